// The inert blocks in which the page carries its words, its font, and the rest of the room.

import { Letters } from './letters.js';
import { pause, unpack, unpackModule } from './pack.js';

/** How many letters are read in one go: a few milliseconds on a slow phone. Whole pairs. */
const PIECE = 1 << 18;

/** The text of a block, or nothing. @param {string} id */
export const textOf = (id) => document.getElementById(id)?.textContent ?? '';

/** How many bytes a block holds. @param {string} id */
const lengthOf = (id) => Number(document.getElementById(id)?.dataset.bytes ?? 0);

/** The bytes of a block of letters, which is then gone. @param {string} id */
async function* bytesOf(id) {
  const text = textOf(id);
  const letters = new Letters(lengthOf(id));
  document.getElementById(id)?.remove();
  for (let at = 0; at < text.length; at += PIECE) {
    await pause();
    yield letters.bytes(text.slice(at, at + PIECE));
  }
}

/** All the bytes of a block in one. @param {string} id */
async function whole(id) {
  /** @type {Uint8Array<ArrayBuffer>[]} */
  const pieces = [];
  for await (const piece of bytesOf(id)) pieces.push(piece);
  return new Blob(pieces);
}

/** The page's decoder. */
export async function decoder() {
  const plain = (await whole('decoder')).stream().pipeThrough(new DecompressionStream('gzip'));
  return WebAssembly.compile(await new Response(plain).arrayBuffer());
}

/** What a packed block holds. @param {string} id @param {WebAssembly.Module} by  The page's decoder. */
export const unpacked = (id, by) => unpack(by, bytesOf(id), lengthOf(id));

/** The module that a packed block holds. @param {string} id @param {WebAssembly.Module} by  The page's decoder. */
export const compiled = async (id, by) => WebAssembly.compile(await unpackModule(by, bytesOf(id), lengthOf(id)));

/** Gives the page its font for Arabic script. Without the block, the system's font serves. */
export async function loadFont() {
  if (lengthOf('font') === 0) return;
  const font = new FontFace('Vazirmatn', await (await whole('font')).arrayBuffer(), {
    weight: '100 900',
    unicodeRange: 'U+0600-06FF, U+0750-077F, U+200C-200F, U+2010-2011, U+204F, U+2E41, U+FB50-FDFF, U+FE80-FEFC',
  });
  document.fonts.add(await font.load());
}
