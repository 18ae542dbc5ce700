// Texts in bytes, one for each letter, so that they pack well in every script. No text has control characters: beside the bytes that
// ASCII leaves, those stand for letters too.

/** Bytes from 128 on, and then from 1 up to the space. */
const [ABOVE, BELOW] = [128, 31];

/** The letters beyond ASCII of some texts. @param {Iterable<string>} texts */
export function lettersOf(texts) {
  const all = [...texts].join('');
  const letters = [...new Set(all)].filter((letter) => letter > '\x7f').sort();
  if (letters.length > ABOVE + BELOW || /[\0-\x1f]/.test(all)) throw new Error('the texts have too many letters');
  return letters.join('');
}

/** @param {string} text @param {string} letters  All that it may have beyond ASCII. @returns {Uint8Array<ArrayBuffer>} */
export function toAlphabet(text, letters) {
  const places = new Map([...letters].map((letter, i) => [letter, i < ABOVE ? ABOVE + i : i - ABOVE + 1]));
  return Uint8Array.from([...text], (letter) => places.get(letter) ?? letter.charCodeAt(0));
}

/** The text that `toAlphabet` took. @param {Uint8Array} bytes @param {string} letters */
export function fromAlphabet(bytes, letters) {
  const all = [...letters];
  return Array.from(bytes, (byte) => (byte >= ABOVE ? all[byte - ABOVE] : byte <= BELOW ? all[ABOVE + byte - 1] : String.fromCharCode(byte)) ?? '').join('');
}
