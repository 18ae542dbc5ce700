// One job in a worker of its own: it looks at a file or makes its safe copy, and is then terminated, which frees all that
// it held. It reports in plain messages; the shapes are in room/types.js. A worker that looks for faces may call others to its
// help, each of which searches bands of the picture.

import './seal-worker.js';
import './room/floor.js';
import { serve } from './film/inside-worker.js';
import { call } from './room/calls.js';
import { beside, digest } from './room/digest.js';
import { draw } from './room/drawn.js';
import { faultOf } from './room/fault.js';
import { Band, initSync, inspect, make, Still, strip } from '../target/web/panah.js';

/** Faces from this score on are proposed, and covered unless the person opens them. */
const UNSURE = 0.2;
/** The longer side of the picture on the screen, in pixels. */
const SHOWN = 1280;
/** From this size on, in bytes, reading a file takes a while: progress is posted, and its digest is taken beside. */
const LARGE = 16 << 20;

/** @param {import('./room/types.js').Message} message @param {Transferable[]} [transfer] */
const post = (message, transfer = []) => self.postMessage(message, { transfer });

/** Posts how much is done, but not every little step. */
function progress() {
  let posted = 0;
  return (/** @type {number} */ done) => {
    if (done - posted >= 0.02 && done < 1) post({ type: 'progress', done: posted = done });
  };
}

/** Posts how much of a large file was read, of which every byte is read so many times. @param {Blob} file @param {number} times */
function reading(file, times) {
  const note = progress();
  return file.size < LARGE ? undefined : (/** @type {number} */ read) => note(read / times / file.size);
}

/** @typedef {import('../target/web/panah.js').SafeCopy} SafeCopy */

/** Lets messages in. */
const pause = () => new Promise((done) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    done(undefined);
  };
  port2.postMessage(0);
});

/** Searches a picture for faces, with up to `helpers` other workers. `note` gets how much is done.
 * @param {Still} still @param {number} helpers @param {(done: number) => void} note */
async function search(still, helpers, note) {
  still.searchBegin(UNSURE);
  do await stage(still, helpers, (done) => note(still.searchOverall(done)));
  while (still.searchGoOn());
  still.searchEnd();
}

/** One stage of the search. `note` gets how much of it is done.
 * @param {Still} still @param {number} helpers @param {(done: number) => void} note */
async function stage(still, helpers, note) {
  const lent = helpers > 0 ? still.searchLend(helpers).map((bands) => JSON.parse(bands)) : [];
  const parts = [0, ...lent.map(() => 0)];
  const did = (/** @type {number} */ part, /** @type {number} */ done) => {
    parts[part] = done;
    note(parts.reduce((sum, one) => sum + one) / parts.length);
  };
  const runs = lent.map((share, i) => {
    const bands = share.map((/** @type {object} */ band) => JSON.stringify(band));
    const pixels = bands.map((/** @type {string} */ band) => still.bandRows(band));
    return call({ job: 'bands', bands, pixels }, (message) => {
      if (message.type === 'progress') did(i + 1, message.done);
      if (message.type === 'found') still.searchTake(message.band, message.boxes);
    }, pixels.map((/** @type {Uint8Array<ArrayBuffer>} */ { buffer }) => buffer));
  });
  const helped = Promise.all(runs.map((run) => run.done));
  // It is awaited below, after this worker's own part.
  helped.catch(() => undefined);
  try {
    for (let done = 0; done < 1;) {
      did(0, done = still.searchStep());
      if (runs.length > 0) await pause();
    }
    await helped;
  } finally {
    for (const run of runs) run.stop();
  }
}

/** Shows a file that is a picture, where one can decode it here. @param {File} file @param {import('./room/types.js').Kind} kind */
async function show(file, kind) {
  if (kind !== 'picture' && kind !== 'still') return null;
  const still = kind === 'picture' ? new Still(file) : await either(() => new Still(file), () => drawn(file));
  if (!still) return null;
  const preview = still.preview(SHOWN);
  const { width, height } = preview;
  const pixels = /** @type {Uint8Array<ArrayBuffer>} */ (preview.rgba);
  post({ type: 'preview', width: still.width, height: still.height, preview: { width, height, pixels } }, [pixels.buffer]);
  return still;
}

/** Inspects; a picture is also shown, and searched for faces. @param {File} file @param {number} helpers */
async function look(file, helpers) {
  const { format, kind, len, findings, picture, kept } = JSON.parse(inspect(file, reading(file, 1)));
  const report = { format, kind, len, findings, picture, kept: Object.fromEntries(kept) };
  post({ type: 'report', report });
  const still = await show(file, kind);
  if (!still) return;
  const note = progress();
  // Where there can be no others, or too little memory for them, it searches alone.
  await search(still, helpers, note).catch(() => search(still, 0, note));
  const flat = still.faces();
  const covers = JSON.parse(still.covers());
  post({ type: 'faces', faces: covers.map((/** @type {any} */ { look, inverse, ...region }, /** @type {number} */ i) => ({ region, score: flat[i * 5 + 4] })) });
}

