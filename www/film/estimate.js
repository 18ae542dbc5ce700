// How long a piece of work will still take, from how much of it is done.

/** Before this much time or work has passed, nothing is said. */
const [SOON, LITTLE] = [2000, 0.02];
/** Between two words about the work, in milliseconds: to show them costs more than they are worth for each frame. */
const PAUSE = 250;

/** Begins to measure. Returns what tells the seconds left for a part done, or null while nobody knows.
 * @param {() => number} [clock]  Milliseconds. */
export function estimate(clock = () => performance.now()) {
  const from = clock();
  let shown = Infinity;
  return (/** @type {number} */ done) => {
    const passed = clock() - from;
    if (passed < SOON || done < LITTLE) return null;
    const left = passed * (1 - done) / done / 1000;
    // A number that jumps up and down tells less than one that waits for a true change.
    if (left < shown || left > shown * 1.25) shown = left;
    return shown;
  };
}

/** Tells how much of a piece of work is done and the seconds left, at its beginning and then now and again; and that it is all done.
 * @param {(done: number, left: number | null) => void} progress @param {() => number} [clock]  Milliseconds. */
export function seldom(progress, clock = () => performance.now()) {
  const left = estimate(clock);
  let last = -Infinity;
  return (/** @type {number} */ done) => {
    if (done < 1 && clock() - last < PAUSE) return;
    last = clock();
    progress(done, left(done));
  };
}
