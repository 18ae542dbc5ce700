// What the room uses that its oldest browser, Chromium 91, lacks: a line each. tests/e2e/floors.test.mjs names whatever else would be needed.

/** @param {any} owner @param {string} name @param {(this: any, ...given: any[]) => unknown} value */
const give = (owner, name, value) => {
  if (!(name in owner)) Object.defineProperty(owner, name, { value });
};

// Chromium 92.
for (const { prototype } of [Array, Object.getPrototypeOf(Uint8Array)]) give(prototype, 'at', function (place) { return this[place < 0 ? this.length + place : place]; });
// Chromium 100.
give(AbortSignal.prototype, 'throwIfAborted', function () { if (this.aborted) throw this.reason ?? new DOMException('', 'AbortError'); });
