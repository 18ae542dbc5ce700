// Whether the room can work here.

/** The smallest module of WebAssembly, and one that holds a vector instruction (v128.const, in a function without a name). */
const EMPTY = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);
const VECTORS = Uint8Array.of(...EMPTY, 1, 4, 1, 0x60, 0, 0, 3, 2, 1, 0, 10, 23, 1, 21, 0, 0xfd, 12, ...new Array(16).fill(0), 0x1a, 0x0b);

/** Why the core does not start in this browser: only what is known. @returns {Promise<import('./start.js').FirstWord>} */
export async function hindrance() {
  if (typeof DecompressionStream === 'undefined') return 'tooOld';
  if (typeof WebAssembly === 'undefined') return 'wasmOff';
  if (typeof Worker === 'undefined') return 'workersOff';
  try {
    await WebAssembly.compile(EMPTY);
  } catch {
    return 'wasmRefused';
  }
  return WebAssembly.validate(VECTORS) ? 'notStarted' : 'tooOld';
}
