// The view of operators.

import { Decimal } from './decimal.js';
import { gain, money, number, shortName, time, tone, utc } from './format.js';
import { html, nothing } from './lit-html/lit-html.js';
import { live } from './lit-html/directives/live.js';
import { repeat } from './lit-html/directives/repeat.js';
import { accountPanel } from './operate-account.js';
import { done, lookUp, question, setHalted } from './operating.js';
import { choose, list, operated } from './operations.js';
import { changed, state } from './store.js';

/** The symbol that is about to be halted or resumed, and why. */
const halting = { symbol: '', reason: '' };

/** The view of operators. */
export function operateView() {
  return html`<div class="operate">
    ${operated.error ? html`<p class="warning" role="status">${operated.error}.</p>` : nothing}
    ${accountsPanel()}
    ${operated.chosen ? accountPanel() : nothing}
    ${symbolsPanel()}
    ${exposurePanel()}
    ${commandsPanel()}
    ${healthPanel()}
  </div>`;
}

const wait = () => html`<p class="empty">Loading \u2026</p>`;

/** @param {string} millis a whole number of them */
const seconds = (millis) =>
  `${number(new Decimal(BigInt(millis), 3).rounded(1).toString())} s`;

const level = (figures) =>
  (figures.marginLevel === null ? '\u2013' : `${number(figures.marginLevel)} %`);

function accountsPanel() {
  const { accounts, next, pages, prefix, sort } = operated;
  const byLevel = sort === 'marginLevel';
  return html`<section class="panel orders accounts" aria-labelledby="accounts-title">
    <header><h2 id="accounts-title">Accounts</h2><span class="spring"></span>
      <label>Sort<select name="sort" .value=${live(sort)}
        @change=${(e) => list({ sort: e.target.value })}>
        <option value="accountId">By name</option>
        <option value="marginLevel">Lowest margin level</option></select></label>
      <label>Begins with<input name="prefix" autocomplete="off" spellcheck="false" maxlength="64"
        ?disabled=${byLevel} .value=${live(prefix)}
        @input=${(e) => list({ prefix: e.target.value.trim() })}></label></header>
    ${accounts === null ? wait() : accounts.length ? accountsTable(accounts)
      : html`<p class="empty">No accounts here.</p>`}
    ${byLevel ? nothing : html`<p class="pages">
      <button type="button" class="small" ?disabled=${pages.length < 2}
        @click=${() => list({ pages: pages.slice(0, -1) })}>Previous accounts</button>
      <button type="button" class="small" ?disabled=${!next}
        @click=${() => list({ pages: [...pages, next] })}>Next accounts</button></p>`}
  </section>`;
}

function accountsTable(accounts) {
  return html`<div class="scroll"><table class="wide">
    <thead><tr><th scope="col">Account</th><th scope="col" class="num">Balance</th>
      <th scope="col" class="num">Equity</th><th scope="col" class="num">Margin</th>
      <th scope="col" class="num">Margin level</th><th scope="col" class="num">Open profit</th>
      <th scope="col" class="num">Open orders</th></tr></thead>
    <tbody>${repeat(accounts, ({ accountId }) => accountId, accountRow)}</tbody>
  </table></div>`;
}

function accountRow({ accountId, figures, openOrders }) {
  const chosen = accountId === operated.chosen;
  return html`<tr data-account=${accountId} class=${chosen ? 'chosen' : ''}>
    <th scope="row"><button type="button" class="plain" aria-pressed=${chosen ? 'true' : 'false'}
      @click=${() => choose(chosen ? '' : accountId)}>${accountId}</button></th>
    <td data-label="Balance" class="num">${money(figures.balance)}</td>
    <td data-label="Equity" class="num">${money(figures.equity)}</td>
    <td data-label="Margin" class="num">${money(figures.marginUsed)}</td>
    <td data-label="Margin level" class="num">${level(figures)}</td>
    <td data-label="Open profit" class="num ${tone(figures.unrealisedProfit)}">${
      gain(figures.unrealisedProfit)}</td>
    <td data-label="Open orders" class="num">${number(openOrders)}</td>
  </tr>`;
}

function symbolsPanel() {
  const { symbols } = operated;
  return html`<section class="panel orders symbols" aria-labelledby="symbols-title">
    <header><h2 id="symbols-title">Instruments</h2></header>
    ${symbols === null ? wait() : html`<div class="scroll"><table class="wide">
      <thead><tr><th scope="col">Instrument</th><th scope="col">Trading</th>
        <th scope="col" class="num">Bid</th><th scope="col" class="num">Ask</th>
        <th scope="col" class="num">Age</th><th scope="col">Last change</th>
        <th scope="col"><span class="hidden">Actions</span></th></tr></thead>
      <tbody>${repeat(symbols, ({ symbol }) => symbol, symbolRow)}</tbody></table></div>`}
  </section>`;
}

