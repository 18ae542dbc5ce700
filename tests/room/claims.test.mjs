// Every sentence about what stays in a copy and what went: when it is true, and that it is shown in just those states.

import assert from 'node:assert/strict';
import test from 'node:test';
import { after, before } from '../../www/room/claims.js';
import { propose, toggle } from '../../www/room/covers.js';
import { asks } from '../../www/room/kept.js';
import { FIRST, next, view } from '../../www/room/state.js';
import { en } from '../words.mjs';
import { rows } from './rows.mjs';

/** @typedef {import('../../www/room/state.js').View} View */
/** @typedef {import('../../www/room/state.js').Event} Event */
/** @typedef {import('../../www/room/types.js').Kept} Kept */
/** @typedef {import('../../www/room/types.js').Kind} Kind */
/** @typedef {import('../../pkg/core.js').Copied} Copied */
/** @typedef {keyof typeof rows} Sample */
/** @typedef {import('../words.mjs').Key} Key */

/** What each sample is. @type {Record<Sample, Kind>} */
const KINDS = { picture: 'picture', moving: 'picture', still: 'still', film: 'film', silent: 'film', sound: 'sound', document: 'document', archive: 'archive', text: 'text' };
const two = propose([0.9, 0.3].map((score, i) => ({ score, region: { shape: 'ellipse', x: 20 * i, y: 1, width: 9, height: 9 } })), 100, 80);

/** A file that was looked at. @param {Sample} sample @param {boolean} shown  Whether its picture, its film or its sound can be worked on. @returns {View} */
function looked(sample, shown) {
  const kind = KINDS[sample];
  const played = kind === 'film' || kind === 'sound';
  const report = { format: 'jpeg', kind, len: 1, findings: [], kept: rows[sample], picture: kind === 'picture' ? { width: 100, height: 80, orientation: 1, frames: sample === 'moving' ? 3 : 1 } : null };
  const film = { sound: kind === 'film' ? { kind: 'remove' } : null, clip: { video: kind === 'film' }, decisions: { open: [4, 7] } };
  const preview = { type: 'preview', width: 100, height: 80, preview: { width: 1, height: 1, pixels: new Uint8Array(4) } };
  const events = [
    { type: 'started' }, { type: 'report', report }, ...shown && !played ? [preview, { type: 'faces', faces: two }] : [], { type: 'looked' },
    ...played ? [{ type: 'started' }, shown ? { type: 'studied', film } : { type: 'hindered', fault: { kind: 'film-browser', at: null } }] : [],
  ];
  return view(/** @type {any} */ (events).reduce(next, FIRST));
}

/** A view after more events. @param {View} from @param {...Event} events */
const then = (from, ...events) => view(events.reduce(next, /** @type {import('../../www/room/state.js').State} */ (from)));
/** @param {Sample} sample @param {boolean} shown @returns {[string, Sample, View][]} */
const ways = (sample, shown) => {
  const first = looked(sample, shown);
  const exact = then(first, { type: 'choose', level: 'exact' });
  const sounds = /** @type {import('../../www/film/sound.js').SoundChoice[]} */ ([{ kind: 'keep' }, { kind: 'silence', spans: [] }, { kind: 'distort' }]);
  const heard = first.film ? sounds.map((sound) => then(first, { type: 'decide', sound })) : [];
  const open = first.covers ? [then(first, { type: 'edit', covers: toggle(two, 1) })] : [];
  return [first, exact, ...heard, ...open].map((one) => [`${sample}${shown ? '' : ', not shown'}: ${one.level}, sound ${one.sound?.kind}, ${one.kept?.open} open`, sample, one]);
};
const coverless = /** @type {Sample[]} */ (['document', 'archive', 'text']);
const STATES = /** @type {Sample[]} */ (Object.keys(rows)).flatMap((sample) => [
  ...coverless.includes(sample) ? [] : ways(sample, true), ...['picture', 'moving'].includes(sample) ? [] : ways(sample, false),
]);

/** When each sentence is true that is said before a copy is made. @type {Record<string, (view: View, kept: Kept, sample: Sample) => boolean>} */
const BEFORE = {
  'known-picture': (_, { bare, voice, words }, sample) => bare && !voice && !words && sample !== 'still',
  'known-still': (_, { bare, voice, words }, sample) => bare && !voice && !words && sample === 'still',
  'known-film': (_, { bare, voice, words }) => bare && voice && !words,
  'known-sound': (_, { bare, voice, words }) => !bare && voice && !words,
  'known-document': (_, { bare, voice, words }, sample) => bare && voice && words && sample !== 'archive',
  'known-archive': (_, { bare, voice, words }, sample) => bare && voice && words && sample === 'archive',
  'known-text': (_, { bare, voice, words }) => !bare && !voice && words,
  'stays-still': ({ uncoverable }, { bare }, sample) => uncoverable && bare && sample === 'still',
  'stays-film': ({ uncoverable }, { bare }, sample) => uncoverable && bare && KINDS[sample] === 'film',
  'stays-sound': ({ uncoverable }, { voice }, sample) => uncoverable && voice && sample === 'sound',
  'stays-document': ({ uncoverable }, { bare, voice, words }, sample) => uncoverable && bare && voice && words && sample === 'document',
  'stays-archive': ({ uncoverable }, { bare, voice, words }, sample) => uncoverable && bare && voice && words && sample === 'archive',
  'stays-text': ({ uncoverable }, { words }, sample) => uncoverable && words && sample === 'text',
  matched: ({ uncoverable }, { matched, maker }) => uncoverable && matched && maker,
  moving: (_, { bare }, sample) => !bare && sample === 'moving',
  movingExact: (_, { bare }, sample) => bare && sample === 'moving',
  stillExact: ({ uncoverable }, { bare }, sample) => !uncoverable && bare && sample === 'still',
};

