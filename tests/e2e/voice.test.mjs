// A voice leaves only by choice, and only for one who knows that it stays: on every road to a copy that has one.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { at } from '../../tools/project.mjs';
import { ffmpeg } from '../../tools/programs.mjs';
import { en } from '../words.mjs';
import { clips } from './clips.mjs';
import { add, button, card, look, unfold } from './room.mjs';
import { launch } from './start.mjs';

const program = ffmpeg();
const skip = program ? false : 'ffmpeg is not installed, and makes the clips';

/** Takes WebCodecs away, as in a browser that has none. */
function plain() {
  for (const name of ['VideoDecoder', 'AudioDecoder']) Reflect.deleteProperty(window, name);
}

describe('a voice', { skip }, () => {
  /** @type {import('playwright-core').Browser} */ let browser;
  /** @type {Record<string, string>} */ let made;

  before(async () => {
    made = clips(String(program));
    browser = await launch();
  });
  after(() => browser.close());

  /** A phone with the file ready, and what can be asked of it. @param {string} name @param {() => void} [first] Runs before the room. */
  async function open(name, first) {
    const context = await browser.newContext({ viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true, reducedMotion: 'no-preference' });
    const page = await context.newPage();
    if (first) await page.addInitScript(first);
    await page.goto(pathToFileURL(at('pkg/room.html')).href);
    await add(page, [String(made[name])]);
    const one = card(page, name);
    await look(one);
    const heading = one.getByRole('heading', { name: en.made });
    /** Asks for the copy, and nothing comes of it. @param {string} why */
    const refused = async (why) => {
      for (const asked of [button(one, en.make), page.locator('#make-all')]) await asked.tap();
      await one.getByText(why).last().waitFor();
      await page.waitForTimeout(300);
      assert.equal(await heading.count(), 0);
      assert.equal(await one.getAttribute('data-phase'), 'ready');
    };
    /** Asks for the copy, and it is made. */
    const granted = async () => {
      await button(one, en.make).tap();
      await heading.waitFor({ timeout: 120_000 });
      await button(one, en.save).waitFor();
    };
    const choose = async (/** @type {string} */ words) => {
      await unfold(one);
      await one.getByRole('radio', { name: words }).check();
    };
    return { page, context, one, refused, granted, choose, heading };
  }

  it('of a recording has nothing chosen at first, and a copy is made after a choice and a tick', async () => {
    const { context, one, page, refused, granted, choose, heading } = await open('voice.ogg');
    assert.equal(await one.locator('.hearing input:checked').count(), 0);
    assert.equal(await one.getByLabel(en['known-sound']).isVisible(), false);
    await refused(en.soundFirst);
    assert.ok(await one.getByRole('radio', { name: en['sound-keep'] }).evaluate((node) => node === document.activeElement), 'it goes to the choice');
    for (const kind of /** @type {const} */ (['keep', 'silence', 'distort'])) {
      await choose(en[`sound-${kind}`]);
      assert.equal(await heading.count(), 0, 'the copy made before is withdrawn');
      assert.equal(await one.getByLabel(en['known-sound']).isChecked(), false, 'another choice is another thing to know');
      await refused(en.confirmFirst);
      await one.getByLabel(en['known-sound']).check();
      await granted();
    }
    await choose(en['film-exact']);
    await refused(en.confirmFirst);
    await one.getByLabel(en['known-sound']).check();
    await granted();
    assert.equal(await page.locator('#save-all').isVisible(), true);
    await unfold(one);
    await one.getByLabel(en['known-sound']).uncheck();
    assert.equal(await page.locator('#save-all').isVisible(), false);
    await context.close();
  });

  it('of a film is removed unless somebody chooses, and stays only after a tick', async () => {
    const { context, one, refused, granted, choose } = await open('moving.mp4');
    assert.ok(await one.getByRole('radio', { name: en['sound-remove'] }).isChecked());
    assert.equal(await one.getByLabel(en['known-sound']).isVisible(), false);
    await granted();
    for (const kind of /** @type {const} */ (['keep', 'distort'])) {
      await choose(en[`sound-${kind}`]);
      await refused(en.confirmFirst);
    }
    await one.getByLabel(en['known-sound']).check();
    await granted();
    await choose(en['film-exact']);
    await refused(en.confirmFirst);
    await one.getByLabel(en['known-film']).check();
    await granted();
    await context.close();
  });

  for (const [name, known] of /** @type {const} */ ([['voice.ogg', 'known-sound'], ['moving.mp4', 'known-film']])) {
    it(`stays in an exact copy of ${name} only after a tick, in a browser that can do nothing else`, async () => {
      const { context, one, refused, granted } = await open(name, plain);
      await one.getByText(en[known === 'known-sound' ? 'recording-browser' : 'film-browser']).waitFor();
      await refused(en.confirmFirst);
      await one.getByLabel(en[known]).check();
      await granted();
      await context.close();
    });
  }
});
