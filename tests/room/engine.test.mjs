// The engine's workers and what these call for: who is begun, what is passed on, and that nobody outlives who called. Workers here note
// what they are told, and say what a test has them say; real ones are in the tests of the room.

import assert from 'node:assert/strict';
import { afterEach, beforeEach, it } from 'node:test';
import { Engine } from '../../www/room/engine.js';

class Noted {
  /** @type {((event: { data: any }) => void) | null} */ onmessage = null;
  /** @type {{ data: any, transfer: unknown }[]} */ told = [];
  ended = false;
  constructor() { all.push(this); }

  /** @param {any} data @param {unknown} [transfer] */
  postMessage(data, transfer) { this.told.push({ data, transfer }); }

  terminate() { this.ended = true; }

  /** @param {any} data */
  says(data) { this.onmessage?.({ data }); }
}
/** @type {Noted[]} */
let all = [];
const real = Reflect.get(globalThis, 'Worker');
beforeEach(() => { all = []; Object.assign(globalThis, { Worker: Noted }); });
afterEach(() => { Object.assign(globalThis, { Worker: real }); });

const soon = () => new Promise((done) => { setTimeout(done); });
const file = new File(['x'], 'x.jpg');
const pixels = [new Uint8Array(4)];
const asked = { type: 'call', call: 1, request: { job: 'bands', bands: ['b'], pixels } };

/** A job at work, whose worker has called for another. */
async function begin() {
  const engine = new Engine(Promise.resolve(/** @type {any} */ ('core')), new Blob(), 1);
  /** @type {unknown[]} */
  const heard = [];
  const run = engine.run({ job: 'look', file }, (message) => heard.push(message));
  run.done.catch(() => undefined);
  await soon();
  const [own = assert.fail('no worker')] = all;
  own.says(asked);
  await soon();
  const [, helper = assert.fail('no helper')] = all;
  return { engine, run, own, helper, heard };
}

it('a job that was called for has a worker of its own and takes its pixels along, and what it says is passed on to the caller alone', async () => {
  const { own, helper, heard } = await begin();
  assert.deepEqual(helper.told, [{ data: { module: 'core', helpers: 1, job: 'bands', bands: ['b'], pixels }, transfer: [pixels[0]?.buffer] }]);
  helper.says({ type: 'found', band: 'b', boxes: [] });
  helper.says({ type: 'done' });
  await soon();
  assert.deepEqual(own.told.slice(1).map(({ data }) => data), [{ call: 1, message: { type: 'found', band: 'b', boxes: [] } }, { call: 1, message: { type: 'done' } }]);
  assert.deepEqual([heard, own.ended, helper.ended], [[], false, true]);
});

it('one that fails tells its caller why, and one that is called off ends', async () => {
  const first = await begin();
  first.helper.says({ type: 'fault', fault: { kind: 'limit', at: null } });
  await soon();
  assert.deepEqual(first.own.told.at(-1)?.data, { call: 1, message: { type: 'fault', fault: { kind: 'limit', at: null } } });
  all = [];
  const second = await begin();
  second.own.says({ type: 'call', call: 1, request: null });
  await soon();
  assert.deepEqual([second.own.ended, second.helper.ended], [false, true]);
});

for (const [how, end] of /** @type {[string, (job: Awaited<ReturnType<typeof begin>>) => void][]} */ ([
  ['is stopped', ({ run }) => run.stop()], ['is done', ({ own }) => own.says({ type: 'done' })], ['fails', ({ own }) => own.says({ type: 'fault', fault: { kind: 'read', at: null } })],
])) {
  it(`what a job called for ends with it when it ${how}, and it calls for nothing more`, async () => {
    const job = await begin();
    end(job);
    job.own.says({ ...asked, call: 2 });
    await soon();
    for (const more of [{ ...asked, call: 3 }, { type: 'report' }]) job.own.says(more);
    await soon();
    assert.deepEqual([all.map(({ ended }) => ended), job.heard], [[true, true], []]);
  });
}

it('after the room was left, nothing that a worker still says is heard, and it begins nothing', async () => {
  const { engine, own, helper, heard } = await begin();
  engine.quit();
  own.says({ type: 'report' });
  own.says({ ...asked, call: 2 });
  await soon();
  assert.deepEqual([heard, all.length], [[], 2]);
  for (const worker of [own, helper]) assert.deepEqual(worker.told.at(-1)?.data, { quit: true });
});
