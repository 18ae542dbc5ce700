// Claims: every sentence about what stays in a copy and what went, chosen from what the core says stays. No DOM.

import { plays } from './fault.js';

/** @typedef {import('./words.js').Key} Key */
/** A sentence with its values; `sure` where it warns of nothing. @typedef {{ key: Key, values: import('./words.js').Values, sure: boolean }} Claim */

/** What is said before a copy is made: a note on what no cover is on, the confirmation to be ticked, and what stands in the place of a
 * picture that cannot be shown. @param {import('./state.js').View} view
 * @returns {{ note: Key | null, tick: Key | null, bare: Key[] }} */
export function before({ decidable, uncoverable, coverable, moves, kind, kept, stays }) {
  const shown = decidable && !uncoverable && !plays(kind) && (!coverable || moves);
  const whole = decidable && uncoverable && kind && kind !== 'picture';
  return {
    note: !shown ? null : coverable ? 'moving' : moves ? 'movingExact' : 'stillExact',
    tick: decidable && stays ? `known-${stays}` : null,
    bare: !whole ? [] : kept?.matched && kept.maker ? [`stays-${kind}`, 'matched'] : [`stays-${kind}`],
  };
}

/** What is said of a finished copy, whatever stays first.
 * @param {import('./types.js').Receipt['copy']} copy @returns {Claim[]} */
export function after({ kept, covered, missing, still_of_moving, film, trimmed }) {
  const { bare, voice, words, matched, maker, hidden, open } = kept;
  /** @type {Claim[]} */
  const all = [];
  const say = (/** @type {unknown} */ when, /** @type {Key} */ key, /** @type {boolean} */ sure, values = {}) => {
    if (when) all.push({ key, values, sure });
  };
  say(true, hidden > 0 ? 'inspectedRest' : 'inspectedAgain', true);
  say(bare, 'kept-bare', false);
  say(voice, 'kept-voice', false);
  say(words, 'kept-words', false);
  say(hidden > 0, 'staysHidden', false, { n: hidden });
  if (film) {
    const people = { covered: film.people - (open ?? film.people), open: open ?? film.people };
    say(film.people > 0, 'filmOpen', people.open === 0, people);
    say(true, 'filmCovered', true, { covered: film.covered, frames: film.frames, unsure: kept.unsure });
    say(true, 'filmPlaces', film.looked === film.places, { looked: film.looked, n: film.places });
  } else if (open !== undefined) say(true, covered + open > 0 ? 'coveredOpen' : 'coveredNone', covered > 0 && open === 0, { covered, open });
  // A picture that is drawn anew, or can be covered as it is coded, in which nobody looked for faces.
  else say(!bare && !voice && !words, 'hand-none', false);
  if (trimmed) say(true, 'trimmed', true, trimmed);
  say(missing !== undefined, missing === 0 ? 'end-missing' : 'part-missing', false, { n: missing ?? 0 });
  say(still_of_moving, 'stillOfMoving', true);
  say(matched, 'kept-matched', false);
  say(maker, 'kept-maker', false);
  return all;
}
