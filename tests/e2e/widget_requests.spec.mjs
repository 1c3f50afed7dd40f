// What the widget asks for, and how: never so that its host's page has to wait. Only a release shows that: a
// draft is in one file.

import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './fixtures.mjs';
import { articleOf, expectHost, headlinesOf, hostUrl, widget } from './hosts.mjs';
import { plainFeed } from './server.mjs';

const FEED = (() => {
  const feed = plainFeed(70, 'Tin thử');
  feed.items.forEach((item) => (item.date_published = '2026-11-25T08:00:00+07:00'));
  return feed;
})();

/**
 * A partner's page with one element, whose program's second file is held back until `release()`. `waited` has the
 * requests that held up the page.
 */
async function open(page, site, expected, attributes, feed = site.feed('widget-requests', FEED)) {
  const waited = [];
  let release;
  const held = new Promise((resolve) => (release = resolve));
  page.on('request', (request) => request.resourceType() === 'xhr' && waited.push(request.url()));
  await page.route('**/widget-later-*', async (route) => {
    // The page stands still while it waits: it would do so for ever.
    if (route.request().resourceType() !== 'xhr') await held;
    await route.continue().catch(() => {});
  });
  expectHost(site, expected);
  site.file(
    '/hosts/requests.html',
    `<!doctype html><html lang="vi"><meta charset="utf-8"><title>Trang đối tác</title><link rel="icon" href="data:,">
    <script type="module" src="${site.url}widget.js"></script><main><h1>Trang đối tác</h1><news-reader loading="eager" feed-url="${feed}" ${attributes}><p>Dự phòng</p></news-reader></main>`,
  );
  await page.goto(hostUrl(site, 'requests'));
  return { waited, release };
}

const back = (page) => widget(page).getByRole('button', { name: 'Danh sách' });
const status = (page) => widget(page).getByRole('status');
const press = { click: (link) => link.click(), tap: (link) => link.tap(), 'the Enter key': (link) => link.press('Enter'), 'a script': (link) => link.dispatchEvent('click') };

for (const layout of ['list', 'cards', 'strip']) {
  test.describe(`in the layout ${layout} an article that is opened before the program is there`, () => {
    test.use({ hasTouch: true });
    for (const [by, open_] of Object.entries(press).filter(([by]) => layout === 'list' || by === 'tap')) {
      test(`by ${by} has its place at once, and comes`, async ({ page, site, expected }) => {
        const { waited, release } = await open(page, site, expected, `layout="${layout}" limit="5"`);
        await open_(headlinesOf(widget(page)).nth(1));
        const place = widget(page).getByRole('heading', { level: 2 });
        await expect(place).toHaveText('Bài thử số 2');
        await expect(place).toBeFocused();
        await expect(status(page)).toHaveText('Đang tải tin…');
        expect(await place.getByRole('link').getAttribute('href')).toContain('article=bai-2');
        // And back, and to another one: nothing of it needs the rest.
        await back(page).click();
        await expect(headlinesOf(widget(page)).nth(1)).toBeFocused();
        await open_(headlinesOf(widget(page)).nth(2));
        await expect(place).toHaveText('Bài thử số 3');
        release();
        await expect(articleOf(widget(page))).toContainText('Nội dung của bài thử số 3.');
        await expect(articleOf(widget(page)).getByRole('heading', { level: 2 })).toBeFocused();
        await expect(status(page)).toHaveCount(0);
        expect(waited).toEqual([]);
      });
    }
  });
}

test('a dialog that is asked for before the program is there comes, and the list says that it will', async ({ page, site, expected }) => {
  const { waited, release } = await open(page, site, expected, 'open-in="dialog"');
  await headlinesOf(widget(page)).nth(1).dispatchEvent('click');
  await expect(status(page)).toBeInViewport();
  await expect(headlinesOf(widget(page)).nth(1)).toBeVisible();
  release();
  const dialog = widget(page).getByRole('dialog', { name: 'Bài thử số 2' });
  await expect(articleOf(dialog)).toContainText('Nội dung của bài thử số 2.');
  await expect(status(page)).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  expect(waited).toEqual([]);
});

for (const attributes of ['layout="article"', 'layout="article" article-id="bai-3"', 'article-id="bai-3"']) {
  test(`an article alone (${attributes}) leaves the page’s own words until it is there`, async ({ page, site, expected }) => {
    const { waited, release } = await open(page, site, expected, attributes);
    await page.waitForRequest('**/widget-later-*');
    await expect(page.getByText('Dự phòng')).toBeVisible();
    release();
    await expect(articleOf(widget(page))).toContainText(/Nội dung của bài thử số [13]\./);
    await expect(page.getByText('Dự phòng')).toBeHidden();
    expect(waited).toEqual([]);
  });
}

