// Listens for whatever leaves a page: a TCP listener and a UDP socket for each attempt, and Chromium's own log for names.

import dgram from 'node:dgram';
import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';

/** Listeners on 127.0.0.1, one of each kind for each name. @param {string[]} names */
export async function listen(names) {
  /** @type {Set<string>} */
  const seen = new Set();
  /** @type {Set<string>} */
  const requests = new Set();
  /** @type {(() => void)[]} */
  const closers = [];
  /** @type {Record<string, { url: string, udp: number, host: string }>} */
  const ways = {};
  for (const [index, name] of names.entries()) {
    const http = createServer((_, response) => {
      requests.add(name);
      response.writeHead(200, { 'Access-Control-Allow-Origin': '*' }).end();
    });
    // A connection counts, whether or not a request follows.
    http.on('connection', () => seen.add(name));
    await new Promise((done) => http.listen(0, '127.0.0.1', () => done(undefined)));
    const udp = dgram.createSocket('udp4', () => seen.add(name));
    await new Promise((done) => udp.bind(0, '127.0.0.1', () => done(undefined)));
    closers.push(() => { http.closeAllConnections(); http.close(); udp.close(); });
    const { port } = /** @type {import('node:net').AddressInfo} */ (http.address());
    ways[name] = { url: `http://127.0.0.1:${port}/out`, udp: udp.address().port, host: `way-${index}.out.test` };
  }
  return { seen, requests, ways, close: () => closers.forEach((close) => close()) };
}

/** The names that a finished Chromium looked up, from its --log-net-log file. @param {string} path */
export async function lookedUp(path) {
  const hosts = new Set();
  for await (const line of createInterface({ input: createReadStream(path) })) {
    for (const [, host] of line.matchAll(/"(?:host|hostname)":"(?:https?:\/\/)?([a-z0-9.-]+\.out\.test)/g)) hosts.add(host);
  }
  return hosts;
}
