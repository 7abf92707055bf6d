import { readJson } from './json.js';
import type { NextPage } from './operation.js';

/** What was answered to one request. */
export interface Reply {
    readonly status: number;
    readonly body?: unknown;
    readonly reason?: string | undefined;
    readonly commandId?: string | undefined;
    readonly position?: string | undefined;
    readonly replayed?: boolean;
    readonly retryAfterMs?: number | undefined;
    readonly next?: NextPage | undefined;
}

/** Reads an answer to its end; fails if that is lost, or if somebody else has answered. */
export async function replyOf(response: Response): Promise<Reply> {
    const { status, headers } = response;
    const text = await response.text();
    if (isSuccess(status) && !isJson(headers)) {
        throw new Error(`no answer of the API: ${headers.get('Content-Type')}`);
    }
    return {
        status,
        body: isJson(headers) ? readJson(text) : text,
        reason: headers.get('Refusal-Reason') ?? undefined,
        commandId: headers.get('Command-Id') ?? undefined,
        position: headers.get('Position') ?? undefined,
        replayed: headers.get('Idempotent-Replayed') === 'true',
        retryAfterMs: milliseconds(headers.get('Retry-After')),
        next: nextPage(headers.get('Link')),
    };
}

export const isSuccess = (status: number): boolean => status >= 200 && status < 300;

const isJson = (headers: Headers): boolean =>
    /^application\/(problem\+)?json\b/.test(headers.get('Content-Type') ?? '');

const milliseconds = (seconds: string | null): number | undefined =>
    seconds !== null && /^\d+$/.test(seconds) ? Number(seconds) * 1000 : undefined;

function nextPage(link: string | null): NextPage | undefined {
    const target = /<([^>]*)>\s*;\s*rel="?next"?/.exec(link ?? '')?.[1];
    if (target === undefined) {
        return undefined;
    }
    const query = new URL(target, 'http://any').searchParams;
    return { limit: Number(query.get('limit')), before: query.get('before') ?? '' };
}
