// The rest of the room, behind its door: puts its parts together.

import { byId } from './dom.js';
import { Engine } from './engine.js';
import { Queue } from './queue.js';
import { Shelf, dressBar } from './shelf.js';
import { say, speak } from './words.js';

/** Opens the room. @param {Promise<WebAssembly.Module>} core @param {Blob} worker  Its script. */
export function open(core, worker) {
  dressBar();
  const cores = navigator.hardwareConcurrency || 2;
  // Two at most: each job holds one decoded picture in memory.
  const jobs = Math.max(1, Math.min(cores - 1, 2));
  // Where the browser does not say how much memory there is, in GiB, there may be little.
  const memory = /** @type {{ deviceMemory?: number }} */ (navigator).deviceMemory ?? 3;
  const helpers = Math.min(Math.floor(cores / jobs) - 1, memory < 3 ? 0 : memory < 4 ? 1 : 3);
  const engine = new Engine(core, worker, helpers);
  engine.ready.catch(() => {
    say(byId('stays'), 'tooOld');
    byId('choose').setAttribute('disabled', '');
  });
  const shelf = new Shelf(engine, new Queue(jobs));
  return {
    /** Takes in files. @param {readonly File[]} files */
    add: (files) => shelf.add(files),
    /** Speaks another language. @param {import('./types.js').Locale} locale */
    turn(locale) {
      speak(locale);
      shelf.refresh();
    },
    /** From here on copies go to this host. @param {import('./port.js').HostPort} host */
    attachTo: (host) => shelf.attachTo(host),
  };
}
