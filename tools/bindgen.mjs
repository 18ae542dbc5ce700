// Installs the wasm-bindgen CLI of exactly the crate's version under target/tools, once.

import { spawnSync } from 'node:child_process';
import { at, lockedVersion, root, run } from './project.mjs';

const version = lockedVersion('wasm-bindgen');
const have = spawnSync(at('target/tools/bin/wasm-bindgen'), ['--version'], { encoding: 'utf8' });
if (have.stdout?.trim() !== `wasm-bindgen ${version}`) {
  console.log(`Building the wasm-bindgen CLI ${version}; this takes a few minutes and is done once.`);
  const install = ['install', 'wasm-bindgen-cli', '--version', `=${version}`, '--root', 'target/tools', '--target-dir', 'target/tools/build'];
  // It runs once a build: what it saves by being fast it does not cost in building.
  const env = { ...process.env, CARGO_PROFILE_RELEASE_OPT_LEVEL: '1', CARGO_PROFILE_RELEASE_LTO: 'off', CARGO_PROFILE_RELEASE_CODEGEN_UNITS: '256' };
  // A registry may lack a version that the CLI's own lock file names; the CLI itself is still of the right version.
  const { status } = spawnSync('cargo', [...install, '--locked'], { cwd: root, stdio: 'inherit', env });
  if (status !== 0) run('cargo', install, env);
}
