// Bytes as letters that an HTML file may hold as they are: printable ASCII without `<`, which no charset, line ending or markup
// changes. Three letters carry 19 or 20 bits, where base64's carry 18. The last bits of a group leave first; the idea is basE91's
// (Henke, 2006).

/** How many letters there are: 32 to 126, without 60. */
const LETTERS = 94;
/** How many bits a group holds at least. */
const BITS = 19;
/** A group whose low bits are below this has room for one bit more. */
const ROOM = LETTERS ** 3 - (1 << BITS);

/** @param {number} value  0 to 93. */
const letter = (value) => String.fromCharCode(value < 28 ? value + 32 : value + 33);

/** @param {Uint8Array} bytes */
export function toLetters(bytes) {
  let text = '';
  let [bits, held] = [0, 0];
  const put = (/** @type {number} */ group) => {
    for (let i = 0; i < 3; i += 1, group = Math.floor(group / LETTERS)) text += letter(group % LETTERS);
  };
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
  return text;
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

  /** The bytes of some more letters. @param {string} text  Whole groups. */
  bytes(text) {
    const bytes = new Uint8Array(Math.min(Math.ceil(text.length / 3 * (BITS + 1) / 8) + 1, this.#left));
    let count = 0;
    for (let at = 0; at + 2 < text.length; at += 3) {
      let group = 0;
      for (let i = 2; i >= 0; i -= 1) {
        const code = text.charCodeAt(at + i);
        group = group * LETTERS + code - (code < 60 ? 32 : 33);
      }
      this.#bits |= group << this.#held;
      this.#held += (group & ((1 << BITS) - 1)) < ROOM ? BITS + 1 : BITS;
      for (; this.#held >= 8 && count < bytes.length; this.#held -= 8, this.#bits >>>= 8) bytes[count++] = this.#bits;
    }
    this.#left -= count;
    return bytes.subarray(0, count);
  }
}
