// tus sends what the element has, in pieces that go on after a cut. Its store of fingerprints is off: it would write the size and name of
// each file, and where it was sent, into the browser's storage.

import { Upload } from 'tus-js-client';
import { elementIn } from './element.js';

const app = /** @type {Element} */ (document.querySelector('#app'));
const element = elementIn(app);
const send = () => {
  if (!element.reportValidity()) return;
  for (const file of element.files) {
    new Upload(file, { endpoint: '/tus', storeFingerprintForResuming: false, fingerprint: async () => null, metadata: { filename: file.name, filetype: file.type } }).start();
  }
};
app.append(Object.assign(document.createElement('button'), { textContent: 'Send', onclick: send }));
