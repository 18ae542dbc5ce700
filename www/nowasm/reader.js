// Files read at once, for a core that cannot wait, where the browser has no FileReaderSync (Lockdown Mode may take it away): each is
// read whole before the core asks for any of it.

/** What was read, by the file or the part of it. @type {WeakMap<Blob, Uint8Array<ArrayBuffer>>} */
const known = new WeakMap();

/** Reads a file, and has its parts known as well. @param {Blob | undefined} file */
export async function hold(file) {
  if (!file) return;
  const bytes = new Uint8Array(await file.arrayBuffer());
  known.set(file, bytes);
  file.slice = (from = 0, to = bytes.length, type = '') => {
    const part = Blob.prototype.slice.call(file, from, to, type);
    known.set(part, bytes.subarray(from, to));
    return part;
  };
}

/** As much of FileReaderSync as the core calls. */
export class HeldReader {
  /** @param {Blob} part */
  readAsArrayBuffer(part) {
    const bytes = known.get(part);
    if (!bytes) throw new DOMException('', 'NotReadableError');
    return bytes.slice().buffer;
  }
}
