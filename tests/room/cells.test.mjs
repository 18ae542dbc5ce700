import assert from 'node:assert/strict';
import test from 'node:test';
import { propose } from '../../www/room/covers.js';
import { rows } from './rows.mjs';
import { FIRST, next, view } from '../../www/room/state.js';

/** @typedef {import('../../www/room/state.js').Event} Event */
/** @typedef {import('../../www/room/state.js').State} State */
/** @typedef {import('../../www/room/state.js').Phase} Phase */

const ALL = { from: null, to: null };
const fault = { kind: 'malformed', at: 3 };
const other = { kind: 'limit', at: 5 };
const read = { kind: 'read', at: 1 };
const covers = propose([{ score: 0.9, region: { shape: 'ellipse', x: 1, y: 1, width: 9, height: 9 } }], 100, 80);
const others = propose([], 100, 80);
const preview = { width: 4, height: 2, pixels: new Uint8Array(32) };
const copy = /** @type {import('../../www/room/types.js').SafeCopy} */ ({ file: new File([], 'a'), receipt: /** @type {any} */ ({}), parts: [], saved: false });
const film = /** @type {any} */ ({ sound: { kind: 'distort' }, clip: { video: true }, decisions: { open: [] }, looked: { places: 2, looked: 1, left: [0] } });
const keep = /** @type {const} */ ({ kind: 'keep' });
/** @param {import('../../www/room/types.js').Kind} kind @param {number} [frames] @returns {any} */
const report = (kind, frames = 1) => ({ format: 'jpeg', kind, len: 4, findings: [], kept: rows[kind], picture: kind === 'picture' ? { width: 100, height: 80, orientation: 1, frames } : null });

/** A state of which nothing is as it is at first, so that all that an event changes is seen. @type {State} */
const FULL = {
  phase: 'ready', progress: 0.5, left: 7, report: report('film'), film: null, sound: { kind: 'remove' }, length: 10, part: { from: 1e6, to: 2e6 },
  hindrance: other, preview, size: { width: 100, height: 80 }, covers, level: 'unlinkable', seen: true, looked: { places: 3, looked: 3 }, enough: true, known: true, copy, older: [], fault,
};
const picture = { ...FULL, report: report('picture'), sound: null, part: ALL };

const rest = { progress: null, left: null };
const ended = { ...rest, length: null };
const decided = /** @type {const} */ ({ ...rest, phase: 'ready', copy: null, fault: null });

/** What an event changes of a state, and nothing else; null where it is left as it is.
 * @type {[State, Phase, Event, Partial<State> | null][]} */
