// Whether all of an element has been in view, at once or piece by piece: its height is cut into strips that nobody sees or
// touches, and each of them must have been in the window. In a partner's frame no script can tell how large the window is.

import { make } from './dom.js';

/** How many strips an element is cut into. */
const STRIPS = 8;
/** The share of a strip that must be in view. */
const SHARE = 0.75;

export class Watch {
  #done;
  /** @type {Set<Element>} */ #left = new Set();
  #observer = new IntersectionObserver((entries) => this.#look(entries), { threshold: [SHARE] });

  /** @param {HTMLElement} element with a position of its own @param {() => void} done called once, when all of it was in view */
  constructor(element, done) {
    this.#done = done;
    for (let number = 0; number < STRIPS; number += 1) {
      const strip = make('div', { className: 'strip', ariaHidden: 'true' });
      strip.style.insetBlockStart = `${number * 100 / STRIPS}%`;
      strip.style.blockSize = `${100 / STRIPS}%`;
      this.#left.add(strip);
      element.append(strip);
    }
    for (const strip of this.#left) this.#observer.observe(strip);
  }

  /** @param {IntersectionObserverEntry[]} entries */
  #look(entries) {
    for (const { target, intersectionRatio } of entries) {
      // A ratio just under its threshold is one of rounding.
      if (intersectionRatio < SHARE - 0.01) continue;
      this.#observer.unobserve(target);
      this.#left.delete(target);
      target.remove();
    }
    if (this.#left.size > 0) return;
    this.close();
    this.#done();
  }

  /** Stops watching. */
  close() {
    this.#observer.disconnect();
    for (const strip of this.#left) strip.remove();
    this.#left.clear();
  }
}
