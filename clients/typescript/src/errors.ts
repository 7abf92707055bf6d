import type { Problem, Reason } from './generated/schema.js';
import type { Reply } from './reply.js';

/** The API refused: nothing has changed, and nothing will. */
export class RefusalError extends Error {
    override readonly name = 'RefusalError';
    readonly status: number;
    /**
     * The stable name of the reason, such as `INSUFFICIENT_BALANCE`. `NOT_EXECUTED` is a command
     * that was not executed in time, and `HTTP_404` the like, if it was not Tickfold that answered.
     */
    readonly reason: Reason | 'NOT_EXECUTED' | (string & Record<never, never>);
    /** The problem details (RFC 9457), unless it was not Tickfold that answered. */
    readonly problem: Problem | undefined;
    /** Of the refused command, if the request became one. */
    readonly commandId: string | undefined;

    constructor(reply: Reply) {
        const problem = problemOf(reply);
        super(problem?.detail ?? `refused with status ${reply.status}`);
        this.status = reply.status;
        this.reason = reply.reason ?? `HTTP_${reply.status}`;
        this.problem = problem;
        this.commandId = reply.commandId;
    }
}

function problemOf({ body }: Reply): Problem | undefined {
    return typeof body === 'object' && body !== null && 'code' in body && 'detail' in body
        ? (body as Problem)
        : undefined;
}

/** What is known of a call that was not finally answered. */
export interface Unanswered {
    /** Of the command; none for a read. */
    readonly idempotencyKey: string | undefined;
    /** Of the command, if the API has named it. */
    readonly commandId: string | undefined;
    /** The last failure. */
    readonly cause: unknown;
}

/**
 * There was no final answer in time. A command may have been executed, or may be yet: call again
 * with the same input and `idempotencyKey` to get its answer. A read is just unanswered.
 */
export class NoAnswerError extends Error {
    override readonly name = 'NoAnswerError';
    readonly idempotencyKey: string | undefined;
    readonly commandId: string | undefined;

    constructor({ idempotencyKey, commandId, cause }: Unanswered) {
        super('no final answer in time', { cause });
        this.idempotencyKey = idempotencyKey;
        this.commandId = commandId;
    }
}
