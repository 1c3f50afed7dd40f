import { AxeBuilder } from '@axe-core/playwright';
import { test, expect, articleBody, heading, headlines, open, whole } from './fixtures.mjs';
import { plainFeed } from './server.mjs';

const START = new Date('2026-11-25T09:28:00Z'); // 16:28 in Vietnam

const refresh = (page) => page.getByRole('button', { name: 'Làm mới', exact: true });
const waiting = (page) => page.getByRole('button', { name: /^\d+ bài mới$/ });
const count = (page, articles) => page.getByRole('main').getByText(`${articles} bài viết`, { exact: true });
const says = (page) => page.getByRole('status');

const item = (id, title = `Bài ${id}`) => ({
  id,
  title,
  summary: `Tóm tắt của ${id}.`,
  date_published: '2026-11-25T08:00:00+07:00',
  content_html: `<p>Nội dung của ${id}.</p>`,
});

/** The same feed with other items. */
const withItems = (feed, change) => ({ ...feed, items: change(structuredClone(feed.items)) });

/** Opens the list of a changing feed, with the clock in the test's hands. */
async function openList(page, site, name, count = 30, query = {}) {
  await page.clock.install({ time: START });
  const first = plainFeed(count);
  const feed = site.changingFeed(name, first);
  await open(page, site.at({ feed: feed.url, ...query }));
  await expect(refresh(page)).toBeVisible();
  return { feed, first };
}

/** Somebody comes back to the tab after so long. */
async function comeBack(page, after) {
  await page.clock.fastForward(after);
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
}

/** The article that is at the top of the screen: which it is, and where. Runs in the page. */
const topOfScreen = () => {
  const items = [...document.querySelectorAll('main li')].filter((one) => one.querySelector('h2'));
  const top = items.find((one) => one.getBoundingClientRect().bottom > 0);
  return { title: top.querySelector('h2').textContent, top: Math.round(top.getBoundingClientRect().top) };
};

async function expectNoViolation(page) {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes[0].html])).toEqual([]);
}

test('the age of the news is told, and the button asks for newer', async ({ page, site }) => {
  const { feed } = await openList(page, site, 'fresh-button');
  await expect(page.getByText('Cập nhật lúc 16:28')).toBeVisible();
  await page.clock.fastForward('01:00');
  await refresh(page).focus();
  await page.keyboard.press('Enter');
  await expect(says(page)).toHaveText('Không có bài mới');
  await expect(page.getByText('Cập nhật lúc 16:29')).toBeVisible();
  // For those who see, for a moment.
  const answer = page.getByRole('main').getByText('Không có bài mới');
  await expect(answer).toBeVisible();
  await page.clock.fastForward('00:06');
  await expect(answer).toHaveCount(0);
  await expect(refresh(page)).toBeFocused();
  // The server had to say one line only.
  expect(feed.answers).toEqual([200, 304]);
  expect((await refresh(page).boundingBox()).height).toBeGreaterThanOrEqual(44);
});

test('new articles wait behind a button, and nothing that is being read moves', async ({ page, site }) => {
  const { feed, first } = await openList(page, site, 'fresh-new', 60);
  await headlines(page).nth(15).scrollIntoViewIfNeeded();
  await headlines(page).nth(15).focus();
  const before = await page.evaluate(topOfScreen);
  const drawn = await page.locator('main li').elementHandles();
  feed.set(withItems(first, (items) => [item('moi-1'), item('moi-2'), ...items]));
  await comeBack(page, '02:00');
  await expect(waiting(page)).toHaveText('2 bài mới');
  await expect(says(page)).toHaveText('2 bài mới');
  expect(await page.evaluate(topOfScreen)).toEqual(before);
  await expect(headlines(page).nth(15)).toBeFocused();
  for (const one of drawn.slice(0, 20)) expect(await one.evaluate((node) => node.isConnected)).toBe(true);
  await expect(waiting(page)).toBeInViewport();
  await expectNoViolation(page);
  await waiting(page).click();
  await expect(headlines(page).first()).toHaveText('Bài moi-1');
  await expect(headlines(page).first()).toBeFocused();
  await expect(headlines(page).first()).toBeInViewport();
  await expect(headlines(page).nth(2)).toHaveText('Bài thử số 1');
  await expect(waiting(page)).toHaveCount(0);
  await expect(count(page, 62)).toBeVisible();
  // They can be opened and found like all others, and the way back finds the list.
  await headlines(page).first().click();
  await expect(articleBody(page)).toHaveText('Nội dung của moi-1.');
  await page.goBack();
  await expect(headlines(page).first()).toHaveText('Bài moi-1');
  await page.getByRole('searchbox').fill('moi-2');
  await expect(page.getByRole('main').getByRole('link', { name: 'Bài moi-2' })).toBeVisible();
});

