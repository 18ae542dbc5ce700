// What a form around the room asks of the files: how many, how large, of which kinds; and the level that it proposes.

/** The kinds of the core, by the words of the attribute `accept`. @type {Map<string, readonly import('./types.js').Kind[]>} */
const KINDS = new Map([['photo', ['picture', 'still']], ['film', ['film']], ['sound', ['sound']], ['document', ['document', 'archive', 'text']]]);

/** @typedef {ReturnType<typeof rulesOf>} Rules */

/** Rules as they are meant, whatever a page says. A kind that is none allows nothing. @param {any} asked */
export function rulesOf(asked) {
  const { most = Infinity, bytes = Infinity, kinds = [], level, removed, seal } = asked ?? {};
  return {
    most: Number(most),
    bytes: Number(bytes),
    /** @type {readonly string[] | null} */ kinds: Array.isArray(kinds) && kinds.length > 0 ? kinds.flatMap((name) => KINDS.get(name) ?? []) : null,
    /** @type {import('./types.js').Level | null} */ level: level === 'exact' || level === 'unlinkable' ? level : null,
    removed: removed === true,
    seal: seal === true,
  };
}

/** Why the form does not take a file; null where it does, or where that is not known yet. @param {Rules} rules
 * @param {import('./types.js').Kind | null} kind @param {number} bytes  Of its copy; 0 before there is one. @param {number} place  Among those that it takes. */
export function refusal({ most, bytes: limit, kinds }, kind, bytes, place) {
  if (kind && kinds && !kinds.includes(kind)) return 'formKind';
  if (bytes > limit) return 'formBytes';
  return place >= most ? 'formMost' : null;
}
