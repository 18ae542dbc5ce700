// A film of more than 4 GiB and a PDF of many photos, stripped at the Exact level by the desk tool, by the core alone, and by the
// room's core in a worker of a headless Chromium: how fast beside the digest alone, and in how much memory. The copies are decoded nowhere;
// their digests and what a second inspection says of them are compared.
//
//   node bench/large.mjs [GIBIBYTES]

import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { at, built, root } from '../tools/project.mjs';
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
const [clip, film, photo, scans, copy] = ['clip.mp4', 'film.mp4', 'photo.jpg', 'scans.pdf', 'copy'].map((name) => join(room, name));

/** Runs the desk tool. Returns seconds, and the most memory that it held in MiB. @param {...string} args */
async function desk(...args) {
  const from = performance.now();
  const child = spawn(built('release/panah'), args, { stdio: 'ignore' });
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
  worker.onmessage = ({ data }) => data.begun ? done({ digested }) : finish(data.sha256);
  worker.postMessage({ file, alone: true });
});
onmessage = async ({ data: { file, alone } }) => {
  try {
    const { memory } = await ready;
    if (alone) {
      postMessage({ begun: true });
      return postMessage({ sha256: await digest(file) });
    }
    const [digested] = await timed(() => digest(file));
    const from = performance.now();
    const passed = () => (performance.now() - from) / 1000;
    const other = await beside(file);
    let received = 0;
    other.digested.then(() => { received = passed(); });
    const copy = strip(file);
    const inspected = passed();
    const made = copy.digested(await digest(new Blob(copy.parts())), await other.digested);
    const [stripped, linked] = [passed(), Math.max(inspected, received)];
    const held = memory.buffer.byteLength;
    const receipt = JSON.parse(made.receipt);
    const blob = new Blob(made.parts());
    const same = blob.size === receipt.copy.len && await digest(blob) === receipt.copy.sha256;
    postMessage({ digested, stripped, inspected, linked, held, same, len: blob.size, findings: JSON.parse(inspect(blob)).findings.length });
  } catch (error) {
    postMessage({ error: String(error.kind ?? error) });
  }
};`;

/** A PDF with the same photo on every page, each time as an object of its own. @param {Buffer} photo @param {number} pages */
function pdf(photo, pages) {
  const [parts, offsets] = [[Buffer.from('%PDF-1.4\n')], /** @type {number[]} */ ([])];
  let at = 9;
  /** @param {...(string | Buffer)} pieces */
  const object = (...pieces) => {
    offsets.push(at);
    for (const piece of [`${offsets.length} 0 obj\n`, ...pieces, '\nendobj\n']) {
      const bytes = Buffer.from(piece);
      parts.push(bytes);
      at += bytes.length;
    }
  };
  const kids = Array.from({ length: pages }, (_, page) => `${3 + page * 3} 0 R`).join(' ');
  object('<</Type/Catalog/Pages 2 0 R>>');
  object(`<</Type/Pages/Count ${pages}/Kids[${kids}]>>`);
  for (let page = 0; page < pages; page += 1) {
    const own = 3 + page * 3;
    object(`<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 400]/Contents ${own + 1} 0 R/Resources<</XObject<</P ${own + 2} 0 R>>>>>>`);
    object('<</Length 30>>\nstream\nq 300 0 0 400 0 0 cm /P Do Q   \nendstream');
    object(`<</Type/XObject/Subtype/Image/Width 3000/Height 4000/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode/Length ${photo.length}>>\nstream\n`, photo, '\nendstream');
  }
  const lines = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  parts.push(Buffer.from(`xref\n0 ${offsets.length + 1}\n0000000000 65535 f \n${lines}trailer\n<</Size ${offsets.length + 1}/Root 1 0 R>>\nstartxref\n${at}\n%%EOF\n`));
  return parts;
}

/** Strips a file by both, and prints what it took. @param {string} what @param {string} path */
async function measure(what, path) {
  const megabytes = statSync(path).size / 1e6;
  /** @param {number} seconds */
  const rate = (seconds) => `${(megabytes / seconds).toFixed(0)} MB/s`;
  console.log(what);
  const digest = await desk('digest', path);
  const strip = await desk('strip', path, '-o', copy, '--level', 'exact');
  console.log(`  desk tool: digest ${rate(digest.seconds)}, strip with its digests and writing ${rate(strip.seconds)} (${(digest.seconds / strip.seconds).toFixed(2)} of that), ${strip.memory.toFixed(0)} MiB at most`);
  rmSync(copy);
  execFileSync('cargo', ['run', '--locked', '--release', '--quiet', '--example', 'strip', '--', path], { cwd: root, stdio: 'inherit' });
  const { digested, stripped, inspected, linked, held, same, len, findings, error } = await inChromium(path);
  if (error) throw new Error(`in Chromium: ${error}`);
  console.log(`  Chromium: digest ${rate(digested)}; strip alone ${rate(inspected)}, with the digest of what was received ${rate(linked)} (${(digested / linked).toFixed(2)} of the digest), `
    + `with the copy's as well ${rate(stripped)} (${(digested / stripped).toFixed(2)}); ${(held / 2 ** 20).toFixed(0)} MiB of wasm; `
    + `the copy of ${len} bytes ${same ? 'has the digest that its receipt says' : 'DIFFERS from its receipt'}, ${findings} findings`);
}

/** Strips a file in a worker. @param {string} path @returns {Promise<any>} */
async function inChromium(path) {
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
  await page.setInputFiles('input', path);
  const found = await page.evaluate(() => new Promise((done, fail) => {
    const worker = new Worker('/worker.js', { type: 'module' });
    worker.onmessage = ({ data }) => done(data);
    worker.onerror = (event) => fail(new Error(event.message));
    worker.postMessage({ file: document.querySelector('input')?.files?.[0] });
  }));
  await browser.close();
  server.close();
  return found;
}

try {
  // Noise is what takes up room; twenty seconds of it are told over and over.
  execFileSync(program, ['-y', '-v', 'error', '-f', 'lavfi', '-i', 'testsrc2=s=1280x720:r=30,noise=alls=60:allf=t', '-f', 'lavfi', '-i', 'sine=sample_rate=48000',
    '-t', '4', '-c:v', 'libx264', '-preset', 'ultrafast', '-crf', '12', '-pix_fmt', 'yuv420p', '-c:a', 'aac', clip]);
  const loops = Math.ceil(size / statSync(clip).size);
  execFileSync(program, ['-y', '-v', 'error', '-stream_loop', String(loops), '-i', clip, '-c', 'copy', film]);
  await measure(`a film of ${(statSync(film).size / 2 ** 30).toFixed(2)} GiB, ${loops * 120} pictures`, film);
  rmSync(film);

  execFileSync(program, ['-y', '-v', 'error', '-f', 'lavfi', '-i', 'testsrc2=s=3000x4000,noise=alls=25', '-frames:v', '1', '-q:v', '2', photo]);
  const pages = 60;
  writeFileSync(scans, Buffer.concat(pdf(readFileSync(photo), pages)));
  await measure(`a PDF of ${(statSync(scans).size / 1e6).toFixed(0)} MB, ${pages} pages`, scans);
} finally {
  rmSync(room, { recursive: true, force: true });
}
