// Plants small faults, one at a time, and runs the fast tests that should notice: a fault that no test notices is one that anybody
// could make. docs/mutants.md says how it is used, and lists the faults that change nothing, each with its reason.
//
//   node tools/mutants.mjs [PART...] [--shard K/N] [--minutes M] [--day D]
//
// PART is `room`, a part of the core below, or a file. All parts unless told otherwise, and of the containers three, which follow from the day.

import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { posix } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { faults, planted } from './faults.mjs';
import { ask, at } from './project.mjs';

const TOOL = '27.1.0';

/** The parts of the core: their files, and the words in the names of the fast tests that look at them.
 * @type {Record<string, { files: string[], tests: string[] }>} */
const CORE = {
  wall: {
    files: ['verify', 'apply', 'plan', 'limits', 'report', 'receipt', 'strip', 'inspect', 'pack'].map((name) => `src/${name}.rs`),
    tests: ['guards', 'tiling', 'receipt', 'strip::', 'report::', 'pack::', 'parts::', 'essence'],
  },
  codecs: { files: ['src/codecs/**/*.rs'], tests: ['codecs::', 'movie::', 'streams::', 'aac::', 'jpeg'] },
  cover: { files: ['src/pixels/cover.rs', 'src/film/cover.rs'], tests: ['cover'] },
  film: { files: ['unsure', 'review', 'cover', 'people'].map((name) => `src/film/${name}.rs`), tests: ['film::'] },
};

/** The containers: each with the tests that are named after it. */
const CONTAINERS = readdirSync(at('src/formats')).filter((name) => name.endsWith('.rs')).map((name) => name.slice(0, -3)).sort();
/** @param {string} name */
const container = (name) => ({
  files: [`src/formats/${name}.rs`, ...(existsSync(at('src/formats', name)) ? [`src/formats/${name}/**/*.rs`] : [])],
  tests: [`${name}::`, 'tiling', 'essence', 'streams::', 'golden', 'office', 'documents'],
});

/** Whether a fault stands in the list of those that change nothing. @param {string} list @param {string} file @param {string} what */
export const listed = (list, file, what) => list.includes(`- \`${file}\`: \`${what}\`: `);

/** One of the equal parts of a list, as in `2/8`: its third. @template T @param {readonly T[]} list @param {string} shard */
export function part(list, shard) {
  const [, k, n] = (/^(\d+)\/(\d+)$/.exec(shard) ?? []).map(Number);
  if (k === undefined || n === undefined || k >= n) throw new Error(`no such part: ${shard}`);
  return list.filter((_, i) => i % n === k);
}

/** The files that a script imports, whether at its start or later, and those that they do. @param {string} script @param {Set<string>} [seen] */
export function reach(script, seen = new Set()) {
  const source = readFileSync(at(script), 'utf8').replace(/\/\*.*?\*\//gs, '');
  for (const [, from] of source.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)) {
    const file = posix.join(posix.dirname(script), from ?? '');
    if (seen.has(file) || !existsSync(at(file))) continue;
    seen.add(file);
    reach(file, seen);
  }
  return seen;
}

/** A copy of what is tracked, in which faults are planted: the checkout stays as it is, whatever happens. @param {string} name */
function copied(name) {
  const folder = at('target/mutants', name);
  for (const old of existsSync(folder) ? readdirSync(folder) : []) if (old !== 'target') rmSync(`${folder}/${old}`, { recursive: true });
  // What was not changed keeps its time, so that it is not built again.
  for (const file of ask('git', ['ls-files', '--cached', '--others', '--exclude-standard']).split('\n')) {
    if (existsSync(at(file))) cpSync(at(file), `${folder}/${file}`, { preserveTimestamps: true });
  }
  symlinkSync(at('node_modules'), `${folder}/node_modules`);
  return folder;
}

/** Runs tests until one fails. @param {string} folder @param {readonly string[]} tests @param {number} most  Milliseconds. @returns {Promise<boolean>} */
async function green(folder, tests, most) {
  for (const test of tests) {
    const code = await new Promise((done) => {
      const child = spawn(process.execPath, [test], { cwd: folder, stdio: 'ignore', timeout: most, killSignal: 'SIGKILL' });
      child.on('exit', done);
    });
    if (code !== 0) return false;
  }
  return true;
}

/** @typedef {{ files: readonly string[], shard: string, until: number, list: string }} Wanted */

/** Plants faults in the room's scripts. @param {Wanted} wanted @returns {Promise<boolean>} whether each was noticed or is listed */
async function room({ files, shard, until, list }) {
  const tests = readdirSync(at('tests/room')).filter((name) => name.endsWith('.test.mjs')).map((name) => `tests/room/${name}`);
  const reached = new Map(tests.map((test) => [test, reach(test)]));
  const work = [];
  for (const file of files) {
    // The test of the same name first: it is the likeliest to notice.
    const own = tests.filter((test) => reached.get(test)?.has(file)).sort((a, b) => Number(b.includes(`/${posix.basename(file, '.js')}.`)) - Number(a.includes(`/${posix.basename(file, '.js')}.`)));
    if (own.length === 0) console.log(`${file}: no test without a browser imports it`);
    else work.push(...faults(readFileSync(at(file), 'utf8')).map((fault) => ({ file, fault, own })));
  }
  const mine = part(work, shard);
  const counts = { planted: 0, noticed: 0, listed: 0, missed: 0 };
  const next = mine.values();
  // Of this run's own: another may go on beside it.
  const folders = [0, 1].map((i) => copied(`room-${process.pid}-${i}`));
  const from = Date.now();
  const used = new Set(mine.flatMap(({ own }) => own));
  if (!await green(/** @type {string} */ (folders[0]), [...used], 120_000)) throw new Error('a test fails before any fault is planted');
  // A fault that keeps a test from ending is noticed.
  const most = 10_000 + 5 * (Date.now() - from);
  await Promise.all(folders.map(async (folder) => {
    for (const { file, fault, own } of next) {
      if (Date.now() > until) break;
      const source = readFileSync(at(file), 'utf8');
      writeFileSync(`${folder}/${file}`, planted(source, fault));
      const missed = await green(folder, own, most);
      writeFileSync(`${folder}/${file}`, source);
      counts.planted += 1;
      if (counts.planted % 100 === 0) console.log(`${counts.planted} of ${mine.length}`);
      if (!missed) counts.noticed += 1;
      else if (listed(list, file, fault.what)) counts.listed += 1;
      else {
        counts.missed += 1;
        console.log(`MISSED ${file}:${fault.line}: ${fault.what}`);
      }
    }
  }));
  for (const folder of folders) rmSync(folder, { recursive: true });
  console.log(`room: ${mine.length} faults, ${counts.planted} planted, ${counts.noticed} noticed, ${counts.listed} change nothing, ${counts.missed} missed`);
  return counts.missed === 0;
}

