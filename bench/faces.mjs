// @ts-nocheck: it drives a page of its own by names that no type knows.
// Times the face detector: natively, and beside onnxruntime-web, both on one thread in the same headless Chromium.
//
//   node bench/faces.mjs MODEL.onnx [SECONDS]
//
// MODEL.onnx is the source of the weights (see src/faces/YUNET.md). Both get random pixels; the detector's time holds all
// that it does (conversion to floats, network, boxes), the other's only its network. Their turns alternate, and the least
// and the median time of each are printed. The multiply-adds counted are those of the network with its landmarks.
import { execFileSync, spawnSync } from 'node:child_process';
import { createServer } from 'node:http';
import { copyFileSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomFillSync } from 'node:crypto';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';
import { built, wasmFlags } from '../tools/project.mjs';
import { without } from '../tools/wasm.mjs';

const [model, seconds = '6'] = process.argv.slice(2);
if (!model) throw new Error('usage: node bench/faces.mjs MODEL.onnx [SECONDS]');
const root = new URL('..', import.meta.url).pathname;
const out = join(root, 'target/bench');
const bindgen = process.env.WASM_BINDGEN ?? 'wasm-bindgen';
const engine = built('wasm32-unknown-unknown/wasm/examples/faces_engine.wasm');

if (!process.env.BUILT) {
  const build = (args, env) => execFileSync('cargo', ['build', '--locked', ...args], { cwd: root, env: { ...process.env, ...env }, stdio: 'inherit' });
  build(['--profile', 'wasm', '--target', 'wasm32-unknown-unknown', '--no-default-features', '--features', 'documents', '--example', 'faces_engine'], wasmFlags());
  build(['--release', '--example', 'faces'], {});
}
// A copy, as of the core itself, says that it does without reference types.
const plain = join(out, 'plain', 'faces_engine.wasm');
mkdirSync(join(out, 'plain'), { recursive: true });
copyFileSync(engine, plain);
without(plain);
execFileSync(bindgen, ['--target', 'web', '--no-typescript', '--out-dir', out, plain], { cwd: root, stdio: 'inherit' });

const runtime = join(createRequire(import.meta.url).resolve('onnxruntime-web'), '..');
const types = { mjs: 'text/javascript', js: 'text/javascript', wasm: 'application/wasm' };
const page = `<!doctype html><script type="module">
import * as ort from '/ort/ort.wasm.min.mjs';
import start, { Picture, multiply_and_add } from '/faces_engine.js';
ort.env.wasm.numThreads = 1;
ort.env.logLevel = 'error';
ort.env.wasm.wasmPaths = '/ort/';
await start();
const session = await ort.InferenceSession.create('/model.onnx', { logSeverityLevel: 3 });
function random(count) {
  const bytes = new Uint8Array(count);
  for (let i = 0; i < count; i += 65536) crypto.getRandomValues(bytes.subarray(i, i + 65536));
  return bytes;
}
async function turns(jobs, seconds) {
  const times = jobs.map(() => []);
  for (const job of jobs) await job();
  const end = performance.now() + seconds * 1000;
  while (performance.now() < end) {
    for (const [i, job] of jobs.entries()) {
      const begin = performance.now();
      await job();
      times[i].push(performance.now() - begin);
    }
  }
  return times.map((list) => list.sort((a, b) => a - b)).map((list) => ({ min: list[0], median: list[list.length >> 1] }));
}
window.compare = async (width, height, seconds) => {
  const rgb = random(width * height * 3);
  const picture = new Picture(width, height, rgb);
  const input = new ort.Tensor('float32', Float32Array.from(rgb), [1, 3, height, width]);
  const jobs = [() => picture.search(1, 0.4), () => session.run({ input })];
  const result = await turns(jobs, seconds);
  picture.free();
  return result;
};
window.peak = () => {
  const rounds = 20e6;
  const times = Array.from({ length: 5 }, () => {
    const begin = performance.now();
    multiply_and_add(rounds);
    return performance.now() - begin;
  });
  return rounds * 12 * 4 * 2 / Math.min(...times) / 1e6;
};
window.whole = async (width, height) => {
  const picture = new Picture(width, height, random(width * height * 3));
  const [time] = await turns([() => picture.search(0, 0.4)], 4);
  picture.free();
  return time;
};
document.title = 'ready';
</script>`;

/** The model with free height and width: its file says 640 twice, as the varints 0x80 0x05 in the input's shape. */
function flexible(onnx) {
  const fixed = Buffer.from([0x0a, 0x03, 0x08, 0x80, 0x05, 0x0a, 0x03, 0x08, 0x80, 0x05]);
  const at = onnx.indexOf(fixed);
  if (at < 0) return onnx;
  // Dimension { dim_param = "h" }, { dim_param = "w" }, each as long as what it replaces.
  Buffer.from([0x0a, 0x03, 0x12, 0x01, 0x68, 0x0a, 0x03, 0x12, 0x01, 0x77]).copy(onnx, at);
  return onnx;
}

