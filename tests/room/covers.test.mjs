import assert from 'node:assert/strict';
import test from 'node:test';
import * as covers from '../../www/room/covers.js';
import { bounds, far } from '../../www/room/outlines.js';

/** @param {number} x @param {number} y @param {number} side @returns {import('../../www/room/types.js').Outline} */
const square = (x, y, side) => ({ shape: 'ellipse', x, y, width: side, height: side });
const start = () => covers.propose([
  { region: square(100, 100, 50), score: 0.9 }, { region: square(300, 100, 40), score: 0.4 }, { region: square(500, 100, 20), score: 0.25 },
], 1000, 800);

test('what was found is covered, and what may be a face as well', () => {
  assert.deepEqual(start().list.map((c) => [c.origin, c.on]), [['face', true], ['face', true], ['unsure', true]]);
  assert.deepEqual(covers.count(start()), { covered: 3, open: 0, unsure: 1, stay: { open: 0, unsure: 0 } });
  assert.equal(covers.chosen(start()).length, 3);
});

test('a tap opens a cover, of a face or of what may be one, and a second tap closes it', () => {
  for (const id of [0, 2]) {
    const open = covers.toggle(start(), id);
    assert.deepEqual(covers.count(open), { covered: 2, open: 1, unsure: 1, stay: { open: 1, unsure: Number(id === 2) } });
    assert.equal(covers.chosen(open).length, 2);
    assert.deepEqual(covers.toggle(open, id).list, start().list);
  }
});

test('an added cover is kept inside the picture and has a size that can be seen', () => {
  const { region: outline } = covers.add(start(), { shape: 'box', x: 990, y: -20, width: 1, height: 40 }).list[3] ?? assert.fail();
  const region = bounds(outline);
  assert.ok(region.x + region.width <= 1000 && region.y === 0 && region.width === 8 && region.height === 40);
});

test('only what the person added can be deleted', () => {
  const added = covers.add(start(), { shape: 'box', x: 1, y: 1, width: 50, height: 50 });
  assert.equal(covers.remove(added, 3).list.length, 3);
  assert.equal(covers.remove(added, 0).list.length, 4);
});

test('any run of edits is undone to the start and redone to the end', () => {
  let state = start();
  for (let i = 0; i < 18; i += 1) {
    const kind = i % 6;
    if (kind === 0) state = covers.toggle(state, i % 3);
    else if (kind === 1) state = covers.add(state, { shape: 'box', x: i * 10, y: 0, width: 60, height: 60 });
    else if (kind === 2) state = covers.change(state, state.next - 1, square(10, 10, 100 + i));
    else if (kind === 3) state = covers.remove(state, state.next - 1);
    else if (kind === 4) state = covers.person(state, 0);
    else state = covers.dress(state, state.look === 'soft' ? 'pattern' : 'soft');
  }
  let back = state;
  for (let i = 0; i < 18; i += 1) back = covers.undo(back);
  assert.deepEqual([back.list, back.look], [start().list, 'solid']);
  assert.equal(covers.undo(back), back);
  for (let i = 0; i < 18; i += 1) back = covers.redo(back);
  assert.deepEqual([back.list, back.look], [state.list, state.look]);
});

test('a new edit forgets what could be redone', () => {
  const state = covers.toggle(covers.undo(covers.toggle(start(), 0)), 1);
  assert.equal(covers.redo(state), state);
});

test('a tap means the smallest cover around it, else the nearest within reach', () => {
  const state = covers.add(start(), { shape: 'box', x: 90, y: 90, width: 200, height: 200 });
  assert.equal(covers.at(state, 120, 120, 10)?.id, 0);
  assert.equal(covers.at(state, 505, 128, 10)?.id, 2);
  assert.equal(covers.at(state, 900, 700, 10), null);
});

test('a brush and a polygon are moved and resized as a whole', () => {
  for (const shape of /** @type {const} */ (['brush', 'polygon'])) {
    const points = /** @type {[number, number][]} */ ([[100, 100], [200, 100], [200, 300]]);
    const state = covers.add(start(), shape === 'brush' ? { shape, points, width: 20 } : { shape, points });
    const before = bounds(state.list[3]?.region ?? assert.fail());
    const { region } = covers.change(state, 3, covers.fit(state, state.list[3]?.region ?? assert.fail())).list[3] ?? assert.fail();
    assert.deepEqual(bounds(region), before);
    assert.ok('points' in region && region.points.length === 3);
  }
});

test('a tap finds a person by the body and a brush only by its line', () => {
  assert.equal(far({ shape: 'person', x: 100, y: 100, width: 40, height: 50 }, 120, 400), 0);
  assert.ok(far({ shape: 'person', x: 100, y: 100, width: 40, height: 50 }, 300, 120) > 50);
  const line = /** @type {import('../../www/room/types.js').Outline} */ ({ shape: 'brush', points: [[0, 0], [100, 0], [100, 100]], width: 10 });
  assert.equal(far(line, 50, 4), 0);
  assert.equal(Math.round(far(line, 50, 50)), 45);
});

test('a face becomes a whole person and a head again, and the look goes to every cover', () => {
  const whole = covers.person(start(), 2);
  assert.deepEqual([whole.list[2]?.on, whole.list[2]?.region.shape], [true, 'person']);
  assert.equal(covers.person(whole, 2).list[2]?.region.shape, 'ellipse');
  assert.ok(covers.chosen(covers.dress(whole, 'soft')).every(({ look }) => look === 'soft'));
});

test('where nobody looked for faces, how many places are open is not said', () => {
  const own = covers.add(covers.propose(null, 100, 80), { shape: 'box', x: 1, y: 1, width: 20, height: 20 });
  assert.deepEqual([own.searched, covers.count(own).stay], [false, { unsure: 0 }]);
  const opened = covers.toggle(own, 0);
  assert.deepEqual([opened.searched, covers.count(opened).open, covers.count(opened).stay], [false, 1, { unsure: 0 }]);
  assert.deepEqual(covers.count(covers.propose([], 100, 80)).stay, { open: 0, unsure: 0 });
});
