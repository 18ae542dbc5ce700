// The guard in front of the uploads of two intake systems, replayed: the elements of their published markup, bound by the very libraries that they
// use. What is chosen or dropped there goes through the room, and the page's own code meets the safe copy and nothing else. In Firefox as well, with what
// is pasted.

import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, describe, it } from 'node:test';
import * as esbuild from 'esbuild';
import { launch as launchFirefox } from 'puppeteer-core';
import { firefox } from '../../tools/programs.mjs';
import { at } from '../../tools/project.mjs';
import { app } from '../../www/examples/server.mjs';
import { en } from '../words.mjs';
import { photos, secrets } from './photos.mjs';
import { add, button, card, cleanIn, leave } from './room.mjs';
import { launch, listening } from './start.mjs';

const raw = { name: 'IMG_0001.txt', mimeType: 'text/plain', buffer: Buffer.from('what was seen that night\n') };
const safe = /^[a-z2-7]{12}\.txt$/;
/** The policy of the page that GlobaLeaks serves, as its source had it when this was written; without where it reports to and its nonce. */
const POLICY = [
  "base-uri 'none'", "connect-src 'self'", "default-src 'none'", "font-src 'self'", "form-action 'none'", "frame-ancestors 'none'", "frame-src 'self'", "img-src 'self' data:",
  "media-src 'self'", "script-src 'self'", "style-src 'self'", 'trusted-types angular angular#bundler dompurify default', "require-trusted-types-for 'script'",
].join(';');

/** Where a file can be given, what to press or drop it on, what of the page it reaches, whether several are taken, and whether
 * nothing but photos is. @typedef {{ page: 'globaleaks' | 'uwazi', name: string, press?: string, drop?: string, reaches: string[], several?: true, photo?: true }} Place */
/** @type {Place[]} */
const PLACES = [
  { page: 'globaleaks', name: 'a question of a report, chosen', press: 'label[for=customFile-question]', reaches: ['model', 'flow'] },
  { page: 'globaleaks', name: 'a question of a report, dropped', drop: '.drag-drop .mx-2', reaches: ['flow'] },
  { page: 'globaleaks', name: 'a file that is added to a report', press: 'label[for=customFile]', reaches: ['added'] },
  { page: 'uwazi', name: 'a supporting file, chosen', press: '.attachments-modal button', reaches: ['chosen'] },
  { page: 'uwazi', name: 'a supporting file, dropped', drop: '.attachments-modal h4', reaches: ['dropped'] },
  { page: 'uwazi', name: 'a picture of the public form, chosen', press: '.upload-button button', reaches: ['picture'], photo: true },
  { page: 'uwazi', name: 'a file of a newer form, chosen', press: '.file-dropzone span', reaches: ['form'], several: true },
  { page: 'uwazi', name: 'a file of a newer form, dropped', drop: '.file-dropzone span', reaches: ['form'], several: true },
];

const program = firefox();

/** Writes the pages, their scripts bundled, and the raw file. @param {string} folder */
async function bundle(folder) {
  cpSync(at('tests/e2e/intake'), folder, { recursive: true });
  writeFileSync(join(folder, raw.name), raw.buffer);
  await esbuild.build({ entryPoints: ['globaleaks', 'uwazi'].map((name) => at('tests/e2e/intake', `${name}.js`)), bundle: true, outdir: folder, allowOverwrite: true, format: 'iife', nodePaths: [at('node_modules')], define: { 'process.env.NODE_ENV': '"production"' }, logLevel: 'error' });
}

