import assert from 'node:assert/strict';
import test from 'node:test';
import { HeldReader, hold } from '../../www/nowasm/reader.js';

const bytes = Uint8Array.from({ length: 1000 }, (_, i) => i * 7);

test('a file that was read whole is read at once, and each part of it as the part is', async () => {
  const file = new File([bytes], 'a.bin');
  await hold(file);
  const reader = new HeldReader();
  assert.deepEqual(new Uint8Array(reader.readAsArrayBuffer(file)), bytes);
  for (const [from, to] of [[0, 10], [990, 1000], [17, 17], [5, 905]]) {
    const part = file.slice(from, to);
    assert.deepEqual(new Uint8Array(reader.readAsArrayBuffer(part)), bytes.slice(from, to));
    // It is a part for everybody else, too.
    assert.deepEqual(new Uint8Array(await part.arrayBuffer()), bytes.slice(from, to));
  }
});

test('what was read is given as a copy, and what was not read is refused', async () => {
  const file = new File([bytes], 'a.bin');
  const reader = new HeldReader();
  for (const unknown of [file, file.slice(1, 2)]) assert.throws(() => reader.readAsArrayBuffer(unknown), { name: 'NotReadableError' });
  await hold(file);
  new Uint8Array(reader.readAsArrayBuffer(file)).fill(0);
  assert.deepEqual(new Uint8Array(reader.readAsArrayBuffer(file)), bytes);
  await hold(undefined);
});
