// The file for browsers without WebAssembly, in a Chromium that has none: what leaves it is byte for byte what the ordinary room gives, and
// nothing is said of a search for faces that there was not.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { at } from '../../tools/project.mjs';
import { exiftool, ffmpeg } from '../../tools/programs.mjs';
import { block, unpacked } from '../unpacked.mjs';
import { en } from '../words.mjs';
import { workbook } from './books.mjs';
import { bright } from './bright.mjs';
import { clips, secrets as spoken } from './clips.mjs';
import { photo } from './heif.mjs';
import { make, secrets } from './photos.mjs';
import { add, button, card, look, makeSafe, save } from './room.mjs';
import { launch, portOf } from './start.mjs';

/** @typedef {{ job: 'look' } | { job: 'copy', level: string, covers: object[], told: object, drawn: boolean }} Asked */
/** @typedef {{ report: any, preview: any, faces: any, fault: any, receipt: any, bytes: string }} Answer */

const NAME = 'test-plain';
const plain = at('pkg', `${NAME}-nowasm.html`);
const folder = mkdtempSync(join(tmpdir(), 'panah-nowasm-'));
/** A TIFF stream of one entry: the camera's make. */
const exif = Buffer.concat([Buffer.from('II*\0\b\0\0\0\x01\0\x0f\x01\x02\0\b\0\0\0\x1a\0\0\0\0\0\0\0', 'latin1'), Buffer.from('Veritas\0')]);
const cover = { shape: 'box', x: 60, y: 30, width: 90, height: 120, look: 'solid', inverse: false };

/** Has a worker of one of both builds do a job, with the same random numbers each time. It runs in a page.
 * @param {{ script: string, core: string | null, name: string, base64: string, asked: Asked }} what @returns {Promise<Answer>} */
async function work({ script, core, name, base64, asked }) {
  const module = core && await WebAssembly.compile(await (await fetch(core)).arrayBuffer());
  const file = new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], name);
  const text = async (/** @type {Blob} */ blob) => {
    const bytes = new Uint8Array(await blob.arrayBuffer());
    let all = '';
    for (let at = 0; at < bytes.length; at += 4096) all += String.fromCharCode(...bytes.subarray(at, at + 4096));
    return btoa(all);
  };
  const worker = new Worker(script);
  /** @type {any} */
  const answer = {};
  await new Promise((done, failed) => {
    worker.onerror = ({ message }) => failed(new Error(message));
    worker.onmessage = async ({ data }) => {
      if (data.type === 'report') answer.report = data.report;
      if (data.type === 'preview') answer.preview = await text(new Blob([data.preview.pixels]));
      if (data.type === 'faces') answer.faces = data.faces;
      if (data.type === 'copy') {
        const { receipt, blob } = data;
        answer.receipt = receipt;
        answer.bytes = await text(blob);
      }
      if (data.type === 'fault') answer.fault = data.fault;
      if (data.type === 'done' || data.type === 'fault') setTimeout(done, 200);
    };
    worker.postMessage({ module, helpers: 0, file, ...asked });
  });
  worker.terminate();
  return answer;
}

