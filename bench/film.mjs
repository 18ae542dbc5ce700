// How well faces are covered in films whose faces are where they are known to be: standing, walking, running, shaken, coming
// near, tilted, crossing and hidden for a while, and by a camera that shakes and sweeps; coded as H.264 where ffmpeg is there. Prints for each scene the share of
// face-frames of which at least 80 % is hidden, flashes (a face uncovered for one to five frames between covered ones), people told
// apart, frames in unsure spans, the part of the picture that was painted, and the frames searched a second on one thread.
//
//   node bench/film.mjs [SCENE]
//
// The faces are cut out of `faces/` beside the project (PANAH_SHARED), which has pictures with boxes (gt.json): once with whoever
// stands beside them, who is followed as well and cut off at the picture's edge, and once of people who are alone. Without it,
// there is only the astronaut. Needs ffmpeg. Where `DEFACE` is the path of that program (PyPI), it covers the same films, in black, and
// what it hides is counted in the same way, with its frames a second from file to file.

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { at, root } from '../tools/project.mjs';

const only = process.argv.slice(2);
const shared = join(process.env.PANAH_SHARED ?? at('../shared'), 'faces');
const out = at('target/bench-faces');
/** Pictures with one face of each; the order is the scenes' cast. */
const MOST = 36;

/** @typedef {{ picture: string, width: number, height: number, box: [number, number, number, number] }} Portrait */

/** What is cut out around a face: left, top, right, bottom. @param {number[]} box */
const around = ([x = 0, y = 0, w = 0, h = 0]) => [x - w * 0.55, y - h * 0.5, x + w * 1.55, y + h * 2.2];

/** Large faces that nothing spoils, from as many pictures as possible. @param {boolean} alone  Whether nobody may be beside them. @returns {Portrait[]} */
function portraits(alone) {
  if (!existsSync(join(shared, 'gt.json'))) return [{ picture: at('tests/data/astronaut.jpg'), width: 512, height: 512, box: [179, 66, 92, 118] }];
  /** @type {Record<string, { w: number, h: number, faces: { b: [number, number, number, number], [flag: string]: any }[] }>} */
  const pictures = JSON.parse(readFileSync(join(shared, 'gt.json'), 'utf8'));
  const good = Object.entries(pictures).sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([name, { w, h, faces }]) => {
    const face = faces.find(({ b, ...flags }) => {
      const [left = 0, top = 0, right = 0, bottom = 0] = around(b);
      const nobody = faces.every((other) => other.b === b || other.b[0] > right || other.b[0] + other.b[2] < left || other.b[1] > bottom || other.b[1] + other.b[3] < top);
      return (nobody || !alone) && b[2] >= 60 && b[3] >= 90 && Object.values(flags).every((flag) => flag === 0);
    });
    return face ? [{ picture: join(shared, 'images', `${name}.jpg`), width: w, height: h, box: face.b }] : [];
  });
  return good.filter((_, i) => i % Math.max(1, Math.floor(good.length / MOST)) === 0).slice(0, MOST);
}

for (const alone of existsSync(join(shared, 'gt.json')) ? [false, true] : [true]) {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  for (const [i, { picture, width, height, box: [x, y, w, h] }] of portraits(alone).entries()) {
    const [l = 0, t = 0, r = 0, b = 0] = around([x, y, w, h]);
    const [left, top, right, bottom] = [Math.max(0, Math.floor(l)), Math.max(0, Math.floor(t)), Math.min(width, Math.ceil(r)), Math.min(height, Math.ceil(b))];
    const name = `${String(i).padStart(2, '0')}_${x - left}_${y - top}_${w}_${h}.ppm`;
    execFileSync('ffmpeg', ['-v', 'error', '-i', picture, '-vf', `crop=${right - left}:${bottom - top}:${left}:${top}`, '-pix_fmt', 'rgb24', join(out, name)]);
  }
  console.log(alone ? 'People who are alone in their pictures' : 'People with others beside them');
  execFileSync('cargo', ['run', '--locked', '--release', '--quiet', '--example', 'film', '--', out, ...only], { cwd: root, stdio: 'inherit' });
}
