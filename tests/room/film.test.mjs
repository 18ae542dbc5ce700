import assert from 'node:assert/strict';
import test from 'node:test';
import * as decisions from '../../www/film/decisions.js';
import { Film } from '../../www/film/film.js';
import { take } from '../../www/film/frames.js';
import { estimate, throttled } from '../../www/film/estimate.js';
import { Parts } from '../../www/film/parts.js';
import { toI420 } from '../../www/film/rgba.js';
import { joined } from '../../www/film/sound.js';

/** @param {number} x @returns {import('../../www/film/decisions.js').Region} */
const box = (x) => ({ shape: 'box', x, y: 10, width: 20, height: 20 });

test('everybody is covered until a tap opens one, and a second tap covers them again', () => {
  const open = decisions.toggle(decisions.FIRST, 7);
  assert.deepEqual(decisions.toCore(open).uncovered, [7]);
  assert.deepEqual(decisions.toCore(decisions.toggle(open, 7)).uncovered, []);
});

test('a copy holds all until it is trimmed, then what lies between its ends, and the covers know nothing of it', () => {
  const held = (/** @type {decisions.Trim} */ trim) => [0, 1000, 2000, 3000].filter((at) => decisions.holds(trim, at));
  assert.deepEqual(held(decisions.FIRST.trim), [0, 1000, 2000, 3000]);
  assert.deepEqual(held({ from: 1000, to: 3000 }), [1000, 2000]);
  assert.deepEqual(held({ from: null, to: 1000 }), [0]);
  assert.deepEqual(decisions.toCore({ ...decisions.FIRST, trim: { from: 1000, to: 3000 } }), decisions.toCore(decisions.FIRST));
});

test('a cover of the person stands still for the whole clip until it is told to move', () => {
  const still = decisions.add(decisions.FIRST, 5000, box(0));
  const [cover] = still.added;
  assert.ok(cover);
  for (const time of [0, 5000, 1e9]) assert.deepEqual(decisions.placeAt(cover, time), box(0));
  assert.deepEqual(decisions.move(still, 1, 9000, box(50)).added[0]?.keys, [{ time: 9000, region: box(50) }]);
});

test('a cover that moves is between its keys in between, and stands still outside of them', () => {
  const state = decisions.move(decisions.change(decisions.add(decisions.FIRST, 1000, box(0)), 1, () => ({ follows: true })), 1, 3000, box(40));
  const [cover] = state.added;
  assert.ok(cover);
  assert.deepEqual([0, 1000, 2000, 3000, 4000].map((time) => decisions.placeAt(cover, time)?.x), [0, 0, 20, 40, 40]);
});

test('a cover holds from and until the times that were said, and the core is told them', () => {
  const [cover] = decisions.change(decisions.add(decisions.FIRST, 0, box(0)), 1, () => ({ from: 10, to: 20 })).added;
  assert.ok(cover);
  assert.deepEqual([9, 10, 19, 20].map((time) => decisions.placeAt(cover, time) !== null), [false, true, true, false]);
  const [manual] = decisions.toCore({ ...decisions.FIRST, added: [cover] }).manual;
  assert.deepEqual(manual, { shape: 'box', from: 10, to: 20, keys: [{ time: 0, x: 0, y: 10, width: 20, height: 20 }] });
});

test('spans of silence that touch are one', () => {
  assert.deepEqual(joined([{ from: 3, to: 4 }, { from: 0, to: 1 }, { from: 1, to: 2 }, { from: 5, to: 5 }]), [{ from: 0, to: 2 }, { from: 3, to: 4 }]);
});

test('the time left follows from what the first steps cost, but for the very first, which is slow and says nothing', () => {
  let now = 0;
  const left = estimate(() => now);
  now = 8000;
  assert.equal(left(0.001), null);
  now = 8500;
  assert.equal(left(0.002), null);
  now = 9000;
  assert.equal(Math.round(Number(left(0.003))), 499, 'a thousandth takes half a second');
  now = 508_000;
  assert.ok(Math.abs(Number(left(1))) < 1e-9);
});

test('what a copy holds lies within the part that was looked through, wherever it is trimmed', () => {
  const part = { from: 1000, to: 5000 };
  assert.deepEqual(decisions.within(part, { from: null, to: null }), part);
  assert.deepEqual(decisions.within(part, { from: 0, to: 9000 }), part);
  assert.deepEqual(decisions.within(part, { from: 2000, to: 3000 }), { from: 2000, to: 3000 });
  assert.deepEqual(decisions.within({ from: null, to: null }, { from: 2000, to: null }), { from: 2000, to: null });
  assert.deepEqual(decisions.within({ from: null, to: 5000 }, { from: 2000, to: 7000 }), { from: 2000, to: 5000 });
});

