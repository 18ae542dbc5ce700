// Nothing leaves that nobody has had before their eyes: whole, still, under no bar, for 600 ms. Fingers on a small phone.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { at } from '../../tools/project.mjs';
import { ffmpeg } from '../../tools/programs.mjs';
import { en, fa } from '../words.mjs';
import { clips } from './clips.mjs';
import { make } from './photos.mjs';
import { add, button, card, entry, visit } from './room.mjs';
import { launch } from './start.mjs';

const room = pathToFileURL(at('pkg/room.html')).href;
const program = ffmpeg();
/** Longer than a picture has to stand, in milliseconds. */
const LONG = 1500;

const plans = {
  wide: { width: 800, height: 600, quality: 0.9, faces: [[60, 40, 420, 0]], orientation: 1 },
  tall: { width: 450, height: 1000, quality: 0.9, faces: [[20, 100, 400, 0]], orientation: 1 },
};

describe('the gate', () => {
  /** @type {import('playwright-core').Browser} */ let browser;
  /** @type {Record<string, string>} */ let shots;

  before(async () => {
    shots = await make(plans, 'gate');
    browser = await launch();
  });
  after(() => browser.close());

  /** A phone with the files ready, at the top of the page. Nothing asks for less motion.
   * @param {string[]} paths @param {import('playwright-core').BrowserContextOptions & { smooth?: boolean }} [options]
   * @param {() => void} [first]  Runs before the room. */
  async function open(paths, { smooth = false, ...options } = {}, first) {
    const context = await browser.newContext({ viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true, reducedMotion: 'no-preference', ...options });
    const page = await context.newPage();
    if (first) await page.addInitScript(first);
    await page.goto(room);
    if (smooth) await page.evaluate(() => { document.documentElement.style.scrollBehavior = 'smooth'; });
    // Nothing counts as seen before the test begins, and the pictures lie further down than the window.
    const visible = (/** @type {boolean} */ on) => page.evaluate((shown) => {
      if (shown) Reflect.deleteProperty(document, 'visibilityState');
      else Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
    }, on);
    await visible(false);
    await add(page, paths);
    await page.locator('#cards').evaluate((node) => { (/** @type {HTMLElement} */ (node)).style.marginBlockStart = '1000px'; });
    const words = options.locale === 'fa' ? fa : en;
    const cards = paths.map((path) => card(page, path.replace(/.*\//, '')));
    for (const one of cards) {
      await visit(one);
      await button(one, String(words.make)).waitFor({ timeout: 120_000 });
    }
    if (cards[0]) await visit(cards[0]);
    await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
    await visible(true);
    const [one = cards[0] ?? assert.fail()] = cards;
    const scroll = (/** @type {number} */ y) => page.evaluate((top) => scrollTo({ top, behavior: 'instant' }), y);
    /** How far the page is scrolled where the picture is at the top of the window. */
    const picture = (own = one) => own.locator('.frame').evaluate((node) => node.getBoundingClientRect().top + scrollY);
    const seen = (own = one) => own.getByText(String(words.lookedAt)).isVisible();
    const wait = (ms = LONG) => page.waitForTimeout(ms);
    /** Scrolls past the picture in steps of a twentieth of a second, by the page's own clock. */
    const past = async () => page.evaluate(async (place) => {
      for (let step = -20; step < 20; step += 1) {
        scrollTo({ top: place + step * 20, behavior: 'instant' });
        await new Promise((done) => { setTimeout(done, 50); });
      }
      scrollTo({ top: place + 4000, behavior: 'instant' });
    }, await picture());
    const makeAll = page.locator('#make-all');
    const copies = () => page.getByRole('heading', { name: String(words.made) }).count();
    return { page, context, one, cards, scroll, picture, past, seen, wait, makeAll, copies, words };
  }

  /** A picture stands whole in the free part of the window. @param {import('playwright-core').Locator} one */
  const whole = (one) => one.locator('.frame').evaluate((node) => {
    const { top, bottom, left, right } = node.getBoundingClientRect();
    const bar = document.querySelector('#bar')?.getBoundingClientRect();
    const covering = bar && getComputedStyle(/** @type {Element} */ (document.querySelector('#bar'))).position === 'sticky';
    const end = covering ? Math.min(innerHeight, bar.top) : innerHeight;
    return { fits: top >= -1 && bottom <= end + 1 && left >= -1 && right <= innerWidth + 1, top, bottom, end };
  });

  for (const smooth of [true, false]) {
    describe(smooth ? 'with smooth scrolling' : 'without smooth scrolling', () => {
      it('stays shut while the page scrolls past', async () => {
        const { context, one, past, seen, wait, copies } = await open([shots.wide], { smooth });
        await past();
        await wait();
        assert.equal(await seen(), false);
        assert.equal(await copies(), 0);
        await button(one, en.make).waitFor();
        await context.close();
      });

      it('opens after the picture has stood whole and still', async () => {
        const { context, page, picture, one } = await open([shots.wide], { smooth });
        const stood = await page.evaluate(async (top) => {
          scrollTo({ top, behavior: 'instant' });
          const from = performance.now();
          while (!document.querySelector('.gate.passed')) await new Promise(requestAnimationFrame);
          return performance.now() - from;
        }, await picture() - 20);
        assert.ok(stood >= 600 && stood < 5000, `${stood} ms`);
        await button(one, en.make).tap();
        await page.getByRole('heading', { name: en.made }).waitFor({ timeout: 60_000 });
        await context.close();
      });

      it('brings the picture before the eyes at once and whole, says why, and no tap of a hurry makes a copy', async () => {
        const { page, context, one, seen, makeAll, copies, scroll } = await open([shots.wide, shots.tall], { smooth });
        await scroll(0);
        const box = (await makeAll.boundingBox()) ?? assert.fail('no button');
        const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
        await Promise.all([page.touchscreen.tap(x, y), page.touchscreen.tap(x, y)]);
        const first = await whole(one);
        assert.ok(first.fits, JSON.stringify(first));
        await makeAll.evaluate(async (node) => {
          for (let taps = 0; taps < 10; taps += 1) {
            (/** @type {HTMLElement} */ (node)).click();
            await new Promise((done) => { setTimeout(done, 150); });
          }
        });
        assert.equal(await seen(), false, 'a tap begins it anew');
        assert.ok(await one.getByText(en.lookWhole).evaluate((node) => node.getBoundingClientRect().top >= 0), 'it says why the page moved');
        await one.getByText(en.lookedAt).waitFor({ timeout: 5000 });
        assert.equal(await copies(), 0);
        assert.equal(await one.getAttribute('data-phase'), 'ready');
        await context.close();
      });

      it('opens no cover by the second tap of a double tap on a card\'s own button', async () => {
        const { page, context, one, copies, seen } = await open([shots.wide], { smooth });
        const own = button(one, en.make);
        await own.evaluate((node) => node.scrollIntoView({ block: 'start', behavior: 'instant' }));
        const box = (await own.boundingBox()) ?? assert.fail('no button');
        assert.equal(await seen(), false);
        await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2);
        // Wherever the picture came to lie, a tap on its cover does nothing yet.
        const cover = (await one.locator('.cover.face').first().boundingBox()) ?? assert.fail('no cover');
        await page.touchscreen.tap(cover.x + cover.width / 2, cover.y + cover.height / 2);
        assert.equal(await one.locator('.cover.off').count(), 0);
        assert.equal(await copies(), 0);
        await one.getByText(en.lookedAt).waitFor({ timeout: 5000 });
        await page.touchscreen.tap(cover.x + cover.width / 2, cover.y + cover.height / 2);
        assert.equal(await one.locator('.cover.off').count(), 1, 'then it does');
        await context.close();
      });
    });
  }

  it('stays shut while the picture is half under the bar, or half above the window', async () => {
    const { context, page, scroll, picture, seen, wait, one } = await open([shots.wide]);
    const [place, high, bar] = [await picture(), (await one.locator('.frame').boundingBox())?.height ?? 0, (await page.locator('#bar').boundingBox()) ?? assert.fail()];
    for (const top of [bar.y - high / 2, bar.y - high + 5, -high / 2, -5]) {
      await scroll(place - top);
      await wait();
      assert.equal(await seen(), false, `with its top at ${top} of ${bar.y}`);
    }
    await scroll(place - (bar.y - high - 5));
    await one.getByText(en.lookedAt).waitFor({ timeout: 5000 });
    await context.close();
  });

  it('makes no copy of anything by a tap that brings a picture', async () => {
    const { context, page, cards, makeAll, copies } = await open([shots.wide, shots.tall]);
    const [one, two] = /** @type {[import('playwright-core').Locator, import('playwright-core').Locator]} */ (cards);
    await makeAll.tap();
    await one.getByText(en.lookedAt).waitFor({ timeout: 5000 });
    await makeAll.tap();
    assert.ok((await whole(two)).fits);
    assert.deepEqual([await entry(one).getAttribute('data-standing'), await copies()], ['ready', 0]);
    await two.getByText(en.lookedAt).waitFor({ timeout: 5000 });
    assert.equal(await entry(one).getAttribute('data-standing'), 'ready', 'it was seen, and nothing is made of it yet');
    await makeAll.tap();
    for (const own of cards) {
      await visit(own);
      await own.getByRole('heading', { name: en.made }).waitFor({ timeout: 60_000 });
    }
    assert.equal(await page.locator('#save-all').isVisible(), true);
    await context.close();
  });

  it('stays shut while the page moves to and fro', async () => {
    const { context, page, picture, seen } = await open([shots.wide]);
    const stayed = await page.evaluate(async (top) => {
      const frame = () => new Promise(requestAnimationFrame);
      for (let turn = 0; turn < 12; turn += 1) {
        scrollTo({ top: top - 30, behavior: 'instant' });
        await frame();
        scrollTo({ top, behavior: 'instant' });
        const from = performance.now();
        while (performance.now() - from < 250) await frame();
      }
      return !document.querySelector('.gate.passed');
    }, await picture() - 20);
    assert.ok(stayed && !await seen());
    await context.close();
  });

  it('stays shut while the picture is magnified, or in a tab that nobody looks at', async () => {
    const { context, page, scroll, picture, seen, wait, one } = await open([shots.wide]);
    await button(one, en.zoomIn).tap();
    await scroll(await picture() - 20);
    await wait();
    assert.equal(await seen(), false, 'magnified');
    await page.evaluate(() => Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true }));
    await button(one, en.zoomOut).dispatchEvent('click');
    await wait();
    assert.equal(await seen(), false, 'hidden');
    await page.evaluate(() => Reflect.deleteProperty(document, 'visibilityState'));
    await one.getByText(en.lookedAt).waitFor({ timeout: 5000 });
    await context.close();
  });

  // 320 by 256 is a window of 1280 by 1024 that is magnified four times.
  for (const [width, height] of /** @type {[number, number][]} */ ([[360, 640], [320, 256], [640, 360], [640, 400], [1280, 720]])) {
    for (const locale of ['en', 'fa']) {
      it(`shows every picture whole in a window of ${width} by ${height}, in ${locale}`, async () => {
        const { context, page, cards, makeAll, words } = await open([shots.wide, shots.tall], { viewport: { width, height }, locale });
        for (const one of cards) {
          await makeAll.dispatchEvent('click');
          const place = await whole(one);
          assert.ok(place.fits && place.bottom - place.top >= 100, JSON.stringify(place));
          assert.ok(await one.locator('.gate').evaluate((node) => node.getBoundingClientRect().top >= 0), 'and why, above it');
          await one.getByText(String(words.lookedAt)).waitFor({ timeout: 5000 });
          if (process.env.SHOTS) await page.screenshot({ path: join(process.env.SHOTS, `gate-${width}x${height}-${locale}-${cards.indexOf(one)}.png`) });
        }
        await context.close();
      });
    }
  }

  const skip = program ? false : 'ffmpeg is not installed, and makes the clips';
  it('stays shut while the frame of a film cannot be drawn', { skip }, async () => {
    const { context, page, one, wait, seen, scroll, picture } = await open([String(clips(String(program))['moving.mp4'])], {}, () => {
      new MutationObserver(() => Reflect.set(window, 'broken', Reflect.get(window, 'broken') ?? (document.querySelector('.film .frame') ? true : undefined)))
        .observe(document, { childList: true, subtree: true });
      const { decode } = VideoDecoder.prototype;
      VideoDecoder.prototype.decode = function fail(chunk) {
        if (Reflect.get(window, 'broken')) throw new DOMException('', 'EncodingError');
        return decode.call(this, chunk);
      };
    });
    await scroll(await picture() - 20);
    await wait();
    assert.equal(await seen(), false);
    await page.evaluate(() => Reflect.set(window, 'broken', false));
    await one.getByLabel(en.filmTime).fill('5');
    await scroll(await picture() - 20);
    await one.getByText(en.lookedAt).waitFor({ timeout: 5000 });
    await context.close();
  });

  it('holds for a film', { skip }, async () => {
    const { context, page, one, past, seen, wait, makeAll, copies } = await open([String(clips(String(program))['moving.mp4'])]);
    await past();
    await wait();
    assert.equal(await seen(), false);
    await makeAll.tap();
    assert.equal(await copies(), 0);
    assert.ok((await whole(one)).fits);
    await one.getByText(en.lookedAt).waitFor({ timeout: 5000 });
    assert.equal(await one.getAttribute('data-phase'), 'ready');
    await makeAll.tap();
    await page.getByRole('heading', { name: en.made }).waitFor({ timeout: 60_000 });
    await context.close();
  });
});
