// Making elements, without markup as text anywhere.

import { say, label } from './words.js';

/** @typedef {import('./words.js').Key} Key */

/** An element with properties, listeners (`onclick`) and children. `say` and `label` take message keys.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag @param {Record<string, any> & { say?: Key, label?: Key }} [properties] @param {...(Node | string | null)} children
 * @returns {HTMLElementTagNameMap[K]} */
export function make(tag, { say: words, label: name, ...properties } = {}, ...children) {
  const node = document.createElement(tag);
  for (const [property, value] of Object.entries(properties)) {
    if (property.startsWith('on')) node.addEventListener(property.slice(2), value);
    else if (property in node) Reflect.set(node, property, value);
    else node.setAttribute(property, value);
  }
  // What was typed or chosen here is not the browser's to remember.
  if ('autocomplete' in node) node.autocomplete = 'off';
  for (const child of children) if (child !== null) node.append(child);
  if (words) say(node, words);
  if (name) label(node, name);
  return node;
}

/** Empties what shows something of a file under a node: at once, and not when memory is next tidied up. @param {ParentNode} root */
export function blank(root) {
  for (const canvas of root.querySelectorAll('canvas')) canvas.width = canvas.height = 0;
  for (const media of root.querySelectorAll('video, audio')) {
    media.removeAttribute('src');
    /** @type {HTMLMediaElement} */ (media).load();
  }
}

/** The element with this id, which the page has. @param {string} id */
export function byId(id) {
  const node = document.getElementById(id);
  if (!node) throw new Error(`the page has no #${id}`);
  return node;
}

/** For how long what was said can be found again by who reads the page in order, in milliseconds. */
const SAID = 5000;

/** Says a message to those who listen instead of looking, once, and after what was said just before. @param {string} text */
export function announce(text) {
  const live = byId('live');
  if (!text || live.lastElementChild?.textContent === text) return;
  const words = make('p', { textContent: text });
  live.append(words);
  setTimeout(() => words.remove(), SAID);
}

/** Strokes of the icons, on a grid of 24. @type {Record<string, string>} */
const paths = {
  add: 'M12 5v14M5 12h14',
  bin: 'M5 7h14M10 7V5h4v2M7 7l1 12h8l1-12M10.5 10.5v5M13.5 10.5v5',
  close: 'M6 6l12 12M18 6L6 18',
  undo: 'M9 5L4.5 9.5 9 14M4.5 9.5H14a5 5 0 0 1 0 10h-3',
  redo: 'M15 5l4.5 4.5L15 14M19.5 9.5H10a5 5 0 0 0 0 10h3',
  in: 'M11 8v6M8 11h6M11 18a7 7 0 1 1 0-14 7 7 0 0 1 0 14zM16 16l4.5 4.5',
  out: 'M8 11h6M11 18a7 7 0 1 1 0-14 7 7 0 0 1 0 14zM16 16l4.5 4.5',
  box: 'M5 6h14v12H5z',
  brush: 'M14.5 4.5l5 5-8 8-5-5zM6.5 12.5C4 13.5 5 18 3.5 20.5c4 .5 7-1 8-3',
  polygon: 'M12 4l8 6-3 9H7l-3-9z',
  person: 'M12 11a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 21c0-4.5 3-7.5 7.5-7.5s7.5 3 7.5 7.5',
  inverse: 'M3.5 4.5h17v15h-17zM12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8z',
  cover: 'M4 8V5a1 1 0 0 1 1-1h3M16 4h3a1 1 0 0 1 1 1v3M20 16v3a1 1 0 0 1-1 1h-3M8 20H5a1 1 0 0 1-1-1v-3M12 9v6M9 12h6',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  copy: 'M9 9h10v11H9zM15 9V4H5v11h4',
  share: 'M12 15V4M8 7.5L12 4l4 3.5M7 11H5v9h14v-9h-2',
  save: 'M12 4v11M7.5 11l4.5 4.5 4.5-4.5M5 20h14',
  film: 'M4 5h16v14H4zM8 5v14M16 5v14M4 9.5h4M4 14.5h4M16 9.5h4M16 14.5h4',
  sound: 'M9 18V6l10-2v12M9 18a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0zM19 16a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0z',
  document: 'M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6',
  archive: 'M4 5h16v4H4zM5.5 9v10h13V9M10 13h4',
  text: 'M5 6h14M5 10h14M5 14h14M5 18h8',
  play: 'M8 5.5v13l10.5-6.5z',
  pause: 'M9 6v12M15 6v12',
  earlier: 'M14.5 6l-6 6 6 6',
  later: 'M9.5 6l6 6-6 6',
  look: 'M2.5 12s3.5-6.5 9.5-6.5 9.5 6.5 9.5 6.5-3.5 6.5-9.5 6.5-9.5-6.5-9.5-6.5zM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6z',
  warn: 'M12 4l9 16H3zM12 10v4.5M12 17.2v.1',
};

/** An icon, drawn here. @param {string} name */
export function icon(name) {
  const ns = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(ns, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  svg.setAttribute('class', `icon icon-${name}`);
  const path = document.createElementNS(ns, 'path');
  path.setAttribute('d', paths[name] ?? '');
  svg.append(path);
  return svg;
}

/** Gives an element other children. Where one of the old had the focus, the one in its place has it. @param {Element} root @param {Node[]} nodes */
export function renew(root, nodes) {
  const places = () => /** @type {HTMLElement[]} */ ([...root.querySelectorAll('button, input, [tabindex]')]);
  const at = places().findIndex((node) => node === document.activeElement);
  root.replaceChildren(...nodes);
  places()[at]?.focus({ preventScroll: true });
}

/** A button with an icon, words, or both. @param {{ icon?: string, say?: Key, label?: Key, className?: string, onclick: (event: MouseEvent) => void }} how */
export function button({ icon: name, say: words, label: named, className = '', onclick }) {
  const node = make('button', { type: 'button', className, onclick }, name ? icon(name) : null, words ? make('span', { say: words }) : null);
  if (named) {
    label(node, named);
    node.classList.add('bare');
  }
  return node;
}
