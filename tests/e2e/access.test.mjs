// Who listens instead of looking, who has no pointer, and who sees little: WCAG 2.2 AA as axe-core measures it in every state of the room,
// in both languages, light and dark, and by hand what it cannot see.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { at } from '../../tools/project.mjs';
import { ffmpeg } from '../../tools/programs.mjs';
import { en, fa } from '../words.mjs';
import { clips } from './clips.mjs';
import { workbook } from './books.mjs';
import { make } from './photos.mjs';
import { add, button, card, entry, listed, look, visit } from './room.mjs';
import { launch } from './start.mjs';

/** @typedef {import('playwright-core').Page} Page */

const axe = readFileSync(at('node_modules/axe-core/axe.min.js'), 'utf8');
const room = pathToFileURL(at('pkg/room.html')).href;
const program = ffmpeg();
const plans = {
  three: { width: 900, height: 600, quality: 0.9, faces: [[20, 20, 300, 0], [340, 24, 280, 0], [640, 40, 200, 0]], orientation: 1 },
  two: { width: 700, height: 500, quality: 0.9, faces: [[20, 20, 300, 0], [360, 60, 280, 0]], orientation: 1 },
  far: { width: 1200, height: 800, quality: 0.9, faces: [[100, 100, 300, 0], [700, 400, 40, 0]], orientation: 1 },
};

