// The catalogues as the build takes them: what a partner may choose, what it refuses, and that the font has their letters.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { brotliDecompressSync } from 'node:zlib';
import { at } from '../../tools/project.mjs';
import { catalogues, chosen, keysModule, messages, texts } from '../../tools/strings.mjs';
import { fromAlphabet, lettersOf, toAlphabet } from '../../www/room/alphabet.js';
import { LANGUAGES } from '../../www/strings/languages.js';
import { ALL } from '../words.mjs';

/** A folder with one file. @param {string} name @param {string} text @param {(folder: string) => void} use */
function folder(name, text, use) {
  const path = mkdtempSync(join(tmpdir(), 'strings-'));
  try {
    writeFileSync(join(path, name), text);
    use(path);
  } finally {
    rmSync(path, { recursive: true });
  }
}

test('the list of keys is what English says', () => {
  assert.equal(readFileSync(at('www/strings/keys.js'), 'utf8'), keysModule());
});

test('each file that still needs review says so, and only such a one', () => {
  for (const { tag, review } of LANGUAGES) {
    assert.equal(/^### .*Needs native review\.$/m.test(readFileSync(at(`www/strings/${tag}.ftl`), 'utf8')), review, tag);
  }
});

test('a partner chooses languages, and English is always among them', () => {
  assert.deepEqual(chosen('ckb, ar').map(({ tag }) => tag), ['en', 'ar', 'ckb']);
  assert.deepEqual(chosen(), LANGUAGES);
  assert.throws(() => chosen('xx'), /no such language: xx/);
});

test('a partner puts own messages in the place of others, as long as they take the same values', () => {
  folder('fr.ftl', 'save = Garder\n', (path) => {
    const french = catalogues({ LANGS: 'fr', STRINGS: path }).get('fr');
    assert.deepEqual([french?.save, french?.cancel], ['Garder', 'Annuler']);
  });
  folder('fr.ftl', 'coveredOpen = { $covered }\n', (path) => assert.throws(() => catalogues({ STRINGS: path }), /fr: coveredOpen has the values/));
  folder('fr.ftl', 'unheard-of = x\n', (path) => assert.throws(() => catalogues({ STRINGS: path }), /unheard-of/));
  folder('xx.ftl', 'save = x\n', (path) => assert.throws(() => catalogues({ STRINGS: path }), /no known language/));
  assert.throws(() => catalogues({ STRINGS: at('no-such-folder') }));
});

test('under a title no message of any language has the name of the project', () => {
  const names = [...new Set([...ALL.values()].map(({ name }) => String(name)))];
  const titled = catalogues({ TITLE: 'Notes $&' });
  for (const [tag, all] of titled) {
    const found = Object.values(all).flatMap(texts).filter((text) => names.some((name) => text.includes(name)) || /panah/i.test(text));
    assert.deepEqual(found, [], tag);
    assert.equal(all.name, 'Notes $&');
    assert.match(String(all.notKept), /Notes \$&/, tag);
  }
  assert.throws(() => catalogues({ TITLE: 'Notes {' }), /TITLE/);
});

test('a room is built with the languages and messages that were asked for', () => {
  folder('fr.ftl', 'noScript = Ici, il faut JavaScript.\n', (path) => {
    execFileSync(process.execPath, [at('tools/build.mjs'), 'offline'], { env: { ...process.env, NAME: 'test-languages', LANGS: 'fr', STRINGS: path } });
    const html = readFileSync(at('pkg/test-languages.html'), 'utf8');
    rmSync(at('pkg/test-languages.html'));
    assert.deepEqual([...html.matchAll(/id="words-([\w-]+)"/g)].map(([, tag]) => tag), ['en', 'fr']);
    assert.ok(html.includes('<p lang="fr" dir="ltr">Ici, il faut JavaScript.</p></noscript>'));
  });
});

test('what is no message of the room is refused', () => {
  for (const text of ['a = {', 'a =\n    .b = c', '-a = b', 'a = { b }', 'a = { $n ->\n    [one] x\n   *[few] y\n    }', 'a = { $n ->\n    [1] x\n   *[other] y\n    }', 'a = x\na = y', 'a = x\n    y']) {
    assert.throws(() => messages(text, 'x.ftl'), /x\.ftl/, text);
  }
  assert.deepEqual(messages('# c\na = {"\\u2068"}{ $b }{"\\u2069"}, { $n ->\n    [one] x\n   *[other] { $n } y\n    }!', 'x'), { a: ['\u2068{b}\u2069, ', ['n', { one: 'x', other: '{n} y' }], '!'] });
});

test('texts of all languages pass through the alphabet as they are', () => {
  const lists = [...ALL.values()].map((all) => JSON.stringify(all));
  const letters = lettersOf(lists);
  for (const list of lists) assert.equal(fromAlphabet(toAlphabet(list, letters), letters), list);
  assert.throws(() => lettersOf([Array.from({ length: 160 }, (_, i) => String.fromCodePoint(0x600 + i)).join('')]));
});

/** The letters that a WOFF2 font has: W3C WOFF File Format 2.0, sections 4 and 5; OpenType 1.9, `cmap` format 4 and 12. @param {Buffer} file */
function lettersOfFont(file) {
  const tags = ['cmap', 'head', 'hhea', 'hmtx', 'maxp', 'name', 'OS/2', 'post', 'cvt ', 'fpgm', 'glyf', 'loca', 'prep'];
  const count = file.readUInt16BE(12);
  let at = 48;
  const number = () => {
    let value = 0;
    for (let byte = 128; byte & 128; at += 1) {
      byte = /** @type {number} */ (file[at]);
      value = value * 128 + (byte & 127);
    }
    return value;
  };
  let start = 0;
  let place = -1;
  for (let i = 0; i < count; i += 1) {
    const flags = /** @type {number} */ (file[at]);
    at += 1;
    const known = flags & 63;
    const tag = known === 63 ? file.toString('latin1', at, at + 4) : tags[known] ?? '';
    if (known === 63) at += 4;
    let length = number();
    const version = flags >> 6;
    if (['glyf', 'loca'].includes(tag) ? version === 0 : version !== 0) length = number();
    if (tag === 'cmap') place = start;
    start += length;
  }
  const data = brotliDecompressSync(file.subarray(at, at + file.readUInt32BE(20))).subarray(place);
  /** @type {Set<string>} */
  const letters = new Set();
  for (let i = 0; i < data.readUInt16BE(2); i += 1) {
    const table = data.subarray(data.readUInt32BE(4 + 8 * i + 4));
    if (table.readUInt16BE(0) !== 4) continue;
    const segments = table.readUInt16BE(6) / 2;
    for (let s = 0; s < segments; s += 1) {
      const [end, begin, delta, offset] = [14 + 2 * s, 16 + 2 * segments + 2 * s, 16 + 4 * segments + 2 * s, 16 + 6 * segments + 2 * s].map((from) => table.readUInt16BE(from));
      for (let code = begin ?? 0; code <= (end ?? 0) && code < 0xffff; code += 1) {
        const glyph = offset ? table.readUInt16BE(16 + 6 * segments + 2 * s + offset + 2 * (code - (begin ?? 0))) : (code + (delta ?? 0)) & 0xffff;
        if (glyph) letters.add(String.fromCodePoint(code));
      }
    }
  }
  return letters;
}

test('the font has every letter of Arabic script that a catalogue uses', () => {
  const font = lettersOfFont(readFileSync(at('www/font.woff2')));
  assert.ok(font.has('پ') && !font.has('ݔ') && font.size > 150, 'letters are read from the font');
  for (const [tag, catalogue] of ALL) {
    const used = new Set([...Object.values(catalogue).flatMap(texts).join(''), ...LANGUAGES.find((row) => row.tag === tag)?.name ?? '']);
    const missing = [...used].filter((letter) => /[\p{Script=Arabic}\u060c\u061b\u061f\u064b-\u0655]/u.test(letter) && !font.has(letter));
    assert.deepEqual(missing, [], tag);
  }
});

/** Syllables of an English word, as Flesch and Kincaid count them: groups of vowels, without a silent end. @param {string} word */
const syllables = (word) => Math.max(1, (word.toLowerCase().replace(/(?:[^laeiouy]|ed|[^laeiouy]e)e?s?$/, (end) => (/ed$/.test(end) && /[td]ed$/.test(word) ? 'id' : end.replace(/e[sd]?$|es$/, ''))).match(/[aeiouy]+/g) ?? []).length);

/** The grade of school that a text asks for: J. P. Kincaid et al., Derivation of New Readability Formulas (1975). @param {string} text */
function grade(text) {
  const words = text.replace(/\([^)]*\)|\{\w+\}/g, '').match(/[A-Za-z’']+/g) ?? [];
  const sentences = text.split(/[.!?]+(?:\s|$)/).filter((part) => /[a-z]/i.test(part)).length;
  return 0.39 * (words.length / sentences) + 11.8 * (words.reduce((sum, word) => sum + syllables(word), 0) / words.length) - 15.59;
}

test('a pupil of twelve can read what the room says in English', () => {
  assert.ok(grade('The cat sat on the mat.') < 2);
  assert.ok(grade('Notwithstanding considerable organisational responsibilities, administrators characteristically underestimate institutional documentation.') > 20);
  // A grade of six is an age of eleven to twelve. The whole is measured: of a line of three words the formula says nothing.
  const all = Object.values(ALL.get('en') ?? {}).flatMap(texts).filter((text) => /[.:]$/.test(text) && text.split(' ').length > 5);
  assert.ok(all.length > 150);
  assert.ok(grade(all.join(' ')) <= 6.9, `the grade is ${grade(all.join(' '))}`);
  for (const text of all) assert.ok(grade(text) <= 12, `${grade(text).toFixed(1)}: ${text}`);
});
