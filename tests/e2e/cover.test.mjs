// A room whose first face is a calculator: nothing of it shows before its code was typed, and what was typed leads nowhere else.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { at } from '../../tools/project.mjs';
import { en } from '../words.mjs';
import { photos } from './photos.mjs';
import { add, card, makeSafe } from './room.mjs';
import { launch } from './start.mjs';

const CODE = '2580';
/** @param {Record<string, string>} env */
const offline = (env) => execFileSync(process.execPath, [at('tools/build.mjs'), 'offline'], { encoding: 'utf8', stdio: 'pipe', env: { ...process.env, LANGS: '', STRINGS: '', TITLE: '', RECIPIENT: '', RECIPIENT_NAME: '', ...env } });

describe('a room behind a calculator', () => {
  /** @type {import('playwright-core').Browser} */ let browser;

  before(async () => {
    offline({ NAME: 'test-cover', COVER: CODE });
    mkdirSync(at('target/screens'), { recursive: true });
    browser = await launch();
  });
  after(async () => {
    await browser.close();
    rmSync(at('pkg/test-cover.html'), { force: true });
  });

  /** @param {import('playwright-core').BrowserContextOptions} [options] */
  async function open(options) {
    const page = await browser.newPage({ viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true, locale: 'fa', ...options });
    await page.goto(pathToFileURL(at('pkg/test-cover.html')).href);
    await page.locator('output').waitFor();
    const tap = async (/** @type {string} */ keys) => {
      for (const key of keys) await page.locator('section').getByRole('button', { name: key, exact: true }).tap();
    };
    return { page, tap };
  }
  /** What is shown, and what a screen reader and the list of open pages say. @param {import('playwright-core').Page} page */
  const seen = async (page) => `${await page.title()} ${await page.evaluate(() => document.documentElement.innerText)} ${await page.locator('html').ariaSnapshot()}`;

  it('is a calculator that works, and no word of the room is there', async () => {
    const { page, tap } = await open();
    await tap('12+30=');
    assert.equal(await page.locator('output').textContent(), '42');
    await page.screenshot({ path: join(at('target/screens'), 'cover-360.png') });
    assert.equal(await page.locator('body').isVisible(), false);
    assert.doesNotMatch(await seen(page), /panah|پناه|safe|امن|photo|عکس|exit|خروج/i);
    // Neither another code, nor the right one that does not end or that another number stands before.
    for (const wrong of ['C2581=', 'C258=', 'C2580', '+2580', 'C25800=']) {
      await tap(wrong);
      assert.equal(await page.locator('output').isVisible() && !await page.locator('body').isVisible(), true, wrong);
    }
    // A file that is dropped on it goes nowhere, nor does the page.
    const went = await page.evaluate(() => ['dragover', 'drop'].map((kind) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(['raw'], 'IMG_0001.jpg'));
      return document.documentElement.dispatchEvent(new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true }));
    }));
    assert.deepEqual(went, [false, false]);
    assert.equal(await page.locator('.card').count(), 0);
    await page.close();
  });

  it('opens by the code, works as every room does, and is the calculator again once it is left', async () => {
    const { page, tap } = await open({ locale: 'en' });
    await tap(`7×8=C${CODE}=`);
    await page.locator('h1[data-said]').waitFor();
    assert.equal(await page.locator('section > output').count(), 0);
    assert.equal(await page.title(), '+ − × ÷');
    assert.ok(await page.getByText(en.stays).isVisible());
    // Keys mean what they mean in the room: digits are digits.
    await page.evaluate(() => document.body.append(Object.assign(document.createElement('input'), { id: 'typed' })));
    await page.locator('#typed').focus();
    await page.keyboard.type('258');
    assert.equal(await page.locator('#typed').inputValue(), '258');
    const { one } = { one: String((await photos()).gps) };
    await add(page, [one]);
    await makeSafe(card(page, 'IMG_gps.jpg'));
    await page.screenshot({ path: join(at('target/screens'), 'cover-360-opened.png') });
    await page.locator('.exit:visible').tap();
    assert.match(await page.locator('body').innerText(), /^0\s+C\s/);
    await page.reload();
    await page.locator('section output').waitFor();
    assert.equal(await page.locator('body').isVisible(), false);
    await page.close();
  });

  it('opens by the keyboard as well', async () => {
    const { page } = await open({ locale: 'en', hasTouch: false, isMobile: false });
    for (const key of [...CODE, 'Enter']) await page.keyboard.press(key);
    await page.locator('h1[data-said]').waitFor();
    await page.close();
  });

  it('takes digits only for a code', () => {
    for (const COVER of ['123', "12'34"]) assert.throws(() => offline({ NAME: 'test-none', COVER }), /COVER takes a code of 4 to 12 digits/, COVER);
  });
});
