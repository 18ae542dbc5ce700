// Notice: what a field says above its room, with what can be done about it.

/** @typedef {import('../strings/keys.js').Key} Key */

export class Notice {
  /** What it says, in whatever language; null while it says nothing. @type {Key | null} */ said = null;
  root = document.createElement('div');
  #words = document.createElement('span');
  #buttons = document.createElement('div');
  #word;

  /** @param {(key: Key, n?: number) => string} word */
  constructor(word) {
    this.#word = word;
    this.root.className = 'notice';
    this.root.setAttribute('part', 'notice');
    this.root.setAttribute('role', 'alert');
    this.root.hidden = true;
    this.root.append(this.#words, this.#buttons);
  }

  /** The first thing that can be done. */
  get button() {
    return this.#buttons.querySelector('button');
  }

  /** What it says last, which it says again in another language. */
  #last = () => {};

  /** @param {Key} key @param {{ key: Key, does: () => void }[]} [choices] @param {number} [n] */
  tell(key, choices = [], n = 0) {
    this.said = key;
    this.#last = () => this.tell(key, choices, n);
    this.#words.textContent = this.#word(key, n);
    this.#buttons.replaceChildren(...choices.map(({ key: name, does }) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = this.#word(name);
      button.addEventListener('click', does);
      return button;
    }));
    this.root.hidden = false;
  }

  /** Says it in the language of now. */
  turn() {
    if (this.said) this.#last();
  }

  hush() {
    this.said = null;
    this.root.hidden = true;
  }
}
