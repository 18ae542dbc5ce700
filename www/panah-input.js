// <panah-input name="evidence" room="/panah/room.html" required>
//
// A form control whose value is only ever cleaned files. The raw file is chosen inside the sealed room, in a frame of another origin;
// what comes over the port is safe copies, their receipts, and counts. On a server (no DOM) importing this file does nothing.

import { Attributes } from './field/attributes.js';
import { checked } from './field/copies.js';
import { guardPage, leavePage } from './field/drops.js';
import { look } from './field/look.js';
import { Notice } from './field/notice.js';
import { EMPTY, standing } from './field/standing.js';
import { fieldWord } from './field/words.js';

/** @typedef {import('./strings/keys.js').Key} Key */
/** @typedef {import('./field/copies.js').Copy} Copy */
/** @typedef {import('./field/standing.js').Standing} Standing */

/** For how long the room may be silent once its document is there, and for how long that may take to come, in milliseconds. */
const SILENT = 5_000;
const ABSENT = 20_000;

export class PanahInput extends Attributes {
  static formAssociated = true;
  static observedAttributes = ['room', 'name', 'required', 'disabled', 'multiple', 'accept', 'max-files', 'max-bytes', 'level', 'removed', 'seal', 'lang', 'aria-label'];

  #internals = this.attachInternals();
  #root = this.attachShadow({ mode: 'closed', delegatesFocus: true });
  #notice = new Notice((key, n) => this.#word(key, n));
  #fallback = document.createElement('slot');
  /** @type {HTMLIFrameElement | null} */ #frame = null;
  /** @type {MessagePort | null} */ #port = null;
  /** Whether the room said that what it gives is sealed. */ #seals = false;
  /** @type {Copy[]} */ #copies = [];
  /** Copies of a room that was here before the page moved the element. @type {Copy[]} */ #held = [];
  /** @type {Standing} */ #standing = EMPTY;
  #custom = '';
  /** Whether the element is in a page; its attributes are set before that. */ #placed = false;
  /** Whether a reset was asked for and granted. */ #granted = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #waiting;
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #leaving;
  /** Ends what listens to the page. @type {AbortController | undefined} */ #page;

  constructor() {
    super();
    this.#root.adoptedStyleSheets = [look()];
    this.#fallback.name = 'fallback';
    this.#fallback.hidden = true;
    this.#root.append(this.#notice.root, this.#fallback);
    this.#internals.role = 'group';
  }

