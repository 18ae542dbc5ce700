// Whether the room may open and can work here, and what stands in the door's place where it may or can not.

import { byId } from './dom.js';

/** The smallest module of WebAssembly, and one that holds a vector instruction (v128.const, in a function without a name). */
const EMPTY = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);
const VECTORS = Uint8Array.of(...EMPTY, 1, 4, 1, 0x60, 0, 0, 3, 2, 1, 0, 10, 23, 1, 21, 0, 0xfd, 12, ...new Array(16).fill(0), 0x1a, 0x0b);

/** What may have to be said before the rest of the room is unpacked. */
export const FIRST_WORDS = /** @type {const} */ (['starting', 'staysForm', 'watched', 'wasmOff', 'wasmRefused', 'workersOff', 'tooOld', 'notStarted']);
/** @typedef {typeof FIRST_WORDS[number]} FirstWord */

/** Whether another page can read what is in this one, as the seal found. Unknown counts as yes. */
export const watched = () => Reflect.get(window, 'panahWatched') !== false;

/** Why the core does not start in this browser: only what is known. @returns {Promise<FirstWord>} */
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

/** A paragraph. @param {Partial<HTMLParagraphElement>} properties */
const paragraph = (properties) => Object.assign(document.createElement('p'), properties);

/** Puts a message, in the language of the page, in the door's place. @param {FirstWord} key */
export function explain(key) {
  const words = paragraph({});
  words.setAttribute('data-say', key);
  close(words);
}

/** Refuses to open under the eyes of another page, in every language at once. @param {Record<string, Record<string, string>>} words */
export function refuse(words) {
  const address = `${location.origin}${location.pathname}`;
  close(...Object.entries(words).map(([lang, { watched: text = '' }]) => paragraph({ lang, dir: lang === 'fa' ? 'rtl' : 'ltr', textContent: text.replace('{address}', () => address) })));
  byId('language').remove();
  for (const kind of ['dragover', 'drop']) window.addEventListener(kind, (event) => event.preventDefault());
}

/** Takes the door away for good, and with it what is promised of files. @param {HTMLElement[]} words */
function close(...words) {
  byId('promises').remove();
  const closed = document.createElement('div');
  closed.className = 'closed';
  closed.setAttribute('role', 'alert');
  closed.append(...words);
  byId('door').replaceWith(closed);
}
