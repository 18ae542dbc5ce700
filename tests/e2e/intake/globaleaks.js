// What GlobaLeaks binds to its upload: the Flow.js of its version, on the input and around it; a form control's listener; a listener of its own on the other input.

import Flow from '@flowjs/flow.js';

/** What reached the page: where, and the file. */
const reached = window.reached = [];
const of = (selector) => document.querySelector(selector);
for (const input of document.querySelectorAll('.custom-file-input')) input.style.display = 'none';

const flow = new Flow({ target: '/upload', singleFile: true, testChunks: false, allowDuplicateUploads: false, query: { reference_id: 'question' } });
flow.assignBrowse(of('#customFile-question'));
flow.assignDrop(of('.drag-drop'));
for (const type of ['drop', 'dragover']) document.body.addEventListener(type, (event) => event.preventDefault());
flow.on('fileAdded', ({ file }) => { reached.push(['flow', file]); });
flow.on('filesSubmitted', () => { of('.transfers').textContent = flow.files.map(({ name }) => name).join(); });
of('#customFile-question').addEventListener('input', ({ target }) => { for (const file of target.files) reached.push(['model', file]); });
of('#files-action-confirm').addEventListener('click', () => flow.upload());

of('#customFile').addEventListener('change', ({ target }) => { for (const file of target.files) reached.push(['added', file]); });
