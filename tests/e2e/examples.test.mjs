// Every example runs: with the packages as they are published, a copy that was made in the room arrives at a plain server in Node, and the
// raw file does not. And a page that was there before is guarded by one script.

import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, writeFileSync, cpSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, describe, it } from 'node:test';
import * as esbuild from 'esbuild';
import { at } from '../../tools/project.mjs';
import { en } from '../words.mjs';
import { app } from '../../www/examples/server.mjs';
import { add, button, card, leave } from './room.mjs';
import { launch, listening } from './start.mjs';

const raw = { name: 'IMG_0001.txt', mimeType: 'text/plain', buffer: Buffer.from('what was seen that night\n') };
const safe = /^[a-z2-7]{12}\.txt$/;

describe('the examples', () => {
  /** @type {Awaited<ReturnType<typeof listening>>} */ let own;
  /** @type {import('playwright-core').Browser} */ let browser;
  /** @type {import('playwright-core').Page} */ let page;
  let base = '';
  /** What arrived. @type {[string, FormDataEntryValue][]} */ let came = [];
  /** What a tus server was told of files. @type {{ name: string, bytes: Buffer }[]} */ let uploads = [];
  const pages = mkdtempSync(join(tmpdir(), 'panah-examples-'));

  before(async () => {
    browser = await launch();
    const scripts = readdirSync(at('www/examples')).filter((name) => name.endsWith('.js'));
    cpSync(at('www/examples'), pages, { recursive: true });
    await esbuild.build({ entryPoints: scripts.map((name) => at('www/examples', name)), bundle: true, outdir: pages, allowOverwrite: true, format: 'esm', nodePaths: [at('node_modules')], define: { 'process.env.NODE_ENV': '"production"' }, logLevel: 'error' });
    const server = app(at('pkg'), pages, (form) => came.push(...form));
    // tus, version 1.0.0: creation and one PATCH.
    const [listener] = server.listeners('request');
    server.removeAllListeners('request');
    server.on('request', async (request, response) => {
      if (!/^\/tus($|\/)/.test(request.url ??= '')) return /** @type {Function} */ (listener)(request, response);
      response.setHeader('Tus-Resumable', '1.0.0');
      if (request.method === 'POST') {
        const name = Buffer.from(/filename ([^,]+)/.exec(String(request.headers['upload-metadata']))?.[1] ?? '', 'base64').toString();
        const length = uploads.push({ name, bytes: Buffer.alloc(0) });
        return response.writeHead(201, { Location: `/tus/${length - 1}` }).end();
      }
      const upload = uploads[Number(request.url.split('/').at(-1))];
      if (!upload) return response.writeHead(404).end();
      for await (const chunk of request) upload.bytes = Buffer.concat([upload.bytes, chunk]);
      response.writeHead(204, { 'Upload-Offset': upload.bytes.length }).end();
    });
    own = await listening(server);
    base = own.address;
  });
  afterEach(() => page && leave(page));
  after(async () => {
    await browser.close();
    own.close();
  });

  /** @param {string} name */
  async function open(name) {
    came = [];
    uploads = [];
    page = await browser.newPage();
    await page.addInitScript(() => {
      // The roots are closed: the test looks into them.
      const attach = Element.prototype.attachShadow;
      Element.prototype.attachShadow = function (options) { return attach.call(this, { ...options, mode: 'open' }); };
    });
    await page.goto(`${base}/${name}.html`);
  }
  async function room() {
    for (let i = 0; i < 400 && page.frames().length < 2; i++) await page.waitForTimeout(50);
    const frame = page.frames().at(-1) ?? assert.fail();
    await frame.waitForLoadState();
    return frame;
  }
  /** @param {import('playwright-core').Frame} frame */
  async function clean(frame) {
    await add(frame, [raw]);
    const one = card(frame, raw.name);
    await one.getByLabel(en['known-text']).check({ timeout: 60_000 });
    await button(one, en.make).click();
    await button(one, en.takeBack).waitFor({ timeout: 60_000 });
    await page.waitForFunction(() => {
      const roots = [document, ...[...document.querySelectorAll('div')].flatMap(({ shadowRoot }) => shadowRoot ?? [])];
      const element = /** @type {any} */ (roots.flatMap((root) => root.querySelector('panah-input') ?? [])[0]);
      return element.files.length === 1 && element.checkValidity();
    }, undefined, { polling: 50 });
    // The frame grows with what is in it: nothing that moves is clicked.
    await page.waitForTimeout(700);
  }
  const until = async (/** @type {() => unknown} */ there) => {
    for (let i = 0; i < 200 && !there(); i++) await page.waitForTimeout(50);
    assert.ok(there());
  };
  const files = () => came.filter(([, value]) => typeof value !== 'string').map(([name, value]) => /** @type {const} */ ([name, /** @type {File} */ (value)]));

  for (const name of ['form', 'uppy', 'filepond', 'dropzone', 'react', 'vue']) {
    it(`${name}: only the safe copy arrives`, async () => {
      await open(name);
      await clean(await room());
      if (name === 'react') {
        await page.getByRole('button', { name: 'More' }).click();
        await page.getByText(/^[a-z2-7]{12}\.txt$/).waitFor();
      }
      await page.getByRole('button', { name: 'Send' }).dispatchEvent('click');
      await until(() => files().length > 0);
      const [[field, file], ...rest] = files();
      assert.deepEqual([field, rest], ['evidence', []]);
      assert.match(file.name, safe);
      assert.ok(Buffer.from(await file.arrayBuffer()).equals(raw.buffer));
    });
  }

  it('uppy: what is taken back goes, and nothing is sent that is not attached', async () => {
    await open('uppy');
    const frame = await room();
    await clean(frame);
    await button(card(frame, raw.name), en.takeBack).click();
    await button(card(frame, raw.name), en.attach).waitFor();
    await page.waitForFunction(() => !(/** @type {any} */ (document.querySelector('panah-input'))).checkValidity(), undefined, { polling: 100 });
    await page.getByRole('button', { name: 'Send' }).dispatchEvent('click');
    await page.waitForTimeout(300);
    assert.deepEqual(came, []);
  });

  it('tus: only the safe copy arrives, and nothing is stored of it', async () => {
    await open('tus');
    await clean(await room());
    await page.getByRole('button', { name: 'Send' }).dispatchEvent('click');
    await until(() => uploads[0]?.bytes.length === raw.buffer.length);
    assert.match(String(uploads[0]?.name), safe);
    assert.equal(await page.evaluate(() => localStorage.length + sessionStorage.length), 0);
  });

  it('the server takes nothing that did not go through the room', async () => {
    const form = new FormData();
    form.set('evidence', new File(['raw'], 'IMG_0001.jpg'));
    const answer = await fetch(`${base}/send`, { method: 'POST', body: form });
    assert.deepEqual([answer.status, await answer.text()], [400, 'This form could not be taken.']);
  });

  describe('a page that is guarded', () => {
    const hand = () => page.getByRole('button', { name: 'Hand over the safe copies' });
    /** Drops a raw file, as a person or a script does. @param {string} selector @param {'drop' | 'paste'} type */
    const drop = (selector, type = 'drop') => page.evaluate(([css, type]) => {
      const data = new DataTransfer();
      data.items.add(new File(['raw'], 'IMG_0001.jpg'));
      const options = { bubbles: true, cancelable: true, composed: true };
      document.querySelector(String(css))?.dispatchEvent(type === 'drop' ? new DragEvent('drop', { ...options, dataTransfer: data }) : new ClipboardEvent('paste', { ...options, clipboardData: data }));
    }, [selector, type]);
    const names = () => page.evaluate(() => [...(/** @type {HTMLInputElement} */ (document.querySelector('input[type=file]'))).files ?? []].map(({ name }) => name));

    it('gets the safe copy in its input, with the events that it waits for', async () => {
      await open('intercept');
      await page.evaluate(() => {
        const seen = /** @type {any} */ (window).seen = /** @type {string[]} */ ([]);
        for (const type of ['input', 'change']) document.querySelector('input[type=file]')?.addEventListener(type, (event) => seen.push(type, (/** @type {any} */ (event.target)).files[0]?.name));
      });
      let chosen = 0;
      page.on('filechooser', () => { chosen += 1; });
      await page.getByText('Evidence').click();
      const frame = await room();
      assert.equal(await hand().isDisabled(), true);
      await clean(frame);
      await hand().dispatchEvent('click');
      const [name] = await names();
      assert.match(String(name), safe);
      assert.deepEqual(await page.evaluate(() => (/** @type {any} */ (window)).seen), ['input', name, 'change', name]);
      assert.equal(chosen, 0, 'no chooser opened in the page itself');
      await page.getByRole('button', { name: 'Send' }).dispatchEvent('click');
      await until(() => files().length > 0);
      assert.equal(files()[0]?.[1].name, name);
    });

    it('gets the safe copy in its drop zone', async () => {
      await open('intercept');
      await drop('#zone');
      await clean(await room());
      assert.equal(await page.locator('#dropped li').count(), 0);
      await hand().dispatchEvent('click');
      await page.locator('#dropped li').waitFor();
      assert.match(String(await page.locator('#dropped li').textContent()), safe);
    });

    it('gets nothing raw: put there by a program, dropped, pasted, sent, or chosen with what needs no input', async () => {
      await open('intercept');
      await page.evaluate(() => {
        const seen = /** @type {any} */ (window).seen = /** @type {string[]} */ ([]);
        for (const type of ['input', 'change', 'drop', 'paste']) document.addEventListener(type, () => seen.push(type), true);
      });
      await page.locator('input[type=file]').setInputFiles({ name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('raw') });
      assert.deepEqual(await names(), []);
      await page.getByRole('button', { name: 'Cancel' }).click();
      for (const [where, type] of /** @type {const} */ ([['#zone', 'drop'], ['input[type=file]', 'drop'], ['body', 'paste']])) {
        await drop(where, type);
        await page.getByRole('button', { name: 'Cancel' }).click();
      }
      assert.deepEqual(await page.evaluate(() => (/** @type {any} */ (window)).seen), []);
      // Put there without an event, as a script can: the form sends it not.
      await page.evaluate(() => {
        const data = new DataTransfer();
        data.items.add(new File(['raw'], 'IMG_0001.jpg'));
        (/** @type {HTMLInputElement} */ (document.querySelector('input[type=file]'))).files = data.files;
      });
      assert.deepEqual(await page.evaluate(() => [...new FormData(/** @type {HTMLFormElement} */ (document.querySelector('form'))).keys()]), []);
      assert.equal(await page.evaluate(() => Reflect.get(window, 'showOpenFilePicker')?.().catch((/** @type {Error} */ error) => error.name) ?? 'NotAllowedError'), 'NotAllowedError');
      await page.evaluate(() => Object.assign(document.createElement('input'), { type: 'file' }).click());
      await hand().waitFor();
    });

    it('gets nothing at all without the room', async () => {
      writeFileSync(join(pages, 'shut.html'), '<!doctype html><script src="/panah/panah-intercept.js" data-room="/panah/missing.html"></script><label>Evidence <input type="file"></label>');
      await open('shut');
      await page.getByText('Evidence').click();
      await page.getByText('has not opened. Nothing can be chosen here').waitFor({ timeout: 30_000 });
      assert.equal(await hand().isDisabled(), true);
      assert.deepEqual(await names(), []);
    });
  });
});
