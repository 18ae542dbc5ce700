// <panah-input> as a form control: what the platform promises of one, and that its value is what the person believes.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { at } from '../../tools/project.mjs';
import { en, fa } from '../words.mjs';
import { add, button, card, look, visit } from './room.mjs';
import { launch, portOf } from './start.mjs';

const text = (/** @type {string} */ name, size = 0) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(`what was seen that night\n${'x'.repeat(size)}\n`) });
/** A room that says what the test tells it to, and counts what it hears. */
const spoken = `<script>const heard = []; let port; onmessage = ({ ports, data }) => {
  port = ports[0]; heard.push(data); port.onmessage = ({ data }) => heard.push(data);
  if (!location.search.includes('silent')) port.postMessage({ type: 'ready' });
};</script>`;

describe('the control', () => {
  /** @type {import('node:http').Server} */ let server;
  /** @type {import('playwright-core').Browser} */ let browser;
  /** @type {import('playwright-core').Page} */ let page;
  let host = '';

  before(async () => {
    browser = await launch();
    server = createServer((request, response) => {
      const path = new URL(request.url ?? '/', 'http://a').pathname;
      if (path === '/spoken.html') return response.setHeader('Content-Type', 'text/html').end(spoken);
      if (path === '/refused.html') return response.setHeader('X-Frame-Options', 'DENY').end('x');
      if (path === '/') return response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(host);
      if (!['/room.html', '/panah-input.js'].includes(path)) return response.writeHead(404).end();
      return response.setHeader('Content-Type', path.endsWith('.js') ? 'text/javascript' : 'text/html; charset=utf-8').end(readFileSync(at('pkg', path)));
    });
    await new Promise((done) => server.listen(0, '127.0.0.1', () => done(undefined)));
  });
  after(async () => {
    await browser.close();
    server.closeAllConnections();
    server.close();
  });

  /** Opens a page around a body. What it is sent of events is kept as `window.heard`. @param {string} body @param {string} [lang] */
  async function open(body, lang = 'en') {
    await page?.close();
    host = `<!doctype html><html lang="${lang}"><title>Partner</title><script type="module" src="/panah-input.js"></script><body>${body}</body></html>`;
    page = await browser.newPage();
    await page.addInitScript(() => {
      // The element's own root is closed: the test looks into it.
      const attach = Element.prototype.attachShadow;
      Element.prototype.attachShadow = function (options) { return attach.call(this, { ...options, mode: 'open' }); };
      const all = /** @type {any} */ (window).heard = /** @type {any[]} */ ([]);
      for (const type of ['panah-ready', 'panah-picked', 'panah-progress', 'panah-review', 'panah-cleaned', 'panah-error', 'panah-exit', 'input', 'change']) {
        window.addEventListener(type, (event) => all.push([type, JSON.stringify(/** @type {CustomEvent} */ (event).detail ?? null), event.composed]));
      }
    });
    await page.goto(`http://127.0.0.1:${portOf(server)}/`);
    return page;
  }
  /** The rooms in the page. */
  const rooms = async (n = 1) => {
    for (let i = 0; i < 200 && page.frames().length < n + 1; i++) await page.waitForTimeout(50);
    const frames = page.frames().slice(1);
    await Promise.all(frames.map((frame) => frame.waitForLoadState()));
    return frames;
  };
  /** @param {string} [selector] */
  const told = (selector = 'panah-input') => page.evaluate((css) => {
    const element = /** @type {any} */ (document.querySelector(css));
    const form = element.form ?? document.querySelector('form');
    return {
      files: element.files.length, valid: element.checkValidity(), message: element.validationMessage,
      sent: [...new FormData(form)].map(([name, value]) => [name, typeof value === 'string' ? value : value.name]),
    };
  }, selector);
  /** Makes a safe copy of a text. @param {import('playwright-core').Frame} room @param {ReturnType<typeof text>} file */
  const clean = async (room, file) => {
    await add(room, [file]);
    const one = card(room, file.name);
    await one.getByLabel(en['known-text']).check({ timeout: 60_000 });
    await button(one, en.make).click();
    await one.getByRole('heading', { name: en.made }).waitFor({ timeout: 60_000 });
    return one;
  };
  /** A small picture. @param {string} name @param {string} mimeType */
  const picture = async (name, mimeType) => ({
    name, mimeType,
    buffer: Buffer.from(await page.evaluate(async (type) => {
      const canvas = new OffscreenCanvas(64, 64);
      canvas.getContext('2d')?.fillRect(0, 0, 32, 32);
      return [...new Uint8Array(await (await canvas.convertToBlob({ type })).arrayBuffer())];
    }, mimeType)),
  });
  const files = (/** @type {number} */ n, css = 'panah-input') => page.waitForFunction(([css, n]) => (/** @type {any} */ (document.querySelector(String(css)))).files.length === n, /** @type {const} */ ([css, n]));
  const heard = () => page.evaluate(() => (/** @type {any} */ (window)).heard);
  /** Sets properties of the element. @param {Record<string, unknown>} properties */
  const set = (properties) => page.evaluate((all) => { Object.assign(/** @type {any} */ (document.querySelector('panah-input')), all); }, properties);
  /** Has the false room post a message. @param {import('playwright-core').Frame} room @param {string} message  An expression. */
  const post = async (room, message) => {
    // A frame that has loaded is greeted a moment later.
    await room.waitForFunction('typeof port === "object"');
    // Later than the answer: what it says may end the frame.
    await room.evaluate(`void setTimeout(() => port.postMessage(${message}), 50)`);
  };

  it('attaches what is made, undoes it, and says that a copy is ready and not attached', async () => {
    await open('<form><panah-input name="e" room="/room.html" multiple></panah-input></form>');
    const [room] = await rooms();
    await add(room, [text('a.txt')]);
    await page.waitForFunction(() => !(/** @type {any} */ (document.querySelector('panah-input'))).checkValidity());
    assert.match((await told()).message, /^1 file has no safe copy that is attached/);
    const one = await clean(room, text('b.txt'));
    await files(1);
    assert.deepEqual(await page.evaluate(() => (/** @type {any} */ (document.querySelector('panah-input'))).files.map((/** @type {File} */ { lastModified }) => lastModified)), [0], 'it says of no time when it was made');
    assert.match((await told()).message, /^1 file has/, 'the other is not finished');
    await visit(card(room, 'a.txt'));
    await button(card(room, 'a.txt'), en.remove).click();
    await page.waitForFunction(() => (/** @type {any} */ (document.querySelector('panah-input'))).checkValidity());
    await visit(one);
    await button(one, en.takeBack).click();
    await files(0);
    const { valid, message, sent } = await told();
    assert.deepEqual([valid, sent], [false, []]);
    assert.match(message, /^1 copy is ready and not attached/);
    await button(one, en.attach).click();
    await files(1);
    const now = await told();
    assert.equal(now.valid, true);
    assert.match(String(now.sent[0]?.[1]), /^[a-z2-7]{12}\.txt$/);
    const events = await heard();
    const types = events.map((/** @type {string[]} */ [type]) => type);
    for (const type of ['panah-ready', 'panah-picked', 'panah-review', 'panah-cleaned', 'input', 'change']) assert.ok(types.includes(type), type);
    for (const [type, detail, composed] of events) {
      assert.ok(composed, type);
      assert.doesNotMatch(detail, /txt|"[^"]*[^a-z"][^"]*"\s*:/, 'no name');
    }
  });

  it('tells the page which classes went only where it asks, and no more of a receipt than its public half', async () => {
    for (const removed of ['', 'removed']) {
      await open(`<form><panah-input name="e" room="/room.html" ${removed}></panah-input></form>`);
      await clean((await rooms())[0], text('a.txt'));
      await files(1);
      const [receipt] = await page.evaluate(() => (/** @type {any} */ (document.querySelector('panah-input'))).receipts);
      assert.equal('removed' in receipt, removed !== '');
      assert.ok('kept' in receipt && !('received' in receipt));
    }
  });

  it('submits nothing without a name, and under the name that it has then', async () => {
    await open('<form id="f"></form><panah-input form="f" room="/room.html"></panah-input>');
    await clean((await rooms())[0], text('a.txt'));
    await files(1);
    assert.deepEqual((await told()).sent, []);
    await set({ name: 'evidence' });
    assert.equal((await told()).sent[0]?.[0], 'evidence');
    await page.evaluate(() => document.querySelector('panah-input')?.removeAttribute('name'));
    assert.deepEqual((await told()).sent, []);
  });

  it('is disabled and required as any control is, and as frameworks say it', async () => {
    await open('<form><fieldset><legend>x</legend><label>Evidence <panah-input name="e" room="/spoken.html" required></panah-input></label></fieldset></form>');
    const state = () => page.evaluate(() => {
      const element = /** @type {any} */ (document.querySelector('panah-input'));
      return [element.willValidate, element.inert, element.disabled, element.required, element.labels.length];
    });
    assert.deepEqual(await state(), [true, false, false, true, 1]);
    assert.equal((await told()).message, en.makeFirst);
    for (const [value, disabled] of /** @type {const} */ ([[true, true], ['false', false], ['', false], ['true', true], [false, false]])) {
      await set({ disabled: value });
      assert.deepEqual(await state(), [!disabled, disabled, disabled, true, 1], String(value));
    }
    await page.evaluate(() => document.querySelector('panah-input')?.setAttribute('disabled', 'false'));
    assert.deepEqual(await state(), [true, false, false, true, 1]);
    await page.evaluate(() => { (/** @type {HTMLFieldSetElement} */ (document.querySelector('fieldset'))).disabled = true; });
    assert.deepEqual(await state(), [false, true, false, true, 1]);
    await page.evaluate(() => { (/** @type {HTMLFieldSetElement} */ (document.querySelector('fieldset'))).disabled = false; });
    await set({ required: 'false' });
    assert.equal((await told()).valid, true);
    await page.evaluate(() => (/** @type {any} */ (document.querySelector('panah-input'))).setCustomValidity('Not today'));
    assert.deepEqual([(await told()).valid, (await told()).message], [false, 'Not today']);
    await page.evaluate(() => (/** @type {any} */ (document.querySelector('panah-input'))).setCustomValidity(''));
    assert.equal((await told()).valid, true);
    const { nodes } = await (await page.context().newCDPSession(page)).send('Accessibility.getFullAXTree');
    assert.ok(nodes.some(({ role, name }) => role?.value === 'group' && name?.value === 'Evidence'));
    assert.equal(await page.locator('iframe').getAttribute('title'), 'Evidence');
  });

  it('takes what was set before it was there', async () => {
    await open('<form></form>');
    await page.evaluate(async () => {
      // As a page that renders first and loads later.
      const element = Object.assign(document.createElement('panah-later'), { name: 'x', required: true, maxFiles: 3 });
      document.querySelector('form')?.append(element);
      const { PanahInput } = await import(/** @type {any} */ ('/panah-input.js'));
      customElements.define('panah-later', class extends PanahInput {});
    });
    assert.deepEqual(await page.evaluate(() => {
      const element = /** @type {any} */ (document.querySelector('panah-later'));
      return [element.getAttribute('name'), element.required, element.getAttribute('max-files'), element.checkValidity()];
    }), ['x', true, '3', false]);
  });

  it('asks of the room what its attributes ask, then and later', async () => {
    await open('<form><panah-input name="e" room="/spoken.html" accept="photo, film" max-bytes="10" level="exact"></panah-input></form>');
    const [room] = await rooms();
    await page.waitForFunction(() => (/** @type {any} */ (window)).heard.length > 0);
    await set({ multiple: true, maxFiles: 2 });
    await page.evaluate(() => document.querySelector('panah-input')?.setAttribute('lang', 'fa'));
    const rules = { most: 1, bytes: 10, kinds: ['photo', 'film'], level: 'exact', removed: false, seal: false };
    assert.deepEqual(await room.evaluate('heard'), [
      { panah: 1, lang: 'en', rules }, { type: 'rules', rules: { ...rules, most: Infinity } }, { type: 'rules', rules: { ...rules, most: 2 } }, { type: 'lang', lang: 'fa' },
    ]);
    // What is more than it asked for is not taken, whatever the room thinks.
    const copy = (/** @type {number} */ size, letter = 'a') => `{ file: new File([new Uint8Array(${size})], '${letter.repeat(12)}.jpg'), receipt: {} }`;
    await post(room, `{ type: 'files', files: [${copy(11)}] }`);
    await post(room, `{ type: 'files', files: [${copy(1)}, ${copy(1, 'b')}, ${copy(1, 'c')}] }`);
    await page.waitForFunction(() => (/** @type {any} */ (window)).heard.filter((/** @type {string[]} */ [type]) => type === 'panah-error').length === 2);
    assert.equal((await told()).files, 0);
    await post(room, `{ type: 'files', files: [${copy(10)}, ${copy(1, 'b')}] }`);
    await files(2);
  });

  it('takes nothing but what is sealed where it asks for that, whatever the room says of itself', async () => {
    await open('<form><panah-input name="e" room="/spoken.html" seal></panah-input></form>');
    const [room] = await rooms();
    const file = (/** @type {string} */ ending) => `{ file: new File(['x'], 'aaaaaaaaaaaa.${ending}'), receipt: {} }`;
    const errors = (/** @type {number} */ n) => page.waitForFunction((count) => (/** @type {any} */ (window)).heard.filter((/** @type {string[]} */ [type]) => type === 'panah-error').length === count, n);
    // Before the room has said that it seals, not even a sealed file.
    await post(room, `{ type: 'files', files: [${file('age')}] }`);
    await errors(1);
    assert.deepEqual([(await heard()).at(-1), (await told()).files], [['panah-error', '{"reason":"refused"}', true], 0]);
    assert.equal(await page.locator('iframe').isVisible(), false);
    await post(room, "{ type: 'seals' }");
    await page.locator('iframe').waitFor();
    await post(room, `{ type: 'files', files: [${file('jpg')}] }`);
    await errors(2);
    assert.equal((await told()).files, 0);
    await post(room, `{ type: 'files', files: [${file('age')}] }`);
    await files(1);
  });

  it('says in the card that the form does not take a file, and attaches no copy of it', async () => {
    await open('<form><panah-input name="e" room="/room.html" max-bytes="500" accept="document"></panah-input></form>');
    const [room] = await rooms();
    assert.equal(await room.locator('#files').evaluate((input) => (/** @type {HTMLInputElement} */ (input)).multiple), false);
    const large = await clean(room, text('large.txt', 600));
    await large.getByText(en.formBytes).waitFor();
    const one = await clean(room, text('b.txt'));
    const two = await clean(room, text('c.txt'));
    await two.getByText(/^The form takes 1 file\./).waitFor();
    await files(1);
    assert.match((await told()).message, /^2 copies are ready and not attached/);
    await visit(one);
    await button(one, en.remove).click();
    await visit(two);
    await two.getByText(/^The form takes/).waitFor({ state: 'detached' });
    await files(1);
    await set({ accept: 'photo' });
    await two.getByText(en.formKind).waitFor();
    await files(0);
  });

  it('proposes the level that the form asks for', async () => {
    await open('<form><panah-input name="e" room="/room.html" level="exact"></panah-input></form>');
    const [room] = await rooms();
    await add(room, [await picture('p.jpg', 'image/jpeg')]);
    await button(card(room, 'p.jpg'), en.make).waitFor({ timeout: 60_000 });
    assert.equal(await card(room, 'p.jpg').locator('input[value=exact]').isChecked(), true);
  });

  it('loses a copy whose level it does not ask for any more, at once and for good', async () => {
    await open('<form><panah-input name="e" room="/room.html"></panah-input></form>');
    const [room] = await rooms();
    await add(room, [await picture('p.png', 'image/png')]);
    const one = card(room, 'p.png');
    await one.getByRole('radio', { name: en.exact }).check({ timeout: 60_000 });
    await look(one);
    for (const box of await one.getByRole('checkbox').all()) if (await box.isVisible()) await box.check();
    await button(one, en.make).click();
    await files(1);
    await set({ level: 'unlinkable' });
    await files(0);
    await page.waitForTimeout(500);
    assert.deepEqual((await told()).sent, []);
    assert.equal(await one.getAttribute('data-phase'), 'ready');
  });

  it('is low in a form before anything is chosen, and promises what is so there', async () => {
    await open('<form style="max-width: 360px"><panah-input name="e" room="/room.html"></panah-input></form>');
    const [room] = await rooms();
    await page.waitForTimeout(500);
    const box = await page.locator('iframe').boundingBox();
    assert.ok(box && box.height <= 300, String(box?.height));
    await room.getByText(en.staysForm).waitFor();
    const { inside, within } = await room.evaluate(() => ({ inside: document.body.getBoundingClientRect().height, within: document.documentElement.scrollWidth <= innerWidth }));
    assert.ok(inside <= 300 && within, String(inside));
  });

  it('follows the language of the page', async () => {
    await open('<form><panah-input name="e" room="/room.html" required></panah-input></form>', 'fa');
    const [room] = await rooms();
    await room.getByText(String(fa.staysForm)).waitFor();
    assert.equal((await told()).message, fa.makeFirst);
    await page.evaluate(() => { document.documentElement.lang = 'en'; });
    await room.getByText(en.staysForm).waitFor();
    assert.equal((await told()).message, en.makeFirst);
    assert.equal(await page.locator('iframe').getAttribute('title'), en.fieldTitle);
  });

  it('says that the room did not open, offers the fallback, and takes it back where the room answers late', async () => {
    for (const room of ['/spoken.html?silent', '/refused.html', '/missing.html']) {
      await open(`<form><panah-input name="e" room="${room}" required><p slot="fallback">Write to us instead.</p></panah-input></form>`);
      await page.getByText('Write to us instead.').waitFor({ timeout: 15_000 });
      await page.getByText('has not opened. Nothing can be chosen here').waitFor();
      assert.deepEqual((await heard()).at(-1), ['panah-error', '{"reason":"no-answer"}', true]);
      assert.equal((await told()).valid, false);
      assert.equal(await page.locator('iframe').isVisible(), false);
      if (room.includes('silent')) {
        await post((await rooms())[0], "{ type: 'ready' }");
        await page.getByText('Write to us instead.').waitFor({ state: 'hidden' });
        assert.equal(await page.locator('iframe').isVisible(), true);
      }
    }
    await open('<panah-input name="e"></panah-input>', 'fa');
    await page.getByText('باز نشده است').waitFor();
    assert.deepEqual(await heard(), [['panah-error', '{"reason":"no-address"}', true]]);
  });

  it('hands on why a room cannot work, and that it was left', async () => {
    await open('<form><panah-input name="e" room="/spoken.html"><p slot="fallback">Write to us instead.</p></panah-input></form>');
    let [room] = await rooms();
    await post(room, "{ type: 'error', reason: 'wasmOff' }");
    await page.getByText('Write to us instead.').waitFor();
    await post(room, "{ type: 'error', reason: '<b>IMG_0001.jpg</b>' }");
    await post(room, "{ type: 'files', files: [{ file: new File(['x'], 'abcdefghijkl.jpg'), receipt: {} }] }");
    await files(1);
    await post(room, "{ type: 'exit' }");
    await files(0);
    assert.deepEqual((await heard()).filter((/** @type {string[]} */ [type]) => ['panah-error', 'panah-exit'].includes(type)).map((/** @type {string[]} */ [, detail]) => detail),
      ['{"reason":"wasmOff"}', '{"reason":"unknown"}', '{}']);
    assert.equal(await page.locator('iframe').count(), 0, 'no room begins anew');
    assert.equal(await page.getByText('Write to us instead.').isVisible(), false);
    await page.evaluate(() => document.querySelector('form')?.reset());
    assert.equal((await rooms()).length, 1, 'until it is asked to');
  });

  it('catches a file that is dropped beside the room, before the page does', async () => {
    await open('<div id="zone" style="height: 50px">zone</div><form><panah-input name="e" room="/spoken.html"></panah-input></form>');
    await rooms();
    await page.waitForFunction(() => (/** @type {any} */ (window)).heard.length > 0);
    const through = await page.evaluate(() => {
      let through = 0;
      for (const node of [document, document.body, /** @type {Element} */ (document.querySelector('#zone'))]) for (const type of ['dragover', 'drop']) node.addEventListener(type, () => { through += 1; }, true);
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(['raw'], 'IMG_0001.jpg'));
      const stopped = ['dragover', 'drop'].map((type) => !document.querySelector('#zone')?.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true })));
      const words = new DataTransfer();
      words.setData('text/plain', 'x');
      document.querySelector('#zone')?.dispatchEvent(new DragEvent('drop', { dataTransfer: words, bubbles: true, cancelable: true }));
      return [through, ...stopped];
    });
    assert.deepEqual(through, [3, true, true], 'text passes, files do not');
    await page.getByText('What you dropped beside the room was not taken.').waitFor();
    assert.deepEqual((await heard()).at(-1), ['panah-error', '{"reason":"beside"}', true]);
    // Without an element in the page it is the page's own again.
    assert.equal(await page.evaluate(() => {
      document.querySelector('panah-input')?.remove();
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(['raw'], 'IMG_0001.jpg'));
      return document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    }), true);
  });

  it('keeps value and room where the browser moves it, and the value where a page appends it elsewhere', async () => {
    await open('<form><div id="a"><panah-input name="e" room="/room.html"></panah-input></div><div id="b"></div></form>');
    const [room] = await rooms();
    await clean(room, text('a.txt'));
    await files(1);
    const before = (await told()).sent;
    await page.evaluate(() => (/** @type {any} */ (document.querySelector('#b'))).moveBefore(document.querySelector('panah-input'), null));
    await page.waitForTimeout(300);
    assert.deepEqual((await told()).sent, before);
    assert.equal(await card(room, 'a.txt').count(), 1, 'the room is the one that it was');
    // Whatever the page does, a frame that is taken out is dead: a new room opens beside the copy.
    await page.evaluate(() => document.querySelector('#a')?.append(/** @type {Element} */ (document.querySelector('panah-input'))));
    assert.deepEqual((await told()).sent, before);
    await page.getByText('1 copy made before is still attached.').waitFor();
    const now = (await rooms()).at(-1);
    assert.ok(now && now !== room);
    const other = await clean(now, text('b.txt'));
    await other.getByText(/^The form takes 0 files\./).waitFor();
    await page.getByRole('button', { name: 'Take back' }).click();
    await page.waitForFunction((name) => {
      const [file, ...rest] = (/** @type {any} */ (document.querySelector('panah-input'))).files;
      return file && rest.length === 0 && file.name !== name;
    }, before[0]?.[1], { polling: 100 });
    // Taken out for good it holds nothing.
    assert.equal(await page.evaluate(async () => {
      const element = /** @type {any} */ (document.querySelector('panah-input'));
      element.remove();
      await new Promise((done) => setTimeout(done, 50));
      return element.files.length;
    }), 0);
  });

  it('says that what was not finished is gone where a page moved it', async () => {
    await open('<form><div id="a"><panah-input name="e" room="/spoken.html"></panah-input></div><div id="b"></div></form>');
    await post((await rooms())[0], "{ type: 'state', files: 2, attached: 0, ready: 0, review: 2, working: 0, done: 0 }");
    await page.waitForFunction(() => !(/** @type {any} */ (document.querySelector('panah-input'))).checkValidity());
    await page.evaluate(() => document.querySelector('#b')?.append(/** @type {Element} */ (document.querySelector('panah-input'))));
    await page.getByText('the room had to open anew').waitFor();
    assert.ok((await heard()).some((/** @type {string[]} */ [type, detail]) => type === 'panah-error' && detail === '{"reason":"moved"}'));
  });

  it('stands several times on one page, each with its own value', async () => {
    await open('<form><panah-input id="one" name="a" room="/room.html"></panah-input><panah-input id="two" name="b" room="/room.html"></panah-input></form>');
    const [, second] = await rooms(2);
    await clean(second, text('a.txt'));
    await files(1, '#two');
    assert.deepEqual((await told('#one')).files, 0);
    assert.deepEqual((await told()).sent.map(([name]) => name), ['b']);
  });

  it('holds nothing after the way back', async () => {
    await open('<form><panah-input name="e" room="/room.html"></panah-input></form>');
    await clean((await rooms())[0], text('a.txt'));
    await files(1);
    await page.goto('about:blank');
    await page.goBack();
    const [room] = await rooms();
    await room.getByText(en.staysForm).waitFor();
    assert.deepEqual([(await told()).files, (await told()).sent, await room.locator('article').count()], [0, [], 0]);
    // As a browser that kept the page whole does it.
    await clean(room, text('a.txt'));
    await files(1);
    await page.evaluate(() => window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })));
    await files(0);
    await page.evaluate(() => window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
    await (/** @type {import('playwright-core').Frame} */ ((await rooms()).at(-1))).getByText(en.staysForm).waitFor();
  });

  it('does nothing on a server', () => {
    const said = execFileSync(process.execPath, ['--input-type=module', '-e', `await import(${JSON.stringify(at('pkg/panah-input.js'))}); console.log('nothing', Object.keys(globalThis).length)`], { encoding: 'utf8' });
    assert.match(said, /^nothing \d+\n$/);
  });
});
