// What is said aloud of many files: each number once, when the last of them is there. Who looks at one file hears of it at once.

import { announce } from './dom.js';
import { word } from './words.js';

/** @typedef {import('./item.js').Item} Item */
/** @typedef {import('./state.js').Phase} Phase */

const LOOKING = ['waiting', 'looking'];
const MAKING = ['queued', 'making'];

export class Spoken {
  /** @type {WeakMap<Item, Phase>} */ #before = new WeakMap();
  #looked = false;
  #made = false;
  #failed = 0;

  /** Takes note of what became of a file. Returns whether it came into another phase. @param {Item} item */
  note(item) {
    const { phase } = item.now;
    const before = this.#before.get(item);
    this.#before.set(item, phase);
    if (before === phase || before === undefined) return false;
    if (LOOKING.includes(before) && !LOOKING.includes(phase)) this.#looked = true;
    if (phase === 'made') this.#made = true;
    if (phase === 'failed') this.#failed += 1;
    return true;
  }

  /** Says what can be said of all of them now. @param {readonly Item[]} items */
  tell(items) {
    const among = (/** @type {readonly string[]} */ phases) => items.filter(({ now }) => phases.includes(now.phase)).length;
    const all = items.length;
    if (all < 2) {
      this.#looked = this.#made = false;
      this.#failed = 0;
      return;
    }
    if (this.#looked && among(LOOKING) === 0) {
      this.#looked = false;
      announce(word('saidReady', { n: among(['ready', ...MAKING, 'made']), all }));
      if (this.#failed > 0) announce(word('saidFailed', { n: this.#failed }));
      this.#failed = 0;
    }
    if (this.#made && among(MAKING) === 0) {
      this.#made = false;
      announce(word('saidMade', { n: among(['made']), all }));
    }
  }
}
