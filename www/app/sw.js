// Keeps the shell and the room, one version at a time, and answers from there. Anything else is refused: after the first
// visit nothing is asked of the network but this file itself, by the browser, to look for a new version.

const version = 'VERSION_OF_THE_SHELL';
const prefix = 'panah-';
const shell = ['./', 'app.css', 'app.js', 'icon.svg', 'icon-192.png', 'icon-512.png', 'manifest.webmanifest', 'room.html'];

const worker = /** @type {any} */ (self);

worker.addEventListener('install', (/** @type {any} */ event) => {
  event.waitUntil(caches.open(prefix + version)
    .then((cache) => cache.addAll(shell.map((path) => new Request(path, { cache: 'reload' })))));
});

// No skipWaiting: a page that is open keeps the room it was opened with, and the next start gets the new one.
worker.addEventListener('activate', (/** @type {any} */ event) => {
  event.waitUntil(caches.keys().then((names) => Promise.all(
    names.filter((name) => name.startsWith(prefix) && name !== prefix + version).map((name) => caches.delete(name)))));
});

worker.addEventListener('fetch', (/** @type {any} */ event) => {
  const path = event.request.mode === 'navigate' ? './' : event.request.url;
  event.respondWith(caches.open(prefix + version)
    .then((cache) => cache.match(path, { ignoreSearch: true, ignoreVary: true }))
    .then((kept) => kept ?? Response.error()));
});
