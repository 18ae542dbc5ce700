// What a worker does for the check: it has the core look at files, and compares what was noted. Nothing leaves the worker but the answers.

import { progress } from '../../room/post.js';
import { checkFiles, checkSignature, compareCode, comparePage } from '../../../target/web/bundle/panah.js';

/** Each byte is read about so many times: for the digest, and for what is compared. */
const TIMES = 2;

/** @typedef {import('./types.js').Request} Request */
/** @template {Request['job']} J @typedef {Extract<Request, { job: J }>} Of */

/** Says what each file is to the others. @param {Of<'check'>} request */
export function check({ files }) {
  const all = files.reduce((sum, { size }) => sum + size, 1);
  const read = files.map(() => 0);
  const note = progress();
  const notes = files.map(({ size }, i) => (/** @type {number} */ bytes) => {
    read[i] = Math.min(bytes / TIMES, size);
    note(read.reduce((sum, one) => sum + one, 0) / all);
  });
  self.postMessage({ type: 'answers', answers: JSON.parse(checkFiles([...files], notes)) });
}

/** Throws where what was noted is not of the bundle with this code, or of the page with this digest. @param {Of<'compare'>} request */
export function compare({ noted, own, page }) {
  if (page) comparePage(noted, own);
  else compareCode(noted, own);
}

/** Throws unless the key made one of the signatures over the file. @param {Of<'signed'>} request */
export function signed({ file, signatures, key }) {
  /** @type {unknown} */
  let fault = null;
  for (const signature of signatures) {
    try {
      return self.postMessage({ type: 'signed', comment: checkSignature(file, signature, key) });
    } catch (thrown) {
      fault = thrown;
    }
  }
  throw fault;
}
