// The order ticket, with what the order would need and lead to as the gateway computes it.

import { Refusal, send } from './api.js';
import { Decimal } from './decimal.js';
import { money, number, shortName } from './format.js';
import { html, nothing } from './lit-html/lit-html.js';
import { live } from './lit-html/directives/live.js';
import { opening } from './market.js';
import { changed, state } from './store.js';
import { open, words } from './trading.js';

const SOON = 250;
const LATER = 1000;

let timer = 0;
let due = Infinity;

/** What is being asked for; one question at a time, and the newest one wins. */
let asking = null;

/** Has the preview computed again soon, however often this is called meanwhile. */
export function previewSoon(millis = SOON) {
  const at = Date.now() + millis;
  if (at < due) {
    window.clearTimeout(timer);
    due = at;
    timer = window.setTimeout(() => {
      due = Infinity;
      preview();
    }, millis);
  }
}

/** The same after a price has changed, which happens all the time. */
export const previewLater = () => previewSoon(LATER);

async function preview() {
  const question = wanted();
  if (asking) {
    if (asking.question !== question) {
      asking.stop.abort();
    }
    return;
  }
  if (!question) {
    show(null, '');
    return;
  }
  const stop = new AbortController();
  asking = { question, stop };
  let found = null;
  let error = '';
  try {
    const { signal } = stop;
    found = (await send(`trade/preview?${asked(state.ticket)}`, { signal })).body;
  } catch (refusal) {
    error = refusal instanceof Refusal && refusal.status === 400 ? words(refusal) : '';
  }
  asking = null;
  if (question === wanted() && !stop.signal.aborted) {
    show(found, error);
  } else {
    previewSoon();
  }
}

function show(found, error) {
  Object.assign(state.ticket, { preview: found, previewError: error });
  changed();
}

/** The question that the ticket asks, and who asks it; empty while there is none. */
const wanted = () => (state.claims && state.view === 'trade' && !document.hidden
  && isComplete(state.ticket) ? `${state.claims.account} ${asked(state.ticket)}` : '');

const asked = (ticket) => new URLSearchParams({
  symbol: state.symbol,
  type: ticket.side,
  quantity: ticket.quantity.trim(),
  leverage: ticket.leverage.trim(),
});

const isComplete = (ticket) => Boolean(Decimal.parse(ticket.quantity)
  && Decimal.parse(ticket.leverage));

function set(name) {
  return (event) => {
    state.ticket[name] = event.target.value;
    if (name === 'quantity' || name === 'leverage') {
      state.ticket.preview = null;
    }
    previewSoon();
    changed();
  };
}

function side(name) {
  return () => {
    state.ticket.side = name;
    state.ticket.preview = null;
    previewSoon();
    changed();
  };
}

function submit(event) {
  event.preventDefault();
  const price = opening(state.prices.get(state.symbol), state.ticket.side);
  open(state.ticket, state.symbol, price);
}

/** The form for a new order of the chosen instrument. */
export function ticketForm() {
  const { ticket, symbol } = state;
  const instrument = state.instruments.get(symbol);
  const price = state.prices.get(symbol);
  const buys = ticket.side === 'buy';
  const busy = state.busy.has('open');
  const decimals = instrument ? Decimal.of(instrument.priceStep).scale : 2;
  return html`<section class="panel ticket" aria-labelledby="ticket-title">
    <h2 id="ticket-title">New order</h2>
    <form @submit=${submit} autocomplete="off">
      <div class="sides" role="group" aria-label="Side">
        <button type="button" class="side sell" aria-pressed=${buys ? 'false' : 'true'}
          @click=${side('sell')}>Sell<b>${number(price?.bid, decimals)}</b></button>
        <button type="button" class="side buy" aria-pressed=${buys ? 'true' : 'false'}
          @click=${side('buy')}>Buy<b>${number(price?.ask, decimals)}</b></button>
      </div>
      <div class="fields">
        ${field('quantity', `Quantity (${shortName(symbol)})`, true)}
        ${field('leverage', 'Leverage', true)}
        ${field('takeProfit', 'Take profit', false)}
        ${field('stopLoss', 'Stop loss', false)}
        ${field('slippage', 'Slippage %', false)}
      </div>
      ${summary(ticket, instrument)}
      <button type="submit" class="main ${ticket.side}"
        ?disabled=${busy || !isComplete(ticket) || !price || price.stale}>
        ${busy ? (state.busy.get('open') === 'unknown' ? 'Outcome unknown \u2026' : 'Sending \u2026')
          : `${buys ? 'Buy' : 'Sell'} ${number(ticket.quantity.trim())} ${shortName(symbol)}`}
      </button>
      ${price?.stale ? html`<p class="warning" role="status">The price is stale.</p>` : nothing}
    </form>
  </section>`;
}

function field(name, label, required) {
  return html`<label>${label}<input id=${`ticket-${name}`} name=${name} inputmode="decimal"
    .value=${live(state.ticket[name])} ?required=${required}
    placeholder=${required ? '' : 'none'} @input=${set(name)}></label>`;
}

function summary(ticket, instrument) {
  const { preview: shown } = ticket;
  const closes = ticket.side === 'buy' ? 'bid' : 'ask';
  return html`<dl class="summary" aria-live="off">
    <div><dt>Worth</dt><dd>${money(shown?.worth)}</dd></div>
    <div><dt>Margin</dt><dd id="preview-margin">${money(shown?.margin)}</dd></div>
    <div><dt>Free margin after</dt><dd>${money(shown?.freeMargin)}</dd></div>
    <div><dt>Available after</dt><dd>${money(shown?.available)}</dd></div>
    <div><dt>Stop-out at ${closes}</dt><dd id="preview-stop-out">${
      shown && shown.stopOutPrice === null ? 'never' : number(shown?.stopOutPrice)}</dd></div>
    ${instrument ? html`<div><dt>Limits</dt><dd>${number(instrument.minQuantity)} to
      ${number(instrument.maxQuantity)}, \u00d7${instrument.maxLeverage}</dd></div>` : nothing}
  </dl>
  ${ticket.previewError || shown?.refusal
    ? html`<p class="warning" role="status">${ticket.previewError
      || words({ reason: shown.refusal, message: shown.refusal })}.</p>` : nothing}`;
}
