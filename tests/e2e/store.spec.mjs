// What the browser keeps, and what happens where it keeps less.

import { AxeBuilder } from '@axe-core/playwright';
import { test, expect, heading, headlines, open, records } from './fixtures.mjs';
import { plainFeed } from './server.mjs';

const save = (page) => page.getByRole('button', { name: 'Lưu bài', exact: true });
const pressed = (page) => page.getByRole('button', { name: 'Đã lưu', exact: true });
const main = (page) => page.getByRole('main');

async function saveArticle(page, site, feed, number) {
  await open(page, site.at({ feed, article: `bai-${number}` }), `Bài thử số ${number}`);
  await save(page).click();
  await expect(pressed(page)).toHaveAttribute('aria-pressed', 'true');
}

/** How many articles wait in localStorage. */
const waiting = (page) => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('bantin.saved.')).length);

/** Waits until the database has so many saved articles, and nothing waits for it. */
async function settled(page, count) {
  await expect.poll(() => records(page, 'saved')).toHaveLength(count);
  await expect.poll(() => waiting(page)).toBe(0);
}

const noDatabase = () => {
  IDBFactory.prototype.open = () => {
    throw new DOMException('refused', 'SecurityError');
  };
};

test('what an earlier version kept in localStorage moves into the database', async ({ page, context, site }) => {
  // Without a database it is kept as earlier versions did.
  const old = await context.newPage();
  await old.addInitScript(noDatabase);
  const feed = site.feed('store-old', plainFeed(3));
  const read = () => old.evaluate(() => Object.keys(JSON.parse(localStorage['bantin.read'] ?? '{}')).length);
  await saveArticle(old, site, feed, 2);
  // Whoever leaves an article at once has not read it.
  await expect.poll(read).toBe(1);
  await saveArticle(old, site, feed, 3);
  await expect.poll(() => waiting(old)).toBe(2);
  await expect.poll(read).toBe(2);
  await old.goto(site.at({ feed, view: 'saved' }));
  await expect(main(old).getByText(/^Trình duyệt không cho lưu bài đã mở/)).toBeVisible();
  await expect(headlines(old)).toHaveCount(2);
  await old.close();

  await open(page, site.at({ feed, view: 'saved' }), 'Bài đã lưu');
  await expect(headlines(page)).toHaveCount(2);
  await settled(page, 2);
  expect(await page.evaluate(() => localStorage['bantin.read'])).toBeUndefined();
  await page.reload();
  await expect(headlines(page)).toHaveCount(2);
  await page.goto(site.at({ feed }));
  await expect(page.getByText('Đã đọc')).toHaveCount(2);
});

test('closing the tab in the middle of a write loses nothing', async ({ page, context, site }) => {
  const feed = site.feed('store-closed', plainFeed(3));
  const closed = await context.newPage();
  await closed.addInitScript(() => {
    const put = IDBObjectStore.prototype.put;
    // A transaction that is never done: each answer asks the next question.
    IDBObjectStore.prototype.put = function (...values) {
      const again = () => (this.get('x').onsuccess = again);
      again();
      return put.apply(this, values);
    };
  });
  await saveArticle(closed, site, feed, 2);
  await closed.close();
  await open(page, site.at({ feed, view: 'saved' }), 'Bài đã lưu');
  await expect(headlines(page)).toHaveText(['Bài thử số 2']);
  await settled(page, 1);
  // Nor does taking one off.
  const other = await context.newPage();
  await other.addInitScript(() => {
    IDBDatabase.prototype.transaction = new Proxy(IDBDatabase.prototype.transaction, {
      apply(real, self, [names, mode, options]) {
        const transaction = Reflect.apply(real, self, [names, mode, options]);
        if (mode === 'readwrite') transaction.abort();
        return transaction;
      },
    });
  });
  await other.goto(site.at({ feed, view: 'saved' }));
  await other.getByRole('button', { name: /^Bỏ lưu/ }).click();
  await expect(headlines(other)).toHaveCount(0);
  await other.close();
  await page.reload();
  await expect(page.getByText('Bạn chưa lưu bài nào.')).toBeVisible();
});

test('two tabs that save at once both have both', async ({ page, context, site }) => {
  const feed = site.feed('store-tabs', plainFeed(3));
  const other = await context.newPage();
  await open(page, site.at({ feed, article: 'bai-1' }), 'Bài thử số 1');
  await open(other, site.at({ feed, article: 'bai-2' }), 'Bài thử số 2');
  await Promise.all([save(page).click(), save(other).click()]);
  for (const tab of [page, other]) {
    await tab.getByRole('banner').getByRole('link', { name: 'Đã lưu (2)' }).click();
    await expect(headlines(tab)).toHaveCount(2);
  }
  await settled(page, 2);
});

