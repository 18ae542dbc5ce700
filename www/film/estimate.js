// How long a piece of work will still take, from what its first steps cost.

/** Before this much time has passed since the first step, in milliseconds, nothing is said: the first step is slow, and is not counted. */
const SOON = 1000;
/** Between two words about the work, in milliseconds: to show them costs more than they are worth for each frame. */
const PAUSE = 250;

/** Begins to measure. Returns a function that takes the part done after each step and gives the seconds left, or null while nobody knows.
 * @param {() => number} [clock]  Milliseconds. */
export function estimate(clock = () => performance.now()) {
  /** When the first step was done, and how much of the work it was. @type {{ at: number, done: number } | null} */
  let first = null;
  let shown = Infinity;
  return (/** @type {number} */ done) => {
    first ??= { at: clock(), done };
    const passed = clock() - first.at;
    if (passed < SOON || done <= first.done) return null;
    const left = passed * (1 - done) / (done - first.done) / 1000;
    // A number that jumps up and down says less than one that waits for a true change.
    if (left < shown || left > shown * 1.25) shown = left;
    return shown;
  };
}

/** Tells how much of a piece of work is done and the seconds left, after its first step and then now and again; and that it is all done.
 * @param {(done: number, left: number | null) => void} progress @param {() => number} [clock]  Milliseconds. */
export function throttled(progress, clock = () => performance.now()) {
  const left = estimate(clock);
  let last = -Infinity;
  return (/** @type {number} */ done) => {
    const seconds = left(done);
    if (done < 1 && clock() - last < PAUSE) return;
    last = clock();
    progress(done, seconds);
  };
}
