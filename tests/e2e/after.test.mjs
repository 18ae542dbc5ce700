// What comes after a copy was made: it is shown as it leaves, saved under names that are told, and what is still dangerous is said.
// Fingers on a small phone.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { at } from '../../tools/project.mjs';
import { en, fa, say } from '../words.mjs';
import { make } from './photos.mjs';
import { add, button, card, entry, listed, visit } from './room.mjs';
import { launch } from './start.mjs';

const names = ['a', 'b', 'c', 'd', 'e', 'f'];
const plans = Object.fromEntries(names.map((name) => [name, { width: 400, height: 300, quality: 0.9, faces: /** @type {[number, number, number, number][]} */ ([[100, 40, 200, 0]]), orientation: 1 }]));

describe('after a copy was made', () => {
  /** @type {import('playwright-core').Browser} */ let browser;
  /** @type {Record<string, string>} */ let shots;

  before(async () => {
    shots = await make(plans, 'after');
    browser = await launch();
  });
  after(() => browser.close());

  /** A phone with so many copies made. @param {number} count @param {'en' | 'fa'} [locale] */
  async function open(count, locale = 'en') {
    const words = locale === 'fa' ? fa : en;
    const context = await browser.newContext({ viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true, reducedMotion: 'no-preference', locale, acceptDownloads: true });
    const page = await context.newPage();
    /** @type {string[]} */
    const saved = [];
    page.on('download', (download) => saved.push(download.suggestedFilename()));
    await page.goto(pathToFileURL(at('pkg/room.html')).href);
    const paths = names.slice(0, count).map((name) => String(shots[name]));
    await add(page, paths);
    const cards = paths.map((path) => card(page, path.replace(/.*\//, '')));
    for (const one of cards) {
      await visit(one);
      await button(one, String(words.make)).waitFor({ timeout: 120_000 });
      await one.locator('.frame').evaluate((node) => node.scrollIntoView({ block: 'start', behavior: 'instant' }));
      await one.getByText(String(words.lookedAt)).waitFor();
    }
    await page.locator('#make-all').tap();
    for (const one of cards) {
      await visit(one);
      await one.getByRole('heading', { name: String(words.made) }).waitFor({ timeout: 60_000 });
    }
    if (cards[0]) await visit(cards[0]);
    const shot = async (/** @type {string} */ name) => {
      if (process.env.SHOTS) await page.screenshot({ path: join(process.env.SHOTS, `after-${locale}-${name}.png`) });
    };
    const [one = assert.fail()] = cards;
    /** Opens the first face of a copy that was made. @param {import('playwright-core').Locator} own */
    const uncover = async (own) => {
      await own.locator('.decided > summary').click();
      await (await listed(own)).first().click();
    };
    const all = page.locator('#save-all');
    const closing = page.locator('.closing');
    const until = async (/** @type {() => boolean} */ done) => { for (let n = 0; n < 100 && !done(); n += 1) await page.waitForTimeout(50); };
    return { page, context, cards, one, uncover, all, closing, saved, shot, words, until };
  }

  for (const locale of /** @type {const} */ (['en', 'fa'])) {
    it(`the closing card names what was saved and says what is still dangerous, in ${locale}`, async () => {
      const { context, page, all, closing, saved, shot, words, until } = await open(3, locale);
      assert.equal(await closing.isVisible(), false, 'nothing was saved yet');
      await all.tap();
      await until(() => saved.length === 3);
      await closing.waitFor();
      assert.deepEqual((await closing.locator('.given').allInnerTexts()).sort(), [...saved].sort());
      assert.ok(saved.every((name) => /^[a-z2-7]{12}\.jpg$/.test(name)), String(saved));
      await all.getByText(String(words.savedAll), { exact: true }).waitFor();
      assert.ok(await closing.locator('h2').evaluate((node) => node === document.activeElement && node.getBoundingClientRect().top >= 0), 'it goes there');
      const spoken = await page.locator('#live > :last-child').innerText();
      assert.equal(spoken, await closing.locator('h2').innerText(), 'what is heard is what is shown');
      for (const key of /** @type {const} */ (['dangerOriginal', 'dangerClouds', 'dangerFile', 'dangerShown'])) assert.ok(await closing.getByText(String(words[key])).isVisible(), key);
      await shot('closing');
      await closing.getByText(String(words.stepsAndroid)).tap();
      await closing.getByText(String(words.stepsAndroidWords)).waitFor();
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing is wider than the window');
      await shot('steps');
      await closing.getByRole('button', { name: String(words.startAgain) }).tap();
      assert.deepEqual([await page.getByRole('article').count(), await closing.isVisible(), await page.locator('#bar').isVisible()], [0, false, false]);
      await context.close();
    });
  }

  it('a copy whose file is removed while others are saved does not leave any more, nor a zip with it', async () => {
    for (const zip of [false, true]) {
      const { context, page, cards, all, saved, closing } = await open(3);
      await page.getByLabel(en.asZip).setChecked(zip);
      const [, two = assert.fail()] = cards;
      await visit(two);
      // Without a moment between the two taps.
      await two.evaluate((node, name) => {
        document.getElementById('save-all')?.click();
        [...node.querySelectorAll('button')].find((own) => own.getAttribute('aria-label') === name)?.click();
      }, en.remove);
      await page.getByText(en.removed).first().waitFor();
      if (zip) {
        await page.waitForTimeout(1500);
        assert.deepEqual([saved, await all.innerText()], [[], say('en', 'saveAll', { n: 2 })], 'nothing left, and the two others still can');
      } else {
        await closing.waitFor();
        await page.waitForTimeout(1000);
        assert.equal(saved.length, 2, String(saved));
        assert.deepEqual((await closing.locator('.given').allInnerTexts()).sort(), [...saved].sort());
      }
      await context.close();
    }
  });

  it('up to five are saved one by one and more as one zip, unless somebody chooses otherwise', async () => {
    const few = await open(2);
    await few.page.getByLabel(en.asZip).check();
    await few.all.tap();
    await few.until(() => few.saved.length > 0);
    await few.closing.waitFor();
    assert.match(few.saved.join(), /^[a-z2-7]{12}\.zip$/);
    assert.deepEqual(await few.closing.locator('.given').allInnerTexts(), few.saved);
    assert.equal(await few.closing.locator('h2').innerText(), say('en', 'closing', { n: 2 }));
    // The zip is what lies on the disk: it is named where a copy in it is decided anew.
    await few.uncover(few.one);
    assert.ok((await few.one.locator(':scope > .note').innerText()).includes(String(few.saved[0])));
    // Who deletes it deletes the other copy in it as well: that is to be saved again, and is not said to be.
    await few.all.getByText(say('en', 'saveAll', { n: 1 }), { exact: true }).waitFor();
    assert.equal(await few.closing.isVisible(), false);
    await few.all.tap();
    await few.until(() => few.saved.length === 2);
    assert.match(String(few.saved[1]), /\.jpg$/);
    await few.context.close();
    const many = await open(6);
    assert.ok(await many.page.getByLabel(en.asZip).isChecked());
    await many.all.tap();
    await many.until(() => many.saved.length > 0);
    await many.closing.waitFor();
    assert.match(many.saved.join(), /^[a-z2-7]{12}\.zip$/);
    await many.context.close();
  });

  it('who touches a cover after saving is told that the saved file has the old ones', async () => {
    const { context, page, one, uncover, all, closing, saved, until } = await open(1);
    await button(one, en.save).tap();
    await until(() => saved.length === 1);
    await closing.waitFor();
    await uncover(one);
    const told = en.older.replace('{names}', `\u2066${saved[0]}\u2069`);
    assert.equal(await one.locator(':scope > .note').textContent(), told);
    assert.equal(await closing.isVisible(), false, 'nothing that was saved is as it is now');
    assert.equal(await all.isVisible(), false);
    assert.ok(await page.locator('#live').innerText());
    await context.close();
  });

  it('a file that was removed can be brought back as it was', async () => {
    const { context, page, cards } = await open(2);
    const [one, two] = /** @type {[import('playwright-core').Locator, import('playwright-core').Locator]} */ (cards);
    await button(one, en.remove).tap();
    assert.equal(await entry(one).count(), 0);
    const back = page.getByRole('button', { name: en.bringBack });
    assert.ok(await back.evaluate((node) => node === document.activeElement));
    assert.equal(await page.locator('#save-all').innerText(), say('en', 'saveAll', { n: 1 }), 'it leaves with nothing');
    await back.tap();
    await one.getByRole('heading', { name: en.made }).waitFor();
    assert.equal(await page.locator('#save-all').innerText(), say('en', 'saveAll', { n: 2 }));
    assert.ok(await one.evaluate((node) => node === document.activeElement));
    assert.ok(await page.locator('.thumbs button').first().evaluate((node, own) => node === own, await entry(one).elementHandle()), 'in its place');
    await button(one, en.remove).tap();
    await button(two, en.remove).tap();
    await page.getByRole('button', { name: en.bringBack }).waitFor();
    assert.equal(await page.getByRole('button', { name: en.bringBack }).count(), 1, 'the last one only');
    await context.close();
  });

  it('leaving asks while anything would be lost, and no more when all is saved', async () => {
    const { context, page, all, closing } = await open(1);
    const asks = () => page.evaluate(() => !window.dispatchEvent(new Event('beforeunload', { cancelable: true })));
    assert.equal(await asks(), true);
    await all.tap();
    await closing.waitFor();
    assert.equal(await asks(), false);
    await context.close();
  });

  it('the copy is shown as it was read from the file that leaves, and what it was while that is held', async () => {
    const { context, page, one, uncover, shot } = await open(1);
    const copy = one.locator('.shown canvas').first();
    await copy.waitFor();
    await copy.evaluate((node) => node.scrollIntoView({ block: 'center', behavior: 'instant' }));
    await shot('shown');
    const [now, was] = await one.locator('.shown').evaluate((node) => [...node.querySelectorAll('canvas')].map((canvas) => {
      const { width, height } = canvas;
      const { data } = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d')).getImageData(width * 0.42, height * 0.25, width * 0.08, height * 0.1);
      return data.reduce((sum, value, i) => sum + (i % 4 < 3 ? value : 0), 0) / (data.length / 4 * 3);
    }));
    assert.ok(Number(now) < 20 && Number(was) > 60, `the cover is in the copy (${now}) and not in what it was (${was})`);
    const hold = one.getByRole('button', { name: en.holdCompare });
    await hold.scrollIntoViewIfNeeded();
    await hold.dispatchEvent('pointerdown');
    assert.deepEqual([await copy.isVisible(), await one.locator('.shown canvas').last().isVisible()], [false, true]);
    await hold.dispatchEvent('pointerup');
    assert.deepEqual([await copy.isVisible(), await one.locator('.shown canvas').last().isVisible()], [true, false]);
    await uncover(one);
    assert.equal(await one.locator('.shown').isVisible(), false, 'a copy that is withdrawn is not shown');
    await page.close();
    await context.close();
  });
});
