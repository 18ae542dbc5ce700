// The findings of a file: in plain words first and under the standards' names on demand.

import { make } from './dom.js';
import { called, gist, group } from './findings.js';
import { nearest, pointOf, within } from './place.js';
import { number, say, spoken } from './words.js';

/** @typedef {import('./words.js').Key} Key */

/** @param {import('./types.js').Report} report @param {boolean} open  Whether it is unfolded. */
export function findingList(report, open) {
  const groups = group(report.findings);
  if (groups.length === 0) return make('p', { className: 'quiet', say: report.kind === 'picture' ? 'toldNothing' : 'toldNothingBare' });
  const plain = make('ul', { className: 'told' });
  for (const { name, list } of groups) {
    const text = gist(name, list, spoken());
    const row = make('li', { className: `told-${name}` }, make('span', { say: /** @type {Key} */ (called(name, report.kind)) }));
    if (text) row.append(make('bdi', { className: 'value', dir: 'auto', textContent: text }));
    if (name === 'place') row.append(...whereabouts(list));
    plain.append(row);
  }
  const summary = make('summary');
  say(summary, 'fields', { n: report.findings.length });
  const count = make('span', { className: 'quiet', textContent: ` · ${number(report.findings.length)}` });
  return make('details', { className: 'told-all', open }, make('summary', {}, make('h3', { say: 'told' }), count), plain, make('details', {}, summary, names(groups.flatMap(({ list }) => list))));
}

/** A place by the nearest city, and how exact it is. @param {readonly import('./types.js').Finding[]} list */
function whereabouts(list) {
  const point = pointOf(list);
  const [city, metres] = [point && nearest(point), point && within(list)];
  const line = (/** @type {Key} */ key, /** @type {Record<string, string | number>} */ values) => {
    const node = make('span', { className: 'value' });
    say(node, key, values);
    return node;
  };
  return [
    ...city ? [line('placeNear', { km: Math.max(1, Math.round(city.km)), city: spoken().dir === 'rtl' ? city.city.arabic : city.city.latin })] : [],
    ...metres ? [line('placeWithin', { m: Math.max(1, Math.round(metres)) })] : [],
  ];
}

/** Findings under the standards' names, with what they say. @param {readonly import('./types.js').Finding[]} findings */
export function names(findings) {
  const list = make('dl', { dir: 'ltr', lang: 'en' });
  for (const { field, value } of findings) list.append(make('div', {}, make('dt', { textContent: field }), value ? make('dd', { dir: 'auto', textContent: value }) : null));
  return list;
}
