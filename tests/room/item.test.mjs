import assert from 'node:assert/strict';
import test from 'node:test';
import { Film } from '../../www/film/film.js';
import { toggle } from '../../www/room/covers.js';
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
      const picture = ['jpeg', 'webp'].includes(format);
      const kind = { jpeg: 'picture', webp: 'picture', mp4: 'film', ogg: 'sound' }[format] ?? 'document';
      hear({ type: 'report', report: { format, kind, covers_exactly: format === 'jpeg', len: 4, findings: [], picture: picture ? { width: 100, height: 100, orientation: 1, frames: 1 } : null } });
      if (picture) {
        hear({ type: 'preview', width: 100, height: 100, preview: { width: 1, height: 1, pixels: new Uint8Array(4) } });
        hear({ type: 'faces', faces: [0.9, 0.3, 0.25].map((score, i) => ({ score, region: { shape: 'ellipse', x: 20 * i, y: 5, width: 15, height: 15 } })) });
      }
    } else hear({ type: 'copy', blob: new Blob(['copy']), extension: 'jpg', receipt: { copy: { ...copied, covered: request.covers?.length ?? 0 }, received: {} }, kept: [] });
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

const over = async (/** @type {Item} */ item) => { for (let i = 0; i < 5; i += 1) await rest(); return item.phase; };

/** A file of that format that is played, as it is once it was looked through. @param {string} format @param {{ audio?: object | null, video?: object | null }} tracks */
async function played(format, { audio = {}, video = null }) {
  const item = await ready(engine(format));
  const clip = { file: item.file, audio, video, hearable: audio !== null, duration: 2, gaps: [], input: { dispose: () => undefined } };
  item.film = new Film(/** @type {any} */ (clip), null, /** @type {any} */ ({ close: () => undefined }));
  item.hindrance = null;
  item.level = 'unlinkable';
  item.see();
  return { item, film: item.film };
}

test('nothing is made of a picture that nobody has seen', async () => {
  const from = engine();
  const item = await ready(from);
  assert.equal(item.needs, 'seeing');
  item.make();
  assert.equal(await over(item), 'ready');
  assert.ok(!item.makeable && item.copy === null && item.leaving === null);
  assert.equal(from.asked.length, 1);
  item.see();
  item.make();
  assert.equal(await over(item), 'made');
  assert.equal(item.leaving, item.copy);
});

test('what may be a face is covered in the copy, and its receipt says how many are covered and how many open', async () => {
  const from = engine();
  const item = await ready(from);
  item.see();
  item.make();
  await over(item);
  assert.equal(from.asked[1].covers.length, 3);
  assert.deepEqual([item.copy?.receipt.copy.covered, item.copy?.receipt.copy.open], [3, 0]);
  item.edit(toggle(toggle(item.covers ?? assert.fail(), 0), 2));
  item.make();
  await over(item);
  assert.deepEqual([item.copy?.receipt.copy.covered, item.copy?.receipt.copy.open], [1, 2]);
});

test('an exact copy that can carry no cover says that all that was found is open', async () => {
  const item = await ready(engine('webp'));
  item.see();
  item.choose('exact');
  item.know(true);
  item.make();
  await over(item);
  assert.deepEqual([item.copy?.receipt.copy.covered, item.copy?.receipt.copy.open], [0, 3]);
});

test('a copy that was made stays in the room once it may no longer leave', async () => {
  const item = await ready(engine());
  item.see();
  item.make();
  await over(item);
  item.seen = false;
  assert.equal(item.leaving, null);
  item.keep();
  assert.equal(item.copy?.saved, false);
});

test('knowing what stays does not stand for looking', async () => {
  const item = await ready(engine('webp'));
  item.choose('exact');
  item.know(true);
  assert.equal(item.needs, 'seeing');
  assert.ok(!item.makeable);
});

