// The room in every language on a small phone, and in one that nobody speaks: longer, with other letters, in marks of direction.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { chosenApache, works } from '../../tools/licences.mjs';
import { at } from '../../tools/project.mjs';
import { texts } from '../../tools/strings.mjs';
import { said } from '../../www/room/speech.js';
import { LANGUAGES } from '../../www/strings/languages.js';
import { catalogueOf } from '../words.mjs';
import { make } from './photos.mjs';
import { add } from './room.mjs';
import { launch } from './start.mjs';

const screens = at('target/screens');
const plans = { one: { width: 800, height: 600, quality: 0.9, faces: [[60, 40, 420, 0]], orientation: 1 } };

/** What is folded on the first screen: its title, and what no copy is safe from. */
const CANNOT = /** @type {const} */ (['cannot', 'cannotFaces', 'cannotRest', 'cannotVoices', 'cannotDevice', 'cannotSpy', 'cannotSender', 'cannotProve']);

/** English as it would be in a longer language of other letters, between marks that a text from elsewhere does not have. @param {string} text */
const strange = (text) => `\u2067[${text.split(/(\{\w+\})/).map((part) => (part.startsWith('{') ? part.replace('{', '{ $').replace('}', ' }') : part.replace(/[aeiou]/g, (vowel) => ({ a: 'áá', e: 'éé', i: 'íí', o: 'óó', u: 'úú' })[vowel] ?? vowel))).join('')}]\u2069`;

/** What is wider than it may be, told by its text. Runs in the page. */
function clipped() {
  const wide = [...document.querySelectorAll('button, label, h1, h3, p, li, summary, select')].filter((node) => node instanceof HTMLElement && node.checkVisibility() && !node.closest('.unseen, .curtain'));
  const room = document.documentElement.clientWidth;
  return wide.filter((node) => {
    const { left, right, width } = node.getBoundingClientRect();
    return width > 0 && (left < -1 || right > room + 1 || (node.tagName === 'BUTTON' && node.scrollWidth > node.clientWidth + 1));
  }).map((node) => `${node.tagName} ${node.textContent?.trim().slice(0, 60)}`);
}

