// The findings of a file: in plain words first and under the standards' names on demand.

import { make } from './dom.js';
import { called, gist, group } from './findings.js';
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
    plain.append(row);
  }
  const summary = make('summary');
  say(summary, 'fields', { n: report.findings.length });
  const count = make('span', { className: 'quiet', textContent: ` · ${number(report.findings.length)}` });
  return make('details', { className: 'told-all', open }, make('summary', {}, make('h3', { say: 'told' }), count), plain, make('details', {}, summary, names(groups.flatMap(({ list }) => list))));
}

/** Findings under the standards' names, with what they say. @param {readonly import('./types.js').Finding[]} findings */
export function names(findings) {
  const list = make('dl', { dir: 'ltr', lang: 'en' });
  for (const { field, value } of findings) list.append(make('div', {}, make('dt', { textContent: field }), value ? make('dd', { dir: 'auto', textContent: value }) : null));
  return list;
}
