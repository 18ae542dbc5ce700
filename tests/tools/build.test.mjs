// What the build promises: the same bytes each time, no trace of the builder, and a page whose policy fits its contents.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, rmSync } from 'node:fs';
import { homedir, userInfo } from 'node:os';
import { after, describe, it } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { at, root } from '../../tools/project.mjs';

/** @param {string | Uint8Array} bytes */
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('base64');
/** @param {Record<string, string>} env */
const offline = (env) => execFileSync(process.execPath, [at('tools/build.mjs'), 'offline'], { encoding: 'utf8', env: { ...process.env, ...env } });
/** @param {string} html @param {string} id */
const block = (html, id) => new RegExp(`<script type="application/octet-stream" id="${id}">([^<]*)</script>`).exec(html)?.[1] ?? '';

describe('the build', () => {
  after(() => {
    for (const name of readdirSync(at('pkg'))) if (name.startsWith('test-')) rmSync(at('pkg', name));
  });

  it('gives the same bytes for the same input, with the core compressed anew', () => {
    for (const name of readdirSync(at('target/web'))) if (name.endsWith('.gz')) rmSync(at('target/web', name));
    const [digest] = offline({ NAME: 'test-twice', TITLE: '' }).split(' ');
    assert.equal(digest, createHash('sha256').update(readFileSync(at('pkg/test-twice.html'))).digest('hex'));
    assert.equal(digest, createHash('sha256').update(readFileSync(at('pkg/room.html'))).digest('hex'));
  });

  it('puts a title in as text', () => {
    offline({ NAME: 'test-title', TITLE: '</title><script>alert(1)</script> & "notes"' });
    const html = readFileSync(at('pkg/test-title.html'), 'utf8');
    assert.match(html, /<title>&#60;\/title&#62;&#60;script&#62;alert\(1\)&#60;\/script&#62; &#38; &#34;notes&#34;<\/title>/);
  });

  it('refuses a name that would leave the folder', () => {
    assert.throws(() => offline({ NAME: '../outside' }));
  });

  it('carries the core whole', () => {
    const html = readFileSync(at('pkg/room.html'), 'utf8');
    assert.deepEqual(gunzipSync(Buffer.from(block(html, 'wasm'), 'base64')), readFileSync(at('pkg/panah.wasm')));
  });

  it('leaves no path or name of the builder in what it makes', () => {
    const { username } = userInfo();
    // Whole folder names: a home of /root must not be found in the </rootfiles> of an EPUB.
    const folders = [homedir(), root, process.env.CARGO_HOME].filter((folder) => folder && folder.length > 1);
    const traces = [...folders.map((folder) => `${folder}/`), `/${username}/`, `\\${username}\\`];
    for (const name of ['panah.wasm', 'panah.js', 'room.html']) {
      const text = readFileSync(at('pkg', name), 'latin1');
      for (const trace of traces) assert.ok(!text.includes(String(trace)), `${name} holds ${trace}`);
    }
  });

  it('names in its policy each script and style that it holds, and no others', () => {
    const html = readFileSync(at('pkg/room.html'), 'utf8');
    const policy = /Content-Security-Policy" content="([^"]+)"/.exec(html)?.[1] ?? '';
    const named = [...policy.matchAll(/'sha256-([^']+)'/g)].map(([, hash]) => hash);
    const held = [...html.matchAll(/<(script|style)>([\s\S]*?)<\/\1>/g)].map(([, , text]) => sha256(text));
    assert.deepEqual(held.sort(), named.sort());
    for (const rule of ["default-src 'none'", "connect-src 'none'", "form-action 'none'", "base-uri 'none'"]) assert.ok(policy.includes(rule), rule);
  });

  it('asks for nothing from elsewhere', () => {
    const html = readFileSync(at('pkg/room.html'), 'utf8').replace(/<script[\s\S]*?<\/script>/g, '');
    assert.doesNotMatch(html, /<(a|link|img|iframe|form|base|object|embed)\b/i);
    assert.doesNotMatch(html, /(src|href|action|url\()\s*=?\s*["']?(https?:)?\/\//i);
  });

  it('stores no address of a registry', () => {
    assert.doesNotMatch(readFileSync(at('package-lock.json'), 'utf8'), /"resolved"/);
  });
});
