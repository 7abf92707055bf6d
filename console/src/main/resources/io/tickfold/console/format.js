// How numbers and times are shown. Numbers come as text and stay text.

const MINUS = '\u2212';
const NONE = '\u2013';

/** A number with a comma between thousands, and at least so many decimals. */
export function number(text, decimals = 0) {
  if (text === null || text === undefined || text === '') {
    return NONE;
  }
  const plain = String(text);
  const negative = plain.startsWith('-');
  const [whole, fraction = ''] = plain.replace('-', '').split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  const padded = fraction.padEnd(decimals, '0');
  return (negative ? MINUS : '') + grouped + (padded ? `.${padded}` : '');
}

export const money = (text) => number(text, 2);

/** An amount of money with its sign. */
export function gain(text) {
  const shown = money(text);
  return /[1-9]/.test(shown) && shown !== NONE && !shown.startsWith(MINUS) ? `+${shown}` : shown;
}

/** The class of an amount: what it is shown like. */
export function tone(text) {
  if (text === null || text === undefined || !/[1-9]/.test(String(text))) {
    return 'flat';
  }
  return String(text).startsWith('-') ? 'down' : 'up';
}

const CLOCK = new Intl.DateTimeFormat(undefined, {
  hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23',
});
const DAY = new Intl.DateTimeFormat(undefined, { day: '2-digit', month: 'short' });

/** A time in the zone of the user; today's without the day. */
export function time(iso) {
  const date = new Date(iso);
  const today = date.toDateString() === new Date().toDateString();
  return today ? CLOCK.format(date) : `${DAY.format(date)} ${CLOCK.format(date)}`;
}

/** The same time in UTC, to show on hover. */
export const utc = (iso) => `${iso.replace('T', ' ').replace('Z', '')} UTC`;

const REASONS = {
  MANUAL: 'Closed by you',
  TAKE_PROFIT: 'Take profit',
  STOP_LOSS: 'Stop loss',
  STOP_OUT: 'Stop-out',
  SETTLEMENT: 'Settlement',
};

/** Why an order was closed, in words. */
export const reason = (name) =>
  REASONS[name] ?? String(name).toLowerCase().replaceAll('_', ' ');

/** The name of an instrument without the currency that all of them have. */
export const shortName = (symbol) => symbol.replace(/USDT$/, '');
