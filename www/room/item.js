// One file in the room: what is known of it, what was decided, and the job that works on it. No DOM.

import { ALL, study } from '../film/film.js';
import { chosen, count, propose } from './covers.js';
import { faultOf, plays } from './fault.js';
import { Queue } from './queue.js';
import { randomName } from './save.js';

/** @typedef {import('./types.js').Level} Level */
/** @typedef {'waiting' | 'looking' | 'ready' | 'queued' | 'making' | 'made' | 'failed' | 'stopped'} Phase */

/** Films are worked on one at a time: each needs the decoder, the encoder and a core. */
const films = new Queue(1);
/** Why a film cannot be covered of which a part can. */
const TOO_MUCH = ['film-full', 'film-long', 'film-memory'];

export class Item {
  /** @type {Phase} */ phase = 'waiting';
  /** How much of the search for faces is done, 0 to 1; null before it began. @type {number | null} */ progress = null;
  /** @type {import('./types.js').Report | null} */ report = null;
  /** A film or voice note that can be covered here. @type {import('../film/film.js').Film | null} */ film = null;
  /** How long it is, in seconds, while a part of it may be chosen. @type {number | null} */ length = null;
  /** What of a film is looked through. @type {import('../film/decisions.js').Trim} */ part = ALL;
  /** Why one cannot be. @type {import('./types.js').Fault | null} */ hindrance = null;
  /** The seconds that the work will still take, where that is known. @type {number | null} */ left = null;
  /** @type {import('./types.js').Preview | null} */ preview = null;
  /** @type {{ width: number, height: number } | null} */ size = null;
  /** @type {import('./covers.js').Covers | null} */ covers = null;
  /** @type {Level} */ level = 'unlinkable';
  /** Whether the picture was seen with its covers. */ seen = false;
  /** @type {import('./types.js').SafeCopy | null} */ copy = null;
  /** @type {import('./types.js').Fault | null} */ fault = null;
  /** Called after each change. */ changed = () => {};