test('a part of a clip is as long as what of the clip lies in it', () => {
  const lasting = (/** @type {number | null} */ from, /** @type {number | null} */ to) => decisions.lasts({ from, to }, 60);
  assert.deepEqual([lasting(null, null), lasting(20e6, null), lasting(null, 5e6), lasting(20e6, 90e6), lasting(70e6, 90e6)], [60, 40, 5, 40, 0]);
});

test('of work that is done in many steps few are told, the first and the last among them', () => {
  let now = 0;
  /** @type {number[]} */
  const heard = [];
  const tell = throttled((done) => heard.push(done), () => now);
  for (let step = 0; step <= 100; step += 1, now += 10) tell(step / 100);
  assert.deepEqual(heard, [0, 0.25, 0.5, 0.75, 1]);
});

test('a file written in parts is the file, also where sizes are written late', async () => {
  const parts = new Parts();
  const writer = parts.stream.getWriter();
  const whole = Uint8Array.from({ length: (4 << 20) * 2 + 1000 }, (_, i) => i * 31 + (i >> 8));
  const step = 1_500_000;
  for (let position = 0; position < whole.length; position += step) await writer.write({ type: 'write', data: whole.slice(position, position + step), position });
  for (const position of [28, (4 << 20) - 3, whole.length - 5]) {
    const data = Uint8Array.of(1, 2, 3, 4, 5);
    whole.set(data, position);
    await writer.write({ type: 'write', data, position });
  }
  assert.deepEqual(Buffer.from(await parts.blob('video/mp4').arrayBuffer()).equals(Buffer.from(whole)), true);
});

test('white, black and red become their planes, also where the sides are odd', () => {
  const bytes = Uint8Array.of(255, 255, 255, 255, 255, 255, 255, 255, 255, 0, 0, 255, 0, 0, 0, 255, 0, 0, 0, 255, 0, 0, 0, 255, 0, 0, 0, 255, 0, 0, 0, 255, 0, 0, 0, 255);
  const layout = { format: /** @type {const} */ ('RGBA'), width: 3, height: 3, rotation: /** @type {const} */ (0), flip: false, matrix: /** @type {const} */ ('bt709'), full: false, planes: [{ offset: 0, stride: 12 }] };
  const made = toI420(bytes.buffer, layout);
  const planes = [...new Uint8Array(made.bytes)];
  assert.deepEqual(planes.slice(0, 9), [235, 235, 63, 16, 16, 16, 16, 16, 16]);
  assert.equal(planes.length, 9 + 4 + 4);
  assert.deepEqual(made.layout.planes, [{ offset: 0, stride: 3 }, { offset: 9, stride: 2 }, { offset: 13, stride: 2 }]);
  assert.ok(Number(planes[9]) >= 127 && Number(planes[14]) > 160, 'the colour of red is not kept');
});

/** A film of four frames, and what its worker is asked. */
function asked() {
  /** @type {[string, any][]} */
  const asked = [];
  const worker = { close: () => undefined, ask: async (/** @type {string} */ op, /** @type {any} */ values) => (asked.push([op, values]), op === 'looked' ? [5, 2, 7, 8, 9] : undefined) };
  const clip = { file: new File([], 'a'), audio: null, video: {}, hearable: false, duration: 4, gaps: [], input: { dispose: () => undefined } };
  const film = new Film(/** @type {any} */ (clip), null, /** @type {any} */ (worker));
  film.times = Float64Array.of(0, 1e6, 2e6, 3e6);
  return { film, asked };
}

test('what is chosen for the spans in which somebody was lost reaches the core, before anything is shown or painted by it', async () => {
  const { film, asked: ops } = asked();
  await film.coversAt(0);
  for (const unsure of /** @type {const} */ (['frame', 'area', 'reach'])) {
    ops.length = 0;
    film.decisions = { ...film.decisions, unsure };
    await film.coversAt(1e6);
    await film.coversAt(2e6);
    assert.deepEqual(ops.map(([op]) => op).filter((op) => op !== 'looked' && op !== 'share'), ['decide', 'at', 'at'], 'once for each change');
    assert.equal(ops[0]?.[1].decisions.unsure, unsure);
  }
});

