// The licence texts that go with the package, and the digests of its files.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import test from 'node:test';
import { licences } from '../../tools/licences.mjs';
import { at } from '../../tools/project.mjs';

test('every work that is built in is named with its licence and its text', () => {
  const text = readFileSync(at('pkg/LICENCES.txt'), 'utf8');
  const [, list = ''] = text.split('\n\n');
  const lines = list.split('\n');
  assert.ok(lines.length > 100, `${lines.length} works`);
  // What the room could not do without: the core's readers, the page's own, the font, the weights, and what unpacks it.
  for (const name of ['Panah', 'Vazirmatn', 'YuNet', 'image', 'heic-rs', 'lopdf', 'chacha20poly1305', 'mediabunny', 'client-zip', 'lzma-rust2']) assert.ok(lines.some((line) => line.startsWith(`${name}`)), name);
  // What only builds or tests it is not among it.
  for (const name of ['esbuild', 'proptest', 'playwright-core', 'ts-rs', 'syn ', 'serde_derive']) assert.ok(!lines.some((line) => line.startsWith(name)), name);
  for (const line of lines) {
    const [name = ''] = line.split(', ');
    assert.ok(new RegExp(`\n={80}\n(.*, )?${name.replace(/[.+]/g, '\\$&')}(, .*)?\n={80}\n`).test(text), `${name} has no text`);
    // Who changes such a work must be able to find its source.
    if (/MPL/.test(line)) assert.match(line, /https:\/\//);
  }
  assert.match(text, /SIL OPEN FONT LICENSE/);
  assert.match(text, /Mozilla Public License/);
});

test('a work without a text is an error', () => {
  const work = { name: 'x 1.0.0', licence: 'MIT', source: '', texts: ['MIT\n\nLicense'] };
  assert.equal(licences([work, { ...work, name: 'y 2.0.0', texts: ['MIT License'] }]).match(/={80}\nx 1\.0\.0, y 2\.0\.0\n/g)?.length, 1, 'one text, however it is broken into lines');
  assert.throws(() => licences([work, { ...work, name: 'y', texts: [] }]), /no licence text was found of y/);
});

test('the digests of the package are those of its files, and of all of them', () => {
  const { status, stderr } = spawnSync('sha256sum', ['--check', '--strict', '--quiet', 'SHA256SUMS'], { cwd: at('pkg'), encoding: 'utf8' });
  assert.equal(status, 0, stderr);
  const named = new Set(readFileSync(at('pkg/SHA256SUMS'), 'utf8').trim().split('\n').map((line) => line.slice(66)));
  for (const folder of ['app', 'examples', 'headers']) for (const name of readdirSync(at('pkg', folder))) assert.ok(named.has(`${folder}/${name}`), name);
  for (const name of ['room.html', 'panah.wasm', 'panah-input.js', 'LICENCES.txt']) assert.ok(named.has(name), name);
});
