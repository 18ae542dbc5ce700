// A card: one file as the person sees it, from waiting to a safe copy. It shows an item and passes on what is asked for.

import { Part } from '../film/part.js';
import { Review } from '../film/review.js';
import { Stills } from '../film/stills.js';
import { bare, confirmation } from './bare.js';
import { announce, button, icon, make } from './dom.js';
import { Editor } from './editor.js';
import { plays } from './kinds.js';
import { outcome } from './outcome.js';
import { told } from './told.js';
import { Watch } from './watch.js';
import { number, say, size, word } from './words.js';

/** @typedef {import('./item.js').Item} Item */
/** @typedef {import('./words.js').Key} Key */

let cards = 0;

export class Card {
  #item;
  #asked;
  #title = make('h2', {}, make('bdi', { dir: 'auto' }));
  #facts = make('p', { className: 'facts' });
  #status = make('p', { className: 'status' });
  #bar = make('progress', { max: 1, hidden: true });
  #cancel = button({ say: 'cancel', className: 'plain', onclick: () => this.#item.stop() });
  #again = button({ say: 'again', onclick: () => this.#item.look() });
  #fault = make('div', { className: 'fault', hidden: true });
  #part = new Part((part) => this.#item.narrow(part));
  #picture = make('div', { className: 'picture' });
  #told = make('div');
  #levels = make('fieldset', { className: 'levels', hidden: true }, make('legend', { say: 'level' }));
  #moving = make('p', { className: 'note', hidden: true });
  #known = confirmation((known) => this.#item.know(known));
  #make = button({ icon: 'check', say: 'make', className: 'main', onclick: () => this.#ask() });
  #lookFirst = make('p', { className: 'quiet', say: 'lookFirst' });
  #outcome = make('div', { className: 'outcome' });
  root = make('article', { className: 'card', tabIndex: -1 });
  /** @type {Editor | null} */ #editor = null;
  /** @type {Review | null} */ #review = null;
  /** @type {Stills | null} */ #stills = null;
  /** What the parts were last drawn from. @type {Record<'report' | 'preview' | 'copy' | 'fault' | 'film' | 'hindrance', unknown>} */
  #drawn = { report: null, preview: null, copy: null, fault: null, film: null, hindrance: null };
  /** @type {Watch | null} */ #watch = null;

