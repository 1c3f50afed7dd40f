// Writes down which functions run where widgets show headlines, for `.ci/split.mjs`: in all layouts, with all
// that a partner may change and all that may go wrong. No article is opened: that part comes on demand.
//   node .ci/profile_widget.mjs FOLDER    a release that was built with BANTIN_PROFILE=1
import fs from 'node:fs';
import { record, startRecording } from './recording.mjs';

const { browser, server, names, sample, namesOf, plainFeed } = await startRecording(process.argv[2], 'widget');
const ran = new Set();
const phone = { viewport: { width: 412, height: 823 }, isMobile: true, hasTouch: true };

// Where an article is asked for, what draws it never comes: what runs until then is what is wanted here.
const hold = () => {
  const { call } = Function.prototype;
  Function.prototype.call = function (...values) {
    const given = Reflect.apply(call, this, values);
    return given instanceof Promise && values.length === 1 && values[0] === undefined ? new Promise(() => {}) : given;
  };
  // A minute is over soon.
  const { setInterval } = globalThis;
  globalThis.setInterval = (run, time) => setInterval(run, Math.min(time, 100));
};

const isDrawn = () => [...document.querySelectorAll('news-reader')].every((element) => element.shadowRoot?.querySelector('.base'));

async function visitHost(elements, act = async () => {}, { stands = isDrawn } = {}) {
  server.file('/host.html', `<!doctype html><meta charset=utf-8><h1>Host</h1><script type=module src=${server.url}/widget.js></script>${elements.map((attributes) => `<news-reader loading=eager ${attributes}><p>Fallback</p></news-reader>`).join('')}`);
  const page = await browser.newPage({ locale: 'vi-VN', ...phone });
  await page.addInitScript(record);
  await page.addInitScript(hold);
  await page.goto(`${server.otherUrl}/host.html`);
  await page.waitForFunction(stands);
  await page.waitForTimeout(300);
  // Whoever comes near has the rest asked for; that must not need it.
  await page.evaluate(() => {
    for (const { shadowRoot } of document.querySelectorAll('news-reader')) {
      for (const event of [new PointerEvent('pointerenter'), new FocusEvent('focusin')]) shadowRoot.querySelector('.base')?.dispatchEvent(event);
    }
  });
  await act(page);
  await page.waitForTimeout(300);
  for (const index of await page.evaluate(() => [...globalThis.functionsThatRan])) ran.add(index);
  await page.close();
}

const ownFeed = `feed-url=${server.url}/feed.json`;
await visitHost([ownFeed, `${ownFeed} limit=5`, `${ownFeed} lang=en layout=cards theme=dark`, `${ownFeed} layout=strip theme=inherit`, `${ownFeed} tag="${sample.items[0].tags[0]}"`, `${ownFeed} limit=3 services units`, `${ownFeed} open-in=dialog site-url=https://site.example/?a=b`, `${ownFeed} open-in=site tag=none`], async (page) => {
  await page.evaluate(async (url) => {
    const [one, two, three] = document.querySelectorAll('news-reader');
    document.body.append(one);
    for (const limit of [3, null]) {
      one.limit = limit;
      await new Promise((done) => setTimeout(done, 100));
    }
    Object.assign(two, { limit: 2, tag: 'none', theme: 'light', layout: 'cards', lang: 'en', services: true, units: true, openIn: 'site' });
    three.feedUrl = url;
    await new Promise((done) => setTimeout(done, 300));
    Object.assign(two, { limit: null, tag: null, layout: null });
    three.refresh();
    await new Promise((done) => setTimeout(done, 300));
    [...document.querySelectorAll('news-reader')].forEach((element) => element.remove());
  }, `${server.url}/huong-dan.json`);
});
// An article is opened before what draws it is there: by hand, by the page, from the beginning.
const ways = [ownFeed, `${ownFeed} layout=cards`, `${ownFeed} layout=strip lang=en`, `${ownFeed} open-in=dialog`, `${ownFeed} open-in=site`];
await visitHost(ways, (page) =>
  page.evaluate(async () => {
    const pause = () => new Promise((done) => setTimeout(done, 100));
    addEventListener('click', (event) => event.preventDefault());
    for (const element of document.querySelectorAll('news-reader')) {
      const find = (part) => element.shadowRoot.querySelector(part);
      find('.item a').focus();
      find('.item a').click();
      await pause();
      find('.back button')?.click();
      await pause();
      element.open('nothing');
      await pause();
      find('.actions button')?.click();
      await pause();
      element.refresh();
      element.articleId = null;
      await pause();
      element.remove();
    }
  }));
const id = `article-id="${sample.items[1].id}"`;
await visitHost([`${ownFeed} layout=article`, `${ownFeed} layout=article ${id}`, `${ownFeed} ${id}`, `${ownFeed} open-in=dialog ${id}`], (page) =>
  page.evaluate(async () => {
    for (const element of document.querySelectorAll('news-reader')) {
      element.open();
      await new Promise((done) => setTimeout(done, 100));
      element.refresh();
      element.remove();
    }
  }), { stands: () => document.querySelectorAll('news-reader')[3].shadowRoot?.querySelector('.above > p') });
const [older, longer] = [plainFeed(30), plainFeed(70)];
older.items.forEach((item) => (item.id += '-older'));
longer.next_url = server.feed('older', older);
await visitHost([`feed-url=${server.feed('longer', longer)}`, `feed-url=${server.feed('long', plainFeed(1500))} limit=8`], (page) =>
  page.evaluate(async () => {
    for (let time = 0; time < 3; time += 1) {
      document.querySelector('news-reader').shadowRoot.querySelector('.more button')?.click();
      await new Promise((done) => setTimeout(done, 300));
    }
  }));
await visitHost(['503', '404', 'garbage', 'html', 'not-a-feed', 'empty-feed', 'truncated', 'connection-lost'].map((fault) => `feed-url=${server.url}/fault/${fault}`), (page) =>
  page.evaluate(() => document.querySelectorAll('news-reader').forEach((element) => element.shadowRoot.querySelector('button')?.click())));
for (const name of fs.readdirSync('tests/e2e/fixtures').filter((name) => name.endsWith('.json'))) await visitHost([`feed-url=${server.url}/fixtures/${name} layout=cards services units`]);
// The dates of what is new change soon.
const many = plainFeed(150);
many.items.forEach((item) => (item.date_published = new Date().toISOString()));
await visitHost([`feed-url=${server.feed('many', many)}`], (page) =>
  page.evaluate(async () => {
    const hour = Date.now() + 3_600_000;
    Date.now = () => hour;
    await new Promise((done) => setTimeout(done, 300));
    document.querySelector('news-reader').shadowRoot.querySelector('.more button').click();
  }));
await browser.close();
await server.close();

const list = namesOf(ran);
console.log(`${list.length} of ${new Set(names).size} functions run where widgets show headlines`);
fs.writeFileSync('.ci/widget-first-visit.txt', `# Functions that run where widgets show headlines. Written by "make profile".\n[headlines]\n${list.join('\n')}\n`);
