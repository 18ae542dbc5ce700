// What a manifest is told of a copy: nothing but what the room knows.

import assert from 'node:assert/strict';
import test from 'node:test';
import { facts } from '../../www/bundle/facts.js';
import { ALL } from '../../www/film/decisions.js';
import { add, propose, toggle } from '../../www/room/covers.js';

const receipt = { copy: {}, received: {} };
/** @param {object} view */
const of = (view) => facts(/** @type {any} */ ({ copy: { receipt }, covers: null, coverable: false, film: null, level: 'unlinkable', part: ALL, sound: null, ...view }));
const region = (/** @type {number} */ x) => ({ shape: /** @type {const} */ ('ellipse'), x, y: 5, width: 15, height: 15 });

test('covers that are on the copy, and who put each there', () => {
  const found = propose([0.9, 0.3].map((score, i) => ({ score, region: region(40 * i) })), 200, 100);
  const covers = toggle(add(found, region(120)), 1);
  const said = of({ covers, coverable: true });
  assert.deepEqual(said.covers.map(([shape, by]) => [/** @type {any} */ (shape).x, by]), [[0, 'search'], [120, 'hand']]);
  assert.deepEqual([said.searched, said.sound, said.receipt], ['whole', null, receipt]);
  // An exact copy of a picture that can have none.
  assert.deepEqual(of({ covers, coverable: false, level: 'exact' }).covers, []);
});

test('what was searched is what the copy holds', () => {
  const [film, part] = [{ clip: { video: {} } }, { from: 1e6, to: 2e6 }];
  const searched = (/** @type {object} */ view) => of(view).searched;
  assert.equal(searched({}), 'nothing');
  assert.equal(searched({ film }), 'whole');
  assert.equal(searched({ film, part }), 'whole', 'the copy holds that part alone');
  assert.equal(searched({ film, level: 'exact' }), 'whole');
  assert.equal(searched({ film, part, level: 'exact' }), 'nothing', 'the copy holds the rest as well');
  assert.equal(searched({ film: { clip: { video: null } } }), 'nothing', 'a recording has no faces');
});

test('what was chosen for the sound holds of what is made anew', () => {
  const [film, sound] = [{ clip: { video: {} } }, { kind: 'distort' }];
  assert.equal(of({ film, sound }).sound, 'distort');
  assert.equal(of({ film, sound, level: 'exact' }).sound, null);
  assert.equal(of({ sound: null }).sound, null);
});
