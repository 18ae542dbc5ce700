// A queue: starts at most so many tasks at a time, in the order in which they came.

export class Queue {
  /** @type {(() => Promise<unknown>)[]} */ #waiting = [];
  #running = 0;
  #width;

  /** @param {number} width  How many may run at once. */
  constructor(width) {
    this.#width = width;
  }

  /** Runs `task` when its turn comes. Returns what takes it out again while it waits.
   * @param {() => Promise<unknown>} task @param {boolean} [first]  Whether it comes before all that waits. */
  add(task, first = false) {
    if (first) this.#waiting.unshift(task);
    else this.#waiting.push(task);
    this.#next();
    return () => {
      const at = this.#waiting.indexOf(task);
      if (at >= 0) this.#waiting.splice(at, 1);
    };
  }

  #next() {
    while (this.#running < this.#width) {
      const task = this.#waiting.shift();
      if (!task) return;
      this.#running += 1;
      // A task that fails, even before its first await, gives its place to the next.
      Promise.resolve().then(task).catch(() => undefined).then(() => {
        this.#running -= 1;
        this.#next();
      });
    }
  }
}
