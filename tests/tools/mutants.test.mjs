import assert from 'node:assert/strict';
import { test } from 'node:test';
import { faults, planted } from '../../tools/faults.mjs';
import { listed, part, reach } from '../../tools/mutants.mjs';

/** What a script becomes with each of its faults. @param {string} source */
const all = (source) => faults(source).map((fault) => planted(source, fault));

test('conditions are turned round, and comparisons, numbers, words and truths changed, one at a time', () => {
  assert.deepEqual(all("if (a < 2) b = 'x';"), ["if (!(a < 2)) b = 'x';", "if (a <= 2) b = 'x';", "if (a < 3) b = 'x';", 'if (a < 2) ;', "if (a < 2) b = 'another';"]);
  assert.deepEqual(all('const f = (a) => a && !a.b;'), ['const f = (a) => a || !a.b;', 'const f = (a) => a && a.b;']);
  assert.deepEqual(all('const t = true;'), ['const t = false;']);
});

test('statements and properties are left out, and nothing that is only a name is changed', () => {
  assert.deepEqual(all('f(); g();'), ['; g();', 'f(); ;']);
  assert.deepEqual(all('const o = { a, b };'), ['const o = { b };', 'const o = { a,  };']);
  assert.deepEqual(all("import a from 'b'; export { c } from 'd';"), []);
  assert.deepEqual(all("const o = { 'a-b': c };"), ["const o = {  };"]);
});

test('a survivor that is listed with its reason is not told again, and one that is not listed is', () => {
  const list = '- `www/a.js`: `a < 2 → a <= 2`: never two.\n- `src/a.rs`: `replace < with <= in f`: never two.\n';
  assert.ok(listed(list, 'www/a.js', 'a < 2 → a <= 2'));
  assert.ok(listed(list, 'src/a.rs', 'replace < with <= in f'));
  assert.ok(!listed(list, 'www/b.js', 'a < 2 → a <= 2'));
  assert.ok(!listed(list, 'www/a.js', 'a < 2 → a < 3'));
});

test('the parts of a run are all of it, and share nothing', () => {
  const list = Array.from({ length: 23 }, (_, i) => i);
  const parts = [0, 1, 2, 3].map((i) => part(list, `${i}/4`));
  assert.deepEqual(parts.flat().sort((a, b) => a - b), list);
  assert.throws(() => part(list, '4/4'));
  assert.throws(() => part(list, 'x'));
});

test('a test reaches what it imports, and what that imports', () => {
  const reached = reach('tests/room/item.test.mjs');
  for (const file of ['www/room/item.js', 'www/room/state.js', 'www/film/decisions.js']) assert.ok(reached.has(file), file);
  assert.ok(!reached.has('www/room/shelf.js'));
});
