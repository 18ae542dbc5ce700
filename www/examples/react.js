// React 19 sets properties and listens to events of elements by itself; the form sends the value as that of any control.

import { createElement, useState } from 'react';
import { createRoot } from 'react-dom/client';

/** @typedef {import('../panah-input.js').PanahInput} PanahInput */

function Evidence() {
  const [names, setNames] = useState(/** @type {string[]} */ ([]));
  const [before, setBefore] = useState(false);
  const change = (/** @type {{ currentTarget: PanahInput }} */ { currentTarget }) => setNames(currentTarget.files.map(({ name }) => name));
  // The key keeps the element where others come and go before it.
  return createElement('form', { method: 'post', action: '/send', encType: 'multipart/form-data' },
    before && createElement('p', { key: 'before' }, 'Thank you for writing.'),
    createElement('panah-input', { key: 'evidence', room: '/panah/room.html', name: 'evidence', multiple: true, disabled: false, onchange: change }),
    createElement('ul', { key: 'names' }, names.map((name) => createElement('li', { key: name }, name))),
    createElement('button', { key: 'more', type: 'button', onClick: () => setBefore(true) }, 'More'),
    createElement('button', { key: 'send' }, 'Send'));
}

createRoot(/** @type {Element} */ (document.querySelector('#app'))).render(createElement(Evidence));
