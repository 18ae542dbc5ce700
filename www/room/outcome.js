// What came of a file: a safe copy that was inspected again, its digest, and the way to keep it.

import { clock } from '../film/timeline.js';
import { after } from './claims.js';
import { announce, button, icon, make } from './dom.js';
import { names } from './finding-list.js';
import { say, word } from './words.js';

/** @typedef {import('./words.js').Key} Key */

/** @param {import('./types.js').SafeCopy} copy @param {() => void} keep @param {Key | null} how  What keeping is called; null where a copy is not kept alone.
 * @param {import('./types.js').Kind | null} kind  What the original is. @param {HTMLElement} shown  Where the copy is seen. */
export function outcome({ file, receipt, parts, saved, attached }, keep, how, kind, shown) {
  const { sha256 } = receipt.copy;
  const facts = make('ul', { className: 'facts-made' }, ...after(receipt.copy).map((claim) => fact(claim, parts)));
  const digest = make('code', { className: 'digest', dir: 'ltr', textContent: sha256, title: sha256 });
  const digests = make('div', { className: 'digest-row' }, make('div', {}, make('span', { className: 'quiet', say: 'digest' }), digest),
    button({ icon: 'copy', label: 'copyDigest', onclick: () => copyText(digest, sha256) }));
  const save = attached ? button({ icon: 'undo', say: 'takeBack', className: 'save', onclick: keep })
    : how && button({ icon: saved ? 'check' : 'save', say: saved ? 'saved' : how, className: saved ? 'save kept' : 'save', onclick: keep });
  const name = make('p', { className: 'quiet' }, make('bdi', { dir: 'ltr', className: 'given', textContent: file.name }));
  return make('section', { className: 'made' }, make('h3', { say: attached ? 'madeAttached' : 'made', tabIndex: -1 }), shown, facts, digests, name, save, make('p', { className: 'note', say: kind === 'picture' ? 'lookOnce' : 'readOnce' }));
}

/** One claim. Parts that stay without being seen are named under it. @param {import('./claims.js').Claim} claim
 * @param {readonly import('./types.js').Finding[]} parts */
function fact({ key, values, sure }, parts) {
  const words = make('span');
  say(words, key, key === 'trimmed' ? Object.fromEntries(Object.entries(values).map(([name, time]) => [name, clock(Number(time))])) : values);
  return make('li', { className: `fact ${key}` }, icon(sure ? 'check' : 'warn'), key === 'staysHidden' ? make('div', {}, words, names(parts)) : words);
}

/** Copies a text, or selects it where the page may not write to the clipboard. @param {HTMLElement} node @param {string} text */
async function copyText(node, text) {
  try {
    await navigator.clipboard.writeText(text);
    announce(word('copied'));
  } catch {
    getSelection()?.selectAllChildren(node);
  }
}
