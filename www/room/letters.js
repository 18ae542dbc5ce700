// Bytes as letters that an HTML file may hold as they are: ASCII, with the control characters that HTML's standard leaves as they are
// in a script's text (13.2.3.5, 13.2.5.4), without `<` and without what a change of line endings changes. No charset and no markup
// changes them. Two letters carry 13 or 14 bits, where base64's carry 12. The last bits of a pair leave first; the idea is
// basE91's (Henke, 2006).

/** All letters: 1 to 127, without line feed, carriage return, and `<`. */
const CODES = Array.from({ length: 127 }, (_, i) => i + 1).filter((code) => ![10, 13, 60].includes(code));
const LETTERS = CODES.length;
/** Which letter a code is. */
const LETTER = new Uint8Array(128);
CODES.forEach((code, i) => { LETTER[code] = i; });
/** How many bits a pair holds at least. */
const BITS = 13;
/** A pair whose low bits are below this has room for one bit more. */
const ROOM = LETTERS ** 2 - (1 << BITS);

/** @param {Uint8Array} bytes */
export function toLetters(bytes) {
  /** @type {number[]} */
  const codes = [];
  let [bits, held] = [0, 0];
  const put = (/** @type {number} */ pair) => codes.push(CODES[pair % LETTERS] ?? 0, CODES[Math.floor(pair / LETTERS)] ?? 0);
  for (const byte of bytes) {
    bits |= byte << held;
    held += 8;
    if (held <= BITS) continue;
    const own = (bits & ((1 << BITS) - 1)) < ROOM ? BITS + 1 : BITS;
    put(bits & ((1 << own) - 1));
    bits >>>= own;
    held -= own;
  }
  if (held > 0) put(bits);
  return new TextDecoder().decode(Uint8Array.from(codes));
}

/** The bytes of letters, piece by piece: what is left over of one piece goes before the next. */
export class Letters {
  #bits = 0;
  #held = 0;
  #left;

  /** @param {number} length  How many bytes there are in all. */
  constructor(length) {
    this.#left = length;
  }

  /** The bytes of some more letters. @param {string} text  Whole pairs. */
  bytes(text) {
    const bytes = new Uint8Array(Math.min(Math.ceil(text.length / 2 * (BITS + 1) / 8) + 1, this.#left));
    let count = 0;
    for (let at = 0; at + 1 < text.length; at += 2) {
      const pair = (LETTER[text.charCodeAt(at)] ?? 0) + LETTERS * (LETTER[text.charCodeAt(at + 1)] ?? 0);
      this.#bits |= pair << this.#held;
      this.#held += (pair & ((1 << BITS) - 1)) < ROOM ? BITS + 1 : BITS;
      for (; this.#held >= 8 && count < bytes.length; this.#held -= 8, this.#bits >>>= 8) bytes[count++] = this.#bits;
    }
    this.#left -= count;
    return bytes.subarray(0, count);
  }
}
