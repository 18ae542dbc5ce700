import assert from 'node:assert/strict';
import test from 'node:test';
import { propose, toggle } from '../../www/room/covers.js';
import { rows } from './rows.mjs';
import { FIRST, TABLE, covering, needs, next, view } from '../../www/room/state.js';

/** @typedef {import('../../www/room/state.js').Event} Event */
/** @typedef {import('../../www/room/state.js').State} State */
/** @typedef {import('../../www/room/state.js').Phase} Phase */

const covers = propose([{ score: 0.9, region: { shape: 'ellipse', x: 1, y: 1, width: 9, height: 9 } }], 100, 80);
const fault = { kind: 'malformed', at: 3 };
const keep = /** @type {const} */ ({ kind: 'keep' });
const preview = { width: 1, height: 1, pixels: new Uint8Array(4) };

/** A report on a file of that format. @param {import('../../pkg/core.js').Format} format @param {{ frames?: number, video?: boolean, audio?: boolean }} [has]
 * @returns {import('../../www/room/types.js').Report} */
const report = (format, { frames = 1, video = false, audio = false } = {}) => ({
  format, kind: video ? 'film' : audio ? 'sound' : 'picture', len: 4, findings: [], kept: rows[video ? audio ? 'film' : 'silent' : audio ? 'sound' : frames > 1 ? 'moving' : 'picture'],
  picture: video || audio ? null : { width: 100, height: 80, orientation: 1, frames },
});
/** A film as it is found. @param {import('../../www/film/sound.js').SoundChoice | null} sound */
const found = (sound) => /** @type {any} */ ({ sound, close: () => undefined, clip: { video: true }, decisions: { open: [] }, looked: { places: 1, looked: 1, left: [] } });
/** @param {string} name @returns {import('../../www/room/types.js').SafeCopy} */
const copy = (name) => ({ file: new File([], name), receipt: /** @type {any} */ ({}), parts: [], saved: false });

/** The state after these events. @param {readonly Event[]} events @param {State} [from] */
const after = (events, from = FIRST) => events.reduce(next, from);

/** A picture that was looked at. @type {Event[]} */
const LOOKED = [{ type: 'started' }, { type: 'report', report: report('jpeg') }, { type: 'preview', width: 100, height: 80, preview }, { type: 'faces', faces: covers }, { type: 'looked' }];
/** A film that was looked through. @param {import('../../www/film/sound.js').SoundChoice | null} sound @param {boolean} [video] @returns {Event[]} */
const studied = (sound, video = true) => [
  { type: 'started' }, { type: 'report', report: report('mp4', { video, audio: true }) }, { type: 'looked' }, { type: 'started' }, { type: 'studied', film: found(sound) }, { type: 'see' },
];
/** @type {Event[]} */
const MAKE = [{ type: 'make' }, { type: 'started' }];

/** A state of a picture in each phase. @type {Record<Phase, State>} */
const AT = {
  waiting: FIRST,
  looking: after(LOOKED.slice(0, 4)),
  ready: after([...LOOKED, { type: 'see' }]),
  queued: after([...LOOKED, { type: 'see' }, { type: 'make' }]),
  making: after([...LOOKED, { type: 'see' }, ...MAKE]),
  made: after([...LOOKED, { type: 'see' }, ...MAKE, { type: 'made', copy: copy('a') }]),
  failed: after([{ type: 'started' }, { type: 'failed', fault }]),
  stopped: after([{ type: 'stopped' }]),
};

