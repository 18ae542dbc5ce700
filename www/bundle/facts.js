// What is known of a copy beside its bytes, as the core takes it into a manifest. Nothing is said that the room does not know. No DOM.

import { ALL } from '../film/decisions.js';
import { chosen } from '../room/covers.js';

/** @param {import('../room/state.js').View} view  Of a file whose copy is made. */
export function facts({ copy, covers, coverable, film, level, part, sound }) {
  const on = coverable && covers ? covers.list.filter((cover) => cover.on) : [];
  const shapes = coverable && covers ? chosen(covers) : [];
  const anew = level === 'unlinkable';
  // Of a film of which a part was looked through, an exact copy holds the rest as well.
  const whole = covers !== null || film?.clip.video && (anew || part === ALL);
  return {
    receipt: copy?.receipt,
    covers: on.map(({ origin }, i) => [shapes[i], origin === 'added' ? 'hand' : 'search']),
    searched: whole ? 'whole' : 'nothing',
    sound: anew && film ? sound?.kind ?? null : null,
  };
}
