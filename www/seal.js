// The room's first script. A meta policy does not stop WebRTC, navigation or a link that opens elsewhere, so what could
// carry bytes out is taken away before any other script runs, and cannot be put back. None of this guards against the
// browser itself or its extensions.

// @ts-nocheck: it takes apart what the types promise.

const { defineProperty, getOwnPropertyDescriptor, getPrototypeOf } = Object;
const { apply } = Reflect;
// A page around the room, or one that opened it, can read everything in it unless the room's origin is opaque.
const watched = (window.top !== window || window.parent !== window || Boolean(window.opener)) && self.origin !== 'null';

/** Puts `value` at `owner[name]` for good. */
const fix = (owner, name, value) => {
  try {
    defineProperty(owner, name, { value, writable: false, configurable: false, enumerable: false });
  } catch { /* It is fixed already; the egress tests say whether that matters. */ }
};

/** Wraps a method: `guard(self, args)` returns true when the call may go on. */
const guardMethod = (owner, name, guard, otherwise) => {
  const method = owner?.[name];
  if (typeof method !== 'function') return;
  fix(owner, name, function (...args) {
    if (!guard(this, args)) return otherwise();
    return apply(method, this, args);
  });
};
const deny = () => {
  throw new DOMException('The room is sealed', 'SecurityError');
};

// The room's own script asks for this before it lets a file be chosen; undefined is taken for watched.
fix(window, 'panahWatched', watched);

