// The digest of what was received: read as a stream, which is faster than slices, and for large files in a worker of its own
// while another one strips the file.

import { Hasher } from '../../target/web/panah.js';
import { call } from './calls.js';

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

/** The SHA-256 of a file, taken by another worker; by this one where that fails. @param {File} file
 * @returns {() => Promise<string>} gives the digest, and may be called after this worker was busy */
export function beside(file) {
  let sha256 = '';
  const digested = call({ job: 'digest', file }, (message) => {
    if (message.type === 'digest') sha256 = message.sha256;
  }).done.then(() => sha256);
  digested.catch(() => undefined);
  return () => digested.catch(() => digest(file));
}
