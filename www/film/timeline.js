// The timeline: a slider over a film's frames or a recording's steps, where it was unsure marked, and the way to the next such
// place.

import { button, icon, make } from '../room/dom.js';
import { label, number, say } from '../room/words.js';

/** Gives a button another icon. @param {HTMLElement} node @param {string} name */
const icons = (node, name) => node.querySelector('svg')?.replaceWith(icon(name));

/** A time for people: minutes, seconds and tenths. @param {number} time  In microseconds. */
export function clock(time) {
  const tenths = Math.floor(time / 1e5);
  const two = { minimumIntegerDigits: 2 };
  return `\u2066${number(Math.floor(tenths / 600))}:${number(Math.floor(tenths / 10) % 60, two)}.${number(tenths % 10)}\u2069`;
}

export class Timeline {
  #film;
  #slider = make('input', { type: 'range', min: 0, step: 1, dir: 'ltr', className: 'slider' });
  #time = make('span', { className: 'time' });
  #words = make('p', { className: 'counts' });
  #next = button({ icon: 'warn', say: 'nextUnsure', onclick: () => this.#jump() });
  #play = button({ icon: 'play', label: 'play', onclick: () => this.#toggle() });
  root;

  /** @param {import('./film.js').Film} film @param {(time: number) => void} seek
   * @param {(part: number) => void} said  Called with which part of the whole lies before the place that is chosen, 0 to 1. */
  constructor(film, seek, said) {
    this.#film = film;
    this.#said = said;
    const { times, unsure, clip: { video } } = film;
    this.#slider.max = String(times.length - 1);
    this.#slider.value = '0';
    label(this.#slider, video ? 'filmTime' : 'soundTime');
    const begin = times[0] ?? 0;
    const whole = (times.at(-1) ?? 0) + 1 - begin;
    const marks = make('div', { className: 'marks', dir: 'ltr', ariaHidden: 'true' });
    for (const { from, to } of unsure) {
      const mark = make('span');
      mark.style.insetInlineStart = `${((from - begin) / whole) * 100}%`;
      mark.style.inlineSize = `${Math.max((Math.min(to - begin, whole) - (from - begin)) / whole * 100, 0.6)}%`;
      marks.append(mark);
    }
    this.#slider.addEventListener('input', () => this.go(this.now));
    film.player.ontime = (time) => (time === null ? this.#rest() : this.#to(film.frameAt(time)));
    const step = (/** @type {number} */ by) => () => this.go(times[Number(this.#slider.value) + by] ?? this.now);
    this.#seek = seek;
    this.#next.hidden = unsure.length === 0;
    this.#words.hidden = unsure.length === 0;
    this.steps = make('div', { className: 'steps', dir: 'ltr' }, this.#play, button({ icon: 'earlier', label: video ? 'frameBefore' : 'stepBefore', onclick: step(-1) }), this.#time, button({ icon: 'later', label: video ? 'frameAfter' : 'stepAfter', onclick: step(1) }));
    this.root = make('div', { className: 'timeline' }, make('div', { className: 'track' }, marks, this.#slider), this.steps, this.#words, this.#next);
    this.show();
  }
  /** @type {(time: number) => void} */ #seek;
  /** @type {(part: number) => void} */ #said;

  /** The time that is chosen, in microseconds. */
  get now() {
    return this.#film.times[Number(this.#slider.value)] ?? 0;
  }

  /** Hides the way to what is unsure, while there is another to all that is to be looked at. @param {boolean} hidden */
  hideUnsure(hidden) {
    this.#next.hidden = hidden || this.#film.unsure.length === 0;
  }

  /** Says where it stands, in the language of now. */
  show() {
    this.#said(this.now / (this.#film.length || 1));
    this.#time.textContent = clock(this.now);
    this.#slider.setAttribute('aria-valuetext', clock(this.now));
    say(this.#words, 'filmUnsure', { n: this.#film.unsure.length });
  }

  /** Goes to a time, in microseconds, and plays no more. @param {number} time */
  go(time) {
    this.#film.player.stop();
    this.#to(this.#film.frameAt(time), true);
  }

  /** @param {number} frame @param {boolean} [anew]  Whether it is shown even where it stands there already. */
  #to(frame, anew = false) {
    if (!anew && this.#slider.value === String(frame)) return;
    this.#slider.value = String(frame);
    this.#seek(this.now);
  }

  #toggle() {
    const { player } = this.#film;
    if (player.plays) return player.stop();
    icons(this.#play, 'pause');
    label(this.#play, 'pause');
    player.play(this.now);
  }

  #rest() {
    icons(this.#play, 'play');
    label(this.#play, 'play');
  }

  /** Goes to the next place that is unsure, and from the last one to the first. */
  #jump() {
    const { unsure } = this.#film;
    const next = unsure.find(({ from }) => from > this.now) ?? unsure[0];
    if (next) this.go(next.from);
  }
}
