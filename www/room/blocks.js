// The inert blocks in which the page carries its words, its font, and the rest of the room. The browser itself unpacks some of them.

import { Letters } from './letters.js';
import { pause } from './pack.js';

/** How many letters are read in one go: a few milliseconds on a slow phone. Whole pairs. */
const PIECE = 1 << 18;

/** The text of a block, or nothing. @param {string} id */
export const textOf = (id) => document.getElementById(id)?.textContent ?? '';

/** How many bytes a block holds. @param {string} id */
export const lengthOf = (id) => Number(document.getElementById(id)?.dataset.bytes ?? 0);

/** The bytes of a block of letters, which is then gone. @param {string} id */
export async function* bytesOf(id) {
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

/** What the browser itself unpacks from a block. @param {string} id */
export const inflated = async (id) => new Response((await whole(id)).stream().pipeThrough(new DecompressionStream('gzip')));

/** Waits until the whole of a block is there, in a page that still comes in. @param {string} id */
export async function arrived(id) {
  while (document.readyState === 'loading' && !document.getElementById(id)?.nextElementSibling) await pause();
}

/** The words that are needed where no catalogue can be unpacked, by the tags of the languages. @returns {Promise<Record<string, Record<string, string>>>} */
export async function firstWords() {
  await arrived('first');
  return (await inflated('first')).json();
}

/** The page's font for Arabic script. Without the block, the system's font serves. */
export async function font() {
  if (lengthOf('font') === 0) return null;
  const face = new FontFace('Vazirmatn', await (await whole('font')).arrayBuffer(), {
    weight: '400 750',
    unicodeRange: 'U+0600-06FF, U+0762-0763, U+200C-200F, U+2010-2011, U+FD3E-FD3F, U+FDF2, U+FDFC',
  });
  return face.load();
}
