// Commands: each under a key of its own, so that none is carried out twice, and followed until its
// outcome is known.

import { Refusal, request } from './api.js';
import { write } from './json.js';
import { gain, money, number, shortName } from './format.js';
import { outcome, pendingOf, remember, settle } from './outcomes.js';
import { changed, dismiss, notify, state } from './store.js';

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

/** A key that nobody has used. */
export function newKey() {
  const bytes = window.crypto.getRandomValues(new Uint8Array(16));
  return `console-${Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('')}`;
}

/**
 * What was done, in words, by the kind of command.
 *
 * @type {Record<string, (about: Record<string, string>, answer: any) => string>}
 */
const DONE = {
  open: ({ quantity, side, symbol }) =>
    `${side === 'buy' ? 'Bought' : 'Sold'} ${number(quantity)} ${shortName(symbol)}`,
  close: ({ part, symbol }, { order }) =>
    `${part ? 'Closed a part of' : 'Closed'} ${shortName(symbol)} at `
      + `${money(order.closePrice)}: ${gain(order.profit)}`,
  closeAll: (_, { orders }) => {
    const left = orders.filter((order) => order.status === 'OPEN').length;
    const closed = orders.length - left;
    return `Closed ${closed} ${closed === 1 ? 'order' : 'orders'}`
      + (left ? `; ${left} cannot be closed now` : '');
  },
  amend: ({ symbol }) => `Levels of ${shortName(symbol)} changed`,
  deposits: (_, { amount }) => `Deposited ${money(amount)}`,
  withdrawals: (_, { amount }) => `Withdrawn ${money(amount)}`,
};

/**
 * Carries a command out once, however often it is asked for meanwhile.
 *
 * @param {{action: string, kind: string, about?: Record<string, string>}} what the action must not
 *   run twice at a time
 * @param {{method: string, path: string, json: string}} how it is sent
 * @returns {Promise<any>} the answer, or undefined if it was refused or is under way already
 */
export async function command({ about = {}, action, kind }, { json, method, path }) {
  if (state.busy.has(action)) {
    return undefined;
  }
  const account = state.claims?.account ?? '';
  const pending = { key: newKey(), account, action, kind, about };
  remember(pending);
  return settled(pending, 'sent', async () => {
    try {
      return await request(method, path, json, pending.key);
    } catch (refusal) {
      if (!(refusal instanceof Refusal) || !refusal.isUnknown) {
        throw refusal;
      }
      return askedFor(pending);
    }
  });
}

/** Asks for what an earlier page of this tab did not learn. */
export function resumeUnknown() {
  pendingOf(state.claims?.account)
    .filter(({ action }) => !state.busy.has(action))
    .forEach((pending) => settled(pending, 'unknown', () => askedFor(pending)));
}

async function askedFor(pending) {
  state.busy.set(pending.action, 'unknown');
  const waiting = notify('wait', 'Outcome unknown: asking for it \u2026', 0);
  try {
    return await outcome(pending);
  } finally {
    dismiss(waiting);
  }
}

async function settled({ about, action, key, kind }, status, carryOut) {
  state.busy.set(action, status);
  changed();
  try {
    const answer = await carryOut();
    notify('good', DONE[kind](about, answer));
    return answer;
  } catch (refusal) {
    notify('bad', words(refusal));
    return undefined;
  } finally {
    settle(key);
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
  const about = { side: ticket.side, quantity: ticket.quantity.trim(), symbol };
  return command({ action: 'open', kind: 'open', about },
    { method: 'POST', path: 'trade/create', json: orderOf(ticket, symbol, expectedPrice) });
}

/**
 * @param {{orderId: string, symbol: string}} order
 * @param {string} [quantity] of a part
 */
export function close({ orderId, symbol }, quantity) {
  const about = { symbol, ...(quantity ? { part: quantity } : {}) };
  return command({ action: `close ${orderId}`, kind: 'close', about },
    { method: 'POST', path: 'trade/close', json: write({ orderId, quantity }, DECIMALS) });
}

export function closeAll() {
  return command({ action: 'close all', kind: 'closeAll' },
    { method: 'POST', path: 'trade/close-all', json: '{}' });
}

/**
 * @param {{orderId: string, symbol: string}} order
 * @param {{takeProfit?: string | null, stopLoss?: string | null}} levels
 */
export function amend({ orderId, symbol }, levels) {
  return command({ action: `amend ${orderId}`, kind: 'amend', about: { symbol } },
    { method: 'PATCH', path: `trade/orders/${orderId}`, json: write(levels, DECIMALS) });
}

/**
 * Money into the account or out of it.
 *
 * @param {'deposits' | 'withdrawals'} kind
 * @param {string} amount
 */
export function move(kind, amount) {
  return command({ action: 'funds', kind },
    { method: 'POST', path: `account/${kind}`, json: write({ amount }, ['amount']) });
}
