// The covers of a picture as a list beside it, for whoever does not point at them: one stop of the Tab key, then arrow keys.

import { button, make } from './dom.js';
import { say } from './words.js';

/** @typedef {import('./covers.js').Cover} Cover */

/** What an arrow key does to the place in the list. @type {Record<string, (at: number, last: number) => number>} */
const STEPS = {
  ArrowDown: (at, last) => Math.min(at + 1, last), ArrowUp: (at) => Math.max(at - 1, 0), Home: () => 0, End: (at, last) => last,
};

export class CoverList {
  #summary = make('summary');
  #list = make('ul', { className: 'cover-list' });
  root = make('details', { className: 'covers' }, this.#summary, this.#list);
  /** @type {Map<number, HTMLButtonElement>} */ #nodes = new Map();
  #press;
  #point;

  /** @param {(id: number) => void} press  Opens or covers, or goes to a cover that the person drew.
   * @param {(id: number | null) => void} point  Which cover of the picture is meant now. */
  constructor(press, point) {
    this.#press = press;
    this.#point = point;
    this.#list.addEventListener('keydown', (event) => this.#key(event));
    this.#list.addEventListener('focusin', () => this.#rove());
    this.#list.addEventListener('focusout', () => point(null));
  }

  /** The cover whose entry has the focus. */
  get focused() {
    return [...this.#nodes].find(([, node]) => node === document.activeElement)?.[0] ?? null;
  }

  /** @param {readonly Cover[]} list */
  show(list) {
    this.root.hidden = list.length === 0;
    say(this.#summary, 'coverList', { n: list.length });
    const kept = new Set(list.map(({ id }) => id));
    for (const [id, node] of this.#nodes) if (!kept.has(id)) this.#nodes.delete(id) && node.parentElement?.remove();
    list.forEach((cover, i) => {
      let node = this.#nodes.get(cover.id);
      if (!node) {
        node = button({ say: 'ownCover', onclick: () => this.#press(cover.id) });
        this.#nodes.set(cover.id, node);
        this.#list.append(make('li', {}, node));
      }
      node.classList.toggle('off', !cover.on);
      const way = cover.on ? 'On' : 'Off';
      say(/** @type {Element} */ (node.lastElementChild), cover.origin === 'added' ? (cover.inverse ? 'listMark' : 'listOwn') : cover.origin === 'face' ? `listFace${way}` : `listPerhaps${way}`, { n: i + 1, all: list.length });
    });
    this.#rove();
  }

  /** Leaves one entry for the Tab key: the one with the focus, else the first. */
  #rove() {
    const own = this.focused;
    if (own !== null) this.#point(own);
    const stop = own ?? [...this.#nodes.keys()].find((id) => this.#nodes.get(id)?.tabIndex === 0) ?? [...this.#nodes.keys()][0];
    for (const [id, node] of this.#nodes) node.tabIndex = id === stop ? 0 : -1;
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const own = this.focused;
    const across = { ArrowRight: 'ArrowDown', ArrowLeft: 'ArrowUp' }[event.key];
    const turned = across && document.dir === 'rtl' ? { ArrowDown: 'ArrowUp', ArrowUp: 'ArrowDown' }[across] : across;
    const step = STEPS[turned ?? event.key];
    if (own === null || !step) return;
    event.preventDefault();
    const nodes = [...this.#nodes.values()];
    nodes[step([...this.#nodes.keys()].indexOf(own), nodes.length - 1)]?.focus();
  }
}
