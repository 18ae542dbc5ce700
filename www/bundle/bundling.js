// What a room of an organisation does in place of saving: it makes one file of all copies that only the organisation can open, and shows
// the code by which they know it.

import { announce, button, make } from '../room/dom.js';
import { download, randomName } from '../room/save.js';
import { say, spoken, word } from '../room/words.js';
import { Check } from './check/check.js';
import { ends } from './ends.js';
import { facts } from './facts.js';
import { SealedCopies } from './sealed-copies.js';

/** @typedef {import('../room/item.js').Item} Item */
/** Hands on a sealed file, or says why that cannot be. @typedef {(sealed: Blob, name: string, copies: readonly File[]) => import('../room/words.js').Key | null} Deliver */

/** @type {Deliver} */
const save = (sealed, name) => {
  download(sealed, name);
  return null;
};

/** Letters and digits as they stand, whatever the language. @param {string} textContent */
const latin = (textContent) => make('bdi', { dir: 'ltr', className: 'given', textContent });

/** What is read out. @param {string} textContent */
function large(textContent) {
  const node = make('p', { className: 'code', dir: 'ltr', textContent });
  Object.assign(node.style, { fontSize: '1.25rem', lineHeight: '1.8' });
  return node;
}

export class Bundling {
  /** For whom, above all else. */
  #root = make('section', { className: 'card' });
  /** How far it is, beside the button. */
  #work = make('div', { className: 'sealing' });
  /** The codes of what was saved. */
  #codes = make('section', { className: 'card codes', hidden: true });
  #bar = make('progress', { max: 1 });
  #working = make('div', { className: 'working', hidden: true }, this.#bar, button({ say: 'cancel', className: 'plain', onclick: () => this.stop() }));
  #fault = make('p', { className: 'note', hidden: true });
  #title = make('h2', { tabIndex: -1 });
  /** What is being sealed, and what ends that. @type {{ files: readonly File[], stop: () => void } | null} */ #job = null;
  /** Words of codes, each in its languages. @type {[Element, readonly string[]][]} */ #words = [];
  #engine;

  /** @param {import('../room/engine.js').Engine} engine */
  constructor(engine) {
    this.#engine = engine;
    /** The second door. */
    this.check = new Check(engine);
    const to = make('p');
    say(to, 'bundle-to', { name: `\u2068${RECIPIENT.name}\u2069` });
    this.#root.append(to, make('p', { className: 'quiet' }, make('span', { say: 'bundle-key' }), ...RECIPIENT.keys.flatMap((key) => [' ', latin(ends(key))])));
    this.#work.append(this.#working, this.#fault);
    this.#work.style.flexBasis = '100%';
    this.#codes.append(this.#title);
  }

  /** What it is called. @type {import('../room/words.js').Key} */ say = 'bundle-save';

  /** What a form around the room has, where that asks for what is sealed. @param {import('../room/port.js').HostPort} host */
  attachTo(host) {
    return new SealedCopies(host, this);
  }

  /** Takes its places in the room. @param {Element} strip @param {Element} bar @param {Element} closing */
  enter(strip, bar, closing) {
    this.check.enter();
    strip.before(this.#root);
    bar.prepend(this.#work);
    closing.before(this.#codes);
  }

  /** Whether it is at work. */
  get busy() {
    return this.#job !== null;
  }

  /** Ends the work; nothing of it leaves. */
  stop() {
    this.#job?.stop();
  }

  /** Gives up what is being sealed where a copy in it may not leave any more, and speaks the language of now.
   * @param {(file: File) => boolean} leaves @param {boolean} shown  Whether anything is saved here. */
  show(leaves, shown) {
    if (this.#job && !this.#job.files.every(leaves)) this.stop();
    this.#root.hidden = !shown;
    this.#working.hidden = !this.#job;
    this.#bar.setAttribute('aria-label', word('bundle-working'));
    this.#speak();
  }

  /** Says the codes in the language of now, as far as there are words in it. */
  #speak() {
    for (const [node, [english, persian]] of this.#words) {
      const own = spoken().tag === 'fa';
      Object.assign(node, { lang: own ? 'fa' : 'en', dir: own ? 'rtl' : 'ltr', textContent: own ? persian : english });
    }
  }

  /** Seals the copies of files, and saves what comes of it where each of them may still leave then. Gives the name that it was saved under; null
   * where nothing was. @param {readonly Item[]} items @param {(file: File) => boolean} leaves @param {() => void} changed
   * @param {Deliver} [deliver] */
  async keep(items, leaves, changed, deliver = save) {
    if (this.#job) return null;
    const held = items.flatMap(({ file, now }) => (now.leaving ? [{ original: file, copy: now.leaving.file, facts: JSON.stringify(facts(now)) }] : []));
    const files = held.map(({ copy }) => copy);
    /** @type {{ blob: Blob, code: string[] } | null} */
    let sealed = null;
    const request = /** @type {any} */ ({ job: 'bundle', held, language: spoken().tag });
    const { done, stop } = this.#engine.run(request, (/** @type {any} */ message) => {
      if (message.type === 'progress') this.#bar.value = message.done;
      if (message.type === 'sealed') sealed = message;
    });
    this.#job = { files, stop };
    this.#fault.hidden = true;
    this.#bar.value = 0;
    changed();
    announce(word('bundle-working'));
    const fault = await done.then(() => null, (thrown) => thrown?.kind ?? 'internal');
    this.#job = null;
    const safe = files.every(leaves);
    if (fault || !sealed || !safe) {
      // What was called off by a person's own hand needs no words.
      this.#fault.hidden = fault === 'stopped' || !safe;
      say(this.#fault, 'bundle-failed');
      if (!this.#fault.hidden) announce(word('bundle-failed'));
      changed();
      return null;
    }
    const { blob, code } = /** @type {{ blob: Blob, code: string[] }} */ (sealed);
    const name = randomName('age');
    const why = deliver(blob, name, files);
    if (why) {
      this.#fault.hidden = false;
      say(this.#fault, why);
      announce(word(why));
      changed();
      return null;
    }
    this.#show(name, code);
    return name;
  }

  /** Shows the code of a file. @param {string} name @param {string[]} code */
  #show(name, [english = '', persian = '', digits = '']) {
    const [words, numbers] = [large(''), large(digits)];
    this.#words.push([words, [english, persian]]);
    this.#speak();
    const how = make('p');
    say(how, 'bundle-how', { name: `\u2068${RECIPIENT.name}\u2069` });
    say(this.#title, 'bundle-code');
    this.#title.after(make('div', {}, make('p', {}, latin(name)), how, words, numbers));
    this.#codes.hidden = false;
  }

  /** Goes to the code. */
  reveal() {
    this.#codes.scrollIntoView({ block: 'start', behavior: 'instant' });
    this.#title.focus({ preventScroll: true });
  }

  /** Ends the work and forgets every code. */
  clear() {
    this.stop();
    this.#words = [];
    this.#codes.hidden = true;
    this.#codes.replaceChildren(this.#title);
    this.check.clear();
  }
}
