// A picture in a frame: drawn once, then zoomed and moved by style alone.

import { make } from './dom.js';
import { clamp } from './covers.js';

/** How far in one can go. */
const MOST = 12;

export class Picture {
  zoom = 1;
  /** The frame, as wide as the page lets it be. */
  frame = make('div', { className: 'frame', dir: 'ltr' });
  /** What zooms: the picture and what lies on it, placed in parts of a hundred. */
  layer = make('div', { className: 'layer' });
  #x = 0;
  #y = 0;

  /** @param {import('./types.js').Preview} preview */
  constructor({ width, height, pixels }) {
    const canvas = this.canvas = make('canvas', { width, height, role: 'img', label: 'picture' });
    const clamped = new Uint8ClampedArray(pixels.buffer, pixels.byteOffset, pixels.byteLength);
    canvas.getContext('2d')?.putImageData(new ImageData(clamped, width, height), 0, 0);
    this.frame.style.aspectRatio = `${width} / ${height}`;
    this.frame.style.setProperty('--ratio', String(width / height));
    this.layer.append(canvas);
    this.frame.append(this.layer);
  }

  /** Where a point of the screen lies in the picture, in parts of its width and height. @param {{ clientX: number, clientY: number }} point */
  locate({ clientX, clientY }) {
    const box = this.layer.getBoundingClientRect();
    return { x: (clientX - box.left) / box.width, y: (clientY - box.top) / box.height };
  }

  /** The part of the picture in view: its centre and its width and height, in parts of the whole. */
  view() {
    const part = 1 / this.zoom;
    return { x: this.#x + part / 2, y: this.#y + part / 2, part };
  }

  /** Zooms by a factor about a point of the screen, or about the middle.
   * @param {number} by @param {{ clientX: number, clientY: number }} [about] */
  zoomBy(by, about) {
    const box = this.frame.getBoundingClientRect();
    const u = about ? (about.clientX - box.left) / box.width : 0.5;
    const v = about ? (about.clientY - box.top) / box.height : 0.5;
    const before = 1 / this.zoom;
    this.zoom = clamp(this.zoom * by, 1, MOST);
    const after = 1 / this.zoom;
    this.#place(this.#x + u * (before - after), this.#y + v * (before - after));
  }

  /** Moves the picture with a finger that went so many pixels. @param {number} dx @param {number} dy */
  pan(dx, dy) {
    const box = this.layer.getBoundingClientRect();
    this.#place(this.#x - dx / box.width, this.#y - dy / box.height);
  }

  /** @param {number} x @param {number} y */
  #place(x, y) {
    const most = 1 - 1 / this.zoom;
    this.#x = clamp(x, 0, most);
    this.#y = clamp(y, 0, most);
    const { style } = this.layer;
    style.inlineSize = `${this.zoom * 100}%`;
    style.insetInlineStart = `${-this.#x * this.zoom * 100}%`;
    style.insetBlockStart = `${-this.#y * this.zoom * 100}%`;
    this.frame.classList.toggle('zoomed', this.zoom > 1);
  }
}
