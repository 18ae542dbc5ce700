// The package as npm publishes it, installed into an empty project.

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after } from 'node:test';
import { at } from '../tools/project.mjs';

/** An empty project that has the package and, of the workbench's, these; it goes when the tests end. Returns its folder, and the files that are
 * published. @param {...string} others */
export function project(...others) {
  const folder = mkdtempSync(join(tmpdir(), 'panah-packed-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  const npm = (/** @type {string[]} */ ...args) => execFileSync('npm', args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'empty', private: true, type: 'module' }));
  /** @type {{ filename: string, files: { path: string }[] }[]} */
  const [packed] = JSON.parse(npm('pack', at('pkg'), '--json', '--ignore-scripts'));
  // Offline, with scripts: a package that asked for anything, or ran anything, would be seen.
  npm('install', '--offline', '--no-audit', '--no-fund', '--ignore-scripts=false', `./${packed?.filename}`);
  for (const name of others) {
    const place = join(folder, 'node_modules', name);
    mkdirSync(dirname(place), { recursive: true });
    symlinkSync(at('node_modules', name), place);
  }
  return { folder, files: (packed?.files ?? []).map(({ path }) => path).sort() };
}
