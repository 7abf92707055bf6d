import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NoAnswerError, RefusalError } from 'tickfold-client';
import { answer, breakOff, lose, refuse, scripted } from './scripted.js';

const ORDER = { symbol: 'BTCUSDT', type: 'buy', quantity: '0.10', leverage: 10 } as const;
const CREATED = answer(200, '{"message":"Order created successfully","orderId":"ord_1"}', {
    'Command-Id': 'c-1',
    Position: '0:7',
});
const UNKNOWN = refuse(504, 'OUTCOME_UNKNOWN', { 'Command-Id': 'c-1' });
const outcome = (status: string, httpStatus: number | null, body: string, retryAfter = '0') =>
    answer(
        200,
        `{"commandId":"c-1","status":"${status}","httpStatus":${httpStatus},"body":${body}}`,
        { 'Retry-After': retryAfter },
    );
const NOT_EXECUTED = outcome('NOT_EXECUTED', null, 'null');
const DONE = outcome('DONE', 200, '{"message":"Order created successfully","orderId":"ord_1"}');

test('every attempt of a call has the same key, and every call its own', async (t) => {
    const { tickfold, asked } = await scripted(t, [
        lose,
        breakOff,
        refuse(409, 'STILL_RUNNING'),
        refuse(429, 'TOO_MANY_REQUESTS'),
        refuse(503, 'SERVICE_UNAVAILABLE'),
        answer(502, 'Bad gateway', { 'Content-Type': 'text/html' }),
        answer(200, 'Sign in to this network', { 'Content-Type': 'text/html' }),
        CREATED,
        CREATED,
    ]);
    const { body, commandId, position, replayed } = await tickfold.createOrder(ORDER);
    await tickfold.createOrder(ORDER);

    assert.deepEqual(
        { ...body, commandId, position, replayed },
        {
            message: 'Order created successfully',
            orderId: 'ord_1',
            commandId: 'c-1',
            position: '0:7',
            replayed: false,
        },
    );
    const keys = asked.map(({ headers }) => headers['idempotency-key']);
    assert.equal(new Set(keys.slice(0, 8)).size, 1);
    assert.equal(new Set(keys).size, 2);
    assert.equal(new Set(asked.map((each) => each.body)).size, 1);
});

test('a call keeps its key if there is no token for a repetition', async (t) => {
    const tokens = ['first'];
    const token = () => tokens.pop() ?? Promise.reject(new Error('no token'));
    const { tickfold, asked } = await scripted(t, [lose], { token });
    const call = tickfold.createOrder(ORDER, { idempotencyKey: 'mine', deadlineMs: 300 });

    await assert.rejects(call, (error) => {
        assert.ok(error instanceof NoAnswerError);
        assert.equal(error.idempotencyKey, 'mine');
        return true;
    });
    assert.equal(asked.length, 1);
});

test('the caller may give the key', async (t) => {
    const { tickfold, asked } = await scripted(t, [CREATED]);
    await tickfold.createOrder(ORDER, { idempotencyKey: 'mine' });

    assert.equal(asked[0]?.headers['idempotency-key'], 'mine');
});

test('a field that is misspelt does not compile', async (t) => {
    const { tickfold } = await scripted(t, [CREATED]);
    // @ts-expect-error stoploss is no field
    await tickfold.createOrder({ ...ORDER, stoploss: '40000' });
});

test('a key that no header can carry is not sent', async (t) => {
    const { tickfold, asked } = await scripted(t, []);

    await assert.rejects(tickfold.createOrder(ORDER, { idempotencyKey: '\u20ac' }), TypeError);
    assert.equal(asked.length, 0);
});