describe('the guard before the uploads of intake systems', () => {
  /** @type {Awaited<ReturnType<typeof listening>>} */ let own;
  /** @type {import('playwright-core').Browser} */ let browser;
  /** @type {import('playwright-core').Page} */ let page;
  /** @type {string[]} */ let wrong = [];
  /** Bodies that came to the server. @type {Buffer[]} */ let came = [];
  /** @type {Record<string, string>} */ let shots = {};
  let base = '';
  const pages = mkdtempSync(join(tmpdir(), 'panah-intake-'));

  before(async () => {
    shots = await photos();
    browser = await launch();
    await bundle(pages);
    const server = app(at('pkg'), pages, () => {});
    const [listener] = server.listeners('request');
    server.removeAllListeners('request');
    server.on('request', async (request, response) => {
      if (request.url === '/globaleaks.html') for (const [name, value] of [['Content-Security-Policy', POLICY], ['Cross-Origin-Embedder-Policy', 'require-corp'], ['Cross-Origin-Opener-Policy', 'same-origin']]) response.setHeader(String(name), String(value));
      if (request.method !== 'POST') return /** @type {Function} */ (listener)(request, response);
      const chunks = [];
      for await (const chunk of request) chunks.push(chunk);
      came.push(Buffer.concat(chunks));
      response.end('ok');
    });
    own = await listening(server);
    base = own.address;
  });
  afterEach(() => page && leave(page));
  after(async () => {
    await browser.close();
    own.close();
    rmSync(pages, { recursive: true, force: true });
  });

  /** @param {Place['page']} name @param {(page: import('playwright-core').Page) => Promise<unknown>} [first] */
  async function open(name, first) {
    came = [];
    wrong = [];
    page = await browser.newPage();
    page.on('pageerror', ({ message }) => wrong.push(message));
    page.on('filechooser', () => wrong.push('a chooser of the page opened'));
    await page.addInitScript(() => {
      // The roots are closed: the test looks into them.
      const attach = Element.prototype.attachShadow;
      Element.prototype.attachShadow = function (options) { return attach.call(this, { ...options, mode: 'open' }); };
    });
    await first?.(page);
    await page.goto(`${base}/${name}.html`);
  }
  /** Gives a file as a person does. @param {Place} place */
  async function give({ press, drop }) {
    if (press) return page.locator(press).click();
    // By the browser itself: what a script puts into an event has no place in a file system, and such a drop zone would not take it.
    const { x, y, width, height } = await page.locator(String(drop)).boundingBox() ?? assert.fail();
    const session = await page.context().newCDPSession(page);
    const data = { items: [], files: [join(pages, raw.name)], dragOperationsMask: 1 };
    for (const type of /** @type {const} */ (['dragEnter', 'dragOver', 'drop'])) await session.send('Input.dispatchDragEvent', { type, x: x + width / 2, y: y + height / 2, data });
    await session.detach();
  }
  async function room() {
    for (let i = 0; i < 400 && page.frames().length < 2; i++) await page.waitForTimeout(50);
    const frame = page.frames().at(-1) ?? assert.fail();
    await frame.waitForLoadState();
    return frame;
  }
  /** @param {import('playwright-core').Frame} frame @param {boolean} photo  Whether it takes photos alone. */
  async function clean(frame, photo) {
    if (photo) await cleanIn(frame, [String(shots.gps)]);
    else await add(frame, [raw]);
    if (photo) return page.locator('dialog button:enabled', { hasText: en.fieldDone }).waitFor();
    const one = card(frame, raw.name);
    await one.getByLabel(en['known-text']).check({ timeout: 60_000 });
    await button(one, en.make).click();
    await button(one, en.takeBack).waitFor({ timeout: 60_000 });
    await page.locator('dialog button:enabled', { hasText: en.fieldDone }).waitFor();
  }
  /** Where files came in the page, under which name and with which bytes. @returns {Promise<[string, string, string][]>} */
  const reached = () => page.evaluate(() => Promise.all(/** @type {any} */ (window).reached.map(async (/** @type {[string, File]} */ [where, file]) => [where, file.name, await file.text()])));
  const hand = () => page.getByRole('button', { name: en.fieldDone });

  for (const place of PLACES) {
    it(`${place.page}, ${place.name}: the page's own code gets the safe copy alone`, async () => {
      await open(place.page);
      await give(place);
      const frame = await room();
      await clean(frame, place.photo === true);
      assert.equal(await frame.locator('#files').evaluate((node) => /** @type {HTMLInputElement} */ (node).multiple), place.several === true);
      assert.deepEqual(await reached(), []);
      await hand().dispatchEvent('click');
      await page.waitForFunction(() => /** @type {any} */ (window).reached.length > 0, undefined, { polling: 50 });
      const all = await reached();
      assert.deepEqual(all.map(([where]) => where), place.reaches);
      const [name] = all.map(([, called]) => called);
      assert.match(String(name), place.photo ? /^[a-z2-7]{12}\.jpg$/ : safe);
      if (place.photo) assert.ok(secrets.every((secret) => !all[0]?.[2].includes(secret)) && readFileSync(String(shots.gps)).includes(String(secrets[0])));
      else for (const [, called, text] of all) assert.deepEqual([called, text], [name, String(raw.buffer)]);
      if (place.reaches.includes('flow')) {
        await page.getByRole('button', { name: 'Confirm' }).click();
        await page.waitForFunction((called) => document.querySelector('.transfers')?.textContent === called, name, { polling: 50 });
        for (let i = 0; i < 100 && came.length === 0; i++) await page.waitForTimeout(50);
        assert.equal(came.length, 1);
        assert.ok(came[0]?.includes(String(name)) && !came[0].includes('IMG_0001'));
      }
      assert.deepEqual(wrong, []);
    });
  }

  for (const name of /** @type {const} */ (['globaleaks', 'uwazi'])) {
    it(`${name}: nothing passes while the room does not answer`, async () => {
      await open(name, (page) => page.route('**/panah/room.html', (route) => route.fulfill({ body: '<!doctype html>', contentType: 'text/html', headers: { 'Cross-Origin-Embedder-Policy': 'require-corp', 'Cross-Origin-Resource-Policy': 'cross-origin' } })));
      const own = PLACES.filter((one) => one.page === name);
      for (const place of [own.find(({ press }) => press), own.find(({ drop }) => drop)]) {
        await give(place ?? assert.fail());
        await page.getByText('has not opened. Nothing can be chosen here').waitFor({ timeout: 30_000 });
        assert.equal(await hand().isDisabled(), true);
        await page.getByRole('button', { name: en.cancel }).click();
        await hand().waitFor({ state: 'detached' });
      }
      assert.deepEqual([await reached(), came.length, wrong], [[], 0, []]);
    });

    it(`${name}: a raw file that a program puts into its inputs, or that is dropped, does not reach it`, async () => {
      await open(name);
      for (const input of await page.locator('input[type=file]').all()) {
        await input.setInputFiles(raw);
        await page.getByRole('button', { name: en.cancel }).click();
        assert.equal(await input.evaluate((node) => /** @type {HTMLInputElement} */ (node).files?.length), 0);
      }
      for (const place of PLACES.filter((one) => one.page === name && one.drop)) {
        await give(place);
        await page.getByRole('button', { name: en.cancel }).click();
      }
      assert.deepEqual([await reached(), came.length, wrong], [[], 0, []]);
    });
  }
});

