// Speech: which of the languages a person understands, and how a message is said in it. No DOM.

/** @typedef {import('../strings/languages.js').Language} Language */
/** @typedef {Record<string, string | number>} Values */
/** Text with `{name}` where a value goes; or parts, of which some follow the plural of a number.
 * @typedef {string | (string | [number: string, forms: Record<string, string>])[]} Message */

/** The row for the tags that a person prefers, the first of them first; of a tag that none has, the last subtags do not count.
 * The first row serves where none fits.
 * @template {Pick<Language, 'tag' | 'also'>} Row @param {readonly string[]} tags @param {readonly Row[]} rows @returns {Row} */
export function choose(tags, rows) {
  const known = new Map(rows.flatMap((row) => [row.tag, ...row.also ?? []].map((tag) => /** @type {const} */ ([tag.toLowerCase(), row]))));
  for (const tag of tags) {
    const parts = tag.toLowerCase().replaceAll('_', '-').split('-');
    for (let n = parts.length; n > 0; n -= 1) {
      const row = known.get(parts.slice(0, n).join('-'));
      if (row) return row;
    }
  }
  return /** @type {Row} */ (rows[0]);
}

/** The tag under which browsers know the plurals and numbers of a language. @param {Pick<Language, 'tag' | 'like'>} row */
export const known = ({ tag, like }) => like ?? tag;

/** @param {Language} row @param {number} n @param {Intl.NumberFormatOptions} [options] */
export const numeral = (row, n, options) => new Intl.NumberFormat(known(row), { numberingSystem: row.digits, ...options }).format(n);

/** The category of plural that a number has. @param {Pick<Language, 'tag' | 'like'>} row @param {number} n */
export const plural = (row, n) => new Intl.PluralRules(known(row)).select(n);

/** A message with its values. @param {Language} row @param {Message} message @param {Values} values */
export function said(row, message, values) {
  const parts = typeof message === 'string' ? [message] : message;
  const text = parts.map((part) => (typeof part === 'string' ? part : part[1][plural(row, Number(values[part[0]]))] ?? part[1].other)).join('');
  return text.replace(/\{(\w+)\}/g, (_, name) => {
    const value = values[name];
    return typeof value === 'number' ? numeral(row, value) : value ?? '';
  });
}

/** The first zero of each set of digits that a person may type: Latin, Arabic-Indic, Extended Arabic-Indic. */
const ZEROS = [0x30, 0x660, 0x6f0];

/** A number as a person typed it, in any of the sets of digits; NaN for what is none. @param {string} text */
export function typed(text) {
  const latin = text.trim().replace(/[٠-٩۰-۹]/g, (digit) => {
    const code = digit.charCodeAt(0);
    return String(code - Math.max(...ZEROS.filter((zero) => zero <= code)));
  }).replace(/[٫,]/, '.');
  return /^\d+(\.\d*)?$/.test(latin) ? Number(latin) : NaN;
}
