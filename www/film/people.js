// One card for each person who was found: a face, and whether it is covered.

import { make } from '../room/dom.js';
import { label, say } from '../room/words.js';
import { toggle } from './decisions.js';
import { frameAt } from './frames.js';

/** The side of a face on its card, in pixels of the canvas. */
const SIDE = 144;
/** How much of the picture around a face is shown with it. */
const AROUND = 1.7;

export class People {
  root = make('div', { className: 'people', role: 'group' });
  /** @type {Map<number, { button: HTMLButtonElement, words: HTMLElement, canvas: HTMLCanvasElement }>} */ #cards = new Map();
  #film;

  /** @param {import('./film.js').Film} film @param {(how: (state: import('./decisions.js').Decisions) => import('./decisions.js').Decisions) => void} decide */
  constructor(film, decide) {
    this.#film = film;
    label(this.root, 'filmPeople');
    for (const { id } of [...film.people].sort((a, b) => Number(a.brief) - Number(b.brief) || a.first - b.first)) {
      const canvas = make('canvas', { width: SIDE, height: SIDE });
      const words = make('span');
      const button = make('button', { type: 'button', className: 'person', onclick: () => decide((state) => toggle(state, id)) }, canvas, words);
      this.#cards.set(id, { button, words, canvas });
      this.root.append(button);
    }
    this.#draw().catch(() => undefined);
  }

  /** Shows who is covered now. */
  show() {
    let n = 0;
    for (const [id, { button, words }] of this.#cards) {
      const covered = !this.#film.decisions.open.includes(id);
      n += 1;
      button.classList.toggle('open', !covered);
      say(words, covered ? 'personCovered' : 'personOpen');
      const brief = this.#film.people.find((person) => person.id === id)?.brief;
      if (brief) label(button, covered ? 'briefOn' : 'briefOff', { n });
      else label(button, covered ? 'personOn' : 'personOff', { n });
    }
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
