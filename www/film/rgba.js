// Red, green and blue to planes, for the few decoders that give nothing else: BT.709, limited range (ITU-R BT.709-6, 3.5).

/** @param {ArrayBuffer} bytes @param {import('./frames.js').Layout} layout  Of RGBA.
 * @returns {{ bytes: ArrayBuffer, layout: import('./frames.js').Layout }}  I420. */
export function toI420(bytes, layout) {
  const { width, height, planes } = layout;
  const from = new Uint8Array(bytes);
  const { offset, stride } = planes[0] ?? { offset: 0, stride: width * 4 };
  const [w, h] = [(width + 1) >> 1, (height + 1) >> 1];
  const whole = width * height;
  const to = new Uint8ClampedArray(whole + 2 * w * h);
  const sums = new Float32Array(2 * w * h);
  const counts = new Uint8Array(w * h);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0, p = offset + y * stride; x < width; x += 1, p += 4) {
      const [r, g, b] = [from[p] ?? 0, from[p + 1] ?? 0, from[p + 2] ?? 0];
      to[y * width + x] = 16 + 0.1826 * r + 0.6142 * g + 0.062 * b;
      const q = (y >> 1) * w + (x >> 1);
      sums[q] = (sums[q] ?? 0) - 0.1006 * r - 0.3386 * g + 0.4392 * b;
      sums[w * h + q] = (sums[w * h + q] ?? 0) + 0.4392 * r - 0.3989 * g - 0.0403 * b;
      counts[q] = (counts[q] ?? 0) + 1;
    }
  }
  for (let q = 0; q < 2 * w * h; q += 1) to[whole + q] = 128 + (sums[q] ?? 0) / (counts[q % (w * h)] || 1);
  const packed = [{ offset: 0, stride: width }, { offset: whole, stride: w }, { offset: whole + w * h, stride: w }];
  return { bytes: to.buffer, layout: { ...layout, format: 'I420', matrix: 'bt709', full: false, planes: packed } };
}
