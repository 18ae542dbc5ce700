// <panah-input name="evidence" room="/panah/room.html" required>
//
// A form control whose value is only ever a cleaned file. The raw file is chosen inside the sealed room, in a frame of
// another origin; what comes over the port is a safe copy and its receipt. Events go up (`panah-change`), attributes down.

/** The names that the room gives: twelve letters of base32 and an extension. */
const safeName = /^[a-z2-7]{12}\.[a-z0-9]{1,8}$/;

const style = new CSSStyleSheet();
style.replaceSync(`
  :host { display: block; min-block-size: 24rem; }
  :host([hidden]) { display: none; }
  iframe { display: block; inline-size: 100%; block-size: 100%; min-block-size: inherit; border: 0; }
`);

/** What a message from the room may hold: a list of files with their receipts, each checked and made anew.
 * @param {unknown} list */
function checked(list) {
  if (!Array.isArray(list)) return null;
  const copies = [];
  for (const entry of list) {
    const { file, receipt } = entry ?? {};
    if (!(file instanceof File) || !safeName.test(file.name)) return null;
    copies.push({ file: new File([file], file.name, { type: file.type, lastModified: 0 }), receipt });
  }
  return copies;
}

export class PanahInput extends HTMLElement {
  static formAssociated = true;
  static observedAttributes = ['room', 'required', 'lang'];

  #internals = this.attachInternals();
  #root = this.attachShadow({ mode: 'closed', delegatesFocus: true });
  /** @type {HTMLIFrameElement | null} */ #frame = null;
  /** @type {MessagePort | null} */ #port = null;
  /** @type {{ file: File, receipt: unknown }[]} */ #copies = [];
  /** Whether the element has been put in a page; its attributes are set before that. */ #placed = false;

  constructor() {
    super();
    this.#root.adoptedStyleSheets = [style];
  }

  connectedCallback() {
    this.#internals.role = 'group';
    this.#placed = true;
    this.#open();
    this.#updateValidity();
  }

  disconnectedCallback() {
    this.#placed = false;
    this.#close();
    this.#keep([]);
  }

  /** @param {string} name @param {string | null} before @param {string | null} now */
  attributeChangedCallback(name, before, now) {
    if (before === now || !this.#placed) return;
    if (name === 'required') this.#updateValidity();
    else if (name === 'room') this.#restart();
    else this.#port?.postMessage({ type: 'lang', lang: now });
  }

  formResetCallback() {
    this.#restart();
  }

  /** @param {boolean} disabled */
  formDisabledCallback(disabled) {
    this.inert = disabled;
  }

  /** The cleaned files, in the order in which the room gave them. */
  get files() {
    return this.#copies.map(({ file }) => file);
  }

  /** The receipt of each file. */
  get receipts() {
    return this.#copies.map(({ receipt }) => receipt);
  }

  get form() { return this.#internals.form; }
  get name() { return this.getAttribute('name') ?? ''; }
  set name(name) { this.setAttribute('name', name); }
  get type() { return 'panah-input'; }
  get required() { return this.hasAttribute('required'); }
  set required(on) { this.toggleAttribute('required', on); }
  get validity() { return this.#internals.validity; }
  get validationMessage() { return this.#internals.validationMessage; }
  get willValidate() { return this.#internals.willValidate; }
  checkValidity() { return this.#internals.checkValidity(); }
  reportValidity() { return this.#internals.reportValidity(); }

  #open() {
    const room = this.getAttribute('room');
    if (room === null) return;
    const frame = document.createElement('iframe');
    frame.title = this.getAttribute('aria-label') ?? 'Panah';
    // Without allow-same-origin the frame's origin is opaque: this page cannot look in, and the room has no storage.
    frame.setAttribute('sandbox', 'allow-scripts allow-downloads');
    frame.setAttribute('allow', '');
    frame.referrerPolicy = 'no-referrer';
    // The room loads once. A second load is a document that nobody here asked for: it gets no port.
    frame.addEventListener('load', () => {
      if (frame !== this.#frame) return;
      if (this.#port) this.#restart();
      else this.#greet(frame);
    });
    frame.src = room;
    this.#frame = frame;
    this.#root.append(frame);
  }

  #close() {
    this.#port?.close();
    this.#port = null;
    this.#frame?.remove();
    this.#frame = null;
  }

  #restart() {
    this.#close();
    this.#keep([]);
    this.#open();
  }

  /** @param {HTMLIFrameElement} frame */
  #greet(frame) {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => this.#hear(data);
    this.#port = port1;
    // An opaque origin has no name to address, hence '*'; nothing goes with the greeting but the port.
    frame.contentWindow?.postMessage({ panah: 1, lang: this.getAttribute('lang') }, '*', [port2]);
  }

  /** @param {any} message */
  #hear(message) {
    if (message?.type === 'files') {
      const copies = checked(message.files);
      if (copies) this.#keep(copies);
    } else if (message?.type === 'cleared') {
      this.#keep([]);
    } else if (message?.type === 'size' && this.#frame && Number.isFinite(message.height)) {
      this.#frame.style.blockSize = `${Math.min(Math.max(message.height, 200), 4000)}px`;
    } else if (message?.type === 'ready') {
      this.dispatchEvent(new Event('panah-ready', { bubbles: true, composed: true }));
    }
  }

  /** @param {{ file: File, receipt: unknown }[]} copies */
  #keep(copies) {
    const changed = copies.length > 0 || this.#copies.length > 0;
    this.#copies = copies;
    this.#updateValidity();
    if (changed && this.isConnected) {
      this.dispatchEvent(new CustomEvent('panah-change', { bubbles: true, composed: true, detail: { files: this.files, receipts: this.receipts } }));
    }
  }

  /** Gives the form its value and its validity. */
  #updateValidity() {
    if (this.#copies.length === 0) {
      this.#internals.setFormValue(null);
    } else {
      const value = new FormData();
      for (const { file } of this.#copies) value.append(this.name, file, file.name);
      this.#internals.setFormValue(value);
    }
    const missing = this.required && this.#copies.length === 0;
    this.#internals.setValidity(missing ? { valueMissing: true } : {}, missing ? 'Make a safe copy first.' : '', this.#frame ?? undefined);
  }
}

if (!customElements.get('panah-input')) customElements.define('panah-input', PanahInput);
