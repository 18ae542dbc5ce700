// The digest of what was received: read as a stream, which is faster than slices, and for large files in a worker of its own
// while another one strips the file.

import { Hasher } from '../../target/web/panah.js';
import { Engine } from './engine.js';

/** The SHA-256 of a file. `note` gets how many bytes were read so far. @param {Blob} file @param {(read: number) => void} [note] */
export async function digest(file, note) {
  const hasher = new Hasher();
  const reader = file.stream().getReader();
  for (let read = 0;;) {
    const { done, value } = await reader.read();
    if (done) return hasher.finish();
    hasher.push(value);
    note?.(read += value.length);
  }
}

/** The SHA-256 of a file, taken by another worker; by this one where there can be none. Resolves once the other one is at work, since
 * from then on this one may be busy: with a function that gives the digest.
 * @param {File} file @param {{ module: WebAssembly.Module, script: Blob }} means @returns {Promise<() => Promise<string>>} */
export async function beside(file, { module, script }) {
  const engine = new Engine(Promise.resolve(module), script, 0);
  let sha256 = '';
  let start = () => {};
  const started = new Promise((done) => { start = () => done(undefined); });
  const run = engine.run({ job: 'digest', file }, (message) => {
    if (message.type === 'digest') sha256 = message.sha256;
    start();
  });
  const digested = run.done.then(() => sha256);
  digested.catch(start);
  await started;
  return () => digested.catch(() => digest(file));
}
