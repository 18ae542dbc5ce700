import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { CLASSES, called, gist, group } from '../../www/room/findings.js';
import { CITIES } from '../../www/room/cities.js';
import { nearest, within } from '../../www/room/place.js';
import { choose, numeral, plural, typed } from '../../www/room/speech.js';
import { BARE_WORDS, FIRST_WORDS } from '../../www/room/start.js';
import { learn, word } from '../../www/room/words.js';
import { LANGUAGES } from '../../www/strings/languages.js';
import { categories, texts, wrong } from '../../tools/strings.mjs';
import { ALL, catalogueOf, en, fa, rowOf, say } from '../words.mjs';

test('what stands in the page looks as the styles say', () => {
  const [page, ...styles] = ['room.html', 'first.css', 'room.css'].map((name) => readFileSync(new URL(`../../www/${name}`, import.meta.url), 'utf8'));
  const names = [.../** @type {string} */ (page).matchAll(/class="([^"]+)"/g)].flatMap(([, all = '']) => all.split(' '));
  assert.ok(names.includes('unseen'), 'what is only spoken is not seen');
  for (const name of names) assert.match(styles.join('\n'), new RegExp(`\\.${name}(?![\\w-])`), name);
});

test('every language has a catalogue, and every catalogue says what English says, with the same values and its own plurals', () => {
  assert.deepEqual([...ALL.keys()], LANGUAGES.map(({ tag }) => tag));
  for (const [tag, catalogue] of ALL) {
    assert.deepEqual(Object.keys(catalogue), Object.keys(en), tag);
    for (const [key, message] of Object.entries(catalogue)) assert.equal(wrong(rowOf(tag), message, catalogueOf('en')[/** @type {keyof typeof en} */ (key)]), null, `${tag}: ${key}`);
  }
});

test('a message that lacks a value or a plural is found', () => {
  /** @type {import('../../www/room/speech.js').Message} */
  const copies = [['n', { one: '{n} copy', other: '{n} copies' }]];
  assert.equal(wrong(rowOf('en'), copies, '{n}'), null);
  assert.match(String(wrong(rowOf('en'), '{m} copies', copies)), /values/);
  assert.match(String(wrong({ ...rowOf('fa'), tag: 'ar' }, copies, '{n}')), /lacks the plurals zero,two,few,many/);
  assert.match(String(wrong(rowOf('fa'), [['n', { few: '{n}', one: '{n}', other: '{n}' }]], '{n}')), /few to spare/);
  assert.match(String(wrong(rowOf('fa'), ' ', ' x')), /empty/);
});

test('an exact copy is said to tell the phone and to be not for the public, in both languages', () => {
  /** @type {(keyof typeof en)[]} */
  const keys = ['exactWords', 'film-exact-words-film', 'film-exact-words-sound', 'matched'];
  for (const key of keys) {
    assert.match(en[key], /tells?[^.]* phone.* (Never|Not) for the public/, key);
    assert.match(fa[key], /گوشی.*برای انتشار نیست/, key);
  }
});

