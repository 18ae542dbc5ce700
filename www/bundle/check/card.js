// The card of a file that was checked.

import { icon, make } from '../../room/dom.js';
import { say } from '../../room/words.js';
import { asked } from './asked.js';
import { claims, mark, named, verdict, wrongs } from './sentences.js';
import { drawn } from './tiles.js';

/** @typedef {import('./types.js').Answer} Answer */
/** @typedef {import('./asked.js').Outcome} Outcome */

const ICONS = { good: 'check', bad: 'warn', open: 'look' };

/** What a fault of a comparison is called. @type {Record<string, import('../../room/words.js').Key>} */
const COMPARED = {
  'code-other': 'bundle-check-other', 'file-other': 'bundle-check-other', 'code-unknown': 'bundle-check-mistaken', 'code-mistaken': 'bundle-check-mistaken',
  'signature-other': 'bundle-check-not-signed', 'not-a-signature': 'bundle-check-not-signed', 'not-a-signer': 'bundle-check-no-key',
};

/** Letters and digits as they stand, whatever the language. @param {string} textContent */
const latin = (textContent) => make('bdi', { dir: 'ltr', className: 'given', textContent });

/** What came of a job that throws where something does not fit. @param {Promise<unknown>} done @param {() => Outcome} good @returns {Promise<Outcome | null>} */
const outcome = (done, good) => done.then(good, (fault) => (fault?.kind === 'stopped' ? null : { key: COMPARED[fault?.reason] ?? 'reason-internal', good: false }));

/** The code in each of its forms, and a field for the one that was noted. @param {Answer} answer @param {import('./types.js').Run} run */
function code({ code: own, sha256 }, run) {
  if (!own) return [];
  const words = (/** @type {string} */ textContent, /** @type {string} */ lang, /** @type {string} */ dir) => make('p', { className: 'code', lang, dir, textContent });
  const of = sha256 ?? own.digits;
  const field = asked({ name: 'bundle-check-noted', press: 'bundle-check-compare' }, (noted) => (
    outcome(run({ job: 'compare', noted, own: of, page: sha256 !== null }).done, () => ({ key: 'bundle-check-same', good: true }))));
  return [
    make('h3', { say: 'bundle-check-code' }),
    make('div', {}, words(own.english, 'en', 'ltr'), words(own.persian, 'fa', 'rtl'), words(own.digits, 'en', 'ltr'), sha256 ? make('p', { className: 'digest', dir: 'ltr', textContent: sha256 }) : null),
    field,
  ];
}

/** A field for the key of whoever signed a page, where a signature is here. @param {Answer} answer @param {File} file @param {readonly File[]} signatures
 * @param {import('./types.js').Run} run */
function signature({ is }, file, signatures, run) {
  if (is !== 'page') return [];
  if (signatures.length === 0) return [make('p', { className: 'quiet', say: 'bundle-check-unsigned' })];
  return [asked({ name: 'bundle-check-key', press: 'bundle-check-try' }, (key) => {
    let said = '';
    const { done } = run({ job: 'signed', file, signatures, key }, (message) => { if (message.type === 'signed') said = message.comment; });
    return outcome(done, () => ({ key: 'bundle-check-signed', good: true, said }));
  })];
}

/** What is said of one copy. @param {import('./types.js').Listed} listed */
function item(listed) {
  const { path, tiles } = listed;
  const proof = make('p');
  if (tiles) say(proof, 'bundle-check-tiles', { all: tiles.all, open: tiles.as_committed, covered: tiles.covered });
  const said = claims(listed).map(({ key, values }) => {
    const line = make('li');
    say(line, key, values);
    return line;
  });
  return make('li', {}, make('p', {}, latin(path)), tiles ? proof : null, tiles ? drawn(tiles) : null,
    make('details', {}, make('summary', { say: 'bundle-check-says' }), make('ul', { className: 'said' }, ...said)));
}

/** @param {File} file @param {Answer} answer @param {readonly File[]} signatures  Those that were chosen together with it. @param {import('./types.js').Run} run */
export function card(file, answer, signatures, run) {
  const kind = mark(answer);
  const fault = named(answer);
  return make('article', { className: 'card', 'aria-label': file.name },
    make('h2', {}, make('bdi', { textContent: file.name })),
    make('p', { className: `outcome ${kind}` }, icon(ICONS[kind]), make('span', { say: verdict(answer) })),
    ...wrongs(answer).map((key) => make('p', { say: key })),
    fault ? make('p', { className: 'quiet' }, latin(fault)) : null,
    ...code(answer, run),
    ...signature(answer, file, signatures, run),
    answer.items.length > 0 ? make('ul', { className: 'copies' }, ...answer.items.map(item)) : null);
}
