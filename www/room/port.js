// The port to a host page. Only safe copies, the public half of their receipts and this page's height ever cross it.

/** @typedef {import('./types.js').SafeCopy} SafeCopy */

/** Waits for the host's greeting, once. @param {(port: HostPort) => void} greeted @param {(locale: unknown) => void} speak */
export function listenForHost(greeted, speak) {
  if (window.parent === window) return;
  const hear = (/** @type {MessageEvent} */ event) => {
    const port = event.ports[0];
    if (event.source !== window.parent || event.data?.panah !== 1 || !port) return;
    window.removeEventListener('message', hear);
    port.onmessage = ({ data }) => {
      if (data?.type === 'locale' || data?.type === 'lang') speak(data.locale ?? data.lang);
    };
    if (event.data.lang) speak(event.data.lang);
    greeted(new HostPort(port));
  };
  window.addEventListener('message', hear);
}

export class HostPort {
  #port;
  #given = 0;

  /** @param {MessagePort} port */
  constructor(port) {
    this.#port = port;
    port.postMessage({ type: 'ready' });
    const body = document.body;
    new ResizeObserver(() => port.postMessage({ type: 'size', height: Math.ceil(body.getBoundingClientRect().height) })).observe(body);
  }

  /** Gives the host these copies in place of those before. @param {readonly SafeCopy[]} copies */
  give(copies) {
    if (copies.length === 0 && this.#given > 0) this.#port.postMessage({ type: 'cleared' });
    if (copies.length > 0) {
      this.#port.postMessage({ type: 'files', files: copies.map(({ file, receipt }) => ({ file, receipt: receipt.copy })) });
    }
    this.#given = copies.length;
  }
}
