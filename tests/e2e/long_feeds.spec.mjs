// Feeds of any length: what is drawn of them, where the reader stands in them, and their further pages.

import { expect, heading, headlines, open, test, whole } from './fixtures.mjs';
import { plainFeed } from './server.mjs';

const elements = (page) => page.evaluate(() => document.querySelectorAll('*').length);
const scrollY = (page) => page.evaluate(() => scrollY);
const headline = (page, number) => page.getByRole('link', { name: `Bài thử số ${number}`, exact: true });

test('ten thousand articles are a few elements and an honest scrollbar', async ({ page, site }) => {
  await open(page, site.at({ feed: site.feed('ten-thousand', plainFeed(10_000)) }), 'Nguồn tin thử');
  await expect(page.getByRole('main').getByText('10.000 bài viết', { exact: true })).toBeVisible();
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  expect(height).toBeGreaterThan(10_000 * 40);
  expect(await elements(page)).toBeLessThan(3000);

  // Anywhere in it there are headlines, soon after one gets there.
  for (const part of [0.5, 0.9, 0.2]) {
    await page.evaluate((y) => scrollTo(0, y), height * part);
    await expect.poll(() => headlines(page).evaluateAll((all) => all.filter((link) => {
      const { top, bottom } = link.getBoundingClientRect();
      return bottom > 0 && top < innerHeight;
    }).length)).toBeGreaterThan(1);
    expect(await elements(page)).toBeLessThan(3000);
  }
  // The end is a key away, and so is what lies below the list.
  await page.keyboard.press('End');
  await expect(headline(page, 10_000)).toBeVisible();
  await expect(page.getByRole('contentinfo')).toBeInViewport();
});

test('what was scrolled past is not drawn any more, and a list that nobody moves stands still', async ({ page, site }) => {
  await open(page, site.at({ feed: site.feed('scrolled-past', plainFeed(3000)) }), 'Nguồn tin thử');
  await whole(page);
  // All have their places, and those that are drawn by themselves are drawn.
  await expect(page.locator('.gap[data-part="249"]')).toBeAttached();
  await expect(page.locator('li[aria-posinset="25"]')).toBeAttached();
  // As quickly as a finger throws the scrollbar.
  const { far, drawn } = await page.evaluate(async () => {
    const painted = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    for (let place = 1; place <= 40; place++) {
      scrollTo(0, (document.documentElement.scrollHeight * place) / 50);
      await new Promise(requestAnimationFrame);
    }
    await painted();
    const far = [];
    const drawn = [];
    new MutationObserver((changes) => {
      for (const item of changes.flatMap(({ addedNodes }) => [...addedNodes]).filter((node) => node.matches?.('[aria-posinset]'))) {
        drawn.push(item.ariaPosInSet);
        const { top, bottom } = item.getBoundingClientRect();
        if (bottom < -2 * innerHeight - 1200 || top > 3 * innerHeight + 1200) far.push(item.ariaPosInSet);
      }
    }).observe(document.querySelector('ul.headlines'), { childList: true });
    // Until nothing has been drawn for a second.
    for (let before = -1; before !== drawn.length; ) {
      before = drawn.length;
      await new Promise((done) => setTimeout(done, 1000));
    }
    return { far, drawn };
  });
  expect(far).toEqual([]);
  expect(drawn.length).toBeLessThan(300);
  await expect(page.locator('li[aria-posinset]').first()).toBeAttached();
});

test('a screen that shows more than is usually drawn shows it, and stands still', async ({ page, site }) => {
  await page.setViewportSize({ width: 1300, height: 9000 });
  await open(page, site.at({ feed: site.feed('huge-screen', plainFeed(400)) }), 'Nguồn tin thử');
  await whole(page);
  await expect.poll(() => page.locator('li[aria-posinset]').count()).toBeGreaterThan(150);
  const standsStill = await page.evaluate(async () => {
    let before = -1;
    let changes = 0;
    new MutationObserver((records) => (changes += records.length)).observe(document.querySelector('ul.headlines'), { childList: true });
    for (let seconds = 0; seconds < 20 && before !== changes; seconds++) {
      before = changes;
      await new Promise((done) => setTimeout(done, 1000));
    }
    return before === changes;
  });
  expect(standsStill).toBe(true);
});

