import { test, expect, heading, headlines, open, whole } from './fixtures.mjs';
import { plainFeed } from './server.mjs';

const TITLE = 'Chưa xem được tin';
const SITE = 'Cổng Thông tin điện tử Bộ Thông tin và Dịch vụ công';
const alert = (page) => page.getByRole('main').getByRole('alert');
const retry = (page) => page.getByRole('button', { name: 'Thử lại' });
const ownNews = (page) => page.getByRole('link', { name: 'Xem tin của trang này' });

/** The failure's sentence, and what the browser itself says of it in the console. */
const failures = [
  { fault: '404', says: 'Không tìm thấy nguồn tin ở địa chỉ này.', console: /404/ },
  { fault: '403', says: 'Máy chủ không cho phép đọc nguồn tin này.', console: /403/ },
  { fault: '500', says: 'Máy chủ tin tức đang gặp sự cố.', console: /500/, retry: true },
  { fault: '504', says: 'Máy chủ tin tức trả lời quá lâu.', console: /504/, retry: true },
  { fault: 'garbage', says: 'Dữ liệu nhận được bị hỏng, không đọc được.', retry: true },
  { fault: 'html', says: 'Máy chủ trả về một trang web thay vì nguồn tin.', retry: true },
  { fault: 'not-a-feed', says: 'Địa chỉ này không chứa nguồn tin JSON Feed.' },
];

for (const failure of failures) {
  test(`${failure.fault}: says what happened and shows ways on`, async ({ page, site, expected }) => {
    if (failure.console) expected.push(failure.console);
    await open(page, site.at({ feed: `/fault/${failure.fault}` }), TITLE);
    await expect(alert(page)).toHaveCount(1);
    await expect(alert(page)).toContainText(failure.says);
    await expect(page).toHaveTitle(new RegExp(`^${TITLE}`));
    if (failure.retry) {
      await retry(page).click();
      await expect(alert(page)).toContainText(failure.says);
    }
    await ownNews(page).click();
    await expect(heading(page)).toHaveText(SITE);
    await expect(page).toHaveURL(site.url);
  });
}

test('503: "Thử lại" brings the news without a new page', async ({ page, site, expected }) => {
  expected.push(/503/);
  await open(page, site.at({ feed: `/fault/503-then-ok?key=retry-${Date.now()}` }), TITLE);
  await expect(alert(page)).toContainText('Máy chủ tin tức đang gặp sự cố.');
  await page.evaluate(() => (window.samePage = true));
  await retry(page).click();
  await expect(heading(page)).toHaveText('Nguồn tin đã hồi phục');
  await expect(headlines(page)).toHaveCount(3);
  await expect(alert(page)).toHaveCount(0);
  await expect(page).toHaveTitle(/^Nguồn tin đã hồi phục/);
  expect(await page.evaluate(() => window.samePage)).toBe(true);
});

test('feed that is cut shows what came and says so', async ({ page, site }) => {
  await open(page, site.at({ feed: '/fault/truncated' }), 'Nguồn tin thử');
  await expect(headlines(page)).toHaveText(['Bài thử số 1', 'Bài thử số 2']);
  await expect(alert(page)).toHaveCount(1);
  await expect(alert(page)).toContainText('Nguồn tin bị ngắt giữa chừng');
  await expect(retry(page)).toBeVisible();
  await headlines(page).nth(1).click();
  await expect(heading(page)).toHaveText('Bài thử số 2');
});

test('connection that breaks shows what came and says so', async ({ page, site, expected }) => {
  expected.push(/ERR_CONTENT_LENGTH_MISMATCH|ERR_INCOMPLETE|ERR_CONNECTION/);
  await open(page, site.at({ feed: '/fault/connection-lost?key=breaks' }), 'Nguồn tin thử');
  await expect(headlines(page)).toHaveCount(9);
  site.release('breaks');
  await expect(alert(page)).toContainText('Nguồn tin bị ngắt giữa chừng');
  await expect(headlines(page)).toHaveCount(9);
});

