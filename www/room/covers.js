// Covers: what is hidden in one picture, with undo. Plain values; each change gives a new state and leaves the old one be.

import { bounds, far, placed } from './outlines.js';

/** @typedef {import('./types.js').Outline} Outline */
/** @typedef {import('./types.js').Look} Look */
/** @typedef {'face' | 'unsure' | 'added'} Origin  Found for certain, found perhaps, or drawn by the person. */
/** @typedef {{ id: number, origin: Origin, on: boolean, region: Outline, inverse: boolean }} Cover  An inverse one covers all but what it marks. */
/** @typedef {{ list: readonly Cover[], look: Look }} Page  What one step of undo brings back. */
/** `searched` where faces were looked for. @typedef {Page & { past: readonly Page[], future: readonly Page[], next: number, width: number, height: number, searched: boolean }} Covers */

/** From this score on it is a face; below it, it may be one. */
export const SURE = 0.4;
/** How many steps can be undone. */
const STEPS = 100;
/** The smallest side of a box, as a part of the picture's longer side. */
const SMALLEST = 0.008;

/** The covers proposed for a picture of `width` by `height` pixels. What may be a face is covered like one.
 * @param {readonly import('./types.js').Face[] | null} faces  Null where nobody looked for any. @param {number} width @param {number} height @returns {Covers} */
export function propose(faces, width, height) {
  const list = lines(faces ?? []).map(({ region, score }, id) => {
    return { id, origin: /** @type {Origin} */ (score >= SURE ? 'face' : 'unsure'), on: true, region, inverse: false };
  });
  return { list, look: 'solid', past: [], future: [], next: list.length, width, height, searched: faces !== null };
}

/** Faces in the order in which a page is read: line by line, each from its left. @param {readonly import('./types.js').Face[]} faces */
function lines(faces) {
  const placed = faces.map((face) => ({ face, ...bounds(face.region) })).map((one) => ({ ...one, middle: one.y + one.height / 2 })).sort((a, b) => a.middle - b.middle);
  /** @type {(typeof placed)[]} */
  const all = [];
  for (const one of placed) {
    const [first] = all.at(-1) ?? [];
    if (first && one.middle - first.middle < Math.max(one.height, first.height) / 2) all.at(-1)?.push(one);
    else all.push([one]);
  }
  return all.flatMap((line) => line.sort((a, b) => a.x - b.x).map(({ face }) => face));
}

/** @param {Covers} state @returns {Page} */
const page = ({ list, look }) => ({ list, look });

/** @param {Covers} state @param {readonly Cover[]} list @param {Look} [look] @returns {Covers} */
const step = (state, list, look = state.look) => ({ ...state, list, look, past: [...state.past, page(state)].slice(-STEPS), future: [] });

/** Covers what was open and the other way round. @param {Covers} state @param {number} id */
export const toggle = (state, id) => step(state, state.list.map((c) => (c.id === id ? { ...c, on: !c.on } : c)));

/** Adds a cover of the person's own, made to fit. @param {Covers} state @param {Outline} region @param {boolean} [inverse] */
export function add(state, region, inverse = false) {
  const cover = { id: state.next, origin: /** @type {Origin} */ ('added'), on: true, region: fit(state, region), inverse };
  return { ...step(state, [...state.list, cover]), next: state.next + 1 };
}

/** Moves or resizes a cover. @param {Covers} state @param {number} id @param {Outline} region */
export const change = (state, id, region) => step(state, state.list.map((c) => (c.id === id ? { ...c, region: fit(state, region) } : c)));

/** Covers the whole person under a found face, or the head alone again. @param {Covers} state @param {number} id */
export const person = (state, id) => step(state, state.list.map((c) => {
  if (c.id !== id || 'points' in c.region) return c;
  const whole = c.region.shape === 'person' && c.on;
  return { ...c, on: true, region: { ...c.region, shape: whole ? 'ellipse' : 'person' } };
}));

/** Gives all covers another look. @param {Covers} state @param {Look} look */
export const dress = (state, look) => (look === state.look ? state : step(state, state.list, look));

/** Takes away a cover that the person added. @param {Covers} state @param {number} id */
export const remove = (state, id) => step(state, state.list.filter((c) => c.id !== id || c.origin !== 'added'));

/** @param {Covers} state @returns {Covers} */
export function undo(state) {
  const before = state.past.at(-1);
  return before ? { ...state, ...before, past: state.past.slice(0, -1), future: [page(state), ...state.future] } : state;
}

/** @param {Covers} state @returns {Covers} */
export function redo(state) {
  const [next, ...future] = state.future;
  return next ? { ...state, ...next, past: [...state.past, page(state)], future } : state;
}

/** What is hidden, as the core takes it. @param {Covers} state @returns {import('./types.js').CoverShape[]} */
export const chosen = ({ list, look }) => list.filter((c) => c.on).map(({ region, inverse }) => ({ ...region, look, inverse }));

/** How many places are covered and how many open, how many of them all may be no face, and of the open ones, as a receipt has it: how many are open is
 * not said where nobody looked.
 * @param {Covers} state */
export function count({ list, searched }) {
  const open = list.filter((c) => !c.on);
  const unsure = (/** @type {readonly Cover[]} */ of) => of.filter((c) => c.origin === 'unsure').length;
  return { covered: list.length - open.length, open: open.length, unsure: unsure(list), stay: { ...searched ? { open: open.length } : {}, unsure: unsure(open) } };
}

/** The region moved and resized so that it lies in the picture and can still be seen. @param {{ width: number, height: number }} picture @param {Outline} region */
export function fit({ width, height }, region) {
  const least = Math.max(width, height) * SMALLEST;
  const held = bounds(region);
  const w = Math.min(Math.max(held.width, least), width);
  const h = Math.min(Math.max(held.height, least), height);
  return placed(region, { x: clamp(held.x, 0, width - w), y: clamp(held.y, 0, height - h), width: w, height: h });
}

/** The cover that a tap at `x`, `y` means: the smallest one around it, else the nearest within `reach`.
 * @param {Covers} state @param {number} x @param {number} y @param {number} reach  In pixels of the picture. */
export function at({ list }, x, y, reach) {
  /** @type {{ cover: Cover, away: number, area: number } | null} */
  let best = null;
  for (const cover of list) {
    const away = far(cover.region, x, y);
    const { width, height } = bounds(cover.region);
    const area = width * height;
    if (away <= reach && (!best || away < best.away || (away === best.away && area < best.area))) best = { cover, away, area };
  }
  return best?.cover ?? null;
}

/** @param {number} n @param {number} low @param {number} high */
export const clamp = (n, low, high) => Math.min(Math.max(n, low), high);
