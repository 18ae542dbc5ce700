// What the end-to-end tests share: a Chromium, servers on 127.0.0.1, and the desk tool.

import { execFileSync } from 'node:child_process';
import { chromium as playwright } from 'playwright-core';
import { at, built } from '../../tools/project.mjs';
import { chromium, flags } from '../../tools/programs.mjs';
import { serve } from '../../tools/serve.mjs';

/** A headless Chromium. @param {import('playwright-core').LaunchOptions} [options] */
export const launch = (options) => playwright.launch({ executablePath: chromium(), ...options, args: [...flags, ...options?.args ?? []] });

/** The port that a server listens on. @param {import('node:http').Server} server */
export const portOf = (server) => /** @type {import('node:net').AddressInfo} */ (server.address()).port;

/** Has a server listen on a free port of this machine. @param {import('node:http').Server} server */
export async function listening(server) {
  await new Promise((done) => { server.listen(0, '127.0.0.1', () => done(undefined)); });
  return {
    address: `http://127.0.0.1:${portOf(server)}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Serves a folder. @param {string} folder */
export async function origin(folder) {
  const server = await serve(folder, 0);
  return { address: `http://127.0.0.1:${portOf(server)}`, close: () => server.close() };
}

/** Runs the desk tool and returns what it prints. @param {string[]} args */
export const desk = (...args) => execFileSync(built('debug/panah'), args, { encoding: 'utf8', maxBuffer: 1 << 26 });
