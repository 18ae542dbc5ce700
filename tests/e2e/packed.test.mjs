// The package as it is published, in empty projects: a plain page, and Vite with nothing, React and Vue, while it is developed and once it is built.
// In each a file goes through the room, and the safe copy arrives where the project waits for it.

import assert from 'node:assert/strict';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, afterEach, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { build, createServer } from 'vite';
import { serve } from '../../tools/serve.mjs';
import { project } from '../packed.mjs';
import { en } from '../words.mjs';
import { add, button, card, leave } from './room.mjs';
import { launch, portOf } from './start.mjs';

const raw = { name: 'IMG_0001.txt', mimeType: 'text/plain', buffer: Buffer.from('what was seen that night\n') };
const safe = /^[a-z2-7]{12}\.txt$/;

const PAGES = {
  html: `<script type="module" src="./node_modules/panah/panah-input.js"></script>
    <panah-input name="evidence" room="./node_modules/panah/room.html"></panah-input><p id="came"></p>
    <script>document.querySelector('panah-input').addEventListener('change', ({ target }) => { document.querySelector('#came').textContent = target.files.map(({ name }) => name); });</script>`,
  plain: '<panah-input name="evidence" room="/panah/room.html"></panah-input><p id="came"></p><script type="module" src="/plain.js"></script>',
  react: '<div id="app"></div><script type="module" src="/react.js"></script>',
  vue: '<div id="app"></div><script type="module" src="/vue.js"></script>',
  guard: '<input type="file"><script type="module" src="/guard.js"></script>',
};
const SCRIPTS = {
  plain: `import 'panah';
    document.querySelector('panah-input').addEventListener('change', ({ target }) => { document.querySelector('#came').textContent = target.files.map(({ name }) => name); });`,
  react: `import 'panah';
    import { createElement as h, useState } from 'react';
    import { createRoot } from 'react-dom/client';
    function Evidence() {
      const [names, setNames] = useState([]);
      return h('form', null, h('panah-input', { name: 'evidence', room: '/panah/room.html', onchange: ({ currentTarget }) => setNames(currentTarget.files.map(({ name }) => name)) }), h('p', { id: 'came' }, names));
    }
    createRoot(document.querySelector('#app')).render(h(Evidence));`,
  vue: `import 'panah';
    import { createApp, h, ref } from 'vue';
    const names = ref([]);
    createApp({ render: () => h('form', [h('panah-input', { name: 'evidence', room: '/panah/room.html', onChange: ({ currentTarget }) => { names.value = currentTarget.files.map(({ name }) => name); } }), h('p', { id: 'came' }, names.value.join())]) }).mount('#app');`,
  guard: "import 'panah/panah-intercept.js';",
};

describe('the package in empty projects', () => {
  const { folder } = project('react', 'react-dom', 'vue');
  const room = readFileSync(join(folder, 'node_modules/panah/room.html'));
  /** @type {import('playwright-core').Browser} */ let browser;
  /** @type {import('playwright-core').Page} */ let page;
  /** Where each kind of project stands. */
  const bases = { html: '', dev: '', built: '' };
  /** @type {(() => unknown)[]} */ const closing = [];

  before(async () => {
    browser = await launch();
    for (const [name, body] of Object.entries(PAGES)) writeFileSync(join(folder, `${name}.html`), `<!doctype html><html lang="en"><meta charset="utf-8"><title>Send evidence</title>${body}</html>`);
    for (const [name, source] of Object.entries(SCRIPTS)) writeFileSync(join(folder, `${name}.js`), source);
    mkdirSync(join(folder, 'public/panah'), { recursive: true });
    cpSync(join(folder, 'node_modules/panah/room.html'), join(folder, 'public/panah/room.html'));
    /** @type {{ secured(path: string): [string, string][] }} */
    const { secured } = await import(pathToFileURL(join(folder, 'node_modules/panah/headers/node.mjs')).href);
    const config = /** @type {import('vite').InlineConfig} */ ({
      root: folder, configFile: false, logLevel: 'error', clearScreen: false,
      server: { host: '127.0.0.1', port: 0, hmr: false },
      build: { rolldownOptions: { input: ['plain', 'react', 'vue', 'guard'].map((name) => join(folder, `${name}.html`)) } },
      plugins: [{ name: 'headers', configureServer: ({ middlewares }) => { middlewares.use((request, response, next) => { for (const [name, value] of secured(String(request.url).replace(/\?.*/, ''))) response.setHeader(name, value); next(); }); } }],
    });
    const vite = await createServer(config);
    await vite.listen();
    await build(config);
    const [plain, built] = [await serve(folder, 0), await serve(join(folder, 'dist'), 0)];
    bases.html = `http://127.0.0.1:${portOf(plain)}`;
    bases.dev = `http://127.0.0.1:${portOf(/** @type {import('node:http').Server} */ (vite.httpServer))}`;
    bases.built = `http://127.0.0.1:${portOf(built)}`;
    closing.push(() => vite.close(), () => plain.close(), () => built.close());
  });
  afterEach(() => page && leave(page));
  after(async () => {
    await browser.close();
    for (const close of closing) await close();
  });

  /** @type {[keyof typeof bases, string][]} */
  const all = [['html', 'html'], ['dev', 'plain'], ['dev', 'react'], ['dev', 'vue'], ['built', 'plain'], ['built', 'react'], ['built', 'vue']];
  for (const [kind, name] of all) {
    it(`${kind === 'html' ? 'a plain page' : `Vite ${kind}, ${name}`}: the safe copy arrives`, async () => {
      page = await browser.newPage();
      /** @type {string[]} */ const wrong = [];
      page.on('pageerror', ({ message }) => wrong.push(message));
      await page.goto(`${bases[kind]}/${name}.html`);
      for (let i = 0; i < 400 && page.frames().length < 2; i++) await page.waitForTimeout(50);
      const frame = page.frames().at(-1) ?? assert.fail();
      await frame.waitForLoadState();
      await add(frame, [raw]);
      const one = card(frame, raw.name);
      await one.getByLabel(en['known-text']).check({ timeout: 60_000 });
      await button(one, en.make).click();
      await page.locator('#came', { hasText: safe }).waitFor();
      assert.deepEqual(wrong, []);
    });
  }

  it('the room is served and built as it is, byte for byte, with its header', async () => {
    assert.ok(readFileSync(join(folder, 'dist/panah/room.html')).equals(room));
    const answer = await fetch(`${bases.dev}/panah/room.html`);
    assert.ok(Buffer.from(await answer.arrayBuffer()).equals(room));
    assert.equal(answer.headers.get('Content-Security-Policy'), 'sandbox allow-scripts allow-downloads');
  });

  it('a build keeps the guard, of which nothing is used by name: imported it knows of no room, and nothing passes', async () => {
    page = await browser.newPage();
    let chosen = 0;
    page.on('filechooser', () => { chosen += 1; });
    await page.addInitScript(() => {
      // The roots are closed: the test looks into them.
      const attach = Element.prototype.attachShadow;
      Element.prototype.attachShadow = function (options) { return attach.call(this, { ...options, mode: 'open' }); };
    });
    await page.goto(`${bases.built}/guard.html`);
    await page.locator('input').click();
    const hand = page.getByRole('button', { name: en.fieldDone });
    await hand.waitFor();
    assert.deepEqual([await hand.isDisabled(), page.frames().length, chosen], [true, 1, 0]);
  });
});
