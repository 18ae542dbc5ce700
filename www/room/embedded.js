// What the page's own decoder unpacks from its blocks.

import { arrived, bytesOf, inflated, lengthOf } from './blocks.js';
import { unpack, unpackModule, unpackText } from './pack.js';

/** The page's decoder. */
export async function decoder() {
  await arrived('decoder');
  return WebAssembly.compile(await (await inflated('decoder')).arrayBuffer());
}

/** A short text that a block holds, packed after another one. @param {string} id @param {WebAssembly.Module} by  The page's decoder. @param {Uint8Array} prime  The other. */
export async function shortText(id, by, prime) {
  await arrived(id);
  return unpackText(by, prime, bytesOf(id), lengthOf(id));
}

/** What a packed block holds. @param {string} id @param {WebAssembly.Module} by  The page's decoder. */
export const unpacked = (id, by) => unpack(by, bytesOf(id), lengthOf(id));

/** The module that a packed block holds. @param {string} id @param {WebAssembly.Module} by  The page's decoder. */
export const compiled = async (id, by) => WebAssembly.compile(await unpackModule(by, bytesOf(id), lengthOf(id)));
