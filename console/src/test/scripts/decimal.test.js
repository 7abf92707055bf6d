import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Decimal, ZERO } from '../console/decimal.js';
import { seeded } from './random.js';

const next = seeded();
const TIMES = 5000;

/** All numbers of the test as whole numbers of this many decimals. */
const SCALE = 40;

function randomText() {
  const digits = (count) => Array.from({ length: count }, () => next(10)).join('');
  const whole = digits(1 + next(14)).replace(/^0+(?=\d)/, '');
  const scale = next(13);
  return `${next(2) ? '-' : ''}${whole}${scale ? `.${digits(scale)}` : ''}`;
}

/** The number as a whole number of 10^-SCALE, by nothing but its text. */
function units(text) {
  const [whole, fraction = ''] = text.replace('-', '').split('.');
  const all = BigInt(whole + fraction.padEnd(SCALE, '0'));
  return text.startsWith('-') ? -all : all;
}

function repeat(check) {
  for (let i = 0; i < TIMES; i += 1) {
    check(randomText(), randomText());
  }
}

test('a number is written as it was read', () => {
  repeat((text) => {
    const plain = /^-0(\.0*)?$/.test(text) ? text.slice(1) : text;
    assert.equal(Decimal.of(text).toString(), plain);
  });
});

test('sum, difference, product and comparison are exact', () => {
  repeat((a, b) => {
    const [x, y] = [Decimal.of(a), Decimal.of(b)];
    assert.equal(units(x.plus(y).toString()), units(a) + units(b), `${a} + ${b}`);
    assert.equal(units(x.minus(y).toString()), units(a) - units(b), `${a} - ${b}`);
    assert.equal(units(x.times(y).toString()) * 10n ** BigInt(SCALE), units(a) * units(b),
      `${a} * ${b}`);
    const order = units(a) < units(b) ? -1 : units(a) > units(b) ? 1 : 0;
    assert.equal(x.compareTo(y), order, `${a} ? ${b}`);
    assert.equal(x.sign, units(a) < 0n ? -1 : units(a) > 0n ? 1 : 0);
  });
});

test('rounding is to the nearest cent, and from the middle to the even one', () => {
  repeat((a) => {
    const cent = 10n ** BigInt(SCALE - 2);
    const rounded = units(Decimal.of(a).rounded(2).toString());
    const far = rounded > units(a) ? rounded - units(a) : units(a) - rounded;
    assert.ok(2n * far <= cent, a);
    assert.ok(2n * far < cent || (rounded / cent) % 2n === 0n, a);
    assert.equal(rounded % cent, 0n, a);
  });
  const cases = [['0.005', '0.00'], ['0.015', '0.02'], ['-0.025', '-0.02'], ['-0.035', '-0.04'],
    ['0.0050001', '0.01'], ['2', '2.00']];
  cases.forEach(([text, rounded]) => assert.equal(Decimal.of(text).rounded(2).toString(), rounded));
});

test('what is rounded down is never more', () => {
  repeat((text) => {
    const a = text.replace('-', '');
    const cent = 10n ** BigInt(SCALE - 2);
    const down = units(Decimal.of(a).roundedDown(2).toString());
    assert.ok(down <= units(a) && units(a) - down < cent, a);
  });
});

test('a percentage is rounded down to hundredths', () => {
  repeat((a, b) => {
    if (units(b) > 0n) {
      const level = units(Decimal.of(a).percentOf(Decimal.of(b)).toString());
      const step = 10n ** BigInt(SCALE - 2);
      const exact = units(a) * 100n * 10n ** BigInt(SCALE);
      assert.ok(level * units(b) <= exact && (level + step) * units(b) > exact, `${a} of ${b}`);
    }
  });
});

test('exponents are read', () => {
  assert.equal(Decimal.of('1.5e3').toString(), '1500');
  assert.equal(Decimal.of('15E-4').toString(), '0.0015');
});

test('what is no number is none', () => {
  ['', ' ', '.', '-', '1,5', '0x1', 'NaN', 'Infinity', '1e', '1e9999', '--1', null, undefined]
    .forEach((text) => assert.equal(Decimal.parse(text), null, String(text)));
  assert.throws(() => Decimal.of('one'));
  assert.equal(ZERO.sign, 0);
});
