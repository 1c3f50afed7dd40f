// Stands beside a kiosk's module and outlives it. Loaded in the kiosk only, by `src/start.js`.
//
// It holds the visitor in the page, whether the module is alive or not; and where the module is dead it
// loads the page anew: from its start, when nobody touches the screen, less and less often, and only if
// the page can be loaded at all.

const SECOND = 1000;
// What the watchdog keeps in the tab: how often it has loaded the page anew, and the address of the start.
const RELOADS = 'bantin.watchdog.reloads';
const START = 'bantin.watchdog.start';

const page = new URL(location.href);
const root = document.documentElement;
const field = (target) => target instanceof Element && target.matches('input, textarea, [contenteditable]');
const listen = (event, handler) => addEventListener(event, handler, { capture: true, passive: false });
const stop = (event) => event.preventDefault();

// --- Nobody leaves ---

for (const event of ['contextmenu', 'dragstart', 'dragover', 'drop', 'copy', 'cut', 'paste', 'auxclick', 'gesturestart', 'gesturechange']) listen(event, stop);
listen('selectstart', (event) => field(event.target.nodeType === 3 ? event.target.parentElement : event.target) || stop(event));
listen('wheel', (event) => event.ctrlKey && stop(event));
for (const event of ['touchstart', 'touchmove']) listen(event, (event) => event.touches.length > 1 && event.cancelable && stop(event));
listen('keydown', (event) => {
  const { key } = event;
  // Modified letters are the browser's shortcuts. AltGraph writes letters.
  const shortcut = (event.ctrlKey || event.altKey || event.metaKey) && !event.getModifierState('AltGraph');
  if (shortcut || /^(F\d+|Browser.*|Launch.*|ContextMenu|PrintScreen|Help|Find|Print)$/.test(key)) stop(event);
});
window.open = () => null;
window.print = () => {};

// A link may lead to this page as a kiosk, in this tab, and nowhere else. What it does instead is the module's.
listen('click', (event) => {
  const link = event.composedPath().find((one) => one instanceof Element && one.matches('a, area'));
  if (!link) return;
  let to = null;
  try {
    to = new URL(link.getAttribute('href') ?? link.getAttributeNS('http://www.w3.org/1999/xlink', 'href'), page);
  } catch {
    // No address.
  }
  const stays = to?.origin === page.origin && to.pathname === page.pathname && to.searchParams.get('mode') === 'kiosk';
  const plain = !(event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
  if (!stays || !plain || link.hasAttribute('download') || link.hasAttribute('target') || link.hasAttribute('ping')) stop(event);
  if (!plain) event.stopPropagation();
});
listen('submit', stop);

// --- What the module and the operator read ---

const kept = (key) => {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null; // Nothing may be kept here.
  }
};
const keep = (key, value) => {
  try {
    sessionStorage.setItem(key, value);
  } catch {
    // The same.
  }
};

// What the first page of this tab was asked for, without what somebody reads.
function findStart() {
  const start = kept(START);
  if (start?.startsWith('?') && new URLSearchParams(start).get('mode') === 'kiosk') return start;
  const query = new URLSearchParams(page.search);
  for (const key of ['article', 'tag', 'q', 'month', 'sort', 'from', 'to', 'view']) query.delete(key);
  keep(START, `?${query}`);
  return `?${query}`;
}
const start = findStart();
let reloads = Math.min(Math.max(Number.parseInt(kept(RELOADS), 10) || 0, 0), 20);

const errors = [];
globalThis.bantinWatchdog = {
  get errors() {
    return errors.join('\n');
  },
  get reloads() {
    return reloads;
  },
  restart,
};

// --- What is wrong ---

// A trap: the module has stopped in the middle of something, and cannot be trusted with the rest.
let trapped = 0;
function note(error, message) {
  errors.push(String(message || error).replaceAll('\n', ' ').slice(0, 300));
  if (errors.length > 20) errors.shift();
  if (error instanceof WebAssembly.RuntimeError || (error instanceof RangeError && /wasm/.test(error.stack))) trapped ||= performance.now();
}
addEventListener('error', (event) => event.target === window && note(event.error, event.message), true);
addEventListener('unhandledrejection', (event) => note(event.reason));

