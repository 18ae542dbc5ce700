// The drawing of a sound.

import { make } from '../room/dom.js';

/** Draws how loud a sound is, part by part, from left to right. @param {Float32Array} loud  0 to 1. */
export function wave(loud) {
  const canvas = make('canvas', { width: loud.length * 3, height: 96 });
  const to = canvas.getContext('2d');
  if (!to) return canvas;
  to.fillStyle = '#7f9a9b';
  loud.forEach((peak, i) => {
    const high = Math.max(Math.sqrt(Math.min(peak, 1)) * 92, 2);
    to.fillRect(i * 3, (96 - high) / 2, 2, high);
  });
  return canvas;
}
