// The room's first script. A meta policy does not stop WebRTC, navigation or a link that opens elsewhere, so what could
// carry bytes out is taken away before any other script runs, and cannot be put back. None of this guards against the
// browser itself or its extensions.
//
// A guard asks only what it took hold of here: whoever patches a prototype later changes no answer of it.

// @ts-nocheck: it takes apart what the types promise.

import { fix, shut } from './sealed.js';
import { tighten } from './tighten.js';

tighten();
// What does something only with scripts is shown from here on: without them, the page is what it says of that.
document.documentElement.className = 'live';

const { defineProperty, getOwnPropertyDescriptor, getPrototypeOf } = Object;
const { apply } = Reflect;
/** A method as a function of its object. */
const free = (method) => Function.prototype.call.bind(method);
/** The getter of a property as a function of its object. */
const reads = (owner, name) => free(getOwnPropertyDescriptor(owner, name).get);

// A page around the room, or one that opened it, can read everything in it unless the room's origin is opaque.
const watched = (window.top !== window || window.parent !== window || Boolean(window.opener)) && self.origin !== 'null';
const deny = () => {
  throw new DOMException('The room is sealed', 'SecurityError');
};
// The room's own script asks for this before it lets a file be chosen; undefined is taken for watched.
fix(window, 'panahWatched', watched);

const all = free(Element.prototype.querySelectorAll);
const matches = free(Element.prototype.matches);
const nodeType = reads(Node.prototype, 'nodeType');
const parentOf = reads(Node.prototype, 'parentNode');
const slotOf = reads(Element.prototype, 'assignedSlot');
const hostOf = reads(ShadowRoot.prototype, 'host');
const has = free(Element.prototype.hasAttribute);
const get = free(Element.prototype.getAttribute);
const set = free(Element.prototype.setAttribute);
const make = document.createElement.bind(document);
const hrefOf = reads(HTMLAnchorElement.prototype, 'href');
const starts = free(String.prototype.startsWith);
const path = free(Event.prototype.composedPath);
const prevent = free(Event.prototype.preventDefault);
const silence = free(Event.prototype.stopImmediatePropagation);
const search = free(RegExp.prototype.exec);
const allOf = free(DocumentFragment.prototype.querySelectorAll);

/** What a getter gives of a node; nothing where it is none of those that have it. `instanceof` could be answered by somebody else. */
const asked = (read, node) => {
  try {
    return read(node);
  } catch {
    return null;
  }
};

// The way to the system's sheet for sharing goes to who asks first, which is the room's own script, and to nobody after. It takes files
// under the names that copies have, and hands on nothing beside them.
const { share, canShare } = navigator;
const nameOf = reads(File.prototype, 'name');
const safe = search.bind(null, /^[a-z2-7]{12}\.[a-z0-9]{1,8}$/);
const sheet = (files) => {
  const copies = [...files];
  const { length } = copies;
  for (let i = 0; i < length; i++) if (!safe(nameOf(copies[i]))) deny();
  // The browser asks the list for its members once more: it is answered here, and not by whoever patched what lists inherit.
  fix(copies, Symbol.iterator, () => {
    let at = 0;
    return { next: () => (at < length ? { done: false, value: copies[at++] } : { done: true, value: undefined }) };
  });
  return length > 0 ? { files: copies } : deny();
};
let lent = watched || typeof share !== 'function' || typeof canShare !== 'function';
fix(window, 'panahShare', () => {
  if (lent) return null;
  lent = true;
  return {
    can: (files) => apply(canShare, navigator, [sheet(files)]),
    share: (files) => apply(share, navigator, [sheet(files)]),
  };
});

// 1. Interfaces that can reach the network, a device or a store.
shut(window);
fix(Document.prototype, 'cookie', '');
fix(window, 'name', '');
for (const name of ['read', 'readText', 'write']) if (window.Clipboard && name in Clipboard.prototype) fix(Clipboard.prototype, name, deny);

