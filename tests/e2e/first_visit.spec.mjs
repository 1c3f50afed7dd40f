// What a first visit needs is one file of the module; the rest comes after the first view, and is missed by
// nobody who is faster than it.

import { expect, heading, headlines, open, test } from './fixtures.mjs';

/** Holds the rest of the module back, and notes when the page had to ask for it at once. */
const holdRestBack = () => {
  window.askedAtOnce = 0;
  const opening = XMLHttpRequest.prototype.open;
  XMLHttpRequest.prototype.open = function (...values) {
    window.askedAtOnce += 1;
    return opening.apply(this, values);
  };
  const instantiate = WebAssembly.instantiateStreaming;
  let first = true;
  WebAssembly.instantiateStreaming = (...values) => {
    if (!first) return new Promise(() => {});
    first = false;
    return instantiate.apply(WebAssembly, values);
  };
};

const askedAtOnce = (page) => page.evaluate(() => window.askedAtOnce);

for (const [view, query, folder = '', pause = 300] of [
  ['list', {}],
  ['English list', { lang: 'en' }],
  ['tag', { tag: 'Viễn thông' }],
  ['article', { article: 'khai-mot-lan-25-thu-tuc' }],
  ['failure', { feed: '/fault/404' }],
  ['unknown article', { article: 'khong-co' }],
  // The rest takes seconds there, and what timers do until then must not wait for it.
  ['list on a slow line', {}, 'slow-line/', 1500],
  ['article on a slow line', { article: 'khai-mot-lan-25-thu-tuc' }, 'slow-line/', 1500],
]) {
  test(`${view} is drawn without the rest of the module`, async ({ page, site, expected }) => {
    expected.push(/404/);
    await page.addInitScript(holdRestBack);
    await open(page, site.at(query, folder));
    await page.waitForTimeout(pause);
    expect(await askedAtOnce(page), 'run "make profile": the first views need other functions now').toBe(0);
  });
}

test('no article of the sample feed needs the rest of the module', async ({ page, site, request }) => {
  test.slow();
  const { items } = await (await request.get(`${site.url}feed.json`)).json();
  await page.addInitScript(holdRestBack);
  for (const { id, title } of items) {
    await open(page, site.at({ article: id }), title);
    await page.waitForTimeout(50);
    expect.soft(await askedAtOnce(page), id).toBe(0);
  }
});

test('whoever comes back in the same tab waits for it no more than others', async ({ page, site }) => {
  await page.addInitScript(holdRestBack);
  await open(page, site.url);
  await page.reload();
  await open(page, site.url);
  expect(await askedAtOnce(page)).toBe(0);
});

for (const [view, query] of [['list', {}], ['article', { article: 'khai-mot-lan-25-thu-tuc' }]]) {
  test(`whoever scrolls in the ${view}, looks elsewhere or leaves before the rest has come waits for nothing`, async ({ page, site }) => {
    await page.addInitScript(holdRestBack);
    await open(page, site.at(query));
    await page.evaluate(async () => {
      const ended = new Promise((done) => document.addEventListener('scrollend', done, { once: true }));
      scrollTo(0, 500);
      await ended;
      document.dispatchEvent(new Event('visibilitychange'));
      dispatchEvent(new PageTransitionEvent('pagehide'));
    });
    expect(await page.evaluate(() => scrollY)).toBeGreaterThan(0);
    expect(await askedAtOnce(page)).toBe(0);
  });
}

test('what the browser collects before the rest has come waits for it', async ({ page, site }) => {
  await page.addInitScript(holdRestBack);
  await open(page, site.url);
  const session = await page.context().newCDPSession(page);
  for (let turn = 0; turn < 3; turn += 1) await session.send('HeapProfiler.collectGarbage');
  await page.waitForTimeout(300);
  expect(await askedAtOnce(page)).toBe(0);
});

test('article that is opened before the rest has come asks for it at once, and only once', async ({ page, site }) => {
  await page.addInitScript(holdRestBack);
  await open(page, site.url);
  const title = await headlines(page).nth(2).textContent();
  await headlines(page).nth(2).click();
  await expect(heading(page)).toHaveText(title);
  await page.goBack();
  await expect(headlines(page).nth(2)).toHaveText(title);
  expect(await askedAtOnce(page)).toBe(1);
});

test('the rest is asked for after the first view is painted', async ({ page, site }) => {
  await open(page, site.url);
  const times = () => page.evaluate(() => ({
    painted: performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
    rest: performance.getEntriesByType('resource').find((entry) => entry.name.includes('/later-'))?.startTime,
    news: performance.getEntriesByType('resource').find((entry) => entry.name.includes('/feed.json'))?.startTime,
  }));
  await expect.poll(async () => (await times()).rest).toBeGreaterThan(0);
  const { painted, rest, news } = await times();
  expect(rest).toBeGreaterThan(painted);
  expect(rest).toBeGreaterThan(news);
});
