// One card for each person who was found: a face, and whether it is covered. Whoever is seen for a moment, a hand or a bottle perhaps, is
// one row. Cards of one person can be joined.

import { button as press, make } from '../room/dom.js';
import { label, say } from '../room/words.js';
import { join, joinedWith, part, toggle } from './decisions.js';
import { frameAt } from './frames.js';

/** The side of a face on its card, in pixels of the canvas. */
const SIDE = 144;
/** How much of the picture around a face is shown with it. */
const AROUND = 1.7;

export class People {
  root = make('div');
  #cardsOf = make('div', { className: 'people', role: 'group' });
  #brief = make('div', { className: 'people' });
  #moment = make('summary');
  #moments = make('details', {}, this.#moment, this.#brief);
  #join = press({ say: 'filmJoin', className: 'plain', onclick: () => this.#mode(!this.#joining) });
  #joining = false;
  /** Whom the next card is joined with. @type {number | null} */ #first = null;
  /** @type {Map<number, { button: HTMLButtonElement, words: HTMLElement, canvas: HTMLCanvasElement }>} */ #cards = new Map();
  #film;
  #decide;

  /** @param {import('./film.js').Film} film @param {(how: (state: import('./decisions.js').Decisions) => import('./decisions.js').Decisions) => void} decide */
  constructor(film, decide) {
    this.#film = film;
    this.#decide = decide;
    label(this.#cardsOf, 'filmPeople');
    for (const { id, brief } of [...film.people].sort((a, b) => a.first - b.first)) {
      const canvas = make('canvas', { width: SIDE, height: SIDE });
      const words = make('span');
      const button = make('button', { type: 'button', className: 'person', onclick: () => this.#tap(id) }, canvas, words);
      this.#cards.set(id, { button, words, canvas });
      (brief ? this.#brief : this.#cardsOf).append(button);
    }
    this.#moments.open = this.#cardsOf.childElementCount === 0;
    this.root.append(this.#cardsOf, this.#moments, this.#join);
    this.#draw().catch(() => undefined);
  }

  /** Shows who is covered now. */
  show() {
    const { people, decisions } = this.#film;
    let n = 0;
    for (const [id, { button, words }] of this.#cards) {
      const own = joinedWith(decisions, id);
      const covered = !decisions.open.includes(id);
      button.hidden = own[0] !== id;
      if (!button.hidden) n += 1;
      button.classList.toggle('open', !covered);
      button.classList.toggle('joining', this.#joining && this.#first === id);
      say(words, covered ? 'personCovered' : 'personOpen');
      const brief = people.find((person) => person.id === id)?.brief;
      if (brief) label(button, covered ? 'briefOn' : 'briefOff', { n });
      else label(button, covered ? 'personOn' : 'personOff', { n });
    }
    const shown = (/** @type {HTMLElement} */ node) => [...node.children].filter((child) => child instanceof HTMLElement && !child.hidden).length;
    say(this.#moment, 'filmMoment', { n: shown(this.#brief) });
    this.#moments.hidden = shown(this.#brief) === 0;
    this.#join.hidden = people.length < 2;
    say(this.#join, this.#joining ? this.#first === null ? 'filmJoinFirst' : 'filmJoinNext' : 'filmJoin');
    this.#join.setAttribute('aria-pressed', String(this.#joining));
  }

  /** Covers or opens a person; or joins the card with the one that was tapped before, or parts what is joined under it.
   * @param {number} id */
  #tap(id) {
    if (!this.#joining) return this.#decide((state) => toggle(state, id));
    const first = this.#first;
    if (first !== null && first !== id) return this.#decide((state) => join(state, first, id));
    this.#first = first === null ? id : null;
    if (first === id) return this.#decide((state) => part(state, id));
    this.show();
  }

  /** @param {boolean} joining */
  #mode(joining) {
    [this.#joining, this.#first] = [joining, null];
    this.show();
  }

  /** Draws the faces, one after the other. */
  async #draw() {
    const { clip, people } = this.#film;
    for (const { id, best } of people) {
      const to = this.#cards.get(id)?.canvas.getContext('2d');
      const sample = await frameAt(clip, best.time);
      if (!to || !sample) continue;
      const side = Math.max(best.width, best.height) * AROUND;
      const scale = SIDE / side;
      to.save();
      to.translate((side / 2 - best.x - best.width / 2) * scale, (side / 2 - best.y - best.height / 2) * scale);
      sample.draw(to, 0, 0, clip.width * scale, clip.height * scale);
      to.restore();
      sample.close();
    }
  }
}
