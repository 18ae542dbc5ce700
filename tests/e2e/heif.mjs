// HEIC and AVIF photos as phones make them: a real face coded by ffmpeg, in boxes written here, turned and mirrored as they say.

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

/** A coded picture: the type of its item, the box that tells a decoder how to begin, and its bytes.
 * @typedef {{ kind: string, settings: Buffer, bytes: Buffer }} Coded */

/** @param {string[]} made  What ffmpeg writes, and how. @param {string} jpeg @param {string} cut  A filter. @param {string} folder */
function code(made, jpeg, cut, folder) {
  const path = join(folder, 'still.coded');
  execFileSync('ffmpeg', ['-v', 'error', '-y', '-i', jpeg, '-vf', `${cut},format=yuv420p`, '-frames:v', '1', ...made, path]);
  return readFileSync(path);
}

/** @param {string} jpeg @param {string} cut @param {string} folder @returns {Coded} */
function av1(jpeg, cut, folder) {
  const obus = code(['-c:v', 'libaom-av1', '-still-picture', '1', '-cpu-used', '8', '-crf', '20', '-f', 'obu'], jpeg, cut, folder);
  // A temporal delimiter has no place in an item.
  const bytes = obus[0] === 0x12 && obus[1] === 0 ? obus.subarray(2) : obus;
  return { kind: 'av01', settings: box('av1C', Buffer.from([0x81, 8, 0x0c, 0])), bytes };
}

/** @param {string} jpeg @param {string} cut @param {string} folder @returns {Coded} */
function hevc(jpeg, cut, folder) {
  const stream = code(['-c:v', 'libx265', '-preset', 'ultrafast', '-x265-params', 'log-level=none:keyint=1:crf=20:info=0', '-f', 'hevc'], jpeg, cut, folder);
  /** @type {Buffer[]} */ const units = [];
  for (let at = stream.indexOf('\0\0\x01', 0, 'latin1'); at >= 0;) {
    const next = stream.indexOf('\0\0\x01', at + 3, 'latin1');
    const unit = stream.subarray(at + 3, next < 0 ? stream.length : next);
    units.push(unit.subarray(0, unit.findLastIndex((byte) => byte !== 0) + 1));
    at = next;
  }
  const kind = (/** @type {Buffer} */ unit) => (unit[0] ?? 0) >> 1 & 63;
  const sets = [32, 33, 34].map((wanted) => {
    const set = units.find((unit) => kind(unit) === wanted) ?? Buffer.alloc(0);
    return Buffer.concat([Buffer.from([0x80 | wanted, 0, 1]), number(set.length, 2), set]);
  });
  const head = Buffer.from([1, 1, 0x60, 0, 0, 0, 0x90, 0, 0, 0, 0, 0, 90, 0xf0, 0, 0xfc, 0xfd, 0xf8, 0xf8, 0, 0, 0x0f, 3]);
  const bytes = Buffer.concat(units.filter((unit) => kind(unit) < 32).flatMap((unit) => [number(unit.length, 4), unit]));
  return { kind: 'hvc1', settings: box('hvcC', head, ...sets), bytes };
}

/** A photo (ISO/IEC 23008-12; AV1 Image File Format) with Exif that tells something, in one of the eight orientations of Exif
 * said by `irot` and `imir`. @param {'avif' | 'heic'} brand @param {string} jpeg  Its path. @param {string} folder
 * @param {number} orientation @param {Buffer} exif  A TIFF stream. @param {boolean} [tiled]  Whether it is a grid of two by two. */
