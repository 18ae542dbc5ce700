import type { Copied } from './core.js';

/** What a copy is and what it still holds, in classes and counts. What was taken out of the original is in it only under the attribute `removed`. */
export type Receipt = Omit<Copied, 'removed'> & Partial<Pick<Copied, 'removed'>>;

/** What is known of a sealed file: for which keys of age, and how many copies are in it. */
export interface Seal {
  seal: { keys: string[]; copies: number };
}

/** Why nothing, or less than was chosen, is taken: no `room` attribute, no answer of the room, a file dropped beside it, work lost because
 * the page moved the element, a room that gave what may not be given, or that does not seal where the attribute `seal` asks for it; or why the room cannot work in this browser. */
export type PanahReason = 'no-address' | 'no-answer' | 'beside' | 'moved' | 'refused' | 'not-sealing' | 'unknown' | 'wasmOff' | 'wasmRefused' | 'workersOff' | 'tooOld' | 'notStarted';

/** A form control whose value is only ever cleaned files: `<panah-input name="evidence" room="/panah/room.html">`. */
export class PanahInput extends HTMLElement {
  /** The cleaned files; each has a random name. Empty until something was cleaned. */
  readonly files: File[];
  /** The receipt of each file, in the same order; with `seal`, that of the one sealed file. */
  readonly receipts: (Receipt | Seal)[];
  readonly form: HTMLFormElement | null;
  readonly labels: NodeList;
  readonly type: 'panah-input';
  /** The address of `room.html`. */
  room: string;
  name: string;
  required: boolean;
  disabled: boolean;
  /** Whether it takes more than one file. */
  multiple: boolean;
  /** Kinds that it takes: `photo`, `film`, `sound`, `document`, with spaces or commas between them; all where it is empty. */
  accept: string;
  /** The most files; infinite where none is set. */
  maxFiles: number;
  /** The most bytes of one copy; infinite where none is set. */
  maxBytes: number;
  /** The level that is proposed: `unlinkable` or `exact`. The person may take another. */
  level: string;
  /** Whether receipts say how many findings of which class the original had. */
  removed: boolean;
  /** Whether its value is one file that only the organisation opens for which the room was made (`make offline RECIPIENT=age1...`). */
  seal: boolean;
  readonly validity: ValidityState;
  readonly validationMessage: string;
  readonly willValidate: boolean;
  checkValidity(): boolean;
  reportValidity(): boolean;
  setCustomValidity(message: string): void;
}

export interface PanahEvents {
  /** The room answered and can be used. */
  'panah-ready': CustomEvent<{}>;
  /** So many files were taken into the room. */
  'panah-picked': CustomEvent<{ count: number }>;
  /** So many files are worked on, of which so much is done, 0 to 1 in tenths. */
  'panah-progress': CustomEvent<{ count: number; done: number }>;
  /** So many files wait for the person. */
  'panah-review': CustomEvent<{ count: number }>;
  /** So many copies came in. */
  'panah-cleaned': CustomEvent<{ count: number }>;
  'panah-error': CustomEvent<{ reason: PanahReason }>;
  /** The person left in a hurry: nothing is attached or shown any more, until the form is reset or the page loaded anew. */
  'panah-exit': CustomEvent<{}>;
}

declare global {
  interface HTMLElementTagNameMap {
    'panah-input': PanahInput;
  }
  interface HTMLElementEventMap extends PanahEvents {}
}
