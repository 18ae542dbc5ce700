// Nothing leaves the room. Every attempt is made twice: on a page without the protections, where the recorder must see it,
// and in the room, where it must not. What cannot be stopped is in `known`, by name.

import assert from 'node:assert/strict';
import { copyFileSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { chromium as playwright } from 'playwright-core';
import { at } from '../../tools/project.mjs';
import { chromium, flags } from '../../tools/programs.mjs';
import { serve } from '../../tools/serve.mjs';
import { datagrams, fromWorker, loud, names, quiet, stores, storesOfWorker } from './attempts.mjs';
import { listen, lookedUp } from './recorder.mjs';
import { strayed } from './standing.mjs';

/** What a script inside a room of opaque origin could still do where no page with a policy on frames is around it: such an origin
 * has no Navigation API to cancel it with, and `location` cannot be replaced. A host page with `frame-src` stops the request,
 * though not the connection that goes before it. */
const known = ['location', 'location.assign', 'location.replace', 'meta refresh by an element that is there'];

const folder = mkdtempSync(join(tmpdir(), 'panah-egress-'));
const control = `<!doctype html><meta charset="utf-8"><title>control</title><body><script>
new Worker(URL.createObjectURL(new Blob(['0'])));
</script>`;
writeFileSync(join(folder, 'control.html'), control);

/** @type {import('node:http').Server[]} */
const servers = [];
/** @param {string} path */
async function origin(path) {
  const server = await serve(path, 0);
  servers.push(server);
  return `http://127.0.0.1:${/** @type {import('node:net').AddressInfo} */ (server.address()).port}`;
}

/** @type {Record<string, Function>} */
const all = { ...quiet, ...loud, ...datagrams, ...names, ...fromWorker };

/** Makes every attempt in pages that `open` opens, and returns the names of those that were seen.
 * @param {string} label
 * @param {(context: import('playwright-core').BrowserContext) => Promise<{ page: import('playwright-core').Page, frame: import('playwright-core').Frame }>} open */
async function seenFrom(label, open) {
  const log = join(folder, `${label}.json`);
  const recorder = await listen(Object.keys(all));
  // A profile of its own: a private window predicts nothing, so that its recorder would miss preconnect and DNS prefetch.
  const context = await playwright.launchPersistentContext(mkdtempSync(join(folder, 'profile-')), {
    executablePath: chromium(),
    ignoreDefaultArgs: ['--disable-background-networking'],
    args: [...flags, `--log-net-log=${log}`, '--net-log-capture-mode=Everything', '--disable-features=LocalNetworkAccessChecks'],
  });
  /** @param {{ evaluate(source: string): Promise<unknown> }} where @param {string[]} list */
  const attempt = async (where, list) => {
    for (const name of list) {
      const source = `(async () => { try { await Promise.race([(${String(all[name])})(${JSON.stringify(recorder.ways[name])}), new Promise((d) => setTimeout(d, 200))]); return 'tried'; } catch (error) { return String(error); } })()`;
      const said = await Promise.race([where.evaluate(source), new Promise((done) => setTimeout(done, 1000))]).catch((error) => String(error));
      if (process.env.SHOW) console.log(label, name, said);
    }
  };
  const pause = () => new Promise((done) => setTimeout(done, 700));
  for (const group of [quiet, datagrams, names]) {
    const { page, frame } = await open(context);
    await attempt(frame, Object.keys(group));
    await pause();
    await page.close();
  }
  const { page, frame } = await open(context);
  // The room ends a worker with its job; here it must stay, to be tried.
  await frame.evaluate(() => { Worker.prototype.terminate = () => {}; });
  const started = page.workers()[0] ?? page.waitForEvent('worker', { timeout: 20_000 });
  const input = frame.locator('input[type=file]');
  if (await input.count() > 0) await input.setInputFiles({ name: 'x.jpg', mimeType: 'image/jpeg', buffer: Buffer.alloc(16) });
  const worker = await started;
  await attempt(worker, Object.keys(fromWorker));
  await pause();
  await page.close();
  // A few at once: each is a page of its own, and what a page is too busy for would count as stopped.
  const left = Object.keys(loud);
  await Promise.all(Array.from({ length: 4 }, async () => {
    for (let name = left.shift(); name !== undefined; name = left.shift()) {
      const { page, frame } = await open(context);
      await attempt(frame, [name]);
      await pause();
      await page.close();
    }
  }));
  await context.close();
  recorder.close();
  const hosts = await lookedUp(log);
  for (const name of Object.keys(names)) if (hosts.has(recorder.ways[name].host)) recorder.seen.add(name);
  return Object.assign(recorder.seen, { requests: recorder.requests });
}

/** @param {string} address */
const opening = (address) => async (/** @type {import('playwright-core').BrowserContext} */ context) => {
  const page = await context.newPage();
  await page.goto(address);
  return { page, frame: page.mainFrame() };
};

describe('egress', () => {
  /** @type {string} */ let base;
  /** @type {string} */ let outside;
  before(async () => {
    base = await origin(at('pkg'));
const frame = `<iframe sandbox="allow-scripts allow-downloads" src="${base}/room.html"></iframe>`;
    writeFileSync(join(folder, 'loose.html'), `<!doctype html><title>host</title><body>${frame}`);
    writeFileSync(join(folder, 'strict.html'), `<!doctype html><meta http-equiv="Content-Security-Policy" content="default-src 'self'; frame-src ${base}"><title>host</title><body>${frame}`);
    // Without the header of the served room, which makes its origin opaque.
    copyFileSync(at('pkg/room.html'), join(folder, 'top.html'));
    outside = await origin(folder);
  });
  after(() => servers.forEach((server) => server.close()));

  /** @param {Set<string>} seen */
  const sealed = (seen) => assert.deepEqual([...seen], []);
  /** @param {string} address */
  const framed = (address) => async (/** @type {import('playwright-core').BrowserContext} */ context) => {
    const page = await context.newPage();
    await page.goto(address);
    const frame = page.frames()[1];
    await frame.waitForLoadState();
    return { page, frame };
  };

  it('the recorder sees every attempt of an unprotected page from disk', async () => {
    const seen = await seenFrom('control-file', opening(pathToFileURL(join(folder, 'control.html')).href));
    assert.deepEqual(Object.keys(all).filter((name) => !seen.has(name)), []);
  });
  it('the recorder sees every attempt of an unprotected page over http', async () => {
    const seen = await seenFrom('control-http', opening(`${outside}/control.html`));
    assert.deepEqual(Object.keys(all).filter((name) => !seen.has(name)), []);
  });
  it('nothing leaves the room opened from disk', async () => {
    sealed(await seenFrom('room-file', opening(pathToFileURL(at('pkg/room.html')).href)));
  });
  it('nothing is kept: no store answers in the room or in its workers, over http at top level', async () => {
    const browser = await playwright.launch({ executablePath: chromium(), args: flags });
    /** @param {string} address */
    const kept = async (address) => {
      const page = await browser.newPage();
      await page.goto(address);
      /** @param {{ evaluate(source: string): Promise<any> }} where @param {Record<string, string>} list */
      const answers = async (where, list) => {
        const answered = [];
        for (const [name, source] of Object.entries(list)) if (await where.evaluate(`(async () => Boolean(${source}))()`).catch(() => false)) answered.push(name);
        return answered;
      };
      const inPage = await answers(page, stores);
      await page.evaluate(() => { Worker.prototype.terminate = () => {}; });
      const started = page.workers()[0] ?? page.waitForEvent('worker', { timeout: 20_000 });
      const input = page.locator('input[type=file]');
      if (await input.count() > 0) await input.setInputFiles({ name: 'x.jpg', mimeType: 'image/jpeg', buffer: Buffer.alloc(16) });
      const inWorker = await answers(await started, storesOfWorker);
      await page.close();
      return { inPage, inWorker };
    };
    assert.deepEqual(await kept(`${outside}/control.html`), { inPage: Object.keys(stores), inWorker: Object.keys(storesOfWorker) });
    assert.deepEqual(await kept(`${outside}/top.html`), { inPage: [], inWorker: [] });
    await browser.close();
  });
  it('a save leads to no page of what was saved', async () => {
    const browser = await playwright.launch({ executablePath: chromium(), args: flags });
    const page = await browser.newPage();
    const go = async (/** @type {string} */ address) => (await page.goto(address), strayed(page));
    assert.deepEqual([await go(`${outside}/control.html`), await go(`${outside}/top.html`)], [true, false]);
    await browser.close();
  });
  it('a finger opens nothing elsewhere, even where the answers of `instanceof` are made up', async () => {
    const browser = await playwright.launch({ executablePath: chromium(), args: flags });
    /** Taps each kind of link, and says which opened a page. @param {string} address */
    const opened = async (address) => {
      const context = await browser.newContext();
      const page = await context.newPage();
      await page.goto(address);
      const took = [];
      for (const kind of ['svg', 'html', 'area', 'shadow']) {
        await page.evaluate((own) => {
          for (const maker of [HTMLAnchorElement, ShadowRoot]) Object.defineProperty(maker, Symbol.hasInstance, { value: () => maker === HTMLAnchorElement, configurable: true });
          const svg = (/** @type {string} */ name) => document.createElementNS('http://www.w3.org/2000/svg', name);
          const at = { position: 'fixed', inset: '0', zIndex: '99', display: 'block', width: '100%', height: '100%', background: 'red' };
          const target = { target: '_blank', href: 'about:blank#elsewhere' };
          /** @type {any} */ let node;
          if (own === 'svg') {
            node = svg('svg');
            const [link, box] = [svg('a'), svg('rect')];
            for (const [name, value] of Object.entries(target)) link.setAttribute(name, value);
            for (const name of ['width', 'height']) box.setAttribute(name, '100%');
            link.append(box);
            node.append(link);
          } else if (own === 'area') {
            const canvas = Object.assign(document.createElement('canvas'), { width: 2, height: 2 });
            node = Object.assign(document.createElement('img'), { useMap: '#elsewhere' });
            node.src = canvas.toDataURL();
            const map = Object.assign(document.createElement('map'), { name: 'elsewhere' });
            map.append(Object.assign(document.createElement('area'), target, { shape: 'default' }));
            document.body.append(map);
          } else {
            node = Object.assign(document.createElement('a'), target, { textContent: own });
            if (own === 'shadow') {
              const inner = document.createElement('div');
              const words = Object.assign(document.createElement('p'), { textContent: own });
              try {
                inner.attachShadow({ mode: 'closed' }).append(words);
              } catch {
                // The room has no closed trees.
                inner.append(words);
              }
              node.replaceChildren(inner);
            }
          }
          node.setAttribute('id', 'elsewhere');
          Object.assign(node.style, at);
          document.querySelector('#elsewhere')?.remove();
          document.body.append(node);
        }, kind);
        const fresh = context.waitForEvent('page', { timeout: 1500 }).then(() => true, () => false);
        await page.mouse.click(100, 100);
        if (await fresh) took.push(kind);
        await page.bringToFront();
      }
      await context.close();
      return took;
    };
    assert.deepEqual(await opened(`${outside}/control.html`), ['svg', 'html', 'area', 'shadow']);
    assert.deepEqual(await opened(`${outside}/top.html`), []);
    await browser.close();
  });
  it('nothing leaves the room over http at top level', async () => {
    sealed(await seenFrom('room-http', opening(`${outside}/top.html`)));
  });
  it('only a move of the page itself leaves the room over http where it is served with a sandbox', async () => {
    const seen = await seenFrom('room-served', opening(`${base}/room.html`));
    sealed(new Set([...seen].filter((name) => !known.includes(name))));
  });
  it('nothing leaves the room in a sandboxed frame of a page with a policy', async () => {
    const seen = await seenFrom('room-frame', framed(`${outside}/strict.html`));
    // Chromium connects before it asks the policy: a connection is all that a move of the frame comes to.
    sealed(new Set([...seen].filter((name) => !known.includes(name))));
    assert.deepEqual(known.filter((name) => seen.requests.has(name)), []);
  });
  it('only a move of the frame itself leaves the room in a sandboxed frame of a page without a policy', async () => {
    const seen = await seenFrom('room-loose', framed(`${outside}/loose.html`));
    sealed(new Set([...seen].filter((name) => !known.includes(name))));
  });
});
