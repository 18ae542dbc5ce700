// What the package says of itself is what is in it.

import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import test from 'node:test';
import { at } from '../../tools/project.mjs';
import { Attributes } from '../../www/field/attributes.js';
import { PanahInput } from '../../www/panah-input.js';

const source = ['panah-input.js', ...readdirSync(at('www/field')).map((name) => `field/${name}`)].map((name) => readFileSync(at('www', name), 'utf8')).join('');
/** What the element has of its own: the browser's elements do not count. @param {string} name */
const own = (name) => [PanahInput, Attributes].map(({ prototype }) => Object.getOwnPropertyDescriptor(prototype, name)).find(Boolean);
const [module] = JSON.parse(readFileSync(at('pkg/custom-elements.json'), 'utf8')).modules;
const [element] = module.declarations;
const names = (/** @type {{ name: string }[]} */ list) => list.map(({ name }) => name).sort();
const unique = (/** @type {Iterable<RegExpMatchArray>} */ found) => [...new Set([...found].map(([, name = '']) => name))].sort();

test('the manifest names the attributes, members, events, slots, parts and properties that the element has', () => {
  assert.deepEqual(names(element.attributes), [...PanahInput.observedAttributes].sort());
  for (const { fieldName } of element.attributes) if (fieldName) assert.ok(own(fieldName)?.set, fieldName);
  for (const { name } of element.members) assert.ok(own(name), name);
  const sent = [...unique(source.matchAll(/#send\('([\w-]+)'/g)).map((name) => `panah-${name}`), ...unique(source.matchAll(/new Event\('(\w+)'/g))].sort();
  assert.deepEqual(names(element.events), sent);
  assert.deepEqual(names(element.cssProperties), unique(source.matchAll(/var\((--panah-[\w-]+)/g)));
  assert.deepEqual(names(element.cssParts), unique(source.matchAll(/setAttribute\('part', '(\w+)'/g)));
});

test('the types know the same', () => {
  const types = readFileSync(at('pkg/panah-input.d.ts'), 'utf8');
  for (const { name } of element.events) if (name.startsWith('panah-')) assert.ok(types.includes(`'${name}'`), name);
  for (const { fieldName } of element.attributes) if (fieldName) assert.match(types, new RegExp(`^  ${fieldName}: `, 'm'));
  for (const { name } of element.members) assert.match(types, new RegExp(`^  (readonly )?${name}[:(]`, 'm'));
});

test('every file that the package lists or exports is there', () => {
  const { files, exports } = JSON.parse(readFileSync(at('pkg/package.json'), 'utf8'));
  for (const name of files) assert.ok(existsSync(at('pkg', name)), name);
  for (const entry of Object.values(exports)) for (const path of typeof entry === 'string' ? [entry] : Object.values(entry)) assert.ok(existsSync(at('pkg', path)), path);
});
