// Articles whose headlines are seen are drawn before anybody opens one.

import { articleBody, expect, heading, headlines, open, test, whole } from './fixtures.mjs';
import { plainFeed } from './server.mjs';

const item = (id, more = {}) => ({
  id,
  title: `Bài ${id}`,
  authors: [{ name: 'Vũ Ngọc Ánh', avatar: `../pictures/icon.svg?author-${id}` }],
  image: `../pictures/cap-bien.svg?lead-${id}`,
  tags: ['Chính sách'],
  date_published: '2026-11-25T08:00:00+07:00',
  content_html: `<p>Nội dung của ${id}.</p><p><img src="../pictures/cau-song-giang.svg?text-${id}" alt="Cầu"></p>`,
  ...more,
});

/** Those on the first screen and many below it. */
const newsOf = (ids) => ({ version: 'https://jsonfeed.org/version/1.1', title: 'Tin', language: 'vi', items: ids.map((id) => item(id)) });
const IDS = Array.from({ length: 30 }, (_, index) => `so-${index + 1}`);

test.use({ viewport: { width: 412, height: 823 } });

/** Lets a test know each text of an article that the browser has parsed. */
test.beforeEach(({ page }) =>
  page.addInitScript(() => {
    window.parsed = [];
    window.parsedAt = 0;
    const parse = DOMParser.prototype.parseFromString;
    DOMParser.prototype.parseFromString = function (text, type) {
      parsed.push(String(text));
      parsedAt = performance.now();
      return parse.call(this, text, type);
    };
  }));

const isDrawn = (page, words) => page.evaluate((words) => parsed.some((text) => text.includes(words)), words);
const expectDrawn = (page, words) => expect.poll(() => isDrawn(page, words)).toBe(true);
/** Whether nothing is being drawn: what was drawn for a place that was scrolled past is drawn anew. */
const isAtRest = (page) => page.evaluate(() => performance.now() - parsedAt > 1_000);

/** Opens an article that is drawn already: nothing of it is parsed again. */
async function openDrawn(page, link, id) {
  const words = `Nội dung của ${id}.`;
  await expectDrawn(page, words);
  await expect.poll(() => isAtRest(page)).toBe(true);
  await page.evaluate(() => (parsed.length = 0));
  await link.click();
  await expect(heading(page)).toHaveText(`Bài ${id}`);
  await expect(articleBody(page)).toContainText(words);
  expect(await isDrawn(page, words)).toBe(false);
}

test('what is seen is drawn, asks for nothing, and is read only when it is opened', async ({ page, site }) => {
  const asked = [];
  page.on('request', (request) => asked.push(new URL(request.url()).search));
  await open(page, site.at({ feed: site.feed('ahead', newsOf(IDS)) }), 'Tin');
  await expectDrawn(page, 'Nội dung của so-2.');
  expect(await isDrawn(page, 'Nội dung của so-20.')).toBe(false);
  expect(asked.filter((search) => search.startsWith('?text-'))).toEqual([]);
  await expect(page.getByText('Đã đọc')).toHaveCount(0);
  await openDrawn(page, headlines(page).nth(1), 'so-2');
  await expect(heading(page)).toBeFocused();
  // All that belongs to an article comes with it.
  await expect(page.getByRole('button', { name: 'Lưu bài', exact: true })).toBeVisible();
  await expect.poll(() => asked).toContain('?text-so-2');
  await expect.poll(() => page.locator('main figure img').first().evaluate((one) => one.complete && one.naturalWidth > 0)).toBe(true);
  await page.getByRole('link', { name: 'Danh sách' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'Bài so-2' }).getByText('Đã đọc')).toBeVisible();
  await expect(page.getByText('Đã đọc')).toHaveCount(1);
  expect(asked).not.toContain('?text-so-1');
});

test('whoever scrolls on finds the next ones drawn', async ({ page, site }) => {
  await open(page, site.at({ feed: site.feed('ahead', newsOf(IDS)) }), 'Tin');
  await expectDrawn(page, 'Nội dung của so-1.');
  const far = headlines(page).filter({ hasText: /^Bài so-20$/ });
  await far.scrollIntoViewIfNeeded();
  await openDrawn(page, far, 'so-20');
  // The way back leads to where it was.
  await page.goBack();
  await expect(far).toBeInViewport();
});