test('places in a long list are told to those who hear it', async ({ page, site }) => {
  await open(page, site.at({ feed: site.feed('hundred', plainFeed(100)) }), 'Nguồn tin thử');
  const item = page.getByRole('listitem').filter({ has: headline(page, 40) });
  await expect(async () => {
    await headlines(page).last().scrollIntoViewIfNeeded();
    await expect(item).toHaveAttribute('aria-posinset', '40', { timeout: 300 });
  }).toPass();
  await expect(item).toHaveAttribute('aria-setsize', '100');
});

test('Tab leads through the whole list', async ({ page, site }) => {
  await open(page, site.at({ feed: site.feed('sixty', plainFeed(60)) }), 'Nguồn tin thử');
  await headlines(page).first().focus();
  for (let number = 2; number <= 60; number += 1) {
    await page.keyboard.press('Tab');
    await expect(headline(page, number)).toBeFocused();
  }
});

test('titles that are not drawn are found by the search of the browser', async ({ page, site }) => {
  await open(page, site.at({ feed: site.feed('found', plainFeed(300)) }), 'Nguồn tin thử');
  const gap = page.locator('[hidden="until-found"]', { hasText: 'Bài thử số 250\n' });
  await expect(gap).toHaveCount(1);
  // As the browser does when its search has found something.
  await gap.evaluate((element) => {
    element.removeAttribute('hidden');
    element.scrollIntoView();
  });
  await expect(headline(page, 250)).toBeVisible();
});

test('back restores the list with its scroll position, forward the article', async ({ page, site }) => {
  const feed = plainFeed(200);
  feed.items[95].content_html = '<p>Một đoạn của bài dài.</p>'.repeat(60);
  await open(page, site.at({ feed: site.feed('long', feed) }), feed.title);
  await expect.poll(async () => {
    await page.mouse.wheel(0, 900);
    return headline(page, 96).count();
  }).toBe(1);
  await headline(page, 96).scrollIntoViewIfNeeded();
  const before = await scrollY(page);
  expect(before).toBeGreaterThan(1500);
  await headline(page, 96).click();
  await expect(heading(page)).toHaveText('Bài thử số 96');
  await expect.poll(() => scrollY(page)).toBe(0);
  await page.mouse.wheel(0, 300);
  await expect.poll(() => scrollY(page)).toBe(300);

  await page.goBack();
  await expect(headline(page, 96)).toBeInViewport();
  await expect.poll(async () => Math.abs((await scrollY(page)) - before)).toBeLessThan(40);
  // All of the list has its place again, and its titles are found.
  await expect(page.locator('[hidden="until-found"]', { hasText: 'Bài thử số 200\n' })).toHaveCount(1);

  await page.goForward();
  await expect(heading(page)).toHaveText('Bài thử số 96');
  await expect.poll(async () => Math.abs((await scrollY(page)) - 300)).toBeLessThan(4);
});

test('next page comes by itself near the end, and by its button', async ({ page, site }) => {
  const older = plainFeed(4);
  older.items.forEach((item, index) => Object.assign(item, { id: `cu-${index}`, title: `Bài cũ ${index + 1}` }));
  older.next_url = site.feed('newer', { ...plainFeed(30), next_url: site.feed('older', older) });
  site.feed('older', older);
  await open(page, site.at({ feed: `${site.url}made/newer.json` }), 'Nguồn tin thử');
  await expect(page.getByRole('main').getByText('30 bài viết', { exact: true })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Bài cũ 1' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Tải thêm' }).scrollIntoViewIfNeeded();
  await expect(page.getByRole('main').getByText('34 bài viết', { exact: true })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Bài cũ 4' })).toBeVisible();
  // It leads back to the first page, which is not read again.
  await expect(page.getByRole('button', { name: 'Tải thêm' })).toHaveCount(0);
});

test('next page of another origin is read only where the site allows it', async ({ page, site, expected }) => {
  expected.push(/^request to /);
  const other = new URL(site.otherUrl).origin;
  const asked = [];
  page.on('request', (request) => request.url().startsWith(other) && asked.push(request.url()));
  const newer = plainFeed(4);
  newer.items.forEach((item) => (item.id = `moi-${item.id}`));
  const older = plainFeed(3);
  older.items.forEach((item) => (item.id = `cu-${item.id}`));
  const { pathname, search } = new URL(site.feed('older-elsewhere', older), site.url);
  newer.next_url = `${other}/fault/redirect?to=${encodeURIComponent(pathname + search)}`;
  const address = site.at({ feed: site.feed('newer-elsewhere', newer) });
  await open(page, address, 'Nguồn tin thử');
  await whole(page);
  await expect(page.getByRole('button', { name: 'Tải thêm' })).toHaveCount(0);
  expect(asked).toEqual([]);
  await page.route('**/site.json', (route) => route.fulfill({ json: { allowed_origins: [other] } }));
  await open(page, address, 'Nguồn tin thử');
  await expect(headlines(page)).toHaveCount(7);
});

