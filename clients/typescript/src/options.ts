/** The access token, or what gets one: it is asked before every request. */
export type Token = string | (() => string | Promise<string>);

/** Where the API is and who asks. */
export interface TickfoldOptions {
    /** Of the gateway, such as `https://trade.example.org`. */
    readonly url: string | URL;
    /** Prices, instruments and assets need none. */
    readonly token?: Token;
    /** How long a call may take, with all its repetitions: 60,000 ms unless it says otherwise. */
    readonly deadlineMs?: number;
    /** How long one request may take until it counts as lost: 15,000 ms. */
    readonly requestMs?: number;
    /** How long a stream may be silent until it is opened again: 45,000 ms. */
    readonly silenceMs?: number;
    /** Instead of the global `fetch`. */
    readonly fetch?: typeof fetch;
}

/** How a call that only reads is made. */
export interface ReadOptions {
    /** From now until the call ends without an answer. */
    readonly deadlineMs?: number;
    /** Ends the call early. */
    readonly signal?: AbortSignal;
    /** The `position` of an earlier answer, which this one must include. */
    readonly minPosition?: string;
}

/** How a call that changes something is made. */
export interface CommandOptions extends ReadOptions {
    /**
     * Names what is to be done once: 1 to 255 printable ASCII characters. Calls with the same key
     * and content get the same answer, for 24 hours and from other processes too. A random key
     * unless it is given.
     */
    readonly idempotencyKey?: string;
}

/** How a stream is read. */
export interface StreamOptions {
    /** Ends the stream. */
    readonly signal?: AbortSignal;
}
