// Outlines: the shapes that a cover can have, in pixels of the picture. Plain geometry, no DOM.

/** @typedef {import('./types.js').Outline} Outline */
/** @typedef {[number, number]} Point */
/** @typedef {{ x: number, y: number, width: number, height: number }} Bounds */

/** The right half of a body below its head, as the core has it: in widths and heights of the head, from its middle and top.
 * @type {Point[]} */
const BODY = [[0.55, 0.6], [1.35, 1.15], [1.75, 2.2], [1.75, 7.2], [0, 7.2]];

/** What a shape is held by: its box; of a person, the head's. @param {Outline} outline @returns {Bounds} */
export function bounds(outline) {
  if (!('points' in outline)) return { x: outline.x, y: outline.y, width: outline.width, height: outline.height };
  const pad = outline.shape === 'brush' ? outline.width / 2 : 0;
  const xs = outline.points.map(([x]) => x);
  const ys = outline.points.map(([, y]) => y);
  const [x, y] = [Math.min(...xs) - pad, Math.min(...ys) - pad];
  return { x, y, width: Math.max(...xs) + pad - x, height: Math.max(...ys) + pad - y };
}

/** The same shape, held by another box. @param {Outline} outline @param {Bounds} to @returns {Outline} */
export function placed(outline, to) {
  if (!('points' in outline)) return { ...outline, ...to };
  const from = bounds(outline);
  const [across, down] = [to.width / (from.width || 1), to.height / (from.height || 1)];
  const points = outline.points.map(([x, y]) => /** @type {Point} */ ([to.x + (x - from.x) * across, to.y + (y - from.y) * down]));
  return outline.shape === 'brush' ? { ...outline, points, width: outline.width * Math.min(across, down) } : { ...outline, points };
}

/** The corners of the body below a head. @param {Bounds} head @returns {Point[]} */
export function body({ x, y, width, height }) {
  const half = (/** @type {number} */ side) => BODY.map(([a, b]) => /** @type {Point} */ ([x + width * (0.5 + side * a), y + height * b]));
  return [...half(1), ...half(-1).reverse()];
}

/** How far a point lies from a shape; 0 inside. @param {Outline} outline @param {number} x @param {number} y */
export function far(outline, x, y) {
  if (outline.shape === 'brush') return Math.max(0, toLine(outline.points, x, y) - outline.width / 2);
  if (outline.shape === 'polygon') return toPolygon(outline.points, x, y);
  const { x: left, y: top, width, height } = outline;
  const boxed = Math.hypot(Math.max(left - x, 0, x - left - width), Math.max(top - y, 0, y - top - height));
  return outline.shape === 'person' ? Math.min(boxed, toPolygon(body(outline), x, y)) : boxed;
}

/** @param {readonly Point[]} points @param {number} x @param {number} y */
function toLine(points, x, y) {
  let best = Infinity;
  points.forEach(([x1, y1], i) => {
    const [x2, y2] = points[i + 1] ?? [x1, y1];
    const [dx, dy] = [x2 - x1, y2 - y1];
    const along = Math.min(1, Math.max(0, ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy || 1)));
    best = Math.min(best, Math.hypot(x - x1 - along * dx, y - y1 - along * dy));
  });
  return best;
}

/** @param {readonly Point[]} points @param {number} x @param {number} y */
function toPolygon(points, x, y) {
  let winding = 0;
  points.forEach(([x1, y1], i) => {
    const [x2, y2] = points[(i + 1) % points.length] ?? [x1, y1];
    if ((y1 <= y) !== (y2 <= y) && x < x1 + ((x2 - x1) * (y - y1)) / (y2 - y1)) winding += y1 < y2 ? 1 : -1;
  });
  return winding !== 0 ? 0 : toLine(points.length > 0 ? [...points, /** @type {Point} */ (points[0])] : [], x, y);
}
