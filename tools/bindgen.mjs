// Installs the wasm-bindgen CLI of exactly the crate's version under target/tools, once.

import { spawnSync } from 'node:child_process';
import { at, lockedVersion, root, run } from './project.mjs';

const version = lockedVersion('wasm-bindgen');
const have = spawnSync(at('target/tools/bin/wasm-bindgen'), ['--version'], { encoding: 'utf8' });
if (have.stdout?.trim() !== `wasm-bindgen ${version}`) {
  console.log(`Building the wasm-bindgen CLI ${version}; this takes a few minutes and is done once.`);
  const install = ['install', 'wasm-bindgen-cli', '--version', `=${version}`, '--root', 'target/tools', '--target-dir', 'target/tools/build'];
  // A registry may lack a version that the CLI's own lock file names; the CLI itself is still of the right version.
  const { status } = spawnSync('cargo', [...install, '--locked'], { cwd: root, stdio: 'inherit' });
  if (status !== 0) run('cargo', install);
}
