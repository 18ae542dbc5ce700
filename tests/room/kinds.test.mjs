import assert from 'node:assert/strict';
import test from 'node:test';
import { coversExactly, kindOf } from '../../www/room/kinds.js';
import { en } from '../../www/strings/en.js';

test('each format has a kind, and what is not known is never shown as a picture', () => {
  const kinds = { jpeg: 'picture', gif: 'picture', bmp: 'picture', heic: 'still', avif: 'still', dng: 'still', threegp: 'film', webm: 'film', m4a: 'sound', wav: 'sound', text: 'text', pdf: 'document', future: 'document' };
  for (const [format, kind] of Object.entries(kinds)) assert.equal(kindOf({ format }), kind);
});

test('tracks decide before the name of a container does', () => {
  const [pictures, voice, both] = [[true, false], [false, true], [true, true]].map(([video, audio]) => ({ video: Boolean(video), audio: Boolean(audio) }));
  for (const format of ['mp4', 'm4a', 'mov', 'threegp', 'matroska', 'webm', 'avi', 'ogg']) {
    assert.equal(kindOf({ format, tracks: voice }), 'sound', format);
    for (const tracks of [pictures, both]) assert.equal(kindOf({ format, tracks }), 'film', format);
  }
  for (const [format, kind] of [['jpeg', 'picture'], ['pdf', 'document'], ['wav', 'sound']]) {
    assert.equal(kindOf({ format: String(format), tracks: { video: false, audio: false } }), kind);
  }
});

test('only a still JPEG or PNG carries covers in an exact copy', () => {
  assert.ok(coversExactly('jpeg', 1) && coversExactly('png', 1));
  assert.ok(!coversExactly('png', 2) && !coversExactly('webp', 1) && !coversExactly('gif', 1));
});

test('each kind has a warning and a confirmation', () => {
  for (const kind of ['still', 'film', 'sound', 'document', 'text']) {
    for (const part of ['kind', 'stays', 'known']) assert.ok(`${part}-${kind}` in en);
  }
});
