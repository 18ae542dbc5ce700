// A film is looked at where it matters before its copy is made: the room counts the places, shows the way to them, and the receipt says
// how many were seen. Fingers on a small phone.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { at } from '../../tools/project.mjs';
import { ffmpeg } from '../../tools/programs.mjs';
import { en, fa, say } from '../words.mjs';
import { clips } from './clips.mjs';
import { add, button, card, unfold } from './room.mjs';
import { launch } from './start.mjs';

const program = ffmpeg();
const skip = program ? false : 'ffmpeg is not installed, and makes the clips';

describe('the places of a film', { skip }, () => {
  /** @type {import('playwright-core').Browser} */ let browser;
  /** @type {Record<string, string>} */ let made;

  before(async () => {
    made = clips(String(program));
    browser = await launch();
  });
  after(() => browser.close());

  /** A phone with a film in which people come and go, and its picture before the eyes. @param {'en' | 'fa'} [locale] */
  async function open(locale = 'en') {
    const words = locale === 'fa' ? fa : en;
    const context = await browser.newContext({ viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true, reducedMotion: 'no-preference', locale });
    const page = await context.newPage();
    await page.goto(pathToFileURL(at('pkg/room.html')).href);
    await add(page, [String(made['glances.mp4'])]);
    const one = card(page, 'glances.mp4');
    const make = button(one, String(words.make));
    await make.waitFor({ timeout: 120_000 });
    const next = button(one, String(words.nextPlace));
    /** How many places were looked at, and how many there are, in Latin digits. */
    const counted = async () => {
      const text = (await one.locator('.places .counts').innerText()).replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0));
      const [a = 0, b = 0] = (text.match(/\d+/g) ?? []).map(Number);
      return locale === 'fa' ? { looked: b, places: a } : { looked: a, places: b };
    };
    const shot = async (/** @type {string} */ name) => {
      if (process.env.SHOTS) await page.screenshot({ path: join(process.env.SHOTS, `places-${locale}-${name}.png`) });
    };
    return { page, context, one, make, next, counted, words, shot };
  }

  for (const locale of /** @type {const} */ (['en', 'fa'])) {
    it(`are counted, walked through, and told by the receipt, in ${locale}`, async () => {
      const { page, context, one, make, next, counted, words, shot } = await open(locale);
      const { looked, places } = await counted();
      assert.ok(places >= 3 && looked === 0, `${looked} of ${places}`);
      await make.tap();
      await one.getByText(String(words.lookedAt)).waitFor({ timeout: 5000 });
      assert.equal(await one.getAttribute('data-phase'), 'ready');
      await make.tap();
      await shot('asked');
      assert.equal(await one.getAttribute('data-phase'), 'ready', 'one look is not all');
      assert.ok(await next.evaluate((node) => node === document.activeElement), 'it goes to the way on');
      // A finger that comes down while the picture jumped counts for nothing; the driver would scroll about for a way to press.
      await page.locator('#cards:not(.jumped)').waitFor();
      const box = (await next.boundingBox()) ?? assert.fail('no button');
      assert.ok(box.y >= 0 && box.y + box.height <= 640, 'which is in view with the picture');
      for (let turn = 0; turn < places && await next.isVisible(); turn += 1) {
        const before = (await counted()).looked;
        await next.tap();
        await assert.doesNotReject(async () => { for (let n = 0; n < 50 && (await counted()).looked === before && await next.isVisible(); n += 1) await one.page().waitForTimeout(100); });
      }
      assert.deepEqual(await counted(), { looked: places, places });
      await shot('walked');
      await make.tap();
      await one.getByRole('heading', { name: String(words.made) }).waitFor({ timeout: 60_000 });
      const said = await one.locator('.filmPlaces').innerText();
      await unfold(one);
      assert.equal(said, await one.locator('.places .counts').innerText(), 'the receipt has the number of the screen');
      await context.close();
    });
  }

  it('may be left, and then the copy says how many were looked at', async () => {
    const { context, one, make, counted } = await open();
    await make.tap();
    await one.getByText(en.lookedAt).waitFor({ timeout: 5000 });
    await button(one, en.enough).tap();
    const { looked, places } = await counted();
    assert.ok(looked < places, `${looked} of ${places}`);
    await make.tap();
    await one.getByRole('heading', { name: en.made }).waitFor({ timeout: 60_000 });
    assert.equal(await one.locator('.filmPlaces').innerText(), say('en', 'filmPlaces', { looked, n: places }));
    await context.close();
  });

  it('are not looked at by who goes through them in haste, nor while the picture is not in view', async () => {
    const { context, page, one, counted } = await open();
    const slider = one.getByLabel(en.filmTime);
    await one.locator('.frame').evaluate((node) => node.scrollIntoView({ block: 'start', behavior: 'instant' }));
    await one.getByText(en.lookedAt).waitFor({ timeout: 5000 });
    await page.waitForTimeout(800);
    const { looked } = await counted();
    const last = Number(await slider.getAttribute('max'));
    await slider.evaluate(async (node, end) => {
      for (let turn = 0; turn < 3; turn += 1) {
        for (let frame = 1; frame < end; frame += 4) {
          Object.assign(node, { value: String(frame) }).dispatchEvent(new Event('input'));
          await new Promise((done) => { setTimeout(done, 60); });
        }
      }
      Object.assign(node, { value: '0' }).dispatchEvent(new Event('input'));
    }, last);
    assert.equal((await counted()).looked, looked, 'in haste');
    await one.locator('.outcome, .levels').last().evaluate((node) => node.scrollIntoView({ block: 'end', behavior: 'instant' }));
    await page.evaluate(() => scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' }));
    await slider.evaluate((node, end) => Object.assign(node, { value: String(end) }).dispatchEvent(new Event('input')), Math.floor(last / 2));
    await page.waitForTimeout(1500);
    assert.equal((await counted()).looked, looked, 'out of view');
    await context.close();
  });

  // Where drawing takes longer than a frame of the screen, a next one always waits; what was drawn counts all the same. A place that
  // was jumped over is met when the film is played again.
  it('are looked at by playing the film through, on a slow device too', async () => {
    const { context, page, one, counted } = await open();
    await one.locator('.frame').evaluate((node) => node.scrollIntoView({ block: 'start', behavior: 'instant' }));
    await one.getByText(en.lookedAt).waitFor({ timeout: 5000 });
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: 6 });
    for (let turn = 0; turn < 5; turn += 1) {
      await button(one, en.play).tap();
      await button(one, en.play).waitFor({ timeout: 60_000 });
      await page.waitForTimeout(500);
      const { looked, places } = await counted();
      if (looked === places) break;
    }
    const { looked, places } = await counted();
    assert.equal(looked, places);
    await context.close();
  });
});