test('where nothing may be kept a sentence says so, and the visit loses nothing', async ({ page, site }) => {
  await page.addInitScript(() => {
    delete window.indexedDB;
    delete Window.prototype.indexedDB;
    Object.defineProperty(window, 'indexedDB', { value: undefined });
    const refuse = () => {
      throw new DOMException('refused', 'SecurityError');
    };
    Object.defineProperty(window, 'localStorage', { get: refuse });
    window.BroadcastChannel = refuse;
  });
  const feed = site.feed('store-forbidden', plainFeed(3));
  await saveArticle(page, site, feed, 2);
  await expect(page.getByRole('status')).toHaveText(/không cho phép lưu/);
  await page.getByRole('banner').getByRole('link', { name: 'Đã lưu (1)' }).click();
  await expect(main(page).getByText(/^Trình duyệt không cho lưu vào thiết bị/)).toBeVisible();
  await expect(headlines(page)).toHaveText(['Bài thử số 2']);
  await headlines(page).click();
  await expect(page.getByText('Nội dung của bài thử số 2.')).toBeVisible();
  await page.getByRole('link', { name: 'Danh sách' }).click();
  await expect(headlines(page)).toHaveCount(1);
});

test('a database that cannot be read costs nothing that is saved', async ({ page, site }) => {
  await page.addInitScript(() => {
    const real = IDBFactory.prototype.open;
    // A request that fails, as on a damaged disk: the version is lower than the one that is there.
    IDBFactory.prototype.open = function () {
      const request = real.call(this, 'damaged', 1);
      request.onupgradeneeded = null;
      request.addEventListener('upgradeneeded', () => request.transaction.abort());
      return request;
    };
  });
  const feed = site.feed('store-damaged', plainFeed(3));
  await saveArticle(page, site, feed, 2);
  await page.goto(site.at({ feed, view: 'saved' }));
  await expect(main(page).getByText(/^Trình duyệt không cho lưu bài đã mở/)).toBeVisible();
  await expect(headlines(page)).toHaveText(['Bài thử số 2']);
});

test('an old tab makes way for a newer version, and what it saves afterwards is not lost', async ({ page, context, site, expected }) => {
  expected.push(/favicon/);
  const feed = site.feed('store-newer', plainFeed(3));
  await saveArticle(page, site, feed, 1);
  await settled(page, 1);
  const newer = await context.newPage();
  await newer.goto(site.at({}, 'huong-dan.json'));
  const upgrade = () =>
    new Promise((done, failed) => {
      const request = indexedDB.open('bantin', 99);
      request.onblocked = request.onerror = () => failed(new Error('the old tab is in the way'));
      request.onsuccess = () => done(request.result.version);
    });
  expect(await newer.evaluate(upgrade)).toBe(99);
  await page.getByRole('link', { name: /^Bài tiếp theo/ }).click();
  await expect(heading(page)).toHaveText('Bài thử số 2');
  await save(page).click();
  await expect(page.getByRole('status')).toHaveText('Đã lưu bài: Bài thử số 2');
  await page.getByRole('banner').getByRole('link', { name: /^Đã lưu/ }).click();
  await expect(main(page).getByText(/^Bản Tin đã được cập nhật ở một thẻ khác/)).toBeVisible();
  await expect(headlines(page)).toHaveCount(2);
  expect(await waiting(page)).toBe(1);
});

test('an opened article is read from the device when its feed has lost it, or cannot be reached', async ({ page, site, expected }) => {
  expected.push(/404/);
  const feed = site.feed('store-opened', plainFeed(3));
  await open(page, site.at({ feed, article: 'bai-2' }), 'Bài thử số 2');
  await expect.poll(() => records(page, 'opened')).toHaveLength(1);
  site.feed('store-opened', { ...plainFeed(3), items: plainFeed(3).items.slice(2) });
  await page.goto(site.at({ feed, article: 'bai-2' }));
  await expect(heading(page)).toHaveText('Bài thử số 2');
  await expect(page).toHaveTitle(/^Bài thử số 2/);
  await expect(page.getByText('Nội dung của bài thử số 2.')).toBeVisible();
  await expect(main(page).getByText(/^Nguồn tin không còn bài này\. Bạn đang đọc bản trên thiết bị \(.*\d\d:\d\d\)\.$/)).toBeVisible();
  // What is read from the device can be saved.
  await save(page).click();
  await settled(page, 1);
  expect(await records(page, 'opened')).toHaveLength(0);
  site.feed('store-opened', undefined);
  await page.goto(site.at({ feed, article: 'bai-2' }));
  await expect(main(page).getByText(/^Hiện không mở được nguồn tin/)).toBeVisible();
  await expect(page.getByText('Nội dung của bài thử số 2.')).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes[0].html])).toEqual([]);
  await page.screenshot({ path: 'output/store-kept.png', fullPage: true });
  site.feed('store-opened', plainFeed(3));
  await page.getByRole('button', { name: 'Thử lại' }).click();
  await expect(main(page).getByText(/^Hiện không mở được nguồn tin/)).toHaveCount(0);
  await expect(heading(page)).toHaveText('Bài thử số 2');
});

