// What operators do, each thing once under a key of its own, and what came of it.

import { get, Refusal, request } from './api.js';
import { gain, money, shortName } from './format.js';
import { write } from './json.js';
import { pathOf, readAgain } from './operations.js';
import { changed, notify, state } from './store.js';
import { newKey, words } from './trading.js';

const AGAIN = 1000;
const ATTEMPTS = 60;
const KEPT = 20;

/**
 * What was done in this tab, newest first.
 *
 * @type {{key: string, account: string, what: string, outcome: string}[]}
 */
export const done = [];

/** What an operator has looked up. */
export const question = { account: '', key: '', answer: '' };

const pause = () => new Promise((resolve) => { window.setTimeout(resolve, AGAIN); });

/** Asks until there is an answer that is final, whatever goes wrong meanwhile. */
async function untilKnown(ask) {
  for (let i = 0; i < ATTEMPTS; i += 1) {
    await pause();
    const answer = await ask();
    if (answer) {
      return answer;
    }
  }
  throw new Refusal(504, 'OUTCOME_UNKNOWN', 'Still unknown: look the command up by its key');
}

const find = (account, key) =>
  get(`${pathOf(account)}/commands?key=${encodeURIComponent(key)}`);

/** What the command did; nothing while that is not known. */
function resultOf(found) {
  if (found.status === 'PENDING') {
    return null;
  }
  if (found.status === 'NOT_EXECUTED') {
    throw new Refusal(503, 'NOT_EXECUTED', 'Not executed; nothing has changed');
  }
  if (!found.httpStatus.startsWith('2')) {
    throw new Refusal(Number(found.httpStatus), '', found.body?.error ?? 'Refused');
  }
  return found.body;
}

/** Finds out what came of a command of an account. */
const asked = (account, key) => untilKnown(async () => {
  const found = await find(account, key).catch(() => null);
  return found && resultOf(found);
});

/** Repeats what does no harm when it is repeated, until it is answered. */
const repeated = (attempt, key) => untilKnown(() => attempt(key).catch((refusal) => {
  if (refusal.status >= 400 && refusal.status < 500 && !refusal.isUnknown) {
    throw refusal;
  }
  return null;
}));

/**
 * Carries something out once, however often it is asked for meanwhile.
 *
 * @param {{action: string, account: string, what: string}} command `action` must not run twice at a
 *   time; `account` is empty for a symbol
 * @param {(key: string) => Promise<any>} attempt
 * @param {(answer: any) => string} said what was done, in words
 * @returns {Promise<boolean>} whether it was done
 */
async function once({ account, action, what }, attempt, said) {
  if (state.busy.has(action)) {
    return false;
  }
  const entry = { key: newKey(), account, what, outcome: 'under way' };
  done.unshift(entry);
  done.splice(KEPT);
  state.busy.set(action, 'sent');
  changed();
  try {
    let answer;
    try {
      answer = await attempt(entry.key);
    } catch (refusal) {
      if (!(refusal instanceof Refusal) || !refusal.isUnknown) {
        throw refusal;
      }
      entry.outcome = 'unknown; asking for it';
      changed();
      answer = await (account ? asked(account, entry.key) : repeated(attempt, entry.key));
    }
    entry.outcome = said(answer);
    notify('good', entry.outcome);
    return true;
  } catch (refusal) {
    entry.outcome = `refused: ${words(refusal)}`;
    notify('bad', words(refusal));
    return false;
  } finally {
    state.busy.delete(action);
    changed();
    readAgain();
  }
}

/** @returns {Promise<boolean>} whether it was booked */
export function deposit(account, amount) {
  return once({ action: `deposit ${account}`, account, what: `Deposit ${amount}` },
    (key) => request('POST', `${pathOf(account)}/deposits`, write({ amount }, ['amount']), key),
    (booked) => `Deposited ${money(booked.amount)} into ${account}`);
}

/** @returns {Promise<boolean>} whether it was booked */
export function adjust(account, amount, reason) {
  return once({ action: `adjust ${account}`, account, what: `Adjust by ${amount}: ${reason}` },
    (key) => request('POST', `${pathOf(account)}/adjustments`,
      write({ amount, reason }, ['amount']), key),
    (booked) => `Adjusted ${account} by ${gain(booked.amount)}`);
}

/** Halts trading in a symbol, or lets it resume. */
export function setHalted(symbol, halted, reason) {
  const what = halted ? 'Halt' : 'Resume';
  return once({ action: `halt ${symbol}`, account: '', what: `${what} ${shortName(symbol)}` },
    (key) => request(halted ? 'POST' : 'DELETE', `admin/symbols/${symbol}/halt`,
      write({ reason }, []), key),
    () => `${shortName(symbol)} is ${halted ? 'halted' : 'traded again'}`);
}

/** Looks up what came of the command under a key. */
export async function lookUp() {
  const { account, key } = question;
  question.answer = 'Asking \u2026';
  changed();
  try {
    const body = resultOf(await find(account, key));
    question.answer = body
      ? `Done: ${body.message}${body.amount ? `, ${money(body.amount)}` : ''}`
      : 'Not known yet: it may be under way, or there is no such command';
  } catch (refusal) {
    question.answer = words(refusal);
  }
  changed();
}
