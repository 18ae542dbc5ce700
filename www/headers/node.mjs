// The headers of the room and of the pages around it, for a server in Node.

/** The headers for a path. @param {string} path @returns {[string, string][]} */
export function secured(path) {
  /** @type {[string, string][]} */
  const all = [['X-Content-Type-Options', 'nosniff'], ['Referrer-Policy', 'no-referrer']];
  if (!path.endsWith('/room.html')) return all;
  return [
    ...all,
    // Its origin is opaque wherever it is opened: no other page can look in.
    ['Content-Security-Policy', 'sandbox allow-scripts allow-downloads'],
    // For pages with Cross-Origin-Embedder-Policy: they frame only what says that it may be framed.
    ['Cross-Origin-Embedder-Policy', 'require-corp'],
    ['Cross-Origin-Resource-Policy', 'cross-origin'],
  ];
}
