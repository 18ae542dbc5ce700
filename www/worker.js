// One job in a worker of its own: it looks at a file or makes its safe copy, and is then terminated, which frees all that
// it held. It reports in plain messages; the shapes are in room/types.js.

import { kindOf } from './room/kinds.js';
import { initSync, inspect, make, Still } from '../target/web/panah.js';

/** Faces from this score on are proposed; which of them are covered at once is the page's to say. */
const UNSURE = 0.2;
/** The longer side of the picture on the screen, in pixels. */
const SHOWN = 1280;

/** What the page may know of a failure. @param {any} thrown @returns {import('./room/types.js').Fault} */
function fault(thrown) {
  const at = typeof thrown?.at === 'number' ? thrown.at : null;
  if (typeof thrown?.kind === 'string') return { kind: thrown.kind, at };
  if (thrown instanceof RangeError || thrown instanceof WebAssembly.RuntimeError) return { kind: 'limit', at: null };
  if (thrown instanceof DOMException) return { kind: 'read', at: null };
  return { kind: 'internal', at: null };
}

/** @param {import('./room/types.js').Message} message @param {Transferable[]} [transfer] */
const tell = (message, transfer = []) => self.postMessage(message, { transfer });

/** Inspects; a picture is also shown, and searched for faces. @param {File} file */
function look(file) {
  const { format, len, findings, picture } = JSON.parse(inspect(file));
  tell({ type: 'report', report: { format, len, findings, picture } });
  if (kindOf(format) !== 'picture') return;
  const still = new Still(file);
  const preview = still.preview(SHOWN);
  const { width, height } = preview;
  const pixels = /** @type {Uint8Array<ArrayBuffer>} */ (preview.rgba);
  tell({ type: 'preview', width: still.width, height: still.height, preview: { width, height, pixels } }, [pixels.buffer]);
  still.searchBegin(UNSURE);
  let told = 0;
  for (;;) {
    const done = still.searchStep();
    if (done >= 1) break;
    if (done - told >= 0.02) tell({ type: 'progress', done: told = done });
  }
  const flat = still.faces();
  const covers = JSON.parse(still.covers());
  tell({ type: 'faces', faces: covers.map((/** @type {any} */ { look, inverse, ...region }, /** @type {number} */ i) => ({ region, score: flat[i * 5 + 4] })) });
}

/** Makes the safe copy. @param {File} file @param {string} level @param {import('./room/types.js').CoverShape[]} covers */
function copy(file, level, covers) {
  const safe = make(file, level, JSON.stringify(covers), crypto.getRandomValues(new Uint8Array(32)));
  const blob = new Blob(safe.parts(), { type: safe.mediaType });
  tell({ type: 'copy', blob, receipt: JSON.parse(safe.receipt), extension: safe.extension });
}

self.onmessage = ({ data }) => {
  try {
    initSync({ module: data.module });
    if (data.job === 'look') look(data.file);
    else copy(data.file, data.level, data.covers);
    tell({ type: 'done' });
  } catch (thrown) {
    tell({ type: 'fault', fault: fault(thrown) });
  }
};