test('a frame that was looked at is told to the core once, with the part that the copy holds, and what the core counts is passed on', async () => {
  const { film, asked: ops } = asked();
  let told = 0;
  film.onlooked = () => { told += 1; };
  film.see(1.2e6);
  film.see(1.9e6);
  await new Promise((done) => { setTimeout(done); });
  film.decisions = { ...film.decisions, trim: { from: 1e6, to: null } };
  film.see(2e6);
  await new Promise((done) => { setTimeout(done); });
  assert.deepEqual(ops.map(([op]) => op).slice(0, 2), ['decide', 'looked'], 'as decided now');
  assert.deepEqual(ops.filter(([op]) => op === 'looked').map(([, values]) => values), [{ from: -Infinity, to: Infinity, seen: [1.2e6] }, { from: 1e6, to: Infinity, seen: [1.2e6, 2e6] }]);
  assert.deepEqual([film.looked, told], [{ places: 5, looked: 2, left: [7, 8, 9] }, 3], 'also that it is being counted');
});

test('what was looked at under covers that are no more has to be looked at again, and counts as not looked at until it is counted', async () => {
  const settle = () => new Promise((done) => { setTimeout(done); });
  const { film, asked: ops } = asked();
  const before = decisions.add(film.decisions, 0, { shape: 'box', x: 0, y: 0, width: 9, height: 9 });
  const own = before.added[0]?.id ?? 0;
  for (const [how, cleared, counted] of /** @type {[(state: typeof before) => typeof before, boolean, boolean][]} */ ([
    [(state) => decisions.toggle(state, 3), true, true],
    [(state) => ({ ...state, inverse: true }), true, true],
    [(state) => ({ ...state, unsure: 'area' }), true, true],
    [(state) => decisions.remove(state, own), true, true],
    [(state) => decisions.change(state, own, () => ({ from: 1e6 })), true, true],
    [(state) => decisions.change(state, own, () => ({ to: 1e6 })), true, true],
    [(state) => decisions.change(state, own, () => ({ follows: true })), false, false],
    [(state) => ({ ...state, trim: { from: 1e6, to: null } }), false, true],
    [(state) => decisions.add(state, 1, { shape: 'box', x: 5, y: 5, width: 9, height: 9 }), false, false],
    [(state) => decisions.move(state, own, 0, { shape: 'box', x: 5, y: 5, width: 9, height: 9 }), false, false],
  ])) {
    film.decisions = before;
    await settle();
    film.see(1.2e6);
    await settle();
    assert.equal(film.looked.looked, 2);
    film.decisions = how(before);
    assert.equal(film.looked.looked, counted ? 0 : 2, `${how}`);
    await settle();
    film.count();
    await settle();
    assert.deepEqual(ops.filter(([op]) => op === 'looked').at(-1)?.[1].seen, cleared ? [] : [1.2e6], `${how}`);
  }
  assert.equal(decisions.opens(decisions.toggle(before, 3), before), false, 'who is covered again was seen open');
  for (const how of [{ from: 1e6 }, { to: 2e6 }]) assert.equal(decisions.opens(decisions.change(before, own, () => how), before), false, 'a cover holds for longer');
  const follows = decisions.change(before, own, () => ({ follows: true }));
  assert.equal(decisions.opens(follows, before), true, 'it follows no more');
});

/** A frame as a decoder gives it. @param {string | null} format @param {number} height @param {string | null} matrix */
const sample = (format, height, matrix) => /** @type {any} */ ({
  format, visibleRect: { width: 16, height }, allocationSize: () => 16 * height * 4, copyTo: async () => [{ offset: 0, stride: 16 }, { offset: 1, stride: 8 }, { offset: 2, stride: 8 }],
  colorSpace: { primaries: null, transfer: null, matrix, fullRange: false }, microsecondTimestamp: 5, microsecondDuration: 7, squarePixelWidth: 16, squarePixelHeight: height,
});

test('the core is told which of the two ways of making colours a frame has, also where the file says nothing', async () => {
  /** @type {[string | null, number, string | null, 'bt601' | 'bt709'][]} */
  const all = [
    ['I420', 1080, 'bt709', 'bt709'], ['I420', 480, 'bt709', 'bt709'], ['NV12', 1080, 'smpte170m', 'bt601'], ['I420', 1080, 'bt470bg', 'bt601'],
    ['I420', 719, null, 'bt601'], ['I420', 720, null, 'bt709'],
    // What no planes are known of is turned into planes here, in one way.
    [null, 480, 'smpte170m', 'bt709'], ['BGRA', 480, null, 'bt709'],
  ];
  for (const [format, height, matrix, told] of all) {
    const { layout, at, length } = await take(sample(format, height, matrix), /** @type {any} */ ({ turn: 90, flip: true }));
    assert.deepEqual([layout.matrix, layout.rotation, layout.flip, at, length], [told, 90, true, 5, 7], `${format} ${height} ${matrix}`);
  }
});
