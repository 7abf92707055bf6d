// One account, as operators see it, and what they can do to it.

import { Decimal } from './decimal.js';
import { gain, money, number, reason, shortName, time, tone, utc } from './format.js';
import { html, nothing } from './lit-html/lit-html.js';
import { live } from './lit-html/directives/live.js';
import { repeat } from './lit-html/directives/repeat.js';
import { adjust, deposit } from './operating.js';
import { choose, operated, pathOf } from './operations.js';
import { changed, state } from './store.js';
import { explain } from './story.js';

/** What is typed, for the account that is chosen. */
const draft = { account: '', deposit: '', correction: '', reason: '' };

/** The panel of the account that is chosen. */
export function accountPanel() {
  const { chosen, details } = operated;
  if (draft.account !== chosen) {
    Object.assign(draft, { account: chosen, deposit: '', correction: '', reason: '' });
  }
  return html`<section class="panel orders chosen-account" aria-labelledby="chosen-title">
    <header><h2 id="chosen-title">Account ${chosen}</h2><span class="spring"></span>
      <button type="button" class="small" @click=${() => choose('')}>Hide</button></header>
    ${details ? html`${figures(details.figures)}${forms(chosen)}
      <h3>Open orders</h3>${details.orders.length ? openTable(details.orders)
        : html`<p class="empty">No open orders.</p>`}
      <h3>Last closed orders</h3>${details.history.length ? closedTable(details.history)
        : html`<p class="empty">No closed orders.</p>`}`
      : html`<p class="empty">Loading \u2026</p>`}
  </section>`;
}

function figures(of) {
  const item = (label, value, more = '') => html`<div><dt>${label}</dt><dd class=${more}>${
    value}</dd></div>`;
  return html`<dl class="figures">
    ${item('Equity', money(of.equity))}${item('Balance', money(of.balance))}
    ${item('Margin', money(of.marginUsed))}${item('Free margin', money(of.freeMargin))}
    ${item('Margin level', of.marginLevel === null ? '\u2013' : `${number(of.marginLevel)} %`)}
    ${item('Open profit', gain(of.unrealisedProfit), tone(of.unrealisedProfit))}
  </dl>`;
}

function forms(account) {
  const field = (label, name, mode) => html`<label>${label}<input name=${name} inputmode=${mode}
    autocomplete="off" maxlength="200" .value=${live(draft[name])}
    @input=${(e) => { draft[name] = e.target.value; changed(); }}></label>`;
  const sign = (text) => Decimal.parse(text)?.sign ?? 0;
  return html`<form class="funds" @submit=${(e) => { e.preventDefault(); sendDeposit(account); }}>
      ${field('Deposit', 'deposit', 'decimal')}
      <button type="submit" class="small" ?disabled=${sign(draft.deposit) <= 0
        || state.busy.has(`deposit ${account}`)}>Book deposit</button></form>
    <form class="funds" @submit=${(e) => { e.preventDefault(); sendAdjustment(account); }}>
      ${field('Adjustment, of either sign', 'correction', 'text')}
      ${field('Reason', 'reason', 'text')}
      <button type="submit" class="small" ?disabled=${sign(draft.correction) === 0
        || !draft.reason.trim() || state.busy.has(`adjust ${account}`)}>Book adjustment</button>
    </form>`;
}

async function sendDeposit(account) {
  if (await deposit(account, draft.deposit.trim())) {
    Object.assign(draft, { deposit: '' });
    changed();
  }
}

async function sendAdjustment(account) {
  if (await adjust(account, draft.correction.trim(), draft.reason.trim())) {
    Object.assign(draft, { correction: '', reason: '' });
    changed();
  }
}

function openTable(orders) {
  return html`<div class="scroll"><table class="wide">
    <thead><tr><th scope="col">Opened</th><th scope="col">Instrument</th><th scope="col">Side</th>
      <th scope="col" class="num">Quantity</th><th scope="col" class="num">Leverage</th>
      <th scope="col" class="num">Opened at</th><th scope="col" class="num">Price</th>
      <th scope="col" class="num">Profit</th>
      <th scope="col"><span class="hidden">Actions</span></th></tr></thead>
    <tbody>${repeat(orders, ({ orderId }) => orderId, (order) => row(order, 'Price',
      order.openTime, order.currentPrice))}</tbody></table></div>`;
}

function closedTable(orders) {
  return html`<div class="scroll"><table class="wide">
    <thead><tr><th scope="col">Closed</th><th scope="col">Instrument</th><th scope="col">Side</th>
      <th scope="col" class="num">Quantity</th><th scope="col" class="num">Leverage</th>
      <th scope="col" class="num">Opened at</th><th scope="col" class="num">Closed at</th>
      <th scope="col" class="num">Profit</th>
      <th scope="col"><span class="hidden">Actions</span></th></tr></thead>
    <tbody>${repeat(orders, ({ orderId }) => orderId, (order) => row(order, 'Closed at',
      order.closeTime, order.closePrice))}</tbody></table></div>`;
}

function row(order, label, at, price) {
  const name = shortName(order.symbol);
  return html`<tr data-order=${order.orderId}>
    <td><time datetime=${at} title=${utc(at)}>${time(at)}</time>${order.closeReason
      ? html` <span class="faint">${reason(order.closeReason)}</span>` : nothing}</td>
    <th scope="row">${name}</th>
    <td><span class="badge ${order.type}">${order.type}</span></td>
    <td data-label="Quantity" class="num">${number(order.quantity)}</td>
    <td data-label="Leverage" class="num">\u00d7${order.leverage}</td>
    <td data-label="Opened at" class="num">${number(order.openPrice, 2)}</td>
    <td data-label=${label} class="num">${number(price, 2)}</td>
    <td data-label="Profit" class="num ${tone(order.profit)}"><b>${gain(order.profit)}</b></td>
    <td class="actions"><button type="button" class="small"
      aria-label="Why? The story of ${name}"
      @click=${() => explain(order.orderId, pathOf(operated.chosen))}>Why?</button></td>
  </tr>`;
}
