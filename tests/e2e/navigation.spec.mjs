import { test, expect, heading, headlines, articleBody, open, whole } from './fixtures.mjs';
import { plainFeed } from './server.mjs';

const SITE = 'Cổng Thông tin điện tử Bộ Thông tin và Dịch vụ công';
const status = (page) => page.getByRole('status');

test('headline opens its article with address, title, focus, description and structured data', async ({ page, site }) => {
  await open(page, site.url, SITE);
  const link = headlines(page).nth(1);
  const title = (await link.textContent()).trim();
  await link.click();
  await expect(heading(page)).toHaveText(title);
  await expect(heading(page)).toBeFocused();
  await expect(page).toHaveURL(/\?article=khai-mot-lan-25-thu-tuc$/);
  await expect(page).toHaveTitle(new RegExp(`^${title}`));
  await expect(page.locator('main article')).toHaveCount(1);
  const lead = await page.locator('main article > p').first().textContent();
  const description = page.locator('meta[name=description]');
  await expect(description).toHaveCount(1);
  expect(lead).toContain((await description.getAttribute('content')).slice(0, 60));
  const data = page.locator('script[type="application/ld+json"]');
  await expect(data).toHaveCount(1);
  const article = JSON.parse(await data.textContent());
  expect(article).toMatchObject({ '@context': 'https://schema.org', '@type': 'NewsArticle', headline: title });
  expect(new Date(article.datePublished).getTime()).toBe(
    new Date(await page.locator('main article time').first().getAttribute('datetime')).getTime(),
  );
});

test('list describes itself again after an article', async ({ page, site }) => {
  await open(page, site.url, SITE);
  await expect(page).toHaveTitle(/ \| Bản Tin$/);
  const title = await page.title();
  await headlines(page).first().click();
  await expect(page.locator('main article')).toBeVisible();
  await page.getByRole('link', { name: 'Danh sách' }).click();
  await expect(heading(page)).toHaveText(SITE);
  await expect(heading(page)).toBeFocused();
  await expect(page).toHaveTitle(title);
  await expect(page.locator('script[type="application/ld+json"]')).toHaveCount(0);
  await expect(page.locator('html')).toHaveAttribute('lang', 'vi');
});

test('document language follows an English article and comes back', async ({ page, site }) => {
  await open(page, site.at({ article: 'accessible-web-consultation' }));
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.getByRole('link', { name: 'Danh sách' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'vi');
});

test('reader words stay marked as Vietnamese around an English article', async ({ page, site }) => {
  await open(page, site.at({ article: 'accessible-web-consultation' }));
  const language = await page.getByRole('link', { name: 'Danh sách' }).evaluate((link) => link.closest('[lang]').lang);
  expect(language).toBe('vi');
  const ofArticle = await heading(page).evaluate((title) => title.closest('[lang]').lang);
  expect(ofArticle).toBe('en');
});

test('previous and next lead through the list', async ({ page, site }) => {
  await open(page, site.url, SITE);
  const titles = (await headlines(page).allTextContents()).slice(0, 3);
  await headlines(page).nth(1).click();
  const neighbours = page.getByRole('navigation', { name: 'Bài trước và bài tiếp theo' });
  await expect(neighbours.getByRole('link')).toHaveCount(2);
  await neighbours.getByRole('link', { name: `Bài tiếp theo ${titles[2]}` }).click();
  await expect(heading(page)).toHaveText(titles[2]);
  await expect(heading(page)).toBeFocused();
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(0);
  await neighbours.getByRole('link', { name: /^Bài trước/ }).click();
  await neighbours.getByRole('link', { name: /^Bài trước/ }).click();
  await expect(heading(page)).toHaveText(titles[0]);
  await expect(neighbours.getByRole('link')).toHaveCount(1);
});

/** Where the page stands in its next frame, by which a browser that scrolls beside the page's script has told it. */
const position = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => done(scrollY))));

test('reload keeps the scroll position of an article', async ({ page, site }) => {
  await open(page, site.at({ article: 'khai-mot-lan-25-thu-tuc' }));
  await page.mouse.wheel(0, 400);
  await expect.poll(() => position(page)).toBe(400);
  await page.reload();
  await expect(page.locator('main article')).toBeVisible();
  await expect.poll(async () => Math.abs((await position(page)) - 400)).toBeLessThan(4);
});

test('whoever reloads again and again reads the same line', async ({ page, site }) => {
  await open(page, site.at({ article: 'khai-mot-lan-25-thu-tuc' }));
  await whole(page);
  const line = articleBody(page).locator('> *').nth(7);
  const top = () => line.evaluate((line) => new Promise((done) => requestAnimationFrame(() => done(line.getBoundingClientRect().top))));
  await line.evaluate((line) => line.scrollIntoView());
  const before = await top();
  for (let times = 0; times < 3; times++) {
    // Its place is written down a little after the page has come to rest.
    await page.waitForTimeout(400);
    await page.reload();
    await expect(line).toBeVisible();
    await whole(page);
    await page.waitForTimeout(400);
    expect(Math.abs((await top()) - before), `reload ${times + 1}`).toBeLessThan(4);
  }
});

