// Films and voice notes in the room: found, covered, made anew; and what ffmpeg, exiftool and the desk tool see in the copies.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { en } from '../words.mjs';
import { at } from '../../tools/project.mjs';
import { exiftool, ffmpeg } from '../../tools/programs.mjs';
import { GROUP, HEIGHT, WIDTH, clips, faceAt, glanceAt, jumpAt, secrets } from './clips.mjs';
import { add, button, card, look, makeSafe, save, suffice } from './room.mjs';
import { desk, launch } from './start.mjs';

const program = ffmpeg();
const skip = program ? false : 'ffmpeg is not installed, and makes and judges the clips';
const folder = mkdtempSync(join(tmpdir(), 'panah-film-'));

/** @param {string[]} args */
const run = (...args) => execFileSync(String(program), ['-v', 'error', ...args], { maxBuffer: 1 << 30 });
/** @param {string} path @param {string} what */
const probe = (path, what) => execFileSync('ffprobe', ['-v', 'error', '-of', 'csv=p=0', ...what.split(' '), path], { encoding: 'utf8' }).trim().split('\n').map((line) => line.replace(/,+$/, '')).filter(Boolean);
/** The brightness of every frame, upright. @param {string} path */
const bright = (path) => run('-i', path, '-an', '-fps_mode', 'passthrough', '-f', 'rawvideo', '-pix_fmt', 'gray', '-');
/** When each frame is seen, in seconds. @param {string} path */
const times = (path) => probe(path, '-select_streams v -show_entries frame=pts_time').map(Number);
/** One channel of sound at 48,000 samples a second. @param {string} path */
function heard(path) {
  const bytes = run('-i', path, '-vn', '-ac', '1', '-ar', '48000', '-f', 'f32le', '-');
  return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
}
/** When a sound begins, in seconds. @param {Float32Array} sound */
const begins = (sound) => sound.findIndex((value) => Math.abs(value) > 0.2) / 48_000;
/** How loud it is between two times. @param {Float32Array} sound @param {number} from @param {number} to */
const loudest = (sound, from, to) => sound.subarray(from * 48_000, to * 48_000).reduce((most, value) => Math.max(most, Math.abs(value)), 0);

