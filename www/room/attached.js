// What the form around the room has: each copy that it takes, from the moment when it is made until it is undone or taken back.

import { announce, make } from './dom.js';
import { refusal } from './rules.js';
import { say, word } from './words.js';

/** @typedef {import('./item.js').Item} Item */

export class Attached {
  /** Whether what the form gets is sealed. */ seals = false;
  /** What attaching is called. @type {import('./words.js').Key} */ say = 'attachAll';
  /** Files that the form takes. @type {ReadonlySet<Item>} */ taken = new Set();
  host;
  /** What the person took back. @type {WeakSet<File>} */ #back = new WeakSet();
  /** Files whose level was proposed. @type {WeakSet<Item>} */ #proposed = new WeakSet();
  /** Why the form does not take a file, in its card. @type {WeakMap<Item, HTMLElement>} */ #notes = new WeakMap();
  #given = '';
  #told = '';

  /** @param {import('./port.js').HostPort} host */
  constructor(host) {
    this.host = host;
  }

  /** Attaches copies that were taken back, or takes back one that is attached. @param {Item[]} items @param {(file: File) => boolean} _leaves  Whether
   * a copy may leave now. @param {() => void} changed */
  turn(items, _leaves, changed) {
    const copies = items.flatMap(({ now: { leaving } }) => (leaving ? [leaving] : []));
    const back = copies.length === 1 && copies.every(({ attached }) => attached);
    for (const { file } of copies) back ? this.#back.add(file) : this.#back.delete(file);
    changed();
  }

  /** Whether a copy that the form takes goes into it now. @param {File} copy */
  goes(copy) {
    return !this.#back.has(copy);
  }

  /** Gives the form these copies. @param {readonly import('./types.js').SafeCopy[]} copies @param {import('./port.js').State} state */
  give(copies, state) {
    this.host.give(copies, state);
  }

  /** Gives the form what it may have now, and says in numbers how the room stands. @param {readonly Item[]} items
   * @param {(item: Item) => HTMLElement | undefined} cardOf  The card of a file that was looked at. */
  update(items, cardOf) {
    const { rules } = this.host;
    /** @type {Set<Item>} */
    const taken = new Set();
    let place = 0;
    let ready = 0;
    /** @type {Map<Item, import('./types.js').SafeCopy>} */
    const given = new Map();
    for (const item of items) {
      if (item.now.decidable && rules.level && !this.#proposed.has(item)) {
        this.#proposed.add(item);
        item.choose(rules.level);
      }
      const { kind, leaving } = item.now;
      const why = refusal(rules, kind, leaving?.file.size ?? 0, place);
      this.#note(item, cardOf(item), why);
      if (!why) {
        place += 1;
        taken.add(item);
      }
      if (leaving && !why && this.goes(leaving.file)) given.set(item, leaving);
      else if (leaving) ready += 1;
    }
    this.taken = taken;
    const names = [...given.values()].map(({ file }) => file.name).join();
    const views = items.map(({ now }) => now);
    const working = views.filter(({ busy }) => busy);
    const done = Math.floor(working.reduce((sum, { progress }) => sum + (progress ?? 0), 0) / (working.length || 1) * 10);
    const state = { files: items.length, attached: given.size, ready, review: views.filter(({ phase }) => phase === 'ready').length, working: working.length, done };
    const told = JSON.stringify(state);
    if (names !== this.#given) {
      if (names.length > this.#given.length) announce(word('attached'));
      this.give([...given.values()], state);
    } else if (told !== this.#told) this.host.tell(state);
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
    say(note, why, { n: this.host.rules.most });
    if (!note.isConnected) card?.firstElementChild?.after(note);
  }
}
