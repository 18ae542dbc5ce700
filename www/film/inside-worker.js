// The worker's side of a film: spots what a frame shows, joins that into people, says what covers them, paints covers into frames and changes
// sound. It answers one request after another; what it holds ends with the worker.

import { FilmSearch, Layout as CoreLayout, SoundSilence, VoiceWarp, spot } from '../../target/web/panah.js';
import { toI420 } from './rgba.js';

/** @typedef {import('./frames.js').Layout} Layout */
/** What a request gets: an answer, and what is handed over with it. @typedef {{ answer: unknown, transfer?: Transferable[] }} Reply */

/** @param {(thrown: unknown) => import('../room/types.js').Fault} fault  What the page may know of a failure. */
export function serve(fault) {
  /** @type {FilmSearch | null} */
  let search = null;
  /** @type {import('../../target/web/panah.js').FoundFilm | null} */
  let found = null;
  /** @type {import('../../target/web/panah.js').FilmCovers | null} */
  let covers = null;
  /** @type {((channels: Float32Array[], last: boolean) => Float32Array[]) | null} */
  let shape = null;

  /** The layout of the last frame, as the core has it: hardly ever is the next one another. */
  const last = { key: '', layout: /** @type {CoreLayout | null} */ (null) };
  /** How the bytes of a frame lie, for the core. @param {Layout} layout */
  const laid = ({ format, width, height, rotation, flip, matrix, full, planes }) => {
    const key = [format, width, height, rotation, flip, matrix, full, ...planes.flatMap(({ offset, stride }) => [offset, stride])].join();
    if (last.layout && last.key === key) return last.layout;
    last.layout?.free();
    last.layout = null;
    last.layout = new CoreLayout(JSON.stringify({ format, width, height, rotation, flip, matrix, full, planes }));
    last.key = key;
    return last.layout;
  };

  /** Planes as the core reads them. @param {ArrayBuffer} bytes @param {Layout} layout */
  const planes = (bytes, layout) => (layout.format === 'RGBA' ? toI420(bytes, layout) : { bytes, layout });

  /** @type {Record<string, (values: any) => Reply>} */
  const ops = {
    spot({ bytes, layout }) {
      const ready = planes(bytes, layout);
      const { buffer } = spot(laid(ready.layout), new Uint8Array(ready.bytes));
      return { answer: buffer, transfer: [buffer] };
    },
    begin() {
      search?.free();
      search = new FilmSearch();
      return { answer: null };
    },
    take({ spotted, at, length }) {
      search?.take(new Uint8Array(spotted), at, length);
      return { answer: null };
    },
    finish() {
      found = search?.finish() ?? null;
      search = null;
      return { answer: found ? JSON.parse(found.summary()) : null };
    },
    decide({ decisions }) {
      covers?.free();
      covers = found?.decide(JSON.stringify(decisions)) ?? null;
      return { answer: null };
    },
    facts({ rendered }) {
      if (!covers) throw new Error('nothing was decided');
      return { answer: JSON.parse(covers.facts(JSON.stringify(rendered))) };
    },
    looked: ({ from, to, seen }) => ({ answer: covers ? [...covers.looked(from, to, Float64Array.from(seen))] : null }),
    share: ({ from, to }) => ({ answer: covers ? [...covers.share(from, to)] : null }),
    at: ({ at }) => ({ answer: covers ? JSON.parse(covers.at(at)) : null }),
    paint({ bytes, layout, at }) {
      if (!covers) throw new Error('nothing was decided');
      const ready = planes(bytes, layout);
      const count = covers.paint(laid(ready.layout), new Uint8Array(ready.bytes), at);
      return { answer: { ...ready, count }, transfer: [ready.bytes] };
    },
    warp({ rate, channels }) {
      const seed = crypto.getRandomValues(new Uint8Array(32));
      const warps = Array.from({ length: channels }, () => new VoiceWarp(rate, seed));
      shape = (sound, last) => warps.map((warp, i) => warp.push(sound[i] ?? new Float32Array(), last));
      return { answer: null };
    },
    silence({ rate, channels, spans }) {
      const silences = Array.from({ length: channels }, () => new SoundSilence(rate, 1, JSON.stringify(spans)));
      shape = (sound) => sound.map((channel, i) => {
        silences[i]?.apply(channel);
        return channel;
      });
      return { answer: null };
    },
    sound({ channels, last }) {
      if (!shape) throw new Error('nothing was said of the sound');
      const done = shape(channels, last);
      return { answer: done, transfer: done.map(({ buffer }) => buffer) };
    },
  };

  self.onmessage = ({ data: { op, ...values } }) => {
    try {
      const { answer, transfer = [] } = /** @type {(values: any) => Reply} */ (ops[op])(values);
      self.postMessage({ answer }, { transfer });
    } catch (thrown) {
      self.postMessage({ fault: fault(thrown) });
    }
  };
}
