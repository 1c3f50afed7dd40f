import { AxeBuilder } from '@axe-core/playwright';
import { readFile } from 'node:fs/promises';
import { test, expect, heading, headlines, longText, open, readAt, whole } from './fixtures.mjs';
import { plainFeed } from './server.mjs';

const savedLink = (page) => page.getByRole('banner').getByRole('link', { name: /^Đã lưu/ });
const save = (page) => page.getByRole('button', { name: 'Lưu bài', exact: true });
const pressed = (page) => page.getByRole('button', { name: 'Đã lưu', exact: true });
const file = (text, name = 'x.json') => ({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
const input = (page) => page.getByLabel('Nhập từ tệp');

/** A feed of three articles, the first of them long. */
function feedOf(site, name) {
  const feed = plainFeed(3);
  feed.items[0].content_html = longText(60);
  return site.feed(name, feed);
}

/** Saves the article of this number. */
async function saveArticle(page, site, feed, number) {
  await open(page, site.at({ feed, article: `bai-${number}` }), `Bài thử số ${number}`);
  await save(page).click();
  await expect(pressed(page)).toHaveAttribute('aria-pressed', 'true');
}

test('a saved article stays after a reload, and is taken off by the same button', async ({ page, site }) => {
  const feed = feedOf(site, 'saved-reload');
  await saveArticle(page, site, feed, 2);
  await expect(page.getByRole('status')).toHaveText('Đã lưu bài: Bài thử số 2');
  await page.reload();
  await expect(pressed(page)).toHaveAttribute('aria-pressed', 'true');
  await expect(savedLink(page)).toHaveText('Đã lưu (1)');
  await pressed(page).click();
  await expect(save(page)).toHaveAttribute('aria-pressed', 'false');
  await page.reload();
  await expect(heading(page)).toHaveText('Bài thử số 2');
  await expect(save(page)).toHaveAttribute('aria-pressed', 'false');
  await expect(savedLink(page)).toHaveText('Đã lưu');
});

test('saved articles are listed, the newest first, and can be read when their feed no longer has them', async ({ page, site }) => {
  const name = 'saved-list';
  const feed = feedOf(site, name);
  // Two articles of the same second have no order.
  await page.clock.setFixedTime('2026-11-20T08:00:00Z');
  await saveArticle(page, site, feed, 1);
  await page.clock.setFixedTime('2026-11-20T08:00:05Z');
  await saveArticle(page, site, feed, 2);
  site.feed(name, { ...plainFeed(3), items: plainFeed(3).items.slice(2) });
  await savedLink(page).click();
  await expect(heading(page)).toHaveText('Bài đã lưu');
  await expect(heading(page)).toBeFocused();
  await expect(page).toHaveTitle(/^Bài đã lưu/);
  await expect(headlines(page)).toHaveText(['Bài thử số 2', 'Bài thử số 1']);
  await page.goto(site.at({ feed, view: 'saved', article: 'bai-2' }));
  await expect(heading(page)).toHaveText('Bài thử số 2');
  await expect(page).toHaveTitle(/^Bài thử số 2/);
  await expect(page.getByText('Nội dung của bài thử số 2.')).toBeVisible();
  await page.getByRole('link', { name: /^Bài tiếp theo/ }).click();
  await expect(heading(page)).toHaveText('Bài thử số 1');
  // Taking it off does not take it away from who is reading it.
  await pressed(page).click();
  await expect(save(page)).toBeVisible();
  await expect(heading(page)).toHaveText('Bài thử số 1');
  await page.getByRole('link', { name: 'Danh sách' }).click();
  await expect(headlines(page)).toHaveText(['Bài thử số 2']);
});

test('an article of which the feed itself is gone can be read', async ({ page, site, expected }) => {
  expected.push(/404/);
  await saveArticle(page, site, feedOf(site, 'saved-gone'), 2);
  await page.goto(site.at({ feed: '/fault/404', view: 'saved' }));
  await headlines(page).first().click();
  await expect(heading(page)).toHaveText('Bài thử số 2');
});

test('what is removed can be put back, and the focus is never lost', async ({ page, site }) => {
  await saveArticle(page, site, feedOf(site, 'saved-remove'), 2);
  await savedLink(page).click();
  await page.getByRole('button', { name: 'Bỏ lưu: Bài thử số 2' }).click();
  await expect(headlines(page)).toHaveCount(0);
  await expect(page.getByText('Bạn chưa lưu bài nào.')).toBeVisible();
  const undo = page.getByRole('button', { name: 'Hoàn tác' });
  await expect(undo).toBeFocused();
  await undo.press('Enter');
  await expect(headlines(page)).toHaveText(['Bài thử số 2']);
  await expect(heading(page)).toBeFocused();
  await page.getByRole('button', { name: 'Bỏ lưu: Bài thử số 2' }).click();
  await expect(headlines(page)).toHaveCount(0);
  await page.reload();
  await expect(page.getByText('Bạn chưa lưu bài nào.')).toBeVisible();
});

test('what is exported is a JSON Feed, and another browser imports it', async ({ page, site, browser }) => {
  const feed = feedOf(site, 'saved-export');
  await saveArticle(page, site, feed, 2);
  await savedLink(page).click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Xuất ra tệp' }).click()]);
  const text = await readFile(await download.path(), 'utf8');
  const exported = JSON.parse(text);
  expect(exported.version).toBe('https://jsonfeed.org/version/1.1');
  expect(exported._bantin.version).toBe(1);
  expect(exported.items).toHaveLength(1);
  expect(exported.items[0]).toMatchObject({ id: 'bai-2', title: 'Bài thử số 2', content_html: '<p>Nội dung của bài thử số 2.</p>' });

  const context = await browser.newContext();
  const other = await context.newPage();
  await saveArticle(other, site, feed, 3);
  await savedLink(other).click();
  await input(other).setInputFiles(file(text));
  await expect(other.getByRole('main').getByText('Đã nhập thêm 1 bài viết.')).toBeVisible();
  await expect(headlines(other)).toHaveCount(2);
  await input(other).setInputFiles(file(text));
  await expect(other.getByRole('main').getByText('Tệp không có bài nào mới.')).toBeVisible();
  await other.reload();
  await expect(headlines(other)).toHaveCount(2);
  await other.goto(site.at({ feed }));
  await expect(headlines(other)).toHaveCount(3);
  // The marks have come along.
  await expect(other.getByRole('listitem').filter({ hasText: 'Bài thử số 2' }).getByText('Đã đọc')).toBeVisible();
  await context.close();
});

test('a file that is none of ours changes nothing and says why', async ({ page, site }) => {
  await saveArticle(page, site, feedOf(site, 'saved-hostile'), 2);
  await savedLink(page).click();
  const alert = page.getByRole('main').getByRole('alert');
  const files = [
    ['không phải JSON', /bị hỏng hoặc không phải tệp JSON/],
    ['', /bị hỏng/],
    ['['.repeat(200_000), /bị hỏng/],
    ['{"_bantin": {"version": 1}, "items": [{"id": "x', /bị hỏng/],
    ['[1, 2, 3]', /không phải do Bản Tin xuất ra/],
    ['{"version": "https://jsonfeed.org/version/1.1", "title": "Tin", "items": []}', /không phải do Bản Tin/],
    ['{"_bantin": {"version": 2}}', /phiên bản Bản Tin mới hơn/],
    [' '.repeat(25 * 1024 * 1024), /quá lớn/],
  ];
  for (const [text, sentence] of files) {
    await input(page).setInputFiles(file(text));
    await expect(alert).toHaveText(sentence);
    await expect(headlines(page)).toHaveText(['Bài thử số 2']);
  }
  // Items that are none cost nothing to those that are, and no markup comes in.
  const feed_url = 'https://tin.example/feed.json';
  const items = [1, null, [], { id: 'a' }, { id: 'b', title: 'Tốt', content_html: '<img src=x onerror=alert(1)><p>Chữ</p>', _bantin: { feed_url } }];
  await input(page).setInputFiles(file(JSON.stringify({ _bantin: { version: 1, read: 7, places: [{}] }, items })));
  await expect(page.getByRole('main').getByText('Đã nhập thêm 1 bài viết.')).toBeVisible();
  await expect(headlines(page)).toHaveCount(2);
});

test('a browser without room says so, and keeps the article for the visit', async ({ page, site }) => {
  await page.addInitScript(() => {
    Storage.prototype.setItem = IDBObjectStore.prototype.put = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await saveArticle(page, site, feedOf(site, 'saved-quota'), 2);
  await expect(page.getByRole('main').getByText(/^Trình duyệt đã hết chỗ/)).toBeVisible();
  await expect(page.getByRole('status')).toHaveText(/^Trình duyệt đã hết chỗ/);
  await savedLink(page).click();
  await expect(headlines(page)).toHaveText(['Bài thử số 2']);
  await expect(page.getByRole('main').getByText(/^Trình duyệt đã hết chỗ/)).toBeVisible();
});

test('two tabs show the same', async ({ page, context, site }) => {
  const feed = feedOf(site, 'saved-tabs');
  const other = await context.newPage();
  await open(other, site.at({ feed, view: 'saved' }), 'Bài đã lưu');
  await expect(other.getByText('Bạn chưa lưu bài nào.')).toBeVisible();
  await saveArticle(page, site, feed, 2);
  await expect(headlines(other)).toHaveText(['Bài thử số 2']);
  await other.getByRole('button', { name: /^Bỏ lưu/ }).click();
  await expect(save(page)).toHaveAttribute('aria-pressed', 'false');
});

test('what was read is marked, nothing moves, and it can be forgotten', async ({ page, site }) => {
  const feed = feedOf(site, 'saved-marks');
  await open(page, site.at({ feed, article: 'bai-2' }), 'Bài thử số 2');
  await whole(page);
  await page.getByRole('link', { name: 'Danh sách' }).click();
  await expect(page.getByText('Đã đọc')).toHaveCount(1);
  await page.reload();
  const items = page.getByRole('main').getByRole('listitem');
  await expect(items.nth(1)).toHaveAttribute('data-read', '');
  await expect(items.nth(1).getByText('Đã đọc')).toBeVisible();
  await expect(items.nth(0)).not.toHaveAttribute('data-read');
  const heights = () => items.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height));
  const marked = await heights();
  await savedLink(page).click();
  await page.getByRole('button', { name: 'Xoá dấu đã đọc' }).click();
  await page.goto(site.at({ feed }));
  await expect(items).toHaveCount(3);
  await expect(page.getByText('Đã đọc')).toHaveCount(0);
  expect(await heights()).toEqual(marked);
});

test('an article left in the middle offers to go on there, with other letters too', async ({ page, site }) => {
  const feed = feedOf(site, 'saved-resume');
  const resume = page.getByRole('button', { name: 'Đọc tiếp từ chỗ đã dừng' });
  await open(page, site.at({ feed, article: 'bai-1' }), 'Bài thử số 1');
  await expect(resume).toHaveCount(0);
  await readAt(page.getByText(/^Đoạn 30\./));
  await page.getByRole('link', { name: /^Bài tiếp theo/ }).evaluate((one) => one.click());
  await expect(heading(page)).toHaveText('Bài thử số 2');
  await expect(resume).toHaveCount(0);

  await page.setViewportSize({ width: 400, height: 700 });
  await page.goto(site.at({ feed, article: 'bai-1' }));
  await expect(resume).toBeVisible();
  expect(await page.evaluate(() => scrollY)).toBe(0);
  await resume.click();
  await expect(page.getByText(/^Đoạn 30\./)).toBeInViewport();
  // Read to its end, it offers nothing more.
  await readAt(page.getByRole('link', { name: 'Top', exact: true }));
  await page.reload();
  await expect(heading(page)).toHaveText('Bài thử số 1');
  await expect(resume).toHaveCount(0);
});

for (const colorScheme of ['light', 'dark']) {
  for (const [device, viewport] of [['phone', { width: 360, height: 740 }], ['desktop', { width: 1280, height: 900 }]]) {
    test(`saved page has no violation: ${colorScheme}, ${device}`, async ({ page, site }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize(viewport);
      const scan = async () => (await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze()).violations.map(({ id, nodes }) => [id, nodes[0].html.slice(0, 160)]);
      const feed = feedOf(site, `saved-axe-${colorScheme}-${device}`);
      await saveArticle(page, site, feed, 2);
      expect(await scan()).toEqual([]);
      await savedLink(page).click();
      await expect(headlines(page)).toHaveCount(1);
      expect(await scan()).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      await page.screenshot({ path: `output/saved-${colorScheme}-${device}.png`, fullPage: true });
      await page.getByRole('button', { name: /^Bỏ lưu/ }).click();
      await expect(page.getByRole('button', { name: 'Hoàn tác' })).toBeVisible();
      expect(await scan()).toEqual([]);
      await page.goto(site.at({ feed }));
      await expect(page.getByText('Đã đọc')).toHaveCount(1);
      expect(await scan()).toEqual([]);
      await page.screenshot({ path: `output/saved-list-${colorScheme}-${device}.png` });
    });
  }
}

test('what is saved while the database still answers stays saved', async ({ page, site }) => {
  // What was saved before is told of a while after it was asked for; what is written meanwhile is not held up.
  await page.addInitScript(() => {
    const slow = new Set();
    const ask = IDBObjectStore.prototype.getAll;
    IDBObjectStore.prototype.getAll = function (...values) {
      const request = ask.apply(this, values);
      // The last question, whose answer is that of all.
      if (this.name === 'places') slow.add(request);
      return request;
    };
    const { set } = Object.getOwnPropertyDescriptor(IDBRequest.prototype, 'onsuccess');
    Object.defineProperty(IDBRequest.prototype, 'onsuccess', {
      set(hear) {
        const isSlow = hear && slow.has(this);
        if (isSlow) window.answers = (window.answers ?? 0) + 1;
        set.call(this, isSlow ? (event) => setTimeout(() => hear.call(this, event), 1500) : hear);
      },
    });
  });
  const feed = feedOf(site, 'saved-slowly');
  await saveArticle(page, site, feed, 2);
  expect(await page.evaluate(() => window.answers)).toBeGreaterThan(0);
  await page.waitForTimeout(2500);
  await expect(pressed(page)).toHaveAttribute('aria-pressed', 'true');
  await expect(savedLink(page)).toHaveText('Đã lưu (1)');
  await page.reload();
  await expect(pressed(page)).toHaveAttribute('aria-pressed', 'true');
});