test('what was found is drawn once somebody has typed to the end', async ({ page, site }) => {
  await open(page, site.at({ feed: site.feed('ahead', newsOf(IDS)) }), 'Tin');
  await page.getByRole('searchbox').pressSequentially('so-27');
  await openDrawn(page, headlines(page).first(), 'so-27');
  await page.getByRole('link', { name: 'Danh sách' }).click();
  await expect(page).toHaveURL(/q=so-27/);
});

test('a text of a large feed that was put away is drawn ahead as well, and as it is now', async ({ page, site }) => {
  const large = `<p>${'Chuyện dài của làng. '.repeat(400)}</p>`;
  const all = newsOf(Array.from({ length: 120 }, (_, index) => `so-${index + 1}`));
  for (const one of all.items) one.content_html += large;
  const feed = site.changingFeed('ahead-large', all);
  await open(page, site.at({ feed: feed.url }), 'Tin');
  const far = headlines(page).filter({ hasText: /^Bài so-110$/ });
  const goDown = async () => {
    await expect.poll(async () => {
      await page.keyboard.press('End');
      return far.isVisible();
    }).toBe(true);
    // To the top: the six that are drawn ahead are counted from there, whatever moves below it.
    await far.evaluate((link) => link.scrollIntoView());
  };
  await goDown();
  await openDrawn(page, far, 'so-110');
  await page.goBack();
  const next = structuredClone(all);
  next.items[109] = item('so-110', { content_html: '<p>Nội dung đã sửa.</p>', date_modified: '2026-11-25T09:00:00+07:00' });
  feed.set(next);
  await page.getByRole('button', { name: 'Làm mới', exact: true }).click();
  await expect.poll(() => feed.answers.length).toBe(2);
  await goDown();
  await expect(page.getByRole('listitem').filter({ hasText: 'Bài so-110' }).getByText('cập nhật')).toBeVisible();
  await far.click();
  await expect(articleBody(page)).toContainText('Nội dung đã sửa.');
});

test('an article that was corrected meanwhile is opened as it is now', async ({ page, site }) => {
  const feed = site.changingFeed('ahead-corrected', newsOf(IDS));
  await open(page, site.at({ feed: feed.url }), 'Tin');
  await expectDrawn(page, 'Nội dung của so-1.');
  const next = newsOf(IDS);
  next.items[0] = item('so-1', { title: 'Bài sửa lại', content_html: '<p>Nội dung đã sửa.</p>', date_modified: '2026-11-25T09:00:00+07:00' });
  feed.set(next);
  await page.getByRole('button', { name: 'Làm mới', exact: true }).click();
  await headlines(page).filter({ hasText: 'Bài sửa lại' }).click();
  await expect(articleBody(page)).toContainText('Nội dung đã sửa.');
  await expect(heading(page)).toHaveText('Bài sửa lại');
});

test('what is chosen on the list holds for the article: language, pictures, tag', async ({ page, site }) => {
  await open(page, site.at({ feed: site.feed('ahead', newsOf(IDS)) }), 'Tin');
  await expectDrawn(page, 'Nội dung của so-1.');
  await page.getByRole('button', { name: 'Cỡ chữ và giao diện' }).click();
  await page.getByRole('switch', { name: 'Chỉ tải ảnh khi tôi yêu cầu' }).check();
  await page.keyboard.press('Escape');
  await headlines(page).first().click();
  await expect(articleBody(page).getByRole('button', { name: 'Hiện ảnh: Cầu' })).toBeVisible();
  await expect(page.locator('main article .author')).toHaveText('Vũ Ngọc Ánh');
  expect(await page.locator('main article .author img').count()).toBe(0);
  await page.getByRole('link', { name: 'Danh sách' }).click();
  await page.getByRole('main').getByRole('link', { name: 'Chính sách' }).first().click();
  await expect(heading(page)).toContainText('Chính sách');
  await headlines(page).first().click();
  await page.getByRole('link', { name: 'Danh sách' }).click();
  await expect(heading(page)).toContainText('Chính sách');
  await page.getByRole('link', { name: 'English' }).click();
  await headlines(page).first().click();
  await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeVisible();
});

