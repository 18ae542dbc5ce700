import type { Copied } from './core.js';

/** What was done to one file, in classes and counts. It may go with the copy: it says nothing of the original's values. */
export type Receipt = Copied;

export interface PanahChange {
  files: File[];
  receipts: Receipt[];
}

/** A form control whose value is only ever cleaned files: `<panah-input name="evidence" room="/panah/room.html">`. */
export class PanahInput extends HTMLElement {
  /** The cleaned files; each has a random name. Empty until something was cleaned. */
  readonly files: File[];
  /** The receipt of each file, in the same order. */
  readonly receipts: Receipt[];
  readonly form: HTMLFormElement | null;
  readonly type: 'panah-input';
  name: string;
  required: boolean;
  readonly validity: ValidityState;
  readonly validationMessage: string;
  readonly willValidate: boolean;
  checkValidity(): boolean;
  reportValidity(): boolean;
}

declare global {
  interface HTMLElementTagNameMap {
    'panah-input': PanahInput;
  }
  interface HTMLElementEventMap {
    /** The room answered and can be used. */
    'panah-ready': Event;
    /** The value changed: files were cleaned, or taken back. */
    'panah-change': CustomEvent<PanahChange>;
  }
}
