import assert from 'node:assert/strict';
import test from 'node:test';
import * as decisions from '../../www/film/decisions.js';
import { estimate, throttled } from '../../www/film/estimate.js';
import { frameAt, frames, take } from '../../www/film/frames.js';
import { Parts } from '../../www/film/parts.js';

/** @param {number} x @returns {import('../../www/film/decisions.js').Region} */
const box = (x) => ({ shape: 'ellipse', x, y: x + 1, width: x + 2, height: x + 4 });

test('a cover that is added, changed or taken away changes nothing else that was decided', () => {
  assert.deepEqual({ ...decisions.FIRST }, { open: [], joined: [], added: [], inverse: false, unsure: 'reach', trim: { from: null, to: null }, next: 1 });
  const before = { ...decisions.FIRST, open: [3], unsure: /** @type {const} */ ('area'), inverse: true, trim: { from: 1, to: 2 } };
  const one = decisions.add(before, 5, box(0));
  const first = { id: 1, follows: false, from: null, to: null, keys: [{ time: 5, region: box(0) }] };
  assert.deepEqual(one, { ...before, next: 2, added: [first] });
  const two = decisions.add(one, 7, box(9));
  assert.deepEqual(two, { ...before, next: 3, added: [first, { ...first, id: 2, keys: [{ time: 7, region: box(9) }] }] });
  assert.deepEqual(decisions.remove(two, 2), { ...before, next: 3, added: [first] });
  assert.deepEqual(decisions.change(two, 1, () => ({ to: 8 })), { ...two, added: [{ ...first, to: 8 }, two.added[1]] });
  assert.deepEqual(decisions.toCore({ ...before, added: [{ ...first, keys: [] }] }), { uncovered: [3], joined: [], inverse: true, unsure: 'area', manual: [{ shape: 'box', keys: [] }] });
  assert.equal(decisions.toCore(two).manual[0]?.shape, 'ellipse');
});

test('a cover that moves is at each of its keys at that key\'s time, whole, in whatever order they were set', () => {
  let state = decisions.change(decisions.add(decisions.FIRST, 3000, box(20)), 1, () => ({ follows: true }));
  for (const [time, x] of /** @type {const} */ ([[1000, 0], [2000, 60]])) state = decisions.move(state, 1, time, box(x));
  const [cover] = state.added;
  assert.ok(cover);
  assert.deepEqual(cover.keys.map(({ time }) => time), [1000, 2000, 3000]);
  for (const [time, x] of /** @type {const} */ ([[0, 0], [1000, 0], [1500, 30], [2000, 60], [2250, 50], [3000, 20], [9000, 20]])) assert.deepEqual(decisions.placeAt(cover, time), box(x), String(time));
  assert.equal(decisions.placeAt({ ...cover, keys: [] }, 0), null);
});

test('what lies within a part and a trim begins at the later and ends at the earlier of what was said', () => {
  const of = (/** @type {number | null} */ from, /** @type {number | null} */ to) => ({ from, to });
  for (const [part, trim, both] of [
    [of(1, 9), of(2, 8), of(2, 8)], [of(2, 8), of(1, 9), of(2, 8)], [of(null, null), of(2, 8), of(2, 8)], [of(2, 8), of(null, null), of(2, 8)], [of(null, 5), of(3, null), of(3, 5)],
  ]) assert.deepEqual(decisions.within(/** @type {any} */ (part), /** @type {any} */ (trim)), both);
});

/** A frame as a decoder gives it. @param {string | null} format @param {object} [colorSpace] */
const sample = (format, colorSpace = { primaries: 'bt470bg', transfer: 'smpte170m', matrix: 'smpte170m', fullRange: true }) => {
  const asked = /** @type {any[]} */ ([]);
  const planes = [0, 1, 2, 3].map((offset) => ({ offset, stride: 16 }));
  return {
    asked, format, colorSpace, visibleRect: { width: 16, height: 8 }, microsecondTimestamp: 5, microsecondDuration: 7, squarePixelWidth: 17, squarePixelHeight: 9,
    allocationSize: (/** @type {any} */ how) => { asked.push(how); return 99; }, copyTo: async (/** @type {ArrayBuffer} */ to, /** @type {any} */ how) => { asked.push(how, to); return planes; },
  };
};