/** One event of each type. @type {{ [T in Event['type']]: Extract<Event, { type: T }> }} */
const EVENTS = {
  look: { type: 'look' }, started: { type: 'started' }, looked: { type: 'looked' }, stopped: { type: 'stopped' },
  report: { type: 'report', report: report('png') }, preview: { type: 'preview', width: 9, height: 9, preview }, release: { type: 'release' },
  redrawn: { type: 'redrawn', preview }, lost: { type: 'lost', fault },
  hindrance: { type: 'hindrance', hindrance: fault }, progress: { type: 'progress', done: 0.5 }, faces: { type: 'faces', faces: covers },
  opened: { type: 'opened', length: 5 }, narrow: { type: 'narrow', part: { from: 0, to: 1e6 } }, studied: { type: 'studied', film: found(keep) },
  hindered: { type: 'hindered', fault }, failed: { type: 'failed', fault }, see: { type: 'see' }, walk: { type: 'walk', looked: { places: 9, looked: 1 } }, suffice: { type: 'suffice' }, decide: { type: 'decide', sound: keep },
  edit: { type: 'edit', covers: toggle(covers, 0) }, choose: { type: 'choose', level: 'exact' }, know: { type: 'know', known: true },
  make: { type: 'make' }, made: { type: 'made', copy: copy('b') }, keep: { type: 'keep' }, attach: { type: 'attach', attached: true },
};

/** The phase that follows on each event; what is not named leaves the state as it is. A dot is the same phase with other values.
 * @type {Record<Phase, { [T in Event['type']]?: Phase | '.' }>} */
const FOLLOWS = {
  waiting: { look: '.', started: 'looking', stopped: 'stopped' },
  looking: {
    look: 'waiting', looked: 'ready', stopped: 'stopped', failed: 'failed', hindered: 'ready', studied: 'ready',
    report: '.', preview: '.', release: '.', redrawn: '.', hindrance: '.', progress: '.', faces: '.',
  },
  ready: { look: 'waiting', release: '.', redrawn: '.', lost: 'failed', suffice: '.', decide: '.', edit: '.', choose: '.', know: '.', make: 'queued' },
  queued: { look: 'waiting', release: '.', redrawn: '.', started: 'making', stopped: 'ready', decide: 'ready', edit: 'ready', choose: 'ready', know: 'ready' },
  making: { look: 'waiting', release: '.', redrawn: '.', progress: '.', made: 'made', failed: 'ready', stopped: 'ready', decide: 'ready', edit: 'ready', choose: 'ready', know: 'ready' },
  made: { look: 'waiting', release: '.', redrawn: '.', keep: '.', attach: '.', decide: 'ready', edit: 'ready', choose: 'ready', know: 'ready' },
  failed: { look: 'waiting' },
  stopped: { look: 'waiting' },
};

for (const phase of /** @type {Phase[]} */ (Object.keys(AT))) {
  for (const type of /** @type {Event['type'][]} */ (Object.keys(EVENTS))) {
    const follows = FOLLOWS[phase][type];
    test(`${phase}, ${type}: ${follows ? follows === '.' ? 'other values' : follows : 'nothing'}`, () => {
      const before = AT[phase];
      assert.equal(before.phase, phase);
      const now = next(before, EVENTS[type]);
      assert.equal(now !== before, follows !== undefined);
      assert.equal(now.phase, follows && follows !== '.' ? follows : phase);
      assert.equal(now.copy !== null, now.phase === 'made', 'a copy is there when one was made, and only then');
      assert.equal(before.phase, phase, 'the state before is left as it was');
      if (now.phase !== 'making') assert.equal(now.progress === null || now.phase === 'looking', true);
    });
  }
}

test('the table names every phase, and no event that does not exist', () => {
  assert.deepEqual(Object.keys(TABLE), Object.keys(AT));
  for (const rules of Object.values(TABLE)) for (const type of Object.keys(rules)) assert.ok(type in EVENTS, type);
});

test('nothing is made of a picture that nobody has seen', () => {
  const state = after(LOOKED);
  assert.equal(needs(state), 'seeing');
  assert.equal(next(state, { type: 'make' }), state);
  assert.equal(after([{ type: 'see' }, { type: 'make' }], state).phase, 'queued');
});

test('a file that is looked at anew has to be seen and known anew, and keeps no copy', () => {
  const state = next({ ...AT.made, known: true }, { type: 'look' });
  assert.deepEqual({ ...state }, { ...FIRST });
});