test('where the rest cannot be loaded the article leads elsewhere and a refresh ends; once it can, all is well', async ({ page, site, expected }) => {
  expected.push(/ERR_FAILED|Failed to fetch/);
  const { waited, release } = await open(page, site, expected, '');
  await expect(headlinesOf(widget(page))).toHaveCount(60);
  await page.route('**/widget-later-*', (route) => route.abort());
  expect(await widget(page).evaluate((one) => one.refresh())).toBe(false);
  await headlinesOf(widget(page)).nth(1).click();
  const place = widget(page).getByRole('heading', { level: 2 });
  expect(await place.getByRole('link', { name: 'Bài thử số 2' }).getAttribute('href')).toContain('article=bai-2');
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map((violation) => violation.id)).toEqual([]);
  release();
  await page.unroute('**/widget-later-*');
  // It tries again by itself.
  await expect(articleOf(widget(page))).toContainText('Nội dung của bài thử số 2.', { timeout: 10_000 });
  expect(waited).toEqual([]);
});

test('what the page does, an hour, and all that a list has do not need the rest of the program', async ({ page, site, expected }) => {
  await page.clock.install({ time: new Date('2026-11-25T08:10:00+07:00') });
  const { waited, release } = await open(page, site, expected, 'services units');
  await expect(headlinesOf(widget(page))).toHaveCount(60);
  await expect(widget(page).locator('time').first()).toHaveText('10 phút trước');
  await page.clock.fastForward('01:00:00');
  await expect(widget(page).locator('time').first()).toHaveText('1 giờ trước');
  await widget(page).getByRole('button', { name: 'Tải thêm' }).click();
  await expect(headlinesOf(widget(page))).toHaveCount(70);
  for (const change of [{ limit: 3 }, { limit: null }, { tag: 'Không có' }, { tag: null }, { layout: 'cards' }, { lang: 'en' }, { theme: 'dark' }, { openIn: 'site' }, { services: false }]) {
    await widget(page).evaluate((one, change) => Object.assign(one, change), change);
  }
  await expect(headlinesOf(widget(page))).toHaveCount(60);
  // What the page calls before the rest is there is done then.
  await widget(page).evaluate((one) => {
    one.openIn = null;
    globalThis.refreshed = one.refresh();
    one.open('bai-4');
    one.parentElement.append(one);
  });
  await expect(widget(page).getByRole('heading', { level: 2 })).toHaveText('Bài thử số 4');
  release();
  await expect(articleOf(widget(page))).toContainText('Nội dung của bài thử số 4.');
  expect(await page.evaluate(() => globalThis.refreshed)).toBe(true);
  await page.getByRole('button', { name: 'All headlines' }).click();
  await widget(page).evaluate((one) => one.remove());
  expect(waited).toEqual([]);
});

test('nor does a feed that cannot be read, that is long, or that has more pages', async ({ page, site, expected }) => {
  expected.push(/503|404/, /ERR_/);
  for (const fault of ['503', '404', 'html', 'not-a-feed', 'garbage', 'empty-feed', 'truncated']) {
    const { waited } = await open(page, site, expected, '', `${site.url}fault/${fault}`);
    await expect(widget(page).locator('p').first()).toBeVisible();
    await expect.poll(() => widget(page).evaluate((one) => Boolean(one.shadowRoot.querySelector('.failure, .notice')))).toBe(true);
    expect(waited).toEqual([]);
    await page.unrouteAll({ behavior: 'ignoreErrors' });
  }
  const older = plainFeed(30);
  older.items.forEach((item, index) => Object.assign(item, { id: `cu-${index}`, title: `Bài cũ ${index}` }));
  const first = { ...plainFeed(60), next_url: site.feed('widget-older', older) };
  const { waited } = await open(page, site, expected, '', site.feed('widget-pages', first));
  await widget(page).getByRole('button', { name: 'Tải thêm' }).click();
  await expect(headlinesOf(widget(page))).toHaveCount(90);
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  const long = await open(page, site, expected, '', site.feed('widget-long', plainFeed(2000)));
  await expect(headlinesOf(widget(page))).toHaveCount(60);
  expect([...waited, ...long.waited]).toEqual([]);
});
