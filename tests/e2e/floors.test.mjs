// The oldest browsers that the room is for, run and not only claimed: real old Chromiums, at the size of a small phone. What the README's
// table says of them is what happens here.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { selectors } from 'playwright-core';
import { launch as launchFirefox } from 'puppeteer-core';
import { en, say } from '../words.mjs';
import { at } from '../../tools/project.mjs';
import { exiftool, ffmpeg, firefox, oldChromium } from '../../tools/programs.mjs';
import { codeOf } from '../unpacked.mjs';
import { known, namesIn, rulesOf, untaken } from './lacks.mjs';
import { clips, secrets as spoken } from './clips.mjs';
import { photos, secrets } from './photos.mjs';
import { add, button, card, makeSafe } from './room.mjs';
import { seenFrom } from './standing.mjs';
import { launch, origin } from './start.mjs';

const screens = at('target/screens');

/** What the room's code names that an old browser may lack, and why that is no fault there. */
const spared = {
  own: 'Duration Tag bytes config container dispose disposed draw drop first flip format getName inspect last layer layout quality rotation sampleCount segments take tracks transfer',
  asked: 'NavigateEvent NavigationDestination SuppressedError asyncDispose detached findLast',
  given: 'throwIfAborted',
  films: `AudioData AudioDecoder AudioEncoder EncodedAudioChunk EncodedVideoChunk VideoDecoder VideoEncoder VideoFrame allocationSize codedHeight codedWidth
    colorSpace configure copyTo decodeQueueSize displayHeight displayWidth encodeQueueSize frameCount fullRange isConfigSupported numberOfFrames primaries visibleRect`,
};
/** What of its style an old browser may leave out: it looks plainer, and hides and says the same. */
const plainer = ['.choices:not(:has(>:not([hidden])))', '.levels label:has(:checked)', 'accent-color: var(--deep)', 'scrollbar-width: thin', 'text-wrap: balance', 'text-wrap: pretty'];

/** Which ways to run text as a script work where this runs: in a task of its own, because what a debugger calls may do more. */
const running = () => new Promise((done) => {
  setTimeout(() => {
    /** @type {Record<string, () => unknown>} */
    const ways = { eval: () => (0, eval)('1'), Function: () => Function('return 1')(), timer: () => setTimeout(/** @type {any} */ ('globalThis.ran = true')) };
    const ran = Object.keys(ways).filter((name) => {
      try {
        return ways[name]?.();
      } catch {
        return false;
      }
    });
    setTimeout(() => done(ran.filter((name) => name !== 'timer' || 'ran' in globalThis)), 100);
  });
});
/** What drives the browser asks this of elements, and Chromium has it from 105 on. It comes in as what finds none, because that alone is
 * run where the driver runs. */
await selectors.register('none', () => {
  Element.prototype.checkVisibility ??= function () { return this.getClientRects().length > 0; };
  return { query: () => null, queryAll: () => [] };
});
const every = ['eval', 'Function', 'timer'];
const blank = 'data:text/html,<!doctype html><title>blank</title>';
/** The room's address on disk. */
const disk = pathToFileURL(at('pkg/room.html')).href;

