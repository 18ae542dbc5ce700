// The way through in Firefox ESR, at the size of a small phone: a photo, a document and a film, each to its saved copy.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { launch as launchFirefox } from 'puppeteer-core';
import { exiftool, ffmpeg, firefox } from '../../tools/programs.mjs';
import { at } from '../../tools/project.mjs';
import { en, say } from '../words.mjs';
import { clips, secrets as spoken } from './clips.mjs';
import { photos, secrets } from './photos.mjs';
import { strayed } from './standing.mjs';
import { launch, origin } from './start.mjs';

const program = firefox();
const screens = at('target/screens');

describe('the room in Firefox', { skip: program ? false : 'there is no Firefox here' }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'panah-firefox-room-'));
  const saved = join(folder, 'saved');
  /** @type {import('puppeteer-core').Browser} */ let browser;
  /** @type {Awaited<ReturnType<typeof photos>>} */ let shots;

  before(async () => {
    for (const path of [screens, saved]) mkdirSync(path, { recursive: true });
    shots = await photos();
    browser = await launchFirefox({
      browser: 'firefox', executablePath: program ?? '', headless: true,
      extraPrefsFirefox: {
        'browser.download.folderList': 2, 'browser.download.dir': saved, 'browser.download.always_ask_before_handling_new_types': false,
        'pdfjs.disabled': true, 'browser.download.open_pdf_attachments_inline': false,
      },
    });
  });
  after(async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Opens the room, has it take a file, and waits until that can be decided upon. @param {string} path @param {string} [address] */
  async function open(path, address = pathToFileURL(at('pkg/room.html')).href) {
    const page = await browser.newPage();
    /** @type {string[]} */
    const faults = [];
    page.on('pageerror', (error) => { if (!/trusted-types|favicon/.test(String(error))) faults.push(String(error)); });
    await page.setViewport({ width: 360, height: 640 });
    await page.goto(address);
    const input = /** @type {import('puppeteer-core').ElementHandle<HTMLInputElement>} */ (await page.waitForSelector('#files'));
    await input.uploadFile(path);
    await page.waitForSelector('.card[data-phase=ready]', { timeout: 180_000 });
    return { page, faults };
  }

  /** Presses a button of the card by its words. @param {import('puppeteer-core').Page} page @param {string} words */
  const press = async (page, words) => (await page.waitForSelector(`.card ::-p-xpath(.//button[normalize-space()="${words}"])`, { visible: true, timeout: 60_000 }))?.click();

  /** Looks at the picture, where there is one, makes the copy, and gives its name and bytes as they lie in the folder. @param {import('puppeteer-core').Page} page @param {string} part */
  async function copyOf(page, part) {
    const frame = await page.$('.card .frame');
    if (frame) {
      await frame.evaluate((node) => node.scrollIntoView({ block: 'start', behavior: 'instant' }));
      await page.waitForSelector('.gate.passed', { timeout: 60_000 });
    }
    await press(page, en.make);
    await page.waitForSelector('.card[data-phase=made]', { timeout: 180_000 });
    await page.screenshot({ path: join(screens, `firefox-${part}.png`) });
    const before = readdirSync(saved);
    await press(page, en.save);
    for (let tries = 0; tries < 300; tries += 1) {
      const [name = ''] = readdirSync(saved).filter((one) => !one.endsWith('.part') && !before.includes(one));
      const bytes = name ? readFileSync(join(saved, name)) : Buffer.of();
      if (bytes.length > 0 && !readdirSync(saved).some((one) => one.endsWith('.part'))) return { name, bytes };
      await new Promise((done) => setTimeout(done, 100));
    }
    return assert.fail('nothing was saved');
  }

  /** What exiftool reads in a copy beside what its coding needs. @param {string} name */
  const read = (name) => Object.keys(JSON.parse(execFileSync(exiftool(), ['-j', '-G1', '-a', '-u', join(saved, name)], { encoding: 'utf8' }))[0])
    .filter((key) => !/^(SourceFile|ExifTool:|System:|File:|Composite:|JFIF:|PDF:(PDFVersion|Linearized|PageCount)$)/.test(key));

  for (const door of ['from disk', 'over http in a sandbox']) {
    it(`makes the copy of a photo, ${door}`, async () => {
      const site = await origin(at('pkg'));
      const { page, faults } = await open(String(shots.turned), door === 'from disk' ? undefined : `${site.address}/room.html`);
      assert.equal(await page.evaluate(() => self.origin), 'null');
      assert.ok(await page.evaluate(() => document.querySelectorAll('.card .cover.on').length) > 0, 'its faces are found');
      const { name, bytes } = await copyOf(page, 'photo');
      assert.match(name, /^[a-z2-7]{12}\.jpg$/);
      for (const secret of secrets) assert.ok(!bytes.includes(secret), `the copy holds ${secret}`);
      assert.deepEqual(read(name), []);
      assert.deepEqual(faults, []);
      await page.close();
      site.close();
    });
  }

  it('makes the copy of a document', async () => {
    const chromium = await launch();
    const paper = await chromium.newPage();
    await paper.setContent('<title>Layla Example</title><p>the square</p>');
    writeFileSync(join(folder, 'paper.pdf'), await paper.pdf());
    await chromium.close();
    const { page, faults } = await open(join(folder, 'paper.pdf'));
    await (await page.waitForSelector('.card input[type=checkbox]', { visible: true }))?.click();
    const { name, bytes } = await copyOf(page, 'document');
    assert.match(name, /^[a-z2-7]{12}\.pdf$/);
    assert.ok(!bytes.includes('Layla'));
    assert.deepEqual(read(name), []);
    assert.deepEqual(faults, []);
    await page.close();
  });

  it('saves, and does not go to what was saved', async () => {
    writeFileSync(join(folder, 'control.html'), '<!doctype html><title>control</title>');
    writeFileSync(join(folder, 'top.html'), readFileSync(at('pkg/room.html')));
    const site = await origin(folder);
    const gone = [];
    for (const address of [`${site.address}/control.html`, `${site.address}/top.html`, pathToFileURL(at('pkg/room.html')).href]) {
      const page = await browser.newPage();
      await page.goto(address);
      gone.push(await strayed(page));
      await page.close();
    }
    site.close();
    assert.deepEqual(gone, [true, false, false]);
  });

  it('covers a film', { skip: ffmpeg() ? false : 'ffmpeg is not installed, and makes the clips' }, async () => {
    const { page, faults } = await open(String(clips(String(ffmpeg()))['moving.mp4']));
    await (await page.waitForSelector('.card .frame'))?.evaluate((node) => node.scrollIntoView({ block: 'start', behavior: 'instant' }));
    await page.waitForSelector('.gate.passed', { timeout: 60_000 });
    const enough = await page.$(`.card ::-p-xpath(.//button[normalize-space()="${en.enough}"])`);
    if (await enough?.isVisible()) await enough?.click().catch(() => undefined);
    const { name, bytes } = await copyOf(page, 'film');
    const words = await page.evaluate(() => document.querySelector('.card')?.textContent ?? '');
    assert.ok(words.includes(say('en', 'filmCovered', { covered: 60, frames: 60, unsure: 0 })), 'every frame is covered');
    assert.match(name, /^[a-z2-7]{12}\.(mp4|webm)$/);
    for (const secret of spoken) assert.ok(!bytes.includes(secret), `the copy holds ${secret}`);
    assert.deepEqual(faults, []);
    await page.close();
  });
});
