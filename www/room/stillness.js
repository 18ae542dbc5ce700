// Whether something stood before a person's eyes for long enough to be seen: whole, and in one place. Its caller says what is so and
// when; it has no clock of its own.

/** How long it has to stand, in milliseconds: less is a glance at what goes past. */
export const HOLD = 600;
/** How much of the time between two looks counts at most, in milliseconds: nobody knows what was so in a longer gap. */
const STRIDE = 150;

export class Stillness {
  /** @type {string | null} */ #place = null;
  #at = 0;
  #stood = 0;

  /** Notes where it is. @param {string | null} place  Null where not all of it can be seen. @param {number} now  In milliseconds.
   * @returns {boolean} Whether it has stood there for long enough. */
  note(place, now) {
    const still = place !== null && place === this.#place;
    this.#stood = still ? this.#stood + Math.min(Math.max(now - this.#at, 0), STRIDE) : 0;
    this.#place = place;
    this.#at = now;
    return this.#stood >= HOLD;
  }

  /** Begins anew: it moved, or the page did. */
  disturb() {
    this.#place = null;
  }
}
