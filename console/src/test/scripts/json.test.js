import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keepsNumbers, parse, write } from '../console/json.js';

test('numbers stay as they were written', { skip: !keepsNumbers && 'Node.js is too old' }, () => {
  assert.deepEqual(parse('{"a":1.10,"b":[123456789012345678901,"x",null,true]}'),
    { a: '1.10', b: ['123456789012345678901', 'x', null, true] });
});

test('decimals are sent as they were typed, and nothing else is a number', () => {
  assert.equal(write({ a: '0.10', b: '', c: undefined, d: null, e: '5' }, ['a', 'd']),
    '{"a":0.10,"d":null,"e":"5"}');
  ['1,5', '01', '1e5', '.5', '5.', '1}', ' 1'].forEach((text) =>
    assert.equal(write({ a: text }, ['a']), JSON.stringify({ a: text })));
});
