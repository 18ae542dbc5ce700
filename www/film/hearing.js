// The choice of what happens to the sound, and a drawing of it on which spans are silenced.

import { button, make, renew } from '../room/dom.js';
import { typed } from '../room/speech.js';
import { label, say } from '../room/words.js';
import { joined } from './sound.js';
import { clock } from './timeline.js';
import { wave } from './wave.js';

/** @typedef {import('../room/words.js').Key} Key */

let hearings = 0;

export class Hearing {
  root = make('fieldset', { className: 'levels hearing' }, make('legend', { say: 'sound' }));
  #film;
  #changed;
  #seek;
  #wave = make('div', { className: 'wave', dir: 'ltr', hidden: true });
  #marks = make('div', { className: 'marks' });
  #draft = make('span', { className: 'draft', hidden: true });
  #list = make('ul', { className: 'spans' });
  #hint = make('p', { className: 'quiet', say: 'silenceHow' });
  #ask = make('p', { className: 'note', say: 'soundFirst' });
  /** @type {import('./sound.js').Span[]} */ #spans = [];

  /** @param {import('./film.js').Film} film @param {() => void} changed @param {(time: number) => void} seek  Goes to a time, in
   * microseconds. */
  constructor(film, changed, seek) {
    this.#film = film;
    this.#seek = seek;
    this.#changed = changed;
    const name = `sound-${hearings += 1}`;
    this.#ask.hidden = film.sound !== null;
    this.root.append(this.#ask);
    for (const kind of film.sounds) {
      const radio = make('input', { type: 'radio', name, value: kind, checked: kind === film.sound?.kind, onchange: () => this.#choose(kind) });
      this.root.append(make('label', {}, radio, make('span', {}, make('b', { say: /** @type {Key} */ (`sound-${kind}`) }), make('span', { say: /** @type {Key} */ (`sound-${kind}-words`) }))));
    }
    if (film.clip.audio && !film.clip.hearable) this.root.append(make('p', { className: 'quiet', say: 'soundUnheard' }));
    if (film.loud) this.#wave.append(wave(film.loud));
    const whole = button({ say: 'silenceAdd', onclick: () => this.#add({ from: 0, to: Math.min(1, film.clip.duration) }) });
    this.#wave.append(this.#marks, this.#draft);
    this.#silencing = make('div', { className: 'silencing', hidden: true }, this.#wave, this.#hint, this.#list, whole);
    this.root.append(this.#silencing);
    this.#listen();
  }
  /** @type {HTMLElement} */ #silencing;

  /** @param {import('./sound.js').SoundChoice['kind']} kind */
  #choose(kind) {
    this.#film.player.stop();
    this.#film.sound = kind === 'silence' ? { kind, spans: this.#spans } : { kind };
    this.#ask.hidden = true;
    this.#silencing.hidden = kind !== 'silence';
    this.#wave.hidden = kind !== 'silence' || !this.#film.loud;
    this.#changed();
  }

  /** Spans are drawn with a finger or the mouse. */
  #listen() {
    const field = this.#wave;
    let from = -1;
    const at = (/** @type {PointerEvent} */ event) => {
      const { left, width } = field.getBoundingClientRect();
      return Math.min(Math.max((event.clientX - left) / width, 0), 1) * this.#film.clip.duration;
    };
    field.addEventListener('pointerdown', (event) => {
      if (event.button !== 0) return;
      field.setPointerCapture(event.pointerId);
      from = at(event);
    });
    field.addEventListener('pointermove', (event) => {
      if (from < 0) return;
      this.#draft.hidden = false;
      this.#mark(this.#draft, { from: Math.min(from, at(event)), to: Math.max(from, at(event)) });
    });
    field.addEventListener('pointerup', (event) => {
      if (from < 0) return;
      const span = { from: Math.min(from, at(event)), to: Math.max(from, at(event)) };
      from = -1;
      this.#draft.hidden = true;
      if (span.to - span.from > this.#film.clip.duration / 200) this.#add(span);
      else this.#seek(span.from * 1e6);
    });
    field.addEventListener('pointercancel', () => {
      from = -1;
      this.#draft.hidden = true;
    });
  }

  /** @param {import('./sound.js').Span} span */
  #add(span) {
    this.#set(joined([...this.#spans, span]));
  }

  /** @param {import('./sound.js').Span[]} spans */
  #set(spans) {
    this.#spans = spans;
    this.#film.player.stop();
    this.#film.sound = { kind: 'silence', spans };
    this.#marks.replaceChildren(...spans.map((span) => {
      const mark = make('span');
      this.#mark(mark, span);
      return mark;
    }));
    renew(this.#list, spans.map((span, i) => this.#row(span, i)));
    this.#changed();
  }

  /** @param {HTMLElement} mark @param {import('./sound.js').Span} span */
  #mark({ style }, { from, to }) {
    const { duration } = this.#film.clip;
    style.insetInlineStart = `${from / duration * 100}%`;
    style.inlineSize = `${(to - from) / duration * 100}%`;
  }

  /** One span as numbers that can be changed by keys. @param {import('./sound.js').Span} span @param {number} i */
  #row(span, i) {
    const words = make('span');
    say(words, 'silenceSpan', { from: clock(span.from * 1e6), to: clock(span.to * 1e6) });
    const edge = (/** @type {'from' | 'to'} */ side, /** @type {Key} */ key) => {
      const input = make('input', { type: 'text', inputMode: 'decimal', autocomplete: 'off', value: span[side].toFixed(1), dir: 'ltr', onchange: () => {
        const next = { ...span, [side]: Math.min(typed(input.value), this.#film.clip.duration) };
        if (next.to > next.from && next.from >= 0) this.#set(joined(this.#spans.map((one, j) => (j === i ? next : one))));
      } });
      label(input, key);
      return input;
    };
    return make('li', {}, words, edge('from', 'silenceFrom'), edge('to', 'silenceTo'),
      button({ icon: 'bin', label: 'silenceDelete', onclick: () => this.#set(this.#spans.filter((_, j) => j !== i)) }));
  }
}
