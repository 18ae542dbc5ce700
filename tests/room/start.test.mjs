import assert from 'node:assert/strict';
import test from 'node:test';
import { hindrance } from '../../www/room/hindrance.js';

/** What is said of a browser in which `changed` stands in place of what is there. @param {Record<string, unknown>} changed */
async function without(changed) {
  const kept = Object.entries(changed).map(([name]) => /** @type {const} */ ([name, Object.getOwnPropertyDescriptor(globalThis, name)]));
  for (const [name, value] of Object.entries(changed)) Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  try {
    return await hindrance();
  } finally {
    for (const [name, own] of kept) {
      if (own) Object.defineProperty(globalThis, name, own);
      else Reflect.deleteProperty(globalThis, name);
    }
  }
}
const Worker = class {};

test('a browser is called too old only where it lacks what newer ones have', async () => {
  assert.equal(await without({ Worker, DecompressionStream: undefined }), 'tooOld');
  const { compile, validate } = WebAssembly;
  assert.equal(await without({ Worker, WebAssembly: { compile, validate: () => false } }), 'tooOld');
});

test('what is switched off, refused or missing is called so', async () => {
  assert.equal(await without({ Worker, WebAssembly: undefined }), 'wasmOff');
  assert.equal(await without({ Worker: undefined }), 'workersOff');
  const compile = () => Promise.reject(new WebAssembly.CompileError('refused by the policy'));
  assert.equal(await without({ Worker, WebAssembly: { compile, validate: WebAssembly.validate } }), 'wasmRefused');
});

test('where nothing is known to be missing, only that it did not start is said', async () => {
  assert.equal(await without({ Worker }), 'notStarted');
});