const server = createServer((request, response) => {
  const path = new URL(request.url, 'http://x').pathname;
  const send = (type, body) => response.writeHead(200, { 'content-type': type }).end(body);
  try {
    if (path === '/favicon.ico') return send('image/x-icon', '');
    if (path === '/') return send('text/html', page);
    if (path === '/model.onnx') return send('application/octet-stream', flexible(readFileSync(model)));
    const file = path.startsWith('/ort/') ? join(runtime, path.slice(5)) : join(out, path);
    send(types[path.split('.').pop()] ?? 'application/octet-stream', readFileSync(file));
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
const browser = await chromium.launch({ executablePath: process.env.CHROME ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
const tab = await browser.newPage();
tab.on('pageerror', (error) => console.error(String(error)));
tab.on('console', (message) => message.type() === 'error' && console.error(message.text()));
await tab.goto(`http://127.0.0.1:${server.address().port}/`);
await tab.waitForFunction(() => document.title === 'ready');

/** What the network multiplies and adds for so many pixels of its input, in thousand millions. */
const gigaflop = (pixels) => (2 * 258e6 * pixels) / (640 * 480) / 1e9;

/** The least seconds that the native detector takes for a picture of noise, of three times. */
function native(width, height, ...scale) {
  const folder = join(out, 'noise');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'noise.ppm'), Buffer.concat([Buffer.from(`P6 ${width} ${height} 255\n`), randomFillSync(Buffer.alloc(width * height * 3))]));
  const turns = Array.from({ length: 3 }, () => {
    const { stderr } = spawnSync(built('release/examples/faces'), [folder, join(out, 'noise.json'), '0.4', ...scale], { encoding: 'utf8' });
    return Number(/faces, ([\d.]+) s/.exec(stderr)?.[1]);
  });
  rmSync(folder, { recursive: true });
  return Math.min(...turns);
}

/** The bytes of code of all functions that a pattern names (WebAssembly core specification, 5.5). @param {Buffer} wasm @param {RegExp} pattern */
function codeOf(wasm, pattern) {
  let at = 8;
  const number = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = wasm[at++];
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
    }
  };
  const text = () => {
    const length = number();
    return wasm.toString('utf8', at, at += length);
  };
  const sizes = [];
  const names = new Map();
  let imported = 0;
  while (at < wasm.length) {
    const id = wasm[at++];
    const end = number() + at;
    if (id === 2) {
      for (let left = number(); left > 0; left -= 1) {
        text();
        text();
        const kind = wasm[at++];
        if (kind === 0) imported += 1;
        if (kind !== 0) throw new Error('an import that is no function');
        number();
      }
    } else if (id === 10) {
      for (let left = number(); left > 0; left -= 1) {
        const size = number();
        sizes.push(size);
        at += size;
      }
    } else if (id === 0 && text() === 'name') {
      while (at < end) {
        const part = wasm[at++];
        const behind = number() + at;
        if (part === 1) for (let left = number(); left > 0; left -= 1) names.set(number(), text());
        at = behind;
      }
    }
    at = end;
  }
  if (names.size === 0) throw new Error('no names in the module');
  return sizes.reduce((sum, size, index) => (pattern.test(names.get(index + imported) ?? '') ? sum + size : sum), 0);
}

const weights = statSync(join(root, 'src/faces/yunet.weights')).size;
const code = codeOf(readFileSync(engine), /panah.{0,4}faces/);
console.log(`engine: ${(code / 1024).toFixed(1)} KiB of code, ${(weights / 1024).toFixed(1)} KiB of weights`);
const peak = await tab.evaluate(() => window.peak());
console.log(`this machine's peak in Chromium, one thread: ${peak.toFixed(1)} GFLOP/s`);
console.log('one scale   | detector ms (min) | GFLOP/s at min | native GFLOP/s | onnxruntime-web ms (min) | times faster, median (min)');
for (const [width, height] of [[640, 480], [1280, 960]]) {
  const [mine, other] = await tab.evaluate((a) => window.compare(...a), [width, height, Number(seconds)]);
  const work = gigaflop(width * height);
  const show = (time) => `${time.median.toFixed(1)} (${time.min.toFixed(1)})`;
  const ratio = `${(other.median / mine.median).toFixed(2)} (${(other.min / mine.min).toFixed(2)})`;
  console.log(`${width}x${height} | ${show(mine)} | ${(work / mine.min * 1000).toFixed(1)} (${(work / mine.min * 1e5 / peak).toFixed(0)} % of the peak) | ${(work / native(width, height, '1')).toFixed(1)} | ${show(other)} | ${ratio}`);
}
console.log('all scales  | detector ms (min) | native ms (min)');
for (const [width, height] of [[640, 480], [4032, 3024], [8064, 6048]]) {
  const whole = await tab.evaluate((a) => window.whole(...a), [width, height]);
  console.log(`${width}x${height} | ${whole.median.toFixed(0)} (${whole.min.toFixed(0)}) | ${(native(width, height) * 1000).toFixed(0)}`);
}
await browser.close();
server.close();
