// Nothing leaves the room in Firefox either. As with Chromium every attempt is made on a page without protection first; only what Firefox
// lets out there counts.

import assert from 'node:assert/strict';
import { copyFileSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { launch } from 'puppeteer-core';
import { firefox } from '../../tools/programs.mjs';
import { at } from '../../tools/project.mjs';
import { datagrams, loud, quiet } from './attempts.mjs';
import { listen } from './recorder.mjs';
import { origin } from './start.mjs';

const program = firefox();
const all = /** @type {Record<string, Function>} */ ({ ...quiet, ...datagrams, ...loud });
/** What Firefox lets a script of a room do, as `known` of the test in Chromium. */
const known = ['location', 'location.assign', 'location.replace', 'meta refresh by an element that is there'];

describe('egress in Firefox', { skip: program ? false : 'there is no Firefox here' }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'panah-firefox-'));
  /** @type {import('puppeteer-core').Browser} */ let browser;
  /** @type {{ address: string, close: () => void }} */ let site;
  /** @type {{ address: string, close: () => void }} */ let served;

  before(async () => {
    writeFileSync(join(folder, 'control.html'), '<!doctype html><meta charset="utf-8"><title>control</title><body>');
    copyFileSync(at('pkg/room.html'), join(folder, 'top.html'));
    site = await origin(folder);
    served = await origin(at('pkg'));
    browser = await launch({ browser: 'firefox', executablePath: program ?? '', headless: true, extraPrefsFirefox: { 'media.peerconnection.ice.loopback': true } });
  });
  after(async () => {
    await browser.close();
    site.close();
    served.close();
  });

  /** @param {string} address */
  async function seenFrom(address) {
    const recorder = await listen(Object.keys(all));
    /** @param {string[]} list */
    const attempt = async (list) => {
      const page = await browser.newPage();
      page.on('dialog', (dialog) => { dialog.accept().catch(() => undefined); });
      await page.goto(address);
      for (const name of list) {
        const source = `(async () => { try { await Promise.race([(${String(all[name])})(${JSON.stringify(recorder.ways[name])}), new Promise((d) => setTimeout(d, 200))]); } catch {} })()`;
        await Promise.race([page.evaluate(source), new Promise((done) => setTimeout(done, 1500))]).catch(() => undefined);
      }
      await new Promise((done) => setTimeout(done, 700));
      await Promise.race([page.close(), new Promise((done) => setTimeout(done, 2000))]).catch(() => undefined);
    };
    await attempt(Object.keys(quiet));
    await attempt(Object.keys(datagrams));
    const left = Object.keys(loud);
    await Promise.all([0, 1, 2].map(async () => { for (let name = left.shift(); name !== undefined; name = left.shift()) await attempt([name]); }));
    recorder.close();
    return recorder.seen;
  }

  it('lets nothing out of the room but moves of the page, of all that leaves a page without protection', async () => {
    const control = await seenFrom(`${site.address}/control.html`);
    if (process.env.SHOW) console.log('control', [...control]);
    for (const name of ['fetch', 'image', 'WebRTC', 'WebRTC of a realm that another document made', 'location', 'link in a new window']) assert.ok(control.has(name), `the recorder sees ${name}`);
    for (const address of [`${site.address}/top.html`, `${served.address}/room.html`]) {
      const seen = await seenFrom(address);
      if (process.env.SHOW) console.log(address, [...seen]);
      assert.deepEqual([...seen].filter((name) => !known.includes(name)), [], address);
    }
  });
});
