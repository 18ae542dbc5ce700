// The app's door: keeps the room for the next time, checks that it is the room this shell was built with, and opens it in a
// sandboxed frame. A sandboxed frame is out of a service worker's reach, so its text is fetched here and handed over.

import { choose } from '../room/speech.js';
import { tighten } from '../tighten.js';

// What is framed here is held to this page's policies.
tighten();

const digest = 'DIGEST_OF_THE_ROOM';
const { tag, dir, words } = choose(navigator.languages ?? [navigator.language], SPOKEN);

/** @param {string} text */
function say(text) {
  const state = document.querySelector('#state');
  if (state) Object.assign(state, { textContent: text, lang: tag, dir });
}

/** @param {ArrayBuffer} bytes */
async function hex(bytes) {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function open() {
  const answer = await fetch('room.html');
  if (!answer.ok) throw new Error(`room.html: ${answer.status}`);
  const bytes = await answer.arrayBuffer();
  if (await hex(bytes) !== digest) throw new Error('room.html is not the one that belongs here');
  const frame = document.createElement('iframe');
  frame.title = document.title;
  frame.setAttribute('sandbox', 'allow-scripts allow-downloads');
  // Who leaves the room leaves its name as well.
  window.addEventListener('message', ({ source }) => { if (source === frame.contentWindow) document.title = frame.title = '+ \u2212 \u00d7 \u00f7'; });
  frame.srcdoc = new TextDecoder().decode(bytes);
  document.body.append(frame);
  if (kept) say('');
}

/** Whether the browser keeps the room, as far as is known. */
let kept = true;
/** Says that it does not, above the room as well. */
function lost() {
  kept = false;
  say(String(words.notKept));
}

if ('serviceWorker' in navigator) {
  navigator.serviceWorker.register('sw.js').then(({ installing, waiting, active }) => {
    if (!installing && !waiting && !active) lost();
    installing?.addEventListener('statechange', () => { if (installing.state === 'redundant') lost(); });
  }).catch(lost);
}
open().catch((error) => say(String(words.notOpened).replace('{why}', () => error.message)));