const CELLS = [
  [FULL, 'waiting', { type: 'stopped' }, { ...ended, phase: 'stopped' }],
  [FULL, 'waiting', { type: 'started' }, { phase: 'looking' }],
  [FULL, 'looking', { type: 'progress', done: 0.6, left: 3 }, { progress: 0.6, left: 3 }],
  [FULL, 'looking', { type: 'progress', done: 0.6 }, { progress: 0.6, left: null }],
  [{ ...FULL, preview: null }, 'looking', { type: 'release' }, null],
  [FULL, 'looking', { type: 'report', report: report('sound') }, { report: report('sound'), level: 'exact' }],
  [{ ...FULL, level: 'exact' }, 'looking', { type: 'report', report: report('picture') }, { report: report('picture') }],
  [{ ...FULL, level: 'exact' }, 'looking', { type: 'preview', preview, width: 9, height: 8 }, { preview, size: { width: 9, height: 8 }, progress: 0 }],
  [{ ...FULL, level: 'exact', report: report('still') }, 'looking', { type: 'preview', preview, width: 9, height: 8 }, { preview, size: { width: 9, height: 8 }, progress: 0, level: 'unlinkable' }],
  [FULL, 'looking', { type: 'hindrance', hindrance: fault }, { hindrance: fault }],
  [FULL, 'looking', { type: 'faces', faces: others }, { covers: others }],
  [{ ...FULL, size: null }, 'looking', { type: 'faces', faces: others }, null],
  [FULL, 'looking', { type: 'looked' }, { ...ended, phase: 'waiting' }],
  [picture, 'looking', { type: 'looked' }, { ...ended, phase: 'ready' }],
  [{ ...picture, covers: null }, 'looking', { type: 'looked' }, { ...ended, phase: 'failed' }],
  [{ ...picture, covers: null, size: null, report: report('document') }, 'looking', { type: 'looked' }, { ...ended, phase: 'ready' }],
  [FULL, 'looking', { type: 'opened', length: 3 }, { length: 3 }],
  [picture, 'looking', { type: 'opened', length: 3 }, null],
  [FULL, 'looking', { type: 'studied', film }, { ...ended, phase: 'ready', film, sound: { kind: 'distort' }, level: 'unlinkable', looked: film.looked, enough: false }],
  [FULL, 'looking', { type: 'hindered', fault: read }, { ...ended, phase: 'failed', fault: read }],
  [FULL, 'looking', { type: 'hindered', fault: { ...other, most: 9 } }, { ...rest, phase: 'ready', hindrance: { kind: 'film-memory', at: 5, most: 9 } }],
  [FULL, 'looking', { type: 'hindered', fault }, { ...ended, phase: 'ready', hindrance: { kind: 'film-unread', at: 3 } }],
  [FULL, 'looking', { type: 'hindered', fault: { kind: 'film-browser', at: null } }, { ...ended, phase: 'ready', hindrance: { kind: 'film-browser', at: null } }],
  [FULL, 'looking', { type: 'failed', fault: other }, { ...ended, phase: 'failed', fault: other }],
  [FULL, 'looking', { type: 'stopped' }, { ...ended, phase: 'stopped' }],
  [FULL, 'looking', { type: 'narrow', part: { from: 2e6, to: 3e6 } }, { ...rest, part: { from: 2e6, to: 3e6 } }],
  [FULL, 'looking', { type: 'narrow', part: { from: 1e6, to: 3e6 } }, { ...rest, part: { from: 1e6, to: 3e6 } }],
  [FULL, 'looking', { type: 'narrow', part: { from: 3e5, to: 2e6 } }, { ...rest, part: { from: 3e5, to: 2e6 } }],
  [FULL, 'looking', { type: 'narrow', part: { from: 1e6, to: 2e6 } }, null],
  [FULL, 'looking', { type: 'narrow', part: { from: null, to: 10e6 } }, { ...rest, part: ALL }],
  [FULL, 'looking', { type: 'narrow', part: { from: null, to: null } }, { ...rest, part: ALL }],
  [FULL, 'looking', { type: 'narrow', part: { from: 1, to: 10e6 } }, { ...rest, part: { from: 1, to: 10e6 } }],
  [FULL, 'looking', { type: 'narrow', part: { from: 0, to: 10e6 - 1 } }, { ...rest, part: { from: 0, to: 10e6 - 1 } }],
  [FULL, 'looking', { type: 'narrow', part: { from: 10e6, to: null } }, null],
  [FULL, 'looking', { type: 'narrow', part: { from: 10e6 - 1, to: null } }, { ...rest, part: { from: 10e6 - 1, to: null } }],
  [{ ...FULL, length: 0 }, 'looking', { type: 'narrow', part: { from: null, to: 5 } }, null],
  [{ ...FULL, length: 1e-6 }, 'looking', { type: 'narrow', part: { from: null, to: 0.5 } }, { ...rest, part: { from: null, to: 0.5 } }],
  [{ ...FULL, length: null }, 'looking', { type: 'narrow', part: { from: 0, to: 1e6 } }, null],
  [FULL, 'ready', { type: 'lost', fault: other }, { ...ended, phase: 'failed', fault: other }],
  [FULL, 'ready', { type: 'see' }, null],
  [{ ...FULL, seen: false }, 'ready', { type: 'see' }, { seen: true }],
  [{ ...FULL, film }, 'ready', { type: 'make' }, { phase: 'queued', fault: null, progress: null }],
  [{ ...FULL, film, known: false, sound: keep }, 'ready', { type: 'make' }, null],
  // The same part once more: what there was no room for may be there now.
  [FULL, 'ready', { type: 'narrow', part: { from: 1e6, to: 2e6 } }, { ...rest, part: { from: 1e6, to: 2e6 }, phase: 'waiting', hindrance: null, known: false, copy: null, fault: null }],
  [FULL, 'ready', { type: 'narrow', part: { from: 2e6, to: 3e6 } }, { ...rest, part: { from: 2e6, to: 3e6 }, phase: 'waiting', hindrance: null, known: false, copy: null, fault: null }],
  [FULL, 'queued', { type: 'started' }, { phase: 'making' }],
  [FULL, 'queued', { type: 'stopped' }, { ...decided }],
  [FULL, 'making', { type: 'progress', done: 0.7, left: 2 }, { progress: 0.7, left: 2 }],
  [{ ...FULL, copy: null }, 'making', { type: 'made', copy }, { ...rest, phase: 'made', copy }],
  [FULL, 'making', { type: 'failed', fault: other }, { ...decided, fault: other }],
  [FULL, 'making', { type: 'stopped' }, { ...decided }],
  [FULL, 'made', { type: 'narrow', part: { from: 2e6, to: 3e6 } }, { ...rest, part: { from: 2e6, to: 3e6 }, phase: 'waiting', hindrance: null, known: false, copy: null, fault: null }],
  [FULL, 'made', { type: 'keep' }, { copy: { ...copy, saved: true, as: 'a' } }],
  [{ ...FULL, copy: null }, 'made', { type: 'keep' }, null],
];
for (const phase of /** @type {Phase[]} */ (['ready', 'queued', 'making', 'made'])) {
  CELLS.push(
    [FULL, phase, { type: 'decide', sound: keep }, { ...decided, sound: keep, known: false }],
    [{ ...FULL, sound: keep }, phase, { type: 'decide', sound: keep }, { ...decided }],
    [FULL, phase, { type: 'edit', covers: others }, { ...decided, covers: others }],
    [FULL, phase, { type: 'choose', level: 'exact' }, { ...decided, level: 'exact', known: false }],
    [FULL, phase, { type: 'choose', level: 'unlinkable' }, null],
    // What has nothing to cover has one kind of copy.
    [{ ...FULL, size: null }, phase, { type: 'choose', level: 'exact' }, null],
    [FULL, phase, { type: 'know', known: false }, { ...decided, known: false }],
    [FULL, phase, { type: 'know', known: true }, null],
  );
}
const empty = { width: 4, height: 2, pixels: new Uint8Array() };
for (const phase of /** @type {Phase[]} */ (['looking', 'ready', 'queued', 'making', 'made'])) {
  CELLS.push(
    [FULL, phase, { type: 'release' }, { preview: empty }],
    [{ ...FULL, preview: empty }, phase, { type: 'release' }, null],
    [{ ...FULL, preview: empty }, phase, { type: 'redrawn', preview }, { preview }],
    // Another picture is under that name by now.
    [{ ...FULL, preview: { ...empty, height: 3 } }, phase, { type: 'redrawn', preview }, null],
    [{ ...FULL, preview: { ...empty, width: 3 } }, phase, { type: 'redrawn', preview }, null],
    [{ ...FULL, preview: null }, phase, { type: 'redrawn', preview }, null],
  );
}
for (const phase of /** @type {Phase[]} */ (['waiting', 'looking', 'ready', 'queued', 'making', 'made', 'failed', 'stopped'])) {
  CELLS.push([{ ...FULL, level: 'exact' }, phase, { type: 'look' }, { ...FIRST, level: 'exact' }]);
}

