// Whether the room may open and can work here, and what is said where it may or can not.

import { byId, make } from './dom.js';
import { inEach, say } from './words.js';

/** @typedef {import('./words.js').Key} Key */

/** The smallest module of WebAssembly, and one that holds a vector instruction (v128.const, in a function without a name). */
const EMPTY = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);
const VECTORS = Uint8Array.of(...EMPTY, 1, 4, 1, 0x60, 0, 0, 3, 2, 1, 0, 10, 23, 1, 21, 0, 0xfd, 12, ...new Array(16).fill(0), 0x1a, 0x0b);

/** Whether another page can read what is in this one, as the seal found. Unknown counts as yes. */
export const watched = () => Reflect.get(window, 'panahWatched') !== false;

/** Why the core does not start in this browser: only what is known. @returns {Promise<Key>} */
export async function hindrance() {
  if (typeof WebAssembly === 'undefined') return 'wasmOff';
  if (typeof Worker === 'undefined') return 'workersOff';
  if (typeof DecompressionStream === 'undefined') return 'tooOld';
  try {
    await WebAssembly.compile(EMPTY);
  } catch {
    return 'wasmRefused';
  }
  return WebAssembly.validate(VECTORS) ? 'notStarted' : 'tooOld';
}

/** Says why nothing can be chosen here, in the place of the door. @param {Key} key */
export function explain(key) {
  const words = make('p');
  say(words, key);
  close(words);
}

/** Refuses to open under the eyes of another page, in every language at once. */
export function refuse() {
  const address = `${location.origin}${location.pathname}`;
  const words = inEach('watched', { address }).map(({ locale, text }) => make('p', { lang: locale, dir: locale === 'fa' ? 'rtl' : 'ltr', textContent: text }));
  close(...words);
  byId('language').remove();
  for (const kind of ['dragover', 'drop']) window.addEventListener(kind, (event) => event.preventDefault());
}

/** Takes the door away for good, and with it what is promised of files. @param {HTMLElement[]} words */
function close(...words) {
  byId('promises').remove();
  byId('door').replaceWith(make('div', { className: 'closed', role: 'alert' }, ...words));
}
