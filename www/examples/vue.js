// Vue sets properties and listens to events of elements by itself. In templates, name the element to the compiler:
// `isCustomElement: (tag) => tag === 'panah-input'`.

import { createApp, h, ref } from 'vue';

/** @typedef {import('../panah-input.js').PanahInput} PanahInput */

createApp({
  setup() {
    const names = ref(/** @type {string[]} */ ([]));
    const change = (/** @type {{ currentTarget: PanahInput }} */ { currentTarget }) => { names.value = currentTarget.files.map(({ name }) => name); };
    return () => h('form', { method: 'post', action: '/send', enctype: 'multipart/form-data' }, [
      h('panah-input', { room: '/panah/room.html', name: 'evidence', multiple: true, disabled: 'false', onChange: change }),
      h('ul', names.value.map((name) => h('li', { key: name }, name))),
      h('button', 'Send'),
    ]);
  },
}).mount('#app');