test('a film is not asked for before its article is opened', async ({ page, site }) => {
  const asked = [];
  page.on('request', (request) => asked.push(new URL(request.url()).search));
  const film = '<p>Nội dung có phim.</p><VIDEO controls poster="../pictures/cap-quang-dao.svg?poster" src="../documents/phim.mp4"></VIDEO>';
  const items = [item('phim', { content_html: film }), ...newsOf(IDS).items];
  await open(page, site.at({ feed: site.feed('ahead-film', { ...newsOf([]), items }) }), 'Tin');
  await expectDrawn(page, 'Nội dung của so-1.');
  expect(await isDrawn(page, 'Nội dung có phim.')).toBe(false);
  expect(asked).not.toContain('?poster');
  await headlines(page).first().click();
  await expect(articleBody(page)).toContainText('Nội dung có phim.');
  await expect.poll(() => asked).toContain('?poster');
});

test('what lies below the screen is left out until the screen is painted, and there right after it', async ({ page, site }) => {
  const feed = newsOf(IDS);
  for (const one of feed.items) one.content_html += '<p>Một câu nữa của bài ấy. </p>'.repeat(60) + '<p>Câu cuối.</p>';
  await open(page, site.at({ feed: site.feed('ahead-below', feed) }), 'Tin');
  await expectDrawn(page, 'Nội dung của so-2.');
  // What was marked when it came into the page, and is marked no longer.
  await page.evaluate(() => {
    window.letIn = [];
    const note = (records) => records.forEach(({ target }) => window.letIn.push(target.textContent.trim()));
    new MutationObserver(note).observe(document, { subtree: true, attributeFilter: ['data-below'] });
  });
  await openDrawn(page, headlines(page).nth(1), 'so-2');
  await expect.poll(() => page.evaluate(() => window.letIn)).toEqual(['Một câu nữa của bài ấy.']);
  await expect(page.locator('[data-below]')).toHaveCount(0);
  expect(await articleBody(page).locator('p').last().evaluate((part) => part.checkVisibility())).toBe(true);
  // Whoever comes back to a place in it finds it.
  await articleBody(page).locator('p').last().evaluate((part) => part.scrollIntoView());
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(1_000);
  const place = await page.evaluate(() => scrollY);
  await page.getByRole('banner').getByRole('link').first().evaluate((link) => link.click());
  await expect(heading(page)).toHaveText('Tin');
  await page.goBack();
  await expect(heading(page)).toHaveText('Bài so-2');
  await expect.poll(() => page.evaluate((place) => Math.abs(scrollY - place), place)).toBeLessThan(200);
});

/** What stands in the page apart, and is not shown. */
const apart = (page) => page.locator('[data-apart]');

/** Results that fill a screen. */
const longNewsOf = (ids) => {
  const feed = newsOf(ids);
  for (const one of feed.items) one.summary = `Chuyện dài của làng kể lại cho ${one.id}. `.repeat(6);
  return feed;
};

/** Opens a list whose first articles are drawn. */
async function openNews(page, site, feed = newsOf(IDS)) {
  await open(page, site.at({ feed: site.feed('ahead', feed) }), 'Tin');
  await expectDrawn(page, 'Nội dung của so-2.');
}

/** Puts the focus into the box; the page of the search is made by then. */
async function beginSearch(page) {
  await page.getByRole('searchbox').click();
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50))));
}

test('a pressed headline has its article laid out, unseen, and opens that very view', async ({ page, site }) => {
  await openNews(page, site);
  await headlines(page).nth(1).hover();
  await page.mouse.down();
  await expect(apart(page)).toHaveCount(1);
  expect(await apart(page).locator('.body').evaluate((text) => text.getBoundingClientRect().height)).toBeGreaterThan(20);
  // Nobody sees it, hears of it or gets there.
  expect(await apart(page).locator('h1').evaluate((one) => one.checkVisibility())).toBe(false);
  expect(await apart(page).evaluate((one) => one.getBoundingClientRect().height)).toBe(0);
  await expect(heading(page)).toHaveText('Tin');
  const laidOut = await page.locator('main article').elementHandle();
  await page.mouse.up();
  await expect(heading(page)).toHaveText('Bài so-2');
  await expect(heading(page)).toBeFocused();
  expect(await page.locator('main article').evaluate((one, known) => one === known, laidOut)).toBe(true);
  // What was there before is gone, once that is painted.
  await expect(apart(page)).toHaveCount(0);
  await expect(page.locator('main h1')).toHaveCount(1);
  await expect(page.getByRole('main').getByRole('link', { name: 'Bài so-9' })).toHaveCount(0);
  await page.goBack();
  await expect(heading(page)).toHaveText('Tin');
  await openDrawn(page, headlines(page).nth(2), 'so-3');
});

