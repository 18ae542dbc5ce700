// What the examples share: the element in the page, and what changed of its files.

/** An element in front of a node. @param {Element} before @returns {import('../panah-input.js').PanahInput} */
export function elementIn(before) {
  const element = /** @type {import('../panah-input.js').PanahInput} */ (document.createElement('panah-input'));
  Object.assign(element, { room: '/panah/room.html', multiple: true });
  before.before(element);
  return element;
}

/** Tells which files came and which went at each change of the value. @param {import('../panah-input.js').PanahInput} element
 * @param {(file: File) => void} came @param {(file: File) => void} went */
export function follow(element, came, went) {
  /** @type {File[]} */
  let known = [];
  element.addEventListener('change', () => {
    const now = element.files;
    for (const file of known) if (!now.includes(file)) went(file);
    for (const file of now) if (!known.includes(file)) came(file);
    known = now;
  });
}
