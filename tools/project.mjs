// Where things are, which versions are locked, and how other programs are run.

import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
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

/** A path inside the folder that cargo builds into. @param {...string} parts */
export const built = (...parts) => resolve(root, process.env.CARGO_TARGET_DIR ?? 'target', ...parts);

/** Downloads and unpacks the crates that a build takes. @param {string} [manifest] */
export function fetchCrates(manifest = 'Cargo.toml') {
  const host = /^host: (.+)$/m.exec(ask('rustc', ['-vV']))?.[1] ?? '';
  run('cargo', ['fetch', '--locked', '--quiet', '--manifest-path', manifest, '--target', 'wasm32-unknown-unknown', '--target', host]);
}

/** Flags that put fixed names in place of the builder's folders. A registry's folder is named after its address, so each
 * becomes the same. @returns {string[]} */
function remapped() {
  // The folder is there once crates were unpacked: else the first build of all would not find it, and have other names than the next.
  fetchCrates();
  const cargo = process.env.CARGO_HOME ?? join(homedir(), '.cargo');
  const crates = join(cargo, 'registry/src');
  const folders = existsSync(crates) ? readdirSync(crates).map((name) => [join(crates, name), '/crates']) : [];
  // Where several fit the last one counts.
  const remap = [[homedir(), '/home'], [cargo, '/cargo'], ...folders, [join(ask('rustc', ['--print', 'sysroot']), 'lib/rustlib/src/rust'), '/rust'], [root, '/panah']];
  return remap.map(([from, to]) => `--remap-path-prefix=${from}=${to}`);
}

/** The compiler flags of everything built for wasm32: SIMD on, reference types off, which Chromium has from 96 on, and no path of the
 * builder's in the binary. @param {string} [features]  Others. */
export const wasmFlags = (features = '+simd128,-reference-types') => ({ CARGO_ENCODED_RUSTFLAGS: [`-Ctarget-feature=${features}`, ...remapped()].join('\x1f') });

/** The compiler flags of the desk tool as it is handed out: no path of the builder's in the binary. */
export const deskFlags = () => ({ CARGO_ENCODED_RUSTFLAGS: remapped().join('\x1f') });
