// Sharing through the system's sheet: its own button, which hands on copies that may leave, and nothing else that runs in the room can.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { at } from '../../tools/project.mjs';
import { en } from '../words.mjs';
import { photos } from './photos.mjs';
import { add, button, card, listed, look, makeSafe, visit } from './room.mjs';
import { launch } from './start.mjs';

/** A browser whose system has a sheet: it writes down what it is given. `fail` is the name of what it throws. @param {string | null} fail */
function sheet(fail) {
  const given = /** @type {any[]} */ ([]);
  Reflect.set(window, 'given', given);
  Object.defineProperty(Navigator.prototype, 'canShare', { configurable: true, value: (/** @type {any} */ { files }) => files.length > 0 });
  Object.defineProperty(Navigator.prototype, 'share', { configurable: true, value: async (/** @type {any} */ what) => {
    if (fail) throw new DOMException('', fail);
    // As a browser reads a list: by its iterator.
    const files = [];
    for (const file of what.files) files[files.length] = file;
    given.push({ keys: Object.keys(what), names: files.map(({ name }) => name), type: files[0].type });
  } });
}

describe('sharing', () => {
  /** @type {import('playwright-core').Browser} */ let browser;
  /** @type {Record<string, string>} */ let shots;
  before(async () => {
    shots = await photos();
    browser = await launch();
  });
  after(() => browser.close());

  /** @param {boolean} has  Whether the system has a sheet. @param {string | null} [fail] */
  async function open(has, fail = null) {
    const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
    if (has) await page.addInitScript(sheet, fail);
    await page.goto(pathToFileURL(at('pkg/room.html')).href);
    const share = page.getByRole('button', { name: en.share });
    const given = () => page.evaluate(() => Reflect.get(window, 'given'));
    return { page, share, given };
  }

  it('is offered where the system has a sheet, says what it does, and hands on the copies and nothing beside them', async () => {
    const { page, share, given } = await open(true);
    await add(page, [String(shots.gps), String(shots.turned)]);
    const [one, two] = [card(page, 'IMG_gps.jpg'), card(page, 'IMG_turned.jpg')];
    await makeSafe(one);
    assert.equal(await share.isVisible(), false, 'another is not decided yet');
    await makeSafe(two);
    await share.waitFor();
    assert.ok(await page.getByText(en.shareWhat).isVisible());
    await share.click();
    await page.getByText(en.shared).waitFor({ state: 'attached' });
    const [what, ...more] = await given();
    assert.deepEqual([what.keys, what.type, more.length], [['files'], 'image/jpeg', 0]);
    assert.ok(what.names.length === 2 && what.names.every((/** @type {string} */ name) => /^[a-z2-7]{12}\.jpg$/.test(name)), String(what.names));
    // A copy that is withdrawn is not shared with the others.
    await visit(two);
    await two.locator('.decided > summary').click();
    await (await listed(two)).first().click();
    assert.equal(await share.isVisible(), false);
    await button(two, en.remove).click();
    await share.click();
    await page.waitForFunction(() => Reflect.get(window, 'given').length === 2);
    assert.deepEqual((await given())[1].names, [await card(page, 'IMG_gps.jpg').locator('.given').innerText()]);
    await page.close();
  });

  it('is not offered where the system has none, and who calls it off hears of no failure', async () => {
    const none = await open(false);
    await add(none.page, [String(shots.gps)]);
    await makeSafe(card(none.page, 'IMG_gps.jpg'));
    await none.page.locator('#save-all').waitFor();
    assert.equal(await none.share.isVisible(), false);
    await none.page.close();
    for (const [name, shown] of /** @type {const} */ ([['AbortError', en.shareWhat], ['NotAllowedError', en.shareFailed]])) {
      const { page, share } = await open(true, name);
      await add(page, [String(shots.gps)]);
      await makeSafe(card(page, 'IMG_gps.jpg'));
      await share.click();
      await page.locator('#bar p').getByText(shown).waitFor();
      await page.close();
    }
  });

  it('a script in the room can share nothing', async () => {
    const { page, given } = await open(true);
    await add(page, [String(shots.gps)]);
    await look(card(page, 'IMG_gps.jpg'));
    const got = await page.evaluate(async () => {
      const own = /** @type {any} */ (window);
      const raw = { files: [new File(['x'], 'IMG_1.jpg')] };
      const attempts = [
        () => navigator.share(raw), () => Navigator.prototype.share.call(navigator, raw), () => own.panahShare().share(raw.files),
        () => Object.defineProperty(window, 'panahShare', { value: 1 }), () => { own.panahShare = () => 1; return own.panahShare().share; },
      ];
      return Promise.all(attempts.map(async (attempt) => { try { return String(await attempt()); } catch { return 'no'; } }));
    });
    assert.deepEqual(got, ['no', 'no', 'no', 'no', 'no']);
    assert.deepEqual(await given(), []);
    await page.close();
  });

  it('even the way that the room has takes nothing but files under the names of copies', async () => {
    const page = await browser.newPage();
    await page.addInitScript(sheet, null);
    await page.goto(pathToFileURL(at('tests/e2e/share.test.mjs')).href);
    // The seal as it is built: the room's first script, which looks for the page's policy.
    await page.evaluate(() => document.head.append(Object.assign(document.createElement('meta'), { httpEquiv: 'Content-Security-Policy', content: "img-src 'none'" })));
    await page.evaluate(/<script>([\s\S]*?)<\/script>/.exec(readFileSync(at('pkg/room.html'), 'utf8'))?.[1] ?? assert.fail('no script'));
    const got = await page.evaluate(async () => {
      const own = /** @type {any} */ (window).panahShare();
      const safe = new File(['x'], 'abcdefghijkl.jpg', { type: 'image/jpeg' });
      const lists = [[new File(['x'], 'IMG_1.jpg')], [safe, new File(['x'], 'x.jpg')], [{ name: 'abcdefghijkl.jpg' }], [], 'text', [Object.assign(new File(['x'], 'IMG_1.jpg'), { url: 'x' })]];
      const tried = [];
      for (const list of lists) try { tried.push(await own.share(list)); } catch (error) { tried.push((/** @type {Error} */ (error)).name); }
      // Whoever patches how lists are read changes nothing of what is handed on.
      const { [Symbol.iterator]: each } = Array.prototype;
      const list = { length: 1, 0: safe, [Symbol.iterator]: each };
      Array.prototype[Symbol.iterator] = function () { return each.call(this[0] instanceof File ? [new File(['x'], 'IMG_1.jpg')] : this); };
      try {
        await own.share(list);
      } finally {
        Array.prototype[Symbol.iterator] = each;
      }
      return [tried, /** @type {any} */ (window).panahShare(), /** @type {any} */ (window).given.map((/** @type {any} */ { names }) => names)];
    });
    assert.deepEqual(got, [['SecurityError', 'SecurityError', 'TypeError', 'SecurityError', 'TypeError', 'SecurityError'], null, [['abcdefghijkl.jpg']]]);
    await page.close();
  });
});