/** What the core makes of a photo's pixels, or else what it makes of those that the browser gives. @template T @param {() => T} core
 * @param {() => Promise<T>} browser */
async function either(core, browser) {
  try {
    return core();
  } catch (/** @type {any} */ thrown) {
    if (!['refused', 'malformed', 'limit'].includes(thrown?.kind)) throw thrown;
    return browser();
  }
}

/** A picture that only the browser may be able to decode, or nothing where it cannot. @param {File} file */
async function drawn(file) {
  try {
    return (await draw(file)).still();
  } catch (/** @type {any} */ thrown) {
    const { kind: known } = faultOf(thrown);
    if (known === 'read') throw thrown;
    const kind = known === 'still-altered' ? known : 'still-undecoded';
    post({ type: 'hindrance', hindrance: { kind, at: null } });
    return null;
  }
}

/** Searches bands that another worker lent, one after the other. @param {string[]} lent @param {Uint8Array[]} pixels */
function help(lent, pixels) {
  const note = progress();
  lent.forEach((own, i) => {
    const band = new Band(own, pixels[i]);
    for (let done = 0; done < 1;) note((i + (done = band.step())) / lent.length);
    const boxes = /** @type {Float32Array<ArrayBuffer>} */ (band.found());
    post({ type: 'found', band: own, boxes }, [boxes.buffer]);
  });
}

/** The copy at the Exact level, and as what it leaves, whose digest is taken from just that. `digested` gives the digest of what was
 * received, `finish` the safe copy for both digests, and `note` gets how many bytes were read. @param {Blob} file
 * @param {() => Promise<string>} digested @param {(stripped: import('../target/web/panah.js').Stripped, own: string, received: string) => SafeCopy} finish
 * @param {(read: number) => void} [note] */
async function exact(file, digested, finish, note) {
  const stripped = strip(file, note);
  const blob = new Blob(stripped.parts(), { type: stripped.mediaType });
  const own = await digest(blob, (read) => note?.(file.size + read));
  leave(finish(stripped, own, await digested()), blob);
}

/** Makes the safe copy. @param {Extract<import('./room/types.js').Request, { job: 'copy' }>} request */
async function copy({ file, level, covers, told, drawn }) {
  const known = JSON.stringify(told);
  if (file.size >= LARGE && level === 'exact' && covers.length === 0) {
    return exact(file, beside(file), (stripped, own, received) => stripped.digested(own, received, known), reading(file, 2));
  }
  const [wanted, seed] = [JSON.stringify(covers), crypto.getRandomValues(new Uint8Array(32))];
  const core = () => make(file, level, wanted, seed, known);
  leave(drawn ? await either(core, async () => (await draw(file)).copy(wanted, seed, known)) : core());
}

/** Hands over a copy that was inspected again. @param {SafeCopy} safe @param {Blob} [blob] */
function leave(safe, blob = new Blob(safe.parts(), { type: safe.mediaType })) {
  post({ type: 'copy', blob, receipt: JSON.parse(safe.receipt), kept: JSON.parse(safe.kept), extension: safe.extension });
}

/** Finishes what was made anew of a film or voice note: it is stripped and inspected like any file, and its receipt speaks of the
 * original. @param {Extract<import('./room/types.js').Request, { job: 'finish' }>} request */
async function finish({ file, blob, made }) {
  await exact(blob, beside(file), (stripped, own, received) => stripped.for_original(own, file, received, JSON.stringify(made)));
}

/** What the core holds. @type {WebAssembly.Memory | null} */
let memory = null;

/** Starts the core. @param {WebAssembly.Module} module */
export function start(module) {
  ({ memory } = initSync({ module }));
}

// The room was left: nothing that was read is there any more when this worker ends.
self.addEventListener('message', (event) => {
  if (!event.data.quit) return;
  event.stopImmediatePropagation();
  if (memory) new Uint8Array(memory.buffer).fill(0);
  self.close();
});

self.onmessage = async ({ data }) => {
  try {
    start(data.module);
    // From here on it answers for one film.
    if (data.job === 'film') return serve(faultOf);
    if (data.job === 'look') await look(data.file, data.helpers);
    else if (data.job === 'show') await show(data.file, data.kind);
    else if (data.job === 'bands') help(data.bands, data.pixels);
    else if (data.job === 'finish') await finish(data);
    else if (data.job === 'digest') post({ type: 'digest', sha256: await digest(data.file) });
    else await copy(data);
    post({ type: 'done' });
  } catch (thrown) {
    post({ type: 'fault', fault: faultOf(thrown) });
  }
};
