// What is said of an answer: which sentences, and whether they reassure. No DOM.

import { after } from '../../room/claims.js';
import { sentences } from '../../room/fault.js';

/** @typedef {import('./types.js').Answer} Answer */
/** @typedef {import('../../room/words.js').Key} Key */

/** What a fault of the evidence is called; what is not listed is called damaged. @type {Record<string, Key>} */
const FAULTS = {
  'damaged-member': 'bundle-fault-member', 'missing-member': 'bundle-fault-missing', 'stray-member': 'bundle-fault-stray', 'duplicate-member': 'bundle-fault-stray',
  'damaged-bundle': 'bundle-fault-outside', 'not-a-bundle': 'bundle-fault-outside', swapped: 'bundle-fault-swapped', 'manifest-broken': 'bundle-fault-manifest',
  'manifest-version': 'bundle-fault-version', 'opening-other': 'bundle-fault-opening', 'proof-broken': 'bundle-fault-proof', 'tiles-other': 'bundle-fault-proof',
};

/** What was found sound. @type {readonly import('./types.js').Verdict[]} */
const GOOD = ['sound', 'fits', 'unchanged', 'original'];
/** What was found to be another than it should be. @type {readonly import('./types.js').Verdict[]} */
const BAD = ['wrong', 'repacked', 'changed', 'same-media', 'stranger'];

/** How an answer is marked. @param {Answer} answer @returns {'good' | 'bad' | 'open'} */
export const mark = ({ is }) => (GOOD.includes(is) ? 'good' : BAD.includes(is) ? 'bad' : 'open');

/** The sentence that comes first. @param {Answer} answer @returns {Key} */
export const verdict = ({ is }) => /** @type {Key} */ (`bundle-check-${is}`);

/** What is wrong, and what to do about it. @param {Answer} answer @returns {Key[]} */
export function wrongs({ fault }) {
  if (!fault) return [];
  if (!fault.evidence) return sentences({ kind: 'refused', reason: fault.reason, next: fault.next, at: null }, null, false);
  const own = FAULTS[fault.reason];
  if (own === 'bundle-fault-version') return [own];
  return [...own ? [own] : [], 'bundle-check-wary'];
}

/** The fault by its name, with the file, the item or the field in which it is: as the desk tool tells it. @param {Answer} answer */
export function named({ fault }) {
  if (!fault?.evidence) return '';
  const [where] = typeof fault.place === 'string' ? [] : Object.values(fault.place);
  return [fault.reason, ...where === undefined ? [] : [String(where)]].join(' ');
}

/** What is said of a copy beside what its proof says. @param {import('./types.js').Listed} listed
 * @returns {{ key: Key, values: import('../../room/words.js').Values }[]} */
export function claims({ copy, covers: [search, hand], searched }) {
  const all = new Map(after(copy).filter(({ key }) => key !== 'hand-none').map(({ key, values }) => [key, values]));
  if (search + hand > 0) all.set('bundle-check-covers', { search, hand });
  if (searched === 'nothing') all.set('bundle-check-unsearched', {});
  return [...all].map(([key, values]) => ({ key, values }));
}
