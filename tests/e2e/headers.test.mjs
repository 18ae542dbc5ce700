// The header files of the package say the same as the example in Node; and served with what they say the room is opaque to whoever frames
// or opens it, and opens under pages with policies of their own.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { at } from '../../tools/project.mjs';
import { en } from '../words.mjs';
import { secured } from '../../www/headers/node.mjs';
import { launch, portOf } from './start.mjs';

/** What a file of headers says of each place. @type {Record<string, (text: string) => { place: string, header: [string, string] }[]>} */
const readers = {
  'nginx.conf': (text) => [...text.matchAll(/location (?:= )?(\S+) \{([^}]*)\}/g)].flatMap(([, place = '', body = '']) => [...body.matchAll(/add_header (\S+) "([^"]*)" always;/g)].map(([, name = '', value = '']) => ({ place, header: /** @type {[string, string]} */ ([name, value]) }))),
  'apache.htaccess': (text) => {
    let place = '';
    return text.split('\n').flatMap((line) => {
      const [, file] = /^<Files "([^"]+)">/.exec(line) ?? [];
      if (file) place = file;
      if (line.startsWith('</Files>')) place = '';
      const [, name, value] = /^\s*Header always set (\S+) "([^"]*)"$/.exec(line) ?? [];
      return name && value ? [{ place, header: /** @type {[string, string]} */ ([name, value]) }] : [];
    });
  },
  Caddyfile: (text) => [...text.matchAll(/^header (\S+) \{([^}]*)\}/gm)].flatMap(([, place = '', body = '']) => [...body.matchAll(/^\t(\S+) "([^"]*)"$/gm)].map(([, name = '', value = '']) => ({ place, header: /** @type {[string, string]} */ ([name, value]) }))),
  _headers: (text) => text.split('\n\n').flatMap((block) => {
    const [place = '', ...lines] = block.trim().split('\n');
    return lines.map((line) => ({ place, header: /** @type {[string, string]} */ (line.trim().split(/: (.*)/).slice(0, 2)) }));
  }),
};
/** The headers that a file gives the room and everything else. @param {string} name */
function said(name) {
  const all = readers[name]?.(readFileSync(at('pkg/headers', name), 'utf8')) ?? [];
  const own = all.filter(({ place }) => place.includes('room.html')).map(({ header }) => header);
  const rest = all.filter(({ place }) => !place.includes('room.html')).map(({ header }) => header);
  // Where places add up, the room has those of all; in nginx each place has its own.
  return { room: name === 'nginx.conf' ? own : [...rest, ...own], rest };
}
/** Those that Helmet 8 sets where nothing else is asked of it. @type {[string, string][]} */
const helmet = [
  ['Content-Security-Policy', "default-src 'self';base-uri 'self';font-src 'self' https: data:;form-action 'self';frame-ancestors 'self';img-src 'self' data:;object-src 'none';script-src 'self';script-src-attr 'none';style-src 'self' https: 'unsafe-inline'"],
  ['Cross-Origin-Opener-Policy', 'same-origin'], ['Cross-Origin-Resource-Policy', 'same-origin'], ['Origin-Agent-Cluster', '?1'], ['Referrer-Policy', 'no-referrer'],
  ['X-Content-Type-Options', 'nosniff'], ['X-DNS-Prefetch-Control', 'off'], ['X-Download-Options', 'noopen'], ['X-Frame-Options', 'SAMEORIGIN'], ['X-Permitted-Cross-Domain-Policies', 'none'], ['X-XSS-Protection', '0'],
];
/** Headers of the page around the room. @type {Record<string, [string, string][]>} */
const hosts = {
  'without a policy': [],
  'with COEP require-corp and COOP': [['Cross-Origin-Embedder-Policy', 'require-corp'], ['Cross-Origin-Opener-Policy', 'same-origin']],
  'with COEP credentialless and COOP': [['Cross-Origin-Embedder-Policy', 'credentialless'], ['Cross-Origin-Opener-Policy', 'same-origin']],
  'under the defaults of Helmet': helmet,
};

describe('the header files', () => {
  for (const name of Object.keys(readers)) {
    it(`say the same as the example in Node: ${name}`, () => {
      assert.deepEqual(said(name).room, secured('/panah/room.html'));
      assert.deepEqual(said(name).rest, secured('/panah/panah-input.js'));
    });
  }
});

describe('the room as it is served', () => {
  /** @type {import('node:http').Server} */ let server;
  /** @type {import('playwright-core').Browser} */ let browser;
  let base = '';
  /** What the pages around it are served with; Helmet's own stand on the room too, where it says nothing else. @type {[string, string][]} */ let around = [];

  before(async () => {
    browser = await launch();
    server = createServer((request, response) => {
      const path = new URL(request.url ?? '/', 'http://a').pathname;
      if (path.startsWith('/panah/')) {
        const own = path.endsWith('room.html') ? said('_headers').room : said('_headers').rest;
        for (const [name, value] of [...(around === helmet ? helmet : []), ...own]) response.setHeader(name, value);
        response.setHeader('Content-Type', path.endsWith('.js') ? 'text/javascript' : 'text/html; charset=utf-8');
        return response.end(readFileSync(at('pkg', path.slice(7))));
      }
      for (const [name, value] of around) response.setHeader(name, value);
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      return response.end('<!doctype html><html lang="en"><title>host</title><script type="module" src="/panah/panah-input.js"></script><panah-input name="e" room="/panah/room.html"></panah-input></html>');
    });
    await new Promise((done) => server.listen(0, '127.0.0.1', () => done(undefined)));
    base = `http://127.0.0.1:${portOf(server)}`;
  });
  after(async () => {
    await browser.close();
    server.closeAllConnections();
    server.close();
  });

  for (const [name, headers] of Object.entries(hosts)) {
    it(`opens in a page ${name}, which cannot look in`, async () => {
      around = headers;
      const page = await browser.newPage();
      await page.goto(base);
      for (let i = 0; i < 200 && page.frames().length < 2; i++) await page.waitForTimeout(50);
      const [, room] = page.frames();
      await room?.getByText(en.staysForm).waitFor();
      assert.equal(await room?.evaluate(() => self.origin), 'null');
      await page.close();
    });
  }

  it('is opaque in a plain frame, in a window that a page opened, and at top level', async () => {
    around = [];
    const page = await browser.newPage();
    await page.goto(base);
    await page.evaluate(() => {
      document.querySelector('panah-input')?.remove();
      document.body.append(Object.assign(document.createElement('iframe'), { src: '/panah/room.html' }));
    });
    const [popup] = await Promise.all([page.waitForEvent('popup'), page.evaluate(() => { window.open('/panah/room.html'); })]);
    const top = await browser.newPage();
    await top.goto(`${base}/panah/room.html`);
    const plain = page.frames().at(-1);
    await plain?.waitForLoadState();
    await popup.waitForLoadState();
    for (const one of [plain, popup, top]) assert.equal(await one?.evaluate(() => self.origin), 'null');
    await page.close();
    await popup.close();
    await top.close();
  });
});
