// A day in the room: real photos in, safe copies out, the same to the byte as the desk tool makes them; from disk, over
// http and in a sandboxed frame; with no request, no breach of the policy and nothing stored.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { en, say } from '../words.mjs';
import { at } from '../../tools/project.mjs';
import { exiftool } from '../../tools/programs.mjs';
import { workbook } from './books.mjs';
import { photos, secrets } from './photos.mjs';
import { add, button, card, covers, listed, look, makeSafe, on, save, visit } from './room.mjs';
import { desk, launch, origin } from './start.mjs';

const seed = 'a5'.repeat(32);
const folder = mkdtempSync(join(tmpdir(), 'panah-room-'));

/** Every random byte is the same: the copy and the desk tool's then share their seed. It has to be there before the room's
 * own scripts and in its workers, hence in the blob that a worker is made of. */
function fixedChance() {
  const fixed = 'crypto.getRandomValues = (array) => new Uint8Array(array.buffer).fill(0xa5) && array;';
  crypto.getRandomValues = /** @type {any} */ ((/** @type {any} */ array) => (new Uint8Array(array.buffer).fill(0xa5), array));
  const Plain = Blob;
  window.Blob = /** @type {any} */ (class extends Plain {
    /** @param {any} parts @param {any} options */
    constructor(parts, options) {
      super(options?.type === 'text/javascript' ? [fixed, ...parts] : parts, options);
    }
  });
}

/** A RIFF chunk. @param {string} id @param {...Buffer} parts */
function chunk(id, ...parts) {
  const body = Buffer.concat(parts);
  const head = Buffer.from(`${id}\0\0\0\0`, 'latin1');
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body, Buffer.alloc(body.length % 2)]);
}

/** A short sound of 8000 samples a second whose LIST INFO names an artist. @param {string} artist */
function voice(artist) {
  const format = Buffer.from('01000100401f0000803e000002001000', 'hex');
  return chunk('RIFF', Buffer.from('WAVE'), chunk('fmt ', format), chunk('LIST', Buffer.from('INFO'), chunk('IART', Buffer.from(`${artist}\0`))), chunk('data', Buffer.alloc(1600, 3)));
}

