// Findings, put in the order in which a person should read them.

import { dateInWords } from './dates.js';
import { pointOf } from './place.js';

/** @typedef {import('./types.js').Finding} Finding */

/** Each class that the core knows, the gravest first. */
export const CLASSES = [
  'place', 'person', 'hidden-text', 'hidden-kept', 'faces', 'serial', 'identifier', 'time', 'device', 'hidden-clip', 'hidden-picture', 'thumbnail', 'text',
  'provenance', 'software', 'unknown', 'settings',
];

/** Findings by class, the gravest class first. A class that this page does not know comes under `unknown`.
 * @param {readonly Finding[]} findings @returns {{ name: string, list: Finding[] }[]} */
export function group(findings) {
  /** @type {Map<string, Finding[]>} */
  const groups = new Map(CLASSES.map((name) => [name, []]));
  for (const finding of findings) (groups.get(finding.class) ?? groups.get('unknown') ?? []).push(finding);
  return [...groups].filter(([, list]) => list.length > 0).map(([name, list]) => ({ name, list }));
}

/** Classes that a picture has other words for than what was never taken with a camera, and than a film. */
const OF_PICTURES = ['place', 'time', 'thumbnail', 'settings'];
const OF_FILMS = ['thumbnail', 'settings'];

/** The words for a class in a file of this kind, by their key. @param {string} name @param {import('./types.js').Kind} kind */
export function called(name, kind) {
  const other = kind === 'picture' || kind === 'still' ? [] : kind === 'film' ? OF_FILMS : OF_PICTURES;
  return `class-${name}${other.includes(name) ? '-other' : ''}`;
}

/** What is worth showing beside the class's name: the place as two numbers, a time as people read it, else the first few different values.
 * @param {string} name @param {readonly Finding[]} list @param {import('../strings/languages.js').Language} row */
export function gist(name, list, row) {
  if (name === 'settings' || name === 'unknown') return '';
  const point = name === 'place' ? pointOf(list) : null;
  if (point) return `\u2066${point.latitude}, ${point.longitude}\u2069`;
  const values = [...new Set(list.map((f) => f.value).filter(Boolean))];
  const dated = name === 'time' ? values.map((value) => dateInWords(value, row)).find(Boolean) : null;
  if (dated) return dated;
  return values.slice(0, name === 'device' || name === 'place' ? 2 : 1).join(', ');
}
