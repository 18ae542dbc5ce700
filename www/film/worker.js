// The film's worker: the core that searches frames for people, covers them and distorts voices. One worker serves one film,
// from its first frame to its last, and is then terminated, which frees all that it held and is also how work is cancelled.
//
// The page sends requests; each has a number `id` of its own, and each is answered once, in order, with the same `id`:
//
//   request                                              answer besides `id`
//   { op: 'begin', module }                              {}                      the compiled core; first of all
//   { op: 'search', layout, effort }                     {}                      a new search
//   { op: 'look', layout, bytes, timestamp, duration }   { seen, bytes }         the next frame; its buffer comes back
//   { op: 'finish' }                                     { film }                people and unsure spans
//   { op: 'decide', decisions }                          { counts }              may be sent again at any time after
//   { op: 'covers', timestamp }                          { covers }              for the screen
//   { op: 'paint', layout, bytes, timestamp }            { covered, bytes }      the frame with its covers
//   { op: 'warp', rate, channels, last }                 { channels }            the voice, distorted; late, see VoiceWarp
//
// A request that fails is answered with { id, fault: { kind, at } }; after a fault of `look` the search goes on without
// that frame. `layout` is an object, `bytes` an ArrayBuffer and `channels` a list of Float32Array: both are transferred, to
// and fro. Times are in microseconds. The shapes of `layout`, `seen`, `film`, `decisions`, `covers` and `counts` are those of
// src/wasm/film.rs and stand below.

import { FilmSearch, initSync, VoiceWarp } from '../../target/web/panah.js';

/**
 * @typedef {object} Layout  How a frame's bytes lie.
 * @property {'I420' | 'NV12'} format
 * @property {number} width  Visible, before turning.
 * @property {number} height
 * @property {0 | 90 | 180 | 270} [rotation]  Clockwise.
 * @property {'bt601' | 'bt709'} [matrix]
 * @property {boolean} [full]
 * @property {{ offset: number, stride: number }[]} [planes]
 *
 * @typedef {{ x: number, y: number, width: number, height: number }} Box
 * @typedef {Box & { shape: 'box' | 'ellipse', person?: number }} Region
 * @typedef {{ faces: number, whole: boolean, cut: boolean }} Seen
 *
 * @typedef {object} Person
 * @property {number} id
 * @property {number} first
 * @property {number} last
 * @property {number} frames
 * @property {boolean} brief  Perhaps no face.
 * @property {Box & { time: number, score: number }} best
 * @property {[number, number][]} spans
 *
 * @typedef {{ id: number, person: number, from: number, to: number, reason: 'lost' | 'hidden' | 'flicker' }} Unsure
 * @typedef {{ width: number, height: number, frames: number, from: number, to: number, cuts: number[], people: Person[], unsure: Unsure[] }} Film
 *
 * @typedef {'frame' | 'area' | 'tracked'} Treatment
 * @typedef {{ shape: 'box' | 'ellipse', from?: number, to?: number, keys: (Box & { time: number })[] }} Manual
 * @typedef {{ uncovered?: number[], inverse?: boolean, unsure?: Treatment, settled?: { id: number, as: Treatment }[], manual?: Manual[] }} Decisions
 * @typedef {{ frame: boolean, but: Region[], regions: Region[] }} Covers
 * @typedef {{ frames: number, covered: number, whole: number, unsure: number, settled: number, people: number, uncovered: number, manual: number }} Counts
 *
 * @typedef {{ op: 'begin', module: WebAssembly.Module }
 *   | { op: 'search', layout: Layout, effort: number }
 *   | { op: 'look', layout: Layout, bytes: ArrayBuffer, timestamp: number, duration: number }
 *   | { op: 'finish' }
 *   | { op: 'decide', decisions: Decisions }
 *   | { op: 'covers', timestamp: number }
 *   | { op: 'paint', layout: Layout, bytes: ArrayBuffer, timestamp: number }
 *   | { op: 'warp', rate: number, channels: Float32Array<ArrayBuffer>[], last: boolean }} Request
 */

/** @type {FilmSearch | undefined} */
let search;
/** @type {import('../../target/web/panah.js').FoundFilm | undefined} */
let found;
/** @type {import('../../target/web/panah.js').FilmCovers | undefined} */
let covers;
/** One for each channel. @type {VoiceWarp[]} */
let voices = [];

/** What was asked for too early. */
const early = () => ({ kind: 'internal' });

/** Answers one request: what to say, and what to transfer. @param {Request} request @returns {[object, Transferable[]]} */
function answer(request) {
  switch (request.op) {
    case 'begin':
      initSync({ module: request.module });
      return [{}, []];
    case 'search':
      search?.free();
      search = new FilmSearch(JSON.stringify(request.layout), request.effort);
      return [{}, []];
    case 'look': {
      if (!search) throw early();
      const { layout, bytes, timestamp, duration } = request;
      const seen = JSON.parse(search.look(JSON.stringify(layout), new Uint8Array(bytes), timestamp, duration));
      return [{ seen, bytes }, [bytes]];
    }
    case 'finish':
      if (!search) throw early();
      found?.free();
      found = search.finish();
      search = undefined;
      return [{ film: JSON.parse(found.summary()) }, []];
    case 'decide': {
      if (!found) throw early();
      const decided = found.decide(JSON.stringify(request.decisions));
      covers?.free();
      covers = decided;
      return [{ counts: JSON.parse(covers.counts()) }, []];
    }
    case 'covers':
      if (!covers) throw early();
      return [{ covers: JSON.parse(covers.at(request.timestamp)) }, []];
    case 'paint': {
      if (!covers) throw early();
      const { layout, bytes, timestamp } = request;
      const covered = covers.paint(JSON.stringify(layout), new Uint8Array(bytes), timestamp);
      return [{ covered, bytes }, [bytes]];
    }
    case 'warp': {
      if (voices.length === 0) {
        const seed = crypto.getRandomValues(new Uint8Array(32));
        voices = request.channels.map(() => new VoiceWarp(request.rate, seed));
      }
      if (voices.length !== request.channels.length) throw { kind: 'malformed' };
      const channels = request.channels.map((samples, i) => /** @type {VoiceWarp} */ (voices[i]).push(samples, request.last));
      if (request.last) voices = [];
      return [{ channels }, channels.map((samples) => /** @type {ArrayBuffer} */ (samples.buffer))];
    }
  }
}

/** What the page may know of a failure. @param {any} thrown */
function fault(thrown) {
  const at = typeof thrown?.at === 'number' ? thrown.at : null;
  if (typeof thrown?.kind === 'string') return { kind: thrown.kind, at };
  if (thrown instanceof RangeError || thrown instanceof WebAssembly.RuntimeError) return { kind: 'limit', at: null };
  return { kind: 'internal', at: null };
}

self.onmessage = (/** @type {MessageEvent<Request & { id: number }>} */ { data }) => {
  const { id } = data;
  try {
    const [said, transfer] = answer(data);
    self.postMessage({ id, ...said }, { transfer });
  } catch (thrown) {
    self.postMessage({ id, fault: fault(thrown) });
  }
};
