// The layers of the house: no file of src/ imports one of a layer above its own, and no two files import each other, in
// whatever roundabout way. The list of layers is the table in ARCHITECTURE.md; src/lib.rs declares its modules in that order.
//
//   node tools/layers.mjs [FOLDER]      the checkout, or one that is laid out like it; ends with status 1 where it is not so

import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { references } from './rust.mjs';

/** @typedef {{ from: string, to: string, name: string, line: number }} Import */
/** @typedef {{ name: string, modules: string[] }} Layer */

/** The rows `| 1 | Name | \`module\` \`module\` … | … |` of the table of layers. @param {string} text @returns {Layer[]} */
export function layersOf(text) {
  const rows = [...text.matchAll(/^\| *\d+ *\| *([^|]+?) *\| *((?:`[^`|]+` *)+)\|/gm)];
  return rows.map(([, name, modules]) => ({ name, modules: [...modules.matchAll(/`([^`]+)`/g)].map(([, module]) => module) }));
}

/** Every Rust file under `folder`, by its path from `root`. @param {string} root @param {string} folder @returns {string[]} */
function rustFiles(root, folder) {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return rustFiles(root, path);
    return path.endsWith('.rs') ? [path] : [];
  }).sort();
}

/** The module that a file is, as a path from its crate's root. @param {string} file */
function moduleOf(file) {
  const [root, crate] = file.startsWith('src/bin/') ? [file.split('/').slice(0, 3).join('/'), 'bin'] : ['src', 'panah'];
  const path = file.slice(root.length + 1).replace(/\.rs$/, '').replace(/\/mod$/, '');
  return [crate === 'bin' ? root : crate, ...(path === 'lib' || path === 'main' ? [] : path.split('/'))].join('::');
}

/** All that the files of `root` import from each other. Modules of tests are no part of the house. @param {string} root */
export function imports(root) {
  const files = rustFiles(root, 'src');
  const modules = new Map(files.map((file) => [moduleOf(file), file]));
  const read = new Map(files.map((file) => [file, references(readFileSync(join(root, file), 'utf8'), moduleOf(file))]));
  const tests = new Set([...read.values()].flatMap((one) => one.tests).map((module) => modules.get(module)));
  /** @type {Map<string, Map<string, string>>} */
  const scopes = new Map();
  for (const { scope } of read.values()) for (const [module, names] of scope) scopes.set(module, names);

  /** The module in which a path ends, through whatever hands its name on. @param {string} path @param {number} [steps] @returns {string | undefined} */
  const home = (path, steps = 0) => {
    const names = path.split('::');
    for (let n = names.length; n > 0; n--) {
      const module = names.slice(0, n).join('::');
      if (!scopes.has(module)) continue;
      const onward = n < names.length && scopes.get(module)?.get(names[n]);
      const next = onward && [onward, ...names.slice(n + 1)].join('::');
      return next && next !== path && steps < 20 ? home(next, steps + 1) ?? module : module;
    }
    return undefined;
  };
  const inline = new Map([...read].flatMap(([file, { scope }]) => [...scope.keys()].map((module) => /** @type {const} */ ([module, file]))));

  /** @type {Import[]} */
  const found = [];
  for (const [file, { paths }] of read) {
    if (tests.has(file)) continue;
    for (const { path, line } of paths) {
      const module = home(path);
      const to = module && inline.get(module);
      if (to && to !== file && !tests.has(to)) found.push({ from: file, to, name: path.split('::').slice(1).join('::'), line });
    }
  }
  return { files: files.filter((file) => !tests.has(file)), imports: found };
}

/** The layer that a file is on, by the longest name that holds it; -1 where none does. @param {Layer[]} layers @param {string} file */
function layerOf(layers, file) {
  const path = file.replace(/^src\//, '').replace(/\.rs$/, '');
  let best = { length: -1, layer: -1 };
  layers.forEach(({ modules }, layer) => modules.forEach((module) => {
    if ((path === module || path.startsWith(`${module}/`)) && module.length > best.length) best = { length: module.length, layer };
  }));
  return best.layer;
}

/** Sets of files of which each can reach each other. @param {string[]} files @param {Import[]} imports @returns {string[][]} */
export function circles(files, imports) {
  /** @type {Map<string, Set<string>>} */
  const ways = new Map(files.map((file) => [file, new Set()]));
  for (const { from, to } of imports) ways.get(from)?.add(to);
  /** @param {string} from */
  const reach = (from) => {
    const seen = new Set();
    const open = [from];
    for (let file = open.pop(); file; file = open.pop()) {
      for (const next of ways.get(file) ?? []) if (!seen.has(next)) { seen.add(next); open.push(next); }
    }
    return seen;
  };
  const reached = new Map(files.map((file) => [file, reach(file)]));
  const placed = new Set();
  return files.flatMap((file) => {
    if (placed.has(file) || !reached.get(file)?.has(file)) return [];
    const circle = files.filter((other) => reached.get(file)?.has(other) && reached.get(other)?.has(file));
    circle.forEach((other) => placed.add(other));
    return [circle];
  });
}

/** All that is wrong with the layers of the house at `root`, a sentence each. @param {string} root @returns {string[]} */
export function faults(root) {
  const layers = layersOf(readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8'));
  if (layers.length === 0) return ['ARCHITECTURE.md has no table of layers'];
  const house = imports(root);
  const faults = [];
  for (const { name, modules } of layers) {
    for (const module of modules) {
      if (!existsSync(join(root, 'src', module)) && !existsSync(join(root, 'src', `${module}.rs`))) faults.push(`ARCHITECTURE.md puts ${module} on the layer "${name}", and there is no such module`);
    }
  }
  const named = layers.flatMap(({ modules }) => modules);
  for (const module of named) if (named.indexOf(module) !== named.lastIndexOf(module)) faults.push(`ARCHITECTURE.md puts ${module} on two layers`);
  for (const file of house.files) {
    if (file !== 'src/lib.rs' && layerOf(layers, file) < 0) faults.push(`${file} is on no layer of ARCHITECTURE.md`);
  }
  let highest = 0;
  for (const [, module] of readFileSync(join(root, 'src/lib.rs'), 'utf8').matchAll(/(?<!\[cfg\(test\)\]\n)^(?:pub(?:\(crate\))? )?mod (\w+);/gm)) {
    const layer = layerOf(layers, `src/${module}.rs`);
    if (layer < highest) faults.push(`src/lib.rs declares ${module} after a module of a higher layer`);
    highest = Math.max(highest, layer);
  }
  for (const { from, to, name, line } of house.imports) {
    const [low, high] = [layerOf(layers, from), layerOf(layers, to)];
    if (low >= 0 && high > low) faults.push(`${from}:${line} looks up, from "${layers[low].name}" to "${layers[high].name}": ${name} of ${to}`);
  }
  for (const circle of circles(house.files, house.imports)) {
    faults.push(`${circle.length} files import each other in a circle: ${circle.join(', ')}`);
    const ties = new Map(house.imports.filter(({ from, to }) => circle.includes(from) && circle.includes(to)).map((one) => [`${one.from} ${one.to} ${one.name}`, one]));
    for (const { from, to, name, line } of ties.values()) faults.push(`  ${from}:${line} takes ${name} of ${to}`);
  }
  return [...new Set(faults)];
}

if (process.argv[1] && resolve(process.argv[1]) === resolve(import.meta.filename)) {
  const found = faults(resolve(process.argv[2] ?? join(import.meta.dirname, '..')));
  for (const fault of found) console.error(fault);
  process.exit(found.length === 0 ? 0 : 1);
}
