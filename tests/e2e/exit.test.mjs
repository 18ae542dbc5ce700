// Exit: at once the page is an ordinary calculator, and nothing of what was in the room is held any more: not on the page, not in its
// heap, not in a worker, under no address. A control finds each of them before.

import assert from 'node:assert/strict';
import { copyFileSync, mkdtempSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { launch as puppeteer } from 'puppeteer-core';
import { at } from '../../tools/project.mjs';
import { ffmpeg, firefox } from '../../tools/programs.mjs';
import { LANGUAGES } from '../../www/strings/languages.js';
import { catalogueOf, en } from '../words.mjs';
import { clips } from './clips.mjs';
import { photos } from './photos.mjs';
import { add } from './room.mjs';
import { launch, origin, portOf } from './start.mjs';

/** @typedef {import('playwright-core').Page} Page */

const room = pathToFileURL(at('pkg/room.html')).href;
const program = ffmpeg();
const skip = program ? false : 'ffmpeg is not installed, and makes the clips';
const folder = mkdtempSync(join(tmpdir(), 'panah-exit-'));
/** A file's name, and what its tags say. No locator asks for them: the test would put them into the page itself. */
const name = 'Zarathustra_at_the_square.jpg';
const told = ['SN-48151623', 'Layla Example', 'meet at the square'];

describe('exit', () => {
  /** @type {import('playwright-core').Browser} */ let browser;
  /** @type {Record<string, string>} */ let shots;

  before(async () => {
    shots = await photos();
    copyFileSync(String(shots.gps), join(folder, name));
    browser = await launch();
  });
  after(() => browser.close());

  /** A room, which writes down the addresses it makes, the questions it asks and what it says in the console.
   * @param {import('playwright-core').BrowserContextOptions} [options] @param {() => void} [first]  Runs before the room. */
  async function open(options, first) {
    const context = await browser.newContext({ viewport: { width: 360, height: 640 }, ...options });
    const page = await context.newPage();
    if (first) await page.addInitScript(first);
    await page.addInitScript(() => {
      const live = new Set();
      Reflect.set(window, 'live', live);
      const { createObjectURL, revokeObjectURL } = URL;
      URL.createObjectURL = (blob) => {
        const url = createObjectURL(blob);
        live.add(url);
        return url;
      };
      URL.revokeObjectURL = (url) => {
        live.delete(url);
        revokeObjectURL(url);
      };
    });
    /** @type {string[]} */
    const heard = [];
    page.on('console', (message) => heard.push(message.text()));
    page.on('pageerror', (error) => heard.push(String(error)));
    page.on('dialog', (dialog) => {
      heard.push(dialog.type());
      dialog.accept().catch(() => undefined);
    });
    await page.goto('data:text/html,before');
    await page.goto(room);
    return { context, page, heard };
  }

  /** Puts the photo with its name and tags into the room, makes its copy and saves it. @param {Page} page */
  async function work(page) {
    await add(page, [join(folder, name)]);
    await page.locator('.card[data-phase=ready] .frame').waitFor({ timeout: 120_000 });
    await page.locator('.frame').evaluate((node) => node.scrollIntoView({ block: 'start', behavior: 'instant' }));
    await page.locator('.gate.passed').waitFor();
    await page.locator('#make-all').click();
    await page.locator('.card[data-phase=made]').waitFor({ timeout: 60_000 });
    await page.locator('.shown canvas').first().waitFor();
    await Promise.all([page.waitForEvent('download'), page.locator('#save-all').click()]);
  }

  /** The heap of the page, as text. @param {Page} page */
  async function heap(page) {
    const session = await page.context().newCDPSession(page);
    /** @type {string[]} */
    const chunks = [];
    session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
    await session.send('HeapProfiler.collectGarbage');
    await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
    await session.detach();
    return chunks.join('');
  }
  /** What of the canaries a text holds. @param {string} text */
  const found = (text) => [name, ...told].filter((word) => text.includes(word));

  /** All that the document holds, shadow trees and attributes as well. @param {Page} page */
  async function markup(page) {
    const session = await page.context().newCDPSession(page);
    const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
    await session.detach();
    return JSON.stringify(root);
  }

  /** How many objects of a kind are alive in the page. @param {Page} page @param {string[]} kinds */
  async function alive(page, ...kinds) {
    const session = await page.context().newCDPSession(page);
    const counts = [];
    for (const kind of kinds) {
      const { result } = await session.send('Runtime.evaluate', { expression: `${kind}.prototype` });
      const { objects } = await session.send('Runtime.queryObjects', { prototypeObjectId: String(result.objectId) });
      const { result: { value } } = await session.send('Runtime.callFunctionOn', { objectId: String(objects.objectId), functionDeclaration: 'function () { return this.length; }' });
      counts.push(value);
    }
    await session.detach();
    return counts;
  }

  /** What the page shows to eyes. @param {Page} page */
  const shown = (page) => page.evaluate(() => ({
    title: document.title, keys: [...document.querySelectorAll('button')].map((node) => node.textContent).join(''), number: document.querySelector('output')?.textContent,
    fonts: document.fonts.size, others: [...document.body.children].filter((node) => !node.matches('button, output')).length + document.querySelectorAll('canvas, input, script, style').length,
  }));
  const calculator = { title: '+ − × ÷', keys: 'C⌫%÷789×456−123+0.=', number: '0', fonts: 0, others: 0 };

  /** @type {Record<string, (page: Page) => Promise<unknown>>} */
  const ways = {
    'the button': (page) => page.locator('.exit:visible').click(),
    'Escape, pressed twice': async (page) => {
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
    },
  };
  /** Puts fingers on the screen at once, and takes them away. @param {Page | import('playwright-core').Frame} room @param {number} fingers */
  async function touch(room, fingers) {
    const page = 'page' in room ? room.page() : room;
    const { x, y } = await room.locator('body').boundingBox() ?? { x: 0, y: 0 };
    const session = await page.context().newCDPSession(page);
    await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: Array.from({ length: fingers }, (_, i) => ({ x: Math.max(x, 0) + 40 + 60 * i, y: Math.max(y, 0) + 40, id: i })) });
    await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await session.detach();
  }
  ways['three fingers on the screen'] = (page) => touch(page, 3);
  for (const [way, leave] of Object.entries(ways)) {
    it(`by ${way} the page is a calculator, and holds nothing of a file any more`, async () => {
      const { context, page, heard } = await open();
      const entries = await page.evaluate(() => history.length);
      await work(page);
      assert.deepEqual([found(await heap(page)), found(await markup(page))], [[name, ...told], [name, ...told]], 'what is looked for can be found');
      assert.ok(await page.evaluate(() => Reflect.get(window, 'live').size > 0), 'there are addresses');
      assert.ok((await alive(page, 'File', 'HTMLCanvasElement')).every((count) => count >= 2), 'there are files and pictures');
      await leave(page);
      assert.deepEqual(await shown(page), calculator);
      await page.waitForTimeout(1000);
      assert.deepEqual(found(await markup(page)), []);
      assert.doesNotMatch(await markup(page), /panah|safe cop/i, 'no word of the room');
      assert.deepEqual(found(await heap(page)), []);
      assert.equal(await page.evaluate(() => Reflect.get(window, 'live').size), 0, 'under no address');
      assert.equal(page.workers().length, 0);
      assert.deepEqual(await alive(page, 'File', 'HTMLCanvasElement', 'ImageData', 'Worker'), [0, 0, 0, 0]);
      assert.deepEqual(await page.evaluate(() => [history.length, history.state, name]), [entries, null, '']);
      assert.deepEqual(await context.storageState(), { cookies: [], origins: [] });
      // Back does not ask, and the way forward leads to no file.
      await page.goBack();
      assert.equal(await page.evaluate(() => document.body.textContent), 'before');
      await page.goForward();
      assert.deepEqual(found(await markup(page)), []);
      assert.deepEqual(heard, []);
      await context.close();
    });
  }

  it('the screen is another before anything is painted', async () => {
    const { context, page } = await open({}, () => {
      const { ImageData: Image } = window;
      const pixels = /** @type {Uint8ClampedArray[]} */ ([]);
      window.ImageData = /** @type {any} */ (function (/** @type {[Uint8ClampedArray<ArrayBuffer>, number, number]} */ ...all) {
        pixels.push(all[0]);
        return new Image(...all);
      });
      Reflect.set(window, 'overwritten', () => pixels.map((own) => own.every((byte) => byte === 0)));
    });
    await work(page);
    assert.ok(!(await page.evaluate(() => Reflect.get(window, 'overwritten')())).includes(true), 'pixels are held');
    assert.deepEqual(await page.evaluate(() => {
      const old = document.body;
      const canvases = [...document.querySelectorAll('canvas')];
      (/** @type {HTMLElement} */ (document.querySelector('.bar .exit'))).click();
      return [old.isConnected, document.querySelectorAll('button').length, canvases.length > 0, canvases.every(({ width, height }) => width === 0 && height === 0)];
    }), [false, 19, true, true]);
    assert.ok(!(await page.evaluate(() => Reflect.get(window, 'overwritten')())).includes(false), 'and overwritten');
    await context.close();
  });

  // Before the room is unpacked, while its parts are, and where it does not open at all.
  for (const [when, first, until] of /** @type {[string, (() => void) | undefined, string][]} */ ([
    ['before the room is unpacked', undefined, '#rest'],
    ['while the font is on its way', () => {
      const { load } = FontFace.prototype;
      FontFace.prototype.load = async function () {
        await new Promise((done) => { setTimeout(done, 1500); });
        return Reflect.apply(load, this, []);
      };
    }, 'h1[data-said]'],
    ['where the room does not open', () => { Reflect.deleteProperty(window, 'WebAssembly'); }, '.closed'],
  ])) {
    it(`the page is a calculator that works ${when}, and stays one`, async () => {
      const { context, page, heard } = await open({ locale: 'fa' }, first);
      if (first) await page.locator(until).first().waitFor();
      else await page.reload({ waitUntil: 'commit' });
      await page.waitForFunction((until) => {
        if (!document.querySelector(until)) return false;
        (/** @type {HTMLElement} */ (document.querySelector('.top .exit'))).click();
        return true;
      }, until, { polling: 10 });
      assert.deepEqual(await shown(page), calculator);
      for (const key of '6×7=') await page.getByRole('button', { name: key, exact: true }).click();
      assert.equal(await page.locator('output').textContent(), '42');
      await page.waitForTimeout(3000);
      assert.deepEqual(await shown(page), { ...calculator, number: '42' });
      assert.equal(page.workers().length, 0);
      assert.deepEqual(heard, []);
      await context.close();
    });
  }

  it('what still waits to be saved is not, and nothing is said of that', async () => {
    const { context, page, heard } = await open();
    /** @type {string[]} */
    const saved = [];
    page.on('download', (download) => saved.push(download.suggestedFilename()));
    await add(page, [String(shots.gps), String(shots.turned)]);
    for (const n of [0, 1]) {
      await page.locator('.thumbs button').nth(n).click();
      await page.locator('.card[data-phase=ready] .frame').waitFor({ timeout: 120_000 });
      await page.locator('.frame').evaluate((node) => node.scrollIntoView({ block: 'start', behavior: 'instant' }));
      await page.locator('.gate.passed').waitFor();
    }
    await page.locator('#make-all').click();
    await page.waitForFunction(() => document.querySelectorAll('[data-standing=made]').length === 2);
    await page.evaluate(() => {
      (/** @type {HTMLElement} */ (document.querySelector('#save-all'))).click();
      (/** @type {HTMLElement} */ (document.querySelector('.bar .exit'))).click();
    });
    await page.waitForTimeout(1500);
    assert.ok(saved.length <= 1, String(saved));
    assert.deepEqual(heard, []);
    await context.close();
  });

  it('the calculator works, by taps and by keys', async () => {
    const { context, page } = await open({ hasTouch: true, isMobile: true });
    await page.locator('.promises').waitFor();
    await page.locator('.exit:visible').tap();
    const tap = async (/** @type {string} */ keys) => {
      for (const key of keys) await page.getByRole('button', { name: key, exact: true }).tap();
      return page.locator('output').textContent();
    };
    for (const [keys, result] of [['12+30=', '42'], ['C7×8−6=', '50'], ['C1÷3=', '0.333333333333'], ['C5÷0=', 'E'], ['C0.1+0.2=', '0.3'], ['C50%', '0.5'], ['C129⌫×2=', '24'], ['C2+3×4=', '20'], ['C6+=', '6'], ['C4+−1=', '3']]) {
      assert.equal(await tap(String(keys)), result, keys);
    }
    await page.keyboard.press('Escape');
    for (const key of ['4', '2', '*', '1', '.', '5', 'Enter']) await page.keyboard.press(key);
    assert.equal(await page.locator('output').textContent(), '63');
    for (let n = 0; n < 3; n += 1) await page.keyboard.press('Escape');
    assert.deepEqual(await shown(page), calculator, 'Escape means nothing else here');
    await context.close();
  });

  it('one Escape, or two that are apart, or one that is held, leave nothing', async () => {
    const { context, page } = await open();
    await page.locator('.promises').waitFor();
    await page.keyboard.press('Escape');
    await page.waitForTimeout(1200);
    await page.keyboard.down('Escape');
    await page.keyboard.down('Escape');
    await page.keyboard.up('Escape');
    assert.ok(await page.locator('#choose').isVisible());
    await page.keyboard.press('Escape');
    assert.deepEqual(await shown(page), calculator);
    await context.close();
  });

  it('one finger or two leave nothing', async () => {
    const { context, page } = await open({ hasTouch: true });
    await page.locator('.promises').waitFor();
    for (const fingers of [1, 2]) await touch(page, fingers);
    assert.ok(await page.locator('#choose').isVisible());
    await touch(page, 3);
    assert.deepEqual(await shown(page), calculator);
    await context.close();
  });

  it('workers overwrite what they hold and end, and one that cannot is ended', { skip }, async () => {
    // Workers that stay after they end, so that the test can look into them.
    const { context, page } = await open({}, () => {
      const { createObjectURL } = URL;
      const spy = `{ const { Instance } = WebAssembly; WebAssembly.Instance = function (...all) { const made = new Instance(...all); self.kept = made.exports.memory; return made; };
        self.close = () => { self.closed = true; }; }\n`;
      URL.createObjectURL = (blob) => createObjectURL(blob instanceof Blob && blob.type === 'text/javascript' ? new Blob([spy, blob], { type: blob.type }) : blob);
      const { terminate } = Worker.prototype;
      let ended = 0;
      Worker.prototype.terminate = function () {
        ended += 1;
        if (Reflect.get(window, 'spare')) Reflect.set(window, 'ended', ended);
        else Reflect.apply(terminate, this, []);
      };
    });
    await add(page, [String(clips(String(program))['moving.mp4'])]);
    await page.locator('.card[data-phase=ready] .frame').waitFor({ timeout: 120_000 });
    const [worker = assert.fail('no worker')] = page.workers();
    const look = () => worker.evaluate(() => {
      const bytes = new Uint8Array(Reflect.get(self, 'kept').buffer);
      return [bytes.length > 1 << 20, bytes.every((byte) => byte === 0), Reflect.get(self, 'closed') ?? false];
    });
    assert.deepEqual(await look(), [true, false, false]);
    await page.evaluate(() => Reflect.set(window, 'spare', true));
    await page.locator('.exit:visible').click();
    await page.waitForFunction(() => Reflect.get(window, 'ended') > 0);
    assert.deepEqual(await look(), [true, true, true]);
    await context.close();

    // Workers that do something else for ever when they are told to.
    const busy = await open({}, () => {
      const { createObjectURL } = URL;
      const deaf = 'self.addEventListener("message", ({ data }) => { if (data.quit) for (;;); });\n';
      URL.createObjectURL = (blob) => createObjectURL(blob instanceof Blob && blob.type === 'text/javascript' ? new Blob([deaf, blob], { type: blob.type }) : blob);
    });
    await add(busy.page, [String(clips(String(program))['moving.mp4'])]);
    await busy.page.locator('.card[data-phase=ready] .frame').waitFor({ timeout: 120_000 });
    assert.notEqual(busy.page.workers().length, 0);
    await busy.page.locator('.exit:visible').click();
    assert.deepEqual(await shown(busy.page), calculator);
    for (let n = 0; n < 1200 && busy.page.workers().length > 0; n += 1) await busy.page.waitForTimeout(50);
    assert.equal(busy.page.workers().length, 0);
    assert.deepEqual(busy.heard, []);
    await busy.context.close();
  });

  for (const [what, leave] of /** @type {[string, (page: Page) => Promise<unknown>][]} */ ([
    ['left while it is looked through', (page) => page.locator('.exit:visible').click()],
    ['left while it is played', async (page) => {
      await page.locator('.card[data-phase=ready] .frame').waitFor({ timeout: 120_000 });
      await page.locator('.steps button:has(.icon-play)').click();
      await page.locator('.exit:visible').click();
    }],
    ['removed after it was played', async (page) => {
      await page.locator('.card[data-phase=ready] .frame').waitFor({ timeout: 120_000 });
      await page.locator('.steps button:has(.icon-play)').click();
      await page.waitForTimeout(500);
      await page.locator('.card header .bare').click();
      await page.locator('.removed').waitFor({ state: 'detached', timeout: 25_000 });
    }],
  ])) {
    it(`nothing is held of a film that was ${what}`, { skip }, async () => {
      const { context, page, heard } = await open();
      const film = join(folder, 'Zarathustra_at_the_square.mp4');
      copyFileSync(String(clips(String(program))['moving.mp4']), film);
      await add(page, [film]);
      await page.locator('.card[data-phase=looking]').waitFor();
      assert.ok(Number((await alive(page, 'File'))[0]) > 0);
      await leave(page);
      await page.waitForTimeout(1500);
      assert.doesNotMatch(await heap(page) + await markup(page), /Zarathustra/);
      assert.deepEqual(await alive(page, 'File', 'HTMLCanvasElement', 'ImageData', 'Worker', 'VideoFrame'), [0, 0, 0, 0, 0]);
      assert.equal(page.workers().length, 0);
      assert.deepEqual(heard, []);
      await context.close();
    });
  }

  it('in a form the frame and the value are gone, and the page is told nothing but that', async (test) => {
    const host = `<!doctype html><html lang="en"><title>Partner</title><script type="module" src="/panah-input.js"></script><form>
      <panah-input name="evidence" room="/room.html" required></panah-input></form></html>`;
    const guarded = '<!doctype html><html lang="en"><title>Partner</title><script src="/panah-intercept.js" data-room="/room.html"></script><body><input type="file"></body></html>';
    const server = createServer((request, response) => {
      const path = String(request.url);
      const known = ['/room.html', '/panah-input.js', '/panah-intercept.js'].includes(path);
      const text = path === '/' ? host : path === '/guarded' ? guarded : '';
      response.writeHead(known || text ? 200 : 404, { 'Content-Type': path.endsWith('.js') ? 'text/javascript' : 'text/html; charset=utf-8' }).end(known ? readFileSync(at(`pkg${path}`)) : text);
    });
    await new Promise((done) => server.listen(0, '127.0.0.1', () => done(undefined)));
    test.after(() => {
      server.closeAllConnections();
      server.close();
    });
    for (const leave of Object.values(ways)) {
      const context = await browser.newContext();
      const page = await context.newPage();
      await page.addInitScript(() => {
        const told = Reflect.get(window, 'told') ?? [];
        Reflect.set(window, 'told', told);
        window.addEventListener('panah-exit', (event) => told.push([event.composed, event.bubbles, JSON.stringify(/** @type {CustomEvent} */ (event).detail)]));
      });
      await page.goto(`http://127.0.0.1:${portOf(server)}/`);
      const frame = page.frames()[1] ?? await page.waitForEvent('frameattached');
      await add(frame, [join(folder, name)]);
      await frame.locator('.card[data-phase=ready] .frame').waitFor({ timeout: 120_000 });
      await frame.locator('.frame').evaluate((node) => node.scrollIntoView({ block: 'start', behavior: 'instant' }));
      await frame.locator('.gate.passed').waitFor();
      await frame.locator('#make-all').click();
      const value = () => page.evaluate(() => {
        const element = /** @type {any} */ (document.querySelector('panah-input'));
        return [element.files.length, [...new FormData(/** @type {HTMLFormElement} */ (document.querySelector('form')))].length];
      });
      await page.waitForFunction(() => (/** @type {any} */ (document.querySelector('panah-input'))).files.length === 1);
      assert.deepEqual(await value(), [1, 1]);
      await frame.locator('.exit:visible').focus();
      await leave(/** @type {any} */ ({ locator: (/** @type {string} */ css) => frame.locator(css), keyboard: page.keyboard, page: () => page }));
      await page.waitForFunction(() => Reflect.get(window, 'told').length > 0);
      assert.deepEqual(await page.evaluate(() => Reflect.get(window, 'told')), [[true, true, '{}']]);
      // The driver hears of a frame that went a little later than the page does.
      for (let n = 0; n < 100 && page.frames().length > 1; n += 1) await page.waitForTimeout(20);
      assert.deepEqual([await value(), page.frames().length], [[0, 0], 1]);
      assert.deepEqual(found(await heap(page)), []);
      await context.close();
    }
    // A room that was opened over a page closes.
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${portOf(server)}/guarded`);
    const [frame] = await Promise.all([page.waitForEvent('frameattached'), page.locator('input').click()]);
    await frame.locator('.promises').waitFor();
    assert.equal(await page.evaluate(() => document.documentElement.lastElementChild?.tagName), 'DIV');
    await frame.locator('.exit:visible').click();
    await page.waitForFunction(() => document.documentElement.lastElementChild?.tagName === 'BODY');
    assert.equal(page.frames().length, 1);
    await page.close();
  });

  it('in the app the name of the page is another as well', async (test) => {
    const server = await origin(at('pkg'));
    test.after(server.close);
    const context = await browser.newContext({ viewport: { width: 360, height: 640 } });
    const page = await context.newPage();
    await page.goto(`${server.address}/app/`);
    const frame = page.frameLocator('iframe');
    await frame.locator('.promises').waitFor();
    await frame.locator('.exit:visible').click();
    await frame.locator('output').waitFor();
    await page.waitForFunction(() => document.title === '+ − × ÷');
    assert.equal(await page.locator('iframe').getAttribute('title'), '+ − × ÷');
    await context.close();
  });

  it('who removes a file has nothing of it in the page any more once it cannot be brought back', async () => {
    const { context, page } = await open();
    await work(page);
    assert.deepEqual(found(await heap(page)), [name, ...told]);
    await page.locator('.card header .bare').click();
    await page.locator('.removed').waitFor();
    assert.ok(found(await heap(page)).includes(String(told[0])), 'it can be brought back');
    await page.locator('.removed').waitFor({ state: 'detached', timeout: 25_000 });
    await page.waitForTimeout(1000);
    assert.deepEqual(found(await markup(page)), []);
    assert.deepEqual(found(await heap(page)), []);
    assert.deepEqual(await alive(page, 'File', 'HTMLCanvasElement', 'ImageData', 'Worker'), [0, 0, 0, 0]);
    await context.close();
  });

  it('a page that is not shown shows nothing, and is there again at once', async () => {
    const { context, page } = await open();
    await work(page);
    const opacity = () => page.evaluate(() => getComputedStyle(document.body).opacity);
    const hide = (/** @type {boolean} */ hidden) => page.evaluate((on) => {
      Object.defineProperty(document, 'hidden', { value: on, configurable: true });
      document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    }, hidden);
    assert.equal(await opacity(), '1');
    await page.locator('#save-all').focus();
    await hide(true);
    assert.equal(await opacity(), '0');
    await hide(false);
    assert.equal(await opacity(), '1');
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'save-all', 'who works by keys is where they were');
    await context.close();
  });

  it('no field is filled in or remembered by the browser', async () => {
    const { context, page } = await open();
    await work(page);
    assert.deepEqual(await page.evaluate(() => [...document.querySelectorAll('input, select, textarea')].filter((node) => node.getAttribute('autocomplete') !== 'off').map((node) => node.className || node.id)), []);
    await context.close();
  });

  it('the way out is in reach in every language, at every width, and covers neither the picture nor a button', async () => {
    for (const { tag } of LANGUAGES) {
      const { context, page } = await open({ locale: 'en' });
      await page.locator('#language').selectOption(tag);
      const own = String(catalogueOf(tag).exit);
      await page.getByRole('button', { name: own, exact: true }).waitFor();
      /** @param {string} state */
      const reach = async (state) => {
        for (const [width, height] of /** @type {const} */ ([[320, 640], [360, 640], [1280, 720], [640, 360]])) {
          await page.setViewportSize({ width, height });
          for (const top of state === 'first' ? [0] : [0, 400, 99_999]) {
            await page.evaluate((y) => scrollTo({ top: y, behavior: 'instant' }), top);
            const way = page.getByRole('button', { name: own, exact: true });
            assert.equal(await way.count(), 1, `${tag} ${state}`);
            const said = await way.evaluate((node) => {
              const { left, top, right, bottom, width, height } = node.getBoundingClientRect();
              const over = (/** @type {Element} */ other) => {
                const box = other.getBoundingClientRect();
                return box.width > 0 && box.left < right - 1 && box.right > left + 1 && box.top < bottom - 1 && box.bottom > top + 1;
              };
              const inside = left >= 0 && top >= 0 && right <= document.documentElement.clientWidth && bottom <= innerHeight;
              const fits = node.scrollWidth <= node.clientWidth && width >= 44 && height >= 44;
              const bar = /** @type {Element} */ (document.querySelector('#bar'));
              // What goes by beneath the bar is beneath the bar as ever.
              const others = [...document.querySelectorAll('button, select, .frame, h2')].filter((other) => other !== node && (bar.contains(node) ? bar.contains(other) : true));
              return [inside, fits, others.filter(over).map((other) => other.className || other.id)];
            });
            assert.deepEqual(said, [true, true, []], `${tag} ${state} ${width}x${height} at ${top}`);
            assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${tag} ${state} ${width}`);
          }
        }
      };
      await reach('first');
      if (process.env.SHOTS) {
        await page.setViewportSize({ width: 360, height: 640 });
        await page.screenshot({ path: join(process.env.SHOTS, `exit-${tag}-first.png`) });
      }
      await add(page, [String(shots.gps)]);
      await page.locator('.card[data-phase=ready] .frame').waitFor({ timeout: 120_000 });
      await reach('ready');
      if (process.env.SHOTS) {
        await page.setViewportSize({ width: 320, height: 640 });
        await page.screenshot({ path: join(process.env.SHOTS, `exit-${tag}-ready.png`) });
      }
      await context.close();
    }
    assert.equal(String(catalogueOf('en').exit), en.exit);
  });
});

