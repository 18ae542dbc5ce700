// The door: the first screen, which takes files and turns its language before the rest of the room is unpacked. Then it hands
// over what it has, and from there on passes on what comes.

import { compiled, decoder, loadFont, textOf, unpacked } from './embedded.js';
import { byId } from './dom.js';
import { listenForHost } from './port.js';
import { explain, hindrance, refuse, watched } from './start.js';
import { choose } from './words.js';

/** @typedef {import('./types.js').Locale} Locale */

/** The way to the system's sheet for sharing, where there is one: it is handed out once. */
const sheet = Reflect.get(window, 'panahShare')?.() ?? null;
/** The words of the first screen. @type {Record<Locale, Record<string, string>>} */
const words = JSON.parse(textOf('words'));
/** @type {Locale} */
let locale = choose(navigator.languages ?? [navigator.language]);
/** What came in before the room was open. @type {File[]} */
const early = [];
/** @type {import('./port.js').HostPort | null} */
let host = null;
/** @type {ReturnType<typeof import('./main.js').open> | null} */
let room = null;
/** Nothing is taken in once it is known that nothing can be done with it. */
let closed = false;

/** @param {Locale} next */
function turn(next) {
  locale = next;
  byId('language').lang = next === 'fa' ? 'en' : 'fa';
  if (room) return room.turn(next);
  document.documentElement.lang = next;
  document.documentElement.dir = next === 'fa' ? 'rtl' : 'ltr';
  for (const node of document.querySelectorAll('[data-say]')) node.textContent = words[next][node.getAttribute('data-say') ?? ''] ?? '';
}

/** Has a node of the first screen say something else. @param {Element | null} node @param {string} key */
function say(node, key) {
  node?.setAttribute('data-say', key);
  turn(locale);
}

/** @param {readonly File[]} files */
function add(files) {
  if (closed) return;
  if (room) return room.add(files);
  early.push(...files);
  if (early.length > 0) say(byId('choose').firstElementChild, 'starting');
}

/** Lets files in, and listens for a host. */
function answer() {
  const input = /** @type {HTMLInputElement} */ (byId('files'));
  byId('language').addEventListener('click', () => turn(locale === 'fa' ? 'en' : 'fa'));
  byId('choose').addEventListener('click', () => input.click());
  input.addEventListener('change', () => {
    add([...(input.files ?? [])]);
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
    add([...(event.dataTransfer?.files ?? [])]);
  });
  window.addEventListener('paste', (event) => add([...(event.clipboardData?.files ?? [])]));

  // In a frame that was loaded from an address a form may be around the room; what the app makes of its own text has none.
  if (window.parent !== window && location.protocol !== 'about:') embed();
  listenForHost((port) => {
    embed();
    host = port;
    heed();
    room?.attachTo(port);
  }, (asked) => {
    if (typeof asked === 'string') turn(choose([asked]));
  }, () => {
    heed();
    room?.heed();
  });
}

/** The file chooser gives as many files as the form takes. */
function heed() {
  /** @type {HTMLInputElement} */ (byId('files')).multiple = !host || host.rules.most > 1;
}

/** In a partner's form the safe copy does go somewhere: into the form. The page around it has introduced itself. */
function embed() {
  document.body.classList.add('embedded');
  for (const node of document.querySelectorAll('.mark, .name, .what, .formats, #flight, #stays ~ li')) node.remove();
  document.querySelector('h1')?.classList.add('unseen');
  say(document.getElementById('stays'), 'staysForm');
}

/** Closes the door for good and says why. @param {import('./start.js').FirstWord} why */
function shut(why) {
  closed = true;
  early.length = 0;
  host?.fail(why);
  explain(why);
  turn(locale);
}

/** Runs the rest of the room. The page's policy names the digest of this one text: the browser runs no other.
 * @param {string} text @returns {typeof import('./main.js')} */
function run(text) {
  /** @type {any} */
  const types = Reflect.get(globalThis, 'trustedTypes');
  const place = /** @type {HTMLScriptElement} */ (byId('rest'));
  place.text = types ? types.createPolicy('r', { createScript: () => text }).createScript('') : text;
  place.remove();
  const rest = Reflect.get(globalThis, 'panah');
  if (!rest) throw new Error('the rest of the room did not run');
  return rest;
}

async function open() {
  if (document.readyState === 'loading') await new Promise((done) => document.addEventListener('DOMContentLoaded', done, { once: true }));
  loadFont().catch(() => undefined);
  const by = await decoder();
  const { open: enter } = run(new TextDecoder().decode(await unpacked('room', by)));
  const worker = new Blob([await unpacked('worker', by)], { type: 'text/javascript' });
  const core = compiled('core', by);
  if (early.length > 0) say(byId('choose').firstElementChild, 'choose');
  room = enter(core, worker, sheet);
  room.ready.catch(async () => shut(await hindrance()));
  room.turn(locale);
  if (host) room.attachTo(host);
  room.add(early.splice(0));
}

turn(locale);
if (watched()) refuse(words);
else {
  answer();
  open().catch(async () => shut(await hindrance()));
}
