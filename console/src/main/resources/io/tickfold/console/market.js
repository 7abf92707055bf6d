// The market: prices as they arrive, which of them are stale, and the list to choose from.

import { get } from './api.js';
import { addPrice } from './candles.js';
import { Decimal } from './decimal.js';
import { number, shortName } from './format.js';
import { parse } from './json.js';
import { html, nothing } from './lit-html/lit-html.js';
import { changed, state } from './store.js';
import { follow } from './stream.js';

/** Follows the prices of all instruments for as long as the page is open. */
export function followMarket(onPrice) {
  loadInstruments();
  follow('prices/stream', {
    onEvent: (type, data) => {
      if (type === 'price') {
        take(parse(data));
        onPrice();
      }
    },
    onState: (live) => {
      state.live.prices = live;
      state.met.prices ||= live;
      if (!live) {
        state.prices.forEach((price) => { price.stale = true; });
      }
      changed();
    },
  });
}

async function loadInstruments() {
  try {
    const { instruments } = await get('instruments');
    state.instruments = new Map(instruments.map((i) => [i.symbol, i]));
    if (!state.instruments.has(state.symbol) && instruments.length) {
      state.symbol = instruments[0].symbol;
    }
    changed();
  } catch {
    window.setTimeout(loadInstruments, 1000);
  }
}

function take(price) {
  const before = state.prices.get(price.symbol);
  const moves = before ? Decimal.of(price.bid).compareTo(Decimal.of(before.bid)) : 0;
  state.prices.set(price.symbol, {
    ...price,
    moves: moves || before?.moves || 0,
  });
  addPrice(price.symbol, price.bid, Date.parse(price.at));
  changed();
}

/** The price that an order of this side opens at. */
export const opening = (price, side) => (side === 'buy' ? price?.ask : price?.bid);

/** The price that an order of this side closes at. */
export const closing = (price, side) => (side === 'buy' ? price?.bid : price?.ask);

/** The instruments with their prices, to choose one of. */
export function marketList(choose) {
  const symbols = [...state.instruments.keys()].toSorted();
  return html`<section class="panel market" aria-labelledby="market-title">
    <h2 id="market-title">Market</h2>
    <div class="scroll"><table>
      <thead><tr><th scope="col">Instrument</th><th scope="col" class="num">Bid</th>
        <th scope="col" class="num">Ask</th></tr></thead>
      <tbody>${symbols.map((symbol) => row(symbol, choose))}</tbody>
    </table></div>
  </section>`;
}

function row(symbol, choose) {
  const price = state.prices.get(symbol);
  const chosen = symbol === state.symbol;
  const decimals = Decimal.of(state.instruments.get(symbol).priceStep).scale;
  const move = price?.stale ? 'stale' : price?.moves > 0 ? 'up' : price?.moves < 0 ? 'down' : '';
  return html`<tr class=${chosen ? 'chosen' : ''} @click=${() => choose(symbol)}>
    <th scope="row"><button type="button" class="plain" aria-pressed=${chosen ? 'true' : 'false'}
      @click=${(e) => { e.stopPropagation(); choose(symbol); }}>${shortName(symbol)}</button>
      ${price?.stale ? html`<span class="badge stale">stale</span>` : nothing}</th>
    <td class="num ${move}">${number(price?.bid, decimals)}</td>
    <td class="num ${move}">${number(price?.ask, decimals)}</td>
  </tr>`;
}
