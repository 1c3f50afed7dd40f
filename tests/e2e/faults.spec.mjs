// Whatever a server or a network does to somebody who has nothing stored but what they saved: never a blank page, a
// sentence that says what happened, a retry that works without a new page, and nothing that was saved is lost.

import { plainFeed, startSite } from './server.mjs';
import { expect, heading, headlines, open, test } from './worker.mjs';

// `offline.spec.mjs` has the same with a service worker.
test.use({ serviceWorkers: 'block' });

const TITLE = 'Chưa xem được tin';
const alert = (page) => page.getByRole('main').getByRole('alert');
const retry = (page) => page.getByRole('button', { name: 'Thử lại' });
const savedLink = (page) => page.getByRole('banner').getByRole('link', { name: /^Đã lưu/ });

/** Saves the second article, and comes back to the list. */
async function saveSecond(page, own) {
  own.faults['feed.json'] = JSON.stringify(plainFeed(5));
  await open(page, `${own.url}?article=bai-2`, 'Bài thử số 2');
  await page.getByRole('button', { name: 'Lưu bài', exact: true }).click();
  await expect(savedLink(page)).toHaveText('Đã lưu (1)');
}

async function expectSaved(page) {
  await savedLink(page).click();
  await expect(heading(page)).toHaveText('Bài đã lưu');
  await page.getByRole('main').getByRole('link', { name: 'Bài thử số 2' }).click();
  await expect(heading(page)).toHaveText('Bài thử số 2');
  await expect(page.getByText('Nội dung của bài thử số 2.')).toBeVisible();
}

/** After the fault has gone, one press brings the news; and what was saved is there during the fault and after it. */
async function expectRecovery(page, mend) {
  await page.evaluate(() => (window.samePage = true));
  await expectSaved(page);
  await page.goBack();
  await page.goBack();
  await mend();
  await retry(page).click();
  await expect(headlines(page)).toHaveCount(5);
  await expect(alert(page)).toHaveCount(0);
  expect(await page.evaluate(() => window.samePage)).toBe(true);
  await expectSaved(page);
}

for (const [fault, says] of [
  [404, 'Không tìm thấy nguồn tin ở địa chỉ này.'],
  [500, 'Máy chủ tin tức đang gặp sự cố.'],
  [503, 'Máy chủ tin tức đang gặp sự cố.'],
  ['cut', 'Nguồn tin bị ngắt giữa chừng'],
  ['lost', 'Nguồn tin bị ngắt giữa chừng'],
  ['html', 'Máy chủ trả về một trang web thay vì nguồn tin.'],
  ['garbage', 'Dữ liệu nhận được bị hỏng'],
  ['loop', 'Không kết nối được tới máy chủ tin tức.'],
  ['close', 'Không kết nối được tới máy chủ tin tức.'],
]) {
  test(`${fault}: a sentence, a retry, and what was saved`, async ({ page, own, expected }) => {
    expected.push(/404|500|503|ERR_/);
    await saveSecond(page, own);
    const feed = own.faults['feed.json'];
    // These two cut what is there.
    if (fault === 'cut' || fault === 'lost') own.texts['feed.json'] = feed;
    own.faults['feed.json'] = fault;
    await open(page, own.url);
    await expect(alert(page)).toContainText(says);
    await expectRecovery(page, () => (own.faults['feed.json'] = feed));
  });
}

test('silence: a sentence after its time, a retry, and what was saved', async ({ page, own }) => {
  await page.clock.install();
  await saveSecond(page, own);
  const feed = own.faults['feed.json'];
  own.faults['feed.json'] = 'hang';
  await page.goto(own.url);
  await expect
    .poll(async () => {
      await page.clock.runFor(7_000);
      return alert(page).count();
    }, { timeout: 20_000, intervals: [100] })
    .toBe(1);
  await expect(alert(page)).toContainText('Máy chủ tin tức trả lời quá lâu.');
  await expectRecovery(page, () => (own.faults['feed.json'] = feed));
});

