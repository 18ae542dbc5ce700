// The engine: the compiled core, and a fresh worker for each job. Ending the worker is what frees the job's memory.

import { Crew } from '../film/crew.js';
import { textOf, bytesOf } from './block.js';

/** @typedef {import('./types.js').Message} Message */

export class Engine {
  #module;
  #url;

  constructor() {
    this.#module = compile();
    const script = URL.createObjectURL(new Blob([textOf('worker')], { type: 'text/javascript' }));
    /** @type {any} */
    const types = Reflect.get(window, 'trustedTypes');
    this.#url = types ? types.createPolicy('w', { createScriptURL: () => script }).createScriptURL('') : script;
  }

  /** Resolves when the core can run; rejects in a browser that is too old. */
  get ready() {
    return this.#module;
  }

  /** A worker that stays with one film. */
  async hire() {
    const module = await this.#module;
    return new Crew(new Worker(this.#url), module);
  }

  /** Runs one job. `hear` gets each message; `done` resolves after the last, or rejects with a fault.
   * @param {import('./types.js').Request} request @param {(message: Message) => void} hear */
  run(request, hear) {
    /** @type {Worker | undefined} */
    let worker;
    let stopped = false;
    let stop = () => {};
    const done = new Promise((resolve, reject) => {
      const fail = (/** @type {string} */ kind) => reject({ kind, at: null });
      stop = () => {
        stopped = true;
        fail('stopped');
      };
      this.#module.then((module) => {
        if (stopped) return;
        worker = new Worker(this.#url);
        worker.onerror = () => fail('internal');
        worker.onmessageerror = () => fail('internal');
        worker.onmessage = ({ data }) => {
          if (stopped) return;
          if (data.type === 'done') resolve(undefined);
          else if (data.type === 'fault') reject(data.fault);
          else hear(data);
        };
        worker.postMessage({ module, ...request });
      }).catch(() => fail('internal'));
    }).finally(() => {
      stopped = true;
      worker?.terminate();
    });
    return { done, stop: () => stop() };
  }
}

/** The core, out of its block: base64 of gzip, decoded piece by piece so that the page stays free. */
async function compile() {
  const plain = bytesOf('wasm').pipeThrough(new DecompressionStream('gzip'));
  return WebAssembly.compile(await new Response(plain).arrayBuffer());
}
