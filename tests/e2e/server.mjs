// A small static server that can misbehave as real ones do. Each worker has its own.

import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import { execFileSync } from 'node:child_process';
import { cp, readFile, stat } from 'node:fs/promises';
import { dirname, extname, join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';

const here = dirname(fileURLToPath(import.meta.url));
export const siteFolder = process.env.BANTIN_DIST || join(here, '../../dist');
export const fixtureFolder = join(here, 'fixtures');
export const hostFolder = join(here, 'hosts');
export const sharedFolder = join(here, '../../../shared');

const MIME_TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.mp3': 'audio/mpeg',
  '.ogg': 'audio/ogg',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};

/** A feed with so many plain articles. */
export function plainFeed(count, title = 'Nguồn tin thử') {
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title,
    language: 'vi',
    items: Array.from({ length: count }, (_, index) => ({
      id: `bai-${index + 1}`,
      title: `Bài thử số ${index + 1}`,
      summary: `Tóm tắt của bài thử số ${index + 1}.`,
      date_published: '2026-11-20T08:00:00+07:00',
      content_html: `<p>Nội dung của bài thử số ${index + 1}.</p>`,
    })),
  };
}

/** Cuts a feed's text in the middle of its item of this number, counted from 1. */
function cutWithin(feed, number) {
  const text = JSON.stringify(feed);
  return text.slice(0, text.indexOf(feed.items[number - 1].summary) + 8);
}

/** What the server of a site under test does wrong at the moment; all of it may change while it runs. */
const HEALTHY = {
  /** The folder that is deployed. */
  folder: siteFolder,
  /** File -> what is wrong: a status, 'hang', 'close', 'garbage', 'html', 'cut', 'lost', 'loop' or a text. */
  faults: {},
  /** File -> what it holds, in the place of the folder's. */
  texts: {},
  /** Whether other origins may read what is here. */
  isReadable: false,
  /** Whether nobody answers at all. */
  gone: false,
  /** Whether texts among the faults come slowly. */
  slowly: false,
};

/** A site by itself, whose files and faults a test chooses while people read it: `site.faults['feed.json'] = 503`. */
export async function startSite(options = {}) {
  const site = { ...HEALTHY, faults: {}, texts: {}, asked: [], sent: [], ...options };
  const onRequest = async (request, response) => {
    const url = new URL(request.url, 'http://127.0.0.1');
    if (site.gone) return request.socket.destroy();
    const name = decodeURIComponent(url.pathname).slice(1) || 'index.html';
    site.asked.push(name);
    const send = (status, type, body, more) => {
      if (status === 200) site.sent.push(name);
      // Asked for anew each time, as README says.
      const readable = site.isReadable ? { 'access-control-allow-origin': '*' } : {};
      response.writeHead(status, { 'content-type': type, 'cache-control': 'no-cache', ...readable, ...more });
      response.end(body);
    };
    const fault = site.faults[name];
    const file = normalize(join(site.folder, name));
    const isInside = file.startsWith(normalize(site.folder + sep));
    const body = site.texts[name] ? Buffer.from(site.texts[name]) : isInside && (await readFile(file).catch(() => null));
    const type = MIME_TYPES[extname(file)] || 'application/octet-stream';
    if (fault === 'hang') return;
    if (fault === 'close') return request.socket.destroy();
    if (fault === 'loop') return send(302, 'text/plain', '', { location: url.pathname });
    if (fault === 'garbage') return send(200, type, Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x00, 0x13, 0x37, 0x5b, 0x5b]));
    if (fault === 'html') return send(200, 'text/html', '<!doctype html><title>Đăng nhập Wi-Fi</title><h1>Đăng nhập Wi-Fi</h1>');
    if (fault === 'cut') return send(200, type, body.subarray(0, Math.floor(body.length * 0.6)));
    if (fault === 'lost') {
      response.writeHead(200, { 'content-type': type, 'content-length': body.length });
      return response.write(body.subarray(0, Math.floor(body.length * 0.6)), () => pause(600).then(() => response.destroy()));
    }
    if (typeof fault === 'number') return send(fault, 'text/plain', `status ${fault}`);
    if (typeof fault === 'string' && site.slowly) {
      // The first bytes, and the rest when the test says so.
      response.writeHead(200, { 'content-type': type });
      response.write(fault.slice(0, 40_000));
      while (site.slowly && !response.destroyed) await pause(20);
      return response.end(fault.slice(40_000));
    }
    if (typeof fault === 'string') return send(200, type, fault);
    if (!body) return send(404, 'text/plain', 'not found');
    const etag = `"${createHash('sha1').update(body).digest('hex')}"`;
    if (request.headers['if-none-match'] === etag) return send(304, type, '', { etag });
    const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range || '');
    if (range) {
      const end = range[2] ? Number(range[2]) + 1 : body.length;
      const part = { 'content-range': `bytes ${range[1]}-${end - 1}/${body.length}`, 'accept-ranges': 'bytes', etag };
      return send(206, type, body.subarray(Number(range[1]), end), part);
    }
    return send(200, type, body, { etag });
  };
  const server = await listen((request, response) => {
    onRequest(request, response).catch((error) => response.destroy(error));
  });
  return Object.assign(site, { url: `${server.url}/`, close: server.close });
}