test('a refusal by CORS: a sentence, a retry, and what was saved', async ({ page, own, expected }) => {
  expected.push(/CORS|ERR_FAILED|^request to /);
  const other = await startSite({ faults: { 'feed.json': JSON.stringify(plainFeed(5)) } });
  await saveSecond(page, own);
  own.faults['site.json'] = JSON.stringify({ feeds: [{ title: 'Nơi khác', url: `${other.url}feed.json` }], allowed_origins: [new URL(other.url).origin] });
  await open(page, own.url, TITLE);
  await expect(alert(page)).toContainText('Không kết nối được tới máy chủ tin tức.');
  await expectRecovery(page, () => (other.isReadable = true));
  await other.close();
});

test('a name that nobody knows: a sentence, a retry, and what was saved', async ({ page, own, expected }) => {
  expected.push(/ERR_NAME_NOT_RESOLVED|^request to /);
  await saveSecond(page, own);
  own.faults['site.json'] = JSON.stringify({ feeds: [{ title: 'Nơi khác', url: 'https://khong-co.example/feed.json' }], allowed_origins: ['https://khong-co.example'] });
  await open(page, own.url, TITLE);
  await expect(alert(page)).toContainText('Không kết nối được tới máy chủ tin tức.');
  // Its name is known again.
  const headers = { 'access-control-allow-origin': '*' };
  await expectRecovery(page, () => page.route('https://khong-co.example/**', (route) => route.fulfill({ json: plainFeed(5), headers })));
});

test('a feed of 50 MB is read while it comes, and one of more than 64 MB is refused with a sentence', async ({ page, own }) => {
  const feed = plainFeed(1000, 'Nguồn tin rất dài');
  for (const item of feed.items) item.content_html = `<p>${'Chữ nối chữ. '.repeat(3_300)}</p>`;
  own.faults['feed.json'] = JSON.stringify(feed);
  expect(Buffer.byteLength(own.faults['feed.json'])).toBeGreaterThan(50e6);
  await page.goto(own.url);
  await expect(headlines(page).first()).toHaveText('Bài thử số 1');
  await expect(page.getByText('1.000 bài viết').first()).toBeVisible({ timeout: 20_000 });
  own.faults['feed.json'] = `{"version":"https://jsonfeed.org/version/1.1","title":"${'x'.repeat(65 << 20)}","items":[]}`;
  await open(page, own.url, TITLE);
  await expect(alert(page)).toContainText('Nguồn tin quá lớn');
});

test('of a feed that is longer than 64 MB its beginning is shown, and it is asked for once', async ({ page, own }) => {
  const feed = plainFeed(1400, 'Nguồn tin không cùng');
  for (const item of feed.items) item.content_html = `<p>${'Chữ nối chữ. '.repeat(3_300)}</p>`;
  own.faults['feed.json'] = JSON.stringify(feed);
  expect(Buffer.byteLength(own.faults['feed.json'])).toBeGreaterThan(67e6);
  let asked = 0;
  page.on('request', (request) => (asked += Number(new URL(request.url()).pathname.endsWith('/feed.json'))));
  await page.goto(own.url);
  await expect(headlines(page).first()).toHaveText('Bài thử số 1');
  await expect(page.getByText('Nguồn tin dài hơn mức đọc được (64 MB)')).toBeVisible({ timeout: 40_000 });
  await expect(page.getByRole('button', { name: 'Thử lại' })).toHaveCount(0);
  const once = asked;
  // Whoever comes back to the page wants what is new.
  await page.evaluate(() => {
    dispatchEvent(new Event('online'));
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await page.getByRole('searchbox').fill('bai thu so 7');
  await expect(headlines(page).filter({ hasText: /^Bài thử số 7$/ })).toBeVisible();
  expect(asked).toBe(once);
});

for (const year of [2025, 2027]) {
  test(`a clock that says ${year}: dates stay true, and everything works`, async ({ page, own }) => {
    await page.clock.setFixedTime(`${year}-11-25T09:28:00Z`);
    await saveSecond(page, own);
    await page.getByRole('link', { name: 'Danh sách' }).click();
    await expect(headlines(page)).toHaveCount(5);
    const time = page.getByRole('main').locator('time').first();
    await expect(time).toHaveAttribute('datetime', /^2026-11-20T08:00:00/);
    // What lies in the future, or a year back, is a date.
    await expect(time).toHaveText(/2026/);
    await expectSaved(page);
  });
}
