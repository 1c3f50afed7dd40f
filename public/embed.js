// The page that partners show in a frame: reads its address, lets the element show what it asks for, and
// tells the page around it how high that is.
import './widget.js';

const asked = new URLSearchParams(location.search);
const page = document.documentElement;
const main = document.querySelector('main');
const english = asked.get('lang') === 'en';

// The address comes from whoever wrote the frame: as in the reader itself, only feeds of this site, or of
// origins that its operator allows, are shown under its name.
async function readSite() {
  try {
    const response = await fetch('site.json', { credentials: 'omit' });
    return response.ok ? await response.json() : {};
  } catch {
    return {};
  }
}

const list = (value) => (Array.isArray(value) ? value : []);
const resolve = (address) => {
  try {
    const url = new URL(address, location.href);
    url.hash = '';
    return /^https?:$/.test(url.protocol) && !url.username && !url.password ? url : null;
  } catch {
    return null;
  }
};

function chooseFeed(site) {
  const own = list(site.feeds).map((feed) => resolve(typeof feed === 'string' ? feed : feed?.url)).filter(Boolean);
  const wanted = asked.get('feed');
  if (!wanted) return own[0] ?? resolve('feed.json');
  const url = resolve(wanted);
  if (!url) return null;
  // A sandboxed frame has no origin of its own; its address has one.
  const allowed = [new URL(location.href).origin, ...list(site.allowed_origins).map((origin) => resolve(origin)?.origin)];
  return allowed.includes(url.origin) || own.some((feed) => feed.href === url.href) ? url : null;
}

// Keys of the address, and the element's attributes that they become.
const ATTRIBUTES = {
  article: 'article-id', layout: 'layout', limit: 'limit', tag: 'tag', theme: 'theme', lang: 'lang', open: 'open-in', services: 'services', units: 'units',
};
// Keys that become custom properties, each with a property of CSS that knows which values there are.
const PROPERTIES = {
  accent: ['color-accent', 'color'],
  'on-accent': ['color-on-accent', 'color'],
  text: ['color-text', 'color'],
  background: ['color-page', 'color'],
  font: ['font-text', 'font-family'],
  size: ['font-size', 'font-size'],
};

function show(feed) {
  const reader = document.createElement('news-reader');
  for (const [key, name] of Object.entries(ATTRIBUTES)) {
    if (asked.has(key)) reader.setAttribute(name, asked.get(key));
  }
  for (const [key, [name, property]] of Object.entries(PROPERTIES)) {
    const value = asked.get(key);
    // Plain values only: nothing that asks for something else.
    if (value && !/[({\\]/.test(value.replace(/\b(rgb|hsl|oklch)\(/g, '')) && CSS.supports(property, value)) {
      reader.style.setProperty(`--news-reader-${name}`, value);
    }
  }
  reader.setAttribute('feed-url', feed.href);
  reader.setAttribute('site-url', new URL(asked.has('feed') ? `./?feed=${encodeURIComponent(feed.href)}` : './', location.href).href);
  reader.setAttribute('loading', 'eager');
  const way = document.createElement('a');
  Object.assign(way, { href: './', target: '_blank', rel: 'noopener', textContent: english ? 'Open the news page' : 'Mở trang tin' });
  reader.append(way);
  main.append(reader);
}

function refuse() {
  const notice = document.createElement('p');
  notice.setAttribute('role', 'alert');
  notice.textContent = english
    ? 'This site does not show that source of news: its origin is not among those that it allows.'
    : 'Trang này không hiển thị nguồn tin ấy: địa chỉ của nguồn không nằm trong danh sách được phép.';
  main.append(notice);
}

// The height, for browsers that let a frame size itself and for those where the page around has
// `embed-helper.js`. It goes to one origin and to no other: that of the page around, as the browser or, where
// that does not say, the frame's own address (`host=`) tells.
let host = [location.ancestorOrigins?.[0], document.referrer, asked.get('host')].map((origin) => origin && resolve(origin)?.origin).find(Boolean);
let height = 0;

function report() {
  // In browsers without it, or outside of a frame, nobody listens.
  try {
    window.requestResize?.();
  } catch {
    // The page was opened by itself.
  }
  if (host && parent !== window) parent.postMessage({ type: 'news-reader:height', height }, host);
}

new ResizeObserver(() => {
  const now = Math.ceil(main.getBoundingClientRect().height);
  if (now === height) return;
  height = now;
  report();
}).observe(main);

// The page around asks when its helper comes later than the news.
addEventListener('message', ({ data, origin, source }) => {
  if (source !== parent || parent === window || data?.type !== 'news-reader:ask') return;
  // What the browser says is believed rather than a message.
  const asking = resolve(origin)?.origin;
  if (!asking || (location.ancestorOrigins?.length && location.ancestorOrigins[0] !== asking)) return;
  host = asking;
  report();
});

if (['light', 'dark'].includes(asked.get('theme'))) page.dataset.theme = asked.get('theme');
if (english) page.lang = 'en';
const site = await readSite();
if (typeof site.title === 'string' && site.title) document.title = document.querySelector('h1').textContent = site.title;
const feed = chooseFeed(site);
feed ? show(feed) : refuse();
