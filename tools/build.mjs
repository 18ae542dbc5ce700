// Assembles the room and what stands around it into pkg/. The same input gives the same bytes, so that a digest can be
// published: nothing here depends on the time, the machine or the order of a directory.
//
//   node tools/build.mjs            everything
//   NAME=notes TITLE='Field notes' node tools/build.mjs offline     one more copy of the room, under another name, in all its words and without its mark
//
//   COVER=19841 node tools/build.mjs offline     a room whose first face is a calculator, and which opens by that code and =
//
//   NOWASM=1 node tools/build.mjs offline     one for browsers without WebAssembly: pkg/panah-nowasm.html
//
//   RECIPIENT=age1...,age1... RECIPIENT_NAME='Field desk' node tools/build.mjs offline     a room that gives one sealed file, for these keys
//
// For such a copy, LANGS='ar ckb' builds these languages in, beside English; STRINGS=folder has messages of its <tag>.ftl stand in place of the project's.

import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';
import { ends } from '../www/bundle/ends.js';
import { lettersOf, toAlphabet } from '../www/room/alphabet.js';
import { toLetters } from '../www/room/letters.js';
import { BARE_WORDS, FIRST_WORDS } from '../www/room/start.js';
import { KEYS } from '../www/strings/keys.js';
import { LANGUAGES } from '../www/strings/languages.js';
import { sealing, weigh } from './budget.mjs';
import { chosenApache, flowing, licences, works } from './licences.mjs';
import { deflate, pack, packText, zip } from './pack.mjs';
import { at } from './project.mjs';
import { catalogues, chosen, keysModule } from './strings.mjs';

/** @param {string | Uint8Array} bytes */
const sha256 = (bytes) => createHash('sha256').update(bytes);

/** The CSP source of an inline element's text. @param {string} text */
const hashSource = (text) => `'sha256-${sha256(text).digest('base64')}'`;

/** Text that may stand in HTML text or in a quoted attribute. @param {string} text */
const escapeHtml = (text) => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

/** The oldest browsers that the room is for; what they lack beside syntax stands in www/room/floor.js. */
const FLOOR = ['chrome91', 'firefox115', 'safari16.4'];

/** For whom a room seals, and what it is called. @typedef {{ name: string, keys: string[] }} Recipient */

/** The messages of a room, without those that only a room that seals has, or one without WebAssembly. @param {Recipient | null} recipient @param {boolean} [plain] */
const keysFor = (recipient, plain = false) => KEYS.filter((key) => (recipient || !key.startsWith('bundle-')) && (plain || !key.startsWith('hand-')));

/** Has scripts know no messages but these. @param {readonly string[]} keys @returns {esbuild.Plugin} */
const knowing = (keys) => ({
  name: 'keys',
  setup: (build) => build.onLoad({ filter: /strings[\\/]keys\.js$/ }, () => ({ contents: `export const KEYS = ${JSON.stringify(keys)};` })),
});

/** Has every script that calls the core call the one that seals as well: a core and what wasm-bindgen wrote beside it belong together. @type {esbuild.Plugin} */
const bundling = { name: 'bundling', setup: (build) => build.onResolve({ filter: /target\/web\/panah\.js$/ }, () => ({ path: at(BUNDLING, 'panah.js') })) };

/** A style, small. @param {string} path */
async function style(path) {
  const css = (await esbuild.transform(readFileSync(path, 'utf8'), { loader: 'css', minify: true })).code.trim();
  if (/<\/style|\r/i.test(css)) throw new Error('the style holds text that HTML would read as markup');
  return css;
}

/** Has scripts carry a style as text. @type {esbuild.Plugin} */
const styled = { name: 'style', setup: (build) => build.onLoad({ filter: /\.css$/ }, async ({ path }) => ({ contents: await style(path), loader: 'text' })) };

