// Serves pkg/ on 127.0.0.1 and nowhere else.

import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { secured } from '../www/headers/node.mjs';
import { at } from './project.mjs';

/** @type {Record<string, string>} */
const types = {
  '.css': 'text/css; charset=utf-8', '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json', '.png': 'image/png', '.svg': 'image/svg+xml', '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};

const headers = {
  'Cache-Control': 'no-cache',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=(), payment=()',
};

/** Starts a server of the files under `folder`. @param {string} folder @param {number} port @returns {Promise<import('node:http').Server>} */
export function serve(folder, port) {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://127.0.0.1').pathname;
    if (path === '/') {
      response.writeHead(302, { ...headers, Location: '/room.html' }).end();
      return;
    }
    const file = join(folder, normalize(decodeURIComponent(path)), path.endsWith('/') ? 'index.html' : '');
    const type = types[extname(file)];
    const there = type && file.startsWith(folder) && statSync(file, { throwIfNoEntry: false })?.isFile();
    if (!there || !['GET', 'HEAD'].includes(request.method ?? '')) {
      response.writeHead(404, headers).end('not found\n');
      return;
    }
    response.writeHead(200, { ...headers, ...Object.fromEntries(secured(path)), 'Content-Type': type });
    if (request.method === 'HEAD') response.end();
    else createReadStream(file).pipe(response);
  });
  return new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(port, '127.0.0.1', () => done(server));
  });
}

if (process.argv[1] === import.meta.filename) {
  const port = Number(process.env.PORT ?? 8000);
  const server = await serve(at('pkg'), port).catch(() => serve(at('pkg'), 0));
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  console.log(`The room      http://127.0.0.1:${address.port}/room.html`);
  console.log(`The app       http://127.0.0.1:${address.port}/app/`);
  console.log(`Offline file  ${at('pkg/room.html')}`);
  console.log('Ctrl-C ends it.');
}
