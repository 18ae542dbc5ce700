// <script src="/panah/panah-intercept.js" data-room="/panah/room.html"></script>, as the first script of a page.
//
// Guards what is there already: file inputs and drop zones. It stands before the page's own listeners, opens the room over the page in place
// of the file chooser, puts the safe copies where the raw files would have been, and sends the event again. Without the room nothing passes.

import './panah-input.js';
import { fieldWord } from './field/words.js';

const here = /** @type {HTMLScriptElement | null} */ (document.currentScript);
const { room = '', guard = '' } = here?.dataset ?? {};

/** Events that were made here. @type {WeakSet<Event>} */
const own = new WeakSet();
/** What was put into inputs here. @type {WeakMap<HTMLInputElement, FileList>} */
const given = new WeakMap();
/** The room that is open, as the way to close it. @type {(() => void) | null} */
let open = null;

/** Whether an element is guarded: all are, where the page names none. @param {Element} element */
const guarded = (element) => guard === '' || element.closest(guard) !== null;
/** The guarded file input that an event is about. @param {Event} event */
function inputOf(event) {
  const [target] = event.composedPath();
  return target instanceof HTMLInputElement && target.type === 'file' && guarded(target) ? target : null;
}
/** Whether an event carries files to a guarded place. @param {Event} event @param {DataTransfer | null} carried */
function carries(event, carried) {
  const [target] = event.composedPath();
  return carried?.types.includes('Files') === true && (target instanceof Element ? guarded(target) : guard === '');
}
/** @param {Event} event */
function stop(event) {
  event.preventDefault();
  event.stopImmediatePropagation();
}

/** The kinds of the element for what an input accepts. @param {string} accept */
function kinds(accept) {
  const known = /** @type {const} */ ([[/image|jpe?g|png|heic|webp|gif/i, 'photo'], [/video|mp4|mov|webm/i, 'film'], [/audio|mp3|m4a|ogg|wav/i, 'sound'], [/pdf|text|doc|odt|zip|application/i, 'document']]);
  const types = accept.split(',').map((type) => type.trim()).filter(Boolean);
  // What is not known here allows all: the input's owner looks at what comes, as ever.
  if (!types.every((type) => known.some(([pattern]) => pattern.test(type)))) return '';
  return known.filter(([pattern]) => types.some((type) => pattern.test(type))).map(([, kind]) => kind).join(' ');
}

/** Whether a drop zone takes several files: as its own input says, where it has one. A zone for one takes none where several come.
 * @param {EventTarget | undefined} target */
function several(target) {
  for (let place = target instanceof Element ? target : null; place && !place.matches('form, body'); place = place.parentElement) {
    const input = place.querySelector('input[type=file]');
    if (input instanceof HTMLInputElement) return input.multiple;
  }
  return true;
}

/** Opens the room over the page. @param {{ multiple: boolean, accept: string }} asked @param {(copies: DataTransfer) => void} take */
function ask({ multiple, accept }, take) {
  if (open) return;
  const holder = document.createElement('div');
  const dialog = document.createElement('dialog');
  const element = /** @type {import('./panah-input.js').PanahInput} */ (document.createElement('panah-input'));
  const [done, leave] = /** @type {const} */ (['fieldDone', 'cancel']).map((key) => Object.assign(document.createElement('button'), { type: 'button', textContent: fieldWord(document.documentElement.lang, key) }));
  if (!done || !leave) return;
  dialog.style.cssText = 'inline-size: min(48rem, 96vw); max-block-size: 94vh; overflow: auto; padding: 1rem; box-sizing: border-box';
  for (const button of [done, leave]) button.style.cssText = 'font: inherit; min-block-size: 44px; padding-inline: 1rem; margin: .5rem';
  Object.assign(element, { room, multiple, accept: kinds(accept) });
  const close = open = () => {
    open = null;
    dialog.close();
    holder.remove();
  };
  // Only where everything in the room is attached: else a person would believe that what they see there went along.
  const ready = () => { done.disabled = element.files.length === 0 || !element.checkValidity(); };
  for (const type of ['change', 'panah-picked', 'panah-progress', 'panah-review', 'panah-cleaned', 'panah-error']) element.addEventListener(type, ready);
  ready();
  done.addEventListener('click', () => {
    ready();
    if (done.disabled) return;
    const copies = new DataTransfer();
    for (const file of element.files) copies.items.add(file);
    close();
    take(copies);
  });
  leave.addEventListener('click', close);
  element.addEventListener('panah-exit', close);
  dialog.addEventListener('cancel', close);
  dialog.append(element, done, leave);
  // What is asked of the page's own listeners does not reach the dialog's events, and the other way round.
  for (const type of ['input', 'change']) holder.addEventListener(type, (event) => event.stopPropagation());
  holder.attachShadow({ mode: 'closed' }).append(dialog);
  document.documentElement.append(holder);
  dialog.showModal();
}