test('an unknown outcome is asked for until it is final', async (t) => {
    const { tickfold, asked } = await scripted(t, [
        UNKNOWN,
        outcome('PENDING', null, 'null'),
        lose,
        refuse(503, 'READ_MODEL_BEHIND'),
        DONE,
    ]);
    const { body, commandId } = await tickfold.createOrder(ORDER);

    assert.equal(body.orderId, 'ord_1');
    assert.equal(commandId, 'c-1');
    assert.deepEqual(
        asked.map(({ method, path }) => `${method} ${path}`),
        ['POST /api/v1/trade/create', ...Array(4).fill('GET /api/v1/trade/commands/c-1')],
    );
});

test('an operator asks for outcomes at the account', async (t) => {
    const { tickfold, asked } = await scripted(t, [
        UNKNOWN,
        outcome('DONE', 200, '{"message":"Deposit booked","amount":1.00,"balance":9834.34}'),
    ]);
    const { body } = await tickfold.depositToAccount({ account: 'alice', amount: '1.00' });

    assert.equal(body.balance, '9834.34');
    assert.equal(asked[0]?.path, '/api/v1/admin/accounts/alice/deposits');
    assert.equal(asked[1]?.path, '/api/v1/admin/accounts/alice/commands/c-1');
});

test('what was not executed is sent again under its key', async (t) => {
    const { tickfold, asked } = await scripted(t, [
        UNKNOWN,
        NOT_EXECUTED,
        CREATED,
    ]);
    await tickfold.createOrder(ORDER);

    assert.equal(asked[2]?.headers['idempotency-key'], asked[0]?.headers['idempotency-key']);
});

test('an unknown outcome that was a refusal is thrown with its reason', async (t) => {
    const { tickfold } = await scripted(t, [
        UNKNOWN,
        outcome('DONE', 400, '{"error":"no","message":"no"}'),
        refuse(400, 'INSUFFICIENT_BALANCE', { Position: '0:7' }),
    ]);

    await assert.rejects(tickfold.createOrder(ORDER), { reason: 'INSUFFICIENT_BALANCE' });
});

test('a refusal is thrown at once, with all that the API says of it', async (t) => {
    const { tickfold, asked } = await scripted(t, [
        refuse(400, 'ORDER_NOT_FOUND', { 'Command-Id': 'c-9' }),
    ]);

    await assert.rejects(tickfold.closeOrder({ orderId: 'ord_0123456789abcdef' }), (error) => {
        assert.ok(error instanceof RefusalError);
        assert.deepEqual([error.status, error.reason], [400, 'ORDER_NOT_FOUND']);
        assert.deepEqual([error.commandId, error.message], ['c-9', 'no']);
        assert.equal(error.problem?.type, 'urn:tickfold:refusal:ORDER_NOT_FOUND');
        return true;
    });
    assert.equal(asked.length, 1);
});

test('after a lost attempt, only the engine refuses for good', async (t) => {
    const { tickfold } = await scripted(t, [
        lose,
        refuse(400, 'INSUFFICIENT_BALANCE', { Position: '0:7' }),
        lose,
        refuse(401, 'UNAUTHORIZED'),
        lose,
        refuse(404, 'USER_NOT_FOUND'),
    ]);
    const lost = tickfold.createOrder(ORDER, { idempotencyKey: 'k' });
    await assert.rejects(lost, { reason: 'INSUFFICIENT_BALANCE' });

    await assert.rejects(tickfold.createOrder(ORDER, { idempotencyKey: 'k' }), (error) => {
        assert.ok(error instanceof NoAnswerError && error.cause instanceof RefusalError);
        assert.deepEqual([error.idempotencyKey, error.cause.reason], ['k', 'UNAUTHORIZED']);
        return true;
    });
    await assert.rejects(tickfold.getAccount(), { reason: 'USER_NOT_FOUND' });
});

