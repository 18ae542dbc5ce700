import assert from 'node:assert/strict';
import test from 'node:test';
import { undo } from '../../www/room/covers.js';
import { Item } from '../../www/room/item.js';
import { Queue } from '../../www/room/queue.js';

const rest = () => new Promise((resolve) => setTimeout(resolve));
const copied = { level: 'unlinkable', format: 'jpeg', len: 4, sha256: '', removed: {}, kept: {}, covered: 0, still_of_moving: false, inspected_again: true };

/** An engine that finds one certain and two uncertain faces and keeps what it is asked. @param {string} [format] */
function engine(format = 'jpeg') {
  /** @type {any[]} */
  const asked = [];
  const run = (/** @type {any} */ request, /** @type {any} */ hear) => {
    asked.push(request);
    if (request.job === 'look') {
      hear({ type: 'report', report: { format, len: 4, findings: [], picture: { width: 100, height: 100, orientation: 1, frames: 1 } } });
      hear({ type: 'preview', width: 100, height: 100, preview: { width: 1, height: 1, pixels: new Uint8Array(4) } });
      hear({ type: 'faces', faces: [0.9, 0.3, 0.25].map((score, i) => ({ score, region: { shape: 'ellipse', x: 20 * i, y: 5, width: 15, height: 15 } })) });
    } else hear({ type: 'copy', blob: new Blob(['copy']), extension: 'jpg', receipt: { copy: copied, received: {} }, kept: [] });
    return { done: Promise.resolve(), stop: () => undefined };
  };
  return { run, asked };
}

/** @param {ReturnType<typeof engine>} from */
async function ready(from) {
  const item = new Item(new File(['raw'], 'raw.jpg'), /** @type {any} */ (from), new Queue(1));
  item.look();
  while (item.phase !== 'ready') await rest();
  return item;
}

const settled = async (/** @type {Item} */ item) => { for (let i = 0; i < 5; i += 1) await rest(); return item.phase; };

test('nothing is made of a picture that nobody has seen', async () => {
  const from = engine();
  const item = await ready(from);
  item.make();
  assert.equal(await settled(item), 'ready');
  assert.ok(!item.makeable && item.copy === null && item.leaving === null);
  assert.equal(from.asked.length, 1);
  item.see();
  item.make();
  assert.equal(await settled(item), 'made');
  assert.equal(item.leaving, item.copy);
  assert.equal(from.asked[1].covers.length, 1);
});

test('everything uncertain is covered instead of looking, and then a copy may leave', async () => {
  const from = engine();
  const item = await ready(from);
  assert.equal(item.unsure, 2);
  item.settle();
  item.make();
  assert.equal(await settled(item), 'made');
  assert.equal(from.asked[1].covers.length, 3);
  assert.ok(item.leaving);
});

test('what was settled without looking is unsettled when something uncertain is opened again', async () => {
  const item = await ready(engine());
  item.settle();
  item.make();
  await settled(item);
  item.edit(undo(item.covers ?? assert.fail()));
  assert.ok(!item.makeable && item.leaving === null);
});

test('a copy that was made stays in the room once it may no longer leave', async () => {
  const item = await ready(engine());
  item.see();
  item.make();
  await settled(item);
  item.seen = false;
  assert.equal(item.leaving, null);
  item.keep();
  assert.equal(item.copy?.saved, false);
});

test('covering what is uncertain does not stand for looking where no cover can be put', async () => {
  const from = engine('webp');
  const item = await ready(from);
  item.choose('exact');
  item.know(true);
  item.settle();
  assert.ok(!item.makeable);
});

test('a film is called damaged only where damage was found: of any other failure no more is said than that', async () => {
  const run = (/** @type {any} */ _, /** @type {any} */ hear) => {
    hear({ type: 'report', report: { format: 'mp4', len: 4, findings: [], picture: null, tracks: { video: true, audio: false } } });
    return { done: Promise.resolve(), stop: () => undefined };
  };
  // There is no browser here, so that the film cannot be opened for a cause that nobody foresaw.
  const item = new Item(new File(['raw'], 'raw.mp4'), /** @type {any} */ ({ run }), new Queue(1));
  /** @type {Set<string>} */
  const phases = new Set();
  item.changed = () => phases.add(`${item.phase}${item.film || item.hindrance ? '' : ', nothing known'}`);
  item.look();
  while (item.phase !== 'ready') await rest();
  assert.equal(item.hindrance?.kind, 'film-unread');
  assert.ok(item.bare && phases.has('looking, nothing known') && !phases.has('ready, nothing known'));
});

test('a file that is looked at anew has to be seen anew', async () => {
  const item = await ready(engine());
  item.see();
  item.look();
  while (item.phase !== 'ready') await rest();
  assert.ok(!item.makeable);
});
