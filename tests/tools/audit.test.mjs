import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allows, faults } from '../../tools/audit.mjs';

test('a licence may be shipped when one of its ways is allowed whole', () => {
  for (const fine of ['MIT', 'MIT OR Apache-2.0', 'MIT/Apache-2.0', 'MIT OR GPL-3.0-only', '(MIT OR Apache-2.0) AND IJG', 'Apache-2.0 WITH LLVM-exception OR MIT']) assert.ok(allows(fine), fine);
  for (const bad of ['', null, undefined, 'AGPL-3.0-only', 'MIT AND GPL-3.0-only', '(MIT OR Apache-2.0) AND SSPL-1.0', 'MIT OR', '(MIT', 'MIT MIT', 'SEE LICENSE IN LICENSE']) assert.ok(!allows(bad), String(bad));
});

test('a package without a licence that may be shipped is named, and so is a direct one without a line', () => {
  const found = faults([
    { name: 'fine', version: '1.0.0', license: 'MIT', direct: true },
    { name: 'closed', version: '2.0.0', license: 'UNLICENSED' },
    { name: 'unsaid', version: '3.0.0', license: 'ISC', direct: true },
    { name: 'beneath', version: '4.0.0', license: 'ISC', direct: false },
  ], '| `fine` | for a test |');
  assert.deepEqual(found.map((line) => line.split(/[ :]/)[0]), ['closed', 'unsaid']);
});