test('at the deadline, what may have been executed is told from what was not', async (t) => {
    const long = { 'Retry-After': '3600' };
    const { tickfold } = await scripted(t, [
        refuse(503, 'SERVICE_UNAVAILABLE', long),
        refuse(409, 'STILL_RUNNING', long),
        lose,
        refuse(503, 'SERVICE_UNAVAILABLE', long),
        UNKNOWN,
        NOT_EXECUTED,
        refuse(429, 'TOO_MANY_REQUESTS', long),
    ]);
    const key = { idempotencyKey: 'k' };

    await assert.rejects(tickfold.createOrder(ORDER), { reason: 'SERVICE_UNAVAILABLE' });
    await assert.rejects(tickfold.createOrder(ORDER, key), isUnanswered);
    await assert.rejects(tickfold.createOrder(ORDER, key), isUnanswered);
    await assert.rejects(tickfold.createOrder(ORDER), { reason: 'TOO_MANY_REQUESTS' });
});

test('a command that was not executed by the deadline is refused', async (t) => {
    const { tickfold } = await scripted(t, [
        UNKNOWN,
        outcome('NOT_EXECUTED', null, 'null', '3600'),
    ]);

    await assert.rejects(tickfold.createOrder(ORDER), { reason: 'NOT_EXECUTED' });
});

function isUnanswered(error: unknown): boolean {
    return error instanceof NoAnswerError && error.idempotencyKey === 'k';
}

test('a server that never answers holds a call no longer than its deadline', async (t) => {
    const { tickfold } = await scripted(t, [() => undefined]);
    const call = tickfold.createOrder(ORDER, { idempotencyKey: 'k', deadlineMs: 50 });

    await assert.rejects(call, isUnanswered);
});

test('a request that is not answered in time is repeated', async (t) => {
    const steps = [() => undefined, ...Array(50).fill(CREATED)];
    const { tickfold, asked } = await scripted(t, steps, { requestMs: 100 });
    await tickfold.createOrder(ORDER);

    assert.ok(asked.length > 1);
});

test('the caller can end a call', async (t) => {
    const controller = new AbortController();
    const { tickfold } = await scripted(t, [() => controller.abort('enough')]);
    const call = tickfold.createOrder(ORDER, { signal: controller.signal });

    await assert.rejects(call, { name: 'NoAnswerError', cause: 'enough' });
});

test('a mail is not asked for twice unless it was certainly not sent', async (t) => {
    const { tickfold, asked } = await scripted(t, [
        refuse(503, 'SIGN_IN_UNAVAILABLE'),
        answer(200, '{"message":"Verification link send","email":"a@example.org"}'),
        lose,
    ]);
    await tickfold.requestSignInLink({ email: 'a@example.org' });
    const lost = tickfold.requestSignInLink({ email: 'a@example.org' });

    await assert.rejects(lost, NoAnswerError);
    assert.equal(asked.length, 3);
    assert.equal(asked[0]?.headers['idempotency-key'], undefined);
});

test('a read is repeated, and includes the position that it is asked for', async (t) => {
    const { tickfold, asked } = await scripted(t, [
        lose,
        refuse(503, 'READ_MODEL_BEHIND'),
        answer(200, '{"message":[]}', {
            Link: '</api/v1/trade/close?limit=2&before=x%3D>; rel="next"',
        }),
        answer(200, '{"message":[]}'),
    ]);
    const first = await tickfold.listClosedOrders({ limit: 2 }, { minPosition: '0:7' });
    const last = await tickfold.listClosedOrders(first.next);

    assert.equal(asked[2]?.headers['min-position'], '0:7');
    assert.equal(asked[3]?.path, '/api/v1/trade/close?limit=2&before=x%3D');
    assert.equal(last.next, undefined);
});

test('a token may be renewed for every request', async (t) => {
    let tokens = 0;
    const token = () => Promise.resolve(`token-${++tokens}`);
    const { tickfold, asked } = await scripted(t, [lose, CREATED], { token });
    await tickfold.createOrder(ORDER);

    assert.deepEqual(
        asked.map(({ headers }) => headers.authorization),
        ['Bearer token-1', 'Bearer token-2'],
    );
});
