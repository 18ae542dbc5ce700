// What a slow phone costs a person: the room in a browser that gets a quarter of one core (by a cgroup, as root), beside the same at full
// speed in one run. Seconds until the first screen shows and until a file can be worked on; until a photo of 12 megapixels, JPEG and HEIC,
// has been searched, looked at and saved; the longest task of the page's thread, in milliseconds of the processor; and the memory of the
// page's process with twenty photos. Taps come as soon as there is what to tap, and a picture stands still for as long as the room asks for.
//
//   node bench/slow.mjs [part]        0.25 of one core unless told otherwise

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { pathToFileURL } from 'node:url';
import { at } from '../tools/project.mjs';
import { exiftool, ffmpeg } from '../tools/programs.mjs';
import { en } from '../tests/words.mjs';
import { photo } from '../tests/e2e/heif.mjs';
import { make } from '../tests/e2e/photos.mjs';
import { add, button, card, look, save } from '../tests/e2e/room.mjs';
import { launch } from '../tests/e2e/start.mjs';
import { browserProcesses, held, slow } from './browser.mjs';

const part = Number(process.argv[2] ?? 0.25);
const plan = { width: 4000, height: 3000, quality: 0.9, orientation: 1, faces: [[100, 300, 1800, 0], [2200, 900, 1300, 0]] };
const shots = await make({ slow: plan }, 'bench-slow');
const jpeg = String(shots.slow);
const heic = jpeg.replace(/\.jpg$/, '.heic');
if (ffmpeg() && !existsSync(heic)) {
  const folder = at('target');
  const exif = execFileSync(exiftool(), ['-b', '-Exif', jpeg], { maxBuffer: 1 << 26 });
  writeFileSync(heic, photo('heic', jpeg, folder, 1, exif, true));
}
const many = Array.from({ length: 20 }, (_, i) => ({ name: `IMG_${i}.jpg`, mimeType: 'image/jpeg', buffer: readFileSync(jpeg) }));
const address = pathToFileURL(at('pkg/room.html')).href;

/** @typedef {Record<string, number>} Row  What was measured, by its name. */

/** @param {number} share  Of one core; 0 for all that there is. @returns {Promise<Row>} */
async function measure(share) {
  const browser = await launch();
  const open = async () => {
    const page = await browser.newPage({ viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true });
    // The page and its processes are there before what is measured begins.
    await page.goto('about:blank');
    if (share > 0) slow(share, browserProcesses());
    return page;
  };
  /** @type {Row} */
  const row = {};
  const timed = async (/** @type {string} */ name, /** @type {() => Promise<unknown>} */ act) => {
    const from = performance.now();
    await act();
    row[name] = (performance.now() - from) / 1000;
  };

  const page = await open();
  const from = performance.now();
  await page.goto(address, { waitUntil: 'commit' });
  await page.locator('body:not(.turning) h1').waitFor({ timeout: 0 });
  row['first screen'] = (performance.now() - from) / 1000;
  await page.locator('h1[data-said]').waitFor({ timeout: 0 });
  row['usable'] = (performance.now() - from) / 1000;

  for (const path of [jpeg, heic].filter(existsSync)) {
    const kind = path === jpeg ? 'JPEG' : 'HEIC';
    const one = card(page, path.replace(/.*\//, ''));
    await browser.startTracing(page, { categories: ['disabled-by-default-devtools.timeline'] });
    await timed(`${kind}, all`, async () => {
      await timed(`${kind}, to the covers`, async () => {
        await add(page, [path]);
        await button(one, en.make).waitFor({ timeout: 0 });
      });
      await look(one);
      await timed(`${kind}, to the copy`, async () => {
        await button(one, en.make).click({ timeout: 0 });
        await one.getByRole('heading', { name: en.made }).waitFor({ timeout: 0 });
      });
      await save(page, button(one, en.save));
    });
    /** @type {{ traceEvents: { name: string, pid: number, tid: number, tdur?: number, args: { name?: string } }[] }} */
    const { traceEvents } = JSON.parse(String(await browser.stopTracing()));
    const threads = new Set(traceEvents.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain').map(({ pid, tid }) => `${pid} ${tid}`));
    row[`${kind}, longest task (ms)`] = Math.max(...traceEvents.filter(({ name, pid, tid }) => name === 'RunTask' && threads.has(`${pid} ${tid}`)).map(({ tdur = 0 }) => tdur / 1000));
  }
  await page.close();

  if (share === 0) {
    const full = await open();
    await full.goto(address);
    await full.locator('h1[data-said]').waitFor();
    let most = 0;
    const watch = setInterval(() => { most = Math.max(most, held().page); }, 250);
    await add(full, many);
    await full.locator('.thumbs li:last-child [data-standing=asks], .thumbs li:last-child [data-standing=ready]').waitFor({ timeout: 0 });
    clearInterval(watch);
    row['twenty photos (MB)'] = most;
  }
  await browser.close();
  return row;
}

const quick = await measure(0);
const slowly = process.getuid?.() === 0 ? await measure(part) : {};
console.log(`${cpus().length} x ${cpus()[0]?.model}; JPEG and HEIC of 12 megapixels, 360x640`);
console.log(`${''.padEnd(28)}${'full speed'.padStart(12)}${`${part} of a core`.padStart(16)}${'times'.padStart(8)}`);
for (const [name, value] of Object.entries(quick)) {
  const other = slowly[name];
  const digits = /ms|MB/.test(name) ? 0 : 2;
  console.log(`${name.padEnd(28)}${value.toFixed(digits).padStart(12)}${(other === undefined ? '' : other.toFixed(digits)).padStart(16)}${(other === undefined ? '' : (other / value).toFixed(1)).padStart(8)}`);
}
