// The room where scripts do not run, as in the preview of a phone's file manager: nothing is shown that would do nothing, and what to do is
// said in every language.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { at } from '../../tools/project.mjs';
import { LANGUAGES } from '../../www/strings/languages.js';
import { catalogueOf } from '../words.mjs';
import { launch } from './start.mjs';

describe('without scripts', () => {
  /** @type {import('playwright-core').Browser} */ let browser;
  before(async () => { browser = await launch(); });
  after(() => browser.close());

  /** @param {boolean} scripts */
  async function open(scripts) {
    const context = await browser.newContext({ javaScriptEnabled: scripts, viewport: { width: 360, height: 640 } });
    const page = await context.newPage();
    await page.goto(pathToFileURL(at('pkg/room.html')).href);
    return page;
  }
  const live = 'button, select, input, textarea, a, summary, .door, .promises, .curtain, .bar';

  it('shows nothing that only a script would answer', async () => {
    const [dead, alive] = [await open(false), await open(true)];
    await alive.locator('#choose').waitFor();
    const seen = (/** @type {import('playwright-core').Page} */ page) => page.locator(live).filter({ visible: true }).count();
    assert.ok(await seen(alive) >= 4, 'with scripts they are there');
    assert.equal(await seen(dead), 0);
    await alive.context().close();
    await dead.context().close();
  });

  it('says what to do in every language, each in its own direction, and fits a small phone', async () => {
    const page = await open(false);
    for (const { tag, dir } of LANGUAGES) {
      const line = page.locator(`noscript p[lang="${tag}"]`);
      assert.equal(await line.innerText(), catalogueOf(tag).noScript, tag);
      assert.equal(await line.evaluate((node) => getComputedStyle(node).direction), dir, tag);
    }
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    await page.screenshot({ path: at('target/screens/without-scripts.png'), fullPage: true });
    await page.context().close();
  });
});
