// A photo of one frame: a PNG as large as the film, which then goes the way of every picture in the room.

import { make } from '../room/dom.js';

/** Whether what is drawn can be read again as it was: some browsers put noise into it, so that pages cannot tell devices apart. */
export function faithful() {
  const side = 16;
  const to = make('canvas', { width: side, height: side }).getContext('2d', { willReadFrequently: true });
  if (!to) return false;
  const drawn = to.createImageData(side, side);
  for (let i = 0; i < drawn.data.length; i += 1) drawn.data[i] = i % 4 === 3 ? 255 : (i * 37) % 256;
  to.putImageData(drawn, 0, 0);
  return to.getImageData(0, 0, side, side).data.every((value, i) => value === drawn.data[i]);
}

/** A photo of what is drawn. Throws a fault where the browser cannot make one.
 * @param {string} film  The film's name. @param {number} time  In microseconds. @param {number} width @param {number} height
 * @param {(to: CanvasRenderingContext2D) => void} draw @returns {Promise<File>} */
export async function photo(film, time, width, height, draw) {
  const canvas = make('canvas', { width, height });
  const to = canvas.getContext('2d');
  if (to) draw(to);
  /** @type {Blob | null} */
  const blob = to && await new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob) throw { kind: 'limit', at: null };
  return new File([blob], `${film} ${(time / 1e6).toFixed(2)}.png`, { type: 'image/png', lastModified: 0 });
}
