// Builds the fuzz targets with libFuzzer's coverage counters and runs each for a while.
//
//   node tools/fuzz.mjs SECONDS [TARGET...]      all targets unless told otherwise

import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { at, root } from './project.mjs';

const [seconds = '20', ...asked] = process.argv.slice(2);
const all = readdirSync(at('fuzz/fuzz_targets')).map((name) => name.replace(/\.rs$/, '')).sort();
const unknown = asked.filter((name) => !all.includes(name));
if (unknown.length > 0) throw new Error(`no such target: ${unknown.join(', ')}`);

const flags = ['-Cpasses=sancov-module', '-Cdebug-assertions', '--cfg=fuzzing',
  ...['level=4', 'inline-8bit-counters', 'pc-table'].map((flag) => `-Cllvm-args=-sanitizer-coverage-${flag}`)];
const host = /host: (.*)/.exec(spawnSync('rustc', ['-vV'], { encoding: 'utf8' }).stdout)?.[1];
if (!host) throw new Error('rustc cannot be run');

/** @param {string} program @param {string[]} args @param {Record<string, string>} [env] */
const run = (program, args, env) => spawnSync(program, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } }).status === 0;

// A target of its own keeps the flags away from build scripts.
const built = run('cargo', ['build', '--release', '--manifest-path', 'fuzz/Cargo.toml', '--target', host], { RUSTFLAGS: flags.join(' ') });
if (!built) process.exit(1);
// Each target starts from the small files that the tests make.
if (!run('cargo', ['run', '--quiet', '--example', 'seeds', '--', 'fuzz/corpus'])) process.exit(1);
let failed = false;
for (const name of asked.length > 0 ? asked : all) {
  for (const folder of ['corpus', 'artifacts']) mkdirSync(at(`fuzz/${folder}/${name}`), { recursive: true });
  const limits = [`-max_total_time=${seconds}`, '-timeout=20', '-rss_limit_mb=1024', '-max_len=65536', `-artifact_prefix=fuzz/artifacts/${name}/`];
  const sound = run(at(`fuzz/target/${host}/release/${name}`), [...limits, '-verbosity=0', '-print_final_stats=0', `fuzz/corpus/${name}`]);
  console.log(`${sound ? 'passed' : 'FAILED'}  ${name}`);
  failed ||= !sound;
}
process.exit(failed ? 1 : 0);
