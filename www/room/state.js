// The state of one file in the room, and what becomes of it at each event. Plain values: an event gives a new state and leaves the
// old one be. What a phase does not know an event to mean, it does not heed. No DOM, no jobs.

import { ALL } from '../film/decisions.js';
import { chosen } from './covers.js';
import { plays } from './fault.js';
import { asks, kept } from './kept.js';

/** @typedef {import('./types.js').Level} Level */
/** @typedef {import('./types.js').Fault} Fault */
/** @typedef {import('../film/sound.js').SoundChoice} SoundChoice */
/** `waiting` for its turn to be looked at, `looking`, `ready` to be decided upon, `queued` for its copy, `making` it, `made`; `failed`
 * and `stopped` where nothing is known of it. @typedef {'waiting' | 'looking' | 'ready' | 'queued' | 'making' | 'made' | 'failed' | 'stopped'} Phase */

/** @typedef {typeof FIRST} State */
/** The first state of a file. */
export const FIRST = Object.freeze({
  /** @type {Phase} */ phase: 'waiting',
  /** How much of the work is done, 0 to 1; null before it began. @type {number | null} */ progress: null,
  /** The seconds that the work will still take, where that is known. @type {number | null} */ left: null,
  /** @type {import('./types.js').Report | null} */ report: null,
  /** A film or voice note that can be covered here. @type {import('../film/film.js').Film | null} */ film: null,
  /** What happens to its sound; null where nobody chose. @type {SoundChoice | null} */ sound: null,
  /** How long a film is, in seconds, while a part of it may be chosen. @type {number | null} */ length: null,
  /** What of a film is looked through. @type {import('../film/decisions.js').Trim} */ part: ALL,
  /** Why it cannot be covered here. @type {Fault | null} */ hindrance: null,
  /** @type {import('./types.js').Preview | null} */ preview: null,
  /** The full picture's, in upright pixels. @type {{ width: number, height: number } | null} */ size: null,
  /** @type {import('./covers.js').Covers | null} */ covers: null,
  /** @type {Level} */ level: 'unlinkable',
  /** Whether the picture was seen with its covers. @type {boolean} */ seen: false,
  /** How many places of a film there are to be looked at, and how many were. @type {{ places: number, looked: number } | null} */ looked: null,
  /** Whether a person said that it is enough. @type {boolean} */ enough: false,
  /** Whether the person knows what stays in a copy as it would be made now. @type {boolean} */ known: false,
  /** @type {import('./types.js').SafeCopy | null} */ copy: null,
  /** Copies that were saved and then decided anew: what lies on the disk under these names is as it was. @type {readonly string[]} */ older: [],
  /** @type {Fault | null} */ fault: null,
});

/**
 * @typedef {{ type: 'look' } | { type: 'started' } | { type: 'looked' } | { type: 'stopped' }
 *   | { type: 'report', report: import('./types.js').Report }
 *   | { type: 'preview', width: number, height: number, preview: import('./types.js').Preview }
 *   | { type: 'release' } | { type: 'redrawn', preview: import('./types.js').Preview } | { type: 'lost', fault: Fault }
 *   | { type: 'hindrance', hindrance: Fault }
 *   | { type: 'progress', done: number, left?: number | null }
 *   | { type: 'faces', faces: import('./covers.js').Covers }
 *   | { type: 'opened', length: number }
 *   | { type: 'narrow', part: import('../film/decisions.js').Trim }
 *   | { type: 'studied', film: import('../film/film.js').Film }
 *   | { type: 'hindered', fault: Fault }
 *   | { type: 'failed', fault: Fault }
 *   | { type: 'see' } | { type: 'walk', looked: { places: number, looked: number } } | { type: 'suffice' }
 *   | { type: 'decide', sound: SoundChoice | null } | { type: 'edit', covers: import('./covers.js').Covers }
 *   | { type: 'choose', level: Level } | { type: 'know', known: boolean }
 *   | { type: 'make' } | { type: 'made', copy: import('./types.js').SafeCopy } | { type: 'keep', as?: string, saved?: boolean } | { type: 'attach', attached: boolean }} Event
 */
/** What becomes of a state at an event of one type. @template {Event['type']} T
 * @typedef {(state: State, event: Extract<Event, { type: T }>) => Partial<State> | null | false} Rule  Null where nothing does. */

/** Work that has ended, and a film that was looked through. */
const REST = { progress: null, left: null };
const OVER = { ...REST, length: null };
/** Why a film cannot be covered of which a part can. */
const TOO_MUCH = ['film-full', 'film-long', 'film-memory'];

/** What a decision does, whatever it is about: a copy made without it is withdrawn, and one that is being made as well.
 * @param {Partial<State>} decision @returns {Partial<State>} */
const decision = (decision) => ({ ...REST, phase: 'ready', copy: null, fault: null, ...decision });

