/** A moment until which something is tried, unless the caller ends it before. */
export class Deadline {
    readonly #end: number;
    readonly #caller: AbortSignal | undefined;

    constructor(afterMs: number, caller: AbortSignal | undefined) {
        this.#end = performance.now() + afterMs;
        this.#caller = caller;
    }

    get leftMs(): number {
        return this.#caller?.aborted ? 0 : Math.max(0, this.#end - performance.now());
    }

    /** Why there is no time left, if it is the caller's wish. */
    get reason(): unknown {
        return this.#caller?.reason;
    }

    /** Ends at the deadline, or after less. */
    signal(mostMs: number): AbortSignal {
        const timeout = AbortSignal.timeout(Math.ceil(Math.min(mostMs, this.leftMs)));
        return this.#caller === undefined ? timeout : AbortSignal.any([timeout, this.#caller]);
    }

    /**
     * Waits, but not for nothing: if the deadline comes first, it returns at once.
     *
     * @returns whether there is time left for another attempt
     */
    async wait(ms: number): Promise<boolean> {
        if (ms >= this.leftMs) {
            return false;
        }
        await pause(ms, this.#caller);
        return this.leftMs > 0;
    }
}

/** Waits; a signal ends that early. */
export function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve) => {
        const end = (): void => {
            clearTimeout(timer);
            signal?.removeEventListener('abort', end);
            resolve();
        };
        const timer = setTimeout(end, ms);
        signal?.addEventListener('abort', end);
        if (signal?.aborted) {
            end();
        }
    });
}

const FIRST_MS = 100;
const LONGEST_MS = 2000;

/** How long to wait after so many failures, at random, so that clients do not come all at once. */
export function backoff(failures: number): number {
    const longest = Math.min(LONGEST_MS, FIRST_MS * 2 ** failures);
    return longest * (0.5 + Math.random() / 2);
}