// 2. A fresh frame, or another document, would have a fresh set of everything above. So no element that makes one can be made, or come into
// any tree in whatever way it was made; nor one that asks for a remote resource where the policy has no say, nor one that posts.
const forbidden = 'iframe,frame,frameset,fencedframe,portal,object,embed,applet,webview,controlledframe,link,meta,base,form,script,animate,set,foreignObject,use';
const banned = search.bind(null, new RegExp(`(?:^|:)(?:${forbidden.replaceAll(',', '|')})$`, 'is'));
/** Whether a node is, or holds, what may not come in. */
const holds = (node) => {
  const type = asked(nodeType, node); // Everything but a node is turned to text.
  return type === 1 ? matches(node, forbidden) || all(node, forbidden).length > 0 : type === 11 ? allOf(node, forbidden).length > 0 : type === 9;
};
const makers = [['createElement', 0], ['createElementNS', 1]];
for (const [name, at] of makers) {
  const method = Document.prototype[name];
  fix(Document.prototype, name, function (...args) {
    // The name is turned to text once, so that it cannot answer one thing to the guard and another to the browser.
    if (at in args) args[at] = `${args[at]}`;
    if (banned(args[at])) deny();
    return apply(method, this, args);
  });
}
for (const [owner, names] of [
  [Node.prototype, ['appendChild', 'insertBefore', 'replaceChild']],
  [Element.prototype, ['append', 'prepend', 'replaceChildren', 'before', 'after', 'replaceWith', 'insertAdjacentElement', 'moveBefore']],
  [DocumentFragment.prototype, ['append', 'prepend', 'replaceChildren', 'moveBefore']], [Document.prototype, ['append', 'prepend', 'replaceChildren', 'moveBefore', 'adoptNode', 'importNode']],
  [CharacterData.prototype, ['before', 'after', 'replaceWith']], [DocumentType.prototype, ['before', 'after', 'replaceWith']], [Range.prototype, ['insertNode', 'surroundContents']],
]) {
  for (const name of names) {
    const method = owner[name];
    if (!method) continue;
    fix(owner, name, function (...args) {
      for (let i = 0; i < args.length; i++) if (holds(args[i])) deny();
      return apply(method, this, args);
    });
  }
}
for (const [owner, names] of [
  [Document.prototype, ['open', 'write', 'writeln', 'execCommand', 'createAttributeNS']], [Document, ['parseHTML', 'parseHTMLUnsafe']], [Range.prototype, ['createContextualFragment']],
  [DOMImplementation.prototype, ['createDocument', 'createHTMLDocument']], [CustomElementRegistry.prototype, ['define']],
  [Element.prototype, ['attachShadow', 'setHTML', 'setHTMLUnsafe', 'insertAdjacentHTML', 'appendHTML', 'prependHTML', 'streamHTML', 'streamHTMLUnsafe']],
  [ShadowRoot.prototype, ['setHTML', 'setHTMLUnsafe', 'appendHTML', 'prependHTML', 'streamHTML', 'streamHTMLUnsafe']],
  [HTMLFormElement.prototype, ['submit', 'requestSubmit']],
]) for (const name of names) if (name in owner) fix(owner, name, deny);
for (const [owner, name] of [[Element.prototype, 'innerHTML'], [Element.prototype, 'outerHTML'], [ShadowRoot.prototype, 'innerHTML'],
  [HTMLIFrameElement.prototype, 'srcdoc']]) {
  if (getOwnPropertyDescriptor(owner, name)) defineProperty(owner, name, { get: () => '', set: deny, configurable: false });
}
for (const owner of [HTMLIFrameElement, window.HTMLFrameElement, HTMLObjectElement, HTMLEmbedElement]) {
  for (const name of ['contentWindow', 'contentDocument', 'getSVGDocument']) if (owner && name in owner.prototype) fix(owner.prototype, name, null);
}

// 3. Navigation: nothing but a save of what was made here.
if (window.navigation) {
  const destination = reads(NavigateEvent.prototype, 'destination');
  const url = reads(NavigationDestination.prototype, 'url');
  const saved = reads(NavigateEvent.prototype, 'downloadRequest');
  const hash = reads(NavigateEvent.prototype, 'hashChange');
  const source = 'sourceElement' in NavigateEvent.prototype ? reads(NavigateEvent.prototype, 'sourceElement') : () => null;
  let last = '';
  navigation.addEventListener('navigate', (event) => {
    const to = url(destination(event));
    const from = source(event);
    const first = saved(event) !== null && starts(to, 'blob:');
    // Firefox tells of each save a second time, then as if it were none; its link still says that it is one.
    const again = !first && to === last && from !== null && saves(from);
    last = first ? to : '';
    if (!first && !again && !hash(event)) prevent(event);
  });
  for (const name of ['navigate', 'reload']) fix(getPrototypeOf(navigation), name, deny);
}

// A link that opens elsewhere is no navigation of this page; so a click may only follow a link that saves a blob.
const link = (node) => matches(node, 'a,area');
const saves = (node) => starts(asked(hrefOf, node) ?? '', 'blob:') && has(node, 'download')
  && !has(node, 'ping') && !has(node, 'target') && !has(node, 'attributionsrc');
/** The link that a node is, or is in. */
const linkOf = (start) => {
  for (let node = start; node;) {
    const type = nodeType(node);
    if (type === 1 && link(node)) return node;
    node = (type === 1 && slotOf(node)) || parentOf(node) || (type === 11 ? asked(hostOf, node) : null);
  }
  return null;
};
const isNode = (target) => asked(nodeType, target) !== null;
const { click } = HTMLElement.prototype;
// The browser reads a link after all have heard of the click, and by then it may be another. So none is followed: what it saves is saved
// by one that nobody else ever holds.
const follow = (node) => {
  if (!saves(node)) return;
  const own = make('a');
  set(own, 'href', hrefOf(node));
  set(own, 'download', get(node, 'download'));
  apply(click, own, []);
};
fix(HTMLElement.prototype, 'click', function () {
  const node = linkOf(this);
  node ? follow(node) : apply(click, this, []);
});
const { dispatchEvent, addEventListener } = EventTarget.prototype;
fix(EventTarget.prototype, 'dispatchEvent', function (event) {
  return isNode(this) && linkOf(this) ? false : apply(dispatchEvent, this, [event]);
});
for (const kind of ['click', 'auxclick', 'dragstart']) {
  apply(addEventListener, window, [kind, (event) => {
    const nodes = path(event);
    for (let i = 0; i < nodes.length; i++) {
      const node = isNode(nodes[i]) ? linkOf(nodes[i]) : null;
      if (!node) continue;
      prevent(event);
      silence(event);
      if (kind === 'click') follow(node);
      return;
    }
  }, { capture: true }]);
}
