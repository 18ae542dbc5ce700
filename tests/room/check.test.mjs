// What the check says of an answer: a sentence for each verdict and each fault, and none that reassures where something is wrong.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { claims, mark, named, verdict, wrongs } from '../../www/bundle/check/sentences.js';
import { en } from '../words.mjs';
import { rows } from './rows.mjs';

/** @typedef {import('../../www/bundle/check/types.js').Answer} Answer */
/** @typedef {import('../../www/bundle/check/types.js').Wrong} Wrong */

const source = (/** @type {string} */ name) => readFileSync(new URL(`../../src/evidence/${name}.rs`, import.meta.url), 'utf8');
/** The verdicts of the core. */
const verdicts = [...(/pub enum Verdict \{([^}]*)\}/.exec(source('check'))?.[1] ?? '').matchAll(/^ {4}([A-Z]\w*),$/gm)]
  .map(([, name = '']) => /** @type {import('../../www/bundle/check/types.js').Verdict} */ (name.replace(/\B[A-Z]/g, (letter) => `-${letter}`).toLowerCase()));
/** The faults of the core: each code with its next step. */
const faults = [...source('fault').matchAll(/^ {4}\w+, "([a-z-]+)", "[^"]+", (\w+);$/gm)].map(([, code = '', next = '']) => ({ code, next: next.toLowerCase() }));

/** @param {Partial<Answer>} some @returns {Answer} */
const answer = (some) => ({ is: 'wrong', fault: null, sha256: null, code: null, items: [], does_not_prove: null, ...some });
/** @param {string} reason @param {Partial<Wrong>} [more] */
const fault = (reason, more = {}) => answer({ fault: { evidence: true, reason, next: 'mistrust', place: 'whole', ...more } });

test('each verdict of the core has a sentence, and only what was found sound is marked as good', () => {
  assert.equal(verdicts.length, 16);
  for (const is of verdicts) assert.ok(verdict(answer({ is })) in en, is);
  const marked = (/** @type {string} */ as) => verdicts.filter((is) => mark(answer({ is })) === as);
  assert.deepEqual(marked('good'), ['sound', 'fits', 'unchanged', 'original']);
  assert.deepEqual(marked('bad'), ['wrong', 'repacked', 'changed', 'same-media', 'stranger']);
});

test('each fault that a check can find has a sentence of its own', () => {
  assert.ok(faults.length > 30);
  // Those of seals and parts, which are not opened here; of codes, files and signatures that are compared in a field; and what is a verdict of its own.
  const elsewhere = /^(not-sealed|seal-.*|wrong-key|not-a-key|code-.*|file-other|signature-other|not-a-sign.*|not-a-part|part.*|original-other)$/;
  for (const { code } of faults) {
    const said = wrongs(fault(code));
    assert.equal(said.some((key) => key.startsWith('bundle-fault-')), !elsewhere.test(code), code);
    assert.ok(said.length > 0 && said.every((key) => key in en), code);
    assert.equal(said.includes('bundle-check-wary'), code !== 'manifest-version', code);
  }
});

test('a file that cannot be read is told by the reason and the next step that every file has', () => {
  assert.deepEqual(wrongs(fault('unreadable', { evidence: false, next: 'choose' })), ['reason-unreadable', 'next-choose']);
  assert.equal(named(fault('unreadable', { evidence: false })), '');
});

test('a fault is named with its place, as far as that is known', () => {
  assert.equal(named(fault('damaged-bundle')), 'damaged-bundle');
  assert.equal(named(fault('swapped', { place: { member: 'data/abcdefghijkl.jpg' } })), 'swapped data/abcdefghijkl.jpg');
  assert.equal(named(fault('stray-member', { place: { number: 3 } })), 'stray-member 3');
});

test('of a copy is said what its manifest says, and no sentence that this room does not have', () => {
  /** @param {any} of @param {Partial<import('../../www/bundle/check/types.js').Listed>} [more] */
  const said = (of, more = {}) => claims(/** @type {any} */ ({ path: '', covers: [0, 0], searched: 'whole', tiles: null, copy: { covered: 0, kept: of }, ...more }));
  const keys = said({ ...rows.picture.exact, open: undefined }, { searched: 'nothing', covers: [0, 2] }).map(({ key }) => key);
  for (const key of /** @type {const} */ (['kept-matched', 'kept-maker', 'bundle-check-unsearched', 'bundle-check-covers'])) assert.ok(keys.includes(key), key);
  const drawn = said({ ...rows.picture.drawn, open: undefined });
  assert.ok(!drawn.some(({ key }) => key.startsWith('hand-')));
  assert.equal(drawn.some(({ key }) => key === 'bundle-check-unsearched' || key === 'bundle-check-covers'), false);
  assert.deepEqual(said(rows.picture.drawn, { covers: [3, 1] }).find(({ key }) => key === 'bundle-check-covers')?.values, { search: 3, hand: 1 });
});
