// Pixels of a picture that the browser can decode and the core cannot: AVIF nearly everywhere, JPEG XL and TIFF in Safari. Runs in
// a worker. The browser is given our exact copy, never the file as it came.

import { make, Pixels } from '../../target/web/panah.js';
import { faithful } from './faithful.js';

/** How many rows are read at a time. */
const ROWS = 256;

/** The core's room for the pixels of a file, filled. Throws where the browser cannot decode it, shows something else than the
 * file says, or alters what a page reads. @param {File} file */
export async function draw(file) {
  if (!faithful(new OffscreenCanvas(1, 1))) throw { kind: 'still-altered', at: null };
  const safe = make(file, 'exact', '[]', crypto.getRandomValues(new Uint8Array(32)));
  const copy = new Blob(safe.parts(), { type: safe.mediaType });
  safe.free();
  const bitmap = await createImageBitmap(copy);
  try {
    return read(bitmap, new Pixels(file));
  } finally {
    bitmap.close();
  }
}

/** @param {ImageBitmap} bitmap @param {Pixels} pixels */
function read(bitmap, pixels) {
  const [fullWidth = 0, fullHeight = 0, width = 0, height = 0] = pixels.sizes();
  if (bitmap.width !== fullWidth || bitmap.height !== fullHeight) throw { kind: 'refused', at: null };
  const by = Math.max(1, Math.round(fullWidth / width));
  const to = plane(width, Math.min(ROWS, height));
  for (let row = 0; row < height; row += ROWS) {
    const rows = Math.min(ROWS, height - row);
    to.clearRect(0, 0, width, rows);
    to.drawImage(bitmap, 0, row * by, Math.min(width * by, fullWidth), Math.min(rows * by, fullHeight), 0, 0, width, rows);
    pixels.put(new Uint8Array(to.getImageData(0, 0, width, rows).data.buffer));
  }
  return pixels;
}

/** @param {number} width @param {number} height */
function plane(width, height) {
  const to = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (!to) throw { kind: 'limit', at: null };
  to.imageSmoothingQuality = 'high';
  return to;
}
