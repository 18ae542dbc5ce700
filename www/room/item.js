// One file in the room: runs the jobs that work on it and hands their results to its state. Whatever is decided goes the same way. No DOM.

import { study } from '../film/film.js';
import { propose } from './covers.js';
import { faultOf, plays } from './fault.js';
import { Queue } from './queue.js';
import { randomName } from './save.js';
import { FIRST, covering, kind, next, view } from './state.js';

/** @typedef {import('./state.js').Event} Event */
/** @typedef {import('./types.js').Message} Message */
/** @typedef {{ done: Promise<unknown>, stop: () => void }} Job */

/** Films are worked on one at a time: each needs the decoder, the encoder and a core. */
const films = new Queue(1);

export class Item {
  /** Called after each change. */ changed = () => {};

  #engine;
  #queue;
  #state = FIRST;
  #view = view(FIRST);
  /** What is queued or runs now. What one that ended still reports is ignored. @type {{ stop: () => void } | null} */ #job = null;
  /** Begins again with another part of a film. */ #anew = () => {};
  /** What reads the preview's pixels again. @type {{ stop: () => void } | null} */ #drawing = null;

  /** @param {File} file @param {import('./engine.js').Engine} engine @param {import('./queue.js').Queue} queue */
  constructor(file, engine, queue) {
    this.file = file;
    this.#engine = engine;
    this.#queue = queue;
  }

  /** What is known and decided now. */
  get now() {
    return this.#view;
  }

