// Photos as phones make them: a real face, in JPEGs of a browser's encoder, with metadata written by exiftool. They are made
// once and kept under target/.

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { at } from '../../tools/project.mjs';
import { exiftool } from '../../tools/programs.mjs';
import { launch } from './start.mjs';

/** What a phone tells, in the words of exiftool. None of it may be in any output. */
const told = [
  '-EXIF:Make=Veritas', '-EXIF:Model=Witness 9', '-ExifIFD:SerialNumber=SN-48151623', '-EXIF:Artist=Layla Example', '-EXIF:OwnerName=Layla Example',
  '-EXIF:DateTimeOriginal=2024:03:01 12:34:56', '-EXIF:CreateDate=2024:03:01 12:34:56', '-EXIF:OffsetTimeOriginal=+03:30',
  '-EXIF:GPSLatitude=35.699756', '-EXIF:GPSLatitudeRef=N', '-EXIF:GPSLongitude=51.338076', '-EXIF:GPSLongitudeRef=E', '-EXIF:GPSHPositioningError=5',
  '-EXIF:Software=Darkroom 4', '-EXIF:UserComment=meet at the square', '-IPTC:By-line=Layla Example', '-IPTC:City=Tehran',
  '-IPTC:Caption-Abstract=the square', '-XMP-dc:Creator=Layla Example', '-XMP-xmpMM:DocumentID=xmp.did:481516', '-XMP-photoshop:City=Tehran', '-Comment=a comment',
];

/** Strings of `told` that a search of raw bytes would find. */
export const secrets = ['Veritas', 'Witness 9', 'SN-48151623', 'Layla', 'Tehran', 'Darkroom', '2024:03:01', '481516', 'a comment'];

/** Each photo: width, height, quality, the faces' places (x, y, size in pixels, turn in degrees), and its Exif orientation.
 * @type {Record<string, { width: number, height: number, quality: number, faces: number[][], orientation: number }>} */
const plans = {
  gps: { width: 1024, height: 768, quality: 0.9, faces: [[256, 128, 512, 0]], orientation: 1 },
  turned: { width: 768, height: 1024, quality: 0.9, faces: [[128, 256, 512, -90]], orientation: 6 },
  group: { width: 1600, height: 1200, quality: 0.85, faces: [[60, 120, 700, 0], [820, 420, 420, 0], [1280, 800, 300, 0]], orientation: 1 },
};

/** Draws one photo in a page and returns it as base64. @param {{ source: string, plan: typeof plans[string] }} what */
async function draw({ source, plan }) {
  const image = new Image();
  image.src = `data:image/jpeg;base64,${source}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = plan.width;
  canvas.height = plan.height;
  const to = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  const sky = to.createLinearGradient(0, 0, plan.width, plan.height);
  sky.addColorStop(0, '#8fa6b5');
  sky.addColorStop(1, '#3f4c3a');
  to.fillStyle = sky;
  to.fillRect(0, 0, plan.width, plan.height);
  for (const [x, y, size, turn] of plan.faces) {
    to.save();
    to.translate(x + size / 2, y + size / 2);
    to.rotate(turn * Math.PI / 180);
    to.drawImage(image, -size / 2, -size / 2, size, size);
    to.restore();
  }
  return canvas.toDataURL('image/jpeg', plan.quality).split(',')[1];
}

/** The photos' paths by name. */
export async function photos() {
  return make(plans, 'photos');
}

/** Makes photos by plan, or returns those that are kept. @param {typeof plans} which @param {string} name
 * @returns {Promise<Record<string, string>>} */
export async function make(which, name) {
  const recipe = createHash('sha256').update(readFileSync(at('tests/e2e/photos.mjs'))).update(JSON.stringify(which)).digest('hex').slice(0, 12);
  const folder = at('target', `${name}-${recipe}`);
  const paths = Object.fromEntries(Object.keys(which).map((shot) => [shot, join(folder, `IMG_${shot}.jpg`)]));
  if (existsSync(folder)) return paths;

  const tool = exiftool();
  const half = `${folder}.half`;
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { recursive: true });
  const source = readFileSync(at('tests/data/astronaut.jpg')).toString('base64');
  const browser = await launch();
  try {
    const page = await browser.newPage();
    const thumbnail = join(half, 'thumbnail.jpg');
    writeFileSync(thumbnail, Buffer.from(await page.evaluate(draw, { source, plan: { width: 160, height: 120, quality: 0.7, faces: [[20, 0, 120, 0]], orientation: 1 } }), 'base64'));
    for (const [shot, plan] of Object.entries(which)) {
      const path = join(half, `IMG_${shot}.jpg`);
      writeFileSync(path, Buffer.from(await page.evaluate(draw, { source, plan }), 'base64'));
      execFileSync(tool, ['-q', '-overwrite_original', `-EXIF:Orientation#=${plan.orientation}`, ...told, `-ThumbnailImage<=${thumbnail}`, path]);
    }
  } finally {
    await browser.close();
  }
  renameSync(half, folder);
  return paths;
}
