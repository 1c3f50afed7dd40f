self.shell = { version: 'none', files: [] }; // The list of this version: `.ci/precache.mjs` writes this line anew.

// The service worker: what opens Bản Tin where there is no network, and never does worse than none.
//
// Our own and not Workbox: the parts of Workbox that come nearest (precaching, routing, strategies, expiration,
// range requests; version 7, bundled and minified) are 26 KB, 7.8 KB by brotli, and know neither a feed that is
// read while it arrives nor the age of a stored one. This file is
// less than two thirds of that, and can be read in a sitting.
//
// Its rules, each of which has a test in `tests/e2e/offline.spec.mjs`, `update.spec.mjs` or `snapshot.spec.mjs`:
//
//  1. The shell (the page, its script, style sheets and module) is stored whole or not at all, each version apart;
//     files with a hash in their name must have the content that the list says. It is answered from there.
//  2. What is missing there comes from the network. A page that never came to stand makes the next visit ask the
//     network first, for all of it, and what is stored is stored anew when that one stands: so a broken version heals.
//  3. A feed comes from the network; if that is silent for `PATIENCE` or fails, from the stored copy, with the time
//     it was stored in `x-bantin-stored` and the reason in `x-bantin-reason`. It is asked for as soon as the page is.
//  4. A copy is stored while it passes, piece by piece, and counts only when it has come whole and is a feed.
//  5. `site.json` is answered from its stored copy and asked for again behind it: a change shows at the next visit.
//  6. Pictures and sounds of opened and saved articles are stored when the page asks for it: the oldest of the opened
//     ones go first, those of saved ones only when the page says so. A part of one that is stored is cut from it (206).
//  7. Nothing is stored that is opaque, failed, partial, redirected or of a type that it must not have.
//  8. A new version waits until no page of the old one is left, or until the person asks for it in the only one.
//  9. The list that was seen last at an address is shown as it was until the module draws it anew, with its date; at
//     the first sign that it would look otherwise it is dropped. It is the page's own markup, under the page's rules.
// 10. All other requests are left alone, and so are other folders of the same origin.

const { scope } = registration;
const own = (path) => new URL(path, scope).href;
const PAGE = own('./');
const SITE = own('site.json');

const PREFIX = `bantin ${new URL(scope).pathname} `;
const SHELL = `${PREFIX}shell ${shell.version}`;
const SNAPSHOTS = `${PREFIX}snapshots ${shell.version}`;
const FEEDS = `${PREFIX}feeds`;
const OPENED = `${PREFIX}opened`;
const SAVED = `${PREFIX}saved`;
/** Small notes: `site.json`, when each feed was last had from the network, whether a page came to stand. */
const NOTES = `${PREFIX}notes`;
const UNSTOOD = own('?unstood');

/** So long may the network be silent where a stored copy could be shown, in milliseconds. */
const PATIENCE = 4000;
/** A request that was begun with the page and that nobody has taken is given up. */
const UNCLAIMED = 15000;
const MOST_FEEDS = 12;
const MOST_SNAPSHOTS = 4;
const MOST_OPENED = 300;
const LARGEST_FEED = 64 << 20;
const LARGEST_MEDIUM = 24 << 20;

/** Where there is neither network nor shell. */
const LAST_RESORT = `<!doctype html><html lang="vi"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"><title>Bản Tin</title>
<h1>Không có mạng</h1><p role="alert">Hãy kiểm tra kết nối rồi <a href="">thử lại</a>.</p><p lang="en">There is no network. Check the connection, then <a href="">try again</a>.</p></html>`;

const files = new Map(shell.files.map(([path, integrity]) => [own(path), integrity]));
/** What the server compressed and by whom it was asked make no difference here. */
const ANY = { ignoreVary: true };
const find = async (cache, key) => (await caches.open(cache)).match(key, ANY);
const put = async (cache, key, response) => (await caches.open(cache)).put(key, response);
const typeOf = (response) => (response.headers.get('content-type') || '').split(';')[0].trim().toLowerCase();
const isWebPage = (response) => /html/.test(typeOf(response));
const wait = (ms) => new Promise((done) => setTimeout(done, ms));
const now = () => Math.floor(Date.now() / 1000);

