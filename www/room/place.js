// A place as files write it, told as people know it: by the city that is nearest, and by how exact it is.

import { CITIES } from './cities.js';

/** @typedef {import('./types.js').Finding} Finding */
/** A point in degrees (WGS 84). @typedef {{ latitude: number, longitude: number }} Point */

/** Two numbers of degrees beside each other, as Exif's and those of 3GPP's `loci` are shown. */
const PAIR = /^([+-]?\d{1,2}(?:\.\d+)?)(?:, | )([+-]?\d{1,3}(?:\.\d+)?)(?= |$)/;
/** Degrees as ISO 6709 (annex H) writes them: `+35.6892+051.3890/`. */
const ISO_6709 = /^([+-]\d\d(?:\.\d+)?)([+-]\d{3}(?:\.\d+)?)(?![\d.])/;
/** Degrees, minutes and perhaps seconds as XMP (part 2, GPSCoordinate) writes them: `35,41.35N`. */
const XMP = /^(\d{1,3}),(\d\d?(?:\.\d+)?)(?:,(\d\d?(?:\.\d+)?))?([NSEW])$/;
/** Further away than this, in kilometres, a city says nothing. */
const FAR = 150;
/** The kilometres of a degree of latitude. */
const DEGREE = 111.2;

/** A number of degrees that stands by itself. @param {string} text */
function degrees(text) {
  const [whole, full, minutes, seconds = 0, way = ''] = XMP.exec(text) ?? [];
  if (!whole) return parseFloat(text);
  return Number(((Number(full) + Number(minutes) / 60 + Number(seconds) / 3600) * (/[SW]/.test(way) ? -1 : 1)).toFixed(5));
}

/** The first point that findings name, or null. @param {readonly Finding[]} findings @returns {Point | null} */
export function pointOf(findings) {
  const written = (/** @type {string} */ part) => findings.find(({ field }) => field.toLowerCase().endsWith(part))?.value ?? '';
  for (const value of [...findings.map(({ value }) => value), `${degrees(written('latitude'))}, ${degrees(written('longitude'))}`]) {
    const [, north, east] = PAIR.exec(value) ?? ISO_6709.exec(value) ?? [];
    const [latitude, longitude] = [Number(north), Number(east)];
    if (Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180) return { latitude, longitude };
  }
  return null;
}

/** How exact the place is, in metres, where the file says so: Exif GPSHPositioningError, QuickTime `location.accuracy.horizontal`.
 * @param {readonly Finding[]} findings */
export function within(findings) {
  const metres = parseFloat(findings.find(({ field }) => /positioningerror|accuracy\.horizontal/i.test(field))?.value ?? '');
  return metres > 0 && metres < 1e5 ? metres : null;
}

/** The nearest city that is known, and how far its middle is, in kilometres; null where none is near. The earth is taken as flat, which is a
 * kilometre wrong at most. @param {Point} point */
export function nearest({ latitude, longitude }) {
  let best = null;
  for (const city of CITIES) {
    const east = (city.longitude - longitude) * Math.cos(((city.latitude + latitude) / 2) * (Math.PI / 180));
    const km = DEGREE * Math.hypot(city.latitude - latitude, east);
    if (km <= FAR && km < (best?.km ?? Infinity)) best = { city, km };
  }
  return best;
}
