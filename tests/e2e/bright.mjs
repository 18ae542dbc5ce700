// How bright parts of a saved picture are.

/** Mean brightness of a box of a picture, given in parts of it. @param {import('playwright-core').Page} page @param {Buffer} bytes
 * @param {number[][]} boxes  Left, top, right and bottom of each. */
export const bright = (page, bytes, boxes) => page.evaluate(async ({ base64, boxes: wanted }) => {
  const image = new Image();
  image.src = URL.createObjectURL(new Blob([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], { type: 'image/jpeg' }));
  await image.decode();
  const canvas = document.createElement('canvas');
  const [w, h] = [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
  const to = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  to.drawImage(image, 0, 0);
  return wanted.map(([x1 = 0, y1 = 0, x2 = 1, y2 = 1]) => {
    const { data } = to.getImageData(x1 * w, y1 * h, (x2 - x1) * w, (y2 - y1) * h);
    return data.reduce((sum, v, i) => (i % 4 === 3 ? sum : sum + v), 0) / (data.length * 0.75);
  });
}, { base64: bytes.toString('base64'), boxes });
