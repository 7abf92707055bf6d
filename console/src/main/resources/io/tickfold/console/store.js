// What the page knows, and the one way to have it shown.

/**
 * What the gateway has answered: JSON in which numbers are text.
 *
 * @typedef {any} Answered
 */

/**
 * @typedef {object} State
 * @property {string} view `trade`, `history`, `account` or `operate`
 * @property {{account: string, scopes: string[], expires: number} | null} claims
 * @property {boolean} expired whether the token is no longer taken; the page stays as it is behind
 *   the question
 * @property {{prices: boolean, events: boolean}} live
 * @property {{prices: boolean, events: boolean}} met whether any connection was made before, so
 *   that a lost one is a loss
 * @property {Map<string, Answered>} instruments
 * @property {Map<string, Answered>} prices
 * @property {string} symbol
 * @property {string} interval
 * @property {Answered | null} account
 * @property {Answered[] | null} orders those that are open
 * @property {Answered[]} recent the orders that were closed last, newest first
 * @property {string | undefined} lastEvent the sequence of the last event that the page has taken
 * @property {{id: number, kind: string, text: string}[]} notices
 * @property {Map<string, string>} busy what is under way, by a name of the action
 * @property {{text: string, mail: string, error: string, sent: boolean, busy: boolean}} signin
 * @property {Record<string, any>} ticket
 * @property {Record<string, any> | null} editing the order whose levels or part are being edited
 * @property {Answered | null} story of the order that is explained
 * @property {{orders: Answered[], next: string | null, newest: string | null | undefined,
 *   symbol: string, from: string, to: string, loading: boolean, error: string}} history
 */

/** @type {State} */
export const state = {
  view: 'trade',
  claims: null,
  expired: false,
  live: { prices: false, events: false },
  met: { prices: false, events: false },
  instruments: new Map(),
  prices: new Map(),
  symbol: 'BTCUSDT',
  interval: '1m',
  account: null,
  orders: null,
  recent: [],
  lastEvent: undefined,
  notices: [],
  busy: new Map(),
  signin: { text: '', mail: '', error: '', sent: false, busy: false },
  ticket: {
    side: 'buy', quantity: '0.1', leverage: '10', takeProfit: '', stopLoss: '', slippage: '1',
    preview: null, previewError: '',
  },
  editing: null,
  story: null,
  history: {
    orders: [], next: null, newest: null, symbol: '', from: '', to: '', loading: false, error: '',
  },
};

let render = () => {};
let scheduled = false;

export function onChange(callback) {
  render = callback;
}

/** Shows the state with the next picture of the screen. */
export function changed() {
  if (!scheduled) {
    scheduled = true;
    window.requestAnimationFrame(() => {
      scheduled = false;
      render();
    });
  }
}

let notices = 0;

/**
 * Tells the user something for a while.
 *
 * @param {'good' | 'bad' | 'wait'} kind
 */
export function notify(kind, text, millis = 8000) {
  const id = ++notices;
  state.notices = [...state.notices.slice(-4), { id, kind, text }];
  changed();
  if (millis) {
    window.setTimeout(() => dismiss(id), millis);
  }
  return id;
}

export function dismiss(id) {
  state.notices = state.notices.filter((notice) => notice.id !== id);
  changed();
}