describe('the room', () => {
  /** @type {import('playwright-core').Browser} */ let browser;
  /** @type {Awaited<ReturnType<typeof photos>>} */ let shots;
  /** @type {Awaited<ReturnType<typeof origin>>} */ let http;
  const disk = pathToFileURL(at('pkg/room.html')).href;

  before(async () => {
    shots = await photos();
    browser = await launch();
    http = await origin(at('pkg'));
  });
  after(async () => {
    await browser.close();
    http.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Opens the room and watches it. @param {string} address @param {boolean} [chance] */
  async function open(address, chance = true) {
    const context = await browser.newContext({ viewport: { width: 1000, height: 1000 }, reducedMotion: 'reduce' });
    const page = await context.newPage();
    /** @type {string[]} */
    const faults = [];
    /** @type {string[]} */
    const requests = [];
    page.on('console', (message) => { if (['error', 'warning'].includes(message.type())) faults.push(message.text()); });
    page.on('pageerror', (error) => faults.push(String(error)));
    context.on('request', (request) => { if (!request.url().startsWith('blob:')) requests.push(request.url()); });
    if (!chance) await page.addInitScript(fixedChance);
    await page.goto(address);
    return { page, context, faults, requests };
  }

  /** Runs the desk tool on a photo and returns the copy. @param {string} photo @param {string[]} args */
  function deskCopy(photo, ...args) {
    const out = join(folder, `desk${extname(photo)}`);
    desk(args[0], photo, '-o', out, ...args.slice(1));
    return readFileSync(out);
  }

  /** @param {Buffer} bytes */
  function tellsNothing(bytes) {
    for (const secret of secrets) assert.ok(!bytes.includes(secret), `the copy holds ${secret}`);
    const path = join(folder, 'copy.jpg');
    writeFileSync(path, bytes);
    const groups = Object.keys(JSON.parse(execFileSync(exiftool(), ['-j', '-G1', '-a', '-u', path], { encoding: 'utf8' }))[0]).map((key) => key.split(':')[0]);
    const kept = new Set(groups.filter((group) => !['SourceFile', 'ExifTool', 'System', 'File', 'Composite', 'JFIF'].includes(group)));
    return [...kept];
  }

  for (const [door, address] of [['from disk', () => disk], ['over http', () => `${http.address}/room.html`]]) {
    it(`makes the desk tool's copy, ${door}, covered and unlinkable`, async () => {
      const { page, context, faults, requests } = await open(/** @type {() => string} */ (address)(), false);
      await add(page, [shots.turned]);
      const one = card(page, 'IMG_turned.jpg');
      await makeSafe(one);
      const { name, bytes } = await save(page, button(one, en.save));
      assert.match(name, /^[a-z2-7]{12}\.jpg$/);
      assert.deepEqual(tellsNothing(bytes), []);
      const same = deskCopy(shots.turned, 'cover', '--auto', '--threshold', '0.2', '--seed', seed);
      assert.ok(bytes.equals(same), 'the room and the desk tool differ');
      await one.getByText(createHash('sha256').update(bytes).digest('hex')).waitFor();
      await one.getByText(en.inspectedAgain).waitFor();
      assert.deepEqual(faults, []);
      assert.equal(requests.length, 1, `requests: ${requests.join(' ')}`);
      await context.close();
    });

    it(`makes the desk tool's copy, ${door}, exact and with all left open`, async () => {
      const { page, context, faults } = await open(/** @type {() => string} */ (address)());
      await add(page, [shots.gps]);
      const one = card(page, 'IMG_gps.jpg');
      await look(one);
      for (const cover of await (await listed(one)).all()) await cover.press('Enter');
      assert.equal(await one.locator('.cover.on').count(), 0);
      await one.getByRole('radio').nth(1).check();
      await makeSafe(one);
      const { bytes } = await save(page, button(one, en.save));
      tellsNothing(bytes);
      assert.ok(bytes.equals(deskCopy(shots.gps, 'strip', '--level', 'exact')), 'the room and the desk tool differ');
      assert.deepEqual(faults, []);
      await context.close();
    });
  }

  it("makes the desk tool's exact copy of a photo with its covers on", async () => {
    const { page, context, faults } = await open(disk, false);
    await add(page, [shots.gps]);
    const one = card(page, 'IMG_gps.jpg');
    await look(one);
    await one.getByRole('radio').nth(1).check();
    await makeSafe(one);
    const { bytes } = await save(page, button(one, en.save));
    assert.ok(bytes.equals(deskCopy(shots.gps, 'cover', '--level', 'exact', '--auto', '--threshold', '0.2', '--seed', seed)), 'the room and the desk tool differ');
    assert.deepEqual(faults, []);
    await context.close();
  });

  it("makes the desk tool's copy of a sound, and only for one who knows that voices stay", async () => {
    const { page, context, faults } = await open(disk);
    const path = join(folder, 'voice.wav');
    writeFileSync(path, voice('Layla Canary'));
    await add(page, [path]);
    const one = card(page, 'voice.wav');
    await one.getByText('Layla Canary').first().waitFor();
    await one.getByRole('radio', { name: en['film-exact'] }).check();
    await button(one, en.make).click();
    await one.getByText(en.confirmFirst).waitFor();
    assert.equal(await one.getByRole('heading', { name: en.made }).count(), 0);
    await one.getByLabel(en['known-sound']).check();
    await button(one, en.make).click();
    await one.getByRole('heading', { name: en.made }).waitFor();
    const { name, bytes } = await save(page, button(one, en.save));
    assert.match(name, /^[a-z2-7]{12}\.wav$/);
    assert.ok(!bytes.includes('Canary'));
    assert.ok(bytes.equals(deskCopy(path, 'strip', '--level', 'exact')), 'the room and the desk tool differ');
    assert.deepEqual(faults, []);
    await context.close();
  });

  it('tells how far it came with a large file, whose digests it takes right', async () => {
    const { page, context, faults } = await open('about:blank');
    await page.addInitScript(() => {
      const Plain = Worker;
      window.Worker = /** @type {any} */ (class extends Plain {
        /** @param {any} script */
        constructor(script) {
          super(script);
          this.addEventListener('message', ({ data }) => {
            const heard = /** @type {any} */ (window).heard ??= [];
            if (data.type === 'progress') heard.push(data.done);
            if (data.type === 'copy') heard.push(data.receipt);
          });
        }
      });
    });
    await page.goto(disk);
    const words = Buffer.alloc(24 << 20, 'what was seen that night\n');
    const path = join(folder, 'words.txt');
    writeFileSync(path, words);
    await add(page, [path]);
    const one = card(page, 'words.txt');
    await button(one, en.make).waitFor({ timeout: 120_000 });
    const looked = await page.evaluate(() => /** @type {any} */ (window).heard.splice(0));
    assert.ok(looked.length >= 2 && looked.every((/** @type {number} */ done, /** @type {number} */ i) => done > (looked[i - 1] ?? 0) && done < 1), `looking: ${looked}`);
    await one.getByLabel(en['known-text']).check();
    await button(one, en.make).click();
    await one.getByRole('heading', { name: en.made }).waitFor({ timeout: 120_000 });
    const made = await page.evaluate(() => /** @type {any} */ (window).heard);
    const { received, copy } = made.pop();
    assert.ok(made.length >= 3 && made.every((/** @type {number} */ done) => done > 0 && done < 1), `making: ${made}`);
    const sha256 = createHash('sha256').update(words).digest('hex');
    assert.deepEqual([received.sha256, copy.sha256], [sha256, sha256]);
    assert.deepEqual(faults, []);
    await context.close();
  });

  it('says which hidden parts stay in a copy, after the copy was made as before', async () => {
    const { page, context, faults } = await open(disk);
    await add(page, [{ name: 'book.xlsx', mimeType: '', buffer: await workbook('Salaries') }]);
    const one = card(page, 'book.xlsx');
    await one.getByText(en['class-hidden-kept']).waitFor({ timeout: 60_000 });
    await one.getByLabel(en['known-document']).check();
    await button(one, en.make).click();
    const made = one.locator('.made');
    await made.getByText(say('en', 'staysHidden', { n: 1 })).waitFor({ timeout: 60_000 });
    await made.getByText('OOXML hidden sheet').waitFor();
    await made.getByText('Salaries').waitFor();
    await made.getByText(en.inspectedRest).waitFor();
    assert.equal(await made.getByText(en.inspectedAgain).count(), 0);
    assert.deepEqual(faults, []);
    await context.close();
  });

  it('shows what a photo would have told', async () => {
    const { page, context } = await open(disk);
    await add(page, [shots.gps]);
    const one = card(page, 'IMG_gps.jpg');
    await look(one);
    for (const words of [en['class-place'], en['class-serial'], en['class-thumbnail'], 'Layla Example', 'SN-48151623']) {
      await one.getByText(words).first().waitFor();
    }
    await context.close();
  });

  it('covers every face, and lets a person uncover, draw, undo and redo', async () => {
    const { page, context } = await open(disk);
    await add(page, [shots.group]);
    const one = card(page, 'IMG_group.jpg');
    await look(one);
    const found = await covers(one).count();
    assert.equal(await one.locator('.cover.face.on').count(), 3, 'three faces');
    await covers(one).first().click();
    assert.equal((await on(one))[0], false);
    await button(one, en.undo).click();
    assert.equal((await on(one))[0], true);
    await button(one, en.redo).click();
    assert.equal((await on(one))[0], false);

    await button(one, en['tool-box']).click();
    await one.locator('canvas').first().evaluate((node) => node.scrollIntoView({ block: 'center' }));
    const box = await one.locator('canvas').first().boundingBox();
    assert.ok(box);
    await page.mouse.move(box.x + box.width * 0.62, box.y + box.height * 0.06);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.7, box.y + box.height * 0.15, { steps: 4 });
    await page.mouse.up();
    const drawn = one.getByLabel(new RegExp(`^Your cover ${found + 1}\\.`));
    await drawn.waitFor();
    await button(one, en.undo).click();
    await drawn.waitFor({ state: 'detached' });
    assert.equal(await covers(one).count(), found);
    await context.close();
  });

  it('can be used from the first file to the saved copy by keyboard alone', async () => {
    const { page, context } = await open(disk);
    const chooser = page.waitForEvent('filechooser');
    await page.locator('#choose').focus();
    await page.keyboard.press('Enter');
    await (await chooser).setFiles([shots.gps]);
    const one = card(page, 'IMG_gps.jpg');
    await button(one, en.make).waitFor({ timeout: 120_000 });
    /** Presses Tab until a control is reached. @param {import('playwright-core').Locator} control */
    const reach = async (control) => {
      for (let presses = 0; presses < 60; presses += 1) {
        if (await control.evaluate((node) => node === document.activeElement)) return;
        await page.keyboard.press('Tab');
      }
      assert.fail('Tab does not reach it');
    };
    await reach(one.locator('details.covers summary'));
    await page.keyboard.press('Enter');
    await reach((await listed(one)).first());
    await page.keyboard.press('Enter');
    assert.equal((await on(one))[0], false);
    await page.keyboard.press('Enter');
    assert.equal((await on(one))[0], true);
    await reach(button(one, en.make));
    // Where the picture happens to stand whole, it is seen by now.
    await page.waitForTimeout(1500);
    if (!await one.getByText(en.lookedAt).isVisible()) {
      // The picture is brought before the eyes first.
      await page.keyboard.press('Enter');
      await one.getByText(en.lookedAt).waitFor();
      await reach(button(one, en.make));
    }
    await page.keyboard.press('Enter');
    await one.getByRole('heading', { name: en.made }).waitFor({ timeout: 120_000 });
    await reach(button(one, en.save));
    const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
    assert.match(download.suggestedFilename(), /^[a-z2-7]{12}\.jpg$/);
    await context.close();
  });

  it('goes on past bad files, and saves the rest as one zip', async () => {
    const { page, context } = await open(disk);
    const raw = readFileSync(shots.gps);
    await add(page, [
      { name: 'empty.jpg', mimeType: 'image/jpeg', buffer: Buffer.alloc(0) },
      { name: 'program.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('4d5a90000300000004000000ffff0000', 'hex') },
      { name: 'cut.jpg', mimeType: 'image/jpeg', buffer: raw.subarray(0, 900) },
      { name: 'one.jpg', mimeType: 'image/jpeg', buffer: raw },
      { name: 'two.jpg', mimeType: 'image/jpeg', buffer: readFileSync(shots.turned) },
    ]);
    for (const name of ['empty.jpg', 'program.jpg', 'cut.jpg']) {
      await visit(card(page, name));
      await card(page, name).locator('.fault').waitFor({ timeout: 60_000 });
    }
    await makeSafe(card(page, 'one.jpg'));
    await makeSafe(card(page, 'two.jpg'));
    await page.getByLabel(en.asZip).check();
    const { name, bytes } = await save(page, page.locator('#save-all'));
    assert.match(name, /^[a-z2-7]{12}\.zip$/);
    for (const secret of [...secrets, 'one.jpg', 'two.jpg']) assert.ok(!bytes.includes(secret), `the zip holds ${secret}`);
    assert.equal(bytes.subarray(0, 4).toString('latin1'), 'PK\x03\x04');
    const entries = [...bytes.toString('latin1').matchAll(/PK\x01\x02[\s\S]{42}([a-z2-7]{12}\.jpg)/g)].map(([, entry]) => entry);
    assert.equal(entries.length, 2);
    assert.deepEqual(entries, [...entries].sort());
    await context.close();
  });

  it('stops when it is told to', async () => {
    const { page, context } = await open(disk);
    await add(page, [shots.group]);
    const one = card(page, 'IMG_group.jpg');
    await button(one, en.cancel).click();
    await one.getByText(en.stopped).waitFor();
    await button(one, en.again).click();
    await look(one);
    await context.close();
  });

  it('stores nothing', async () => {
    for (const address of [disk, `${http.address}/room.html`]) {
      const { page, context } = await open(address);
      await add(page, [shots.gps]);
      await makeSafe(card(page, 'IMG_gps.jpg'));
      assert.deepEqual(await context.cookies(), []);
      const { origins } = await context.storageState({ indexedDB: true });
      assert.deepEqual(origins, []);
      assert.equal(await page.evaluate(() => { try { return localStorage.length + sessionStorage.length; } catch { return 0; } }), 0);
      await context.close();
    }
  });
});
