// One file in the room: what is known of it, what was decided, and the job that works on it. No DOM.

import { ALL, study } from '../film/film.js';
import { chosen, count, coverUnsure, propose } from './covers.js';
import { coversExactly, kindOf, plays } from './kinds.js';
import { Queue } from './queue.js';
import { randomName } from './save.js';

/** @typedef {import('./types.js').Level} Level */
/** @typedef {'waiting' | 'looking' | 'ready' | 'queued' | 'making' | 'made' | 'failed' | 'stopped'} Phase */

/** Films are worked on one at a time: each needs the decoder, the encoder and a core. */
const films = new Queue(1);

export class Item {
  /** @type {Phase} */ phase = 'waiting';
  /** How much of the search for faces is done, 0 to 1; null before it began. @type {number | null} */ progress = null;
  /** @type {import('./types.js').Report | null} */ report = null;
  /** A film or voice note that can be covered here. @type {import('../film/film.js').Film | null} */ film = null;
  /** How long it is, in seconds, while a part of it may be chosen. @type {number | null} */ length = null;
  /** What of a film is looked through. @type {import('../film/decisions.js').Trim} */ part = ALL;
  /** Why one cannot be. @type {import('./types.js').Fault & { most?: number | null } | null} */ hindrance = null;
  /** The seconds that the work will still take, where that is known. @type {number | null} */ left = null;
  /** @type {import('./types.js').Preview | null} */ preview = null;
  /** @type {{ width: number, height: number } | null} */ size = null;
  /** @type {import('./covers.js').Covers | null} */ covers = null;
  /** @type {Level} */ level = 'unlinkable';
  /** Whether the picture was seen with its covers. */ seen = false;
  /** Whether the person chose to have everything uncertain covered instead of looking. */ settled = false;
  /** Whether the person knows what stays open. */ known = false;
  /** @type {import('./types.js').SafeCopy | null} */ copy = null;
  /** @type {import('./types.js').Fault | null} */ fault = null;
  /** Called after each change. */ changed = () => {};

  #engine;
  #queue;
  #stop = () => {};
  #anew = () => {};

  /** @param {File} file @param {import('./engine.js').Engine} engine @param {import('./queue.js').Queue} queue */
  constructor(file, engine, queue) {
    this.file = file;
    this.#engine = engine;
    this.#queue = queue;
  }

  /** A picture that moves keeps its motion only in an exact copy, which then has no covers. */
  get moves() {
    return (this.report?.picture?.frames ?? 1) > 1;
  }

  /** Whether covers will be on the copy. */
  get coverable() {
    return !this.bare && (this.level !== 'exact' || coversExactly(this.report?.format ?? '', this.report?.picture?.frames ?? 1));
  }

  /** What kind of file it is, once that is known. */
  get kind() {
    return this.report ? kindOf(this.report.format) : null;
  }

  /** Whether there is nothing to cover: only its hidden data can go. */
  get bare() {
    return this.kind !== null && this.kind !== 'picture' && !this.film && !this.size;
  }

  get busy() {
    return ['waiting', 'looking', 'queued', 'making'].includes(this.phase);
  }

  /** Whether a copy may be asked for now. */
  get makeable() {
    return this.phase === 'ready' && this.allowed;
  }

  /** Whether a copy may leave: its picture was shown with its covers, or everything uncertain in it is covered because
   * the person chose so; and what no cover will be on is known. */
  get allowed() {
    return (this.bare || this.seen || (this.settled && this.coverable && this.unsure === 0)) && (this.coverable || this.known);
  }

  /** How many uncertain places are not covered. */
  get unsure() {
    return this.covers ? count(this.covers).unsure : 0;
  }

  /** The copy that may leave now. */
  get leaving() {
    return this.phase === 'made' && this.allowed ? this.copy : null;
  }

