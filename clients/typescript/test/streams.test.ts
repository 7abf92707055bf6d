import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { test } from 'node:test';
import { answer, events, lose, refuse, scripted } from './scripted.js';

const heartbeat = (sequence: number) =>
    `id: ${sequence}\nevent: heartbeat\ndata: {"sequence":${sequence}}\n\n`;
const event = (sequence: number) =>
    `id: ${sequence}\nevent: tickfold.order-closed.v1\ndata: {"sequence":${sequence},` +
    `"type":"tickfold.order-closed.v1","data":{}}\n\n`;

/** The sequences of the first events of a stream. */
async function take(stream: AsyncIterable<{ sequence: bigint }>, count: number): Promise<bigint[]> {
    const taken: bigint[] = [];
    for await (const { sequence } of stream) {
        taken.push(sequence);
        if (taken.length === count) {
            break;
        }
    }
    return taken;
}

test('events continue after every break, none lost and none twice', async (t) => {
    const { tickfold, asked } = await scripted(t, [
        events(heartbeat(4), event(5), event(6).slice(0, 20)),
        lose,
        refuse(503, 'READ_MODEL_BEHIND'),
        refuse(429, 'TOO_MANY_STREAMS'),
        answer(502, 'Bad gateway', { 'Content-Type': 'text/html' }),
        events(heartbeat(5), event(5), event(6), event(7)),
        events(heartbeat(7), event(8)),
    ]);

    assert.deepEqual(await take(tickfold.streamEvents({ after: 4n }), 4), [5n, 6n, 7n, 8n]);
    assert.deepEqual(
        asked.map(({ headers }) => headers['last-event-id']),
        ['4', '5', '5', '5', '5', '5', '7'],
    );
});

test('without a position, events begin now and continue from there', async (t) => {
    const { tickfold, asked } = await scripted(t, [
        events(heartbeat(41)),
        events(heartbeat(41), event(42)),
    ]);

    assert.deepEqual(await take(tickfold.streamEvents(), 1), [42n]);
    assert.deepEqual(
        asked.map(({ headers }) => headers['last-event-id']),
        [undefined, '41'],
    );
});

test('an event that is left out is an error, not a gap', async (t) => {
    const { tickfold } = await scripted(t, [events(heartbeat(4), event(6))]);

    await assert.rejects(take(tickfold.streamEvents({ after: 4n }), 1), /event 5 is missing/);
});

test('a stream that is refused for good ends with the refusal', async (t) => {
    const { tickfold } = await scripted(t, [refuse(400, 'POSITION_BEYOND_END')]);

    await assert.rejects(take(tickfold.streamEvents({ after: 99n }), 1), {
        reason: 'POSITION_BEYOND_END',
    });
});

test('a stream without a token that could be sent ends with the reason', async (t) => {
    const token = () => Promise.reject(new Error('signed out'));
    const { tickfold, asked } = await scripted(t, [], { token });

    await assert.rejects(take(tickfold.streamEvents(), 1), /signed out/);
    assert.equal(asked.length, 0);
});

test('a silent stream is opened again', async (t) => {
    const steps = [
        (response: ServerResponse) => response.writeHead(200).flushHeaders(),
        ...Array(50).fill(events(heartbeat(0), event(1))),
    ];
    const { tickfold } = await scripted(t, steps, { silenceMs: 100 });

    assert.deepEqual(await take(tickfold.streamEvents({ after: 0n }), 1), [1n]);
});

test('a signal ends a stream', async (t) => {
    const controller = new AbortController();
    const { tickfold } = await scripted(t, [
        (response) => {
            response.writeHead(200, { 'Content-Type': 'text/event-stream' });
            response.write(heartbeat(0), () => controller.abort());
        },
    ]);
    const stream = tickfold.streamEvents({ after: 0n, signal: controller.signal });

    assert.deepEqual(await take(stream, 1), []);
});

test('prices are exact, and continue after a break', async (t) => {
    const price = (bid: string) =>
        `event: price\ndata: {"symbol":"BTCUSDT","bid":${bid},"ask":96501.50,"at":"-"}\n\n`;
    const { tickfold, asked } = await scripted(t, [
        events(':\n\n', price('96500.50')),
        events(':\n\n', price('96500.60')),
    ]);
    const bids: string[] = [];
    for await (const { bid } of tickfold.streamPrices({ symbols: ['BTC', 'ETH'] })) {
        bids.push(bid);
        if (bids.length === 2) {
            break;
        }
    }

    assert.deepEqual(bids, ['96500.50', '96500.60']);
    assert.equal(asked[0]?.path, '/api/v1/prices/stream?symbol=BTC&symbol=ETH');
});
