// Words: looks messages up in the catalogues, formats numbers, and keeps what is on the page in the person's language.

import { en } from '../strings/en.js';
import { fa } from '../strings/fa.js';

/** @typedef {keyof typeof en} Key */
/** @typedef {Record<string, string | number>} Values */
/** @typedef {string | { one: string, other: string }} Message  With `{name}` where a value goes; plural by the value `n`. */

/** @type {Record<import('./types.js').Locale, Record<Key, Message>>} */
const catalogues = { en, fa };
/** @type {import('./types.js').Locale} */
let locale = 'en';
/** @type {WeakMap<Element, { key: Key, values: Values, label: boolean }[]>} */
const said = new WeakMap();

export const currentLocale = () => locale;

/** The locale for a list of language tags; English where none fits. @param {readonly string[]} tags @returns {import('./types.js').Locale} */
export const choose = (tags) => (tags.map((tag) => tag.slice(0, 2).toLowerCase()).find((tag) => tag === 'fa' || tag === 'en') === 'fa' ? 'fa' : 'en');

/** @param {number} n @param {Intl.NumberFormatOptions} [options] */
export const number = (n, options) => new Intl.NumberFormat(locale, options).format(n);

/** A message in the current language. @param {Key} key @param {Values} [values] */
export function word(key, values = {}) {
  const message = catalogues[locale][key];
  const text = typeof message === 'string' ? message : message[new Intl.PluralRules(locale).select(Number(values.n)) === 'one' ? 'one' : 'other'];
  return text.replace(/\{(\w+)\}/g, (_, name) => {
    const value = values[name];
    return typeof value === 'number' ? number(value) : value ?? '';
  });
}

/** A size in words. @param {number} bytes */
export function size(bytes) {
  if (bytes < 1000) return word('bytes', { n: bytes });
  const mega = bytes >= 1e6;
  return word(mega ? 'megabytes' : 'kilobytes', { n: number(bytes / (mega ? 1e6 : 1e3), { maximumFractionDigits: mega ? 1 : 0 }) });
}

/** Makes `node` say a message, now and in every language to come. @param {Element} node @param {Key} key @param {Values} [values] */
export function say(node, key, values = {}) {
  keep(node, key, values, false);
}

/** Names `node` for those who do not see it, and on hovering. @param {Element} node @param {Key} key @param {Values} [values] */
export function label(node, key, values = {}) {
  keep(node, key, values, true);
}

/** @param {Element} node @param {Key} key @param {Values} values @param {boolean} asLabel */
function keep(node, key, values, asLabel) {
  const entry = { key, values, label: asLabel };
  said.set(node, [...(said.get(node) ?? []).filter((e) => e.label !== asLabel), entry]);
  node.toggleAttribute('data-said', true);
  put(node, entry);
}

/** @param {Element} node @param {{ key: Key, values: Values, label: boolean }} entry */
function put(node, { key, values, label: asLabel }) {
  const text = word(key, values);
  if (asLabel) {
    node.setAttribute('aria-label', text);
    if (node instanceof HTMLButtonElement && !node.textContent) node.title = text;
  } else if (node.textContent !== text) node.textContent = text;
}

/** Speaks another language from here on. @param {import('./types.js').Locale} next */
export function speak(next) {
  locale = next;
  document.documentElement.lang = next;
  document.documentElement.dir = next === 'fa' ? 'rtl' : 'ltr';
  for (const node of document.querySelectorAll('[data-say]')) {
    say(node, /** @type {Key} */ (node.getAttribute('data-say')));
    node.removeAttribute('data-say');
  }
  turn(document);
}

/** Says all in the language of now: what was out of the page did not hear of it. @param {ParentNode} root */
export function turn(root) {
  for (const node of root.querySelectorAll('[data-said]')) for (const entry of said.get(node) ?? []) put(node, entry);
}
