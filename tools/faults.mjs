// Small faults for a script: one condition turned round, one comparison, number or word changed, one statement or property left out.
// A test that stays green with one of them in place does not look at what it changes.

import { parse } from 'acorn';

/** @typedef {{ line: number, start: number, end: number, instead: string, what: string }} Fault  The run of text that gives way. */

/** What an operator becomes. @type {Record<string, string>} */
const OTHER = {
  '<': '<=', '<=': '<', '>': '>=', '>=': '>', '===': '!==', '!==': '===', '+': '-', '-': '+', '*': '/', '/': '*', '%': '*',
  '<<': '>>', '>>': '<<', '&': '|', '|': '&', '&&': '||', '||': '&&', '??': '&&', '+=': '-=', '-=': '+=', '*=': '/=', '++': '--', '--': '++',
};
/** What may be left out. Without its `break` a loop would not end, and a declaration is missed by the parser. */
const STATEMENTS = new Set(['ExpressionStatement', 'ReturnStatement', 'ThrowStatement']);
/** Where a word is a name, and no value. */
const NAMES = new Set(['ImportDeclaration', 'ExportNamedDeclaration', 'ExportAllDeclaration']);

/** A node of the syntax tree. @typedef {{ type: string, start: number, end: number, [field: string]: any }} Node */

/** All faults that can be planted in a script, one at a time, in the order in which they stand. @param {string} source @returns {Fault[]} */
export function faults(source) {
  /** @type {Fault[]} */
  const found = [];
  const text = (/** @type {Node} */ { start, end }) => source.slice(start, end);
  /** @param {{ start: number, end: number }} place @param {string} instead @param {Node} [whole]  What is shown of it. */
  const plant = ({ start, end }, instead, whole) => {
    const line = source.slice(0, start).split('\n').length;
    const shown = whole ?? { start, end };
    const after = source.slice(shown.start, start) + instead + source.slice(end, shown.end);
    const what = `${brief(source.slice(shown.start, shown.end))} → ${brief(after) || 'nothing'}`;
    found.push({ line, start, end, instead, what });
  };
  /** The operator between two sides. @param {Node} node */
  const operator = (node) => {
    const from = node.left ? node.left.end : node.prefix ? node.start : node.argument.end;
    const start = source.indexOf(node.operator, from);
    return { start, end: start + node.operator.length };
  };

  /** @param {Node} node @param {Node | null} parent */
  function visit(node, parent) {
    if (NAMES.has(node.type) && node.source) return;
    switch (node.type) {
      case 'IfStatement': case 'ConditionalExpression': case 'WhileStatement':
        plant(node.test, `!(${text(node.test)})`, node.test);
        break;
      case 'BinaryExpression': case 'LogicalExpression': case 'AssignmentExpression': case 'UpdateExpression':
        if (OTHER[node.operator]) plant(operator(node), /** @type {string} */ (OTHER[node.operator]), node);
        break;
      case 'UnaryExpression':
        if (node.operator === '!' || node.operator === '-') plant({ start: node.start, end: node.argument.start }, '', node);
        break;
      case 'Literal':
        if (typeof node.value === 'number') plant(node, String(node.value + 1), parent ?? node);
        if (typeof node.value === 'boolean') plant(node, String(!node.value), parent ?? node);
        if (typeof node.value === 'string' && !(parent?.type === 'Property' && parent.key === node)) plant(node, "'another'", parent ?? node);
        break;
      case 'ObjectExpression':
        node.properties.forEach((/** @type {Node} */ property, /** @type {number} */ i) => {
          const after = node.properties[i + 1];
          plant({ start: property.start, end: after ? after.start : property.end }, '');
        });
        break;
      default:
        if (STATEMENTS.has(node.type) && !node.directive) plant(node, ';');
    }
    for (const [field, inner] of Object.entries(node)) {
      if (field === 'key' && !node.computed) continue;
      for (const child of Array.isArray(inner) ? inner : [inner]) if (typeof child?.type === 'string') visit(child, node);
    }
  }
  visit(/** @type {any} */ (parse(source, { ecmaVersion: 'latest', sourceType: 'module' })), null);
  return found.sort((a, b) => a.start - b.start);
}

/** A script with a fault in it. @param {string} source @param {Fault} fault */
export const planted = (source, { start, end, instead }) => source.slice(0, start) + instead + source.slice(end);

/** Text on one line, without its comments, short. @param {string} text */
function brief(text) {
  const line = text.replace(/\/\*.*?\*\//gs, '').replace(/\s+/g, ' ').trim();
  return line.length > 70 ? `${line.slice(0, 69)}…` : line;
}
