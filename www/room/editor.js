// The editor: the covers of one picture as buttons on it, and the tools beside it.

import * as covers from './covers.js';
import { announce, button, make } from './dom.js';
import { listen } from './gestures.js';
import { Picture } from './picture.js';
import { label, say, word } from './words.js';

/** @typedef {import('./covers.js').Cover} Cover */
/** @typedef {import('./types.js').Region} Region */
/** @typedef {import('./gestures.js').Point} Point */

/** What a touch may miss a small cover by, in CSS pixels: half the smallest target. */
const REACH = 22;

export class Editor {
  root = make('section', { className: 'editor' });
  picture;
  #change;
  /** @type {import('./covers.js').Covers | null} */ #state = null;
  /** @type {Map<number, HTMLButtonElement>} */ #nodes = new Map();
  #draft = make('div', { className: 'draft', hidden: true });
  #adding = false;
  /** The cover that a drag would change. @type {Cover | null} */ #held = null;
  #words = make('p', { className: 'counts' });
  #unsure = make('p', { className: 'unsure', hidden: true });
  #hint = make('p', { className: 'quiet', say: 'howTo' });
  #undo = button({ icon: 'undo', label: 'undo', onclick: () => this.#do(covers.undo) });
  #redo = button({ icon: 'redo', label: 'redo', onclick: () => this.#do(covers.redo) });
  #bin = button({ icon: 'bin', label: 'deleteCover', onclick: () => this.#remove() });
  #add = button({ icon: 'cover', say: 'addCover', onclick: (event) => (event.detail === 0 ? this.#addInView() : this.#mode(!this.#adding)) });

