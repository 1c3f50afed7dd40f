// Writes down which functions run in a browser until the first view stands, for `.ci/split.mjs`.
//   node .ci/profile.mjs FOLDER    a release that was built with BANTIN_PROFILE=1
import fs from 'node:fs';
import path from 'node:path';
import { isUnnamed } from './split.mjs';
import { chromium } from '../tests/e2e/node_modules/@playwright/test/index.mjs';

const folder = path.resolve(process.argv[2]);
process.env.BANTIN_DIST = folder;
const { startServer } = await import('../tests/e2e/server.mjs');
const names = JSON.parse(fs.readFileSync(path.join(folder, 'functions-bantin.json'), 'utf8'));
const sample = JSON.parse(fs.readFileSync(path.join(folder, 'feed.json'), 'utf8'));
const server = await startServer();
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'] });
const ran = new Set();

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
await browser.close();
await server.close();

const list = [...new Set([...ran].map((index) => names[index]))].filter((name) => !isUnnamed(name)).sort();
fs.writeFileSync('.ci/first-visit.txt', `# Functions that run until the first view stands. Written by "make profile".\n${list.join('\n')}\n`);
console.log(`${list.length} of ${new Set(names).size} functions run until the first view stands`);
