import type { Reply } from './reply.js';

/** What an answer means for the one who asked. */
export type Verdict =
    /** It is the answer. */
    | 'FINAL'
    /** Not executed. */
    | 'NOT_EXECUTED'
    /** Nobody knows whether it was executed. */
    | 'UNKNOWN'
    /** It can be asked what came of the command. */
    | 'ASK';

/** Judges by the rules of the API. An error without a reason does not come from Tickfold. */
export function verdictOf({ status, reason, commandId }: Reply): Verdict {
    if (status === 429) {
        return 'NOT_EXECUTED';
    }
    if (reason === undefined) {
        return status === 408 || status >= 500 ? 'UNKNOWN' : 'FINAL';
    }
    if (status === 504) {
        return commandId === undefined ? 'UNKNOWN' : 'ASK';
    }
    return status === 503 ? 'NOT_EXECUTED' : reason === 'STILL_RUNNING' ? 'UNKNOWN' : 'FINAL';
}