/** What stands in the place of other parts where there is no WebAssembly, and what wasm2js made of the core. */
const PLAIN = new Map([
  ...['embedded', 'hindrance', 'search'].map((name) => /** @type {const} */ ([at('www/room', `${name}.js`), at('www/nowasm', `${name}.js`)])),
  ...['film', 'inside-worker'].map((name) => /** @type {const} */ ([at('www/film', `${name}.js`), at('www/nowasm', `${name}.js`)])),
  [at('target/web/panah.js'), at('target/web/nowasm/panah.js')],
]);
/** Has scripts do without WebAssembly. @type {esbuild.Plugin} */
const plainly = {
  name: 'plainly',
  setup: (build) => build.onResolve({ filter: /^\.\.?[\\/]/ }, ({ path, resolveDir }) => {
    const own = PLAIN.get(resolve(resolveDir, path));
    return own ? { path: own } : undefined;
  }),
};

/** The npm packages that scripts were bundled with so far. @type {Set<string>} */
const bundled = new Set();

/** One script without imports, in plain ASCII. @param {string} entry @param {esbuild.BuildOptions} [how] */
async function bundle(entry, how = {}) {
  const { plugins = [], ...rest } = how;
  const { outputFiles, metafile } = await esbuild.build({
    entryPoints: [at(entry)], bundle: true, minify: true, write: false, metafile: true, format: 'iife', charset: 'ascii',
    target: FLOOR, legalComments: 'none', loader: { '.json': 'json' },
    define: { 'import.meta.url': 'undefined' }, logOverride: { 'empty-import-meta': 'silent' }, plugins: [styled, ...plugins], ...rest,
  });
  for (const path of Object.keys(metafile?.inputs ?? {})) {
    const [, name] = /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path) ?? [];
    if (name) bundled.add(name);
  }
  return outputFiles?.[0]?.text.trim() ?? '';
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

/** Where the core lies that seals as well. */
const BUNDLING = 'target/web/bundle';

/** What an organisation asks of its own file; the room itself speaks every language in the project's words. @type {NodeJS.ProcessEnv} */
const own = process.argv[2] === 'offline' ? process.env : {};
const spoken = catalogues({ LANGS: own.LANGS, STRINGS: own.STRINGS, TITLE: own.TITLE });
const rows = chosen(own.LANGS);

/** Some messages of every language, by its tag; each must be plain text. @param {readonly (keyof import('./strings.mjs').Catalogue)[]} keys */
const some = (keys) => Object.fromEntries([...spoken].map(([tag, all]) => [tag, Object.fromEntries(keys.map((key) => [key, String(all[key])]))]));

/** JSON that no markup can be in. @param {unknown} value */
const json = (value) => JSON.stringify(value).replaceAll('<', '\\u003c');

/** What is said around the list of messages that a language has in the page. */
const FIELD = KEYS.filter((key) => /^field[A-Z]/.test(key) || key === 'makeFirst');
const AROUND = /** @type {const} */ ([...BARE_WORDS, ...FIRST_WORDS, 'noScript', 'notOpened', 'notKept', ...FIELD]);

/** What a room without WebAssembly says, in whose place: it makes fewer promises, and no face is looked for after a picture is shown.
 * @type {Partial<Record<string, 'hand-what' | 'hand-none' | 'reading'>>} */
const INSTEAD = { what: 'hand-what', searching: 'reading', cannotFaces: 'hand-none' };

/** A message of a room. @param {import('./strings.mjs').Catalogue} all  Of its language. @param {keyof import('./strings.mjs').Catalogue} key @param {boolean} plain  Whether it does without WebAssembly. */
const message = (all, key, plain) => all[plain && INSTEAD[key] || key];

/** The messages of each language, in the order of the keys. @param {Recipient | null} recipient @param {boolean} plain */
const listsFor = (recipient, plain) => new Map([...spoken].map(([tag, all]) => [tag, JSON.stringify(keysFor(recipient, plain).map((key) => (AROUND.some((one) => one === key) ? '' : message(all, key, plain))))]));

