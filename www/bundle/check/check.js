// The second door of an organisation's room: files that somebody was given are held against each other, and what each is is said in words.
// They are read by a worker and go nowhere; what was found is forgotten when the view is left.

import { announce, blank, button, byId, make } from '../../room/dom.js';
import { say, word } from '../../room/words.js';
import { card } from './card.js';
import { verdict } from './sentences.js';

/** @typedef {import('./types.js').Answer} Answer */

/** The verdicts of so many files at most are said aloud; of more it is said that they are there. */
const SPOKEN = 3;

export class Check {
  /** The way in, on the first screen. */
  #door = button({ icon: 'look', say: 'bundle-check', className: 'second', onclick: () => this.#show(true) });
  #input = make('input', { type: 'file', multiple: true, hidden: true, onchange: () => this.#chosen() });
  #choose = button({ icon: 'add', say: 'bundle-check-choose', className: 'main', onclick: () => this.#input.click() });
  #title = make('h1', { say: 'bundle-check', tabIndex: -1 });
  #bar = make('progress', { max: 1, label: 'bundle-check-working' });
  #working = make('div', { className: 'working', hidden: true }, this.#bar, button({ say: 'cancel', className: 'plain', onclick: () => this.#cancel() }));
  #fault = make('p', { className: 'note', hidden: true });
  #heading = make('h2', { say: 'bundle-check-answer', tabIndex: -1 });
  #cards = make('div', { className: 'found' });
  #quoted = make('p', { className: 'quiet', lang: 'en', dir: 'ltr' });
  #found = make('section', { hidden: true }, this.#heading, this.#cards,
    make('section', { className: 'card limits-of' }, make('h2', { say: 'bundle-check-cannot' }), make('p', { say: 'bundle-check-proves' }), this.#quoted));
  #root = make('section', { className: 'checks', hidden: true },
    make('div', { className: 'back' }, button({ say: 'bundle-check-back', className: 'plain', onclick: () => this.#show(false) })),
    this.#title, make('p', { className: 'what', say: 'bundle-check-what' }),
    make('div', { className: 'door' }, this.#choose, this.#input, make('p', { className: 'quiet', say: 'orDrop' })),
    this.#working, this.#fault, this.#found);
  /** What ends the work that is being done: of the check itself, and of comparisons in its answers. @type {Set<() => void>} */ #jobs = new Set();
  /** What is being checked: what was asked for before is told to nobody. */ #turn = 0;
  #engine;

  /** @param {import('../../room/engine.js').Engine} engine */
  constructor(engine) {
    this.#engine = engine;
  }

  /** Takes its places in the page. */
  enter() {
    byId('door').after(this.#door);
    byId('cards').after(this.#root);
  }

  /** Whether files that come are to be checked: never inside a form, which has a door of its own. */
  get shown() {
    return !this.#root.hidden && !document.body.classList.contains('embedded');
  }

  /** Goes in, or back to the first screen. @param {boolean} shown */
  #show(shown) {
    this.clear();
    this.#root.hidden = !shown;
    document.body.classList.toggle('checking', shown);
    window.scrollTo(0, 0);
    (shown ? this.#title : this.#door).focus();
  }

  #chosen() {
    this.take([...this.#input.files ?? []]);
    this.#input.value = '';
  }

  /** @type {import('./types.js').Run} */
  #run = (request, hear = () => {}) => {
    const { done, stop } = this.#engine.run(/** @type {any} */ (request), hear);
    this.#jobs.add(stop);
    return { done: done.finally(() => this.#jobs.delete(stop)), stop };
  };

  /** Checks files, in the place of those before. @param {readonly File[]} files */
  async take(files) {
    if (files.length === 0) return;
    this.clear();
    const turn = this.#turn;
    this.#working.hidden = false;
    this.#bar.value = 0;
    announce(word('bundle-check-working'));
    /** @type {Answer[]} */
    let answers = [];
    const { done } = this.#run({ job: 'check', files }, (message) => {
      if (message.type === 'progress') this.#bar.value = message.done;
      if (message.type === 'answers') ({ answers } = message);
    });
    const fault = await done.then(() => null, (thrown) => thrown?.kind ?? 'internal');
    // What was called off needs no words, and another check may be at work by now.
    if (turn !== this.#turn) return;
    this.#working.hidden = true;
    if (fault || answers.length !== files.length) return this.#fail();
    this.#tell(files, answers);
  }

  #fail() {
    say(this.#fault, 'reason-internal');
    this.#fault.hidden = false;
    announce(word('reason-internal'));
  }

  /** @param {readonly File[]} files @param {readonly Answer[]} answers  One for each. */
  #tell(files, answers) {
    const signatures = files.filter((_, i) => answers[i]?.is === 'signature');
    this.#cards.replaceChildren(...answers.map((answer, i) => card(/** @type {File} */ (files[i]), answer, signatures, this.#run)));
    this.#quoted.textContent = answers.find(({ does_not_prove: sentence }) => sentence)?.does_not_prove ?? '';
    this.#quoted.hidden = !this.#quoted.textContent;
    this.#found.hidden = false;
    this.#heading.scrollIntoView({ block: 'start', behavior: 'instant' });
    this.#heading.focus({ preventScroll: true });
    for (const answer of answers.length > SPOKEN ? [] : answers) announce(word(verdict(answer)));
  }

  #cancel() {
    this.clear();
    this.#choose.focus();
  }

  /** Ends all work, and forgets what was found. */
  clear() {
    this.#turn += 1;
    for (const stop of [...this.#jobs]) stop();
    this.#working.hidden = true;
    this.#fault.hidden = true;
    this.#found.hidden = true;
    blank(this.#cards);
    this.#cards.replaceChildren();
    this.#quoted.textContent = '';
    this.#input.value = '';
  }
}
