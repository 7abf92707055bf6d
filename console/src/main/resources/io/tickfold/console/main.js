// The page: signs in, follows the market and the account, and shows a view of them.

import { accountView } from './account.js';
import { get, whenTokenExpires } from './api.js';
import { candlesOf, followCandles, INTERVALS } from './candles.js';
import { Chart } from './chart.js';
import { Decimal } from './decimal.js';
import { exitsOf } from './exits.js';
import { gain, number, reason, shortName } from './format.js';
import { historyView, refreshHistory } from './history.js';
import { keepsNumbers, parse } from './json.js';
import { html, nothing, render } from './lit-html/lit-html.js';
import { followMarket, marketList } from './market.js';
import { operateView } from './operate.js';
import { isOperator, operate } from './operations.js';
import { accountStrip, figures, levelsOf, openOrders } from './orders.js';
import { forgetPending } from './outcomes.js';
import * as session from './session.js';
import { signInView } from './signin.js';
import { changed, dismiss, notify, onChange, state } from './store.js';
import { showStory, storyDialog } from './story.js';
import { follow } from './stream.js';
import { previewLater, previewSoon, ticketForm } from './ticket.js';
import { amend, resumeUnknown } from './trading.js';
import { loadBalances, loadBalancesSoon, noteEquity } from './worth.js';

const VIEWS = [['trade', 'Trade'], ['history', 'History'], ['account', 'Account']];
const OPERATE = ['operate', 'Operate'];
const AGAIN = 1500;

/** Events that come close together have the account read once. */
const TOGETHER = 200;

const root = /** @type {HTMLElement} */ (document.getElementById('console'));
let chart = null;
let stopEvents = () => {};
let expiry = 0;

/** Nothing of one account is kept for another. */
function signedIn() {
  const before = state.claims?.account;
  state.claims = session.claims(session.token());
  state.expired = false;
  if (before && before !== state.claims?.account) {
    window.location.reload();
    return;
  }
  window.clearTimeout(expiry);
  const left = (state.claims?.expires ?? 0) - Date.now();
  expiry = window.setTimeout(expired, Math.min(Math.max(left, 0), 2 ** 31 - 1));
  followAccount();
  resumeUnknown();
  openView();
  previewSoon();
  changed();
}

function expired() {
  if (session.token()) {
    session.forget();
    stopEvents();
    state.expired = true;
    state.story = null;
    changed();
    window.setTimeout(() => {
      const first = document.querySelector('.signin input, .signin button');
      if (first instanceof HTMLElement) {
        first.focus();
      }
    }, 50);
  }
}

function signOut() {
  session.forget();
  forgetPending();
  window.location.reload();
}

/** Reads account and orders again after each of its events, and after each new connection. */
function followAccount() {
  stopEvents();
  stopEvents = follow('events/stream', {
    onEvent: (type, data, id) => {
      state.lastEvent = id;
      if (type !== 'heartbeat') {
        tell(type, parse(data).data);
        ordersWereClosed ||= type.startsWith('tickfold.order-closed');
        readAccount();
      }
    },
    onState: (live) => {
      state.live.events = live;
      state.met.events ||= live;
      if (live) {
        ordersWereClosed = true;
        readAccount();
      }
      changed();
    },
    onRefused: (status) => {
      if (status === 401) {
        expired();
      }
      return status !== 401;
    },
  }, state.lastEvent);
}

/** What happened without the user. */
function tell(type, data) {
  const name = shortName(data.symbol ?? '');
  if (type.startsWith('tickfold.order-closed') && data.reason !== 'MANUAL') {
    notify(data.profit.startsWith('-') ? 'bad' : 'good',
      `${reason(data.reason)}: ${name} closed at ${number(data.closePrice)}, ${gain(data.profit)}`,
      15000);
  } else if (type.startsWith('tickfold.margin-called')) {
    notify('bad', 'Margin call: equity is close to the stop-out', 15000);
  } else if (type.startsWith('tickfold.margin-call-ended')) {
    notify('good', 'The margin call has ended');
  }
}

let ordersWereClosed = false;
let reading = false;
let readAgain = false;

async function readAccount() {
  if (reading) {
    readAgain = true;
    return;
  }
  reading = true;
  const owner = state.claims?.account;
  try {
    const [account, orders] = await Promise.all([get('account'), get('trade/orders')]);
    if (owner === state.claims?.account) {
      state.account = account;
      state.orders = orders.message;
    }
  } catch (refusal) {
    if (refusal.status === 404) {
      state.orders = [];
    } else if (refusal.status !== 401) {
      window.setTimeout(readAccount, AGAIN);
    }
  }
  reading = false;
  if (readAgain) {
    readAgain = false;
    window.setTimeout(readAccount, TOGETHER);
  }
  if (ordersWereClosed) {
    ordersWereClosed = false;
    refreshHistory();
  }
  if (state.view === 'account') {
    loadBalancesSoon();
  }
  previewSoon();
  changed();
}

const views = () => (isOperator() ? [...VIEWS, OPERATE] : VIEWS);