function symbolRow({ change, halted, quote, symbol }) {
  const name = shortName(symbol);
  const isAsked = halting.symbol === symbol;
  const verb = halted ? 'Resume' : 'Halt';
  return html`<tr data-symbol=${symbol}>
    <th scope="row">${name}</th>
    <td>${halted ? html`<span class="badge sell">halted</span>` : 'open'}</td>
    <td data-label="Bid" class="num">${number(quote?.bid, 2)}</td>
    <td data-label="Ask" class="num">${number(quote?.ask, 2)}</td>
    <td data-label="Age" class="num ${quote?.stale ? 'stale' : ''}">${
      quote ? seconds(quote.ageMillis) : '\u2013'}</td>
    <td data-label="Last change" class="words">${
      change ? lastChange(change, halted) : '\u2013'}</td>
    <td class="actions"><button type="button" class="small" aria-expanded=${
      isAsked ? 'true' : 'false'} ?disabled=${state.busy.has(`halt ${symbol}`)}
      @click=${() => ask(isAsked ? '' : symbol)}>${verb}<span class="hidden"> ${name}</span>
      </button></td>
  </tr>${isAsked ? html`<tr class="editor"><td colspan="7">
    <form @submit=${(e) => { e.preventDefault(); confirm(symbol, !halted); }}>
      <label>Why? (for other operators)<input name="haltReason" maxlength="200" autocomplete="off"
        .value=${live(halting.reason)}
        @input=${(e) => { halting.reason = e.target.value; changed(); }}></label>
      <button type="submit" class="small">${verb} ${name}</button></form></td></tr>` : nothing}`;
}

function lastChange({ at, complete, operator, reason }, halted) {
  return html`${halted ? 'Halted' : 'Resumed'} by ${operator}, <time datetime=${at}
    title=${utc(at)}>${time(at)}</time>${reason ? `: ${reason}` : nothing}
    ${complete ? nothing : html`<span class="stale">perhaps not everywhere: repeat it</span>`}`;
}

function ask(symbol) {
  Object.assign(halting, { symbol, reason: '' });
  changed();
}

function confirm(symbol, halted) {
  const { reason } = halting;
  ask('');
  setHalted(symbol, halted, reason.trim());
}

function exposurePanel() {
  const { exposure } = operated;
  return html`<section class="panel orders exposure" aria-labelledby="exposure-title">
    <header><h2 id="exposure-title">Exposure of all accounts</h2></header>
    ${exposure === null ? wait() : exposure.length ? html`<div class="scroll"><table class="wide">
      <thead><tr><th scope="col">Instrument</th><th scope="col" class="num">Orders</th>
        <th scope="col" class="num">Long</th><th scope="col" class="num">Short</th>
        <th scope="col" class="num">Net</th><th scope="col" class="num">Margin</th>
        <th scope="col" class="num">Open profit</th></tr></thead>
      <tbody>${repeat(exposure, ({ symbol }) => symbol, exposureRow)}</tbody></table></div>`
      : html`<p class="empty">No open orders.</p>`}
  </section>`;
}

function exposureRow(held) {
  return html`<tr data-symbol=${held.symbol}>
    <th scope="row">${shortName(held.symbol)}</th>
    <td data-label="Orders" class="num">${number(held.openOrders)}</td>
    <td data-label="Long" class="num">${number(held.longQuantity)}</td>
    <td data-label="Short" class="num">${number(held.shortQuantity)}</td>
    <td data-label="Net" class="num"><b>${number(held.netQuantity)}</b></td>
    <td data-label="Margin" class="num">${money(held.marginUsed)}</td>
    <td data-label="Open profit" class="num ${tone(held.unrealisedProfit)}">${
      gain(held.unrealisedProfit)}</td>
  </tr>`;
}

function commandsPanel() {
  const field = (label, name) => html`<label>${label}<input name=${name} autocomplete="off"
    spellcheck="false" maxlength="255" .value=${live(question[name])}
    @input=${(e) => { question[name] = e.target.value.trim(); changed(); }}></label>`;
  return html`<section class="panel commands" aria-labelledby="commands-title">
    <header><h2 id="commands-title">What came of commands</h2></header>
    <form class="funds" @submit=${(e) => { e.preventDefault(); lookUp(); }}>
      ${field('Account', 'account')}${field('Your key', 'key')}
      <button type="submit" class="small" ?disabled=${!question.account || !question.key}>Look up
      </button></form>
    <p id="answer" role="status">${question.answer}</p>
    ${done.length ? html`<ol>${repeat(done, ({ key }) => key, (entry) => html`<li>
      <b>${entry.what}</b>${entry.account ? ` (${entry.account})` : nothing}:
      ${entry.outcome}<span class="mono"> ${entry.key}</span></li>`)}</ol>` : nothing}
  </section>`;
}

function healthPanel() {
  const { health } = operated;
  if (!health) {
    return html`<section class="panel health"><h2>Health</h2>${wait()}</section>`;
  }
  const { engine, quotes } = health;
  const item = (label, value) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`;
  return html`<section class="panel health" aria-labelledby="health-title">
    <header><h2 id="health-title">Health <span class=${health.status === 'UP' ? 'up' : 'down'}>${
      health.status}</span></h2></header>
    <dl class="figures">
      ${item('Inputs to decide', number(engine.undecidedInputs))}
      ${item('Events to project', number(health.readModel.missingEvents))}
      ${item('Oldest quote', quotes.oldestAgeMillis === null ? '\u2013'
        : seconds(quotes.oldestAgeMillis))}
      ${item('Stale quotes', `${quotes.stale} of ${quotes.symbols}`)}
      ${item('Commands under way', number(engine.pendingCommands))}
      ${item('Timeouts', number(engine.timeouts))}
    </dl>
    <h3>Components</h3>
    <ul>${health.components.map(({ cause, name, status }) => html`<li>${name}
      <span class=${status === 'UP' ? 'up' : 'down'}>${status}</span>
      ${cause ? html`<span class="faint">${cause}</span>` : nothing}</li>`)}</ul>
    <h3>Refusals of this gateway</h3>
    <ul class="refusals">${health.refusals.length ? health.refusals.map(({ count, reason }) =>
      html`<li>${reason} <b>${number(count)}</b></li>`) : html`<li>None</li>`}</ul>
  </section>`;
}
