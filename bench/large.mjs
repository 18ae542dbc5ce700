// A film of more than 4 GiB, stripped at the Exact level by the desk tool and by the room's core in a worker of a headless
// Chromium: how fast beside the digest alone, and in how much memory. The copy is decoded nowhere; its digest and what a
// second inspection says of it are compared.
//
//   node bench/large.mjs [GIBIBYTES]

import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statfsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { at } from '../tools/project.mjs';
import { ffmpeg } from '../tools/programs.mjs';
import { launch, portOf } from '../tests/e2e/start.mjs';

const size = Number(process.argv[2] ?? 4.1) * 2 ** 30;
const program = ffmpeg();
const { bavail, bsize } = statfsSync(tmpdir());
if (!program || bavail * bsize < size * 2.5) {
  console.log(`${program ? 'there is too little room on the disk' : 'ffmpeg is not installed, and makes the film'}: nothing is measured.`);
  process.exit(0);
}
const room = mkdtempSync(join(tmpdir(), 'panah-large-'));
const [clip, film, copy] = ['clip.mp4', 'film.mp4', 'copy.mp4'].map((name) => join(room, name));

/** Runs the desk tool. Returns seconds, and the most memory that it held in MiB. @param {...string} args */
async function desk(...args) {
  const from = performance.now();
  const child = spawn(at('target/release/panah'), args, { stdio: 'ignore' });
  let most = 0;
  const watch = setInterval(() => {
    try {
      most = Math.max(most, Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0));
    } catch {
      // It has ended.
    }
  }, 20);
  const status = await new Promise((done) => child.on('exit', done));
  clearInterval(watch);
  if (status !== 0) throw new Error(`the desk tool ended with ${status}`);
  return { seconds: (performance.now() - from) / 1000, memory: most / 1024 };
}

const worker = `
import start, { Hasher, inspect, strip } from '/panah.js';
const ready = start('/panah.wasm');
const digest = async (file) => {
  const [hasher, reader] = [new Hasher(), file.stream().getReader()];
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return hasher.finish();
    hasher.push(value);
  }
};
const timed = async (work) => {
  const from = performance.now();
  const value = await work();
  return [(performance.now() - from) / 1000, value];
};
/** The digest, taken by another worker while this one strips: as the room's worker does it. */
const beside = (file) => new Promise((done) => {
  const worker = new Worker('/worker.js', { type: 'module' });
  let finish;
  const digested = new Promise((done) => { finish = done; });
  worker.onmessage = ({ data }) => data.begun ? done(digested) : finish(data.sha256);
  worker.postMessage({ file, alone: true });
}).then((digested) => ({ digested }));
onmessage = async ({ data: { file, alone } }) => {
  try {
    const { memory } = await ready;
    if (alone) {
      postMessage({ begun: true });
      return postMessage({ sha256: await digest(file) });
    }
    const [digested] = await timed(() => digest(file));
    const [stripped, made] = await timed(async () => {
      const other = await beside(file);
      const stripped = strip(file);
      return stripped.received(await other.digested);
    });
    const held = memory.buffer.byteLength;
    const receipt = JSON.parse(made.receipt);
    const blob = new Blob(made.parts());
    const same = blob.size === receipt.copy.len && await digest(blob) === receipt.copy.sha256;
    postMessage({ digested, stripped, held, same, len: blob.size, findings: JSON.parse(inspect(blob)).findings.length });
  } catch (error) {
    postMessage({ error: String(error.kind ?? error) });
  }
};`;

try {
  // Noise is what takes up room; twenty seconds of it are told over and over.
  execFileSync(program, ['-y', '-v', 'error', '-f', 'lavfi', '-i', 'testsrc2=s=1280x720:r=30,noise=alls=60:allf=t', '-f', 'lavfi', '-i', 'sine=sample_rate=48000',
    '-t', '4', '-c:v', 'libx264', '-preset', 'ultrafast', '-crf', '12', '-pix_fmt', 'yuv420p', '-c:a', 'aac', clip]);
  const loops = Math.ceil(size / statSync(clip).size);
  execFileSync(program, ['-y', '-v', 'error', '-stream_loop', String(loops), '-i', clip, '-c', 'copy', film]);
  const megabytes = statSync(film).size / 1e6;
  /** @param {number} seconds */
  const rate = (seconds) => `${(megabytes / seconds).toFixed(0)} MB/s`;
  console.log(`a film of ${(megabytes * 1e6 / 2 ** 30).toFixed(2)} GiB, ${loops * 120} pictures`);

  const digest = await desk('digest', film);
  const strip = await desk('strip', film, '-o', copy, '--level', 'exact');
  console.log(`  desk tool: digest ${rate(digest.seconds)}, strip with its digests and writing ${rate(strip.seconds)} (${(digest.seconds / strip.seconds).toFixed(2)} of that), ${strip.memory.toFixed(0)} MiB at most`);
  rmSync(copy);

  /** @type {Record<string, [string, () => Buffer | string]>} */
  const files = {
    '/': ['text/html', () => '<!doctype html><title>bench</title><input type="file">'],
    '/worker.js': ['text/javascript', () => worker],
    '/panah.js': ['text/javascript', () => readFileSync(at('pkg/panah.js'))],
    '/panah.wasm': ['application/wasm', () => readFileSync(at('pkg/panah.wasm'))],
  };
  const server = createServer((request, response) => {
    const file = files[request.url ?? ''];
    if (file) response.writeHead(200, { 'Content-Type': file[0] }).end(file[1]());
    else response.writeHead(404).end();
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', () => done(undefined)));
  const browser = await launch();
  const page = await browser.newPage();
  page.setDefaultTimeout(0);
  await page.goto(`http://127.0.0.1:${portOf(server)}/`);
  await page.setInputFiles('input', film);
  const found = await page.evaluate(() => new Promise((done, fail) => {
    const worker = new Worker('/worker.js', { type: 'module' });
    worker.onmessage = ({ data }) => done(data);
    worker.onerror = (event) => fail(new Error(event.message));
    worker.postMessage({ file: document.querySelector('input')?.files?.[0] });
  }));
  await browser.close();
  server.close();
  const { digested, stripped, held, same, len, findings, error } = /** @type {any} */ (found);
  if (error) throw new Error(`in Chromium: ${error}`);
  console.log(`  Chromium: digest ${rate(digested)}, strip with its digests ${rate(stripped)} (${(digested / stripped).toFixed(2)} of that), ${(held / 2 ** 20).toFixed(0)} MiB of wasm; `
    + `the copy of ${len} bytes ${same ? 'has the digest that its receipt says' : 'DIFFERS from its receipt'}, ${findings} findings`);
} finally {
  rmSync(room, { recursive: true, force: true });
}
