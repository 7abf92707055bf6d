// What the page knows, and the one way to have it shown.

export const state = {
  /** @type {'trade' | 'history' | 'account' | 'operate'} */
  view: 'trade',
  claims: null,
  /** Whether the token is no longer taken; the page stays as it is behind the question. */
  expired: false,
  live: { prices: false, events: false },
  /** Whether any connection was made before, so that a lost one is a loss. */
  met: { prices: false, events: false },
  instruments: new Map(),
  prices: new Map(),
  symbol: 'BTCUSDT',
  interval: '1m',
  account: null,
  orders: null,
  notices: [],
  /** What is under way, by a name of the action. */
  busy: new Map(),
  signin: { text: '', mail: '', error: '', sent: false, busy: false },
  ticket: {
    side: 'buy', quantity: '0.1', leverage: '10', takeProfit: '', stopLoss: '', slippage: '1',
    preview: null, previewError: '',
  },
  /** The order whose levels or part are being edited. */
  editing: null,
  /** The order that is explained, and its story. */
  story: null,
  history: { orders: [], next: null, symbol: '', from: '', to: '', loading: false, error: '' },
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