describe('access', () => {
  /** @type {import('playwright-core').Browser} */ let browser;
  /** @type {Record<string, string>} */ let shots;

  before(async () => {
    shots = await make(plans, 'access');
    browser = await launch();
  });
  after(() => browser.close());

  /** A phone; `hold` workers begin at once, and the others when that is let go. All that is said aloud is written down.
   * @param {import('playwright-core').BrowserContextOptions & { hold?: number }} [options] */
  async function open({ hold = Infinity, ...options } = {}) {
    const context = await browser.newContext({ viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true, reducedMotion: 'reduce', ...options });
    const page = await context.newPage();
    await page.addInitScript((count) => {
      const held = /** @type {(() => void)[]} */ ([]);
      let free = count ?? Infinity;
      const { postMessage } = Worker.prototype;
      Worker.prototype.postMessage = function post(/** @type {any[]} */ ...args) {
        const go = () => Reflect.apply(postMessage, this, args);
        if (free > 0) go();
        else held.push(go);
        free -= 1;
      };
      Reflect.set(window, 'letGo', () => { free = Infinity; for (const go of held.splice(0)) go(); });
      const said = /** @type {string[]} */ ([]);
      Reflect.set(window, 'said', said);
      document.addEventListener('DOMContentLoaded', () => new MutationObserver((records) => {
        for (const { addedNodes } of records) for (const node of addedNodes) said.push(node.textContent ?? '');
      }).observe(/** @type {Node} */ (document.querySelector('#live')), { childList: true }));
    }, hold === Infinity ? null : hold);
    await page.goto(room);
    const letGo = () => page.evaluate(() => Reflect.get(window, 'letGo')());
    const said = () => page.evaluate(() => /** @type {string[]} */ (Reflect.get(window, 'said')));
    return { page, context, letGo, said };
  }

  /** Notes violations, light and dark, and that there is one heading of level one. @param {string[]} all @param {Page} page @param {string} state */
  async function clean(all, page, state) {
    if (!await page.evaluate(() => 'axe' in window)) await page.evaluate(axe);
    for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
      await page.emulateMedia({ colorScheme });
      const found = await page.evaluate(async () => {
        const { violations } = await Reflect.get(window, 'axe').run(document, { runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] } });
        return violations.map((/** @type {any} */ { id, nodes }) => `${id}: ${nodes.map((/** @type {any} */ { html, any }) => `${html.slice(0, 160)} ${any[0]?.message ?? ''}`).join(' | ')}`);
      });
      all.push(...found.map((/** @type {string} */ one) => `${state}, ${colorScheme}: ${one}`));
    }
    await page.emulateMedia({ colorScheme: 'light' });
    assert.equal(await page.getByRole('heading', { level: 1 }).count(), 1, `${state}: a heading of level one`);
  }

  for (const [locale, words] of /** @type {const} */ ([['en', en], ['fa', fa]])) {
    it(`axe-core finds nothing in the states of a photo, in ${locale}`, async () => {
      const all = /** @type {string[]} */ ([]);
      const { page, context, letGo } = await open({ locale, hold: 1 });
      await clean(all, page, 'first screen');
      await add(page, [...['three', 'two'].map((name) => ({ name: `IMG_${name}.jpg`, mimeType: 'image/jpeg', buffer: readFileSync(String(shots[name])) })), { name: 'empty.jpg', mimeType: 'image/jpeg', buffer: Buffer.alloc(0) }]);
      const [one, two, empty] = /** @type {const} */ (['IMG_three.jpg', 'IMG_two.jpg', 'empty.jpg']).map((name) => card(page, name));
      if (!one || !two || !empty) return assert.fail();
      await clean(all, page, 'a photo being looked through');
      await visit(two);
      await clean(all, page, 'a photo that waits');
      await letGo();
      await visit(one);
      await button(one, String(words.make)).waitFor({ timeout: 120_000 });
      await listed(one);
      for (const fold of await one.locator('details:not([open]) > summary:visible').all()) await fold.click();
      await clean(all, page, 'a photo with its covers');
      await button(one, String(words['tool-box'])).evaluate((node) => (/** @type {HTMLElement} */ (node)).click());
      await clean(all, page, 'a photo with a cover of the person');
      await visit(empty);
      await empty.locator('.fault').waitFor();
      await clean(all, page, 'refused');
      for (const own of [one, two]) {
        await visit(own);
        await own.locator('.frame').evaluate((node) => node.scrollIntoView({ block: 'start', behavior: 'instant' }));
        await own.getByText(String(words.lookedAt)).waitFor();
      }
      await page.locator('#make-all').click();
      await page.getByRole('heading', { name: String(words.made) }).waitFor({ timeout: 60_000 });
      await page.locator('#save-all:visible').waitFor();
      await clean(all, page, 'made');
      await visit(empty);
      await button(empty, String(words.remove)).click();
      await page.getByRole('button', { name: String(words.bringBack) }).waitFor();
      await clean(all, page, 'removed');
      await page.locator('#save-all').click();
      await page.locator('.closing').waitFor();
      await clean(all, page, 'saved');
      assert.deepEqual(all, []);
      await context.close();
    });

    it(`axe-core finds nothing in a document with hidden parts, in ${locale}`, async () => {
      const all = /** @type {string[]} */ ([]);
      const { page, context } = await open({ locale });
      await add(page, [{ name: 'book.xlsx', mimeType: '', buffer: await workbook('Salaries') }]);
      const one = card(page, 'book.xlsx');
      await one.getByText(String(words['class-hidden-kept'])).waitFor({ timeout: 60_000 });
      await clean(all, page, 'a document with hidden parts');
      await one.getByRole('checkbox').check();
      await button(one, String(words.make)).click();
      await one.locator('.made').waitFor({ timeout: 60_000 });
      await clean(all, page, 'its copy');
      assert.deepEqual(all, []);
      await context.close();
    });

    it(`axe-core finds nothing in a film, in ${locale}`, { skip: program ? false : 'ffmpeg is not installed, and makes the clips' }, async () => {
      const all = /** @type {string[]} */ ([]);
      const { page, context, letGo } = await open({ locale, hold: 2 });
      await add(page, [String(clips(String(program))['moving.mp4'])]);
      const one = card(page, 'moving.mp4');
      await page.waitForTimeout(1500);
      await clean(all, page, 'a film being looked through');
      await letGo();
      await button(one, String(words.make)).waitFor({ timeout: 120_000 });
      for (const fold of await one.locator('details:not([open]) > summary:visible').all()) await fold.click();
      await clean(all, page, 'a film with its people');
      assert.deepEqual(all, []);
      await context.close();
    });
  }

  it('says each change of phase once, politely, also when several copies finish', async () => {
    const { page, context, said } = await open();
    await add(page, [String(shots.three), String(shots.two), String(shots.far)]);
    const cards = ['IMG_three.jpg', 'IMG_two.jpg', 'IMG_far.jpg'].map((name) => card(page, name));
    await page.waitForFunction(() => document.querySelectorAll('.thumbs button').length === 3 && !document.querySelector('[data-standing=waiting]'), null, { timeout: 120_000 });
    for (const one of cards) await look(one);
    await page.locator('#make-all').click();
    await page.locator('.thumbs [data-standing=made]').nth(2).waitFor({ timeout: 120_000 });
    await page.waitForTimeout(500);
    const all = await said();
    const times = (/** @type {string} */ text) => all.filter((one) => one === text).length;
    assert.equal(times(en.saidReady.replace('{n}', '3').replace('{all}', '3')), 1, String(all));
    assert.equal(times(en.saidMade.replace('{n}', '3').replace('{all}', '3')), 1, String(all));
    assert.equal(times(en.saidLook), 1, String(all));
    assert.ok(all.every((one, i) => one !== all[i - 1]), `nothing is said twice in a row: ${all}`);
    assert.deepEqual(await page.locator('[aria-live=assertive], [role=alert]').count(), 0);
    // What was said is not there for ever for who reads the page in order.
    await page.waitForTimeout(6000);
    assert.equal(await page.locator('#live').innerText(), '');
    await context.close();
  });

  it('says the counts that it shows', async () => {
    const { page, context, said } = await open();
    await add(page, [String(shots.three)]);
    const one = card(page, 'IMG_three.jpg');
    await look(one);
    const shown = () => one.locator('p.counts').innerText();
    assert.ok((await said()).includes(await shown()));
    await (await listed(one)).nth(1).click();
    assert.equal((await said()).at(-1), await shown());
    assert.match(await shown(), /Left open: 1/);
    await context.close();
  });

  it('the focus goes where the work goes: to the file, to the result, to the reason', async () => {
    const { page, context } = await open();
    const focused = (/** @type {import('playwright-core').Locator} */ node) => node.evaluate((own) => own === document.activeElement);
    await add(page, [String(shots.three)]);
    const one = card(page, 'IMG_three.jpg');
    assert.ok(await focused(one), 'to the file');
    await look(one);
    await button(one, en.make).focus();
    await page.keyboard.press('Enter');
    await one.getByRole('heading', { name: en.made }).waitFor({ timeout: 60_000 });
    assert.ok(await focused(one.getByRole('heading', { name: en.made })), 'to the result');
    await add(page, [{ name: 'cut.jpg', mimeType: 'image/jpeg', buffer: readFileSync(String(shots.two)).subarray(0, 700) }]);
    const cut = card(page, 'cut.jpg');
    await cut.locator('.fault').waitFor({ timeout: 60_000 });
    assert.ok(await focused(cut.locator('.fault')), 'to the reason');
    await entry(one).click();
    assert.ok(await focused(one));
    await context.close();
  });

  it('covers are a list in the order of reading, with one stop of the Tab key and arrow keys', async () => {
    const { page, context } = await open();
    await add(page, [String(shots.three)]);
    const one = card(page, 'IMG_three.jpg');
    await look(one);
    const list = await listed(one);
    const count = await list.count();
    assert.ok(count >= 3);
    const names = await list.allInnerTexts();
    names.forEach((name, i) => assert.match(name, new RegExp(`(Face|Perhaps a face,) ${i + 1} of ${count}: covered`)));
    assert.equal(await list.and(one.locator('[aria-pressed]')).count(), 0, 'the state is told once');
    const lefts = await one.locator('.cover.face').evaluateAll((nodes) => nodes.map((node) => node.getBoundingClientRect().left));
    assert.deepEqual(lefts, lefts.toSorted((a, b) => a - b));
    const canvas = one.locator('.frame canvas');
    assert.deepEqual([await canvas.getAttribute('role'), await canvas.getAttribute('aria-label')], ['img', en.picture]);
    assert.equal(await list.evaluateAll((nodes) => nodes.filter((node) => (/** @type {HTMLElement} */ (node)).tabIndex === 0).length), 1);
    await list.first().focus();
    const at = () => list.evaluateAll((nodes) => nodes.indexOf(/** @type {any} */ (document.activeElement)));
    for (const [key, place] of /** @type {const} */ ([['ArrowDown', 1], ['ArrowRight', 2], ['ArrowUp', 1], ['End', count - 1], ['ArrowDown', count - 1], ['Home', 0], ['ArrowLeft', 0], ['ArrowDown', 1]])) {
      await page.keyboard.press(key);
      assert.equal(await at(), place, key);
    }
    assert.ok(await one.locator('.cover').nth(1).evaluate((node) => node.classList.contains('meant')), 'the one that is meant is marked on the picture');
    await page.keyboard.press('Enter');
    assert.match(String((await list.allInnerTexts())[1]), /: open$/);
    assert.equal(await at(), 1, 'the focus stays');
    await page.keyboard.press('Tab');
    assert.equal(await at(), -1, 'one more Tab leaves the list');
    // A cover of one's own is gone to from there, and moved by arrow keys.
    await button(one, en['tool-box']).focus();
    await page.keyboard.press('Enter');
    await list.last().focus();
    await page.keyboard.press('Enter');
    const own = one.locator('.cover.added');
    assert.ok(await own.evaluate((node) => node === document.activeElement));
    const before = await own.boundingBox();
    await page.keyboard.press('ArrowLeft');
    assert.ok(((await own.boundingBox())?.x ?? 0) < (before?.x ?? 0));
    for (const box of await Promise.all((await list.all()).map((node) => node.boundingBox()))) assert.ok(box && box.width >= 24 && box.height >= 24, JSON.stringify(box));
    await context.close();
  });

  it('shows the focus without `:has`', async () => {
    const { page, context } = await open();
    await add(page, [String(shots.two)]);
    const one = card(page, 'IMG_two.jpg');
    await look(one);
    await one.locator('.how > summary').click();
    await page.keyboard.press('Tab');
    const seen = await page.evaluate(() => {
      const node = /** @type {Element} */ (document.activeElement);
      for (const sheet of document.styleSheets) for (let i = sheet.cssRules.length - 1; i >= 0; i -= 1) if (sheet.cssRules[i]?.cssText.includes(':has(')) sheet.deleteRule(i);
      const { outlineStyle, outlineWidth } = getComputedStyle(node);
      return [node.getAttribute('type'), outlineStyle, parseFloat(outlineWidth) >= 2];
    });
    assert.deepEqual(seen, ['radio', 'solid', true]);
    await context.close();
  });
});