  /** Inspects the file, shows it and looks for faces. */
  look() {
    this.#feed({ type: 'look' });
    this.#run((hear) => this.#engine.run({ job: 'look', file: this.file }, (message) => {
      if (message.type === 'faces') {
        const { size } = this.#state;
        if (size) hear({ type: 'faces', faces: propose(message.faces, size.width, size.height) });
      } else if (message.type === 'report' || message.type === 'preview' || message.type === 'hindrance' || message.type === 'progress') hear(message);
    }), () => {
      this.#feed({ type: 'looked' });
      if (plays(kind(this.#state))) this.#study();
    }, (fault) => this.#feed({ type: 'failed', fault }));
  }

  /** Looks through a film or voice note. */
  #study() {
    /** @type {import('../film/film.js').Film | null} */
    let film = null;
    this.#run((hear) => task(async (signal) => {
      const found = await this.#looked(signal, hear);
      if (signal.aborted) found.close();
      else film = found;
    }), () => {
      if (!film) return;
      film.onlooked = () => film && this.#feed({ type: 'walk', looked: film.looked });
      this.#feed({ type: 'studied', film });
    }, (fault) => this.#feed({ type: 'hindered', fault }), films);
  }

  /** Begins anew as often as another part of it is chosen. @param {AbortSignal} signal @param {(event: Event) => void} hear */
  async #looked(signal, hear) {
    const notices = {
      opened: (/** @type {number} */ length) => hear({ type: 'opened', length }),
      progress: (/** @type {number} */ done, /** @type {number | null} */ left) => hear({ type: 'progress', done, left }),
    };
    for (;;) {
      const { part } = this.#state;
      const anew = new AbortController();
      const either = () => anew.abort();
      signal.addEventListener('abort', either);
      this.#anew = either;
      try {
        return await study(this.file, kind(this.#state) === 'sound', this.#engine, part, notices, anew.signal);
      } catch (thrown) {
        if (signal.aborted || part === this.#state.part) throw thrown;
      } finally {
        signal.removeEventListener('abort', either);
      }
    }
  }

  /** Looks through a part of a film only, from the part's beginning. @param {import('../film/decisions.js').Trim} part */
  narrow(part) {
    if (!this.#feed({ type: 'narrow', part })) return;
    if (this.#job) this.#anew();
    else this.#study();
  }

  /** Makes the safe copy as it is decided now. */
  make() {
    const { kept: told } = this.#view;
    if (!told || !this.#feed({ type: 'make' })) return;
    const state = this.#state;
    const { film, level } = state;
    /** @type {import('./types.js').SafeCopy | null} */
    let copy = null;
    const take = (/** @type {Message} */ message) => {
      if (message.type !== 'copy') return;
      const file = new File([message.blob], randomName(message.extension), { type: message.blob.type, lastModified: 0 });
      copy = { file, receipt: message.receipt, parts: message.kept, saved: false };
    };
    const fail = (/** @type {import('./types.js').Fault} */ fault) => this.#feed({ type: 'failed', fault });
    const finish = () => (copy ? this.#feed({ type: 'made', copy }) : fail(faultOf(null)));
    if (film && level === 'unlinkable') return this.#run((hear) => task((signal) => this.#film(film, told, take, hear, signal)), finish, fail, films);
    const request = /** @type {const} */ ({ job: 'copy', file: this.file, level, covers: covering(state), told: { marked: state.covers?.searched ? state.covers.list.length : undefined, kept: told }, drawn: kind(state) === 'still' && level === 'unlinkable' });
    this.#run((hear) => this.#engine.run(request, (message) => (message.type === 'progress' ? hear(message) : take(message))), finish, fail);
  }

  /** @param {import('../film/film.js').Film} film @param {import('./types.js').Kept} told @param {(message: Message) => void} take @param {(event: Event) => void} hear @param {AbortSignal} signal */
  async #film(film, told, take, hear, signal) {
    const { blob, made } = await film.make((done, left) => hear({ type: 'progress', done, left }), signal);
    signal.throwIfAborted();
    const job = this.#engine.run({ job: 'finish', file: this.file, blob, made: { ...made, told } }, take);
    signal.addEventListener('abort', job.stop);
    await job.done;
  }

  /** Ends what is being done, and frees its memory. */
  stop() {
    this.#end();
    this.#feed({ type: 'stopped' });
  }

  /** Lets go of all that it holds. */
  close() {
    this.changed = () => {};
    this.#end();
    this.#state.preview?.pixels.fill(0);
    this.release();
    this.#feed({ type: 'look' });
  }

  /** Notes that something was decided about a film. */
  decided() {
    const { film } = this.#state;
    if (!film) return;
    this.#feed({ type: 'decide', sound: film.sound });
    // A copy that was there did not hear of it.
    if (film.clip.video) this.#feed({ type: 'walk', looked: film.looked });
  }

  /** Notes that the person has looked at enough of a film. */
  suffice() {
    this.#feed({ type: 'suffice' });
  }

  /** Takes edited covers. @param {import('./covers.js').Covers} covers */
  edit(covers) {
    this.#feed({ type: 'edit', covers });
  }

  /** Takes another level. @param {import('./types.js').Level} level */
  choose(level) {
    this.#feed({ type: 'choose', level });
  }

  /** Notes that the picture was seen with its covers. */
  see() {
    this.#feed({ type: 'see' });
  }

  /** Notes whether the person knows what stays. @param {boolean} known */
  know(known) {
    this.#feed({ type: 'know', known });
  }

  /** Notes whether the form around the room has the copy. @param {boolean} attached */
  attach(attached) {
    if (this.#state.copy) this.#feed({ type: 'attach', attached });
  }

  /** Notes that the copy was saved. @param {string} [as]  The name of the file that it was saved in. */
  keep(as) {
    if (this.#view.leaving) this.#feed({ type: 'keep', ...as ? { as } : {} });
  }

  /** Notes that the file that the copy was saved in is to be deleted. */
  miss() {
    this.#feed({ type: 'keep', saved: false });
  }

  /** Lets go of the preview's pixels. */
  release() {
    this.#drawing?.stop();
    this.#drawing = null;
    this.#take({ type: 'release' });
  }

  /** Reads the preview's pixels again where they were let go, before all else that waits. */
  redraw() {
    const { preview, report } = this.#state;
    if (!preview || preview.pixels.length > 0 || this.#drawing || !report) return;
    const own = this.#drawing = { stop: () => {} };
    own.stop = this.#queue.add(async () => {
      const { done, stop } = this.#engine.run({ job: 'show', file: this.file, kind: report.kind }, (message) => {
        if (message.type === 'preview' && this.#drawing === own && !this.#feed({ type: 'redrawn', preview: message.preview })) this.#feed({ type: 'lost', fault: faultOf(null) });
      });
      own.stop = stop;
      await done.catch((thrown) => this.#drawing === own && this.#feed({ type: 'lost', fault: faultOf(thrown) }));
      if (this.#drawing === own) this.#drawing = null;
    }, true);
  }

  /** @param {(hear: (event: Event) => void) => Job} start @param {() => void} finish
   * @param {(fault: import('./types.js').Fault) => void} fail @param {Queue} [queue] */
  #run(start, finish, fail, queue = this.#queue) {
    this.#end();
    const own = { stop: () => {} };
    const hear = (/** @type {Event} */ event) => {
      if (this.#job === own) this.#feed(event);
    };
    const over = (/** @type {() => void} */ last) => {
      if (this.#job !== own) return;
      this.#job = null;
      last();
    };
    own.stop = queue.add(async () => {
      hear({ type: 'started' });
      const { done, stop } = start(hear);
      own.stop = stop;
      await done.then(() => over(finish), (thrown) => over(() => fail(faultOf(thrown))));
    });
    this.#job = own;
  }

  /** Ends the job. */
  #end() {
    const job = this.#job;
    this.#job = null;
    job?.stop();
  }

  /** Tells the state what happened. Returns whether that changed anything. @param {Event} event */
  #feed(event) {
    const changed = this.#take(event);
    if (changed) this.changed();
    return changed;
  }

  /** @param {Event} event */
  #take(event) {
    const before = this.#state;
    this.#state = next(before, event);
    if (before === this.#state) return false;
    this.#view = view(this.#state);
    if (before.film && before.film !== this.#state.film) before.film.close();
    // Work whose outcome would no longer be what was decided.
    if (!this.#view.busy) this.#end();
    return true;
  }
}

/** Work on the page's own thread as a job that can be stopped at any moment.
 * @param {(signal: AbortSignal) => Promise<unknown>} work @returns {Job} */
function task(work) {
  const control = new AbortController();
  const stopped = new Promise((_, reject) => control.signal.addEventListener('abort', () => reject({ kind: 'stopped', at: null })));
  return { done: Promise.race([work(control.signal), stopped]), stop: () => control.abort() };
}