/** What is waited for is given up when a new version takes over: that has to wait until this one does nothing any more,
 * and the page begins anew. Not by the signal of a request: one that is asked for with a signal loses its range and the
 * page's wish to send no referrer. */
let givingUp = new EventTarget();
function giveUp() {
  givingUp.dispatchEvent(new Event('now'));
  givingUp = new EventTarget();
}
const orGivenUp = (promise) =>
  new Promise((done, failed) => {
    const from = givingUp;
    const stop = () => failed(new Error('given up'));
    from.addEventListener('now', stop);
    promise.then(done, failed).finally(() => from.removeEventListener('now', stop));
  });

/** Those of an answer whose body is made anew. */
function headersOf(response) {
  const headers = new Headers(response.headers);
  headers.delete('content-encoding');
  headers.delete('content-length');
  return headers;
}

/** Rule 7, but for the type. */
const isWhole = (response) =>
  response.status === 200 && !response.redirected && (response.type === 'basic' || response.type === 'cors');

// ---- The shell -------------------------------------------------------------------------------------------------

const TYPES = { html: /^text\/html$/, js: /javascript$/, css: /^text\/css$/, svg: /^image\/svg/, png: /^image\/png$/, webmanifest: /json$/ };

function isRightType(response, url) {
  const ending = url === PAGE ? 'html' : /\.(\w+)$/.exec(url)?.[1];
  // The page compiles the module whatever the server calls it.
  return ending === 'wasm' ? !isWebPage(response) : !TYPES[ending] || TYPES[ending].test(typeOf(response));
}

async function fetchFile(url, integrity) {
  // What has a hash in its name never changes: the browser's own cache may answer.
  const response = await fetch(url, integrity ? { integrity } : { cache: 'no-cache' });
  if (!isWhole(response) || !isRightType(response, url)) throw new Error(`not stored: ${response.status} ${typeOf(response)} ${url}`);
  return response;
}

/** All of `wanted`, or an error and nothing. */
async function storeShell(wanted) {
  const found = await Promise.all([...wanted].map(async ([url, integrity]) => [url, await fetchFile(url, integrity)]));
  const cache = await caches.open(SHELL);
  await Promise.all(found.map(([url, response]) => cache.put(url, response)));
}

addEventListener('install', (event) => {
  event.waitUntil(
    storeShell(files).catch(async (error) => {
      await caches.delete(SHELL);
      throw error;
    }),
  );
});

addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      const names = await caches.keys();
      const ofVersion = (name) => ['shell', 'snapshots'].some((kind) => name.startsWith(PREFIX + kind));
      await Promise.all(names.filter((name) => ofVersion(name) && name !== SHELL && name !== SNAPSHOTS).map((name) => caches.delete(name)));
      await clients.claim();
    })(),
  );
});

/** Whether what is stored has just failed to make a page. */
let distrusted = false;

async function answerFile(request) {
  const stored = await find(SHELL, request.url);
  if (!stored) return fetch(request);
  if (!distrusted) return stored;
  const fresh = await fetch(request.url, { cache: 'no-cache' }).catch(() => null);
  return fresh?.ok ? fresh : stored;
}

