// The shapes that cross between the room's modules, its worker and its host. Types only.

/**
 * @typedef {'en' | 'fa'} Locale
 *
 * @typedef {object} Finding  One thing that a file would tell.
 * @property {string} class  What kind of thing, as in `Class` of the core.
 * @property {string} field  The standard's name for the field.
 * @property {string} value  What it says; hostile text.
 *
 * @typedef {object} Picture
 * @property {number} width
 * @property {number} height
 * @property {number} orientation
 * @property {number} frames
 *
 * @typedef {'picture' | 'still' | 'film' | 'sound' | 'document' | 'text' | 'archive'} Kind  What a file is to a person, as in
 *   `Kind` of the core: a `picture` is decoded by the core, a `still` perhaps by the browser alone.
 *
 * @typedef {object} Report
 * @property {string} format
 * @property {Kind} kind
 * @property {boolean} covers_exactly  Whether an exact copy can carry covers.
 * @property {number} len
 * @property {Finding[]} findings
 * @property {Picture | null} picture
 *
 * @typedef {{ shape: 'box' | 'ellipse' | 'person', x: number, y: number, width: number, height: number }
 *   | { shape: 'brush', points: [number, number][], width: number }
 *   | { shape: 'polygon', points: [number, number][] }} Outline  In upright pixels of the full picture; a person's box is the head's.
 *
 * @typedef {'solid' | 'pattern' | 'soft'} Look
 *
 * @typedef {Outline & { look: Look, inverse: boolean }} CoverShape  As the core takes it.
 *
 * @typedef {object} Face
 * @property {Outline} region  The cover proposed for it.
 * @property {number} score  0 to 1.
 *
 * @typedef {object} Preview
 * @property {number} width
 * @property {number} height
 * @property {Uint8Array<ArrayBuffer>} pixels  Red, green, blue, alpha.
 *
 * @typedef {object} Copied  The half of a receipt that may go with the copy.
 * @property {string} level
 * @property {string} format
 * @property {number} len
 * @property {string} sha256
 * @property {Record<string, number>} removed
 * @property {Record<string, number>} kept  What the second inspection still found, by class: hidden parts that stay.
 * @property {number} covered
 * @property {number} [open]  How many of the places that were found in a picture no cover is on.
 * @property {boolean} still_of_moving
 * @property {boolean} inspected_again
 * @property {import('../film/film.js').Counted} [film]  What was covered in time.
 * @property {import('../film/film.js').Trimmed} [trimmed]  What it holds of a film or recording, where that is not all.
 *
 * @typedef {{ copy: Copied, received: { format: string, len: number, sha256: string } }} Receipt
 *
 * @typedef {object} Fault
 * @property {string} kind
 * @property {string} [reason]  As in `Reason` of the core.
 * @property {string} [next]  The next step; one that ends in `-` goes on with what the file is.
 * @property {number | null} at  The byte offset, where one is known.
 * @property {number | null} [most]  The longest film that would do, in seconds, where that is the matter.
 *
 * @typedef {object} SafeCopy
 * @property {File} file  Under its random name.
 * @property {Receipt} receipt
 * @property {Finding[]} kept  What stays in it without being seen: for this screen alone.
 * @property {boolean} saved
 *
 * @typedef {'unlinkable' | 'exact'} Level
 *
 * @typedef {{ job: 'look', file: File } | { job: 'copy', file: File, level: Level, covers: CoverShape[], drawn: boolean }
 *   | { job: 'bands', bands: string[], pixels: Uint8Array[] }
 *   | { job: 'digest', file: File }
 *   | { job: 'finish', file: File, made: Blob, told: import('../film/film.js').Told }} Request
 *
 * @typedef {{ type: 'report', report: Report }
 *   | { type: 'preview', width: number, height: number, preview: Preview }
 *   | { type: 'hindrance', hindrance: Fault }
 *   | { type: 'progress', done: number }
 *   | { type: 'faces', faces: Face[] }
 *   | { type: 'found', band: string, boxes: Float32Array }
 *   | { type: 'digest', sha256: string }
 *   | { type: 'copy', blob: Blob, receipt: Receipt, kept: Finding[], extension: string }
 *   | { type: 'done' }
 *   | { type: 'fault', fault: Fault }} Message
 */

export {};
