// The shapes in which the core says what it found of files that were checked. Types only.

/**
 * @typedef {'sound' | 'wrong' | 'manifest' | 'fits' | 'opening' | 'unchanged' | 'repacked' | 'changed' | 'original' | 'same-media' | 'stranger' | 'alone' | 'page'
 *   | 'sealed' | 'signature' | 'nothing'} Verdict  As in `evidence::check` of the core.
 *
 * @typedef {object} Wrong
 * @property {boolean} evidence  Whether it is a fault of the evidence, and no failure to read it.
 * @property {string} reason
 * @property {string} next
 * @property {'whole' | { [kind: string]: string | number | number[] }} place
 *
 * @typedef {object} Tiles
 * @property {number} all
 * @property {number} as_committed
 * @property {number} covered
 * @property {[across: number, down: number]} grid
 * @property {[from: number, to: number][]} runs  The covered ones, counted row by row: the first of each run and the first after it.
 *
 * @typedef {object} Listed
 * @property {string} path
 * @property {import('../../room/types.js').Receipt['copy']} copy
 * @property {[search: number, hand: number]} covers
 * @property {'whole' | 'nothing'} searched
 * @property {Tiles | null} tiles
 *
 * @typedef {object} Answer
 * @property {Verdict} is
 * @property {Wrong | null} fault
 * @property {string | null} sha256
 * @property {{ english: string, persian: string, digits: string } | null} code
 * @property {Listed[]} items
 * @property {string | null} does_not_prove
 *
 * What a worker is asked to do. @typedef {{ job: 'check', files: readonly File[] } | { job: 'compare', noted: string, own: string, page: boolean }
 *   | { job: 'signed', file: File, signatures: readonly File[], key: string }} Request
 * Does that; rejects with a fault. @typedef {(request: Request, hear?: (message: any) => void) => { done: Promise<unknown>, stop: () => void }} Run
 */

export {};