const fox = firefox();
describe('exit in Firefox', { skip: fox ? false : 'there is no Firefox here' }, () => {
  /** @type {import('puppeteer-core').Browser} */ let browser;
  before(async () => { browser = await puppeteer({ browser: 'firefox', executablePath: fox ?? '', headless: true }); });
  after(() => browser.close());

  it('the page is a calculator at once, and it works', async () => {
    const shots = await photos();
    copyFileSync(String(shots.gps), join(folder, name));
    for (const way of ['button', 'Escape']) {
      const page = await browser.newPage();
      await page.setViewport({ width: 360, height: 640 });
      await page.goto(room);
      const input = /** @type {import('puppeteer-core').ElementHandle<HTMLInputElement>} */ (await page.waitForSelector('#files'));
      await input.uploadFile(join(folder, name));
      await page.waitForSelector('.card', { timeout: 60_000 });
      await page.waitForSelector('.card[data-phase=ready] .frame', { timeout: 120_000 });
      assert.ok(await page.evaluate((word) => document.body.textContent?.includes(word), name));
      if (way === 'button') await page.click('.bar .exit');
      else for (let n = 0; n < 2; n += 1) await page.keyboard.press('Escape');
      assert.deepEqual(await page.evaluate(() => [document.title, document.querySelectorAll('button').length, document.body.children.length, document.querySelectorAll('canvas, style, script').length]), ['+ − × ÷', 19, 20, 0]);
      for (const key of '12+30=') await page.evaluate((own) => [...document.querySelectorAll('button')].find((node) => node.textContent === own)?.click(), key);
      assert.equal(await page.evaluate(() => document.querySelector('output')?.textContent), '42');
      await page.keyboard.press('Enter');
      for (const key of ['7', '*', '6', 'Enter']) await page.keyboard.press(/** @type {any} */ (key));
      assert.equal(await page.evaluate(() => document.querySelector('output')?.textContent), '42');
      await page.close();
    }
  });
});
