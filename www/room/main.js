// The room: puts its parts together when the page opens.

import { core, loadFont, textOf } from './block.js';
import { byId } from './dom.js';
import { Engine } from './engine.js';
import { listenForHost } from './port.js';
import { Queue } from './queue.js';
import { Shelf, dressBar } from './shelf.js';
import { explain, hindrance, refuse, watched } from './start.js';
import { choose, currentLocale, say, speak } from './words.js';

speak(choose(navigator.languages ?? [navigator.language]));
if (watched()) refuse();
else open();
loadFont().catch(() => undefined);

function open() {
  dressBar();
  const cores = navigator.hardwareConcurrency || 2;
  // Two at most: each job holds one decoded picture in memory.
  const jobs = Math.max(1, Math.min(cores - 1, 2));
  // Where the browser does not say how much memory there is, in GiB, there may be little.
  const memory = /** @type {{ deviceMemory?: number }} */ (navigator).deviceMemory ?? 3;
  const helpers = Math.min(Math.floor(cores / jobs) - 1, memory < 3 ? 0 : memory < 4 ? 1 : 3);
  // They look at a film's frames, one frame each at a time, and change nothing but how long that takes.
  const lookers = Math.min(cores, memory < 3 ? 1 : memory < 4 ? 2 : memory < 8 ? 4 : 8);
  const engine = new Engine(core(), new Blob([textOf('worker')], { type: 'text/javascript' }), helpers, lookers);
  const shelf = new Shelf(engine, new Queue(jobs));
  // Nothing is taken in once it is known that nothing can be done with it.
  let closed = false;
  /** @param {Iterable<File>} files */
  const take = (files) => closed || shelf.add(files);
  engine.ready.catch(async () => {
    closed = true;
    explain(await hindrance());
  });

  /** @param {'en' | 'fa'} locale */
  function turn(locale) {
    speak(locale);
    byId('language').lang = locale === 'fa' ? 'en' : 'fa';
    shelf.refresh();
  }
  turn(currentLocale());
  byId('language').addEventListener('click', () => turn(currentLocale() === 'fa' ? 'en' : 'fa'));

  const input = /** @type {HTMLInputElement} */ (byId('files'));
  byId('choose').addEventListener('click', () => input.click());
  input.addEventListener('change', () => {
    take([...(input.files ?? [])]);
    input.value = '';
  });

  let over = 0;
  const drop = (/** @type {number} */ by) => {
    over = by === 0 ? 0 : over + by;
    document.body.classList.toggle('dropping', over > 0 && !closed);
  };
  window.addEventListener('dragenter', () => drop(1));
  window.addEventListener('dragleave', () => drop(-1));
  window.addEventListener('dragover', (event) => event.preventDefault());
  window.addEventListener('drop', (event) => {
    event.preventDefault();
    drop(0);
    take([...(event.dataTransfer?.files ?? [])]);
  });
  window.addEventListener('paste', (event) => take([...(event.clipboardData?.files ?? [])]));

  // In a frame that was loaded from an address a form may be around the room; what the app makes of its own text has none.
  if (window.parent !== window && location.protocol !== 'about:') embed();
  listenForHost((port) => {
    embed();
    shelf.attachTo(port);
  }, (locale) => {
    if (typeof locale === 'string') turn(choose([locale]));
  });
}

/** In a partner's form the safe copy does go somewhere: into the form. */
function embed() {
  document.body.classList.add('embedded');
  byId('promises').querySelector('#flight')?.remove();
  say(byId('stays'), 'staysForm');
}
