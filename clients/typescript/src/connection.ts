import { createParser, type EventSourceMessage } from 'eventsource-parser';
import { RefusalError } from './errors.js';
import { replyOf } from './reply.js';
import { type Endpoint, requestOf } from './request.js';
import { verdictOf } from './verdict.js';

/** Server-sent events that are asked for again whenever they end. */
export interface StreamSource {
    readonly to: Endpoint;
    readonly path: string;
    readonly silenceMs: number;
    readonly signal: AbortSignal | undefined;
    /** The id of the last event that was read, if the stream has ids. */
    readonly lastEventId: () => string | undefined;
}

/** One connection of a stream. */
export class Connection {
    readonly #source: StreamSource;
    readonly #request: RequestInit;
    readonly #controller = new AbortController();
    readonly #end = (): void => this.#controller.abort();
    #timer: ReturnType<typeof setTimeout> | undefined;
    /** How long the API wants to be left alone before the next connection. */
    retryAfterMs = 0;

    private constructor(source: StreamSource, request: RequestInit) {
        this.#source = source;
        this.#request = request;
        source.signal?.addEventListener('abort', this.#end);
    }

    /** Prepares a connection after the last event, with a token of now. */
    static async prepare(source: StreamSource): Promise<Connection> {
        const last = source.lastEventId();
        const headers = { Accept: 'text/event-stream', ...(last && { 'Last-Event-ID': last }) };
        const question = { method: 'GET', path: source.path, headers };
        return new Connection(source, await requestOf(source.to, question));
    }

    /**
     * The messages until the connection ends; fails if it breaks or is silent for too long.
     *
     * @throws RefusalError if the API refuses the stream for good
     */
    async *messages(): AsyncGenerator<EventSourceMessage, void, undefined> {
        const waiting: EventSourceMessage[] = [];
        const parser = createParser({ onEvent: (message) => waiting.push(message) });
        const decoder = new TextDecoder();
        const reader = (await this.#open())?.getReader();
        for (let part = await reader?.read(); part?.done === false; part = await reader?.read()) {
            this.#isAlive();
            parser.feed(decoder.decode(part.value, { stream: true }));
            yield* waiting.splice(0);
        }
    }

    /** @returns nothing if it may be opened later */
    async #open(): Promise<ReadableStream<Uint8Array> | null> {
        const { to, path } = this.#source;
        this.#isAlive();
        const { signal } = this.#controller;
        const response = await to.fetch(to.url + path, { ...this.#request, signal });
        return response.ok ? response.body : this.#refused(response);
    }

    async #refused(response: Response): Promise<null> {
        const reply = await replyOf(response);
        if (verdictOf(reply) === 'FINAL') {
            throw new RefusalError(reply);
        }
        this.retryAfterMs = reply.retryAfterMs ?? 0;
        return null;
    }

    #isAlive(): void {
        clearTimeout(this.#timer);
        this.#timer = setTimeout(this.#end, this.#source.silenceMs);
    }

    close(): void {
        clearTimeout(this.#timer);
        this.#source.signal?.removeEventListener('abort', this.#end);
        this.#end();
    }
}