/** The page with the English of its first screen, and what it says without scripts in every language. @param {string} source @param {boolean} plain */
function speaking(source, plain) {
  const english = /** @type {import('./strings.mjs').Catalogue} */ (spoken.get('en'));
  const html = source.replace(/(data-say="(\w+)">)</g, (_, open, key) => `${open}${escapeHtml(String(message(english, key, plain)))}<`);
  return put(html, '<!--noscript-->', `<noscript>${rows.map(({ tag, dir }) => `<p lang="${tag}" dir="${dir}">${escapeHtml(String(spoken.get(tag)?.noScript))}</p>`).join('')}</noscript>`);
}

/** The languages of the page, and the keys of its first screen: as many as the list of messages must be read for it. @param {string} source
 * @param {readonly string[]} all  The keys of its messages. @param {string} letters */
function firstScreen(source, all, letters) {
  const needed = [...[...source.matchAll(/data-say="(\w+)"/g)].map(([, key]) => key), 'starting', 'staysForm'];
  const keys = all.slice(0, Math.max(...needed.map((key) => all.findIndex((one) => one === key))) + 1);
  const words = some(BARE_WORDS);
  return json({ keys, letters, languages: rows.map((row) => ({ ...row, words: words[row.tag] })) });
}

/** The room under a title; for a recipient the one that seals. Returns its text, the hashes that its policy names, and how many bytes its
 * blocks have packed. @param {string | undefined} title @param {Recipient | null} [recipient] @param {boolean} [plain]  Whether it does without WebAssembly.
 * @param {string} [cover]  The code that opens it, where its first face is a calculator. */
async function room(title, recipient = null, plain = false, cover = '') {
  const [lists, keys] = [listsFor(recipient, plain), keysFor(recipient, plain)];
  const letters = lettersOf(lists.values());
  /** @type {esbuild.BuildOptions} */
  const how = { plugins: [knowing(keys), ...recipient ? [bundling] : plain ? [plainly] : []], ...recipient ? { define: { 'import.meta.url': 'undefined', RECIPIENT: JSON.stringify(recipient) } } : {} };
  const source = readFileSync(at('www/room.html'), 'utf8').replaceAll('\r\n', '\n');
  const seal = inline(await bundle('www/seal.js'));
  const door = inline(await (cover ? bundle('www/cover/door.js', { ...how, define: { ...how.define, CODE: JSON.stringify(cover) } }) : bundle('www/room/door.js', how)));
  const rest = await bundle(recipient ? 'www/bundle/main.js' : 'www/room/main.js', { globalName: 'panah', ...how });
  const worker = await bundle(recipient ? 'www/bundle/worker.js' : plain ? 'www/nowasm/worker.js' : 'www/worker.js', how);
  const first = await style(at('www/first.css'));
  const later = (await Promise.all(['room', ...recipient ? ['bundle/bundle'] : []].map((name) => style(at('www', `${name}.css`))))).join('');
  const styles = [first, later].map(hashSource).join(' ');

  const scripts = [seal, door, rest].map(hashSource).join(' ');
  const policy = [
    "default-src 'none'", `script-src ${scripts}${plain ? '' : " 'unsafe-eval'"}`, `style-src ${styles}`,
    'worker-src blob:', 'img-src blob:', 'media-src blob:', "connect-src 'none'", "form-action 'none'", "base-uri 'none'",
    "require-trusted-types-for 'script'", 'trusted-types default w',
  ].join('; ');

  const built = chosenApache(works(bundled, recipient ? 'documents,evidence' : 'documents'));
  const texts = licences(title ? built.map((work) => ({ ...work, name: work.name.replace('Panah', () => title) })) : built, flowing);
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
  /** @param {string} id @param {Uint8Array} bytes */
  const zipped = async (id, bytes) => block(id, bytes.length, await zip(bytes));
  const blocks = [
    // What the first screen needs comes in first.
    plain ? '' : await zipped('decoder', readFileSync(at('target/web/unpack.wasm'))),
    ...await Promise.all([...lists].map(async ([tag, list], i) => {
      const bytes = toAlphabet(list, letters);
      return plain ? zipped(`words-${tag}`, bytes) : block(`words-${tag}`, bytes.length, await packText(bytes, i === 0 ? new Uint8Array() : toAlphabet(lists.get('en') ?? '', letters)));
    })),
    await zipped('first', Buffer.from(JSON.stringify(some(FIRST_WORDS)))),
    existsSync(font) ? block('font', statSync(font).size, readFileSync(font)) : '',
    ...plain ? [['style', later], ['room', rest], ['worker', worker], ['texts', texts]].map(([id = '', text = '']) => block(String(id), text.length, deflate(Buffer.from(text)))) : [
      await packed('style', Buffer.from(later)),
      await packed('room', Buffer.from(rest)),
      await packed('worker', Buffer.from(worker)),
      await packed('core', readFileSync(at(recipient ? BUNDLING : 'target/web', 'panah_bg.wasm')), 'module'),
      block('texts', Buffer.byteLength(texts), await packText(Buffer.from(texts), new Uint8Array())),
    ],
  ].join('');

  let html = put(speaking(source, plain), '<!--csp-->', `<meta http-equiv="Content-Security-Policy" content="${policy}">\n<meta http-equiv="x-dns-prefetch-control" content="off">\n<meta name="referrer" content="no-referrer">`);
  html = put(html, '<!--style-->', `<style>${first}</style>`);
  html = put(html, '<!--seal-->', `<script>${seal}</script>`);
  html = put(html, '<!--script-->', `<script type="application/json" id="words">${firstScreen(source, keys, letters)}</script>\n<script>${door}</script>\n${blocks}<script id="rest"></script>`);
  // Under another name nothing that is seen says what it is.
  if (title) html = html.replace(/<title>[^<]*<\/title>/, () => `<title>${escapeHtml(title)}</title>`).replace(/<svg class="mark"[\s\S]*?<\/svg>/, '');
  // Behind another face nothing of it shows before its code was typed.
  if (cover) html = html.replace(/<title>[^<]*<\/title>/, '<title>+ − × ÷</title>').replace('<body>', '<body hidden>');
  weigh(parts, html, Number(process.env.BUDGET) || undefined, recipient || plain || cover ? Infinity : 0);
  return { html, hashes: { scripts, style: styles }, packed: parts.reduce((sum, part) => sum + part.packed, 0) };
}