export function photo(brand, jpeg, folder, orientation, exif, tiled = false) {
  const [width = 0, height = 0] = execFileSync('ffprobe', ['-v', 'error', '-show_entries', 'stream=width,height', '-of', 'csv=p=0', jpeg], { encoding: 'utf8' }).split(',').map(Number);
  const [w, h] = tiled ? [width / 2, height / 2] : [width, height];
  const places = tiled ? [[0, 0], [1, 0], [0, 1], [1, 1]] : [[0, 0]];
  const pictures = places.map(([x = 0, y = 0]) => (brand === 'avif' ? av1 : hevc)(jpeg, `crop=${w}:${h}:${x * w}:${y * h}`, folder));
  const note = Buffer.concat([number(0, 4), exif]);
  // Quarter turns against the clock, and whether it is mirrored from left to right behind them (MIAF, 7.3.6.7).
  const [turns, mirrored] = /** @type {[number, number][]} */ ([[0, 0], [0, 1], [2, 0], [2, 1], [3, 1], [3, 0], [1, 1], [1, 0]])[orientation - 1] ?? [0, 0];
  const size = (/** @type {number} */ wide, /** @type {number} */ high) => full('ispe', number(wide, 4), number(high, 4));
  const shown = [
    size(width, height),
    box('colr', Buffer.from('nclx'), Buffer.from([0, 1, 0, 13, 0, 6, 0])),
    ...turns ? [box('irot', Buffer.from([turns]))] : [],
    ...mirrored ? [box('imir', Buffer.from([1]))] : [],
  ];
  const coded = [size(w, h), full('pixi', number(3, 1), Buffer.from([8, 8, 8])), ...pictures.map(({ settings }) => settings)];
  const all = [...shown, ...coded];
  const essential = (/** @type {number} */ place) => (/imir|irot|av1C|hvcC/.test(all[place - 1]?.toString('latin1', 4, 8) ?? '') ? place | 0x80 : place);
  const own = (/** @type {number} */ index) => [1, 2, 3 + index].map((place) => shown.length + place);
  const whole = shown.map((_, index) => index + 1);
  /** @type {[number, string, number[]][]} */
  const items = tiled
    ? [[1, 'grid', whole], ...pictures.map(({ kind }, i) => /** @type {[number, string, number[]]} */ ([i + 2, kind, own(i)]))]
    : [[1, pictures[0]?.kind ?? '', [...whole, ...own(0).slice(1)]]];
  const last = items.length + 1;
  const bodies = [...tiled ? [Buffer.concat([Buffer.from([0, 0, 1, 1]), number(width, 2), number(height, 2)])] : [], ...pictures.map(({ bytes }) => bytes), note];
  const item = (/** @type {number} */ id, /** @type {string} */ kind) => box('infe', Buffer.from([2, 0, 0, 0]), number(id, 2), number(0, 2), Buffer.from(kind), Buffer.from([0]));
  const refers = (/** @type {string} */ kind, /** @type {number} */ from, /** @type {number[]} */ to) => box(kind, number(from, 2), number(to.length, 2), ...to.map((id) => number(id, 2)));
  const meta = (/** @type {number} */ at) => {
    let from = at;
    const places = bodies.map((body, index) => {
      const place = Buffer.concat([number(index + 1, 2), number(0, 2), number(1, 2), number(from, 4), number(body.length, 4)]);
      from += body.length;
      return place;
    });
    return full('meta',
      full('hdlr', number(0, 4), Buffer.from('pict'), Buffer.alloc(12), Buffer.from([0])),
      full('pitm', number(1, 2)),
      full('iloc', Buffer.from([0x44, 0]), number(places.length, 2), ...places),
      full('iinf', number(last, 2), ...items.map(([id, kind]) => item(id, kind)), item(last, 'Exif')),
      full('iref', refers('cdsc', last, [1]), ...tiled ? [refers('dimg', 1, items.slice(1).map(([id]) => id))] : []),
      box('iprp', box('ipco', ...all), full('ipma', number(items.length, 4), ...items.flatMap(([id, , used]) => [number(id, 2), number(used.length, 1), Buffer.from(used.map(essential))]))));
  };
  const head = box('ftyp', Buffer.from(brand), number(0, 4), Buffer.from(`${brand}mif1miaf`));
  const at = head.length + meta(0).length + 8;
  return Buffer.concat([head, meta(at), box('mdat', ...bodies)]);
}
