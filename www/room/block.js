// The inert blocks in which the room carries its core, its worker and its font.

/** The text of a block, or nothing. @param {string} id */
export const textOf = (id) => document.getElementById(id)?.textContent?.trim() ?? '';

/** How much base64 is decoded in one go: a few milliseconds on a slow phone. A multiple of four. */
const PIECE = 1 << 18;

/** The bytes of a block that holds base64. @param {string} id @returns {ReadableStream<Uint8Array<ArrayBuffer>>} */
function bytesOf(id) {
  const text = textOf(id);
  let at = 0;
  return new ReadableStream({
    async pull(controller) {
      if (at >= text.length) return controller.close();
      await new Promise((resolve) => setTimeout(resolve));
      const piece = atob(text.slice(at, at += PIECE));
      const bytes = new Uint8Array(piece.length);
      for (let i = 0; i < piece.length; i += 1) bytes[i] = piece.charCodeAt(i);
      controller.enqueue(bytes);
    },
  });
}

/** The compiled core, decoded piece by piece so that the page stays free. Rejects in a browser that is too old. */
export async function core() {
  const plain = bytesOf('wasm').pipeThrough(new DecompressionStream('gzip'));
  return WebAssembly.compile(await new Response(plain).arrayBuffer());
}

/** Gives the page its font for Arabic script. Without the block, the system's font serves. */
export async function loadFont() {
  if (!textOf('font')) return;
  const bytes = await new Response(bytesOf('font')).arrayBuffer();
  const font = new FontFace('Vazirmatn', bytes, {
    weight: '100 900',
    unicodeRange: 'U+0600-06FF, U+0750-077F, U+200C-200F, U+2010-2011, U+204F, U+2E41, U+FB50-FDFF, U+FE80-FEFC',
  });
  document.fonts.add(await font.load());
}
