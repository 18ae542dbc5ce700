// What each stage costs for one photo of 1, 12, 48 and 108 megapixels, in the desk tool and in the room's core in a worker of a
// headless Chromium; and SHA-256 beside hash-wasm in the same worker. Times are the median of a few runs, in milliseconds.
// The desk tool's times hold its start; a browser's hold reading the file through FileReaderSync. Memory is what the core of
// one worker had grown to when all stages were done.

import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { cpus } from 'node:os';
import { at, built } from '../tools/project.mjs';
import { make } from '../tests/e2e/photos.mjs';
import { launch, portOf } from '../tests/e2e/start.mjs';

const sizes = { '1 MP': [1152, 864], '12 MP': [4000, 3000], '48 MP': [8000, 6000], '108 MP': [12000, 9000] };
const runs = Number(process.env.RUNS ?? 3);

const shots = await make(Object.fromEntries(Object.entries(sizes).map(([name, [width, height]]) => [name.replace(' ', ''), {
  width, height, quality: 0.9, orientation: 1, faces: [[0, 0, height * 0.6, 0], [width * 0.6, height * 0.3, height * 0.4, 0]],
}])), 'bench-photos');

/** @param {number[]} times */
const median = (times) => times.sort((a, b) => a - b)[times.length >> 1];

/** @param {() => unknown} work */
function timed(work) {
  const times = [];
  for (let i = 0; i < runs; i += 1) {
    const from = performance.now();
    work();
    times.push(performance.now() - from);
  }
  return median(times);
}

/** Runs the desk tool, its output thrown away. @param {string[]} args */
const desk = (...args) => execFileSync(built('release/panah'), args, { stdio: ['ignore', 'ignore', 'inherit'] });

/** @param {string} photo @returns {Record<string, number>} */
function native(photo) {
  const out = at('target/bench.jpg');
  const times = {
    inspect: timed(() => desk('inspect', photo)),
    'strip exact': timed(() => desk('strip', photo, '-o', out, '--level', 'exact')),
    'strip unlinkable': timed(() => desk('strip', photo, '-o', out, '--level', 'unlinkable')),
    digest: timed(() => desk('digest', photo)),
    detect: timed(() => desk('faces', photo, '--json')),
  };
  rmSync(out, { force: true });
  return times;
}

// The same work in a worker. `Still` decodes, so that detection holds the decoding here as it does in the desk tool.
const worker = `
import start, { Hasher, Still, inspect, make } from '/panah.js';
import * as theirs from '/hash-wasm.js';
const ready = start('/panah.wasm');
const median = (times) => times.sort((a, b) => a - b)[times.length >> 1];
const timed = async (runs, work) => {
  const times = [];
  for (let i = 0; i < runs; i += 1) {
    const from = performance.now();
    await work();
    times.push(performance.now() - from);
  }
  return median(times);
};
const strip = (file, level) => {
  const copy = make(file, level, '[]', new Uint8Array(32));
  new Blob(copy.parts());
  copy.free();
};
const jobs = {
  'inspect': (file) => inspect(file),
  'strip exact': (file) => strip(file, 'exact'),
  'strip unlinkable': (file) => strip(file, 'unlinkable'),
  'digest': async (file) => {
    const hasher = new Hasher();
    const reader = file.stream().getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) hasher.push(part.value);
    hasher.finish();
  },
  'detect': (file) => {
    const still = new Still(file);
    still.searchBegin(0.4);
    do while (still.searchStep() < 1);
    while (still.searchGoOn());
    still.searchEnd();
    still.faces();
    still.free();
  },
};
onmessage = async ({ data: { photo, runs } }) => {
  const { memory } = await ready;
  const result = {};
  if (photo) {
    const file = await (await fetch(photo)).blob();
    for (const [name, job] of Object.entries(jobs)) {
      try {
        result[name] = await timed(runs, () => job(file));
      } catch (error) {
        result[name] = null;
      }
    }
    result.memory = memory.buffer.byteLength;
  } else {
    const chunk = crypto.getRandomValues(new Uint8Array(65536));
    const other = await theirs.createSHA256();
    const mine = () => {
      const hasher = new Hasher();
      for (let i = 0; i < 1024; i += 1) hasher.push(chunk);
      hasher.finish();
    };
    const their = () => {
      other.init();
      for (let i = 0; i < 1024; i += 1) other.update(chunk);
      other.digest();
    };
    const pairs = [[], []];
    mine();
    their();
    // Turn about, so that both meet the same machine.
    for (let i = 0; i < 2 * runs + 1; i += 1) {
      pairs[0].push(await timed(1, mine));
      pairs[1].push(await timed(1, their));
    }
    result.panah = median(pairs[0]);
    result.hashWasm = median(pairs[1]);
  }
  postMessage(result);
};`;

