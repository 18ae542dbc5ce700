// What the blocks of the room hold, as the page reads them.

import { gunzipSync } from 'node:zlib';
import { Letters } from '../www/room/letters.js';
import { unpack, unpackModule } from '../www/room/pack.js';

/** The bytes of a block. @param {string} html @param {string} id */
export function block(html, id) {
  const [, length, text] = new RegExp(`<script type="application/octet-stream" id="${id}" data-bytes="(\\d+)">([^<]*)</script>`).exec(html) ?? [];
  return new Letters(Number(length)).bytes(text ?? '');
}

/** The page's decoder. @param {string} html */
export const decoderOf = (html) => WebAssembly.compile(new Uint8Array(gunzipSync(block(html, 'decoder'))));

/** What a packed block holds, unpacked as the page does it. @param {string} html @param {string} id */
export async function unpacked(html, id) {
  const pack = block(html, id);
  return (id === 'core' ? unpackModule : unpack)(await decoderOf(html), (async function* () { yield pack; })(), pack.length);
}

/** Every script of the room as it runs, and its style. @param {string} html */
export async function codeOf(html) {
  const [later, ...packed] = await Promise.all(['style', 'room', 'worker'].map(async (id) => Buffer.from(await unpacked(html, id)).toString()));
  return { scripts: [...[...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, text]) => String(text)), ...packed], style: `${/<style>([\s\S]*?)<\/style>/.exec(html)?.[1] ?? ''}${later}` };
}
