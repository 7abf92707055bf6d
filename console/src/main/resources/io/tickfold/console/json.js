// JSON in which numbers stay the text that was sent: no price or amount becomes a binary fraction.

/** Whether this browser says how a number was written. */
export const keepsNumbers = (() => {
  let kept = false;
  JSON.parse('1.10', (_, value, context) => {
    kept = context?.source === '1.10';
    return value;
  });
  return kept;
})();

/**
 * @param {string} text
 * @returns {any} with a string in place of each number
 */
export function parse(text) {
  return JSON.parse(text, (_, value, context) =>
    typeof value === 'number' ? context.source : value);
}

const NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?$/;

/**
 * A JSON object whose decimals are written as they were typed.
 *
 * @param {Record<string, string | null | undefined>} texts of its fields
 * @param {string[]} decimals names of those that are numbers
 * @returns {string} without the fields that are undefined or empty
 */
export function write(texts, decimals) {
  const fields = Object.entries(texts)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => {
      const plain = typeof value === 'string' && decimals.includes(name) && NUMBER.test(value);
      return `${JSON.stringify(name)}:${plain ? value : JSON.stringify(value)}`;
    });
  return `{${fields.join(',')}}`;
}
