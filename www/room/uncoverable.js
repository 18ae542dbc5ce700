// What stands in the place of a picture for a file that the room cannot show, and the confirmation that is asked for before a copy
// leaves with something nobody covered.

import { icon, make } from './dom.js';

/** @typedef {import('./words.js').Key} Key */

/** @param {Exclude<import('./types.js').Kind, 'picture'>} kind @param {readonly Key[]} claims  What stays. */
export function uncoverable(kind, claims) {
  const words = make('div', {}, make('b', { say: /** @type {Key} */ (`kind-${kind}`) }), ...claims.map((say) => make('p', { say })));
  return make('section', { className: 'bare-file' }, icon(kind), words);
}

/** A box to tick. @param {(known: boolean) => void} changed */
export function confirmation(changed) {
  const box = make('input', { type: 'checkbox' });
  box.addEventListener('change', () => changed(box.checked));
  const words = make('span');
  return { root: make('label', { className: 'known', hidden: true }, box, words), box, words };
}
