// FilePond gets what the element has. Its own ways in (browse, drop, paste) are switched off.

import * as FilePond from 'filepond';
// @ts-expect-error: to the type checker a style is no module.
import 'filepond/dist/filepond.css';
import { elementIn, follow } from './element.js';

const app = /** @type {Element} */ (document.querySelector('#app'));
const pond = FilePond.create(/** @type {HTMLElement} */ (app.appendChild(document.createElement('input'))), { allowMultiple: true, allowBrowse: false, allowDrop: false, allowPaste: false, instantUpload: false, name: 'evidence', server: { process: '/send', revert: null } });

const element = elementIn(app);
follow(
  element,
  (file) => pond.addFile(file),
  (file) => pond.removeFile(pond.getFiles().find((item) => item.file === file || item.filename === file.name)),
);
app.append(Object.assign(document.createElement('button'), { textContent: 'Send', onclick: () => element.reportValidity() && pond.processFiles() }));