function openView() {
  const name = window.location.hash.slice(1);
  state.view = views().some(([view]) => view === name) ? name : 'trade';
  operate();
  if (state.view === 'history') {
    refreshHistory();
  } else if (state.view === 'account' && state.claims) {
    loadBalances();
  }
  changed();
}

function choose(symbol) {
  state.symbol = symbol;
  Object.assign(state.ticket, { preview: null, takeProfit: '', stopLoss: '' });
  previewSoon();
  changed();
}

function dragged(level, price) {
  amend(level.order, { [level.kind]: price });
}

function connection() {
  const live = state.live.prices && (state.live.events || !state.claims || state.expired);
  const lost = state.met.prices || state.met.events;
  const text = live ? 'Live' : lost ? 'Reconnecting \u2026' : 'Connecting \u2026';
  return html`<span id="connection" role="status" class="connection ${live ? 'on' : 'off'}">${
    text}</span>`;
}

function theme() {
  const dark = window.matchMedia('(prefers-color-scheme: dark)').matches;
  const now = document.documentElement.dataset.theme ?? (dark ? 'dark' : 'light');
  document.documentElement.dataset.theme = now === 'dark' ? 'light' : 'dark';
  changed();
}

function header() {
  return html`<header class="bar">
    <span class="brand" aria-hidden="true"></span><h1>Tickfold</h1>
    <nav aria-label="Views">${views().map(([view, title]) => html`<a href="#${view}"
      aria-current=${state.view === view ? 'page' : nothing}>${title}</a>`)}</nav>
    <span class="spring"></span>
    ${connection()}
    <span class="user">${state.claims?.account}</span>
    <button type="button" class="small" @click=${theme} aria-label="Light or dark">\u25d1</button>
    <button type="button" class="small" @click=${signOut}>Sign out</button>
  </header>`;
}

function chartPanel() {
  const price = state.prices.get(state.symbol);
  const last = price ? number(price.bid, 2) : 'no price yet';
  return html`<section class="panel chart" aria-labelledby="chart-title">
    <header><h2 id="chart-title">${shortName(state.symbol)}<small>/USDT</small></h2>
      <b class="last ${price?.stale ? 'stale' : price?.moves > 0 ? 'up' : 'down'}">${last}</b>
      ${price?.stale ? html`<span class="badge stale">stale</span>` : nothing}
      <span class="spring"></span>
      <div role="group" aria-label="Interval" class="intervals">${[...INTERVALS.keys()].map(
        (name) => html`<button type="button" class="small"
          aria-pressed=${state.interval === name ? 'true' : 'false'}
          @click=${() => { state.interval = name; changed(); }}>${name}</button>`)}</div></header>
    <canvas id="chart" role="img"
      aria-label="Candles of ${state.symbol}, ${state.interval} each; the bid is ${last}"></canvas>
  </section>`;
}

function tradeView() {
  return html`<div class="trade">${marketList(choose)}
    ${chartPanel()}${ticketForm()}${openOrders()}</div>`;
}

function notices() {
  return html`<div class="notices" role="log" aria-live="polite" aria-label="Notices">${
    state.notices.map(({ id, kind, text }) => html`<p class="notice ${kind}">${text}
      <button type="button" class="plain" aria-label="Dismiss" @click=${() => dismiss(id)}>\u00d7
      </button></p>`)}</div>`;
}

function page() {
  if (!state.claims) {
    return html`<main>${signInView(signedIn)}</main>${notices()}`;
  }
  const view = { trade: tradeView, history: historyView, account: accountView,
    operate: operateView }[state.view];
  return html`<div ?inert=${state.expired}>${header()}<main>${
    state.view === 'operate' ? nothing : accountStrip()}${view()}</main>
    ${storyDialog()}</div>${state.expired ? signInView(signedIn) : nothing}${notices()}`;
}

function show() {
  render(page(), root);
  noteEquity(() => figures().equity);
  showStory();
  const canvas = document.getElementById('chart');
  if (!(canvas instanceof HTMLCanvasElement)) {
    chart = null;
    return;
  }
  if (chart?.canvas !== canvas) {
    chart = new Chart(canvas, dragged);
  }
  const instrument = state.instruments.get(state.symbol);
  chart.show(candlesOf(state.symbol, state.interval), levelsOf(state.symbol), exitsOf(state.symbol),
    instrument ? Decimal.of(instrument.priceStep) : null, INTERVALS.get(state.interval));
}

function begin() {
  window.sessionStorage.removeItem('tickfold.loads');
  root.replaceChildren();
  session.takeTokenFromAddress();
  onChange(show);
  if (!keepsNumbers) {
    render(html`<p class="warning">This browser cannot read numbers exactly. Take a current one.
      </p>`, root);
    return;
  }
  whenTokenExpires(expired);
  window.addEventListener('hashchange', openView);
  followMarket(previewLater);
  followCandles(() => (chart ? { symbol: state.symbol, interval: state.interval } : null), changed);
  const kept = session.claims(session.token() ?? '');
  if (kept && kept.expires > Date.now()) {
    signedIn();
  } else {
    session.forget();
    openView();
  }
}

begin();
