// Compiles the core to wasm: cargo, wasm-bindgen, wasm-opt. Leaves target/web/panah.js and panah_bg.wasm.

import { renameSync, statSync } from 'node:fs';
import { at, built, run, wasmFlags } from './project.mjs';

// What the compiler emits for this target, and no more: wasm-opt must know it, and browsers since 2021 have it.
const features = ['simd', 'bulk-memory', 'bulk-memory-opt', 'call-indirect-overlong', 'sign-ext', 'nontrapping-float-to-int', 'mutable-globals', 'reference-types', 'multivalue'];

/** Makes a wasm file smaller and faster. @param {string} from @param {string} to */
export function optimise(from, to) {
  const level = process.env.WASM_OPT ?? '-O2';
  const before = statSync(from).size;
  run(process.execPath, [at('node_modules/binaryen/bin/wasm-opt'), level, '--strip-debug', '--strip-producers',
    ...features.map((name) => `--enable-${name}`), from, '-o', `${to}.tmp`]);
  renameSync(`${to}.tmp`, to);
  console.log(`wasm-opt ${level}: ${before} -> ${statSync(to).size} bytes`);
}

if (process.argv[1] === import.meta.filename) {
  // As nothing but a library for the linker: beside an rlib, Cargo leaves out the optimisation over all crates.
  run('cargo', ['rustc', '--locked', '--profile', 'wasm', '--lib', '--crate-type', 'cdylib', '--target', 'wasm32-unknown-unknown',
    '--no-default-features', '--features', 'documents'], wasmFlags());
  run(at('target/tools/bin/wasm-bindgen'), [
    '--target', 'web', '--out-dir', at('target/web'), '--out-name', 'panah',
    '--remove-name-section', '--remove-producers-section',
    built('wasm32-unknown-unknown/wasm/panah.wasm'),
  ]);
  const wasm = at('target/web/panah_bg.wasm');
  optimise(wasm, wasm);
}
