// Every way out of a page that is known here, one function each, run inside the page. `url` leads to a listener that only
// this attempt knows, so whatever arrives there names its attempt.

// @ts-nocheck: much of this is in no type library, which is half of the point.

/** Ways that leave the page standing, so that they can share one. */
export const quiet = {
  'fetch': ({ url }) => fetch(url, { mode: 'no-cors' }),
  'fetch keepalive': ({ url }) => fetch(url, { mode: 'no-cors', keepalive: true, method: 'POST', body: 'x' }),
  'fetchLater': ({ url }) => fetchLater(url, { activateAfter: 0 }),
  'XMLHttpRequest': ({ url }) => { const x = new XMLHttpRequest(); x.open('GET', url); x.send(); },
  'WebSocket': ({ url }) => new WebSocket(url.replace('http', 'ws')),
  'EventSource': ({ url }) => new EventSource(url),
  'beacon': ({ url }) => navigator.sendBeacon(url, 'x'),
  'image': ({ url }) => { new Image().src = url; },
  'image srcset': ({ url }) => { new Image().srcset = `${url} 2x`; },
  'svg image': ({ url }) => {
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    const image = document.createElementNS('http://www.w3.org/2000/svg', 'image');
    image.setAttribute('href', url);
    svg.append(image);
    document.body.append(svg);
  },
  'input image': ({ url }) => { const i = document.createElement('input'); i.type = 'image'; i.src = url; document.body.append(i); },
  'video': ({ url }) => { const v = document.createElement('video'); v.src = url; v.preload = 'auto'; v.load(); document.body.append(v); },
  'audio': ({ url }) => { const v = document.createElement('audio'); v.src = url; v.preload = 'auto'; v.load(); document.body.append(v); },
  'video poster': ({ url }) => { const v = document.createElement('video'); v.poster = url; document.body.append(v); },
  'style link': ({ url }) => { const l = document.createElement('link'); l.rel = 'stylesheet'; l.href = url; document.head.append(l); },
  'style import': ({ url }) => { const s = document.createElement('style'); s.textContent = `@import url(${url});`; document.head.append(s); },
  'style background': ({ url }) => { document.body.style.backgroundImage = `url(${url})`; },
  'style mask': ({ url }) => { const d = document.createElement('div'); d.textContent = 'x'; d.style.maskImage = `url(${url})`; document.body.append(d); },
  'constructed style': ({ url }) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`html { border-image: url(${url}) 1; border-width: 1px; border-style: solid }`);
    document.adoptedStyleSheets = [sheet];
  },
  'font face': ({ url }) => new FontFace('f', `url(${url})`).load(),
  'script': ({ url }) => { const s = document.createElement('script'); s.src = url; document.head.append(s); },
  'module script': ({ url }) => { const s = document.createElement('script'); s.type = 'module'; s.src = url; document.head.append(s); },
  'module preload': ({ url }) => { const l = document.createElement('link'); l.rel = 'modulepreload'; l.href = url; document.head.append(l); },
  'blob worker that fetches': ({ url }) => new Worker(URL.createObjectURL(new Blob([`fetch(${JSON.stringify(url)}, { mode: 'no-cors' })`]))),
  'blob worker that imports': ({ url }) => new Worker(URL.createObjectURL(new Blob([`importScripts(${JSON.stringify(url)})`]))),
  'frame': ({ url }) => { const f = document.createElement('iframe'); f.src = url; document.body.append(f); },
  'frame from text': ({ url }) => { const f = document.createElement('iframe'); f.srcdoc = `<img src="${url}">`; document.body.append(f); },
  'frame by namespace': ({ url }) => { const f = document.createElementNS('http://www.w3.org/1999/xhtml', 'iframe'); f.src = url; document.body.append(f); },
  'frame by markup': ({ url }) => document.body.insertAdjacentHTML('beforeend', `<iframe src="${url}"></iframe>`),
  'frame by parser': ({ url }) => document.body.append(document.adoptNode(new DOMParser().parseFromString(`<iframe src="${url}"></iframe>`, 'text/html').querySelector('iframe'))),
  'frame by range': ({ url }) => document.body.append(document.createRange().createContextualFragment(`<iframe src="${url}"></iframe>`)),
  'frame by setHTMLUnsafe': ({ url }) => { const d = document.createElement('div'); document.body.append(d); d.setHTMLUnsafe(`<iframe src="${url}"></iframe>`); },
  'frame by another document': ({ url }) => {
    const f = document.implementation.createHTMLDocument('').createElement('iframe');
    f.src = url;
    document.body.append(f);
  },
  'frame by xsl': ({ url }) => {
    const sheet = new DOMParser().parseFromString(`<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"><xsl:template match="/"><iframe xmlns="http://www.w3.org/1999/xhtml" src="${url}"/></xsl:template></xsl:stylesheet>`, 'text/xml');
    const xsl = new XSLTProcessor();
    xsl.importStylesheet(sheet);
    document.body.append(xsl.transformToFragment(sheet, document));
  },
  'frame by custom element': ({ url }) => {
    class Frame extends HTMLIFrameElement {}
    customElements.define('x-frame', Frame, { extends: 'iframe' });
    const f = new Frame();
    f.src = url;
    document.body.append(f);
  },
  'object': ({ url }) => { const o = document.createElement('object'); o.data = url; document.body.append(o); },
  'embed': ({ url }) => { const e = document.createElement('embed'); e.src = url; document.body.append(e); },
  'prefetch': ({ url }) => { const l = document.createElement('link'); l.rel = 'prefetch'; l.href = url; document.head.append(l); },
  'preload': ({ url }) => { const l = document.createElement('link'); l.rel = 'preload'; l.as = 'image'; l.href = url; document.head.append(l); },
  'preconnect': ({ url }) => { const l = document.createElement('link'); l.rel = 'preconnect'; l.href = url; document.head.append(l); },
  'style link for print': ({ url }) => { const l = document.createElement('link'); l.rel = 'stylesheet'; l.media = 'print'; l.href = url; document.head.append(l); },
  'form into a frame': ({ url }) => {
    const n = document.createElement('iframe');
    n.name = 'target';
    const f = document.createElement('form');
    f.action = url;
    f.target = 'target';
    document.body.append(n, f);
    f.submit();
  },
  'fetch of a fresh realm': ({ url }) => {
    const f = document.createElement('iframe');
    document.body.append(f);
    f.contentWindow.fetch(url, { mode: 'no-cors' });
  },
};

