// The package as it is published, in an empty project: what is in it, what Node and the compiler of TypeScript find there.

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { at } from '../../tools/project.mjs';
import { project } from '../packed.mjs';

describe('the package in an empty project', () => {
  const { folder, files } = project('react', 'react-dom', 'vue', '@types/react', '@types/node', 'undici-types', 'csstype');
  const inside = (/** @type {string[]} */ ...path) => join(folder, 'node_modules/panah', ...path);
  const own = JSON.parse(readFileSync(inside('package.json'), 'utf8'));
  /** Runs a module in the project and returns what it prints. @param {string} source */
  const node = (source) => execFileSync(process.execPath, ['--input-type=module', '--eval', source], { cwd: folder, encoding: 'utf8', timeout: 30_000 }).trim();

  it('holds the files that its list of digests names, with those digests, and no others', () => {
    const listed = readFileSync(inside('SHA256SUMS'), 'utf8').trim().split('\n').map((line) => line.split('  '));
    assert.deepEqual(files, [...listed.map(([, name]) => name), 'README.md', 'SHA256SUMS', 'package.json'].sort());
    for (const [digest, name] of listed) assert.equal(createHash('sha256').update(readFileSync(inside(String(name)))).digest('hex'), digest, name);
  });

  it('brings nothing with it and runs nothing when it is installed', () => {
    for (const key of ['scripts', 'bin', 'dependencies', 'optionalDependencies', 'peerDependencies', 'bundleDependencies', 'gypfile']) assert.equal(own[key], undefined, key);
    assert.ok(!files.some((name) => name.endsWith('.gyp')));
    const { packages } = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8'));
    assert.deepEqual(Object.keys(packages), ['', 'node_modules/panah']);
    assert.equal(packages['node_modules/panah'].hasInstallScript, undefined);
    assert.deepEqual(readdirSync(join(folder, 'node_modules')).filter((name) => !name.startsWith('.') && !existsSync(at('node_modules', name))), ['panah']);
  });

  it('lets Node find each file that it exports', () => {
    const names = Object.keys(own.exports).filter((name) => name !== './core').map((name) => name.replace(/^\./, 'panah'));
    const found = JSON.parse(node(`console.log(JSON.stringify(${JSON.stringify(names)}.map((name) => new URL(import.meta.resolve(name)).pathname)))`));
    for (const path of found) assert.ok(existsSync(path) && path.startsWith(inside()), path);
    assert.ok(['panah', 'panah/panah-input.js', 'panah/panah-intercept.js', 'panah/room.html', 'panah/headers/node.mjs', 'panah/panah.wasm'].every((name) => names.includes(name)));
  });

  it('does nothing on a server, where React and Vue write the element as it is', () => {
    const told = JSON.parse(node(`
      const before = Object.getOwnPropertyNames(globalThis);
      const module = await import('panah');
      const added = Object.getOwnPropertyNames(globalThis).filter((name) => !before.includes(name));
      const [React, { renderToString }] = [await import('react'), await import('react-dom/server')];
      const [Vue, server] = [await import('vue'), await import('vue/server-renderer')];
      const given = { room: '/panah/room.html', name: 'evidence' };
      console.log(JSON.stringify({ names: Object.keys(module), added, react: renderToString(React.createElement('panah-input', given)), vue: await server.renderToString(Vue.h('panah-input', given)) }));
    `));
    const element = '<panah-input room="/panah/room.html" name="evidence"></panah-input>';
    assert.deepEqual(told, { names: ['PanahInput'], added: [], react: element, vue: element });
  });

  it('has a core that begins in Node, and headers for a server', () => {
    const told = node(`
      import { readFileSync } from 'node:fs';
      import { Hasher, initSync } from 'panah/panah.js';
      import { secured } from 'panah/headers/node.mjs';
      initSync({ module: readFileSync(new URL(import.meta.resolve('panah/panah.wasm'))) });
      const hasher = new Hasher();
      hasher.push(Buffer.from('what was seen'));
      console.log(hasher.finish(), new Map(secured('/panah/room.html')).get('Content-Security-Policy'));
    `);
    assert.equal(told, `${createHash('sha256').update('what was seen').digest('hex')} sandbox allow-scripts allow-downloads`);
  });

  for (const [moduleResolution, module] of [['bundler', 'esnext'], ['node16', 'node16']]) {
    it(`has types that hold under moduleResolution ${moduleResolution}, in strict code that checks libraries too`, () => {
      writeFileSync(join(folder, 'page.ts'), `
        import { PanahInput, type PanahReason, type Receipt, type Seal } from 'panah';
        import type { PanahEvents } from 'panah/panah-input.js';
        import type { Report } from 'panah/core';
        import init, { Hasher, inspect } from 'panah/panah.js';
        const element: PanahInput = document.createElement('panah-input');
        element.maxFiles = 3;
        element.addEventListener('panah-review', ({ detail }) => { const count: number = detail.count; console.log(count); });
        element.addEventListener('panah-error', ({ detail }) => { const reason: PanahReason = detail.reason; console.log(reason); });
        const receipts: (Receipt | Seal)[] = element.receipts;
        const names: string[] = element.files.map((file: File) => file.name);
        export const progress = (event: PanahEvents['panah-progress']): number => event.detail.done;
        export async function look(blob: Blob): Promise<[Report, string]> {
          await init();
          const report: Report = JSON.parse(inspect(blob));
          return [report, new Hasher().finish()];
        }
        console.log(receipts, names, element.checkValidity());
        // @ts-expect-error: no script sets the files.
        element.files = [];
        // @ts-expect-error: there is no such reason.
        const wrong: PanahReason = 'because';
        // @ts-expect-error: a digest takes bytes.
        new Hasher().push('text');
        // @ts-expect-error: what is not exported is not found.
        import 'panah/core.d.ts';
      `);
      writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: { strict: true, noEmit: true, skipLibCheck: false, target: 'es2022', module, moduleResolution, lib: ['es2023', 'dom', 'dom.iterable', 'esnext.disposable'], types: [] }, files: ['page.ts'] }));
      const { status, stdout } = spawnSync(at('node_modules/.bin/tsc'), ['--project', folder], { encoding: 'utf8' });
      assert.deepEqual([status, stdout], [0, '']);
    });
  }
});
