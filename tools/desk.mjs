// Builds the desk tool for handing out, and fails when it holds a path of its builder's.

import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { built, deskFlags, root, run } from './project.mjs';

run('cargo', ['build', '--locked', '--release', '--bin', 'panah'], deskFlags());
const tool = readFileSync(built('release/panah'));
for (const path of [root, homedir()]) {
  if (path.length > 1 && tool.includes(`${path}/`)) throw new Error('the desk tool holds a path of its builder');
}
console.log(`${built('release/panah')}: ${tool.length} bytes`);