test('whoever reloads at the end of the page is there again', async ({ page, site }) => {
  await open(page, site.at({ article: 'khai-mot-lan-25-thu-tuc' }));
  await whole(page);
  const last = page.getByRole('contentinfo').getByRole('link').last();
  await last.evaluate((link) => link.scrollIntoView());
  await expect(last).toBeInViewport();
  await page.reload();
  await whole(page);
  await expect(last).toBeInViewport();
});

test('a page that was thrown away while nobody saw it comes back where it was', async ({ page, site }) => {
  // A phone that needs the room tells a page when it hides it, and nothing later.
  await page.addInitScript(() => {
    for (const event of ['scroll', 'scrollend', 'visibilitychange', 'pagehide']) addEventListener(event, (event) => globalThis.isGone && event.stopImmediatePropagation(), true);
  });
  await open(page, site.at({ article: 'khai-mot-lan-25-thu-tuc' }));
  await whole(page);
  await page.evaluate(() => {
    scrollTo(0, 700);
    document.dispatchEvent(new Event('visibilitychange'));
    globalThis.isGone = true;
    scrollTo(0, 0);
  });
  await page.reload();
  await expect(page.locator('main article')).toBeVisible();
  await expect.poll(async () => Math.abs((await position(page)) - 700)).toBeLessThan(4);
});

test('article opens by its address', async ({ page, site }) => {
  await open(page, site.at({ article: 'tram-song-dien-mat-troi' }));
  await expect(page.locator('main article h1')).toHaveCount(1);
  await expect(articleBody(page).getByRole('heading', { name: 'Một trạm nặng chưa tới 300 kg' })).toBeVisible();
});

test('unknown article is said to be unknown and the list is offered', async ({ page, site }) => {
  await open(page, site.at({ article: 'khong-co-bai-nay', x: '1' }), 'Chưa xem được tin');
  await expect(page.getByRole('main').getByRole('alert')).toContainText('Không tìm thấy bài viết này.');
  await expect(page.getByRole('button', { name: 'Thử lại' })).toHaveCount(0);
  await expect(page).toHaveTitle(/^Chưa xem được tin/);
  await page.getByRole('link', { name: 'Tất cả bài viết' }).click();
  await expect(heading(page)).toHaveText(SITE);
  await expect(page).toHaveURL(site.at({ x: '1' }));
});

test('tag narrows the list, and its articles are read within it', async ({ page, site }) => {
  await open(page, site.at({ article: 'tram-song-dien-mat-troi' }));
  await page.locator('main article').getByRole('link', { name: 'Viễn thông', exact: true }).click();
  await expect(heading(page)).toHaveText('Viễn thông');
  await expect(page).toHaveTitle(/^Viễn thông/);
  expect(new URL(page.url()).searchParams.get('tag')).toBe('Viễn thông');
  const feed = await (await page.request.get(site.at({}, 'feed.json'))).json();
  const tagged = feed.items.filter((item) => item.tags?.includes('Viễn thông')).map((item) => item.title);
  expect(tagged.length).toBeLessThan(feed.items.length);
  await expect(headlines(page)).toHaveText(tagged);
  await headlines(page).nth(1).click();
  await expect(heading(page)).toHaveText(tagged[1]);
  expect(new URL(page.url()).searchParams.get('tag')).toBe('Viễn thông');
  await expect(page.getByRole('link', { name: /^Bài tiếp theo/ })).toContainText(tagged[2]);
});

test('unknown tag is said to be empty', async ({ page, site }) => {
  await open(page, site.at({ tag: 'Không có' }), 'Không có');
  await expect(page.getByRole('main')).toContainText('Chưa có bài nào trong chuyên mục này.');
});

test('?lang=en speaks English', async ({ page, site }) => {
  await open(page, site.at({ lang: 'en' }), SITE);
  await expect(page.getByRole('link', { name: 'Skip to main content' })).toHaveCount(1);
  await expect(page.getByRole('link', { name: 'Tiếng Việt' })).toHaveAttribute('lang', 'vi');
  await expect(page.getByRole('complementary', { name: 'Related services' })).toBeVisible();
  await expect(page.getByRole('link', { name: /^See details: / }).first()).toBeVisible();
  await expect(page.getByText('40 articles').first()).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.locator('main time').first()).toHaveAttribute('title', /^[A-Z][a-z]+day, /);
});

test('other language keeps the article', async ({ page, site }) => {
  await open(page, site.at({ article: 'nam-viec-truoc-bao' }));
  const title = await heading(page).textContent();
  await page.getByRole('link', { name: 'English' }).click();
  await expect(page.getByRole('link', { name: 'All headlines' })).toBeVisible();
  await expect(heading(page)).toHaveText(title);
  const query = new URL(page.url()).searchParams;
  expect([query.get('article'), query.get('lang')]).toEqual(['nam-viec-truoc-bao', 'en']);
  await page.getByRole('link', { name: 'Tiếng Việt' }).click();
  await expect(page.getByRole('link', { name: 'Danh sách' })).toBeVisible();
  await expect(heading(page)).toHaveText(title);
});

