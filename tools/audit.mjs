// Licences and advisories of everything that is built in or builds: every crate of Cargo.lock and every npm package of
// package-lock.json has a licence that may be shipped, and every direct dependency has its line in the README.
//
// Advisories are asked for where that can be done: `cargo deny` or `cargo audit` with their own data, `npm audit` where the
// registry answers it. Where one cannot, a line says so; licences are checked in any case, without a network.
//
//   node tools/audit.mjs [licences]      licences alone, which need nothing but what is here

import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { ask, at, root, runs } from './project.mjs';

/** SPDX identifiers that may be shipped without conditions beyond their text. */
const ALLOWED = new Set(['0BSD', 'Apache-2.0', 'Apache-2.0 WITH LLVM-exception', 'BlueOak-1.0.0', 'BSD-2-Clause', 'BSD-3-Clause', 'CC0-1.0', 'IJG', 'ISC', 'MIT', 'MPL-2.0', 'OFL-1.1', 'Unicode-3.0', 'Unlicense', 'Zlib']);

/** Whether one of the ways that an SPDX expression (SPDX 2.3, annex D) offers is allowed whole; `/` is the old way to write OR.
 * @param {string | null | undefined} expression */
export function allows(expression) {
  const tokens = (expression ?? '').replaceAll('/', ' OR ').match(/\(|\)|[^\s()]+(?: WITH [^\s()]+)?/g) ?? [];
  let next = 0;
  /** @returns {boolean} */
  const one = () => {
    const token = tokens[next];
    next += 1;
    if (token !== '(') return token !== undefined && ALLOWED.has(token);
    const inner = any();
    if (tokens[next] !== ')') return false;
    next += 1;
    return inner;
  };
  const all = () => {
    let answer = one();
    while (tokens[next] === 'AND') {
      next += 1;
      answer = one() && answer;
    }
    return answer;
  };
  const any = () => {
    let answer = all();
    while (tokens[next] === 'OR') {
      next += 1;
      answer = all() || answer;
    }
    return answer;
  };
  const answer = any();
  return answer && next === tokens.length;
}

/** @typedef {{ name: string, version: string, license?: string | null, direct?: boolean }} Package */

/** What is wrong with a list of packages, a line each. @param {readonly Package[]} packages @param {string} readme */
export function faults(packages, readme) {
  const unlicensed = packages.filter(({ license }) => !allows(license)).map(({ name, version, license }) => `${name} ${version}: the licence ${license ?? '(none)'} is not on the list`);
  const unnamed = packages.filter(({ name, direct }) => direct && !readme.includes(`\`${name}\``)).map(({ name }) => `${name}: the README does not say what it is for`);
  return [...unlicensed, ...unnamed];
}

/** @returns {Package[]} */
function crates() {
  const { packages } = JSON.parse(ask('cargo', ['metadata', '--locked', '--format-version', '1']));
  const own = packages.find((/** @type {any} */ { source, name }) => source === null && name === 'panah');
  const direct = new Set(own.dependencies.map((/** @type {any} */ { name }) => name));
  return packages.filter((/** @type {any} */ { source }) => source !== null).map((/** @type {any} */ { name, version, license }) => ({ name, version, license, direct: direct.has(name) }));
}

/** @param {string} lock @returns {Package[]} */
function packagesOf(lock) {
  const { packages } = JSON.parse(readFileSync(at(lock), 'utf8'));
  const direct = new Set([...Object.keys(packages[''].dependencies ?? {}), ...Object.keys(packages[''].devDependencies ?? {})].filter((name) => !name.startsWith('@types/')));
  const place = 'node_modules/';
  return Object.entries(packages).filter(([path]) => path !== '').map(([path, { version, license }]) => {
    const name = path.slice(path.lastIndexOf(place) + place.length);
    return { name, version, license, direct: direct.has(name) && path === place + name };
  });
}

/** Asks one program for advisories. @returns {boolean} whether nothing was found, or nothing could be asked.
 * @param {string} what @param {string} program @param {string[]} args @param {(output: string, status: number | null) => boolean | null} read  Null where it got no answer. */
function advisories(what, program, args, read) {
  const { stdout, stderr, status, error } = spawnSync(program, args, { cwd: root, encoding: 'utf8' });
  const clean = error ? null : read(`${stdout}\n${stderr}`, status);
  console.log(`${what}: ${clean === null ? 'could not be asked for here' : clean ? 'no advisory' : `advisories\n${stdout}\n${stderr}`}`);
  return clean !== false;
}

function main() {
  const readme = readFileSync(at('README.md'), 'utf8');
  const all = { crates: crates(), 'npm packages': packagesOf('package-lock.json'), 'npm packages of the benchmarks': packagesOf('bench/package-lock.json') };
  let sound = true;
  for (const [what, packages] of Object.entries(all)) {
    const found = faults(packages, readme);
    console.log(`${what}: ${packages.length}, ${found.length === 0 ? 'every licence may be shipped, every direct one has its line' : `${found.length} faults`}`);
    for (const fault of found) console.log(`  ${fault}`);
    sound &&= found.length === 0;
  }
  if (process.argv[2] === 'licences') process.exit(sound ? 0 : 1);
  const crateTool = [['deny', ['check', 'advisories']], ['audit', []]].find(([name]) => runs('cargo', [String(name), '--version']));
  if (crateTool) {
    const [name, args] = /** @type {[string, string[]]} */ (crateTool);
    sound = advisories(`advisories of crates (cargo ${name})`, 'cargo', [name, ...args], (text, status) => (status === 0 ? true : /RUSTSEC-\d{4}-\d{4}/.test(text) ? false : null)) && sound;
  } else console.log('advisories of crates: neither cargo deny nor cargo audit is installed');
  sound = advisories('advisories of npm packages (npm audit)', 'npm', ['audit', '--json', '--audit-level=low'], (text, status) => (status === 0 ? true : text.includes('"auditReportVersion"') ? false : null)) && sound;
  process.exit(sound ? 0 : 1);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) main();
