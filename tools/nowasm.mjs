// Compiles the core to JavaScript, for browsers that have no WebAssembly: cargo, wasm-bindgen, wasm-opt, wasm2js. Leaves
// target/web/nowasm/panah.js, which calls what stands in core.js beside it.

import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import binaryen from 'binaryen';
import * as esbuild from 'esbuild';
import { at, run } from './project.mjs';
import { compile } from './wasm.mjs';

const FOLDER = 'target/web/nowasm';
/** What wasm2js does not know. Memory is copied in one call, which a slow browser does as fast as any. */
const LACKS = ['reference-types', 'multivalue'];
const FEATURES = `-simd128,-sign-ext,-nontrapping-fptoint,${LACKS.map((name) => `-${name}`).join()}`;
/** What the standard library has beside, which comes compiled: wasm-opt takes all but the first three out. */
const KNOWN = ['bulk-memory', 'bulk-memory-opt', 'mutable-globals', 'call-indirect-overlong', 'sign-ext', 'nontrapping-float-to-int'];
/** What the core offers and nobody asks of it there: the search for faces, and films and sound that are made anew. */
const UNASKED = /^(__wbg_)?(band|film|found|layout|sound|spot|voice)|^still_(search|band|faces|covers)/;
/** The most memory that a core may have, in pages of 64 KiB, and how much more it gets at least where it needs more. */
const [MOST, MORE] = [16_384, 256];

/** Takes some text's place. Throws where it does not stand there so often. @param {string} text @param {RegExp} what  With the flag g. @param {string | ((...found: string[]) => string)} by @param {number} [times] */
export function replaced(text, what, by, times = 1) {
  const found = [...text.matchAll(what)].length;
  if (found !== times) throw new Error(`${what} stands there ${found} times, not ${times}`);
  return text.replace(what, /** @type {any} */ (by));
}

/** What wasm2js wrote, as a function that makes a core of what it calls. Memory grows in few and large steps, since each is a copy; what was
 * there before is overwritten. @param {string} script */
export function core(script) {
  let text = replaced(script, /^import [^\n]*\n/g, '');
  text = replaced(text, /\nvar retasmFunc = asmFunc\([\s\S]*$/g, '\nexport { asmFunc as instantiate };\n');
  text = replaced(text, /( function __wasm_memory_size\(\) \{\n)[^}]*\}/g, (_, head) => `${head}  return pages;\n }`);
  text = replaced(text, /\n var buffer = new ArrayBuffer\((\d+)\);/g, (all, bytes) => `${all}\n var pages = ${Number(bytes) / 65_536};`);
  text = replaced(text, /if \(\(oldPages < newPages\) && \(newPages < 65536\)\) \{\n/g, `if (newPages > ${MOST}) return -1;
  if (newPages > buffer.byteLength / 65536) {
   var room = Math_min(${MOST}, Math_max(newPages, oldPages + Math_max(oldPages, ${MORE}) | 0));
`);
  text = replaced(text, /new ArrayBuffer\(newPages << 16\)/g, 'new ArrayBuffer(room * 65536)');
  text = replaced(text, /(newHEAP8\.set\(HEAP8\);)/g, '$1\n   HEAP8.fill(0);');
  return replaced(text, /(bufferView = HEAPU8;\n  \}\n)(  return oldPages;)/g, '$1  pages = newPages;\n$2');
}

/** What wasm-bindgen wrote, as it calls a core of JavaScript: a view is of the memory as it is now, and nothing is compiled. @param {string} script */
export function glue(script) {
  const views = [...script.matchAll(/cached\w+Memory0 === null/g)].length;
  let text = replaced(script, /if \((cached\w+Memory0) === null \|\| [^\n]*\) \{/g, 'if ($1?.buffer !== wasm.memory.buffer) {', views);
  text = replaced(text, /if \(!\(module instanceof WebAssembly\.Module\)\) \{\n[^}]*\}\n    const instance = [^\n]*\n    return [^\n]*\n\}/g,
    'return __wbg_finalize_init({ exports: instantiate(imports) });\n}');
  return `import { instantiate } from './core.js';\n${text}`;
}

if (process.argv[1] === import.meta.filename) {
  const from = performance.now();
  const wasm = compile('documents', FOLDER, FEATURES, LACKS);
  mkdirSync(at(FOLDER), { recursive: true });
  const [lower, script] = [at(FOLDER, 'lower.wasm'), at(FOLDER, 'lower.js')];
  const module = binaryen.readBinary(readFileSync(wasm));
  for (let i = module.getNumExports() - 1; i >= 0; i--) {
    const { name } = binaryen.getExportInfo(module.getExportByIndex(i));
    if (UNASKED.test(name)) module.removeExport(name);
  }
  writeFileSync(lower, module.emitBinary());
  module.dispose();
  const known = KNOWN.map((name) => `--enable-${name}`);
  run(process.execPath, [at('node_modules/binaryen/bin/wasm-opt'), ...known, '--signext-lowering', '--llvm-nontrapping-fptoint-lowering', '-O2',
    '--strip-debug', '--strip-producers', '--strip-target-features', lower, '-o', lower]);
  run(process.execPath, [at('node_modules/binaryen/bin/wasm2js'), '--enable-bulk-memory', '--enable-bulk-memory-opt', '--enable-mutable-globals', '-O2', lower, '-o', script]);
  // Whole in one line less than half as large; its names are short already, and it is read as it stands.
  const { code } = await esbuild.transform(core(readFileSync(script, 'utf8')), { minifyWhitespace: true, charset: 'ascii', target: 'es2022' });
  writeFileSync(at(FOLDER, 'core.js'), code);
  const own = at(FOLDER, 'panah.js');
  writeFileSync(`${own}.tmp`, glue(readFileSync(own, 'utf8')));
  renameSync(`${own}.tmp`, own);
  console.log(`wasm2js: ${statSync(lower).size} -> ${statSync(at(FOLDER, 'core.js')).size} bytes, ${((performance.now() - from) / 1000).toFixed(0)} s`);
  for (const path of [lower, script, wasm]) rmSync(path);
}
