// What `refresh()` of the element does, and what it leaves alone; and how high the page is told that it is.

import { expect, test } from './fixtures.mjs';
import { articleOf, expectHost, headlinesOf, hostUrl, widget } from './hosts.mjs';
import { plainFeed } from './server.mjs';

/** A partner's page with one element, whose feed changes; the page notes what it is told. */
async function open(page, site, expected, name, count, before = '') {
  const first = plainFeed(count);
  const feed = site.changingFeed(name, first);
  const send = (how = {}) => feed.way({ ...how, headers: { 'access-control-allow-origin': '*', ...how.headers } });
  send();
  expectHost(site, expected);
  site.file(
    `/hosts/${name}.html`,
    `<!doctype html><html lang="vi"><meta charset="utf-8"><title>Trang đối tác</title><link rel="icon" href="data:,">
    <script>
      globalThis.told = [];
      for (const name of ['ready', 'navigate', 'error', 'resize']) document.addEventListener('news-reader:' + name, ({ detail }) => told.push([name, detail]));
    </script>
    <script type="module" src="${site.url}widget.js"></script><h1>Trang đối tác</h1>${before}<news-reader feed-url="${feed.url}"><p>Dự phòng</p></news-reader>`,
  );
  await page.goto(hostUrl(site, name));
  return { feed, first, send };
}
const told = (page, ...names) => page.evaluate((names) => globalThis.told.filter(([name]) => names.includes(name)), names);
const refresh = (page) => widget(page).evaluate((one) => one.refresh());
const article = (id, title = `Bài ${id}`) => ({ id, title, content_html: `<p>Nội dung của ${id}.</p>`, date_published: '2026-11-25T08:00:00+07:00' });

test('brings what is new into the list, and neither moves nor makes anew what is there', async ({ page, site, expected }) => {
  const { feed, first } = await open(page, site, expected, 'widget-news', 5);
  await expect(headlinesOf(widget(page))).toHaveCount(5);
  const before = await headlinesOf(widget(page)).elementHandles();
  await headlinesOf(widget(page)).nth(2).focus();
  const items = structuredClone(first.items);
  items[3].title = 'Đã sửa';
  feed.set({ ...first, items: [article('moi'), ...items.filter((item) => item.id !== 'bai-2')] });
  expect(await refresh(page)).toBe(true);
  await expect(headlinesOf(widget(page))).toHaveText(['Bài moi', 'Bài thử số 1', 'Bài thử số 3', 'Đã sửa', 'Bài thử số 5']);
  // The same elements, and whoever was at one of them still is.
  const isSame = async (now, then) => (await headlinesOf(widget(page)).nth(now).elementHandle()).evaluate((one, other) => one === other, before[then]);
  expect([await isSame(1, 0), await isSame(2, 2), await isSame(4, 4)]).toEqual([true, true, true]);
  await expect(headlinesOf(widget(page)).nth(2)).toBeFocused();
  expect(await told(page, 'ready', 'error')).toEqual([['ready', {}]]);
  expect(feed.answers).toEqual([200, 200]);
});

test('asks for what has changed only, and draws nothing where nothing has', async ({ page, site, expected }) => {
  const { feed } = await open(page, site, expected, 'widget-same', 4);
  await expect(headlinesOf(widget(page))).toHaveCount(4);
  await widget(page).evaluate((one) => {
    globalThis.changes = 0;
    new MutationObserver((records) => (globalThis.changes += records.length)).observe(one.shadowRoot, { childList: true, subtree: true });
  });
  expect(await refresh(page)).toBe(true);
  expect(feed.answers).toEqual([200, 304]);
  expect(await page.evaluate(() => globalThis.changes)).toBe(0);
});

test('leaves an article that is being read as it is, whatever has become of it', async ({ page, site, expected }) => {
  const { feed, first } = await open(page, site, expected, 'widget-reading', 3);
  await headlinesOf(widget(page)).nth(1).click();
  await expect(articleOf(widget(page))).toContainText('Nội dung của bài thử số 2.');
  await articleOf(widget(page)).evaluate((one) => (one.mine = true));
  feed.set({ ...first, items: [article('moi'), first.items[0], first.items[2]] });
  expect(await refresh(page)).toBe(true);
  expect(await articleOf(widget(page)).evaluate((one) => one.mine)).toBe(true);
  await widget(page).getByRole('button', { name: 'Danh sách' }).click();
  await expect(headlinesOf(widget(page))).toHaveText(['Bài moi', 'Bài thử số 1', 'Bài thử số 3']);
});

test('where it fails what is there stays, the page is told, and the next one may do better', async ({ page, site, expected }) => {
  expected.push(/503/);
  const { feed, first, send } = await open(page, site, expected, 'widget-ill', 3);
  await expect(headlinesOf(widget(page))).toHaveCount(3);
  send({ status: 503 });
  expect(await refresh(page)).toBe(false);
  await expect(headlinesOf(widget(page))).toHaveCount(3);
  const errors = await told(page, 'error');
  expect(errors.map(([, { kind }]) => kind)).toEqual(['status']);
  expect(errors[0][1].message).toContain('Máy chủ');
  send();
  feed.set({ ...first, items: [article('moi'), ...first.items] });
  expect(await refresh(page)).toBe(true);
  await expect(headlinesOf(widget(page))).toHaveCount(4);
});

test('a server that asks for patience is not asked, and one that nobody reads answers nothing', async ({ page, site, expected }) => {
  expected.push(/429/);
  const { feed, send } = await open(page, site, expected, 'widget-patience', 3);
  await expect(headlinesOf(widget(page))).toHaveCount(3);
  send({ status: 429, headers: { 'retry-after': '600', 'access-control-expose-headers': 'retry-after' } });
  expect(await refresh(page)).toBe(false);
  const asked = feed.answers.length;
  expect(await refresh(page)).toBe(false);
  expect(feed.answers).toHaveLength(asked);
  expect(await page.evaluate(() => document.createElement('news-reader').refresh())).toBe(false);
  expect(await page.evaluate(() => document.body.appendChild(document.createElement('news-reader')).refresh())).toBe(false);
});

test('before the news are there it loads them, and waits until they are', async ({ page, site, expected }) => {
  const { feed } = await open(page, site, expected, 'widget-far', 3, '<div style="block-size: 9000px"></div>');
  await page.waitForFunction(() => customElements.get('news-reader'));
  expect(feed.answers).toEqual([]);
  expect(await refresh(page)).toBe(true);
  await expect(headlinesOf(widget(page))).toHaveCount(3);
  expect(feed.answers).toEqual([200]);
});

test('the page is told how high the element is, whenever that changes and only then', async ({ page, site, expected }) => {
  await open(page, site, expected, 'widget-height', 6);
  await expect(headlinesOf(widget(page))).toHaveCount(6);
  const height = () => widget(page).evaluate((one) => one.offsetHeight);
  const heights = async () => (await told(page, 'resize')).map(([, detail]) => detail);
  const expectTold = async () => expect.poll(async () => (await heights()).at(-1)).toEqual({ height: await height() });
  await expectTold();
  const list = await height();
  await widget(page).evaluate((one) => (one.limit = 2));
  await expect(headlinesOf(widget(page))).toHaveCount(2);
  await expectTold();
  expect(await height()).toBeLessThan(list);
  await headlinesOf(widget(page)).first().click();
  await expect(articleOf(widget(page))).toBeVisible();
  await expectTold();
  await page.setViewportSize({ width: 360, height: 640 });
  await expectTold();
  const all = (await heights()).map(({ height }) => height);
  expect(all.filter((one, index) => one === all[index - 1])).toEqual([]);
});