test('planes are taken as they are, without alpha, and what has none is turned into red, green and blue of a screen', async () => {
  const said = { primaries: 'bt470bg', transfer: 'smpte170m', matrix: 'smpte170m', fullRange: true };
  const screen = { primaries: 'bt709', transfer: 'bt709', matrix: 'bt709', fullRange: false };
  const turned = { format: 'RGBA', colorSpace: 'srgb' };
  for (const [given, format, how, planes, colour, matrix] of /** @type {const} */ ([
    ['I420', 'I420', {}, 3, said, 'bt601'], ['I420A', 'I420', {}, 3, said, 'bt601'], ['NV12', 'NV12', {}, 2, said, 'bt601'], ['BGRX', 'RGBA', turned, 3, screen, 'bt709'], [null, 'RGBA', turned, 3, screen, 'bt709'],
  ])) {
    const from = sample(given);
    const { layout, ...rest } = await take(/** @type {any} */ (from), /** @type {any} */ ({ turn: 270, flip: true }));
    assert.deepEqual(from.asked, [how, how, rest.bytes], String(given));
    assert.deepEqual(layout, { format, width: 16, height: 8, rotation: 270, flip: true, matrix, full: colour.fullRange, planes: [0, 1, 2].slice(0, planes).map((offset) => ({ offset, stride: 16 })) });
    assert.deepEqual(rest, { bytes: from.asked[2], colour, at: 5, length: 7, shown: { displayWidth: 17, displayHeight: 9 } });
    assert.equal(rest.bytes.byteLength, 99);
  }
  const { layout } = await take(/** @type {any} */ (sample('I420', { matrix: 'bt709' })), /** @type {any} */ ({ turn: 0 }));
  assert.equal(layout.full, false);
});

test('a film without pictures has no frames', async () => {
  const clip = /** @type {any} */ ({ video: null, gaps: [] });
  assert.equal(await frameAt(clip, 0), null);
  for await (const frame of frames(clip)) assert.fail(String(frame));
});

test('the time left is told from a second on, and again only where it is less or has truly grown', () => {
  let now = 0;
  const left = estimate(() => now);
  const at = (/** @type {number} */ time, /** @type {number} */ done) => { now = time; return left(done); };
  assert.deepEqual([at(0, 0), at(999, 0.1), at(1000, 0), at(1000, 0.1)], [null, null, null, 9]);
  // 10 and 11.25 are no true change of 9; 12 is.
  assert.deepEqual([at(2000, 1 / 6), at(2250, 1 / 6), at(2400, 1 / 6), at(2400, 0.2)].map((n) => Math.round(Number(n) * 100) / 100), [9, 9, 12, 9.6]);
});

test('the end of a piece of work is told, and no word comes twice for it', () => {
  let now = 0;
  const told = /** @type {number[]} */ ([]);
  const tell = throttled((done) => told.push(done), () => now);
  for (const [time, done] of /** @type {const} */ ([[0, 0], [249, 0.5], [250, 0.6], [300, 1]])) { now = time; tell(done); }
  assert.deepEqual(told, [0, 0.6, 1]);
});

test('a file that is written with a gap is none, and one of nothing is empty', async () => {
  assert.equal((await new Parts().blob('video/mp4').arrayBuffer()).byteLength, 0);
  assert.equal(new Parts().blob('video/mp4').type, 'video/mp4');
  await assert.rejects(new Parts().stream.getWriter().write({ type: 'write', data: Uint8Array.of(1), position: 1 }), RangeError);
});

test('cards of one person are covered and opened as one, and where one of them was covered all are', () => {
  const open = decisions.toggle(decisions.toggle(decisions.FIRST, 1), 4);
  const joined = decisions.join(decisions.join(open, 1, 4), 4, 6);
  assert.deepEqual([joined.joined, joined.open], [[[1, 4, 6]], []], 'six was covered');
  assert.deepEqual(decisions.join(open, 1, 4).open, [1, 4]);
  const opened = decisions.toggle(decisions.toggle(joined, 6), 2);
  assert.deepEqual(opened.open, [1, 4, 6, 2]);
  assert.deepEqual(decisions.toggle(opened, 4).open, [2]);
  assert.deepEqual(decisions.toCore(opened).joined, [[1, 4, 6]]);
  assert.deepEqual(decisions.join(joined, 6, 1).joined, [[1, 4, 6]]);
  assert.deepEqual(decisions.part(joined, 4).joined, []);
  assert.equal(decisions.opens(joined, decisions.part(joined, 4)), false);
});
