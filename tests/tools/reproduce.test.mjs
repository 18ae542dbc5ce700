// What `make reproduce` would notice: two builds of one commit that differ in any file, by anything that differs between two machines.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { at, fetchCrates } from '../../tools/project.mjs';
import { compare, places, reproduce } from '../../tools/reproduce.mjs';

const folder = mkdtempSync(join(tmpdir(), 'panah-reproduce-test-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** A repository whose `make build` writes what these commands print to files of pkg/. @param {string} name @param {Record<string, string>} files */
function repository(name, files) {
  const path = join(folder, name);
  mkdirSync(path);
  writeFileSync(join(path, 'Makefile'), `build:\n\t@mkdir -p pkg/app\n${Object.entries(files).map(([file, command]) => `\t@${command} > pkg/${file}\n`).join('')}`);
  const git = (/** @type {string[]} */ ...args) => execFileSync('git', ['-C', path, '-c', 'user.name=test', '-c', 'user.email=test@example.org', ...args]);
  git('init', '--quiet');
  git('add', '.');
  git('commit', '--quiet', '--message', 'all');
  return path;
}
const quiet = () => {};

describe('make reproduce', () => {
  it('passes where nothing of the machine goes into a file', () => {
    const source = repository('same', { 'room.html': 'echo always', 'app/sw.js': 'cat Makefile' });
    writeFileSync(join(source, 'Makefile'), 'build:\n\tfalse\n');
    /** @type {string[]} */ const said = [];
    assert.deepEqual(reproduce(source, join(folder, 'same-built'), quiet, (line) => said.push(line)), []);
    assert.deepEqual(said.slice(-2).map((line) => line.replace(/^[0-9a-f]{64}  /, '')), ['app/sw.js', 'room.html']);
  });

  it('names each file that the folder, the home, cargo, the time zone or the language went into', () => {
    const told = ['HOME', 'CARGO_HOME', 'CARGO_TARGET_DIR', 'TZ', 'LANG', 'LC_ALL'];
    const source = repository('told', { 'room.html': 'echo always', 'app/where': 'pwd', ...Object.fromEntries(told.map((name) => [name, `echo "$$${name}"`])) });
    assert.deepEqual(reproduce(source, join(folder, 'told-built'), quiet, quiet), [...told, 'app/where'].sort());
  });

  it('tells a build nothing of this one but where its programs are', () => {
    const outer = { PATH: '/bin', HOME: '/home/her', MAKEFLAGS: 'k', TITLE: 'Field notes', RUSTFLAGS: '-g', SOURCE_DATE_EPOCH: '0', https_proxy: 'http://proxy' };
    for (const { env } of places('/twice', outer)) {
      assert.deepEqual(Object.keys(env).filter((name) => name in outer), ['PATH', 'https_proxy', 'HOME']);
      assert.ok(!Object.values(env).includes(outer.HOME));
    }
  });

  it('has the compiler know the crates by the same name before any was unpacked', () => {
    const [home, registry] = [join(folder, 'cargo'), join(process.env.CARGO_HOME ?? join(homedir(), '.cargo'), 'registry')];
    fetchCrates();
    mkdirSync(join(home, 'registry'), { recursive: true });
    for (const part of ['cache', 'index']) symlinkSync(join(registry, part), join(home, 'registry', part));
    const ask = `import { wasmFlags } from ${JSON.stringify(pathToFileURL(at('tools/project.mjs')).href)}; console.log(JSON.stringify(wasmFlags()))`;
    const flags = (/** @type {string} */ CARGO_HOME) => /** @type {string[]} */ (JSON.parse(execFileSync(process.execPath, ['--input-type=module', '--eval', ask], { encoding: 'utf8', env: { ...process.env, CARGO_HOME, CARGO_NET_OFFLINE: 'true' } })).CARGO_ENCODED_RUSTFLAGS.split('\x1f'));
    const [first, next] = [flags(home), flags(home)];
    assert.deepEqual(first, next);
    assert.ok(first.some((flag) => flag.startsWith(`--remap-path-prefix=${join(home, 'registry/src')}/`) && flag.endsWith('=/crates')));
  });

  it('names what is other, is missing, or stands in one alone, and does not compare nothing', () => {
    const [one, two] = ['left', 'right'].map((name) => join(folder, name));
    mkdirSync(join(String(one), 'app'), { recursive: true });
    assert.throws(() => compare(String(one), String(one), quiet), /is empty/);
    for (const name of ['a', 'b', 'app/a']) writeFileSync(join(String(one), name), name);
    cpSync(String(one), String(two), { recursive: true });
    assert.deepEqual(compare(String(one), String(two), quiet), []);
    writeFileSync(join(String(two), 'app/a'), 'app/A');
    rmSync(join(String(two), 'b'));
    writeFileSync(join(String(two), 'c'), '');
    assert.deepEqual(compare(String(one), String(two), quiet), ['app/a', 'b', 'c']);
  });
});
