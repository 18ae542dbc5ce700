// The first pass: looks at every n-th frame, where n follows from how long one look takes, so that the whole of it takes
// about as long as the clip runs. Nothing but planes goes to the worker, and few of them at a time.

import { frames, take } from './frames.js';

/** Looks under way at any moment. */
const UNDER_WAY = 2;
/** The longest time between two looks, in seconds: the core takes a person for flickering who is out of sight for longer. */
const LONGEST = 0.1;
/** The part of the clip's own time that looking may take. */
const BUDGET = 1;
/** A film that ends so much earlier than it says, in seconds, was cut off. */
export const CUT_OFF = 0.5;
/** How much of a look's time the next estimate believes of the last one. The first look is slow, and is soon forgotten. */
const FRESH = 0.3;

/** @param {import('./clip.js').Clip} clip @param {(frame: import('./frames.js').Frame) => Promise<number>} look  Returns the milliseconds that it took.
 * @param {(done: number) => void} progress @param {AbortSignal} signal
 * @returns {Promise<Float64Array>}  When each frame is seen, in microseconds. */
export async function analyse(clip, look, progress, signal) {
  /** @type {number[]} */
  const times = [];
  /** @type {Promise<void>[]} */
  const waiting = [];
  let cost = 0;
  let looked = 0;
  let last = -Infinity;
  let length = 0;
  for await (const sample of frames(clip)) {
    signal.throwIfAborted();
    times.push(sample.microsecondTimestamp);
    length = sample.duration;
    // Before anything is known of the cost, every other frame.
    const step = Math.min(cost === 0 ? 2 * length : cost / BUDGET, LONGEST);
    if (sample.timestamp - last + length / 2 < step) continue;
    last = sample.timestamp;
    const frame = await take(sample, clip);
    while (waiting.length >= UNDER_WAY) await waiting.shift();
    signal.throwIfAborted();
    const one = look(frame).then((took) => {
      cost = cost === 0 ? took / 1000 : cost + (took / 1000 - cost) * FRESH;
    });
    one.catch(() => undefined);
    waiting.push(one);
    looked += 1;
    progress(Math.min(sample.timestamp / clip.duration, 1));
  }
  await Promise.all(waiting);
  signal.throwIfAborted();
  if (looked === 0) throw new Error('no frame could be decoded');
  return Float64Array.from(times);
}
