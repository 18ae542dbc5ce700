// Films that are damaged: which groups of pictures can be decoded, and decoding those alone. A decoder that fails takes the
// pictures with it that it holds, so a group is whole or it is left out.

import { EncodedPacketSink, VideoSample } from 'mediabunny';
import { Hindrance } from './clip.js';

/** A part of a film that cannot be decoded, from one key frame to another or to the end, in seconds.
 * @typedef {{ from: number, to: number }} Gap */

/** Frames and packets in a decoder at any moment. */
const HELD = 6;

/** Decodes what lies between two key frames, and nothing else. Each frame is the caller's to close.
 * @param {import('mediabunny').InputVideoTrack} video @param {number} from @param {number} to  In seconds, exclusive. */
export async function* decoded(video, from, to) {
  const config = await video.getDecoderConfig();
  if (!config) throw new Error('the film has no configuration');
  /** @type {VideoFrame[]} */
  const ready = [];
  /** @type {unknown} */
  let failed = null;
  let wake = () => undefined;
  const decoder = new VideoDecoder({
    output: (frame) => (wake(), ready.push(frame)),
    error: (thrown) => (wake(), failed = thrown),
  });
  /** Waits for a frame or a failure, but not for ever: what a decoder holds back comes when it is flushed. */
  const some = () => new Promise((done) => {
    wake = () => void done(undefined);
    setTimeout(done, 20);
  });
  try {
    decoder.configure(config);
    const sink = new EncodedPacketSink(video);
    const first = await sink.getKeyPacket(from);
    if (!first) return;
    for await (const packet of sink.packets(first)) {
      if (packet.type === 'key' && packet.timestamp >= to) break;
      decoder.decode(packet.toEncodedVideoChunk());
      for (let frame = ready.shift(); frame; frame = ready.shift()) yield new VideoSample(frame);
      while (failed === null && ready.length === 0 && decoder.decodeQueueSize > HELD) await some();
      if (failed !== null) throw failed;
    }
    const done = decoder.flush();
    done.catch(() => undefined);
    let flushed = false;
    done.finally(() => (flushed = true)).catch(() => undefined);
    while (!flushed || ready.length > 0) {
      const frame = ready.shift();
      if (frame) yield new VideoSample(frame);
      else await some();
    }
    await done;
    if (failed !== null) throw failed;
  } finally {
    ready.forEach((frame) => frame.close());
    if (decoder.state !== 'closed') decoder.close();
  }
}

/** Decodes each group of pictures on its own. Returns the gaps, which are in order and do not touch. Throws a hindrance where
 * none of them can be decoded.
 * @param {import('mediabunny').InputVideoTrack} video @param {AbortSignal} signal @returns {Promise<Gap[]>} */
export async function survey(video, signal) {
  const sink = new EncodedPacketSink(video);
  /** @type {Gap[]} */
  const gaps = [];
  let key = await sink.getFirstKeyPacket();
  let any = key === null;
  while (key) {
    signal.throwIfAborted();
    const next = await sink.getNextKeyPacket(key);
    const [from, to] = [key.timestamp, next ? next.timestamp : Infinity];
    if (await decodes(video, from, to, signal)) any = true;
    else {
      const last = gaps.at(-1);
      if (last?.to === from) last.to = to;
      else gaps.push({ from, to });
    }
    key = next;
  }
  if (!any) throw new Hindrance('film-damaged');
  return gaps;
}

/** @param {import('mediabunny').InputVideoTrack} video @param {number} from @param {number} to @param {AbortSignal} signal */
async function decodes(video, from, to, signal) {
  try {
    for await (const sample of decoded(video, from, to)) {
      sample.close();
      signal.throwIfAborted();
    }
    return true;
  } catch {
    signal.throwIfAborted();
    return false;
  }
}

/** The parts between gaps that end behind a time, in seconds. @param {readonly Gap[]} gaps @param {number} from */
export function whole(gaps, from) {
  const starts = [-Infinity, ...gaps.map(({ to }) => to)];
  const ends = [...gaps.map((gap) => gap.from), Infinity];
  return starts.map((start, i) => ({ from: Math.max(start, from), to: Number(ends[i]) })).filter((part) => part.from < part.to);
}
