// The engine: the compiled core, and a fresh worker for each job. Ending the worker is what frees the job's memory. A job's
// worker may have others called to its help, which end with it.

import { FilmWorker } from '../film/film-worker.js';

/** @typedef {import('./types.js').Message} Message */

/** How long a worker may take to overwrite what it holds, in milliseconds. */
const GRACE = 500;

export class Engine {
  /** Those that are at work. @type {Set<Worker>} */ #workers = new Set();
  #address;
  #module;
  #url;
  #helpers;

  /** @param {Promise<WebAssembly.Module>} module @param {Blob} script  The worker's.
   * @param {number} helpers  How many workers a job may call to its help. @param {number} [lookers]  How many may look at a film's frames. */
  constructor(module, script, helpers, lookers = 1) {
    this.lookers = lookers;
    this.#module = module;
    this.#helpers = helpers;
    const url = this.#address = URL.createObjectURL(script);
    /** @type {any} */
    const types = Reflect.get(globalThis, 'trustedTypes');
    this.#url = types ? types.createPolicy('w', { createScriptURL: () => url }).createScriptURL('') : url;
  }

  /** Resolves when the core can run; rejects in a browser that is too old. */
  get ready() {
    return this.#module;
  }

  /** A worker for one film. */
  hire = async () => {
    const module = await this.#module;
    const worker = this.#begin();
    return new FilmWorker(worker, module, () => this.#end(worker));
  };

  /** Ends all work for good. Each worker overwrites what its core holds, and then itself; one that is too busy to is ended soon after. */
  quit() {
    for (const worker of this.#workers) {
      // Nothing that it still asks for is begun.
      worker.onmessage = null;
      worker.postMessage({ quit: true });
      setTimeout(() => worker.terminate(), GRACE);
    }
    this.#workers.clear();
    URL.revokeObjectURL(this.#address);
  }

  #begin() {
    const worker = new Worker(this.#url);
    this.#workers.add(worker);
    return worker;
  }

  /** @param {Worker} worker */
  #end(worker) {
    if (this.#workers.delete(worker)) worker.terminate();
  }

  /** Runs one job. `hear` gets each message; `done` resolves after the last, or rejects with a fault.
   * @param {import('./types.js').Request} request @param {(message: Message) => void} hear @param {Transferable[]} [transfer] */
  run(request, hear, transfer = []) {
    /** @type {Worker | undefined} */
    let worker;
    let stopped = false;
    let stop = () => {};
    /** What ends each job that it called for. @type {Map<number, () => void>} */
    const called = new Map();
    const done = new Promise((resolve, reject) => {
      const fail = (/** @type {string} */ kind) => reject({ kind, at: null });
      stop = () => {
        stopped = true;
        fail('stopped');
      };
      this.#module.then((module) => {
        if (stopped) return;
        worker = this.#begin();
        worker.onerror = () => fail('internal');
        worker.onmessageerror = () => fail('internal');
        worker.onmessage = ({ data }) => {
          if (stopped) return;
          if (data.type === 'done') resolve(undefined);
          else if (data.type === 'fault') reject(data.fault);
          else if (data.type !== 'call') hear(data);
          else if (data.request) this.#call(/** @type {Worker} */ (worker), data, called);
          else called.get(data.call)?.();
        };
        worker.postMessage({ module, helpers: this.#helpers, ...request }, transfer);
      }).catch(() => fail('internal'));
    }).finally(() => {
      stopped = true;
      for (const end of called.values()) end();
      if (worker) this.#end(worker);
    });
    return { done, stop: () => stop() };
  }

  /** Runs a job that a worker called for, and passes on what is said of it. @param {Worker} worker
   * @param {{ call: number, request: import('./types.js').Called }} asked @param {Map<number, () => void>} called */
  #call(worker, { call, request }, called) {
    const pass = (/** @type {Message} */ message) => worker.postMessage({ call, message });
    const { done, stop } = this.run(request, pass, request.job === 'bands' ? request.pixels.map(({ buffer }) => buffer) : []);
    called.set(call, stop);
    done.then(() => pass({ type: 'done' }), (fault) => pass({ type: 'fault', fault })).finally(() => called.delete(call));
  }
}
