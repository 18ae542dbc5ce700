// Covers: what is hidden in one picture, with undo. Plain values; each change gives a new state and leaves the old one be.

/** @typedef {import('./types.js').Region} Region */
/** @typedef {'face' | 'unsure' | 'added'} Origin  Found for certain, found perhaps, or drawn by the person. */
/** @typedef {{ id: number, origin: Origin, on: boolean, region: Region }} Cover */
/** @typedef {{ list: readonly Cover[], past: readonly (readonly Cover[])[], future: readonly (readonly Cover[])[], next: number,
 *   width: number, height: number }} Covers */

/** From this score on, a face is covered unless the person says otherwise. */
export const SURE = 0.4;
/** How many steps can be undone. */
const STEPS = 100;
/** The smallest side of a box, as a part of the picture's longer side. */
const SMALLEST = 0.008;

/** The covers proposed for a picture of `width` by `height` pixels.
 * @param {readonly import('./types.js').Face[]} faces @param {number} width @param {number} height @returns {Covers} */
export function propose(faces, width, height) {
  const list = faces.map(({ region, score }, id) => {
    const sure = score >= SURE;
    return { id, origin: /** @type {Origin} */ (sure ? 'face' : 'unsure'), on: sure, region };
  });
  return { list, past: [], future: [], next: list.length, width, height };
}

/** @param {Covers} state @param {readonly Cover[]} list @returns {Covers} */
const step = (state, list) => ({ ...state, list, past: [...state.past, state.list].slice(-STEPS), future: [] });

/** Covers what was open and the other way round. @param {Covers} state @param {number} id */
export const toggle = (state, id) => step(state, state.list.map((c) => (c.id === id ? { ...c, on: !c.on } : c)));

/** Adds a cover of the person's own, made to fit. @param {Covers} state @param {Region} region */
export function add(state, region) {
  const cover = { id: state.next, origin: /** @type {Origin} */ ('added'), on: true, region: fit(state, region) };
  return { ...step(state, [...state.list, cover]), next: state.next + 1 };
}

/** Moves or resizes a cover. @param {Covers} state @param {number} id @param {Region} region */
export const change = (state, id, region) => step(state, state.list.map((c) => (c.id === id ? { ...c, region: fit(state, region) } : c)));

/** Takes away a cover that the person added. @param {Covers} state @param {number} id */
export const remove = (state, id) => step(state, state.list.filter((c) => c.id !== id || c.origin !== 'added'));

/** Covers all that may be a face. @param {Covers} state */
export const coverUnsure = (state) => step(state, state.list.map((c) => (c.origin === 'unsure' ? { ...c, on: true } : c)));

/** @param {Covers} state @returns {Covers} */
export function undo(state) {
  const list = state.past.at(-1);
  return list ? { ...state, list, past: state.past.slice(0, -1), future: [state.list, ...state.future] } : state;
}

/** @param {Covers} state @returns {Covers} */
export function redo(state) {
  const [list, ...future] = state.future;
  return list ? { ...state, list, past: [...state.past, state.list], future } : state;
}

/** What is hidden, as the core takes it. @param {Covers} state */
export const regions = (state) => state.list.filter((c) => c.on).map((c) => c.region);

/** How many are hidden, how many open, and how many of the open ones are uncertain. @param {Covers} state */
export function count(state) {
  const covered = state.list.filter((c) => c.on).length;
  const unsure = state.list.filter((c) => !c.on && c.origin === 'unsure').length;
  return { covered, open: state.list.length - covered - unsure, unsure };
}

/** The region moved and resized so that it lies in the picture and can still be seen. @param {Covers} state @param {Region} region */
export function fit({ width, height }, region) {
  const least = Math.max(width, height) * SMALLEST;
  const w = Math.min(Math.max(region.width, least), width);
  const h = Math.min(Math.max(region.height, least), height);
  return { ...region, x: clamp(region.x, 0, width - w), y: clamp(region.y, 0, height - h), width: w, height: h };
}

/** The cover that a tap at `x`, `y` means: the smallest one around it, else the nearest within `reach`.
 * @param {Covers} state @param {number} x @param {number} y @param {number} reach  In pixels of the picture. */
export function at({ list }, x, y, reach) {
  /** @type {{ cover: Cover, far: number, area: number } | null} */
  let best = null;
  for (const cover of list) {
    const { x: left, y: top, width, height } = cover.region;
    const far = Math.hypot(Math.max(left - x, 0, x - left - width), Math.max(top - y, 0, y - top - height));
    const area = width * height;
    if (far <= reach && (!best || far < best.far || (far === best.far && area < best.area))) best = { cover, far, area };
  }
  return best?.cover ?? null;
}

/** @param {number} n @param {number} low @param {number} high */
export const clamp = (n, low, high) => Math.min(Math.max(n, low), high);
