import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import test from 'node:test';
import { faultOf, sentences } from '../../www/room/fault.js';
import { en } from '../../www/strings/en.js';

/** @type {(import('../../www/room/types.js').Kind | null)[]} */
const kinds = ['picture', 'still', 'film', 'sound', 'document', 'text', 'archive', null];
const faults = ['unsupported', 'malformed', 'limit', 'read', 'refused', 'residue', 'internal', 'from-the-future'];

test('each fault of each kind of file has sentences, and only a picture is told to be screenshotted', () => {
  for (const fault of faults) {
    for (const kind of kinds) {
      for (const choice of [false, true]) {
        const said = sentences({ kind: fault, at: null }, kind, choice);
        assert.ok(said.length > 0 && said.every((key) => key in en), `${fault} ${kind}: ${said}`);
        const words = said.map((key) => String(en[key])).join(' ');
        if (kind !== 'picture' && kind !== 'still') assert.doesNotMatch(words, /screenshot/i, `${fault} ${kind}`);
        assert.equal(/other kind of copy/.test(words), choice && ['refused', 'residue'].includes(fault), `${fault} ${kind}`);
      }
    }
  }
});

test('a file is called damaged only where the core found it broken', () => {
  for (const fault of faults.filter((fault) => fault !== 'malformed')) {
    for (const key of sentences({ kind: fault, at: null }, null, false)) assert.doesNotMatch(String(en[key]), /damaged/i, fault);
  }
  assert.match(String(en[sentences({ kind: 'malformed', at: 7 }, 'film', false)[0] ?? 'failed']), /damaged/);
});

test('a failure is what is known of it, and internal where nothing is', () => {
  const named = (/** @type {string} */ name) => Object.assign(new Error('x'), { name });
  assert.deepEqual(faultOf({ kind: 'malformed', what: 'secret', at: 9 }), { kind: 'malformed', at: 9 });
  assert.deepEqual(faultOf({ kind: 'film-long', at: null, most: 60 }), { kind: 'film-long', at: null, most: 60 });
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
  const seen = ['film-damaged', 'film-full', 'film-large', 'film-long', 'film-mirrored'];
  for (const kind of thrown) {
    assert.ok(kind in en, kind);
    if (kind.startsWith('film-') && !seen.includes(kind)) assert.ok(kind.replace('film-', 'recording-') in en, kind);
  }
});
