// Ways through the news: tags, months, order, what to read next, several feeds.

import { AxeBuilder } from '@axe-core/playwright';
import { test, expect, heading, headlines, open } from './fixtures.mjs';

const NOW = '2026-11-24T09:00:00+07:00';

const item = (id, title, date, tags, more = {}) => ({
  id, title, summary: `Tóm tắt: ${title}.`, date_published: date, tags, content_html: `<p>Nội dung: ${title}.</p>`, ...more,
});

/** In an order of the publisher's own: neither by date nor by title. */
const feed = {
  version: 'https://jsonfeed.org/version/1.1',
  title: 'Tin của xã',
  description: 'Mọi việc trong xã.',
  language: 'vi',
  items: [
    item('bao', 'Bão vào biển', '2026-11-24T08:59:30+07:00', ['Thiên tai']),
    item('an', 'An toàn đường thuỷ', '2026-11-24T06:30:00+07:00', ['Thiên tai', 'Giao thông']),
    item('do', 'Đò ngang nghỉ ba ngày', '2026-11-23T05:00:00+07:00', ['Giao thông']),
    item('am', 'Ấm lại phiên chợ', '2026-10-31T18:30:00Z', ['Chợ']),
    item('dan', 'Dân góp ý quy hoạch chợ', '2026-10-02T08:00:00+07:00', ['Chợ', 'Giao thông']),
    item('cau', 'Cầu mới đường thuỷ thông xe', '2026-11-19T08:00:00+07:00', ['Giao thông']),
    item('hop', 'Họp tổ dân phố', '2025-12-30T08:00:00+07:00', []),
  ],
};

const titles = (page) => headlines(page).allTextContents();
const filters = (page) => page.locator('main details').filter({ hasText: 'Lưu trữ' });

async function choose(page, group, name) {
  await filters(page).locator('summary').click();
  await page.getByRole('navigation', { name: group }).getByRole('link', { name }).click();
}

test.beforeEach(async ({ page }) => {
  await page.clock.setFixedTime(new Date(NOW));
});

test('tags and months are listed with the number of their articles', async ({ page, site }) => {
  await open(page, site.at({ feed: site.feed('xa', feed) }), feed.title);
  // Not even hidden: a first visit does not pay for it.
  await expect(filters(page).locator('nav')).toHaveCount(0);
  await filters(page).locator('summary').click();
  const links = (name) => page.getByRole('navigation', { name }).getByRole('link');
  await expect(links('Chuyên mục')).toHaveText(['Giao thông4, 4 bài viết', 'Chợ2, 2 bài viết', 'Thiên tai2, 2 bài viết']);
  await expect(links('Lưu trữ')).toHaveText(['Tháng 11/20265, 5 bài viết', 'Tháng 10/20261, 1 bài viết', 'Tháng 12/20251, 1 bài viết']);
  await expect(links('Chuyên mục').first()).toHaveAccessibleName('Giao thông , 4 bài viết');
});

test('tag, month and order combine in the address, and each can be taken away', async ({ page, site }) => {
  await open(page, site.at({ feed: site.feed('xa', feed) }), feed.title);
  await choose(page, 'Chuyên mục', /^Giao thông/);
  await expect(heading(page)).toHaveText('Giao thông');
  await expect(heading(page)).toBeFocused();
  await expect.poll(() => titles(page)).toEqual(['An toàn đường thuỷ', 'Đò ngang nghỉ ba ngày', 'Dân góp ý quy hoạch chợ', 'Cầu mới đường thuỷ thông xe']);
  await choose(page, 'Lưu trữ', /^Tháng 11\/2026/);
  await expect(heading(page)).toHaveText('Giao thông – Tháng 11/2026');
  await expect(page).toHaveTitle(/^Giao thông – Tháng 11\/2026 \|/);
  await choose(page, 'Sắp xếp', 'Cũ nhất trước');
  await expect.poll(() => titles(page)).toEqual(['Cầu mới đường thuỷ thông xe', 'Đò ngang nghỉ ba ngày', 'An toàn đường thuỷ']);
  const query = new URL(page.url()).searchParams;
  expect([query.get('tag'), query.get('month'), query.get('sort')]).toEqual(['Giao thông', '2026-11', 'oldest']);

  const chosen = page.getByRole('list', { name: 'Đang chọn' });
  await expect(chosen.getByRole('link')).toHaveText(['Giao thông', 'Tháng 11/2026', 'Cũ nhất trước']);
  await chosen.getByRole('link', { name: 'Bỏ chọn: Tháng 11/2026' }).click();
  await expect(heading(page)).toHaveText('Giao thông');
  await expect(headlines(page)).toHaveCount(4);

  await page.goBack();
  await expect(heading(page)).toHaveText('Giao thông – Tháng 11/2026');
  await page.goBack();
  await page.goBack();
  await expect(heading(page)).toHaveText('Giao thông');
  await page.goForward();
  await expect(heading(page)).toHaveText('Giao thông – Tháng 11/2026');
  await page.reload();
  await expect(heading(page)).toHaveText('Giao thông – Tháng 11/2026');
});

