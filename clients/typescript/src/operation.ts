/** A request that the API knows, as its document describes it. */
export interface Operation {
    readonly id: string;
    readonly method: string;
    readonly path: string;
    readonly inPath: readonly string[];
    readonly inQuery: readonly string[];
    /** Whether it takes an `Idempotency-Key`, so that it can be repeated. */
    readonly keyed: boolean;
}

/** Which page of closed orders follows. */
export interface NextPage {
    readonly limit: number;
    readonly before: string;
}

/** What an operation was answered. */
export interface Answer<T> {
    readonly body: T;
    /** Of the command, if the request was one. */
    readonly commandId: string | undefined;
    /** The place in the log up to which the answer is true. */
    readonly position: string | undefined;
    /** Whether it is the answer to an earlier request with the same key. */
    readonly replayed: boolean;
    /** The input of the same call that gets the next page, if there may be one. */
    readonly next: NextPage | undefined;
}
