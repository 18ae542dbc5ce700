// The app's door: once it was opened, it opens again without its server, and makes safe copies.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { en } from '../words.mjs';
import { at } from '../../tools/project.mjs';
import { photos, secrets } from './photos.mjs';
import { add, button, card, makeSafe, save } from './room.mjs';
import { launch, origin } from './start.mjs';

describe('the app', () => {
  /** @type {import('playwright-core').Browser} */ let browser;
  /** @type {Awaited<ReturnType<typeof photos>>} */ let shots;

  before(async () => {
    shots = await photos();
    browser = await launch();
  });
  after(() => browser.close());

  it('opens and makes a safe copy when its server is gone', async () => {
    const server = await origin(at('pkg'));
    const context = await browser.newContext({ viewport: { width: 420, height: 900 }, reducedMotion: 'reduce' });
    const first = await context.newPage();
    await first.goto(`${server.address}/app/`);
    await first.evaluate(() => navigator.serviceWorker.ready.then(({ active }) => new Promise((done) => {
      if (active?.state === 'activated') done(null);
      else active?.addEventListener('statechange', () => active.state === 'activated' && done(null));
    })));
    await first.close();
    server.close();
    await context.setOffline(true);

    const page = await context.newPage();
    /** @type {string[]} */
    const faults = [];
    page.on('pageerror', (error) => faults.push(String(error)));
    await page.goto(`${server.address}/app/`);
    await page.locator('iframe').waitFor({ state: 'attached' });
    const room = page.frames().find((frame) => frame !== page.mainFrame()) ?? assert.fail('the room did not open');
    await add(room, [shots.gps]);
    const one = card(room, 'IMG_gps.jpg');
    await makeSafe(one);
    const { name, bytes } = await save(page, button(one, en.save));
    assert.match(name, /^[a-z2-7]{12}\.jpg$/);
    for (const secret of secrets) assert.ok(!bytes.includes(secret), `the copy holds ${secret}`);
    assert.deepEqual(faults, []);
    await context.close();
  });
});
