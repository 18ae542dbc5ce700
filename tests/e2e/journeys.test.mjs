// Journeys, as a finger makes them: from choosing to saved, with smooth scrolling, and without one swipe. Each screen is written to
// target/screens/. Taps and screens are what the README's table says.

import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { at } from '../../tools/project.mjs';
import { ffmpeg } from '../../tools/programs.mjs';
import { en, fa } from '../words.mjs';
import { workbook } from './books.mjs';
import { clips } from './clips.mjs';
import { make } from './photos.mjs';
import { button, card } from './room.mjs';
import { launch } from './start.mjs';

const program = ffmpeg();
const screens = at('target/screens');
const plans = {
  wide: { width: 800, height: 600, quality: 0.9, faces: [[60, 40, 420, 0]], orientation: 1 },
  tall: { width: 600, height: 1000, quality: 0.9, faces: [[20, 100, 500, 0]], orientation: 1 },
};
const SIZES = /** @type {[number, number][]} */ ([[360, 640], [390, 844], [1280, 800]]);

/** What the README says of each journey. @param {string} name  As in its table. */
function told(name) {
  const row = readFileSync(at('README.md'), 'utf8').split('\n').find((line) => line.startsWith(`| ${name} |`)) ?? assert.fail(`the README has no row for ${name}`);
  const [, , taps = '', seen = ''] = row.split('|');
  return { taps: parseInt(taps, 10), screens: parseInt(seen, 10) };
}

