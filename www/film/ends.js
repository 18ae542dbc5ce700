// Where the copy of a film or voice note begins and ends: two buttons that take the place on the timeline, and words for it.

import { button, make } from '../room/dom.js';
import { say } from '../room/words.js';
import { clock } from './timeline.js';

export class Ends {
  #film;
  #timeline;
  #decide;
  #begin = button({ say: 'trimFrom', onclick: () => this.#cut('from') });
  #end = button({ say: 'trimTo', onclick: () => this.#cut('to') });
  #kept = make('p', { className: 'quiet' });
  root = make('div', { className: 'trim' }, this.#begin, this.#end, this.#kept);

  /** @param {import('./film.js').Film} film @param {import('./timeline.js').Timeline} timeline
   * @param {(how: (state: import('./decisions.js').Decisions) => import('./decisions.js').Decisions) => void} decide */
  constructor(film, timeline, decide) {
    this.#film = film;
    this.#timeline = timeline;
    this.#decide = decide;
    this.show();
  }

  /** Says where the copy begins and ends, and which of the two may be set at the place of now. */
  show() {
    const { times, length, span, decisions: { trim: { from, to } } } = this.#film;
    const { now } = this.#timeline;
    const after = this.#after(now);
    this.#kept.hidden = span.from === null && span.to === null;
    say(this.#kept, 'trimmed', { from: clock(span.from ?? 0), to: clock(Math.min(span.to ?? Infinity, length)), length: clock(length) });
    this.#begin.setAttribute('aria-pressed', String(from !== null));
    this.#end.setAttribute('aria-pressed', String(to !== null));
    this.#begin.disabled = from === null && (now === times[0] || (to !== null && now >= to));
    this.#end.disabled = to === null && (after === null || (from !== null && after <= from));
  }

  /** When what is seen or heard at a time is over, or null at the end. @param {number} time */
  #after(time) {
    return this.#film.times[this.#film.frameAt(time) + 1] ?? null;
  }

  /** Begins or ends the copy at the place on the timeline, or no more. @param {'from' | 'to'} side */
  #cut(side) {
    const { now } = this.#timeline;
    const place = side === 'from' ? now : this.#after(now);
    this.#decide((state) => ({ ...state, trim: { ...state.trim, [side]: state.trim[side] === null ? place : null } }));
  }
}
