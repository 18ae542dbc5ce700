// Whether the room may open here, and what stands in the door's place where it may or can not.

import { byId } from './dom.js';

/** What may have to be said where nothing can be unpacked: it stands in the page as it is. */
export const BARE_WORDS = /** @type {const} */ (['tooOld']);
/** What may have to be said where no catalogue can be unpacked: the browser itself unpacks it. */
export const FIRST_WORDS = /** @type {const} */ (['watched', 'wasmOff', 'wasmRefused', 'workersOff', 'notStarted']);
/** @typedef {typeof BARE_WORDS[number] | typeof FIRST_WORDS[number]} FirstWord */
/** A language of the page, with its bare words. @typedef {import('../strings/languages.js').Language & { words: Record<string, string> }} Row */

/** Whether another page can read what is in this one, as the seal found. Unknown counts as yes. */
export const watched = () => Reflect.get(window, 'panahWatched') !== false;

/** A paragraph. @param {Partial<HTMLParagraphElement>} properties */
const paragraph = (properties) => Object.assign(document.createElement('p'), properties);

/** Puts a message, in the language of the page, in the door's place. @param {FirstWord} key */
export function explain(key) {
  const words = paragraph({});
  words.setAttribute('data-say', key);
  close(words);
}

/** Refuses to open under the eyes of another page, and says so in every language at once.
 * @param {readonly Row[]} languages @param {Promise<Record<string, Record<string, string>>>} words  By the tags of the languages. */
export function refuse(languages, words) {
  const address = `${location.origin}${location.pathname}`;
  const closed = close();
  const say = (/** @type {Record<string, Record<string, string>>} */ first) => closed.append(...languages.map(({ tag, dir, words: { tooOld } }) => paragraph({
    lang: tag, dir, textContent: (first[tag]?.watched ?? tooOld ?? '').replace('{address}', () => address),
  })));
  words.then(say, () => say({}));
  byId('language').parentElement?.remove();
  for (const kind of ['dragover', 'drop']) window.addEventListener(kind, (event) => event.preventDefault());
}

/** Takes the door away for good, and with it what is promised of files. @param {HTMLElement[]} words */
function close(...words) {
  for (const id of ['promises', 'cannot', 'licences']) byId(id).remove();
  const closed = document.createElement('div');
  closed.className = 'closed';
  closed.setAttribute('role', 'alert');
  closed.append(...words);
  byId('door').replaceWith(closed);
  return closed;
}
