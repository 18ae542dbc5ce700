// A file written in parts: what a multiplexer writes, gathered into Blobs, so that no more than one part lies in the page's
// own memory. Offsets are in bytes from the file's start.

import { StreamTarget } from 'mediabunny';

/** The size of one part in bytes. Blobs of this size are kept by the browser outside of the page. */
const PART = 4 << 20;

export class Parts {
  /** @type {Blob[]} */ #done = [];
  /** How much of the file the finished parts hold. */ #from = 0;
  /** What comes after them. */ #rest = new Uint8Array(PART);
  #length = 0;

  /** Takes bytes and where they go. @type {WritableStream<import('mediabunny').StreamTargetChunk>} */
  stream = new WritableStream({ write: ({ data, position }) => this.#write(data, position) });
  /** What a multiplexer writes to. */
  target = new StreamTarget(this.stream);

  /** @param {Uint8Array<ArrayBuffer>} data @param {number} at @returns {void} */
  #write(data, at) {
    if (at < this.#from) {
      const before = Math.min(data.length, this.#from - at);
      this.#patch(data.slice(0, before), at);
      if (before === data.length) return;
      return this.#write(data.subarray(before), this.#from);
    }
    let place = at - this.#from;
    if (place > this.#length) throw new RangeError('a file is written without gaps');
    let rest = data;
    while (place + rest.length >= PART) {
      const fits = PART - place;
      this.#rest.set(rest.subarray(0, fits), place);
      this.#done.push(new Blob([this.#rest]));
      this.#from += PART;
      this.#length = 0;
      rest = rest.subarray(fits);
      place = 0;
    }
    this.#rest.set(rest, place);
    this.#length = Math.max(this.#length, place + rest.length);
  }

  /** Writes over bytes of finished parts, as a multiplexer does with sizes known late. @param {Uint8Array<ArrayBuffer>} data @param {number} at */
  #patch(data, at) {
    const which = Math.floor(at / PART);
    const part = this.#done[which];
    if (!part) return;
    const place = at - which * PART;
    const fits = Math.min(data.length, PART - place);
    this.#done[which] = new Blob([part.slice(0, place), data.slice(0, fits), part.slice(place + fits)]);
    if (fits < data.length) this.#patch(data.slice(fits), at + fits);
  }

  /** The file so far. @param {string} type  Its media type. */
  blob(type) {
    return new Blob([...this.#done, this.#rest.slice(0, this.#length)], { type });
  }
}
