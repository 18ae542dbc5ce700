// What a person's hands do in the room: fingers, keys, files dropped and pasted; and what is saved after it.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { at } from '../../tools/project.mjs';
import { exiftool } from '../../tools/programs.mjs';
import { en, fa } from '../words.mjs';
import { bright } from './bright.mjs';
import { make } from './photos.mjs';
import { add, button, card, covers, listed, look, makeSafe, on, save } from './room.mjs';
import { launch } from './start.mjs';

const room = pathToFileURL(at('pkg/room.html')).href;
const folder = mkdtempSync(join(tmpdir(), 'panah-hands-'));

// Sixty faces in ten columns, each drawn from the photo's face alone.
const crowd = Array.from({ length: 60 }, (_, i) => [10 + (i % 10) * 190, 10 + Math.floor(i / 10) * 190, 180, 0]);
const plans = {
  one: { width: 800, height: 600, quality: 0.9, faces: [[60, 40, 420, 0]], orientation: 1 },
  crowd: { width: 1920, height: 1160, quality: 0.9, faces: crowd, orientation: 1 },
};

describe('hands in the room', () => {
  /** @type {import('playwright-core').Browser} */ let browser;
  /** @type {Record<string, string>} */ let shots;

  before(async () => {
    shots = await make(plans, 'hands');
    browser = await launch();
  });
  after(async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** @param {import('playwright-core').BrowserContextOptions} [options] */
  async function open(options) {
    const context = await browser.newContext({ viewport: { width: 1000, height: 1000 }, reducedMotion: 'reduce', ...options });
    const page = await context.newPage();
    await page.goto(room);
    return { page, context };
  }

  /** The canvas of a card in the middle of the window. @param {import('playwright-core').Locator} one */
  async function canvasOf(one) {
    const canvas = one.locator('canvas').first();
    await canvas.evaluate((node) => node.scrollIntoView({ block: 'center' }));
    return (await canvas.boundingBox()) ?? assert.fail('no picture');
  }

  it('takes files that are dropped and files that are pasted', async () => {
    const { page, context } = await open();
    const base64 = readFileSync(shots.one).toString('base64');
    for (const [type, name] of [['drop', 'dropped.jpg'], ['paste', 'pasted.jpg']]) {
      await page.evaluate(({ type: kind, name: called, base64: text }) => {
        const carried = new DataTransfer();
        carried.items.add(new File([Uint8Array.from(atob(text), (c) => c.charCodeAt(0))], String(called), { type: 'image/jpeg' }));
        const event = kind === 'drop' ? new DragEvent('drop', { dataTransfer: carried, bubbles: true, cancelable: true })
          : new ClipboardEvent('paste', { clipboardData: carried, bubbles: true });
        document.body.dispatchEvent(event);
      }, { type, name, base64 });
      await look(card(page, String(name)));
    }
    await context.close();
  });

  it('is pinched and panned by fingers, which cover nothing by it', async () => {
    const { page, context } = await open({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
    await add(page, [shots.one]);
    const one = card(page, 'IMG_one.jpg');
    await look(one);
    const box = await canvasOf(one);
    const before = await covers(one).count();
    const [cx, cy] = [box.x + box.width / 2, box.y + box.height / 2];
    const touch = await context.newCDPSession(page);
    /** @param {'touchStart' | 'touchMove' | 'touchEnd'} type @param {number[][]} points */
    const send = (type, points) => touch.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(([x = 0, y = 0], id) => ({ x, y, id })) });
    await send('touchStart', [[cx - 20, cy]]);
    await send('touchStart', [[cx - 20, cy], [cx + 20, cy]]);
    for (const apart of [30, 40, 50, 60]) await send('touchMove', [[cx - apart, cy], [cx + apart, cy]]);
    await send('touchEnd', []);
    const place = () => one.locator('canvas').first().evaluate((node) => node.getBoundingClientRect().toJSON());
    const zoomed = await place();
    assert.ok(zoomed.width > box.width * 1.8, `zoomed to ${zoomed.width} from ${box.width}`);
    await send('touchStart', [[cx, cy]]);
    for (const by of [10, 20, 30]) await send('touchMove', [[cx + by, cy]]);
    await send('touchEnd', []);
    const panned = await place();
    assert.ok(panned.x > zoomed.x + 15, `panned from ${zoomed.x} to ${panned.x}`);
    assert.equal(await covers(one).count(), before);
    assert.equal((await on(one))[0], true);
    await context.close();
  });

  it('puts every shape on the copy where it was drawn', async () => {
    const { page, context } = await open();
    await add(page, [shots.one]);
    const one = card(page, 'IMG_one.jpg');
    await look(one);
    const box = await canvasOf(one);
    const to = (/** @type {number} */ x, /** @type {number} */ y) => /** @type {[number, number]} */ ([box.x + box.width * x, box.y + box.height * y]);
    /** @param {[number, number][]} way */
    const drag = async (way) => {
      await page.mouse.move(...to(...way[0] ?? [0, 0]));
      await page.mouse.down();
      for (const point of way.slice(1)) await page.mouse.move(...to(...point), { steps: 6 });
      await page.mouse.up();
    };
    const scroll = async () => assert.equal((await canvasOf(one)).y, box.y);
    await button(one, en['tool-box']).click();
    await scroll();
    await drag([[0.7, 0.1], [0.8, 0.2]]);
    await button(one, en['tool-brush']).click();
    await scroll();
    await drag([[0.7, 0.4], [0.95, 0.4]]);
    await button(one, en['tool-brush']).click();
    await button(one, en['tool-polygon']).click();
    await scroll();
    for (const point of /** @type {[number, number][]} */ ([[0.7, 0.6], [0.9, 0.6], [0.8, 0.9], [0.7, 0.6]])) await page.mouse.click(...to(...point));
    assert.equal(await one.getByLabel(/^Your cover/).count(), 3);
    await makeSafe(one);
    const { bytes } = await save(page, button(one, en.save));
    const spots = [[0.72, 0.12, 0.78, 0.18], [0.72, 0.39, 0.93, 0.41], [0.76, 0.63, 0.84, 0.7], [0.85, 0.22, 0.95, 0.32], [0.92, 0.75, 0.98, 0.95]];
    const [boxed = 99, brushed = 99, cornered = 99, ...open_] = await bright(page, bytes, spots);
    assert.ok(boxed < 12 && brushed < 12 && cornered < 12, `${boxed} ${brushed} ${cornered}`);
    assert.ok(open_.every((v) => v > 40), String(open_));
    await context.close();
  });

  it('covers the whole person, all but a mark, and takes both back', async () => {
    const { page, context } = await open();
    await add(page, [shots.one]);
    const one = card(page, 'IMG_one.jpg');
    await look(one);
    await (await listed(one)).first().focus();
    await page.keyboard.press('p');
    await button(one, en['tool-inverse']).focus();
    await page.keyboard.press('Enter');
    await one.getByLabel(/^Left open/).waitFor();
    const copy = async () => {
      await makeSafe(one);
      return (await save(page, button(one, en.save))).bytes;
    };
    const [corner = 99, below = 99] = await bright(page, await copy(), [[0.02, 0.02, 0.1, 0.1], [0.3, 0.7, 0.36, 0.98]]);
    assert.ok(corner < 12 && below < 12, `${corner} ${below}`);
    await button(one, en.undo).click();
    await button(one, en.undo).click();
    const [open_ = 0] = await bright(page, await copy(), [[0.02, 0.02, 0.1, 0.1]]);
    assert.ok(open_ > 40, String(open_));
    await context.close();
  });

  it('offers a soft look, and the copy has it', async () => {
    const { page, context } = await open();
    await add(page, [shots.one]);
    const one = card(page, 'IMG_one.jpg');
    await look(one);
    await one.getByRole('combobox').selectOption('soft');
    const face = (await covers(one).first().boundingBox()) ?? assert.fail();
    const box = (await one.locator('canvas').first().boundingBox()) ?? assert.fail();
    const [x, y] = [(face.x + face.width / 2 - box.x) / box.width, (face.y + face.height / 2 - box.y) / box.height];
    await makeSafe(one);
    const { bytes } = await save(page, button(one, en.save));
    const [soft = 0] = await bright(page, bytes, [[x - 0.02, y - 0.02, x + 0.02, y + 0.02]]);
    assert.ok(soft > 45 && soft < 190, String(soft));
    await context.close();
  });

  it('finds and covers sixty faces in one picture', async () => {
    const { page, context } = await open();
    await add(page, [shots.crowd]);
    const one = card(page, 'IMG_crowd.jpg');
    await look(one);
    assert.ok(await one.locator('.cover.face.on').count() >= 58, `${await one.locator('.cover.face.on').count()} faces`);
    await makeSafe(one);
    const { bytes } = await save(page, button(one, en.save));
    const spot = (/** @type {number[]} */ [x = 0, y = 0, size = 0]) => [x + size * 0.36, y + size * 0.14, x + size * 0.5, y + size * 0.3].map((v, i) => v / (i % 2 ? 1160 : 1920));
    const dark = (await bright(page, bytes, crowd.map(spot))).filter((v) => v < 20).length;
    assert.ok(dark >= 58, `${dark} of 60 are dark`);
    await context.close();
  });

  it('covers what may be a face like a face, opens it by one tap, and says in the end how many are open', async () => {
    const { page, context } = await open();
    await add(page, [shots.crowd]);
    const one = card(page, 'IMG_crowd.jpg');
    await look(one);
    const perhaps = one.locator('.cover.unsure');
    const [all, unsure] = [await covers(one).count(), await perhaps.count()];
    assert.ok(unsure >= 2, `${unsure} places that may be faces`);
    assert.equal(await one.locator('.cover.off').count(), 0);
    assert.notEqual(await perhaps.first().evaluate((node) => getComputedStyle(node).borderStyle), await one.locator('.cover.face').first().evaluate((node) => getComputedStyle(node).borderStyle));
    const box = (await one.locator('canvas').first().boundingBox()) ?? assert.fail('no picture');
    const spots = await perhaps.evaluateAll((nodes, { x, y, width, height }) => nodes.map((node) => {
      const { left, top, right, bottom } = node.getBoundingClientRect();
      const [cx, cy] = [((left + right) / 2 - x) / width, ((top + bottom) / 2 - y) / height];
      return [cx - 0.001, cy - 0.001, cx + 0.001, cy + 0.001];
    }), box);
    const copy = async () => {
      await makeSafe(one);
      return bright(page, (await save(page, button(one, en.save))).bytes, spots);
    };
    const said = (/** @type {number} */ covered, /** @type {number} */ left) => en.coveredOpen.replace('{covered}', String(covered)).replace('{open}', String(left));
    assert.ok((await copy()).every((v) => v < 20), 'each is as black as a face');
    await one.getByText(said(all, 0), { exact: true }).waitFor();
    // One that no other touches: what is beneath two covers stays covered by the other.
    const free = await perhaps.evaluateAll((nodes) => {
      const boxes = [...document.querySelectorAll('.cover')].map((node) => ({ node, box: node.getBoundingClientRect() }));
      const apart = (/** @type {DOMRect} */ a, /** @type {DOMRect} */ b) => a.right < b.left || b.right < a.left || a.bottom < b.top || b.bottom < a.top;
      return nodes.findIndex((node) => boxes.every(({ node: other, box }) => other === node || apart(box, node.getBoundingClientRect())));
    });
    assert.ok(free >= 0, 'one stands alone');
    await perhaps.nth(free).evaluate((node) => node.scrollIntoView({ block: 'center' }));
    await perhaps.nth(free).click();
    await one.getByText(en.counts.replace('{covered}', String(all - 1)).replace('{open}', '1')).waitFor();
    assert.equal(await button(one, en.save).count(), 0, 'the copy that was made before is withdrawn');
    const opened = (await copy())[free] ?? 0;
    assert.ok(opened > 20, String(opened));
    await one.getByText(said(all - 1, 1), { exact: true }).waitFor();
    if (process.env.SHOTS) await one.screenshot({ path: join(process.env.SHOTS, 'crowd.png') });
    await context.close();
  });

  it('puts the cover on the face in all eight orientations', async () => {
    const { page, context } = await open();
    // Where the upright picture's pixel was stored, as drawing turns: orientation, then a matrix on a canvas.
    const files = await page.evaluate(async (base64) => {
      const image = new Image();
      image.src = URL.createObjectURL(new Blob([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))]));
      await image.decode();
      const [w, h] = [image.naturalWidth, image.naturalHeight];
      const turns = [[1, 0, 0, 1, 0, 0], [-1, 0, 0, 1, w, 0], [-1, 0, 0, -1, w, h], [1, 0, 0, -1, 0, h], [0, 1, 1, 0, 0, 0], [0, -1, 1, 0, 0, w], [0, -1, -1, 0, h, w], [0, 1, -1, 0, h, 0]];
      return turns.map((turn, i) => {
        const canvas = document.createElement('canvas');
        [canvas.width, canvas.height] = i >= 4 ? [h, w] : [w, h];
        const to = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
        to.setTransform(turn[0], turn[1], turn[2], turn[3], turn[4], turn[5]);
        to.drawImage(image, 0, 0);
        return canvas.toDataURL('image/jpeg', 0.9).split(',')[1] ?? '';
      });
    }, readFileSync(shots.one).toString('base64'));
    const paths = files.map((base64, i) => {
      const path = join(folder, `turned-${i + 1}.jpg`);
      writeFileSync(path, Buffer.from(base64, 'base64'));
      execFileSync(exiftool(), ['-q', '-overwrite_original', `-EXIF:Orientation#=${i + 1}`, path]);
      return path;
    });
    await add(page, paths);
    for (const [i, path] of paths.entries()) {
      const one = card(page, path.replace(/.*\//, ''));
      await makeSafe(one);
      const { bytes } = await save(page, button(one, en.save));
      // The face of the photo lies at 0.32 to 0.56 and 0.12 to 0.28 of its side.
      const [face = 99, ground = 0] = await bright(page, bytes, [[0.29, 0.16, 0.34, 0.28], [0.7, 0.1, 0.95, 0.5]]);
      assert.ok(face < 20 && ground > 60, `orientation ${i + 1}: ${face} ${ground}`);
    }
    await context.close();
  });

  for (const [locale, words] of /** @type {const} */ ([['en', en], ['fa', fa]])) {
    it(`fits a phone of 360 pixels, in ${locale}`, async () => {
      const { page, context } = await open({ viewport: { width: 360, height: 740 }, locale, deviceScaleFactor: 2 });
      await add(page, [shots.one]);
      const one = card(page, 'IMG_one.jpg');
      await one.getByRole('button', { name: String(words['tool-inverse']) }).waitFor({ timeout: 120_000 });
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'it is wider than the window');
      for (const box of await Promise.all((await one.locator('[role=toolbar] button:visible').all()).map((node) => node.boundingBox()))) {
        assert.ok(box && box.width >= 43 && box.height >= 43 && box.x >= 0 && box.x + box.width <= 360, JSON.stringify(box));
      }
      if (process.env.SHOTS) {
        await (await one.locator('canvas').first().elementHandle())?.scrollIntoViewIfNeeded();
        await page.screenshot({ path: join(process.env.SHOTS, `room-${locale}.png`), fullPage: true });
      }
      await context.close();
    });
  }
});