/** Ways that move the page or open another, or that only count as the last thing a page does: each has a page of its own. */
export const loud = {
  'location': ({ url }) => { location.href = url; },
  'location.assign': ({ url }) => location.assign(url),
  'location.replace': ({ url }) => location.replace(url),
  'navigation.navigate': ({ url }) => navigation.navigate(url),
  'link': ({ url }) => { const a = document.createElement('a'); a.href = url; a.click(); },
  'link in a new window': ({ url }) => { const a = document.createElement('a'); a.href = url; a.target = '_blank'; a.click(); },
  'link by an event': ({ url }) => { const a = document.createElement('a'); a.href = url; a.target = '_blank'; document.body.append(a); a.dispatchEvent(new MouseEvent('click')); },
  'link around a detached child': ({ url }) => {
    const a = document.createElement('a');
    const b = document.createElement('b');
    a.href = url;
    a.target = '_blank';
    a.append(b);
    b.click();
  },
  'link under a patched list': ({ url }) => {
    Array.prototype.includes = Array.prototype.some = () => false;
    const a = document.createElement('a');
    a.href = url;
    a.target = '_blank';
    a.click();
  },
  'link under patched steps': ({ url }) => {
    Object.defineProperty(Node.prototype, 'parentNode', { get: () => null });
    Object.defineProperty(Element.prototype, 'localName', { get: () => 'b' });
    const a = document.createElement('a');
    const b = document.createElement('b');
    a.href = url;
    a.target = '_blank';
    a.append(b);
    b.click();
  },
  'link that says that it saves': ({ url }) => {
    const a = document.createElement('a');
    a.setAttribute('href', url);
    a.setAttribute('download', 'x');
    Object.defineProperty(a, 'href', { value: 'blob:x' });
    a.click();
  },
  'meta refresh by a clone': ({ url }) => {
    const m = document.querySelector('meta').cloneNode();
    m.removeAttribute('charset');
    m.httpEquiv = 'refresh';
    m.content = `0;url=${url}`;
    document.head.append(m);
  },
  'meta refresh by an element that is there': ({ url }) => {
    const m = document.querySelector('meta[name=viewport], meta');
    m.httpEquiv = 'refresh';
    m.content = `0;url=${url}`;
  },
  'area': ({ url }) => {
    const map = document.createElement('map');
    const a = document.createElement('area');
    a.href = url;
    map.append(a);
    document.body.append(map);
    a.click();
  },
  'ping': ({ url }) => {
    const a = document.createElement('a');
    a.href = 'http://127.0.0.1:9/';
    a.ping = url;
    document.body.append(a);
    a.click();
  },
  'link that changes while it is clicked': ({ url }) => {
    const a = document.createElement('a');
    a.href = URL.createObjectURL(new Blob());
    a.download = 'x';
    a.addEventListener('click', () => {
      a.removeAttribute('download');
      a.target = '_blank';
      a.href = url;
    });
    a.click();
  },
  'svg link': ({ url }) => {
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    const a = document.createElementNS('http://www.w3.org/2000/svg', 'a');
    a.setAttribute('href', url);
    a.setAttribute('target', '_blank');
    svg.append(a);
    document.body.append(svg);
    a.dispatchEvent(new MouseEvent('click', { bubbles: true }));
  },
  'download of a remote address': ({ url }) => { const a = document.createElement('a'); a.href = url; a.download = 'x'; a.click(); },
  'window.open': ({ url }) => open(url),
  'document.open': ({ url }) => document.open(url, '_blank', ''),
  'window.open of a fresh realm': ({ url }) => {
    const f = document.createElement('iframe');
    document.body.append(f);
    f.contentWindow.open(url);
  },
  'meta refresh': ({ url }) => { const m = document.createElement('meta'); m.httpEquiv = 'refresh'; m.content = `0;url=${url}`; document.head.append(m); },
  'form': ({ url }) => { const f = document.createElement('form'); f.action = url; document.body.append(f); f.submit(); },
  'form in a new window': ({ url }) => { const f = document.createElement('form'); f.action = url; f.target = '_blank'; f.method = 'post'; document.body.append(f); f.submit(); },
  'form by its button': ({ url }) => {
    const f = document.createElement('form');
    const b = document.createElement('button');
    b.formAction = url;
    f.append(b);
    document.body.append(f);
    b.click();
  },
};

