// Every check, one after the other. Stops at the first stage that fails, and ends with one line a stage.
//
//   node tools/test.mjs [STAGE...]      only these stages

import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { at, root, wasmFlags } from './project.mjs';

/** @param {string} folder @param {string} ending */
const files = (folder, ending) => existsSync(at(folder)) ? readdirSync(at(folder)).filter((name) => name.endsWith(ending)).sort().map((name) => `${folder}/${name}`) : [];
const wasm32 = ['--target', 'wasm32-unknown-unknown'];
const node = process.execPath;

/** @type {[string, string, string[], Record<string, string>?][]} */
const stages = [
  ['format', 'cargo', ['fmt', '--all', '--check']],
  ['layers', node, ['tools/layers.mjs']],
  ['lints', 'cargo', ['clippy', '--locked', '--all-targets', '--', '-D', 'warnings']],
  ['lints-wasm', 'cargo', ['clippy', '--locked', '--lib', ...wasm32, '--', '-D', 'warnings'], wasmFlags()],
  ['docs', 'cargo', ['doc', '--locked', '--no-deps'], { RUSTDOCFLAGS: '-D warnings' }],
  ['licences', node, ['tools/audit.mjs', 'licences']],
  ['types', at('node_modules/.bin/tsc'), ['--project', 'tsconfig.json']],
  ['native', 'cargo', ['test', '--locked', '--quiet']],
  ['pack', 'cargo', ['test', '--locked', '--quiet', '--manifest-path', 'tools/pack/Cargo.toml', '--target-dir', 'target']],
  ['wasm', node, ['tests/wasm/run.mjs']],
  ['room', node, ['--test', '--test-reporter=spec', ...files('tests/room', '.test.mjs')]],
  ['tools', node, ['--test', '--test-reporter=spec', ...files('tests/tools', '.test.mjs')]],
  ['e2e', node, ['--test', '--test-reporter=spec', '--test-concurrency=1', ...files('tests/e2e', '.test.mjs')]],
];

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !stages.some(([stage]) => stage === name));
if (unknown.length > 0) throw new Error(`no such stage: ${unknown.join(', ')}`);

const lines = [];
let failed = false;
for (const [name, program, args, env] of stages) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  console.log(`\n== ${name}`);
  const from = Date.now();
  const { status, error } = spawnSync(program, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
  if (error) console.error(error.message);
  failed = status !== 0;
  lines.push(`${failed ? 'FAILED' : 'passed'}  ${name.padEnd(12)}${((Date.now() - from) / 1000).toFixed(1).padStart(8)} s`);
  if (failed) break;
}
console.log(`\n${lines.join('\n')}`);
process.exit(failed ? 1 : 0);
