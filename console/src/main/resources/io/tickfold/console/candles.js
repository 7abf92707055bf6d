// Candles per symbol and interval: those of trades, which the gateway keeps, and until they are
// there, or for a few seconds each, those of the bids that this page has seen.

import { get } from './api.js';
import { Decimal } from './decimal.js';

/** The seconds of each interval, by its name. */
export const INTERVALS = new Map([
  ['5s', 5], ['15s', 15], ['1m', 60], ['5m', 300], ['15m', 900], ['1h', 3600], ['4h', 14400],
  ['1d', 86400],
]);

const SHORTEST_KEPT = 60;
const MOST = 600;
const AGAIN = 2000;

/** @type {Map<string, any[]>} candles of bids by symbol and interval, oldest first */
const seen = new Map();

/** @type {Map<string, any[]>} candles of trades, the same */
const kept = new Map();

const key = (symbol, interval) => `${symbol} ${interval}`;

/** The candles of an instrument, oldest first. */
export const candlesOf = (symbol, interval) =>
  kept.get(key(symbol, interval)) ?? seen.get(key(symbol, interval)) ?? [];

/** Adds a price to the candles of every interval. */
export function addPrice(symbol, price, at) {
  const seconds = Math.floor(at / 1000);
  const exact = Decimal.of(price);
  for (const [interval, length] of INTERVALS) {
    const candles = seen.get(key(symbol, interval)) ?? [];
    seen.set(key(symbol, interval), candles);
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

/**
 * Reads candles of trades for as long as the page is open: all there are when they are shown first,
 * and afterwards the newest.
 *
 * @param {() => {symbol: string, interval: string} | null} shown none while no chart is
 * @param {() => void} onChange
 */
export async function followCandles(shown, onChange) {
  const wanted = document.hidden ? null : shown();
  if (wanted && (INTERVALS.get(wanted.interval) ?? 0) >= SHORTEST_KEPT) {
    try {
      if (await readCandles(wanted.symbol, wanted.interval)) {
        onChange();
      }
    } catch {
      // The bids that the page has seen are shown until they can be read.
    }
  }
  window.setTimeout(() => followCandles(shown, onChange), AGAIN);
}

/** The one before the last may have changed too: trades can be told late. */
async function readCandles(symbol, interval) {
  const before = kept.get(key(symbol, interval)) ?? [];
  const from = before.at(-2)?.start;
  const since = from === undefined ? '' : `&from=${new Date(from * 1000).toISOString()}`;
  const { data } = await get(`candles?symbol=${symbol}&interval=${interval}${since}`);
  if (!data.length) {
    return false;
  }
  const read = data.map(({ time, open, high, low, close }) => ({
    start: Date.parse(time) / 1000,
    open: Decimal.of(open),
    high: Decimal.of(high),
    low: Decimal.of(low),
    close: Decimal.of(close),
  }));
  const old = before.filter(({ start }) => start < read[0].start);
  kept.set(key(symbol, interval), [...old, ...read].slice(-MOST));
  return true;
}
