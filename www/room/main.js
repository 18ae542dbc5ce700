// The rest of the room, behind its door: puts its parts together.

import { blank } from './dom.js';
import { Engine } from './engine.js';
import { Queue } from './queue.js';
import { Shelf, dressBar } from './shelf.js';
import { KEYS } from '../strings/keys.js';
import { speak } from './words.js';

/** Opens the room. @param {Promise<WebAssembly.Module>} core @param {Blob} worker  Its script.
 * @param {import('./shelf.js').Sheet | null} sheet  The way to the system's sheet for sharing.
 * @param {typeof import('../bundle/bundling.js').Bundling | null} [Bundling]  What stands in place of saving. */
export function open(core, worker, sheet, Bundling = null) {
  dressBar();
  const cores = navigator.hardwareConcurrency || 2;
  // Two at most: each job holds one decoded picture in memory.
  const jobs = Math.max(1, Math.min(cores - 1, 2));
  // Where the browser does not say how much memory there is, in GiB, there may be little.
  const memory = /** @type {{ deviceMemory?: number }} */ (navigator).deviceMemory ?? 3;
  const helpers = Math.min(Math.floor(cores / jobs) - 1, memory < 3 ? 0 : memory < 4 ? 1 : 3);
  // They look at a film's frames, one frame each at a time, and change nothing but how long that takes.
  const lookers = Math.min(cores, memory < 3 ? 1 : memory < 4 ? 2 : memory < 8 ? 4 : 8);
  const engine = new Engine(core, worker, helpers, lookers);
  const shelf = new Shelf(engine, new Queue(jobs), sheet, Bundling && new Bundling(engine));
  // Other windows, and the pictures that a system keeps of them, do not show what is here.
  for (const kind of ['visibilitychange', 'pageshow']) window.addEventListener(kind, () => document.documentElement.classList.toggle('away', document.hidden), true);
  return {
    /** Rejects where the core does not start. @type {Promise<unknown>} */
    ready: engine.ready,
    /** Takes in files. @param {readonly File[]} files */
    add: (files) => shelf.add(files),
    /** Speaks another language. @param {import('./words.js').Language} row @param {readonly import('./words.js').Message[]} list  Its messages, in the order of the keys.
     * @param {Record<string, string>} first  Those that are not in the list. */
    turn(row, list, first) {
      speak(row, { ...Object.fromEntries(KEYS.map((key, i) => [key, list[i] ?? ''])), ...first });
      shelf.refresh();
    },
    /** Heeds what a host asks now. */
    heed: () => shelf.refresh(),
    /** From here on copies go to this host. @param {import('./port.js').HostPort} host */
    attachTo: (host) => shelf.attachTo(host),
    /** Lets go of all that was here. @param {HTMLElement} body  What the page showed before somebody left. */
    leave(body) {
      // Each of these is done, whatever became of the one before.
      for (const step of [() => engine.quit(), () => blank(body), () => shelf.close()]) {
        try {
          step();
        } catch { /* Nothing is told of what was here. */ }
      }
    },
  };
}
