// What the build changes in what wasm2js and wasm-bindgen wrote: a memory that grows is never looked at as it was.

import assert from 'node:assert/strict';
import test from 'node:test';
import { core, glue, replaced } from '../../tools/nowasm.mjs';

/** What wasm2js writes around functions, with a memory of one page. */
const SCRIPT = `import * as $_panah_bg_js from './panah_bg.js';

function asmFunc(imports) {
 var buffer = new ArrayBuffer(65536);
 var HEAP8 = new Int8Array(buffer);
 var HEAP16 = new Int16Array(buffer);
 var HEAP32 = new Int32Array(buffer);
 var HEAPU8 = new Uint8Array(buffer);
 var HEAPU16 = new Uint16Array(buffer);
 var HEAPU32 = new Uint32Array(buffer);
 var HEAPF32 = new Float32Array(buffer);
 var HEAPF64 = new Float64Array(buffer);
 var Math_min = Math.min;
 var Math_max = Math.max;
 var bufferView = HEAPU8;
 function __wasm_memory_size() {
  return buffer.byteLength / 65536 | 0;
 }
 
 function __wasm_memory_grow(pagesToAdd) {
  pagesToAdd = pagesToAdd | 0;
  var oldPages = __wasm_memory_size() | 0;
  var newPages = oldPages + pagesToAdd | 0;
  if ((oldPages < newPages) && (newPages < 65536)) {
   var newBuffer = new ArrayBuffer(newPages << 16);
   var newHEAP8 = new Int8Array(newBuffer);
   newHEAP8.set(HEAP8);
   HEAP8 = new Int8Array(newBuffer);
   HEAP16 = new Int16Array(newBuffer);
   HEAP32 = new Int32Array(newBuffer);
   HEAPU8 = new Uint8Array(newBuffer);
   HEAPU16 = new Uint16Array(newBuffer);
   HEAPU32 = new Uint32Array(newBuffer);
   HEAPF32 = new Float32Array(newBuffer);
   HEAPF64 = new Float64Array(newBuffer);
   buffer = newBuffer;
   bufferView = HEAPU8;
  }
  return oldPages;
 }
 
 return { size: __wasm_memory_size, grow: __wasm_memory_grow, view: () => HEAPU8, kept: () => bufferView };
}

var retasmFunc = asmFunc({
  "./panah_bg.js": $_panah_bg_js,
});
export var memory = retasmFunc.memory;
`;

/** @returns {{ size: () => number, grow: (pages: number) => number, view: () => Uint8Array, kept: () => Uint8Array }} */
const memory = () => new Function(`${core(SCRIPT).replace(/export [^\n]*/, '')}\nreturn asmFunc({});`)();

test('memory grows by what is asked for, keeps what it holds, and leaves nothing behind', () => {
  const { size, grow, view, kept } = memory();
  const first = view().fill(7);
  assert.equal(grow(3), 1);
  assert.equal(size(), 4);
  assert.deepEqual([first.every((byte) => byte === 0), view().subarray(0, 65_536).every((byte) => byte === 7), view() === kept()], [true, true, true]);
  const second = view();
  assert.equal(grow(10), 4);
  assert.deepEqual([size(), view() === second], [14, true], 'what is there already is not copied');
  assert.equal(grow(300), 14);
  assert.deepEqual([size(), view() === second, view()[0]], [314, false, 7]);
});

test('memory ends where a phone would', () => {
  const { size, grow } = memory();
  assert.equal(grow(16_384), -1);
  assert.equal(size(), 1);
});

test('what calls the core looks at its memory as it is now, and compiles nothing', () => {
  const written = `function getUint8ArrayMemory0() {
    if (cachedUint8ArrayMemory0 === null || cachedUint8ArrayMemory0.byteLength === 0) {
        cachedUint8ArrayMemory0 = new Uint8Array(wasm.memory.buffer);
    }
    return cachedUint8ArrayMemory0;
}
function initSync(module) {
    const imports = __wbg_get_imports();
    if (!(module instanceof WebAssembly.Module)) {
        module = new WebAssembly.Module(module);
    }
    const instance = new WebAssembly.Instance(module, imports);
    return __wbg_finalize_init(instance, module);
}
`;
  const text = glue(written);
  assert.match(text, /cachedUint8ArrayMemory0\?\.buffer !== wasm\.memory\.buffer/);
  assert.match(text, /instantiate\(imports\)/);
  assert.doesNotMatch(text, /WebAssembly|byteLength/);
});

test('another form of what is changed ends the build', () => {
  assert.throws(() => core(SCRIPT.replace('(newPages < 65536)', '(newPages < 32768)')), /stands there 0 times/);
  assert.throws(() => glue('function initSync() {}'), /stands there 0 times/);
  assert.throws(() => replaced('aa', /a/g, 'b'), /2 times, not 1/);
});
