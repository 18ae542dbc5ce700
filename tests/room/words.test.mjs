import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { CLASSES, called, gist, group } from '../../www/room/findings.js';
import { FIRST_WORDS } from '../../www/room/start.js';
import { choose, word } from '../../www/room/words.js';
import { en } from '../../www/strings/en.js';
import { fa } from '../../www/strings/fa.js';

/** @param {string | { one: string, other: string }} message */
const forms = (message) => (typeof message === 'string' ? [message] : Object.values(message));
/** @param {string} text */
const slots = (text) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');

test('what stands in the page looks as the style says', () => {
  const [page, style] = ['room.html', 'room.css'].map((name) => readFileSync(new URL(`../../www/${name}`, import.meta.url), 'utf8'));
  const names = [.../** @type {string} */ (page).matchAll(/class="([^"]+)"/g)].flatMap(([, all = '']) => all.split(' '));
  assert.ok(names.includes('unseen'), 'what is only spoken is not seen');
  for (const name of names) assert.match(/** @type {string} */ (style), new RegExp(`\\.${name}(?![\\w-])`), name);
});

test('both catalogues say the same things, with the same values', () => {
  assert.deepEqual(Object.keys(fa), Object.keys(en));
  for (const [key, message] of Object.entries(en)) {
    const known = new Set(forms(message).flatMap(slots));
    const other = fa[/** @type {keyof typeof en} */ (key)];
    for (const text of forms(other)) {
      assert.ok(text.trim(), key);
      assert.ok(slots(text).every((name) => known.has(name)), key);
    }
    assert.deepEqual(new Set(forms(other).flatMap(slots)), known, key);
  }
});

test('an exact copy is said to tell the phone and to be not for the public, in both languages', () => {
  /** @type {(keyof typeof en)[]} */
  const keys = ['exactWords', 'film-exact-words-film', 'film-exact-words-sound', 'matched'];
  for (const key of keys) {
    assert.match(String(en[key]), /tells?[^.]* phone.* (Never|Not) for the public/, key);
    assert.match(String(fa[key]), /گوشی.*برای انتشار نیست/, key);
  }
});

