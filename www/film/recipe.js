// What a clip is encoded to: the first encoder of a short list that this browser has, at a rate that keeps what can be seen.

import { Quality, canEncodeVideo } from 'mediabunny';

/** H.264 first, because every phone plays it. @type {readonly { codec: 'avc' | 'vp9' | 'av1' | 'vp8', container: 'mp4' | 'webm', thrift: number }[]} */
const ENCODERS = [
  { codec: 'avc', container: 'mp4', thrift: 1 },
  { codec: 'vp9', container: 'webm', thrift: 0.7 },
  { codec: 'av1', container: 'webm', thrift: 0.6 },
  { codec: 'vp8', container: 'webm', thrift: 1.1 },
];
/** What each source codec needs for the same picture, beside H.264. @type {Record<string, number>} */
const NEEDS = { avc: 1, hevc: 1.7, vp9: 1.6, av1: 1.9, vp8: 1, mpeg4: 0.7, prores: 0.1 };
/** Coding anew loses a little; this much more keeps it from being seen. */
const SURPLUS = 1.3;
/** Bits for one pixel of one frame: at least, so that a source of few bits does not fall apart, and at most. */
const [LEAST, MOST] = [0.06, 0.35];

/** Memory that a finished film may take, for each gigabyte that the device says it has. */
const PART_OF_MEMORY = 128 * 2 ** 20;
/** What a browser is taken to have that does not say. */
const UNKNOWN_MEMORY = 2;

/** @typedef {{ codec: 'avc' | 'vp9' | 'av1' | 'vp8', container: 'mp4' | 'webm', bits: number }} Recipe  `bits` a second. */

/** The bits a second for a clip in H.264. @param {import('./clip.js').Clip} clip @param {string} codec  The source's. */
function bitsFor({ width, height, rate, bits }, codec) {
  const pixels = width * height * Math.min(Math.max(rate, 10), 60);
  return Math.min(Math.max(bits * SURPLUS * (NEEDS[codec] ?? 1.5), pixels * LEAST, 200_000), Math.max(pixels * MOST, 400_000));
}

/** How a clip is encoded here, or nothing where this browser has no encoder for it. @param {import('./clip.js').Clip} clip
 * @returns {Promise<Recipe | null>} */
export async function choose(clip) {
  const h264 = bitsFor(clip, await clip.video?.getCodec() ?? '');
  for (const { codec, container, thrift } of ENCODERS) {
    const bits = Math.round(h264 * thrift);
    if (await canEncodeVideo(codec, { width: clip.width, height: clip.height, quality: new Quality({ bitrate: bits }) })) return { codec, container, bits };
  }
  return null;
}

/** The bytes that a film may have on this device: the page holds it until it is saved. */
export function room() {
  const memory = Reflect.get(navigator, 'deviceMemory');
  return (typeof memory === 'number' ? memory : UNKNOWN_MEMORY) * PART_OF_MEMORY;
}

/** The bytes that so many seconds of a clip will have, about. @param {number} seconds @param {Recipe} recipe */
export const sizeOf = (seconds, recipe) => (recipe.bits + 160_000) / 8 * seconds;

/** The longest clip of this kind that fits, in seconds. @param {Recipe} recipe */
export const longest = (recipe) => room() / ((recipe.bits + 160_000) / 8);
