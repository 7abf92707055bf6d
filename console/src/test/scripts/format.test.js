import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gain, money, number, reason, shortName, tone } from '../console/format.js';

test('thousands have commas and amounts two decimals at least', () => {
  assert.equal(number('1234567.891'), '1,234,567.891');
  assert.equal(number('999'), '999');
  assert.equal(money('-1234.5'), '\u22121,234.50');
  assert.equal(money('0.123'), '0.123');
  assert.equal(number(null), '\u2013');
  assert.equal(number(''), '\u2013');
});

test('a gain has its sign, and nothing has none', () => {
  assert.equal(gain('12.3'), '+12.30');
  assert.equal(gain('-0.01'), '\u22120.01');
  assert.equal(gain('0.00'), '0.00');
  assert.equal(gain(null), '\u2013');
  assert.deepEqual(['0.01', '-5', '-0.00', null].map(tone), ['up', 'down', 'flat', 'flat']);
});

test('reasons and instruments have their names', () => {
  assert.equal(reason('STOP_LOSS'), 'Stop loss');
  assert.equal(reason('SOME_NEW_REASON'), 'some new reason');
  assert.equal(shortName('BTCUSDT'), 'BTC');
});
