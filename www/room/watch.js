// Waits until a person has had an element before their eyes: all of it, under no bar, and still. What is in view is the browser's
// to say: in a partner's frame no script can tell how large the window is.

import { byId } from './dom.js';
import { Stillness } from './stillness.js';

/** The time between two looks, in milliseconds. */
const PACE = 100;
/** The share of the element that counts as all of it, and by how many pixels it may be off: both are matters of rounding. */
export const WHOLE = 0.99;
const OFF = 1.5;

export class Watch {
  #element;
  #shown;
  #done;
  #still = new Stillness();
  #observer = new IntersectionObserver((entries) => this.#look(/** @type {IntersectionObserverEntry} */ (entries.at(-1))));
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #timer;
  #moved = () => this.#still.disturb();

  /** @param {HTMLElement} element @param {() => boolean} shown  Whether it shows what has to be seen.
   * @param {() => void} done called once, when it was seen */
  constructor(element, shown, done) {
    this.#element = element;
    this.#shown = shown;
    this.#done = done;
    for (const type of ['scroll', 'resize']) addEventListener(type, this.#moved, { capture: true, passive: true });
    this.#observer.observe(element);
  }

  /** Begins anew, with what is before the eyes now. */
  restart() {
    this.#still.disturb();
  }

  /** Stops watching. */
  close() {
    clearTimeout(this.#timer);
    this.#observer.disconnect();
    for (const type of ['scroll', 'resize']) removeEventListener(type, this.#moved, { capture: true });
  }

  /** @param {IntersectionObserverEntry} entry */
  #look({ isIntersecting, intersectionRatio, intersectionRect, boundingClientRect: box }) {
    clearTimeout(this.#timer);
    const whole = intersectionRatio >= WHOLE && this.#shown() && document.visibilityState === 'visible' && free(box);
    const place = whole ? [box.left, box.top, box.width, box.height].join(' ') : null;
    if (this.#still.note(place, performance.now())) {
      this.close();
      this.#done();
      return;
    }
    // What is cut off above and below at once is too high for where it is shown.
    if (intersectionRect.top > box.top + OFF && intersectionRect.bottom < box.bottom - OFF) {
      this.#element.style.setProperty('--most', `${intersectionRect.height}px`);
    }
    if (isIntersecting) this.#timer = setTimeout(() => this.#again(), PACE);
  }

  /** Asks the browser anew: it tells by itself only when an element comes or goes. */
  #again() {
    this.#observer.unobserve(this.#element);
    this.#observer.observe(this.#element);
  }
}

/** Whether no bar lies over a place, and no magnification pushes it out of the window. @param {DOMRectReadOnly} box */
export function free({ left, top, right, bottom, width, height }) {
  const bar = byId('bar').getBoundingClientRect();
  const under = bar.height > 0 && bottom > bar.top + OFF && top < bar.bottom - OFF;
  const { offsetLeft = 0, offsetTop = 0, width: across = Infinity, height: down = Infinity } = visualViewport ?? {};
  const inside = left >= offsetLeft - OFF && top >= offsetTop - OFF && right <= offsetLeft + across + OFF && bottom <= offsetTop + down + OFF;
  return width > 0 && height > 0 && inside && !under;
}
