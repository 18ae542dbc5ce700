// Faults: what the room knows of a failure, whoever threw it, and what it says of it.

import { KEYS } from '../strings/keys.js';

/** @typedef {import('./types.js').Fault} Fault */
/** @typedef {import('./words.js').Key} Key */

/** What a browser throws for a file that was moved, deleted or forbidden while it was read. Nothing else is fetched in the room. */
const UNREAD = ['NotReadableError', 'NotFoundError', 'NetworkError'];
/** What the page says of a failure: a kind, the core's reason and next step, and where in the file. What is not known stays `internal`. @param {any} thrown @returns {Fault} */
export function faultOf(thrown) {
  const at = typeof thrown?.at === 'number' ? thrown.at : null;
  if (typeof thrown?.kind === 'string') {
    const { kind, reason = 'internal', next = 'report', most } = thrown;
    return { ...(most ? { most } : {}), kind, reason, next, at };
  }
  if (UNREAD.includes(thrown?.name)) return { kind: 'read', reason: 'unreadable', next: 'choose', at: null };
  if (thrown instanceof RangeError) return { kind: 'limit', reason: 'too-large', next: 'smaller', at: null };
  return { kind: 'internal', reason: 'internal', next: 'report', at: null };
}

/** Whether it has frames or sound that are worked on in time. @param {import('./types.js').Kind | null} kind */
export const plays = (kind) => kind === 'film' || kind === 'sound';

/** The sentences for a fault: what is known, and what can be done. `kind` is the file's, null where it is not known; `choice` is
 * whether another kind of copy can be asked for.
 * @param {Fault} fault @param {import('./types.js').Kind | null} kind @param {boolean} choice @returns {Key[]} */
export function sentences(fault, kind, choice) {
  const { kind: known, reason = 'internal', next = 'report' } = fault;
  const step = choice && ['refused', 'residue'].includes(known) && !['cover', 'unlock', 'unprotected'].includes(next) ? 'other' : next;
  const keys = [`reason-${reason}`, `next-${step.endsWith('-') ? step + family(kind) : step}`];
  return /** @type {Key[]} */ (keys.every((key) => KEYS.some((known) => known === key)) ? keys : ['reason-internal', 'next-report']);
}

/** Whether the same file may be looked at after all: where that is the next step, or nothing is known. @param {Fault | null} fault */
export const helped = (fault) => ['smaller', 'report'].includes(fault?.next ?? 'report');

/** What a file is, as far as advice goes. @param {import('./types.js').Kind | null} kind */
function family(kind) {
  if (kind === null) return 'unknown';
  if (kind === 'still') return 'picture';
  return kind === 'text' || kind === 'archive' ? 'document' : kind;
}
