// The shapes that cross between the room's modules, its worker and its host. Types only.

/**
 * What the core writes and reads:
 * @typedef {import('../../pkg/core.js').Finding} Finding
 * @typedef {import('../../pkg/core.js').Kind} Kind
 * @typedef {import('../../pkg/core.js').Kept} Kept
 * @typedef {Omit<import('../../pkg/core.js').Report, 'segments' | 'tracks' | 'covers_exactly'> & { kept: { [way in import('../../pkg/core.js').Way]?: Kept } }} Report
 * @typedef {import('../../pkg/core.js').Told} Told
 * @typedef {import('../../pkg/core.js').Outline} Outline
 * @typedef {import('../../pkg/core.js').Look} Look
 * @typedef {import('../../pkg/core.js').Cover} CoverShape
 * @typedef {import('../../pkg/core.js').Receipt} Receipt
 * @typedef {import('../../pkg/core.js').Level} Level
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
 * @property {Finding[]} parts  What stays in it without being seen: for this screen alone.
 * @property {boolean} saved
 * @property {string} [as]  The name of the file that it was saved in.
 * @property {boolean} [attached]  Whether the form around the room has it.
 *
 * @typedef {{ job: 'look', file: File } | { job: 'show', file: File, kind: Kind } | { job: 'copy', file: File, level: Level, covers: CoverShape[], told: Told, drawn: boolean }
 *   | { job: 'finish', file: File, blob: Blob, made: import('../../pkg/core.js').Made } | Called} Request
 *
 * What a job's worker has another one do. @typedef {{ job: 'bands', bands: string[], pixels: Uint8Array<ArrayBuffer>[] } | { job: 'digest', file: File }} Called
 *
 * @typedef {{ type: 'report', report: Report }
 *   | { type: 'preview', width: number, height: number, preview: Preview }
 *   | { type: 'hindrance', hindrance: Fault }
 *   | { type: 'progress', done: number }
 *   | { type: 'faces', faces: Face[] | null }
 *   | { type: 'found', band: string, boxes: Float32Array }
 *   | { type: 'digest', sha256: string }
 *   | { type: 'copy', blob: Blob, receipt: Receipt, kept: Finding[], extension: string }
 *   | { type: 'done' }
 *   | { type: 'fault', fault: Fault }} Message
 */

export {};
