// AVIF photos as phones make them: a real face coded by ffmpeg, in boxes written here, turned and mirrored as they say.

import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { readFileSync } from 'node:fs';

/** @param {number} value @param {number} size */
const number = (value, size) => {
  const bytes = Buffer.alloc(size);
  bytes.writeUIntBE(value, 0, size);
  return bytes;
};
/** @param {string} kind @param {Buffer[]} parts */
const box = (kind, ...parts) => {
  const body = Buffer.concat(parts);
  return Buffer.concat([number(body.length + 8, 4), Buffer.from(kind, 'latin1'), body]);
};
/** @param {string} kind @param {Buffer[]} parts */
const full = (kind, ...parts) => box(kind, number(0, 4), ...parts);

/** A photo (ISO/IEC 23008-12; AV1 Image File Format) with Exif that tells something, in one of the eight orientations of Exif
 * said by `irot` and `imir`. @param {string} jpeg  Its path. @param {string} folder @param {number} orientation
 * @param {Buffer} exif  A TIFF stream. */
export function avif(jpeg, folder, orientation, exif) {
  const coded = join(folder, 'still.obu');
  execFileSync('ffmpeg', ['-v', 'error', '-y', '-i', jpeg, '-pix_fmt', 'yuv420p', '-c:v', 'libaom-av1', '-still-picture', '1', '-cpu-used', '8', '-crf', '20', '-f', 'obu', coded]);
  const [width = 0, height = 0] = execFileSync('ffprobe', ['-v', 'error', '-show_entries', 'stream=width,height', '-of', 'csv=p=0', jpeg], { encoding: 'utf8' }).split(',').map(Number);
  const obus = readFileSync(coded);
  // A temporal delimiter has no place in an item.
  const picture = obus[0] === 0x12 && obus[1] === 0 ? obus.subarray(2) : obus;
  const note = Buffer.concat([number(0, 4), exif]);
  // Quarter turns against the clock, and whether it is mirrored from left to right before them.
  const [turns, mirrored] = /** @type {[number, number][]} */ ([[0, 0], [0, 1], [2, 0], [2, 1], [3, 1], [3, 0], [1, 1], [1, 0]])[orientation - 1] ?? [0, 0];
  const properties = [
    full('ispe', number(width, 4), number(height, 4)),
    full('pixi', number(3, 1), Buffer.from([8, 8, 8])),
    box('av1C', Buffer.from([0x81, 8, 0x0c, 0])),
    box('colr', Buffer.from('nclx'), Buffer.from([0, 1, 0, 13, 0, 6, 0])),
    ...mirrored ? [box('imir', Buffer.from([1]))] : [],
    ...turns ? [box('irot', Buffer.from([turns]))] : [],
  ];
  const used = properties.map((_, i) => (i + 1) | (i === 2 || i > 3 ? 0x80 : 0));
  const item = (/** @type {number} */ id, /** @type {string} */ kind) => box('infe', Buffer.from([2, 0, 0, 0]), number(id, 2), number(0, 2), Buffer.from(kind), Buffer.from([0]));
  const brand = box('ftyp', Buffer.from('avif'), number(0, 4), Buffer.from('avifmif1miaf'));
  const meta = (/** @type {number} */ at) => full('meta',
    full('hdlr', number(0, 4), Buffer.from('pict'), Buffer.alloc(12), Buffer.from([0])),
    full('pitm', number(1, 2)),
    full('iloc', Buffer.from([0x44, 0]), number(2, 2), ...[[1, at, picture.length], [2, at + picture.length, note.length]].map(([id = 0, from = 0, length = 0]) => Buffer.concat([number(id, 2), number(0, 2), number(1, 2), number(from, 4), number(length, 4)]))),
    full('iinf', number(2, 2), item(1, 'av01'), item(2, 'Exif')),
    full('iref', box('cdsc', number(2, 2), number(1, 2), number(1, 2))),
    box('iprp', box('ipco', ...properties), full('ipma', number(1, 4), number(1, 2), number(used.length, 1), Buffer.from(used))));
  const at = brand.length + meta(0).length + 8;
  return Buffer.concat([brand, meta(at), box('mdat', picture, note)]);
}