/** What is shown of a view. @param {View} view @returns {string[]} */
const shown = (view) => {
  const { note, tick, bare } = before(view);
  return [note, tick, ...bare].filter((key) => key !== null);
};

for (const [key, truth] of Object.entries(BEFORE)) {
  test(`${key} is said in every state in which it is true, and in no other`, () => {
    let times = 0;
    for (const [name, sample, own] of STATES) {
      const due = own.kept ? truth(own, own.kept, sample) : false;
      assert.equal(shown(own).includes(key), due, name);
      times += Number(due);
    }
    assert.ok(times > 0, 'there is such a state');
  });
}

/** Copies of all sorts, as their receipts say. @returns {[string, Copied][]} */
function copies() {
  /** @type {Copied} */
  const plain = { level: 'unlinkable', format: 'jpeg', len: 1, sha256: '', removed: {}, hidden: {}, kept: rows.picture.drawn, covered: 2, still_of_moving: false, inspected_again: true };
  const facts = { frames: 10, covered: 8, places: 4, looked: 3, unsure: 2, people: 3, open: 1 };
  const all = Object.entries(rows).flatMap(([sample, of]) => Object.entries(of).map(([way, kept]) => /** @type {[string, Copied]} */ ([`${sample} ${way}`, { ...plain, kept }])));
  const of = (/** @type {Partial<Kept>} */ kept, /** @type {Partial<Copied>} */ more = {}) => ({ ...plain, ...more, kept: { ...plain.kept, ...kept } });
  return [
    ...all, ['hidden', of({ hidden: 2 })], ['open', of({ open: 1 })], ['all covered', of({ open: 0 })], ['nothing found', of({ open: 0 }, { covered: 0 })],
    ['film', of({ open: 1, unsure: 2 }, { film: facts })], ['empty film', of({ open: 0 }, { film: { ...facts, people: 0, open: 0 } })],
    ['part', of({}, { trimmed: { from: 1, to: 2, length: 3 } })], ['cut', of({}, { missing: 30 })], ['end', of({}, { missing: 0 })], ['frame', of({}, { still_of_moving: true })],
  ];
}

/** When each sentence is true that is said of a finished copy. @type {Record<string, (copy: Copied) => boolean>} */
const AFTER = {
  inspectedAgain: ({ kept }) => kept.hidden === 0,
  inspectedRest: ({ kept }) => kept.hidden > 0,
  staysHidden: ({ kept }) => kept.hidden > 0,
  'kept-bare': ({ kept }) => kept.bare,
  'kept-voice': ({ kept }) => kept.voice,
  'kept-words': ({ kept }) => kept.words,
  'kept-matched': ({ kept }) => kept.matched,
  'kept-maker': ({ kept }) => kept.maker,
  coveredOpen: ({ kept: { open }, covered, film }) => !film && open !== undefined && open + covered > 0,
  coveredNone: ({ kept: { open }, covered, film }) => !film && open === 0 && covered === 0,
  'hand-none': ({ kept: { open, bare, voice, words }, film }) => !film && open === undefined && !bare && !voice && !words,
  filmOpen: ({ film }) => Boolean(film && film.people > 0),
  filmCovered: ({ film }) => Boolean(film),
  filmPlaces: ({ film }) => Boolean(film),
  trimmed: ({ trimmed }) => Boolean(trimmed),
  'part-missing': ({ missing }) => missing !== undefined && missing > 0,
  'end-missing': ({ missing }) => missing === 0,
  stillOfMoving: ({ still_of_moving: still }) => still,
};

for (const [key, truth] of Object.entries(AFTER)) {
  test(`${key} is said of every copy of which it is true, and of no other`, () => {
    let times = 0;
    for (const [name, copy] of copies()) {
      assert.equal(after(copy).some((claim) => claim.key === key), truth(copy), name);
      times += Number(truth(copy));
    }
    assert.ok(times > 0, 'there is such a copy');
  });
}