  /** @param {Item} item @param {{ remove: () => void, keep: () => void, saving: () => Key, take: (photo: File) => void }} asked */
  constructor(item, asked) {
    this.#item = item;
    this.#asked = asked;
    const id = `card-${cards += 1}`;
    this.#title.id = id;
    this.root.setAttribute('aria-labelledby', id);
    this.#title.firstElementChild?.append(item.file.name);
    const head = make('header', {}, make('div', {}, this.#title, this.#facts), button({ icon: 'close', label: 'remove', onclick: asked.remove }));
    for (const level of /** @type {const} */ (['unlinkable', 'exact'])) {
      const radio = make('input', { type: 'radio', name: id, value: level, checked: level === item.level, onchange: () => item.choose(level) });
      this.#levels.append(make('label', {}, radio, make('span', {}, make('b', { say: level }), make('span', { say: `${level}Words` }))));
    }
    const working = make('div', { className: 'working' }, make('div', {}, this.#status, this.#cancel), this.#bar);
    this.root.append(head, working, this.#part.root, this.#fault, this.#again, this.#told, this.#picture, this.#levels, this.#moving, this.#known.root, this.#lookFirst, this.#make, this.#outcome);
    this.show();
  }

  /** Shows the item as it is now. */
  show() {
    const item = this.#item;
    const { phase, report, preview, covers, fault, film, hindrance } = item;
    this.root.dataset.phase = phase;
    this.root.setAttribute('aria-busy', String(item.busy));
    this.#showStatus();
    this.#part.show(item.length);
    this.#facts.textContent = [size(item.file.size), item.size ? word('pixels', item.size) : ''].filter(Boolean).join('  ·  ');
    if (this.#changed('fault', fault)) this.#showFault();
    if (report && this.#changed('report', report)) this.#showReport(report);
    if (preview && this.#changed('preview', preview)) this.#open(preview);
    if (this.#changed('hindrance', hindrance)) this.#showHindrance(hindrance);
    this.#stills?.show();
    if (this.#changed('film', film)) this.#showFilm(film);
    this.#review?.show();
    if (covers && this.#editor) {
      this.#editor.show(covers);
      if (!item.seen) this.#watch ??= new Watch(this.#editor.picture.frame, () => this.#item.see());
    }
    this.#picture.inert = !item.bare && (item.busy || !(covers || film) || !item.coverable);
    this.#picture.classList.toggle('uncoverable', !item.bare && !item.coverable);
    const decidable = phase === 'ready' || phase === 'made';
    this.#levels.hidden = !decidable || item.bare;
    this.#showOpen(decidable);
    this.#make.hidden = phase !== 'ready';
    this.#lookFirst.hidden = phase !== 'ready' || item.makeable;
    say(this.#lookFirst, item.seen || item.bare ? 'confirmFirst' : 'lookFirst');
    if (this.#changed('copy', item.copy)) {
      this.#outcome.replaceChildren(...(item.copy ? [outcome(item.copy, this.#asked.keep, this.#asked.saving())] : []));
    }
  }

  /** Brings into view what has to be seen, or ticked, first. */
  reveal() {
    if (this.#item.seen || this.#item.bare) return this.#known.box.focus();
    this.#picture.scrollIntoView({ block: 'center', behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth' });
    this.root.focus({ preventScroll: true });
  }

  /** Makes the copy, or shows the picture first when nobody has looked at it. */
  #ask() {
    if (this.#item.makeable) return this.#item.make();
    announce(word(this.#item.seen || this.#item.bare ? 'confirmFirst' : 'lookFirst'));
    this.reveal();
  }

  /** Lets go of what watches the page. */
  close() {
    this.#watch?.close();
    this.#stills?.close();
    this.root.remove();
  }

  /** @param {import('./types.js').Report} report */
  #showReport(report) {
    const { kind } = this.#item;
    this.#told.replaceChildren(told(report));
    if (kind && kind !== 'picture') this.#picture.replaceChildren(bare(kind));
  }

  /** Says why a film cannot be covered, and offers its frames where the browser can show them. @param {Item['hindrance']} hindrance */
  #showHindrance(hindrance) {
    this.#stills?.close();
    this.#stills = hindrance && this.#item.kind === 'film' ? new Stills(this.#item.file, this.#asked.take) : null;
    if (hindrance) this.#picture.prepend(hindered(hindrance), ...(this.#stills ? [this.#stills.root] : []));
  }

  /** @param {import('../film/film.js').Film | null} film */
  #showFilm(film) {
    this.#watch?.close();
    this.#review = film && new Review(film, () => this.#item.decided(), this.#asked.take);
    if (!this.#review) return;
    this.#picture.replaceChildren(this.#review.root);
    if (this.#review.picture) this.#watch = new Watch(this.#review.picture, () => this.#item.see());
    else this.#item.see();
    for (const level of this.#levels.querySelectorAll('label')) {
      const { value } = /** @type {HTMLInputElement} */ (level.querySelector('input'));
      const [name, words] = level.querySelectorAll('b, span > span');
      if (name) say(name, /** @type {Key} */ (`film-${value}`));
      if (words) say(words, /** @type {Key} */ (`film-${value}-words-${this.#item.kind}`));
    }
  }

  /** Says what no cover will be on, and asks whether that is known. @param {boolean} decidable */
  #showOpen(decidable) {
    const { bare: plain, coverable, kind, moves, known } = this.#item;
    this.#moving.hidden = !decidable || plain || plays(kind) || (coverable && !moves);
    if (moves || !coverable) say(this.#moving, coverable ? 'moving' : moves ? 'movingExact' : 'stillExact');
    this.#known.root.hidden = !decidable || coverable;
    this.#known.box.checked = known;
    if (!coverable && kind) say(this.#known.words, /** @type {Key} */ (`known-${kind}`));
  }

  #showStatus() {
    const { phase, preview, progress, busy, kind, left } = this.#item;
    /** @type {Partial<Record<string, Key>>} */
    const words = { waiting: 'waiting', queued: 'waiting', making: 'making', stopped: 'stopped', looking: preview ? 'searching' : plays(kind) ? 'filmLooking' : 'reading' };
    const key = words[phase];
    this.#status.hidden = !key;
    if (key && left !== null) say(this.#status, left < 60 ? 'secondsLeft' : 'minutesLeft', { what: word(key), n: Math.ceil(left < 60 ? left : left / 60) });
    else if (key) say(this.#status, key);
    this.#bar.hidden = !busy;
    if (progress !== null && (phase === 'looking' || phase === 'making')) this.#bar.value = progress;
    else if (phase === 'looking' && preview) this.#bar.value = 0;
    else this.#bar.removeAttribute('value');
    if (key) this.#bar.setAttribute('aria-label', word(key));
    this.#cancel.hidden = !busy;
    this.#again.hidden = phase !== 'stopped' && phase !== 'failed';
  }

  /** @param {'report' | 'preview' | 'copy' | 'fault' | 'film' | 'hindrance'} part @param {unknown} now */
  #changed(part, now) {
    const changed = this.#drawn[part] !== now;
    this.#drawn[part] = now;
    return changed;
  }

  #showFault() {
    const { fault } = this.#item;
    this.#fault.hidden = !fault;
    if (!fault) return;
    const known = ['unsupported', 'malformed', 'limit', 'read', 'refused', 'residue', 'write'].includes(fault.kind);
    const key = /** @type {Key} */ (`fault-${known ? fault.kind : 'internal'}`);
    const parts = [make('b', { say: 'failed' }), make('p', { say: key })];
    if (fault.at !== null) {
      const where = make('p', { className: 'quiet' });
      say(where, 'faultAt', { at: number(fault.at) });
      parts.push(where);
    }
    // Beside what was asked for: the button when a copy failed, the head of the card when the file did.
    if (this.#item.phase === 'ready') this.#make.after(this.#fault);
    else this.#told.before(this.#fault, this.#again);
    this.#fault.dataset.kind = fault.kind;
    this.#fault.replaceChildren(icon('warn'), make('div', { role: 'alert' }, ...parts));
  }

  /** @param {import('./types.js').Preview} preview */
  #open(preview) {
    this.#watch?.close();
    this.#watch = null;
    this.#editor = new Editor(preview, (next) => {
      this.#item.edit(next);
    });
    this.#picture.replaceChildren(this.#editor.root);
    // The canvas holds the pixels from here on.
    this.#item.preview = { ...preview, pixels: new Uint8Array() };
    this.#drawn.preview = this.#item.preview;
  }
}

/** Why a film or a photo cannot be covered here. @param {{ kind: string, most?: number | null }} hindrance */
function hindered({ kind, most }) {
  const words = make('p', { className: 'note' });
  say(words, /** @type {Key} */ (kind), { n: Math.floor((most ?? 0) / 60) });
  return words;
}