for (const version of /** @type {const} */ ([106, 91])) {
  describe(`Chromium ${version}`, () => {
    const folder = mkdtempSync(join(tmpdir(), 'panah-floors-'));
    /** @type {import('playwright-core').Browser} */ let browser;
    /** @type {Awaited<ReturnType<typeof photos>>} */ let shots;
    /** @type {Awaited<ReturnType<typeof origin>>} */ let http;

    before(async () => {
      mkdirSync(screens, { recursive: true });
      shots = await photos();
      http = await origin(at('pkg'));
      browser = await launch({ executablePath: oldChromium(version), args: ['--disable-gpu', '--disable-quic', '--no-first-run'] });
      assert.match(browser.version(), new RegExp(`^${version}\\.`));
    });
    after(async () => {
      await browser.close();
      http.close();
      rmSync(folder, { recursive: true, force: true });
    });

    /** Opens the room and watches it. @param {string} address */
    async function open(address) {
      const context = await browser.newContext({ viewport: { width: 360, height: 640 }, hasTouch: true, reducedMotion: 'reduce' });
      const page = await context.newPage();
      /** @type {string[]} */
      const faults = [];
      page.on('console', (message) => { if (['error', 'warning'].includes(message.type())) faults.push(message.text()); });
      page.on('pageerror', (error) => faults.push(String(error)));
      await page.goto(address);
      return { page, context, faults };
    }

    /** Saves a finished copy and returns its name and bytes. The oldest one does not tell its driver of a download, so the folder is watched.
     * @param {import('playwright-core').Page} page @param {import('playwright-core').Locator} control */
    async function save(page, control) {
      const downloadPath = mkdtempSync(join(folder, 'saved-'));
      await (await page.context().newCDPSession(page)).send('Page.setDownloadBehavior', { behavior: 'allow', downloadPath });
      await control.click();
      for (let tries = 0; tries < 100; tries += 1) {
        const [name = ''] = readdirSync(downloadPath).filter((one) => !one.endsWith('.crdownload'));
        if (name) return { name, bytes: readFileSync(join(downloadPath, name)) };
        await page.waitForTimeout(100);
      }
      return assert.fail('nothing was saved');
    }

    /** What exiftool reads in a copy beside what its coding needs. @param {string} name @param {Buffer} bytes */
    function read(name, bytes) {
      const path = join(folder, name);
      writeFileSync(path, bytes);
      const tags = JSON.parse(execFileSync(exiftool(), ['-j', '-G1', '-a', '-u', path], { encoding: 'utf8' }))[0];
      return Object.keys(tags).filter((key) => !/^(SourceFile|ExifTool:|System:|File:|Composite:|JFIF:|PDF:(PDFVersion|Linearized|PageCount)$)/.test(key));
    }

    /** A screen of the room, which fits the window. @param {import('playwright-core').Page} page @param {string} part */
    async function screen(page, part) {
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${part} is wider than the window`);
      await page.screenshot({ path: join(screens, `floor-${version}-${part}.png`) });
    }

    for (const [door, address] of /** @type {[string, () => string][]} */ ([['from disk', () => disk], ['over http', () => `${http.address}/room.html`]])) {
      it(`makes the copy of a photo, ${door}`, async () => {
        const { page, context, faults } = await open(address());
        await screen(page, '1-first');
        await add(page, [String(shots.turned)]);
        const one = card(page, 'IMG_turned.jpg');
        await one.waitFor();
        await makeSafe(one);
        await screen(page, '2-photo');
        const { name, bytes } = await save(page, button(one, en.save));
        assert.match(name, /^[a-z2-7]{12}\.jpg$/);
        for (const secret of secrets) assert.ok(!bytes.includes(secret), `the copy holds ${secret}`);
        assert.deepEqual(read(name, bytes), []);
        assert.deepEqual(faults, []);
        await context.close();
      });

      it(`makes the copy of a document, ${door}`, async () => {
        const context = await browser.newContext();
        const paper = await context.newPage();
        await paper.setContent('<title>Layla Example</title><p>the square</p>');
        const buffer = await paper.pdf();
        assert.ok(read('paper.pdf', buffer).length > 2, 'exiftool sees what the document tells');
        await context.close();
        const room = await open(address());
        await add(room.page, [{ name: 'paper.pdf', mimeType: 'application/pdf', buffer }]);
        const one = card(room.page, 'paper.pdf');
        await one.getByRole('checkbox').check();
        await makeSafe(one);
        await screen(room.page, '3-document');
        const { name, bytes } = await save(room.page, button(one, en.save));
        assert.match(name, /^[a-z2-7]{12}\.pdf$/);
        assert.ok(!bytes.includes('Layla'));
        assert.deepEqual(read(name, bytes), []);
        assert.deepEqual(room.faults, []);
        await room.context.close();
      });
    }

    it(version === 91 ? 'says that no film can be covered, and makes an exact copy' : 'covers a film', { skip: ffmpeg() ? false : 'ffmpeg is not installed, and makes the clips' }, async () => {
      const { page, context, faults } = await open(disk);
      await add(page, [String(clips(String(ffmpeg()))['moving.mp4'])]);
      const one = card(page, 'moving.mp4');
      await one.waitFor();
      if (version === 91) {
        await one.getByText(en['film-browser']).waitFor();
        await one.getByLabel(en['known-film']).check();
      }
      await makeSafe(one);
      await screen(page, '4-film');
      const { name, bytes } = await save(page, button(one, en.save));
      assert.match(name, version === 91 ? /\.mp4$/ : /\.(webm|mp4)$/);
      for (const secret of spoken) assert.ok(!bytes.includes(secret), `the copy holds ${secret}`);
      if (version !== 91) await one.getByText(say('en', 'filmCovered', { covered: 60, frames: 60, unsure: 0 })).waitFor();
      assert.deepEqual(faults, []);
      await context.close();
    });

    it('runs no text as a script, in the page and in a worker', async () => {
      const { page, context } = await open(blank);
      assert.deepEqual(await page.evaluate(running), every);
      await page.goto(disk);
      await page.locator('#choose').waitFor();
      assert.deepEqual(await page.evaluate(running), []);
      await page.evaluate(() => { Worker.prototype.terminate = () => {}; });
      const started = page.waitForEvent('worker');
      await add(page, [String(shots.gps)]);
      assert.deepEqual(await (await started).evaluate(running), []);
      await context.close();
    });

    it('lets nothing out of the room of what leaves a page standing', async () => {
      const context = await browser.newContext();
      writeFileSync(join(folder, 'control.html'), '<!doctype html><meta charset="utf-8"><title>control</title><body>');
      const control = await seenFrom(context, pathToFileURL(join(folder, 'control.html')).href);
      for (const name of ['fetch', 'image', 'script', 'frame', 'WebRTC']) assert.ok(control.has(name), `the recorder sees ${name}`);
      assert.deepEqual([...await seenFrom(context, disk)], []);
      await context.close();
    });

    it('has all that the room names, or the room does without', async () => {
      const { scripts, style } = await codeOf(readFileSync(at('pkg/room.html'), 'utf8'));
      const newest = await launch();
      const ask = async (/** @type {import('playwright-core').Browser} */ one) => {
        const page = await one.newPage();
        await page.goto(pathToFileURL(at('package.json')).href);
        const has = new Set(await page.evaluate(known));
        await page.goto(disk);
        return { has, not: await page.evaluate(untaken, rulesOf(style)) };
      };
      const [now, then] = [await ask(newest), await ask(browser)];
      await newest.close();
      const lacking = [...namesIn(scripts)].filter((name) => now.has.has(name) && !then.has.has(name));
      const told = new Set(Object.values(spared).join(' ').split(/\s+/));
      assert.deepEqual(lacking.filter((name) => !told.has(name)), []);
      if (version === 91) assert.deepEqual([...told].filter((name) => !lacking.includes(name)), [], 'nothing is spared that is there');
      assert.deepEqual(now.not, []);
      assert.deepEqual(then.not.filter((one) => !plainer.includes(one)), []);
    });
  });
}

describe('the policy', () => {
  const folder = mkdtempSync(join(tmpdir(), 'panah-policy-'));
  const untyped = join(folder, 'untyped.html');
  before(() => {
    const html = readFileSync(at('pkg/room.html'), 'utf8');
    const types = /; require-trusted-types-for[^"]*/;
    assert.match(html, types);
    writeFileSync(untyped, html.replace(types, ''));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('runs no text in a browser of today, whatever trusted types say', async () => {
    const browser = await launch();
    const page = await browser.newPage();
    for (const [address, ran] of /** @type {[string, string[]][]} */ ([[blank, every], [pathToFileURL(untyped).href, []]])) {
      await page.goto(address);
      assert.deepEqual(await page.evaluate(running), ran);
    }
    await browser.close();
  });

  it('runs no text in Firefox', { skip: firefox() ? false : 'there is no Firefox here' }, async () => {
    const browser = await launchFirefox({ browser: 'firefox', executablePath: firefox() ?? '', headless: true });
    const page = await browser.newPage();
    for (const [address, ran] of /** @type {[string, string[]][]} */ ([[blank, every], [pathToFileURL(untyped).href, []]])) {
      await page.goto(address);
      assert.deepEqual(await page.evaluate(running), ran);
    }
    await browser.close();
  });

  it('keeps the door shut where the second one could not be added', async () => {
    const browser = await launch();
    const page = await browser.newPage();
    await page.addInitScript(() => Object.defineProperty(HTMLMetaElement.prototype, 'content', { set() { throw new Error('no'); } }));
    await page.goto(disk);
    await page.locator('.closed').waitFor();
    assert.equal(await page.locator('#choose').count(), 0);
    await browser.close();
  });
});
