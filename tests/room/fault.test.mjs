import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import test from 'node:test';
import { faultOf, helped, sentences } from '../../www/room/fault.js';
import { en } from '../words.mjs';

/** @type {(import('../../www/room/types.js').Kind | null)[]} */
const kinds = ['picture', 'still', 'film', 'sound', 'document', 'text', 'archive', null];
const reasons = Object.keys(en).filter((key) => key.startsWith('reason-')).map((key) => key.slice(7));
const damaged = ['broken'];

test('each reason for each kind of file has sentences, and only a picture is told to be screenshotted', () => {
  for (const reason of [...reasons, 'from-the-future']) {
    for (const next of ['again-', 'save-', 'unlock', 'from-the-future']) {
      for (const kind of kinds) {
        const said = sentences({ kind: 'malformed', reason, next, at: null }, kind, false);
        assert.ok(said.length === 2 && said.every((key) => key in en), `${reason} ${kind}: ${said}`);
        const words = said.map((key) => String(en[key])).join(' ');
        if (kind !== 'picture' && kind !== 'still') assert.doesNotMatch(words, /screenshot/i, `${reason} ${kind}`);
      }
    }
  }
  assert.deepEqual(sentences({ kind: 'refused', reason: 'no-covers', next: 'save-', at: null }, 'picture', true), ['reason-no-covers', 'next-other']);
});

test('a file is called damaged only where the core found it broken', () => {
  for (const reason of reasons) {
    const found = /damaged/i.test(String(en[/** @type {keyof typeof en} */ (`reason-${reason}`)]));
    assert.equal(found, damaged.includes(reason), reason);
  }
});

test('a failure is what is known of it, and internal where nothing is', () => {
  const named = (/** @type {string} */ name) => Object.assign(new Error('x'), { name });
  assert.deepEqual(faultOf({ kind: 'malformed', reason: 'broken', next: 'again-', detail: 'secret', at: 9 }), { kind: 'malformed', reason: 'broken', next: 'again-', at: 9 });
  assert.deepEqual(faultOf({ kind: 'film-long', at: null, most: 60 }), { kind: 'film-long', reason: 'internal', next: 'report', at: null, most: 60 });
  for (const name of ['NotReadableError', 'NotFoundError', 'NetworkError']) assert.equal(faultOf(named(name)).kind, 'read');
  for (const name of ['EncodingError', 'DataCloneError', 'OperationError']) assert.equal(faultOf(named(name)).kind, 'internal');
  assert.equal(faultOf(new RangeError('no memory')).kind, 'limit');
  assert.equal(faultOf(new WebAssembly.RuntimeError('unreachable')).kind, 'internal');
});

test('each hindrance that is thrown has words for the kinds of files that it is thrown for', () => {
  const folder = new URL('../../www/', import.meta.url);
  const files = ['film/', 'room/'].flatMap((part) => readdirSync(new URL(part, folder)).map((name) => part + name)).concat('worker.js');
  const source = files.map((name) => readFileSync(new URL(name, folder), 'utf8')).join('');
  const thrown = new Set([...source.matchAll(/'(film-(?!exact|unlinkable)[a-z]+|still-[a-z]+)'/g)].map(([, kind]) => kind ?? ''));
  assert.ok(thrown.has('film-unread') && thrown.has('still-altered'));
  // What only pictures can be: never thrown for a recording.
  const seen = ['film-damaged', 'film-full', 'film-large', 'film-long'];
  for (const kind of thrown) {
    assert.ok(kind in en, kind);
    if (kind.startsWith('film-') && !seen.includes(kind)) assert.ok(kind.replace('film-', 'recording-') in en, kind);
  }
});

test('trying again is offered where it can help, and where nothing is known', () => {
  for (const next of ['smaller', 'report']) assert.ok(helped({ kind: 'limit', reason: 'too-large', next, at: null }), next);
  assert.ok(helped(null) && helped({ kind: 'internal', at: null }));
  for (const next of ['repair', 'newer', 'unlock', 'whole', 'again-', 'save-', 'apart', 'choose']) assert.ok(!helped({ kind: 'refused', next, at: null }), next);
});
