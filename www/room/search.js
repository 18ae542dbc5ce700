// The search for faces in a picture, in a worker. It may call others to its help, each of which searches bands of the picture.

import { Band } from '../../target/web/panah.js';
import { call } from './calls.js';
import { post, progress } from './post.js';

/** @typedef {import('../../target/web/panah.js').Still} Still */

/** Faces from this score on are proposed, and covered unless the person opens them. */
const UNSURE = 0.2;

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

/** The faces in a picture; null where nobody looks for any. @param {Still} still @param {number} helpers @returns {Promise<import('./types.js').Face[] | null>} */
export async function faces(still, helpers) {
  const note = progress();
  // Where there can be no others, or too little memory for them, it searches alone.
  await search(still, helpers, note).catch(() => search(still, 0, note));
  const flat = still.faces();
  const covers = JSON.parse(still.covers());
  return covers.map((/** @type {any} */ { look, inverse, ...region }, /** @type {number} */ i) => ({ region, score: flat[i * 5 + 4] }));
}

/** Searches bands that another worker lent, one after the other. @param {string[]} lent @param {Uint8Array[]} pixels */
export function help(lent, pixels) {
  const note = progress();
  lent.forEach((own, i) => {
    const band = new Band(own, pixels[i]);
    for (let done = 0; done < 1;) note((i + (done = band.step())) / lent.length);
    const boxes = /** @type {Float32Array<ArrayBuffer>} */ (band.found());
    post({ type: 'found', band: own, boxes }, [boxes.buffer]);
  });
}
