// Dates as files write them, told as people read them, by the calendar of their language.

import { known } from './speech.js';

/** A date with an optional time and zone, as Exif 3.0 (4.6.5.1), ISO 8601 and PDF (ISO 32000-2, 7.9.4) write them. */
const WRITTEN = /^(?:D:)?(\d{4})([-:/.]?)(\d\d)\2(\d\d)(?:[T ]?(\d\d):?(\d\d)(?::?\d\d(?:\.\d+)?)?\s*(Z|[+-]\d\d(?:[:']?\d\d)?)?'?)?$/;

/** A date in words, at the time of day that the file names, or null where it is none. In a language that browsers do not know it is in
 * numbers: another language's names of months would be no help. @param {string} text @param {import('../strings/languages.js').Language} row */
export function dateInWords(text, row) {
  const [whole, year, , month, day, hour, minute, zone = ''] = WRITTEN.exec(text.trim()) ?? [];
  if (!whole) return null;
  const at = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour ?? 0), Number(minute ?? 0)));
  // What the calendar does not have, or nobody filled in, is no date.
  if (Number(year) < 1800 || at.getUTCMonth() + 1 !== Number(month) || at.getUTCDate() !== Number(day) || at.getUTCHours() !== Number(hour ?? 0)) return null;
  const words = new Intl.DateTimeFormat(known(row), { dateStyle: row.like ? 'short' : 'long', ...hour ? { timeStyle: 'short' } : {}, timeZone: 'UTC', numberingSystem: row.digits, calendar: row.calendar ?? 'gregory' }).format(at);
  return zone ? `${words} (\u2066UTC${zone === 'Z' ? '' : zone.replace("'", ':')}\u2069)` : words;
}
