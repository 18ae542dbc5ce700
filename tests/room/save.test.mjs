import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { randomName, zip } from '../../www/room/save.js';

const bytesOf = async (/** @type {Blob} */ blob) => Buffer.from(await blob.arrayBuffer());
const files = () => [new File(['two'], 'bbbbbbbbbbbb.jpg', { lastModified: 1e12 }), new File(['one'], 'aaaaaaaaaaaa.jpg', { lastModified: 5e11 })];

// The child of the last test only prints what it makes.
if (process.env.PRINT_ZIP) {
  console.log((await bytesOf(await zip(files()))).toString('hex'));
  process.exit(0);
}

test('a random name has twelve letters of base32 and no two are alike', () => {
  const names = Array.from({ length: 500 }, () => randomName('jpg'));
  assert.ok(names.every((name) => /^[a-z2-7]{12}\.jpg$/.test(name)));
  assert.equal(new Set(names).size, 500);
});

test('a zip is stored, sorted by name, and holds one fixed time', async () => {
  const bytes = await bytesOf(await zip(files()));
  assert.ok(bytes.indexOf('aaaaaaaaaaaa.jpg') < bytes.indexOf('bbbbbbbbbbbb.jpg'));
  assert.ok(bytes.includes('one') && bytes.includes('two'));
  // APPNOTE 4.3.12: method at 10, time at 12, date at 14 of a central header.
  const at = bytes.indexOf(Buffer.from('504b0102', 'hex'));
  assert.deepEqual([bytes.readUInt16LE(at + 10), bytes.readUInt16LE(at + 12), bytes.readUInt16LE(at + 14)], [0, 12 << 11, (1 << 5) | 1]);
});

test('a zip does not tell the time zone or the time at which it was made', () => {
  const zones = ['UTC', 'Asia/Tehran', 'Pacific/Kiritimati', 'America/Los_Angeles'];
  const made = zones.map((TZ) => spawnSync(process.execPath, [fileURLToPath(import.meta.url)], {
    env: { ...process.env, TZ, PRINT_ZIP: '1', NODE_TEST_CONTEXT: '' }, encoding: 'utf8',
  }).stdout.trim());
  assert.match(made[0] ?? '', /^504b/);
  assert.equal(new Set(made).size, 1);
});