test('what warns is never marked as safe', () => {
  for (const [name, copy] of copies()) {
    for (const { key, sure, values } of after(copy)) {
      const warns = key.startsWith('kept-') || ['staysHidden', 'part-missing', 'end-missing', 'coveredNone', 'hand-none'].includes(key) || Number(values.open) > 0 || (key === 'filmPlaces' && Number(values.looked) < Number(values.n));
      assert.equal(sure, !warns, `${name}: ${key}`);
    }
  }
});

/** What the choices say of a copy that they give, which is true of each file that has the choice. @type {Record<string, [Sample[], string[], (kept: Kept) => boolean]>} */
const CHOICES = {
  unlinkableWords: [['picture', 'moving', 'still'], ['drawn'], ({ matched, maker, bare }) => !matched && !maker && !bare],
  exactWords: [['picture', 'moving', 'still'], ['exact'], ({ matched, maker }) => matched && maker],
  'film-unlinkable-words-film': [['film', 'silent'], ['remove'], ({ matched, maker, voice }) => matched && !maker && !voice],
  'film-unlinkable-words-sound': [['sound'], ['keep', 'silence', 'distort'], ({ matched, voice }) => matched && voice],
  'film-exact-words-film': [['film', 'silent'], ['exact'], ({ matched, maker, bare }) => matched && maker && bare],
  'film-exact-words-sound': [['sound'], ['exact'], ({ matched, maker, voice }) => matched && maker && voice],
  'sound-remove-words': [['film'], ['remove'], ({ voice }) => !voice],
  'sound-keep-words': [['film', 'sound'], ['keep'], ({ voice, matched }) => voice && matched],
  'sound-silence-words': [['film', 'sound'], ['silence'], ({ voice }) => voice],
  'sound-distort-words': [['film', 'sound'], ['distort'], ({ voice }) => voice],
};
for (const [key, [samples, of, truth]] of Object.entries(CHOICES)) {
  test(`${key} is true of each copy that the choice gives`, () => {
    for (const sample of samples) for (const way of of) assert.ok(truth(/** @type {any} */ (rows[sample])[way]), `${sample} ${way}`);
  });
}

/** Sentences with such words that say nothing of a copy: what can be done, what a control does, what is not known yet, and what is
 * counted where the person decides (tests/room/covers.test.mjs). */
/** @type {string[]} */
const NO_CLAIM = [
  'staysForm', 'bundle-form', 'bundle-check-', 'bundle-fault-', 'toldNothing', 'toldNothingBare', 'trimFrom', 'trimTo', 'counts', 'markAdded', 'filmLooking', 'partHow', 'still-', 'film-', 'recording-', 'filmGaps', 'filmCounts',
  'filmHow', 'silenceHow', 'lookFirst', 'lookedAt', 'reason-', 'next-', 'class-', 'howTo', 'what', 'stays', 'original', 'flight', 'secondsLeft', 'minutesLeft', 'unsure-', 'readOnce', 'lookOnce', 'soundUnheard', 'danger', 'cannot', 'steps', 'older', 'notKept',
];

test('a sentence that says what stays, is left open, goes, or can be matched stands in one of these tables', () => {
  const listed = new Set([...Object.keys(BEFORE), ...Object.keys(AFTER), ...Object.keys(CHOICES)]);
  for (const [key, text] of Object.entries(en)) {
    if (!/\bstays?\b|\bleft\b|\bkeeps?\b|match|recogni|\bgoes\b|\bno cover\b|\bNOT\b|was found in the copy|in the copy/.test(text)) continue;
    const other = NO_CLAIM.some((own) => (/-$|^danger|^cannot|^steps/.test(own) ? key.startsWith(own) && !listed.has(key) : key === own));
    assert.ok(listed.has(key) || other, `${key}: ${text}`);
  }
  for (const key of listed) assert.ok(key in en, key);
});

test('nothing is made while it is not known what stays', () => {
  const { report, ...rest } = looked('picture', true);
  const unknown = view({ ...rest, seen: true, known: true, report: report && { ...report, kept: {} } });
  assert.deepEqual([unknown.kept, unknown.needs, unknown.makeable], [null, 'knowing', false]);
});

test('what stays asks for a confirmation, whatever road or browser it came by', () => {
  for (const [name, , own] of STATES) {
    const asked = own.kept && (own.kept.bare || own.kept.voice || own.kept.words);
    assert.equal(own.stays !== null, Boolean(asked), name);
    if (own.kept) assert.equal(asks(own.kept, own.kind), own.stays);
  }
});

test('an open place is counted before and in the words after, and what may be no face among them', () => {
  const [open, all] = [then(looked('picture', true), { type: 'edit', covers: toggle(two, 1) }), then(looked('moving', true), { type: 'choose', level: 'exact' })];
  assert.deepEqual([open.kept?.open, open.kept?.unsure], [1, 1]);
  assert.deepEqual([all.kept?.open, all.kept?.unsure], [2, 1], 'no cover can be on it');
  assert.deepEqual(looked('film', true).kept?.open, 2);
});