/** For whom a room seals: keys of age, with commas between, and what to call whoever has them. The core that will seal says whether it can.
 * @param {string} [asked] @param {string} [called] @returns {Promise<Recipient | null>} */
async function named(asked = '', called = '') {
  const keys = asked.split(/[\s,]+/).filter(Boolean);
  if (keys.length === 0) {
    if (asked || called) throw new Error('RECIPIENT gives no key: nothing would be sealed');
    return null;
  }
  const { initSync, checkKeys } = await import(pathToFileURL(at(BUNDLING, 'panah.js')).href);
  initSync({ module: readFileSync(at(BUNDLING, 'panah_bg.wasm')) });
  const good = (/** @type {string} */ some) => { try { checkKeys(some); return true; } catch { return false; } };
  const wrong = keys.findIndex((key) => !good(key));
  if (wrong >= 0 || !good(keys.join(' '))) throw new Error(`RECIPIENT: ${wrong >= 0 ? `key ${wrong + 1} is no public key of age (age1...)` : 'these are too many keys'}`);
  const name = called.trim() || keys.map(ends).join(', ');
  if (name.length > 80 || /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u.test(name)) throw new Error('RECIPIENT_NAME takes one line of up to 80 letters');
  return { name, keys };
}

/** What says some messages in every language. @param {readonly (keyof import('./strings.mjs').Catalogue)[]} keys */
const speaker = (keys) => ({ SPOKEN: JSON.stringify(rows.map((row) => ({ ...row, words: Object.fromEntries(keys.map((key) => [key, spoken.get(row.tag)?.[key]])) }))) });

/** The app's shell. Its policy also names the room's hashes, because a frame made from text inherits its parent's policy.
 * @param {string} html @param {{ scripts: string, style: string }} hashes */
