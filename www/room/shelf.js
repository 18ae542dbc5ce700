// The shelf: all the files in the room, one of which is looked at, and what can be done with all of them at once.

import { Attached } from './attached.js';
import { Card } from './card.js';
import { Closing } from './closing.js';
import { announce, button, byId, icon, make } from './dom.js';
import { Item } from './item.js';
import { download, randomName, takeBack, zip } from './save.js';
import { Spoken } from './spoken.js';
import { Strip } from './strip.js';
import { say, turn, word } from './words.js';

/** @typedef {import('./types.js').SafeCopy} SafeCopy */
/** The system's sheet for sharing. @typedef {{ can: (files: readonly File[]) => boolean, share: (files: readonly File[]) => Promise<void> }} Sheet */

/** So many copies at most are saved one by one where nobody chose. */
const FEW = 5;
/** The time between two saves, in milliseconds: browsers drop what comes at once. */
const APART = 250;
/** For how long what was removed can be brought back, in milliseconds. */
const REMEMBERED = 20_000;
/** The pictures of so many files before and after the one that is looked at are held ready; of others they are let go. */
const NEAR = 2;

export class Shelf {
  /** In their order. @type {Item[]} */ #items = [];
  /** Of those that were looked at. @type {Map<Item, Card>} */ #cards = new Map();
  /** The one that is looked at. @type {Item | null} */ #current = null;
  /** What a form around the room has, where there is one. @type {Attached | null} */ #host = null;
  #engine;
  #sheet;
  #queue;
  /** What stands in place of saving. */ #bundling;
  #makeAll = byId('make-all');
  #saveAll = byId('save-all');
  /** Whether copies are saved as one zip. */
  #zip = make('input', { type: 'checkbox', onchange: () => { this.#chosen = true; } });
  #zipping = make('label', { className: 'known', hidden: true }, this.#zip, make('span', { say: 'asZip' }));
  #share = button({ icon: 'share', say: 'share', onclick: () => this.#hand() });
  #sharing = make('p', { className: 'quiet', say: 'shareWhat' });
  /** Whether a person chose that. */ #chosen = false;
  /** The names of copies that were saved, each with the name of its file: its own or that of a zip. @type {Map<string, string>} */ #saved = new Map();
  #closing = new Closing(() => this.#empty());
  #strip = new Strip((item) => this.#visit(item), (by) => this.#step(by));
  #spoken = new Spoken();
  /** What was removed last and can be brought back.
   * @type {{ item: Item, at: number, notice: HTMLElement, timer: ReturnType<typeof setTimeout> } | null} */ #removed = null;
  /** Shows what changed with many files, once. @type {ReturnType<typeof setTimeout> | undefined} */ #soon;

  #heights = new ResizeObserver(() => document.documentElement.style.setProperty('--bar-height', `${byId('bar').offsetHeight}px`));
  /** Asks before work is lost. */
  #leaving = (/** @type {Event} */ event) => {
    if (this.#items.some((item) => item.now.unsaved)) event.preventDefault();
  };

