// What the room may weigh, so that it passes through slow networks and messengers' limits.

import { brotliCompressSync } from 'node:zlib';

/** The most bytes of room.html. */
export const BUDGET = 1.5 * 2 ** 20;

/** The most bytes, packed, that an organisation's room may have beside. */
const SEALING = 110_000;

/** A part of the room: what it is, how many bytes it is unpacked, packed, and as it stands in the file.
 * @typedef {{ name: string, plain: number, packed: number, written: number }} Part */

/** Prints what each part weighs. Throws when all of the room weighs too much.
 * @param {readonly Part[]} parts @param {string} html @param {number} [budget]  Only ever less than the real one. @param {number} [more]  What it may have beside. */
export function weigh(parts, html, budget = BUDGET, more = 0) {
  const size = Buffer.byteLength(html);
  const most = Math.min(budget, BUDGET) + more;
  const line = (/** @type {string} */ name, /** @type {(number | string)[]} */ ...columns) => console.log(name.padEnd(14) + columns.map((one) => String(one).padStart(12)).join(''));
  line('room.html', 'plain', 'packed', 'written');
  for (const { name, plain, packed, written } of parts) line(name, plain, packed, written);
  line('the rest', '', '', size - parts.reduce((sum, { written }) => sum + written, 0));
  line('all', '', `brotli ${brotliCompressSync(html).length}`, size);
  if (size > most) throw new Error(`room.html is ${size} bytes, which is ${size - most} more than the ${most} that it may have`);
}

/** Prints what an organisation's room has beside the other. Throws when that weighs too much. @param {number} packed @param {number} written */
export function sealing(packed, written) {
  console.log(`the sealing adds ${packed} bytes packed, ${written} written`);
  if (packed > SEALING) throw new Error(`the sealing adds ${packed} bytes packed, which is ${packed - SEALING} more than the ${SEALING} that it may`);
}