/** Begins anew: nothing is known, seen or made. @type {Rule<'look'>} */
const look = ({ level, older }) => ({ ...FIRST, level, older });

/** Takes what was decided about a film. Another choice of its sound is another thing to know. @type {Rule<'decide'>} */
const decide = ({ sound: before, known }, { sound }) => decision({ sound, known: known && sound === before });

/** @type {Rule<'edit'>} */
const edit = (state, { covers }) => (covers === state.covers ? null : decision({ covers }));

/** Takes another level. What was seen without covers was not seen with them. @type {Rule<'choose'>} */
function choose(state, { level }) {
  if (level === state.level || uncoverable(state)) return null;
  const other = { ...state, level };
  return decision({ level, known: false, seen: state.seen && (kind(state) === 'sound' || coverable(state) || !coverable(other)) });
}

/** @type {Rule<'know'>} */
const know = (state, { known }) => (known === state.known ? null : decision({ known }));

/** @type {Rule<'see'>} */
const see = ({ seen }) => (seen ? null : { seen: true });

/** Counts what of a film was looked at. A copy that was made is as it is. That it was enough is not true of less. @type {Rule<'walk'>} */
const walk = ({ film, enough, looked: before }, { looked: { places, looked } }) => film && { looked: { places, looked }, enough: enough && looked >= (before?.looked ?? 0) };

/** @type {Rule<'suffice'>} */
const suffice = ({ enough }) => (enough ? null : { enough: true });

/** @type {Rule<'progress'>} */
const progress = (state, { done, left = null }) => ({ progress: done, left });

/** The pixels of a picture that nobody looks at are let go. @type {Rule<'release'>} */
const release = ({ preview }) => (preview && preview.pixels.length > 0 ? { preview: { ...preview, pixels: new Uint8Array() } } : null);

/** They are there again, of the same picture. @type {Rule<'redrawn'>} */
const redrawn = ({ preview: before }, { preview }) => (before?.width === preview.width && before.height === preview.height ? { preview } : null);

/** A copy that was asked for does not come. One that was there is withdrawn. @type {(state: State, event: { type: string, fault?: Fault }) => Partial<State>} */
const unmade = (state, { fault = null }) => ({ ...REST, phase: 'ready', copy: null, fault });

/** Another part of a film is to be looked through, from its beginning. @type {Rule<'narrow'>} */
function narrow({ length, part: { from, to } }, { part }) {
  if (length === null || (part.from ?? 0) >= length * 1e6) return null;
  const chosen = (part.from ?? 0) === 0 && (part.to ?? Infinity) >= length * 1e6 ? ALL : part;
  return chosen.from === from && chosen.to === to ? null : { part: chosen, ...REST };
}

/** A part of a film that was too much is looked through after all. What was decided of all of it is void. @type {Rule<'narrow'>} */
function again(state, event) {
  // What was too much for now may not be later.
  const change = narrow({ ...state, part: { from: -1, to: -1 } }, event);
  return change && { ...change, phase: 'waiting', hindrance: null, known: false, copy: null, fault: null };
}

/** A film or recording whose tracks are to be looked through; another may be before it. @param {State} state */
const played = (state) => plays(kind(state));

/** What each phase makes of each event. @type {Record<Phase, { [T in Event['type']]?: Rule<T> }>} */
export const TABLE = {
  waiting: {
    look,
    started: () => ({ phase: 'looking' }),
    stopped: () => ({ ...OVER, phase: 'stopped' }),
  },
  looking: {
    look, progress, release, redrawn,
    report: ({ level }, { report }) => ({ report, level: report.kind === 'picture' ? level : 'exact' }),
    preview: (state, { preview, width, height }) => ({ preview, size: { width, height }, progress: 0, level: kind(state) === 'still' ? 'unlinkable' : state.level }),
    hindrance: (state, { hindrance }) => ({ hindrance }),
    faces: ({ size }, { faces }) => size && { covers: faces },
    looked: (state) => ({ ...OVER, phase: played(state) ? 'waiting' : state.covers || uncoverable(state) ? 'ready' : 'failed' }),
    opened: (state, { length }) => (kind(state) === 'film' ? { length } : null),
    narrow,
    studied: (state, { film }) => ({ ...OVER, phase: 'ready', film, sound: film.sound, level: 'unlinkable', looked: film.clip.video ? film.looked : null, enough: false }),
    // Where a film cannot be looked through, an exact copy of it still can be made, as long as it can be read.
    hindered({ length }, { fault }) {
      if (fault.kind === 'read') return { ...OVER, phase: 'failed', fault };
      const hindrance = { ...fault, kind: hindering(fault) };
      return { ...REST, length: TOO_MUCH.includes(hindrance.kind) ? length : null, phase: 'ready', hindrance };
    },
    failed: (state, { fault }) => ({ ...OVER, phase: 'failed', fault }),
    stopped: () => ({ ...OVER, phase: 'stopped' }),
  },
  ready: {
    look, release, redrawn, see, walk, suffice, decide, edit, choose, know,
    narrow: again,
    // A picture that cannot be read any more cannot be looked at.
    lost: (state, { fault }) => ({ ...OVER, phase: 'failed', fault }),
    make: (state) => (needs(state) === null ? { phase: 'queued', fault: null, progress: null } : null),
  },
  queued: {
    look, release, redrawn, decide, edit, choose, know,
    started: () => ({ phase: 'making' }),
    stopped: unmade,
  },
  making: {
    look, progress, release, redrawn, decide, edit, choose, know,
    made: (state, { copy }) => ({ ...REST, phase: 'made', copy }),
    failed: unmade,
    stopped: unmade,
  },
  made: {
    look, release, redrawn, decide, edit, choose, know,
    narrow: again,
    keep: ({ copy }, { as = copy?.file.name, saved = true }) => copy && { copy: { ...copy, saved, as } },
    attach: ({ copy }, { attached }) => copy && (copy.attached ?? false) !== attached && { copy: { ...copy, attached } },
  },
  failed: { look },
  stopped: { look },
};

