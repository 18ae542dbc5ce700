// How long a piece of work will still take, from how much of it is done.

/** Before this much time or work has passed, nothing is said. */
const [SOON, LITTLE] = [2000, 0.02];

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
