// The licence texts of everything that is built into the room and its package, as one text: crates of the core and of what unpacks it, npm
// packages that the scripts are bundled with, the font, the weights.

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ask, at } from './project.mjs';

/** @typedef {{ name: string, licence: string, source: string, texts: string[], notices?: string[] }} Work  A work, where its source is, and what the
 * Apache licence (section 4d) has go with it. */

/** The files of a package that hold its licence. */
const NAMES = /^(licen[sc]e|copying|notice|unlicense|copyright)/i;

/** @param {string} folder @param {RegExp} [names] */
const textsIn = (folder, names = NAMES) => readdirSync(folder).filter((name) => names.test(name)).sort().map((name) => readFileSync(join(folder, name), 'utf8').replaceAll('\r', '').trim());

/** What a manifest builds in, without what only builds or tests it. @param {string[]} how  Options of `cargo metadata`. @returns {Work[]} */
function crates(how) {
  /** @type {any} */
  const { packages, resolve } = JSON.parse(ask('cargo', ['metadata', '--locked', '--format-version', '1', '--filter-platform', 'wasm32-unknown-unknown', ...how]));
  const nodes = new Map(resolve.nodes.map((/** @type {any} */ node) => [node.id, node]));
  // A macro runs in the compiler: nothing of it, or of what it uses, is in what comes out.
  const macros = new Set(packages.filter((/** @type {any} */ { targets }) => targets.some((/** @type {any} */ { kind }) => kind.includes('proc-macro'))).map((/** @type {any} */ { id }) => id));
  /** @type {Set<string>} */
  const used = new Set();
  const use = (/** @type {string} */ id) => {
    if (used.has(id) || macros.has(id)) return;
    used.add(id);
    for (const { pkg, dep_kinds: kinds } of nodes.get(id).deps) if (kinds.some((/** @type {any} */ { kind }) => kind === null)) use(pkg);
  };
  use(resolve.root);
  const theirs = packages.filter((/** @type {any} */ { id, source }) => used.has(id) && source !== null);
  return theirs.map((/** @type {any} */ { name, version, license, repository, manifest_path: path }) => ({ name: `${name} ${version}`, licence: license, source: repository ?? '', texts: textsIn(dirname(path)), notices: textsIn(dirname(path), /^notice/i) }));
}

/** @param {string} name  Of an npm package. @returns {Work} */
function npm(name) {
  const { version, license, repository } = JSON.parse(readFileSync(at('node_modules', name, 'package.json'), 'utf8'));
  const source = (repository?.url ?? repository ?? '').replace(/^git\+|\.git$/g, '');
  return { name: `${name} ${version}`, licence: license, source, texts: textsIn(at('node_modules', name)) };
}

/** Everything that is built in. @param {Iterable<string>} packages  The npm packages that the scripts are bundled with. @param {string} [features]  Of the core. */
export function works(packages, features = 'documents,evidence') {
  const core = crates(['--no-default-features', '--features', features]);
  const unpacks = crates(['--manifest-path', at('tools/pack/Cargo.toml')]);
  const known = new Set(core.map(({ name }) => name));
  const text = (/** @type {string} */ path) => [readFileSync(at(path), 'utf8').trim()];
  return [
    { name: 'Panah', licence: 'MIT OR Apache-2.0', source: '', texts: [...text('LICENSE-MIT'), ...text('LICENSE-APACHE')] },
    { name: 'The standard library of Rust', licence: 'MIT OR Apache-2.0', source: 'https://github.com/rust-lang/rust', texts: text('LICENSE-APACHE') },
    { name: 'Vazirmatn', licence: 'OFL-1.1', source: 'https://github.com/rastikerdar/vazirmatn', texts: text('www/font.OFL.txt') },
    { name: 'YuNet', licence: 'MIT', source: 'https://github.com/opencv/opencv_zoo', texts: text('src/faces/YUNET-LICENSE') },
    ...core, ...unpacks.filter(({ name }) => !known.has(name)), ...[...packages].sort().map(npm),
  ];
}

/** The works as whoever may choose takes them: under the Apache licence, whose text then stands once. @param {readonly Work[]} all @returns {Work[]} */
export function chosenApache(all) {
  const apache = readFileSync(at('LICENSE-APACHE'), 'utf8').trim();
  return all.map((work) => {
    const ways = work.licence.split(/ OR |\//);
    return ways.includes('Apache-2.0') && !/[()]| AND /.test(work.licence) ? { ...work, licence: 'Apache-2.0', texts: [apache, ...work.notices ?? []] } : work;
  });
}

/** The same words, with each paragraph in one line where it was broken because the line was full: a page breaks lines by itself. @param {string} text */
export const flowing = (text) => text.replace(/^[ \t]+/gm, '').replace(/(?<=[^\n]{45})\n(?=[^\n])/g, ' ');

/** All of it to be read: each text once, under the works that it is the licence of. @param {readonly Work[]} all @param {(text: string) => string} [shaped]  A text as it stands there. */
export function licences(all, shaped = (text) => text) {
  const bare = all.filter(({ texts }) => texts.length === 0).map(({ name }) => name);
  if (bare.length > 0) throw new Error(`no licence text was found of ${bare.join(', ')}`);
  const list = all.map(({ name, licence, source }) => [name, licence, source].filter(Boolean).join(', '));
  /** By what they say, however it is broken into lines. @type {Map<string, { text: string, of: string[] }>} */
  const texts = new Map();
  for (const { name, texts: own } of all) {
    for (const text of own) {
      const key = text.replace(/\s+/g, ' ');
      const entry = texts.get(key) ?? { text, of: [] };
      if (!entry.of.includes(name)) entry.of.push(name);
      texts.set(key, entry);
    }
  }
  const rule = '='.repeat(80);
  return ['What is built into this package, its licences, and where its source is.', list.join('\n'), ...[...texts.values()].map(({ text, of }) => `${rule}\n${of.join(', ')}\n${rule}\n${shaped(text)}`)].join('\n\n').concat('\n');
}
