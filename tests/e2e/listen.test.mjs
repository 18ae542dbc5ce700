// Playing a film or voice note before its copy is made: what is handed to the browser to be heard, and when.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { at } from '../../tools/project.mjs';
import { ffmpeg } from '../../tools/programs.mjs';
import { en } from '../words.mjs';
import { clips } from './clips.mjs';
import { add, button, card } from './room.mjs';
import { launch } from './start.mjs';

const program = ffmpeg();
const skip = program ? false : 'ffmpeg is not installed, and makes the clips';

/** Keeps what is handed to be heard: a sample's loudness every millisecond, and how many contexts are open. */
function spy() {
  /** @type {{ loud: Map<number, number>, open: number, pieces: number }} */
  const heard = { loud: new Map(), open: 0, pieces: 0 };
  Reflect.set(window, 'heard', heard);
  const { start } = AudioBufferSourceNode.prototype;
  AudioBufferSourceNode.prototype.start = function (when = 0, offset = 0, duration = Infinity) {
    const { buffer } = this;
    const sound = buffer?.getChannelData(0) ?? new Float32Array();
    const rate = buffer?.sampleRate ?? 1;
    heard.pieces += 1;
    const end = Math.min(sound.length, Math.round((offset + duration) * rate));
    for (let i = Math.round(offset * rate); i < end; i += 1) {
      const place = Math.floor((when - offset + i / rate) * 1000);
      heard.loud.set(place, Math.max(heard.loud.get(place) ?? 0, Math.abs(sound[i] ?? 0)));
    }
    return start.call(this, when, offset, duration);
  };
  const Context = window.AudioContext;
  window.AudioContext = class extends Context {
    constructor() {
      super();
      heard.open += 1;
    }

    close() {
      heard.open -= 1;
      return super.close();
    }
  };
}

describe('listening', { skip }, () => {
  /** @type {import('playwright-core').Browser} */ let browser;
  /** @type {Record<string, string>} */ let made;

  before(async () => {
    made = clips(String(program));
    browser = await launch();
  });
  after(() => browser.close());

  /** @param {string} name */
  async function open(name) {
    const context = await browser.newContext({ viewport: { width: 360, height: 740 }, reducedMotion: 'reduce' });
    const page = await context.newPage();
    /** @type {string[]} */
    const faults = [];
    page.on('console', (message) => { if (['error', 'warning'].includes(message.type())) faults.push(message.text()); });
    page.on('pageerror', (error) => faults.push(String(error)));
    await page.addInitScript(spy);
    await page.goto(pathToFileURL(at('pkg/room.html')).href);
    await add(page, [String(made[name])]);
    const one = card(page, name);
    await button(one, en.make).waitFor({ timeout: 120_000 });
    return { page, context, one, faults };
  }

  /** Plays to the end. Gives in which milliseconds, from the first that is heard, it is loud, and how many there are.
   * @param {import('playwright-core').Page} page @param {import('playwright-core').Locator} one */
  async function play(page, one) {
    await page.evaluate(() => Reflect.get(window, 'heard').loud.clear());
    await button(one, en.play).click();
    await button(one, en.pause).waitFor();
    await button(one, en.play).waitFor({ timeout: 20_000 });
    const { loud, open } = await page.evaluate(() => {
      const { loud, open } = Reflect.get(window, 'heard');
      return { loud: /** @type {[number, number][]} */ ([...loud]), open };
    });
    assert.equal(open, 0, 'sound is still to be heard');
    const first = Math.min(...loud.map(([place]) => place));
    const high = loud.filter(([, value]) => value > 0.2).map(([place]) => place - first);
    return { begins: Math.min(...high) / 1000, ends: Math.max(...high) / 1000, length: (Math.max(...loud.map(([place]) => place)) - first) / 1000 };
  }

  /** Plays until what is heard is as it should be: a busy machine starts late, and what is past by then is skipped. Thrice at most.
   * @param {import('playwright-core').Page} page @param {import('playwright-core').Locator} one
   * @param {(heard: { begins: number, ends: number, length: number }) => boolean} good */
  async function hears(page, one, good) {
    const said = [];
    for (let time = 0; time < 3; time += 1) {
      const heard = await play(page, one);
      if (good(heard)) return;
      said.push(JSON.stringify(heard));
    }
    assert.fail(said.join(' '));
  }

  for (const name of ['voice.ogg', 'voice.m4a']) {
    it(`plays ${name} as its copy will be heard`, async () => {
      const { page, context, one, faults } = await open(name);
      await hears(page, one, ({ begins, length }) => Math.abs(begins - 1) < 0.05 && Math.abs(length - 2) < 0.1);
      // The last place is where it ended; playing starts over from there.
      await one.getByLabel(en.soundTime).fill('5');
      await button(one, en.trimFrom).click();
      await one.getByLabel(en.soundTime).fill('14');
      await button(one, en.trimTo).click();
      await hears(page, one, ({ begins, length }) => Math.abs(begins - 0.5) < 0.05 && Math.abs(length - 1) < 0.05);
      await one.getByRole('radio', { name: en['sound-silence'] }).check();
      await button(one, en.silenceAdd).click();
      await one.getByLabel(en.silenceTo).fill('1.3');
      await one.getByLabel(en.silenceTo).blur();
      await hears(page, one, ({ begins }) => Math.abs(begins - 0.8) < 0.05);
      await one.getByRole('radio', { name: en['sound-distort'] }).check();
      await hears(page, one, ({ begins, length }) => begins > 0.3 && Math.abs(length - 1) < 0.1);
      assert.deepEqual(faults, []);
      await context.close();
    });
  }

  it('goes where the drawing of the sound is tapped, and is silent at once when it is to pause', async () => {
    const { page, context, one, faults } = await open('voice.ogg');
    const drawing = one.locator('.wave.whole');
    await drawing.scrollIntoViewIfNeeded();
    const box = (await drawing.boundingBox()) ?? assert.fail('no drawing');
    await drawing.click({ position: { x: box.width * 0.5, y: box.height / 2 } });
    assert.equal(await one.getByLabel(en.soundTime).inputValue(), '10');
    await button(one, en.play).click();
    await button(one, en.pause).click();
    await button(one, en.play).waitFor();
    const heard = () => page.evaluate(() => ({ ...Reflect.get(window, 'heard'), loud: 0 }));
    const then = await heard();
    assert.equal(then.open, 0);
    await new Promise((done) => setTimeout(done, 400));
    assert.equal((await heard()).pieces, then.pieces);
    assert.deepEqual(faults, []);
    await context.close();
  });

  it('shows a film as it will be, without sound while that is to be removed', async () => {
    const { page, context, one, faults } = await open('moving.mp4');
    const slider = one.getByLabel(en.filmTime);
    await button(one, en.play).click();
    await button(one, en.pause).waitFor();
    await button(one, en.play).waitFor({ timeout: 20_000 });
    assert.equal(await slider.inputValue(), await slider.getAttribute('max'));
    assert.equal(await page.evaluate(() => Reflect.get(window, 'heard').pieces), 0);
    await one.getByRole('radio', { name: en['sound-keep'] }).check();
    await hears(page, one, ({ length }) => length > 0);
    assert.ok(await page.evaluate(() => Reflect.get(window, 'heard').pieces) > 0);
    assert.deepEqual(faults, []);
    await context.close();
  });
});
