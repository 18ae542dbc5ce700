// The tools: a row of shapes to cover with, and the look of all covers.

import { button, make } from './dom.js';
import { label, say } from './words.js';

/** @typedef {'box' | 'brush' | 'polygon' | 'person' | 'inverse'} Tool */
/** @typedef {import('./types.js').Look} Look */
/** @typedef {import('./words.js').Key} Key */

export const TOOLS = /** @type {const} */ (['box', 'brush', 'polygon', 'person', 'inverse']);
export const LOOKS = /** @type {const} */ (['solid', 'pattern', 'soft']);

export class Tools {
  root = make('div', { className: 'shapes', role: 'toolbar' });
  look = make('select');
  /** The tool in the hand. @type {Tool | null} */ held = null;
  /** @type {Map<Tool, HTMLButtonElement>} */ #buttons = new Map();

  /** `take` is called when a tool is taken or laid down, `place` when the keyboard asks for its shape.
   * @param {{ take: (tool: Tool | null) => void, place: (tool: Tool) => void, look: (look: Look) => void }} asked */
  constructor(asked) {
    label(this.root, 'shapes');
    for (const tool of TOOLS) {
      const node = button({ icon: tool, say: /** @type {Key} */ (`tool-${tool}`), onclick: (event) => {
        // A press of the keyboard has no place on the picture: the shape is put in its middle.
        if (event.detail === 0) asked.place(tool);
        else asked.take(this.held === tool ? null : tool);
      } });
      node.setAttribute('aria-pressed', 'false');
      this.#buttons.set(tool, node);
      this.root.append(node);
    }
    for (const look of LOOKS) this.look.append(make('option', { value: look, say: /** @type {Key} */ (`look-${look}`) }));
    this.look.addEventListener('change', () => asked.look(/** @type {Look} */ (this.look.value)));
    const words = make('span');
    say(words, 'look');
    this.menu = make('label', { className: 'look' }, words, this.look);
  }

  /** Shows which tool is in the hand. @param {Tool | null} tool */
  hold(tool) {
    this.held = tool;
    for (const [name, node] of this.#buttons) node.setAttribute('aria-pressed', String(name === tool));
  }

  /** @param {Tool} tool */
  focus(tool) {
    this.#buttons.get(tool)?.focus();
  }
}
