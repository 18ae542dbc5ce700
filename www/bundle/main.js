// The rest of a room that gives one sealed file.

import { open as enter } from '../room/main.js';
import { Bundling } from './bundling.js';

/** Opens the room. @param {Promise<WebAssembly.Module>} core @param {Blob} worker  Its script. */
export const open = (core, worker) => enter(core, worker, null, Bundling);
