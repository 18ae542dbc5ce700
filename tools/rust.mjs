// Which paths a Rust source names: enough of the language to follow `use` trees, `pub use`, `super::` and paths in the midst
// of code, and to pass over tests, comments and strings.

/** @typedef {{ text: string, line: number }} Token */
/** @typedef {{ paths: { path: string, line: number }[], scope: Map<string, Map<string, string>>, tests: string[] }} References */

const lexeme = /\/\/[^\n]*|\/\*(?:[^*]|\*(?!\/))*\*\/|b?r(#*)"[\s\S]*?"\1|[bc]?"(?:[^"\\]|\\[\s\S])*"|b?'(?:[^'\\\n]|\\(?:u\{[^}]*\}|x..|.))'|'\w+|r#\w+|\$?[A-Za-z_]\w*|\d[\w.]*|::|\s+|[^]/g;

/** @param {string} text @returns {Token[]} */
function tokens(text) {
  const found = [];
  let line = 1;
  for (const [part] of text.matchAll(lexeme)) {
    if (/^(?:::|\$?[A-Za-z_]\w*$|r#\w|[^\s\w'"])/.test(part) && !part.startsWith('//') && !part.startsWith('/*') && !/["']/.test(part)) {
      found.push({ text: part.replace(/^r#/, ''), line });
    }
    line += part.split('\n').length - 1;
  }
  return found;
}

const isName = (/** @type {Token | undefined} */ token) => token !== undefined && /^\$?[A-Za-z_]\w*$/.test(token.text);

/** What `text`, the source of `module`, names. A path begins at its crate's root. @param {string} text @param {string} module @returns {References} */
export function references(text, module) {
  const all = tokens(text);
  const root = module.split('::')[0];
  /** @type {References} */
  const found = { paths: [], scope: new Map(), tests: [] };
  /** @type {{ module: string, names: string[], line: number, alias?: string }[]} */
  const raw = [];
  let at = 0;

  /** Whether the tokens from here on are `texts`. @param {string[]} texts */
  const follows = (...texts) => texts.every((text, i) => all[at + i]?.text === text);

  /** Passes what `open` at this place opens. */
  const passGroup = () => {
    let depth = 0;
    do {
      if ('([{'.includes(all[at].text)) depth++;
      if (')]}'.includes(all[at].text)) depth--;
      at++;
    } while (depth > 0 && at < all.length);
  };

  /** Passes one item: to its `;`, or past its braces. @param {string} module */
  const passItem = (module) => {
    if (follows('mod') && all[at + 2]?.text === ';') found.tests.push(`${module}::${all[at + 1].text}`);
    while (at < all.length && all[at].text !== ';' && all[at].text !== '{' && all[at].text !== '}') {
      if ('(['.includes(all[at].text)) passGroup();
      else if (all[at].text === ',') break;
      else at++;
    }
    if (follows('{')) passGroup();
    else if (!follows('}')) at++;
  };

  /** One tree of a `use`. @param {string} module @param {string[]} stem */
  const useTree = (module, stem) => {
    const names = [...stem];
    const line = all[at]?.line ?? 0;
    if (follows('::')) at++;
    for (;;) {
      if (follows('{')) {
        at++;
        while (at < all.length && !follows('}')) {
          useTree(module, names);
          if (follows(',')) at++;
        }
        at++;
        return;
      }
      if (follows('*')) {
        at++;
        raw.push({ module, names, line });
        return;
      }
      if (!isName(all[at])) { at++; return; }
      names.push(all[at++].text);
      if (!follows('::')) break;
      at++;
    }
    let alias = names[names.length - 1];
    if (alias === 'self') { names.pop(); alias = names[names.length - 1]; }
    if (follows('as')) { alias = all[at + 1].text; at += 2; }
    raw.push({ module, names, line, alias });
  };

  /** The items of `module`, to the brace that closes it. @param {string} module */
  const items = (module) => {
    /** @type {Map<string, string>} */
    const names = new Map();
    found.scope.set(module, names);
    let depth = 0;
    while (at < all.length) {
      if (follows('#', '[', 'cfg', '(', 'test', ')', ']')) {
        at += 7;
        while (follows('#')) { at++; passGroup(); }
        if (follows('pub')) { at++; if (follows('(')) passGroup(); }
        passItem(module);
      } else if (follows('use')) {
        at++;
        useTree(module, []);
      } else if (follows('mod') && isName(all[at + 1]) && all[at + 2]?.text === ';') {
        names.set(all[at + 1].text, `${module}::${all[at + 1].text}`);
        at += 3;
      } else if (follows('mod') && isName(all[at + 1]) && all[at + 2]?.text === '{') {
        const inner = `${module}::${all[at + 1].text}`;
        at += 3;
        items(inner);
      } else if (isName(all[at]) && all[at + 1]?.text === '::' && all[at - 1]?.text !== '::' && all[at - 1]?.text !== '.') {
        const path = [all[at].text];
        const line = all[at].line;
        at++;
        while (follows('::') && isName(all[at + 1])) { path.push(all[at + 1].text); at += 2; }
        raw.push({ module, names: path, line });
      } else if (follows('{')) {
        depth++;
        at++;
      } else if (follows('}')) {
        at++;
        if (depth === 0) return;
        depth--;
      } else {
        at++;
      }
    }
  };
  items(module);

  /** A path from the crate's root, or nothing for what is of another crate or of no module. @param {string} module @param {string[]} names @returns {string[] | undefined} */
  const rooted = (module, names) => {
    let [first, ...rest] = names;
    let base = module.split('::');
    if (first === 'crate' || first === '$crate') return [root, ...rest];
    if (first === 'panah') return names;
    if (first === 'self' || first === 'super') {
      for (const name of names) {
        if (name === 'super') base = base.slice(0, -1);
        else if (name !== 'self') break;
      }
      return [...base, ...names.slice(names.findIndex((name) => name !== 'self' && name !== 'super')).filter((name) => name !== 'self' && name !== 'super')];
    }
    const known = found.scope.get(module)?.get(first);
    return known ? [...known.split('::'), ...rest] : undefined;
  };

  // What a `use` brings in may begin with what another brought in: twice over the list settles that.
  for (let turn = 0; turn < 2; turn++) {
    for (const { module, names, alias } of raw) {
      const path = alias && rooted(module, names);
      if (path && alias && !found.scope.get(module)?.has(alias)) found.scope.get(module)?.set(alias, path.join('::'));
    }
  }
  for (const { module, names, line } of raw) {
    const path = rooted(module, names);
    if (path) found.paths.push({ path: path.join('::'), line });
  }
  return found;
}
