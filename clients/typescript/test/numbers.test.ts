import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answer, scripted } from './scripted.js';

const EXACT = '12345678901234567890.123456789012345678900';

test('decimals keep every digit, both ways', async (t) => {
    const { tickfold, asked } = await scripted(t, [
        answer(200, `{"message":"Deposit booked","amount":${EXACT},"balance":0.30}`),
    ]);
    const { body } = await tickfold.deposit({ amount: EXACT });

    assert.equal(asked[0]?.body, `{"amount":${EXACT}}`);
    assert.equal(body.amount, EXACT);
    assert.equal(body.balance, '0.30');
});

test('positions beyond what a double tells apart stay exact', async (t) => {
    const { tickfold } = await scripted(t, [
        answer(
            200,
            `{"events":[{"sequence":9007199254740993,"type":"tickfold.order-opened.v1","data":{
             "leverage":10,"quantity":"0.10","cause":{"inputOffset":9007199254740995}}}]}`,
        ),
    ]);
    const [event] = (await tickfold.listEvents({ after: 9007199254740992n })).body.events;

    assert.equal(event?.sequence, 9007199254740993n);
    assert.ok(event?.type === 'tickfold.order-opened.v1');
    assert.equal(event.data.cause.inputOffset, 9007199254740995n);
    assert.equal(event.data.leverage, 10);
    assert.equal(event.data.quantity, '0.10');
});

test('what is no decimal in a string is not sent', async (t) => {
    const { tickfold, asked } = await scripted(t, []);
    const notADecimal = 0.1 as unknown as string;

    await assert.rejects(tickfold.deposit({ amount: notADecimal }), TypeError);
    for (const amount of ['', ' 1', '+1', '.5', '1.', '0x10', '1,5', 'NaN', '01']) {
        await assert.rejects(tickfold.deposit({ amount }), TypeError, amount);
    }
    assert.equal(asked.length, 0);
});

test('a level is set, removed or left as it is', async (t) => {
    const done = answer(200, '{"message":"-","order":{}}');
    const { tickfold, asked } = await scripted(t, [done]);
    await tickfold.amendOrder({ orderId: 'ord_1', stopLoss: null, takeProfit: '45000.00' });

    assert.equal(asked[0]?.path, '/api/v1/trade/orders/ord_1');
    assert.equal(asked[0]?.body, '{"stopLoss":null,"takeProfit":45000.00}');
});

test('a text of digits stays a text', async (t) => {
    const { tickfold, asked } = await scripted(t, [answer(200, '{"message":"-","orderId":"-"}')]);
    await tickfold.createOrder({
        symbol: 'BTC',
        type: 'sell',
        quantity: '1',
        leverage: 1,
        clientOrderId: '007',
    });

    assert.match(asked[0]?.body ?? '', /"clientOrderId":"007"/);
});
