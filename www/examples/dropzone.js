// Dropzone gets what the element has. It is made of an element that is in no page: nobody can drop or click there.

import { Dropzone } from 'dropzone';
import { elementIn, follow } from './element.js';

const app = /** @type {Element} */ (document.querySelector('#app'));
const dropzone = new Dropzone(document.createElement('div'), { url: '/send', paramName: 'evidence', clickable: false, autoProcessQueue: false, createImageThumbnails: false });

const element = elementIn(app);
follow(element, (file) => dropzone.addFile(/** @type {any} */ (file)), (file) => dropzone.removeFile(/** @type {any} */ (file)));
app.append(Object.assign(document.createElement('button'), { textContent: 'Send', onclick: () => element.reportValidity() && dropzone.processQueue() }));