test('what is offered is counted within what is chosen', async ({ page, site }) => {
  await open(page, site.at({ feed: site.feed('xa', feed), month: '2026-10' }), 'Tháng 10/2026');
  await filters(page).locator('summary').click();
  const tags = page.getByRole('navigation', { name: 'Chuyên mục' }).getByRole('link');
  await expect(tags).toHaveText(['Chợ1, 1 bài viết', 'Giao thông1, 1 bài viết']);
  const current = page.getByRole('navigation', { name: 'Lưu trữ' }).locator('[aria-current="true"]');
  await expect(current).toContainText('Tháng 10/2026');
});

for (const [sort, expected] of [
  ['newest', ['Bão vào biển', 'An toàn đường thuỷ', 'Đò ngang nghỉ ba ngày', 'Cầu mới đường thuỷ thông xe', 'Ấm lại phiên chợ', 'Dân góp ý quy hoạch chợ', 'Họp tổ dân phố']],
  ['title', ['An toàn đường thuỷ', 'Ấm lại phiên chợ', 'Bão vào biển', 'Cầu mới đường thuỷ thông xe', 'Dân góp ý quy hoạch chợ', 'Đò ngang nghỉ ba ngày', 'Họp tổ dân phố']],
]) {
  test(`sort=${sort} orders the list and the way from article to article`, async ({ page, site }) => {
    const address = site.feed('xa', feed);
    await open(page, site.at({ feed: address, sort }), feed.title);
    await expect.poll(() => titles(page)).toEqual(expected);
    await headlines(page).nth(1).click();
    await expect(heading(page)).toHaveText(expected[1]);
    const around = page.getByRole('navigation', { name: 'Bài trước và bài tiếp theo' });
    await expect(around.getByRole('link')).toHaveText([`Bài trước${expected[0]}`, `Bài tiếp theo${expected[2]}`]);
    await around.getByRole('link').last().click();
    await expect(heading(page)).toHaveText(expected[2]);
    await page.getByRole('link', { name: 'Danh sách' }).click();
    await expect.poll(() => titles(page)).toEqual(expected);
  });
}

test('the way from article to article stays within tag and month', async ({ page, site }) => {
  const address = site.feed('xa', feed);
  await open(page, site.at({ feed: address, tag: 'Giao thông', month: '2026-11', article: 'do' }), 'Đò ngang nghỉ ba ngày');
  const around = page.getByRole('navigation', { name: 'Bài trước và bài tiếp theo' });
  await expect(around.getByRole('link')).toHaveText(['Bài trướcAn toàn đường thuỷ', 'Bài tiếp theoCầu mới đường thuỷ thông xe']);
});

test('a choice that nothing matches says so and leads out', async ({ page, site }) => {
  await open(page, site.at({ feed: site.feed('xa', feed), tag: 'Thiên tai', month: '2025-12' }), 'Thiên tai – Tháng 12/2025');
  await expect(page.getByText('Không có bài nào khớp với lựa chọn này.')).toBeVisible();
  await page.getByRole('link', { name: 'Bỏ chọn: Thiên tai' }).click();
  await expect.poll(() => titles(page)).toEqual(['Họp tổ dân phố']);
});

test('an order or a month that does not exist changes nothing', async ({ page, site }) => {
  await open(page, site.at({ feed: site.feed('xa', feed), month: '2026-13', sort: 'best' }), feed.title);
  await expect(headlines(page)).toHaveCount(7);
  await expect(page.getByRole('list', { name: 'Đang chọn' })).toHaveCount(0);
});

test('a tag for each article is offered in two steps, and keys go on from there', async ({ page, site }) => {
  const items = Array.from({ length: 400 }, (_, index) => item(`b${index}`, `Bài ${index}`, NOW, [`Thẻ ${index}`]));
  await open(page, site.at({ feed: site.feed('nhieu-the', { ...feed, items }) }), feed.title);
  await filters(page).locator('summary').click();
  const tags = page.getByRole('navigation', { name: 'Chuyên mục' });
  await expect(tags.getByRole('link')).toHaveCount(30);
  await tags.getByRole('button', { name: 'Xem thêm: Chuyên mục' }).click();
  await expect(tags.getByRole('link')).toHaveCount(300);
  await expect(tags.getByRole('link').nth(30)).toBeFocused();
  await expect(tags.getByRole('button')).toHaveCount(0);
});

test('filters work by keys alone', async ({ page, site }) => {
  await open(page, site.at({ feed: site.feed('xa', feed) }), feed.title);
  await filters(page).locator('summary').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('navigation', { name: 'Chuyên mục' })).toBeVisible();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(heading(page)).toHaveText('Giao thông');
});