test('a press that opens nothing leaves nothing behind', async ({ page, site }) => {
  await openNews(page, site);
  await headlines(page).nth(1).hover();
  await page.mouse.down();
  await expect(apart(page)).toHaveCount(1);
  await page.mouse.move(5, 400);
  await page.mouse.up();
  await expect(apart(page)).toHaveCount(0);
  await expect(heading(page)).toHaveText('Tin');
  // It is drawn still.
  await openDrawn(page, headlines(page).nth(1), 'so-2');
});

test('a press for another tab lays out nothing', async ({ page, site }) => {
  await openNews(page, site);
  await page.evaluate(() => {
    window.apart = 0;
    new MutationObserver(() => (apart += 1)).observe(document.querySelector('main'), { childList: true });
  });
  await headlines(page).nth(1).hover();
  await page.mouse.down({ button: 'right' });
  await page.mouse.up({ button: 'right' });
  expect(await page.evaluate(() => apart)).toBe(0);
  await page.mouse.down();
  await expect.poll(() => page.evaluate(() => apart)).toBe(1);
  await page.mouse.up();
  await expect(heading(page)).toHaveText('Bài so-2');
});

test.describe('with a finger', () => {
  test.use({ hasTouch: true, isMobile: true });

  test('one that stays lays out, one that scrolls does not', async ({ page, site }) => {
    await openNews(page, site);
    const { x, y } = await headlines(page).nth(1).boundingBox();
    const client = await page.context().newCDPSession(page);
    const touch = (type, dy = 0) =>
      client.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x: x + 20, y: y + 10 + dy }] });
    await touch('touchStart');
    await expect(apart(page)).toHaveCount(1);
    for (let dy = -5; dy >= -200; dy -= 15) await touch('touchMove', dy);
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(50);
    await expect(apart(page)).toHaveCount(0);
    await touch('touchEnd');
    await expect(heading(page)).toHaveText('Tin');
    await openDrawn(page, headlines(page).nth(2), 'so-3');
  });
});

/** How many items of lists are made from now on. */
async function countItems(page) {
  await page.evaluate(() => {
    window.entries = 0;
    const create = Document.prototype.createElement;
    Document.prototype.createElement = function (name) {
      if (name === 'li') entries += 1;
      return create.call(this, name);
    };
  });
  return () => page.evaluate(() => entries);
}

test('the page of a search is made when its box has the focus, and used by the first letter', async ({ page, site }) => {
  await openNews(page, site, longNewsOf(IDS));
  const made = await countItems(page);
  await page.getByRole('searchbox').click();
  await expect.poll(made).toBeGreaterThan(2);
  // The list may grow meanwhile.
  await page.waitForTimeout(1_000);
  const before = await made();
  // Nothing of it is to be seen, and it looks for nothing.
  await expect(heading(page)).toHaveText('Tin');
  await expect(page.locator('main .results')).toHaveCount(0);
  await page.keyboard.press('s');
  await expect(heading(page)).toHaveText('Kết quả tìm kiếm: s');
  await expect(headlines(page).first()).toBeVisible();
  expect(await made()).toBe(before);
  // The list goes when somebody has typed to the end, and is neither seen nor heard of until then.
  await expect(page.getByRole('link', { name: 'Bài so-30' })).toHaveCount(0);
  await expect(page.locator('main h1')).toHaveCount(1);
  await expect(apart(page)).toHaveCount(0);
  await openDrawn(page, headlines(page).first(), 'so-1');
  await page.getByRole('link', { name: 'Danh sách' }).click();
  await expect(heading(page)).toHaveText('Kết quả tìm kiếm: s');
});

