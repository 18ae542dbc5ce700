// The door of a room whose first face is a calculator. It opens by the code that its maker chose, typed and followed by the last key; until
// then nothing of the room runs or is shown.

import '../room/floor.js';
import { calculator, dress } from '../room/calculator.js';

const ended = new AbortController();
/** The keys that were pressed last. */
let typed = '';
const place = calculator('section', ended.signal, (key) => {
  typed = `${typed}${key}`.slice(-CODE.length - 1);
  if (typed === `${CODE}=`) open();
});
// A file that falls on it stays where it is: the browser would go to it.
for (const kind of ['dragover', 'drop']) window.addEventListener(kind, (event) => event.preventDefault(), { signal: ended.signal });
dress();
document.documentElement.append(place);

/** Puts the room in its place. The page keeps its title: the list of open pages goes on to show a calculator. */
function open() {
  ended.abort();
  typed = '';
  place.remove();
  document.adoptedStyleSheets = [];
  document.body.hidden = false;
  import('../room/door.js');
}
