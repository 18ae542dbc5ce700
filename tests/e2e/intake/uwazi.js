// Uwazi's ways to take files, as its published components have them, around the react-dropzone of its version: a supporting file of an entity
// (a drop zone that takes no clicks, an input of its own inside, in a dialog beside the page's root), a picture in its public form, and the drop zone
// of its newer forms.

import { createElement as h, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { createRoot } from 'react-dom/client';
import Dropzone from 'react-dropzone-esm';

/** What reached the page: where, and the file. */
const reached = window.reached = [];
const took = (where) => (files) => { for (const file of files) reached.push([where, file]); };

function SupportingFile() {
  const input = useRef(null);
  const inside = ({ getRootProps }) => h('div', { ...getRootProps(), className: 'attachments-modal__dropzone' },
    h('button', { type: 'button', className: 'btn', onClick: () => input.current?.click() }, 'Upload and select file'),
    h('input', { 'aria-label': 'fileInput', type: 'file', style: { display: 'none' }, ref: input, onChange: ({ target }) => took('chosen')(target.files) }),
    h('h4', { className: 'attachments-modal__dropzone-title' }, 'Drag and drop file in this window to upload'));
  return createPortal(h('div', { className: 'attachments-modal__overlay' }, h('div', { className: 'attachments-modal', role: 'dialog' },
    h(Dropzone, { noClick: true, multiple: false, onDrop: took('dropped') }, inside))), document.body);
}

function Picture() {
  const input = useRef(null);
  return h('div', { className: 'upload-button' },
    h('button', { type: 'button', className: 'btn', onClick: () => input.current?.click() }, 'Select from computer'),
    h('input', { 'aria-label': 'fileInput', type: 'file', style: { display: 'none' }, ref: input, accept: 'image/*', onChange: ({ target }) => took('picture')(target.files) }));
}

function FileDropzone() {
  const [files, setFiles] = useState([]);
  const onDrop = (accepted) => {
    took('form')(accepted);
    setFiles([...files, ...accepted]);
  };
  return h(Dropzone, { onDrop }, ({ getRootProps, getInputProps }) => h('section', { className: 'file-dropzone' },
    h('div', getRootProps(), h('input', getInputProps()), h('span', null, 'Browse files to upload'), ' or drop your files here.'),
    files.map(({ name }) => h('div', { key: name }, name))));
}

createRoot(document.querySelector('#app')).render(h('main', null, h(SupportingFile), h(Picture), h(FileDropzone)));
