// A statement of closed orders, as a file for a spreadsheet.

const COLUMNS = [
  'closeTime', 'orderId', 'symbol', 'type', 'quantity', 'leverage', 'openTime', 'openPrice',
  'closePrice', 'profit', 'closeReason', 'clientOrderId',
];

const NUMBER = /^-?\d+(\.\d+)?$/;

/** A value as CSV; text that a spreadsheet would run as a formula is marked as text. */
function cell(value) {
  const text = String(value ?? '');
  const plain = !NUMBER.test(text) && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

/** The orders, a line each, oldest last as they are shown. */
export const csv = (orders) => [COLUMNS, ...orders.map((o) => COLUMNS.map((c) => o[c]))]
  .map((line) => line.map(cell).join(',')).join('\r\n').concat('\r\n');

/** Has the browser keep a text as a file. */
export function save(name, text) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  link.download = name;
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