test('a film is called damaged only where damage was found: of any other failure no more is said than that', async () => {
  const run = (/** @type {any} */ _, /** @type {any} */ hear) => {
    hear({ type: 'report', report: { format: 'mp4', kind: 'film', covers_exactly: false, len: 4, findings: [], picture: null } });
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

test('a file that is looked at anew has to be seen and known anew', async () => {
  const item = await ready(engine('webp'));
  item.see();
  item.choose('exact');
  item.know(true);
  item.look();
  while (item.phase !== 'ready') await rest();
  assert.ok(!item.makeable && !item.known);
});

test('what stays can be known only once it is there to be decided', async () => {
  const item = new Item(new File(['raw'], 'raw.ogg'), /** @type {any} */ (engine('ogg')), new Queue(1));
  item.look();
  item.know(true);
  while (item.phase !== 'ready') await rest();
  assert.deepEqual([item.known, item.needs], [false, 'knowing']);
});

test('a recording has nothing chosen, and nothing is made of it before', async () => {
  const { item, film } = await played('ogg', {});
  assert.equal(film.sound, null);
  assert.equal(item.needs, 'sound');
  item.know(true);
  assert.equal(item.needs, 'sound');
  await assert.rejects(film.make(() => undefined, new AbortController().signal), /nobody chose/);
});

for (const kind of /** @type {const} */ (['keep', 'silence', 'distort'])) {
  for (const [name, format, video] of /** @type {const} */ ([['recording', 'ogg', null], ['film', 'mp4', {}]])) {
    test(`a voice of a ${name} stays only for one who knows it: ${kind}`, async () => {
      const { item, film } = await played(format, { video });
      film.sound = kind === 'silence' ? { kind, spans: [{ from: 0, to: 2 }] } : { kind };
      item.decided();
      assert.deepEqual([item.needs, item.stays, item.makeable], ['knowing', 'sound', false]);
      item.know(true);
      assert.ok(item.makeable);
      item.know(false);
      assert.ok(!item.makeable);
    });
  }
}

test('a film begins without its sound, and then there is nothing to know', async () => {
  const { item, film } = await played('mp4', { video: {} });
  assert.deepEqual(film.sound, { kind: 'remove' });
  assert.deepEqual([item.needs, item.stays], [null, null]);
  const silent = await played('mp4', { video: {}, audio: null });
  assert.deepEqual([silent.item.needs, silent.item.stays], [null, null]);
});

for (const [format, stays] of /** @type {const} */ ([['mp4', 'film'], ['ogg', 'sound']])) {
  test(`an exact copy is made only for one who knows what stays, where ${format} can be made anew`, async () => {
    const { item } = await played(format, { video: stays === 'film' ? {} : null });
    item.choose('exact');
    assert.deepEqual([item.needs, item.stays], ['knowing', stays]);
    item.know(true);
    assert.ok(item.makeable);
  });

  test(`an exact copy is made only for one who knows what stays, where ${format} cannot be made anew`, async () => {
    const from = engine(format);
    const item = await ready(from);
    assert.ok(item.bare && item.hindrance);
    assert.deepEqual([item.needs, item.stays, item.level], ['knowing', stays, 'exact']);
    item.make();
    assert.equal(await over(item), 'ready');
    assert.equal(from.asked.length, 1);
    item.know(true);
    item.make();
    assert.equal(await over(item), 'made');
  });
}

test('another choice takes back what was known, and the copy that was made', async () => {
  const { item, film } = await played('mp4', { video: {} });
  const made = () => {
    item.phase = 'made';
    item.copy = { file: new File([], 'copy'), receipt: /** @type {any} */ ({}), kept: [], saved: false };
    assert.ok(item.leaving);
  };
  film.sound = { kind: 'keep' };
  item.decided();
  item.know(true);
  made();
  film.sound = { kind: 'distort' };
  item.decided();
  assert.deepEqual([item.needs, item.known, item.copy, item.leaving], ['knowing', false, null, null]);
  item.know(true);
  made();
  item.choose('exact');
  assert.deepEqual([item.needs, item.known, item.copy, item.leaving], ['knowing', false, null, null]);
  item.know(true);
  item.choose('unlinkable');
  assert.deepEqual([item.needs, item.known], ['knowing', false]);
});

test('a choice about a person in a film leaves what is known of its sound', async () => {
  const { item, film } = await played('mp4', { video: {} });
  film.sound = { kind: 'keep' };
  item.decided();
  item.know(true);
  film.decisions = { ...film.decisions, open: [1] };
  item.decided();
  assert.ok(item.known && item.makeable);
});
