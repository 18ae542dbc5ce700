// What the room's code names that an old browser lacks: both browsers are asked, so that no table of ours can be wrong.

import { parse } from 'acorn';

/** Every name in scripts that may be one of the platform's: of a member, of a global, of what is taken out of an object. Names of one or two
 * letters are those that the build gives. @param {readonly string[]} scripts */
export function namesIn(scripts) {
  /** @type {Set<string>} */
  const names = new Set();
  const walk = (/** @type {any} */ node) => {
    if (Array.isArray(node)) return node.forEach(walk);
    if (typeof node?.type !== 'string') return;
    if (node.type === 'Identifier') names.add(node.name);
    if (node.type === 'MemberExpression' && node.property.type === 'Literal') names.add(String(node.property.value));
    if (node.type === 'ObjectPattern') for (const { key, computed } of node.properties) if (key && !computed) walk(key);
    // What an object of ours calls its own parts says nothing.
    const own = ['Property', 'MethodDefinition', 'PropertyDefinition'].includes(node.type) && !node.computed;
    for (const [part, value] of Object.entries(node)) if (!own || part !== 'key') walk(value);
  };
  for (const script of scripts) walk(parse(script, { ecmaVersion: 'latest' }));
  return new Set([...names].filter((name) => name.length > 2));
}

/** Every name that the platform has, of a global and of a member of one. It runs in a page. */
export function known() {
  const names = new Set();
  const seen = new Set();
  const add = (/** @type {any} */ owner) => {
    if (!owner || seen.has(owner) || !['object', 'function'].includes(typeof owner)) return;
    seen.add(owner);
    for (const name of Object.getOwnPropertyNames(owner)) names.add(name);
  };
  add(globalThis);
  for (const name in document.documentElement.style) names.add(name);
  for (const name of Object.getOwnPropertyNames(globalThis)) {
    const one = Reflect.get(globalThis, name);
    add(one);
    add(one?.prototype);
  }
  for (const start of [[].values(), new Uint8Array(), (function* () {})(), (async function* () {})(), Uint8Array]) for (let one = start; one; one = Object.getPrototypeOf(one)) add(one);
  return [...names];
}

/** The rules of a style, innermost: a selector each with what it declares. @param {string} style */
export const rulesOf = (style) => [...style.matchAll(/([^{};@]+)\{([^{}]*)\}/g)].map(([, selector = '', body = '']) => ({ selector, declared: body.split(/;(?![^(]*\))/).filter(Boolean) }));

/** What of these rules the browser does not take, with every variable as the page has it. It runs in the room. @param {ReturnType<typeof rulesOf>} rules */
export function untaken(rules) {
  const page = getComputedStyle(document.documentElement);
  /** @type {Set<string>} */
  const all = new Set();
  for (const { selector, declared } of rules) {
    if (/^(from|to|[\d.]+%)$/.test(selector)) continue;
    if (!CSS.supports(`selector(:not(${selector.replace(/::?(before|after|-[\w-]+)/g, '')}))`)) all.add(selector);
    for (const one of declared) {
      const [, name = '', value = ''] = /^([\w-]+):(.*)$/s.exec(one) ?? [];
      if (name.startsWith('--')) continue;
      const plain = value.replace(/!important$/, '').replace(/var\((--[\w-]+)(?:,([^()]*))?\)/g, (_, variable, other) => page.getPropertyValue(variable).trim() || other || '1');
      if (!CSS.supports(name, plain)) all.add(`${name}: ${value}`);
    }
  }
  return [...all].sort();
}
