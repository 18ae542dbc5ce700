// Assembles the room and what stands around it into pkg/. The same input gives the same bytes, so that a digest can be
// published: nothing here depends on the time, the machine or the order of a directory.
//
//   node tools/build.mjs            everything
//   NAME=notes TITLE='Field notes' node tools/build.mjs offline     one more copy of the room, under another name and title

import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import * as esbuild from 'esbuild';
import { toLetters } from '../www/room/letters.js';
import { FIRST_WORDS } from '../www/room/start.js';
import { en } from '../www/strings/en.js';
import { fa } from '../www/strings/fa.js';
import { weigh } from './budget.mjs';
import { pack, unpacker } from './pack.mjs';
import { at } from './project.mjs';

/** @param {string | Uint8Array} bytes */
const sha256 = (bytes) => createHash('sha256').update(bytes);

/** The CSP source of an inline element's text. @param {string} text */
const hashSource = (text) => `'sha256-${sha256(text).digest('base64')}'`;

/** Text that may stand in HTML text or in a quoted attribute. @param {string} text */
const escapeHtml = (text) => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

/** One script without imports, in plain ASCII. @param {string} entry @param {string} [globalName]  What its exports are called. */
async function bundle(entry, globalName) {
  const { outputFiles } = await esbuild.build({
    entryPoints: [at(entry)], bundle: true, minify: true, write: false, format: 'iife', charset: 'ascii', globalName,
    target: ['chrome94', 'firefox114', 'safari16.4'], legalComments: 'none', loader: { '.json': 'json' },
    define: { 'import.meta.url': 'undefined' }, logOverride: { 'empty-import-meta': 'silent' },
  });
  return outputFiles[0].text.trim();
}

/** Text for the inside of a script element, which must not end the element or open a comment in it.
 * @param {string} text */
function inline(text) {
  if (/<\/script|<!--|\r/i.test(text)) throw new Error('a script holds text that HTML would read as markup');
  return text;
}

/** Puts `text` where `marker` stands, once. @param {string} html @param {string} marker @param {string} text */
function put(html, marker, text) {
  if (html.split(marker).length !== 2) throw new Error(`www/room.html must hold ${marker} exactly once`);
  return html.replace(marker, () => text);
}

/** The words of the first screen, in every language, as JSON that no markup can be in. @param {string} html */
function firstWords(html) {
  const keys = new Set([...[...html.matchAll(/data-say="(\w+)"/g)].map(([, key]) => key), ...FIRST_WORDS]);
  /** @param {Record<string, unknown>} all */
  const some = (all) => Object.fromEntries(Object.entries(all).filter(([key]) => keys.has(key)));
  return JSON.stringify({ en: some(en), fa: some(fa) }).replaceAll('<', '\\u003c');
}

/** The room under a title. Returns its text and the hashes that its policy names. @param {string | undefined} title */
async function room(title) {
  const source = readFileSync(at('www/room.html'), 'utf8').replaceAll('\r\n', '\n');
  const seal = inline(await bundle('www/seal.js'));
  const door = inline(await bundle('www/room/door.js'));
  const rest = await bundle('www/room/main.js', 'panah');
  const css = (await esbuild.transform(readFileSync(at('www/room.css'), 'utf8'), { loader: 'css', minify: true })).code.trim();
  if (/<\/style|\r/i.test(css)) throw new Error('the style holds text that HTML would read as markup');

  const scripts = [seal, door, rest].map(hashSource).join(' ');
  const policy = [
    "default-src 'none'", `script-src ${scripts} 'wasm-unsafe-eval'`, `style-src ${hashSource(css)}`,
    'worker-src blob:', 'img-src blob:', 'media-src blob:', "connect-src 'none'", "form-action 'none'", "base-uri 'none'",
    "require-trusted-types-for 'script'", 'trusted-types r w',
  ].join('; ');

  /** @type {import('./budget.mjs').Part[]} */
  const parts = [];
  /** A block that holds bytes. @param {string} id @param {number} plain @param {Uint8Array} bytes */
  const block = (id, plain, bytes) => {
    const text = `<script type="application/octet-stream" id="${id}" data-bytes="${bytes.length}">${toLetters(bytes)}</script>\n`;
    parts.push({ name: id, plain, packed: bytes.length, written: text.length });
    return text;
  };
  /** @param {string} id @param {Uint8Array} bytes @param {'module'} [as] */
  const packed = async (id, bytes, as) => block(id, bytes.length, await pack(bytes, as));
  const font = at('www/font.woff2');
  const blocks = [
    existsSync(font) ? block('font', statSync(font).size, readFileSync(font)) : '',
    block('decoder', statSync(at('target/web/unpack.wasm')).size, await unpacker()),
    await packed('room', Buffer.from(rest)),
    await packed('worker', Buffer.from(await bundle('www/worker.js'))),
    await packed('core', readFileSync(at('target/web/panah_bg.wasm')), 'module'),
  ].join('');

  let html = put(source, '<!--csp-->', `<meta http-equiv="Content-Security-Policy" content="${policy}">\n<meta http-equiv="x-dns-prefetch-control" content="off">\n<meta name="referrer" content="no-referrer">`);
  html = put(html, '<!--style-->', `<style>${css}</style>`);
  html = put(html, '<!--seal-->', `<script>${seal}</script>`);
  html = put(html, '<!--script-->', `<script type="application/json" id="words">${firstWords(source)}</script>\n<script>${door}</script>\n${blocks}<script id="rest"></script>`);
  if (title) html = html.replace(/<title>[^<]*<\/title>/, () => `<title>${escapeHtml(title)}</title>`);
  weigh(parts, html, Number(process.env.BUDGET) || undefined);
  return { html, hashes: { scripts, style: hashSource(css) } };
}

