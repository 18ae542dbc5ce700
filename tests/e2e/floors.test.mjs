// The oldest browsers that the room is for, run and not only claimed: real old Chromiums, at the size of a small phone. What the README's
// table says of them is what happens here.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { en } from '../words.mjs';
import { at } from '../../tools/project.mjs';
import { exiftool, oldChromium } from '../../tools/programs.mjs';
import { photos, secrets } from './photos.mjs';
import { add, button, card, makeSafe, save } from './room.mjs';
import { launch, origin } from './start.mjs';

const screens = at('target/screens');

for (const version of /** @type {const} */ ([106])) {
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

    for (const [door, address] of /** @type {[string, () => string][]} */ ([['from disk', () => pathToFileURL(at('pkg/room.html')).href], ['over http', () => `${http.address}/room.html`]])) {
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
  });
}
