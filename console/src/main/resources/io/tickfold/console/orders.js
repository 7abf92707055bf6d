// The open orders of the account, valued at each new price, and what can be done with them.

import { Decimal, ZERO } from './decimal.js';
import { gain, money, number, shortName, time, tone, utc } from './format.js';
import { html, nothing } from './lit-html/lit-html.js';
import { live } from './lit-html/directives/live.js';
import { repeat } from './lit-html/directives/repeat.js';
import { closing } from './market.js';
import { changed, state } from './store.js';
import { amend, close, closeAll } from './trading.js';
import { explain } from './story.js';

/** What closing the order now would gain or lose, unrounded; null without a price. */
export function exactProfit(order) {
  const price = closing(state.prices.get(order.symbol), order.type);
  if (price === undefined) {
    return null;
  }
  const rise = Decimal.of(price).minus(Decimal.of(order.openPrice));
  return (order.type === 'buy' ? rise : rise.negated()).times(Decimal.of(order.quantity));
}

/** The sum over all open orders; null if one of them has no price. */
export function unrealised() {
  let sum = ZERO;
  for (const order of state.orders ?? []) {
    const profit = exactProfit(order);
    if (profit === null) {
      return null;
    }
    sum = sum.plus(profit);
  }
  return sum;
}

/** The table of open orders. */
export function openOrders() {
  const orders = state.orders ?? [];
  return html`<section class="panel orders open-orders" aria-labelledby="orders-title">
    <header><h2 id="orders-title">Open orders <span class="count">${orders.length}</span></h2>
      <button type="button" class="small" ?disabled=${!orders.length || state.busy.has('close all')}
        @click=${closeAll}>Close all</button></header>
    ${orders.length ? table(orders) : html`<p class="empty">${state.orders
      ? 'No open orders. Choose a quantity, then buy or sell.' : 'Loading \u2026'}</p>`}
  </section>`;
}

function table(orders) {
  return html`<div class="scroll"><table class="wide">
    <thead><tr><th scope="col">Instrument</th><th scope="col">Side</th>
      <th scope="col" class="num">Quantity</th><th scope="col" class="num">Leverage</th>
      <th scope="col" class="num">Opened at</th><th scope="col" class="num">Price</th>
      <th scope="col" class="num">Take profit</th><th scope="col" class="num">Stop loss</th>
      <th scope="col" class="num">Profit</th><th scope="col">Time</th>
      <th scope="col"><span class="hidden">Actions</span></th></tr></thead>
    <tbody>${repeat(orders, (order) => order.orderId, row)}</tbody>
  </table></div>`;
}

function row(order) {
  const price = state.prices.get(order.symbol);
  const profit = exactProfit(order)?.rounded(2).toString();
  const busy = state.busy.get(`close ${order.orderId}`);
  const isEdited = state.editing?.orderId === order.orderId;
  return html`<tr data-order=${order.orderId}>
    <th scope="row">${shortName(order.symbol)}</th>
    <td><span class="badge ${order.type}">${order.type}</span></td>
    <td data-label="Quantity" class="num">${number(order.quantity)}</td>
    <td data-label="Leverage" class="num">\u00d7${order.leverage}</td>
    <td data-label="Opened at" class="num">${number(order.openPrice, 2)}</td>
    <td data-label="Price" class="num ${price?.stale ? 'stale' : ''}">${number(closing(price, order.type), 2)}</td>
    <td data-label="Take profit" class="num">${number(order.takeProfit)}</td>
    <td data-label="Stop loss" class="num">${number(order.stopLoss)}</td>
    <td data-label="Profit" class="num ${tone(profit)}"><b>${gain(profit)}</b></td>
    <td data-label="Time"><time datetime=${order.openTime} title=${utc(order.openTime)}>${time(order.openTime)}</time></td>
    <td class="actions">
      <button type="button" class="small" @click=${() => explain(order.orderId)}
        aria-label="Why? The story of ${shortName(order.symbol)}">Why?</button>
      <button type="button" class="small" aria-expanded=${isEdited ? 'true' : 'false'}
        @click=${() => edit(order)}>Edit</button>
      <button type="button" class="small close" ?disabled=${Boolean(busy)}
        aria-label="Close ${shortName(order.symbol)}"
        @click=${() => close(order)}>${busy === 'unknown' ? 'Unknown \u2026' : 'Close'}</button>
    </td>
  </tr>${isEdited ? editor(order, state.editing) : nothing}`;
}

