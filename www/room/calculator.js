// An ordinary calculator, which works: what the page is once somebody left the room. It needs no words.

import { make } from './dom.js';

const KEYS = ['C', '⌫', '%', '÷', '7', '8', '9', '×', '4', '5', '6', '−', '1', '2', '3', '+', '0', '.', '='];
/** What the keys of a keyboard mean here. @type {Record<string, string>} */
const TYPED = { '/': '÷', '*': '×', x: '×', '-': '−', ',': '.', c: 'C', Delete: 'C', Escape: 'C', Backspace: '⌫', Enter: '=' };
/** @type {Record<string, (a: number, b: number) => number>} */
const OPERATIONS = { '÷': (a, b) => a / b, '×': (a, b) => a * b, '−': (a, b) => a - b, '+': (a, b) => a + b, '=': (a, b) => b };
/** So many digits are shown at most. */
const DIGITS = 12;

/** How it looks, in an element that holds nothing else. @param {string} place  Its selector. */
export const style = (place) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
  :root { color-scheme: light dark; font: 1.5rem/1.2 system-ui, sans-serif; background: Canvas; color: CanvasText; }
  ${place} { box-sizing: border-box; max-width: 24rem; height: 100vh; height: 100dvh; max-height: 36rem; margin: auto; padding: .5rem; display: grid; gap: .4rem; grid: minmax(2.5rem, 1.6fr) / repeat(4, 1fr); grid-auto-rows: minmax(2rem, 1fr); }
  ${place} output { grid-column: 1 / -1; align-self: end; text-align: end; font-size: 2.2rem; padding: .3rem; overflow: hidden; }
  ${place} button { font: inherit; color: inherit; border: 0; border-radius: .6rem; background: rgb(128 128 128 / .18); touch-action: manipulation; }
  ${place} button:nth-of-type(4n), ${place} button:nth-of-type(-n + 3) { background: rgb(128 128 128 / .36); }
  ${place} button:nth-of-type(17) { grid-column: span 2; }
  ${place} button:last-child { background: #1a5fb4; color: #fff; }
`);
  return sheet;
};

/** What it is of; it hears the keyboard as well. @param {AbortSignal} [signal]  Ends that. @param {(key: string) => void} [heard]  Called with each key. */
export function parts(signal, heard) {
  let before = 0;
  let operation = '=';
  /** Whether the next digit begins another number. */
  let done = true;
  const shown = make('output', { textContent: '0' });
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
  return [shown, ...KEYS.map((key) => make('button', { type: 'button', textContent: key, onclick: () => press(key) }))];
}

/** Makes it of the whole page, in which nothing else is left. */
export function calculate() {
  document.adoptedStyleSheets = [style('body')];
  document.body.replaceWith(make('body', {}, ...parts()));
  for (const node of document.head.querySelectorAll('*')) if (!node.matches('title, meta[name]')) node.remove();
  document.title = '+ − × ÷';
  document.fonts.clear();
  const { documentElement: root } = document;
  root.removeAttribute('style');
  root.removeAttribute('class');
  root.dir = 'ltr';
}
