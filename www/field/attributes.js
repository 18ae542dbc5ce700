// Attributes: what a page asks of the field, as attributes and as properties of the same meaning.

const Base = /** @type {typeof HTMLElement} */ (globalThis.HTMLElement ?? class {});

export class Attributes extends Base {
  get room() { return this.getAttribute('room') ?? ''; }
  set room(address) { this.setAttribute('room', address); }
  get name() { return this.getAttribute('name') ?? ''; }
  set name(name) { this.setAttribute('name', name); }
  get accept() { return this.getAttribute('accept') ?? ''; }
  set accept(kinds) { this.setAttribute('accept', kinds); }
  get level() { return this.getAttribute('level') ?? ''; }
  set level(level) { this.setAttribute('level', level); }
  get required() { return this.hasAttribute('required'); }
  set required(on) { this.#switch('required', on); }
  get disabled() { return this.hasAttribute('disabled'); }
  set disabled(on) { this.#switch('disabled', on); }
  get multiple() { return this.hasAttribute('multiple'); }
  set multiple(on) { this.#switch('multiple', on); }
  get removed() { return this.hasAttribute('removed'); }
  set removed(on) { this.#switch('removed', on); }
  get seal() { return this.hasAttribute('seal'); }
  set seal(on) { this.#switch('seal', on); }
  get maxFiles() { return this.#limit('max-files'); }
  set maxFiles(most) { this.#setLimit('max-files', most); }
  get maxBytes() { return this.#limit('max-bytes'); }
  set maxBytes(most) { this.#setLimit('max-bytes', most); }

  /** @param {string} name @param {unknown} on  As a template may say it. */
  #switch(name, on) {
    this.toggleAttribute(name, Boolean(on) && on !== 'false');
  }

  /** A limit that an attribute sets; infinite where it sets none, and nothing where it is not a number. @param {string} name */
  #limit(name) {
    const text = this.getAttribute(name);
    if (text === null) return Infinity;
    return /^\d+$/.test(text.trim()) ? Number(text) : 0;
  }

  /** @param {string} name @param {unknown} most */
  #setLimit(name, most) {
    if (most === null || most === undefined || most === Infinity) this.removeAttribute(name);
    else this.setAttribute(name, String(most));
  }
}
