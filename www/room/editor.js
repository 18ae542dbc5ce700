// The editor: the covers of one picture on it and as a list, and the tools beside it.

import * as covers from './covers.js';
import { CoverList } from './cover-list.js';
import { announce, button, make } from './dom.js';
import { Drawing } from './drawing.js';
import { listen } from './gestures.js';
import { bounds, placed } from './outlines.js';
import { Picture } from './picture.js';
import { Tools } from './tools.js';
import { label, say, word } from './words.js';

/** @typedef {import('./covers.js').Cover} Cover */
/** @typedef {import('./types.js').Outline} Outline */
/** @typedef {import('./outlines.js').Bounds} Bounds */
/** @typedef {import('./tools.js').Tool} Tool */
/** @typedef {import('./gestures.js').Point} Point */

/** What a touch may miss a small cover by, in CSS pixels: half the smallest target. */
const REACH = 22;
/** The width of the brush as a part of what is in view of the picture's shorter side. */
const BRUSH = 0.07;

export class Editor {
  root = make('section', { className: 'editor' });
  picture;
  #change;
  /** @type {import('./covers.js').Covers | null} */ #state = null;
  /** What marks the covers on the picture: the person's own can be moved by keys. @type {Map<number, HTMLElement>} */ #nodes = new Map();
  #list = new CoverList((id) => this.#press(id), (id) => this.#meant(id));
  #drawing = new Drawing();
  #tools = new Tools({ take: (tool) => this.#take(tool), place: (tool) => this.#addInView(tool), look: (look) => this.#do((state) => covers.dress(state, look)) });
  /** What the brush or the corners have drawn so far, in pixels of the picture. @type {[number, number][]} */ #trail = [];
  /** The cover that a drag would change. @type {Cover | null} */ #held = null;
  #words = make('p', { className: 'counts' });
  #unsure = make('p', { className: 'quiet', hidden: true });
  #hint = make('p', { className: 'quiet', say: 'howTo' });
  #undo = button({ icon: 'undo', label: 'undo', onclick: () => this.#do(covers.undo) });
  #redo = button({ icon: 'redo', label: 'redo', onclick: () => this.#do(covers.redo) });
  #bin = button({ icon: 'bin', label: 'deleteCover', onclick: () => this.#remove() });

