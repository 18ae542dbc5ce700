// Nothing leaves the room in Firefox either, of what leaves its page standing; moves of the page are tried in Chromium alone. As with Chromium every attempt is made on a page without protection first; only what Firefox
// lets out there counts.

import assert from 'node:assert/strict';
import { copyFileSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { launch } from 'puppeteer-core';
import { firefox } from '../../tools/programs.mjs';
import { at } from '../../tools/project.mjs';
import { seenFrom } from './standing.mjs';
import { origin } from './start.mjs';

const program = firefox();

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

  it('lets nothing out of the room of all that leaves a page without protection and leaves it standing', async () => {
    const control = await seenFrom(browser, `${site.address}/control.html`);
    if (process.env.SHOW) console.log('control', [...control]);
    for (const name of ['fetch', 'image', 'WebRTC', 'WebRTC of a realm that another document made']) assert.ok(control.has(name), `the recorder sees ${name}`);
    for (const address of [`${site.address}/top.html`, `${served.address}/room.html`]) {
      const seen = await seenFrom(browser, address);
      if (process.env.SHOW) console.log(address, [...seen]);
      assert.deepEqual([...seen], [], address);
    }
  });
});
