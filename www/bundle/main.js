// The rest of a room that gives one sealed file, and checks what came.

import { open as enter } from '../room/main.js';
import { Bundling } from './bundling.js';

/** Opens the room. @param {Promise<WebAssembly.Module>} core @param {Blob} worker  Its script. */
export function open(core, worker) {
  /** @type {import('./check/check.js').Check | null} */
  let check = null;
  const room = enter(core, worker, null, class extends Bundling {
    /** @param {import('../room/engine.js').Engine} engine */
    constructor(engine) {
      super(engine);
      ({ check } = this);
    }
  });
  /** Files that are dropped or pasted go where a person is. @param {readonly File[]} files */
  const add = (files) => (check?.shown ? void check.take(files) : room.add(files));
  return { ...room, add };
}
