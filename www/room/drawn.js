// Pixels of a picture that the browser can decode and the core cannot: AVIF nearly everywhere, JPEG XL and TIFF in Safari. Runs in
// a worker. The browser is given our exact copy, never the file as it came.

import { make, Pixels } from '../../target/web/panah.js';

/** How many rows are read at a time. */
const ROWS = 256;
/** The side of the picture that tells whether pixels come back as they went in. */
const SIDE = 64;

/** The core's room for the pixels of a file, filled. Throws where the browser cannot decode it, shows something else than the
 * file says, or alters what a page reads. @param {File} file */
export async function draw(file) {
  if (!await isFaithful()) throw { kind: 'still-altered', at: null };
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

/** Whether a picture of random pixels, as BMP, comes back as it is. Browsers that hide which device they run on add noise. */
async function isFaithful() {
  const noise = crypto.getRandomValues(new Uint8Array(SIDE * SIDE * 3));
  const head = new DataView(new ArrayBuffer(54));
  head.setUint16(0, 0x424d);
  for (const [at, value] of [[2, 54 + noise.length], [10, 54], [14, 40], [18, SIDE], [22, SIDE], [26, 0x180001]]) head.setUint32(at ?? 0, value ?? 0, true);
  const bitmap = await createImageBitmap(new Blob([head.buffer, noise], { type: 'image/bmp' }));
  const to = plane(SIDE, SIDE);
  to.drawImage(bitmap, 0, 0);
  bitmap.close();
  const { data } = to.getImageData(0, 0, SIDE, SIDE);
  // Stored from the lowest row up, blue first.
  return noise.every((value, i) => {
    const pixel = Math.floor(i / 3);
    const row = SIDE - 1 - Math.floor(pixel / SIDE);
    return data[(row * SIDE + pixel % SIDE) * 4 + 2 - i % 3] === value;
  });
}
