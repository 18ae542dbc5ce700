// Where things are, which versions are locked, and how other programs are run.

import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** The checkout. */
export const root = resolve(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..');

/** A path inside the checkout. @param {...string} parts */
export const at = (...parts) => join(root, ...parts);

/** The version of a crate in Cargo.lock. @param {string} name */
export function lockedVersion(name) {
  const lock = readFileSync(at('Cargo.lock'), 'utf8');
  const found = new RegExp(`name = "${name}"\\nversion = "([^"]+)"`).exec(lock);
  if (!found) throw new Error(`Cargo.lock has no ${name}`);
  return found[1];
}

/** Runs a program with its output shown; ends this one with the same status when it fails.
 * @param {string} program @param {string[]} args @param {Record<string, string>} [env] */
export function run(program, args, env = {}) {
  const done = spawnSync(program, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
  if (done.error) throw done.error;
  if (done.status !== 0) process.exit(done.status ?? 1);
}

/** What a program prints, trimmed. @param {string} program @param {string[]} args */
export const ask = (program, args) => execFileSync(program, args, { cwd: root, encoding: 'utf8' }).trim();

/** True when a program can be started. @param {string} program @param {string[]} [args] */
export const runs = (program, args = ['--version']) => spawnSync(program, args, { stdio: 'ignore' }).status === 0;

/** The compiler flags of everything built for wasm32: SIMD on, and no path of the builder's in the binary. */
export function wasmFlags() {
  const cargo = process.env.CARGO_HOME ?? join(homedir(), '.cargo');
  const remap = [
    [homedir(), '/home'],
    [cargo, '/cargo'],
    [join(ask('rustc', ['--print', 'sysroot']), 'lib/rustlib/src/rust'), '/rust'],
    [root, '/panah'],
  ];
  const flags = ['-Ctarget-feature=+simd128'];
  for (const [from, to] of remap) flags.push(`--remap-path-prefix=${from}=${to}`);
  return { CARGO_ENCODED_RUSTFLAGS: flags.join('\x1f') };
}
