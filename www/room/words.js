// Words: says messages of the catalogue, and keeps what is on the page in the person's language.

import { numeral, said as fill } from './speech.js';

/** @typedef {import('../strings/keys.js').Key} Key */
/** @typedef {import('./speech.js').Values} Values */
/** @typedef {import('./speech.js').Language} Language */
/** @typedef {import('./speech.js').Message} Message */

/** The language that is spoken, and its messages. @type {Language} */
let language = { tag: 'en', name: 'English', dir: 'ltr', digits: 'latn', review: false };
/** @type {Record<string, Message>} */
let messages = {};
/** @type {WeakMap<Element, { key: Key, values: Values, label: boolean }[]>} */
const said = new WeakMap();

/** Has words come from another catalogue. @param {Language} row @param {Record<string, Message>} catalogue */
export function learn(row, catalogue) {
  language = row;
  messages = catalogue;
}

/** The language that is spoken. */
export const spoken = () => language;

/** @param {number} n @param {Intl.NumberFormatOptions} [options] */
export const number = (n, options) => numeral(language, n, options);

/** A message in the current language. @param {Key} key @param {Values} [values] */
export const word = (key, values = {}) => fill(language, messages[key] ?? '', values);

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

/** Speaks another language from here on. @param {Language} row @param {Record<string, Message>} catalogue */
export function speak(row, catalogue) {
  learn(row, catalogue);
  document.documentElement.lang = row.tag;
  document.documentElement.dir = row.dir;
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
