// Sound: taken out, kept as it is, silenced in spans, or distorted. What is not kept is decoded and encoded anew as Opus.

import { AudioSample, AudioSampleSink, AudioSampleSource, EncodedAudioPacketSource, EncodedPacketSink, Quality } from 'mediabunny';
import { holds } from './decisions.js';

/** @typedef {{ from: number, to: number }} Span  In seconds. */
/** @typedef {{ kind: 'remove' | 'keep' | 'distort' } | { kind: 'silence', spans: readonly Span[] }} SoundChoice */
/** Changes sound in the worker. `begin` says what is done to it; `push` takes the next piece, one array a channel, and gives what is
 * ready: in order, perhaps later, in the end as much as was taken.
 * @typedef {{ begin: (op: 'warp' | 'silence', values: object) => Promise<unknown>, push: (channels: Float32Array[], last: boolean) => Promise<Float32Array[]> }} Shaper */

/** Samples a second of what is encoded (RFC 6716, 2: Opus at its full band). */
const RATE = 48_000;
/** Bits a second for one channel and for two. */
const BITS = [64_000, 112_000];
/** A hole in the sound that is longer than this is filled with silence, in seconds, and one longer than the other is refused. */
const [HOLE, ABYSS] = [0.02, 3600];
/** What a container takes as it is. @type {Record<'mp4' | 'webm' | 'ogg', readonly string[]>} */
const CARRIES = { mp4: ['aac'], webm: ['opus', 'vorbis'], ogg: [] };

/** One sound track of an output: where its packets come from, and the work that makes them. `count` is how many were added.
 * @typedef {{ source: import('mediabunny').AudioSource, fill: (signal: AbortSignal) => Promise<void>, count: () => number }} Track */

/** When a piece of sound is heard in a copy that was trimmed, in seconds; null where most of it is not.
 * @param {import('./decisions.js').Trim} trim @param {{ timestamp: number, duration: number }} piece */
function heardAt(trim, { timestamp, duration }) {
  if (!holds(trim, (timestamp + duration / 2) * 1e6)) return null;
  return trim.from === null ? timestamp : Math.max(timestamp - trim.from / 1e6, 0);
}

/** What of a piece of decoded sound is heard in a copy that was trimmed, to the sample, at its new time; null where nothing is. The
 * piece is closed where it is not what is returned. @param {import('./decisions.js').Trim} trim @param {AudioSample} piece */
export function cut({ from, to }, piece) {
  if (from === null && to === null) return piece;
  const { timestamp, sampleRate: rate, numberOfFrames: count } = piece;
  const at = (/** @type {number} */ time) => Math.min(Math.max(Math.round((time / 1e6 - timestamp) * rate), 0), count);
  const [first, end] = [from === null ? 0 : at(from), to === null ? count : at(to)];
  const channels = first < end ? channelsOf(piece).map((channel) => channel.subarray(first, end)) : [];
  piece.close();
  return channels.length > 0 ? sampleOf(channels, rate, from === null ? timestamp : Math.max(timestamp + first / rate - from / 1e6, 0)) : null;
}

/** The sound track that a choice asks for, or null where there is none. @param {import('./clip.js').Clip} clip @param {SoundChoice} choice
 * @param {import('./decisions.js').Trim} trim @param {'mp4' | 'webm' | 'ogg'} container @param {Shaper} shaper @returns {Promise<Track | null>} */
export async function soundTrack({ audio }, choice, trim, container, shaper) {
  if (!audio || choice.kind === 'remove') return null;
  const codec = await audio.getCodec();
  if (choice.kind === 'keep' && codec && CARRIES[container].includes(codec)) return copied(audio, codec, trim);
  return encoded(audio, choice, trim, shaper);
}

/** @param {import('mediabunny').InputAudioTrack} audio @param {import('mediabunny').AudioCodec} codec
 * @param {import('./decisions.js').Trim} trim @returns {Track} */
function copied(audio, codec, trim) {
  const source = new EncodedAudioPacketSource(codec);
  let count = 0;
  return {
    source, count: () => count,
    async fill(signal) {
      const decoderConfig = await audio.getDecoderConfig();
      if (!decoderConfig) throw new Error('the sound has no configuration');
      for await (const packet of new EncodedPacketSink(audio).packets()) {
        signal.throwIfAborted();
        const timestamp = heardAt(trim, packet);
        if (timestamp === null) continue;
        await source.add(trim.from === null ? packet : packet.clone({ timestamp }), { decoderConfig });
        count += 1;
      }
      source.close();
    },
  };
}

/** @param {import('mediabunny').InputAudioTrack} audio @param {SoundChoice} choice
 * @param {import('./decisions.js').Trim} trim @param {Shaper} shaper @returns {Track} */
