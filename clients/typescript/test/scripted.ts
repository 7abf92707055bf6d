import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import { Tickfold, type TickfoldOptions } from 'tickfold-client';

/** What a client asked. */
export interface Asked {
    readonly method: string;
    readonly path: string;
    readonly headers: IncomingMessage['headers'];
    readonly body: string;
}

/** What becomes of one request. */
export type Step = (response: ServerResponse) => void;

export const answer =
    (status: number, body: string, headers: Record<string, string> = {}): Step =>
    (response) =>
        response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(body);

/** A refusal as problem details, after which one may come back at once. */
export const refuse = (status: number, code: string, more: Record<string, string> = {}): Step =>
    answer(
        status,
        JSON.stringify({
            type: `urn:tickfold:refusal:${code}`,
            title: '-',
            status,
            detail: 'no',
            code,
        }),
        {
            'Content-Type': 'application/problem+json',
            'Refusal-Reason': code,
            'Retry-After': '0',
            ...more,
        },
    );

/** The connection is lost, after all that was asked has arrived. */
export const lose: Step = (response) => response.destroy();

/** Half of an answer arrives. */
export const breakOff: Step = (response) => {
    response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': '100' });
    response.write('{"message":', () => response.destroy());
};

/** Server-sent events, after which the connection is lost. */
export const events =
    (...blocks: string[]): Step =>
    (response) => {
        response.writeHead(200, { 'Content-Type': 'text/event-stream' });
        response.write(blocks.join(''), () => response.destroy());
    };

/** A client of a server that does these steps, one per request, and what the server was asked. */
export async function scripted(
    test: TestContext,
    steps: readonly Step[],
    options: Partial<TickfoldOptions> = {},
): Promise<{ tickfold: Tickfold; asked: Asked[] }> {
    const asked: Asked[] = [];
    const server = createServer(async (request, response) => {
        const step = steps[asked.length] ?? refuse(500, 'END_OF_SCRIPT');
        asked.push(await read(request));
        step(response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    test.after(() => server.closeAllConnections());
    test.after(() => server.close());
    const { port } = server.address() as AddressInfo;
    const url = `http://127.0.0.1:${port}`;
    return { tickfold: new Tickfold({ url, token: 'a-token', ...options }), asked };
}

async function read(request: IncomingMessage): Promise<Asked> {
    let body = '';
    for await (const part of request) {
        body += part;
    }
    const { method = '', url: path = '', headers } = request;
    return { method, path, headers, body };
}
