// Chromium before 97 runs WebAssembly only where a policy allows `unsafe-eval`, so the one that stands in the page does. Every browser that
// knows better is held to `wasm-unsafe-eval` by a second one, before any other script runs: what one of two policies refuses is refused. In
// the older browsers it is the room's trusted types that let no text be run.

/** Adds the second policy to the page. Throws where that fails. */
export function tighten() {
  // It came to Chromium in 97, too.
  if (!('findLast' in Array.prototype)) return;
  const loose = /** @type {HTMLMetaElement} */ (document.querySelector('meta[http-equiv]'));
  const content = loose.content.replace('unsafe-eval', 'wasm-unsafe-eval');
  document.head.append(Object.assign(document.createElement('meta'), { httpEquiv: loose.httpEquiv, content }));
}
