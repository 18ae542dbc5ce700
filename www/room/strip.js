// The strip: where one is among the files, the way to the others, and how each stands. It draws pictures for so many files only.

import { button, icon, make } from './dom.js';
import { label, say, word } from './words.js';

/** @typedef {import('./item.js').Item} Item */
/** @typedef {import('./state.js').View} View */
/** @typedef {import('./words.js').Key} Key */
/** How a file stands. @typedef {'waiting' | 'asks' | 'ready' | 'making' | 'made' | 'saved' | 'failed'} Standing */

/** The side of a thumbnail, in pixels. */
const SIDE = 56;
/** With more files than this there are numbers in place of pictures. */
const MANY = 200;
/** How many entries are put up in one go. */
const BATCH = 100;

/** How a file stands. @param {View} view @returns {Standing} */
export function standing({ phase, needs, copy }) {
  if (phase === 'made') return copy?.saved ? 'saved' : 'made';
  if (phase === 'ready') return needs ? 'asks' : 'ready';
  if (phase === 'queued' || phase === 'making') return 'making';
  return phase === 'failed' || phase === 'stopped' ? 'failed' : 'waiting';
}

/** @type {Partial<Record<Standing, string>>} */
const ICONS = { asks: 'look', made: 'copy', saved: 'check', failed: 'warn', ready: 'check' };

export class Strip {
  #place = make('p', { className: 'place' });
  #back;
  #next;
  #list = make('ol', { className: 'thumbs' });
  root = make('nav', { className: 'strip', hidden: true });
  /** @type {Map<Item, { node: HTMLButtonElement, state: HTMLElement, canvas: HTMLCanvasElement | null, standing: Standing | null, n: number }>} */ #entries = new Map();
  #go;
  /** The files in the order of their entries. @type {readonly Item[]} */ #order = [];
  /** @type {Item | null} */ #current = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #filling;

  /** @param {(item: Item) => void} go @param {(by: -1 | 1) => void} step */
  constructor(go, step) {
    this.#go = go;
    label(this.root, 'shelfFiles');
    this.#back = button({ icon: 'earlier', say: 'shelfBack', className: 'plain', onclick: () => step(-1) });
    this.#next = button({ icon: 'later', say: 'shelfNext', className: 'plain', onclick: () => step(1) });
    this.root.append(make('div', { className: 'place-row' }, this.#back, this.#place, this.#next), this.#list);
  }

  /** Shows the files in their order, with the one that is looked at. @param {readonly Item[]} items @param {Item | null} current */
  show(items, current) {
    this.root.hidden = items.length < 2;
    const at = current ? items.indexOf(current) : -1;
    say(this.#place, 'shelfPlace', { n: at + 1, all: items.length });
    this.#back.disabled = at <= 0;
    this.#next.disabled = at < 0 || at === items.length - 1;
    this.#point(current);
    if (items.length === this.#order.length && items.every((item, i) => item === this.#order[i])) return;
    this.#order = [...items];
    const there = new Set(items);
    for (const [item, { node }] of this.#entries) {
      if (!there.has(item)) this.#entries.delete(item) && node.parentElement?.remove();
    }
    clearTimeout(this.#filling);
    this.#fill(0);
  }

  /** Marks the file that is looked at, and brings it into the strip's view. @param {Item | null} current */
  #point(current) {
    if (current === this.#current) return;
    const [before, now] = [this.#current, this.#current = current].map((item) => item && this.#entries.get(item)?.node);
    before?.removeAttribute('aria-current');
    now?.setAttribute('aria-current', 'true');
    if (now) this.#list.scrollLeft += now.getBoundingClientRect().left - this.#list.getBoundingClientRect().left - (this.#list.clientWidth - SIDE) / 2;
  }

  /** Puts up entries, some now and the others soon. @param {number} from */
  #fill(from) {
    const items = this.#order;
    const to = Math.min(items.length, from + BATCH);
    for (let i = from; i < to; i += 1) {
      const item = items[i];
      if (!item) continue;
      const entry = this.#entries.get(item) ?? this.#add(item, items.length);
      const row = entry.node.parentElement;
      if (row && this.#list.children[i] !== row) this.#list.insertBefore(row, this.#list.children[i] ?? null);
      if (entry.n !== i + 1) {
        entry.n = i + 1;
        entry.standing = null;
      }
      if (item === this.#current) entry.node.setAttribute('aria-current', 'true');
      this.mark(item);
    }
    if (to < items.length) this.#filling = setTimeout(() => this.#fill(to));
  }

  /** @param {Item} item @param {number} all */
  #add(item, all) {
    const canvas = all > MANY ? null : make('canvas', { width: SIDE, height: SIDE, ariaHidden: 'true' });
    const state = make('span', { className: 'state', ariaHidden: 'true' });
    const node = make('button', { type: 'button', onclick: () => this.#go(item) }, canvas, state);
    this.#list.append(make('li', {}, node));
    const entry = { node, state, canvas, standing: null, n: 0 };
    this.#entries.set(item, entry);
    return entry;
  }

  /** Shows how one file stands. @param {Item} item */
  mark(item) {
    const entry = this.#entries.get(item);
    const now = standing(item.now);
    if (!entry) return;
    if (entry.canvas && item.now.preview) this.#draw(entry.canvas, item.now.preview);
    if (entry.standing === now) return;
    entry.standing = now;
    entry.node.dataset.standing = now;
    entry.state.replaceChildren(ICONS[now] ? icon(ICONS[now]) : String.fromCodePoint(0x2026));
    this.#name(item, entry);
  }

  /** Names all entries in the language of now. */
  turn() {
    for (const [item, entry] of this.#entries) this.#name(item, entry);
  }

  /** @param {Item} item @param {{ node: HTMLElement, n: number, standing: Standing | null }} entry */
  #name(item, { node, n, standing: now }) {
    if (now) node.setAttribute('aria-label', word('shelfEntry', { n, name: item.file.name, state: word(/** @type {Key} */ (`shelf-${now}`)) }));
  }

  /** Draws a thumbnail once, while the pixels are there. @param {HTMLCanvasElement} canvas @param {import('./types.js').Preview} preview */
  #draw(canvas, { width, height, pixels }) {
    if (canvas.dataset.drawn || pixels.length === 0) return;
    canvas.dataset.drawn = '';
    const whole = new OffscreenCanvas(width, height);
    whole.getContext('2d')?.putImageData(new ImageData(new Uint8ClampedArray(pixels.buffer, pixels.byteOffset, pixels.byteLength), width, height), 0, 0);
    const scale = Math.max(SIDE / width, SIDE / height);
    canvas.getContext('2d')?.drawImage(whole, (SIDE - width * scale) / 2, (SIDE - height * scale) / 2, width * scale, height * scale);
  }
}
