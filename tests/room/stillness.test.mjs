import assert from 'node:assert/strict';
import test from 'node:test';
import { HOLD, Stillness } from '../../www/room/stillness.js';

/** Notes places, one every 100 ms, and gives when it was seen. @param {(string | null)[]} places @param {Stillness} [still] */
const seenAt = (places, still = new Stillness()) => places.findIndex((place, i) => still.note(place, i * 100));
const times = (/** @type {number} */ n, /** @type {string | null} */ place) => Array.from({ length: n }, () => place);

test('what stands whole in one place is seen after 600 ms, and not before', () => {
  assert.equal(HOLD, 600);
  assert.equal(seenAt(times(6, 'here')), -1);
  assert.equal(seenAt(times(20, 'here')), 6);
});

test('what is not whole is never seen', () => {
  assert.equal(seenAt(times(100, null)), -1);
});

test('what goes past is never seen, however long it takes', () => {
  assert.equal(seenAt(Array.from({ length: 100 }, (_, i) => `at ${i}`)), -1);
  assert.equal(seenAt(Array.from({ length: 100 }, (_, i) => `at ${Math.floor(i / 6)}`)), -1);
});

test('time before it was cut off, or moved away and back, does not count', () => {
  assert.equal(seenAt([...times(6, 'here'), null, ...times(6, 'here')]), -1);
  assert.equal(seenAt([...times(6, 'here'), 'there', ...times(20, 'here')]), 13);
});

test('time before it was disturbed does not count, even where it is in the same place again', () => {
  const still = new Stillness();
  assert.equal(seenAt(times(6, 'here'), still), -1);
  still.disturb();
  assert.equal(still.note('here', 600), false);
  assert.equal(still.note('here', 700), false);
  for (const now of [800, 900, 1000, 1100]) assert.equal(still.note('here', now), false);
  assert.equal(still.note('here', 1200), true);
});

test('a long gap between two looks counts as a short one, and time that goes back as none', () => {
  const still = new Stillness();
  assert.deepEqual([0, 5000, 10_000, 15_000].map((now) => still.note('here', now)), [false, false, false, false]);
  assert.equal(still.note('here', 20_000), true);
  const back = new Stillness();
  assert.deepEqual([1000, 1100, 0, 100, 200, 300, 400].map((now) => back.note('here', now)), Array(7).fill(false));
  assert.equal(back.note('here', 500), true);
});
