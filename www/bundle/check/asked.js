// A field with a button: what is typed is compared with something, and what came of it is said below.

import { announce, button, make } from '../../room/dom.js';
import { say, word } from '../../room/words.js';

/** @typedef {import('../../room/words.js').Key} Key */
/** What came of it: a sentence, and whether it is good. @typedef {{ key: Key, good: boolean, said?: string }} Outcome */

/** More letters than any code, digest or key has. */
const LONGEST = 1000;

/** @param {{ name: Key, press: Key }} words @param {(typed: string) => Promise<Outcome | null>} ask  Gives nothing where it was called off. */
export function asked({ name, press }, ask) {
  const field = make('input', { type: 'text', spellcheck: false, dir: 'auto', maxLength: LONGEST, autocapitalize: 'none', onkeydown: (/** @type {KeyboardEvent} */ { key }) => { if (key === 'Enter') go(); } });
  const outcome = make('p', { className: 'outcome', hidden: true });
  const more = make('p', { className: 'quiet', hidden: true, dir: 'auto' });
  async function go() {
    if (!field.value.trim()) return field.focus();
    outcome.hidden = more.hidden = true;
    const found = await ask(field.value);
    if (!found) return;
    const { key, good, said = '' } = found;
    say(outcome, key);
    outcome.className = `outcome ${good ? 'good' : 'bad'}`;
    more.textContent = said;
    outcome.hidden = false;
    more.hidden = !said;
    announce(word(key));
  }
  const label = make('label', {}, make('span', { say: name }), field);
  return make('div', { className: 'asked' }, label, button({ say: press, onclick: () => void go() }), outcome, more);
}
