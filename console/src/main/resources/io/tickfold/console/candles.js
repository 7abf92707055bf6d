// Candles made of the prices that this page has seen, per symbol and interval.

import { Decimal } from './decimal.js';

export const INTERVALS = new Map([
  ['5s', 5], ['15s', 15], ['1m', 60], ['5m', 300], ['15m', 900], ['1h', 3600],
]);

const MOST = 600;

/** @type {Map<string, Map<string, any[]>>} candles by symbol and interval, oldest first */
const known = new Map();

function series(symbol, interval) {
  if (!known.has(symbol)) {
    known.set(symbol, new Map([...INTERVALS.keys()].map((name) => [name, []])));
  }
  return known.get(symbol).get(interval);
}

/** The candles of an instrument, oldest first. */
export const candlesOf = (symbol, interval) => series(symbol, interval);

/** Adds a price to the candles of every interval. */
export function addPrice(symbol, price, at) {
  const seconds = Math.floor(at / 1000);
  const exact = Decimal.of(price);
  for (const [interval, length] of INTERVALS) {
    const candles = series(symbol, interval);
    const start = seconds - (seconds % length);
    const last = candles.at(-1);
    if (!last || last.start < start) {
      candles.push({ start, open: exact, high: exact, low: exact, close: exact });
      if (candles.length > MOST) {
        candles.shift();
      }
    } else {
      last.high = exact.compareTo(last.high) > 0 ? exact : last.high;
      last.low = exact.compareTo(last.low) < 0 ? exact : last.low;
      last.close = exact;
    }
  }
}
