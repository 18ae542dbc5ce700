// A drawing of the tiles of a picture, with those marked of which nothing can be known. The picture itself is not drawn.

import { make } from '../../room/dom.js';
import { label } from '../../room/words.js';

/** From so many tiles on they are too small to be told apart. */
const MOST = 1 << 22;

/** The drawing; nothing where no tile is covered, or there are too many. @param {import('./types.js').Tiles} tiles */
export function drawn({ grid: [across, down], runs }) {
  if (runs.length === 0 || across * down > MOST) return null;
  const canvas = make('canvas', { className: 'tiles', width: across, height: down, role: 'img' });
  label(canvas, 'bundle-check-map');
  const to = canvas.getContext('2d');
  if (!to) return null;
  to.fillStyle = getComputedStyle(document.documentElement).color;
  for (const [from, end] of runs) {
    for (let at = from; at < end;) {
      const x = at % across;
      const width = Math.min(across - x, end - at);
      to.fillRect(x, Math.floor(at / across), width, 1);
      at += width;
    }
  }
  return canvas;
}
