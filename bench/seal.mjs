// What a seal costs beside `age` and `rage`, where they are here, on one file in one run; the memory that a stream of 2 GB takes; and
// what the proof of a photo of 12 megapixels takes to make and to check.
//
//   node bench/seal.mjs [MB]      a file of so many random megabytes, 512 unless one is given

import { execFileSync, spawnSync } from 'node:child_process';
import { closeSync, ftruncateSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { randomFillSync } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { at, built, root } from '../tools/project.mjs';
import { make } from '../tests/e2e/photos.mjs';

const size = Number(process.argv[2] ?? 512);
const runs = Number(process.env.RUNS ?? 3);
const recipient = 'age1hr2dpxtekc73ywxcce5uur4zxrn0wqr00m4z88a8dljxcc7x7swqrw9u3v';
const room = mkdtempSync(join(tmpdir(), 'panah-seal-'));
const [input, output] = [join(room, 'in'), join(room, 'out')];

/** A file of so many megabytes, random or a hole. @param {number} megabytes @param {boolean} random */
function fill(megabytes, random) {
  const file = openSync(input, 'w');
  const block = new Uint8Array(1e6);
  if (random) for (let i = 0; i < megabytes; i += 1) writeSync(file, randomFillSync(block));
  else ftruncateSync(file, megabytes * 1e6);
  closeSync(file);
}

execFileSync('cargo', ['build', '--release', '--locked', '--example', 'seal'], { cwd: root, stdio: 'inherit' });
const own = built('release/examples/seal');
/** @param {string[]} words */
const ask = (...words) => execFileSync(own, words, { encoding: 'utf8' }).trim().split(' ').map(Number);

try {
  fill(size, true);
  /** @type {Record<string, number[]>} */
  const times = { panah: [], age: [], rage: [] };
  // In turn, so that whatever else the machine does falls on all of them.
  for (let run = 0; run < runs; run += 1) {
    times.panah?.push(ask('seal', input, output, recipient)[0] ?? 0);
    for (const program of ['age', 'rage']) {
      rmSync(output, { force: true });
      const from = performance.now();
      const { error, status } = spawnSync(process.env[program.toUpperCase()] ?? program, ['-r', recipient, '-o', output, input], { stdio: 'ignore' });
      if (!error && status === 0) times[program]?.push((performance.now() - from) / 1000);
    }
  }
  for (const [program, all] of Object.entries(times)) {
    const best = Math.min(...all);
    console.log(all.length > 0 ? `seal ${size} MB: ${program.padEnd(6)} ${(size / best).toFixed(0).padStart(6)} MB/s, the best of ${all.length}` : `seal: ${program} is not here`);
  }
  fill(2000, false);
  const [seconds = 0, peak = 0] = ask('seal', input, output, recipient);
  console.log(`seal 2000 MB: ${seconds.toFixed(1)} s, at most ${(peak / 1024).toFixed(1)} MiB of memory`);
  rmSync(output);
  const { photo } = await make({ photo: { width: 4000, height: 3000, quality: 0.9, orientation: 1, faces: [[0, 0, 1800, 0]] } }, 'bench-tiles');
  const [made = 0, checked = 0, all, covered, len] = ask('tiles', photo ?? '');
  console.log(`proof of 12 MP: made and checked in ${made.toFixed(2)} s, checked alone in ${checked.toFixed(2)} s; ${covered} of ${all} tiles covered, ${len} bytes`);
} finally {
  rmSync(room, { recursive: true, force: true });
}