test('filters that were opened early learn of the rest and keep the focus', async ({ page, site }) => {
  const key = `filters-${Date.now()}`;
  await open(page, site.at({ feed: `/fault/slow?key=${key}` }), 'Nguồn tin chậm');
  await filters(page).locator('summary').click();
  const month = page.getByRole('navigation', { name: 'Lưu trữ' }).getByRole('link');
  await expect(month).toContainText('Tháng 11/2026');
  await expect(month).not.toContainText('30 bài viết');
  await month.focus();
  site.release(key);
  await expect(month).toContainText('30 bài viết');
  await expect(month).toBeFocused();
});

test('dates in lists tell how long ago, and the whole date besides', async ({ page, site }) => {
  const address = site.feed('xa', feed);
  await open(page, site.at({ feed: address }), feed.title);
  const dates = page.locator('main li time');
  await expect(dates).toHaveText(['vừa xong', '2 giờ trước', 'hôm qua', '01/11/2026', '02/10/2026', '5 ngày trước', '30/12/2025']);
  await expect(dates.nth(1)).toHaveAttribute('datetime', '2026-11-24T06:30:00+07:00');
  await expect(dates.nth(1)).toHaveAttribute('title', 'Thứ ba, 24/11/2026 06:30');
  await open(page, site.at({ feed: address, lang: 'en' }), feed.title);
  await expect(dates.nth(1)).toHaveText('2 hours ago');
  await open(page, site.at({ feed: address, article: 'an' }), 'An toàn đường thuỷ');
  await expect(page.locator('main article time').first()).toHaveText('Thứ ba, 24/11/2026 06:30');
});

test('dates in lists go on with the time', async ({ page, site }) => {
  await page.clock.install({ time: new Date(NOW) });
  await page.goto(site.at({ feed: site.feed('xa', feed) }));
  const dates = page.locator('main li time');
  // Time stands still: what the page waits for comes when it goes on.
  await expect.poll(async () => {
    await page.clock.runFor(50);
    return dates.count();
  }).toBe(7);
  await expect(dates.first()).toHaveText('vừa xong');
  await page.clock.runFor(180_000);
  await expect(dates.first()).toHaveText('3 phút trước');
});

test('below an article stand what is related and what is new, nothing twice', async ({ page, site }) => {
  const address = site.feed('xa', feed);
  await open(page, site.at({ feed: address, article: 'an' }), 'An toàn đường thuỷ');
  const titlesIn = (name) => page.getByRole('region', { name, exact: true }).getByRole('link').allTextContents();
  // Shares a tag and two words with the article; then a rarer tag; then a common one, the newest first.
  await expect.poll(() => titlesIn('Bài liên quan')).toEqual(['Cầu mới đường thuỷ thông xe', 'Bão vào biển', 'Đò ngang nghỉ ba ngày', 'Dân góp ý quy hoạch chợ']);
  await expect.poll(() => titlesIn('Mới nhất')).toEqual(['Ấm lại phiên chợ', 'Họp tổ dân phố']);
  await page.getByRole('region', { name: 'Bài liên quan' }).getByRole('link', { name: 'Bão vào biển' }).click();
  await expect(heading(page)).toHaveText('Bão vào biển');
  await expect(heading(page)).toBeFocused();
});

test('the newest of the tag that an article is read within are named after it', async ({ page, site }) => {
  const items = Array.from({ length: 20 }, (_, index) => item(`b${index}`, `Bài ${index}`, `2026-11-${String(index + 1).padStart(2, '0')}T08:00:00+07:00`, [index % 2 ? 'Lẻ' : 'Chẵn', 'Số']));
  await open(page, site.at({ feed: site.feed('so', { ...feed, items }), tag: 'Số', article: 'b0' }), 'Bài 0');
  const section = page.getByRole('region', { name: 'Mới nhất trong chuyên mục Số' });
  await expect(section.getByRole('link')).toHaveText(['Bài 19', 'Bài 17', 'Bài 15']);
  const all = await page.getByRole('main').getByRole('region').getByRole('link').allTextContents();
  expect(new Set(all).size).toBe(all.length);
  expect(all).not.toContain('Bài 0');
  await section.getByRole('link').first().click();
  await expect(heading(page)).toHaveText('Bài 19');
  expect(new URL(page.url()).searchParams.get('tag')).toBe('Số');
});

test('what is found below an article moves nothing that is seen', async ({ page, site }) => {
  await page.addInitScript(() => {
    window.shift = 0;
    new PerformanceObserver((list) => list.getEntries().forEach((entry) => { window.shift += entry.value; })).observe({ type: 'layout-shift', buffered: true });
  });
  await open(page, site.at({ feed: site.feed('xa', feed), article: 'an' }), 'An toàn đường thuỷ');
  await expect(page.getByRole('region', { name: 'Bài liên quan' })).toBeAttached();
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  expect(await page.evaluate(() => window.shift)).toBeLessThan(0.02);
});