describe('the guard in Firefox', { skip: program ? false : 'there is no Firefox here' }, () => {
  const pages = mkdtempSync(join(tmpdir(), 'panah-intake-firefox-'));
  /** @type {Awaited<ReturnType<typeof listening>>} */ let own;
  /** @type {import('puppeteer-core').Browser} */ let browser;

  before(async () => {
    await bundle(pages);
    writeFileSync(join(pages, 'paste.html'), `<!doctype html><script src="/panah/panah-intercept.js" data-room="/panah/room.html"></script><p>Paste here</p>
      <script>window.reached = []; document.addEventListener('paste', ({ clipboardData }) => { for (const item of clipboardData.items) reached.push(['pasted', item.getAsFile()]); });</script>`);
    const server = app(at('pkg'), pages, () => {});
    own = await listening(server);
    browser = await launchFirefox({ browser: 'firefox', executablePath: program ?? '', headless: true });
  });
  after(async () => {
    await browser.close();
    own.close();
    rmSync(pages, { recursive: true, force: true });
  });

  for (const [name, where, type] of [['globaleaks', '.drag-drop .mx-2', 'drop'], ['uwazi', '.attachments-modal h4', 'drop'], ['paste', 'p', 'paste']]) {
    it(`${name}: of a ${type} the page's own code gets the safe copy alone`, async () => {
      const page = await browser.newPage();
      await page.evaluateOnNewDocument(() => {
        const attach = Element.prototype.attachShadow;
        Element.prototype.attachShadow = function (options) { return attach.call(this, { ...options, mode: 'open' }); };
      });
      await page.goto(`${own.address}/${name}.html`);
      await (await page.waitForSelector(String(where)))?.evaluate((node, type) => {
        const data = new DataTransfer();
        data.items.add(new File(['raw'], 'IMG_0001.txt', { type: 'text/plain' }));
        const options = { bubbles: true, cancelable: true, composed: true };
        node.dispatchEvent(type === 'drop' ? new DragEvent('drop', { ...options, dataTransfer: data }) : Object.defineProperty(new ClipboardEvent('paste', options), 'clipboardData', { value: data }));
      }, type);
      const frame = await page.waitForFrame((one) => one.url().endsWith('/room.html'));
      const input = /** @type {import('puppeteer-core').ElementHandle<HTMLInputElement>} */ (await frame.waitForSelector('#files'));
      await input.uploadFile(join(pages, raw.name));
      for (const what of ['.card input[type=checkbox]', `.card ::-p-xpath(.//button[normalize-space()="${en.make}"])`]) await (await frame.waitForSelector(what, { visible: true, timeout: 60_000 }))?.click();
      const hand = await page.waitForSelector('>>> dialog button') ?? assert.fail();
      await page.waitForFunction((node) => !/** @type {HTMLButtonElement} */ (node).disabled, { timeout: 60_000 }, hand);
      assert.equal(await page.evaluate(() => /** @type {any} */ (window).reached.length), 0);
      await hand.evaluate((node) => /** @type {HTMLElement} */ (node).click());
      await page.waitForFunction(() => /** @type {any} */ (window).reached.length > 0);
      const [[, called, text], ...more] = await page.evaluate(() => Promise.all(/** @type {any} */ (window).reached.map(async (/** @type {[string, File]} */ [from, file]) => [from, file.name, await file.text()])));
      assert.match(called, safe);
      assert.deepEqual([text, more], [String(raw.buffer), []]);
      await page.close();
    });
  }
});