/** A copy of the built site, to be changed and deployed as another version: as README says, with its list made anew. */
export async function copySite(into, change = async () => {}) {
  await cp(siteFolder, into, { recursive: true });
  await change(into);
  execFileSync('node', [join(here, '../../.ci/precache.mjs'), into]);
  return into;
}

export async function startServer() {
  const made = new Map();
  const files = new Map();
  const attempts = new Map();
  const held = new Map();
  const ways = new Map();

  async function answer(request, response) {
    const url = new URL(request.url, 'http://127.0.0.1');
    const path = decodeURIComponent(url.pathname);
    const send = (status, type, body) => {
      response.writeHead(status, { 'content-type': type, 'access-control-allow-origin': '*' });
      response.end(body);
    };
    const sendFeed = (feed) => send(200, 'application/feed+json', JSON.stringify(feed));

    if (path.startsWith('/made/')) {
      const name = path.slice('/made/'.length);
      const feed = made.get(name);
      if (!feed) return send(404, 'text/plain', 'no such feed');
      const way = ways.get(name);
      return way ? sendInItsWay(request, response, way, JSON.stringify(feed)) : sendFeed(feed);
    }
    // Browsers ask for it where a page names no icon.
    if (path === '/favicon.ico') return send(204, 'image/x-icon', '');
    if (files.has(path)) {
      const { text, headers } = files.get(path);
      for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
      return send(200, MIME_TYPES[extname(path)], text);
    }
    if (path.startsWith('/fault/')) return fail(path.slice('/fault/'.length), url, response, send, sendFeed);

    // A slow line: the site as it comes over a bad connection.
    const slow = path.startsWith('/slow-line/');
    if (slow) await pause(/\.(svg|png)$/.test(path) ? 250 : 120);
    const file = fileOf(slow ? path.slice('/slow-line'.length) : path);
    const found = file && (await stat(file).catch(() => null));
    if (!found?.isFile()) return send(404, 'text/plain', 'not found');
    // Partners' pages name the widget's origin, which is another one than theirs.
    const isHost = file.startsWith(hostFolder) && file.endsWith('.html');
    const body = isHost ? (await readFile(file, 'utf8')).replaceAll('{{widget}}', own.url) : await readFile(file);
    const type = MIME_TYPES[extname(file)] || 'application/octet-stream';
    if (slow && path.endsWith('feed.json')) return drip(response, body, 6, 60);
    return send(200, type, body);
  }

  /** As servers of news do: with a name for each state of the feed, and with what a test wants besides. */
  function sendInItsWay(request, response, way, body) {
    const { status = 200, headers = {}, break: isBroken } = way.next;
    const etag = `"${createHash('sha256').update(body).digest('hex').slice(0, 16)}"`;
    const isKnown = status === 200 && request.headers['if-none-match'] === etag;
    way.answers.push(isKnown ? 304 : status);
    response.writeHead(isKnown ? 304 : status, { 'content-type': 'application/feed+json', etag, 'cache-control': 'no-cache', ...headers });
    response.end(isKnown || status !== 200 ? undefined : isBroken ? body.slice(0, -20) : body);
  }

  async function fail(fault, url, response, send, sendFeed) {
    const status = /^(\d{3})$/.exec(fault);
    if (status) return send(Number(status[1]), 'text/plain', `status ${status[1]}`);
    switch (fault) {
      case '503-then-ok': {
        // The reader asks once more by itself, so two refusals are what a person sees.
        const key = url.searchParams.get('key');
        const attempt = (attempts.get(key) || 0) + 1;
        attempts.set(key, attempt);
        return attempt <= 2 ? send(503, 'text/plain', 'busy') : sendFeed(plainFeed(3, 'Nguồn tin đã hồi phục'));
      }
      case 'redirect':
        response.writeHead(302, { location: url.searchParams.get('to'), 'access-control-allow-origin': '*' });
        return response.end();
      case 'garbage':
        return send(200, 'application/json', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x00, 0x13, 0x37, 0x5b, 0x5b]));
      case 'truncated':
        return send(200, 'application/feed+json', cutWithin(plainFeed(5), 3));
      case 'truncated-once':
      case 'connection-lost-once': {
        const key = url.searchParams.get('key');
        if (attempts.has(key)) return sendFeed(plainFeed(12));
        attempts.set(key, 1);
        if (fault === 'truncated-once') return send(200, 'application/feed+json', cutWithin(plainFeed(12), 3));
      }
      // Falls through: the first time it is lost.
      case 'connection-lost': {
        // Promises more bytes than come. It breaks within the tenth article, when the test says so: what has
        // come must have been read by then, for a browser throws away what waits in a broken stream.
        const body = cutWithin(plainFeed(12), 10);
        response.writeHead(200, { 'content-type': 'application/feed+json', 'access-control-allow-origin': '*', 'content-length': body.length * 4 });
        response.write(body);
        held.set(url.searchParams.get('key'), () => response.destroy());
        return;
      }
      case 'html':
        return send(200, 'text/html', '<!doctype html><title>Đăng nhập Wi-Fi</title><h1>Đăng nhập Wi-Fi</h1>');
      case 'not-a-feed':
        return send(200, 'application/json', '{"hello":1}');
      case 'empty-feed':
        return sendFeed(plainFeed(0, 'Nguồn tin chưa có bài'));
      case 'slow': {
        // The first third comes at once, the rest when the test says so.
        const count = Number(url.searchParams.get('count') || 30);
        const body = Buffer.from(JSON.stringify(plainFeed(count, 'Nguồn tin chậm')));
        const third = Math.floor(body.length / 3);
        response.writeHead(200, { 'content-type': 'application/feed+json', 'access-control-allow-origin': '*' });
        response.write(body.subarray(0, third));
        held.set(url.searchParams.get('key'), () => response.end(body.subarray(third)));
        return;
      }
      case 'hang':
        return; // Never answers.
      default:
        return send(404, 'text/plain', 'no such fault');
    }
  }

  async function drip(response, body, pieces, pauseMs) {
    response.writeHead(200, { 'content-type': 'application/feed+json', 'access-control-allow-origin': '*' });
    const size = Math.ceil(body.length / pieces);
    for (let start = 0; start < body.length && !response.destroyed; start += size) {
      response.write(body.subarray(start, start + size));
      await pause(pauseMs);
    }
    response.end();
  }

  const onRequest = (request, response) => {
    answer(request, response).catch((error) => {
      if (!response.headersSent) response.writeHead(500);
      response.end(String(error));
    });
  };
  const [own, other] = await Promise.all([listen(onRequest), listen(onRequest)]);

  return {
    url: own.url,
    otherUrl: other.url,
    /** Serves an object as a feed and returns its address. */
    feed(name, object) {
      made.set(`${name}.json`, object);
      return `${own.url}/made/${name}.json`;
    },
    /**
     * The same for a feed that changes. What comes back answers for it: `set(object)` is its next state, `way({ status, headers,
     * break })` how it is sent, `answers` the statuses that were sent so far.
     */
    changingFeed(name, object) {
      const file = `${name}.json`;
      const way = { answers: [], next: {} };
      made.set(file, object);
      ways.set(file, way);
      return {
        url: `${own.url}/made/${file}`,
        answers: way.answers,
        set: (next) => made.set(file, next),
        way: (next) => (way.next = next),
      };
    },
    /** Serves a text as a file of this path, on both origins. */
    file: (path, text, headers = {}) => files.set(path, { text, headers }),
    /** Lets the rest of the slow feed of this key come, or its connection break. */
    release: (key) => held.get(key)(),
    close: () => Promise.all([own.close(), other.close()]),
  };
}

function fileOf(path) {
  let folder = siteFolder;
  for (const [prefix, of] of [['/sub/path/', siteFolder], ['/fixtures/', fixtureFolder], ['/hosts/', hostFolder], ['/shared/', sharedFolder]]) {
    if (path.startsWith(prefix)) {
      folder = of;
      path = path.slice(prefix.length - 1);
      break;
    }
  }
  const file = normalize(join(folder, path.endsWith('/') ? `${path}index.html` : path));
  return file.startsWith(normalize(folder + sep)) ? file : null;
}

function listen(onRequest) {
  return new Promise((resolve, reject) => {
    const server = createServer(onRequest);
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      resolve({
        url: `http://127.0.0.1:${server.address().port}`,
        close: () =>
          new Promise((closed) => {
            server.close(closed);
            // Hanging answers would keep it open for ever.
            server.closeAllConnections();
          }),
      });
    });
  });
}
