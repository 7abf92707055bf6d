// Trades with an instance that may be killed and restarted meanwhile, then shows from the account's
// own records that no trade is lost and none was done twice. Prints a line per finished trade.
import assert from 'node:assert/strict';
import { type AccountEvent, type ClosedOrder, RefusalError } from 'tickfold-client';
import { patientClient } from './instance.js';

const TRADES = Number(process.env['TICKFOLD_TRADES'] ?? '50');
const AT_ONCE = Number(process.env['TICKFOLD_CLIENTS'] ?? '8');
const NO_QUOTE = ['QUOTE_MISSING', 'QUOTE_TOO_OLD', 'NO_RULES'];

const tickfold = patientClient();
const stream = new AbortController();
const streamed: AccountEvent[] = [];
let arrived = (): void => undefined;

async function follow(): Promise<void> {
    for await (const event of tickfold.streamEvents({ after: 0n, signal: stream.signal })) {
        streamed.push(event);
        arrived();
    }
}

/** Until prices are there again after a start. */
async function quoted<T>(call: () => Promise<T>): Promise<T> {
    for (;;) {
        try {
            return await call();
        } catch (error) {
            if (!(error instanceof RefusalError && NO_QUOTE.includes(error.reason))) {
                throw error;
            }
            await tickfold.streamPrices({ symbols: ['BTC'] }).next();
        }
    }
}

async function trade(name: string): Promise<string> {
    const order = { symbol: 'BTC', type: 'buy', quantity: '0.001', leverage: 10 } as const;
    const created = await quoted(() => tickfold.createOrder({ ...order, clientOrderId: name }));
    const { orderId } = created.body;
    const part = await quoted(() => tickfold.closeOrder({ orderId, quantity: '0.0004' }));
    assert.equal(part.body.order.status, 'OPEN');
    const rest = await quoted(() => tickfold.closeOrder({ orderId }));
    assert.equal(rest.body.order.status, 'CLOSED');
    return orderId;
}

async function tradeAll(): Promise<string[]> {
    const orders: string[] = [];
    let begun = 0;
    const client = async (): Promise<void> => {
        while (begun < TRADES) {
            orders.push(await trade(`trade-${begun++}`));
            console.log(`traded ${orders.length}`);
        }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, client));
    return orders;
}

async function closedOrders(): Promise<ClosedOrder[]> {
    let page = await tickfold.listClosedOrders({ limit: 300 });
    const all = [...page.body.message];
    while (page.next !== undefined) {
        page = await tickfold.listClosedOrders(page.next);
        all.push(...page.body.message);
    }
    return all;
}

async function recordedEvents(): Promise<AccountEvent[]> {
    const all: AccountEvent[] = [];
    for (;;) {
        const after = all.at(-1)?.sequence ?? 0n;
        const { events } = (await tickfold.listEvents({ after, limit: 1000 })).body;
        if (events.length === 0) {
            return all;
        }
        all.push(...events);
    }
}

async function streamedUntil(sequence: bigint): Promise<void> {
    while ((streamed.at(-1)?.sequence ?? 0n) < sequence) {
        await new Promise<void>((resolve) => (arrived = resolve));
    }
}

const cents = (amount: string): bigint => {
    assert.match(amount, /^-?\d+\.\d\d$/);
    return BigInt(amount.replace('.', ''));
};

const following = follow();
const names = Array.from({ length: TRADES }, (_, i) => `trade-${i}`);
const orders = await tradeAll();

const everyOrder = await closedOrders();
const closed = everyOrder.filter((order) => names.includes(order.clientOrderId ?? ''));
assert.deepEqual(closed.map((order) => order.clientOrderId).sort(), names.sort());
assert.deepEqual(closed.map((order) => order.orderId).sort(), orders.sort());
for (const { reductions } of closed) {
    assert.deepEqual(reductions.map(({ quantity }) => quantity), ['0.0004']);
}
assert.deepEqual((await tickfold.listOpenOrders()).body.message, []);

const recorded = await recordedEvents();
await streamedUntil(recorded.at(-1)?.sequence ?? 0n);
assert.deepEqual(streamed, recorded);
assert.deepEqual(
    recorded.map(({ sequence }) => sequence),
    recorded.map((_, i) => BigInt(i + 1)),
);

const profit = everyOrder.reduce((sum, order) => sum + cents(order.profit), 0n);
const balance = cents((await tickfold.getBalance()).body.message);
assert.equal(balance, cents('10000.00') + profit);

stream.abort();
await following;
console.log(`${TRADES} trades, each once; ${recorded.length} events, each once and in order`);
