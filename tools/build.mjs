// Assembles the room and what stands around it into pkg/. The same input gives the same bytes, so that a digest can be
// published: nothing here depends on the time, the machine or the order of a directory.
//
//   node tools/build.mjs            everything
//   NAME=notes TITLE='Field notes' node tools/build.mjs offline     one more copy of the room, under another name and title

import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import * as esbuild from 'esbuild';
import { at } from './project.mjs';

/** @param {string | Uint8Array} bytes */
const sha256 = (bytes) => createHash('sha256').update(bytes);

/** The CSP source of an inline element's text. @param {string} text */
const hashSource = (text) => `'sha256-${sha256(text).digest('base64')}'`;

/** Text that may stand in HTML text or in a quoted attribute. @param {string} text */
const escapeHtml = (text) => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

/** One script without imports, in plain ASCII. @param {string} entry */
async function bundle(entry) {
  const { outputFiles } = await esbuild.build({
    entryPoints: [at(entry)], bundle: true, minify: true, write: false, format: 'iife', charset: 'ascii',
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

/** The compressed core; zopfli is slow and is run once for each wasm. */
async function compressedWasm() {
  const wasm = readFileSync(at('target/web/panah_bg.wasm'));
  const kept = at('target/web', `${sha256(wasm).digest('hex')}.gz`);
  if (!existsSync(kept)) {
    const { gzipAsync } = await import('@gfx/zopfli');
    // It takes uncaught errors for its own and answers with its whole source.
    process.removeAllListeners('uncaughtException');
    process.removeAllListeners('unhandledRejection');
    writeFileSync(kept, await gzipAsync(wasm, { numiterations: 15 }));
  }
  return { wasm, gzip: readFileSync(kept) };
}

/** The room under a title. Returns its text and the hashes that its policy names. @param {string | undefined} title */
async function room(title) {
  const { gzip } = await compressedWasm();
  const seal = inline((await esbuild.transform(readFileSync(at('www/seal.js'), 'utf8'), { minify: true, charset: 'ascii', format: 'iife' })).code.trim());
  const [main, worker] = (await Promise.all(['www/room/main.js', 'www/worker.js'].map(bundle))).map(inline);
  const css = (await esbuild.transform(readFileSync(at('www/room.css'), 'utf8'), { loader: 'css', minify: true })).code.trim();
  if (/<\/style|\r/i.test(css)) throw new Error('the style holds text that HTML would read as markup');

  const scripts = `${hashSource(seal)} ${hashSource(main)}`;
  const policy = [
    "default-src 'none'", `script-src ${scripts} 'wasm-unsafe-eval'`, `style-src ${hashSource(css)}`,
    'worker-src blob:', 'img-src blob:', 'media-src blob:', "connect-src 'none'", "form-action 'none'", "base-uri 'none'",
    "require-trusted-types-for 'script'", 'trusted-types w',
  ].join('; ');
  /** @param {string} id @param {string} text */
  const block = (id, text) => `<script type="application/octet-stream" id="${id}">${text}</script>\n`;
  let data = block('wasm', gzip.toString('base64')) + block('worker', worker);
  const font = at('www/font.woff2');
  if (existsSync(font)) data += block('font', readFileSync(font).toString('base64'));

  let html = readFileSync(at('www/room.html'), 'utf8').replaceAll('\r\n', '\n');
  html = put(html, '<!--csp-->', `<meta http-equiv="Content-Security-Policy" content="${policy}">\n<meta http-equiv="x-dns-prefetch-control" content="off">\n<meta name="referrer" content="no-referrer">`);
  html = put(html, '<!--style-->', `<style>${css}</style>`);
  html = put(html, '<!--seal-->', `<script>${seal}</script>`);
  html = put(html, '<!--script-->', `${data}<script>${main}</script>`);
  if (title) html = html.replace(/<title>[^<]*<\/title>/, () => `<title>${escapeHtml(title)}</title>`);
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

/** @param {string} name @param {number[]} bytes */
const row = (name, ...bytes) => console.log(name.padEnd(22) + bytes.map((n) => `${(n / 1024).toFixed(1)} KiB`.padStart(12)).join(''));

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
  const { wasm, gzip } = await compressedWasm();
  writeFileSync(at('pkg/room.html'), html);
  writeFileSync(at('pkg/panah.wasm'), wasm);
  const loader = readFileSync(at('target/web/panah.js'), 'utf8').replaceAll('panah_bg.wasm', 'panah.wasm');
  writeFileSync(at('pkg/panah.js'), loader);
  cpSync(at('www/panah-input.js'), at('pkg/panah-input.js'));
  if (existsSync(at('target/web/panah.d.ts'))) cpSync(at('target/web/panah.d.ts'), at('pkg/panah.d.ts'));
  app(html, hashes);
  console.log(' '.repeat(22) + ['raw', 'gzip', 'brotli'].map((s) => s.padStart(12)).join(''));
  row('panah.wasm', wasm.length, gzip.length, brotliCompressSync(wasm).length);
  row('room.html', html.length, gzipSync(html).length, brotliCompressSync(html).length);
  console.log(`${sha256(html).digest('hex')}  pkg/room.html`);
}
