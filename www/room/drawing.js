// The drawing: what the covers hide, painted over the picture on the screen. The copy's covers are the core's to make.

import { body } from './outlines.js';

/** @typedef {import('./types.js').Outline} Outline */

const NS = 'http://www.w3.org/2000/svg';
let drawings = 0;

/** @param {string} tag @param {Record<string, string | number>} [attributes] @param {...Element} children */
function draw(tag, attributes = {}, ...children) {
  const node = document.createElementNS(NS, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, String(value));
  node.append(...children);
  return node;
}

/** The elements of a shape. @param {Outline} outline @returns {Element[]} */
export function shapeOf(outline) {
  const pairs = (/** @type {readonly (readonly number[])[]} */ points) => points.map((point) => point.join(',')).join(' ');
  if (outline.shape === 'brush') {
    const points = pairs(outline.points.length === 1 ? [...outline.points, ...outline.points] : outline.points);
    return [draw('polyline', { points, class: 'stroke', 'stroke-width': outline.width })];
  }
  if (outline.shape === 'polygon') return [draw('polygon', { points: pairs(outline.points) })];
  const { x, y, width, height } = outline;
  if (outline.shape === 'box') return [draw('rect', { x, y, width, height })];
  const head = draw('ellipse', { cx: x + width / 2, cy: y + height / 2, rx: width / 2, ry: height / 2 });
  return outline.shape === 'person' ? [head, draw('polygon', { points: pairs(body(outline)) })] : [head];
}

export class Drawing {
  #id = `drawing-${drawings += 1}`;
  #shapes = draw('g');
  #draft = draw('g', { class: 'draft' });
  root = draw('svg', { class: 'drawing', 'aria-hidden': 'true', preserveAspectRatio: 'none' });

  constructor() {
    const stripe = draw('path', { d: 'M0 1L1 0M-.25 .25L.25 -.25M.75 1.25L1.25 .75', class: 'stripe' });
    const stripes = draw('pattern', { id: `${this.#id}-pattern`, width: 1, height: 1, patternUnits: 'userSpaceOnUse' }, draw('rect', { width: 2, height: 2, class: 'stripe-ground' }), stripe);
    const clouds = draw('radialGradient', { id: `${this.#id}-soft` }, draw('stop', { offset: '0', class: 'cloud' }), draw('stop', { offset: '1', class: 'cloud-edge' }));
    this.root.append(draw('defs', {}, stripes, clouds), this.#shapes, this.#draft);
  }

  /** Draws what is covered. @param {import('./covers.js').Covers} state */
  show({ list, look, width, height }) {
    this.root.setAttribute('viewBox', `0 0 ${width} ${height}`);
    this.root.querySelector('pattern')?.setAttribute('patternTransform', `scale(${Math.max(width, height) / 45})`);
    const paint = look === 'solid' ? '' : `url(#${this.#id}-${look})`;
    const group = draw('g', { class: 'covers', ...(paint && { fill: paint, stroke: paint }) });
    const on = list.filter((cover) => cover.on);
    const marks = on.filter((cover) => cover.inverse);
    if (marks.length > 0) {
      const mask = draw('mask', { id: `${this.#id}-mask` }, draw('rect', { width, height, fill: '#fff' }),
        draw('g', { class: 'marks' }, ...marks.flatMap((cover) => shapeOf(cover.region))));
      group.append(mask, draw('rect', { width, height, mask: `url(#${this.#id}-mask)` }));
    }
    for (const cover of on) if (!cover.inverse) group.append(...shapeOf(cover.region));
    this.#shapes.replaceChildren(group);
  }

  /** Draws what is being drawn, or nothing. @param {Outline | null} outline */
  draft(outline) {
    this.#draft.replaceChildren(...(outline ? shapeOf(outline) : []));
  }
}
