// Standing: how a room stands, in numbers.

/** How many files are in it, have a copy that is attached, have one that is not, wait for the person, are worked on; and how much of that
 * work is done, in tenths. @typedef {{ files: number, attached: number, ready: number, review: number, working: number, done: number }} Standing */
/** @type {Readonly<Standing>} */
export const EMPTY = Object.freeze({ files: 0, attached: 0, ready: 0, review: 0, working: 0, done: 0 });

/** What a room says of itself: whole numbers, none below zero. @param {any} told @returns {Standing} */
export function standing(told) {
  /** @type {Standing} */
  const counts = { ...EMPTY };
  for (const name of /** @type {(keyof Standing)[]} */ (Object.keys(EMPTY))) if (Number.isInteger(told[name])) counts[name] = Math.max(0, told[name]);
  return counts;
}