function edit(order) {
  state.editing = state.editing?.orderId === order.orderId ? null : {
    orderId: order.orderId,
    takeProfit: order.takeProfit ?? '',
    stopLoss: order.stopLoss ?? '',
    before: { takeProfit: order.takeProfit ?? '', stopLoss: order.stopLoss ?? '' },
    part: '',
  };
  changed();
}

function editor(order, draft) {
  const input = (name, label) => html`<label>${label}<input inputmode="decimal"
    name=${name} .value=${live(draft[name])} placeholder=${name === 'part' ? '' : 'none'}
    @input=${(e) => { draft[name] = e.target.value; changed(); }}></label>`;
  return html`<tr class="editor"><td colspan="11">
    <form @submit=${(e) => { e.preventDefault(); keepLevels(order, draft); }}>
      ${input('takeProfit', 'Take profit')} ${input('stopLoss', 'Stop loss')}
      <button type="submit" class="small">Save levels</button>
    </form>
    <form @submit=${(e) => { e.preventDefault(); closePart(order, draft); }}>
      ${input('part', `Part of ${number(order.quantity)}`)}
      <button type="submit" class="small close" ?disabled=${!Decimal.parse(draft.part)}>
        Close a part</button>
    </form></td></tr>`;
}

async function keepLevels(order, draft) {
  const level = (text) => (text.trim() === '' ? null : text.trim());
  const changes = Object.fromEntries(['takeProfit', 'stopLoss']
    .filter((name) => draft[name].trim() !== draft.before[name])
    .map((name) => [name, level(draft[name])]));
  const answer = !Object.keys(changes).length || await amend(order, changes);
  if (answer) {
    state.editing = null;
    changed();
  }
}

async function closePart(order, draft) {
  const answer = await close(order, draft.part.trim());
  if (answer) {
    state.editing = null;
    changed();
  }
}

/** The lines of the orders of an instrument on its chart. */
export function levelsOf(symbol) {
  return (state.orders ?? []).filter((order) => order.symbol === symbol).flatMap((order) => {
    const levels = [{
      kind: 'entry',
      label: `${order.type === 'buy' ? 'Buy' : 'Sell'} ${number(order.quantity)}`,
      price: Decimal.of(order.openPrice),
      order,
      draggable: false,
    }];
    for (const [kind, label] of [['takeProfit', 'Take profit'], ['stopLoss', 'Stop loss']]) {
      if (order[kind] !== null) {
        levels.push({ kind, label, price: Decimal.of(order[kind]), order, draggable: true });
      }
    }
    return levels;
  });
}

/** The figures of the account at the prices of now. */
export function figures() {
  const { account } = state;
  const profit = unrealised();
  if (!account || profit === null) {
    return account ? { balance: account.balance, marginUsed: account.marginUsed } : {};
  }
  const balance = Decimal.of(account.balance);
  const margin = Decimal.of(account.marginUsed);
  const equity = balance.plus(margin).plus(profit);
  const usable = balance.plus(profit.sign < 0 ? profit : ZERO);
  return {
    balance: account.balance,
    marginUsed: account.marginUsed,
    equity: equity.rounded(2).toString(),
    freeMargin: balance.plus(profit).rounded(2).toString(),
    available: (usable.sign < 0 ? ZERO : usable).roundedDown(2).toString(),
    profit: profit.rounded(2).toString(),
    level: margin.sign > 0 ? equity.percentOf(margin).toString() : null,
  };
}

/** A line of the account's figures, above everything else. */
export function accountStrip() {
  const now = figures();
  const item = (label, value, more = '') =>
    html`<div><dt>${label}</dt><dd class=${more}>${value}</dd></div>`;
  return html`<dl class="strip panel" aria-label="Account">
    ${item('Equity', money(now.equity))} ${item('Balance', money(now.balance))}
    ${item('Open profit', gain(now.profit), tone(now.profit))}
    ${item('Margin', money(now.marginUsed))} ${item('Available', money(now.available))}
    ${item('Margin level', now.level ? `${number(now.level)} %` : '\u2013')}
  </dl>`;
}
