// Copies: what a room may hand to the page, each checked and made anew.

/** @typedef {{ file: File, receipt: unknown }} Copy */

/** The names that the room gives: twelve letters of base32 and an extension. */
const NAME = /^[a-z2-7]{12}\.[a-z0-9]{1,8}$/;

/** The copies of a message from the room; null where it holds anything else, or more than it may. @param {unknown} list
 * @param {{ most: number, bytes: number, seal: boolean }} rules @returns {Copy[] | null} */
export function checked(list, { most, bytes, seal }) {
  if (!Array.isArray(list) || list.length > most) return null;
  const copies = [];
  for (const entry of list) {
    const { file, receipt } = entry ?? {};
    if (!(file instanceof File) || !NAME.test(file.name) || file.size > bytes || (seal && !file.name.endsWith('.age'))) return null;
    copies.push({ file: new File([file], file.name, { type: file.type, lastModified: 0 }), receipt });
  }
  return copies;
}
