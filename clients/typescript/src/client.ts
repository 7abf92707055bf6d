import { Call } from './call.js';
import { Operations } from './generated/operations.js';
import type { AccountEvent, Price } from './generated/schema.js';
import type { Answer, Operation } from './operation.js';
import type { CommandOptions, StreamOptions, TickfoldOptions } from './options.js';
import { type Endpoint, questionOf } from './request.js';
import { accountEvents, livePrices } from './streams.js';

/**
 * A client of Tickfold's HTTP API. Each method is an operation of its OpenAPI document: it repeats
 * what is safe to repeat until it is finally answered.
 *
 * A method throws `RefusalError` if the API refuses, `NoAnswerError` if there was no final answer
 * before the deadline, and `TypeError` if the input cannot be sent.
 */
export class Tickfold extends Operations {
    readonly #to: Endpoint;
    readonly #times: { deadlineMs: number; requestMs: number };
    readonly #silenceMs: number;

    constructor(options: TickfoldOptions) {
        super();
        this.#to = {
            url: new URL(options.url).href.replace(/\/$/, ''),
            token: options.token,
            fetch: options.fetch ?? ((input, init) => fetch(input, init)),
        };
        this.#times = {
            deadlineMs: options.deadlineMs ?? 60_000,
            requestMs: options.requestMs ?? 15_000,
        };
        this.#silenceMs = options.silenceMs ?? 45_000;
    }

    protected override async call<T>(
        operation: Operation,
        input: object | undefined,
        options: CommandOptions | undefined,
    ): Promise<Answer<T>> {
        const question = questionOf(operation, input);
        const call = new Call(this.#to, operation, question, { ...this.#times, ...options });
        const { body, commandId, position, replayed, next } = await call.answer();
        return { body: body as T, commandId, position, replayed: replayed ?? false, next };
    }

    /**
     * The account's events, live, in order and each once, whatever happens to the connection.
     *
     * @param options.after the sequence of the last event that the caller has, `0n` for none;
     *     without it, only events that happen from now on
     */
    streamEvents(
        options: StreamOptions & { readonly after?: bigint } = {},
    ): AsyncGenerator<AccountEvent, void, undefined> {
        return accountEvents(this.#stream('/api/v1/events/stream', options), options.after);
    }

    /**
     * Live prices: of each symbol the current one first, then every change, of which a slow reader
     * misses those that were replaced.
     *
     * @param options.symbols all symbols unless they are given
     */
    streamPrices(
        options: StreamOptions & { readonly symbols?: readonly string[] } = {},
    ): AsyncGenerator<Price, void, undefined> {
        const query = new URLSearchParams((options.symbols ?? []).map((each) => ['symbol', each]));
        return livePrices(this.#stream(`/api/v1/prices/stream?${query}`, options));
    }

    #stream(path: string, { signal }: StreamOptions) {
        return { to: this.#to, path, silenceMs: this.#silenceMs, signal };
    }
}
