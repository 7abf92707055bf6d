// What operators read: it is asked for again and again while they look at it.

import { get, send } from './api.js';
import { changed, state } from './store.js';
import { words } from './trading.js';

const PAGE = 25;
const AGAIN = 4000;

/** Whether the token lets its holder operate; the gateway decides. */
export const isOperator = () => state.claims?.scopes.includes('funds:write') ?? false;

export const operated = {
  /** @type {any[] | null} */
  accounts: null,
  sort: 'accountId',
  prefix: '',
  /** The ids that the pages up to this one follow; the first page follows none. */
  pages: [''],
  /** The id that the next page follows, if there is one. */
  next: '',
  /** The account whose details are shown. */
  chosen: '',
  /** @type {any} its figures, open orders and closed ones */
  details: null,
  /** @type {any[] | null} */
  exposure: null,
  /** @type {any[] | null} */
  symbols: null,
  /** @type {any} */
  health: null,
  error: '',
};

/** The path of an account among those of operators. */
export const pathOf = (account) => `admin/accounts/${encodeURIComponent(account)}`;

async function readAccounts() {
  const { pages, prefix, sort } = operated;
  const after = pages.at(-1) ?? '';
  const filter = new URLSearchParams({ limit: String(PAGE), sort });
  if (sort === 'accountId') {
    Object.entries({ prefix, after }).filter(([, value]) => value)
      .forEach(([name, value]) => filter.set(name, value));
  }
  const { body, response } = await send(`admin/accounts?${filter}`);
  if (sort === operated.sort && prefix === operated.prefix && pages === operated.pages) {
    const next = /[?&]after=([^&>]+)>; rel="next"/.exec(response.headers.get('Link') ?? '');
    operated.accounts = body.accounts;
    operated.next = next ? decodeURIComponent(next[1]) : '';
  }
}

async function readDetails() {
  const { chosen } = operated;
  if (!chosen) {
    return;
  }
  const path = pathOf(chosen);
  const [figures, orders, history] = await Promise.all([
    get(path), get(`${path}/orders`), get(`${path}/history?limit=${PAGE}`)]);
  if (chosen === operated.chosen) {
    operated.details = { figures, orders: orders.message, history: history.message };
  }
}

async function readExposure() {
  operated.exposure = (await get('admin/exposure')).symbols;
}

async function readSymbols() {
  operated.symbols = (await get('admin/symbols')).symbols;
}

async function readHealth() {
  operated.health = await get('admin/health');
}

const READS = [readAccounts, readDetails, readExposure, readSymbols, readHealth];

/** Reads these things now; what cannot be read is said, and stays as it was. */
async function read(reads) {
  const found = await Promise.allSettled(reads.map((one) => one()));
  const failed = found.find((one) => one.status === 'rejected');
  if (failed) {
    operated.error = words(failed.reason);
  } else if (reads === READS) {
    operated.error = '';
  }
  changed();
}

/** Reads again what a command may have changed. */
export const readAgain = () => read(READS);

let timer = 0;

/** Reads everything, and again later for as long as an operator looks at it. */
export async function operate() {
  window.clearTimeout(timer);
  if (state.view !== 'operate' || !isOperator()) {
    return;
  }
  if (!state.expired && !document.hidden) {
    await read(READS);
  }
  window.clearTimeout(timer);
  timer = window.setTimeout(operate, AGAIN);
}

/** @param {Partial<{sort: string, prefix: string, pages: string[]}>} choice of accounts */
export function list(choice) {
  Object.assign(operated, { pages: [''], ...choice });
  read([readAccounts]);
}

/** @param {string} account of which the details are shown; empty for none */
export function choose(account) {
  Object.assign(operated, { chosen: account, details: null });
  changed();
  read([readDetails]);
}