describe('without WebAssembly', { skip: ffmpeg() ? false : 'no ffmpeg is installed' }, () => {
  /** @type {import('playwright-core').Browser} */ let browser;
  /** Without WebAssembly, and without a compiler for scripts. @type {import('playwright-core').Browser} */ let bare;
  /** @type {import('node:http').Server} */ let server;
  /** @type {Record<string, string>} */ let shots;
  /** @type {Record<string, string>} */ let films;
  /** @type {Record<string, string>} */ const files = {};

  before(async () => {
    console.log(execFileSync(process.execPath, [at('tools/build.mjs'), 'offline'], { encoding: 'utf8', env: { ...process.env, NAME, TITLE: '', NOWASM: '1' } }).split('\n').slice(-2)[0]);
    shots = await make({ one: { width: 320, height: 240, quality: 0.9, faces: [[40, 20, 200, 0]], orientation: 1 } }, 'plain');
    films = clips(String(ffmpeg()));
    const path = (/** @type {string} */ name) => join(folder, name);
    execFileSync(String(ffmpeg()), ['-v', 'error', '-y', '-i', shots.one ?? '', path('one.png')]);
    execFileSync(exiftool(), ['-q', '-overwrite_original', '-PNG:Author=Layla Example', '-XMP-photoshop:City=Tehran', path('one.png')]);
    writeFileSync(path('one.heic'), photo('heic', shots.one ?? '', folder, 1, exif));
    Object.assign(files, { jpeg: shots.one, png: path('one.png'), heic: path('one.heic'), mp4: films['moving.mp4'], m4a: films['voice.m4a'], ogg: films['voice.ogg'] });
    const [own, other] = [readFileSync(plain, 'utf8'), readFileSync(at('pkg/room.html'), 'utf8')];
    const seed = 'crypto.getRandomValues = (to) => to.fill(7);\n';
    /** @type {Record<string, [string, string | Uint8Array]>} */
    const served = {
      '/': ['text/html', '<!doctype html><title>x</title>'],
      '/plain.js': ['text/javascript', seed + gunzipSync(block(own, 'worker')).toString()],
      '/unread.js': ['text/javascript', `delete self.FileReaderSync;\n${seed}${gunzipSync(block(own, 'worker'))}`],
      '/ordinary.js': ['text/javascript', seed + new TextDecoder().decode(await unpacked(other, 'worker'))],
      '/core.wasm': ['application/wasm', await unpacked(other, 'core')],
    };
    server = createServer(({ url }, response) => {
      const [type, body] = served[url ?? ''] ?? ['text/plain', ''];
      response.setHeader('Content-Type', `${type}; charset=utf-8`).end(body);
    });
    await new Promise((done) => server.listen(0, '127.0.0.1', () => done(undefined)));
    browser = await launch();
    const sheet = await browser.newPage();
    await sheet.setContent('<title>Layla Example</title><p>what was seen that night</p>');
    writeFileSync(path('words.pdf'), await sheet.pdf());
    await sheet.close();
    writeFileSync(path('sums.xlsx'), await workbook('Layla'));
    Object.assign(files, { pdf: path('words.pdf'), xlsx: path('sums.xlsx') });
    bare = await launch({ args: ['--js-flags=--jitless'] });
  });
  after(async () => {
    await browser.close();
    await bare.close();
    server.closeAllConnections();
    server.close();
    rmSync(folder, { recursive: true, force: true });
    rmSync(plain);
  });

  /** @param {string} path @param {import('playwright-core').Browser} [which] */
  async function open(path, which = bare) {
    const context = await which.newContext({ viewport: { width: 1000, height: 1000 }, reducedMotion: 'reduce', acceptDownloads: true });
    const page = await context.newPage();
    await page.goto(path.startsWith('http') ? path : pathToFileURL(path).href);
    return { page, context };
  }

  it('is where the ordinary room does nothing, and says whom to ask for what', async () => {
    const { page, context } = await open(at('pkg/room.html'));
    assert.equal(await page.evaluate(() => typeof WebAssembly), 'undefined');
    await page.getByRole('alert').getByText(en.wasmOff).waitFor();
    assert.match(en.wasmOff, /another|also a file/);
    assert.equal(await page.locator('#door').count(), 0);
    await context.close();
  });

  it('opens, and promises no search for faces', async () => {
    const { page, context } = await open(plain);
    assert.equal(await page.evaluate(() => typeof WebAssembly), 'undefined');
    await page.getByText(en['hand-what']).waitFor();
    assert.equal(await page.getByText(en.what).count(), 0);
    const html = readFileSync(plain, 'utf8');
    assert.doesNotMatch(/http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? 'unsafe-eval', /unsafe-eval/);
    await context.close();
  });

  const asked = (/** @type {any} */ report, /** @type {string} */ level, /** @type {object[]} */ covers = []) => ({
    job: /** @type {const} */ ('copy'), level, covers, told: { kept: report.kept[level === 'exact' ? 'exact' : 'drawn'] }, drawn: report.kind === 'still' && level === 'unlinkable',
  });

  /** What one build answers in a browser. @param {string} path @param {readonly [import('playwright-core').Browser, string, string | null]} of @param {Asked} what */
  async function one(path, [which, script, core], what) {
    const { page, context } = await open(`http://127.0.0.1:${portOf(server)}/`, which);
    try {
      return await page.evaluate(work, { script, core, name: path.replace(/.*\//, ''), base64: readFileSync(path).toString('base64'), asked: what });
    } finally {
      await context.close();
    }
  }

  /** What both builds answer to the same. @param {string} path @param {Asked} what */
  const both = (path, what) => Promise.all([one(path, [bare, '/plain.js', null], what), one(path, [browser, '/ordinary.js', '/core.wasm'], what)]);

  /** @type {[string, [string, object[]][]][]} */
  const rows = [
    ['jpeg', [['exact', []], ['exact', [cover]], ['unlinkable', []], ['unlinkable', [cover]]]],
    ['png', [['exact', []], ['exact', [cover]], ['unlinkable', [cover]]]],
    ['heic', [['exact', []], ['unlinkable', [cover]]]],
    ['mp4', [['exact', []]]], ['m4a', [['exact', []]]], ['ogg', [['exact', []]]],
    ['xlsx', [['exact', []]]], ['pdf', [['exact', []]]],
  ];
  for (const [kind, ways] of rows) it(`gives the same bytes and the same receipt as the ordinary core: ${kind}`, async () => {
    const path = files[kind] ?? '';
    const [seen, other] = await both(path, { job: 'look' });
    assert.equal(seen.fault, undefined);
    assert.deepEqual(seen.report, other.report);
    assert.ok(seen.report.findings.length > 0, 'something is in it');
    assert.equal(seen.preview, other.preview);
    if (seen.preview) assert.ok(seen.faces === null && other.faces.length > 0, 'nobody looked for faces, where there is one');
    for (const [level, covers] of ways) {
      const [own, two] = await both(path, asked(seen.report, level, covers));
      assert.equal(own.fault, undefined, JSON.stringify(own.fault));
      assert.ok(own.bytes.length > 500);
      assert.ok(own.bytes === two.bytes, `${level} with ${covers.length} covers`);
      assert.deepEqual(own.receipt, two.receipt);
      assert.equal('open' in own.receipt.copy.kept, false);
    }
  });

  it('reads files whole where the browser has no FileReaderSync', async () => {
    for (const kind of ['jpeg', 'mp4']) {
      const path = files[kind] ?? '';
      const { report } = await one(path, [bare, '/unread.js', null], { job: 'look' });
      const what = asked(report, 'exact');
      const [own, two] = [await one(path, [bare, '/unread.js', null], what), await one(path, [browser, '/ordinary.js', '/core.wasm'], what)];
      assert.deepEqual([own.fault, own.receipt], [undefined, two.receipt]);
      assert.ok(own.bytes === two.bytes && own.bytes.length > 500, kind);
    }
  });

  it('takes out what a photo tells, covers what is covered by hand, and says that nobody looked for faces', async () => {
    const { page, context } = await open(plain);
    await add(page, [files.jpeg ?? '']);
    const one = card(page, 'IMG_one.jpg');
    await look(one);
    await one.getByText(en['hand-none']).first().waitFor();
    assert.equal(await one.getByText(en.noneFound).count(), 0);
    const canvas = one.locator('canvas').first();
    await canvas.evaluate((node) => node.scrollIntoView({ block: 'center' }));
    const box = (await canvas.boundingBox()) ?? assert.fail('no picture');
    await button(one, en['tool-box']).click();
    await canvas.evaluate((node) => node.scrollIntoView({ block: 'center' }));
    const place = (await canvas.boundingBox()) ?? box;
    await page.mouse.move(place.x + place.width * 0.1, place.y + place.height * 0.1);
    await page.mouse.down();
    await page.mouse.move(place.x + place.width * 0.5, place.y + place.height * 0.5, { steps: 5 });
    await page.mouse.up();
    await one.getByText(en.counts.replace('{covered}', '1').replace('{open}', '0')).waitFor();
    assert.ok(await one.locator('.editor').getByText(en['hand-none']).isVisible(), 'it is still said');
    await makeSafe(one);
    await one.locator('.fact.hand-none').getByText(en['hand-none']).waitFor();
    assert.equal(await one.locator('.fact.coveredOpen, .fact.coveredNone').count(), 0);
    const { name, bytes } = await save(page, button(one, en.save));
    assert.match(name, /^[a-z2-7]{12,}\.jpg$/);
    for (const secret of secrets) assert.ok(!bytes.includes(secret), secret);
    const [covered = 99, ground = 0] = await bright(page, bytes, [[0.15, 0.15, 0.45, 0.45], [0.7, 0.1, 0.95, 0.5]]);
    assert.ok(covered < 20 && ground > 60, `${covered} ${ground}`);
    await context.close();
  });

  it('takes out what a PNG, a HEIC photo, a film and voice notes tell', async () => {
    const { page, context } = await open(plain);
    for (const [kind, end] of [['png', 'png'], ['heic', 'heic'], ['mp4', 'mp4'], ['m4a', 'm4a'], ['ogg', 'ogg']]) {
      const path = files[String(kind)] ?? '';
      assert.ok([...secrets, ...spoken].some((secret) => readFileSync(path).includes(secret)), `${kind} tells something`);
      await add(page, [path]);
      const one = card(page, path.replace(/.*\//, ''));
      const tick = one.getByRole('checkbox');
      if (kind === 'png' || kind === 'heic') {
        await look(one);
        await one.locator('details.how').evaluate((fold) => { /** @type {HTMLDetailsElement} */ (fold).open = true; });
        await one.getByRole('radio', { name: en.exact }).check();
      } else {
        await one.locator('.bare-file').waitFor({ timeout: 60_000 });
        await one.getByText(kind === 'mp4' ? en['film-browser'] : en['recording-browser']).waitFor();
      }
      if (kind !== 'png') await tick.check();
      await button(one, en.make).click();
      await one.getByRole('heading', { name: en.made }).waitFor({ timeout: 120_000 });
      const { name, bytes } = await save(page, button(one, en.save));
      assert.ok(name.endsWith(`.${end}`), name);
      assert.ok(bytes.length > 1000);
      for (const secret of [...secrets, ...spoken]) assert.ok(!bytes.includes(secret), `${kind}: ${secret}`);
      await button(one, en.remove).click();
    }
    await context.close();
  });

  it('does a photo of 12 megapixels in the same way, for which its memory grows, and tells what that takes', async () => {
    const { one: large = '' } = await make({ one: { width: 4000, height: 3000, quality: 0.9, faces: [[256, 128, 1512, 0]], orientation: 1 } }, 'plain-large');
    console.log(`${plain.replace(/.*\//, '')}: ${statSync(plain).size} bytes; the photo: ${statSync(large).size} bytes`);
    /** @type {Answer[][]} */
    const all = [];
    for (const [name, ...of] of /** @type {const} */ ([['no WebAssembly, scripts not compiled', bare, '/plain.js', null], ['no WebAssembly', browser, '/plain.js', null], ['the ordinary room', browser, '/ordinary.js', '/core.wasm']])) {
      const times = [Date.now()];
      const seen = await one(large, of, { job: 'look' });
      times.push(Date.now());
      const copies = [];
      for (const covers of [[], [cover]]) {
        copies.push(await one(large, of, asked(seen.report, 'exact', covers)));
        times.push(Date.now());
      }
      console.log(`${name}: looked at in ${times.slice(1).map((at, i) => ((at - (times[i] ?? 0)) / 1000).toFixed(1)).join(' s, stripped in ').replace(/ s, stripped in (?=[^,]*$)/, ' s, covered in ')} s`);
      all.push([seen, ...copies]);
    }
    const [first, ...others] = all.map((answers) => answers.map(({ faces, ...rest }) => rest));
    for (const other of others) for (const [i, answer] of other.entries()) {
      assert.equal(answer.fault, undefined);
      assert.ok((answer.preview ?? answer.bytes).length > 100_000);
      // Not as a whole: what differs would be printed.
      for (const key of /** @type {const} */ (['preview', 'bytes'])) assert.ok(answer[key] === first?.[i]?.[key], key);
      assert.deepEqual([answer.report, answer.receipt], [first?.[i]?.report, first?.[i]?.receipt]);
    }
  });
});