test('a full device gives up what was only opened, says so, and keeps what is saved', async ({ page, site }) => {
  const feed = site.feed('store-full', plainFeed(3));
  await open(page, site.at({ feed, article: 'bai-1' }), 'Bài thử số 1');
  await expect.poll(() => records(page, 'opened')).toHaveLength(1);
  await page.addInitScript(() => {
    const { put, clear } = IDBObjectStore.prototype;
    let full = true;
    IDBObjectStore.prototype.clear = function () {
      if (this.name === 'opened') full = false;
      return clear.call(this);
    };
    IDBObjectStore.prototype.put = function (...values) {
      if (full && this.name === 'saved') throw new DOMException('full', 'QuotaExceededError');
      return put.apply(this, values);
    };
  });
  await saveArticle(page, site, feed, 2);
  await settled(page, 1);
  await expect(main(page).getByText(/^Thiết bị gần hết chỗ/)).toBeVisible();
  await page.getByRole('banner').getByRole('link', { name: 'Đã lưu (1)' }).click();
  await expect(main(page).getByText(/^Thiết bị gần hết chỗ/)).toBeVisible();
  await page.reload();
  await expect(headlines(page)).toHaveText(['Bài thử số 2']);
});

test('saving asks the browser once to keep it; nothing else asks', async ({ page, site }) => {
  await page.addInitScript(() => {
    window.asked = 0;
    StorageManager.prototype.persisted = async () => false;
    StorageManager.prototype.persist = async () => {
      window.asked += 1;
      return false;
    };
  });
  const feed = site.feed('store-persist', plainFeed(3));
  await open(page, site.at({ feed, article: 'bai-1' }), 'Bài thử số 1');
  await expect(save(page)).toBeVisible();
  expect(await page.evaluate(() => window.asked)).toBe(0);
  await save(page).click();
  await expect.poll(() => page.evaluate(() => window.asked)).toBe(1);
  await page.getByRole('link', { name: /^Bài tiếp theo/ }).click();
  await expect(heading(page)).toHaveText('Bài thử số 2');
  await save(page).click();
  await settled(page, 2);
  expect(await page.evaluate(() => window.asked)).toBe(1);
});

test('how a person likes to read comes back when localStorage was cleared, and other tabs follow', async ({ page, context, site }) => {
  const feed = site.feed('store-settings', plainFeed(2));
  await open(page, site.at({ feed }));
  const other = await context.newPage();
  await open(other, site.at({ feed }));
  await page.getByRole('button', { name: 'Cỡ chữ và giao diện' }).click();
  await page.getByRole('radio', { name: 'Tối', exact: true }).check();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(other.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect.poll(() => records(page, 'settings')).toEqual(['theme=dark']);
  await page.evaluate(() => localStorage.clear());
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  expect(await page.evaluate(() => localStorage['bantin.preferences'])).toBe('theme=dark');
});

test('a saved article that its publisher has withdrawn says so in the list and above its text', async ({ page, site }) => {
  const feed_url = 'https://tin.example/feed.json';
  const item = { id: 'a', title: 'Bài đã gỡ', content_html: '<p>Chữ còn đây.</p>', _bantin: { feed_url, saved: '2026-11-20T08:00:00Z', withdrawn: '2026-11-21T08:00:00Z' } };
  await open(page, site.at({ feed: site.feed('store-withdrawn', plainFeed(1)), view: 'saved' }), 'Bài đã lưu');
  const file = { name: 'x.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify({ _bantin: { version: 1 }, items: [item] })) };
  await page.getByLabel('Nhập từ tệp').setInputFiles(file);
  await expect(main(page).getByRole('listitem').getByText('Đã gỡ', { exact: true })).toBeVisible();
  await page.screenshot({ path: 'output/store-withdrawn.png', fullPage: true });
  await headlines(page).click();
  await expect(heading(page)).toHaveText('Bài đã gỡ');
  await expect(main(page).getByText(/^Nơi đăng đã gỡ bài này/)).toBeVisible();
  await expect(page.getByText('Chữ còn đây.')).toBeVisible();
});
