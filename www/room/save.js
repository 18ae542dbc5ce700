// Saving: random names, a stored zip that reveals nothing of its maker, and a download that leaves no element behind.

import { downloadZip } from 'client-zip';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567';

/** A file name of twelve random letters of base32 (RFC 4648). @param {string} extension  Without a dot. */
export function randomName(extension) {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return `${Array.from(bytes, (byte) => LETTERS[byte & 31]).join('')}.${extension}`;
}

/** The copies as one zip, stored, sorted by their random names. @param {readonly File[]} files @returns {Promise<Blob>} */
export function zip(files) {
  const sorted = [...files].sort((a, b) => (a.name < b.name ? -1 : 1));
  // The library writes local times. Noon of the first day that zip knows is that same local time in every time zone.
  const lastModified = new Date(1980, 0, 1, 12);
  return downloadZip(sorted.map((input) => ({ input, name: input.name, lastModified }))).blob();
}

/** The addresses of files that the browser may still read. @type {Set<string>} */
const given = new Set();

/** Saves a file through the browser. @param {Blob} blob @param {string} name */
export function download(blob, name) {
  const url = URL.createObjectURL(blob);
  given.add(url);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser may still read it for a while after the click.
  setTimeout(() => take(url), 60_000);
}

/** Takes an address back. @param {string} url */
function take(url) {
  URL.revokeObjectURL(url);
  given.delete(url);
}

/** Takes all of them back. */
export const takeBack = () => given.forEach(take);