function encoded(audio, choice, trim, shaper) {
  const out = Math.min(audio.numberOfChannels, 2);
  const source = new AudioSampleSource({
    codec: 'opus', quality: new Quality({ bitrate: /** @type {number} */ (BITS[out - 1]) }), transform: { sampleRate: RATE, numberOfChannels: out },
  });
  let count = 0;
  return {
    source, count: () => count,
    async fill(signal) {
      for await (const sample of choice.kind === 'keep' ? new AudioSampleSink(audio).samples(0) : shaped(audio, choice, shaper)) {
        const over = trim.to !== null && sample.timestamp * 1e6 >= trim.to;
        const heard = cut(trim, sample);
        try {
          signal.throwIfAborted();
          if (over) break;
          if (!heard) continue;
          await source.add(heard);
          count += 1;
        } finally {
          heard?.close();
        }
      }
      source.close();
    },
  };
}

/** The sound, changed. @param {import('mediabunny').InputAudioTrack} audio @param {SoundChoice} choice @param {Shaper} shaper
 * @param {number} [from]  Where it starts, in seconds. */
export async function* shaped(audio, choice, shaper, from = 0) {
  let begin = 0;
  let taken = 0;
  let given = 0;
  let rate = 0;
  let width = 0;
  /** @param {Float32Array[]} channels @param {boolean} last */
  const push = async (channels, last) => {
    const ready = await shaper.push(channels, last);
    const length = ready[0]?.length ?? 0;
    const sample = length > 0 ? sampleOf(ready, rate, begin + given / rate) : null;
    given += length;
    return sample;
  };
  for await (const sample of new AudioSampleSink(audio).samples(from)) {
    const channels = channelsOf(sample);
    const { timestamp, sampleRate } = sample;
    sample.close();
    if (rate === 0) {
      [begin, rate, width] = [timestamp, sampleRate, channels.length];
      const spans = choice.kind === 'silence' ? joined(choice.spans).map(({ from, to }) => [Math.max(from - begin, 0), to - begin]).filter(([, to]) => Number(to) > 0) : [];
      await shaper.begin(choice.kind === 'silence' ? 'silence' : 'warp', { rate, channels: width, spans });
    }
    if (sampleRate !== rate || channels.length !== width) throw new Error('the sound changes its form');
    let hole = timestamp - begin - taken / rate;
    if (hole > ABYSS) throw new RangeError('the sound has a hole too long');
    for (; hole > HOLE; hole -= 1) {
      const length = Math.round(Math.min(hole, 1) * rate);
      taken += length;
      const filled = await push(channels.map(() => new Float32Array(length)), false);
      if (filled) yield filled;
    }
    taken += channels[0]?.length ?? 0;
    const changed = await push(channels, false);
    if (changed) yield changed;
  }
  const rest = rate > 0 ? await push(Array.from({ length: width }, () => new Float32Array()), true) : null;
  if (rest) yield rest;
}

/** Spans in order, with those that touch made one. @param {readonly Span[]} spans */
export function joined(spans) {
  /** @type {Span[]} */
  const list = [];
  for (const { from, to } of [...spans].sort((a, b) => a.from - b.from)) {
    const last = list.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else if (to > from) list.push({ from, to });
  }
  return list;
}

/** The channels of a sample, each as its own array. @param {AudioSample} sample */
export const channelsOf = (sample) => Array.from({ length: sample.numberOfChannels }, (_, planeIndex) => {
  const channel = new Float32Array(sample.numberOfFrames);
  sample.copyTo(channel, { planeIndex, format: 'f32-planar' });
  return channel;
});

/** @param {Float32Array[]} channels @param {number} sampleRate @param {number} timestamp  In seconds. */
function sampleOf(channels, sampleRate, timestamp) {
  const length = channels[0]?.length ?? 0;
  const data = new Float32Array(length * channels.length);
  channels.forEach((channel, i) => data.set(channel, i * length));
  return new AudioSample({ data, format: 'f32-planar', numberOfChannels: channels.length, sampleRate, timestamp });
}

/** How loud a clip is in each of `count` equal parts of its length, 0 to 1. @param {import('./clip.js').Clip} clip @param {number} count
 * @param {AbortSignal} signal */
export async function loudness({ audio, duration }, count, signal) {
  const peaks = new Float32Array(count);
  if (!audio) return peaks;
  for await (const sample of new AudioSampleSink(audio).samples(0)) {
    signal.throwIfAborted();
    const [channel] = channelsOf(sample);
    channel?.forEach((value, i) => {
      const part = Math.floor((sample.timestamp + i / sample.sampleRate) / duration * count);
      const peak = Math.abs(value);
      if (part >= 0 && part < count && peak > /** @type {number} */ (peaks[part])) peaks[part] = peak;
    });
    sample.close();
  }
  return peaks;
}
