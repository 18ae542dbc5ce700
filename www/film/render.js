// The second pass: each frame is decoded, covered in the worker and encoded, and the sound goes in as was chosen. What is
// written is still an intermediate: it goes through the core's own strip and inspection before it may leave.

import { Mp4OutputFormat, OggOutputFormat, Output, Quality, VideoSample, VideoSampleSource, WebMOutputFormat } from 'mediabunny';
import { holds } from './decisions.js';
import { frames, take } from './frames.js';
import { Parts } from './parts.js';
import { soundTrack } from './sound.js';

/** Frames between the decoder and the encoder at any moment: two or three while one is covered. */
const UNDER_WAY = 3;
/** A key frame at least so often, in seconds, so that a player can seek. */
const KEY = 2;

/** A frame with its covers in it. @typedef {Pick<import('./frames.js').Frame, 'bytes' | 'layout'> & { count: number }} Covered */

const WRITES = {
  mp4: () => new Mp4OutputFormat({ fastStart: false }),
  webm: () => new WebMOutputFormat(),
  ogg: () => new OggOutputFormat(),
};

/**
 * @typedef {object} Work
 * @property {import('./clip.js').Clip} clip
 * @property {import('./recipe.js').Recipe | null} recipe  None for a recording without pictures.
 * @property {import('./sound.js').SoundChoice} sound
 * @property {import('./decisions.js').Trim} trim  What of the clip is rendered.
 * @property {(frame: import('./frames.js').Frame) => Promise<Covered>} paint  Called in the order of frames; it takes the bytes over.
 * @property {import('./sound.js').Shaper} shaper
 * @property {(done: number) => void} progress  0 to 1.
 * @property {AbortSignal} signal  Ends the work at any moment.
 */

/** Renders a clip. Returns the file and how many frames it has, and how many of them carry a cover.
 * @param {Work} work @returns {Promise<{ blob: Blob, frames: number, covered: number }>} */
export async function render(work) {
  const { clip, recipe, signal } = work;
  const container = recipe?.container ?? 'ogg';
  const parts = new Parts();
  const output = new Output({ format: WRITES[container](), target: parts.target });
  const sound = await soundTrack(clip, work.sound, work.trim, container, work.shaper);
  const seen = recipe ? new VideoSampleSource({
    codec: recipe.codec, quality: new Quality({ bitrate: recipe.bits, bitrateMode: 'variable' }), keyFrameInterval: KEY, latencyMode: 'quality', sizeChangeBehavior: 'deny',
    ...container === 'mp4' ? {} : { transform: { rotate: clip.turn, flip: clip.flip } },
  }) : null;
  if (seen) output.addVideoTrack(seen, container === 'mp4' ? { rotation: clip.turn, flip: clip.flip } : {});
  if (sound) output.addAudioTrack(sound.source);
  try {
    await output.start();
    const both = new AbortController();
    const stop = () => both.abort(signal.reason);
    signal.addEventListener('abort', stop);
    const either = (/** @type {Promise<any>} */ task) => task.catch((thrown) => {
      both.abort(thrown);
      throw thrown;
    });
    const [counts] = await Promise.all([
      either(seen ? picture(work, seen, both.signal) : Promise.resolve({ frames: 0, covered: 0 })),
      either(sound ? sound.fill(both.signal) : Promise.resolve()),
    ]).finally(() => signal.removeEventListener('abort', stop));
    // A track that was asked for and came to nothing would be left out without a word.
    if (seen && counts.frames === 0) throw new Error('no frame could be decoded');
    if (sound && sound.count() === 0) throw new Error('no sound could be decoded');
    await output.finalize();
    signal.throwIfAborted();
    return { blob: parts.blob(`${seen ? 'video' : 'audio'}/${container}`), ...counts };
  } catch (thrown) {
    await output.cancel().catch(() => undefined);
    throw thrown;
  }
}

/** @param {Work} work @param {VideoSampleSource} source @param {AbortSignal} signal */
async function picture({ clip, trim, paint, progress }, source, signal) {
  const from = trim.from ?? 0;
  const length = (trim.to ?? clip.duration * 1e6) - from;
  /** @type {Promise<{ frame: import('./frames.js').Frame, done: Covered }>[]} */
  const waiting = [];
  const counts = { frames: 0, covered: 0 };
  const encode = async () => {
    const next = waiting.shift();
    if (!next) return;
    const { frame, done } = await next;
    signal.throwIfAborted();
    const sample = sampleOf(frame, done, frame.at - from);
    try {
      await source.add(sample);
    } finally {
      sample.close();
    }
    counts.frames += 1;
    if (done.count > 0) counts.covered += 1;
    progress(Math.min((frame.at - from + frame.length) / length, 1));
  };
  try {
    for await (const sample of frames(clip, from)) {
      signal.throwIfAborted();
      if (!holds(trim, sample.microsecondTimestamp)) break;
      const frame = await take(sample, clip);
      const one = paint(frame).then((done) => ({ frame, done }));
      one.catch(() => undefined);
      waiting.push(one);
      if (waiting.length >= UNDER_WAY) await encode();
    }
    while (waiting.length > 0) await encode();
  } finally {
    source.close();
  }
  return counts;
}

/** A frame for the encoder, seen at a time in microseconds. @param {import('./frames.js').Frame} frame @param {Covered} done @param {number} at */
function sampleOf({ length, colour, shown }, { bytes, layout }, at) {
  const { format, width, height, planes } = layout;
  const frame = new VideoFrame(bytes, {
    format: format === 'NV12' ? 'NV12' : 'I420', codedWidth: width, codedHeight: height, ...shown, layout: planes, timestamp: at, duration: length, colorSpace: colour,
  });
  return new VideoSample(frame, { timestamp: at / 1e6, duration: length / 1e6 });
}
