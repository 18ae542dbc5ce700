import assert from 'node:assert/strict';
import test from 'node:test';
import * as covers from '../../www/room/covers.js';

/** @param {number} x @param {number} y @param {number} side @returns {import('../../www/room/types.js').Region} */
const square = (x, y, side) => ({ shape: 'ellipse', x, y, width: side, height: side });
const start = () => covers.propose([
  { region: square(100, 100, 50), score: 0.9 }, { region: square(300, 100, 40), score: 0.4 }, { region: square(500, 100, 20), score: 0.25 },
], 1000, 800);

test('what was found for certain is covered, and what is unsure is not', () => {
  assert.deepEqual(start().list.map((c) => [c.origin, c.on]), [['face', true], ['face', true], ['unsure', false]]);
  assert.deepEqual(covers.count(start()), { covered: 2, open: 0, unsure: 1 });
  assert.equal(covers.regions(start()).length, 2);
});

test('a tap opens a cover and a second tap closes it', () => {
  const open = covers.toggle(start(), 0);
  assert.deepEqual(covers.count(open), { covered: 1, open: 1, unsure: 1 });
  assert.deepEqual(covers.toggle(open, 0).list, start().list);
});

test('one step covers all that is unsure', () => {
  assert.deepEqual(covers.count(covers.coverUnsure(start())), { covered: 3, open: 0, unsure: 0 });
});

test('an added cover is kept inside the picture and has a size that can be seen', () => {
  const { region } = covers.add(start(), { shape: 'box', x: 990, y: -20, width: 1, height: 40 }).list[3] ?? assert.fail();
  assert.ok(region.x + region.width <= 1000 && region.y === 0 && region.width === 8 && region.height === 40);
});

test('only what the person added can be deleted', () => {
  const added = covers.add(start(), { shape: 'box', x: 1, y: 1, width: 50, height: 50 });
  assert.equal(covers.remove(added, 3).list.length, 3);
  assert.equal(covers.remove(added, 0).list.length, 4);
});

test('any run of edits is undone to the start and redone to the end', () => {
  let state = start();
  for (let i = 0; i < 12; i += 1) {
    const kind = i % 4;
    if (kind === 0) state = covers.toggle(state, i % 3);
    else if (kind === 1) state = covers.add(state, { shape: 'box', x: i * 10, y: 0, width: 60, height: 60 });
    else if (kind === 2) state = covers.change(state, state.next - 1, square(10, 10, 100 + i));
    else state = covers.coverUnsure(state);
  }
  let back = state;
  for (let i = 0; i < 12; i += 1) back = covers.undo(back);
  assert.deepEqual(back.list, start().list);
  assert.equal(covers.undo(back), back);
  for (let i = 0; i < 12; i += 1) back = covers.redo(back);
  assert.deepEqual(back.list, state.list);
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
