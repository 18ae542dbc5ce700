// Finds the programs that the tests need: a Chromium, and exiftool as the independent writer and reader of metadata.
// On Debian as root what is missing is installed; elsewhere the test ends and says what to install.

import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';
import { at, run, runs } from './project.mjs';

const debian = () => existsSync('/etc/debian_version') && process.getuid?.() === 0;
let refreshed = false;

/** @param {string} name @param {string} advice */
function install(name, advice) {
  if (!debian()) {
    console.error(advice);
    process.exit(1);
  }
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  if (!refreshed) run('apt-get', ['update', '-qq'], env);
  refreshed = true;
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name], env);
}

/** The program to start as Chromium. */
export function chromium() {
  const asked = process.env.CHROME;
  if (asked) {
    if (runs(asked)) return asked;
    console.error(`CHROME=${asked} does not start.`);
    process.exit(1);
  }
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];
  const found = () => names.find((name) => runs(name));
  if (!found()) install('chromium', 'The tests need Chromium or Chrome: install it, or say where it is with CHROME=/path/to/it.');
  const name = found();
  if (!name) throw new Error('chromium was installed and does not start');
  return whole(name);
}

/** The path of a program on PATH, because playwright asks for one. @param {string} name */
function whole(name) {
  if (name.includes('/')) return name;
  const folder = (process.env.PATH ?? '').split(':').find((path) => existsSync(`${path}/${name}`));
  return `${folder}/${name}`;
}

/** The packages that bring old Chromiums, packed with Brotli, by their versions. */
const OLD = { 91: 'chrome-aws-lambda', 106: '@sparticuz/chrome-aws-lambda' };

/** The path of an old Chromium, which is unpacked once. @param {keyof typeof OLD} version */
export function oldChromium(version) {
  const path = at('target', `chromium-${version}`);
  if (existsSync(path)) return path;
  mkdirSync(at('target'), { recursive: true });
  const packed = readFileSync(at('node_modules', OLD[version], 'bin/chromium.br'));
  // A name of its own, because another test may unpack it too.
  const half = `${path}.${process.pid}`;
  writeFileSync(half, brotliDecompressSync(packed), { mode: 0o755 });
  renameSync(half, path);
  return path;
}

/** The program to start as exiftool. */
export function exiftool() {
  if (!runs('exiftool', ['-ver'])) install('libimage-exiftool-perl', 'The tests need exiftool: install it (the package is often named exiftool or libimage-exiftool-perl).');
  return 'exiftool';
}

/** The path of Firefox, or null where there is none. */
export const firefox = () => [process.env.FIREFOX, 'firefox-esr', 'firefox'].filter((name) => name !== undefined && runs(name)).map((name) => whole(String(name)))[0] ?? null;

/** The program to start as ffmpeg, or null where there is none. */
export const ffmpeg = () => (runs('ffmpeg', ['-version']) ? 'ffmpeg' : null);

/** Flags for a Chromium that starts inside containers as well. */
export const flags = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
