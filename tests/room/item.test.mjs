import assert from 'node:assert/strict';
import test from 'node:test';
import { Film } from '../../www/film/film.js';
import { toggle } from '../../www/room/covers.js';
import { Item } from '../../www/room/item.js';
import { rows } from './rows.mjs';
import { Queue } from '../../www/room/queue.js';

const rest = () => new Promise((resolve) => setTimeout(resolve));
const copied = { level: 'unlinkable', format: 'jpeg', len: 4, sha256: '', removed: {}, hidden: {}, covered: 0, still_of_moving: false, inspected_again: true };

/** An engine that finds one certain and two uncertain faces and keeps what it is asked. @param {string} [format] */
function engine(format = 'jpeg') {
  /** @type {any[]} */
  const asked = [];
  const run = (/** @type {any} */ request, /** @type {any} */ hear) => {
    asked.push(request);
    if (request.job === 'look') {
      const picture = ['jpeg', 'webp'].includes(format);
      const kind = { jpeg: 'picture', webp: 'picture', mp4: 'film', ogg: 'sound' }[format] ?? 'document';
      hear({ type: 'report', report: { format, kind, kept: rows[/** @type {keyof typeof rows} */ (format === 'webp' ? 'moving' : kind)], len: 4, findings: [], picture: picture ? { width: 100, height: 100, orientation: 1, frames: 1 } : null } });
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
  while (item.now.phase !== 'ready') await rest();
  return item;
}

const over = async (/** @type {Item} */ item) => { for (let i = 0; i < 5; i += 1) await rest(); return item.now.phase; };

test('nothing is made of a picture that nobody has seen', async () => {
  const from = engine();
  const item = await ready(from);
  assert.equal(item.now.needs, 'seeing');
  item.make();
  assert.equal(await over(item), 'ready');
  assert.ok(!item.now.makeable && item.now.copy === null && item.now.leaving === null);
  assert.equal(from.asked.length, 1);
  item.see();
  item.make();
  assert.equal(await over(item), 'made');
  assert.equal(item.now.leaving, item.now.copy);
});

test('what may be a face is covered in the copy, and the core is told how many places were marked', async () => {
  const from = engine();
  const item = await ready(from);
  item.see();
  item.make();
  await over(item);
  assert.equal(from.asked[1].covers.length, 3);
  assert.equal(from.asked[1].told.marked, 3);
  item.edit(toggle(toggle(item.now.covers ?? assert.fail(), 0), 2));
  item.make();
  await over(item);
  assert.deepEqual([from.asked[2].covers.length, from.asked[2].told.marked], [1, 3]);
});

test('an exact copy that can carry no cover is asked for with none, and with all that was marked', async () => {
  const from = engine('webp');
  const item = await ready(from);
  item.see();
  item.choose('exact');
  item.know(true);
  item.make();
  await over(item);
  assert.deepEqual([from.asked[1].covers.length, from.asked[1].told.marked], [0, 3]);
});

test('a film is called damaged only where damage was found: of any other failure no more is said than that', async () => {
  const run = (/** @type {any} */ _, /** @type {any} */ hear) => {
    hear({ type: 'report', report: { format: 'mp4', kind: 'film', kept: rows.film, len: 4, findings: [], picture: null } });
    return { done: Promise.resolve(), stop: () => undefined };
  };
  // There is no browser here, so that the film cannot be opened for a cause that nobody foresaw.
  const item = new Item(new File(['raw'], 'raw.mp4'), /** @type {any} */ ({ run }), new Queue(1));
  /** @type {Set<string>} */
  const phases = new Set();
  item.changed = () => phases.add(`${item.now.phase}${item.now.film || item.now.hindrance ? '' : ', nothing known'}`);
  item.look();
  while (item.now.phase !== 'ready') await rest();
  assert.equal(item.now.hindrance?.kind, 'film-unread');
  assert.ok(item.now.uncoverable && phases.has('looking, nothing known') && !phases.has('ready, nothing known'));
});

test('an exact copy of what cannot be covered is made only for one who knows what stays', async () => {
  for (const [format, stays] of [['mp4', 'film'], ['ogg', 'sound']]) {
    const from = engine(format);
    const item = await ready(from);
    assert.deepEqual([item.now.needs, item.now.stays, item.now.level], ['knowing', stays, 'exact']);
    item.make();
    assert.equal(await over(item), 'ready');
    assert.equal(from.asked.length, 1);
    item.know(true);
    item.make();
    assert.equal(await over(item), 'made');
  }
});

test('a recording has nothing chosen, and nothing is made of it before', async () => {
  const clip = { file: new File([], 'a'), audio: {}, video: null, hearable: true, duration: 2, gaps: [], input: { dispose: () => undefined } };
  const film = new Film(/** @type {any} */ (clip), null, /** @type {any} */ ({ close: () => undefined }));
  assert.equal(film.sound, null);
  await assert.rejects(film.make(() => undefined, new AbortController().signal), /nobody chose/);
});

test('a film begins without its sound', () => {
  const clip = { file: new File([], 'a'), audio: {}, video: {}, hearable: true, duration: 2, gaps: [], input: { dispose: () => undefined } };
  assert.deepEqual(new Film(/** @type {any} */ (clip), null, /** @type {any} */ ({ close: () => undefined })).sound, { kind: 'remove' });
});

test('a copy says of no time when it was made', async () => {
  const item = await ready(engine());
  item.see();
  item.make();
  await over(item);
  assert.equal(item.now.copy?.file.lastModified, 0);
});

/** An engine whose copies come when it is told, each with a name of its own in its bytes. */
function patient() {
  const from = engine();
  /** @type {{ hear: (name: string) => void, end: () => void, fail: (fault: unknown) => void, stopped: boolean }[]} */
  const copies = [];
  const run = (/** @type {any} */ request, /** @type {any} */ hear) => {
    if (request.job === 'look') return from.run(request, hear);
    from.asked.push(request);
    let end = () => {};
    let fail = (/** @type {unknown} */ _) => {};
    const done = new Promise((resolve, reject) => {
      end = () => resolve(undefined);
      fail = reject;
    });
    const copy = { hear: (/** @type {string} */ name) => hear({ type: 'copy', blob: new Blob([name]), extension: 'jpg', receipt: { copy: copied, received: {} }, kept: [] }), end, fail, stopped: false };
    copies.push(copy);
    return { done, stop: () => { copy.stopped = true; } };
  };
  return { run, asked: from.asked, copies };
}

/** @param {ReturnType<typeof patient>['copies']} copies @param {number} at */
const nth = (copies, at) => copies[at] ?? assert.fail('no such job');

test('a copy that comes after something was decided anew is not taken, and its job ends', async () => {
  const from = patient();
  const item = new Item(new File(['raw'], 'raw.jpg'), /** @type {any} */ (from), new Queue(2));
  item.look();
  while (item.now.phase !== 'ready') await rest();
  item.see();
  item.make();
  await rest();
  nth(from.copies, 0).hear('older');
  item.edit(toggle(item.now.covers ?? assert.fail(), 0));
  assert.deepEqual([item.now.phase, nth(from.copies, 0).stopped], ['ready', true]);
  item.make();
  await rest();
  nth(from.copies, 0).end();
  await rest();
  assert.deepEqual([item.now.phase, item.now.copy], ['making', null]);
  nth(from.copies, 1).hear('newer');
  nth(from.copies, 1).end();
  await over(item);
  assert.equal(await item.now.copy?.file.text(), 'newer');
});

test('a job that fails after it told of a copy leaves none, and one that ends without a copy has failed', async () => {
  const from = patient();
  const item = new Item(new File(['raw'], 'raw.jpg'), /** @type {any} */ (from), new Queue(1));
  item.look();
  while (item.now.phase !== 'ready') await rest();
  item.see();
  item.make();
  await rest();
  nth(from.copies, 0).hear('half');
  nth(from.copies, 0).fail({ kind: 'residue', at: null });
  assert.equal(await over(item), 'ready');
  assert.deepEqual([item.now.copy, item.now.fault?.kind], [null, 'residue']);
  item.make();
  await rest();
  nth(from.copies, 1).end();
  assert.equal(await over(item), 'ready');
  assert.deepEqual([item.now.copy, item.now.fault?.kind], [null, 'internal']);
});

test('what a look that was given up still tells is not heard by the next one', async () => {
  /** @type {((message: any) => void)[]} */
  const looks = [];
  const run = (/** @type {any} */ _, /** @type {any} */ hear) => {
    looks.push(hear);
    return { done: new Promise(() => undefined), stop: () => undefined };
  };
  const item = new Item(new File(['raw'], 'raw.jpg'), /** @type {any} */ ({ run }), new Queue(2));
  item.look();
  await rest();
  item.look();
  await rest();
  assert.deepEqual([item.now.phase, looks.length], ['looking', 2]);
  looks[0]?.({ type: 'report', report: { format: 'ogg', len: 4, findings: [], picture: null } });
  assert.equal(item.now.report, null);
});

/** Looks at a file with an engine that tells this of it, and waits for the end. @param {string} kind @param {any[]} messages @param {unknown} [thrown] */
async function looked(kind, messages, thrown) {
  /** @type {any[]} */
  const asked = [];
  let stopped = 0;
  const run = (/** @type {any} */ request, /** @type {any} */ hear) => {
    asked.push(request);
    if (request.job === 'look') for (const message of [{ type: 'report', report: { format: 'x', kind, kept: rows[/** @type {keyof typeof rows} */ (kind)], len: 4, findings: [], picture: null } }, ...messages]) hear(message);
    if (request.job === 'show') for (const message of messages) hear(message);
    return { done: request.job !== 'look' ? new Promise(() => undefined) : thrown ? Promise.reject(thrown) : Promise.resolve(), stop: () => { stopped += 1; } };
  };
  const file = new File(['raw'], 'raw');
  const item = new Item(file, /** @type {any} */ ({ run }), new Queue(1));
  item.look();
  await over(item);
  return { item, file, asked, stopped: () => stopped };
}
const shown = { type: 'preview', width: 100, height: 100, preview: { width: 1, height: 1, pixels: new Uint8Array(4) } };
const faces = { type: 'faces', faces: [{ score: 0.9, region: { shape: 'ellipse', x: 1, y: 1, width: 9, height: 9 } }] };

test('what is told while a file is looked at is known of it, and what fails is told as it is', async () => {
  const hindrance = { kind: 'still-undecoded', at: null };
  const { item, file, asked } = await looked('document', [{ type: 'hindrance', hindrance }]);
  assert.deepEqual([item.now.phase, item.now.hindrance, asked], ['ready', hindrance, [{ job: 'look', file }]]);
  assert.equal(item.file, file);
  const failed = await looked('document', [], { kind: 'malformed', reason: 'broken', next: 'again-', at: 7 });
  assert.deepEqual([failed.item.now.phase, failed.item.now.fault], ['failed', { kind: 'malformed', reason: 'broken', next: 'again-', at: 7 }]);
});

test('how far a look has come is shown while it goes on', async () => {
  const progress = /** @type {(number | null)[]} */ ([]);
  const run = (/** @type {any} */ _, /** @type {any} */ hear) => {
    hear({ type: 'progress', done: 0.25 });
    return { done: Promise.resolve(), stop: () => undefined };
  };
  const item = new Item(new File([], 'a'), /** @type {any} */ ({ run }), new Queue(1));
  item.changed = () => progress.push(item.now.progress);
  item.look();
  await over(item);
  assert.ok(progress.includes(0.25));
});

test('a copy is asked for as it was decided, and a still that only a browser decodes is drawn by it', async () => {
  for (const [kind, level, drawn] of /** @type {const} */ ([['picture', 'unlinkable', false], ['picture', 'exact', false], ['still', 'unlinkable', true], ['still', 'exact', false]])) {
    const { item, file, asked, stopped } = await looked(kind, [shown, faces]);
    item.see();
    item.choose(level);
    item.know(true);
    item.make();
    await rest();
    assert.deepEqual({ ...asked[1], covers: null }, { job: 'copy', file, level, covers: null, told: { marked: 1, kept: item.now.kept }, drawn }, `${kind} ${level}`);
    assert.equal(item.now.phase, 'making');
    item.stop();
    assert.deepEqual([item.now.phase, stopped()], ['ready', 1]);
  }
});

test('how far a copy has come is shown, and nothing but the copy that came last is taken from its job', async () => {
  const receipt = { copy: copied, received: {} };
  const kept = [{ class: 'hidden-kept', field: 'a', value: '' }];
  const progress = /** @type {(number | null)[]} */ ([]);
  const run = (/** @type {any} */ request, /** @type {any} */ hear) => {
    if (request.job === 'look') {
      hear({ type: 'report', report: { format: 'pdf', kind: 'document', kept: rows.document, len: 4, findings: [], picture: null } });
    } else {
      hear({ type: 'progress', done: 0.5 });
      hear({ type: 'copy', blob: new Blob(['copy'], { type: 'image/jpeg' }), extension: 'jpg', receipt, kept });
      hear({ type: 'done' });
    }
    return { done: Promise.resolve(), stop: () => undefined };
  };
  const item = new Item(new File(['raw'], 'raw.pdf'), /** @type {any} */ ({ run }), new Queue(1));
  item.changed = () => progress.push(item.now.progress);
  item.look();
  await over(item);
  item.know(true);
  item.make();
  await over(item);
  const { copy } = item.now;
  assert.ok(copy && progress.includes(0.5));
  assert.deepEqual([copy.receipt, copy.parts, copy.saved, copy.file.type, copy.file.size], [receipt, kept, false, 'image/jpeg', 4]);
  item.keep();
  assert.equal(item.now.copy?.saved, true);
});

test('only a copy that may leave is kept', async () => {
  const item = await ready(engine());
  item.keep();
  assert.equal(item.now.copy, null);
});

test('a file that is let go of holds nothing, ends its work and tells nobody', async () => {
  const { item, stopped } = await looked('picture', [shown, faces]);
  item.see();
  item.make();
  await rest();
  let told = 0;
  item.changed = () => { told += 1; };
  item.close();
  assert.deepEqual([item.now.phase, item.now.preview, item.now.covers, stopped(), told], ['waiting', null, null, 1, 0]);
});

test('the pixels of a preview are let go of without a word, and read again when they are asked for', async () => {
  const { item, asked } = await looked('picture', [shown, faces]);
  let told = 0;
  item.changed = () => { told += 1; };
  item.redraw();
  assert.equal(asked.length, 1, 'they are there');
  item.release();
  assert.deepEqual([item.now.preview?.pixels.length, told], [0, 0]);
  item.redraw();
  item.redraw();
  await over(item);
  assert.deepEqual([asked.length, asked[1]?.job], [2, 'show'], 'once');
  assert.ok(item.now.preview?.pixels.length);
  assert.deepEqual([item.now.phase, item.now.covers?.list.length], ['ready', 1]);
});

test('a look that is asked for again is stopped, and begins with nothing known', async () => {
  const { item, asked } = await looked('document', []);
  item.know(true);
  item.look();
  assert.deepEqual([item.now.phase, item.now.report, item.now.known], ['waiting', null, false]);
  await over(item);
  assert.deepEqual([item.now.phase, asked.length], ['ready', 2]);
  item.stop();
  assert.equal(item.now.phase, 'ready');
});

test('nothing is narrowed of what is no film, and nothing is decided of one that is not there', async () => {
  const { item, asked } = await looked('document', []);
  item.narrow({ from: 0, to: 1 });
  item.decided();
  assert.deepEqual([item.now.phase, asked.length], ['ready', 1]);
});