test('a list that was empty fills by itself', async ({ page, site }) => {
  const { feed, first } = await openList(page, site, 'fresh-empty', 0);
  await expect(page.getByText(/chưa có bài nào/)).toBeVisible();
  feed.set(withItems(first, () => [item('a')]));
  await comeBack(page, '02:00');
  await expect(headlines(page)).toHaveText(['Bài a']);
});

test('what its publisher has taken back vanishes from the list and the search, and the screen stands still', async ({ page, site }) => {
  // In one column: beside each other, what follows has to take the free place.
  await page.setViewportSize({ width: 360, height: 800 });
  const { feed, first } = await openList(page, site, 'fresh-withdrawn', 40);
  await headlines(page).nth(20).scrollIntoViewIfNeeded();
  const before = await page.evaluate(topOfScreen);
  feed.set(withItems(first, (items) => items.filter(({ id }) => id !== 'bai-3')));
  await comeBack(page, '02:00');
  await expect(count(page, 39)).toBeVisible();
  expect(await page.evaluate(topOfScreen)).toEqual(before);
  await expect(page.getByRole('link', { name: 'Bài thử số 3', exact: true })).toHaveCount(0);
  await page.getByRole('searchbox').fill('"thử số 3"');
  await expect(page.getByText('Không có kết quả')).toBeVisible();
});

test('an open article that is taken back stays readable, says so, and is gone when it is left', async ({ page, site }) => {
  const { feed, first } = await openList(page, site, 'fresh-open', 5);
  await headlines(page).nth(2).click();
  await expect(articleBody(page)).toHaveText('Nội dung của bài thử số 3.');
  const body = await articleBody(page).elementHandle();
  const place = await body.boundingBox();
  feed.set(withItems(first, (items) => items.filter(({ id }) => id !== 'bai-3')));
  await comeBack(page, '02:00');
  const note = page.getByRole('note').filter({ hasText: 'Nơi đăng đã gỡ bài này' });
  await expect(note).toBeVisible();
  expect(await body.boundingBox()).toEqual(place);
  await expectNoViolation(page);
  await note.getByRole('button', { name: 'Đóng' }).click();
  await expect(note).toHaveCount(0);
  await expect(heading(page)).toHaveText('Bài thử số 3');
  await page.getByRole('link', { name: 'Danh sách' }).click();
  await expect(headlines(page)).toHaveCount(4);
  await page.goBack();
  await expect(page.getByRole('alert')).toBeVisible();
});

