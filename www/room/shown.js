// The copy itself, decoded again from the bytes that leave, with what it was to be seen while it is held.

import { blank, button, make } from './dom.js';
import { label } from './words.js';

/** The longer side of a picture on the screen, in pixels. */
const SHOWN = 960;

export class Shown {
  root = make('figure', { className: 'shown', hidden: true });
  /** @type {File | null} */ #file = null;
  #url = '';

  /** Shows a copy, or nothing. @param {File | null} file @param {HTMLCanvasElement | null} original  The picture that it was made of. */
  async show(file, original) {
    if (file === this.#file) return;
    this.close();
    this.#file = file;
    if (!file) return;
    const [kind = ''] = file.type.split('/');
    const node = kind === 'image' ? await drawn(file).catch(() => null) : kind === 'video' || kind === 'audio' ? this.#played(file, kind) : null;
    // Another copy came meanwhile, or the browser cannot show it.
    if (!node || file !== this.#file) return;
    label(node, 'theCopy');
    const words = make('figcaption', { say: 'theCopy' });
    this.root.replaceChildren(words, ...(node instanceof HTMLCanvasElement ? compared(node, original) : [node]));
    this.root.hidden = false;
  }

  /** Lets go of the copy. */
  close() {
    if (this.#url) URL.revokeObjectURL(this.#url);
    this.#url = '';
    this.#file = null;
    this.root.hidden = true;
    blank(this.root);
    this.root.replaceChildren();
  }

  /** @param {File} file @param {'video' | 'audio'} kind */
  #played(file, kind) {
    this.#url = URL.createObjectURL(file);
    const node = make(kind, { controls: true, preload: 'metadata', src: this.#url });
    node.addEventListener('error', () => { this.root.hidden = true; });
    return node;
  }
}

/** A picture, no larger than it is shown. @param {File} file */
async function drawn(file) {
  const bitmap = await createImageBitmap(file);
  const scale = Math.min(SHOWN / Math.max(bitmap.width, bitmap.height), 1);
  const canvas = make('canvas', { width: Math.max(Math.round(bitmap.width * scale), 1), height: Math.max(Math.round(bitmap.height * scale), 1), role: 'img' });
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  return canvas;
}

/** A copy with what it was made of in its place while a button is held. @param {HTMLCanvasElement} copy @param {HTMLCanvasElement | null} original */
function compared(copy, original) {
  if (!original) return [copy];
  const before = make('canvas', { width: copy.width, height: copy.height, hidden: true, ariaHidden: 'true' });
  before.getContext('2d')?.drawImage(original, 0, 0, before.width, before.height);
  const hold = (/** @type {boolean} */ held) => () => {
    before.hidden = !held;
    copy.hidden = held;
  };
  const node = button({ say: 'holdCompare', onclick: () => undefined });
  for (const type of ['pointerdown', 'keydown']) node.addEventListener(type, hold(true));
  for (const type of ['pointerup', 'pointercancel', 'pointerleave', 'keyup', 'blur']) node.addEventListener(type, hold(false));
  node.addEventListener('contextmenu', (event) => event.preventDefault());
  return [copy, before, node];
}
