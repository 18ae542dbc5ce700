// A server that takes such forms, with Node alone: node server.mjs [PORT]. Serves the package under /panah/ and what stands beside this file.

import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { secured } from '../headers/node.mjs';

/** @type {Record<string, string>} */
const types = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.wasm': 'application/wasm' };
/** The names that copies have. What comes under another did not go through the room. */
const safeName = /^[a-z2-7]{12}\.[a-z0-9]{1,8}$/;
/** The most bytes of one message. */
const MOST = 64 << 20;

/** Reads a form. Rejects where it is too large or holds a file that did not go through the room.
 * @param {import('node:http').IncomingMessage} request @returns {Promise<FormData>} */
async function read(request) {
  const chunks = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > MOST) throw new Error('too large');
    chunks.push(chunk);
  }
  const form = await new Response(Buffer.concat(chunks), { headers: { 'Content-Type': String(request.headers['content-type']) } }).formData();
  for (const value of form.values()) if (typeof value !== 'string' && value.size > 0 && !safeName.test(value.name)) throw new Error('not from the room');
  return form;
}

/** @param {string} pkg  The folder of the package. @param {string} pages  That of the pages. @param {(form: FormData) => unknown} take */
export function app(pkg, pages, take) {
  return createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    for (const [name, value] of secured(pathname)) response.setHeader(name, value);
    try {
      if (request.method === 'POST' && pathname === '/send') {
        await take(await read(request));
        return response.end('Thank you.');
      }
      const [folder, path] = pathname.startsWith('/panah/') ? [pkg, pathname.slice(6)] : [pages, pathname];
      const file = join(folder, normalize(decodeURIComponent(path)));
      const type = types[extname(file)];
      if (request.method !== 'GET' || !type || !file.startsWith(folder) || !statSync(file, { throwIfNoEntry: false })?.isFile()) return response.writeHead(404).end();
      createReadStream(file).pipe(response.setHeader('Content-Type', type));
    } catch {
      // Neither the name nor the content of what came goes into a log or an answer.
      response.writeHead(400).end('This form could not be taken.');
    }
  });
}

if (process.argv[1] === import.meta.filename) {
  const port = Number(process.argv[2] ?? 8080);
  app(join(import.meta.dirname, '..'), import.meta.dirname, (form) => console.log([...form.keys()].length, 'fields came')).listen(port, '127.0.0.1', () => console.log(`http://127.0.0.1:${port}/form.html`));
}
