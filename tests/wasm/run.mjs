// Runs the wasm tests (tests/wasm/main.rs and tests/wasm_*.rs) in a headless Chromium. Fails when a test fails, when a file
// of tests ran none, and when the page says nothing.

import { spawn, spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import { copyFileSync, readdirSync } from 'node:fs';
import { chromium as playwright } from 'playwright-core';
import { at, root, wasmFlags } from '../../tools/project.mjs';
import { chromium, flags } from '../../tools/programs.mjs';
import { without } from '../../tools/wasm.mjs';

const targets = ['wasm', ...readdirSync(at('tests')).filter((name) => /^wasm_\w+\.rs$/.test(name)).map((name) => name.slice(0, -3))];

const built = spawnSync('cargo', [
  'test', '--locked', '--no-run', '--message-format=json-render-diagnostics', '--target', 'wasm32-unknown-unknown',
  '--no-default-features', '--features', 'documents', ...targets.flatMap((name) => ['--test', name]),
], { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28, env: { ...process.env, ...wasmFlags() }, stdio: ['ignore', 'pipe', 'inherit'] });
if (built.status !== 0) process.exit(1);

/** @type {{ name: string, wasm: string }[]} */
const tests = [];
for (const line of built.stdout.split('\n')) {
  if (!line.startsWith('{')) continue;
  const message = JSON.parse(line);
  if (message.reason === 'compiler-artifact' && message.executable && message.target.kind.includes('test')) tests.push({ name: message.target.name, wasm: message.executable });
}

/** A port that nothing listens on. @returns {Promise<number>} */
const freePort = () => new Promise((done) => {
  const server = createServer().listen(0, '127.0.0.1', () => {
    const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
    server.close(() => done(port));
  });
});

/** Runs one file of tests and returns what its page says. @param {import('playwright-core').Browser} browser @param {string} wasm */
async function runOne(browser, wasm) {
  const address = `127.0.0.1:${await freePort()}`;
  // As the core itself: a copy says that it does without reference types.
  const plain = wasm.replace(/\.wasm$/, '.plain.wasm');
  copyFileSync(wasm, plain);
  without(plain);
  const runner = spawn(at('target/tools/bin/wasm-bindgen-test-runner'), [plain], {
    cwd: root, stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, NO_HEADLESS: '1', WASM_BINDGEN_TEST_ADDRESS: address },
  });
  try {
    for (let tries = 0; ; tries += 1) {
      if (runner.exitCode !== null) throw new Error(`the runner ended with ${runner.exitCode}`);
      if (await fetch(`http://${address}/`).then((answer) => answer.ok, () => false)) break;
      if (tries > 300) throw new Error('the runner did not start');
      await new Promise((done) => setTimeout(done, 100));
    }
    const page = await browser.newPage();
    await page.goto(`http://${address}/`);
    const output = page.locator('#output');
    await page.waitForFunction(() => /test result: /.test(document.querySelector('#output')?.textContent ?? ''), null, { timeout: 180_000 })
      .catch(() => {});
    const said = await output.textContent() ?? '';
    await page.close();
    return said;
  } finally {
    runner.kill();
  }
}

const browser = await playwright.launch({ executablePath: chromium(), args: flags });
let failed = tests.length !== targets.length;
for (const { name, wasm } of tests) {
  const said = await runOne(browser, wasm).catch((error) => `${error}`);
  const result = /test result: (\w+)\. (\d+) passed; (\d+) failed/.exec(said);
  const good = result?.[1] === 'ok' && Number(result[2]) > 0 && result[3] === '0';
  console.log(good ? `${name}: ${result[0]}` : `${name}: FAILED\n${said}`);
  failed ||= !good;
}
await browser.close();
process.exit(failed ? 1 : 0);
