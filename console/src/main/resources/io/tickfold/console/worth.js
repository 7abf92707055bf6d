// What the account had over time: its balance as recorded, and its equity for as long as the page
// has been open. Only places on the screen are binary fractions.

import { get } from './api.js';
import { Decimal } from './decimal.js';
import { money, time } from './format.js';
import { html, nothing, svg } from './lit-html/lit-html.js';
import { changed } from './store.js';

const WIDTH = 600;
const HEIGHT = 180;
const MOST = 600;
const SECOND = 1000;

/** The spans that can be chosen, in hours; all of it is none. */
const SPANS = new Map([['1h', 1], ['24h', 24], ['All', 0]]);

/** @typedef {{at: number, amount: string}} Point an amount from a time on, in milliseconds */

/** @type {Point[]} */
let balances = [];

/** @type {Point[]} */
let equities = [];

let span = 'All';
let asked = 0;

/** Reads the balance over time again. */
export async function loadBalances() {
  const current = ++asked;
  const hours = SPANS.get(span);
  const from = hours
    ? `?from=${new Date(Date.now() - hours * 3600 * SECOND).toISOString()}` : '';
  try {
    const read = await get(`account/balances${from}`);
    if (current === asked) {
      balances = read.balances.map(({ at, balance }) => ({ at: Date.parse(at), amount: balance }));
      changed();
    }
  } catch {
    // The next event of the account, or the next look at the view, asks again.
  }
}

let timer = 0;

/** The same after an event; those that come close together have it read once. */
export function loadBalancesSoon() {
  if (!timer) {
    timer = window.setTimeout(() => {
      timer = 0;
      loadBalances();
    }, SECOND);
  }
}

/**
 * Notes the equity of now, at most once a second. When there are too many, every other one goes.
 *
 * @param {() => string | undefined} equity
 */
export function noteEquity(equity) {
  const at = Date.now();
  if (at - (equities.at(-1)?.at ?? 0) < SECOND) {
    return;
  }
  const amount = equity();
  if (amount === undefined) {
    return;
  }
  equities.push({ at, amount });
  if (equities.length > MOST) {
    equities = equities.filter((_, i) => i % 2 === 1);
  }
}

function choose(name) {
  span = name;
  loadBalances();
  changed();
}

/** The part of points that is shown; the one before it says how it begins. */
function since(points, begin) {
  const first = points.findIndex(({ at }) => at >= begin);
  const tail = first < 0 ? points.slice(-1) : points.slice(Math.max(first - 1, 0));
  return tail.map(({ amount, at }) => ({ amount, at: Math.max(at, begin) }));
}

/** The panel of the view of the account. */
export function worthPanel() {
  return html`<section class="panel worth" aria-labelledby="worth-title">
    <header><h2 id="worth-title">Balance and equity</h2><span class="spring"></span>
      <div role="group" aria-label="Time" class="intervals">${[...SPANS.keys()].map((name) =>
        html`<button type="button" class="small" aria-pressed=${span === name ? 'true' : 'false'}
          @click=${() => choose(name)}>${name}</button>`)}</div></header>
    ${balances.length ? lines() : html`<p class="empty">Nothing has been booked yet.</p>`}
  </section>`;
}

const byAmount = (one, other) => Decimal.of(one).compareTo(Decimal.of(other));

function lines() {
  const now = Date.now();
  const hours = SPANS.get(span);
  const begin = hours ? now - hours * 3600 * SECOND : balances[0].at;
  const held = since(balances, begin);
  const worth = since(equities, begin);
  const amounts = [...held, ...worth].map(({ amount }) => amount).toSorted(byAmount);
  const [lowest, highest] = [amounts[0], amounts[amounts.length - 1]];
  const low = Number(lowest);
  const range = Number(highest) - low || 1;
  const x = (at) => ((at - begin) / Math.max(now - begin, 1)) * WIDTH;
  const y = (amount) => HEIGHT - 8 - ((amount - low) / range) * (HEIGHT - 16);
  const last = equities.at(-1)?.amount;
  return html`<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" role="img"
      aria-label="The balance went from ${money(held[0].amount)} to ${
        money(held.at(-1)?.amount)}${last ? `, the equity is ${money(last)}` : ''}">
      ${svg`<path class="balance" d=${steps(held, x, y)}></path>
      <path class="equity" d=${straight(worth, x, y)}></path>`}</svg>
    <p class="legend"><span class="balance">Balance ${money(held.at(-1)?.amount)}</span>
      ${last ? html`<span class="equity">Equity ${money(last)}, since the page was opened</span>`
        : nothing}
      <span class="spring"></span><span class="faint">from ${time(new Date(begin).toISOString())},
        ${money(lowest)} to ${money(highest)}</span></p>`;
}

/** A balance stays until the next event. */
const steps = (points, x, y) => `${points.map(({ amount, at }, i) =>
  (i ? `H${x(at).toFixed(1)}V` : `M${x(at).toFixed(1)},`) + y(Number(amount)).toFixed(1)).join('')}H${
  WIDTH}`;

const straight = (points, x, y) => points.map(({ amount, at }, i) =>
  `${i ? 'L' : 'M'}${x(at).toFixed(1)},${y(Number(amount)).toFixed(1)}`).join('');
