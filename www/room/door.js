// The door: the first screen, which takes files and turns its language before the rest of the room is unpacked. Then it hands
// over what it has, and from there on passes on what comes.

import './floor.js';
import { fromAlphabet } from './alphabet.js';
import { firstWords, font, textOf } from './blocks.js';
import { calculate } from './calculator.js';
import { byId } from './dom.js';
import { compiled, decoder, shortText, unpacked } from './embedded.js';
import { hindrance } from './hindrance.js';
import { listenForHost } from './port.js';
import { choose } from './speech.js';
import { explain, refuse, watched } from './start.js';

/** @typedef {import('./start.js').Row} Row */
/** @typedef {import('./speech.js').Message} Message */

/** The way to the system's sheet for sharing, where there is one: it is handed out once. */
const sheet = Reflect.get(window, 'panahShare')?.() ?? null;
/** The languages, the letters of all of them, and the keys of the first screen: those with which every list of messages begins.
 * @type {{ languages: Row[], letters: string, keys: string[] }} */
const { languages, letters, keys } = JSON.parse(textOf('words'));
let language = choose(navigator.languages ?? [navigator.language], languages);
/** The lists of messages that were unpacked, or are, in bytes. @type {Map<string, Promise<Uint8Array>>} */
const learnt = new Map();
/** @type {Promise<WebAssembly.Module> | null} */
let unpacker = null;
/** The words for a closed door, once they are needed. @type {Record<string, Record<string, string>>} */
let first = {};
/** What came in before the room was open. @type {File[]} */
const early = [];
/** @type {import('./port.js').HostPort | null} */
let host = null;
/** @type {ReturnType<typeof import('./main.js').open> | null} */
let room = null;
/** Nothing is taken in once it is known that nothing can be done with it. */
let closed = false;
/** Whether somebody left, and when Escape was pressed last, in milliseconds. */
let left = false;
let escaped = -Infinity;
/** So much later at most Escape is pressed for the second time, in milliseconds. */
const TWICE = 1000;

/** The page's decoder, which is made once. */
const by = () => unpacker ??= decoder();

/** The list of a language, in bytes. All are packed after the first. @param {Row} row @returns {Promise<Uint8Array>} */
function bytesOf(row) {
  const [first = row] = languages;
  const bytes = learnt.get(row.tag) ?? (async () => shortText(`words-${row.tag}`, await by(), row === first ? new Uint8Array() : await bytesOf(first)))();
  learnt.set(row.tag, bytes);
  return bytes;
}

/** The messages of a language. @param {Row} row @returns {Promise<Message[]>} */
const learn = async (row) => JSON.parse(fromAlphabet(await bytesOf(row), letters));

/** Speaks a language, as soon as its messages are there. @param {Row} next */
async function turn(next) {
  if (left) return;
  language = next;
  const select = /** @type {HTMLSelectElement} */ (byId('language'));
  select.value = next.tag;
  select.lang = next.tag;
  document.documentElement.lang = next.tag;
  document.documentElement.dir = next.dir;
  byId('review').hidden = !next.review;
  /** @type {readonly Message[]} */
  let list = [];
  try {
    list = await learn(next);
  } catch {
    // The door is closed for it, with words of its own.
  }
  if (left || next !== language) return;
  const bare = { ...next.words, ...first[next.tag] };
  document.body.classList.remove('turning');
  if (room && list.length > 0) return room.turn(next, list, bare);
  /** @type {Record<string, Message | undefined>} */
  const words = { ...Object.fromEntries(keys.map((key, i) => [key, list[i]])), ...bare };
  for (const node of document.querySelectorAll('[data-say]')) node.textContent = String(words[node.getAttribute('data-say') ?? ''] ?? node.textContent);
}

/** Lists the languages, each in its own name, and marks those that still need review. */
function listLanguages() {
  byId('language').append(...languages.map(({ tag, dir, name, review }) => Object.assign(document.createElement('option'), { value: tag, lang: tag, dir, textContent: review ? `${name} *` : name })));
}

/** Has a node of the first screen say something else. @param {Element | null} node @param {string} key */
function say(node, key) {
  node?.setAttribute('data-say', key);
  turn(language);
}

/** @param {readonly File[]} files */
function add(files) {
  if (closed) return;
  if (room) return room.add(files);
  early.push(...files);
  if (early.length > 0) say(byId('choose').firstElementChild, 'starting');
}

/** Shows the licence texts of what is built in, once they are asked for: they are packed as well. */
function license() {
  byId('licences').addEventListener('toggle', async ({ target }) => {
    const place = /** @type {Element} */ (target).querySelector('pre');
    if (place) place.textContent = new TextDecoder().decode(await shortText('texts', await by(), new Uint8Array()));
  }, { once: true });
}

