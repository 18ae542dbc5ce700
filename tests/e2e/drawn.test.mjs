// HEIC photos, which the core decodes, and AVIF, which only the browser can: covered, made anew, and not believed where the browser
// alters what is read.

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { at, built } from '../../tools/project.mjs';
import { ffmpeg } from '../../tools/programs.mjs';
import { en } from '../words.mjs';
import { bright } from './bright.mjs';
import { photo } from './heif.mjs';
import { make, secrets } from './photos.mjs';
import { add, button, card, covers, look, makeSafe, save } from './room.mjs';
import { launch } from './start.mjs';

const room = pathToFileURL(at('pkg/room.html')).href;
const folder = mkdtempSync(join(tmpdir(), 'panah-drawn-'));
/** A TIFF stream of one entry: the camera's make. */
const exif = Buffer.concat([Buffer.from('II*\0\b\0\0\0\x01\0\x0f\x01\x02\0\b\0\0\0\x1a\0\0\0\0\0\0\0', 'latin1'), Buffer.from('Veritas\0')]);

describe('HEIC and AVIF photos', { skip: ffmpeg() ? false : 'no ffmpeg is installed' }, () => {
  /** @type {import('playwright-core').Browser} */ let browser;
  /** @type {string} */ let shot;

  before(async () => {
    shot = (await make({ one: { width: 800, height: 600, quality: 0.9, faces: [[60, 40, 420, 0]], orientation: 1 } }, 'drawn')).one ?? '';
    browser = await launch();
  });
  after(async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function open() {
    const context = await browser.newContext({ viewport: { width: 1000, height: 1000 }, reducedMotion: 'reduce' });
    const page = await context.newPage();
    return { page, context };
  }

  /** @param {string} name @param {Buffer} bytes */
  function file(name, bytes) {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    return path;
  }

  for (const kind of /** @type {const} */ (['avif', 'heic'])) it(`an ${kind.toUpperCase()} photo is shown, covered and made anew, whichever way it was held`, async () => {
    const { page, context } = await open();
    await page.goto(room);
    for (const orientation of [1, 2, 3, 4, 5, 6, 7, 8]) {
      const name = `held-${orientation}.${kind}`;
      const path = file(name, photo(kind, turned(shot, orientation), folder, orientation, exif, kind === 'heic' && orientation % 2 === 0));
      await add(page, [path]);
      const one = card(page, name);
      await one.getByText('Veritas').first().waitFor({ state: 'attached', timeout: 60_000 });
      await makeSafe(one);
      assert.ok(await covers(one).count() >= 1);
      const { name: given, bytes } = await save(page, button(one, en.save));
      assert.match(given, /^[a-z2-7]{12,}\.jpg$/);
      for (const secret of secrets) assert.ok(!bytes.includes(secret), secret);
      const report = JSON.parse(execFileSync(built('debug/panah'), ['inspect', file(given, bytes), '--json'], { encoding: 'utf8' }));
      assert.deepEqual([report.format, report.findings], ['jpeg', []]);
      assert.ok(report.picture.width > report.picture.height);
      const [face = 99, ground = 0] = await bright(page, bytes, [[0.29, 0.16, 0.34, 0.28], [0.7, 0.1, 0.95, 0.5]]);
      assert.ok(face < 20 && ground > 60, `orientation ${orientation}: ${face} ${ground}`);
      await button(one, en.remove).click();
    }
    await context.close();
  });

  it('the desk tool covers an HEIC photo, too', () => {
    const path = file('desk.heic', photo('heic', turned(shot, 6), folder, 6, exif, true));
    const desk = (/** @type {string[]} */ ...words) => execFileSync(built('debug/panah'), words, { encoding: 'utf8' });
    const { width, height, faces } = JSON.parse(desk('faces', path, '--json'));
    assert.deepEqual([width, height], [800, 600]);
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = faces[0];
    assert.ok(x1 > 190 && x2 < 300 && y1 > 70 && y2 < 200, String(faces[0]));
    const out = join(folder, 'desk.jpg');
    assert.equal(JSON.parse(desk('cover', path, '--auto', '-o', out, '--json')).copy.covered, faces.length);
    assert.deepEqual(JSON.parse(desk('inspect', out, '--json')).findings, []);
  });

  it('an HEIC photo that is damaged anywhere gives a picture or a reason', () => {
    const whole = photo('heic', shot, folder, 1, exif, true);
    const path = join(folder, 'damaged.heic');
    for (let turn = 0; turn < 40; turn += 1) {
      const damaged = Buffer.from(whole);
      for (let each = 0; each < 3; each += 1) damaged[400 + (Math.imul(turn * 3 + each + 1, 2654435761) >>> 1) % (whole.length - 400)] ^= 1 << turn % 8;
      writeFileSync(path, damaged);
      const { status, stderr } = spawnSync(built('debug/panah'), ['strip', path, '-o', join(folder, 'damaged.jpg')], { encoding: 'utf8' });
      assert.ok(status === 0 || (status === 1 && /^panah: [A-Z][^\n]+\n {2}\([a-z-]+: /.test(stderr)), `${turn}: ${status} ${stderr}`);
    }
  });

  it('an exact copy of it keeps every face, and only for one who knows', async () => {
    const { page, context } = await open();
    await page.goto(room);
    await add(page, [file('exact.avif', photo('avif', shot, folder, 1, exif))]);
    const one = card(page, 'exact.avif');
    await look(one);
    /** Whether covers, their counts and their list are shown. */
    const covers = () => one.evaluate((node) => ['.drawing', '.editor .counts', '.editor .tools'].map((css) => {
      const own = node.querySelector(css);
      return own !== null && own.checkVisibility({ visibilityProperty: true });
    }));
    assert.deepEqual(await covers(), [true, true, true]);
    await one.getByRole('radio', { name: en.exact }).check();
    assert.deepEqual(await covers(), [false, false, false], 'what is shown is what leaves');
    // What was seen without its covers was not seen with them.
    await one.getByRole('radio', { name: en.unlinkable }).check();
    assert.equal(await one.locator('.gate.passed').count(), 0);
    await look(one);
    assert.deepEqual(await covers(), [true, true, true]);
    await one.getByRole('radio', { name: en.exact }).check();
    await one.getByText(en['known-still']).click();
    await button(one, en.make).click();
    await one.getByRole('heading', { name: en.made }).waitFor({ timeout: 60_000 });
    const { name, bytes } = await save(page, button(one, en.save));
    assert.match(name, /\.avif$/);
    assert.ok(!bytes.includes('Veritas'));
    await context.close();
  });

  it('a browser that alters the pixels which a page reads is not believed', async () => {
    const { page, context } = await open();
    await page.addInitScript(() => {
      const noise = `{ const { prototype } = OffscreenCanvasRenderingContext2D; const read = prototype.getImageData;
        prototype.getImageData = function (...box) { const got = read.apply(this, box); got.data[97] ^= 1; return got; }; }`;
      window.Blob = new Proxy(Blob, { construct: (made, [parts, options]) => new made(options?.type === 'text/javascript' ? [noise, ...parts] : parts, options) });
    });
    await page.goto(room);
    await add(page, [file('altered.avif', photo('avif', shot, folder, 1, exif))]);
    const one = card(page, 'altered.avif');
    await one.getByText(en['still-altered']).waitFor({ timeout: 60_000 });
    assert.equal(await one.locator('canvas').count(), 0);
    await one.getByText(en['known-still']).waitFor();
    await context.close();
  });

  it('a photo that the browser cannot decode is told, and copied only for one who knows that faces stay', async () => {
    const { page, context } = await open();
    await page.goto(room);
    const broken = photo('avif', shot, folder, 1, exif);
    // The sequence header stays; the frame's own bytes do not.
    broken.fill(0x55, broken.length - exif.length - 4000, broken.length - exif.length - 4);
    await add(page, [file('broken.avif', broken)]);
    const one = card(page, 'broken.avif');
    await one.getByText(en['known-still']).waitFor({ timeout: 60_000 });
    assert.equal(await one.locator('canvas').count(), 0);
    await one.getByText(en['still-undecoded']).waitFor();
    await context.close();
  });

  /** The photo as it is stored when it was held so. @param {string} jpeg @param {number} orientation */
  function turned(jpeg, orientation) {
    const filter = [null, 'hflip', 'hflip,vflip', 'vflip', 'transpose=0', 'transpose=2', 'transpose=3', 'transpose=1'][orientation - 1];
    if (!filter) return jpeg;
    const path = join(folder, `turned-${orientation}.jpg`);
    execFileSync('ffmpeg', ['-v', 'error', '-y', '-i', jpeg, '-vf', filter, '-q:v', '2', path]);
    return path;
  }
});