test('each event changes what it is about, and leaves everything else as it was', () => {
  for (const [state, phase, event, change] of CELLS) {
    const before = { ...state, phase };
    const now = next(before, event);
    const what = `${phase}, ${JSON.stringify(event)}`;
    if (change) assert.deepEqual(now, { ...before, ...change }, what);
    else assert.equal(now, before, what);
  }
});

test('a file of which nothing is known has nothing decided', () => {
  assert.deepEqual({ ...FIRST }, {
    phase: 'waiting', progress: null, left: null, report: null, film: null, sound: null, length: null, part: ALL, hindrance: null, preview: null,
    size: null, covers: null, level: 'unlinkable', seen: false, looked: null, enough: false, known: false, copy: null, older: [], fault: null,
  });
});

test('what is shown follows from the state', () => {
  const busy = { waiting: true, looking: true, ready: false, queued: true, making: true, made: false, failed: false, stopped: false };
  for (const [phase, works] of Object.entries(busy)) {
    const shown = view({ ...picture, phase: /** @type {Phase} */ (phase) });
    assert.deepEqual([shown.busy, shown.decidable, shown.makeable], [works, ['ready', 'made'].includes(phase), phase === 'ready'], phase);
    assert.equal(shown.leaving, phase === 'made' ? copy : null, phase);
  }
  const moves = [0, 1, 2, 9].map((frames) => view({ ...picture, report: report('picture', frames) }).moves);
  assert.deepEqual([...moves, view(FULL).moves], [false, false, true, true, false]);
  for (const [state, uncoverable] of /** @type {const} */ ([[FIRST, false], [picture, false], [{ ...picture, size: null }, false], [FULL, false], [{ ...FULL, size: null }, true], [{ ...FULL, size: null, film }, false]])) assert.equal(view(state).uncoverable, uncoverable);
});
