// Faults: what the room knows of a failure, whoever threw it, and what it says of it.

/** @typedef {import('./types.js').Fault} Fault */
/** @typedef {import('./words.js').Key} Key */

/** What a browser throws for a file that was moved, deleted or forbidden while it was read. Nothing else is fetched in the room. */
const UNREAD = ['NotReadableError', 'NotFoundError', 'NetworkError'];
/** Kinds of faults that have words of their own. */
const KNOWN = ['unsupported', 'malformed', 'limit', 'read', 'refused', 'residue'];
/** Faults for which what to do next depends on what the file is. */
const DEPENDS = ['malformed', 'refused'];

/** What is told of a failure: a kind, and where in the file. What is not known stays `internal`. @param {any} thrown @returns {Fault} */
export function faultOf(thrown) {
  const at = typeof thrown?.at === 'number' ? thrown.at : null;
  if (typeof thrown?.kind === 'string') return { ...(thrown.most ? { most: thrown.most } : {}), kind: thrown.kind, at };
  if (UNREAD.includes(thrown?.name)) return { kind: 'read', at: null };
  return { kind: thrown instanceof RangeError ? 'limit' : 'internal', at: null };
}

/** Whether it has frames or sound that are worked on in time. @param {import('./types.js').Kind | null} kind */
export const plays = (kind) => kind === 'film' || kind === 'sound';

/** The sentences for a fault: what is known, and what can be done. `kind` is the file's, null where it is not known; `choice` is
 * whether another kind of copy can be asked for.
 * @param {Fault} fault @param {import('./types.js').Kind | null} kind @param {boolean} choice @returns {Key[]} */
export function sentences(fault, kind, choice) {
  const known = KNOWN.includes(fault.kind) ? fault.kind : 'internal';
  /** @type {string[]} */
  const keys = [`fault-${known}`];
  if (choice && ['refused', 'residue'].includes(known)) keys.push('nextOther');
  else if (DEPENDS.includes(known)) keys.push(`next-${known}-${family(kind)}`);
  return /** @type {Key[]} */ (keys);
}

/** What a file is, as far as advice goes. @param {import('./types.js').Kind | null} kind */
function family(kind) {
  if (kind === null) return 'unknown';
  if (kind === 'still') return 'picture';
  return kind === 'text' || kind === 'archive' ? 'document' : kind;
}
