import assert from 'node:assert/strict';
import test from 'node:test';
import { Queue } from '../../www/room/queue.js';

const rest = () => new Promise((resolve) => setTimeout(resolve));

test('no more tasks run at once than the queue is wide, and they start in order', async () => {
  const queue = new Queue(2);
  let running = 0;
  let most = 0;
  /** @type {number[]} */
  const started = [];
  for (let i = 0; i < 6; i += 1) {
    queue.add(async () => {
      started.push(i);
      most = Math.max(most, running += 1);
      await rest();
      running -= 1;
    });
  }
  while (started.length < 6 || running > 0) await rest();
  assert.equal(most, 2);
  assert.deepEqual(started, [0, 1, 2, 3, 4, 5]);
});

test('a task that fails does not stop the others', async () => {
  const queue = new Queue(1);
  let ran = false;
  queue.add(() => Promise.reject(new Error('no')));
  queue.add(() => { throw new Error('at once'); });
  queue.add(async () => { ran = true; });
  for (let i = 0; i < 5; i += 1) await rest();
  assert.ok(ran);
});

test('a waiting task can be taken out', async () => {
  const queue = new Queue(1);
  let ran = false;
  queue.add(rest);
  queue.add(async () => { ran = true; })();
  for (let i = 0; i < 5; i += 1) await rest();
  assert.ok(!ran);
});
