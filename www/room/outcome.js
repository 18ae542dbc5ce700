// What came of a file: a safe copy that was inspected again, its digest, and the way to keep it.

import { clock } from '../film/timeline.js';
import { announce, button, icon, make } from './dom.js';
import { names } from './finding-list.js';
import { say, word } from './words.js';

/** @typedef {import('./words.js').Key} Key */

/** @param {import('./types.js').SafeCopy} copy @param {() => void} keep @param {Key} how  What keeping is called.
 * @param {import('./types.js').Kind | null} kind  What the original is. */
export function outcome({ file, receipt, kept: hidden, saved }, keep, how, kind) {
  const { covered, open, kept: stays, sha256, missing, still_of_moving, film, trimmed } = receipt.copy;
  const staying = Object.values(stays).reduce((sum, n) => sum + n, 0);
  const facts = make('ul', { className: 'facts-made' }, make('li', {}, icon('check'), make('span', { className: 'again', say: staying > 0 ? 'inspectedRest' : 'inspectedAgain' })));
  if (staying > 0) facts.append(stillHidden(staying, hidden));
  if (open !== undefined) facts.append(counted(covered + open > 0 ? 'coveredOpen' : 'coveredNone', covered, open));
  if (film) {
    if (film.people > 0) facts.append(counted('filmOpen', film.people - film.open, film.open));
    const words = make('span');
    say(words, 'filmCovered', film);
    facts.append(make('li', {}, icon('check'), words));
  }
  if (trimmed) {
    const words = make('span');
    say(words, 'trimmed', { from: clock(trimmed.from), to: clock(trimmed.to), length: clock(trimmed.length) });
    facts.append(make('li', {}, icon('check'), words));
  }
  if (missing !== undefined) {
    const words = make('span');
    say(words, missing > 0 ? 'part-missing' : 'end-missing', { n: missing });
    facts.append(make('li', {}, icon('warn'), words));
  }
  if (still_of_moving) facts.append(make('li', {}, icon('check'), make('span', { say: 'stillOfMoving' })));
  const digest = make('code', { className: 'digest', dir: 'ltr', textContent: sha256, title: sha256 });
  const kept = make('div', { className: 'digest-row' }, make('div', {}, make('span', { className: 'quiet', say: 'digest' }), digest),
    button({ icon: 'copy', label: 'copyDigest', onclick: () => copyText(digest, sha256) }));
  const done = how === 'attach' ? 'attached' : 'saved';
  const save = button({ icon: saved ? 'check' : 'save', say: saved ? done : how, className: saved ? 'save kept' : 'save main', onclick: keep });
  const name = make('p', { className: 'quiet' }, make('bdi', { dir: 'ltr', className: 'given', textContent: file.name }));
  return make('section', { className: 'made' }, make('h3', { say: 'made' }), facts, kept, name, save, make('p', { className: 'note', say: kind === 'picture' ? 'lookOnce' : 'readOnce' }));
}

/** What stays in the copy without being seen, by name. @param {number} n @param {readonly import('./types.js').Finding[]} hidden */
function stillHidden(n, hidden) {
  const words = make('span');
  say(words, 'staysHidden', { n });
  return make('li', { className: 'stays-hidden' }, icon('warn'), make('div', {}, words, names(hidden)));
}

/** How many are covered and how many are left open, which is a warning. @param {Key} key @param {number} covered @param {number} open */
function counted(key, covered, open) {
  const words = make('span');
  say(words, key, { covered, open });
  return make('li', { className: 'counted' }, icon(covered > 0 && open === 0 ? 'check' : 'warn'), words);
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
