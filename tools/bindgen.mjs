// Installs the wasm-bindgen CLI of exactly the crate's version under target/tools, once.

import { spawnSync } from 'node:child_process';
import { at, lockedVersion, run } from './project.mjs';

const version = lockedVersion('wasm-bindgen');
const have = spawnSync(at('target/tools/bin/wasm-bindgen'), ['--version'], { encoding: 'utf8' });
if (have.stdout?.trim() !== `wasm-bindgen ${version}`) {
  console.log(`Building the wasm-bindgen CLI ${version}; this takes a few minutes and is done once.`);
  run('cargo', ['install', 'wasm-bindgen-cli', '--version', `=${version}`, '--locked', '--root', 'target/tools', '--target-dir', 'target/tools/build']);
}