const isPage = ({ href, pathname }) => pathname === new URL(PAGE).pathname || href.split(/[?#]/)[0] === own('index.html');

async function answerPage(event, url) {
  beginFeed(url);
  const [stored, unstood, snapshot] = await Promise.all([find(SHELL, PAGE), find(NOTES, UNSTOOD), find(SNAPSHOTS, own(`./${url.search}`))]);
  event.waitUntil(put(NOTES, UNSTOOD, new Response()));
  if (stored && !unstood) return snapshot || stored;
  const asked = fetch(PAGE, { cache: 'no-cache' }).then(async (response) => {
    if (!isWhole(response) || !isRightType(response, PAGE)) throw new Error('no page');
    return response;
  });
  const fresh = await Promise.race([asked.catch(() => null), stored ? wait(PATIENCE) : asked.catch(() => null)]);
  distrusted = Boolean(unstood && fresh);
  // Whatever the server says is better than nothing: it may redirect, or say that it is closed.
  return fresh || stored || fetch(event.request).catch(() => new Response(LAST_RESORT, { status: 503, headers: { 'content-type': 'text/html; charset=utf-8' } }));
}

/** The page stands: it works, and there is time to see whether the stored shell is still the server's. */
async function stands() {
  await (await caches.open(NOTES)).delete(UNSTOOD);
  const [stored, fresh] = await Promise.all([find(SHELL, PAGE), fetchFile(PAGE)]);
  const copy = fresh.clone();
  const html = await fresh.text();
  if (html === (await stored?.text())) return mendShell();
  await registration.update();
  if (registration.installing || registration.waiting) return;
  await mendShell();
  // Somebody has changed the page alone, or this script was not deployed along: the page is right.
  const named = [...html.matchAll(/(?:href|src)="?(?:\.\/)?([\w.-]+-[0-9a-f]{12,16}(?:_bg)?\.(?:css|js|wasm))\b/g)];
  const unknown = named.map((match) => own(match[1])).filter((url) => !files.has(url));
  await storeShell(new Map(unknown.map((url) => [url, ''])));
  await put(SHELL, PAGE, copy);
  await caches.delete(SNAPSHOTS);
}

async function mendShell() {
  const wanted = new Map();
  for (const [url, integrity] of files) if (distrusted || !(await find(SHELL, url))) wanted.set(url, integrity);
  await storeShell(wanted);
  distrusted = false;
}

// ---- Snapshots -------------------------------------------------------------------------------------------------

/** What the module puts its view into, in the page. */
const PLACE = /(<div id="?app"?>)[^]*(?=<div [^>]*\bid="?unsupported\b)/;

/** The page with a list in the place of its skeleton. Rule 9. */
async function keepSnapshot(query, markup) {
  const [cache, stored] = await Promise.all([caches.open(SNAPSHOTS), find(SHELL, PAGE)]);
  const page = await stored?.text();
  if (!PLACE.test(page)) return;
  const key = own(`./${query}`);
  await cache.delete(key);
  await cache.put(key, new Response(page.replace(PLACE, (_, place) => `${place}${markup}</div>`), { headers: headersOf(stored) }));
  await evict(SNAPSHOTS, MOST_SNAPSHOTS);
}

// ---- Settings --------------------------------------------------------------------------------------------------

async function askForSite() {
  const response = await fetch(SITE, { cache: 'no-cache', credentials: 'same-origin' });
  if (response.status === 404) await (await caches.open(NOTES)).delete(SITE);
  if (!isWhole(response)) return response;
  const copy = response.clone();
  const isObject = await response.clone().json().then((site) => site && typeof site === 'object' && !Array.isArray(site), () => false);
  if (isObject) await put(NOTES, SITE, copy);
  return response;
}

async function answerSite(event) {
  const stored = await find(NOTES, SITE);
  const asked = orGivenUp(askForSite());
  event.waitUntil(asked.catch(() => {}));
  return stored || asked;
}

// ---- Feeds -----------------------------------------------------------------------------------------------------

/** Requests that were begun with the page: address -> promise of an answer. */
const begun = new Map();

/** The feed that the page will ask for, as far as that is known before it runs; only of this origin. */
async function beginFeed({ searchParams }) {
  if (searchParams.get('view') === 'saved') return;
  try {
    const site = searchParams.has('feed') ? null : await (await find(NOTES, SITE)).json();
    const url = new URL(searchParams.get('feed') || site.feeds?.[0]?.url || 'feed.json', PAGE);
    if (url.origin !== location.origin || !(await find(FEEDS, url.href))) return;
    const controller = new AbortController();
    const answer = fetch(url, { credentials: 'same-origin', cache: 'no-cache', signal: controller.signal });
    answer.catch(() => {});
    begun.set(url.href, answer);
    await wait(UNCLAIMED);
    if (begun.get(url.href) !== answer) return;
    begun.delete(url.href);
    controller.abort();
  } catch {
    // No settings yet, or no address: the page asks by itself.
  }
}

function ask(request) {
  const answer = request.headers.has('if-none-match') || request.cache !== 'default' ? null : begun.get(request.url);
  begun.delete(request.url);
  return orGivenUp(answer || fetch(request));
}

async function answerFeed(event, request) {
  const stored = await find(FEEDS, request.url);
  // Who asks expressly for what is new has the old already, and must hear how the server is.
  if (request.cache === 'no-cache') return (await askForFeed(event, request, stored?.headers)).response;
  const asked = askForFeed(event, request, stored?.headers).catch((error) => ({ error }));
  const { response, error, reason } = await Promise.race([asked, stored ? wait(PATIENCE).then(() => ({ reason: 'timeout' })) : asked]);
  if (stored && (error || reason)) {
    // What comes too late is kept for the next time.
    if (!error) event.waitUntil(asked.then((late) => late.response?.body?.pipeTo(new WritableStream())).catch(() => {}));
    return fromStored(stored, request.url, error ? 'network' : reason, response?.headers.get('retry-after'));
  }
  if (error) throw error;
  return response;
}

/** The network's answer, and if it is none to be content with, the reason. */
async function askForFeed(event, request, stored) {
  const response = await ask(request);
  if (isWebPage(response)) return { response, reason: 'page' };
  // What is forbidden or gone for good is not shown from a copy.
  if (!response.ok) return { response, reason: [304, 401, 403, 410].includes(response.status) ? '' : String(response.status) };
  const isSame = ['etag', 'last-modified'].some((name) => response.headers.get(name) && response.headers.get(name) === stored?.get(name));
  if (isSame) {
    event.waitUntil(noteTime(request.url, response));
    return { response };
  }
  if (!isWhole(response) || !response.body) return { response };
  return { response: await passOn(event, request.url, response) };
}

/** When the network last gave this feed: by the server's clock, for a device's may be wrong. */
async function noteTime(url, response) {
  const seconds = Math.floor(Date.parse(response.headers.get('date')) / 1000) || now();
  await put(NOTES, url, new Response('', { headers: { 'x-bantin-stored': String(seconds) } }));
}

async function fromStored(stored, url, reason, retryAfter) {
  const headers = new Headers(stored.headers);
  const note = await find(NOTES, url);
  headers.set('x-bantin-stored', note?.headers.get('x-bantin-stored') || String(now()));
  headers.set('x-bantin-reason', reason);
  if (retryAfter) headers.set('retry-after', retryAfter);
  return new Response(stored.body, { headers });
}

/** Hands the bytes on as they come, at the reader's pace, and stores a copy beside it. Rule 4. */
async function passOn(event, url, response) {
  const reader = response.body.getReader();
  const check = feedCheck();
  const read = () => orGivenUp(reader.read());
  let first = await read();
  let copy = null;
  let goOn = () => {};
  const copied = new ReadableStream(
    {
      start: (controller) => (copy = controller),
      pull: () => goOn(),
      cancel: () => {
        copy = null;
        goOn();
      },
    },
    new ByteLengthQueuingStrategy({ highWaterMark: 1 << 20 }),
  );
  const drop = (reason) => {
    copy?.error(reason);
    copy = null;
  };
  const body = new ReadableStream(
    {
      async pull(controller) {
        try {
          const { done, value } = first || (await read());
          first = null;
          if (done) {
            controller.close();
            if (check.isFeed()) copy?.close();
            else drop('not a whole feed');
            return;
          }
          controller.enqueue(value);
          if (!check.push(value)) drop('no feed');
          copy?.enqueue(value);
          // The disk may be slower than the page.
          if (copy && copy.desiredSize <= 0) await new Promise((done) => (goOn = done));
        } catch (error) {
          drop(error);
          controller.error(error);
        }
      },
      cancel(reason) {
        drop(reason);
        return reader.cancel(reason);
      },
    },
    { highWaterMark: 0 },
  );
  const headers = headersOf(response);
  event.waitUntil(
    put(FEEDS, url, new Response(copied, { headers })).then(
      async () => {
        await noteTime(url, response);
        await evict(FEEDS, MOST_FEEDS);
      },
      () => {}, // Not whole, or no room: what was stored stays.
    ),
  );
  return new Response(body, { headers });
}

/** Whether bytes are a whole feed: one object whose brackets and texts close, and that has `items`. In this form it
 * needs no memory, however large the feed is. What a captive portal sends is none, nor is half a feed. */
function feedCheck() {
  const open = [];
  let [size, inText, escaped, text, hasItems, ended, bad] = [0, false, false, '', false, false, false];
  return {
    push(bytes) {
      size += bytes.length;
      bad ||= size > LARGEST_FEED;
      for (let index = 0; index < bytes.length && !bad; index++) {
        const byte = bytes[index];
        if (inText) {
          if (escaped) escaped = false;
          else if (byte === 0x5c) escaped = true;
          else if (byte === 0x22) {
            inText = false;
            hasItems ||= open.length === 1 && text === 'items';
          } else if (open.length === 1 && text.length < 8) text += String.fromCharCode(byte);
        } else if (byte === 0x22) {
          inText = true;
          text = '';
          bad = !open.length;
        } else if (byte === 0x7b || byte === 0x5b) {
          bad = ended || open.length > 500 || (!open.length && byte === 0x5b);
          open.push(byte + 2);
        } else if (byte === 0x7d || byte === 0x5d) {
          bad = open.pop() !== byte;
          ended = !open.length;
        } else if (!open.length && byte > 0x20) {
          // Nothing stands beside the object, but for a byte order mark before it.
          bad = ended || ![0xef, 0xbb, 0xbf].includes(byte);
        }
      }
      return !bad;
    },
    isFeed: () => !bad && ended && hasItems,
  };
}

/** Keeps a feed that was read before this worker was there: the browser's own cache has it, as a rule. */
async function keepFeed(event, url) {
  if (!url || (await find(FEEDS, url))) return;
  const request = new Request(url, { cache: 'force-cache', credentials: 'same-origin' });
  const { response, reason } = await askForFeed(event, request);
  if (!reason) await response.body?.pipeTo(new WritableStream());
}

// ---- Pictures and sounds ---------------------------------------------------------------------------------------

async function evict(name, most) {
  const cache = await caches.open(name);
  const keys = await cache.keys();
  // In the order in which they were put.
  await Promise.all(keys.slice(0, Math.max(0, keys.length - most)).map((key) => cache.delete(key)));
}

async function answerMedium(request) {
  const stored = (await find(SAVED, request.url)) || (await find(OPENED, request.url));
  if (stored) return cut(stored, request.headers.get('range'));
  const asked = fetch(request).catch((error) => {
    // The browser's own cache may have it, though it should ask.
    if (request.headers.has('range')) throw error;
    return fetch(new Request(request, { cache: 'force-cache' }));
  });
  return orGivenUp(asked);
}

/** The part of a stored whole that `Range` asks for. */
async function cut(stored, range) {
  const match = /^bytes=(\d*)-(\d*)$/.exec(range || '');
  if (!match || !(match[1] || match[2])) return stored;
  const blob = await stored.blob();
  const start = match[1] ? Number(match[1]) : Math.max(0, blob.size - Number(match[2]));
  const end = match[1] && match[2] ? Math.min(Number(match[2]) + 1, blob.size) : blob.size;
  const type = stored.headers.get('content-type') || '';
  if (start >= end) return new Response('', { status: 416, headers: { 'content-range': `bytes */${blob.size}` } });
  const headers = { 'content-type': type, 'content-range': `bytes ${start}-${end - 1}/${blob.size}`, 'content-length': String(end - start), 'accept-ranges': 'bytes' };
  return new Response(blob.slice(start, end, type), { status: 206, headers });
}

/** The saved articles that an answer in `SAVED` belongs to. */
const ownersOf = (response) => (response.headers.get('x-bantin-of') || '').split(' ').filter(Boolean);

/** `owner` names the saved article, or is nothing for one that was only opened. */
async function keepMedium(url, owner) {
  const kept = await find(SAVED, url);
  const owners = kept ? ownersOf(kept) : [];
  if (kept && (!owner || owners.includes(owner))) return;
  let response = kept || (await find(OPENED, url));
  if (!response) {
    // Pictures of other origins only where their server lets everybody read them.
    response = await fetch(url, { credentials: 'omit', referrerPolicy: 'no-referrer' });
    if (!isWhole(response) || !/^(image|audio|video)\//.test(typeOf(response)) || response.headers.get('content-length') > LARGEST_MEDIUM) return;
  }
  const blob = await response.blob();
  if (blob.size > LARGEST_MEDIUM) return;
  const headers = new Headers(response.headers);
  if (owner) headers.set('x-bantin-of', [...owners, owner].join(' '));
  const store = () => put(owner ? SAVED : OPENED, url, new Response(blob, { headers }));
  await store().catch(async () => {
    // No room: half of what was opened makes way for what was saved.
    await evict(OPENED, (await (await caches.open(OPENED)).keys()).length >> 1);
    await store();
  });
  if (owner) await (await caches.open(OPENED)).delete(url);
}

async function keepMedia(urls, owner) {
  for (const url of urls) if (/^https?:/.test(url)) await keepMedium(url, owner).catch(() => {});
  await evict(OPENED, MOST_OPENED);
}

/** The article is no longer saved: what belonged to it alone is from now on as what was only opened. */
async function release(owner) {
  const cache = await caches.open(SAVED);
  for (const request of await cache.keys()) {
    const response = await cache.match(request, ANY);
    const owners = ownersOf(response);
    if (!owners.includes(owner)) continue;
    const headers = new Headers(response.headers);
    headers.set('x-bantin-of', owners.filter((other) => other !== owner).join(' '));
    const released = new Response(await response.blob(), { headers });
    if (owners.length > 1) {
      await cache.put(request, released);
    } else {
      await put(OPENED, request, released).catch(() => {});
      await cache.delete(request);
    }
  }
  await evict(OPENED, MOST_OPENED);
}

// ---- What the page says ----------------------------------------------------------------------------------------

/** Rule 8: goes ahead where the page that asks is the only one. */
async function take(asking) {
  const pages = (await clients.matchAll({ type: 'window', includeUncontrolled: true })).filter((client) => isPage(new URL(client.url)));
  if (pages.length > 1) return asking.postMessage({ others: pages.length - 1 });
  registration.active?.postMessage({ type: 'yield' });
  await skipWaiting();
}

addEventListener('message', (event) => {
  const { type, feed, urls, owner, query, markup } = event.data || {};
  const work = {
    stands: () => orGivenUp(Promise.all([stands(), keepFeed(event, feed)])),
    // Those of saved articles are worth waiting for.
    keep: () => (owner ? keepMedia(urls, owner) : orGivenUp(keepMedia(urls))),
    release: () => release(owner),
    snapshot: () => keepSnapshot(query, markup),
    forget: () => caches.delete(SNAPSHOTS),
    // The device is full: what was only opened makes room for what was saved.
    shrink: () => evict(OPENED, 0),
    take: () => take(event.source),
    yield: async () => giveUp(),
    // What is stored could not be used, though the page began.
    distrust: async () => (distrusted = true),
  }[type];
  if (work) event.waitUntil(work().catch((error) => console.debug(String(error))));
});

addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  let answer;
  if (request.method !== 'GET' || !url.protocol.startsWith('http')) return;
  if (request.mode === 'navigate') answer = isPage(url) && answerPage(event, url);
  else if (files.has(request.url)) answer = answerFile(request);
  else if (request.url === SITE) answer = answerSite(event);
  else if (['image', 'audio', 'video'].includes(request.destination)) answer = answerMedium(request);
  // All that the page reads as data, but its own files, are feeds.
  else if (request.destination === '' && !request.headers.has('range')) answer = answerFeed(event, request);
  if (answer) event.respondWith(answer.catch(() => Response.error()));
});
