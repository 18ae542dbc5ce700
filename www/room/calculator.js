// An ordinary calculator, which works: what the page is once somebody left the room. It needs no words.

import look from './calculator.css';

/** @template {keyof HTMLElementTagNameMap} Tag @param {Tag} tag @param {Partial<HTMLElementTagNameMap[Tag]>} own */
const element = (tag, own) => Object.assign(document.createElement(tag), own);

const KEYS = [...'C⌫%÷789×456−123+0.='];
/** What the keys of a keyboard mean here. @type {Record<string, string>} */
const TYPED = { '/': '÷', '*': '×', x: '×', '-': '−', ',': '.', c: 'C', Delete: 'C', Escape: 'C', Backspace: '⌫', Enter: '=' };
/** @type {Record<string, (a: number, b: number) => number>} */
const OPERATIONS = { '÷': (a, b) => a / b, '×': (a, b) => a * b, '−': (a, b) => a - b, '+': (a, b) => a + b, '=': (a, b) => b };
/** So many digits are shown at most. */
const DIGITS = 12;

/** Has the page look like one. */
export function dress() {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(look);
  document.adoptedStyleSheets = [sheet];
}

/** One in an element of its own; it hears the keyboard as well. @param {'body' | 'section'} tag @param {AbortSignal} [signal]  Ends that.
 * @param {(key: string) => void} [heard]  Called with each key. */
export function calculator(tag, signal, heard) {
  let before = 0;
  let operation = '=';
  /** Whether the next digit begins another number. */
  let done = true;
  const shown = element('output', { textContent: '0' });
  const show = (/** @type {number} */ n) => { shown.textContent = Number.isFinite(n) ? String(Number(n.toPrecision(DIGITS))) : 'E'; };
  const press = (/** @type {string} */ key) => {
    heard?.(key);
    const text = shown.textContent ?? '';
    const number = Number(text);
    const operate = OPERATIONS[key];
    if (operate) {
      if (!done) show(before = /** @type {typeof operate} */ (OPERATIONS[operation])(before, number));
      [operation, done] = [key, true];
    } else if (key === 'C') {
      show(before = 0);
      [operation, done] = ['=', true];
    } else if (key === '%') {
      show(number / 100);
      done = false;
    } else {
      const digits = done ? '' : text;
      if (key === '⌫') shown.textContent = digits.slice(0, -1) || '0';
      else if (digits.length < DIGITS && !(key === '.' && digits.includes('.'))) shown.textContent = digits === '0' && key !== '.' ? key : key === '.' && !digits ? '0.' : digits + key;
      done = false;
    }
  };
  window.addEventListener('keydown', (event) => {
    const key = TYPED[event.key] ?? event.key;
    if (event.ctrlKey || event.metaKey || event.altKey || !KEYS.includes(key)) return;
    event.preventDefault();
    press(key);
  }, { signal });
  const root = element(tag, { className: 'calculator' });
  root.append(shown, ...KEYS.map((key) => element('button', { type: 'button', textContent: key, onclick: () => press(key) })));
  return root;
}

/** Makes it of the whole page, in which nothing else is left. */
export function calculate() {
  dress();
  document.body.replaceWith(calculator('body'));
  for (const node of document.head.querySelectorAll('*')) if (!node.matches('title, meta[name]')) node.remove();
  document.title = '+ − × ÷';
  document.fonts.clear();
  const { documentElement: root } = document;
  root.removeAttribute('style');
  root.removeAttribute('class');
  root.dir = 'ltr';
}
