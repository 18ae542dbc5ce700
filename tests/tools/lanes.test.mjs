// What the run of all checks promises: lanes go beside each other, each in order; a stage that fails fails the run and stops the rest.

import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { chosen, race } from '../../tools/test.mjs';

const folder = mkdtempSync(join(tmpdir(), 'panah-lanes-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const mark = (/** @type {string} */ name) => join(folder, name);

/** A stage that runs a script in which `write(mark)` and `seen(mark)` can be used. @param {string} name @param {string} script @param {string} [behind]  The names of those that it comes after. */
const stage = (name, script, behind) => ({
  name,
  program: process.execPath,
  args: ['-e', `const fs = require('fs'), write = (f) => fs.writeFileSync(f, ''), seen = async (f) => { while (!fs.existsSync(f)) await new Promise((d) => setTimeout(d, 10)); }; (async () => { ${script} })()`],
  ...(behind ? { after: behind.split(' ') } : {}),
});
/** @param {string} name */
const writes = (name) => `write(${JSON.stringify(mark(name))});`;
/** @param {string} name */
const waits = (name) => `await seen(${JSON.stringify(mark(name))});`;

/** @param {Parameters<typeof race>[0]} lanes */
async function run(lanes) {
  /** @type {[string, boolean, string][]} */
  const told = [];
  const good = await race(lanes, ({ name, good: passed, said }) => { told.push([name, passed, said]); });
  return { good, told };
}

describe('the lanes of the checks', () => {
  it('go beside each other, and what a stage says is told with its name', async () => {
    // Each waits for the other: one after the other they would never end.
    const { good, told } = await run([[stage('a', `${writes('a')} ${waits('b')} console.log('of a')`)], [stage('b', `${writes('b')} ${waits('a')} console.error('of b')`)]]);
    assert.ok(good);
    assert.deepEqual(told.sort(), [['a', true, 'of a\n'], ['b', true, 'of b\n']]);
  });

  it('hold a stage back until the one that it comes after has ended', async () => {
    const late = `setTimeout(() => { ${writes('built')} }, 300)`;
    const early = `process.exitCode = fs.existsSync(${JSON.stringify(mark('built'))}) ? 0 : 1`;
    assert.ok((await run([[stage('build', late)], [stage('use', early, 'build')]])).good);
    assert.ok((await run([[stage('use', early, 'build')]])).good, 'one that was not asked for is not waited for');
    rmSync(mark('built'));
    assert.ok((await run([[stage('build', late)], [stage('other', '')], [stage('use', early, 'other build')]])).good, 'of several all are waited for');
  });

  it('fail with the first stage that fails, stop what runs beside it, and begin nothing more', { timeout: 60_000 }, async () => {
    const { good, told } = await run([
      [stage('bad', `${waits('running')} process.exitCode = 3`), stage('next', writes('next'))],
      [stage('long', `${writes('running')} await new Promise((d) => setTimeout(d, 600000))`), stage('held', writes('held'), 'next')],
    ]);
    assert.equal(good, false);
    assert.deepEqual(told, [['bad', false, '']]);
    assert.ok(!existsSync(mark('next')) && !existsSync(mark('held')));
  });

  it('have a humble stage give way as a whole, where the system can do so', { skip: !existsSync('/proc/self/autogroup') }, async () => {
    const look = "console.log(fs.readFileSync('/proc/self/autogroup', 'utf8').replace(/.*nice /s, '').trim())";
    const later = (/** @type {string} */ name) => stage(name, `setTimeout(() => { ${look} }, 200)`);
    const { told } = await run([[{ ...later('humble'), humble: true }], [later('other')]]);
    assert.deepEqual(told.sort(), [['humble', true, '5\n'], ['other', true, '0\n']]);
  });

  it('fail where a program cannot be started, or is killed', async () => {
    assert.equal((await run([[{ name: 'none', program: mark('no-such-program'), args: [] }]])).good, false);
    assert.equal((await run([[stage('killed', "process.kill(process.pid, 'SIGKILL')")]])).good, false);
  });

  it('are those that were asked for, in their order, and an unknown name is an error', () => {
    const lanes = [[stage('a', ''), stage('b', '')], [stage('c', '')]];
    const names = (/** @type {string[]} */ ...asked) => chosen(lanes, asked).map((lane) => lane.map(({ name }) => name));
    assert.deepEqual(names(), [['a', 'b'], ['c']]);
    assert.deepEqual(names('b'), [['b']]);
    assert.deepEqual(names('c', 'a'), [['a'], ['c']]);
    assert.throws(() => names('a', 'd'), /no such stage: d/);
  });
});
