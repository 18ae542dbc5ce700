// Whether a canvas gives back the pixels that were put on it: browsers that hide which device they run on add noise.

/** The side of the picture that tells. */
const SIDE = 64;

/** Whether random pixels come back as they are. @param {HTMLCanvasElement | OffscreenCanvas} canvas  Of any size; it is cleared. */
export function faithful(canvas) {
  canvas.width = SIDE;
  canvas.height = SIDE;
  const to = /** @type {CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D | null} */ (canvas.getContext('2d', { willReadFrequently: true }));
  if (!to) return false;
  const put = to.createImageData(SIDE, SIDE);
  crypto.getRandomValues(put.data);
  // Through an alpha that is not whole, colours come back rounded.
  for (let i = 3; i < put.data.length; i += 4) put.data[i] = 255;
  to.putImageData(put, 0, 0);
  return to.getImageData(0, 0, SIDE, SIDE).data.every((value, i) => value === put.data[i]);
}
