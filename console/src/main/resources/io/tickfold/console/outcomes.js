// Commands whose outcome is not known yet. They are in the storage of the tab, so that a page that
// is loaded again still asks what came of them.

import { get, Refusal } from './api.js';
import { state } from './store.js';

const KEPT = 'tickfold.pending';
const FIRST_PAUSE = 1000;
const LONGEST_PAUSE = 30000;

/**
 * @typedef {object} Pending
 * @property {string} key of the command
 * @property {string} account that gave it
 * @property {string} action that must not run twice at a time
 * @property {string} kind of command
 * @property {Record<string, string>} about what its answer does not say
 */

/** @returns {Pending[]} */
function all() {
  try {
    return JSON.parse(window.sessionStorage.getItem(KEPT) ?? '[]');
  } catch {
    return [];
  }
}

/** @param {Pending[]} pending */
const keep = (pending) => window.sessionStorage.setItem(KEPT, JSON.stringify(pending));

/** @param {string | undefined} account */
export const pendingOf = (account) => all().filter((one) => one.account === account);

/** @param {Pending} pending */
export const remember = (pending) => keep([...all(), pending]);

/** @param {string} key */
export const settle = (key) => keep(all().filter((one) => one.key !== key));

export const forgetPending = () => window.sessionStorage.removeItem(KEPT);

/** @param {number} millis */
const pause = (millis) => new Promise((resolve) => { window.setTimeout(resolve, millis); });

/**
 * What is known of a command; nothing if even that cannot be asked, or not by who is signed in.
 *
 * @param {Pending} pending
 */
async function lookUp({ account, key }) {
  if (state.expired || state.claims?.account !== account) {
    return null;
  }
  try {
    return await get(`trade/commands?key=${encodeURIComponent(key)}`);
  } catch {
    return null;
  }
}

/**
 * Asks for the outcome of a command until it is known, more and more seldom.
 *
 * @param {Pending} pending
 * @returns {Promise<any>} the answer
 * @throws {Refusal} if it was refused, or never executed
 */
export async function outcome(pending) {
  for (let wait = FIRST_PAUSE; ; wait = Math.min(wait + wait / 2, LONGEST_PAUSE)) {
    await pause(wait);
    const found = await lookUp(pending);
    if (found?.status === 'DONE' && found.httpStatus.startsWith('2')) {
      return found.body;
    }
    if (found?.status === 'DONE') {
      throw new Refusal(Number(found.httpStatus), '', found.body?.error ?? 'Refused');
    }
    if (found?.status === 'NOT_EXECUTED') {
      throw new Refusal(503, 'NOT_EXECUTED', 'Not executed; nothing has changed');
    }
  }
}
