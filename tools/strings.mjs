// The catalogues: reads www/strings/<tag>.ftl (Fluent syntax 1.0), checks them against English, and packs each for the page.
//
//   node tools/strings.mjs      writes www/strings/keys.js anew, which names the messages

import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from '@fluent/syntax';
import { plural } from '../www/room/speech.js';
import { LANGUAGES } from '../www/strings/languages.js';
import { at } from './project.mjs';

/** @typedef {import('../www/room/speech.js').Message} Message */
/** @typedef {import('../www/strings/keys.js').Key} Key */
/** @typedef {import('../www/strings/languages.js').Language} Language */
/** @typedef {Record<Key, Message>} Catalogue */

/** A pattern as text with `{name}`, and with parts that follow a number. @param {import('@fluent/syntax').Pattern} pattern @returns {Exclude<Message, string>} */
function parts({ elements }) {
  /** @type {Exclude<Message, string>} */
  const list = [];
  const add = (/** @type {string} */ text) => {
    const last = list.length - 1;
    if (typeof list[last] === 'string') list[last] += text;
    else list.push(text);
  };
  for (const element of elements) {
    if (element.type === 'TextElement') {
      if (/[{}]|\n/.test(element.value)) throw new Error('a text stands on one line, without braces');
      add(element.value);
      continue;
    }
    const { expression } = element;
    if (expression.type === 'VariableReference') add(`{${expression.id.name}}`);
    else if (expression.type === 'StringLiteral') add(expression.parse().value);
    else if (expression.type === 'SelectExpression' && expression.selector.type === 'VariableReference') {
      const forms = expression.variants.map(({ key, value }) => {
        if (key.type !== 'Identifier' || !['zero', 'one', 'two', 'few', 'many', 'other'].includes(key.name)) throw new Error('a form is named after a category of plurals');
        const [text, ...more] = parts(value);
        if (typeof text !== 'string' || more.length > 0) throw new Error('a form is text');
        return /** @type {const} */ ([key.name, text]);
      });
      if (!expression.variants.some(({ key, default: rest }) => rest && key.type === 'Identifier' && key.name === 'other')) throw new Error('the form [other] is for all other numbers: *[other]');
      list.push([expression.selector.id.name, Object.fromEntries(forms)]);
    } else throw new Error('only values, text in quotes, and plurals of a value stand in braces');
  }
  return list;
}

/** The messages of a file. Throws for what is not Fluent, or more of it than the room speaks. @param {string} text @param {string} name  Of the file. @returns {Record<string, Message>} */
export function messages(text, name) {
  /** @type {Record<string, Message>} */
  const all = {};
  for (const entry of parse(text, {}).body) {
    if (entry.type.endsWith('Comment')) continue;
    if (entry.type !== 'Message' || !entry.value || entry.attributes.length > 0) throw new Error(`${name}: not a message: ${'content' in entry ? String(entry.content).slice(0, 80) : entry.type}`);
    const key = entry.id.name;
    if (key in all) throw new Error(`${name}: ${key} stands there twice`);
    try {
      const list = parts(entry.value);
      all[key] = list.length === 1 && typeof list[0] === 'string' ? list[0] : list;
    } catch (error) {
      throw new Error(`${name}: ${key}: ${/** @type {Error} */ (error).message}`);
    }
  }
  return all;
}

/** Each text that a message may be. @param {Message} message */
export const texts = (message) => (typeof message === 'string' ? [message] : message.flatMap((part) => (typeof part === 'string' ? [part] : Object.values(part[1]))));

/** The values that a message takes. @param {Message} message */
export function slots(message) {
  const counted = typeof message === 'string' ? [] : message.flatMap((part) => (typeof part === 'string' ? [] : [part[0]]));
  return new Set([...counted, ...texts(message).flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name))]);
}

/** The categories of plurals that numbers have in a language: those of whole numbers below a thousand, for nothing is counted further here.
 * @param {Pick<Language, 'tag' | 'like'>} row */
export const categories = (row) => new Set(Array.from({ length: 1000 }, (_, n) => plural(row, n)));

/** What is in one of two lists and not in the other. @param {Iterable<string>} a @param {Iterable<string>} b */
function apart(a, b) {
  const [one, two] = [new Set(a), new Set(b)];
  return [...[...one].filter((each) => !two.has(each)), ...[...two].filter((each) => !one.has(each))];
}

