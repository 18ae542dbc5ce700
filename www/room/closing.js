// The closing card: what was saved, under which names, and what is still dangerous.

import { button, make } from './dom.js';
import { say } from './words.js';

/** @typedef {import('./words.js').Key} Key */

/** What is still dangerous, and where to do something about it. */
const DANGERS = /** @type {const} */ (['dangerOriginal', 'dangerClouds', 'dangerFile', 'dangerShown']);
const SYSTEMS = /** @type {const} */ (['Android', 'iPhone']);

export class Closing {
  #title = make('h2', { tabIndex: -1 });
  #names = make('ul', { className: 'saved-names' });
  #older = make('p', { className: 'note' });
  root = make('section', { className: 'card closing', hidden: true });

  /** @param {() => void} again  Empties the room. */
  constructor(again) {
    this.#title.id = 'closing';
    this.root.setAttribute('aria-labelledby', 'closing');
    const steps = SYSTEMS.map((name) => make('details', {}, make('summary', { say: /** @type {Key} */ (`steps${name}`) }), make('p', { say: /** @type {Key} */ (`steps${name}Words`) })));
    this.root.append(this.#title, this.#names, make('p', { className: 'quiet', say: 'savedWhere' }), this.#older, make('h3', { say: 'dangers' }),
      make('ul', { className: 'dangers' }, ...DANGERS.map((key) => make('li', { say: key }))), ...steps, button({ say: 'startAgain', onclick: again }));
  }

  /** Says what was saved; nothing where nothing was. @param {readonly string[]} names  Of copies, or of the one zip that holds them.
   * @param {number} copies @param {readonly string[]} older  Names of saved copies that were decided anew since. */
  show(names, copies, older) {
    this.root.hidden = names.length === 0;
    say(this.#title, 'closing', { n: copies });
    this.#names.replaceChildren(...names.map((name) => make('li', {}, make('bdi', { dir: 'ltr', className: 'given', textContent: name }))));
    this.#older.hidden = older.length === 0;
    say(this.#older, 'older', { names: older.map((name) => `\u2066${name}\u2069`).join(', ') });
  }

  /** Goes to it. */
  reveal() {
    this.root.scrollIntoView({ block: 'start', behavior: 'instant' });
    this.#title.focus({ preventScroll: true });
  }
}