/** What becomes of a state; the same state where nothing does. @param {State} state @param {Event} event @returns {State} */
export function next(state, event) {
  const rule = /** @type {Rule<any> | undefined} */ (TABLE[state.phase][event.type]);
  const change = rule?.(state, event);
  if (!change) return state;
  const now = { ...state, ...change };
  return state.copy?.saved && !now.copy ? { ...now, older: [...now.older, state.copy.as ?? state.copy.file.name] } : now;
}

/** The name of what hinders. Of most faults only that they happened is known, and the film may be whole. @param {Fault} fault */
function hindering({ kind }) {
  if (kind === 'limit') return 'film-memory';
  return kind.startsWith('film-') ? kind : 'film-unread';
}

/** What kind of file it is, once that is known. @param {State} state */
export const kind = ({ report }) => report?.kind ?? null;

/** Whether there is nothing to cover: only its hidden data can go. @param {State} state */
export const uncoverable = (state) => kind(state) !== null && kind(state) !== 'picture' && !state.film && !state.size;

/** A picture that moves keeps its motion only in an exact copy, which then has no covers. @param {State} state */
const moves = ({ report }) => (report?.picture?.frames ?? 1) > 1;

/** Whether covers will be on the copy. @param {State} state */
const coverable = (state) => !uncoverable(state) && !kept(state)?.bare && (state.level !== 'exact' || !state.film);

/** What stays and has to be known before a copy is made, by the end of the confirmation's key; null where nothing does, or where what
 * stays is not known. @param {State} state */
function stays(state) {
  const own = kept(state);
  return own && asks(own, kind(state));
}

/** What the person has to do before a copy may be made: see the picture with its covers, choose what happens to the sound, look at all
 * places of a film or say that it is enough, or say that they know what stays. Null where nothing is left to do.
 * @param {State} state @returns {'seeing' | 'sound' | 'places' | 'knowing' | null} */
export function needs(state) {
  if (!uncoverable(state) && !state.seen) return 'seeing';
  if (state.film && state.sound === null && state.level === 'unlinkable') return 'sound';
  if (walking(state) && !state.enough) return 'places';
  return !kept(state) || (stays(state) && !state.known) ? 'knowing' : null;
}

/** Whether a copy with covers would be made of a film of which not all places were looked at. @param {State} state */
const walking = ({ film, level, looked }) => film !== null && level === 'unlinkable' && looked !== null && looked.looked < looked.places;

/** The covers that will be on the copy, as the core takes them. @param {State} state */
export const covering = (state) => (coverable(state) && state.covers ? chosen(state.covers) : []);

/** What is shown of a state. @typedef {ReturnType<typeof view>} View */
/** A state with all that follows from it. @param {State} state */
export const view = (state) => ({
  ...state,
  kind: kind(state),
  uncoverable: uncoverable(state),
  moves: moves(state),
  coverable: coverable(state),
  kept: kept(state),
  stays: stays(state),
  needs: needs(state),
  busy: ['waiting', 'looking', 'queued', 'making'].includes(state.phase),
  /** Whether decisions are taken now. */ decidable: state.phase === 'ready' || state.phase === 'made',
  /** Whether a copy may be asked for now. */ makeable: state.phase === 'ready' && needs(state) === null,
  /** Whether work would be lost if the page were left. */ unsaved: state.phase === 'made' ? state.copy?.saved !== true && state.copy?.attached !== true : !['failed', 'stopped'].includes(state.phase),
  /** The copy that may leave now. */ leaving: state.phase === 'made' && needs(state) === null ? state.copy : null,
});