test('a switch leads from feed to feed', async ({ page, site }) => {
  const feedRequests = [];
  page.on('request', (request) => feedRequests.push(new URL(request.url()).pathname));
  await open(page, site.url);
  const feeds = page.getByRole('navigation', { name: 'Nguồn tin' });
  await expect(feeds.getByRole('link')).toHaveText(['Tin tức', 'Hướng dẫn']);
  await expect(feeds.locator('[aria-current="true"]')).toHaveText('Tin tức');
  // Who does not ask for the other feed does not pay for it.
  expect(feedRequests).not.toContain('/huong-dan.json');
  await feeds.getByRole('link', { name: 'Hướng dẫn' }).click();
  await expect(heading(page)).toHaveText('Hướng dẫn dịch vụ công');
  expect(new URL(page.url()).search).toBe('?feed=huong-dan.json');
  await expect(feeds.locator('[aria-current="true"]')).toHaveText('Hướng dẫn');
  await headlines(page).first().click();
  await expect(page.locator('main article table')).toBeVisible();
  await feeds.getByRole('link', { name: 'Tin tức' }).click();
  await expect(heading(page)).toHaveText(/^Cổng Thông tin/);
  expect(new URL(page.url()).search).toBe('');
  await page.goBack();
  await page.goBack();
  await expect(heading(page)).toHaveText('Hướng dẫn dịch vụ công');
});

test('a broken feed hides no other', async ({ page, site, expected }) => {
  expected.push(/404/);
  await page.route('**/site.json', (route) => route.fulfill({ json: { feeds: [{ title: 'Hỏng', url: 'fault/404' }, { title: 'Lành', url: 'fixtures/rich.json' }, { title: 'Nơi khác', url: `${site.otherUrl}fixtures/rich.json` }] } }));
  await open(page, site.url, 'Chưa xem được tin');
  await expect(page.getByRole('main').getByRole('alert')).toBeVisible();
  const feeds = page.getByRole('navigation', { name: 'Nguồn tin' });
  await expect(feeds.getByRole('link')).toHaveCount(3);
  const addresses = await feeds.getByRole('link').evaluateAll((all) => all.map((one) => new URLSearchParams(one.getAttribute('href')).get('feed')));
  expect(addresses).toEqual([null, 'fixtures/rich.json', `${site.otherUrl}fixtures/rich.json`]);
  await feeds.getByRole('link', { name: 'Lành' }).click();
  await expect(headlines(page).first()).toBeVisible();
  await feeds.getByRole('link', { name: 'Hỏng' }).click();
  await expect(page.getByRole('main').getByRole('alert')).toBeVisible();
});

test('one feed needs no switch', async ({ page, site }) => {
  await page.route('**/site.json', (route) => route.fulfill({ json: { feeds: [{ title: 'Tin', url: 'feed.json' }] } }));
  await open(page, site.url);
  await expect(headlines(page).first()).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Nguồn tin' })).toHaveCount(0);
});

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

for (const colorScheme of ['light', 'dark']) {
  for (const [width, height] of [[320, 640], [1280, 900]]) {
    test(`views have no violation and fit ${width} pixels, ${colorScheme}`, async ({ page, site }) => {
      test.slow();
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height });
      const address = site.feed('xa', feed);
      const check = async (name) => {
        const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
        expect(violations.map(({ id, nodes }) => [id, nodes.slice(0, 2).map((node) => node.html.slice(0, 160))]), name).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), `${name}: wider than the page`).toBeLessThanOrEqual(0);
      };
      await open(page, site.at({ feed: address, tag: 'Giao thông', month: '2026-11', sort: 'title' }), 'Giao thông – Tháng 11/2026');
      await check('chosen');
      await filters(page).locator('summary').click();
      await expect(page.getByRole('navigation', { name: 'Lưu trữ' })).toBeVisible();
      await check('filters');
      const small = await page.locator('main :is(details, ul[aria-label]) :is(a, summary, button)').evaluateAll((all) => all.filter((one) => one.getBoundingClientRect().height < 44).map((one) => one.outerHTML.slice(0, 120)));
      expect(small, 'targets under 44 pixels').toEqual([]);
      await open(page, site.at({ feed: address, article: 'an' }), 'An toàn đường thuỷ');
      await page.locator('main section').first().scrollIntoViewIfNeeded();
      await expect(page.getByRole('region', { name: 'Bài liên quan' })).toBeVisible();
      await check('further reading');
      await open(page, site.at({ feed: 'huong-dan.json' }), 'Hướng dẫn dịch vụ công');
      await check('another feed');
    });
  }
}
