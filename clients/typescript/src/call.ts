import { Attempts, type CallOptions } from './attempts.js';
import { RefusalError } from './errors.js';
import type { CommandOutcome } from './generated/schema.js';
import type { Operation } from './operation.js';
import { isSuccess, type Reply } from './reply.js';
import { type Endpoint, type Question, readOf } from './request.js';
import { verdictOf } from './verdict.js';

const OPERATORS = /^.*\/admin\/accounts\/[^/]+/;

/** One call of an operation: attempts under one key until one is finally answered. */
export class Call {
    readonly #operation: Operation;
    readonly #attempts: Attempts;
    readonly #question: Question;

    constructor(to: Endpoint, operation: Operation, question: Question, options: CallOptions) {
        const { minPosition } = options;
        const key = operation.keyed ? (options.idempotencyKey ?? randomKey()) : undefined;
        this.#operation = operation;
        this.#question = withHeaders(question, {
            'Idempotency-Key': key,
            'Min-Position': minPosition,
        });
        this.#attempts = new Attempts(to, options, key);
    }

    /**
     * @throws RefusalError if the API refuses
     * @throws NoAnswerError if there is no final answer before the deadline
     */
    async answer(): Promise<Reply> {
        for (;;) {
            const reply = await this.#attempt();
            const verdict = reply === undefined ? 'UNKNOWN' : verdictOf(reply);
            if (reply !== undefined && verdict === 'FINAL') {
                return this.#final(reply);
            }
            if (verdict !== 'NOT_EXECUTED' && !this.#isRepeatable()) {
                throw this.#attempts.end(reply);
            }
            await this.#attempts.pause(reply);
        }
    }

    /** @returns nothing if the answer is lost */
    async #attempt(): Promise<Reply | undefined> {
        const reply = await this.#attempts.send(this.#question);
        return reply !== undefined && verdictOf(reply) === 'ASK' ? this.#outcome(reply) : reply;
    }

    /**
     * An answer of the engine holds for all attempts. A gateway refuses one, such as for a token
     * that has expired, and knows nothing of those that were lost.
     */
    #final(reply: Reply): Reply {
        if (isSuccess(reply.status)) {
            return reply;
        }
        const isOfAll = !this.#operation.keyed || reply.position !== undefined;
        throw isOfAll ? new RefusalError(reply) : this.#attempts.end(reply);
    }

    /** Whether nothing is done twice by it. */
    #isRepeatable(): boolean {
        return this.#operation.method === 'GET' || this.#operation.keyed;
    }

    /**
     * Asks what came of a command until that is certain.
     *
     * @returns nothing if only an answer to the same request can tell, such as why it was refused
     */
    async #outcome({ commandId }: Reply): Promise<Reply | undefined> {
        const question = readOf(`${this.#outcomes()}/${commandId}`);
        for (;;) {
            const reply = await this.#attempts.send(question);
            if (reply !== undefined && verdictOf(reply) === 'FINAL') {
                const outcome = outcomeIn(reply);
                if (outcome?.status !== 'PENDING') {
                    return this.#certain(outcome, reply);
                }
            }
            await this.#attempts.pause(reply);
        }
    }

    #outcomes(): string {
        const operators = OPERATORS.exec(this.#question.path)?.[0];
        return operators === undefined ? '/api/v1/trade/commands' : `${operators}/commands`;
    }

    #certain(outcome: CommandOutcome | undefined, reply: Reply): Reply | undefined {
        if (outcome?.status === 'NOT_EXECUTED') {
            this.#attempts.nothingIsExecuted();
            return { ...reply, status: 503, reason: 'NOT_EXECUTED' };
        }
        return outcome?.status === 'DONE' && isSuccess(outcome.httpStatus ?? 0)
            ? { ...reply, body: outcome.body, commandId: outcome.commandId }
            : undefined;
    }
}

function outcomeIn({ status, body }: Reply): CommandOutcome | undefined {
    return isSuccess(status) ? (body as CommandOutcome) : undefined;
}

function withHeaders(question: Question, more: Record<string, string | undefined>): Question {
    const headers = { ...question.headers };
    for (const [name, value] of Object.entries(more)) {
        if (value !== undefined) {
            headers[name] = value;
        }
    }
    return { ...question, headers };
}

/** In browsers, `randomUUID` is there on secure pages only. */
function randomKey(): string {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
