// The worker of a room that gives one sealed file: it does all that the other does, bundles and seals finished copies, and checks files.

import { faultOf } from '../room/fault.js';
import { start } from '../worker.js';
import { Bundle } from '../../target/web/bundle/panah.js';
import { check, compare, signed } from './check/work.js';

/** From so many bytes on what was sealed is laid aside in a Blob, which the browser need not hold in memory. */
const PIECE = 4 << 20;

/** A copy that is finished, what it was made of, and what is known of it, as the core reads it: JSON.
 * @typedef {{ original: Blob, copy: Blob, facts: string }} Held */
/** What is asked of it. @typedef {{ job: 'bundle', held: Held[], language: string }} Request */
/** @typedef {{ type: 'progress', done: number } | { type: 'sealed', blob: Blob, code: string[] } | { type: 'done' } | { type: 'fault', fault: import('../room/types.js').Fault }} Message */

/** @param {Message} message */
const post = (message) => self.postMessage(message);

/** Seals copies for those whom this build names, and for nobody whom a message could name. @param {Request} request */
function seal({ held, language }) {
  const bundle = new Bundle(crypto.getRandomValues(new Uint8Array(32)));
  // Each is read twice to be taken in, and twice to be sealed.
  const all = held.reduce((sum, { original, copy }) => sum + original.size + copy.size, 1);
  let read = 0;
  const note = (/** @type {number} */ bytes) => post({ type: 'progress', done: Math.min((read += bytes) / all / 2, 1) });
  for (const { original, copy, facts } of held) {
    bundle.add(original, copy, facts);
    note(original.size + copy.size);
  }
  /** @type {Blob[]} */
  const blobs = [];
  /** @type {Uint8Array<ArrayBuffer>[]} */
  let pieces = [];
  let size = 0;
  const lay = () => {
    blobs.push(new Blob(pieces));
    note(size);
    pieces = [];
    size = 0;
  };
  const code = bundle.seal(RECIPIENT.keys.join(' '), language, (/** @type {Uint8Array<ArrayBuffer>} */ bytes) => {
    pieces.push(bytes);
    size += bytes.length;
    if (size >= PIECE) lay();
  });
  lay();
  post({ type: 'sealed', blob: new Blob(blobs, { type: 'application/octet-stream' }), code });
}

/** The jobs that the other worker does not know. @type {Map<string, (request: any) => void>} */
const JOBS = new Map(Object.entries({ bundle: seal, check, compare, signed }));

const others = self.onmessage;
self.onmessage = (event) => {
  const job = JOBS.get(event.data.job);
  if (!job) return others?.call(self, event);
  try {
    start(event.data.module);
    job(event.data);
    post({ type: 'done' });
  } catch (thrown) {
    post({ type: 'fault', fault: faultOf(thrown) });
  }
};
