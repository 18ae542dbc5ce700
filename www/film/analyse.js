// The first pass: looks at every n-th frame, where n follows from how long one look takes, so that the whole of it takes
// about as long as the clip runs. Nothing but planes goes to the worker, and few of them at a time.

import { frames, take } from './frames.js';

/** Looks under way at any moment. */
const UNDER_WAY = 2;
/** The longest time between two looks, in seconds: a head that turns is away for about as long. */
const LONGEST = 0.2;
/** The part of the clip's own time that looking may take. */
const BUDGET = 1;
/** A film that ends so much earlier than it says, in seconds, was cut off. */
export const CUT_OFF = 0.5;
/** How much of a look's time the next estimate believes of the last one. */
const FRESH = 0.2;

/** @param {import('./clip.js').Clip} clip @param {(frame: import('./frames.js').Frame) => Promise<unknown>} look
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
    const begun = performance.now();
    const ahead = waiting.length + 1;
    const one = look(frame).then(() => {
      const took = (performance.now() - begun) / 1000 / ahead;
      cost = cost === 0 ? took : cost + (took - cost) * FRESH;
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