test('unknown query keys are kept in links and addresses', async ({ page, site }) => {
  await open(page, site.at({ utm_source: 'thư', theme: 'x&y' }), SITE);
  const kept = (url) => ['utm_source', 'theme'].map((key) => new URL(url, site.url).searchParams.get(key));
  for (const link of [headlines(page).first(), page.getByRole('link', { name: 'English' })]) {
    expect(kept(await link.getAttribute('href'))).toEqual(['thư', 'x&y']);
  }
  await headlines(page).first().click();
  await expect(page.locator('main article')).toBeVisible();
  expect(kept(page.url())).toEqual(['thư', 'x&y']);
  await page.getByRole('link', { name: 'Danh sách' }).click();
  await expect(heading(page)).toHaveText(SITE);
  expect(kept(page.url())).toEqual(['thư', 'x&y']);
});

test('site works under a sub-path', async ({ page, site }) => {
  const failed = [];
  page.on('response', (response) => response.status() >= 400 && failed.push(response.url()));
  await open(page, site.at({}, 'sub/path/'), SITE);
  const outside = [];
  page.on('request', (request) => new URL(request.url()).pathname.startsWith('/sub/path/') || outside.push(request.url()));
  await headlines(page).first().click();
  await expect(page.locator('main article')).toBeVisible();
  expect(new URL(page.url()).pathname).toBe('/sub/path/');
  await page.reload();
  await expect(page.locator('main article')).toBeVisible();
  await page.getByRole('banner').getByRole('link', { name: 'Bản Tin' }).click();
  await expect(heading(page)).toHaveText(SITE);
  expect(new URL(page.url()).pathname).toBe('/sub/path/');
  expect([failed, outside]).toEqual([[], []]);
});

test('site works as index.html', async ({ page, site }) => {
  await open(page, site.at({}, 'index.html'), SITE);
  await headlines(page).first().click();
  await expect(page.locator('main article')).toBeVisible();
  expect(new URL(page.url()).pathname).toBe('/index.html');
});

test('click with Ctrl opens a new tab as itself and leaves the page alone', async ({ page, site, context }) => {
  await open(page, site.url, SITE);
  const title = await headlines(page).nth(2).textContent();
  const opened = context.waitForEvent('page');
  await headlines(page).nth(2).click({ modifiers: ['Control'] });
  const tab = await opened;
  await expect(heading(tab)).toHaveText(title);
  await expect(heading(page)).toHaveText(SITE);
  await expect(page).toHaveURL(site.url);
});

test('footnote moves the focus to the note and back', async ({ page, site }) => {
  await open(page, site.at({ article: 'thu-vien-so-tu-lieu-quy' }));
  const focused = () => page.evaluate(() => document.activeElement.closest('li, p')?.textContent ?? '');
  const reference = articleBody(page).getByRole('link', { name: '2', exact: true });
  const paragraph = await reference.evaluate((link) => link.closest('p').textContent);
  await reference.click();
  await expect.poll(focused).toContain('↩');
  const note = await focused();
  expect(note).not.toBe(paragraph);
  const back = articleBody(page).getByRole('link', { name: '↩' }).last();
  await expect(back).toBeInViewport();
  expect(await back.evaluate((link) => link.closest('li').textContent)).toBe(note);
  await back.click();
  await expect.poll(focused).toBe(paragraph);
  await expect(reference).toBeInViewport();
});

test('link of an article to another article is followed without a new page', async ({ page, site }) => {
  await open(page, site.at({ article: 'lop-hoc-so-toc-bac' }));
  await page.evaluate(() => (window.samePage = true));
  await articleBody(page).getByRole('link', { name: 'hướng dẫn về trang web cho mọi người' }).click();
  await expect(page).toHaveURL(site.at({ article: 'trang-web-cho-moi-nguoi' }));
  await expect(heading(page)).toBeFocused();
  expect(await page.evaluate(() => window.samePage)).toBe(true);
});

test('skip link comes first and leads to main', async ({ page, site }) => {
  await open(page, site.url, SITE);
  await expect(page.getByRole('button', { name: 'Làm mới' })).toBeVisible();
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: 'Đến nội dung chính' });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
  await expect(page).toHaveURL(site.url);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Làm mới' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('main').locator('summary')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(headlines(page).first()).toBeFocused();
});

test('one live region says what has happened', async ({ page, site }) => {
  await open(page, site.url, SITE);
  await expect(status(page)).toHaveCount(1);
  await expect(status(page)).toHaveText('40 bài viết');
  const title = await headlines(page).first().textContent();
  await headlines(page).first().click();
  await expect(status(page)).toHaveText(`Đã mở bài: ${title}`);
  await page.goBack();
  await expect(status(page)).toHaveText('40 bài viết');
});

test('site name leads home', async ({ page, site }) => {
  await open(page, site.at({ article: 'nam-viec-truoc-bao', tag: 'Thiên tai', lang: 'en' }));
  await page.getByRole('banner').getByRole('link', { name: 'Bản Tin' }).click();
  await expect(heading(page)).toHaveText(SITE);
  await expect(page).toHaveURL(site.at({ lang: 'en' }));
});
