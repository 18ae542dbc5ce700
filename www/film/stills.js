// Stills of a film that cannot be made anew here: the browser's own player shows it, and single frames become photos.

import { announce, button, make } from '../room/dom.js';
import { faithful } from '../room/faithful.js';
import { label, word } from '../room/words.js';
import { photo } from './photo.js';
import { clock } from './timeline.js';

/** Steps of the slider. */
const STEPS = 1000;

export class Stills {
  root = make('section', { className: 'editor film', hidden: true });
  #video = make('video', { className: 'still', muted: true, playsInline: true, preload: 'auto' });
  #slider = make('input', { type: 'range', min: 0, max: STEPS, step: 1, value: 0, dir: 'ltr', className: 'slider' });
  #time = make('span', { className: 'time' });
  #address;

  /** @param {File} file @param {(photo: File) => void} take */
  constructor(file, take) {
    this.#address = URL.createObjectURL(file);
    label(this.#slider, 'filmTime');
    const video = this.#video;
    this.#slider.addEventListener('input', () => {
      video.currentTime = video.duration * Number(this.#slider.value) / STEPS;
      this.show();
    });
    const shoot = button({ icon: 'add', say: 'takeFrame', onclick: () => {
      photo(file.name, video.currentTime * 1e6, video.videoWidth, video.videoHeight, (to) => to.drawImage(video, 0, 0)).then(take, () => announce(word('noFrame')));
    } });
    shoot.disabled = true;
    // Only what the player can show, and what can then be read, is offered.
    video.addEventListener('loadeddata', () => { this.root.hidden = !(video.videoWidth > 0 && Number.isFinite(video.duration) && faithful(make('canvas'))); });
    for (const event of ['seeking', 'loadeddata', 'seeked']) video.addEventListener(event, () => { shoot.disabled = video.seeking || video.readyState < 2; });
    video.src = this.#address;
    this.root.append(video, make('div', { className: 'timeline' }, this.#slider, make('div', { className: 'steps', dir: 'ltr' }, this.#time)), make('p', { className: 'quiet', say: 'takeHow' }), shoot);
    this.show();
  }

  /** Says where it stands, in the language of now. */
  show() {
    this.#time.textContent = clock(this.#video.currentTime * 1e6);
    this.#slider.setAttribute('aria-valuetext', clock(this.#video.currentTime * 1e6));
  }

  /** Lets go of the file. */
  close() {
    this.#video.removeAttribute('src');
    this.#video.load();
    URL.revokeObjectURL(this.#address);
  }
}
