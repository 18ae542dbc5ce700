// Frames: decoded on the document's thread, because a sandboxed frame's worker has no WebCodecs, in the order in which they
// are seen, and copied out as planes.

import { VideoSampleSink } from 'mediabunny';
import { decoded, whole } from './damage.js';

/**
 * How a frame's bytes lie, as the core reads it, before turning; RGBA is for the worker alone, which makes I420 of it.
 * @typedef {Omit<import('../../pkg/core.js').FrameLayout, 'format' | 'rotation'>
 *   & { format: import('../../pkg/core.js').PlaneFormat | 'RGBA', rotation: 0 | 90 | 180 | 270 }} Layout
 *
 * @typedef {object} Frame
 * @property {ArrayBuffer} bytes
 * @property {Layout} layout
 * @property {number} at  When it is seen, in microseconds.
 * @property {number} length
 * @property {VideoColorSpaceInit} colour
 * @property {{ displayWidth: number, displayHeight: number }} shown  Its size in square pixels, before turning.
 */

/** Decodes a clip from a time on. What lies before its beginning (an edit list says so) is not seen, and not given; nor is a
 * frame that is no later than the one before it. Each frame is closed when the next one is asked for.
 * @param {import('./clip.js').Clip} clip @param {number} [from]  In microseconds. */
export async function* frames({ video, gaps }, from = 0) {
  let last = from - 1;
  if (!video) return;
  const parts = gaps.length === 0 ? [new VideoSampleSink(video).samples(from / 1e6)] : whole(gaps, from / 1e6).map((part) => decoded(video, part.from, part.to));
  for (const part of parts) {
    for await (const sample of part) {
      try {
        if (sample.microsecondTimestamp <= last) continue;
        last = sample.microsecondTimestamp;
        yield sample;
      } finally {
        sample.close();
      }
    }
  }
}

/** The frame that is seen at a time, or the first one. The caller closes it. @param {import('./clip.js').Clip} clip @param {number} at
 *   In microseconds. */
export async function frameAt(clip, at) {
  const { video, gaps } = clip;
  if (!video) return null;
  if (gaps.length > 0) {
    for await (const sample of frames(clip, at)) return sample.clone();
    return null;
  }
  const sink = new VideoSampleSink(video);
  return await sink.getSample(at / 1e6) ?? await sink.getSample(await video.getFirstTimestamp());
}

/** Formats whose planes are taken as they are; an alpha plane after them is left out. @type {Record<string, 'I420' | 'NV12'>} */
const PLANAR = { I420: 'I420', I420A: 'I420', NV12: 'NV12' };
/** What the few decoders that give no planes are turned into. */
const TURNED = /** @type {const} */ ({ primaries: 'bt709', transfer: 'bt709', matrix: 'bt709', fullRange: false });

/** Copies a frame out of the decoder. @param {import('mediabunny').VideoSample} sample @param {import('./clip.js').Clip} clip @returns {Promise<Frame>} */
export async function take(sample, { turn, flip }) {
  const { width, height } = sample.visibleRect;
  const format = /** @type {Layout['format']} */ (PLANAR[sample.format ?? ''] ?? 'RGBA');
  const how = format === 'RGBA' ? { format: /** @type {const} */ ('RGBA'), colorSpace: /** @type {const} */ ('srgb') } : {};
  const bytes = new ArrayBuffer(sample.allocationSize(how));
  const planes = (await sample.copyTo(bytes, how)).slice(0, format === 'NV12' ? 2 : 3);
  const { primaries, transfer, matrix, fullRange } = sample.colorSpace;
  const colour = format === 'RGBA' ? TURNED : { primaries, transfer, matrix, fullRange };
  // Where nothing is said, players take small pictures for BT.601.
  const guess = matrix === 'smpte170m' || matrix === 'bt470bg' || (!matrix && height < 720) ? 'bt601' : 'bt709';
  return {
    bytes, colour, at: sample.microsecondTimestamp, length: sample.microsecondDuration,
    layout: { format, width, height, rotation: turn, flip, matrix: format === 'RGBA' ? 'bt709' : guess, full: colour.fullRange ?? false, planes },
    shown: { displayWidth: sample.squarePixelWidth, displayHeight: sample.squarePixelHeight },
  };
}
