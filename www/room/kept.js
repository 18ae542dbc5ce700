// What stays in a copy. The core says it for each way in which a copy of a file can be made, and again in the receipt; the room picks
// the way, adds what the person left open, and asks, shows and says nothing else. No DOM.

import { count } from './covers.js';

/** @typedef {import('./types.js').Kept} Kept */
/** @typedef {import('./words.js').Key} Key */
/** @typedef {import('./state.js').State} State */

/** How a copy would be made now; null where nobody chose. @param {State} state */
function way({ level, film, sound }) {
  if (level === 'exact') return 'exact';
  return film ? sound?.kind ?? null : 'drawn';
}

/** What stays in a copy as it would be made now; null while that is not known. @param {State} state @returns {Kept | null} */
export function kept(state) {
  const own = way(state);
  const row = (own && state.report?.kept[own]) ?? null;
  if (!row) return null;
  const { covers, film } = state;
  if (covers) return { ...row, ...count(row.bare ? { ...covers, list: covers.list.map((cover) => ({ ...cover, on: false })) } : covers).stay };
  return film?.clip.video && own !== 'exact' ? { ...row, open: film.decisions.open.length } : row;
}

/** The confirmation that it needs, by the end of its key; null where it needs none. @param {Kept} kept
 * @param {import('./types.js').Kind | null} kind @returns {Exclude<import('./types.js').Kind, never> | null} */
export function asks({ bare, voice, words }, kind) {
  if (words) return !bare ? 'text' : kind === 'archive' ? kind : 'document';
  if (bare) return voice ? 'film' : kind === 'still' ? kind : 'picture';
  return voice ? 'sound' : null;
}
