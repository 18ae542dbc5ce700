// Findings, put in the order in which a person should read them.

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

/** What is worth showing beside the class's name: the place as two numbers, else the first few different values.
 * @param {string} name @param {readonly Finding[]} list */
export function gist(name, list) {
  if (name === 'settings' || name === 'unknown') return '';
  if (name === 'place') {
    const numbers = ['latitude', 'longitude'].map((part) => list.find((f) => f.field.toLowerCase().endsWith(part))?.value);
    if (numbers.every(Boolean)) return numbers.join(', ');
  }
  const values = [...new Set(list.map((f) => f.value).filter(Boolean))];
  return values.slice(0, name === 'device' || name === 'place' ? 2 : 1).join(', ');
}