  /** @param {import('./types.js').Preview} preview @param {(next: import('./covers.js').Covers) => void} change */
  constructor(preview, change) {
    this.#change = change;
    this.picture = new Picture(preview);
    this.picture.layer.append(this.#draft);
    const zoom = (/** @type {number} */ by) => () => this.picture.zoomBy(by);
    const tools = make('div', { className: 'tools', role: 'toolbar' }, this.#add, this.#undo, this.#redo,
      button({ icon: 'in', label: 'zoomIn', onclick: zoom(1.6) }), button({ icon: 'out', label: 'zoomOut', onclick: zoom(1 / 1.6) }), this.#bin);
    label(tools, 'picture');
    this.root.append(this.picture.frame, this.#words, this.#unsure, tools, this.#hint);
    this.root.addEventListener('keydown', (event) => this.#key(event));
    this.root.addEventListener('focusin', () => this.#refreshBin());
    listen(this.picture, {
      begin: (event) => this.#begin(event),
      drag: (kind, from, to) => this.#drag(kind, from, to),
      drop: (kind, from, to) => this.#drop(kind, from, to),
      giveUp: () => this.#giveUp(),
      tap: (event) => this.#tap(event),
    });
  }

  /** Shows the covers as they are. @param {import('./covers.js').Covers} state */
  show(state) {
    if (this.#state === state) return;
    const first = this.#state === null;
    this.#state = state;
    const kept = new Set(state.list.map((c) => c.id));
    for (const [id, node] of this.#nodes) if (!kept.has(id)) this.#nodes.delete(id) && node.remove();
    state.list.forEach((cover, i) => this.#showCover(cover, i + 1));
    this.#undo.disabled = state.past.length === 0;
    this.#redo.disabled = state.future.length === 0;
    this.#refreshBin();
    this.#count(state, first);
  }

  /** @param {Cover} cover @param {number} n */
  #showCover(cover, n) {
    let node = this.#nodes.get(cover.id);
    if (!node) {
      node = make('button', { type: 'button', onclick: (/** @type {MouseEvent} */ event) => event.detail === 0 && this.#press(cover.id) });
      if (cover.origin === 'added') for (const corner of ['nw', 'ne', 'sw', 'se']) node.append(make('span', { className: `handle ${corner}` }));
      this.#nodes.set(cover.id, node);
      this.picture.layer.append(node);
    }
    node.className = `cover ${cover.origin} ${cover.region.shape} ${cover.on ? 'on' : 'off'}`;
    this.#place(node, cover.region);
    if (cover.origin === 'added') label(node, 'coverAdded', { n });
    else {
      node.setAttribute('aria-pressed', String(cover.on));
      if (cover.origin === 'face') label(node, cover.on ? 'coverOn' : 'coverOff', { n });
      else label(node, cover.on ? 'unsureOn' : 'unsureOff', { n });
    }
  }

  /** @param {HTMLElement} node @param {Region} region */
  #place(node, { x, y, width, height }) {
    const { width: w, height: h } = this.#state ?? { width: 1, height: 1 };
    node.style.insetInlineStart = `${(x / w) * 100}%`;
    node.style.insetBlockStart = `${(y / h) * 100}%`;
    node.style.inlineSize = `${(width / w) * 100}%`;
    node.style.blockSize = `${(height / h) * 100}%`;
  }

  /** @param {import('./covers.js').Covers} state @param {boolean} first */
  #count(state, first) {
    const { covered, open, unsure } = covers.count(state);
    if (state.list.length === 0) say(this.#words, 'noneFound');
    else if (open === 0) say(this.#words, 'allCovered', { n: covered });
    else say(this.#words, 'counts', { covered, open });
    this.#words.classList.toggle('warns', open > 0 || state.list.length === 0);
    this.#unsure.hidden = unsure === 0;
    if (unsure > 0) {
      const text = make('span');
      const all = button({ say: 'coverUnsure', onclick: () => this.#do(covers.coverUnsure) });
      say(text, 'unsureCount', { n: unsure });
      say(/** @type {Element} */ (all.firstElementChild), 'coverUnsure', { n: unsure });
      this.#unsure.replaceChildren(text, all);
    }
    if (!first) announce(word('counts', { covered, open: open + unsure }));
  }

  /** @param {(state: import('./covers.js').Covers) => import('./covers.js').Covers} how */
  #do(how) {
    if (this.#state) this.#change(how(this.#state));
  }

  /** The person's own cover that has the focus. */
  #focused() {
    const node = document.activeElement;
    return this.#state?.list.find((c) => this.#nodes.get(c.id) === node) ?? null;
  }

  #refreshBin() {
    const cover = this.#focused();
    if (cover) this.#held = cover;
    const there = this.#state?.list.some((c) => c.id === this.#held?.id && c.origin === 'added') ?? false;
    this.#bin.hidden = !there;
    for (const [id, node] of this.#nodes) node.classList.toggle('held', there && id === this.#held?.id);
  }

  #remove() {
    const id = this.#held?.id;
    if (id !== undefined) this.#do((state) => covers.remove(state, id));
    this.#add.focus();
  }

  /** @param {number} id */
  #press(id) {
    if (this.#state?.list.find((c) => c.id === id)?.origin !== 'added') this.#do((state) => covers.toggle(state, id));
  }

  /** @param {boolean} adding */
  #mode(adding) {
    this.#adding = adding;
    this.#add.setAttribute('aria-pressed', String(adding));
    this.picture.frame.classList.toggle('adding', adding);
    say(this.#hint, adding ? 'howToAdd' : 'howTo');
  }

  #addInView() {
    if (!this.#state) return;
    const { width, height, next } = this.#state;
    const { x, y, part } = this.picture.view();
    const side = 0.2 * part * Math.min(width, height);
    this.#do((state) => covers.add(state, { shape: 'box', x: x * width - side / 2, y: y * height - side / 2, width: side, height: side }));
    this.#nodes.get(next)?.focus();
  }

  /** @param {PointerEvent} event @returns {import('./gestures.js').Kind} */
  #begin(event) {
    const target = event.target instanceof Element ? event.target : null;
    const cover = this.#state?.list.find((c) => c.origin === 'added' && this.#nodes.get(c.id)?.contains(target)) ?? null;
    if (cover) {
      this.#held = cover;
      this.#refreshBin();
      return target?.classList.contains('handle') ? 'resize' : 'move';
    }
    if (this.#adding || (event.pointerType === 'mouse' && !event.shiftKey)) return 'draw';
    return this.picture.zoom > 1 ? 'pan' : 'none';
  }

  /** The region that a drag makes. @param {import('./gestures.js').Kind} kind @param {Point} from @param {Point} to @returns {Region | null} */
  #region(kind, from, to) {
    if (!this.#state) return null;
    const { width: w, height: h } = this.#state;
    const [x1, y1, x2, y2] = [from.x * w, from.y * h, to.x * w, to.y * h];
    if (kind === 'draw') return { shape: 'box', x: Math.min(x1, x2), y: Math.min(y1, y2), width: Math.abs(x2 - x1), height: Math.abs(y2 - y1) };
    const held = this.#held?.region;
    if (!held) return null;
    if (kind === 'move') return { ...held, x: held.x + x2 - x1, y: held.y + y2 - y1 };
    // The corner nearest to the grip moves, and the one across from it stays.
    const right = x1 > held.x + held.width / 2;
    const low = y1 > held.y + held.height / 2;
    const stay = { x: right ? held.x : held.x + held.width, y: low ? held.y : held.y + held.height };
    const go = { x: (right ? held.x + held.width : held.x) + x2 - x1, y: (low ? held.y + held.height : held.y) + y2 - y1 };
    return { ...held, x: Math.min(stay.x, go.x), y: Math.min(stay.y, go.y), width: Math.abs(go.x - stay.x), height: Math.abs(go.y - stay.y) };
  }

  /** @param {import('./gestures.js').Kind} kind @param {Point} from @param {Point} to */
  #drag(kind, from, to) {
    const region = this.#region(kind, from, to);
    if (!region || kind === 'none') return;
    const node = kind === 'draw' ? this.#draft : this.#held && this.#nodes.get(this.#held.id);
    if (!node) return;
    this.#draft.hidden = kind !== 'draw';
    this.#place(node, kind === 'draw' || !this.#state ? region : covers.fit(this.#state, region));
  }

  /** @param {import('./gestures.js').Kind} kind @param {Point} from @param {Point} to */
  #drop(kind, from, to) {
    const region = this.#region(kind, from, to);
    this.#draft.hidden = true;
    if (!region || !this.#state) return;
    if (kind === 'draw') {
      const id = this.#state.next;
      this.#do((state) => covers.add(state, region));
      this.#mode(false);
      this.#nodes.get(id)?.focus({ preventScroll: true });
    } else if ((kind === 'move' || kind === 'resize') && this.#held) {
      const { id } = this.#held;
      this.#do((state) => covers.change(state, id, region));
      this.#held = this.#state.list.find((c) => c.id === id) ?? null;
    }
  }

  #giveUp() {
    this.#draft.hidden = true;
    this.#state?.list.forEach((cover, i) => this.#showCover(cover, i + 1));
  }

  /** @param {PointerEvent} event */
  #tap(event) {
    if (!this.#state || this.#adding) return;
    const { x, y } = this.picture.locate(event);
    const { width, height } = this.#state;
    const reach = (REACH / this.picture.layer.getBoundingClientRect().width) * width;
    const cover = covers.at(this.#state, x * width, y * height, reach);
    if (!cover) return;
    this.#press(cover.id);
    this.#nodes.get(cover.id)?.focus({ preventScroll: true });
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const key = event.key.toLowerCase();
    if (event.ctrlKey || event.metaKey) {
      if (key === 'z' || key === 'y') {
        event.preventDefault();
        this.#do(key === 'y' || event.shiftKey ? covers.redo : covers.undo);
      }
      return;
    }
    const cover = this.#focused();
    if (cover?.origin !== 'added' || !this.#state) return;
    const { width, height } = this.#state;
    const d = Math.max(width, height) / (this.picture.zoom * 80);
    const { region } = cover;
    const grow = (/** @type {number} */ by) => ({ ...region, x: region.x - by, y: region.y - by, width: region.width + 2 * by, height: region.height + 2 * by });
    /** @type {Record<string, () => Region>} */
    const moves = {
      arrowleft: () => ({ ...region, x: region.x - d }), arrowright: () => ({ ...region, x: region.x + d }),
      arrowup: () => ({ ...region, y: region.y - d }), arrowdown: () => ({ ...region, y: region.y + d }),
      '+': () => grow(d), '=': () => grow(d), '-': () => grow(-d),
    };
    const move = moves[key];
    if (!move && key !== 'delete' && key !== 'backspace') return;
    event.preventDefault();
    if (move) this.#do((state) => covers.change(state, cover.id, move()));
    else this.#remove();
  }
}
