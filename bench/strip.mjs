// What a strip costs beside what others cost: MB/s of an Exact strip with both its digests against `panah digest` alone on one
// large file, and files/s on many small ones against exiftool and mat2, where they are installed, each in one process that
// is given all files, its start included.
//
// A small photo tells what a program needs to start and for each file; a large one what it does with the picture, which
// exiftool and mat2 do not look into.
//
//   node bench/strip.mjs [FOLDER]      the folder's JPEG, PNG, MP4 and MP3 files; photos made here unless one is given

import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { at, built } from '../tools/project.mjs';
import { make } from '../tests/e2e/photos.mjs';

const runs = Number(process.env.RUNS ?? 3);
const panah = process.env.PANAH ?? built('release/panah');
const kinds = ['.jpg', '.jpeg', '.png', '.mp4', '.mp3'];
const room = mkdtempSync(join(tmpdir(), 'panah-bench-'));

/** Seconds that a program took; the median of a few runs, each behind `before`. @param {string} program @param {string[]} args @param {() => void} before */
function seconds(program, args, before) {
  const times = [];
  for (let run = 0; run < runs; run += 1) {
    before();
    const from = performance.now();
    const { error } = spawnSync(program, args, { stdio: 'ignore' });
    if (error) return null;
    times.push((performance.now() - from) / 1000);
  }
  return times.sort((a, b) => a - b)[times.length >> 1] ?? null;
}

/** A folder that is empty. @param {string} name */
const fresh = (name) => {
  rmSync(join(room, name), { recursive: true, force: true });
  mkdirSync(join(room, name));
};

/** Photos of a plain sky, and of a camera's size with something to see everywhere. */
const smooth = { width: 1152, height: 864, quality: 0.9, orientation: 1, faces: [] };
const busy = { width: 4000, height: 3000, quality: 0.92, orientation: 1, faces: Array.from({ length: 48 }, (_, i) => [i % 8 * 500, Math.floor(i / 8) * 500, 500, 0]) };

/** The files to strip, copied to where nothing else is, since mat2 writes beside them. @param {string} name @param {string[]} sources */
function gather(name, sources) {
  fresh(name);
  return sources.map((source, index) => {
    const path = join(room, name, `${index}${extname(source).toLowerCase()}`);
    copyFileSync(source, path);
    return path;
  });
}

/** So many photos of a kind. @param {typeof busy} plan @param {number} count */
const shots = async (plan, count) => Object.values(await make(Object.fromEntries(Array.from({ length: count }, (_, index) => [`photo${index}`, plan])), 'bench-strip'));

/** Compares the programs on files. @param {string} what @param {string[]} files */
function compare(what, files) {
  const exact = ['--level', 'exact'];
  const [mine, ...theirs] = [
    { name: 'panah', time: seconds(panah, ['strip', ...files, '-O', join(room, 'out'), ...exact], () => fresh('out')) },
    { name: 'exiftool', time: seconds('exiftool', ['-q', '-all=', '-o', `${join(room, 'out')}/`, ...files], () => fresh('out')) },
    { name: 'mat2', time: seconds('mat2', files, () => files.forEach((file) => rmSync(file.replace(/(\.[^.]+)$/, '.cleaned$1'), { force: true }))) },
  ];
  if (!mine?.time) throw new Error('the desk tool cannot be run');
  const bytes = files.reduce((sum, file) => sum + statSync(file).size, 0);
  console.log(`${files.length} ${what} of ${Math.round(bytes / files.length / 1000)} kB each in one process, its start included:`);
  console.log(`  panah      ${(files.length / mine.time).toFixed(1)} files/s`);
  for (const { name, time } of theirs) {
    console.log(`  ${name.padEnd(10)} ${time === null ? 'is not installed' : `${(files.length / time).toFixed(1)} files/s; panah is ${(time / mine.time).toFixed(1)} times as fast`}`);
  }
}

/** A film of sound alone in one chunk: as large as a phone's, and nothing but media. @param {number} size */
function large(size) {
  const bytes = Buffer.alloc(size);
  for (let index = 0; index < size; index += 4) bytes.writeUInt32LE(Math.imul(index, 2654435761) >>> 0, index);
  bytes.write('RIFF', 0, 'latin1');
  bytes.writeUInt32LE(size - 8, 4);
  bytes.write('WAVEfmt ', 8, 'latin1');
  Buffer.from([16, 0, 0, 0, 1, 0, 2, 0, 0x80, 0xbb, 0, 0, 0, 0xee, 2, 0, 4, 0, 16, 0]).copy(bytes, 16);
  bytes.write('data', 36, 'latin1');
  bytes.writeUInt32LE(size - 44, 40);
  const path = join(room, 'large.wav');
  writeFileSync(path, bytes);
  return path;
}

try {
  const film = large(256 << 20);
  const megabytes = statSync(film).size / 1e6;
  const exact = ['--level', 'exact'];
  const digest = seconds(panah, ['digest', film], () => {});
  const strip = seconds(panah, ['strip', film, '-o', join(room, 'copy.wav'), ...exact], () => {});
  if (digest === null || strip === null) throw new Error('the desk tool cannot be run');
  /** @param {number} time */
  const rate = (time) => `${(megabytes / time).toFixed(0)} MB/s`;
  console.log(`digest of ${megabytes.toFixed(0)} MB: ${rate(digest)}; strip with its digests: ${rate(strip)}, ${(digest / strip).toFixed(2)} of that`);

  const folder = process.argv[2];
  if (folder) compare('files', gather('in', readdirSync(folder).filter((name) => kinds.includes(extname(name).toLowerCase())).map((name) => join(folder, name))));
  else {
    compare('photos', gather('smooth', await shots(smooth, 24)));
    compare('photos', gather('busy', await shots(busy, 6)));
  }
} finally {
  rmSync(room, { recursive: true, force: true });
}
