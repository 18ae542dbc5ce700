// The port to a host page. Only safe copies, the public half of their receipts, counts and this page's height in steps ever cross it.

import { rulesOf } from './rules.js';

/** @typedef {import('./types.js').SafeCopy} SafeCopy */
/** How many files are in the room, have a copy that is attached, have one that is not, wait for the person, are worked on; and how much
 * of that work is done, in tenths. @typedef {Record<'files' | 'attached' | 'ready' | 'review' | 'working' | 'done', number>} State */

/** The heights that a host is told are multiples of this, in CSS pixels: the exact one would tell more of what is in the room. */
const STEP = 100;

/** Waits for the host's greeting, once. @param {(port: HostPort) => void} greeted @param {(locale: unknown) => void} speak
 * @param {() => void} ruled  Called when the host asks something else of the files. */
export function listenForHost(greeted, speak, ruled) {
  if (window.parent === window) return;
  const hear = (/** @type {MessageEvent} */ event) => {
    const port = event.ports[0];
    if (event.source !== window.parent || event.data?.panah !== 1 || !port) return;
    window.removeEventListener('message', hear);
    const host = new HostPort(port, event.data.rules);
    port.onmessage = ({ data }) => {
      if (data?.type === 'lang') speak(data.lang);
      if (data?.type === 'rules') {
        host.rules = rulesOf(data.rules);
        ruled();
      }
    };
    if (event.data.lang) speak(event.data.lang);
    greeted(host);
  };
  window.addEventListener('message', hear);
}

export class HostPort {
  #port;

  /** @param {MessagePort} port @param {unknown} rules */
  constructor(port, rules) {
    this.#port = port;
    this.rules = rulesOf(rules);
    port.postMessage({ type: 'ready' });
    const body = document.body;
    new ResizeObserver(() => port.postMessage({ type: 'size', height: Math.ceil(body.getBoundingClientRect().height / STEP) * STEP })).observe(body);
  }

  /** Gives the host these copies in place of those before. Which classes were taken out it learns only where it asks.
   * @param {readonly SafeCopy[]} copies @param {State} state  How the room stands with them. */
  give(copies, state) {
    this.deliver(copies.map(({ file, receipt: { copy: { removed, ...rest } } }) => ({ file, receipt: this.rules.removed ? { removed, ...rest } : rest })), state);
  }

  /** Gives the host these files in place of those before. @param {readonly { file: File, receipt: object }[]} files @param {State} state */
  deliver(files, state) {
    this.#port.postMessage({ type: 'files', files, state });
  }

  /** Says that what it gives is sealed. */
  seals() {
    this.#port.postMessage({ type: 'seals' });
  }

  /** Says how the room stands. @param {State} state */
  tell(state) {
    this.#port.postMessage({ type: 'state', ...state });
  }

  /** Says that the person left. */
  exit() {
    this.#port.postMessage({ type: 'exit' });
  }

  /** Says that nothing can be done here, and why. @param {import('./start.js').FirstWord} reason */
  fail(reason) {
    this.#port.postMessage({ type: 'error', reason });
  }
}