describe('languages', () => {
  /** @type {import('playwright-core').Browser} */ let browser;
  /** @type {Record<string, string>} */ let shots;

  before(async () => {
    mkdirSync(screens, { recursive: true });
    shots = await make(plans, 'languages');
    browser = await launch();
  });
  after(() => browser.close());

  /** A photo's way through the room, step by step, in each width. @param {string} address @param {string} locale @param {number[]} widths
   * @param {(name: string, width: number, page: import('playwright-core').Page) => Promise<void>} seen */
  async function walk(address, locale, widths, seen) {
    const context = await browser.newContext({ viewport: { width: widths[0] ?? 0, height: 700 }, hasTouch: true, isMobile: true, reducedMotion: 'reduce', locale });
    const page = await context.newPage();
    await page.goto(address);
    await page.locator('body:not(.turning)').waitFor();
    await page.locator('h1[data-said]').waitFor();
    const step = async (/** @type {string} */ name) => {
      for (const width of widths) {
        await page.setViewportSize({ width, height: 700 });
        await seen(name, width, page);
      }
    };
    await step('door');
    await page.locator('#cannot summary').tap();
    await step('cannot');
    await page.locator('#cannot summary').tap();
    await add(page, [shots.one ?? '']);
    await page.locator('.gate.passed').waitFor({ timeout: 60_000 });
    await step('picture');
    await page.locator('#make-all').click();
    await page.locator('.shown canvas').first().waitFor({ timeout: 60_000 });
    await step('copy');
    const download = page.waitForEvent('download');
    await page.locator('#save-all').click();
    await download;
    await page.locator('.closing').waitFor();
    await step('saved');
    await context.close();
  }

  for (const { tag, dir, name, review } of LANGUAGES) {
    it(`fits ${tag} into 320 and 360 pixels`, async () => {
      await walk(pathToFileURL(at('pkg/room.html')).href, tag === 'kmr' ? 'ku' : tag, [320, 360], async (step, width, page) => {
        const { scroll, html, chosen } = await page.evaluate(() => {
          const option = /** @type {HTMLSelectElement} */ (document.querySelector('#language')).selectedOptions[0];
          return { scroll: document.documentElement.scrollWidth, html: [document.documentElement.lang, document.documentElement.dir], chosen: [option?.lang, option?.textContent] };
        });
        await page.screenshot({ path: join(screens, `${tag}-${width}-${step}.png`), fullPage: step !== 'door' });
        if (step === 'cannot') assert.deepEqual(await page.locator('#cannot :is(summary, li)').allInnerTexts(), CANNOT.map((key) => catalogueOf(tag)[key]));
        else assert.equal(await page.locator('#cannot li').first().isVisible(), false);
        if (step === 'picture') {
          const [, digits, near, exact] = await page.locator('.told-place > *').allTextContents();
          assert.equal(digits, '\u206635.69976, 51.33808\u2069');
          const row = /** @type {import('../../www/strings/languages.js').Language} */ (LANGUAGES.find((one) => one.tag === tag));
          const message = (/** @type {'placeNear' | 'placeWithin'} */ key, /** @type {import('../../www/room/speech.js').Values} */ values) => said(row, catalogueOf(tag)[key], values);
          assert.deepEqual([near, exact], [message('placeNear', { km: 5, city: dir === 'rtl' ? 'تهران' : 'Tehran' }), message('placeWithin', { m: 5 })]);
        }
        assert.deepEqual(html, [tag, dir]);
        assert.deepEqual(chosen, [tag, `${name}${review ? ' *' : ''}`]);
        // It is said at the door, before there is anything else to read.
        assert.equal(await page.locator('#review').isVisible(), review && ['door', 'cannot'].includes(step));
        assert.ok(scroll <= width, `${step}: it is ${scroll} pixels wide`);
        assert.deepEqual(await page.evaluate(clipped), [], `${step}, ${width}`);
      });
    });
  }

  it('turns to another language from the list, before and after files came, and back', async () => {
    const page = await browser.newPage({ locale: 'en' });
    await page.goto(pathToFileURL(at('pkg/room.html')).href);
    for (const tag of ['ar', 'ckb', 'en']) {
      await page.locator('#language').selectOption(tag);
      await page.locator('h1').getByText(String(catalogueOf(tag).lead), { exact: true }).waitFor({ state: 'attached' });
      assert.equal(await page.evaluate(() => document.documentElement.lang), tag);
      if (tag === 'ar') await add(page, [shots.one ?? '']);
    }
    await page.close();
  });

  it('has the licence texts of all that is built in, folded, and under another title no other name', async () => {
    const licensed = async (/** @type {string} */ path) => {
      const page = await browser.newPage({ locale: 'fa' });
      await page.goto(pathToFileURL(at(path)).href);
      await page.locator('h1[data-said]').waitFor();
      assert.equal(await page.locator('#licences pre').textContent(), '');
      await page.locator('#licences summary').click();
      await page.locator('#licences pre:not(:empty)').waitFor();
      const text = await page.locator('body').innerText();
      await page.close();
      return text;
    };
    const text = await licensed('pkg/room.html');
    assert.ok(text.includes(String(catalogueOf('fa').licences)));
    const all = chosenApache(works(['client-zip', 'mediabunny'], 'documents'));
    assert.ok(all.length > 90);
    for (const { name, licence, source } of all) assert.ok(text.includes([name, licence, source].filter(Boolean).join(', ')), name);
    const flat = text.replace(/\s+/g, ' ');
    for (const one of all.flatMap(({ texts }) => texts)) assert.ok(flat.includes(one.replace(/\s+/g, ' ')), one.slice(0, 80));
    try {
      execFileSync(process.execPath, [at('tools/build.mjs'), 'offline'], { env: { ...process.env, NAME: 'test-named', TITLE: 'Notes', LANGS: 'fa', STRINGS: '' } });
      const other = await licensed('pkg/test-named.html');
      assert.match(other, /^Notes, Apache-2\.0$/m);
      assert.doesNotMatch(other, /panah|پناه/i);
    } finally {
      rmSync(at('pkg/test-named.html'), { force: true });
    }
  });

  it('says nothing that is not in a catalogue, and has room for a longer language', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'panah-strange-'));
    const own = pathToFileURL(at('pkg/test-strange.html')).href;
    try {
      writeFileSync(join(folder, 'tr.ftl'), Object.entries(catalogueOf('en')).map(([key, message]) => `${key} = ${strange(texts(message).at(-1) ?? '')}\n`).join(''));
      execFileSync(process.execPath, [at('tools/build.mjs'), 'offline'], { env: { ...process.env, NAME: 'test-strange', LANGS: 'tr', STRINGS: folder } });
      await walk(own, 'tr', [320], async (step, _, page) => {
        await page.screenshot({ path: join(screens, `strange-320-${step}.png`), fullPage: step !== 'door' });
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth) <= 320, step);
        const foreign = await page.evaluate(() => {
          /** Values of the file, names of files, the digest, and the names of languages are no messages. */
          const own = 'select, .value, h2, dl, code, .unseen:empty, script, style, noscript';
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          /** @type {string[]} */
          const found = [];
          const check = (/** @type {string} */ text) => {
            if (/\p{L}/u.test(text.replace(/\u2067\[[\s\S]*\]\u2069/u, '').replace(/^([a-z2-7]{12}\.jpg|[0-9a-f]{64})$/, ''))) found.push(text.trim().slice(0, 80));
          };
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const parent = /** @type {Element} */ (node.parentElement);
            if (!parent.closest(own)) check(node.textContent ?? '');
          }
          for (const node of document.querySelectorAll('[aria-label], [title]')) {
            if (!node.closest('article') || node.tagName !== 'ARTICLE') for (const name of ['aria-label', 'title']) check(node.getAttribute(name) ?? '');
          }
          return found;
        });
        assert.deepEqual(foreign, [], step);
      });
    } finally {
      rmSync(folder, { recursive: true });
      rmSync(at('pkg/test-strange.html'), { force: true });
    }
  });
});