  /** @param {import('./types.js').Preview} preview @param {(next: import('./covers.js').Covers) => void} change */
  constructor(preview, change) {
    this.#change = change;
    this.picture = new Picture(preview);
    this.picture.layer.append(this.#drawing.root);
    const zoom = (/** @type {number} */ by) => () => this.picture.zoomBy(by);
    const tools = make('div', { className: 'tools', role: 'toolbar' }, this.#undo, this.#redo,
      button({ icon: 'in', label: 'zoomIn', onclick: zoom(1.6) }), button({ icon: 'out', label: 'zoomOut', onclick: zoom(1 / 1.6) }), this.#tools.menu, this.#bin);
    label(tools, 'picture');
    this.root.append(this.picture.frame, this.#words, this.#unsure, this.#list.root, this.#tools.root, this.#hint, tools);
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
    this.#list.show(state.list);
    this.#undo.disabled = state.past.length === 0;
    this.#redo.disabled = state.future.length === 0;
    this.#drawing.show(state);
    this.#tools.look.value = state.look;
    this.#refreshBin();
    this.#count(state, first);
  }

  /** @param {Cover} cover @param {number} n */
  #showCover(cover, n) {
    let node = this.#nodes.get(cover.id);
    if (!node) {
      node = cover.origin === 'added' ? make('button', { type: 'button', tabIndex: -1 }, ...['nw', 'ne', 'sw', 'se'].map((corner) => make('span', { className: `handle ${corner}` }))) : make('div');
      this.#nodes.set(cover.id, node);
      this.picture.layer.append(node);
    }
    node.className = `cover ${cover.origin} ${cover.region.shape} ${cover.on ? 'on' : 'off'}${cover.inverse ? ' mark' : ''}`;
    this.#place(node, bounds(cover.region));
    if (cover.origin === 'added') label(node, cover.inverse ? 'markAdded' : 'coverAdded', { n });
  }

  /** @param {HTMLElement} node @param {Bounds} held */
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
    const { list, searched } = state;
    if (list.length === 0) say(this.#words, searched ? 'noneFound' : 'hand-none');
    else say(this.#words, 'counts', { covered, open });
    this.#words.classList.toggle('warns', open > 0 || list.length === 0);
    this.#unsure.hidden = searched ? unsure === 0 : list.length === 0;
    if (searched) say(this.#unsure, 'unsureCount', { n: unsure });
    else say(this.#unsure, 'hand-none');
    if (!first) announce(word('counts', { covered, open }));
  }

  /** @param {(state: import('./covers.js').Covers) => import('./covers.js').Covers} how */
  #do(how) {
    if (this.#state) this.#change(how(this.#state));
  }

  /** The cover that has the focus, on the picture or in the list. */
  #focused() {
    const node = document.activeElement;
    const listed = this.#list.focused;
    return this.#state?.list.find((c) => c.id === listed || this.#nodes.get(c.id) === node) ?? null;
  }

  /** Marks the cover that is meant in the list. @param {number | null} id */
  #meant(id) {
    for (const [own, node] of this.#nodes) node.classList.toggle('meant', own === id);
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
    this.#tools.focus('box');
  }

  /** @param {number} id */
  #press(id) {
    if (this.#state?.list.find((c) => c.id === id)?.origin === 'added') this.#nodes.get(id)?.focus();
    else this.#do((state) => covers.toggle(state, id));
  }

  /** @param {Tool | null} tool */
  #take(tool) {
    this.#tools.hold(tool);
    this.#trail = [];
    this.#drawing.draft(null);
    this.picture.frame.classList.toggle('adding', tool !== null);
    say(this.#hint, tool ? `howTo-${tool}` : 'howTo');
    if (tool) announce(word(`howTo-${tool}`));
  }

  /** The width of the brush, in pixels of the picture: finer the closer the picture is looked at. */
  get #brush() {
    const { width, height } = this.#state ?? { width: 1, height: 1 };
    return BRUSH * Math.min(width, height) / this.picture.zoom;
  }

  /** Puts a tool's shape in the middle of what is in view, for the keyboard. @param {Tool} tool */
  #addInView(tool) {
    if (!this.#state) return;
    const { width, height, next } = this.#state;
    const { x, y, part } = this.picture.view();
    const half = 0.1 * part * Math.min(width, height);
    const [cx, cy] = [x * width, y * height];
    const box = { x: cx - half, y: cy - half, width: 2 * half, height: 2 * half };
    /** @type {Record<Tool, Outline>} */
    const shapes = {
      box: { shape: 'box', ...box }, inverse: { shape: 'box', ...box }, person: { shape: 'person', ...box },
      brush: { shape: 'brush', points: [[cx - half, cy], [cx + half, cy]], width: this.#brush },
      polygon: { shape: 'polygon', points: [[cx, cy - half], [cx + half, cy], [cx, cy + half], [cx - half, cy]] },
    };
    this.#do((state) => covers.add(state, shapes[tool], tool === 'inverse'));
    this.#nodes.get(next)?.focus();
  }

  /** @param {PointerEvent} event @returns {import('./gestures.js').Kind} */
  #begin(event) {
    const target = event.target instanceof Element ? event.target : null;
    if (this.#tools.held === 'brush') this.#trail = [this.#point(this.picture.locate(event))];
    if (this.#tools.held) return 'draw';
    const cover = this.#state?.list.find((c) => c.origin === 'added' && this.#nodes.get(c.id)?.contains(target)) ?? null;
    if (cover) {
      this.#held = cover;
      this.#refreshBin();
      return target?.classList.contains('handle') ? 'resize' : 'move';
    }
    if (event.pointerType === 'mouse' && !event.shiftKey) return 'draw';
    return this.picture.zoom > 1 ? 'pan' : 'none';
  }

  /** A place in pixels of the picture. @param {Point} point @returns {[number, number]} */
  #point({ x, y }) {
    const { width, height } = this.#state ?? { width: 1, height: 1 };
    return [Math.round(x * width), Math.round(y * height)];
  }

  /** The shape that a drag makes. @param {import('./gestures.js').Kind} kind @param {Point} from @param {Point} to @returns {Outline | null} */
  #outline(kind, from, to) {
    if (!this.#state) return null;
    const [[x1, y1], [x2, y2]] = [this.#point(from), this.#point(to)];
    const box = { x: Math.min(x1, x2), y: Math.min(y1, y2), width: Math.abs(x2 - x1), height: Math.abs(y2 - y1) };
    if (kind === 'draw') {
      if (this.#tools.held === 'brush') return { shape: 'brush', points: this.#trail, width: this.#brush };
      if (this.#tools.held === 'polygon') return null;
      return { shape: this.#tools.held === 'person' ? 'person' : 'box', ...box };
    }
    if (!this.#held) return null;
    const outline = this.#held.region;
    const held = bounds(outline);
    if (kind === 'move') return placed(outline, { ...held, x: held.x + x2 - x1, y: held.y + y2 - y1 });
    // The corner nearest to the grip moves, and the one across from it stays.
    const right = x1 > held.x + held.width / 2;
    const low = y1 > held.y + held.height / 2;
    const stay = { x: right ? held.x : held.x + held.width, y: low ? held.y : held.y + held.height };
    const go = { x: (right ? held.x + held.width : held.x) + x2 - x1, y: (low ? held.y + held.height : held.y) + y2 - y1 };
    return placed(outline, { x: Math.min(stay.x, go.x), y: Math.min(stay.y, go.y), width: Math.abs(go.x - stay.x) || 1, height: Math.abs(go.y - stay.y) || 1 });
  }

  /** @param {import('./gestures.js').Kind} kind @param {Point} from @param {Point} to */
  #drag(kind, from, to) {
    if (kind === 'draw' && this.#tools.held === 'brush') this.#trail.push(this.#point(to));
    const outline = this.#outline(kind, from, to);
    if (!outline || !this.#state || kind === 'none') return;
    if (kind === 'draw') {
      this.#drawing.draft(outline);
      return;
    }
    const fitted = covers.fit(this.#state, outline);
    const node = this.#held && this.#nodes.get(this.#held.id);
    if (node) this.#place(node, bounds(fitted));
    this.#drawing.draft(fitted);
  }

  /** @param {import('./gestures.js').Kind} kind @param {Point} from @param {Point} to */
  #drop(kind, from, to) {
    const outline = this.#outline(kind, from, to);
    if (this.#tools.held === 'polygon' && kind === 'draw') return this.#corner(to);
    this.#drawing.draft(null);
    if (!outline || !this.#state) return;
    if (kind === 'draw') this.#added(outline);
    else if ((kind === 'move' || kind === 'resize') && this.#held) {
      const { id } = this.#held;
      this.#do((state) => covers.change(state, id, outline));
      this.#held = this.#state.list.find((c) => c.id === id) ?? null;
    }
  }

  /** Adds what was drawn. The brush stays in the hand. @param {Outline} outline */
  #added(outline) {
    const id = this.#state?.next ?? 0;
    const tool = this.#tools.held;
    this.#do((state) => covers.add(state, outline, tool === 'inverse'));
    this.#take(tool === 'brush' ? tool : null);
    this.#nodes.get(id)?.focus({ preventScroll: true });
  }

  /** Sets the next corner; the first one, set again, closes the line. @param {Point} at */
  #corner(at) {
    const [x, y] = this.#point(at);
    const [first] = this.#trail;
    const reach = this.#reach;
    if (first && this.#trail.length >= 3 && Math.hypot(first[0] - x, first[1] - y) <= reach) return this.#close();
    this.#trail = [...this.#trail, [x, y]];
    this.#drawing.draft(this.#trail.length > 2 ? { shape: 'polygon', points: this.#trail } : { shape: 'brush', points: this.#trail, width: reach / 4 });
  }

  /** Closes the line of corners. */
  #close() {
    const points = this.#trail;
    if (points.length < 3) return;
    this.#added({ shape: 'polygon', points });
  }

  /** What a touch may miss by, in pixels of the picture. */
  get #reach() {
    return (REACH / this.picture.layer.getBoundingClientRect().width) * (this.#state?.width ?? 1);
  }

  #giveUp() {
    this.#drawing.draft(null);
    if (this.#tools.held === 'brush') this.#trail = [];
    this.#state?.list.forEach((cover, i) => this.#showCover(cover, i + 1));
  }

  /** @param {PointerEvent} event */
  #tap(event) {
    if (!this.#state) return;
    const at = this.picture.locate(event);
    const tool = this.#tools.held;
    if (tool === 'polygon') return this.#corner(at);
    if (tool === 'brush') return this.#added({ shape: 'brush', points: [this.#point(at)], width: this.#brush });
    if (tool && tool !== 'person') return;
    const cover = covers.at(this.#state, ...this.#point(at), this.#reach);
    if (!cover) return;
    if (tool === 'person') this.#do((state) => covers.person(state, cover.id));
    else this.#press(cover.id);
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
    if (key === 'escape' && this.#tools.held) return this.#take(null);
    if (key === 'enter' && this.#trail.length > 2 && this.#tools.held === 'polygon') {
      event.preventDefault();
      return this.#close();
    }
    const cover = this.#focused();
    if (cover && key === 'p' && !cover.inverse) return this.#do((state) => covers.person(state, cover.id));
    if (cover?.origin !== 'added' || !this.#state || (key.startsWith('arrow') && this.#list.focused !== null)) return;
    const { width, height } = this.#state;
    const d = Math.max(width, height) / (this.picture.zoom * 80);
    const held = bounds(cover.region);
    const grow = (/** @type {number} */ by) => ({ x: held.x - by, y: held.y - by, width: held.width + 2 * by, height: held.height + 2 * by });
    /** @type {Record<string, () => Bounds>} */
    const moves = {
      arrowleft: () => ({ ...held, x: held.x - d }), arrowright: () => ({ ...held, x: held.x + d }),
      arrowup: () => ({ ...held, y: held.y - d }), arrowdown: () => ({ ...held, y: held.y + d }),
      '+': () => grow(d), '=': () => grow(d), '-': () => grow(-d),
    };
    const move = moves[key];
    if (!move && key !== 'delete' && key !== 'backspace') return;
    event.preventDefault();
    if (move) this.#do((state) => covers.change(state, cover.id, placed(cover.region, move())));
    else this.#remove();
  }
}