  /** @param {import('./engine.js').Engine} engine @param {import('./queue.js').Queue} queue @param {Sheet | null} sheet
   * @param {import('../bundle/bundling.js').Bundling | null} bundling */
  constructor(engine, queue, sheet, bundling) {
    this.#sheet = sheet;
    this.#bundling = bundling;
    this.#engine = engine;
    this.#queue = queue;
    this.#makeAll.addEventListener('click', () => this.#make());
    this.#saveAll.addEventListener('click', () => this.#keep(this.#made()));
    this.#heights.observe(byId('bar'));
    byId('bar').prepend(this.#zipping);
    byId('bar').append(this.#share, this.#sharing);
    byId('cards').before(this.#strip.root);
    byId('cards').after(this.#closing.root);
    bundling?.enter(this.#strip.root, byId('bar'), this.#closing.root);
    window.addEventListener('beforeunload', this.#leaving);
  }

  /** From here on copies go to the host instead of to the disk. @param {import('./port.js').HostPort} host */
  attachTo(host) {
    this.#host = (host.rules.seal && this.#bundling?.attachTo(host)) || new Attached(host);
    this.#show();
  }

  /** Takes in files, and goes to the first of them. @param {Iterable<File>} files */
  add(files) {
    const items = Array.from(files, (file) => new Item(file, this.#engine, this.#queue));
    const [first] = items;
    if (!first) return;
    for (const item of items) {
      this.#items.push(item);
      item.changed = () => this.#changed(item);
      this.#spoken.note(item);
      item.look();
    }
    this.#go(first);
    this.#show();
    this.#cards.get(first)?.enter();
  }

  /** Shows everything anew, after the language or what a form asks has changed. */
  refresh() {
    this.#strip.turn();
    for (const card of this.#cards.values()) card.show();
    this.#show();
  }

  /** Takes note of what became of a file. @param {Item} item */
  #changed(item) {
    this.#strip.mark(item);
    const moved = this.#spoken.note(item);
    if (item === this.#current) {
      this.#cards.get(item)?.show();
      this.#show();
    } else {
      if (item.now.preview && !this.#near(item)) item.release();
      this.#soon ??= setTimeout(() => this.#show(), 50);
    }
    if (moved) this.#spoken.tell(this.#items);
  }

  /** Whether a file is the one that is looked at, or near it. @param {Item} item */
  #near(item) {
    return this.#current !== null && Math.abs(this.#items.indexOf(item) - this.#items.indexOf(this.#current)) <= NEAR;
  }

  /** Shows one file, and lets go of what is far from it. @param {Item | null} item */
  #go(item) {
    if (item === this.#current && item !== null) return;
    if (this.#current) this.#cards.get(this.#current)?.leave();
    this.#current = item;
    for (const other of this.#items) if (other.now.preview && !this.#near(other)) other.release();
    if (!item) return;
    let card = this.#cards.get(item);
    if (!card) {
      const bundled = this.#bundling !== null;
      card = new Card(item, {
        remove: () => this.#remove(item),
        keep: () => this.#keep([item]),
        take: (photo) => { if (this.#items.includes(item)) this.add([photo]); },
        saving: () => (this.#host && !this.#host.seals ? 'attach' : bundled ? null : 'save'),
      });
      this.#cards.set(item, card);
    }
    turn(card.root);
    byId('cards').replaceChildren(card.root);
    const at = this.#items.indexOf(item);
    for (const other of this.#items.slice(Math.max(at - NEAR, 0), at + NEAR + 1)) other.redraw();
    card.show();
  }

  /** Goes to a file that a person asked for. @param {Item} item */
  #visit(item) {
    this.#go(item);
    this.#show();
    const card = this.#cards.get(item);
    if (item.now.needs === 'seeing' && item.now.phase === 'ready') card?.reveal();
    else card?.enter();
  }

  /** @param {-1 | 1} by */
  #step(by) {
    const item = this.#current && this.#items[this.#items.indexOf(this.#current) + by];
    if (item) this.#visit(item);
  }

  #made() {
    return this.#items.filter((item) => item.now.leaving);
  }

  /** Whether a copy may leave now: its file is here, and nothing was decided since it was made. @param {File} file */
  #leaves(file) {
    return this.#items.some((item) => item.now.leaving?.file === file);
  }

  /** Files whose copy could be made, and needs something of a person first. */
  #asking() {
    return this.#items.filter((item) => item.now.phase === 'ready' && item.now.needs);
  }

  /** The next file that asks for something: the one that is looked at, else the first. */
  #nextAsking() {
    const asking = this.#asking();
    return asking.find((item) => item === this.#current) ?? asking[0] ?? null;
  }

  /** Takes a file off the shelf; for a while it can be brought back. @param {Item} item */
  #remove(item) {
    const at = this.#items.indexOf(item);
    if (at < 0) return;
    this.#forget();
    if (item.now.busy) item.stop();
    const words = make('p', { say: 'removed' });
    const notice = make('div', { className: 'removed' }, words, button({ icon: 'undo', say: 'bringBack', onclick: () => this.#bringBack() }));
    byId('cards').before(notice);
    this.#removed = { item, at, notice, timer: setTimeout(() => this.#forget(), REMEMBERED) };
    this.#items.splice(at, 1);
    this.#go(this.#items[at] ?? this.#items[at - 1] ?? null);
    this.#cards.get(item)?.root.remove();
    this.#show();
    notice.querySelector('button')?.focus();
    announce(word('removed'));
  }

  /** Brings back what was removed last, to where it was. */
  #bringBack() {
    if (!this.#removed) return;
    const { item, at, notice, timer } = this.#removed;
    this.#removed = null;
    clearTimeout(timer);
    notice.remove();
    this.#items.splice(at, 0, item);
    this.#visit(item);
  }

  /** Lets go of what was removed. */
  #forget() {
    if (!this.#removed) return;
    const { item, notice, timer } = this.#removed;
    this.#removed = null;
    clearTimeout(timer);
    const focused = notice.contains(document.activeElement);
    notice.remove();
    this.#close(item);
    if (focused) byId('choose').focus();
  }

  /** @param {Item} item */
  #close(item) {
    item.close();
    this.#cards.get(item)?.close();
    this.#cards.delete(item);
  }

  /** Empties the room. */
  #empty() {
    this.#clear();
    this.#show();
    byId('choose').focus();
  }

  /** Lets go of all files. */
  #clear() {
    this.#forget();
    const items = this.#items;
    this.#items = [];
    this.#go(null);
    for (const item of items) this.#close(item);
    this.#saved.clear();
    this.#bundling?.clear();
  }

  /** Lets go of everything, for good. What ends is not shown any more. */
  close() {
    this.#heights.disconnect();
    window.removeEventListener('beforeunload', this.#leaving);
    takeBack();
    this.#clear();
    clearTimeout(this.#soon);
    this.#strip.show([], null);
  }

  #show() {
    clearTimeout(this.#soon);
    this.#soon = undefined;
    const items = this.#items;
    document.body.classList.toggle('busy-room', items.length > 0);
    this.#strip.show(items, this.#current);
    const makeable = items.filter((item) => item.now.phase === 'ready').length;
    const made = this.#made();
    const saved = made.length > 0 && made.every(({ now: { copy } }) => (this.#host ? copy?.attached : copy?.saved));
    const keepable = this.#host && saved ? 0 : made.length;
    // The way out is in reach, whatever can be made: in a form around the room it stands above.
    byId('bar').hidden = this.#host ? makeable + keepable === 0 : items.length === 0;
    this.#makeAll.hidden = makeable === 0;
    this.#saveAll.hidden = keepable === 0 || this.#bundling?.busy === true;
    // What the button would do: another file waits to be looked at, and the one that is there does not.
    const asking = this.#asking();
    const go = asking.length > 0 && !asking.includes(/** @type {Item} */ (this.#current));
    say(/** @type {Element} */ (this.#makeAll.lastElementChild), go ? 'goOn' : 'makeAll', { n: go ? asking.length : makeable });
    this.#saveAll.classList.toggle('main', !saved && makeable === 0);
    say(/** @type {Element} */ (this.#saveAll.lastElementChild), saved ? 'savedAll' : this.#host?.say ?? this.#bundling?.say ?? 'saveAll', { n: made.length });
    this.#zipping.hidden = made.length < 2 || saved || this.#host !== null || this.#bundling !== null;
    if (!this.#chosen) this.#zip.checked = made.length > FEW;
    // Only copies that may leave, and when nothing is left to look at.
    const files = made.flatMap(({ now: { leaving } }) => (leaving ? [leaving.file] : []));
    this.#share.hidden = this.#sharing.hidden = this.#host !== null || makeable > 0 || files.length === 0 || !this.#sheet?.can(files);
    this.#bundling?.show((file) => this.#leaves(file), this.#host?.seals !== false);
    this.#conclude();
    this.#host?.update(items, (item) => this.#cards.get(item)?.root);
  }

  /** Says what was saved of what is still as it was, and what was saved before it was decided anew. */
  #conclude() {
    const older = [...new Set(this.#items.flatMap((item) => item.now.older))];
    // What lies in a file that is to be deleted has to be saved again.
    for (const item of this.#items) if (item.now.copy?.saved && older.includes(item.now.copy.as ?? '')) item.miss();
    const names = [...this.#saved.values()].filter((name) => !older.includes(name));
    this.#closing.show([...new Set(names)], names.length, older);
  }

  /** Makes the copies, or asks for what the next file needs that has something to be seen or decided: what asks makes nothing. */
  #make() {
    const item = this.#nextAsking();
    if (!item) {
      for (const own of this.#items) if (own.now.phase === 'ready') own.make();
      return;
    }
    const n = this.#asking().length;
    this.#go(item);
    this.#show();
    announce(word('goOnSaid', { n }));
    this.#cards.get(item)?.reveal();
  }

  /** Hands the copies to the system's sheet. */
  #hand() {
    say(this.#sharing, 'shareWhat');
    const files = this.#made().flatMap(({ now: { leaving } }) => (leaving ? [leaving.file] : []));
    this.#sheet?.share(files).then(() => announce(word('shared')), (thrown) => {
      if (thrown?.name === 'AbortError') return;
      say(this.#sharing, 'shareFailed');
      announce(word('shareFailed'));
    });
  }

  /** Saves finished copies, or attaches them, or takes back one that is attached. @param {Item[]} items @returns {Promise<void>} */
  async #keep(items) {
    const files = items.flatMap(({ now: { leaving } }) => (leaving ? [leaving.file] : []));
    const [only] = files;
    if (!only) return;
    if (this.#host) {
      return this.#host.turn(items, (file) => this.#leaves(file), () => this.#show());
    } else if (this.#bundling) {
      const name = await this.#bundling.keep(items, (file) => this.#leaves(file), () => this.#show());
      if (!name) return;
      for (const file of files) this.#saved.set(file.name, name);
    } else if (files.length === 1 || !this.#zip.checked) {
      for (const [i, file] of files.entries()) {
        if (i > 0) await new Promise((done) => { setTimeout(done, APART); });
        if (!this.#leaves(file)) continue;
        download(file, file.name);
        this.#saved.set(file.name, file.name);
      }
    } else {
      announce(word('zipping'));
      const name = randomName('zip');
      const packed = await zip(files).catch(() => null);
      // Where there is no room for it, they are saved one by one.
      if (!packed) {
        this.#zip.checked = false;
        return this.#keep(items);
      }
      // One of them was decided anew or removed meanwhile: none of it leaves, and the button is there to be pressed again.
      if (!files.every((file) => this.#leaves(file))) return this.#show();
      download(packed, name);
      for (const file of files) this.#saved.set(file.name, name);
    }
    for (const item of items) if (item.now.leaving && files.includes(item.now.leaving.file)) item.keep(this.#saved.get(item.now.leaving.file.name));
    announce(word('closing', { n: files.filter((file) => this.#saved.has(file.name)).length }));
    if (this.#bundling) this.#bundling.reveal();
    else if (this.#items.every((item) => !item.now.unsaved)) this.#closing.reveal();
  }
}

/** Gives the bar's buttons their icons. */
export function dressBar() {
  for (const [id, name] of [['make-all', 'check'], ['save-all', 'save'], ['choose', 'add']]) byId(String(id)).prepend(icon(String(name)));
}
