/** What was done to one file, in classes and counts. It may go with the copy: it says nothing of the original's values. */
export interface Receipt {
  level: 'exact' | 'unlinkable';
  format: string;
  /** Bytes. */
  len: number;
  /** SHA-256 of the copy, lower-case hex. */
  sha256: string;
  /** How many findings of each class were taken out. */
  removed: Record<string, number>;
  /** How many regions were covered. */
  covered: number;
  /** Of a picture: how many of the places that were found in it no cover is on. */
  open?: number;
  still_of_moving: boolean;
  /** Of a film made anew, in frames: all, with a cover, looked at by the person, and where somebody may have been lost. */
  film?: { frames: number; covered: number; reviewed: number; unsure: number; people: number; open: number };
  inspected_again: true;
}

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
