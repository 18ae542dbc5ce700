// A card: one file as the person sees it, from waiting to a safe copy. It shows an item and passes on what is asked for.

import { Part } from '../film/part.js';
import { Review } from '../film/review.js';
import { Stills } from '../film/stills.js';
import { uncoverable, confirmation } from './uncoverable.js';
import { before } from './claims.js';
import { count } from './covers.js';
import { announce, blank, button, byId, icon, make, renew } from './dom.js';
import { Editor } from './editor.js';
import { helped, plays, sentences } from './fault.js';
import { outcome } from './outcome.js';
import { FIRST as FIRST_STATE } from './state.js';
import { Shown } from './shown.js';
import { HOLD } from './stillness.js';
import { findingList } from './finding-list.js';
import { Watch } from './watch.js';
import { say, size, word } from './words.js';

/** From this width on, in pixels, decisions stand beside the picture and nothing is folded. */
const WIDE = matchMedia('(min-width: 900px)');

/** @typedef {import('./item.js').Item} Item */
/** @typedef {import('./words.js').Key} Key */

/** Why no copy is made yet, by what it needs. @type {Record<'seeing' | 'sound' | 'places' | 'knowing', Key>} */
const FIRST = { seeing: 'lookFirst', sound: 'soundFirst', places: 'placesFirst', knowing: 'confirmFirst' };

let cards = 0;
/** Ends the moment after a jump. @type {ReturnType<typeof setTimeout> | undefined} */
let landed;
/** What is heard until then. */
let jump = new AbortController();

export class Card {
  #item;
  #asked;
  #title = make('h2', {}, make('bdi', { dir: 'auto' }));
  #facts = make('p', { className: 'facts' });
  #status = make('p', { className: 'status' });
  #bar = make('progress', { max: 1, hidden: true });
  #cancel = button({ say: 'cancel', className: 'plain', onclick: () => this.#item.stop() });
  #again = button({ say: 'again', onclick: () => this.#item.look() });
  #fault = make('div', { className: 'fault', role: 'group', tabIndex: -1, hidden: true });
  #part = new Part((part) => this.#item.narrow(part));
  #picture = make('div', { className: 'picture' });
  #findings = make('div');
  #levels = make('fieldset', { className: 'levels' }, make('legend', { className: 'unseen', say: 'level' }));
  #how = make('summary');
  #folded = make('details', { className: 'how', hidden: true, open: WIDE.matches }, this.#how, this.#levels);
  #moving = make('p', { className: 'note', hidden: true });
  #known = confirmation((known) => this.#item.know(known));
  #make = button({ icon: 'check', say: 'make', onclick: () => this.#ask() });
  #lookFirst = make('p', { className: 'quiet', say: 'lookFirst' });
  /** Above the picture: that it has to be seen, or that it was. */
  #gate = make('p', { className: 'note gate' });
  #shown = new Shown();
  #older = make('p', { className: 'note', hidden: true });
  #outcome = make('div', { className: 'outcome' });
  /** What was decided; folded where a copy is there. */
  #decided = make('details', { className: 'decided', open: true }, make('summary', { say: 'decideAgain' }));
  root = make('article', { className: 'card', tabIndex: -1 });
  /** @type {Editor | null} */ #editor = null;
  /** @type {Review | null} */ #review = null;
  /** @type {Stills | null} */ #stills = null;
  /** What the parts were last drawn from. @type {Record<'report' | 'preview' | 'copy' | 'fault' | 'film' | 'uncoverable' | 'older', unknown>} */
  #drawn = { report: null, preview: null, copy: null, fault: null, film: null, uncoverable: null, older: FIRST_STATE.older };
  /** @type {Watch | null} */ #watch = null;
  /** The phase that was shown last. @type {import('./state.js').Phase | null} */ #phase = null;