let touched = -Infinity;
for (const event of ['pointerdown', 'pointermove', 'touchmove', 'wheel', 'keydown', 'scroll']) addEventListener(event, () => (touched = performance.now()), { capture: true, passive: true });

// The operator's times: how long a visitor may be still decides how long a dead page may be.
let idle = 60 * SECOND;
let ceiling = 600e6;
fetch('site.json')
  .then((response) => response.json())
  .then(({ kiosk = {} }) => {
    const time = (value, usual) => (Number.parseFloat(value) > 0 ? Number.parseFloat(value) : usual) * SECOND;
    idle = time(kiosk.idle_seconds, 60) + time(kiosk.warning_seconds, 15);
    if (kiosk.memory_megabytes > 0) ceiling = kiosk.memory_megabytes * 1e6;
  })
  .catch(() => {}); // The usual times will do.

const between = (least, value, most) => Math.min(Math.max(value, least), most);
let beats = 0;
let silence = 0;
let healthy = 0;
let last = performance.now();

function look() {
  const now = performance.now();
  // A page that slept or was blocked has not been silent for all that time: the module did not run either.
  const passed = Math.min(now - last, 2 * SECOND);
  last = now;
  const pulse = globalThis.bantinKiosk;
  if (pulse && pulse.beats !== beats) {
    beats = pulse.beats;
    silence = 0;
    healthy += passed;
  } else {
    silence += passed;
  }
  // Until the first beat it is loading, and a slow line is no fault of it.
  const patience = beats ? between(3 * SECOND, idle, 15 * SECOND) : between(10 * SECOND, 2 * idle, 30 * SECOND);
  const memory = (performance.memory?.usedJSHeapSize ?? 0) + (pulse?.memory ?? 0);
  const isFull = memory > ceiling;
  const isDead = trapped > 0 || silence > patience;
  if (!isDead && !isFull && reloads && healthy > 60 * SECOND) keep(RELOADS, String((reloads = 0)));

  const isSomebodyThere = now - touched < idle;
  if (trapped && root.dataset.kiosk !== 'attract') {
    apologise();
    // Nobody can do anything but wait: at once, and later each time.
    if (now - trapped > 3 * SECOND && now > pause()) restart();
  } else if ((isDead || (isFull && root.dataset.kiosk === 'attract')) && !isSomebodyThere && now > pause()) {
    restart();
  } else if (now > 20 * 3600 * SECOND && new Date().getHours() === 3 && root.dataset.kiosk === 'attract' && !isSomebodyThere) {
    // Once a night: what has been published anew is taken over.
    restart(true);
  }
}

// So old must a page be before it is loaded anew, after so many times in a row: up to ten minutes.
const pause = () => (reloads ? Math.min(2.5 * SECOND * 2 ** reloads, 600 * SECOND) : 0);

let restarting = false;
async function restart(planned) {
  if (restarting) return;
  restarting = true;
  try {
    const answer = await fetch(page.pathname + start, { cache: 'no-cache', signal: AbortSignal.timeout(5 * SECOND) });
    if (!answer.ok) throw new Error(String(answer.status));
    if (planned !== true) keep(RELOADS, String(reloads + 1));
    location.replace(page.pathname + start);
  } catch {
    // A page that cannot be loaded would be the end of it. Later.
    setTimeout(() => (restarting = false), 5 * SECOND);
  }
}

let apology;
function apologise() {
  if (apology) return;
  apology = document.createElement('dialog');
  apology.className = 'apology';
  const say = (lang, text) => {
    const line = document.createElement('p');
    line.lang = lang;
    line.textContent = text;
    return line;
  };
  const alert = document.createElement('div');
  alert.role = 'alert';
  alert.append(say('vi', 'Xin lỗi, màn hình vừa gặp sự cố. Tin tức sẽ mở lại sau vài giây.'), say('en', 'Sorry, something went wrong. The news will be back in a few seconds.'));
  apology.append(alert);
  apology.addEventListener('cancel', stop);
  document.body.append(apology);
  apology.showModal();
}

setInterval(look, SECOND);
