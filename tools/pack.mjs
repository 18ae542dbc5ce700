// LZMA for the room: packs at build time, and compiles what unpacks in the page. Leaves target/web/unpack.wasm and
// target/release/pack.

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { optimise } from './wasm.mjs';
import { at, run, wasmFlags } from './project.mjs';

/** What is made of bytes by a slow program is kept under their digest. @param {Uint8Array} bytes @param {string} ending
 * @param {() => Uint8Array | Promise<Uint8Array>} make */
async function kept(bytes, ending, make) {
  const path = at('target/web', `${createHash('sha256').update(bytes).digest('hex')}.${ending}`);
  if (!existsSync(path)) writeFileSync(path, await make());
  return readFileSync(path);
}

/** Bytes as an `.lzma` file, those of a WebAssembly module in streams. @param {Uint8Array} bytes @param {'module'} [as] */
export const pack = (bytes, as) => kept(bytes, as ? `${as}.lzma` : 'lzma', () => execFileSync(at('target/release/pack'), as ? [as] : [], { input: bytes, maxBuffer: 1 << 28 }));

/** What unpacks in the page, in a form that the page's browser unpacks by itself. */
export function unpacker() {
  const wasm = readFileSync(at('target/web/unpack.wasm'));
  return kept(wasm, 'gz', async () => {
    const { gzipAsync } = await import('@gfx/zopfli');
    // It takes uncaught errors for its own and answers with its whole source.
    process.removeAllListeners('uncaughtException');
    process.removeAllListeners('unhandledRejection');
    return gzipAsync(wasm, { numiterations: 15 });
  });
}

if (process.argv[1] === import.meta.filename) {
  const build = (/** @type {string[]} */ what, env = {}) => run('cargo', ['build', '--locked', '--release', '--manifest-path', at('tools/pack/Cargo.toml'), '--target-dir', at('target'), ...what], env);
  build(['--bin', 'pack']);
  build(['--lib', '--target', 'wasm32-unknown-unknown'], wasmFlags());
  mkdirSync(at('target/web'), { recursive: true });
  optimise(at('target/wasm32-unknown-unknown/release/unpack.wasm'), at('target/web/unpack.wasm'));
}