/** Ways over UDP: `udp` is a port of 127.0.0.1. */
export const datagrams = {
  'WebRTC': ({ udp }) => {
    const peer = new RTCPeerConnection({ iceServers: [{ urls: `stun:127.0.0.1:${udp}` }] });
    peer.createDataChannel('x');
    return peer.createOffer().then((offer) => peer.setLocalDescription(offer));
  },
  'WebRTC by its old name': ({ udp }) => {
    const peer = new webkitRTCPeerConnection({ iceServers: [{ urls: `stun:127.0.0.1:${udp}` }] });
    peer.createDataChannel('x');
    return peer.createOffer().then((offer) => peer.setLocalDescription(offer));
  },
  'WebRTC of a fresh realm': ({ udp }) => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const peer = new frame.contentWindow.RTCPeerConnection({ iceServers: [{ urls: `stun:127.0.0.1:${udp}` }] });
    peer.createDataChannel('x');
    return peer.createOffer().then((offer) => peer.setLocalDescription(offer));
  },
  'WebRTC of a realm that another document made': ({ udp }) => {
    const made = document.implementation.createDocument('http://www.w3.org/1999/xhtml', 'iframe');
    document.body.append(made.documentElement);
    const peer = new window[window.length - 1].RTCPeerConnection({ iceServers: [{ urls: `stun:127.0.0.1:${udp}` }] });
    peer.createDataChannel('x');
    return peer.createOffer().then((offer) => peer.setLocalDescription(offer));
  },
  'WebRTC of a realm under a patched set': ({ udp }) => {
    const { has } = Set.prototype;
    Set.prototype.has = () => false;
    try {
      document.body.append(document.createElement('iframe'));
    } finally {
      Set.prototype.has = has;
    }
    const peer = new window[window.length - 1].RTCPeerConnection({ iceServers: [{ urls: `stun:127.0.0.1:${udp}` }] });
    peer.createDataChannel('x');
    return peer.createOffer().then((offer) => peer.setLocalDescription(offer));
  },
  'WebRTC of a realm under a patched pattern': ({ udp }) => {
    const { replace, toLowerCase } = String.prototype;
    const { exec, test } = RegExp.prototype;
    String.prototype.replace = String.prototype.toLowerCase = () => 'div';
    RegExp.prototype.exec = () => null;
    RegExp.prototype.test = () => false;
    try {
      document.body.append(document.createElement('iframe'));
    } finally {
      Object.assign(String.prototype, { replace, toLowerCase });
      Object.assign(RegExp.prototype, { exec, test });
    }
    const peer = new window[window.length - 1].RTCPeerConnection({ iceServers: [{ urls: `stun:127.0.0.1:${udp}` }] });
    peer.createDataChannel('x');
    return peer.createOffer().then((offer) => peer.setLocalDescription(offer));
  },
  'WebTransport': ({ udp }) => { new WebTransport(`https://127.0.0.1:${udp}/`).ready.catch(() => {}); },
};

