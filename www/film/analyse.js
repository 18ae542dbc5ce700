// The first pass: every frame that can be decoded is searched, all of it, however long that takes. What a frame shows follows from
// that frame alone, so any worker may spot it; what was spotted is taken in the order in which the frames are seen. So the same film
// gives the same people with any number of workers, at any load.

import { holds } from './decisions.js';
import { frames, take } from './frames.js';

/** Frames, for each worker, whose turn has not come yet: all but a few of them are spotted, and small by then. */
const AHEAD = 4;
/** A film that ends so much earlier than it says, in seconds, was cut off. */
export const CUT_OFF = 0.5;

/** The workers that spot. A frame's planes are copied out of the decoder only when one of them is free. */
export class Spotters {
  #idle;
  #failed;
  #wake = () => {};

  /** @param {readonly import('./film-worker.js').FilmWorker[]} workers @param {(thrown: unknown) => never} failed  Throws on what one of them threw. */
  constructor(workers, failed) {
    this.count = workers.length;
    this.#failed = failed;
    this.#idle = [...workers];
  }

  /** Resolves when one of them is free. */
  async free() {
    while (this.#idle.length === 0) await new Promise((done) => { this.#wake = () => done(undefined); });
  }

  /** What a frame shows, for the core. One of them has to be free. @param {import('./frames.js').Frame} frame @returns {Promise<ArrayBuffer>} */
  async spot({ bytes, layout }) {
    const worker = this.#idle.pop();
    if (!worker) throw new Error('nobody is free to look at a frame');
    try {
      return await worker.ask('spot', { bytes, layout }, [bytes]);
    } catch (thrown) {
      return this.#failed(thrown);
    } finally {
      this.#idle.push(worker);
      this.#wake();
    }
  }
}

/** Searches what a part of a clip holds. @param {import('./clip.js').Clip} clip @param {import('./decisions.js').Trim} part @param {Spotters} spotters
 * @param {(spotted: ArrayBuffer, at: number, length: number) => Promise<unknown>} keep  Called in the order of frames.
 * @param {(done: number) => void} progress @param {AbortSignal} signal
 * @returns {Promise<Float64Array>}  When each frame is seen, in microseconds. */
export async function analyse(clip, part, spotters, keep, progress, signal) {
  const from = part.from ?? 0;
  const to = Math.min(part.to ?? Infinity, clip.duration * 1e6);
  /** @type {number[]} */
  const times = [];
  /** The frames whose turn has not come. @type {Promise<void>[]} */
  const waiting = [];
  /** What was kept last: what is kept is answered in turn. */
  let kept = Promise.resolve();
  /** @type {unknown[]} */
  const failures = [];
  let over = false;
  const check = () => {
    signal.throwIfAborted();
    if (failures.length > 0) throw failures[0];
  };
  try {
    for await (const sample of frames(clip, from)) {
      if (!holds(part, sample.microsecondTimestamp)) break;
      await spotters.free();
      check();
      const frame = await take(sample, clip);
      times.push(frame.at);
      const spotting = spotters.spot(frame);
      spotting.catch(() => undefined);
      const turn = (waiting.at(-1) ?? Promise.resolve()).then(async () => {
        const spotted = await spotting;
        if (over) return;
        // Not awaited here: the worker that keeps may be about to spot another frame first.
        kept = keep(spotted, frame.at, frame.length).then(() => undefined, (thrown) => void failures.push(thrown));
        progress(Math.min((frame.at + frame.length - from) / (to - from), 1));
      });
      turn.catch(() => undefined);
      waiting.push(turn);
      while (waiting.length > AHEAD * spotters.count) await waiting.shift();
    }
    await waiting.at(-1);
    await kept;
    check();
  } finally {
    over = true;
  }
  if (times.length === 0) throw new Error('no frame could be decoded');
  return Float64Array.from(times);
}
