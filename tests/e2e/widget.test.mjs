// The element in a partner's page: an ordinary form sends the cleaned file and nothing else, and the page's own scripts
// cannot come at the raw file.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { at } from '../../tools/project.mjs';
import { en } from '../words.mjs';
import { add, button, card, cleanIn, leave } from './room.mjs';
import { photos } from './photos.mjs';
import { launch, portOf } from './start.mjs';

const host = `<!doctype html><html lang="en"><title>Partner</title>
<script type="module" src="/panah/panah-input.js"></script>
<form method="post" action="/send" enctype="multipart/form-data">
  <input name="note" value="hello">
  <panah-input name="evidence" room="/panah/room.html" required></panah-input>
  <button id="send">Send</button>
  <button type="reset" id="again">Reset</button>
</form></html>`;

const falseRoom = `<script>onmessage = ({ ports: [port] }) => {
  port.postMessage({ type: 'files', files: [{ file: new File(['x'], 'IMG_0001.jpg'), receipt: {} }] });
  port.postMessage({ type: 'files', files: [{ file: { name: 'abcdefghijkl.jpg' }, receipt: {} }] });
  port.postMessage({ type: 'ready' });
};</script>`;

describe('the widget', () => {
  /** @type {import('node:http').Server} */ let server;
  /** @type {import('playwright-core').Browser} */ let browser;
  /** @type {Awaited<ReturnType<typeof photos>>} */ let shots;
  /** @type {Promise<FormData>} */ let posted;
  /** @type {(form: FormData) => void} */ let arrive;

  before(async () => {
    shots = await photos();
    browser = await launch();
    server = createServer(async (request, response) => {
      if (request.method === 'POST') {
        const chunks = [];
        for await (const chunk of request) chunks.push(chunk);
        arrive(await new Response(Buffer.concat(chunks), { headers: { 'Content-Type': String(request.headers['content-type']) } }).formData());
        response.end('thanks');
        return;
      }
      if (request.url === '/favicon.ico') {
        response.writeHead(204).end();
        return;
      }
      const path = request.url === '/' ? undefined : request.url?.replace('/panah/', '');
      if (path === 'false-room.html') {
        response.setHeader('Content-Type', 'text/html').end(falseRoom);
        return;
      }
      if (path && !['room.html', 'panah-input.js'].includes(path)) {
        response.writeHead(404).end();
        return;
      }
      response.setHeader('Content-Type', path?.endsWith('.js') ? 'text/javascript' : 'text/html; charset=utf-8');
      // The partner's own policy: nothing inline, nothing from elsewhere. The room brings its own.
      if (!path?.endsWith('room.html')) response.setHeader('Content-Security-Policy', "default-src 'self'");
      response.end(path ? readFileSync(at('pkg', path)) : host);
    });
    await new Promise((done) => server.listen(0, '127.0.0.1', () => done(undefined)));
  });
  after(async () => {
    await browser.close();
    server.closeAllConnections();
    server.close();
  });

  /** @param {() => void} [first] What runs in every frame before its own scripts. */
  async function open(first) {
    posted = new Promise((done) => { arrive = done; });
    const page = await browser.newPage();
    if (first) await page.addInitScript(first);
    /** @type {string[]} */
    const faults = [];
    page.on('console', (message) => { if (message.type() === 'error') faults.push(message.text()); });
    page.on('pageerror', (error) => faults.push(String(error)));
    await page.goto(`http://127.0.0.1:${portOf(server)}/`);
    const frame = page.frames()[1] ?? await page.waitForEvent('frameattached');
    await frame.waitForLoadState();
    return { page, frame, faults };
  }
  /** Presses a button of the page. A browser learns a moment after it scrolled what of another process lies where: a person's finger is slower
   * than that. @param {import('playwright-core').Page} page @param {string} what */
  async function press(page, what) {
    await page.locator(what).scrollIntoViewIfNeeded();
    await page.waitForTimeout(700);
    await page.click(what);
  }
  const entries = (/** @type {import('playwright-core').Page} */ page) => page.evaluate(() => {
    const form = document.querySelector('form');
    return form ? [...new FormData(form)].map(([name, value]) => [name, typeof value === 'string' ? value : value.name]) : [];
  });

  it('gives a form only the cleaned file, under its random name', async () => {
    const { page, frame, faults } = await open();
    assert.deepEqual(await entries(page), [['note', 'hello']]);
    assert.equal(await page.evaluate(() => document.querySelector('form')?.checkValidity()), false, 'required, and nothing was cleaned');

    await cleanIn(frame, [shots.gps]);
    await page.waitForFunction(() => (/** @type {any} */ (document.querySelector('panah-input'))).files.length === 1);
    assert.equal(await page.evaluate(() => document.querySelector('form')?.checkValidity()), true);
    await press(page, '#send');
    const form = await Promise.race([posted, page.waitForTimeout(20_000)]) ?? assert.fail(`the form was not sent: ${await page.evaluate(() => (/** @type {any} */ (document.querySelector('panah-input')))?.validationMessage)}`);
    assert.deepEqual([...form.keys()], ['note', 'evidence']);
    const file = /** @type {File} */ (form.get('evidence'));
    assert.match(file.name, /^[a-z2-7]{12}\.jpg$/);
    const sent = Buffer.from(await file.arrayBuffer());
    const raw = readFileSync(shots.gps);
    assert.equal(sent.subarray(0, 2).toString('hex'), 'ffd8');
    assert.ok(!sent.includes('Exif') && raw.includes('Exif'), 'the raw file has Exif and the sent one has not');
    assert.deepEqual(faults, []);
    await leave(page);
  });

  it('counts a picture as seen only where the window of the page around it shows all of it', async () => {
    const { page, frame } = await open();
    await page.setViewportSize({ width: 900, height: 420 });
    // A frame as high as what is in it: only the page around it scrolls.
    await page.evaluate(() => { (/** @type {HTMLElement} */ (document.querySelector('panah-input'))).style.blockSize = '2600px'; });
    await add(frame, [shots.gps]);
    const one = card(frame, 'IMG_gps.jpg');
    await button(one, en.make).waitFor({ timeout: 120_000, state: 'attached' });
    const picture = one.locator('.frame');
    /** Scrolls the page around it until the picture's top is there in its window. @param {number} top */
    const bring = async (top) => {
      const place = await picture.evaluate((node) => node.getBoundingClientRect().top);
      await page.evaluate((y) => {
        const input = /** @type {HTMLElement} */ (document.querySelector('panah-input'));
        scrollTo({ top: input.getBoundingClientRect().top + scrollY + y, behavior: 'instant' });
      }, place - top);
    };
    const seen = () => one.getByText(en.lookedAt).isVisible();
    await bring(300);
    await page.waitForTimeout(1500);
    assert.equal(await seen(), false, 'its lower part is below the window');
    assert.ok(((await picture.boundingBox())?.height ?? 0) > 420, 'it is higher than the window');
    // Where it does not fit it is made to.
    await bring(-40);
    await frame.waitForFunction(() => (document.querySelector('.frame')?.getBoundingClientRect().height ?? 999) <= 421);
    // The room brings it into the window of the page around it.
    await button(one, en.make).dispatchEvent('click');
    await one.getByText(en.lookedAt).waitFor({ timeout: 5000 });
    await page.close();
  });

  it('takes back what is removed, and has it again when that is undone: "Attached" is said of what the form has', async () => {
    const { page, frame } = await open();
    await cleanIn(frame, [shots.gps]);
    const has = (/** @type {number} */ n) => page.waitForFunction((count) => (/** @type {any} */ (document.querySelector('panah-input'))).files.length === count, n);
    await has(1);
    const one = card(frame, 'IMG_gps.jpg');
    const name = String((await entries(page))[1]?.[1]);
    await button(one, en.takeBack).waitFor();
    await button(one, en.remove).click();
    await has(0);
    assert.deepEqual(await entries(page), [['note', 'hello']]);
    await frame.getByRole('button', { name: en.bringBack }).click();
    await button(one, en.takeBack).waitFor();
    await has(1);
    assert.deepEqual(await entries(page), [['note', 'hello'], ['evidence', name]]);
    await page.close();
  });

  it('has no value again after the form is reset', async () => {
    const { page, frame } = await open(() => {
      // The element's own root is closed: the test looks into it.
      const attach = Element.prototype.attachShadow;
      Element.prototype.attachShadow = function (options) { return attach.call(this, { ...options, mode: 'open' }); };
    });
    await cleanIn(frame, [shots.gps]);
    await page.waitForFunction(() => (/** @type {any} */ (document.querySelector('panah-input'))).files.length === 1);
    await press(page, '#again');
    // It is asked first: what was chosen and made in the room would be gone.
    await page.getByRole('button', { name: 'Keep it' }).click();
    assert.equal((await entries(page)).length, 2);
    await page.evaluate(() => document.querySelector('form')?.reset());
    await page.getByRole('button', { name: 'Empty it' }).click();
    assert.deepEqual(await entries(page), [['note', 'hello']]);
    await page.close();
  });

  it('keeps the raw file from the scripts of the page around it', async () => {
    // The page gets hold of the frame while it is made, which no page could stop another script of its own from doing.
    const { page, frame } = await open(() => {
      const make = document.createElement;
      document.createElement = /** @type {any} */ ((/** @type {string} */ name) => {
        const made = make.call(document, name);
        if (name === 'iframe') (/** @type {any} */ (window)).kept = made;
        return made;
      });
    });
    await cleanIn(frame, [shots.gps]);
    await page.waitForFunction(() => (/** @type {any} */ (document.querySelector('panah-input'))).files.length === 1);
    const got = await page.evaluate(() => {
      /** @type {Record<string, string>} */
      const got = {};
      /** @param {string} name @param {() => unknown} reach */
      const attempt = (name, reach) => {
        try {
          got[name] = String(reach() ?? 'nothing');
        } catch (error) {
          got[name] = /** @type {Error} */ (error).name;
        }
      };
      const element = /** @type {any} */ (document.querySelector('panah-input'));
      const { kept } = /** @type {any} */ (window);
      const frame = kept.contentWindow;
      attempt('shadow root', () => element.shadowRoot);
      attempt('number of frames', () => window.length);
      attempt('document of the element', () => kept.contentDocument);
      attempt('document of the frame', () => frame.document);
      attempt('a global of the frame', () => frame.File);
      attempt('storage of the frame', () => frame.localStorage);
      attempt('origin of the frame', () => frame.origin);
      attempt('frame element', () => document.querySelector('iframe'));
      return got;
    });
    assert.deepEqual(got, {
      'shadow root': 'nothing',
      'number of frames': '0',
      'document of the element': 'nothing',
      'document of the frame': 'SecurityError',
      'a global of the frame': 'SecurityError',
      'storage of the frame': 'SecurityError',
      'origin of the frame': 'SecurityError',
      'frame element': 'nothing',
    });
    assert.equal(await frame.evaluate(() => self.origin), 'null');
    await page.close();
  });

  it('refuses what is not a file under a random name', async () => {
    // A room that was tampered with, which gives a raw file under the name that it came with.
    const { page } = await open();
    await page.evaluate(() => {
      const element = /** @type {any} */ (document.querySelector('panah-input'));
      document.addEventListener('change', () => element.setAttribute('data-changed', ''));
      element.setAttribute('room', '/panah/false-room.html');
      return new Promise((done) => element.addEventListener('panah-ready', done));
    });
    await page.waitForTimeout(200);
    assert.deepEqual(await entries(page), [['note', 'hello']]);
    assert.equal(await page.getAttribute('panah-input', 'data-changed'), null);
    await page.close();
  });
});
