// Many files: an answer at once, a list that draws what is in view, and pictures that are let go of when nobody looks at them.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { at } from '../../tools/project.mjs';
import { en } from '../words.mjs';
import { make } from './photos.mjs';
import { add, card, entry, visit } from './room.mjs';
import { launch } from './start.mjs';

const plans = { many: { width: 1280, height: 960, quality: 0.85, faces: [[200, 150, 700, 0]], orientation: 1 } };
const place = (/** @type {number} */ n, /** @type {number} */ all) => en.shelfPlace.replace('{n}', String(n)).replace('{all}', all.toLocaleString('en'));

describe('many files', () => {
  /** @type {import('playwright-core').Browser} */ let browser;
  /** @type {Record<string, string>} */ let shots;
  before(async () => {
    shots = await make(plans, 'many');
    browser = await launch();
  });
  after(() => browser.close());

  async function open() {
    const page = await browser.newPage({ viewport: { width: 390, height: 844 }, reducedMotion: 'reduce' });
    await page.goto(pathToFileURL(at('pkg/room.html')).href);
    await page.waitForFunction(() => 'panah' in globalThis);
    return page;
  }

  it('answers within a second when five thousand are dropped, and goes on answering', async () => {
    const page = await open();
    const base64 = readFileSync(String(shots.many)).toString('base64');
    const took = await page.evaluate(async (text) => {
      const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
      const files = Array.from({ length: 5000 }, (_, i) => new File([bytes], `${i}.jpg`));
      const dropped = new Event('drop', { bubbles: true, cancelable: true });
      Object.defineProperty(dropped, 'dataTransfer', { value: { files } });
      const drawn = async () => { for (let i = 0; i < 2; i += 1) await new Promise(requestAnimationFrame); };
      const from = performance.now();
      document.body.dispatchEvent(dropped);
      await drawn();
      const first = performance.now() - from;
      if (!document.querySelector('article')) throw new Error('nothing is there');
      const steps = [];
      for (let i = 0; i < 5; i += 1) {
        await new Promise((done) => { setTimeout(done, 300); });
        const then = performance.now();
        /** @type {HTMLElement} */ (document.querySelectorAll('.place-row button')[1]).click();
        await drawn();
        steps.push(performance.now() - then);
      }
      return { first, steps };
    }, base64);
    console.log(`five thousand files: first answer after ${Math.round(took.first)} ms, the next ones after ${took.steps.map(Math.round).join(', ')} ms`);
    assert.ok(took.first < 1000, `${took.first} ms`);
    assert.ok(Math.max(...took.steps) < 1000, `${took.steps} ms`);
    await page.getByText(place(6, 5000)).waitFor();
    await page.waitForFunction(() => document.querySelectorAll('.thumbs button').length === 5000, null, { timeout: 60_000 });
    const last = page.locator('.thumbs li').last();
    assert.equal(await last.evaluate((node) => getComputedStyle(node).contentVisibility), 'auto');
    assert.equal(await last.evaluate((node) => node.firstElementChild?.checkVisibility({ contentVisibilityAuto: true })), false, 'what is out of view is not drawn');
    assert.equal(await page.locator('article').count(), 1);
    await page.close();
  });

  it('holds as much memory after twenty photos as after six', async () => {
    const page = await open();
    const buffer = readFileSync(String(shots.many));
    const names = Array.from({ length: 20 }, (_, i) => `photo-${i + 10}.jpg`);
    await add(page, names.map((name) => ({ name, mimeType: 'image/jpeg', buffer })));
    const own = await page.context().newCDPSession(page);
    const all = await browser.newBrowserCDPSession();
    /** What the page's process holds, and what of it is JavaScript's, in MB. */
    const held = async () => {
      await own.send('HeapProfiler.collectGarbage');
      await page.waitForTimeout(300);
      const { processInfo } = /** @type {{ processInfo: { type: string, id: number }[] }} */ (await all.send('SystemInfo.getProcessInfo'));
      const resident = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1]) / 1024);
      const heap = await page.evaluate(() => /** @type {any} */ (performance).memory.usedJSHeapSize / (1 << 20));
      return { resident: Math.round(Math.max(...resident)), heap: Math.round(heap) };
    };
    await page.waitForFunction(() => document.querySelectorAll('.thumbs button').length === 20 && !document.querySelector('[data-standing=waiting]'), null, { timeout: 300_000 });
    /** @type {{ resident: number, heap: number }[]} */
    const then = [];
    for (const [i, name] of names.entries()) {
      const one = card(page, name);
      await visit(one);
      await one.locator('.frame canvas').waitFor({ timeout: 60_000 });
      if (i === 5 || i === 19) then.push(await held());
    }
    console.log(`memory in MB: ${JSON.stringify(then)}`);
    const [six, twenty] = /** @type {[typeof then[0], typeof then[0]]} */ (/** @type {any} */ (then));
    // Each picture would be 5 MB of pixels, and as much in its canvas.
    assert.ok(twenty.resident - six.resident < 60 && twenty.heap - six.heap < 20, JSON.stringify(then));
    assert.equal(await page.locator('.frame canvas').count(), 1);
    // One that was let go of is there again when it is asked for, and was not forgotten.
    const first = card(page, String(names[0]));
    await entry(first).click();
    await first.locator('.frame canvas').waitFor();
    assert.ok(await first.locator('.cover').count() > 0);
    const painted = await first.locator('.frame canvas').evaluate((node) => {
      const canvas = /** @type {HTMLCanvasElement} */ (node);
      return canvas.getContext('2d')?.getImageData(canvas.width / 2, canvas.height / 2, 1, 1).data.slice(0, 3).some((value) => value > 0);
    });
    assert.ok(painted);
    await page.close();
  });
});