  /** Inspects the file, shows it and looks for faces. */
  look() {
    this.film?.close();
    this.#set({ phase: 'waiting', fault: null, progress: null, left: null, report: null, size: null, covers: null, film: null, length: null, part: ALL, hindrance: null, seen: false, settled: false, known: false, copy: null });
    this.#run('looking', () => this.#engine.run({ job: 'look', file: this.file }, (message) => {
      if (message.type === 'report') this.#set({ report: message.report, level: kindOf(message.report.format) === 'picture' ? this.level : 'exact' });
      if (message.type === 'preview') {
        this.#set({ preview: message.preview, size: { width: message.width, height: message.height }, progress: 0, level: this.kind === 'still' ? 'unlinkable' : this.level });
      }
      if (message.type === 'hindrance') this.#set({ hindrance: message.hindrance });
      if (message.type === 'progress') this.#set({ progress: message.done });
      if (message.type === 'faces' && this.size) this.#set({ covers: propose(message.faces, this.size.width, this.size.height) });
    }), () => (plays(this.kind) ? this.#study() : this.#set({ phase: this.covers || this.bare ? 'ready' : 'failed' })), (fault) => this.#set({ phase: fault ? 'failed' : 'stopped', fault }));
  }

  /** Looks through a film or voice note. Where that cannot be done, an exact copy still can. */
  #study() {
    const over = { progress: null, left: null, length: null };
    this.#run('looking', () => task(async (signal) => {
      const film = await this.#looked(signal);
      this.#set({ film, level: 'unlinkable', ...over });
    }), () => this.#set({ phase: 'ready' }), (fault) => {
      if (!fault) return this.#set({ phase: 'stopped', ...over });
      const hindrance = fault.kind.startsWith('film-') ? fault : { kind: 'film-damaged', at: null };
      return this.#set({ phase: 'ready', hindrance, ...over });
    }, films);
  }

  /** Begins anew as often as another part of it is chosen. @param {AbortSignal} signal */
  async #looked(signal) {
    const hear = {
      opened: (/** @type {number} */ length) => this.#set({ length: this.kind === 'film' ? length : null }),
      progress: (/** @type {number} */ progress, /** @type {number | null} */ left) => this.#set({ progress, left }),
    };
    for (;;) {
      const { part } = this;
      const anew = new AbortController();
      const either = () => anew.abort();
      signal.addEventListener('abort', either);
      this.#anew = either;
      try {
        return await study(this.file, this.kind === 'sound', this.#engine, part, hear, anew.signal);
      } catch (thrown) {
        if (signal.aborted || part === this.part) throw thrown;
      } finally {
        signal.removeEventListener('abort', either);
      }
    }
  }

  /** Looks through a part of a film only, from the part's beginning. @param {import('../film/decisions.js').Trim} part */
  narrow(part) {
    const { length } = this;
    if (length === null || (part.from ?? 0) >= length * 1e6) return;
    this.part = part.from === 0 && (part.to ?? Infinity) >= length * 1e6 ? ALL : part;
    this.#set({ progress: null, left: null });
    this.#anew();
  }

  /** Makes the safe copy with the covers and the level as they are. */
  make() {
    if (!this.makeable) return;
    this.#set({ phase: 'queued', fault: null, progress: null });
    const hear = (/** @type {import('./types.js').Message} */ message) => {
      if (message.type === 'progress') this.#set({ progress: message.done });
      if (message.type !== 'copy') return;
      const file = new File([message.blob], randomName(message.extension), { type: message.blob.type, lastModified: 0 });
      this.copy = { file, receipt: message.receipt, saved: false };
    };
    const finish = () => this.#set({ phase: this.copy ? 'made' : 'ready', progress: null, left: null });
    const fail = (/** @type {import('./types.js').Fault | null} */ fault) => this.#set({ phase: 'ready', fault, copy: null, progress: null, left: null });
    const { film, level } = this;
    if (film && level === 'unlinkable') return this.#run('making', () => task((signal) => this.#film(film, hear, signal)), finish, fail, films);
    const covers = this.coverable && this.covers ? chosen(this.covers) : [];
    this.#run('making', () => this.#engine.run({ job: 'copy', file: this.file, level, covers, drawn: this.kind === 'still' && level === 'unlinkable' }, hear), finish, fail);
  }

  /** @param {import('../film/film.js').Film} film @param {(message: import('./types.js').Message) => void} hear @param {AbortSignal} signal */
  async #film(film, hear, signal) {
    const { blob, told } = await film.make((progress, left) => this.#set({ progress, left }), signal);
    signal.throwIfAborted();
    const job = this.#engine.run({ job: 'finish', file: this.file, made: blob, told }, hear);
    signal.addEventListener('abort', job.stop);
    await job.done;
  }

  /** Ends what is being done, and frees its memory. */
  stop() {
    this.#stop();
  }

  /** Lets go of all that it holds. */
  close() {
    this.stop();
    this.film?.close();
    this.copy = null;
  }

  /** Notes that something was decided about a film. A copy made before is withdrawn. */
  decided() {
    if (this.phase === 'ready' || this.phase === 'made') this.#set({ copy: null, phase: 'ready', fault: null });
  }

  /** Takes edited covers. A copy made before is withdrawn. @param {import('./covers.js').Covers} covers */
  edit(covers) {
    if (this.phase !== 'ready' && this.phase !== 'made') return;
    this.#set({ covers, copy: null, phase: 'ready', fault: null });
  }

  /** Takes another level. A copy made before is withdrawn. @param {Level} level */
  choose(level) {
    if (level === this.level || this.bare) return;
    this.known = false;
    if (this.phase === 'made') this.#set({ level, copy: null, phase: 'ready' });
    else this.#set({ level, fault: null });
  }

  /** Covers everything uncertain, which stands for looking at the picture. A copy made before is withdrawn. */
  settle() {
    if (!this.covers || !this.coverable || (this.phase !== 'ready' && this.phase !== 'made')) return;
    this.#set({ settled: true });
    if (this.unsure > 0) this.edit(coverUnsure(this.covers));
  }

  /** Notes that the picture was seen with its covers. */
  see() {
    if (!this.seen) this.#set({ seen: true });
  }

  /** Notes whether the person knows what stays open. A copy made before is withdrawn. @param {boolean} known */
  know(known) {
    if (this.phase === 'made') this.#set({ known, copy: null, phase: 'ready' });
    else this.#set({ known });
  }

  /** Notes that the copy was saved or attached. */
  keep() {
    if (this.leaving) this.#set({ copy: { ...this.leaving, saved: true } });
  }

  /** @param {Phase} phase @param {() => Job} start @param {() => void} finish
   * @param {(fault: import('./types.js').Fault | null) => void} fail  Gets null when it was cancelled. @param {Queue} [queue] */
  #run(phase, start, finish, fail, queue = this.#queue) {
    const drop = queue.add(async () => {
      this.#set({ phase });
      const job = start();
      this.#stop = job.stop;
      await job.done.then(finish, (thrown) => fail(thrown?.kind === 'stopped' ? null : faultOf(thrown)));
    });
    this.#stop = () => {
      drop();
      fail(null);
    };
  }

  /** @param {Partial<Pick<Item, 'phase' | 'progress' | 'left' | 'film' | 'length' | 'part' | 'hindrance' | 'report' | 'preview' | 'size' | 'covers' | 'level' | 'seen' | 'settled' | 'known' | 'copy' | 'fault'>>} values */
  #set(values) {
    Object.assign(this, values);
    this.changed();
  }
}

/** @typedef {{ done: Promise<unknown>, stop: () => void }} Job */

/** Work on the page's own thread as a job that can be stopped at any moment.
 * @param {(signal: AbortSignal) => Promise<unknown>} work @returns {Job} */
function task(work) {
  const control = new AbortController();
  const stopped = new Promise((_, reject) => control.signal.addEventListener('abort', () => reject({ kind: 'stopped', at: null })));
  return { done: Promise.race([work(control.signal), stopped]), stop: () => control.abort() };
}

/** What is told of a failure. @param {any} thrown @returns {import('./types.js').Fault} */
function faultOf(thrown) {
  if (typeof thrown?.kind === 'string') return thrown;
  // What a file gives that was moved or deleted while it was read.
  return { kind: ['NotReadableError', 'NotFoundError'].includes(thrown?.name) ? 'read' : 'internal', at: null };
}
