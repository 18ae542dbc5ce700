// One job in a worker of its own: it looks at a file or makes its safe copy, and is then terminated, which frees all that
// it held. It reports in plain messages; the shapes are in room/types.js. A worker that looks for faces may call others to its
// help, each of which searches bands of the picture.

import './seal-worker.js';
import './room/floor.js';
import { serve } from './film/inside-worker.js';
import { beside, digest } from './room/digest.js';
import { draw } from './room/drawn.js';
import { faultOf } from './room/fault.js';
import { post, progress } from './room/post.js';
import { faces, help } from './room/search.js';
import { initSync, inspect, make, Still, strip } from '../target/web/panah.js';

/** The longer side of the picture on the screen, in pixels. */
const SHOWN = 1280;
/** From this size on, in bytes, reading a file takes a while: progress is posted, and its digest is taken beside. */
const LARGE = 16 << 20;

/** Posts how much of a large file was read, of which every byte is read so many times. @param {Blob} file @param {number} times */
function reading(file, times) {
  const note = progress();
  return file.size < LARGE ? undefined : (/** @type {number} */ read) => note(read / times / file.size);
}

/** @typedef {import('../target/web/panah.js').SafeCopy} SafeCopy */

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
  post({ type: 'faces', faces: await faces(still, helpers) });
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