test('pages without anything for the list are not read one after the other unasked', async ({ page, site }) => {
  const asked = [];
  page.on('request', (request) => new URL(request.url()).pathname.includes('rare-') && asked.push(request.url()));
  for (const number of [5, 4, 3, 2, 1]) {
    const of = plainFeed(3);
    of.items.forEach((item) => Object.assign(item, { id: `${number}-${item.id}`, tags: [number === 4 ? 'Hiếm' : 'Thường'] }));
    if (number < 5) of.next_url = `${site.url}made/rare-${number + 1}.json`;
    site.feed(`rare-${number}`, of);
  }
  await open(page, site.at({ feed: `${site.url}made/rare-1.json`, tag: 'Hiếm' }), 'Hiếm');
  const more = page.getByRole('button', { name: 'Tải thêm' });
  // The end of an empty list is near: one page is looked at, and no more.
  await expect.poll(() => asked.length).toBe(2);
  await expect(more).toBeVisible();
  await more.click();
  await expect.poll(() => asked.length).toBe(3);
  await expect(headlines(page)).toHaveCount(0);
  await more.click();
  await expect(headlines(page)).toHaveCount(3);
  // Now the list has grown, and what is near its end comes by itself.
  await expect.poll(() => asked.length).toBe(5);
});

test('older page that does not come says so at the end, where one waits for it, and can be asked for again', async ({ page, site, expected }) => {
  expected.push(/503/);
  const newer = plainFeed(30);
  newer.items.forEach((item) => (item.id = `moi-${item.id}`));
  newer.next_url = new URL(`/fault/503-then-ok?key=older-${Date.now()}`, site.url).href;
  await open(page, site.at({ feed: site.feed('newer-broken', newer) }), 'Nguồn tin thử');
  await page.getByRole('button', { name: 'Tải thêm' }).scrollIntoViewIfNeeded();
  const alert = page.getByRole('main').getByRole('alert');
  await expect(alert).toContainText('Chưa tải được các bài cũ hơn.');
  await expect(alert).toBeInViewport();
  await expect(page.getByRole('main').getByText('30 bài viết', { exact: true })).toBeAttached();
  await alert.getByRole('button', { name: 'Thử lại' }).click();
  await expect(page.getByRole('main').getByText('33 bài viết', { exact: true })).toBeAttached();
  await expect(alert).toHaveCount(0);
});

test('few headlines are shown where the line falls silent after them', async ({ page, site }) => {
  const key = `few-${Date.now()}`;
  await open(page, site.at({ feed: `/fault/slow?key=${key}&count=9` }), 'Nguồn tin chậm');
  await expect(headlines(page).first()).toHaveText('Bài thử số 1');
  expect(await headlines(page).count()).toBeLessThan(8);
  site.release(key);
  await expect(headlines(page)).toHaveCount(9);
});

test('article opens as soon as its bytes are there, whatever is still to come', async ({ page, site }) => {
  const key = `deep-${Date.now()}`;
  await open(page, site.at({ feed: `/fault/slow?key=${key}`, article: 'bai-2' }), 'Bài thử số 2');
  await expect(page.getByText('Nội dung của bài thử số 2.')).toBeVisible();
  await expect(page.getByRole('link', { name: /^Bài tiếp theo/ })).toContainText('Bài thử số 3');
  site.release(key);
});

test('article that never comes gives way when the feed has ended, not before', async ({ page, site }) => {
  const key = `never-${Date.now()}`;
  const answered = page.waitForResponse(/fault\/slow/);
  await page.goto(site.at({ feed: `/fault/slow?key=${key}`, article: 'khong-co' }));
  await answered;
  await expect(page.getByText('Đang tải tin…').first()).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
  site.release(key);
  await expect(page.getByRole('alert')).toContainText('Không tìm thấy bài viết này.');
});

