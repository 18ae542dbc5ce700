// What the build promises: the same bytes each time, no trace of the builder, and a page whose policy fits its contents.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, rmSync } from 'node:fs';
import { homedir, userInfo } from 'node:os';
import { after, describe, it } from 'node:test';
import { BUDGET, sealing, weigh } from '../../tools/budget.mjs';
import { at, root } from '../../tools/project.mjs';
import { Letters, toLetters } from '../../www/room/letters.js';
import { unpack, unpackModule } from '../../www/room/pack.js';
import { block, decoderOf, unpacked } from '../unpacked.mjs';

/** @param {string | Uint8Array} bytes */
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('base64');
/** A key of age for these tests. */
const KEY = 'age1dnwc0zp7glreq6qltshcswzrfqjcjezadxfns3s7l52vf3etxpzsrt9cn2';
/** @param {Record<string, string>} env */
const offline = (env) => execFileSync(process.execPath, [at('tools/build.mjs'), 'offline'], { encoding: 'utf8', env: { ...process.env, ...env } });

describe('the build', () => {
  after(() => {
    for (const name of readdirSync(at('pkg'))) if (name.startsWith('test-')) rmSync(at('pkg', name));
  });

  it('gives the same bytes for the same input, with the core compressed anew', () => {
    for (const name of readdirSync(at('target/web'))) if (/\.(gz|lzma)$/.test(name)) rmSync(at('target/web', name));
    const digest = /^([0-9a-f]{64})  /m.exec(offline({ NAME: 'test-twice', TITLE: '' }))?.[1];
    assert.equal(digest, createHash('sha256').update(readFileSync(at('pkg/test-twice.html'))).digest('hex'));
    assert.equal(digest, createHash('sha256').update(readFileSync(at('pkg/room.html'))).digest('hex'));
  });

  it('puts a title in as text', () => {
    offline({ NAME: 'test-title', TITLE: '</title><script>alert(1)</script> & "notes"' });
    const html = readFileSync(at('pkg/test-title.html'), 'utf8');
    assert.match(html, /<title>&#60;\/title&#62;&#60;script&#62;alert\(1\)&#60;\/script&#62; &#38; &#34;notes&#34;<\/title>/);
    // Nothing that is seen says what it is.
    assert.doesNotMatch(html.replace(/<(script|style)[\s\S]*?<\/\1>/g, ''), /Panah|class="mark"/);
  });

  it('refuses a name that would leave the folder', () => {
    assert.throws(() => offline({ NAME: '../outside' }));
  });

  it('makes no room that would seal without WebAssembly', () => {
    assert.throws(() => offline({ NAME: 'test-both', TITLE: '', RECIPIENT: KEY, NOWASM: '1' }), /do not go together/);
  });

  it('carries the core whole', async () => {
    const html = readFileSync(at('pkg/room.html'), 'utf8');
    assert.deepEqual(Buffer.from(await unpacked(html, 'core')), readFileSync(at('pkg/panah.wasm')));
  });

  it('knows nothing of sealing in a room that has no recipient', async () => {
    const own = (/** @type {string} */ name) => readFileSync(at('pkg', name), 'utf8');
    const of = async (/** @type {string} */ html) => [...await Promise.all(['room', 'worker'].map(async (id) => new TextDecoder().decode(await unpacked(html, id)))), html].join();
    const core = (/** @type {string} */ folder) => readFileSync(at(folder, 'panah_bg.wasm'));
    const traces = ['bundle-', KEY.slice(0, 12), 'Field desk'];
    offline({ NAME: 'test-sealing', TITLE: '', RECIPIENT: KEY, RECIPIENT_NAME: 'Field desk' });
    const [bare, sealing] = [await of(own('room.html')), await of(own('test-sealing.html'))];
    assert.deepEqual(traces.map((trace) => [bare.includes(trace), sealing.includes(trace)]), traces.map(() => [false, true]));
    assert.deepEqual(['target/web', 'target/web/bundle'].map((folder) => core(folder).includes('age-encryption.org/v1')), [false, true]);
    assert.deepEqual(Buffer.from(await unpacked(own('test-sealing.html'), 'core')), core('target/web/bundle'));
  });

  it('seals for keys of age alone, and says which one is none', () => {
    const wrong = { [`${KEY},${KEY.slice(0, -1)}3`]: /key 2 is no public key of age/, 'AGE-SECRET-KEY-1': /key 1 is no public key/, [Array(1025).fill(KEY).join()]: /too many keys/ };
    for (const [RECIPIENT, said] of Object.entries(wrong)) assert.throws(() => offline({ NAME: 'test-key', RECIPIENT }), ({ stderr }) => said.test(stderr));
    assert.throws(() => offline({ NAME: 'test-key', RECIPIENT: KEY, RECIPIENT_NAME: 'two\nlines' }), ({ stderr }) => /one line/.test(stderr));
    for (const [one, value] of [['RECIPIENT_NAME', 'Field desk'], ['RECIPIENT', ' , ']]) assert.throws(() => offline({ NAME: 'test-key', [String(one)]: String(value) }), ({ stderr }) => /no key/.test(stderr));
    assert.throws(() => sealing(110_001, 0), /which is 1 more than the 110000/);
    sealing(110_000, 0);
  });

  it('does not unpack what is cut short or is no pack', async () => {
    const html = readFileSync(at('pkg/room.html'), 'utf8');
    const decoder = await decoderOf(html);
    const whole = block(html, 'worker');
    await assert.rejects(unpackModule(decoder, (async function* () { yield whole; })(), whole.length));
    for (const broken of [whole.subarray(0, whole.length - 20), whole.map((byte, i) => (i === 0 ? 255 : byte))]) {
      await assert.rejects(unpack(decoder, (async function* () { yield broken; })(), broken.length));
    }
  });

  it('writes bytes as letters that no charset or markup changes, and reads them again in any pieces', () => {
    for (let length = 0; length < 300; length += 1) {
      for (const bytes of [Buffer.alloc(length, length), Buffer.alloc(length, 255), Buffer.from(Array.from({ length }, (_, i) => (i * i * 7 + length) % 256))]) {
        const text = toLetters(bytes);
        assert.match(text, /^[^\0\n\r<\x80-\uffff]*$/);
        const letters = new Letters(length);
        const cut = 2 * Math.floor(text.length / 2 * ((length % 10) / 10));
        assert.deepEqual(Buffer.concat([letters.bytes(text.slice(0, cut)), letters.bytes(text.slice(cut))]), bytes);
      }
    }
  });

  it('fails for a room that weighs more than it may, and tells what weighs how much', () => {
    assert.ok(readFileSync(at('pkg/room.html')).length <= 1_572_864);
    assert.equal(BUDGET, 1_572_864);
    weigh([], 'x'.repeat(BUDGET));
    assert.throws(() => weigh([], 'x'.repeat(BUDGET + 1)), /is 1572865 bytes, which is 1 more/);
    assert.throws(() => weigh([], 'x'.repeat(BUDGET + 1), 2 * BUDGET));
    assert.throws(() => weigh([], 'é'.repeat(BUDGET / 2 + 1)));
    assert.throws(() => offline({ NAME: 'test-heavy', BUDGET: '100000' }), ({ stdout, stderr }) => /more than the 100000/.test(stderr) && /^core\s+\d+\s+\d+\s+\d+$/m.test(stdout));
    assert.ok(!readdirSync(at('pkg')).includes('test-heavy.html'));
  });

  it('leaves no path or name of the builder in what it makes', async () => {
    const { username } = userInfo();
    // Whole folder names: a home of /root must not be found in the </rootfiles> of an EPUB.
    const folders = [homedir(), root, process.env.CARGO_HOME].filter((folder) => folder && folder.length > 1);
    const traces = [...folders.map((folder) => `${folder}/`), `/${username}/`, `\\${username}\\`];
    const html = readFileSync(at('pkg/room.html'), 'utf8');
    const packed = await Promise.all(['room', 'worker'].map((id) => unpacked(html, id)));
    const files = ['pkg/panah.wasm', 'pkg/panah.js', 'pkg/room.html', 'target/web/unpack.wasm'];
    for (const [name, bytes] of [...files.map((name) => /** @type {const} */ ([name, readFileSync(at(name))])), .../** @type {const} */ ([['room', packed[0]], ['worker', packed[1]]])]) {
      const text = Buffer.from(bytes ?? '').toString('latin1');
      for (const trace of traces) assert.ok(!text.includes(String(trace)), `${name} holds ${trace}`);
    }
  });

  it('names in its policy each script and style that it holds, packed ones too, and no others', async () => {
    const html = readFileSync(at('pkg/room.html'), 'utf8');
    const policy = /Content-Security-Policy" content="([^"]+)"/.exec(html)?.[1] ?? '';
    const named = [...policy.matchAll(/'sha256-([^']+)'/g)].map(([, hash]) => hash);
    const held = [...html.matchAll(/<(script|style)>([\s\S]*?)<\/\1>/g)].map(([, , text]) => sha256(text));
    for (const id of ['style', 'room']) held.push(sha256(await unpacked(html, id)));
    assert.deepEqual(held.sort(), named.sort());
    for (const rule of ["default-src 'none'", "connect-src 'none'", "form-action 'none'", "base-uri 'none'"]) assert.ok(policy.includes(rule), rule);
  });

  it('asks for nothing from elsewhere', async () => {
    const all = readFileSync(at('pkg/room.html'), 'utf8');
    const html = all.replace(/<script[\s\S]*?<\/script>/g, '');
    assert.doesNotMatch(String(await unpacked(all, 'style')), /url\(|@import/);
    assert.doesNotMatch(html, /<(a|link|img|iframe|form|base|object|embed)\b/i);
    assert.doesNotMatch(html, /(src|href|action|url\()\s*=?\s*["']?(https?:)?\/\//i);
  });

  it('stores no address of a registry', () => {
    assert.doesNotMatch(readFileSync(at('package-lock.json'), 'utf8'), /"resolved"/);
  });
});