  #engine;
  #queue;
  #stop = () => {};
  /** That the person knows what stays, with the sound as it was chosen then. @type {{ sound: unknown } | null} */ #known = null;
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
    return !this.bare && (this.level !== 'exact' || this.report?.covers_exactly === true);
  }

  /** What kind of file it is, once that is known. */
  get kind() {
    return this.report?.kind ?? null;
  }

  /** Whether there is nothing to cover: only its hidden data can go. */
  get bare() {
    return this.kind !== null && this.kind !== 'picture' && !this.film && !this.size;
  }

  get busy() {
    return ['waiting', 'looking', 'queued', 'making'].includes(this.phase);
  }

  /** Whether decisions are taken now. */
  get decidable() {
    return this.phase === 'ready' || this.phase === 'made';
  }

  /** Whether a copy may be asked for now. */
  get makeable() {
    return this.phase === 'ready' && this.needs === null;
  }

  /** What the person has to do before a copy may leave: see the picture with its covers, choose what happens to the sound, or
   * say that they know what stays. Null where nothing is left to do. @returns {'seeing' | 'sound' | 'knowing' | null} */
  get needs() {
    if (!this.bare && !this.seen) return 'seeing';
    if (this.film && this.film.sound === null && this.level === 'unlinkable') return 'sound';
    return staying(this) && !this.known ? 'knowing' : null;
  }

  /** What stays in the copy and has to be known. */
  get stays() {
    return staying(this);
  }

  /** Whether the person knows what stays. Another choice is another thing to know. */
  get known() {
    return this.#known !== null && this.#known.sound === this.film?.sound;
  }

  /** The copy that may leave now. */
  get leaving() {
    return this.phase === 'made' && this.needs === null ? this.copy : null;
  }

  /** Inspects the file, shows it and looks for faces. */
  look() {
    this.film?.close();
    this.#known = null;
    this.#set({ phase: 'waiting', fault: null, progress: null, left: null, report: null, size: null, covers: null, film: null, length: null, part: ALL, hindrance: null, seen: false, copy: null });
    this.#run('looking', () => this.#engine.run({ job: 'look', file: this.file }, (message) => {
      if (message.type === 'report') this.#set({ report: message.report, level: message.report.kind === 'picture' ? this.level : 'exact' });
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
    // Another film may be looked through before it.
    this.#set({ phase: 'waiting', progress: null });
    const over = { progress: null, left: null };
    const ended = { ...over, length: null };
    this.#run('looking', () => task(async (signal) => {
      const film = await this.#looked(signal);
      this.#set({ film, level: 'unlinkable', ...ended });
    }), () => this.#set({ phase: 'ready' }), (fault) => {
      if (!fault) return this.#set({ phase: 'stopped', ...ended });
      if (fault.kind === 'read') return this.#set({ phase: 'failed', fault, ...ended });
      // Of most faults only that they happened is known, and the film may be whole.
      const kind = fault.kind === 'limit' ? 'film-memory' : fault.kind.startsWith('film-') ? fault.kind : 'film-unread';
      return this.#set({ phase: 'ready', hindrance: { ...fault, kind }, ...(TOO_MUCH.includes(kind) ? over : ended) });
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
    // Not while a copy is made of all of it as it is.
    if (length === null || (part.from ?? 0) >= length * 1e6 || ['queued', 'making'].includes(this.phase)) return;
    this.part = part.from === 0 && (part.to ?? Infinity) >= length * 1e6 ? ALL : part;
    this.#set({ progress: null, left: null });
    if (this.busy) return this.#anew();
    this.#known = null;
    this.#set({ hindrance: null, copy: null, fault: null });
    this.#study();
  }

  /** Makes the safe copy with the covers and the level as they are. */
  make() {
    if (!this.makeable) return;
    this.#set({ phase: 'queued', fault: null, progress: null });
    const { film, level, covers } = this;
    const hidden = this.coverable && covers ? chosen(covers) : [];
    const open = covers ? { open: covers.list.length - hidden.length } : {};
    const hear = (/** @type {import('./types.js').Message} */ message) => {
      if (message.type === 'progress') this.#set({ progress: message.done });
      if (message.type !== 'copy') return;
      const file = new File([message.blob], randomName(message.extension), { type: message.blob.type, lastModified: 0 });
      this.copy = { file, receipt: { ...message.receipt, copy: { ...message.receipt.copy, ...open } }, kept: message.kept, saved: false };
    };
    const finish = () => this.#set({ phase: this.copy ? 'made' : 'ready', progress: null, left: null });
    const fail = (/** @type {import('./types.js').Fault | null} */ fault) => this.#set({ phase: 'ready', fault, copy: null, progress: null, left: null });
    if (film && level === 'unlinkable') return this.#run('making', () => task((signal) => this.#film(film, hear, signal)), finish, fail, films);
    this.#run('making', () => this.#engine.run({ job: 'copy', file: this.file, level, covers: hidden, drawn: this.kind === 'still' && level === 'unlinkable' }, hear), finish, fail);
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
    if (this.decidable) this.#set({ copy: null, phase: 'ready', fault: null });
  }

  /** Takes edited covers. A copy made before is withdrawn. @param {import('./covers.js').Covers} covers */
  edit(covers) {
    if (!this.decidable) return;
    this.#set({ covers, copy: null, phase: 'ready', fault: null });
  }

  /** Takes another level. A copy made before is withdrawn. @param {Level} level */
  choose(level) {
    if (level === this.level || this.bare) return;
    this.#known = null;
    if (this.phase === 'made') this.#set({ level, copy: null, phase: 'ready' });
    else this.#set({ level, fault: null });
  }

  /** Notes that the picture was seen with its covers. */
  see() {
    if (!this.seen) this.#set({ seen: true });
  }

  /** Notes whether the person knows what stays. A copy made before is withdrawn. @param {boolean} known */
  know(known) {
    this.#known = known && this.decidable ? { sound: this.film?.sound } : null;
    this.#set(this.phase === 'made' ? { copy: null, phase: 'ready' } : {});
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

  /** @param {Partial<Pick<Item, 'phase' | 'progress' | 'left' | 'film' | 'length' | 'part' | 'hindrance' | 'report' | 'preview' | 'size' | 'covers' | 'level' | 'seen' | 'copy' | 'fault'>>} values */
  #set(values) {
    Object.assign(this, values);
    this.changed();
  }
}

/** What stays in a copy as it would be made now, and has to be known before it is: all that a file shows and tells where nothing in
 * it is covered, and the voices wherever sound stays, changed or not. Null where nothing does.
 * @param {Pick<Item, 'kind' | 'coverable' | 'film'>} item @returns {import('./types.js').Kind | null} */
export function staying({ kind, coverable, film }) {
  if (!coverable) return kind;
  return film && film.sound?.kind !== 'remove' ? 'sound' : null;
}

/** @typedef {{ done: Promise<unknown>, stop: () => void }} Job */

/** Work on the page's own thread as a job that can be stopped at any moment.
 * @param {(signal: AbortSignal) => Promise<unknown>} work @returns {Job} */
function task(work) {
  const control = new AbortController();
  const stopped = new Promise((_, reject) => control.signal.addEventListener('abort', () => reject({ kind: 'stopped', at: null })));
  return { done: Promise.race([work(control.signal), stopped]), stop: () => control.abort() };
}