/** Has cargo-mutants plant faults in a part of the core. @param {string} name @param {string[]} tests @param {Wanted} wanted */
function core(name, tests, { files, shard, until, list }) {
  const tool = at('target/tools/bin/cargo-mutants');
  if (spawnSync(tool, ['mutants', '--version'], { encoding: 'utf8' }).stdout?.trim() !== `cargo-mutants ${TOOL}`) {
    const env = { ...process.env, CARGO_PROFILE_RELEASE_OPT_LEVEL: '1', CARGO_PROFILE_RELEASE_LTO: 'off', CARGO_PROFILE_RELEASE_CODEGEN_UNITS: '256' };
    const { status } = spawnSync('cargo', ['install', 'cargo-mutants', '--version', `=${TOOL}`, '--locked', '--root', at('target/tools'), '--target-dir', at('target/tools/build')], { stdio: 'inherit', env });
    if (status !== 0) throw new Error('cargo-mutants cannot be installed');
  }
  const folder = copied('core');
  mkdirSync(`${folder}/target`, { recursive: true });
  // Built with little optimisation: nearly all of the time goes into building.
  const env = { ...process.env, CARGO_TARGET_DIR: `${folder}/target`, CARGO_PROFILE_DEV_OPT_LEVEL: '1', CARGO_PROFILE_DEV_DEBUG: '0', CARGO_INCREMENTAL: '1' };
  const args = ['mutants', '--dir', folder, '--in-place', '--no-shuffle', '--colors', 'never', '--output', folder, '--shard', shard, '--minimum-test-timeout', '120', ...files.flatMap((file) => ['--file', file])];
  const { status } = spawnSync(tool, [...args, '--', '--lib', '--test', 'native', '--', ...tests], { cwd: folder, stdio: 'inherit', env, timeout: Math.max(until - Date.now(), 1), killSignal: 'SIGINT' });
  // 0: all noticed; 2 and 3: some missed, or without an end; null: out of time.
  if (![0, 2, 3, null].includes(status)) throw new Error('cargo-mutants could not run');
  const told = (/** @type {string} */ of) => (existsSync(`${folder}/mutants.out/${of}.txt`) ? readFileSync(`${folder}/mutants.out/${of}.txt`, 'utf8').split('\n').filter(Boolean) : []);
  const missed = told('missed').filter((line) => {
    const [, file = '', what = ''] = /^(.*?):\d+:\d+: (.*)$/.exec(line) ?? [];
    return !listed(list, file, what);
  });
  for (const line of missed) console.log(`MISSED ${line}`);
  console.log(`${name}: ${told('caught').length + told('timeout').length} noticed, ${told('missed').length - missed.length} change nothing, ${missed.length} missed, ${told('unviable').length} do not compile`);
  return missed.length === 0;
}

async function main() {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { shard: { type: 'string', default: '0/1' }, minutes: { type: 'string', default: '600' }, day: { type: 'string' } } });
  const day = Number(values.day ?? Math.floor(Date.now() / 86_400_000));
  const today = [0, 1, 2].map((i) => /** @type {string} */ (CONTAINERS[(3 * day + i) % CONTAINERS.length]));
  const wanted = { shard: values.shard, until: Date.now() + Number(values.minutes) * 60_000, list: readFileSync(at('docs/mutants.md'), 'utf8') };
  const scripts = ['www/room', 'www/film'].flatMap((folder) => readdirSync(at(folder)).filter((name) => name.endsWith('.js')).map((name) => `${folder}/${name}`));
  let sound = true;
  for (const name of positionals.length > 0 ? positionals : ['room', ...Object.keys(CORE), ...today]) {
    const known = CORE[name] ?? (CONTAINERS.includes(name) ? container(name) : null);
    const of = Object.values(CORE).find(({ files }) => files.includes(name) || (name.startsWith('src/codecs/') && files[0]?.startsWith('src/codecs')));
    const owner = of ?? (name.startsWith('src/formats/') ? container(posix.basename(/** @type {string} */ (name.split('/')[2]), '.rs')) : null);
    if (name === 'room') sound = await room({ ...wanted, files: scripts }) && sound;
    else if (scripts.includes(name)) sound = await room({ ...wanted, files: [name] }) && sound;
    else if (known) sound = core(name, known.tests, { ...wanted, files: known.files }) && sound;
    else if (owner && existsSync(at(name))) sound = core(name, owner.tests, { ...wanted, files: [name] }) && sound;
    else throw new Error(`no such part: ${name}`);
  }
  process.exit(sound ? 0 : 1);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await main();
