// A film or voice note in the room: opened, looked through once, decided upon, and made anew. No DOM.

import { CUT_OFF, Spotters, analyse } from './analyse.js';
import { survey } from './damage.js';
import { Hindrance, open } from './clip.js';
import { ALL, FIRST, lasts, opens, within, toCore } from './decisions.js';
import { throttled } from './estimate.js';
import { frameAt } from './frames.js';
import { photo } from './photo.js';
import { Player } from './player.js';
import { choose, longest, room, sizeOf } from './recipe.js';
import { render } from './render.js';
import { loudness } from './sound.js';

/** @typedef {import('./decisions.js').Decisions} Decisions */
/** @typedef {import('./decisions.js').Region} Region */
/** @typedef {import('../../pkg/core.js').FilmPerson} Person */
/** @typedef {import('../../pkg/core.js').UnsureSpan} Unsure */
/** @typedef {import('../../pkg/core.js').FilmCovered} Covered */
/** @typedef {import('../../pkg/core.js').Made} Made */
/** @typedef {(done: number, left: number | null) => void} Progress  The part done, and the seconds left where they are known. */

/** Parts of the drawing of a sound. */
const BARS = 240;
/** The steps in which a recording is trimmed, in microseconds. */
const STEP = 100_000;

export class Film {
  /** @type {readonly Person[]} */ people = [];
  /** @type {readonly Unsure[]} */ unsure = [];
  /** When each frame is seen, or each step of a recording is heard, in microseconds. @type {Float64Array} */ times = new Float64Array();
  /** @type {Decisions} */ #decisions = FIRST;
  /** What happens to the sound; null while nobody chose. @type {import('./sound.js').SoundChoice | null} */ sound = { kind: 'remove' };
  /** How much of it can be read, in microseconds, where it ends earlier than it says. @type {number | null} */ short = null;
  /** How many places there are to be looked at, how many were, and where the others begin, in microseconds. None were while they are being counted. */
  looked = { places: 0, looked: 0, left: /** @type {number[]} */ ([]) };
  /** How much of the copy will be covered, 0 to 1, and of how many of its frames nothing is seen; null while that is being counted.
   * @type {{ covered: number, whole: number } | null} */ share = null;
  /** Called when one of these has changed. */ onlooked = () => {};
  /** How loud it is, in equal parts of its length. @type {Float32Array | null} */ loud = null;
  /** The times at which somebody looked at it with its covers, each frame once. @type {Map<number, number>} */ #seen = new Map();
  #worker;
  /** What of it was looked through; a copy holds nothing else. @type {import('./decisions.js').Trim} */ part = ALL;
  /** How often places were counted: only the last answer is true of what is decided now. */ #counts = 0;
  /** The decisions that the worker has. @type {Decisions | null} */ #decided = null;
  /** @type {Promise<unknown>} */ #deciding = Promise.resolve();

