// Kinds of files: which the room can show and cover, and which it can only empty of hidden data.

/** @typedef {'picture' | 'still' | 'film' | 'sound' | 'document' | 'text'} Kind */

/** @type {Record<string, readonly string[]>} */
const FORMATS = {
  picture: ['jpeg', 'png', 'webp', 'gif', 'bmp'],
  // Photos that the core cannot cover in an exact copy, and not always decode.
  still: ['heic', 'avif', 'tiff', 'dng', 'jxl'],
  film: ['mp4', 'mov', 'threegp', 'matroska', 'webm', 'avi'],
  sound: ['m4a', 'mp3', 'ogg', 'flac', 'wav', 'aiff', 'amr', 'adts', 'caf'],
  text: ['text'],
};

/** The kind of what a report is on. Tracks decide before the container's name does: MP4 with sound alone is sound, and Ogg with
 * pictures is a film. What is not named here is a document: nothing of it is shown.
 * @param {{ format: string, tracks?: import('./types.js').Tracks }} report */
export function kindOf({ format, tracks }) {
  if (tracks?.video) return 'film';
  if (tracks?.audio) return 'sound';
  return /** @type {Kind} */ (Object.keys(FORMATS).find((kind) => FORMATS[kind]?.includes(format)) ?? 'document');
}

/** Whether an exact copy can carry covers. @param {string} format @param {number} frames */
export const coversExactly = (format, frames) => ['jpeg', 'png'].includes(format) && frames <= 1;

/** Whether it has frames or sound that are worked on in time. @param {Kind | null} kind */
export const plays = (kind) => kind === 'film' || kind === 'sound';
