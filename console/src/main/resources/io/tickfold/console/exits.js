// Closed orders on the chart: where they were opened, where they were closed, and what that brought.

import { Decimal } from './decimal.js';
import { gain, reason } from './format.js';
import { state } from './store.js';

const SIZE = 4;

/**
 * @typedef {object} Exit
 * @property {number} opened when, in seconds
 * @property {number} closed when, in seconds
 * @property {Decimal} from the price it was opened at
 * @property {Decimal} to the price it was closed at
 * @property {boolean} gained
 * @property {string} label
 */

/**
 * The orders of an instrument that were closed last, newest first.
 *
 * @returns {Exit[]}
 */
export const exitsOf = (symbol) => state.recent
  .filter((order) => order.symbol === symbol)
  .map((order) => ({
    opened: Date.parse(order.openTime) / 1000,
    closed: Date.parse(order.closeTime) / 1000,
    from: Decimal.of(order.openPrice),
    to: Decimal.of(order.closePrice),
    gained: !order.profit.startsWith('-'),
    label: `${reason(order.closeReason)} ${gain(order.profit)}`,
  }));

/**
 * Draws them: a line from the entry to the exit, which is a square. Only the newest has its label.
 *
 * @param {CanvasRenderingContext2D} pen
 * @param {Exit[]} exits
 * @param {{x: (seconds: number) => number | null, y: (price: Decimal) => number,
 *   colour: (name: string) => string}} place where a time is shown; null if it is out of sight
 */
export function drawExits(pen, exits, place) {
  for (const exit of exits) {
    const x = place.x(exit.closed);
    if (x !== null) {
      drawExit(pen, exit, x, place);
    }
  }
  const x = exits.length ? place.x(exits[0].closed) : null;
  if (x !== null) {
    pen.textAlign = 'right';
    pen.fillStyle = place.colour('--text');
    pen.fillText(exits[0].label, x - SIZE - 5, place.y(exits[0].to));
  }
}

function drawExit(pen, exit, x, place) {
  const y = place.y(exit.to);
  const begin = place.x(exit.opened);
  pen.strokeStyle = place.colour(exit.gained ? '--up' : '--down');
  pen.fillStyle = pen.strokeStyle;
  if (begin !== null) {
    pen.setLineDash([1, 3]);
    pen.beginPath();
    pen.moveTo(begin, place.y(exit.from));
    pen.lineTo(x, y);
    pen.stroke();
    pen.setLineDash([]);
  }
  pen.fillRect(x - SIZE, y - SIZE, 2 * SIZE, 2 * SIZE);
  pen.strokeStyle = place.colour('--panel');
  pen.strokeRect(x - SIZE, y - SIZE, 2 * SIZE, 2 * SIZE);
}
