// Runs before anything is drawn: sets what the style sheet asks for, asks for the news while the module
// is still on its way, and starts the module. `.ci/squeeze.mjs` puts it and the module's glue together,
// and fills in the addresses.
import { boot, dropWaiting, finish, imports } from './glue.js';

const page = new URL(location.href);
const root = document.documentElement;
const isKiosk = page.searchParams.get('mode') === 'kiosk';
if (isKiosk) {
  root.dataset.surface = 'kiosk';
  import(new URL('watchdog.js', page));
} else {
  // How this person likes to read. The style sheet knows which values there are.
  try {
    new URLSearchParams(localStorage['bantin.preferences']).forEach((value, key) => (root.dataset[key] = value));
  } catch {
    // Nothing may be kept here.
  }
}
// The skeleton takes the shape of what will come.
root.dataset.view = page.searchParams.has('article') ? 'article' : 'list';

// Leptos makes the static parts of a view from strings that were fixed when it was compiled: plain
// tags with classes and words. Nothing else, and so nothing of a feed, becomes markup here.
const STATIC_MARKUP = /^(?:<\/?(?:a|b|br|div|em|i|li|ol|p|span|strong|ul)(?: class="[\w -]*")?>|[^<>&])*$/;
globalThis.trustedTypes?.createPolicy('default', {
  createHTML: (markup) => (STATIC_MARKUP.test(markup) ? markup : null),
});

// `platform::fetch` takes these over. Addresses of other origins wait until `site.json` allows them.
const started = (globalThis.bantinStarted = {});
function begin(address) {
  try {
    const url = new URL(address, page);
    if (url.origin !== page.origin) return;
    const controller = new AbortController();
    const response = fetch(url, { credentials: 'same-origin', signal: controller.signal });
    response.catch(() => {}); // Rust reports it.
    started[url.href] = { response, controller };
  } catch {
    // Not an address: Rust says so.
  }
}
begin('site.json');

// The module is several files: what each first visit needs, what this kind of first visit needs besides,
// and the rest. What is called in the rest before it is there waits for it, and so does the whole page:
// slow, but never wrong. `.ci/split.mjs` sees to it that a first visit does not need it.
let rest;

// Where a service worker answers, all of it is on this device. A frame that may have none must not even ask.
let worker;
try {
  worker = navigator.serviceWorker?.controller;
} catch {
  // Then there is none.
}

imports.later = { load: () => void (rest ??= loadNow()) };

// A part of the module as it arrives; `onMost` is called when two thirds of the first one are there.
async function fetchPart(url, onMost) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${response.status} ${url}`);
  const type = 'application/wasm';
  if (worker && response.headers.get('content-type') === type) {
    onMost?.();
    return response;
  }
  let bytes = 0;
  const counted = new TransformStream({
    transform(piece, stream) {
      bytes += piece.length;
      if (onMost && bytes > (FIRST_SIZE * 2) / 3) {
        onMost();
        onMost = null;
      }
      stream.enqueue(piece);
    },
  });
  // Compiles while it arrives, whatever the server calls it.
  return new Response(response.body.pipeThrough(counted), { headers: { 'content-type': type } });
}

const instantiate = async (url, onMost) => (await WebAssembly.instantiateStreaming(fetchPart(url, onMost), imports)).instance.exports;

// The news comes behind the module: the two would halve the line between them, and until the module is
// there nobody can read it. Asked for when two thirds of the module have come, its first articles are there
// when the module is. On a line of 1.6 Mbit/s that is worth a quarter of a second.
const askForNews = () => begin(page.searchParams.get('feed') || document.querySelector('link[rel=alternate]').getAttribute('href'));

// The bytes of the rest, where they are on this device.
let kept;
function loadNow() {
  const load = (bytes) => new WebAssembly.Instance(new WebAssembly.Module(bytes), imports).exports;
  try {
    return load(kept);
  } catch {
    distrust();
    return load(readNow());
  }
}

// What is stored is damaged: the worker gets it anew.
function distrust() {
  if (kept) worker?.postMessage({ type: 'distrust' });
  kept = undefined;
}

function readNow() {
  const request = new XMLHttpRequest();
  request.open('GET', LATER_URL, false);
  // One character a byte: a request that is waited for cannot give bytes.
  request.overrideMimeType('text/plain; charset=x-user-defined');
  request.send();
  return Uint8Array.from(request.responseText, (character) => character.charCodeAt(0));
}

const wait = (ms) => new Promise((done) => setTimeout(done, ms));

// Done when it is there, or will not come.
const addSheet = (href) => new Promise((done) => document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href, onload: done, onerror: done })));

async function loadLater() {
  const sheet = addSheet(LATER_SHEET);
  for (let pause = 1000; !rest; pause *= 2) {
    try {
      const loaded = kept ? (await WebAssembly.instantiate(kept, imports)).instance.exports : await instantiate(LATER_URL);
      rest ??= loaded;
    } catch {
      distrust();
      await wait(pause);
    }
  }
  dropWaiting();
  // What comes now must not be seen without it.
  await sheet;
}

let loading;
const later = () => (loading ??= loadLater());
// For a first view that asks for what the rest of the module knows; whether it has come within some seconds.
globalThis.bantinRest = () => Promise.race([later().then(() => true), wait(3000)]);

// A request that the page waits for does not come to the service worker. Where there is one, the rest is on this
// device: its bytes come before a first view without a network, which may need them at once.
async function keepRest() {
  try {
    if (!worker) return;
    const response = await Promise.race([fetch(LATER_URL), wait(3000)]);
    if (response?.ok) kept = await response.arrayBuffer();
  } catch {
    // Neither there, nor to be had.
  }
}

const body = new Promise((ready) => addEventListener('DOMContentLoaded', ready));

async function start() {
  try {
    // Needs the first part to begin, and is asked for along with it.
    const ofKindUrl = KIND_URLS[root.dataset.view];
    const [first, kind] = await Promise.all([instantiate(FIRST_URL, askForNews), ofKindUrl && WebAssembly.compileStreaming(fetchPart(ofKindUrl))]);
    imports.first = first;
    if (kind) await WebAssembly.instantiate(kind, imports);
    const keeping = keepRest();
    await body;
    if (!navigator.onLine) await keeping;
    // A kiosk is nobody's first visit: all of it comes before anything is shown.
    if (isKiosk) await Promise.all([later(), addSheet(KIOSK_SHEET)]);
    // The news takes the skeleton's place: the rest comes after it is painted. `platform::later` waits for this.
    else globalThis.bantinLater = new Promise((ready) => {
      new MutationObserver((_, observer) => {
        observer.disconnect();
        requestAnimationFrame(() => setTimeout(() => later().then(ready)));
      }).observe(document.getElementById('app'), { childList: true });
    });
    finish(imports.first);
    boot();
  } catch (error) {
    console.error('Bản Tin could not start:', error);
    await body;
    document.getElementById('app').hidden = true;
    const notice = document.getElementById('unsupported');
    notice.role = 'alert';
    notice.hidden = false;
  }
}
start();
