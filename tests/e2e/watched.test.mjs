// The room does not trust the page around it, nor the one that opened it: its origin is opaque, or nothing can be chosen.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { en, fa } from '../words.mjs';
import { at } from '../../tools/project.mjs';
import { add, button, card, save } from './room.mjs';
import { launch, origin, portOf } from './start.mjs';

const words = { name: 'words.txt', mimeType: 'text/plain', buffer: Buffer.from('what was seen that night\n') };
/** What a host page puts around the room, or how it opens it. @type {Record<string, (room: string) => string>} */
const hosts = {
  frame: (room) => `<iframe src="${room}" style="width:100%;height:90vh"></iframe>`,
  sandboxed: (room) => `<iframe sandbox="allow-scripts allow-downloads" src="${room}" style="width:100%;height:90vh"></iframe>`,
  loose: (room) => `<iframe sandbox="allow-scripts allow-downloads allow-same-origin" src="${room}"></iframe>`,
  object: (room) => `<object data="${room}" type="text/html"></object>`,
  popup: (room) => `<button onclick="window.opened = window.open('${room}')">open</button>`,
};

describe('a page around the room', () => {
  /** @type {import('node:http').Server} */ let server;
  /** @type {import('playwright-core').Browser} */ let browser;
  /** @type {string} */ let base;

  before(async () => {
    browser = await launch();
    server = createServer((request, response) => {
      const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      if (pathname === '/host') return response.end(`<!doctype html><title>host</title>${hosts[String(searchParams.get('how'))]?.(String(searchParams.get('room')))}`);
      if (pathname === '/sealed/room.html') response.setHeader('Content-Security-Policy', 'sandbox allow-scripts allow-downloads');
      else if (pathname !== '/plain/room.html') return response.writeHead(404).end();
      return response.end(readFileSync(at('pkg/room.html')));
    });
    await new Promise((done) => server.listen(0, '127.0.0.1', () => done(undefined)));
    base = `http://127.0.0.1:${portOf(server)}`;
  });
  after(async () => {
    await browser.close();
    server.close();
  });

  /** The room in a page of its own, or in what a host makes of it. @param {string} how @param {string} room */
  async function open(how, room) {
    const context = await browser.newContext({ viewport: { width: 900, height: 900 }, reducedMotion: 'reduce' });
    const page = await context.newPage();
    if (how === 'top') {
      await page.goto(base + room);
      return { context, page, room: page.mainFrame() };
    }
    await page.goto(`${base}/host?how=${how}&room=${room}`);
    if (how === 'popup') {
      const [popup] = await Promise.all([page.waitForEvent('popup'), page.click('button')]);
      await popup.waitForLoadState();
      return { context, page: popup, room: popup.mainFrame(), host: page };
    }
    const frame = page.frames()[1] ?? await page.waitForEvent('frameattached');
    await frame.waitForLoadState();
    return { context, page, room: frame, host: page };
  }

  /** Makes a copy and saves it. @param {import('playwright-core').Page} page @param {import('playwright-core').Frame} room */
  async function works(page, room) {
    await add(room, [words]);
    const one = card(room, words.name);
    await one.getByLabel(en['known-text']).check({ timeout: 120_000 });
    await button(one, en.make).click();
    await one.getByRole('heading', { name: en.made }).waitFor({ timeout: 120_000 });
    const { name, bytes } = await save(page, button(one, en.save));
    assert.match(name, /^[a-z2-7]{12}\.txt$/);
    assert.ok(bytes.equals(words.buffer));
  }

  for (const how of ['top', 'frame', 'sandboxed', 'popup']) {
    it(`cannot look in where the room is served with a sandbox, and copies can be saved: ${how}`, async () => {
      const { context, page, room, host } = await open(how, '/sealed/room.html');
      assert.equal(await room.evaluate(() => self.origin), 'null');
      if (host) {
        const seen = await host.evaluate(() => {
          try {
            return String((/** @type {any} */ (window).opened ?? window[0]).document.title);
          } catch (error) {
            return /** @type {Error} */ (error).name;
          }
        });
        assert.equal(seen, 'SecurityError');
      }
      await works(page, room);
      await context.close();
    });
  }

  for (const how of ['frame', 'loose', 'object', 'popup']) {
    it(`could look in without one, so nothing can be chosen: ${how}`, async () => {
      const { context, page, room, host } = await open(how, '/plain/room.html');
      assert.notEqual(await room.evaluate(() => self.origin), 'null');
      const seen = await host?.evaluate(() => (/** @type {any} */ (window).opened ?? window[0]).document.body.innerText);
      for (const catalogue of [en, fa]) {
        const [before, behind] = String(catalogue.watched).split('{address}');
        assert.ok(seen.includes(before) && seen.includes(behind) && seen.includes(`${base}/plain/room.html`), seen);
        for (const promise of [catalogue.stays, catalogue.staysForm, catalogue.flight]) assert.ok(!seen.includes(promise), String(promise));
      }
      assert.equal(await room.locator('input, #choose, #language').count(), 0);
      await room.evaluate(() => {
        const carried = new DataTransfer();
        carried.items.add(new File(['x'], 'x.txt'));
        document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: carried, bubbles: true, cancelable: true }));
        document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: carried, bubbles: true, cancelable: true }));
      });
      await page.waitForTimeout(300);
      assert.equal(await room.locator('article').count(), 0);
      assert.equal(page.workers().length, 0);
      await context.close();
    });
  }

  it('is not there at top level or in a sandboxed frame, where files can be chosen', async () => {
    for (const how of ['top', 'sandboxed']) {
      const { context, page, room } = await open(how, '/plain/room.html');
      await works(page, room);
      await context.close();
    }
  });

  it('hears of no promise that its form would break', async () => {
    const { context, room } = await open('sandboxed', '/plain/room.html');
    await room.getByText(en.staysForm).waitFor();
    for (const promise of [en.stays, en.flight]) assert.equal(await room.getByText(promise).count(), 0);
    await room.locator('#language').selectOption('fa');
    await room.getByText(String(fa.staysForm)).waitFor();
    for (const promise of [fa.stays, fa.flight]) assert.equal(await room.getByText(String(promise)).count(), 0);
    await context.close();
  });

  it('finds the room opaque where it is served as this project serves it', async () => {
    const served = await origin(at('pkg'));
    const page = await browser.newPage();
    await page.goto(`${served.address}/room.html`);
    assert.equal(await page.evaluate(() => self.origin), 'null');
    await works(page, page.mainFrame());
    await page.close();
    served.close();
  });
});