/** Decisions, each of which is other than what the copy was made with. @type {[string, State, Event][]} */
const OTHER = [
  ['covers', AT.made, { type: 'edit', covers: toggle(covers, 0) }],
  ['level', AT.made, { type: 'choose', level: 'exact' }],
  ['the tick', after([...studied(keep), { type: 'know', known: true }, ...MAKE, { type: 'made', copy: copy('a') }]), { type: 'know', known: false }],
  ['the sound', after([...studied({ kind: 'remove' }), ...MAKE, { type: 'made', copy: copy('a') }]), { type: 'decide', sound: keep }],
  ['who of a film is covered', after([...studied({ kind: 'remove' }), ...MAKE, { type: 'made', copy: copy('a') }]), { type: 'decide', sound: { kind: 'remove' } }],
];
for (const [what, made, event] of OTHER) {
  test(`no copy stays that was made, or is being made, before ${what} changed`, () => {
    assert.ok(view(made).leaving);
    for (const phase of /** @type {const} */ (['made', 'making', 'queued'])) {
      const state = next({ ...made, phase }, event);
      assert.deepEqual([state.phase, state.copy, view(state).leaving], ['ready', null, null]);
      assert.equal(next(state, { type: 'made', copy: copy('late') }), state);
    }
  });
}

test('a copy that fails, or is stopped, leaves none that was made before it', () => {
  for (const event of /** @type {Event[]} */ ([{ type: 'failed', fault }, { type: 'stopped' }])) {
    const state = next({ ...AT.making, copy: copy('older') }, event);
    assert.deepEqual([state.phase, state.copy, state.fault], ['ready', null, event.type === 'failed' ? fault : null]);
  }
});

test('a copy leaves only while the tick that it needs is there', () => {
  const made = after([...studied(keep), { type: 'know', known: true }, ...MAKE, { type: 'made', copy: copy('a') }]);
  assert.equal(view(made).leaving, made.copy);
  assert.equal(view({ ...made, known: false }).leaving, null);
  assert.equal(view({ ...made, seen: false }).leaving, null);
});

test('knowing what stays does not stand for looking, and is heard only once there is something to decide', () => {
  const state = after([...LOOKED, { type: 'choose', level: 'exact' }, { type: 'know', known: true }]);
  assert.equal(needs(state), 'seeing');
  assert.equal(next(AT.looking, { type: 'know', known: true }).known, false);
});

test('a recording has nothing chosen, and nothing is made of it before', () => {
  const state = after(studied(null, false));
  assert.deepEqual([view(state).kind, needs(state)], ['sound', 'sound']);
  assert.equal(needs(next(state, { type: 'know', known: true })), 'sound');
});

for (const video of [false, true]) {
  for (const sound of /** @type {import('../../www/film/sound.js').SoundChoice[]} */ ([{ kind: 'keep' }, { kind: 'silence', spans: [] }, { kind: 'distort' }])) {
    test(`a voice of a ${video ? 'film' : 'recording'} stays only for one who knows it: ${sound.kind}`, () => {
      const state = after([...studied(null, video), { type: 'decide', sound }]);
      const { needs: first, stays, makeable } = view(state);
      assert.deepEqual([first, stays, makeable], ['knowing', 'sound', false]);
      const known = next(state, { type: 'know', known: true });
      assert.ok(view(known).makeable && !view(next(known, { type: 'know', known: false })).makeable);
    });
  }
}

test('a film without its sound has nothing to know', () => {
  const { needs: first, stays } = view(after(studied({ kind: 'remove' })));
  assert.deepEqual([first, stays], [null, null]);
});

test('an exact copy of what plays is made only for one who knows what stays, whether or not it can be made anew', () => {
  for (const video of [false, true]) {
    const anew = next(after(studied({ kind: 'remove' }, video)), { type: 'choose', level: 'exact' });
    const not = after([{ type: 'started' }, { type: 'report', report: report('mp4', { video, audio: true }) }, { type: 'looked' }, { type: 'started' }, { type: 'hindered', fault }]);
    assert.deepEqual([not.phase, not.level, not.hindrance?.kind, view(not).uncoverable], ['ready', 'exact', 'film-unread', true]);
    for (const state of [anew, not]) {
      assert.deepEqual([needs(state), view(state).stays], ['knowing', video ? 'film' : 'sound']);
      assert.ok(view(next(state, { type: 'know', known: true })).makeable);
    }
  }
});

