// The stage of a film: what stands on it, and what counts as looked at. The page is a stand-in, which keeps what is put into it.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';

/** What the canvas was asked to do. @type {string[]} */
const painted = [];
const context = new Proxy(/** @type {Record<string, unknown>} */ ({}), {
  get: (own, name) => (name in own ? own[String(name)] : () => { painted.push(String(name)); }),
  set: (own, name, value) => Reflect.set(own, name, value),
});
const box = { left: 0, top: 0, right: 10, bottom: 10, width: 10, height: 10 };

class Stand {
  /** @type {Stand[]} */ children = [];
  style = { setProperty() {} };
  dataset = {};
  classList = { add() {}, remove() {}, toggle() {}, contains: () => false };
  isConnected = true;
  width = 0;
  height = 0;
  /** @param {string} tag */
  constructor(tag) {
    this.tag = tag;
  }

  /** @param {...unknown} nodes */
  append(...nodes) {
    this.children.push(...nodes.filter((node) => node instanceof Stand));
  }

  /** @param {string} tag @returns {Stand | null} */
  querySelector(tag) {
    for (const child of this.children) {
      const found = child.tag === tag ? child : child.querySelector(tag);
      if (found) return found;
    }
    return null;
  }

  getBoundingClientRect() {
    return this.tag === 'bar' ? { ...box, top: 900, bottom: 990 } : box;
  }

  getContext() {
    return context;
  }

  prepend() {}
  setAttribute() {}
  getAttribute() {}
  removeAttribute() {}
  toggleAttribute() {}
  addEventListener() {}
  removeEventListener() {}
  replaceChildren() {}
}

Object.assign(globalThis, {
  document: { createElement: (/** @type {string} */ tag) => new Stand(tag), createElementNS: (/** @type {string} */ _, /** @type {string} */ tag) => new Stand(tag), getElementById: () => new Stand('bar'), querySelectorAll: () => [], visibilityState: 'visible' },
  window: globalThis, Element: Stand, HTMLElement: Stand, HTMLButtonElement: class {}, visualViewport: null, ImageData: class {},
  IntersectionObserver: class {
    /** @param {(entries: object[]) => void} heard */
    constructor(heard) {
      this.heard = heard;
    }

    observe() {
      this.heard([{ intersectionRatio: 1 }]);
    }
  },
});
const { Stage } = await import('../../www/film/stage.js');
const { FIRST } = await import('../../www/film/decisions.js');

/** Longer than a frame has to stand before the eyes, in milliseconds. */
const LONG = 900;
const wait = () => new Promise((done) => { setTimeout(done, LONG); });
/** @type {(() => void)[]} */
const ends = [];
after(() => ends.forEach((end) => end()));

/** A stage of a film whose frames come from `frame`. @param {(at: number) => Promise<object | null>} frame */
function staged(frame) {
  /** @type {number[]} */
  const seen = [];
  /** @type {boolean[]} */
  const shown = [];
  const sample = (/** @type {number} */ at) => /** @type {Promise<any>} */ (frame(at).then((found) => found && { draw: () => painted.push(`frame ${at}`), close() {} }));
  const film = /** @type {any} */ ({
    clip: { width: 100, height: 100, video: {}, gaps: [] }, decisions: FIRST, player: { plays: false }, times: [0],
    coversAt: async () => ({ frame: false, but: [], regions: [{ shape: 'box', x: 0, y: 0, width: 5, height: 5 }] }),
    see: (/** @type {number} */ at) => seen.push(at),
  });
  const stage = new Stage(film, { decide() {}, shown: (good) => shown.push(good), drawn() {} }, sample);
  ends.push(() => { /** @type {any} */ (stage.picture.frame).isConnected = false; });
  return { stage, film, seen, shown };
}

test('a frame that stands before the eyes with its covers counts; one that cannot be drawn does not, nor the one before it in its place', async () => {
  let works = true;
  const { stage, seen, shown } = staged(async () => {
    if (!works) throw new Error('the decoder was taken back');
    return {};
  });
  await stage.show(0);
  await wait();
  assert.deepEqual([seen, shown], [[0], [true]]);
  works = false;
  await stage.show(5e6);
  await wait();
  assert.deepEqual([seen, shown], [[0], [true, false]]);
  works = true;
  await stage.show(9e6);
  await wait();
  assert.deepEqual([seen, shown], [[0, 9e6], [true, false, true]], 'and the next one counts again');
});

test('a frame that there is not is not drawn, and does not count', async () => {
  const { stage, seen, shown } = staged(async () => null);
  await stage.show(1e6);
  await wait();
  assert.deepEqual([seen, shown], [[], [false]]);
});

test('what is asked for while a frame fails is drawn all the same', async () => {
  const { stage, seen } = staged(async (at) => {
    if (at === 1e6) throw new Error('damaged');
    return {};
  });
  const first = stage.show(1e6);
  stage.show(2e6);
  await first;
  assert.ok(painted.includes('frame 2000000'));
  await wait();
  assert.deepEqual(seen, [2e6]);
});

test('while drawing cannot keep up with the clock, each frame that is drawn while the film plays counts', async () => {
  const { stage, film, seen } = staged(() => new Promise((done) => { setTimeout(() => done({}), 30); }));
  film.player.plays = true;
  const from = Date.now();
  for (let at = 0; Date.now() - from < 400; at += 1) {
    stage.show(at);
    await new Promise((done) => { setTimeout(done, 5); });
  }
  assert.ok(seen.length >= 4, String(seen));
  await wait();
});

test('where a copy will have no covers none are shown, and what is seen then does not count as seen with them', async () => {
  const { stage, seen } = staged(async () => ({}));
  await stage.show(0);
  stage.stay(false);
  painted.length = 0;
  await wait();
  assert.ok(!painted.includes('fill'), String(painted));
  assert.deepEqual(seen, []);
  stage.stay(true);
  await wait();
  assert.ok(painted.includes('fill'));
  assert.deepEqual(seen, [0]);
});

test('what has to be seen with its covers is not there before they are drawn, however long that takes', async () => {
  let slow = 0;
  const { stage } = staged(() => new Promise((done) => { setTimeout(() => done({}), slow); }));
  await stage.show(0);
  stage.stay(false);
  await wait();
  assert.equal(stage.steady, true);
  slow = LONG;
  stage.stay(true);
  painted.length = 0;
  await new Promise((done) => { setTimeout(done, LONG / 2); });
  assert.deepEqual([stage.steady, painted], [false, []], 'the picture without covers is still there');
  await wait();
  assert.ok(stage.steady && painted.includes('fill'));
});

test('who comes back to a film before its frame has counted has it counted then', async () => {
  const { stage, seen } = staged(async () => ({}));
  await stage.show(0);
  /** @type {any} */ (stage.picture.frame).isConnected = false;
  /** @type {any} */ (globalThis.document).visibilityState = 'hidden';
  await wait();
  assert.deepEqual(seen, []);
  /** @type {any} */ (stage.picture.frame).isConnected = true;
  /** @type {any} */ (globalThis.document).visibilityState = 'visible';
  stage.stay(true);
  await wait();
  assert.deepEqual(seen, [0]);
});
