// Compiles the core to wasm: cargo, wasm-bindgen, wasm-opt. Leaves target/web/panah.js and panah_bg.wasm.

import { renameSync, statSync } from 'node:fs';
import { at, built, run, wasmFlags } from './project.mjs';

// What the compiler emits for this target, and no more: wasm-opt must know it, and browsers since 2021 have it.
const features = ['simd', 'bulk-memory', 'bulk-memory-opt', 'call-indirect-overlong', 'sign-ext', 'nontrapping-float-to-int', 'mutable-globals', 'reference-types', 'multivalue'];

run('cargo', ['build', '--locked', '--profile', 'wasm', '--lib', '--target', 'wasm32-unknown-unknown'], wasmFlags());
run(at('target/tools/bin/wasm-bindgen'), [
  '--target', 'web', '--out-dir', at('target/web'), '--out-name', 'panah',
  '--remove-name-section', '--remove-producers-section',
  built('wasm32-unknown-unknown/wasm/panah.wasm'),
]);

const wasm = at('target/web/panah_bg.wasm');
const before = statSync(wasm).size;
const level = process.env.WASM_OPT ?? '-O2';
run(process.execPath, [at('node_modules/binaryen/bin/wasm-opt'), level, '--strip-debug', '--strip-producers',
  ...features.map((name) => `--enable-${name}`), wasm, '-o', `${wasm}.tmp`]);
renameSync(`${wasm}.tmp`, wasm);
console.log(`wasm-opt ${level}: ${before} -> ${statSync(wasm).size} bytes`);