test('another choice is another thing to know; a choice about a person in a film is not', () => {
  const known = after([...studied(keep), { type: 'know', known: true }]);
  assert.ok(next(known, { type: 'decide', sound: keep }).known);
  assert.ok(!next(known, { type: 'decide', sound: { kind: 'distort' } }).known);
  assert.ok(!next(known, { type: 'choose', level: 'exact' }).known);
});

test('a film that cannot be read is no film of which an exact copy can be made', () => {
  const looking = after([{ type: 'started' }, { type: 'report', report: report('mp4', { video: true }) }, { type: 'looked' }, { type: 'started' }]);
  assert.equal(next(looking, { type: 'hindered', fault: { kind: 'read', at: null } }).phase, 'failed');
  assert.equal(next(looking, { type: 'hindered', fault: { kind: 'limit', at: null } }).hindrance?.kind, 'film-memory');
  assert.equal(next(looking, { type: 'hindered', fault: { kind: 'film-long', at: null, most: 9 } }).hindrance?.most, 9);
});

test('a part of a film can be chosen while it is looked through, and only one that begins in it', () => {
  const looking = after([{ type: 'started' }, { type: 'report', report: report('mp4', { video: true }) }, { type: 'looked' }, { type: 'started' }, { type: 'opened', length: 10 }]);
  assert.deepEqual(next(looking, { type: 'narrow', part: { from: 2e6, to: 4e6 } }).part, { from: 2e6, to: 4e6 });
  for (const part of [{ from: 10e6, to: 12e6 }, { from: 0, to: 10e6 }, { from: null, to: null }]) assert.equal(next(looking, { type: 'narrow', part }), looking);
});

test('a copy that can carry no cover is asked for none', () => {
  const moving = after(LOOKED.map((event) => (event.type === 'report' ? { ...event, report: report('png', { frames: 2 }) } : event)));
  assert.deepEqual([covering(moving).length, view(moving).coverable], [1, true]);
  assert.equal(covering(next(moving, { type: 'choose', level: 'exact' })).length, 0);
});

test('of a film that is too much a part can be chosen afterwards, and then nothing that was known of all of it holds', () => {
  const part = { from: 0, to: 1e6 };
  for (const kind of ['film-full', 'film-long', 'limit']) {
    const looking = after([{ type: 'started' }, { type: 'report', report: report('mp4', { video: true }) }, { type: 'looked' }, { type: 'started' }, { type: 'opened', length: 5 }]);
    const refused = after([{ type: 'hindered', fault: { kind, at: null } }, { type: 'know', known: true }], looking);
    assert.deepEqual([refused.phase, refused.length, refused.known], ['ready', 5, true]);
    for (const state of [refused, after([...MAKE, { type: 'made', copy: copy('exact') }], refused)]) {
      const now = next(state, { type: 'narrow', part });
      assert.deepEqual([now.phase, now.part, now.hindrance, now.known, now.copy], ['waiting', part, null, false, null]);
    }
    const making = after(MAKE, refused);
    assert.equal(next(making, { type: 'narrow', part }), making);
  }
  const other = after([{ type: 'started' }, { type: 'report', report: report('mp4', { video: true }) }, { type: 'looked' }, { type: 'started' }, { type: 'opened', length: 5 }, { type: 'hindered', fault: { kind: 'film-codec', at: null } }]);
  assert.equal(other.length, null);
  assert.equal(next(other, { type: 'narrow', part }), other);
});

