// The closed orders, newest first, a page at a time, those of a symbol or a time if that is asked for.

import { send } from './api.js';
import { gain, number, reason, shortName, time, tone, utc } from './format.js';
import { html, nothing } from './lit-html/lit-html.js';
import { live } from './lit-html/directives/live.js';
import { repeat } from './lit-html/directives/repeat.js';
import { csv, save } from './statement.js';
import { changed, notify, state } from './store.js';
import { explain } from './story.js';
import { words } from './trading.js';

const PAGE = 100;

/** As many pages are looked through at a time for orders that match. */
const PAGES = 20;

/** A statement has no more orders. */
const MOST = 20000;

/** The page at this address, or the first one. */
async function page(path) {
  const { body, response } = await send(path ?? `trade/close?limit=${PAGE}`);
  const link = /<\/api\/v1\/([^>]+)>; rel="next"/.exec(response.headers.get('Link') ?? '');
  return { orders: body.message, next: link ? link[1] : null };
}

/** The end of the day that a date in the zone of the user names, or its beginning. */
const edge = (day, days) => {
  const [year, month, date] = day.split('-').map((part) => Number.parseInt(part, 10));
  return new Date(year, month - 1, date + days).getTime();
};

function matches(order) {
  const { from, symbol, to } = state.history;
  const at = Date.parse(order.closeTime);
  return (!symbol || order.symbol === symbol)
    && (!from || at >= edge(from, 0))
    && (!to || at < edge(to, 1));
}

/** Whether orders that are older than this one can match. */
const mayMatchBefore = (order) =>
  !state.history.from || Date.parse(order.closeTime) >= edge(state.history.from, 0);

/** Adds pages until so many orders match, or there are no more. */
async function gather(orders, next, most, pages) {
  const found = [...orders];
  let path = next;
  let newest;
  for (let i = 0; i < pages && found.length < most; i += 1) {
    const { orders: read, next: following } = await page(path);
    newest ??= read[0]?.orderId;
    found.push(...read.filter(matches));
    path = following && mayMatchBefore(read.at(-1)) ? following : null;
    if (!path) {
      break;
    }
  }
  return { orders: found, next: path, newest };
}

let asked = 0;
let refreshing = false;
let refreshAgain = false;

/** Reads the newest orders, and puts those that are new before those that are shown. */
export async function refreshHistory() {
  if (!state.claims) {
    return;
  }
  if (refreshing || state.history.loading) {
    refreshAgain = true;
    return;
  }
  refreshing = true;
  try {
    await addNewest(asked);
  } catch {
    // The next event, or the next connection, asks again.
  }
  refreshing = false;
  catchUp();
}

function catchUp() {
  if (refreshAgain) {
    refreshAgain = false;
    refreshHistory();
  }
}

/** All is loaded again if nothing is known yet, or if more than a page is new. */
async function addNewest(current) {
  const { history } = state;
  const { orders } = await page();
  const newest = orders[0]?.orderId;
  state.recent = orders;
  changed();
  const isUnseen = history.newest === null && state.view !== 'history';
  if (current !== asked || isUnseen || newest === history.newest) {
    return;
  }
  const known = orders.findIndex(({ orderId }) => orderId === history.newest);
  if (known < 0) {
    loadHistory();
    return;
  }
  history.newest = newest;
  history.orders = [...orders.slice(0, known).filter(matches), ...history.orders];
}

/** Loads the newest orders, or those that follow. */
async function loadHistory(older = false) {
  const { history } = state;
  const current = ++asked;
  history.loading = true;
  history.error = '';
  changed();
  try {
    const orders = older ? history.orders : [];
    const { newest, ...found } = await gather(
      orders, older ? history.next : undefined, orders.length + PAGE, PAGES);
    if (current === asked) {
      Object.assign(history, found, older ? {} : { newest });
    }
  } catch (refusal) {
    history.error = words(refusal);
  }
  if (current === asked) {
    history.loading = false;
    changed();
    catchUp();
  }
}

async function keepStatement() {
  try {
    const { next, orders } = await gather([], undefined, MOST, MOST / PAGE);
    save('tickfold-statement.csv', csv(orders));
    if (next) {
      notify('bad', `The statement has the newest ${number(String(orders.length))} orders only`);
    }
  } catch (refusal) {
    notify('bad', words(refusal));
  }
}

function filter(name) {
  return (event) => {
    state.history[name] = event.target.value;
    loadHistory();
  };
}

/** The view of closed orders. */
export function historyView() {
  const { history } = state;
  return html`<section class="panel orders history" aria-labelledby="history-title">
    <header><h2 id="history-title">Closed orders</h2><span class="spring"></span>
      <label>Instrument<select name="symbol" .value=${live(history.symbol)}
        @change=${filter('symbol')}><option value="">All</option>${
        [...state.instruments.keys()].toSorted().map((symbol) =>
          html`<option value=${symbol}>${shortName(symbol)}</option>`)}</select></label>
      <label>From<input type="date" name="from" .value=${live(history.from)}
        @change=${filter('from')}></label>
      <label>To<input type="date" name="to" .value=${live(history.to)}
        @change=${filter('to')}></label>
      <button type="button" class="small" @click=${keepStatement}>Statement (CSV)</button></header>
    ${history.error ? html`<p class="warning" role="status">${history.error}.</p>` : nothing}
    ${history.orders.length ? table(history.orders) : html`<p class="empty">${history.loading
      ? 'Loading \u2026' : 'No closed orders here.'}</p>`}
    ${history.next ? html`<p><button type="button" class="small" ?disabled=${history.loading}
      @click=${() => loadHistory(true)}>Older orders</button></p>` : nothing}
  </section>`;
}

function table(orders) {
  return html`<div class="scroll"><table class="wide">
    <thead><tr><th scope="col">Closed</th><th scope="col">Instrument</th><th scope="col">Side</th>
      <th scope="col" class="num">Quantity</th><th scope="col" class="num">Leverage</th>
      <th scope="col" class="num">Opened at</th><th scope="col" class="num">Closed at</th>
      <th scope="col" class="num">Profit</th><th scope="col">Reason</th>
      <th scope="col"><span class="hidden">Actions</span></th></tr></thead>
    <tbody>${repeat(orders, (order) => order.orderId, row)}</tbody>
  </table></div>`;
}

function row(order) {
  const parts = order.reductions.length;
  return html`<tr data-order=${order.orderId}>
    <td data-label="Closed"><time datetime=${order.closeTime} title=${utc(order.closeTime)}>${
      time(order.closeTime)}</time></td>
    <th scope="row">${shortName(order.symbol)}</th>
    <td><span class="badge ${order.type}">${order.type}</span></td>
    <td data-label="Quantity" class="num">${number(order.quantity)}</td>
    <td data-label="Leverage" class="num">\u00d7${order.leverage}</td>
    <td data-label="Opened at" class="num">${number(order.openPrice, 2)}</td>
    <td data-label="Closed at" class="num">${number(order.closePrice, 2)}</td>
    <td data-label="Profit" class="num ${tone(order.profit)}"><b>${gain(order.profit)}</b></td>
    <td data-label="Reason">${reason(order.closeReason)}${parts ? html` <span class="faint">in ${parts + 1}
      parts</span>` : nothing}</td>
    <td class="actions"><button type="button" class="small"
      aria-label="Why? The story of ${shortName(order.symbol)}"
      @click=${() => explain(order.orderId)}>Why?</button></td>
  </tr>`;
}
