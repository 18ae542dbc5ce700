// Drops: files that are dropped on the page beside a room are caught before the page does anything with them.

/** What is told of a drop. @typedef {Element & { refuseDrop(): void }} Field */

/** The fields of this page. @type {Set<Field>} */
const placed = new Set();

/** @param {Event} event */
function caught(event) {
  if (!(event instanceof DragEvent) || !event.dataTransfer?.types.includes('Files')) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (event.type !== 'drop') return;
  const path = event.composedPath();
  const all = [...placed];
  (all.find((field) => path.includes(field)) ?? all.find((field) => !field.matches(':disabled')))?.refuseDrop();
}

/** Catches drops as long as there is a field. @param {Field} field */
export function guardPage(field) {
  if (placed.size === 0) for (const type of ['dragover', 'drop']) window.addEventListener(type, caught, { capture: true });
  placed.add(field);
}

/** @param {Field} field  That is no longer in the page. */
export function leavePage(field) {
  placed.delete(field);
  if (placed.size === 0) for (const type of ['dragover', 'drop']) window.removeEventListener(type, caught, { capture: true });
}
