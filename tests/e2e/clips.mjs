// Clips as phones make them: a real face that moves, coded by ffmpeg, with metadata. They are made once and kept under target/.

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { at } from '../../tools/project.mjs';

/** What a phone tells. None of it may be in any output. */
const told = ['-metadata', 'title=Layla Canary', '-metadata', 'location=+35.6997+051.3380/', '-metadata', 'comment=meet at the square'];
export const secrets = ['Layla', 'Canary', '+35.6997', 'square', 'Lavf', 'mediabunny', 'Mediabunny'];

/** Frames from one key frame to the next in the clip that lacks its first one. */
export const GROUP = 20;
/** The size of the frames, upright; and of the photo in them. */
export const WIDTH = 480;
export const HEIGHT = 360;
const PHOTO = 320;
/** The face in the photo, as parts of its side: left, top, right, bottom; from brow to chin. */
const FACE = [0.36, 0.14, 0.52, 0.35];

/** Where the photo's left edge is at a time, in pixels. @param {number} time  In seconds. */
const leftAt = (time) => 10 + 60 * time;
/** Where the photo's upper edge is, in pixels. */
const TOP = 20;

/** The face at a time, in pixels: left, top, right, bottom. @param {number} time  In seconds. */
export function faceAt(time) {
  const [l, t, r, b] = /** @type {[number, number, number, number]} */ (FACE);
  return [leftAt(time) + l * PHOTO, TOP + t * PHOTO, leftAt(time) + r * PHOTO, TOP + b * PHOTO];
}

const scene = (/** @type {string} */ more = '') => ['-filter_complex',
  `[0:v]scale=${PHOTO}:${PHOTO},setsar=1[f];color=c=0x707870:s=${WIDTH}x${HEIGHT}:r=30[b];[b][f]overlay=x='10+60*t':y=${TOP}:shortest=1,format=yuv420p${more}[v]`, '-map', '[v]'];
/** In the clip of glances, the face shows in as many frames of each 16 as came 16 before, elsewhere each time. */
export const TURNS = 9;
/** Frames of each place in the clip that jumps. */
export const STAY = 4;
const GLANCE = 200;
/** Where the photo's left edge is in the clip of glances, or jumps, at the n-th place. @param {number} n */
const placeOf = (n) => n * 97 % 260;

/** The face in a frame of the clip of glances, or nothing. @param {number} frame @returns {[number, number, number, number] | null} */
export function glanceAt(frame) {
  const n = Math.floor(frame / 16);
  return frame % 16 < n ? glance(n) : null;
}
/** The face in a frame of the clip that jumps. @param {number} frame */
export const jumpAt = (frame) => glance(Math.floor(frame / STAY));
/** @param {number} n @returns {[number, number, number, number]} */
function glance(n) {
  const [l, t, r, b] = /** @type {[number, number, number, number]} */ (FACE);
  return [placeOf(n) + l * GLANCE, TOP + t * GLANCE, placeOf(n) + r * GLANCE, TOP + b * GLANCE];
}

/** Two grounds that lie over each other when `second`, and the photo over them at the place of `n` when `shown`.
 * @param {string} n @param {string} second @param {string} shown */
const glances = (n, second, shown) => ['-filter_complex',
  `[0:v]scale=${GLANCE}:${GLANCE},setsar=1[f];color=c=0x707870:s=${WIDTH}x${HEIGHT}:r=30[a];color=c=0xc8d0c0:s=${WIDTH}x${HEIGHT}:r=30[b];[a][b]overlay=enable='${second}':shortest=1[g];[g][f]overlay=x='mod(${n}*97\\,260)':y=${TOP}:enable='${shown}':shortest=1,format=yuv420p[v]`, '-map', '[v]'];
/** A tone from the first second on. */
const tone = ['-f', 'lavfi', '-i', "aevalsrc='0.5*sin(2*PI*440*t)*gte(t,1)':s=48000"];
const photo = ['-loop', '1', '-framerate', '30', '-t', '2', '-i', at('tests/data/astronaut.jpg')];
const longer = ['-loop', '1', '-framerate', '30', '-t', String(16 * TURNS / 30), '-i', at('tests/data/astronaut.jpg')];
const h264 = ['-c:v', 'libx264', '-preset', 'fast', '-crf', '16', '-bf', '2'];

/** How ffmpeg makes each clip. @type {Record<string, string[]>} */
const plans = {
  'moving.mp4': [...photo, ...tone, ...scene(), '-map', '1:a', '-t', '2', ...h264, '-c:a', 'aac', '-b:a', '96k', '-movflags', '+faststart'],
  'moving.webm': [...photo, ...tone, ...scene(), '-map', '1:a', '-t', '2', '-c:v', 'libvpx-vp9', '-deadline', 'realtime', '-cpu-used', '8', '-crf', '20', '-b:v', '0', '-c:a', 'libopus'],
  'turned.mp4': [...photo, ...scene(',transpose=2'), ...h264],
  'uneven.mp4': [...photo, ...scene(",select='lt(n,15)+not(mod(n,3))'"), '-fps_mode', 'vfr', ...h264],
  'glances.mp4': [...longer, ...glances('floor(t*30/16+0.01)', '0', 'lt(mod(n\\,16)\\,floor(n/16))'), ...h264],
  'jumps.mp4': [...photo, ...glances(`floor(t*30/${STAY}+0.01)`, `mod(floor(n/${STAY})\\,2)`, '1'), ...h264],
  'eightk.mp4': ['-f', 'lavfi', '-i', 'color=c=gray:s=8192x4322:r=5', '-t', '0.4', '-vf', 'format=yuv420p', '-c:v', 'libx264', '-preset', 'ultrafast'],
  'dot.webm': ['-f', 'lavfi', '-i', 'color=c=red:s=16x16:r=10', '-t', '0.5', '-vf', 'format=yuv444p,crop=1:1:0:0:exact=1', '-c:v', 'libvpx-vp9'],
  'voice.ogg': [...tone, '-t', '2', '-c:a', 'libopus'],
  'voice.m4a': [...tone, '-t', '2', '-c:a', 'aac'],
};