test('keys lead along what was found while the list before is there still', async ({ page, site }) => {
  await openNews(page, site, longNewsOf(IDS));
  await whole(page);
  await beginSearch(page);
  await page.keyboard.press('s');
  await page.keyboard.press('Enter');
  await page.keyboard.press('j');
  await expect(headlines(page).first()).toBeFocused();
  await expect(headlines(page).first()).toHaveText('Bài so-1');
});

test('a list that was left for a search is gone as soon as that is left', async ({ page, site }) => {
  await openNews(page, site, longNewsOf(IDS));
  await beginSearch(page);
  const gone = await page.getByRole('main').getByRole('list').first().elementHandle();
  await page.keyboard.press('s');
  await expect(heading(page)).toHaveText('Kết quả tìm kiếm: s');
  await page.keyboard.press('Escape');
  await expect(heading(page)).toHaveText('Tin');
  await expect(apart(page)).toHaveCount(0);
  expect(await gone.evaluate((one) => one.isConnected)).toBe(false);
  await expect(page.getByRole('main').getByRole('list').first()).toBeVisible();
});

test('a long list that was left is taken away bit by bit, and is whole on the way back', async ({ page, site }) => {
  await open(page, site.at({ feed: site.feed('ahead-long', plainFeed(4_000)) }), 'Nguồn tin thử');
  await expect(page.getByRole('main').getByText('4.000 bài viết', { exact: true })).toBeVisible();
  await expectDrawn(page, 'Nội dung của bài thử số 2.');
  // All of its parts have their places.
  await expect.poll(() => page.getByRole('main').locator('li').count()).toBeGreaterThan(300);
  await page.evaluate(() => {
    window.gone = [];
    const count = (node) => node.querySelectorAll?.('li').length ?? 0;
    const note = (records) => gone.push(...records.flatMap(({ removedNodes }) => [...removedNodes].map(count)));
    new MutationObserver(note).observe(document.querySelector('main'), { childList: true });
  });
  await headlines(page).nth(1).click();
  await expect(heading(page)).toHaveText('Bài thử số 2');
  await expect(apart(page)).toHaveCount(0);
  const gone = await page.evaluate(() => window.gone);
  expect(gone.length).toBeGreaterThan(0);
  expect(Math.max(...gone)).toBeLessThan(50);
  await page.goBack();
  await expect(heading(page)).toHaveText('Nguồn tin thử');
  // The place where the list was left is come back to first.
  await expect(async () => {
    await page.keyboard.press('End');
    await expect(page.getByRole('link', { name: 'Bài thử số 4000', exact: true })).toBeVisible({ timeout: 2_000 });
  }).toPass();
});

test('after a search of a long list that was given up at once, the page of the next one is made as well', async ({ page, site }) => {
  await open(page, site.at({ feed: site.feed('ahead-long', plainFeed(4_000)) }), 'Nguồn tin thử');
  await expect(page.getByRole('main').getByText('4.000 bài viết', { exact: true })).toBeVisible();
  await expect.poll(() => page.getByRole('main').locator('li').count()).toBeGreaterThan(300);
  await beginSearch(page);
  await page.keyboard.press('b');
  await expect(heading(page)).toHaveText('Kết quả tìm kiếm: b');
  await page.keyboard.press('Escape');
  await expect(heading(page)).toHaveText('Nguồn tin thử');
  await expect(apart(page)).toHaveCount(0);
  // The list may grow meanwhile.
  await page.waitForTimeout(1_500);
  const made = await countItems(page);
  await page.keyboard.press('b');
  await expect(headlines(page).first()).toBeVisible();
  await expect(heading(page)).toHaveText('Kết quả tìm kiếm: b');
  expect(await made()).toBe(0);
});

test('a search from the list of a tag looks everywhere, with nothing filtered', async ({ page, site }) => {
  const feed = newsOf(IDS);
  feed.items[4].tags = ['Y tế'];
  await open(page, site.at({ feed: site.feed('ahead-tag', feed), tag: 'Y tế' }), 'Y tế');
  await whole(page);
  await beginSearch(page);
  await page.keyboard.press('b');
  await expect(headlines(page).first()).toHaveText('Bài so-1');
  await expect(page.getByRole('combobox', { name: 'Chủ đề' })).toBeHidden();
});
