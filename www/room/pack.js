// Unpacks what the build packed with tools/pack. No DOM.

/** How much is unpacked in one go: a few milliseconds on a slow phone. */
const PIECE = 1 << 17;
/** Where an `.lzma` file says how long what it holds is, in eight bytes. */
const LENGTH = 5;

/** What the decoder of tools/pack offers. @typedef {{ memory: WebAssembly.Memory, reserve(length: number): number,
 *   next(most: number): number, join(): number, text(prime: number): number, piece(): number }} Decoder */

/** Lets the page answer. */
export const pause = () => new Promise((done) => {
  setTimeout(done);
});

/** @param {WebAssembly.Module} decoder */
async function open(decoder) {
  const { exports } = await WebAssembly.instantiate(decoder);
  return /** @type {Decoder} */ (/** @type {unknown} */ (exports));
}

/** What a pack holds. Rejects for what is no pack, or less of it than it says.
 * @param {WebAssembly.Module} decoder @param {AsyncIterable<Uint8Array>} pieces @param {number} length  Of the pack, in bytes. */
export async function unpack(decoder, pieces, length) {
  const { memory, reserve, next, piece } = await open(decoder);
  const place = reserve(length);
  let filled = 0;
  for await (const bytes of pieces) {
    new Uint8Array(memory.buffer, place, length).set(bytes, filled);
    filled += bytes.length;
  }
  const held = new Uint8Array(Number(new DataView(memory.buffer, place).getBigUint64(LENGTH, true)));
  for (let at = 0; at < held.length;) {
    const count = next(PIECE);
    if (count <= 0) throw new Error('the pack is broken');
    held.set(new Uint8Array(memory.buffer, piece(), count), at);
    at += count;
    await pause();
  }
  return held;
}

/** A short text that was packed after another one. Rejects for what is none.
 * @param {WebAssembly.Module} decoder @param {Uint8Array} prime  The other. @param {AsyncIterable<Uint8Array>} pieces @param {number} length  Of the pack, in bytes. */
export async function unpackText(decoder, prime, pieces, length) {
  const { memory, reserve, text, piece } = await open(decoder);
  const place = reserve(prime.length + length);
  new Uint8Array(memory.buffer, place).set(prime);
  let filled = prime.length;
  for await (const bytes of pieces) {
    new Uint8Array(memory.buffer, place).set(bytes, filled);
    filled += bytes.length;
  }
  const count = text(prime.length);
  if (count < 0) throw new Error('the pack is broken');
  return new Uint8Array(memory.buffer, piece(), count).slice();
}

/** The WebAssembly module that a pack holds in streams (tools/pack/src/streams.rs). Rejects as `unpack` does.
 * @param {WebAssembly.Module} decoder @param {AsyncIterable<Uint8Array>} pieces @param {number} length  Of the pack, in bytes. */
export async function unpackModule(decoder, pieces, length) {
  const held = await unpack(decoder, pieces, length);
  const { memory, reserve, join, piece } = await open(decoder);
  const place = reserve(held.length);
  new Uint8Array(memory.buffer, place).set(held);
  const count = join();
  if (count < 0) throw new Error('the pack is broken');
  return new Uint8Array(memory.buffer, piece(), count);
}
