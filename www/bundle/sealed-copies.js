// What a form has that asks for what is sealed: one file of all copies, which only the organisation opens, from the moment when a person
// attaches it until a copy in it may not leave any more.

import { Attached } from '../room/attached.js';
import { byId } from '../room/dom.js';
import { say } from '../room/words.js';

/** @typedef {import('../room/item.js').Item} Item */

export class SealedCopies extends Attached {
  seals = true;
  /** @type {import('../room/words.js').Key} */ say = 'bundle-attach';
  #bundling;
  /** The sealed file and the copies in it. @type {{ file: File, of: readonly File[] } | null} */ #sealed = null;

  /** @param {import('../room/port.js').HostPort} host @param {import('./bundling.js').Bundling} bundling */
  constructor(host, bundling) {
    super(host);
    this.#bundling = bundling;
    // The door may still be about to say what is so without a seal.
    byId('stays').removeAttribute('data-say');
    say(byId('stays'), 'bundle-form', { name: `\u2068${RECIPIENT.name}\u2069` });
    host.seals();
  }

  /** Seals all copies that the form takes, and attaches what comes of it. @param {Item[]} items @param {(file: File) => boolean} leaves @param {() => void} changed */
  async turn(items, leaves, changed) {
    const taken = items.filter((item) => this.taken.has(item));
    await this.#bundling.keep(taken, leaves, changed, (sealed, name, of) => {
      if (sealed.size > this.host.rules.bytes) return 'formBytes';
      this.#sealed = { file: new File([sealed], name, { type: 'application/octet-stream', lastModified: 0 }), of };
      return null;
    });
    changed();
  }

  /** @param {File} copy */
  goes(copy) {
    return this.#sealed?.of.includes(copy) ?? false;
  }

  /** @param {readonly Item[]} items @param {(item: Item) => HTMLElement | undefined} cardOf */
  update(items, cardOf) {
    const leaving = new Set(items.map(({ now }) => now.leaving?.file));
    // With one copy that may not leave, none of it may.
    if (!this.#sealed?.of.every((copy) => leaving.has(copy))) this.#sealed = null;
    super.update(items, cardOf);
  }

  /** @param {readonly import('../room/types.js').SafeCopy[]} copies @param {import('../room/port.js').State} state */
  give(copies, state) {
    // The form takes fewer than are in it by now.
    if (copies.length !== this.#sealed?.of.length) this.#sealed = null;
    const files = this.#sealed ? [{ file: this.#sealed.file, receipt: { seal: { keys: RECIPIENT.keys, copies: copies.length } } }] : [];
    this.host.deliver(files, this.#sealed ? state : { ...state, attached: 0, ready: state.ready + state.attached });
  }
}
