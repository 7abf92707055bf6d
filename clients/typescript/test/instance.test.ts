import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { RefusalError, Tickfold } from 'tickfold-client';
import { instance, patientClient } from './instance.js';

const skip = instance() === undefined && 'TICKFOLD_URL and TICKFOLD_TOKEN name no instance';
const EXAMPLE = new URL('readme.js', import.meta.url).pathname;

test('the example of the README does what it says', { skip }, async () => {
    const { stdout } = await promisify(execFile)(process.execPath, [EXAMPLE]);

    assert.match(
        stdout,
        new RegExp(
            '^still open: 0\\.015\n' +
                'closed at \\d+\\.\\d\\d\n' +
                'tickfold\\.order-opened\\.v1 at \\d+\\.\\d\\d\n' +
                'tickfold\\.order-reduced\\.v1 at \\d+\\.\\d\\d\n' +
                'tickfold\\.order-closed\\.v1 at \\d+\\.\\d\\d\n' +
                'ORDER_NOT_FOUND\n$',
        ),
    );
});

test('one call under one key is one order, in whichever process', { skip }, async () => {
    const tickfold = patientClient();
    const order = { symbol: 'BTC', type: 'buy', quantity: '0.0100', leverage: 10 } as const;
    const key = randomUUID();
    const first = await tickfold.createOrder(order, { idempotencyKey: key });
    const again = await tickfold.createOrder(order, { idempotencyKey: key });
    const outcome = await tickfold.findCommandOutcome({ key });
    await tickfold.closeAllOrders();

    assert.equal(again.body.orderId, first.body.orderId);
    assert.deepEqual([first.replayed, again.replayed], [false, true]);
    assert.deepEqual([outcome.body.status, outcome.body.httpStatus], ['DONE', 200]);
});

test('a refusal names its reason and its command', { skip }, async () => {
    const tickfold = patientClient();
    const order = { symbol: 'BTC', type: 'buy', quantity: '0.00015', leverage: 1 } as const;

    await assert.rejects(tickfold.createOrder(order), (error) => {
        assert.ok(error instanceof RefusalError);
        assert.equal(error.reason, 'QUANTITY_OFF_STEP');
        assert.equal(error.problem?.code, error.reason);
        assert.equal(error.problem?.commandId, error.commandId);
        return true;
    });
});

test('prices are streamed as they are read', { skip }, async () => {
    const tickfold = patientClient();
    for await (const { symbol, bid, ask } of tickfold.streamPrices({ symbols: ['ETH'] })) {
        assert.equal(symbol, 'ETHUSDT');
        assert.match(`${bid} ${ask}`, /^\d+\.\d\d \d+\.\d\d$/);
        break;
    }
});

test('a token that does not hold is refused', { skip }, async () => {
    const { url } = instance() ?? { url: '' };
    const stranger = new Tickfold({ url, token: 'no-token' });

    await assert.rejects(stranger.getAccount(), { reason: 'UNAUTHORIZED', status: 401 });
    await assert.rejects(stranger.streamEvents().next(), { reason: 'UNAUTHORIZED' });
});