describe('films', { skip }, () => {
  /** @type {import('playwright-core').Browser} */ let browser;
  /** @type {Record<string, string>} */ let made;

  before(async () => {
    made = clips(String(program));
    browser = await launch();
  });
  after(async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** @param {string} name @param {(page: import('playwright-core').Page) => Promise<void>} [prepare] */
  async function open(name, prepare) {
    const context = await browser.newContext({ viewport: { width: 1000, height: 1000 }, reducedMotion: 'reduce' });
    const page = await context.newPage();
    await prepare?.(page);
    /** @type {string[]} */
    const faults = [];
    page.on('console', (message) => { if (['error', 'warning'].includes(message.type())) faults.push(message.text()); });
    page.on('pageerror', (error) => faults.push(String(error)));
    await page.goto(pathToFileURL(at('pkg/room.html')).href);
    await add(page, [/** @type {string} */ (made[name])]);
    return { page, context, faults, one: card(page, name) };
  }

  /** Waits for the review and looks at it. @param {import('playwright-core').Locator} one */
  async function review(one) {
    await look(one);
    // A recording has no picture.
    if (await one.locator('.frame').count() === 0) return;
    // What will be covered is said before the copy is made.
    const share = await one.locator('.counts').filter({ hasText: en.filmShare.split('{percent}')[1] ?? '' }).textContent() ?? '';
    const percent = Number(/\d+/.exec(share)?.[0]);
    assert.ok(percent > 0 && percent < 60, share);
  }

  /** Chooses what happens to the sound, knowing that voices stay. @param {import('playwright-core').Locator} one @param {'keep' | 'silence' | 'distort'} kind */
  async function choose(one, kind) {
    await one.getByRole('radio', { name: en[`sound-${kind}`] }).check();
    await one.getByLabel(en['known-sound']).check();
  }

  /** @param {import('playwright-core').Page} page @param {import('playwright-core').Locator} one */
  async function finish(page, one) {
    const made = one.getByRole('heading', { name: en.made });
    const enough = button(one, en.enough);
    await button(one, en.make).click({ timeout: 60_000 });
    // Another part has places of its own to be looked at.
    await made.or(enough).first().waitFor({ timeout: 120_000 });
    if (await enough.isVisible()) {
      await suffice(one);
      await button(one, en.make).click();
    }
    await made.waitFor({ timeout: 120_000 });
    const { name, bytes } = await save(page, button(one, en.save));
    const path = join(folder, name);
    writeFileSync(path, bytes);
    return path;
  }

  /** @param {string} path */
  function tellsNothing(path) {
    const bytes = readFileSync(path);
    for (const secret of secrets) assert.ok(!bytes.includes(secret), `the copy holds ${secret}`);
    assert.deepEqual(JSON.parse(desk('inspect', path, '--json')).findings, []);
    const tags = JSON.parse(execFileSync(exiftool(), ['-j', '-a', '-u', '-ee', path], { encoding: 'utf8' }))[0];
    for (const [tag, value] of Object.entries(tags)) {
      if (/Date$/.test(tag) && !tag.startsWith('File')) assert.match(String(value), /^0000|^1904/, `${tag} is told`);
      assert.ok(!/^(Title|Comment|Encoder|GPS|Software|HandlerDescription|Make|Model)/.test(tag) || value === '', `${tag}: ${value}`);
    }
  }

  /** The covers hide the face in every frame, and the rest is as it was. @param {string} from @param {string} to */
  function covered(from, to) {
    const [before, now, seen] = [bright(from), bright(to), times(to)];
    assert.equal(now.length, seen.length * WIDTH * HEIGHT);
    assert.equal(now.length, before.length);
    let [sum, count] = [0, 0];
    seen.forEach((time, i) => {
      const [l, t, r, b] = faceAt(time - (seen[0] ?? 0)).map(Math.round);
      let [hidden, all] = [0, 0];
      for (let y = Number(t); y < Number(b); y += 1) {
        for (let x = Number(l); x < Number(r); x += 1, all += 1) if (Number(now[(i * HEIGHT + y) * WIDTH + x]) < 40) hidden += 1;
      }
      assert.ok(hidden >= 0.98 * all, `frame ${i} shows ${all - hidden} of ${all} pixels of the face`);
      for (let at = i * WIDTH * HEIGHT; at < (i + 1) * WIDTH * HEIGHT; at += 1) {
        if (Number(now[at]) < 40) continue;
        sum += (Number(now[at]) - Number(before[at])) ** 2;
        count += 1;
      }
    });
    assert.ok(count > 0.6 * now.length, `only ${count} of ${now.length} pixels are left open`);
    const psnr = 10 * Math.log10(255 ** 2 / (sum / count));
    assert.ok(psnr > 32, `what is not covered has changed: ${psnr.toFixed(1)} dB`);
  }

  for (const name of ['moving.mp4', 'moving.webm', 'turned.mp4', 'uneven.mp4']) {
    it(`covers a face that moves through ${name}, keeps the rest and its times, and tells nothing`, async () => {
      const { page, context, faults, one } = await open(name);
      await review(one);
      assert.ok(await one.locator('.person').count() >= 1, 'nobody was found');
      const path = await finish(page, one);
      tellsNothing(path);
      covered(String(made[name]), path);
      const [then, now] = [times(String(made[name])), times(path)];
      then.forEach((time, i) => assert.ok(Math.abs(time - Number(now[i])) < 0.002, `frame ${i} is seen at ${now[i]} and not at ${time}`));
      assert.deepEqual(probe(path, '-show_entries stream=codec_type'), ['video'], 'the sound is removed unless someone asks for it');
      assert.deepEqual(faults, []);
      await context.close();
    });
  }

  /** Watches the workers of films, and has each frame that is sent to one late by as many milliseconds as `window.late` says.
   * @template T @param {import('playwright-core').Page} page @param {(values: T) => void} prepare @param {T} values */
  async function watched(page, prepare, values) {
    await page.addInitScript(() => {
      const told = { workers: 0, film: '' };
      Reflect.set(window, 'told', told);
      window.Worker = class extends Worker {
        /** What is sent stays in order. @type {Promise<unknown>} */ line = Promise.resolve();
        /** @param {string | URL} url */
        constructor(url) {
          super(url);
          this.addEventListener('message', ({ data }) => { if (Array.isArray(data.answer?.people)) told.film = JSON.stringify(data.answer); });
        }

        /** @param {any} message @param {any} [transfer] */
        postMessage(message, transfer) {
          if (message.job === 'film') told.workers += 1;
          const late = message.op === 'spot' ? Reflect.get(window, 'late')() : 0;
          this.line = this.line.then(() => new Promise((done) => { setTimeout(done, late); })).then(() => super.postMessage(message, transfer));
        }
      };
    });
    await page.addInitScript(/** @type {any} */ (prepare), values);
  }

  for (const [name, placeAt] of /** @type {const} */ ([['glances.mp4', glanceAt], ['jumps.mp4', jumpAt]])) {
    it(`covers every face of ${name} in each frame in which it shows, were it the only one or the last of a shot`, async () => {
      const { page, context, faults, one } = await open(name);
      await review(one);
      const now = bright(await finish(page, one));
      const frames = now.length / WIDTH / HEIGHT;
      assert.ok(frames >= 60, `${frames} frames`);
      for (let i = 0; i < frames; i += 1) {
        const [l, t, r, b] = (placeAt(i) ?? [0, 0, 0, 0]).map(Math.round);
        let open = 0;
        for (let y = Number(t); y < Number(b); y += 1) {
          for (let x = Number(l); x < Number(r); x += 1) if (Number(now[(i * HEIGHT + y) * WIDTH + x]) >= 40) open += 1;
        }
        assert.ok(open <= 0.02 * (Number(r) - Number(l)) * (Number(b) - Number(t)), `frame ${i} shows ${open} pixels of the face`);
      }
      assert.deepEqual(faults, []);
      await context.close();
    });
  }

  it('finds the same people with one worker and with several, however late each of them answers', async () => {
    /** What the core says of the film, and how many workers it had, looked through by so many workers. @param {number} cores @param {boolean} late */
    async function said(cores, late) {
      const { page, context, one } = await open('glances.mp4', (own) => watched(own, ([count, slow]) => {
        Object.defineProperty(navigator, 'hardwareConcurrency', { get: () => count });
        Object.defineProperty(navigator, 'deviceMemory', { get: () => 8 });
        Reflect.set(window, 'late', () => (slow ? 120 * Math.random() : 0));
      }, /** @type {const} */ ([cores, late])));
      await review(one);
      const told = await page.evaluate(() => Reflect.get(window, 'told'));
      await context.close();
      return told;
    }
    const [alone, together, late] = [await said(1, false), await said(3, false), await said(3, true)];
    assert.deepEqual([alone.workers, together.workers, late.workers], [1, 3, 3]);
    assert.ok(JSON.parse(alone.film).people.length >= 3, alone.film);
    assert.equal(together.film, alone.film);
    assert.equal(late.film, alone.film);
  });

  it('looks through a part alone where that is chosen, and the copy holds just that, with its sound in step', async () => {
    const { page, context, one, faults } = await open('moving.mp4', (own) => watched(own, () => {
      // Slow, so that there is time to choose.
      Reflect.set(window, 'late', () => (Reflect.get(window, 'chosen') ? 0 : 500));
    }, null));
    await one.getByText(en.partOnly, { exact: true }).click({ timeout: 60_000 });
    assert.equal(await one.getByLabel(en.partFrom).inputValue(), '0');
    await one.getByLabel(en.partFrom).fill('0.5');
    await one.getByLabel(en.partTo).fill('1.5');
    await page.evaluate(() => Reflect.set(window, 'chosen', true));
    await button(one, en.partLook).click();
    await review(one);
    assert.equal(await one.getByText(en.partOnly, { exact: true }).isVisible(), false);
    await one.getByRole('radio', { name: en['sound-keep'] }).check();
    await one.getByLabel(en['known-sound']).check();
    // Trimming further is possible, and taking that back gives no more than was looked through.
    const slider = one.getByLabel(en.filmTime);
    await slider.fill('15');
    await button(one, en.trimFrom).click();
    await button(one, en.trimFrom).click();
    const path = await finish(page, one);
    tellsNothing(path);
    const [now, then] = [bright(path), bright(String(made['moving.mp4']))];
    assert.equal(now.length, 30 * WIDTH * HEIGHT);
    for (let i = 0; i < 30; i += 1) {
      const [l, t, r, b] = /** @type {[number, number, number, number]} */ (faceAt((i + 15) / 30));
      assert.ok(Number(now[(i * HEIGHT + Math.round((t + b) / 2)) * WIDTH + Math.round((l + r) / 2)]) < 40, `frame ${i} shows the face`);
      let off = 0;
      for (let x = 0; x < WIDTH; x += 1) off += Math.abs(Number(now[(i * HEIGHT + HEIGHT - 40) * WIDTH + x]) - Number(then[((i + 15) * HEIGHT + HEIGHT - 40) * WIDTH + x]));
      assert.ok(off / WIDTH < 12, `frame ${i} is not that of its time: ${off / WIDTH}`);
    }
    const sound = heard(path);
    assert.ok(Math.abs(begins(sound) - 0.5) < 1 / 30, `the sound begins at ${begins(sound)}`);
    assert.ok(sound.length / 48_000 < 1.1, `${sound.length / 48_000} seconds of sound`);
    const words = (await one.locator('.facts-made').innerText()).replace(/[\u2066\u2069]/g, '');
    assert.match(words, /0:00\.5 to 0:01\.5 of 0:02\.0/);
    assert.match(words, /People: \d+ covered, 0 open\./);
    assert.deepEqual(faults, []);
    await context.close();
  });

  it('leaves open whom a tap opens, and covers what a drag covers', async () => {
    const { page, context, one } = await open('moving.mp4');
    await review(one);
    const people = await one.locator('.person').all();
    for (const person of people) await person.evaluate((/** @type {HTMLElement} */ node) => node.click());
    await button(one, en.addCover).click();
    const frame = one.locator('.frame');
    await frame.evaluate((node) => node.scrollIntoView({ block: 'center' }));
    const box = /** @type {{ x: number, y: number, width: number, height: number }} */ (await frame.boundingBox());
    await page.mouse.move(box.x + box.width * 0.05, box.y + box.height * 0.75);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.25, box.y + box.height * 0.95, { steps: 5 });
    await page.mouse.up();
    const path = await finish(page, one);
    await one.getByText(en.filmOpen.replace('{covered}', '0').replace('{open}', String(people.length))).waitFor();
    const now = bright(path);
    for (const [i, time] of times(path).entries()) {
      const dark = (/** @type {number} */ x, /** @type {number} */ y) => Number(now[(i * HEIGHT + Math.round(y)) * WIDTH + Math.round(x)]) < 40;
      assert.ok(dark(WIDTH * 0.15, HEIGHT * 0.85), `frame ${i} has no cover where one was drawn`);
      const [l, t, r, b] = /** @type {[number, number, number, number]} */ (faceAt(time));
      assert.ok(!dark((l + r) / 2, (t + b) / 2), `frame ${i} covers whom the tap opened`);
    }
    await context.close();
  });

  it('makes no copy in which somebody is open whom nobody saw open, however much was looked at before', async () => {
    const { page, context, one, faults } = await open('moving.mp4');
    await review(one);
    await finish(page, one);
    // Without a moment between the two, and after the core has counted.
    await one.evaluate((node, name) => {
      /** @type {HTMLElement} */ (node.querySelector('.person')).click();
      [...node.querySelectorAll('button')].find(({ textContent }) => textContent?.trim() === name)?.click();
    }, en.make);
    assert.equal(await one.getAttribute('data-phase'), 'ready', 'the copy with other covers is gone, and no other begun');
    await one.getByText(/^You looked at 0 of \d+ place/).last().waitFor();
    // The frame on the stage counts once it stood there for a while; out of view it does not.
    await page.evaluate(() => {
      /** @type {HTMLElement} */ (document.querySelector('main')).style.paddingBlockStart = '200vh';
      scrollTo(0, 0);
    });
    await page.waitForTimeout(1000);
    await button(one, en.make).evaluate((node) => /** @type {HTMLElement} */ (node).click());
    assert.equal(await one.getAttribute('data-phase'), 'ready');
    await page.evaluate(() => { /** @type {HTMLElement} */ (document.querySelector('main')).style.paddingBlockStart = ''; });
    await finish(page, one);
    assert.deepEqual(faults, []);
    await context.close();
  });

  it('keeps the sound in step, silences what is marked, and distorts', async () => {
    const { page, context, one } = await open('moving.mp4');
    await review(one);
    await choose(one, 'keep');
    const kept = await finish(page, one);
    tellsNothing(kept);
    const begun = begins(heard(String(made['moving.mp4'])));
    assert.ok(Math.abs(begins(heard(kept)) - begun) < 1 / 30, 'the sound is out of step');
    await one.getByRole('radio', { name: en['sound-silence'] }).check();
    await button(one, en.silenceAdd).click();
    await one.getByLabel(en.silenceTo).fill('1.6');
    await one.getByLabel(en.silenceTo).blur();
    await one.getByLabel(en['known-sound']).check();
    const silent = heard(await finish(page, one));
    assert.ok(loudest(silent, 1, 1.55) < 0.01, 'the silent part is heard');
    assert.ok(loudest(silent, 1.7, 1.9) > 0.2, 'the rest is silent too');
    await choose(one, 'distort');
    const warped = heard(await finish(page, one));
    // A pure tone has no overtones: where pitch and timbre happen to go apart, as little as a tenth of it is left.
    assert.ok(loudest(warped, 1.3, 1.9) > 0.03, 'the distorted sound is silent');
    assert.ok(loudest(warped, 0, 0.8) < 0.05, 'the distorted sound is out of step');
    await context.close();
  });

  for (const name of ['voice.ogg', 'voice.m4a']) {
    it(`codes ${name} anew as Opus and tells nothing`, async () => {
      const { page, context, one, faults } = await open(name);
      await review(one);
      await choose(one, 'keep');
      const path = await finish(page, one);
      assert.match(path, /\.(ogg|opus)$/);
      tellsNothing(path);
      assert.deepEqual(probe(path, '-show_entries stream=codec_name'), ['opus']);
      assert.ok(Math.abs(begins(heard(path)) - begins(heard(String(made[name])))) < 1 / 30, 'the sound is out of step');
      assert.deepEqual(faults, []);
      await context.close();
    });
  }

  it('says of a film that was cut off how far it can be read, and ends the copy there', async () => {
    const { page, context, one } = await open('cut.mp4');
    await one.getByText(en.filmShort.slice(0, 20)).or(one.getByText(en['reason-cut-off'])).waitFor({ timeout: 60_000 });
    if (await button(one, en.make).isVisible()) {
      await review(one);
      assert.ok(times(await finish(page, one)).length < 60);
    }
    await context.close();
  });

  for (const name of ['long.mp4', 'timeless.mp4', 'negative.mp4']) {
    it(`goes by the frames that are there, whatever ${name} says of its length`, async () => {
      const { context, page, one, faults } = await open(name);
      await review(one);
      const path = await finish(page, one);
      tellsNothing(path);
      covered(String(made['moving.mp4']), path);
      assert.deepEqual(faults, []);
      await context.close();
    });
  }

  it('says that a picture beyond 8K cannot be covered, before any work begins', async () => {
    const { context, one, faults } = await open('eightk.mp4');
    await one.getByText(en['film-large']).or(one.getByText(en['film-codec'])).waitFor({ timeout: 60_000 });
    assert.equal(await one.locator('.frame').count(), 0);
    assert.deepEqual(faults, []);
    await context.close();
  });

  it('goes on in a tab that is in the background', async () => {
    const { context, page, one, faults } = await open('moving.mp4');
    await review(one);
    const other = await context.newPage();
    await other.bringToFront();
    const path = await (async () => {
      await one.evaluate((node, make) => [...node.querySelectorAll('button')].find((one) => one.textContent === make)?.click(), en.make);
      await one.getByRole('heading', { name: en.made }).waitFor({ timeout: 120_000 });
      await page.bringToFront();
      const { name, bytes } = await save(page, button(one, en.save));
      writeFileSync(join(folder, name), bytes);
      return join(folder, name);
    })();
    covered(String(made['moving.mp4']), path);
    assert.deepEqual(faults, []);
    await context.close();
  });

  it('holds only the part that was chosen, in step, and says so', async () => {
    const { context, page, one, faults } = await open('moving.mp4');
    await review(one);
    const slider = one.getByLabel(en.filmTime);
    await slider.fill('15');
    await button(one, en.trimFrom).click();
    await slider.fill('44');
    await button(one, en.trimTo).click();
    await choose(one, 'keep');
    const path = await finish(page, one);
    tellsNothing(path);
    const now = times(path);
    assert.equal(now.length, 30);
    assert.ok(Math.abs((now.at(-1) ?? 0) - (now[0] ?? 0) - 29 / 30) < 0.002);
    // The tone sets in at one second, which is half a second after the part begins; nothing is heard after its end.
    const sound = heard(path);
    assert.ok(Math.abs(begins(sound) - 0.5) < 1 / 30, `the sound begins at ${begins(sound)}`);
    assert.ok(sound.length / 48_000 < 1.1, `${sound.length / 48_000} seconds of sound`);
    const words = await one.locator('.facts-made').innerText();
    assert.match(words.replace(/[\u2066\u2069]/g, ''), /0:00\.5 to 0:01\.5 of 0:02\.0/);
    await button(one, en.trimFrom).click();
    await button(one, en.trimTo).click();
    assert.equal(times(await finish(page, one)).length, 60);
    assert.deepEqual(faults, []);
    await context.close();
  });

  it('holds only the part of a voice note that was chosen, to the sample, and says so', async () => {
    const { context, page, one, faults } = await open('voice.ogg');
    await review(one);
    await choose(one, 'keep');
    const slider = one.getByLabel(en.soundTime);
    await slider.fill('5');
    await button(one, en.trimFrom).click();
    await slider.fill('14');
    await button(one, en.trimTo).click();
    const path = await finish(page, one);
    tellsNothing(path);
    // The tone sets in at one second, which is half a second after the part begins. Opus fills its last packet up with silence.
    const sound = heard(path);
    assert.ok(Math.abs(begins(sound) - 0.5) < 0.02, `the sound begins at ${begins(sound)}`);
    assert.ok(Math.abs(sound.length / 48_000 - 1) <= 0.03, `${sound.length / 48_000} seconds of sound`);
    const told = async () => (await one.locator('.facts-made').innerText()).replace(/[\u2066\u2069]/g, '');
    assert.match(await told(), /0:00\.5 to 0:01\.5 of 0:02\.0/);
    await button(one, en.trimFrom).click();
    await button(one, en.trimTo).click();
    const whole = heard(await finish(page, one));
    assert.ok(Math.abs(whole.length / 48_000 - 2) <= 0.03, `${whole.length / 48_000} seconds of sound`);
    assert.doesNotMatch(await told(), /0:02\.0/);
    assert.deepEqual(faults, []);
    await context.close();
  });

  it('makes a photo of one frame, which is covered and made safe like any other', async () => {
    const { context, page, one, faults } = await open('turned.mp4');
    await review(one);
    await one.getByLabel(en.filmTime).fill('30');
    await button(one, en.takeFrame).click();
    const photo = card(page, 'turned.mp4 1.00.png');
    await makeSafe(photo);
    const { name, bytes } = await save(page, button(photo, en.save));
    assert.match(name, /\.jpg$/);
    const path = join(folder, name);
    writeFileSync(path, bytes);
    tellsNothing(path);
    const [width, height] = probe(path, '-show_entries stream=width,height').join().split(',').map(Number);
    assert.ok(Number(width) > Number(height), 'it stands upright');
    const grey = run('-i', path, '-f', 'rawvideo', '-pix_fmt', 'gray', '-');
    const [l, t, r, b] = /** @type {[number, number, number, number]} */ (faceAt(1));
    const [x, y] = [Math.round((l + r) / 2 / WIDTH * Number(width)), Math.round((t + b) / 2 / HEIGHT * Number(height))];
    assert.ok(Number(grey[y * Number(width) + x]) < 40, 'the face is not covered');
    assert.deepEqual(faults, []);
    await context.close();
  });

  it('begins a film that lacks its first key frame where it can be decoded', async () => {
    const { context, page, one, faults } = await open('late.mp4');
    await review(one);
    const path = await finish(page, one);
    tellsNothing(path);
    assert.equal(times(path).length, 60 - GROUP);
    assert.deepEqual(faults, []);
    await context.close();
  });

  it('says that a film is damaged in its middle, makes no copy on its own, and goes on with the next file', async () => {
    const { context, page, one, faults } = await open('spoiled.mp4');
    await one.getByText(en['film-damaged']).waitFor({ timeout: 60_000 });
    await button(one, en.make).click();
    assert.equal(await one.locator('.frame').count() + await one.getByRole('heading', { name: en.made }).count(), 0);
    await add(page, [String(made['voice.ogg'])]);
    await review(card(page, 'voice.ogg'));
    await choose(card(page, 'voice.ogg'), 'keep');
    await finish(page, card(page, 'voice.ogg'));
    assert.deepEqual(faults, []);
    await context.close();
  });

  it('copies what can be read of a film that is damaged in its middle, in step, and says how much is missing', async () => {
    const { context, page, one, faults } = await open('hurt.mp4');
    await review(one);
    await one.getByText(en.filmGaps.slice(0, 20)).waitFor();
    assert.ok(await one.locator('.person').count() >= 1, 'nobody was found');
    const path = await finish(page, one);
    tellsNothing(path);
    const seen = times(path);
    assert.ok(seen.length >= 20 && seen.length <= 50 && seen.length % (GROUP / 2) === 0, `${seen.length} frames`);
    assert.ok(Math.abs(Number(seen.at(-1)) - Number(seen[0]) - 59 / 30) < 0.01, 'the end is out of step');
    // Each frame is that of its time.
    const [before, now] = [bright(String(made['moving.mp4'])), bright(path)];
    const from = Number(seen[0]);
    seen.forEach((time, i) => {
      const place = Math.round((time - from) * 30);
      const [l, t, r, b] = faceAt(place / 30).map(Math.round);
      for (let y = Number(t); y < Number(b); y += 4) {
        for (let x = Number(l); x < Number(r); x += 4) assert.ok(Number(now[(i * HEIGHT + y) * WIDTH + x]) < 40, `frame ${i} shows the face`);
      }
      let off = 0;
      for (let x = 0; x < WIDTH; x += 1) off += Math.abs(Number(now[(i * HEIGHT + HEIGHT - 30) * WIDTH + x]) - Number(before[(place * HEIGHT + HEIGHT - 30) * WIDTH + x]));
      assert.ok(off / WIDTH < 12, `frame ${i} is not that of its time: ${off / WIDTH}`);
    });
    assert.deepEqual(faults, []);
    await context.close();
  });

  it('offers nothing when the decoder fails half way through a copy, says so, and can begin again', async () => {
    const { context, page, one } = await open('moving.mp4');
    await review(one);
    await page.evaluate(() => {
      const { decode } = VideoDecoder.prototype;
      let left = 20;
      VideoDecoder.prototype.decode = function fail(chunk) {
        left -= 1;
        if (left > 0) return decode.call(this, chunk);
        VideoDecoder.prototype.decode = decode;
        throw new DOMException('', 'EncodingError');
      };
    });
    await button(one, en.make).click();
    await one.locator('.fault').getByText(en['reason-internal']).waitFor({ timeout: 60_000 });
    assert.equal(await button(one, en.save).count(), 0);
    assert.equal(times(await finish(page, one)).length, 60);
    await context.close();
  });

  it('makes a copy of a picture of one pixel, or says that it cannot', async () => {
    const { page, context, one } = await open('dot.webm');
    // Nobody is in it, so nothing of it is covered.
    await look(one);
    if (await one.locator('.frame').count() > 0) assert.equal(times(await finish(page, one)).length, 5);
    else assert.ok(await one.getByText(en['film-codec']).or(one.getByText(en['film-browser'])).isVisible());
    await context.close();
  });

  it('says nothing of what stays open while a film is looked through', async () => {
    const context = await browser.newContext({ viewport: { width: 1000, height: 1000 }, reducedMotion: 'reduce' });
    const page = await context.newPage();
    await page.goto(pathToFileURL(at('pkg/room.html')).href);
    await page.evaluate(() => {
      const said = /** @type {any} */ (window).said = new Set();
      new MutationObserver(() => {
        for (const node of document.querySelectorAll('.bare-file p, .status')) said.add(node.textContent);
      }).observe(document.body, { childList: true, subtree: true, characterData: true });
    });
    await add(page, [String(made['moving.mp4'])]);
    await review(card(page, 'moving.mp4'));
    const said = await page.evaluate(() => [.../** @type {any} */ (window).said]);
    assert.ok(said.some((words) => words.startsWith(en.filmLooking)), String(said));
    for (const words of [en['stays-film'], en.matched]) assert.ok(!said.includes(words), words);
    await context.close();
  });

  it('takes MP4 with sound alone for a recording, whatever its brand', async () => {
    const path = join(folder, 'memo.mp4');
    run('-f', 'lavfi', '-i', 'sine=duration=2', '-c:a', 'aac', '-brand', 'mp42', '-y', path);
    assert.equal(readFileSync(path).subarray(8, 12).toString(), 'mp42');
    made['memo.mp4'] = path;
    const { page, context, one, faults } = await open('memo.mp4');
    await one.getByRole('radio', { name: en['film-exact'] }).check({ timeout: 60_000 });
    await one.getByText(en['film-exact-words-sound']).waitFor();
    await one.getByLabel(en['known-sound']).check();
    await button(one, en.make).click();
    const { name, bytes } = await save(page, button(one, en.save));
    assert.match(name, /^[a-z2-7]{12}\.m4a$/);
    assert.equal(bytes.subarray(4, 12).toString(), 'ftypM4A ');
    assert.deepEqual(faults, []);
    await context.close();
  });

  it('can be cancelled at any moment, and then begun again', async () => {
    const { page, context, one, faults } = await open('moving.mp4');
    await button(one, en.cancel).click();
    await one.getByText(en.stopped).waitFor();
    await button(one, en.again).click();
    await review(one);
    // Within the page, so that the copy cannot be finished before the second click comes.
    await one.evaluate((node, words) => {
      const press = (/** @type {string} */ name) => [...node.querySelectorAll('button')].find((one) => one.textContent === name)?.click();
      press(words.make);
      return new Promise((resolve) => setTimeout(() => resolve(press(words.cancel)), 100));
    }, { make: en.make, cancel: en.cancel });
    await button(one, en.make).waitFor();
    assert.equal(await one.getByRole('heading', { name: en.made }).count(), 0);
    assert.ok(times(await finish(page, one)).length === 60);
    assert.deepEqual(faults, []);
    await context.close();
  });

  it('without WebCodecs says so, and still makes an exact copy and photos of single frames', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.addInitScript(() => { Reflect.deleteProperty(window, 'VideoDecoder'); });
    await page.goto(pathToFileURL(at('pkg/room.html')).href);
    await add(page, [String(made['moving.mp4'])]);
    const one = page.getByRole('article', { name: 'moving.mp4', exact: true });
    await one.getByText(en['film-browser']).waitFor();
    // What the browser's own player shows can still be had as a photo.
    await one.getByLabel(en.filmTime).fill('500');
    await button(one, en.takeFrame).click();
    await makeSafe(page.getByRole('article', { name: /\.png$/ }));
    await page.locator('.thumbs button').first().click();
    await one.getByLabel(en['known-film']).check();
    const path = await finish(page, one);
    tellsNothing(path);
    assert.equal(times(path).length, 60);
    await context.close();
  });
});