  connectedCallback() {
    clearTimeout(this.#leaving);
    // What was set before this file was loaded hides what stands below.
    for (const name of /** @type {const} */ (['room', 'name', 'required', 'disabled', 'multiple', 'accept', 'maxFiles', 'maxBytes', 'level', 'removed', 'seal'])) {
      if (!Object.prototype.hasOwnProperty.call(this, name)) continue;
      const value = Reflect.get(this, name);
      Reflect.deleteProperty(this, name);
      Reflect.set(this, name, value);
    }
    this.#placed = true;
    this.#watch();
    // A frame that was taken out of a page is dead, even where it is put back at once: the copies stay, the room begins anew.
    if (this.#frame) {
      const lost = this.#standing.files > this.#standing.attached;
      this.#held = [...this.#held, ...this.#copies];
      this.#copies = [];
      this.#close();
      this.#open();
      if (lost) this.#notice.tell('fieldMoved');
      else if (this.#held.length > 0) this.#tellHeld();
      if (lost) this.#send('error', { reason: 'moved' });
    } else this.#open();
    this.#update();
  }

  /** The browser moves the element with its frame alive (`moveBefore`): all stays. */
  connectedMoveCallback() {}

  disconnectedCallback() {
    this.#placed = false;
    this.#page?.abort();
    leavePage(this);
    // Who appends it elsewhere takes it out first.
    this.#leaving = setTimeout(() => this.#empty());
  }

  /** @param {string} name @param {string | null} before @param {string | null} now */
  attributeChangedCallback(name, before, now) {
    if (before === now) return;
    // As React 18 and templates write what is not so.
    if (now === 'false' && ['required', 'disabled', 'multiple', 'removed', 'seal'].includes(name)) this.removeAttribute(name);
    else if (!this.#placed) return;
    else if (name === 'room' || name === 'seal') this.#restart();
    else if (name === 'lang' || name === 'aria-label') this.#speak();
    else {
      this.#port?.postMessage({ type: 'rules', rules: this.#rules });
      this.#update();
    }
  }

  formAssociatedCallback() {
    this.#name();
  }

  formResetCallback() {
    this.#granted = false;
    if (this.#placed) this.#restart();
  }

  /** @param {boolean} disabled */
  formDisabledCallback(disabled) {
    this.inert = disabled;
    this.#update();
  }

  /** The cleaned files, in the order in which the room gave them. */
  get files() { return this.#all.map(({ file }) => file); }
  /** The receipt of each file. */
  get receipts() { return this.#all.map(({ receipt }) => receipt); }
  get form() { return this.#internals.form; }
  get labels() { return this.#internals.labels; }
  get type() { return 'panah-input'; }
  get validity() { return this.#internals.validity; }
  get validationMessage() { return this.#internals.validationMessage; }
  get willValidate() { return this.#internals.willValidate; }
  checkValidity() { return this.#internals.checkValidity(); }
  reportValidity() { return this.#internals.reportValidity(); }
  /** Makes the control invalid with a message of the page's own; an empty one takes it back. @param {string} message */
  setCustomValidity(message) {
    this.#custom = String(message);
    this.#update();
  }

  get #all() {
    return [...this.#held, ...this.#copies];
  }

  /** What the form asks of the files, less what it has. */
  get #rules() {
    const most = Math.max(0, Math.min(this.multiple ? Infinity : 1, this.maxFiles) - this.#held.length);
    return { most, bytes: this.maxBytes, kinds: this.accept.split(/[\s,]+/).filter(Boolean), level: this.level, removed: this.removed, seal: this.seal };
  }

  /** The language that is in force here. */
  get #lang() {
    return this.getAttribute('lang') || this.closest('[lang]')?.getAttribute('lang') || document.documentElement.lang;
  }

  /** @param {Key} key @param {number} [n] */
  #word(key, n = 0) {
    return fieldWord(this.#lang, key, n);
  }

  /** @param {string} type @param {object} [detail]  Counts and reasons only. */
  #send(type, detail = {}) {
    this.dispatchEvent(new CustomEvent(`panah-${type}`, { bubbles: true, composed: true, detail }));
  }

  /** Listens to the page. */
  #watch() {
    this.#page?.abort();
    this.#page = new AbortController();
    const { signal } = this.#page;
    guardPage(this);
    window.addEventListener('reset', (event) => this.#ask(event), { capture: true, signal });
    // A page that the browser keeps for the way back keeps nothing of this.
    window.addEventListener('pagehide', ({ persisted }) => { if (persisted) this.#empty(); }, { signal });
    window.addEventListener('pageshow', ({ persisted }) => { if (persisted && !this.#frame) this.#open(); }, { signal });
    const observer = new MutationObserver(() => this.#speak());
    for (const node of [document.documentElement, this.closest('[lang]')]) if (node && node !== this) observer.observe(node, { attributeFilter: ['lang'] });
    signal.addEventListener('abort', () => observer.disconnect());
  }

  /** Says everything in the language that is in force. */
  #speak() {
    this.#port?.postMessage({ type: 'lang', lang: this.#lang });
    this.#name();
    if (this.#notice.said === 'fieldHeld') this.#tellHeld();
    else this.#notice.turn();
    this.#update();
  }

  /** Names the control and its frame. */
  #name() {
    const labels = [...this.#internals.labels].map((label) => label.textContent?.trim()).filter(Boolean).join(' ');
    const name = this.getAttribute('aria-label') ?? (labels || this.#word('fieldTitle'));
    this.#internals.ariaLabel = name;
    if (this.#frame) this.#frame.title = name;
  }

  #tellHeld() {
    this.#notice.tell('fieldHeld', [{ key: 'fieldTakeBack', does: () => {
      this.#held = [];
      this.#hush();
      this.#port?.postMessage({ type: 'rules', rules: this.#rules });
      this.#changed();
    } }], this.#held.length);
  }

  #hush() {
    this.#notice.hush();
    if (this.#held.length > 0) this.#tellHeld();
  }

  /** Says that a file was dropped beside the room. */
  refuseDrop() {
    this.#notice.tell('fieldBeside');
    this.#notice.root.scrollIntoView({ block: 'nearest' });
    this.#send('error', { reason: 'beside' });
  }

  /** Asks before a reset empties a room in which there is work. @param {Event} event */
  #ask(event) {
    if (event.target !== this.form || this.#granted || this.#standing.files + this.#all.length === 0) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    this.#notice.tell('fieldReset', [
      { key: 'fieldKeep', does: () => this.#hush() },
      { key: 'fieldDiscard', does: () => {
        this.#hush();
        this.#granted = true;
        this.form?.reset();
        this.#granted = false;
      } },
    ]);
    this.#notice.button?.focus();
  }

  #open() {
    if (this.room === '') return this.#fail('no-address');
    const frame = document.createElement('iframe');
    frame.setAttribute('part', 'frame');
    // Without allow-same-origin the frame's origin is opaque: this page cannot look in, and the room has no storage.
    frame.setAttribute('sandbox', 'allow-scripts allow-downloads');
    frame.setAttribute('allow', '');
    frame.referrerPolicy = 'no-referrer';
    // The room loads once. A second load is a document that nobody here asked for: it gets no port.
    frame.addEventListener('load', () => {
      if (frame !== this.#frame) return;
      if (this.#port) this.#restart();
      else this.#greet(frame);
    });
    this.#wait(ABSENT);
    frame.src = this.room;
    this.#frame = frame;
    this.#name();
    this.#root.append(frame);
  }

  #close() {
    clearTimeout(this.#waiting);
    this.#port?.close();
    this.#port = null;
    this.#seals = false;
    this.#frame?.remove();
    this.#frame = null;
    this.#standing = EMPTY;
    this.#fallback.hidden = true;
    this.#notice.hush();
  }

  /** Closes the room and lets go of the value. */
  #empty() {
    const had = this.#all.length > 0;
    this.#close();
    this.#copies = [];
    this.#held = [];
    if (had) this.#changed();
    else this.#update();
  }

  #restart() {
    this.#empty();
    this.#open();
  }

  /** @param {number} time  In milliseconds. @param {string} [reason]  What it means that nothing came. */
  #wait(time, reason = 'no-answer') {
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => this.#fail(reason), time);
  }

  /** Says that nothing can be chosen here. A room that answers later takes it back. @param {string} reason */
  #fail(reason) {
    if (this.#frame) this.#frame.hidden = true;
    this.#fallback.hidden = false;
    this.#notice.tell('fieldClosed', reason === 'no-address' ? [] : [{ key: 'again', does: () => this.#restart() }]);
    this.#update();
    this.#send('error', { reason });
  }

  /** @param {HTMLIFrameElement} frame */
  #greet(frame) {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => this.#hear(data);
    this.#port = port1;
    this.#wait(SILENT);
    // An opaque origin has no name to address, hence '*'; nothing goes with the greeting but the port and what the form asks.
    frame.contentWindow?.postMessage({ panah: 1, lang: this.#lang, rules: this.#rules }, '*', [port2]);
  }

  /** @param {any} message */
  #hear(message) {
    if (message?.type === 'files') {
      const copies = this.seal && !this.#seals ? null : checked(message.files, this.#rules);
      const now = standing(message.state ?? EMPTY);
      if (copies) this.#keep(copies, now);
      else {
        this.#keep([], { ...now, attached: 0 });
        this.#send('error', { reason: 'refused' });
      }
    } else if (message?.type === 'size' && this.#frame && Number.isFinite(message.height)) {
      this.#frame.style.blockSize = `${Math.min(Math.max(message.height, 200), 4000)}px`;
    } else if (message?.type === 'state') {
      this.#stand(standing(message));
    } else if (message?.type === 'ready' && this.seal && !this.#seals) {
      // Nothing can be chosen before the room has said that it seals: one that does not never says so.
      this.#wait(ABSENT, 'not-sealing');
      if (this.#frame) this.#frame.hidden = true;
    } else if (message?.type === 'ready' || (message?.type === 'seals' && this.seal)) {
      this.#seals = message.type === 'seals';
      clearTimeout(this.#waiting);
      if (this.#notice.said === 'fieldClosed') this.#hush();
      this.#fallback.hidden = true;
      if (this.#frame) this.#frame.hidden = false;
      this.#send('ready');
    } else if (message?.type === 'error') {
      // The room stays: it says in words what is wrong.
      this.#fallback.hidden = false;
      this.#send('error', { reason: /^[\w-]{1,40}$/.test(message.reason) ? message.reason : 'unknown' });
    } else if (message?.type === 'exit') {
      // It stays empty: who takes the phone out of a hand sees no room that begins anew.
      this.#empty();
      this.#send('exit');
    }
  }

  /** @param {Standing} now @param {Standing} [before] */
  #stand(now, before = this.#standing) {
    this.#standing = now;
    if (this.#notice.said === 'fieldBeside' || this.#notice.said === 'fieldMoved') this.#hush();
    this.#update();
    if (now.files > before.files) this.#send('picked', { count: now.files - before.files });
    if (now.working > 0 && (now.done !== before.done || now.working !== before.working)) this.#send('progress', { done: now.done / 10, count: now.working });
    if (now.review > before.review) this.#send('review', { count: now.review });
  }

  /** Takes copies and how the room stands with them, at once. @param {Copy[]} copies @param {Standing} now */
  #keep(copies, now) {
    const before = this.#standing;
    this.#standing = now;
    const fresh = copies.length - this.#copies.length;
    const changed = copies.length > 0 || this.#copies.length > 0;
    // What was there before is the same file to the page.
    this.#copies = copies.map((copy) => this.#copies.find(({ file }) => file.name === copy.file.name && file.size === copy.file.size) ?? copy);
    if (changed) this.#changed();
    if (fresh > 0) this.#send('cleaned', { count: fresh });
    this.#stand(now, before);
  }

  /** Tells the form and the page that the value is another. */
  #changed() {
    this.#update();
    if (!this.isConnected) return;
    this.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    this.dispatchEvent(new Event('change', { bubbles: true, composed: true }));
  }

  /** Gives the form its value and its validity. Neither is ever restored: the browser is given no state to keep. */
  #update() {
    const copies = this.#all;
    let value = null;
    if (copies.length > 0 && this.name !== '') {
      value = new FormData();
      for (const { file } of copies) value.append(this.name, file, file.name);
    }
    this.#internals.setFormValue(value, null);
    const { files, attached, ready } = this.#standing;
    const loose = Math.max(0, files - attached);
    const missing = this.required && copies.length === 0;
    /** What the person sees in the room and the form would not send. */
    const unsent = loose === 0 ? '' : ready === loose ? this.#word('fieldReady', ready) : this.#word('fieldUnfinished', loose);
    const message = unsent || (missing ? this.#word('makeFirst') : '') || this.#custom;
    const anchor = this.#frame && !this.#frame.hidden ? this.#frame : this.#notice.button ?? undefined;
    this.#internals.setValidity({ badInput: unsent !== '', valueMissing: missing, customError: this.#custom !== '' }, message, anchor);
  }
}

if (globalThis.customElements && !customElements.get('panah-input')) customElements.define('panah-input', PanahInput);
