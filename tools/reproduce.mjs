// Whether a build depends on the machine: builds the commit that is checked out twice, from a clean clone each time, and compares every file
// of pkg/ byte for byte. The two have other folders, another home, cargo's home, cargo's target, time zone and language. What they share is
// the toolchain that rustup pins, and what would otherwise be fetched or compiled twice: packages as they were downloaded, and the
// wasm-bindgen CLI under target/tools, whose version each build checks.

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { ask, at, fetchCrates, root, run } from './project.mjs';

/** @typedef {{ source: string, env: Record<string, string> }} Place  Where a build goes, and all that its programs are told. */

/** What a build may know of this machine: where programs are, and how the network is reached. */
const KEPT = /^(PATH|RUSTUP_HOME|NODE_EXTRA_CA_CERTS|SSL_CERT_(FILE|DIR)|(HTTPS?|NO|ALL)_PROXY)$/i;

/** Two places that have nothing in common but programs. @param {string} folder @param {NodeJS.ProcessEnv} [outer] @returns {[Place, Place]} */
export function places(folder, outer = process.env) {
  const kept = Object.fromEntries(Object.entries(outer).filter(([name]) => KEPT.test(name)).map(([name, value]) => [name, value ?? '']));
  const [one, two] = [join(folder, 'one'), join(folder, 'two/further/down')];
  return [
    { source: join(one, 'panah'), env: { ...kept, HOME: join(one, 'home'), CARGO_HOME: join(one, 'home/.cargo'), TZ: 'America/St_Johns', LANG: 'C', LC_ALL: 'C' } },
    // In Turkish a capital i is another letter.
    { source: join(two, 'source of a room'), env: { ...kept, HOME: join(two, 'somebody'), CARGO_HOME: join(two, 'crates'), CARGO_TARGET_DIR: join(two, 'built'), TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' } },
  ];
}

/** The SHA-256 of every file under a folder, by its path there. @param {string} folder @returns {Map<string, string>} */
function digests(folder) {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => !entry.isDirectory()).map((entry) => join(entry.parentPath, entry.name)).sort();
  return new Map(names.map((name) => [name.slice(folder.length + 1), createHash('sha256').update(readFileSync(name)).digest('hex')]));
}

/** Prints the digest of each file of two folders. Returns the names of those that are not the same in both. @param {string} one @param {string} two */
export function compare(one, two, say = console.log) {
  const [first, second] = [digests(one), digests(two)];
  if (first.size === 0) throw new Error(`${one} is empty`);
  return [...new Set([...first.keys(), ...second.keys()])].sort().filter((name) => {
    const [a, b] = [first.get(name), second.get(name)];
    say(a === b ? `${a}  ${name}` : `${a ?? 'none'.padEnd(64)}  ${name}\n${b ?? 'none'.padEnd(64)}  ${name}  DIFFERS`);
    return a !== b;
  });
}

/** Builds the commit that is checked out in `checkout` at both places. Returns the names of files in pkg/ that differ.
 * @param {string} checkout @param {string} folder  Where both go. @param {(place: Place) => void} prepare  What is done in a clone before it is built. */
export function reproduce(checkout, folder, prepare = () => {}, say = console.log) {
  const both = places(folder);
  for (const place of both) {
    const from = Date.now();
    mkdirSync(place.env.HOME, { recursive: true });
    run('git', ['clone', '--quiet', '--no-hardlinks', checkout, place.source]);
    prepare(place);
    execFileSync('make', ['--silent', 'build'], { cwd: place.source, env: place.env, stdio: 'inherit' });
    say(`built in ${Math.round((Date.now() - from) / 1000)} s: ${place.source}`);
  }
  const [one, two] = both.map(({ source }) => join(source, 'pkg'));
  return compare(String(one), String(two), say);
}

function main() {
  if (ask('git', ['status', '--porcelain'])) console.log('What is not committed is not built.');
  // All that cargo needs, so that both builds go without its registry.
  for (const manifest of ['Cargo.toml', 'tools/pack/Cargo.toml']) fetchCrates(manifest);
  const registry = join(process.env.CARGO_HOME ?? join(homedir(), '.cargo'), 'registry');
  const shared = { RUSTUP_HOME: ask('rustup', ['show', 'home']), CARGO_NET_OFFLINE: 'true', npm_config_cache: ask('npm', ['config', 'get', 'cache']), npm_config_prefer_offline: 'true' };

  const folder = mkdtempSync(join(tmpdir(), 'panah-reproduce-'));
  const differing = reproduce(root, folder, ({ source, env }) => {
    Object.assign(env, shared);
    // The second finds crates as they were downloaded and unpacks them itself, as the first build on a machine does.
    const parts = env.CARGO_TARGET_DIR ? ['cache', 'index'] : ['cache', 'index', 'src'];
    for (const part of parts) if (existsSync(join(registry, part))) cpSync(join(registry, part), join(env.CARGO_HOME ?? '', 'registry', part), { recursive: true });
    cpSync(at('target/tools/bin'), join(source, 'target/tools/bin'), { recursive: true });
  });
  if (differing.length > 0) {
    console.error(`\nNot the same in both builds, which are kept in ${folder}:\n${differing.join('\n')}`);
    process.exit(1);
  }
  rmSync(folder, { recursive: true });
  console.log('\nBoth builds gave the same bytes.');
}

if (process.argv[1] === import.meta.filename) main();
