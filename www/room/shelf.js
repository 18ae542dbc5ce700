// The shelf: all the files in the room, and what can be done with all of them at once.

import { Card } from './card.js';
import { Closing } from './closing.js';
import { announce, button, byId, icon, make } from './dom.js';
import { Item } from './item.js';
import { download, randomName, zip } from './save.js';
import { say, word } from './words.js';

/** @typedef {import('./types.js').SafeCopy} SafeCopy */

/** So many copies at most are saved one by one where nobody chose. */
const FEW = 5;
/** The time between two saves, in milliseconds: browsers drop what comes at once. */
const APART = 250;
/** For how long what was removed can be brought back, in milliseconds. */
const REMEMBERED = 20_000;

export class Shelf {
  /** @type {Map<Item, Card>} */ #cards = new Map();
  /** @type {import('./port.js').HostPort | null} */ #host = null;
  /** Copies that the host has. @type {Set<File>} */ #given = new Set();
  #engine;
  #queue;
  #makeAll = byId('make-all');
  #saveAll = byId('save-all');
  /** Whether copies are saved as one zip. */
  #zip = make('input', { type: 'checkbox', onchange: () => { this.#chosen = true; } });
  #zipping = make('label', { className: 'known', hidden: true }, this.#zip, make('span', { say: 'asZip' }));
  /** Whether a person chose that. */ #chosen = false;
  /** What was saved, under the name of its file: its own or that of a zip. @type {Map<File, string>} */ #saved = new Map();
  #closing = new Closing(() => this.#empty());
  /** What was removed last and can be brought back; `given` is what the host had of it. @type {{ item: Item, card: Card, given: File | null, notice: HTMLElement, timer: ReturnType<typeof setTimeout> } | null} */ #removed = null;

  /** @param {import('./engine.js').Engine} engine @param {import('./queue.js').Queue} queue */
  constructor(engine, queue) {
    this.#engine = engine;
    this.#queue = queue;
    this.#makeAll.addEventListener('click', () => this.#make());
    this.#saveAll.addEventListener('click', () => this.#keep(this.#made()));
    new ResizeObserver(() => document.documentElement.style.setProperty('--bar-height', `${byId('bar').offsetHeight}px`)).observe(byId('bar'));
    byId('bar').prepend(this.#zipping);
    byId('cards').after(this.#closing.root);
    window.addEventListener('beforeunload', (event) => {
      if ([...this.#cards.keys()].some((item) => item.now.unsaved)) event.preventDefault();
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

  /** Takes a file off the shelf; for a while it can be brought back. @param {Item} item */
  #remove(item) {
    const card = this.#cards.get(item);
    if (!card) return;
    this.#forget();
    if (item.now.busy) item.stop();
    const words = make('p', { say: 'removed' });
    const notice = make('div', { className: 'removed' }, words, button({ icon: 'undo', say: 'bringBack', onclick: () => this.#bringBack() }));
    card.root.replaceWith(notice);
    const { copy } = item.now;
    const given = copy && this.#given.has(copy.file) ? copy.file : null;
    this.#removed = { item, card, given, notice, timer: setTimeout(() => this.#forget(), REMEMBERED) };
    this.#cards.delete(item);
    this.#show();
    notice.querySelector('button')?.focus();
    announce(word('removed'));
  }

  /** Brings back what was removed last, to where it was. */
  #bringBack() {
    if (!this.#removed) return;
    const { item, card, given, notice, timer } = this.#removed;
    this.#removed = null;
    clearTimeout(timer);
    notice.replaceWith(card.root);
    this.#cards.set(item, card);
    if (given) {
      this.#given.add(given);
      this.#give();
    }
    card.show();
    this.#show();
    card.root.focus();
  }

  /** Lets go of what was removed. */
  #forget() {
    if (!this.#removed) return;
    const { item, card, notice, timer } = this.#removed;
    this.#removed = null;
    clearTimeout(timer);
    const focused = notice.contains(document.activeElement);
    notice.remove();
    item.close();
    card.close();
    if (focused) byId('choose').focus();
  }

  /** Empties the room. */
  #empty() {
    this.#forget();
    for (const [item, card] of this.#cards) {
      item.close();
      card.close();
    }
    this.#cards.clear();
    this.#saved.clear();
    this.#show();
    byId('choose').focus();
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
    const saved = made > 0 && this.#made().every((item) => item.now.copy?.saved);
    this.#saveAll.classList.toggle('main', !saved);
    say(/** @type {Element} */ (this.#saveAll.lastElementChild), saved ? (this.#host ? 'attached' : 'savedAll') : this.#host ? 'attachAll' : 'saveAll', { n: made });
    this.#zipping.hidden = made < 2 || saved || this.#host !== null;
    if (!this.#chosen) this.#zip.checked = made > FEW;
    this.#close();
    this.#withdraw();
  }

  /** Says what was saved of what is still as it was, and what was saved before it was decided anew. */
  #close() {
    const older = [...new Set([...this.#cards.keys()].flatMap((item) => item.now.older))];
    const names = [...this.#saved.values()].filter((name) => !older.includes(name));
    this.#closing.show([...new Set(names)], names.length, older);
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
    } else if (files.length === 1 || !this.#zip.checked) {
      for (const [i, file] of files.entries()) {
        if (i > 0) await new Promise((done) => { setTimeout(done, APART); });
        download(file, file.name);
        this.#saved.set(file, file.name);
      }
    } else {
      announce(word('zipping'));
      const name = randomName('zip');
      download(await zip(files), name);
      for (const file of files) this.#saved.set(file, name);
    }
    for (const item of items) if (item.now.leaving && files.includes(item.now.leaving.file)) item.keep(this.#saved.get(item.now.leaving.file));
    announce(word(this.#host ? 'attached' : 'closing', { n: files.length }));
    if (!this.#host && [...this.#cards.keys()].every((item) => !item.now.unsaved)) this.#closing.reveal();
  }
}

/** Gives the bar's buttons their icons. */
export function dressBar() {
  for (const [id, name] of [['make-all', 'check'], ['save-all', 'save'], ['choose', 'add']]) byId(String(id)).prepend(icon(String(name)));
}
