// What the check of the layers promises: it sees an import that points up and a circle, however they are written.

import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, describe, it } from 'node:test';
import { faults, layersOf } from '../../tools/layers.mjs';
import { root } from '../../tools/project.mjs';

const table = ['| | Layer | Modules |', '|---|---|---|', '| 1 | Ground | `ground` |', '| 2 | Walls | `walls` |', '| 3 | Roof | `roof` |', ''].join('\n');
const lib = 'pub mod ground;\npub mod walls;\npub mod roof;\n';
const sound = {
  'ARCHITECTURE.md': table,
  'src/lib.rs': lib,
  'src/ground.rs': 'pub struct Stone;\n',
  'src/walls.rs': 'mod brick;\npub use brick::Brick;\nuse crate::ground::Stone;\npub fn wall(_: Stone) -> Brick { Brick }\n',
  'src/walls/brick.rs': 'pub struct Brick;\npub const OF: crate::ground::Stone = crate::ground::Stone;\n',
  'src/roof.rs': 'use crate::{ground, walls::{self, Brick}};\npub fn roof(_: Brick) { walls::wall(ground::Stone); }\n',
};
/** @type {string[]} */
const houses = [];

/** What is wrong with a house of these files. @param {Record<string, string>} files */
function check(files) {
  const house = mkdtempSync(join(tmpdir(), 'layers-'));
  houses.push(house);
  for (const [path, text] of Object.entries({ ...sound, ...files })) {
    mkdirSync(dirname(join(house, path)), { recursive: true });
    writeFileSync(join(house, path), text);
  }
  return faults(house).join('\n');
}

describe('the check of the layers', () => {
  after(() => houses.forEach((house) => rmSync(house, { recursive: true })));

  it('finds nothing in this house', () => {
    assert.deepEqual(faults(root), []);
  });

  it('finds nothing in a sound house', () => {
    assert.equal(check({}), '');
  });

  for (const [way, text] of Object.entries({
    'a use': 'use crate::roof::roof;\n',
    'a pub use': 'pub use crate::roof::roof;\n',
    'a nested group': 'use crate::{roof::{roof as tile}};\n',
    'super': 'use super::roof;\n',
    'a path in the midst of code': 'pub fn stone() { crate::roof::roof(Default::default()) }\n',
    'a module that was brought in': 'use crate::roof;\npub fn stone() { roof::roof(Default::default()) }\n',
    'super in a module of its own': 'mod inner { use super::super::roof::roof; }\n',
    'the macro form': 'macro_rules! stone { () => { $crate::roof::roof } }\n',
    'code behind what looks like the start of a comment in a string': 'const A: &str = "/*";\nconst B: char = \'"\';\nuse crate::roof::roof;\n',
    'code behind a module of tests': '#[cfg(test)]\nmod tests { fn a() {} }\nuse crate::roof::roof;\n',
  })) {
    it(`names an import that points up, written as ${way}`, () => {
      assert.match(check({ 'src/ground.rs': `pub struct Stone;\n${text}` }), /src\/ground\.rs:\d+ looks up, from "Ground" to "Roof": roof.* of src\/roof\.rs/);
    });
  }

  it('names an import that points up through what another module hands on', () => {
    const files = { 'src/walls.rs': `${sound['src/walls.rs']}pub use crate::roof::roof;\n`, 'src/ground.rs': 'pub struct Stone;\nuse crate::walls::roof;\n' };
    assert.match(check(files), /src\/ground\.rs:2 looks up, from "Ground" to "Roof"/);
  });

  it('lets tests look up, and passes over comments and strings', () => {
    const tests = '#[cfg(test)]\nmod tests {\n  use crate::roof::roof;\n}\n#[cfg(test)]\nuse crate::roof;\n#[cfg(test)]\nmod apart;\n';
    const words = '// use crate::roof::roof;\n/* crate::roof::roof */\nconst A: &str = "crate::roof::roof";\nconst B: &str = r#"crate::roof::"roof"#;\n';
    assert.equal(check({ 'src/ground.rs': `pub struct Stone;\n${tests}${words}`, 'src/ground/apart.rs': 'use crate::roof::roof;\n' }), '');
  });

  it('names two files that import each other, and what ties them', () => {
    const found = check({ 'src/walls/brick.rs': 'pub struct Brick;\npub fn more() { super::wall(crate::ground::Stone); }\n' });
    assert.match(found, /2 files import each other in a circle: src\/walls\.rs, src\/walls\/brick\.rs/);
    assert.match(found, /src\/walls\/brick\.rs:2 takes walls::wall of src\/walls\.rs/);
  });

  it('names a circle of three', () => {
    const found = check({
      'src/walls.rs': 'pub mod brick;\npub mod a;\npub mod b;\npub mod c;\npub use brick::Brick;\npub fn wall(_: crate::ground::Stone) -> Brick { Brick }\n',
      'src/walls/a.rs': 'use super::b::two;\npub fn one() { two() }\n',
      'src/walls/b.rs': 'pub fn two() { super::c::three() }\n',
      'src/walls/c.rs': 'use crate::walls::a;\npub fn three() { a::one() }\n',
    });
    assert.match(found, /3 files import each other in a circle: src\/walls\/a\.rs, src\/walls\/b\.rs, src\/walls\/c\.rs/);
  });

  it('names a module that is on no layer, one that is not there, and one that src/lib.rs declares too late', () => {
    assert.match(check({ 'src/cellar.rs': '' }), /src\/cellar\.rs is on no layer/);
    assert.match(check({ 'ARCHITECTURE.md': `${table}| 4 | Sky | \`sky\` |\n` }), /puts sky on the layer "Sky", and there is no such module/);
    assert.match(check({ 'src/lib.rs': 'pub mod walls;\npub mod ground;\npub mod roof;\n' }), /src\/lib\.rs declares ground after a module of a higher layer/);
    assert.match(check({ 'ARCHITECTURE.md': '# A house\n' }), /no table of layers/);
  });

  it('reads the layers of this house in their order', () => {
    assert.deepEqual(layersOf(table).map(({ name, modules }) => [name, ...modules]), [['Ground', 'ground'], ['Walls', 'walls'], ['Roof', 'roof']]);
  });
});