test('of a film all places are looked at, or a person says that it is enough, before it is made with covers', () => {
  const walk = (/** @type {number} */ looked) => /** @type {const} */ ({ type: 'walk', looked: { places: 3, looked } });
  const some = after([...studied({ kind: 'remove' }), walk(2)]);
  assert.deepEqual([needs(some), some.looked], ['places', { places: 3, looked: 2 }]);
  assert.equal(next(some, { type: 'make' }), some);
  assert.equal(needs(next(some, walk(3))), null);
  assert.equal(needs(next(some, { type: 'suffice' })), null);
  assert.equal(needs(next(some, { type: 'choose', level: 'exact' })), 'knowing', 'an exact copy has no covers to look at');
  assert.equal(needs(after([...studied({ kind: 'keep' }), walk(2), { type: 'know', known: true }])), 'places', 'knowing of a voice is no looking');
  assert.equal(next(after(MAKE, next(some, { type: 'suffice' })), walk(0)).looked?.looked, 2, 'what is being made is as it is');
  const again = after([{ type: 'look' }, ...studied({ kind: 'remove' }), walk(2)], next(some, { type: 'suffice' }));
  assert.equal(needs(again), 'places', 'what is looked at anew has to be looked at anew');
  assert.equal(needs(after([walk(1)], next(some, { type: 'suffice' }))), 'places', 'enough was said of more');
  assert.equal(needs(after([walk(2)], next(some, { type: 'suffice' }))), null);
  assert.equal(next(AT.ready, walk(1)), AT.ready, 'a photo has no places');
});

test('of a copy that was saved and then decided anew it stays known under which name it lies on the disk', () => {
  const saved = next(AT.made, { type: 'keep', as: 'all.zip' });
  assert.equal(next(AT.made, EVENTS.edit).older.length, 0, 'nothing was saved');
  const EDIT = /** @type {const} */ ({ ...EVENTS.edit, covers: { ...EVENTS.edit.covers } });
  for (const event of [EVENTS.edit, EVENTS.choose, EVENTS.look]) assert.deepEqual(next(saved, event).older, ['all.zip'], event.type);
  assert.deepEqual(next(next(AT.made, { type: 'keep' }), EVENTS.edit).older, ['a']);
  const twice = after([EVENTS.edit, ...MAKE, EVENTS.made, { type: 'keep' }, EDIT], saved);
  assert.deepEqual(twice.older, ['all.zip', 'b']);
  assert.deepEqual(next(twice, EVENTS.look).older, ['all.zip', 'b']);
});

test('what was seen without covers has to be seen with them, where they will be on the copy after all', () => {
  const seen = (/** @type {State} */ from, /** @type {('exact' | 'unlinkable')[]} */ ...levels) => after(levels.map((level) => ({ type: 'choose', level })), from).seen;
  const [film, voice] = [after(studied(keep)), after([...studied(keep, false)])];
  assert.deepEqual([seen(film), seen(film, 'exact'), seen(film, 'exact', 'unlinkable')], [true, true, false]);
  assert.deepEqual([seen(voice), seen(voice, 'exact', 'unlinkable')], [true, true], 'a recording has nothing to see');
  assert.equal(seen(AT.made, 'exact', 'unlinkable'), true, 'a picture has its covers at either level');
});

test('what changes nothing is no decision: the copy stays', () => {
  const { covers } = AT.made;
  assert.ok(covers);
  assert.equal(next(AT.made, { type: 'edit', covers }), AT.made);
});

test('a copy that was saved in a file that is to be deleted is not saved any more, and is the same copy', () => {
  const saved = next(AT.made, { type: 'keep', as: 'all.zip' });
  const missed = next(saved, { type: 'keep', saved: false });
  assert.deepEqual([view(saved).unsaved, view(missed).unsaved, missed.copy?.file, missed.older], [false, true, saved.copy?.file, []]);
});

test('work would be lost by leaving while anything is looked at, decided, made, or not saved', () => {
  for (const phase of /** @type {Phase[]} */ (Object.keys(AT))) assert.equal(view(AT[phase]).unsaved, !['failed', 'stopped'].includes(phase), phase);
  assert.equal(view(next(AT.made, { type: 'keep' })).unsaved, false);
  const attached = next(AT.made, EVENTS.attach);
  assert.equal(view(attached).unsaved, false);
  assert.equal(view(next(attached, { type: 'attach', attached: false })).unsaved, true, 'what was taken back is nowhere');
  assert.deepEqual(next(attached, EVENTS.edit).older, [], 'nothing of it lies on the disk');
});