/** The app's shell. Its policy also names the room's hashes, because a frame made from text inherits its parent's policy.
 * @param {string} html @param {{ scripts: string, style: string }} hashes */
function app(html, hashes) {
  mkdirSync(at('pkg/app'), { recursive: true });
  const policy = [
    "default-src 'none'", `script-src 'self' ${hashes.scripts} 'wasm-unsafe-eval'`, `style-src 'self' ${hashes.style}`,
    "connect-src 'self'", "worker-src 'self' blob:", "img-src 'self' blob:", 'media-src blob:', "manifest-src 'self'",
    "form-action 'none'", "base-uri 'none'",
  ].join('; ');
  const digest = sha256(html).digest('hex');
  /** @type {Record<string, string | Uint8Array>} */
  const files = {};
  for (const name of ['app.css', 'app.js', 'icon.svg', 'icon-192.png', 'icon-512.png', 'index.html', 'manifest.webmanifest']) {
    files[name] = readFileSync(at('www/app', name));
  }
  files['index.html'] = put(String(files['index.html']), '<!--csp-->', `<meta http-equiv="Content-Security-Policy" content="${policy}">`);
  files['app.js'] = put(String(files['app.js']), 'DIGEST_OF_THE_ROOM', digest);
  const version = sha256(digest + Object.values(files).map((bytes) => sha256(bytes).digest('hex')).join('')).digest('hex').slice(0, 16);
  files['sw.js'] = put(readFileSync(at('www/app/sw.js'), 'utf8'), 'VERSION_OF_THE_SHELL', version);
  files['room.html'] = html;
  for (const [name, bytes] of Object.entries(files)) writeFileSync(at('pkg/app', name), bytes);
}

if (process.argv[2] === 'offline') {
  const name = process.env.NAME || 'panah';
  if (!/^[A-Za-z0-9][\w.-]{0,63}$/.test(name) || name === 'room') throw new Error('NAME takes letters, digits, dots, dashes and underscores');
  const { html } = await room(process.env.TITLE);
  const path = at('pkg', `${name}.html`);
  writeFileSync(path, html);
  console.log(`${sha256(html).digest('hex')}  ${path}`);
} else {
  mkdirSync(at('pkg'), { recursive: true });
  const { html, hashes } = await room(undefined);
  writeFileSync(at('pkg/room.html'), html);
  cpSync(at('target/web/panah_bg.wasm'), at('pkg/panah.wasm'));
  const loader = readFileSync(at('target/web/panah.js'), 'utf8').replaceAll('panah_bg.wasm', 'panah.wasm');
  writeFileSync(at('pkg/panah.js'), loader);
  cpSync(at('www/panah-input.js'), at('pkg/panah-input.js'));
  writeFileSync(at('pkg/panah-intercept.js'), `${await bundle('www/panah-intercept.js')}\n`);
  for (const folder of ['examples', 'headers']) cpSync(at('www', folder), at('pkg', folder), { recursive: true });
  if (existsSync(at('target/web/panah.d.ts'))) cpSync(at('target/web/panah.d.ts'), at('pkg/panah.d.ts'));
  app(html, hashes);
  console.log(`${sha256(html).digest('hex')}  pkg/room.html`);
}