  /** @param {import('./clip.js').Clip} clip @param {import('./recipe.js').Recipe | null} recipe @param {import('./film-worker.js').FilmWorker} worker */
  constructor(clip, recipe, worker) {
    this.clip = clip;
    this.recipe = recipe;
    this.#worker = worker;
    this.player = new Player(this, this.#shaper);
    if (clip.video) return;
    // A recording without its sound would be nothing, and a voice leaves only by choice.
    this.sound = null;
    this.times = Float64Array.from({ length: Math.max(Math.ceil(this.length / STEP), 1) }, (_, i) => i * STEP);
  }

  /** What can be done with the sound here. @returns {readonly import('./sound.js').SoundChoice['kind'][]} */
  get sounds() {
    const { audio, hearable, video } = this.clip;
    if (!audio) return [];
    if (!hearable) return ['remove'];
    return video ? ['remove', 'keep', 'silence', 'distort'] : ['keep', 'silence', 'distort'];
  }

  get decisions() {
    return this.#decisions;
  }

  /** What was looked at under covers that are no more has to be looked at again. */
  set decisions(now) {
    const before = this.#decisions;
    this.#decisions = now;
    const opened = opens(before, now);
    if (opened) this.#seen.clear();
    this.share = null;
    if (opened || before.trim !== now.trim) {
      this.looked = { ...this.looked, looked: 0 };
      this.onlooked();
    }
    this.count().catch(() => undefined);
  }

  /** All of it, in microseconds. */
  get length() {
    return Math.round(this.clip.duration * 1e6);
  }

  /** What the copy holds: what was looked through and is not trimmed away. */
  get span() {
    return within(this.part, this.decisions.trim);
  }

  /** How much of what is seen is missing in the middle of the copy, in microseconds: a copy holds the picture before it. */
  get missing() {
    const { times, part, clip: { gaps } } = this;
    const [first, last] = [part.from ?? 0, times.at(-1) ?? 0];
    return Math.round(gaps.reduce((sum, { from, to }) => sum + Math.max(Math.min(to * 1e6, last) - Math.max(from * 1e6, first), 0), 0));
  }

  /** A frame as a photo, without its covers: the photo gets its own. @param {number} at @returns {Promise<File>} */
  async photo(at) {
    const { clip } = this;
    const sample = await frameAt(clip, at);
    try {
      return await photo(clip.file.name, at, clip.width, clip.height, (to) => sample?.draw(to, 0, 0, clip.width, clip.height));
    } finally {
      sample?.close();
    }
  }

  /** The frame that is seen at a time. @param {number} at  In microseconds. */
  frameAt(at) {
    let [low, high] = [0, this.times.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (/** @type {number} */ (this.times[middle]) <= at) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** What is covered at a time, as decided now. @param {number} at @returns {Promise<Covered>} */
  async coversAt(at) {
    await this.#decide();
    return this.#worker.ask('at', { at });
  }

  /** Notes that somebody looked at the frame of a time. @param {number} at */
  see(at) {
    const frame = this.frameAt(at);
    if (this.#seen.has(frame)) return;
    this.#seen.set(frame, at);
    this.count().catch(() => undefined);
  }

  /** Counts the places that were looked at, as decided now. */
  async count() {
    if (!this.clip.video) return;
    const { from, to } = this.span;
    const own = this.#counts += 1;
    await this.#decide();
    if (own !== this.#counts) return;
    const [places = 0, looked = 0, ...left] = await this.#worker.ask('looked', { from: from ?? -Infinity, to: to ?? Infinity, seen: [...this.#seen.values()] });
    if (own !== this.#counts) return;
    this.looked = { places, looked, left };
    if (!this.share) {
      const [covered = 0, whole = 0] = await this.#worker.ask('share', { from: from ?? -Infinity, to: to ?? Infinity }) ?? [];
      if (own !== this.#counts) return;
      this.share = { covered, whole };
    }
    this.onlooked();
  }

  /** Changes sound in the worker. @type {import('./sound.js').Shaper} */
  get #shaper() {
    return {
      begin: (op, values) => this.#worker.ask(op, values),
      push: (channels, last) => this.#worker.ask('sound', { channels, last }, channels.map(({ buffer }) => /** @type {ArrayBuffer} */ (buffer))),
    };
  }

  /** Makes the film anew. @param {Progress} progress @param {AbortSignal} signal @returns {Promise<{ blob: Blob, made: Omit<Made, 'told'> }>} */
  async make(progress, signal) {
    const worker = this.#worker;
    const { sound, span: part, length, missing } = this;
    if (!sound) throw new Error('nobody chose what happens to the sound');
    await this.player.stop();
    if (this.clip.video) await this.#decide();
    const { blob, frames, covered } = await render({
      clip: this.clip, recipe: this.recipe, sound, trim: part, signal,
      paint: ({ bytes, layout, at }) => worker.ask('paint', { bytes, layout, at }, [bytes]),
      shaper: this.#shaper,
      progress: throttled(progress),
    });
    if (!this.clip.video) return { blob, made: { part, length, sound: sound.kind } };
    const film = await worker.ask('facts', { rendered: { part, frames, covered, seen: [...this.#seen.values()], missing } });
    return { blob, made: { film, part, length, sound: sound.kind } };
  }

  /** Ends its worker and lets go of the file. */
  close() {
    this.player.stop();
    this.#worker.close();
    this.clip.input.dispose();
  }

  /** Tells the worker what is decided, once for each change. */
  #decide() {
    const { decisions } = this;
    if (this.#decided !== decisions) this.#deciding = this.#worker.ask('decide', { decisions: toCore(decisions) });
    this.#decided = decisions;
    return this.#deciding;
  }
}

/** What a film is looked through with. @typedef {{ hire: () => Promise<import('./film-worker.js').FilmWorker>, lookers: number }} Hands */

/** Opens a file and looks through it. Throws a fault; a hindrance when it cannot be covered here, whatever is done.
 * @param {File} file @param {boolean} sound  Whether it is a recording without pictures. @param {Hands} hands
 * @param {import('./decisions.js').Trim} part  What of a film is looked through.
 * @param {{ opened: (seconds: number) => void, progress: Progress }} hear @param {AbortSignal} signal */
export async function study(file, sound, hands, part, hear, signal) {
  const clip = await open(file, sound);
  /** @type {import('./film-worker.js').FilmWorker | null} */
  let worker = null;
  try {
    signal.throwIfAborted();
    const recipe = clip.video ? await choose(clip) : null;
    if (clip.video && !recipe) throw new Hindrance('film-browser');
    // A part of it may be chosen also where all of it is too long.
    hear.opened(clip.duration);
    if (recipe && sizeOf(lasts(part, clip.duration), recipe) > room()) throw new Hindrance('film-long', longest(recipe));
    worker = await hands.hire();
    signal.throwIfAborted();
    const film = new Film(clip, recipe, worker);
    film.part = clip.video ? part : ALL;
    if (clip.video) await look(film, worker, hands, hear.progress, signal);
    if (clip.hearable) await listen(film, signal);
    await film.count();
    signal.throwIfAborted();
    return film;
  } catch (thrown) {
    worker?.close();
    clip.input.dispose();
    throw thrown;
  }
}

/** Hears how loud it is. A film whose sound is damaged is one without sound that can be heard. @param {Film} film @param {AbortSignal} signal */
async function listen(film, signal) {
  try {
    film.loud = await loudness(film.clip, BARS, signal);
  } catch (thrown) {
    if (signal.aborted || !film.clip.video) throw thrown;
    film.clip.hearable = false;
  }
}

/** Looks through a film, with other workers beside the one that stays with it. @param {Film} film @param {import('./film-worker.js').FilmWorker} worker
 * @param {Hands} hands @param {Progress} progress @param {AbortSignal} signal */
async function look(film, worker, { hire, lookers }, progress, signal) {
  const hired = await Promise.allSettled(Array.from({ length: lookers - 1 }, hire));
  const others = hired.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  try {
    film.times = await search(film, worker, others, progress, signal);
  } finally {
    for (const other of others) other.close();
  }
  const end = film.times.at(-1) ?? 0;
  if (end / 1e6 < Math.min(film.clip.duration, (film.part.to ?? Infinity) / 1e6) - CUT_OFF) film.short = end;
  const { people, unsure } = await worker.ask('finish');
  film.people = people;
  film.unsure = unsure;
}

/** Searches all frames. Where a worker fails, the one that stays begins again alone; where a frame cannot be decoded, they begin again
 * without the parts that are to blame. @param {Film} film @param {import('./film-worker.js').FilmWorker} worker @param {import('./film-worker.js').FilmWorker[]} others
 * @param {Progress} progress @param {AbortSignal} signal */
async function search(film, worker, others, progress, signal) {
  for (let workers = [worker, ...others]; ;) {
    let failed = false;
    /** @param {unknown} thrown @returns {never} */
    const note = (thrown) => {
      failed = true;
      throw thrown;
    };
    const spotters = new Spotters(workers, note);
    try {
      await worker.ask('begin');
      const keep = (/** @type {ArrayBuffer} */ spotted, /** @type {number} */ at, /** @type {number} */ length) => worker.ask('take', { spotted, at, length }, [spotted]).catch((thrown) => note(thrown?.kind === 'limit' ? new Hindrance('film-full') : thrown));
      return await analyse(film.clip, film.part, spotters, keep, throttled(progress), signal);
    } catch (thrown) {
      signal.throwIfAborted();
      const { clip } = film;
      // With fewer workers it would be as full.
      if (thrown instanceof Hindrance) throw thrown;
      if (failed && workers.length > 1) workers = [worker];
      else if (failed || clip.gaps.length > 0 || !clip.video) throw thrown;
      else {
        clip.gaps = await survey(clip.video, signal);
        if (clip.gaps.length === 0) throw thrown;
      }
    }
  }
}
