// Words: what the field around a room says, in the language of its page.

import { choose, said } from '../room/speech.js';

/** @typedef {import('../strings/keys.js').Key} Key */

/** A message in a language; in one that the person prefers, where that is empty. @param {string} lang  BCP 47. @param {Key} key @param {number} [n] */
export function fieldWord(lang, key, n = 0) {
  const row = choose(lang ? [lang] : navigator.languages, SPOKEN);
  return said(row, row.words[key] ?? '', { n });
}