test('article far down a long feed is awaited in words, with a way to what has come', async ({ page, site }) => {
  const key = `far-${Date.now()}`;
  const address = site.at({ feed: `/fault/slow?key=${key}&count=720`, article: 'bai-720' });
  await open(page, address, 'Đang tải tin…');
  await expect(page.getByText('Nguồn tin này rất dài.')).toBeVisible();
  await expect(page.getByText(/^Đã nhận được: 2\d\d bài viết$/)).toBeVisible();
  await page.getByRole('main').getByRole('link', { name: 'Tất cả bài viết' }).click();
  await expect(headline(page, 1)).toBeVisible();
  await page.goBack();
  await expect(heading(page)).toHaveText('Đang tải tin…');
  site.release(key);
  await expect(heading(page)).toHaveText('Bài thử số 720');
  await expect(heading(page)).toBeFocused();
});

/** An article whose text is longer than many articles together. */
const heavy = (item, kilobytes) => (item.content_html += `<p>${'Một câu nữa. '.repeat(kilobytes * 64)}</p>`);

test('article behind megabytes of others opens by its address', async ({ page, site }) => {
  const feed = plainFeed(150);
  for (const item of feed.items) heavy(item, 40);
  await open(page, site.at({ feed: site.feed('deep', feed), article: 'bai-150' }), 'Bài thử số 150');
  await expect(page.getByText('Nội dung của bài thử số 150.')).toBeVisible();
});

test('a few articles of megabytes make a list', async ({ page, site }) => {
  const feed = plainFeed(4);
  for (const item of feed.items) heavy(item, 1500);
  await open(page, site.at({ feed: site.feed('few', feed) }), 'Nguồn tin thử');
  await expect(headlines(page)).toHaveCount(4);
});

test('article that did not come before the feed broke off can be asked for again', async ({ page, site }) => {
  await open(page, site.at({ feed: `/fault/truncated-once?key=deep-${Date.now()}`, article: 'bai-4' }), 'Chưa xem được tin');
  await expect(page.getByRole('alert')).toContainText('Nguồn tin bị ngắt trước khi bài này tới.');
  await page.getByRole('button', { name: 'Thử lại' }).click();
  await expect(heading(page)).toHaveText('Bài thử số 4');
});

test('article of an older page opens by its address', async ({ page, site }) => {
  const older = { ...plainFeed(1), items: [{ id: 'xua', title: 'Chuyện xưa', content_html: '<p>Lời</p>' }] };
  const newer = { ...plainFeed(3), next_url: site.feed('old-page', older) };
  await open(page, site.at({ feed: site.feed('new-page', newer), article: 'xua' }), 'Chuyện xưa');
});

test('dead link does not make a phone read every page there is', async ({ page, site }) => {
  const asked = [];
  page.on('request', (request) => new URL(request.url()).pathname.includes('dead-') && asked.push(request.url()));
  for (let number = 1; number <= 25; number += 1) {
    site.feed(`dead-${number}`, { ...plainFeed(1), items: [{ id: `d${number}`, content_text: 'Lời.' }], next_url: `${site.url}made/dead-${number + 1}.json` });
  }
  await page.goto(site.at({ feed: `${site.url}made/dead-1.json`, article: 'khong-co' }));
  await expect(page.getByRole('alert')).toContainText('Không tìm thấy bài viết này.');
  expect(asked.length).toBe(20);
});

test('text that was put away is there when its article is opened', async ({ page, site }) => {
  const feed = plainFeed(60);
  for (const item of feed.items) item.content_html = `${item.content_html}<p>${'Một câu nữa. '.repeat(2000)}</p>`;
  await open(page, site.at({ feed: site.feed('heavy', feed) }), 'Nguồn tin thử');
  await expect(async () => {
    // The list may have grown since.
    await page.keyboard.press('End');
    await expect(headline(page, 60)).toBeVisible({ timeout: 1000 });
  }).toPass();
  await headline(page, 60).click();
  await expect(heading(page)).toHaveText('Bài thử số 60');
  await expect(page.getByText('Nội dung của bài thử số 60.')).toBeVisible();
});

test('feed that broke off goes on, and keeps what came', async ({ page, site, expected }) => {
  expected.push(/ERR_INCOMPLETE_CHUNKED_ENCODING|ERR_CONTENT_LENGTH_MISMATCH|net::ERR|TypeError: network error/);
  await open(page, site.at({ feed: '/fault/connection-lost-once?key=goes-on' }), 'Nguồn tin thử');
  await expect(headlines(page)).toHaveCount(9);
  site.release('goes-on');
  await expect(page.getByRole('alert')).toContainText('bị ngắt giữa chừng');
  await expect(headlines(page)).toHaveCount(9);
  await page.getByRole('button', { name: 'Thử lại' }).click();
  await expect(headlines(page)).toHaveCount(12);
  await expect(page.getByRole('alert')).toHaveCount(0);
});