/** Says in a film's only track that it is turned clockwise by a quarter to be seen (ISO/IEC 14496-12, 8.3.2: the matrix), as a
 * phone held upright does. @param {string} path */
function turn(path) {
  const bytes = readFileSync(path);
  const matrix = bytes.indexOf('tkhd') + 44;
  [0, 0x10000, 0, -0x10000, 0, 0, HEIGHT * 0x10000, 0, 0x40000000].forEach((value, i) => bytes.writeInt32BE(value, matrix + i * 4));
  writeFileSync(path, bytes);
}

/** A film with noise in the middle of its media. @param {Buffer} whole */
function spoiled(whole) {
  const bytes = Buffer.from(whole);
  const media = whole.indexOf('mdat');
  const size = whole.readUInt32BE(media - 4);
  let state = 7;
  for (let at = media + Math.floor(size * 0.4); at < media + Math.floor(size * 0.6); at += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    bytes[at] = state >>> 24;
  }
  return bytes;
}

/** A film that gives every length in its headers as another. @param {Buffer} whole @param {number} length */
function lasting(whole, length) {
  const bytes = Buffer.from(whole);
  // Where the length lies behind the box's name, in version 0 of each (ISO/IEC 14496-12, 8.2.2, 8.3.2, 8.4.2).
  for (const [name, place] of /** @type {const} */ ([['mvhd', 20], ['tkhd', 24], ['mdhd', 20]])) {
    for (let at = bytes.indexOf(name); at >= 0; at = bytes.indexOf(name, at + 1)) bytes.writeUInt32BE(length, at + place);
  }
  return bytes;
}

/** Makes the clips. Returns their paths by name. @param {string} program  ffmpeg. @returns {Record<string, string>} */
export function clips(program) {
  const recipe = createHash('sha256').update(readFileSync(at('tests/e2e/clips.mjs'))).digest('hex').slice(0, 12);
  const folder = at('target', `clips-${recipe}`);
  const names = [...Object.keys(plans), 'cut.mp4', 'spoiled.mp4', 'hurt.mp4', 'long.mp4', 'timeless.mp4', 'negative.mp4', 'late.mp4'];
  const paths = Object.fromEntries(names.map((name) => [name, join(folder, name)]));
  if (existsSync(folder)) return paths;
  const half = `${folder}.half`;
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { recursive: true });
  for (const [name, plan] of Object.entries(plans)) execFileSync(program, ['-y', '-v', 'error', ...plan, ...told, join(half, name)]);
  turn(join(half, 'turned.mp4'));
  const whole = readFileSync(join(half, 'moving.mp4'));
  writeFileSync(join(half, 'cut.mp4'), whole.subarray(0, whole.length >> 1));
  writeFileSync(join(half, 'spoiled.mp4'), spoiled(whole));
  writeFileSync(join(half, 'long.mp4'), lasting(whole, 0x7fffffff));
  writeFileSync(join(half, 'timeless.mp4'), lasting(whole, 0));
  writeFileSync(join(half, 'negative.mp4'), lasting(whole, 0xffffff00));
  const groups = join(half, 'groups.mkv');
  execFileSync(program, ['-y', '-v', 'error', '-i', join(half, 'moving.mp4'), '-an', '-c:v', 'libx264', '-x264-params', `keyint=${GROUP}:scenecut=0`, groups]);
  execFileSync(program, ['-y', '-v', 'error', '-i', groups, '-c', 'copy', '-bsf:v', 'noise=drop=eq(n\\,0)', join(half, 'late.mp4')]);
  // The third of six groups begins with a picture that asks for settings which are not there (ITU-T H.264, 7.4.3): of macroblocks
  // from the first on, of the kind 7, with the settings of the number 63.
  const sounding = join(half, 'groups.mp4');
  execFileSync(program, ['-y', '-v', 'error', '-i', join(half, 'moving.mp4'), '-c:a', 'copy', '-c:v', 'libx264', '-crf', '16', '-x264-params', `keyint=${GROUP / 2}:scenecut=0:open-gop=0`, sounding]);
  const packets = execFileSync('ffprobe', ['-v', 'error', '-select_streams', 'v', '-show_entries', 'packet=pos,flags', '-of', 'csv=p=0', sounding], { encoding: 'utf8' });
  const place = Number.parseInt(String(packets.split('\n').filter((line) => line.includes('K'))[2]), 10);
  const hurt = readFileSync(sounding);
  Buffer.from([0x88, 0x04, 0x00]).copy(hurt, place + 5);
  writeFileSync(join(half, 'hurt.mp4'), hurt);
  renameSync(half, folder);
  return paths;
}
