// What the room says, for tests: every catalogue, and English and Persian as texts.

import { said } from '../www/room/speech.js';
import { LANGUAGES } from '../www/strings/languages.js';
import { catalogues, texts } from '../tools/strings.mjs';

/** @typedef {import('../www/strings/keys.js').Key} Key */

export const ALL = catalogues();

/** @param {string} tag */
export function rowOf(tag) {
  const row = LANGUAGES.find((one) => one.tag === tag);
  if (!row) throw new Error(`no language ${tag}`);
  return row;
}

/** @param {string} tag */
export function catalogueOf(tag) {
  const catalogue = ALL.get(tag);
  if (!catalogue) throw new Error(`no catalogue ${tag}`);
  return catalogue;
}

/** Each message of a language as one text with `{name}` in place of values; one with plurals as for many. @param {string} tag @returns {Record<Key, string>} */
const plain = (tag) => /** @type {any} */ (Object.fromEntries(Object.entries(catalogueOf(tag)).map(([key, message]) => [key, texts(message).at(-1) ?? ''])));

export const en = plain('en');
export const fa = plain('fa');

/** A message with its values. @param {string} tag @param {Key} key @param {import('../www/room/speech.js').Values} values */
export const say = (tag, key, values) => said(rowOf(tag), catalogueOf(tag)[key], values);
