// Uppy gets what the element has. Without a browse button or a drop target of Uppy's own, which would take raw files.

import Uppy from '@uppy/core';
import XHRUpload from '@uppy/xhr-upload';
import { elementIn, follow } from './element.js';

const app = /** @type {Element} */ (document.querySelector('#app'));
const uppy = new Uppy().use(XHRUpload, { endpoint: '/send', fieldName: 'evidence', getResponseData: () => ({}) });
/** Uppy's name of each file. @type {Map<File, string>} */
const ids = new Map();

const element = elementIn(app);
follow(
  element,
  (file) => ids.set(file, uppy.addFile({ source: 'panah', name: file.name, type: file.type, data: file })),
  (file) => uppy.removeFile(ids.get(file) ?? ''),
);
app.append(Object.assign(document.createElement('button'), { textContent: 'Send', onclick: () => element.reportValidity() && uppy.upload() }));
