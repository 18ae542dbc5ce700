// A clip: one film or voice note, opened. What its container says is checked here, once; nothing is decoded yet.

import { ADTS, BlobSource, FLAC, Input, LogLevel, Logging, MATROSKA, MP3, MP4, OGG, QTFF, UnsupportedInputFormatError, WAVE, WEBM } from 'mediabunny';

// Nothing of a file is ever logged.
Logging.level = LogLevel.Silent;

/** The largest picture that is decoded, in pixels: 8K. */
const MOST_PIXELS = 8192 * 4320;
/** The longest clip, in seconds. Beyond it, or where no end is known, the work would have no end. */
const LONGEST = 6 * 3600;

/**
 * @typedef {object} Clip
 * @property {File} file
 * @property {import('mediabunny').Input} input
 * @property {import('mediabunny').InputVideoTrack | null} video
 * @property {import('mediabunny').InputAudioTrack | null} audio
 * @property {number} width  Upright, in pixels.
 * @property {number} height
 * @property {0 | 90 | 180 | 270} turn  How far a decoded frame is turned clockwise to stand upright, in degrees.
 * @property {boolean} flip  Whether it is mirrored from left to right behind that, as front cameras do.
 * @property {number} duration  In seconds.
 * @property {number} rate  Frames a second, on average; 0 where there are none.
 * @property {number} bits  Bits a second of what is seen, on average.
 * @property {readonly import('./damage.js').Gap[]} gaps  What of its pictures cannot be decoded, where that is known to be so.
 * @property {boolean} hearable  Whether its sound can be decoded here.
 */

/** Why a clip cannot be covered here. `kind` is a fault's kind. */
export class Hindrance extends Error {
  /** @param {'film-browser' | 'film-codec' | 'film-damaged' | 'film-empty' | 'film-endless' | 'film-format' | 'film-full' | 'film-large' | 'film-long'} kind
   * @param {number | null} [most]  The longest clip that would do, in seconds, where that is the matter. */
  constructor(kind, most = null) {
    super(kind);
    this.kind = kind;
    this.most = most;
    this.at = null;
  }
}

/** Whether this browser has what films need. */
export const able = () => ['VideoDecoder', 'VideoEncoder', 'VideoFrame', 'EncodedVideoChunk'].every((name) => name in window);
/** Whether this browser has what sound needs. */
export const hears = () => ['AudioDecoder', 'AudioEncoder', 'AudioData', 'EncodedAudioChunk'].every((name) => name in window);

/** Opens a file. Throws a hindrance, or whatever went wrong where the cause is not known. @param {File} file @param {boolean} sound  Whether it is a recording without pictures. @returns {Promise<Clip>} */
export async function open(file, sound) {
  if (sound ? !hears() : !able()) throw new Hindrance('film-browser');
  const formats = sound ? [OGG, MP4, QTFF, MP3, WAVE, FLAC, ADTS, WEBM, MATROSKA] : [MP4, QTFF, WEBM, MATROSKA];
  const input = new Input({ source: new BlobSource(file, { maxCacheSize: 16 << 20 }), formats });
  try {
    return await read(file, input, sound);
  } catch (thrown) {
    input.dispose();
    throw thrown instanceof UnsupportedInputFormatError ? new Hindrance('film-format') : thrown;
  }
}

/** @param {File} file @param {import('mediabunny').Input} input @param {boolean} sound @returns {Promise<Clip>} */
async function read(file, input, sound) {
  const video = sound ? null : await input.getPrimaryVideoTrack();
  const audio = await input.getPrimaryAudioTrack();
  const main = video ?? audio;
  if (!main || (!sound && !video)) throw new Hindrance('film-empty');
  if (!await main.canDecode()) throw new Hindrance('film-codec');
  // The last frame that is there, not what a header claims.
  const duration = await main.computeDuration();
  if (!(duration > 0)) throw new Hindrance('film-empty');
  if (duration > LONGEST) throw new Hindrance('film-endless');
  const hearable = audio !== null && hears() && await audio.canDecode();
  const plain = { file, input, video, audio, duration, hearable, gaps: [] };
  if (!video) return { ...plain, width: 0, height: 0, turn: 0, flip: false, rate: 0, bits: 0 };
  if (video.codedWidth * video.codedHeight > MOST_PIXELS) throw new Hindrance('film-large');
  const { averagePacketRate, averageBitrate } = await video.computePacketStats(240);
  const [turn, flip] = [video.rotation, await video.getFlip()];
  const [width, height] = turn % 180 === 0 ? [video.codedWidth, video.codedHeight] : [video.codedHeight, video.codedWidth];
  return { ...plain, turn, flip, width, height, rate: averagePacketRate, bits: averageBitrate };
}