/** What is wrong with a message, beside the English one. @param {Language} row @param {Message} message @param {Message} english @returns {string | null} */
export function wrong(row, message, english) {
  if (texts(message).every((text) => !text.trim())) return 'is empty';
  const [own, known] = [slots(message), slots(english)];
  if (apart(own, known).length > 0) return `has the values ${[...own]}, and not ${[...known]}`;
  for (const part of typeof message === 'string' ? [] : message) {
    if (typeof part === 'string') continue;
    const missing = [...categories(row)].filter((name) => !(name in part[1]));
    const idle = Object.keys(part[1]).filter((name) => name !== 'other' && ![...categories(row)].some((one) => one === name));
    if (missing.length + idle.length > 0) return `lacks the plurals ${missing}, and has ${idle} to spare`;
  }
  return null;
}

/** A message in which the room has another name. @param {Message} message @param {string} from @param {string} to @returns {Message} */
const renamed = (message, from, to) => (typeof message === 'string' ? message.replaceAll(from, () => to) : message.map((part) => (typeof part === 'string' ? part.replaceAll(from, () => to)
  : [part[0], Object.fromEntries(Object.entries(part[1]).map(([key, text]) => [key, text.replaceAll(from, () => to)]))])));

/** The catalogue of a language, with what stands in `over` in place of its own. Throws where it is not whole.
 * @param {Language} row @param {Record<string, Message>} english @param {string} [over]  A folder of a partner's files. @param {string} [title]  What the room is
 * called instead of its own name. @returns {Catalogue} */
export function catalogue(row, english, over, title) {
  const own = messages(readFileSync(at('www/strings', `${row.tag}.ftl`), 'utf8'), `${row.tag}.ftl`);
  const path = over && join(over, `${row.tag}.ftl`);
  const all = { ...own, ...path && existsSync(path) ? messages(readFileSync(path, 'utf8'), path) : {} };
  const odd = apart(Object.keys(all), Object.keys(english));
  if (odd.length > 0) throw new Error(`${row.tag}: says what English does not say, or lacks it: ${odd}`);
  for (const [key, message] of Object.entries(all)) {
    const fault = wrong(row, message, english[key] ?? '');
    if (fault) throw new Error(`${row.tag}: ${key} ${fault}`);
  }
  const called = (/** @type {Message} */ message) => (title ? renamed(message, String(own.name), title) : message);
  return /** @type {Catalogue} */ (Object.fromEntries(Object.keys(english).map((key) => [key, called(all[key] ?? '')])));
}

/** The languages that are built in, English first. @param {string} [asked]  Tags with spaces between. */
export function chosen(asked = '') {
  const tags = asked.split(/[\s,]+/).filter(Boolean);
  const unknown = tags.filter((tag) => !LANGUAGES.some((row) => row.tag === tag));
  if (unknown.length > 0) throw new Error(`LANGS: no such language: ${unknown.join(', ')}`);
  return LANGUAGES.filter(({ tag }) => tag === 'en' || tags.length === 0 || tags.includes(tag));
}

/** English, as it stands in the checkout. */
export const english = () => messages(readFileSync(at('www/strings/en.ftl'), 'utf8'), 'en.ftl');

/** Every catalogue that is built in, by its tag. @param {{ LANGS?: string, STRINGS?: string, TITLE?: string }} [asked] @returns {Map<string, Catalogue>} */
export function catalogues({ LANGS, STRINGS, TITLE } = {}) {
  if (TITLE && /[{}\n\r]/.test(TITLE)) throw new Error('TITLE stands on one line, without braces');
  if (STRINGS && !existsSync(STRINGS)) throw new Error('STRINGS names no folder');
  const odd = STRINGS ? readdirSync(STRINGS).filter((name) => name.endsWith('.ftl') && !LANGUAGES.some(({ tag }) => name === `${tag}.ftl`)) : [];
  if (odd.length > 0) throw new Error(`STRINGS holds files of no known language: ${odd.join(', ')}`);
  const source = english();
  return new Map(chosen(LANGS).map((row) => [row.tag, catalogue(row, source, STRINGS, TITLE)]));
}

/** How many letters a line of the keys has at most. */
const WIDE = 140;

/** The module that names every message. */
export function keysModule() {
  const lines = [''];
  for (const key of Object.keys(english())) {
    const text = `'${key}', `;
    if (`${lines.at(-1)}${text}`.length > WIDE) lines.push('');
    lines.push(`${lines.pop()}${text}`);
  }
  return `// The keys of the messages, in the order of en.ftl. Written by tools/strings.mjs.\n\nexport const KEYS = /** @type {const} */ ([\n${lines.map((line) => `  ${line.trim()}\n`).join('')}]);\n/** @typedef {typeof KEYS[number]} Key */\n`;
}

if (process.argv[1] === import.meta.filename) writeFileSync(at('www/strings/keys.js'), keysModule());
