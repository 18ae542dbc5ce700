// The stage: one frame of a film with its covers, and the person's own covers as boxes that can be moved.

import { clamp, fit } from '../room/covers.js';
import { make } from '../room/dom.js';
import { listen } from '../room/gestures.js';
import { bounds } from '../room/outlines.js';
import { Picture } from '../room/picture.js';
import { WHOLE, free } from '../room/watch.js';
import { label } from '../room/words.js';
import * as decisions from './decisions.js';
import { frameAt } from './frames.js';

/** @typedef {import('./decisions.js').Region} Region */
/** @typedef {import('../room/gestures.js').Point} Point */

/** The time between two looks at whether a frame stands before the eyes, in milliseconds. */
const PACE = 300;
/** The longer side of the picture on the screen, in pixels. */
const SHOWN = 960;

export class Stage {
  picture;
  /** The time on the stage, in microseconds. */ time = 0;
  #film;
  #asked;
  #frame;
  #canvas;
  #draft = make('div', { className: 'draft', hidden: true });
  /** @type {Map<number, HTMLElement>} */ #boxes = new Map();
  /** @type {number | null} */ #held = null;
  #adding = false;
  #drawing = false;
  #stale = false;
  /** Whether all of the picture is in the window. */ #whole = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #standing;
  #observer = new IntersectionObserver((entries) => {
    this.#whole = (entries.at(-1)?.intersectionRatio ?? 0) >= WHOLE;
  }, { threshold: [0, WHOLE] });
  /** What is covered in the frame on the stage. @type {import('./film.js').Covered | null} */ #covered = null;
  /** Whether the frame of the time is on the stage, with its covers. */ #good = false;
  #covering = true;

  /** @param {import('./film.js').Film} film
   * @param {{ decide: (how: (state: decisions.Decisions) => decisions.Decisions) => void, shown: (good: boolean) => void, drawn: () => void }} asked
   * @param {(at: number) => ReturnType<typeof frameAt>} [frame]  Gives the frame of a time, to be closed. */
  constructor(film, asked, frame = (at) => frameAt(film.clip, at)) {
    this.#film = film;
    this.#asked = asked;
    this.#frame = frame;
    const { width, height } = film.clip;
    const scale = Math.min(SHOWN / Math.max(width, height), 1);
    const [w, h] = [Math.max(Math.round(width * scale), 1), Math.max(Math.round(height * scale), 1)];
    this.picture = new Picture({ width: w, height: h, pixels: new Uint8Array(w * h * 4) });
    this.#canvas = /** @type {HTMLCanvasElement} */ (this.picture.layer.querySelector('canvas'));
    this.picture.layer.append(this.#draft);
    listen(this.picture, {
      begin: (event) => this.#begin(event),
      drag: (kind, from, to) => this.#drag(kind, from, to),
      drop: (kind, from, to) => this.#drop(kind, from, to),
      giveUp: () => this.#place(),
      tap: (event) => this.#tap(event),
    });
    this.picture.frame.addEventListener('keydown', (event) => this.#key(event));
    this.#observer.observe(this.picture.frame);
  }

  /** Whether what is on the stage is the frame of its time as it is decided now, and not one that is still being drawn. */
  get steady() {
    return this.#good && !this.#drawing;
  }

  /** Whether the picture stands before the eyes, whole. */
  #inView() {
    const { frame } = this.picture;
    return this.#whole && this.#good && this.#covering && document.visibilityState === 'visible'
      && !frame.classList.contains('zoomed') && free(frame.getBoundingClientRect());
  }

  /** Notes that the frame on the stage was looked at, after two looks found it before the eyes.
   * @param {boolean} [before]  What the look before found. */
  #stand(before = false) {
    clearTimeout(this.#standing);
    const { time } = this;
    this.#standing = setTimeout(() => {
      this.#standing = undefined;
      const now = this.#inView() && !this.#drawing;
      if (now && before) this.#film.see(time);
      else if (this.picture.frame.isConnected) this.#stand(now);
    }, PACE);
  }

  /** Goes on with that after it was away, and shows the frame with its covers or, where none will be on the copy, without. @param {boolean} covering */
  stay(covering) {
    if (covering !== this.#covering) {
      this.#covering = covering;
      this.show();
    } else if (this.#standing === undefined) this.#stand();
  }

  /** Shows the frame at a time, with what is decided now. Of many calls in a row only the last counts. What is played counts as
   * looked at when it is drawn, however far the clock has come by then. @param {number} [time] */
  async show(time = this.time) {
    this.time = time;
    this.#stale = true;
    this.#place();
    if (this.#drawing) return;
    this.#drawing = true;
    while (this.#stale) {
      this.#stale = false;
      const now = this.time;
      // A frame that cannot be decoded now, or whose film was taken away, leaves no other picture in its place.
      this.#good = await this.#draw(now).catch(() => false);
      if (!this.#good) this.#canvas.width = this.#canvas.width;
      else if (this.#film.player.plays && this.#inView()) this.#film.see(now);
    }
    this.#drawing = false;
    this.#asked.shown(this.#good);
    this.#stand();
  }

  /** Whether the next drag draws a cover. @param {boolean} adding */
  add(adding) {
    this.#adding = adding;
    this.picture.frame.classList.toggle('adding', adding);
  }

  /** Puts a cover into the middle of what is in view. */
  addInView() {
    const { width, height } = this.#film.clip;
    const { x, y, part } = this.picture.view();
    const side = 0.25 * part * Math.min(width, height);
    this.#asked.decide((state) => decisions.add(state, this.time, { shape: 'box', x: x * width - side / 2, y: y * height - side / 2, width: side, height: side }));
  }

  /** @param {number} time @returns {Promise<boolean>} whether there was a frame to draw */
  async #draw(time) {
    // A film may begin where it can be decoded only later.
    const [sample, covered] = await Promise.all([this.#frame(Math.max(time, this.#film.times[0] ?? 0)), this.#film.coversAt(time)]);
    const to = this.#canvas.getContext('2d');
    const { width, height } = this.#canvas;
    try {
      if (!to || !sample) return false;
      to.save();
      sample.draw(to, 0, 0, width, height);
      to.restore();
      to.scale(width / this.#film.clip.width, height / this.#film.clip.height);
      to.fillStyle = '#000';
      if (covered.frame && this.#covering) {
        to.beginPath();
        to.rect(0, 0, this.#film.clip.width, this.#film.clip.height);
        for (const region of covered.but) outline(to, region);
        to.fill('evenodd');
      }
      for (const region of this.#covering ? covered.regions : []) {
        to.beginPath();
        outline(to, region);
        to.fill();
      }
      to.setTransform(1, 0, 0, 1, 0, 0);
      this.#covered = covered;
      return true;
    } finally {
      sample?.close();
    }
  }

  /** Places the person's own covers. */
  #place() {
    this.#draft.hidden = true;
    const { added } = this.#film.decisions;
    for (const [id, node] of this.#boxes) if (!added.some((cover) => cover.id === id)) this.#boxes.delete(id) && node.remove();
    added.forEach((cover, i) => {
      const region = decisions.placeAt(cover, this.time);
      let node = this.#boxes.get(cover.id);
      if (!node) {
        node = make('button', { type: 'button', className: 'cover added box on' }, ...['nw', 'ne', 'sw', 'se'].map((corner) => make('span', { className: `handle ${corner}` })));
        this.#boxes.set(cover.id, node);
        this.picture.layer.append(node);
      }
      node.hidden = !region;
      node.classList.toggle('held', cover.id === this.#held);
      label(node, 'coverAdded', { n: i + 1 });
      if (region) this.#at(node, region);
    });
  }

  /** @param {HTMLElement} node @param {Region} region */
  #at({ style }, { x, y, width, height }) {
    const { width: w, height: h } = this.#film.clip;
    style.insetInlineStart = `${(x / w) * 100}%`;
    style.insetBlockStart = `${(y / h) * 100}%`;
    style.inlineSize = `${(width / w) * 100}%`;
    style.blockSize = `${(height / h) * 100}%`;
  }

  /** @param {Node | null} target */
  #box(target) {
    return [...this.#boxes].find(([, node]) => node.contains(target))?.[0] ?? null;
  }

  /** @param {PointerEvent} event @returns {import('../room/gestures.js').Kind} */
  #begin(event) {
    const target = event.target instanceof Element ? event.target : null;
    const id = this.#box(target);
    this.#held = id;
    this.#place();
    if (id !== null) return target?.classList.contains('handle') ? 'resize' : 'move';
    if (this.#adding) return 'draw';
    return this.picture.zoom > 1 ? 'pan' : 'none';
  }

  /** @param {import('../room/gestures.js').Kind} kind @param {Point} from @param {Point} to @returns {Region | null} */
  #region(kind, from, to) {
    const { width: w, height: h } = this.#film.clip;
    const [x1, y1, x2, y2] = [from.x * w, from.y * h, to.x * w, to.y * h];
    if (kind === 'draw') return { shape: 'box', x: Math.min(x1, x2), y: Math.min(y1, y2), width: Math.abs(x2 - x1), height: Math.abs(y2 - y1) };
    const cover = this.#film.decisions.added.find(({ id }) => id === this.#held);
    const held = cover && decisions.placeAt(cover, this.time);
    if (!held) return null;
    if (kind === 'move') return { ...held, x: held.x + x2 - x1, y: held.y + y2 - y1 };
    const [right, low] = [x1 > held.x + held.width / 2, y1 > held.y + held.height / 2];
    const stay = { x: right ? held.x : held.x + held.width, y: low ? held.y : held.y + held.height };
    const go = { x: (right ? held.x + held.width : held.x) + x2 - x1, y: (low ? held.y + held.height : held.y) + y2 - y1 };
    return { ...held, x: Math.min(stay.x, go.x), y: Math.min(stay.y, go.y), width: Math.abs(go.x - stay.x), height: Math.abs(go.y - stay.y) };
  }

  /** @param {import('../room/gestures.js').Kind} kind @param {Point} from @param {Point} to */
  #drag(kind, from, to) {
    const region = kind === 'none' || kind === 'pan' ? null : this.#region(kind, from, to);
    if (!region) return;
    this.#draft.hidden = kind !== 'draw';
    const node = kind === 'draw' ? this.#draft : this.#boxes.get(this.#held ?? -1);
    if (node) this.#at(node, this.#fit(region));
  }

  /** @param {import('../room/gestures.js').Kind} kind @param {Point} from @param {Point} to */
  #drop(kind, from, to) {
    const region = kind === 'none' || kind === 'pan' ? null : this.#region(kind, from, to);
    const held = this.#held;
    if (!region) return;
    if (kind === 'draw') {
      this.#asked.decide((state) => decisions.add(state, this.time, this.#fit(region)));
      this.#asked.drawn();
    } else if (held !== null) this.#asked.decide((state) => decisions.move(state, held, this.time, this.#fit(region)));
  }

  /** @param {Region} region */
  #fit = (region) => ({ ...region, ...bounds(fit(this.#film.clip, region)) });

  /** A tap on a cover takes it off the person. @param {PointerEvent} event */
  #tap(event) {
    const { x, y } = this.picture.locate(event);
    const { width, height } = this.#film.clip;
    const [px, py] = [clamp(x, 0, 1) * width, clamp(y, 0, 1) * height];
    const hit = this.#covered?.regions.find((r) => r.person !== undefined && px >= r.x && px <= r.x + r.width && py >= r.y && py <= r.y + r.height);
    const person = hit?.person;
    if (person !== undefined && this.#held === null) this.#asked.decide((state) => decisions.toggle(state, person));
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const id = this.#box(document.activeElement);
    const cover = this.#film.decisions.added.find((one) => one.id === id);
    const region = cover && decisions.placeAt(cover, this.time);
    if (id === null || !region || event.ctrlKey || event.metaKey) return;
    const { width, height } = this.#film.clip;
    const d = Math.max(width, height) / (this.picture.zoom * 80);
    const grow = (/** @type {number} */ by) => ({ ...region, x: region.x - by, y: region.y - by, width: region.width + 2 * by, height: region.height + 2 * by });
    /** @type {Record<string, () => Region>} */
    const moves = {
      arrowleft: () => ({ ...region, x: region.x - d }), arrowright: () => ({ ...region, x: region.x + d }),
      arrowup: () => ({ ...region, y: region.y - d }), arrowdown: () => ({ ...region, y: region.y + d }),
      '+': () => grow(d), '=': () => grow(d), '-': () => grow(-d),
    };
    const key = event.key.toLowerCase();
    const next = moves[key];
    if (!next && key !== 'delete' && key !== 'backspace') return;
    event.preventDefault();
    this.#asked.decide((state) => (next ? decisions.move(state, id, this.time, this.#fit(next())) : decisions.remove(state, id)));
  }
}

/** @param {CanvasRenderingContext2D} to @param {Region} region */
function outline(to, { shape, x, y, width, height }) {
  if (shape === 'box') to.rect(x, y, width, height);
  else {
    to.moveTo(x + width, y + height / 2);
    to.ellipse(x + width / 2, y + height / 2, width / 2, height / 2, 0, 0, 2 * Math.PI);
  }
}
