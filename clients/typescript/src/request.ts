import { writeJson } from './json.js';
import type { Operation } from './operation.js';
import type { Token } from './options.js';

/** Where requests go, and who sends them. */
export interface Endpoint {
    /** Without a slash at the end. */
    readonly url: string;
    readonly token: Token | undefined;
    readonly fetch: typeof fetch;
}

/** What is asked; it can be sent more than once. */
export interface Question {
    readonly method: string;
    readonly path: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: string;
}

const WANTED = 'application/json, application/problem+json';

/** What an operation asks for an input, in which parameters and body are side by side. */
export function questionOf(operation: Operation, input: object | undefined): Question {
    const rest = new Map(Object.entries(input ?? {}));
    const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) =>
        encodeURIComponent(String(take(rest, name))),
    );
    const query = queryOf(operation, rest);
    return {
        method: operation.method,
        path: query === '' ? path : `${path}?${query}`,
        ...content(Object.fromEntries(rest)),
    };
}

/** What reads a resource. */
export const readOf = (path: string): Question => ({ method: 'GET', path, ...content({}) });

function queryOf({ inQuery }: Operation, input: Map<string, unknown>): string {
    const query = new URLSearchParams();
    for (const name of inQuery) {
        const value = take(input, name);
        if (value !== undefined) {
            query.set(name, String(value));
        }
    }
    return query.toString();
}

function take(from: Map<string, unknown>, name: string): unknown {
    const value = from.get(name);
    from.delete(name);
    return value;
}

function content(fields: object): Pick<Question, 'headers' | 'body'> {
    return Object.keys(fields).length === 0
        ? { headers: { Accept: WANTED } }
        : {
              headers: { Accept: WANTED, 'Content-Type': 'application/json' },
              body: writeJson(fields),
          };
}

/**
 * What `fetch` takes for a question; the token is asked for now.
 *
 * @throws TypeError if a header cannot be sent
 */
export async function requestOf({ token }: Endpoint, question: Question): Promise<RequestInit> {
    const { method, body } = question;
    const headers = new Headers(question.headers);
    const current = typeof token === 'function' ? await token() : token;
    if (current !== undefined) {
        headers.set('Authorization', `Bearer ${current}`);
    }
    return { method, headers, redirect: 'manual', ...(body === undefined ? {} : { body }) };
}