/** Has the items of copies be read as files: no place in a file system stands behind them, and who asks for one drops the copy or fails.
 * @param {DataTransfer} copies */
const plain = (copies) => Object.defineProperty(copies, 'items', {
  value: [...copies.files].map((file) => ({ kind: 'file', type: file.type, getAsFile: () => file, getAsString: () => {} })),
});

/** Sends an event that passes. @param {EventTarget} target @param {Event} event */
function send(target, event) {
  own.add(event);
  target.dispatchEvent(event);
}

/** Opens the room for an input. @param {HTMLInputElement} input */
function askFor(input) {
  ask({ multiple: input.multiple || input.webkitdirectory, accept: input.accept }, (copies) => {
    input.files = copies.files;
    if (input.files) given.set(input, input.files);
    for (const type of ['input', 'change']) send(input, new Event(type, { bubbles: true, composed: true }));
  });
}

/** @param {HTMLInputElement} input  Whether it holds files that were not put there here. */
const raw = (input) => (input.files?.length ?? 0) > 0 && given.get(input) !== input.files;

/** @param {string} type @param {(event: any) => void} heard */
const watch = (type, heard) => window.addEventListener(type, (event) => { if (!own.has(event)) heard(event); }, { capture: true });

watch('click', (event) => {
  const input = inputOf(event);
  if (!input) return;
  event.preventDefault();
  askFor(input);
});
// Files that come into an input on any other way: dropped on it, or put there by a program.
for (const type of ['input', 'change']) {
  watch(type, (event) => {
    const input = inputOf(event);
    if (!input || (input.files?.length && !raw(input))) return;
    stop(event);
    if (!raw(input)) return;
    input.value = '';
    askFor(input);
  });
}
for (const type of ['dragenter', 'dragover']) watch(type, (event) => { if (carries(event, event.dataTransfer)) stop(event); });
for (const type of /** @type {const} */ (['drop', 'paste'])) {
  watch(type, (event) => {
    if (!carries(event, event.dataTransfer ?? event.clipboardData)) return;
    stop(event);
    const [target] = event.composedPath();
    const input = inputOf(event);
    if (input) return askFor(input);
    ask({ multiple: several(target), accept: '' }, (copies) => {
      const options = { bubbles: true, cancelable: true, composed: true };
      plain(copies);
      // Firefox gives an event that a script makes a clipboard of its own, and an empty one.
      if (type === 'paste') return send(target, Object.defineProperty(new ClipboardEvent('paste', options), 'clipboardData', { value: copies }));
      for (const step of ['dragenter', 'dragover', 'drop']) send(target, new DragEvent(step, { ...options, dataTransfer: copies }));
    });
  });
}
// The last look: what a form sends of a guarded input was put there here.
watch('formdata', ({ target, formData }) => {
  for (const input of target.elements) {
    if (input instanceof HTMLInputElement && input.type === 'file' && guarded(input) && raw(input)) formData.delete(input.name);
  }
});

// An input that is in no page sends no event that could be caught here; and there are choosers that need no input.
for (const name of /** @type {const} */ (['click', 'showPicker'])) {
  const method = HTMLInputElement.prototype[name];
  if (!method) continue;
  HTMLInputElement.prototype[name] = function () {
    if (this.type === 'file' && guarded(this)) askFor(this);
    else method.call(this);
  };
}
for (const name of ['showOpenFilePicker', 'showDirectoryPicker']) {
  if (name in window) Reflect.set(window, name, () => Promise.reject(new DOMException('Files come through the room', 'NotAllowedError')));
}
