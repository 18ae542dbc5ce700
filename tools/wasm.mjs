// Compiles the core to wasm: cargo, wasm-bindgen, wasm-opt. Leaves target/web/panah.js and panah_bg.wasm; with `bundle`, a core that
// seals as well, for organisations' rooms, in target/web/bundle.

import { copyFileSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { at, built, run, wasmFlags } from './project.mjs';

// What the compiler emits for this target, and no more: wasm-opt must know it, and Chromium 91 has it.
const features = ['simd', 'bulk-memory', 'bulk-memory-opt', 'call-indirect-overlong', 'sign-ext', 'nontrapping-float-to-int', 'mutable-globals', 'multivalue'];

/** Has a module say that it does without reference types, as its code does: the standard library, which comes compiled, only allows them.
 * wasm-bindgen uses what the section `target_features` names with a plus. @param {string} path @param {readonly string[]} [names]  Of all that it does without. */
export function without(path, names = ['reference-types']) {
  const bytes = readFileSync(path);
  for (const name of names) {
    const place = bytes.lastIndexOf(`+${String.fromCharCode(name.length)}${name}`);
    if (place < 0) throw new Error(`${path} does not say what it needs`);
    bytes[place] = '-'.charCodeAt(0);
  }
  writeFileSync(path, bytes);
}

/** Compiles the core into a folder, with what calls it. Returns the path of the module, not yet optimised. @param {string} parts  The features of the crate.
 * @param {string} folder @param {string} [features]  Those of the compiler. @param {readonly string[]} [lacks]  What the module does without. */
export function compile(parts, folder, features, lacks) {
  // As nothing but a library for the linker: beside an rlib, Cargo leaves out the optimisation over all crates.
  run('cargo', ['rustc', '--locked', '--profile', 'wasm', '--lib', '--crate-type', 'cdylib', '--target', 'wasm32-unknown-unknown',
    '--no-default-features', '--features', parts, '--', '-D', 'warnings'], wasmFlags(features));
  const compiled = at(folder, 'compiled.wasm');
  mkdirSync(at(folder), { recursive: true });
  copyFileSync(built('wasm32-unknown-unknown/wasm/panah.wasm'), compiled);
  without(compiled, lacks);
  run(at('target/tools/bin/wasm-bindgen'), [
    '--target', 'web', '--out-dir', at(folder), '--out-name', 'panah',
    '--remove-name-section', '--remove-producers-section',
    compiled,
  ]);
  rmSync(compiled);
  return at(folder, 'panah_bg.wasm');
}

/** Makes a wasm file smaller and faster. @param {string} from @param {string} to */
export function optimise(from, to) {
  // Twice: what the first time joins, the second time takes out. Packed, that is smaller than after either alone.
  const level = process.env.WASM_OPT ?? '-Os -O3 --dae-optimizing --rse -Os';
  const before = statSync(from).size;
  run(process.execPath, [at('node_modules/binaryen/bin/wasm-opt'), ...level.split(' '), '--strip-debug', '--strip-producers',
    ...features.map((name) => `--enable-${name}`), from, '-o', `${to}.tmp`]);
  renameSync(`${to}.tmp`, to);
  console.log(`wasm-opt ${level}: ${before} -> ${statSync(to).size} bytes`);
}

if (process.argv[1] === import.meta.filename) {
  const [parts = '', folder = ''] = process.argv[2] === 'bundle' ? ['documents,evidence', 'target/web/bundle'] : ['documents', 'target/web'];
  const wasm = compile(parts, folder);
  optimise(wasm, wasm);
}
