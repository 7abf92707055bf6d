// Commands: each under a key of its own, so that none is carried out twice, and followed until its
// outcome is known.

import { get, Refusal, request } from './api.js';
import { write } from './json.js';
import { gain, money, number, shortName } from './format.js';
import { changed, dismiss, notify, state } from './store.js';

const ASK_AGAIN = 1000;
const PATIENCE = 120000;

const TEXTS = {
  INSUFFICIENT_BALANCE: 'The margin is more than is available',
  MARGIN_LEVEL_TOO_LOW: 'The order would bring the account to its stop-out',
  QUOTE_MISSING: 'There is no price yet',
  QUOTE_TOO_OLD: 'The price is too old to trade at',
  SYMBOL_HALTED: 'Trading in this instrument is halted',
  SYMBOL_CLOSE_ONLY: 'Orders in this instrument can only be closed',
  SLIPPAGE_EXCEEDED: 'The price has moved by more than the slippage',
  QUANTITY_OUT_OF_RANGE: 'The quantity is out of the range of the instrument',
  QUANTITY_OFF_STEP: 'The quantity is not a multiple of the step',
  LEVERAGE_TOO_HIGH: 'The leverage is more than the instrument allows',
  ORDER_NOT_FOUND: 'The order is no longer open',
  STOP_LOSS_WOULD_TRIGGER: 'The stop loss would be reached at once',
  TOO_MANY_REQUESTS: 'Too many requests; wait a moment',
};

/** Why something was refused, in words. */
export const words = (refusal) => TEXTS[refusal.reason] ?? refusal.message;

const pause = (millis) => new Promise((resolve) => { window.setTimeout(resolve, millis); });

/** A key that nobody has used. */
export function newKey() {
  const bytes = window.crypto.getRandomValues(new Uint8Array(16));
  return `console-${Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('')}`;
}

/** What is known of a command, or nothing if even that cannot be asked. */
async function lookUp(key) {
  try {
    return await get(`trade/commands?key=${encodeURIComponent(key)}`);
  } catch {
    return null;
  }
}

/** Asks for the outcome of a command until it is known. */
async function outcome(key) {
  const end = Date.now() + PATIENCE;
  while (Date.now() < end) {
    await pause(ASK_AGAIN);
    const found = await lookUp(key);
    if (found?.status === 'DONE' && found.httpStatus.startsWith('2')) {
      return found.body;
    }
    if (found?.status === 'DONE') {
      throw new Refusal(Number(found.httpStatus), '', found.body?.error ?? 'Refused');
    }
    if (found?.status === 'NOT_EXECUTED') {
      throw new Refusal(503, 'NOT_EXECUTED', 'Not executed; nothing has changed');
    }
  }
  throw new Refusal(504, 'OUTCOME_UNKNOWN', 'Still unknown: look at the orders and the history');
}

/**
 * Carries a command out once, however often it is asked for meanwhile.
 *
 * @param {string} action names what must not run twice at a time
 * @returns {Promise<any>} the answer, or undefined if it was refused or is under way already
 */
export async function command(action, method, path, json, done) {
  if (state.busy.has(action)) {
    return undefined;
  }
  const key = newKey();
  state.busy.set(action, 'sent');
  changed();
  let waiting = 0;
  try {
    let answer;
    try {
      answer = await request(method, path, json, key);
    } catch (refusal) {
      if (!(refusal instanceof Refusal) || !refusal.isUnknown) {
        throw refusal;
      }
      state.busy.set(action, 'unknown');
      waiting = notify('wait', 'Outcome unknown: asking for it \u2026', 0);
      answer = await outcome(key);
    }
    notify('good', done(answer));
    return answer;
  } catch (refusal) {
    notify('bad', words(refusal));
    return undefined;
  } finally {
    if (waiting) {
      dismiss(waiting);
    }
    state.busy.delete(action);
    changed();
  }
}

const DECIMALS = ['quantity', 'leverage', 'takeProfit', 'stopLoss', 'slippage', 'expectedPrice'];

/** The body of an order as the ticket has it. */
function orderOf(ticket, symbol, expectedPrice) {
  return write({
    symbol,
    type: ticket.side,
    quantity: ticket.quantity.trim(),
    leverage: ticket.leverage.trim(),
    takeProfit: ticket.takeProfit.trim(),
    stopLoss: ticket.stopLoss.trim(),
    slippage: ticket.slippage.trim(),
    expectedPrice: ticket.slippage.trim() ? expectedPrice : undefined,
  }, DECIMALS);
}

export function open(ticket, symbol, expectedPrice) {
  const side = ticket.side === 'buy' ? 'Bought' : 'Sold';
  const quantity = ticket.quantity.trim();
  return command('open', 'POST', 'trade/create', orderOf(ticket, symbol, expectedPrice),
    () => `${side} ${number(quantity)} ${shortName(symbol)}`);
}

/** @param {string} [quantity] of a part */
export function close(order, quantity) {
  return command(`close ${order.orderId}`, 'POST', 'trade/close',
    write({ orderId: order.orderId, quantity }, DECIMALS),
    (answer) => `${quantity ? 'Closed a part of' : 'Closed'} ${shortName(order.symbol)} at `
      + `${money(answer.order.closePrice)}: ${gain(answer.order.profit)}`);
}

export function closeAll() {
  return command('close all', 'POST', 'trade/close-all', '{}', (answer) => {
    const left = answer.orders.filter((order) => order.status === 'OPEN').length;
    const closed = answer.orders.length - left;
    return `Closed ${closed} ${closed === 1 ? 'order' : 'orders'}`
      + (left ? `; ${left} cannot be closed now` : '');
  });
}

/** @param {{takeProfit?: string | null, stopLoss?: string | null}} levels */
export function amend(order, levels) {
  return command(`amend ${order.orderId}`, 'PATCH', `trade/orders/${order.orderId}`,
    write(levels, DECIMALS), () => `Levels of ${shortName(order.symbol)} changed`);
}
