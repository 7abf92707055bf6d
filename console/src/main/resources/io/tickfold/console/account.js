// What the account has, and money in and out of it.

import { Decimal } from './decimal.js';
import { gain, money, number, tone } from './format.js';
import { html, nothing } from './lit-html/lit-html.js';
import { live } from './lit-html/directives/live.js';
import { figures } from './orders.js';
import { changed, state } from './store.js';
import { move } from './trading.js';
import { worthPanel } from './worth.js';

/** The gauge ends here, in percent; most accounts are far above what matters. */
const MOST = 500;

const draft = { amount: '' };

/** The view of the account. */
export function accountView() {
  const now = figures();
  const line = (label, value, more = '', hint = '') => html`<div><dt>${label}</dt>
    <dd class=${more}>${value}${hint ? html`<small>${hint}</small>` : nothing}</dd></div>`;
  return html`<div class="account">
    <section class="panel" aria-labelledby="account-title">
      <h2 id="account-title">Account ${state.claims?.account}</h2>
      <dl class="figures">
        ${line('Equity', money(now.equity), '', 'balance + margin + open profit')}
        ${line('Balance', money(now.balance), '', 'without the margin of open orders')}
        ${line('Open profit', gain(now.profit), tone(now.profit))}
        ${line('Margin', money(now.marginUsed), '', 'held by open orders')}
        ${line('Free margin', money(now.freeMargin), '', 'balance + open profit')}
        ${line('Available', money(now.available), '', 'to open or withdraw: no gains that are open')}
      </dl>
      ${gauge(now.level)}
    </section>
    <section class="panel" aria-labelledby="funds-title">
      <h2 id="funds-title">Money in and out</h2>
      <form class="funds" @submit=${(e) => { e.preventDefault(); book('deposits'); }}>
        <label>Amount<input inputmode="decimal" name="amount" .value=${live(draft.amount)}
          @input=${(e) => { draft.amount = e.target.value; changed(); }}></label>
        <button type="submit" class="small" ?disabled=${!isAmount()}>Deposit</button>
        <button type="button" class="small" ?disabled=${!isAmount() || !mayWithdraw()}
          @click=${() => book('withdrawals')}>Withdraw</button>
      </form>
      <p class="faint">Deposits are for demonstrations: a deployment has none of its own.</p>
    </section>
    ${worthPanel()}
  </div>`;
}

function gauge(level) {
  if (!level) {
    return html`<p class="faint">Margin level: there are no open orders.</p>`;
  }
  const whole = Number.parseInt(level, 10);
  return html`<div class="gauge"><label for="level">Margin level</label>
    <meter id="level" min="0" max=${MOST} low="100" high="200" optimum=${MOST}
      value=${Math.min(Math.max(whole, 0), MOST)}>${number(level)} %</meter>
    <b>${number(level)} %</b></div>`;
}

const isAmount = () => (Decimal.parse(draft.amount)?.sign ?? 0) > 0;
const mayWithdraw = () => state.claims?.scopes.includes('withdraw');

async function book(kind) {
  if (await move(kind, draft.amount.trim())) {
    draft.amount = '';
    changed();
  }
}