test('a file of no known kind is told every format that is known, by its name', () => {
  const source = readFileSync(new URL('../../src/format.rs', import.meta.url), 'utf8');
  const names = [...source.matchAll(/Row::new\(Format::\w+, "[^"]+", "([a-z0-9]+)"/g)].map(([, extension]) => extension ?? '');
  assert.ok(names.length > 30);
  /** @type {Record<string, string>} */
  const called = { jpg: 'JPEG', tif: 'TIFF', webp: 'WebP', jxl: 'JPEG XL', ogg: 'Ogg', webm: 'WebM' };
  for (const [tag, catalogue] of ALL) {
    for (const name of names) assert.match(String(catalogue['reason-unknown-format']), new RegExp(`\\b${called[name] ?? name.toUpperCase()}\\b`), `${tag}: ${name}`);
  }
});

test('no sentence says that nothing hidden is left, nor that nothing can leave', () => {
  for (const [key, message] of Object.entries(catalogueOf('en'))) {
    for (const text of texts(message)) assert.doesNotMatch(text, /no hidden data|nothing can leave|anonymous/i, key);
  }
  for (const catalogue of ALL.values()) assert.ok(!String(catalogue.staysForm).includes(String(catalogue.stays)));
});

test('what may have to be said before the room is unpacked is there in each language, as plain text', () => {
  for (const [tag, catalogue] of ALL) {
    for (const key of [...BARE_WORDS, ...FIRST_WORDS]) assert.equal(typeof catalogue[key], 'string', `${tag}: ${key}`);
    assert.ok(String(catalogue.watched).includes('{address}'), tag);
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
  const keys = Object.keys(en);
  assert.deepEqual(keys.filter((key) => key.startsWith('reason-')).sort(), codes.toSorted());
  assert.deepEqual(keys.filter((key) => key.startsWith('next-')).sort(), steps.toSorted());
});

test('each class of findings has words', () => {
  for (const name of CLASSES) assert.ok(`class-${name}` in en);
});

/** The tag of the language that is spoken to those who ask for these. @param {...string} tags */
const spoken = (...tags) => choose(tags, LANGUAGES).tag;

test('the first language that a person asks for and the room knows is spoken, and English where it knows none', () => {
  assert.equal(spoken('fa-IR', 'en'), 'fa');
  assert.equal(spoken('de', 'fa'), 'fa');
  assert.equal(spoken('en-GB', 'fa'), 'en');
  assert.equal(spoken('de'), 'en');
  assert.equal(spoken(), 'en');
});

test('a tag is read whole before it is shortened: a script or a region can be another language', () => {
  /** @type {Record<string, string>} */
  const known = {
    'az': 'az', 'az-Latn-AZ': 'az', 'az-AZ': 'az', 'az-Arab': 'az-Arab', 'az-Arab-IR': 'az-Arab', 'az_IR': 'az-Arab', 'azb': 'az-Arab', 'ckb': 'ckb', 'ckb-IQ': 'ckb', 'ku-Arab-IQ': 'ckb', 'ku-IQ': 'ckb',
    'ku': 'kmr', 'ku-TR': 'kmr', 'kmr-Latn': 'kmr', 'ar-EG': 'ar', 'prs-AF': 'fa', 'fa-AF': 'fa', 'ps-AF': 'ps', 'ur-PK': 'ur', 'tr-TR': 'tr', 'fr-CA': 'fr', 'es-419': 'es',
  };
  for (const [tag, language] of Object.entries(known)) assert.equal(spoken(tag), language, tag);
  assert.equal(choose(['az-Cyrl'], [{ tag: 'en' }, { tag: 'az' }]).tag, 'az');
  assert.equal(spoken('farsi'), 'en', 'the beginning of a word is no tag');
});

test('plurals are those of the language, also where a browser does not know it', () => {
  const ask = (/** @type {Parameters<typeof plural>[0]} */ row, /** @type {number[]} */ ...numbers) => numbers.map((n) => plural(row, n));
  assert.deepEqual([...categories({ tag: 'ar' })].sort(), ['few', 'many', 'one', 'other', 'two', 'zero']);
  assert.deepEqual(ask({ tag: 'ar' }, 0, 1, 2, 3, 11, 100), ['zero', 'one', 'two', 'few', 'many', 'other']);
  for (const row of LANGUAGES.filter(({ tag }) => tag !== 'ar')) {
    assert.deepEqual([...categories(row)].sort(), ['one', 'other'], row.tag);
    assert.deepEqual(ask(row, 0, 1, 2), [['fa', 'fr'].includes(row.tag) ? 'one' : 'other', 'one', 'other'], row.tag);
  }
  assert.deepEqual(ask({ tag: 'xx', like: 'ar' }, 0, 1, 2), ['zero', 'one', 'two'], 'one that no browser knows counts as the one that its row names');
});

test('numbers are written in the digits of the language, and typed in any', () => {
  const shown = (/** @type {'latn' | 'arab' | 'arabext'} */ digits, /** @type {string} */ tag) => numeral({ ...rowOf('en'), tag, digits }, 1905.5);
  assert.deepEqual([shown('latn', 'en'), shown('arabext', 'fa'), shown('arab', 'ar'), shown('arabext', 'ps')], ['1,905.5', '۱٬۹۰۵٫۵', '١٬٩٠٥٫٥', '۱٬۹۰۵٫۵']);
  for (const row of LANGUAGES) assert.equal(typed(numeral(row, 1905.5, { useGrouping: false })), 1905.5, row.tag);
  assert.deepEqual([typed(' 12 '), typed('١٢٫٥'), typed('۰'), typed('1,5'), typed('7.')], [12, 12.5, 0, 1.5, 7]);
  for (const text of ['', '-1', '1e3', 'x', '1.2.3', '١,٢٫٣']) assert.ok(Number.isNaN(typed(text)), text);
});

test('a message follows its number', () => {
  assert.equal(say('en', 'makeAll', { n: 1 }), 'Make 1 safe copy');
  learn(rowOf('en'), catalogueOf('en'));
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
  const told = (/** @type {string} */ locale, /** @type {string[]} */ ...values) => gist('time', values.map((value) => ({ class: /** @type {const} */ ('time'), field: 'f', value, stays: false })), rowOf(locale)).replaceAll('\u202f', ' ');
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

/** Findings of a place. @param {[field: string, value: string][]} all */
const places = (...all) => all.map(([field, value]) => ({ class: /** @type {const} */ ('place'), field, value, stays: false }));

test('a place is told as two numbers, however the file writes it', () => {
  const told = (/** @type {[string, string][]} */ ...all) => gist('place', places(...all), rowOf('en'));
  assert.equal(told(['Exif GPSAltitude', '12.0 m'], ['Exif GPSLatitude, GPSLongitude', '35.70000, 51.40000']), '\u206635.7, 51.4\u2069');
  assert.equal(told(['com.apple.quicktime.location.ISO6709', '+35.6892+051.3890+1200.5/']), '\u206635.6892, 51.389\u2069');
  assert.equal(told(['loci', '-33.8700 +151.2100 Sydney']), '\u2066-33.87, 151.21\u2069');
  assert.equal(told(['GPSLatitude', '35.70'], ['GPSLongitude', '51.40']), '\u206635.7, 51.4\u2069');
  assert.equal(told(['exif:GPSLatitude', '35,41.346N'], ['exif:GPSLongitude', '51,23,24W']), '\u206635.6891, -51.39\u2069');
  // What is no point stands as it is.
  for (const none of ['95.0, 51.0', '35.0, 181.0', '12.0 m', 'Enghelab 12, 3', '20240301', '35,41.5N', '35.0']) assert.equal(told(['x', none]), none);
});

test('a place is told by the city that is nearest, and not by one that is far', () => {
  const by = (/** @type {number} */ latitude, /** @type {number} */ longitude) => { const found = nearest({ latitude, longitude }); return found && [found.city.latin, Math.round(found.km)]; };
  // Azadi square, a village by Marivan, Mosul, Paris, and what lies as far to the west as Tehran does to the east.
  assert.deepEqual(by(35.6997, 51.3380), ['Tehran', 5]);
  assert.deepEqual(by(35.45, 46.25), ['Marivan', 10]);
  assert.deepEqual(by(36.33, 43.12), ['Mosul', 1]);
  assert.equal(by(48.8584, 2.2945), null);
  assert.equal(by(35.69, -51.39), null);
  // Each city is its own nearest one: no two rows are the same place, and none stands with its numbers changed about.
  for (const city of CITIES) {
    assert.equal(nearest(city)?.city, city, city.latin);
    assert.ok(city.latitude > 20 && city.latitude < 43 && city.longitude > 28 && city.longitude < 70 && /^[A-Z]/.test(city.latin) && /^\p{Script=Arabic}/u.test(city.arabic), city.latin);
  }
});

test('how exact a place is is told only where the file says so', () => {
  assert.equal(within(places(['Exif GPSHPositioningError', '5 m'])), 5);
  assert.equal(within(places(['com.apple.quicktime.location.accuracy.horizontal', '14.24'])), 14.24);
  for (const none of ['', '0', '-3', 'x', '200000']) assert.equal(within(places(['Exif GPSHPositioningError', none])), null);
  assert.equal(within(places(['Exif GPSAltitude', '5 m'])), null);
});
