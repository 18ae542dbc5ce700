// Packs the room at build time, and compiles what unpacks it in the page. Leaves target/web/unpack.wasm and
// target/release/pack.

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { optimise } from './wasm.mjs';
import { at, run, wasmFlags } from './project.mjs';

/** What is made of bytes by a slow program is kept under the digest of both: another packer writes other packs. @param {Uint8Array} bytes @param {string} ending
 * @param {() => Uint8Array | Promise<Uint8Array>} make */
async function kept(bytes, ending, make) {
  const path = at('target/web', `${createHash('sha256').update(readFileSync(at('target/release/pack'))).update(bytes).digest('hex')}.${ending}`);
  if (!existsSync(path)) writeFileSync(path, await make());
  return readFileSync(path);
}

/** Bytes as an `.lzma` file, those of a WebAssembly module in streams. @param {Uint8Array} bytes @param {'module'} [as] */
export const pack = (bytes, as) => kept(bytes, as ? `${as}.lzma` : 'lzma', () => execFileSync(at('target/release/pack'), as ? [as] : [], { input: bytes, maxBuffer: 1 << 28 }));

/** A short text in bytes, packed after another one that is known at both ends. @param {Uint8Array} text @param {Uint8Array} prime */
export function packText(text, prime) {
  const input = Buffer.concat([prime, text]);
  return kept(input, `${prime.length}.text`, () => execFileSync(at('target/release/pack'), ['text', String(prime.length)], { input }));
}

/** Bytes in a form that the page's browser unpacks by itself. @param {Uint8Array} bytes */
export function zip(bytes) {
  return kept(bytes, 'gz', async () => {
    const { gzipAsync } = await import('@gfx/zopfli');
    // It takes uncaught errors for its own and answers with its whole source.
    process.removeAllListeners('uncaughtException');
    process.removeAllListeners('unhandledRejection');
    return gzipAsync(bytes, { numiterations: 15 });
  });
}

/** Many bytes in such a form, in little time. @param {Uint8Array} bytes */
export const deflate = (bytes) => gzipSync(bytes, { level: 9 });

if (process.argv[1] === import.meta.filename) {
  const build = (/** @type {string[]} */ what, env = {}) => run('cargo', ['build', '--locked', '--release', '--manifest-path', at('tools/pack/Cargo.toml'), '--target-dir', at('target'), ...what], env);
  build(['--bin', 'pack']);
  build(['--lib', '--target', 'wasm32-unknown-unknown'], wasmFlags());
  mkdirSync(at('target/web'), { recursive: true });
  optimise(at('target/wasm32-unknown-unknown/release/unpack.wasm'), at('target/web/unpack.wasm'));
}
