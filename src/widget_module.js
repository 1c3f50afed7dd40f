// What all <news-reader> elements of a page share: the program, its style sheet, and the wall around it.
// A script of the page's own host must never be harmed by what happens in here. `.ci/squeeze.mjs` puts
// this and the module's glue together, and fills in the addresses.
import SHEET from './sheet.css';
import { beginWidgets, changeWidget, dropWaiting, endWidget, finish, imports, mountWidget, openInWidget, refreshWidget } from './glue.js';

const at = (file) => new URL(file, import.meta.url);
const mounted = new Map();
// Those who wait for a refresh to end.
const waiting = new Set();
let depth = 0;
let dead = false;
let rest;
let sheet;

// A program that has stopped is not asked again: its elements go back to their fallback.
function stop(error) {
  if (dead) return;
  dead = true;
  console.error('news-reader: stopped, so the fallback is shown.', error);
  for (const answer of waiting) answer(false);
  for (const root of mounted.values()) root.replaceChildren(document.createElement('slot'));
}

// What calls into a program that has stopped get: neither a number nor a pair with an error in it.
const NOTHING = [];

// Each way into the program. What is thrown within ends where the outermost call began, and not in the
// host's handlers of errors.
const guard = (run) => (...values) => {
  if (dead) return NOTHING;
  depth += 1;
  try {
    return run(...values);
  } catch (error) {
    if (error instanceof WebAssembly.RuntimeError || error instanceof RangeError) stop(error);
    if (depth > 1) throw error;
    if (!dead) console.error('news-reader:', error);
    return NOTHING;
  } finally {
    depth -= 1;
  }
};

// The second file is asked for when an article is. What is called in it before waits, and the page with
// it: `.ci/widget-first-visit.txt` sees to it that nothing does, and `widget_requests.spec.mjs` that this is so.
imports.later = { load: () => void (rest ??= loadNow()) };

async function instantiate(file, integrity) {
  const response = await fetch(at(file), { integrity, credentials: 'omit', referrerPolicy: 'no-referrer' });
  if (!response.ok) throw new Error(`${response.status} ${response.url}`);
  // Compiles while it arrives, whatever the server calls it.
  const body = new Response(response.body, { headers: { 'content-type': 'application/wasm' } });
  return (await WebAssembly.instantiateStreaming(body, imports)).instance.exports;
}

function loadNow() {
  const request = new XMLHttpRequest();
  request.open('GET', at(LATER_FILE), false);
  // One character a byte: a request that is waited for cannot give bytes.
  request.overrideMimeType('text/plain; charset=x-user-defined');
  request.send();
  const bytes = Uint8Array.from(request.responseText, (character) => character.charCodeAt(0));
  return new WebAssembly.Instance(new WebAssembly.Module(bytes), imports).exports;
}

const wait = (ms) => new Promise((done) => setTimeout(done, ms));

let whole;
async function loadRest() {
  for (let pause = 1000; !rest; pause = Math.min(2 * pause, 30_000)) {
    try {
      const loaded = await instantiate(LATER_FILE, LATER_INTEGRITY);
      rest ??= loaded;
    } catch (error) {
      console.warn('news-reader: waits for the rest of the program.', error);
      for (const answer of waiting) answer(false);
      await wait(pause);
    }
  }
  dropWaiting();
}

async function begin() {
  try {
    imports.first = await instantiate(FIRST_FILE, FIRST_INTEGRITY);
  } catch (error) {
    // The element tells its page, and nothing more on the console.
    error.kind = error instanceof WebAssembly.CompileError ? 'unsupported' : 'network';
    const { origin } = new URL(import.meta.url);
    if (error.kind === 'unsupported') {
      console.error("news-reader: this page does not allow WebAssembly, so the fallback stays. Its Content-Security-Policy needs 'wasm-unsafe-eval' in script-src.", error);
    } else {
      console.error(`news-reader: the program cannot be loaded, so the fallback stays. A Content-Security-Policy needs ${origin} in connect-src.`, error);
    }
    throw error;
  }
  sheet = new CSSStyleSheet();
  sheet.replaceSync(SHEET);
  finish(Object.fromEntries(Object.entries(imports.first).map(([name, value]) => [name, typeof value === 'function' ? guard(value) : value])));
  if (LATER_FILE === FIRST_FILE) rest = {};
  beginWidgets(() => (whole ??= loadRest()), at('./').href);
}

function mount(host, root) {
  if (dead) return { change() {}, refresh: async () => false, open() {}, end() {} };
  root.adoptedStyleSheets = [sheet];
  const number = mountWidget(host, root);
  mounted.set(number, root);
  return {
    change: () => dead || changeWidget(number),
    async refresh() {
      let answer;
      const ended = new Promise((end) => waiting.add((answer = end)));
      dead ? answer(false) : refreshWidget(number, answer);
      return ended.finally(() => waiting.delete(answer));
    },
    open: (id) => dead || openInWidget(number, id),
    end: () => {
      if (!dead) endWidget(number);
      mounted.delete(number);
    },
  };
}

let begun;
/** Resolves to `{ mount }` once the program runs; a failure is told on the console, and can be tried again. */
export function start() {
  begun ??= begin().catch((error) => {
    begun = undefined;
    throw error;
  });
  return begun.then(() => ({ mount }));
}
