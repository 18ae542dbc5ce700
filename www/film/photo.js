// A photo of one frame: a PNG as large as the film, which then goes the way of every picture in the room.

import { make } from '../room/dom.js';

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