  /** @param {Item} item @param {{ remove: () => void, keep: () => void, saving: () => Key | null, take: (photo: File) => void }} asked */
  constructor(item, asked) {
    this.#item = item;
    this.#asked = asked;
    const id = `card-${cards += 1}`;
    this.#title.id = id;
    this.root.setAttribute('aria-labelledby', id);
    this.#title.firstElementChild?.append(item.file.name);
    const head = make('header', {}, make('div', {}, this.#title, this.#facts), button({ icon: 'close', label: 'remove', onclick: asked.remove }));
    for (const level of /** @type {const} */ (['unlinkable', 'exact'])) {
      const radio = make('input', { type: 'radio', name: id, value: level, checked: level === item.now.level, onchange: () => item.choose(level) });
      this.#levels.append(make('label', {}, radio, make('span', {}, make('b', { say: level }), make('span', { say: `${level}Words` }))));
    }
    const working = make('div', { className: 'working' }, make('div', {}, this.#status, this.#cancel), this.#bar);
    const choices = make('div', { className: 'choices-of' }, this.#findings, this.#folded, this.#moving, this.#known.root, this.#lookFirst, this.#make);
    // Chromium heeds `inert` from 102 on; before that nothing comes through to what stands in the picture all the same.
    for (const kind of ['click', 'pointerdown', 'keydown', 'input']) this.#picture.addEventListener(kind, (event) => this.#picture.hasAttribute('inert') && event.stopPropagation(), true);
    this.#decided.append(make('div', { className: 'split' }, this.#picture, choices));
    this.root.append(head, working, this.#part.root, this.#fault, this.#again, this.#older, this.#outcome, this.#decided);
    this.show();
  }

  /** Comes into view, with the focus. */
  enter() {
    if (parent === window) this.root.scrollIntoView({ block: 'start', behavior: 'instant' });
    this.root.focus({ preventScroll: true });
  }

  /** Goes out of view: a picture, and what is made of it, is let go of. */
  leave() {
    if (this.#editor) {
      this.#watch?.close();
      this.#watch = null;
      blank(this.#editor.root);
      this.#editor = null;
      this.#gate.remove();
      this.#picture.replaceChildren();
      this.#drawn.preview = null;
    }
    this.#item.now.film?.player.stop();
    this.#shown.close();
    this.root.remove();
  }

  /** Shows the item as it is now. */
  show() {
    if (!this.root.isConnected) return;
    const held = this.#held;
    const { file, now: item } = this.#item;
    const { phase, report, preview, covers, decidable, fault, film } = item;
    this.root.dataset.phase = phase;
    this.root.setAttribute('aria-busy', String(item.busy));
    this.#showStatus();
    this.#part.show(item.length);
    this.#facts.textContent = [size(file.size), item.size ? word('pixels', item.size) : ''].filter(Boolean).join('  ·  ');
    if (this.#changed('fault', fault)) this.#showFault();
    if (this.#changed('report', report)) this.#showReport(report);
    if (preview && preview.pixels.length > 0 && this.#changed('preview', preview)) this.#open(preview);
    // What stays open is said once it is known that nothing can be covered, not while that is being found out.
    if (decidable && item.uncoverable && this.#changed('uncoverable', item.hindrance ?? report)) this.#showUncoverable();
    // A part of it is looked through after all.
    if (phase === 'looking' && item.uncoverable && this.#changed('uncoverable', null)) this.#showReport(report);
    this.#stills?.show();
    if (this.#changed('film', film)) this.#showFilm(film);
    this.#review?.show(item.coverable);
    if (covers) this.#editor?.show(covers);
    const picture = this.#review ? this.#review.picture : covers && this.#editor?.picture.frame;
    if (item.seen) this.#watch = null;
    else if (picture) this.#watch ??= this.#watchOver(picture, () => this.#review?.shown ?? true);
    this.#picture.toggleAttribute('inert', !item.uncoverable && (item.busy || !(covers || film) || !item.coverable));
    this.#picture.classList.toggle('uncoverable', !item.uncoverable && !item.coverable);
    this.#folded.hidden = !decidable || item.uncoverable;
    for (const radio of this.#levels.querySelectorAll('input')) radio.checked = radio.value === item.level;
    say(this.#how, 'howNow', { way: word(/** @type {Key} */ (film ? `film-${item.level}` : item.level)) });
    this.#showOpen();
    this.#make.hidden = phase !== 'ready';
    this.#lookFirst.hidden = phase !== 'ready' || item.makeable;
    if (item.needs) say(this.#lookFirst, FIRST[item.needs], this.#counts);
    if (item.looked) this.#review?.walked(item.looked, item.enough);
    say(this.#gate, item.seen ? 'lookedAt' : 'lookWhole');
    this.#gate.classList.toggle('passed', item.seen);
    this.#older.hidden = item.older.length === 0;
    if (this.#changed('older', item.older) && item.older.length > 0) {
      say(this.#older, 'older', { names: item.older.map((name) => `\u2066${name}\u2069`).join(', ') });
      announce(this.#older.textContent ?? '');
    }
    // What it was is shown beside it: that has to be there.
    this.#shown.show(item.size && !this.#editor ? null : item.copy?.file ?? null, this.#editor?.picture.canvas ?? null);
    if (this.#changed('copy', item.copy)) {
      renew(this.#outcome, item.copy ? [outcome(item.copy, this.#asked.keep, this.#asked.saving(), item.kind, this.#shown.root)] : []);
    }
    this.#tell(held);
  }

  /** Whether a person is at this card: what they do next is about it. */
  get #held() {
    const { activeElement: at } = document;
    return at === null || at === document.body || this.root.contains(at) || byId('bar').contains(at);
  }

  /** Says that it came into another phase, once: to where the work goes on the focus goes, or else it is said. @param {boolean} held */
  #tell(held) {
    const { phase, covers, fault } = this.#item.now;
    const before = this.#phase;
    this.#phase = phase;
    if (before === null || before === phase) return;
    this.#decided.open = phase !== 'made' || WIDE.matches;
    const heading = this.#outcome.querySelector('h3');
    if (held && phase === 'queued') this.root.focus({ preventScroll: true });
    else if (held && phase === 'made' && heading) {
      if (parent === window) this.root.scrollIntoView({ block: 'start', behavior: 'instant' });
      heading.focus({ preventScroll: true });
    } else if (held && fault) this.#fault.focus();
    else if (fault) announce(this.#fault.textContent ?? '');
    else if (phase === 'made') announce(word('made'));
    else if (phase === 'ready' && before === 'looking') {
      announce(word('saidLook'));
      if (covers) announce(covers.list.length > 0 ? word('counts', { ...count(covers), stay: '' }) : word(covers.searched ? 'noneFound' : 'hand-none'));
    }
  }

  /** Brings into view what has to be seen, chosen or ticked first. */
  reveal() {
    const { needs } = this.#item.now;
    this.#decided.open = true;
    if (needs === 'seeing' || needs === 'places') this.#jump();
    if (needs === 'places') this.#review?.askPlaces();
    else if (needs === 'sound') this.#review?.askSound();
    else if (needs === 'knowing') this.#known.box.focus();
  }

  /** Brings the picture before the eyes, whole and at once. What lies under the finger then was not there when it came down: for a
   * moment no touch counts, so that a second tap opens no cover. */
  #jump() {
    const frame = this.#editor?.picture.frame ?? this.#review?.picture;
    if (!frame) return;
    const list = byId('cards');
    list.classList.add('jumped');
    clearTimeout(landed);
    jump.abort();
    jump = new AbortController();
    // A partner's frame becomes as high as its page a moment later, and then the picture is not where it was brought.
    const bring = () => frame.scrollIntoView({ block: 'start', behavior: 'instant' });
    addEventListener('resize', bring, { signal: jump.signal });
    landed = setTimeout(() => {
      list.classList.remove('jumped');
      jump.abort();
    }, HOLD);
    this.#watch?.restart();
    // With the words above it, where both fit. How large the window around a partner's frame is, no script in it can tell.
    const above = frame.getBoundingClientRect().top - this.#gate.getBoundingClientRect().top;
    const { scrollPaddingBlockStart: start, scrollPaddingBlockEnd: end } = getComputedStyle(document.documentElement);
    const both = parent === window && above + frame.offsetHeight + parseFloat(start) + parseFloat(end) <= innerHeight;
    frame.style.scrollMarginBlockStart = `${both ? above : 0}px`;
    bring();
    this.root.focus({ preventScroll: true });
  }

  /** How many places of a film were looked at, and how many there are. */
  get #counts() {
    const { looked } = this.#item.now;
    return { looked: looked?.looked ?? 0, n: looked?.places ?? 0 };
  }

  /** Makes the copy, or asks for what has to be done first. */
  #ask() {
    const { needs } = this.#item.now;
    if (!needs) return this.#item.make();
    announce(word(FIRST[needs], this.#counts));
    this.reveal();
  }

  /** Waits until a picture was seen, ready and not magnified. @param {HTMLElement} frame @param {() => boolean} drawn */
  #watchOver(frame, drawn) {
    frame.before(this.#gate);
    const shown = () => this.#item.now.phase === 'ready' && drawn() && !frame.classList.contains('zoomed');
    return new Watch(frame, shown, () => this.#item.see());
  }

  /** Lets go of what watches the page. */
  close() {
    this.#watch?.close();
    this.#stills?.close();
    this.#shown.close();
    blank(this.root);
    this.root.remove();
  }

  /** Begins anew with each report; without one there is nothing to show yet. @param {import('./types.js').Report | null} report */
  #showReport(report) {
    this.#stills?.close();
    this.#stills = null;
    this.#picture.replaceChildren();
    const bare = report !== null && !['picture', 'film'].includes(report.kind);
    this.#findings.replaceChildren(...(report ? [findingList(report, bare || WIDE.matches)] : []));
  }

  /** Says what stays open in a file that cannot be covered and why, and offers a film's frames where the browser can show them. */
  #showUncoverable() {
    const { kind, hindrance } = this.#item.now;
    if (!kind || kind === 'picture') return;
    this.#stills = hindrance && kind === 'film' ? new Stills(this.#item.file, this.#asked.take) : null;
    this.#picture.replaceChildren(...(hindrance ? [hindered(hindrance, kind)] : []), ...(this.#stills ? [this.#stills.root] : []), uncoverable(kind, before(this.#item.now).bare));
  }

  /** @param {import('../film/film.js').Film | null} film */
  #showFilm(film) {
    this.#watch?.close();
    const review = this.#review = film && new Review(film, () => this.#item.decided(), this.#asked.take, () => this.#item.suffice());
    if (!review) return;
    this.#picture.replaceChildren(review.root);
    this.#watch = null;
    if (!review.picture) this.#item.see();
    for (const level of this.#levels.querySelectorAll('label')) {
      const { value } = /** @type {HTMLInputElement} */ (level.querySelector('input'));
      const [name, words] = level.querySelectorAll('b, span > span');
      if (name) say(name, /** @type {Key} */ (`film-${value}`));
      if (words) say(words, /** @type {Key} */ (`film-${value}-words-${this.#item.now.kind}`));
    }
  }

  /** Says what no cover will be on, and asks whether what stays is known. */
  #showOpen() {
    const { note, tick } = before(this.#item.now);
    this.#moving.hidden = !note;
    if (note) say(this.#moving, note);
    this.#known.root.hidden = !tick;
    this.#known.box.checked = this.#item.now.known;
    if (tick) say(this.#known.words, tick);
  }

  #showStatus() {
    const { phase, preview, progress, busy, kind, left, fault } = this.#item.now;
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
    this.#again.hidden = phase !== 'stopped' && (phase !== 'failed' || !helped(fault));
  }

  /** @param {'report' | 'preview' | 'copy' | 'fault' | 'film' | 'uncoverable' | 'older'} part @param {unknown} now */
  #changed(part, now) {
    const changed = this.#drawn[part] !== now;
    this.#drawn[part] = now;
    return changed;
  }

  #showFault() {
    const { fault, phase, kind, uncoverable: plain } = this.#item.now;
    this.#fault.hidden = !fault;
    if (!fault) return;
    const parts = [make('b', { say: 'failed' }), ...sentences(fault, kind, phase === 'ready' && !plain).map((key) => make('p', { say: key }))];
    // Beside what was asked for: the button when a copy failed, the head of the card when the file did.
    if (phase === 'ready') this.#make.after(this.#fault);
    else this.#older.before(this.#fault, this.#again);
    this.#fault.dataset.kind = fault.kind;
    this.#fault.replaceChildren(icon('warn'), make('div', {}, ...parts));
  }

  /** @param {import('./types.js').Preview} preview */
  #open(preview) {
    this.#watch?.close();
    this.#watch = null;
    this.#editor = new Editor(preview, (next) => {
      this.#item.edit(next);
    });
    this.#editor.picture.frame.before(this.#gate);
    this.#picture.replaceChildren(this.#editor.root);
  }
}

/** Why a film, a recording or a photo cannot be covered here. @param {import('./types.js').Fault} hindrance @param {import('./types.js').Kind} kind */
function hindered({ kind: why, most }, kind) {
  const words = make('p', { className: 'note' });
  say(words, /** @type {Key} */ (kind === 'sound' ? why.replace('film-', 'recording-') : why), { n: Math.floor((most ?? 0) / 60) });
  return words;
}