/** Lets files in, and listens for a host. */
function answer() {
  const input = /** @type {HTMLInputElement} */ (byId('files'));
  byId('language').addEventListener('change', () => turn(choose([/** @type {HTMLSelectElement} */ (byId('language')).value], languages)));
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
    if (left) return port.exit();
    embed();
    host = port;
    heed();
    room?.attachTo(port);
  }, (asked) => {
    if (typeof asked === 'string') turn(choose([asked], languages));
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
  if (!room) document.body.classList.add('turning');
  for (const node of document.querySelectorAll('.mark, .name, .what, .formats, #flight, #stays ~ li, .more')) node.remove();
  document.querySelector('h1')?.classList.add('unseen');
  say(document.getElementById('stays'), 'staysForm');
}

/** Leaves the room for good: at once the page is a calculator, and what was here goes. */
function leave() {
  if (left) return;
  left = closed = true;
  const { body } = document;
  try {
    calculate();
  } catch {
    body.remove();
  }
  // What still runs to its end finds nothing of the room: it is not told in the console either.
  for (const kind of ['error', 'unhandledrejection']) window.addEventListener(kind, (event) => event.preventDefault());
  host?.exit();
  // The app around it has a name of its own.
  if (location.protocol === 'about:') window.parent.postMessage('exit', '*');
  early.length = 0;
  room?.leave(body);
  room = null;
}

/** What a promise gives, as long as nobody left. @template Value @param {Promise<Value>} promise */
async function here(promise) {
  const value = await promise;
  if (left) throw new Error('left');
  return value;
}

/** Closes the door for good and says why. @param {import('./start.js').FirstWord} why */
async function shut(why) {
  if (left) return;
  closed = true;
  early.length = 0;
  host?.fail(why);
  explain(why);
  first = await firstWords().catch(() => ({}));
  turn(language);
}

/** Runs the rest of the room. The page's policy names the digest of this one text: the browser runs no other. Old browsers ask of a script
 * that stands in the page already only the policy `default`, whatever it is given; this one trusts nothing else.
 * @param {string} text @returns {typeof import('./main.js')} */
function run(text) {
  /** @type {any} */
  const types = Reflect.get(globalThis, 'trustedTypes');
  const place = /** @type {HTMLScriptElement} */ (byId('rest'));
  types?.createPolicy('default', { createScript: (/** @type {string} */ asked) => (asked === text ? asked : null) });
  place.text = text;
  place.remove();
  const rest = Reflect.get(globalThis, 'panah');
  if (!rest) throw new Error('the rest of the room did not run');
  return rest;
}

/** Has the page look as the rest of the room does. The page's policy names the digest of this one text as well. @param {string} text */
const dress = (text) => document.head.append(Object.assign(document.createElement('style'), { textContent: text }));

async function open() {
  const module = await by();
  await learn(language);
  if (document.readyState === 'loading') await new Promise((done) => document.addEventListener('DOMContentLoaded', done, { once: true }));
  here(font()).then((face) => face && document.fonts.add(face)).catch(() => undefined);
  const text = async (/** @type {string} */ id) => new TextDecoder().decode(await here(unpacked(id, module)));
  dress(await text('style'));
  const { open: enter } = run(await text('room'));
  const worker = new Blob([await here(unpacked('worker', module))], { type: 'text/javascript' });
  const core = compiled('core', module);
  if (early.length > 0) say(byId('choose').firstElementChild, 'choose');
  room = enter(core, worker, sheet);
  room.ready.catch(async () => shut(await hindrance()));
  await turn(language);
  if (host) room.attachTo(host);
  room.add(early.splice(0));
}

listLanguages();
for (const node of document.querySelectorAll('.exit')) node.addEventListener('click', leave);
window.addEventListener('keydown', ({ key, repeat, timeStamp }) => {
  if (key !== 'Escape' || repeat) return;
  if (timeStamp - escaped < TWICE) leave();
  escaped = timeStamp;
}, true);
// Three fingers at once: two are used to look closely.
window.addEventListener('touchstart', ({ touches }) => {
  if (touches.length > 2) leave();
}, { capture: true, passive: true });
if (watched()) refuse(languages, firstWords());
else {
  // What stands in the page is English: it is not shown to those who get another language in a moment.
  document.body.classList.toggle('turning', language.tag !== 'en');
  turn(language);
  license();
  answer();
  open().catch(async () => shut(await hindrance()));
}
