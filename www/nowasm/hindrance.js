// In place of room/hindrance.js where there is no WebAssembly.

/** Why the core does not start in this browser: only what is known. @returns {Promise<import('../room/start.js').FirstWord>} */
export async function hindrance() {
  if (typeof DecompressionStream === 'undefined') return 'tooOld';
  return typeof Worker === 'undefined' ? 'workersOff' : 'notStarted';
}
