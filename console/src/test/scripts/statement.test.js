import assert from 'node:assert/strict';
import { test } from 'node:test';
import { csv } from '../console/statement.js';

const line = (order) => csv([order]).split('\r\n')[1];

test('a statement has a heading and a line for each order', () => {
  const [heading, first, rest] = csv([{ orderId: 'ord_1', profit: '-1.50' }]).split('\r\n');
  assert.ok(heading.startsWith('closeTime,orderId,symbol'));
  assert.equal(first, ',ord_1,,,,,,,,-1.50,,');
  assert.equal(rest, '');
});

test('no text becomes a formula or another cell', () => {
  assert.ok(line({ clientOrderId: '=1+1' }).endsWith(",'=1+1"));
  assert.ok(line({ clientOrderId: '@x' }).endsWith(",'@x"));
  assert.ok(line({ clientOrderId: 'a,"b"' }).endsWith(',"a,""b"""'));
  assert.ok(line({ clientOrderId: '-5' }).endsWith(',-5'));
});