test('empty feed is said to be empty', async ({ page, site }) => {
  await open(page, site.at({ feed: '/fault/empty-feed' }), 'Nguồn tin chưa có bài');
  await expect(page.getByRole('main')).toContainText('Nguồn tin này chưa có bài nào.');
  await expect(headlines(page)).toHaveCount(0);
});

test('slow feed shows its first headlines before its last', async ({ page, site }) => {
  const key = `slow-${Date.now()}`;
  await page.goto(site.at({ feed: `/fault/slow?key=${key}` }));
  await expect(headlines(page).first()).toHaveText('Bài thử số 1');
  const early = await headlines(page).count();
  expect(early).toBeGreaterThan(5);
  expect(early).toBeLessThan(11);
  // An article that has come can be read meanwhile, and the rest does not disturb its reader.
  await headlines(page).nth(1).click();
  await expect(heading(page)).toHaveText('Bài thử số 2');
  site.release(key);
  await expect(page.getByRole('link', { name: /^Bài tiếp theo/ })).toBeVisible();
  await expect(heading(page)).toBeFocused();
  await page.goBack();
  await expect(page.getByText('30 bài viết').first()).toBeVisible();
  await expect(headlines(page).first()).toHaveText('Bài thử số 1');
});

test('silent server is given up after its time', async ({ page, site }) => {
  await page.clock.install();
  await page.goto(site.at({ feed: '/fault/hang' }));
  await expect(page.getByText(/Đang tải tin…/).first()).toBeVisible();
  // Twenty seconds of silence, a pause, and the same once more; the clock is ours.
  await expect
    .poll(
      async () => {
        await page.clock.runFor(7_000);
        return alert(page).count();
      },
      { timeout: 20_000, intervals: [100] },
    )
    .toBe(1);
  await expect(alert(page)).toContainText('Máy chủ tin tức trả lời quá lâu.');
  await expect(retry(page)).toBeVisible();
});

test('feed of another origin is refused, unasked, with the way to the own news', async ({ page, site, context }) => {
  const asked = [];
  context.on('request', (request) => request.url().startsWith(site.otherUrl) && asked.push(request.url()));
  await open(page, site.at({ feed: `${site.otherUrl}fixtures/rich.json` }), TITLE);
  await expect(alert(page)).toContainText('Trang này không hiển thị nguồn tin từ nơi khác');
  await expect(retry(page)).toHaveCount(0);
  expect(asked).toEqual([]);
  await ownNews(page).click();
  await expect(heading(page)).toHaveText(SITE);
});

test('feed of another origin is shown when the site allows it', async ({ page, site, expected }) => {
  expected.push(/^request to /);
  const other = new URL(site.otherUrl).origin;
  await page.route('**/site.json', (route) => route.fulfill({ json: { allowed_origins: [other] } }));
  await open(page, site.at({ feed: `${other}/fixtures/rich.json` }), 'Bài đủ mọi khối');
  await expect(headlines(page)).toHaveCount(3);
});

test('redirect that leads to another origin brings its news only where the site allows it', async ({ page, site, expected }) => {
  // The pictures of that feed lie beside where it is, not beside where it was asked for.
  expected.push(/^request to /, /404/);
  const other = new URL(site.otherUrl).origin;
  const led = (to) => `/fault/redirect?to=${encodeURIComponent(to)}`;
  await open(page, site.at({ feed: led(`${other}/fixtures/rich.json`) }), TITLE);
  await expect(alert(page)).toContainText('Trang này không hiển thị nguồn tin từ nơi khác');
  await expect(retry(page)).toHaveCount(0);
  await expect(headlines(page)).toHaveCount(0);
  await open(page, site.at({ feed: led('/fixtures/rich.json') }), 'Bài đủ mọi khối');
  for (const settings of [{ allowed_origins: [other] }, { feeds: [{ url: site.url }, { url: new URL(led(`${other}/fixtures/rich.json`), site.url).href }] }]) {
    await page.route('**/site.json', (route) => route.fulfill({ json: settings }));
    await open(page, site.at({ feed: led(`${other}/fixtures/rich.json`) }), 'Bài đủ mọi khối');
    await expect(headlines(page)).toHaveCount(3);
  }
});