test('a file of no known kind is told every format that is known, by its name', () => {
  const source = readFileSync(new URL('../../src/format.rs', import.meta.url), 'utf8');
  const names = [...source.matchAll(/Row::new\(Format::\w+, "[^"]+", "([a-z0-9]+)"/g)].map(([, extension]) => extension ?? '');
  assert.ok(names.length > 30);
  /** @type {Record<string, string>} */
  const called = { jpg: 'JPEG', tif: 'TIFF', webp: 'WebP', jxl: 'JPEG XL', ogg: 'Ogg', webm: 'WebM' };
  for (const catalogue of [en, fa]) {
    for (const name of names) assert.match(String(catalogue['reason-unknown-format']), new RegExp(`\\b${called[name] ?? name.toUpperCase()}\\b`), name);
  }
});

test('no sentence says that nothing hidden is left, nor that nothing can leave', () => {
  for (const [key, message] of Object.entries(en)) {
    for (const text of forms(message)) assert.doesNotMatch(text, /no hidden data|nothing can leave|anonymous/i, key);
  }
  for (const catalogue of [en, fa]) assert.ok(!String(catalogue.staysForm).includes(String(catalogue.stays)));
});

test('what may have to be said before a language was chosen, or before the room is unpacked, is there in each', () => {
  for (const catalogue of [en, fa]) {
    for (const key of FIRST_WORDS) assert.ok(catalogue[key], key);
    assert.ok(String(catalogue.watched).includes('{address}'));
  }
});

test('each kind of file has a warning and a confirmation', () => {
  const source = readFileSync(new URL('../../src/format.rs', import.meta.url), 'utf8');
  const kinds = [...new Set([...source.matchAll(/Kind::([A-Z]\w+)\),/g)].map(([, kind]) => (kind ?? '').toLowerCase()))];
  assert.deepEqual(kinds, ['picture', 'still', 'document', 'archive', 'text', 'sound', 'film']);
  for (const kind of kinds.filter((kind) => kind !== 'picture')) {
    for (const part of ['kind', 'stays', 'known']) assert.ok(`${part}-${kind}` in en, kind);
  }
});

test('each reason of the core has its sentence and its next step, and there is no other', () => {
  const source = readFileSync(new URL('../../src/reason.rs', import.meta.url), 'utf8');
  const listed = (/** @type {string} */ name) => source.slice(source.indexOf(`const fn ${name}`)).split('\n    }\n')[0] ?? '';
  const codes = [...listed('code(self) -> &\'static str {\n        match self {\n            Self::Empty').matchAll(/=> "([a-z-]+)"/g)].map(([, code]) => `reason-${code}`);
  assert.equal(codes.length, 32);
  const families = ['picture', 'film', 'sound', 'document', 'unknown'];
  const steps = [...listed('next').matchAll(/=> "([a-z-]+)"/g)].flatMap(([, step = '']) => (step.endsWith('-') ? families.map((kind) => `next-${step}${kind}`) : [`next-${step}`]));
  for (const catalogue of [en, fa]) {
    const keys = Object.keys(catalogue);
    assert.deepEqual(keys.filter((key) => key.startsWith('reason-')).sort(), codes.toSorted());
    assert.deepEqual(keys.filter((key) => key.startsWith('next-')).sort(), steps.toSorted());
  }
});

test('each class of findings has words', () => {
  for (const name of CLASSES) assert.ok(`class-${name}` in en);
});

test('Persian is spoken to those who ask for it, and English to all others', () => {
  assert.equal(choose(['fa-IR', 'en']), 'fa');
  assert.equal(choose(['de', 'fa']), 'fa');
  assert.equal(choose(['en-GB', 'fa']), 'en');
  assert.equal(choose([]), 'en');
});

test('a message follows its number', () => {
  assert.equal(word('makeAll', { n: 1 }), 'Make 1 safe copy');
  assert.equal(word('makeAll', { n: 3 }), 'Make 3 safe copies');
});

test('findings come the gravest first, and a class from the future is not lost', () => {
  const list = [['settings', 'a'], ['place', 'b'], ['from-the-future', 'c']].map(([name, field]) => ({ class: /** @type {import('../../pkg/core.js').Class} */ (name), field: field ?? '', value: 'v', stays: false }));
  assert.deepEqual(group(list).map((g) => g.name), ['place', 'unknown', 'settings']);
});

test('a class is called by what the file is: a document has no camera, and a film no picture of its own', () => {
  for (const name of CLASSES) for (const kind of /** @type {const} */ (['picture', 'still', 'film', 'sound', 'document', 'archive', 'text'])) {
    const key = /** @type {keyof typeof en} */ (called(name, kind));
    for (const catalogue of [en, fa]) assert.ok(catalogue[key], key);
    if (kind !== 'picture' && kind !== 'still') assert.doesNotMatch(String(en[key]), /[Cc]amera|copy of the picture/, `${name} ${kind}`);
    if (!['picture', 'still', 'film'].includes(kind)) assert.doesNotMatch(String(en[key]), /\btaken\b/, `${name} ${kind}`);
  }
});

test('a time is told as people read it, in Persian by their calendar, and what is no date as it stands', () => {
  const told = (/** @type {string} */ locale, /** @type {string[]} */ ...values) => gist('time', values.map((value) => ({ class: /** @type {const} */ ('time'), field: 'f', value, stays: false })), locale).replaceAll('\u202f', ' ');
  assert.equal(told('en', '2024:03:01 12:34:56'), 'March 1, 2024 at 12:34 PM');
  assert.equal(told('en', '2024-03-01T23:59:56.25+03:30'), 'March 1, 2024 at 11:59 PM (\u2066UTC+03:30\u2069)');
  assert.equal(told('en', "D:20240301123456+03'30'"), 'March 1, 2024 at 12:34 PM (\u2066UTC+03:30\u2069)');
  assert.equal(told('en', '2024-03-01'), 'March 1, 2024');
  assert.equal(told('fa', '2024:03:01'), '۱۱ اسفند ۱۴۰۲');
  assert.match(told('fa', '2024:03:20 00:05:00'), /^۱ فروردین ۱۴۰۳/);
  assert.equal(told('en', '+03:30', '2024:03:01'), 'March 1, 2024', 'the first that is a date');
  for (const none of ['0000:00:00 00:00:00', '2024:02:30', '2024:13:01', 'yesterday', '20:15', '1234567890', '2024:03-01']) assert.equal(told('en', none), none);
  assert.equal(told('en', ''), '');
});

test('a place is told as two numbers', () => {
  const list = [['GPSLatitudeRef', 'N'], ['GPSLatitude', '35.70'], ['GPSLongitude', '51.40']].map(([f, value]) => ({ class: /** @type {const} */ ('place'), field: `Exif ${f}`, value: value ?? '', stays: false }));
  assert.equal(gist('place', list), '35.70, 51.40');
});