describe('a journey', () => {
  /** @type {import('playwright-core').Browser} */ let browser;
  /** @type {Record<string, string>} */ let shots;

  before(async () => {
    mkdirSync(screens, { recursive: true });
    shots = await make(plans, 'journeys');
    browser = await launch();
  });
  after(() => browser.close());

  /** @param {[number, number]} size @param {'en' | 'fa'} locale @param {string} name */
  async function begin([width, height], locale, name) {
    const context = await browser.newContext({ viewport: { width, height }, hasTouch: true, isMobile: width < 900, locale, reducedMotion: 'no-preference', acceptDownloads: true });
    const page = await context.newPage();
    await page.goto(pathToFileURL(at('pkg/room.html')).href);
    await page.waitForFunction(() => 'panah' in globalThis);
    await page.evaluate(() => { document.documentElement.style.scrollBehavior = 'smooth'; });
    const words = locale === 'fa' ? fa : en;
    const did = { taps: 0, screens: 0 };
    /** A tap on what is in view as it lies there: nobody swipes. @param {import('playwright-core').Locator} node */
    const tap = async (node) => {
      await page.waitForTimeout(700);
      const { x, y, width: wide, height: high } = (await node.boundingBox()) ?? assert.fail('it is not there');
      const place = /** @type {const} */ ([x + wide / 2, y + high / 2]);
      assert.ok(await node.evaluate((own, [px, py]) => own.contains(document.elementFromPoint(px, py)), place), `${await node.innerText()} is not in view at ${place}`);
      await page.touchscreen.tap(...place);
      did.taps += 1;
    };
    /** A screen that a person looks at before the copy is saved. @param {string} part @param {boolean} [counts] */
    const screen = async (part, counts = true) => {
      await page.waitForTimeout(300);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${part} is wider than the window`);
      await page.screenshot({ path: join(screens, `${name}-${width}x${height}-${locale}-${part}.png`) });
      did.screens += Number(counts);
    };
    /** @param {any} files */
    const choose = async (files) => {
      await screen('1-first', false);
      const chooser = page.waitForEvent('filechooser');
      await tap(page.locator('#choose'));
      await (await chooser).setFiles(files);
    };
    /** @type {string[]} */
    const saved = [];
    page.on('download', (download) => saved.push(download.suggestedFilename()));
    const save = async () => {
      await tap(page.locator('#save-all'));
      await page.locator('.closing').waitFor();
      await screen('4-saved', false);
      assert.ok(saved.length > 0);
    };
    return { page, context, words, did, tap, screen, choose, save };
  }

  for (const size of SIZES) {
    for (const locale of /** @type {const} */ (['en', 'fa'])) {
      it(`of one photo, on ${size.join(' by ')}, in ${locale}`, async () => {
        const { page, context, words, did, tap, screen, choose, save } = await begin(size, locale, 'photo');
        await choose([String(shots[size[0] === 390 ? 'tall' : 'wide'])]);
        await page.getByText(String(words.lookedAt)).waitFor({ timeout: 120_000 });
        await screen('2-check');
        await tap(page.locator('#make-all'));
        await page.getByRole('heading', { name: String(words.made) }).waitFor({ timeout: 60_000 });
        await page.locator('.shown canvas').first().waitFor();
        await screen('3-copy');
        assert.ok(await page.locator('.shown canvas').first().evaluate((node) => { const { top, bottom } = node.getBoundingClientRect(); return top >= 0 && bottom <= innerHeight; }), 'the copy is in view');
        await save();
        assert.deepEqual(did, told('one photo'));
        await context.close();
      });
    }
  }

  for (const [size, locale] of /** @type {[[number, number], 'en' | 'fa'][]} */ ([[[360, 640], 'en'], [[1280, 800], 'fa']])) {
    it(`of ten photos that are looked at, on ${size.join(' by ')}, in ${locale}`, async () => {
      const { page, context, words, did, tap, screen, choose, save } = await begin(size, locale, 'ten');
      const buffers = Object.values(shots).map((path) => readFileSync(path));
      await choose(Array.from({ length: 10 }, (_, i) => ({ name: `IMG_${i}.jpg`, mimeType: 'image/jpeg', buffer: buffers[i % 2] })));
      await page.waitForFunction(() => document.querySelectorAll('.thumbs button').length === 10 && !document.querySelector('[data-standing=waiting]'), null, { timeout: 240_000 });
      for (let n = 1; n <= 10; n += 1) {
        await page.getByText(String(words.lookedAt)).waitFor();
        await screen(`2-check-${n}`);
        if (n < 10) await tap(page.locator('#make-all'));
      }
      assert.equal(await page.locator('[data-standing=ready]').count(), 10, 'every one was looked at');
      await tap(page.locator('#make-all'));
      await page.locator('[data-standing=made]').nth(9).waitFor({ timeout: 240_000 });
      await screen('3-copies');
      await save();
      assert.deepEqual(did, told('ten photos, each looked at'));
      assert.ok(did.taps <= 13);
      await context.close();
    });
  }

  for (const [size, locale] of /** @type {[[number, number], 'en' | 'fa'][]} */ ([[[360, 640], 'en'], [[390, 844], 'fa']])) {
    it(`of a film, on ${size.join(' by ')}, in ${locale}`, { skip: program ? false : 'ffmpeg is not installed, and makes the clips' }, async () => {
      const { page, context, words, did, tap, screen, choose, save } = await begin(size, locale, 'film');
      await choose([String(clips(String(program))['moving.mp4'])]);
      const one = card(page, 'moving.mp4');
      await one.getByText(String(words.lookedAt)).waitFor({ timeout: 240_000 });
      await screen('2-check');
      const enough = button(one, String(words.enough));
      if (await enough.isVisible()) await tap(enough);
      await tap(page.locator('#make-all'));
      await page.getByRole('heading', { name: String(words.made) }).waitFor({ timeout: 240_000 });
      await screen('3-copy');
      await save();
      assert.ok(did.taps <= told('a film, of which it is enough').taps, JSON.stringify(did));
      assert.equal(did.screens, told('a film, of which it is enough').screens);
      await context.close();
    });
  }

  it('of a document, on 360 by 640, in en', async () => {
    const { page, context, words, did, tap, screen, choose, save } = await begin([360, 640], 'en', 'document');
    await choose([{ name: 'book.xlsx', mimeType: '', buffer: await workbook('Salaries') }]);
    const one = card(page, 'book.xlsx');
    await one.getByText(String(words['class-hidden-kept'])).waitFor({ timeout: 60_000 });
    await screen('2-check');
    // Who asks is brought to what stays, which has to be ticked.
    await tap(page.locator('#make-all'));
    await tap(one.getByRole('checkbox'));
    await screen('2-know');
    await tap(page.locator('#make-all'));
    await one.locator('.made').waitFor({ timeout: 60_000 });
    await screen('3-copy');
    await save();
    assert.deepEqual(did, told('a document'));
    await context.close();
  });
});