for (const feed of ['javascript:alert(1)', 'data:application/json,{}', 'file:///etc/passwd', '//', 'http://']) {
  test(`?feed=${feed} is no feed`, async ({ page, site }) => {
    page.on('dialog', () => {
      throw new Error('a dialog was opened');
    });
    await open(page, site.at({ feed }), TITLE);
    await expect(alert(page)).toContainText(/Địa chỉ nguồn tin không hợp lệ|không hiển thị nguồn tin từ nơi khác/);
    await expect(retry(page)).toHaveCount(0);
    await expect(ownNews(page)).toBeVisible();
  });
}

for (const [name, answer] of [
  ['missing', { status: 404, body: 'not found' }],
  ['broken', { status: 200, contentType: 'application/json', body: '{"title": ' }],
]) {
  test(`${name} site.json falls back to defaults`, async ({ page, site, expected }) => {
    expected.push(/404/);
    await page.route('**/site.json', (route) => route.fulfill(answer));
    await open(page, site.url, SITE);
    await expect(page.getByRole('banner').getByRole('link', { name: 'Bản Tin' })).toBeVisible();
    await expect(headlines(page).first()).toBeVisible();
  });
}

test('pictures that do not come leave their words and captions', async ({ page, site, expected }) => {
  expected.push(/404/);
  const feed = plainFeed(1);
  Object.assign(feed.items[0], {
    image: '/fixtures/missing-lead.png',
    content_html: '<p>Chữ.</p><figure><img src="/fixtures/missing.png" alt="Ảnh cây cầu" width="600" height="400"><figcaption>Cầu mới bắc qua sông</figcaption></figure>',
    _portal: { image_alt: 'Ảnh đầu bài', image_caption: 'Chú thích đầu bài' },
  });
  await open(page, site.at({ feed: site.feed('broken-pictures', feed), article: 'bai-1' }), 'Bài thử số 1');
  for (const [alt, caption] of [['Ảnh đầu bài', 'Chú thích đầu bài'], ['Ảnh cây cầu', 'Cầu mới bắc qua sông']]) {
    const picture = page.getByRole('img', { name: alt });
    await picture.scrollIntoViewIfNeeded();
    await expect.poll(() => picture.evaluate((one) => one.complete && one.naturalWidth === 0)).toBe(true);
    await expect(picture).toBeVisible();
    await expect(page.getByText(caption)).toBeVisible();
  }
  await page.getByRole('link', { name: 'Danh sách' }).click();
  await expect(headlines(page)).toHaveCount(1);
});

test('failures speak English where the address asks for it', async ({ page, site, expected }) => {
  expected.push(/500/);
  await open(page, site.at({ lang: 'en', feed: '/fault/500' }), 'The news cannot be shown');
  await expect(alert(page)).toContainText('The news server has a problem.');
  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
  await open(page, site.at({ lang: 'en', feed: 'https://khac.example/feed.json' }), 'The news cannot be shown');
  await expect(alert(page)).toContainText('This site does not show feeds from elsewhere');
  await expect(page.getByRole('link', { name: 'Read this site\'s news' })).toBeVisible();
});

test('network that is gone is named, and its return is enough', async ({ page, site, context, expected }) => {
  expected.push(/503/, /ERR_INTERNET_DISCONNECTED/);
  await open(page, site.at({ feed: `/fault/503-then-ok?key=offline-${Date.now()}` }), TITLE);
  // Without a network what a failure does would come no more.
  await whole(page);
  await context.setOffline(true);
  await retry(page).click();
  await expect(alert(page)).toContainText('Thiết bị đang không có mạng.');
  await context.setOffline(false);
  await expect(heading(page)).toHaveText('Nguồn tin đã hồi phục');
});

test('server that is gone is named', async ({ page, site, expected }) => {
  expected.push(/ERR_CONNECTION_REFUSED|ERR_FAILED/);
  await page.route('**/made/gone.json', (route) => route.abort('connectionrefused'));
  await open(page, site.at({ feed: site.feed('gone', plainFeed(1)) }), TITLE);
  await expect(alert(page)).toContainText('Không kết nối được tới máy chủ tin tức.');
  await expect(retry(page)).toBeVisible();
});
