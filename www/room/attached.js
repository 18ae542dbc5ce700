// What the form around the room has: each copy that it takes, from the moment when it is made until it is undone or taken back.

import { announce, make } from './dom.js';
import { refusal } from './rules.js';
import { say, word } from './words.js';

/** @typedef {import('./item.js').Item} Item */

export class Attached {
  #host;
  /** What the person took back. @type {WeakSet<File>} */ #back = new WeakSet();
  /** Files whose level was proposed. @type {WeakSet<Item>} */ #proposed = new WeakSet();
  /** Why the form does not take a file, in its card. @type {WeakMap<Item, HTMLElement>} */ #notes = new WeakMap();
  #given = '';
  #told = '';

  /** @param {import('./port.js').HostPort} host */
  constructor(host) {
    this.#host = host;
  }

  /** Attaches copies that were taken back, or takes back one that is attached. @param {Item[]} items */
  turn(items) {
    const copies = items.flatMap(({ now: { leaving } }) => (leaving ? [leaving] : []));
    const back = copies.length === 1 && copies.every(({ attached }) => attached);
    for (const { file } of copies) back ? this.#back.add(file) : this.#back.delete(file);
  }

  /** Gives the form what it may have now, and says in numbers how the room stands. @param {readonly Item[]} items
   * @param {(item: Item) => HTMLElement | undefined} cardOf  The card of a file that was looked at. */
  update(items, cardOf) {
    const { rules } = this.#host;
    let place = 0;
    let ready = 0;
    /** @type {Map<Item, import('./types.js').SafeCopy>} */
    const given = new Map();
    for (const item of items) {
      const { kind, leaving, decidable } = item.now;
      if (decidable && rules.level && !this.#proposed.has(item)) {
        this.#proposed.add(item);
        item.choose(rules.level);
      }
      const why = refusal(rules, kind, leaving?.file.size ?? 0, place);
      this.#note(item, cardOf(item), why);
      if (!why) place += 1;
      if (leaving && !why && !this.#back.has(leaving.file)) given.set(item, leaving);
      else if (leaving) ready += 1;
    }
    const names = [...given.values()].map(({ file }) => file.name).join();
    const views = items.map(({ now }) => now);
    const working = views.filter(({ busy }) => busy);
    const done = Math.floor(working.reduce((sum, { progress }) => sum + (progress ?? 0), 0) / (working.length || 1) * 10);
    const state = { files: items.length, attached: given.size, ready, review: views.filter(({ phase }) => phase === 'ready').length, working: working.length, done };
    const told = JSON.stringify(state);
    if (names !== this.#given) {
      if (names.length > this.#given.length) announce(word('attached'));
      this.#host.give([...given.values()], state);
    } else if (told !== this.#told) this.#host.tell(state);
    this.#given = names;
    this.#told = told;
    for (const item of items) item.attach(given.has(item));
  }

  /** @param {Item} item @param {HTMLElement | undefined} card @param {ReturnType<typeof refusal>} why */
  #note(item, card, why) {
    const note = this.#notes.get(item) ?? make('p', { className: 'note' });
    this.#notes.set(item, note);
    note.setAttribute('role', 'alert');
    if (!why) return note.remove();
    say(note, why, { n: this.#host.rules.most });
    if (!note.isConnected) card?.firstElementChild?.after(note);
  }
}
