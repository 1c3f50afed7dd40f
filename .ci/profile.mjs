// Writes down which functions run in a browser until the first view stands, a list of headlines or an
// article, for `.ci/split.mjs`.
//   node .ci/profile.mjs FOLDER    a release that was built with BANTIN_PROFILE=1
import fs from 'node:fs';
import { record, startRecording } from './recording.mjs';

const { browser, server, names, sample, namesOf, plainFeed } = await startRecording(process.argv[2], 'bantin');
const ran = { list: new Set(), article: new Set() };

const stands = (page) => page.waitForFunction(() => !document.querySelector('.skeleton') && document.querySelectorAll('h1').length === 1);

async function visit(query, options = {}, prepare = async () => {}) {
  const context = await browser.newContext({ locale: 'vi-VN', ...options });
  const page = await context.newPage();
  await page.addInitScript(record);
  await prepare(page);
  await page.goto(server.url + query);
  await stands(page);
  // On a slow line the rest comes seconds later: what timers do until then must not ask for it.
  await page.waitForTimeout(query.startsWith('/slow-line/') ? 1500 : 300);
  // What a hand does at once, before the rest is there, must not wait for it.
  await page.evaluate(() => {
    for (const event of [new Event('scroll'), new Event('resize'), new PointerEvent('pointermove'), new FocusEvent('focus')]) dispatchEvent(event);
    for (const event of [new PointerEvent('pointermove', { bubbles: true }), new FocusEvent('focusin', { bubbles: true })]) document.querySelector('h1').dispatchEvent(event);
  });
  await page.waitForTimeout(100);
  const kind = await page.evaluate(() => document.documentElement.dataset.view);
  const note = async () => {
    for (const index of await page.evaluate(() => [...globalThis.functionsThatRan])) ran[kind].add(index);
  };
  await note();
  // Whoever comes back in the same tab has left a place in it.
  if (query === '/') {
    await page.reload();
    await stands(page);
    await note();
  }
  await context.close();
}

const phone = { viewport: { width: 412, height: 823 }, isMobile: true, hasTouch: true };
await visit('/', phone);
await visit('/?lang=en');
// A slow line and a slow device: much then happens one piece after the other.
for (const query of ['', '?lang=en', `?article=${encodeURIComponent(sample.items[0].id)}`, `?article=${encodeURIComponent(sample.items.at(-1).id)}`]) {
  for (const rate of [1, 6]) {
    await visit(`/slow-line/${query}`, phone, async (page) => {
      const client = await page.context().newCDPSession(page);
      await client.send('Emulation.setCPUThrottlingRate', { rate });
    });
  }
}
// Those who have made the page theirs do not wait for that.
const preferences = 'theme=dark&text=125&lang=vi&swipe=off&rate=120';
const storageState = { cookies: [], origins: [{ origin: server.url, localStorage: [{ name: 'bantin.preferences', value: preferences }] }] };
await visit('/', { storageState });
await visit(`/?article=${encodeURIComponent(sample.items[0].id)}`, { storageState });
await visit(`/?tag=${encodeURIComponent(sample.items[0].tags[0])}`);
for (const item of sample.items) await visit(`/?article=${encodeURIComponent(item.id)}`, phone);
// Feeds as publishers make them, with pictures that are not there, in both languages; what only hostile or
// strange ones need may come later.
for (const name of ['seed-like', 'as-published']) {
  const { items } = JSON.parse(fs.readFileSync(`tests/e2e/fixtures/${name}.json`, 'utf8'));
  for (const lang of ['vi', 'en']) {
    await visit(`/?feed=/fixtures/${name}.json&lang=${lang}`, phone);
    for (const { id } of items) await visit(`/?feed=/fixtures/${name}.json&lang=${lang}&article=${encodeURIComponent(id)}`);
  }
}
for (const item of sample.items.slice(0, 8)) await visit(`/?lang=en&article=${encodeURIComponent(item.id)}`);
// A long feed is read in several turns, and told of in between.
for (const article of ['', '&article=bai-5']) await visit(`/?feed=${encodeURIComponent(server.feed('long', plainFeed(2000)))}${article}`, phone);
const withoutPictures = (page) => page.route('**/pictures/**', (route) => route.abort());
await visit('/', {}, withoutPictures);
await visit(`/?article=${encodeURIComponent(sample.items[0].id)}`, {}, withoutPictures);
for (const fault of ['503', '404', 'garbage', 'html', 'not-a-feed', 'empty-feed', 'truncated']) {
  await visit(`/?feed=/fault/${fault}`);
  await visit(`/?feed=/fault/${fault}&article=bai-1`);
}
// Where there is no network. What only answers of the service worker need is not here: in a page of its own the
// whole module comes before the first view.
for (const query of ['/', `/?article=${encodeURIComponent(sample.items[0].id)}`]) {
  await visit(query, {}, (page) => page.route('**/*.json', (route) => route.abort()));
  await visit(query, {}, async (page) => {
    await page.route('**/*.json', (route) => route.abort());
    await page.addInitScript(() => Object.defineProperty(navigator, 'onLine', { get: () => false }));
  });
}
await visit('/?feed=https://elsewhere.example/feed.json');
await visit('/?feed=https://elsewhere.example/feed.json&article=bai-1');
await visit('/?article=unknown');
await browser.close();
await server.close();

// These hold many words of which a view may want one: worth a wait.
const LATER = new Set(['<bantin::domain::message::Message>::later_texts']);
const text = Object.entries(ran).map(([kind, indices]) => {
  const list = namesOf(indices).filter((name) => !LATER.has(name));
  console.log(`${list.length} of ${new Set(names).size} functions run until the first view of kind "${kind}" stands`);
  return `[${kind}]\n${list.join('\n')}\n`;
});
fs.writeFileSync('.ci/first-visit.txt', `# Functions that run until the first view stands, by its kind. Written by "make profile".\n${text.join('')}`);
