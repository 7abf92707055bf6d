import { backoff, Deadline } from './deadline.js';
import { NoAnswerError, RefusalError } from './errors.js';
import type { CommandOptions } from './options.js';
import { type Reply, replyOf } from './reply.js';
import { type Endpoint, type Question, requestOf } from './request.js';
import { verdictOf } from './verdict.js';

/** How a call is made, all told. */
export interface CallOptions extends CommandOptions {
    readonly deadlineMs: number;
    readonly requestMs: number;
}

/** The attempts of one call, and what is known of it after them. */
export class Attempts {
    readonly #to: Endpoint;
    readonly #requestMs: number;
    readonly #deadline: Deadline;
    readonly #key: string | undefined;
    #commandId: string | undefined;
    #failures = 0;
    /** Why nobody knows whether the command was executed; nothing while it certainly was not. */
    #doubt: unknown;

    /** @param key under which they are made, if they are those of a command */
    constructor(to: Endpoint, options: CallOptions, key: string | undefined) {
        this.#to = to;
        this.#requestMs = options.requestMs;
        this.#deadline = new Deadline(options.deadlineMs, options.signal);
        this.#key = key;
    }

    /**
     * Sends a question once.
     *
     * @returns nothing if the answer is lost
     */
    async send(question: Question): Promise<Reply | undefined> {
        const { url, fetch } = this.#to;
        const request = await this.#requestOf(question);
        if (request === undefined) {
            return undefined;
        }
        const signal = this.#deadline.signal(this.#requestMs);
        try {
            const response = await fetch(url + question.path, { ...request, signal });
            return this.#noted(await replyOf(response));
        } catch (lost) {
            this.#doubt = lost;
            return undefined;
        }
    }

    /**
     * @returns nothing if it cannot be sent, such as for want of a token, while nobody knows what
     *     came of an earlier attempt: the call must not end with this
     */
    async #requestOf(question: Question): Promise<RequestInit | undefined> {
        try {
            return await requestOf(this.#to, question);
        } catch (failed) {
            if (this.#doubt === undefined) {
                throw failed;
            }
            return undefined;
        }
    }

    #noted(reply: Reply): Reply {
        const verdict = verdictOf(reply);
        this.#commandId = reply.commandId ?? this.#commandId;
        if (verdict === 'UNKNOWN' || verdict === 'ASK') {
            this.#doubt = new RefusalError(reply);
        }
        return reply;
    }

    /** Nothing that was sent will be executed any more. */
    nothingIsExecuted(): void {
        this.#doubt = undefined;
    }

    /**
     * Waits until the next attempt, at least as long as the last answer says.
     *
     * @throws Error as of `end`, at once, if there is no time for one
     */
    async pause(after: Reply | undefined): Promise<void> {
        const ms = (after?.retryAfterMs ?? 0) + backoff(this.#failures++);
        if (!(await this.#deadline.wait(ms))) {
            throw this.end(after);
        }
    }

    /** How the call ends if there is no other attempt. */
    end(last: Reply | undefined): Error {
        const refusal = last && new RefusalError(last);
        return refusal !== undefined && this.#doubt === undefined
            ? refusal
            : new NoAnswerError({
                  idempotencyKey: this.#key,
                  commandId: this.#commandId,
                  cause: this.#deadline.reason ?? refusal ?? this.#doubt,
              });
    }
}
