// Writes down which functions run in a browser until the first view stands, and which run where widgets
// show headlines, for `.ci/split.mjs`.
//   node .ci/profile.mjs FOLDER [page|widget]    a release that was built with BANTIN_PROFILE=1
import fs from 'node:fs';
import path from 'node:path';
import { isUnnamed } from './split.mjs';
import { chromium } from '../tests/e2e/node_modules/@playwright/test/index.mjs';

const folder = path.resolve(process.argv[2]);
process.env.BANTIN_DIST = folder;
const { plainFeed, startServer } = await import('../tests/e2e/server.mjs');
const sample = JSON.parse(fs.readFileSync(path.join(folder, 'feed.json'), 'utf8'));
const server = await startServer();
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'] });
let ran = new Set();

// The rest of the module never comes, so what waits for it does not run.
const record = () => {
  const functions = (globalThis.functionsThatRan = new Set());
  const instantiate = WebAssembly.instantiateStreaming;
  let first = true;
  WebAssembly.instantiateStreaming = (source, imports) => {
    if (!first) return new Promise(() => {});
    first = false;
    return instantiate.call(WebAssembly, source, { ...imports, later: { ran: (index) => functions.add(index) } });
  };
};

async function visit(query, act = async () => {}, options = {}) {
  const context = await browser.newContext({ locale: 'vi-VN', ...options });
  const page = await context.newPage();
  await page.addInitScript(record);
  await page.goto(server.url + query);
  await page.waitForFunction(() => !document.querySelector('.skeleton') && document.querySelectorAll('h1').length === 1);
  await page.waitForTimeout(300);
  await act(page);
  for (const index of await page.evaluate(() => [...globalThis.functionsThatRan])) ran.add(index);
  await context.close();
}

const phone = { viewport: { width: 412, height: 823 }, isMobile: true, hasTouch: true };
if (process.argv[3] !== 'widget') await visitPages();
if (process.argv[3] !== 'page') await visitWidgets();
await browser.close();
await server.close();

async function visitPages() {
  await visit('/', undefined, phone);
  await visit('/?lang=en');
  // Articles of several kinds are opened and left again, for what is dropped then runs as well.
  await visit('/', async (page) => {
    for (const place of [1, 2, 5]) {
      await page.locator('main h2 a').nth(place).click();
      await page.waitForSelector('main article h1');
      await page.goBack();
      await page.waitForSelector('main h2 a');
    }
  }, phone);
  // Those who have made the page theirs do not wait for that.
  const preferences = 'theme=dark&text=125&images=reduced&lang=vi&swipe=off&rate=120';
  const storageState = { cookies: [], origins: [{ origin: server.url, localStorage: [{ name: 'bantin.preferences', value: preferences }] }] };
  await visit('/', undefined, { storageState });
  await visit(`/?article=${encodeURIComponent(sample.items[0].id)}`, undefined, { storageState });
  await visit(`/?tag=${encodeURIComponent(sample.items[0].tags[0])}`);
  for (const item of sample.items) await visit(`/?article=${encodeURIComponent(item.id)}`, undefined, phone);
  for (const name of fs.readdirSync('tests/e2e/fixtures').filter((name) => name.endsWith('.json'))) {
    const feed = JSON.parse(fs.readFileSync(`tests/e2e/fixtures/${name}`, 'utf8'));
    await visit(`/?feed=/fixtures/${name}`);
    for (const item of feed.items ?? []) await visit(`/?feed=/fixtures/${name}&article=${encodeURIComponent(item.id)}`);
  }
  for (const fault of ['503', '404', 'garbage', 'html', 'not-a-feed', 'empty-feed', 'truncated']) await visit(`/?feed=/fault/${fault}`);
  await visit('/?feed=https://elsewhere.example/feed.json');
  await visit('/?article=unknown');
  write('bantin', '.ci/first-visit.txt', 'Functions that run until the first view stands.');
}

async function visitHost(elements, act = async () => {}) {
  server.file('/host.html', `<!doctype html><meta charset=utf-8><h1>Host</h1><script type=module src=${server.url}/widget.js></script>${elements.map((attributes) => `<news-reader loading=eager ${attributes}><p>Fallback</p></news-reader>`).join('')}`);
  const page = await browser.newPage({ locale: 'vi-VN', ...phone });
  await page.addInitScript(record);
  await page.goto(`${server.otherUrl}/host.html`);
  await page.waitForFunction(() => [...document.querySelectorAll('news-reader')].every((element) => element.shadowRoot?.querySelector('.base')));
  await page.waitForTimeout(300);
  await act(page);
  await page.waitForTimeout(300);
  for (const index of await page.evaluate(() => [...globalThis.functionsThatRan])) ran.add(index);
  await page.close();
}

// Headlines in all layouts, all that a partner may change, and all that may go wrong. No article is opened.
async function visitWidgets() {
  ran = new Set();
  const ownFeed = `feed-url=${server.url}/feed.json`;
  await visitHost([ownFeed, `${ownFeed} limit=5`, `${ownFeed} lang=en layout=cards theme=dark`, `${ownFeed} layout=strip theme=inherit`, `${ownFeed} tag="${sample.items[0].tags[0]}"`, `${ownFeed} limit=3 services units`, `${ownFeed} open-in=dialog site-url=https://site.example/?a=b`, `${ownFeed} open-in=site tag=none`], async (page) => {
    await page.evaluate(async (url) => {
      const [one, two, three] = document.querySelectorAll('news-reader');
      document.body.append(one);
      Object.assign(two, { limit: 2, tag: 'none', theme: 'light', layout: 'cards', lang: 'en', services: true, units: true, openIn: 'site' });
      three.feedUrl = url;
      await new Promise((done) => setTimeout(done, 300));
      Object.assign(two, { limit: null, tag: null, layout: null });
      three.refresh();
      await new Promise((done) => setTimeout(done, 300));
      [...document.querySelectorAll('news-reader')].forEach((element) => element.remove());
    }, `${server.url}/huong-dan.json`);
  });
  await visitHost(['503', '404', 'garbage', 'html', 'not-a-feed', 'empty-feed', 'truncated', 'connection-lost'].map((fault) => `feed-url=${server.url}/fault/${fault}`), (page) =>
    page.evaluate(() => document.querySelectorAll('news-reader').forEach((element) => element.shadowRoot.querySelector('button')?.click())));
  for (const name of fs.readdirSync('tests/e2e/fixtures').filter((name) => name.endsWith('.json'))) await visitHost([`feed-url=${server.url}/fixtures/${name} layout=cards services units`]);
  await visitHost([`feed-url=${server.feed('many', plainFeed(150))}`], (page) => page.evaluate(() => document.querySelector('news-reader').shadowRoot.querySelector('.more button').click()));
  write('widget', '.ci/widget-first-visit.txt', 'Functions that run where widgets show headlines.', '[headlines]\n');
}

function write(name, file, what, kind = '') {
  const names = JSON.parse(fs.readFileSync(path.join(folder, `functions-${name}.json`), 'utf8'));
  const list = [...new Set([...ran].map((index) => names[index]))].filter((name) => !isUnnamed(name)).sort();
  fs.writeFileSync(file, `# ${what} Written by "make profile".\n${kind}${list.join('\n')}\n`);
  console.log(`${file}: ${list.length} of ${new Set(names).size} functions`);
}
