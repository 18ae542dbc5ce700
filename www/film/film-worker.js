// A worker of a film: it gets one request after another and answers each in turn. Planes are handed over, not copied.

/** @typedef {import('../room/types.js').Fault} Fault */

export class FilmWorker {
  /** @type {{ resolve: (answer: any) => void, reject: (fault: Fault) => void }[]} */ #waiting = [];
  /** @type {Fault | null} */ #broken = null;
  #worker;
  #end;

  /** @param {Worker} worker  That runs `serve`. @param {WebAssembly.Module} module  The core. @param {() => void} end  Ends the worker. */
  constructor(worker, module, end) {
    this.#worker = worker;
    this.#end = end;
    worker.onmessage = ({ data }) => {
      const next = this.#waiting.shift();
      if (data.fault) next?.reject(data.fault);
      else next?.resolve(data.answer);
    };
    worker.onerror = () => this.#break('internal');
    worker.onmessageerror = () => this.#break('internal');
    worker.postMessage({ job: 'film', module });
  }

  /** @param {string} op @param {object} [values] @param {Transferable[]} [transfer] @returns {Promise<any>} */
  ask(op, values = {}, transfer = []) {
    if (this.#broken) return Promise.reject(this.#broken);
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      this.#worker.postMessage({ op, ...values }, transfer);
    });
  }

  /** Ends the worker, which frees its memory. What waits for an answer gets a fault. */
  close() {
    this.#end();
    this.#break('stopped');
  }

  /** @param {string} kind */
  #break(kind) {
    this.#broken ??= { kind, at: null };
    for (const { reject } of this.#waiting.splice(0)) reject(this.#broken);
  }
}
