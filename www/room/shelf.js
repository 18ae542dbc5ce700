// The shelf: all the files in the room, and what can be done with all of them at once.

import { Card } from './card.js';
import { announce, byId, icon } from './dom.js';
import { Item } from './item.js';
import { download, randomName, zip } from './save.js';
import { say, word } from './words.js';

/** @typedef {import('./types.js').SafeCopy} SafeCopy */

export class Shelf {
  /** @type {Map<Item, Card>} */ #cards = new Map();
  /** @type {import('./port.js').HostPort | null} */ #host = null;
  /** Copies that the host has. @type {Set<File>} */ #given = new Set();
  #engine;
  #queue;
  #makeAll = byId('make-all');
  #saveAll = byId('save-all');

  /** @param {import('./engine.js').Engine} engine @param {import('./queue.js').Queue} queue */
  constructor(engine, queue) {
    this.#engine = engine;
    this.#queue = queue;
    this.#makeAll.addEventListener('click', () => this.#make());
    this.#saveAll.addEventListener('click', () => this.#keep(this.#made()));
    new ResizeObserver(() => document.documentElement.style.setProperty('--bar-height', `${byId('bar').offsetHeight}px`)).observe(byId('bar'));
    window.addEventListener('beforeunload', (event) => {
      if (this.#made().some((item) => !item.now.copy?.saved)) event.preventDefault();
    });
  }

  /** From here on copies go to the host instead of to the disk. @param {import('./port.js').HostPort} host */
  attachTo(host) {
    this.#host = host;
    this.#show();
  }

  /** Takes in files. @param {Iterable<File>} files */
  add(files) {
    for (const file of files) {
      const item = new Item(file, this.#engine, this.#queue);
      const card = new Card(item, {
        remove: () => this.#remove(item),
        keep: () => this.#keep([item]),
        take: (photo) => this.add([photo]),
        saving: () => (this.#host ? 'attach' : 'save'),
      });
      this.#cards.set(item, card);
      item.changed = () => {
        card.show();
        this.#show();
      };
      byId('cards').append(card.root);
      item.look();
    }
    this.#show();
  }

  /** Shows everything anew, after the language has changed. */
  refresh() {
    for (const card of this.#cards.values()) card.show();
  }

  #made() {
    return [...this.#cards.keys()].filter((item) => item.now.leaving);
  }

  /** @param {Item} item */
  #remove(item) {
    item.close();
    const next = this.#cards.get(item)?.root.nextElementSibling;
    this.#cards.get(item)?.close();
    this.#cards.delete(item);
    this.#show();
    if (next instanceof HTMLElement) next.focus();
    else byId('choose').focus();
  }

  #show() {
    const items = [...this.#cards.keys()];
    document.body.classList.toggle('busy-room', items.length > 0);
    const makeable = items.filter((item) => item.now.phase === 'ready').length;
    const made = this.#made().length;
    byId('bar').hidden = makeable + made === 0;
    this.#makeAll.hidden = makeable === 0;
    this.#saveAll.hidden = made === 0;
    say(/** @type {Element} */ (this.#makeAll.lastElementChild), 'makeAll', { n: makeable });
    say(/** @type {Element} */ (this.#saveAll.lastElementChild), this.#host ? 'attachAll' : 'saveAll', { n: made });
    this.#withdraw();
  }

  /** Tells the host when a copy that it has is no more. */
  #withdraw() {
    const there = new Set(this.#made().map((item) => item.now.copy?.file));
    const before = this.#given.size;
    for (const file of this.#given) if (!there.has(file)) this.#given.delete(file);
    if (this.#given.size !== before) this.#give();
  }

  #give() {
    const copies = this.#made().flatMap(({ now: { copy } }) => (copy && this.#given.has(copy.file) ? [copy] : []));
    this.#host?.give(copies);
  }

  /** Makes the copies, or asks for what the first file needs that has something to be seen or decided: what asks makes nothing. */
  #make() {
    const items = [...this.#cards.keys()].filter((item) => item.now.phase === 'ready');
    const asking = items.filter((item) => item.now.needs);
    const [first] = asking;
    if (!first) return items.forEach((item) => item.make());
    announce(word('lookFirstAll', { n: asking.length }));
    this.#cards.get(first)?.reveal();
  }

  /** Saves or attaches finished copies. @param {Item[]} items */
  async #keep(items) {
    const files = items.flatMap(({ now: { leaving } }) => (leaving ? [leaving.file] : []));
    const [only] = files;
    if (!only) return;
    if (this.#host) {
      for (const file of files) this.#given.add(file);
      this.#give();
    } else if (files.length === 1) download(only, only.name);
    else {
      announce(word('zipping'));
      download(await zip(files), randomName('zip'));
    }
    for (const item of items) if (item.now.leaving && files.includes(item.now.leaving.file)) item.keep();
    announce(word(this.#host ? 'attached' : 'saved'));
  }
}

/** Gives the bar's buttons their icons. */
export function dressBar() {
  for (const [id, name] of [['make-all', 'check'], ['save-all', 'save'], ['choose', 'add']]) byId(String(id)).prepend(icon(String(name)));
}
