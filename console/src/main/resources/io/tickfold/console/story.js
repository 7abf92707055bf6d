// Why an order is as it is: what happened to it, in order.

import { get } from './api.js';
import { number, time, utc } from './format.js';
import { html, nothing } from './lit-html/lit-html.js';
import { changed, notify, state } from './store.js';
import { words } from './trading.js';

let opener = null;

/** Opens the story of an order, of one's own or of the account that a path names. */
export async function explain(orderId, path = 'trade') {
  opener = document.activeElement;
  try {
    state.story = await get(`${path}/orders/${orderId}/explanation`);
    changed();
  } catch (refusal) {
    notify('bad', words(refusal));
  }
}

function end() {
  state.story = null;
  changed();
  opener?.focus();
}

/** Shows the dialog once it is in the page. */
export function showStory() {
  const dialog = document.querySelector('dialog.story');
  if (dialog instanceof HTMLDialogElement && !dialog.open) {
    dialog.showModal();
  }
}

/** The dialog; nothing while no story is told. */
export function storyDialog() {
  const { story } = state;
  if (!story) {
    return nothing;
  }
  return html`<dialog class="story" aria-labelledby="story-title" @close=${end}
    @click=${(e) => e.target === e.currentTarget && e.target.close()}>
    <header><h2 id="story-title">Why?</h2>
      <button type="button" class="small" @click=${(e) => e.target.closest('dialog').close()}>
        Close</button></header>
    <p class="mono">${story.orderId}</p>
    <p>${story.headline}</p>
    <ol>${story.steps.map(step)}</ol>
    ${story.remarks.map((remark) => html`<p class="faint">${remark}</p>`)}
    <p class=${story.agrees ? 'faint' : 'warning'}>${story.agrees
      ? 'Prices, margins, profits and balances were computed again, and are those of the record.'
      : 'What was computed again differs from the record.'}</p>
  </dialog>`;
}

function step({ at, commandId, facts, inputOffset, title }) {
  return html`<li><h3>${title} <time datetime=${at} title=${utc(at)}>${time(at)}</time></h3>
    <dl class="facts">${facts.map((fact) => html`<div><dt>${fact.name}</dt>
      <dd class=${fact.agrees ? '' : 'down'}>${fact.words}</dd></div>`)}
      <div><dt>Cause</dt><dd>${commandId ? html`command ${commandId}, ` : nothing}offset
        ${number(inputOffset)} of the input</dd></div></dl></li>`;
}
