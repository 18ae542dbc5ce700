// In place of room/search.js where there is no WebAssembly: it would take many minutes, so nobody looks for faces.

/** @returns {Promise<import('../room/types.js').Face[] | null>} */
export const faces = async () => null;

/** Nobody lends anything. */
export const help = () => {
  throw new Error('no face is looked for here');
};
