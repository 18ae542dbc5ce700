// Every check, in three lanes beside each other: what cargo builds for this machine and runs, what it builds for the browser, and what Node
// and the browser do. What looks at the time runs in the last: so the lanes of cargo give way. Stops at the first stage that fails, and ends
// with one line a stage.
//
//   node tools/test.mjs [STAGE...]      only these stages

import { spawn } from 'node:child_process';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { at, root, wasmFlags } from './project.mjs';

/** @typedef {{ name: string, program: string, args: string[], env?: Record<string, string>, after?: string[], humble?: boolean }} Stage  A humble one gives way to the others. */
/** @typedef {{ name: string, good: boolean, seconds: number, said: string }} Ended */

/** How much a humble stage gives way: to a quarter of the time at worst, so that nothing in it stands still. */
const NICE = 5;

/** The lanes of some stages, in order. One that comes after a stage of another lane waits for it, where that is asked for too.
 * @param {Stage[][]} lanes @param {readonly string[]} asked */
export function chosen(lanes, asked) {
  const names = lanes.flat().map(({ name }) => name);
  const unknown = asked.filter((name) => !names.includes(name));
  if (unknown.length > 0) throw new Error(`no such stage: ${unknown.join(', ')}`);
  const wanted = asked.length > 0 ? asked : names;
  return lanes.map((lane) => lane.filter(({ name }) => wanted.includes(name))).filter((lane) => lane.length > 0);
}

/** Runs lanes beside each other, and the stages of each in order. At the first that fails the others are stopped, and none begins.
 * @param {Stage[][]} lanes @param {(result: Ended) => void} report  Called for each stage that ended of itself. @returns {Promise<boolean>} whether all passed */
export async function race(lanes, report) {
  let good = true;
  /** The process groups that run. @type {Set<number>} */
  const groups = new Set();
  const stop = () => {
    good = false;
    for (const group of groups) try { process.kill(-group, 'SIGTERM'); } catch { /* It has ended. */ }
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
  /** @type {Map<string, (ended: unknown) => void>} */
  const ends = new Map();
  const ended = new Map(lanes.flat().map(({ name }) => [name, new Promise((done) => ends.set(name, done))]));

  /** @param {Stage} stage @returns {Promise<Ended>} */
  const run = ({ name, program, args, env, humble }) => new Promise((done) => {
    const from = Date.now();
    // A single lane is shown as it goes; of two, each stage is shown whole at its end.
    const child = spawn(program, args, { cwd: root, detached: true, stdio: lanes.length > 1 ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...env } });
    if (child.pid) groups.add(child.pid);
    // Linux shares time out among sessions first, and only within each by how nice a program is.
    if (humble) try { writeFileSync(`/proc/${child.pid}/autogroup`, `${NICE}`); } catch { /* It is not Linux, or has ended. */ }
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (words) => { said += words; });
    const over = (/** @type {boolean} */ passed) => {
      if (child.pid) groups.delete(child.pid);
      done({ name, good: passed, seconds: (Date.now() - from) / 1000, said });
    };
    child.once('error', (error) => { said += error.message; over(false); });
    child.once('close', (code) => over(code === 0));
  });

  await Promise.all(lanes.map(async (lane) => {
    for (const stage of lane) {
      await Promise.all((stage.after ?? []).map((name) => ended.get(name)));
      if (!good) break;
      console.log(`== ${stage.name}`);
      const result = await run(stage);
      // What was stopped has not failed.
      if (good || result.good) report(result);
      if (!result.good) stop();
      ends.get(stage.name)?.(null);
    }
    for (const { name } of lane) ends.get(name)?.(null);
  }));
  process.off('SIGINT', stop).off('SIGTERM', stop);
  return good;
}

async function main() {
  /** @param {string} folder @param {string} ending */
  const files = (folder, ending) => existsSync(at(folder)) ? readdirSync(at(folder)).filter((name) => name.endsWith(ending)).sort().map((name) => `${folder}/${name}`) : [];
  const wasm32 = ['--target', 'wasm32-unknown-unknown'];
  const node = process.execPath;
  /** @param {string} folder @param {...string} flags */
  const nodeTest = (folder, ...flags) => ({ program: node, args: ['--test', '--test-reporter=spec', ...flags, ...files(folder, '.test.mjs')] });
  /** A stage that gives way to the other lane. @param {string} name @param {string[]} command @param {Record<string, string>} [env] @returns {Stage} */
  const humble = (name, command, env = {}) => ({ name, program: 'nice', args: ['-n', String(NICE), ...command], env, humble: true });

  const lanes = chosen([
    [
      humble('format', ['cargo', 'fmt', '--all', '--check']),
      // All of it at once: what runs later finds it built, and the browser's tests ask the desk tool.
      humble('compile', ['cargo', 'test', '--locked', '--quiet', '--no-run']),
      humble('lints', ['cargo', 'clippy', '--locked', '--all-targets', '--', '-D', 'warnings']),
      humble('docs', ['cargo', 'doc', '--locked', '--no-deps'], { RUSTDOCFLAGS: '-D warnings' }),
      humble('pack', ['cargo', 'test', '--locked', '--quiet', '--manifest-path', 'tools/pack/Cargo.toml', '--target-dir', 'target']),
      humble('native', ['cargo', 'test', '--locked', '--quiet']),
    ],
    [
      // The core of an organisation's room, which seals as well.
      humble('core', ['make', '--silent', 'target/web/bundle/panah_bg.wasm']),
      // The one for browsers without WebAssembly.
      humble('nowasm', ['make', '--silent', 'target/web/nowasm/core.js']),
      humble('wasm', [node, 'tests/wasm/run.mjs']),
      humble('lints-wasm', ['cargo', 'clippy', '--locked', '--lib', ...wasm32, '--no-default-features', '--features', 'documents,evidence', '--', '-D', 'warnings'], wasmFlags()),
    ],
    [
      { name: 'layers', program: node, args: ['tools/layers.mjs'] },
      { name: 'licences', program: node, args: ['tools/audit.mjs', 'licences'] },
      { name: 'room', ...nodeTest('tests/room') },
      { name: 'types', after: ['core'], program: at('node_modules/.bin/tsc'), args: ['--project', 'tsconfig.json'] },
      { name: 'tools', after: ['core'], ...nodeTest('tests/tools') },
      { name: 'e2e', after: ['core', 'nowasm', 'compile'], ...nodeTest('tests/e2e', '--test-concurrency=2', '--test-timeout=1200000') },
    ],
  ], process.argv.slice(2));

  const from = Date.now();
  /** @type {string[]} */
  const lines = [];
  const line = (/** @type {string} */ name, /** @type {number} */ seconds) => `${name.padEnd(12)}${seconds.toFixed(1).padStart(8)} s`;
  const good = await race(lanes, ({ name, good: passed, seconds, said }) => {
    if (said.trim()) console.log(`\n-- ${name}\n${said.trimEnd()}\n`);
    lines.push(`${passed ? 'passed' : 'FAILED'}  ${line(name, seconds)}`);
  });
  console.log(`\n${lines.join('\n')}\n${good ? 'passed' : 'FAILED'}  ${line('all', (Date.now() - from) / 1000)}`);
  process.exit(good ? 0 : 1);
}

if (process.argv[1] === import.meta.filename) await main();