async function app(html, hashes) {
  mkdirSync(at('pkg/app'), { recursive: true });
  const policy = [
    "default-src 'none'", `script-src 'self' ${hashes.scripts} 'unsafe-eval'`, `style-src 'self' ${hashes.style}`,
    "connect-src 'self'", "worker-src 'self' blob:", "img-src 'self' blob:", 'media-src blob:', "manifest-src 'self'",
    "form-action 'none'", "base-uri 'none'",
  ].join('; ');
  const digest = sha256(html).digest('hex');
  /** @type {Record<string, string | Uint8Array>} */
  const files = {};
  for (const name of ['app.css', 'icon.svg', 'icon-192.png', 'icon-512.png', 'index.html', 'manifest.webmanifest']) {
    files[name] = readFileSync(at('www/app', name));
  }
  files['index.html'] = put(String(files['index.html']), '<!--csp-->', `<meta http-equiv="Content-Security-Policy" content="${policy}">`);
  files['app.js'] = put(await bundle('www/app/app.js', { define: speaker(['notOpened', 'notKept']) }), 'DIGEST_OF_THE_ROOM', digest);
  const version = sha256(digest + Object.values(files).map((bytes) => sha256(bytes).digest('hex')).join('')).digest('hex').slice(0, 16);
  files['sw.js'] = put(readFileSync(at('www/app/sw.js'), 'utf8'), 'VERSION_OF_THE_SHELL', version);
  files['room.html'] = html;
  for (const [name, bytes] of Object.entries(files)) writeFileSync(at('pkg/app', name), bytes);
}

/** The digest of each file of the package, as `sha256sum -c` reads them. */
function sums() {
  /** @type {{ files: string[] }} */
  const { files } = JSON.parse(readFileSync(at('pkg/package.json'), 'utf8'));
  const names = files.filter((name) => name !== 'SHA256SUMS').flatMap((name) => (name.endsWith('/') ? readdirSync(at('pkg', name)).map((inner) => `${name}${inner}`) : [name])).sort();
  return names.map((name) => `${sha256(readFileSync(at('pkg', name))).digest('hex')}  ${name}\n`).join('');
}

if (keysModule() !== readFileSync(at('www/strings/keys.js'), 'utf8')) throw new Error('www/strings/keys.js is not what en.ftl says: node tools/strings.mjs');

if (process.argv[2] === 'offline') {
  const plain = Boolean(process.env.NOWASM);
  if (plain && process.env.RECIPIENT) throw new Error('a room that seals needs WebAssembly: NOWASM and RECIPIENT do not go together');
  const name = (process.env.NAME || 'panah') + (plain ? '-nowasm' : '');
  if (!/^[A-Za-z0-9][\w.-]{0,63}$/.test(name) || name === 'room') throw new Error('NAME takes letters, digits, dots, dashes and underscores');
  const recipient = await named(process.env.RECIPIENT, process.env.RECIPIENT_NAME);
  const cover = process.env.COVER ?? '';
  if (!/^(\d{4,12})?$/.test(cover)) throw new Error('COVER takes a code of 4 to 12 digits');
  const bare = await room(process.env.TITLE, null, plain, cover);
  const own = recipient && await room(process.env.TITLE, recipient, false, cover);
  if (own) sealing(own.packed - bare.packed, own.html.length - bare.html.length);
  const { html } = own ?? bare;
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
  const field = speaker([...FIELD, 'again', 'cancel']);
  writeFileSync(at('pkg/panah-input.js'), `${await bundle('www/panah-input.js', { format: 'esm', minify: false, charset: 'utf8', target: undefined, define: field })}\n`);
  writeFileSync(at('pkg/panah-intercept.js'), `${await bundle('www/panah-intercept.js', { define: field })}\n`);
  for (const folder of ['examples', 'headers']) cpSync(at('www', folder), at('pkg', folder), { recursive: true });
  if (existsSync(at('target/web/panah.d.ts'))) cpSync(at('target/web/panah.d.ts'), at('pkg/panah.d.ts'));
  await app(html, hashes);
  writeFileSync(at('pkg/LICENCES.txt'), licences(works(bundled)));
  writeFileSync(at('pkg/SHA256SUMS'), sums());
  console.log(`${sha256(html).digest('hex')}  pkg/room.html`);
}
