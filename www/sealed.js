// What is taken away from a page and from its workers alike: what reaches the network, a device, a store or another realm. By patterns, so
// that an alias or a younger kin of what is known goes too; the tests say that what the room needs is not among it.

// @ts-nocheck: it takes apart what the types promise.

const { defineProperty, getOwnPropertyNames, getPrototypeOf } = Object;

const GLOBALS = /RTC|Socket|WebTransport|EventSource|XMLHttpReq|^fetch|FetchL|BackgroundF|SharedW|Notific|Push|Payment|Presentation|RemoteP|NDEF|Credential|^Audio$|Portal|Fenced|Storage$|XSLT|^open|questFile|LocalFileS|BroadcastC|^print$|PictureInP|showModal|^indexedDB|^caches|^cookieS|peech|importScripts|^show.+Picker|customElements|DOMParser/;
const DEVICES = /sendBeacon|serviceW|bluetooth|^usb$|serial|^hid$|^nfc$|mediaDev|UserMedia|geoloc|credentials|presentation|^share|register|^requestM|^xr$|mediaSession|Auction|protected|storage|locks|contacts|Installed/i;

/** Puts `value` at `owner[name]` for good. */
export const fix = (owner, name, value) => {
  try {
    defineProperty(owner, name, { value, writable: false, configurable: false, enumerable: false });
  } catch { /* It is fixed already; the egress tests say whether that matters. */ }
};

/** Takes away what a pattern names of an object, wherever it inherits it from. */
function take(object, pattern) {
  for (let owner = object; owner; owner = getPrototypeOf(owner)) {
    for (const name of getOwnPropertyNames(owner)) if (pattern.test(name)) for (const one of [owner, object]) fix(one, name, undefined);
  }
}

/** Takes all of it away from a global object. */
export function shut(scope) {
  take(scope.navigator, DEVICES);
  take(scope, GLOBALS);
}