// The way to the system's sheet for sharing goes to who asks first, which is the room's own script, and to nobody after. It takes files
// under the names that copies have, and hands on nothing beside them.
const { share, canShare } = navigator;
const nameOf = getOwnPropertyDescriptor(File.prototype, 'name')?.get;
const sheet = (files) => {
  const copies = [...files];
  if (copies.length === 0 || copies.some((file) => !/^[a-z2-7]{12}\.[a-z0-9]{1,8}$/.test(apply(nameOf, file, [])))) deny();
  return { files: copies };
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

// 1. Interfaces that can reach the network or a device, with every alias they have had.
const carriers = [
  'RTCPeerConnection', 'webkitRTCPeerConnection', 'mozRTCPeerConnection', 'RTCDataChannel', 'RTCIceTransport',
  'RTCDtlsTransport', 'RTCSctpTransport', 'RTCIceGatherer', 'RTCCertificate', 'RTCRtpSender', 'RTCRtpReceiver',
  'RTCRtpTransceiver', 'RTCRtpScriptTransform', 'WebTransport', 'WebSocket', 'WebSocketStream', 'WebSocketError', 'EventSource',
  'XMLHttpRequest', 'fetch', 'fetchLater', 'FetchLaterResult', 'SharedWorker', 'Notification', 'PushManager', 'BackgroundFetchManager',
  'PaymentRequest', 'PresentationRequest', 'RemotePlayback', 'NDEFReader', 'TCPSocket', 'UDPSocket', 'TCPServerSocket',
  'DirectTCPSocket', 'IdentityCredential', 'PublicKeyCredential', 'Audio', 'HTMLPortalElement', 'HTMLFencedFrameElement',
  'FencedFrameConfig', 'SharedStorage', 'sharedStorage', 'XSLTProcessor', 'open', 'openDatabase', 'requestFileSystem',
  'webkitRequestFileSystem', 'BroadcastChannel', 'print', 'documentPictureInPicture', 'showModalDialog', 'indexedDB', 'caches', 'cookieStore',
];
for (const name of carriers) if (name in window) fix(window, name, undefined);

const devices = [
  'sendBeacon', 'serviceWorker', 'bluetooth', 'usb', 'serial', 'hid', 'nfc', 'mediaDevices', 'getUserMedia',
  'webkitGetUserMedia', 'mozGetUserMedia', 'geolocation', 'credentials', 'presentation', 'share', 'registerProtocolHandler',
  'requestMIDIAccess', 'xr', 'mediaSession', 'joinAdInterestGroup', 'runAdAuction', 'deprecatedRunAdAuctionEnforcesKAnonymity', 'createAuctionNonce',
  'protectedAudience', 'storage', 'storageBuckets', 'locks', 'contacts', 'getInstalledRelatedApps', 'requestMediaKeySystemAccess',
];
for (const name of devices) {
  if (name in navigator) fix(Navigator.prototype, name, undefined);
  if (name in navigator) fix(navigator, name, undefined);
}

// 2. A fresh frame would have a fresh set of everything above, so no element that makes one can be made; nor one that asks
// for a remote resource where the policy has no say (link, meta), nor one that posts.
const forbidden = new Set([
  'iframe', 'frame', 'frameset', 'fencedframe', 'portal', 'object', 'embed', 'applet', 'webview', 'controlledframe',
  'link', 'meta', 'base', 'form', 'script', 'animate', 'set', 'foreignobject', 'use',
]);
const local = (name) => String(name).toLowerCase().replace(/^.*:/s, '');
// The name is turned to text once, so that it cannot answer one thing to the guard and another to the browser.
const makers = [['createElement', 0], ['createElementNS', 1]];
for (const [name, at] of makers) {
  const method = Document.prototype[name];
  fix(Document.prototype, name, function (...args) {
    if (at in args) args[at] = `${args[at]}`;
    if (forbidden.has(local(args[at]))) deny();
    return apply(method, this, args);
  });
}
guardMethod(CustomElementRegistry.prototype, 'define', (_, args) => args[2]?.extends === undefined, deny);
for (const name of ['open', 'write', 'writeln', 'execCommand', 'parseHTMLUnsafe', 'createAttributeNS']) {
  if (name in Document.prototype) fix(Document.prototype, name, deny);
  if (name in Document) fix(Document, name, deny);
}
fix(Range.prototype, 'createContextualFragment', deny);
if (window.DOMParser) fix(window, 'DOMParser', undefined);
for (const name of ['setHTML', 'setHTMLUnsafe', 'insertAdjacentHTML', 'appendHTML', 'prependHTML', 'streamHTML', 'streamHTMLUnsafe']) {
  for (const owner of [Element.prototype, ShadowRoot.prototype]) if (name in owner) fix(owner, name, deny);
}
for (const [owner, name] of [[Element.prototype, 'innerHTML'], [Element.prototype, 'outerHTML'], [ShadowRoot.prototype, 'innerHTML'],
  [HTMLIFrameElement.prototype, 'srcdoc']]) {
  if (getOwnPropertyDescriptor(owner, name)) defineProperty(owner, name, { get: () => '', set: deny, configurable: false });
}
for (const owner of [HTMLIFrameElement, window.HTMLFrameElement, HTMLObjectElement, HTMLEmbedElement]) {
  for (const name of ['contentWindow', 'contentDocument', 'getSVGDocument']) {
    if (owner && name in owner.prototype) fix(owner.prototype, name, null);
  }
}

// 3. Navigation: nothing but a save of what was made here.
window.navigation?.addEventListener('navigate', (event) => {
  const saves = event.downloadRequest !== null && event.destination.url.startsWith('blob:');
  if (!saves && !event.hashChange) event.preventDefault();
});
if (window.navigation) {
  for (const name of ['navigate', 'reload']) fix(getPrototypeOf(navigation), name, deny);
}

// A link that opens elsewhere is no navigation of this page; so a click may only follow a link that saves a blob.
const links = ['a', 'area'];
const carries = (start) => {
  for (let node = start; node; node = node.assignedSlot ?? node.parentNode ?? node.host) {
    if (!links.includes(node.localName)) continue;
    const saves = typeof node.href === 'string' && node.href.startsWith('blob:') && node.hasAttribute('download')
      && !node.hasAttribute('ping') && !node.hasAttribute('target') && !node.hasAttribute('attributionsrc');
    if (!saves) return true;
  }
  return false;
};
guardMethod(HTMLElement.prototype, 'click', (self) => !carries(self), () => undefined);
guardMethod(EventTarget.prototype, 'dispatchEvent', (self) => !(self instanceof Node && carries(self)), () => false);
for (const kind of ['click', 'auxclick', 'dragstart']) {
  window.addEventListener(kind, (event) => {
    if (event.composedPath().some((node) => node instanceof Node && links.includes(node.localName) && carries(node))) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
  }, { capture: true });
}
for (const name of ['submit', 'requestSubmit']) {
  if (name in HTMLFormElement.prototype) fix(HTMLFormElement.prototype, name, deny);
}
