// What a person decided about a film: who is covered, what else, and what happens where somebody was lost. Plain values; each
// change gives a new state and leaves the old one be. Times are in microseconds.

/** A place in upright pixels of the film. @typedef {import('../../pkg/core.js').Region} Region */
/** @typedef {{ time: number, region: Region }} Key */
/** A cover of the person's own. It moves evenly between its keys; one key alone is a box that stands still. `from` and `to` are
 * when it holds, null where it holds from the clip's beginning or to its end.
 * @typedef {{ id: number, follows: boolean, from: number | null, to: number | null, keys: readonly Key[] }} Added */
/** In microseconds; from the beginning or to the end where it is null. @typedef {import('../../pkg/core.js').Part} Trim */
/** `open` are the people left uncovered, `joined` those who are one person under several numbers. `inverse`: all but the faces that are
 * open is covered. `unsure`: what is covered where somebody was lost, the whole picture or an area. `trim`: what the copy holds, from a time until before one.
 * @typedef {{ open: readonly number[], joined: readonly (readonly number[])[], added: readonly Added[], inverse: boolean, unsure: Exclude<import('../../pkg/core.js').UnsureTreatment, 'tracked'>, trim: Trim, next: number }} Decisions */

/** Whether something that was covered, or not in the copy, may be seen in it by other decisions. A cover that moves was moved before the eyes.
 * @param {Decisions} before @param {Decisions} now */
export const opens = (before, now) => now.open.some((id) => !before.open.includes(id)) || now.inverse !== before.inverse || now.unsure !== before.unsure
  || before.added.some((old) => !now.added.some((own) => own.id === old.id && outlasts(own, old)));
/** Whether a cover holds at least when another does, and stays under the drags that it was to follow. @param {Added} own @param {Added} old */
const outlasts = (own, old) => (own.from ?? -Infinity) <= (old.from ?? -Infinity) && (own.to ?? Infinity) >= (old.to ?? Infinity) && own.follows >= old.follows;

/** How long a part of a clip is, in seconds. @param {Trim} part @param {number} duration  The clip's, in seconds. */
export const lasts = ({ from, to }, duration) => Math.max(Math.min((to ?? Infinity) / 1e6, duration) - (from ?? 0) / 1e6, 0);

/** Where nothing was chosen, all of a film is looked through and kept. @type {Trim} */
export const ALL = { from: null, to: null };
/** Everybody is covered. @type {Decisions} */
export const FIRST = { open: [], joined: [], added: [], inverse: false, unsure: 'reach', trim: ALL, next: 1 };

/** Everybody who is joined with a person, and the person. @param {Decisions} state @param {number} person @returns {readonly number[]} */
export const joinedWith = (state, person) => state.joined.find((people) => people.includes(person)) ?? [person];

/** @param {Decisions} state @param {number} person @returns {Decisions} */
export function toggle(state, person) {
  const own = joinedWith(state, person);
  const others = state.open.filter((id) => !own.includes(id));
  return { ...state, open: state.open.includes(person) ? others : [...others, ...own] };
}

/** Makes two people one; where one of them is covered, they are. @param {Decisions} state @param {number} a @param {number} b @returns {Decisions} */
export function join(state, a, b) {
  const own = [...new Set([...joinedWith(state, a), ...joinedWith(state, b)])];
  const open = own.every((id) => state.open.includes(id)) ? state.open : state.open.filter((id) => !own.includes(id));
  return { ...state, open, joined: own.length < 2 ? state.joined : [...state.joined.filter((people) => !people.some((id) => own.includes(id))), own] };
}

/** Makes everybody who was joined with a person somebody of their own again. @param {Decisions} state @param {number} person @returns {Decisions} */
export const part = (state, person) => ({ ...state, joined: state.joined.filter((people) => !people.includes(person)) });

/** Adds a cover that holds for the whole clip. @param {Decisions} state @param {number} time @param {Region} region @returns {Decisions} */
export const add = (state, time, region) => ({
  ...state, next: state.next + 1, added: [...state.added, { id: state.next, follows: false, from: null, to: null, keys: [{ time, region }] }],
});

/** @param {Decisions} state @param {number} id @returns {Decisions} */
export const remove = (state, id) => ({ ...state, added: state.added.filter((cover) => cover.id !== id) });

/** @param {Decisions} state @param {number} id @param {(cover: Added) => Partial<Added>} how @returns {Decisions} */
export const change = (state, id, how) => ({ ...state, added: state.added.map((cover) => (cover.id === id ? { ...cover, ...how(cover) } : cover)) });

/** Sets where a cover is at a time: a key of one that follows, else its only place. @param {Decisions} state @param {number} id
 * @param {number} time @param {Region} region */
export const move = (state, id, time, region) => change(state, id, ({ follows, keys }) => ({
  keys: follows ? [...keys.filter((key) => key.time !== time), { time, region }].sort((a, b) => a.time - b.time) : [{ time, region }],
}));

/** Where a cover of the person's own is at a time, for handles on the screen; null while it does not hold.
 * @param {Added} cover @param {number} time @returns {Region | null} */
export function placeAt({ from, to, keys }, time) {
  const [first, last] = [keys[0], keys.at(-1)];
  if (!first || !last || (from !== null && time < from) || (to !== null && time >= to)) return null;
  if (time <= first.time) return first.region;
  if (time >= last.time) return last.region;
  const after = keys.findIndex((key) => key.time > time);
  const [a, b] = [/** @type {Key} */ (keys[after - 1]), /** @type {Key} */ (keys[after])];
  const part = (time - a.time) / (b.time - a.time);
  const between = (/** @type {'x' | 'y' | 'width' | 'height'} */ side) => a.region[side] + (b.region[side] - a.region[side]) * part;
  return { shape: a.region.shape, x: between('x'), y: between('y'), width: between('width'), height: between('height') };
}

/** What lies within a part of a clip and is not trimmed away. @param {Trim} part @param {Trim} trim @returns {Trim} */
export const within = (part, trim) => ({
  from: part.from === null || trim.from === null ? part.from ?? trim.from : Math.max(part.from, trim.from),
  to: part.to === null || trim.to === null ? part.to ?? trim.to : Math.min(part.to, trim.to),
});

/** Whether a copy holds what is seen at a time. @param {Trim} trim @param {number} at */
export const holds = ({ from, to }, at) => (from === null || at >= from) && (to === null || at < to);

/** The decisions as the core takes them. @param {Decisions} state @returns {Omit<import('../../pkg/core.js').FilmDecisions, 'overrides'>} */
export const toCore = ({ open, joined, added, inverse, unsure }) => ({
  uncovered: [...open], joined: joined.map((people) => [...people]), inverse, unsure,
  manual: added.map(({ from, to, keys }) => ({
    shape: keys[0]?.region.shape ?? 'box', ...from === null ? {} : { from }, ...to === null ? {} : { to },
    keys: keys.map(({ time, region: { x, y, width, height } }) => ({ time, x, y, width, height })),
  })),
});
