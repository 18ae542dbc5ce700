// The choice to look through a part of a film only, for a device that is slow: what is not looked through is not in the copy.

import { button, make } from '../room/dom.js';
import { typed } from '../room/speech.js';
import { label } from '../room/words.js';

export class Part {
  #from = make('input', { type: 'text', inputMode: 'decimal', autocomplete: 'off', dir: 'ltr' });
  #to = make('input', { type: 'text', inputMode: 'decimal', autocomplete: 'off', dir: 'ltr' });
  root = make('details', { className: 'part', hidden: true }, make('summary', { say: 'partOnly' }), make('p', { className: 'quiet', say: 'partHow' }));
  #ask;
  /** How long the film is, in seconds. */ #length = 0;

  /** @param {(part: import('./decisions.js').Trim) => void} ask  Gets what was chosen. */
  constructor(ask) {
    this.#ask = ask;
    label(this.#from, 'partFrom');
    label(this.#to, 'partTo');
    this.root.append(make('div', { className: 'ends' }, this.#from, this.#to, button({ say: 'partLook', onclick: () => this.#choose() })));
  }

  /** Offers it for a film of so many seconds, or not. @param {number | null} length */
  show(length) {
    this.root.hidden = length === null;
    if (length === null || length === this.#length) return;
    this.#length = length;
    this.#all();
  }

  /** Proposes all of it. */
  #all() {
    this.#from.value = '0';
    this.#to.value = String(Math.ceil(this.#length * 10) / 10);
  }

  #choose() {
    const [from, to] = [this.#from, this.#to].map(({ value }) => Math.round(typed(value) * 1e6));
    if (from !== undefined && to !== undefined && from >= 0 && to > from && from < this.#length * 1e6) return this.#ask({ from, to });
    // What is no part of it is put right, and chosen anew.
    this.#all();
    this.#from.select();
  }
}