/** @type {Record<string, [string, () => Buffer | string]>} */
const files = {
  '/': ['text/html', () => '<!doctype html><title>bench</title>'],
  '/worker.js': ['text/javascript', () => worker],
  '/panah.js': ['text/javascript', () => readFileSync(at('pkg/panah.js'))],
  '/panah.wasm': ['application/wasm', () => readFileSync(at('pkg/panah.wasm'))],
  '/hash-wasm.js': ['text/javascript', () => readFileSync(at('bench/node_modules/hash-wasm/dist/index.esm.js'))],
};
for (const [name, path] of Object.entries(shots)) files[`/${name}`] = ['image/jpeg', () => readFileSync(path)];

const server = createServer((request, response) => {
  const file = files[request.url ?? ''];
  if (file) response.writeHead(200, { 'Content-Type': file[0] }).end(file[1]());
  else response.writeHead(404).end();
});
await new Promise((done) => server.listen(0, '127.0.0.1', () => done(undefined)));
const browser = await launch();
const page = await browser.newPage();
await page.goto(`http://127.0.0.1:${portOf(server)}/`);

/** @param {string | null} photo @returns {Promise<Record<string, number | null>>} */
const inBrowser = (photo) => page.evaluate(({ photo, runs }) => new Promise((done, fail) => {
  const worker = new Worker('/worker.js', { type: 'module' });
  worker.onmessage = ({ data }) => {
    worker.terminate();
    done(data);
  };
  worker.onerror = (event) => fail(new Error(event.message));
  worker.postMessage({ photo, runs });
}), { photo, runs });

/** @param {number | null | undefined} time */
const ms = (time) => (typeof time === 'number' ? time.toFixed(time < 10 ? 1 : 0) : 'refused').padStart(12);

console.log(`Milliseconds, median of ${runs}; ${cpus().length} x ${cpus()[0]?.model}; Chromium ${browser.version()}\n`);
console.log('photo'.padEnd(10) + 'size'.padStart(10) + '  ' + 'stage'.padEnd(18) + 'native'.padStart(12) + 'Chromium'.padStart(12));
for (const [name, path] of Object.entries(shots)) {
  const here = native(path);
  const there = await inBrowser(`/${name}`);
  for (const stage of Object.keys(here)) {
    console.log(name.padEnd(10) + `${(statSync(path).size / 1e6).toFixed(1)} MB`.padStart(10) + '  ' + stage.padEnd(18) + ms(here[stage]) + ms(there[stage]));
  }
  console.log(''.padEnd(22) + `memory of the core in Chromium: ${((there.memory ?? 0) / 2 ** 20).toFixed(0)} MiB`);
}
const { panah, hashWasm } = /** @type {{ panah: number, hashWasm: number }} */ (await inBrowser(null));
/** @param {number} time */
const rate = (time) => `${(67.108864 / time * 1000).toFixed(0)} MB/s`;
console.log(`\nSHA-256 of 64 MiB in 64 KiB chunks, one worker, turn about: panah ${rate(panah)}, hash-wasm ${rate(hashWasm)}, ${(hashWasm / panah).toFixed(2)}x`);
await browser.close();
server.close();