test('an open article that its feed has no room for any more can be saved all the same', async ({ page, site }) => {
  const { feed, first } = await openList(page, site, 'fresh-older', 5);
  await headlines(page).nth(4).click();
  await expect(articleBody(page)).toHaveText('Nội dung của bài thử số 5.');
  feed.set(withItems(first, (items) => [item('moi'), ...items.slice(0, 4)]));
  await comeBack(page, '02:00');
  await expect.poll(() => feed.answers.length).toBe(2);
  await expect(page.getByRole('main').getByRole('link', { name: 'Bài moi' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Lưu bài', exact: true }).click();
  await expect(says(page)).toHaveText('Đã lưu bài: Bài thử số 5');
  await page.getByRole('banner').getByRole('link', { name: 'Đã lưu (1)' }).click();
  await headlines(page).click();
  await expect(articleBody(page)).toHaveText('Nội dung của bài thử số 5.');
});

test('a saved article that is taken back stays and is marked', async ({ page, site }) => {
  const { feed, first } = await openList(page, site, 'fresh-saved', 5);
  await headlines(page).nth(2).click();
  await page.getByRole('button', { name: 'Lưu bài', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Đã lưu', exact: true })).toBeVisible();
  await page.getByRole('link', { name: 'Danh sách' }).click();
  await expect(headlines(page)).toHaveCount(5);
  feed.set(withItems(first, (items) => items.filter(({ id }) => id !== 'bai-3')));
  await comeBack(page, '02:00');
  await expect(headlines(page)).toHaveCount(4);
  await page.getByRole('banner').getByRole('link', { name: /^Đã lưu/ }).click();
  await expect(headlines(page)).toHaveText(['Bài thử số 3']);
  await expect(page.getByRole('main').getByText('Đã gỡ', { exact: true })).toBeVisible();
  await headlines(page).first().click();
  await expect(articleBody(page)).toHaveText('Nội dung của bài thử số 3.');
  await expect(page.getByText('Nơi đăng đã gỡ bài này. Bạn đang đọc bản đã lưu trên thiết bị.')).toBeVisible();
});

test('saved articles follow what happened to them while nobody looked', async ({ page, site }) => {
  const { feed, first } = await openList(page, site, 'fresh-away', 5);
  const dated = withItems(first, (items) => items.map((one, index) => ({ ...one, date_published: `2026-11-2${5 - index}T08:00:00+07:00` })));
  feed.set(dated);
  for (const id of ['bai-2', 'bai-3', 'bai-5']) {
    await open(page, site.at({ feed: feed.url, article: id }));
    await page.getByRole('button', { name: 'Lưu bài', exact: true }).click();
    await expect(page.getByRole('button', { name: 'Đã lưu', exact: true })).toBeVisible();
  }
  // The third is taken back, the second corrected; the fifth has only made room.
  feed.set(withItems(dated, (items) => items.slice(0, 4).filter(({ id }) => id !== 'bai-3').map((one) => (one.id === 'bai-2' ? { ...one, title: 'Hai, đã sửa' } : one))));
  await open(page, site.at({ feed: feed.url }));
  await expect(headlines(page)).toHaveCount(3);
  await page.getByRole('banner').getByRole('link', { name: /^Đã lưu/ }).click();
  // Those of one second have no order.
  await expect.poll(async () => (await headlines(page).allTextContents()).sort()).toEqual(['Bài thử số 3', 'Bài thử số 5', 'Hai, đã sửa']);
  await expect(page.getByRole('listitem').filter({ hasText: 'Đã gỡ' })).toHaveCount(1);
  await expect(page.getByRole('listitem').filter({ hasText: 'Đã gỡ' })).toContainText('Bài thử số 3');
});

test('a saved article that a slow database gives late follows all the same', async ({ page, site, context }) => {
  const { feed, first } = await openList(page, site, 'fresh-late', 3);
  await open(page, site.at({ feed: feed.url, article: 'bai-2' }));
  await page.getByRole('button', { name: 'Lưu bài', exact: true }).click();
  await expect.poll(() => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('bantin.saved.')))).toEqual([]);
  feed.set(withItems(first, (items) => items.map((one) => (one.id === 'bai-2' ? { ...one, title: 'Hai, đã sửa' } : one))));

  // Somebody wants to change the database, and somebody else does not let go of it: whoever comes then waits.
  const other = await context.newPage();
  await other.goto(site.at({ view: 'saved' }));
  await page.goto('about:blank');
  await other.evaluate(
    () =>
      new Promise((done) => {
        const holding = indexedDB.open('bantin');
        holding.onsuccess = () => {
          const wanting = indexedDB.open('bantin', 99);
          wanting.onupgradeneeded = () => wanting.transaction.abort();
          wanting.onerror = (event) => event.preventDefault();
          wanting.onblocked = () => done();
          window.letGo = () => holding.result.close();
        };
      }),
  );
  await open(page, site.at({ feed: feed.url }));
  await expect(headlines(page)).toHaveCount(3);
  await page.clock.fastForward('00:05');
  await page.getByRole('banner').getByRole('link', { name: /^Đã lưu/ }).click();
  await expect(heading(page)).toHaveText('Bài đã lưu');
  await expect(headlines(page)).toHaveCount(0);
  await other.evaluate(() => window.letGo());
  await expect(headlines(page)).toHaveText(['Hai, đã sửa']);
});

test('a saved article is corrected before the eyes of who looks at the saved ones', async ({ page, site }) => {
  const { feed, first } = await openList(page, site, 'fresh-saved', 3);
  await open(page, site.at({ feed: feed.url, article: 'bai-2' }));
  await page.getByRole('button', { name: 'Lưu bài', exact: true }).click();
  await page.getByRole('banner').getByRole('link', { name: /^Đã lưu/ }).click();
  await expect(headlines(page)).toHaveText(['Bài thử số 2']);
  feed.set(withItems(first, (items) => items.map((one) => (one.id === 'bai-2' ? { ...one, title: 'Hai, đã sửa', summary: 'Tóm tắt đã sửa.' } : one))));
  await comeBack(page, '02:00');
  await expect(headlines(page)).toHaveText(['Hai, đã sửa']);
  await expect(page.getByText('Tóm tắt đã sửa.')).toBeVisible();
});

test('a correction shows in the list at once, and in an open article when its reader wishes', async ({ page, site }) => {
  const { feed, first } = await openList(page, site, 'fresh-corrected', 5);
  const correct = (title, text) =>
    withItems(first, (items) => items.map((one) => (one.id === 'bai-2' ? { ...one, title, content_html: `<p>${text}</p>` } : one)));
  feed.set(correct('Bài thử số 2, đã sửa', 'Câu đã sửa.'));
  await comeBack(page, '02:00');
  const corrected = page.getByRole('listitem').filter({ hasText: 'Bài thử số 2, đã sửa' });
  await expect(corrected.getByText('cập nhật')).toBeVisible();
  await expect(headlines(page)).toHaveCount(5);
  await headlines(page).nth(1).click();
  await expect(articleBody(page)).toHaveText('Câu đã sửa.');
  const body = await articleBody(page).elementHandle();

  feed.set(correct('Bài thử số 2, sửa lần nữa', 'Câu sửa lần nữa.'));
  await comeBack(page, '02:00');
  await expect(page.getByRole('note')).toContainText('Bài này vừa được cập nhật');
  expect(await body.evaluate((node) => node.isConnected && node.textContent)).toBe('Câu đã sửa.');
  await expect(heading(page)).toHaveText('Bài thử số 2, đã sửa');
  await expect(page).toHaveTitle(/^Bài thử số 2, đã sửa/);
  await expectNoViolation(page);
  await page.getByRole('button', { name: 'xem bản mới' }).click();
  await expect(heading(page)).toHaveText('Bài thử số 2, sửa lần nữa');
  await expect(heading(page)).toBeFocused();
  await expect(articleBody(page)).toHaveText('Câu sửa lần nữa.');
  await expect(page.getByRole('note')).toHaveCount(0);
  await page.getByRole('searchbox').fill('"sửa lần nữa"');
  await expect(headlines(page)).toHaveCount(1);
  await page.getByRole('searchbox').fill('"câu đã sửa"');
  await expect(page.getByText('Không có kết quả')).toBeVisible();
});

test('the news is asked for every five minutes while somebody looks, and a feed that has ended is not', async ({ page, site }) => {
  const { feed, first } = await openList(page, site, 'fresh-poll', 3);
  await page.clock.fastForward('05:01');
  await expect.poll(() => feed.answers).toEqual([200, 304]);
  await expect(page.getByText('Cập nhật lúc 16:33')).toBeVisible();
  feed.set({ ...first, expired: true });
  await page.clock.fastForward('05:01');
  await expect(page.getByText(/Nguồn tin này đã ngừng/)).toBeVisible();
  expect(feed.answers).toEqual([200, 304, 200]);
  await page.clock.fastForward('02:00:00');
  await comeBack(page, '02:00:00');
  // Who asks all the same gets an answer, and it is the first one since.
  await refresh(page).click();
  await expect(says(page)).toHaveText('Không có bài mới');
  expect(feed.answers).toEqual([200, 304, 200, 304]);
});

test('what a server asks for is obeyed, by the clock and by the button', async ({ page, site, expected }) => {
  expected.push(/503/);
  const { feed, first } = await openList(page, site, 'fresh-retry-after', 3);
  feed.way({ status: 503, headers: { 'retry-after': '1200' } });
  await page.clock.fastForward('05:01');
  await expect(page.getByText('Tin lúc 16:28, chưa làm mới')).toBeVisible();
  expect(feed.answers).toEqual([200, 503]);
  feed.way({});
  feed.set(withItems(first, (items) => [item('moi'), ...items]));
  await comeBack(page, '10:00');
  await refresh(page).click();
  await expect(says(page)).toHaveText(/^Máy chủ đang bận\. Mời bạn làm mới lại sau 16:5\d\.$/);
  expect(feed.answers).toEqual([200, 503]);
  await page.clock.fastForward('11:00');
  await expect(waiting(page)).toHaveText('1 bài mới');
  expect(feed.answers).toEqual([200, 503, 200]);
});

test('a server that is ill is asked ever more seldom, and all is well when it is', async ({ page, site, expected }) => {
  expected.push(/500/);
  const { feed, first } = await openList(page, site, 'fresh-ill', 3);
  feed.way({ status: 500 });
  await refresh(page).click();
  await expect(says(page)).toHaveText(/máy chủ/i);
  await expect(headlines(page)).toHaveCount(3);
  // Each wait is at most twice as long as the one before, from half a minute on.
  for (const [index, seconds] of [31, 61, 121, 241].entries()) {
    await page.clock.fastForward(seconds * 1000);
    await expect.poll(() => feed.answers.length).toBe(index + 3);
    await expect(page.getByRole('button', { name: 'Làm mới' })).toHaveAttribute('aria-busy', 'false');
  }
  feed.way({ break: true });
  await page.clock.fastForward(481_000);
  await expect.poll(() => feed.answers.length).toBe(7);
  // What is cut off says nothing of what is missing.
  await expect(headlines(page)).toHaveCount(3);
  feed.way({});
  feed.set(withItems(first, (items) => [item('moi'), ...items]));
  await page.clock.fastForward(961_000);
  await expect(waiting(page)).toHaveText('1 bài mới');
  await expect(page.getByText(/^Cập nhật lúc/)).toBeVisible();
});

test('news that could not be read at first comes by itself when its server is well', async ({ page, site, expected }) => {
  expected.push(/503/);
  await page.clock.install({ time: START });
  const feed = site.changingFeed('fresh-heals', plainFeed(3));
  feed.way({ status: 503, headers: { 'retry-after': '60' } });
  await page.goto(site.at({ feed: feed.url }));
  await expect(page.getByRole('alert')).toBeVisible();
  expect(feed.answers).toEqual([503]);
  feed.way({});
  // The clock of the news runs once the view stands.
  await whole(page);
  await page.clock.fastForward('00:50');
  expect(feed.answers).toEqual([503]);
  await page.clock.fastForward('02:00');
  await expect(headlines(page)).toHaveCount(3);
});

test('the news is asked for when the network is back', async ({ page, site, context }) => {
  const { feed, first } = await openList(page, site, 'fresh-online', 3);
  await context.setOffline(true);
  await refresh(page).click();
  await expect(says(page)).toHaveText(/mạng/);
  await page.clock.fastForward('20:00');
  expect(feed.answers).toEqual([200]);
  feed.set(withItems(first, (items) => [item('moi'), ...items]));
  await context.setOffline(false);
  await expect(waiting(page)).toHaveText('1 bài mới');
});

test('a tab that was left for a moment asks for nothing', async ({ page, site }) => {
  const { feed } = await openList(page, site, 'fresh-moment', 3);
  await comeBack(page, '00:20');
  await refresh(page).click();
  await expect(says(page)).toHaveText('Không có bài mới');
  expect(feed.answers).toEqual([200, 304]);
});

test('an article that moved to the next page of its feed is not taken back', async ({ page, site }) => {
  await page.clock.install({ time: START });
  const all = plainFeed(45).items;
  const second = site.changingFeed('fresh-page-2', { ...plainFeed(0), items: all.slice(30) });
  const pageOne = (items) => ({ ...plainFeed(0), next_url: second.url, items });
  const feed = site.changingFeed('fresh-page-1', pageOne(all.slice(0, 30)));
  await open(page, site.at({ feed: feed.url }));
  await expect(refresh(page)).toBeVisible();
  // One is new, one was taken back, and so one of the first page is on the second now.
  feed.set(pageOne([item('moi-1'), item('moi-2'), ...all.filter(({ id }) => id !== 'bai-3').slice(0, 28)]));
  await refresh(page).click();
  await expect(waiting(page)).toHaveText('2 bài mới');
  await expect(count(page, 29)).toBeVisible();
  await waiting(page).click();
  await expect(count(page, 31)).toBeVisible();
  await expect(page.getByRole('link', { name: 'Bài thử số 3', exact: true })).toHaveCount(0);
  await page.getByRole('searchbox').fill('"thử số 30"');
  await expect(headlines(page)).toHaveCount(1);
});

test.describe('by touch', () => {
  test.use({ hasTouch: true, viewport: { width: 360, height: 800 } });

  /** A finger goes down the middle of the screen along these heights. */
  async function drag(page, heights) {
    const client = await page.context().newCDPSession(page);
    const touch = (type, y) => client.send('Input.dispatchTouchEvent', { type, touchPoints: y === undefined ? [] : [{ x: 180, y }] });
    await touch('touchStart', heights[0]);
    for (const y of heights.slice(1)) await touch('touchMove', y);
    return { to: (y) => touch('touchMove', y), lift: () => touch('touchEnd') };
  }

  test('pulling the list down refreshes it, and going back up does not', async ({ page, site }) => {
    const { feed } = await openList(page, site, 'fresh-pull', 12);
    const sign = page.locator('.pull span.pill');
    let finger = await drag(page, [300, 330, 380]);
    await expect(sign).toHaveText('Kéo xuống để làm mới');
    for (const y of [440, 480]) await finger.to(y);
    await expect(sign).toHaveText('Thả ra để làm mới');
    await expect(sign).toBeInViewport();
    await finger.lift();
    await expect(says(page)).toHaveText('Không có bài mới');
    await expect(sign).toBeHidden();
    expect(feed.answers).toEqual([200, 304]);
    finger = await drag(page, [300, 330, 380, 440, 480]);
    await expect(sign).toHaveText('Thả ra để làm mới');
    await expect(sign).toBeVisible();
    for (const y of [440, 400, 350]) await finger.to(y);
    await expect(sign).toBeHidden();
    await finger.lift();
    // A list that is scrolled scrolls.
    await page.evaluate(() => scrollTo(0, 600));
    finger = await drag(page, [300, 330, 380, 440, 480]);
    await expect(sign).toBeHidden();
    await finger.lift();
    await refresh(page).click();
    await expect.poll(() => feed.answers).toEqual([200, 304, 304]);
  });
});