/** Ways that only ask for a name: `host` is one that nothing else asks for. */
export const names = {
  'dns-prefetch': ({ host }) => { const l = document.createElement('link'); l.rel = 'dns-prefetch'; l.href = `http://${host}`; document.head.append(l); },
  'name by preconnect': ({ host }) => { const l = document.createElement('link'); l.rel = 'preconnect'; l.href = `http://${host}`; document.head.append(l); },
  'name by a frame': ({ host }) => { const f = document.createElement('iframe'); f.src = `http://${host}/`; document.body.append(f); },
  'name by fetch': ({ host }) => fetch(`http://${host}/`, { mode: 'no-cors' }),
  'name by STUN': ({ host }) => {
    const peer = new RTCPeerConnection({ iceServers: [{ urls: `stun:${host}:3478` }] });
    peer.createDataChannel('x');
    return peer.createOffer().then((offer) => peer.setLocalDescription(offer));
  },
};

/** Ways out of a worker. */
export const fromWorker = {
  'worker fetch': ({ url }) => fetch(url, { mode: 'no-cors' }),
  'worker XMLHttpRequest': ({ url }) => { const x = new XMLHttpRequest(); x.open('GET', url); x.send(); },
  'worker WebSocket': ({ url }) => new WebSocket(url.replace('http', 'ws')),
  'worker EventSource': ({ url }) => new EventSource(url),
  'worker importScripts': ({ url }) => importScripts(url),
  'worker import': ({ url }) => import(url),
  'worker in a worker': ({ url }) => new Worker(URL.createObjectURL(new Blob([`fetch(${JSON.stringify(url)}, { mode: 'no-cors' })`]))),
  'worker font': ({ url }) => new FontFace('f', `url(${url})`).load(),
};

/** Places where something could be kept, or handed to another program: expressions that are true where they answer. */
export const stores = {
  'localStorage': "(localStorage.setItem('x', '1'), localStorage.getItem('x') === '1')",
  'sessionStorage': "(sessionStorage.setItem('x', '1'), sessionStorage.getItem('x') === '1')",
  'cookies': "(document.cookie = 'x=1', document.cookie.includes('x=1'))",
  'cookieStore': 'globalThis.isSecureContext && cookieStore',
  'window.name': "(window.name = 'x', window.name === 'x')",
  'indexedDB': "indexedDB.open('x')",
  'caches': "await caches.open('x')",
  'files of the origin': 'await navigator.storage.getDirectory()',
  'clipboard': "typeof navigator.clipboard.readText === 'function' && !(await Promise.resolve().then(() => navigator.clipboard.readText()).then(() => '', (error) => String(error.message))).includes('sealed')",
  'speech': 'speechSynthesis.speak',
  'a channel to other pages': "new BroadcastChannel('x')",
  'a custom element': "(customElements.define('x-y', class extends HTMLElement {}), customElements.get('x-y'))",
  'another document': "document.implementation.createHTMLDocument('')",
  'a parser': "new DOMParser().parseFromString('<p>', 'text/html')",
};
export const storesOfWorker = {
  'fetch': "typeof fetch === 'function'",
  'WebSocket': "typeof WebSocket === 'function'",
  'importScripts': "typeof importScripts === 'function'",
  'indexedDB': "indexedDB.open('x')",
  'caches': "await caches.open('x')",
  'files of the origin': 'await navigator.storage.getDirectory()',
  'a channel to other pages': "new BroadcastChannel('x')",
  'another worker': "typeof Worker === 'function'",
};
