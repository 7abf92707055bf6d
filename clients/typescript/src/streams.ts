import type { EventSourceMessage } from 'eventsource-parser';
import { Connection, type StreamSource } from './connection.js';
import { backoff, pause } from './deadline.js';
import { RefusalError } from './errors.js';
import type { AccountEvent, Price } from './generated/schema.js';
import { readJson } from './json.js';

type Source = Omit<StreamSource, 'lastEventId'>;

/**
 * The events of an account, in order and each once, whatever happens to the connections.
 *
 * @param after the sequence of the last event that the caller has; without it, they begin now
 * @throws Error if the API leaves an event out
 */
export async function* accountEvents(
    source: Source,
    after: bigint | undefined,
): AsyncGenerator<AccountEvent, void, undefined> {
    let last = after;
    for await (const message of messages({ ...source, lastEventId: () => last?.toString() })) {
        const event = readJson(message.data) as AccountEvent;
        const step = message.event === 'heartbeat' ? 0n : 1n;
        const expected = (last ?? event.sequence - step) + step;
        if (event.sequence > expected) {
            throw new Error(`event ${(last ?? 0n) + 1n} is missing`);
        }
        if (event.sequence === expected) {
            last = expected;
            if (step === 1n) {
                yield event;
            }
        }
    }
}

/** Prices as they change; of each symbol the current one first, after a break too. */
export async function* livePrices(source: Source): AsyncGenerator<Price, void, undefined> {
    for await (const message of messages({ ...source, lastEventId: () => undefined })) {
        yield readJson(message.data) as Price;
    }
}

/** The messages of all connections, one after another, until the signal. */
async function* messages(
    source: StreamSource,
): AsyncGenerator<EventSourceMessage, void, undefined> {
    for (let failures = 0; !source.signal?.aborted; failures++) {
        const connection = await Connection.prepare(source);
        try {
            for await (const message of connection.messages()) {
                failures = 0;
                yield message;
            }
        } catch (broken) {
            if (broken instanceof RefusalError) {
                throw broken;
            }
        } finally {
            connection.close();
        }
        await pause(connection.retryAfterMs + backoff(failures), source.signal);
    }
}
