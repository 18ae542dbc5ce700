// In place of room/embedded.js where there is no WebAssembly: the browser itself unpacks every block, and the core came with the worker.

import { arrived, inflated } from '../room/blocks.js';

/** What a block holds. @param {string} id */
export async function unpacked(id) {
  await arrived(id);
  return new Uint8Array(await (await inflated(id)).arrayBuffer());
}

export const shortText = unpacked;
export const decoder = async () => null;
export const compiled = async () => null;
