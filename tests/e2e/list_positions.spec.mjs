// Who hears a list is told where in it an article stands, and of how many: of all that are there, once that is known.

import { expect, headlines, open, test, whole } from './fixtures.mjs';
import { plainFeed } from './server.mjs';

const items = (page) => page.getByRole('main').locator('li[aria-posinset]');
const count = (page, articles) => page.getByRole('main').getByText(`${articles} bài viết`, { exact: true });

/** The lengths that the drawn headlines tell, each once. */
const lengths = (page) => items(page).evaluateAll((all) => [...new Set(all.map((one) => one.getAttribute('aria-setsize')))]);

/** Whether the headlines that are drawn from the beginning on tell their places. */
const areInOrder = (page) => items(page).evaluateAll((all) => all.every((one, index) => one.getAttribute('aria-posinset') === String(index + 1)));

test('headlines that came while the feed was on its way tell its length when it has ended', async ({ page, site }) => {
  const key = `positions-${Date.now()}`;
  await open(page, site.at({ feed: `/fault/slow?key=${key}` }), 'Nguồn tin chậm');
  await whole(page);
  const first = await headlines(page).first().elementHandle();
  // Nobody knows yet how many there will be.
  expect(await lengths(page)).toEqual(['-1']);
  site.release(key);
  await expect(count(page, 30)).toBeVisible();
  await expect.poll(() => lengths(page)).toEqual(['30']);
  await expect.poll(() => areInOrder(page)).toBe(true);
  // They were told, and not drawn anew.
  expect(await first.evaluate((one) => one.isConnected)).toBe(true);
});

// One column: the end of the list is far away at first.
const PHONE = { width: 360, height: 740 };

test('headlines of all pages tell the new length when another one has come', async ({ page, site }) => {
  await page.setViewportSize(PHONE);
  const older = plainFeed(20);
  for (const item of older.items) Object.assign(item, { id: `cu-${item.id}`, title: `Cũ: ${item.title}` });
  const feed = { ...plainFeed(30), next_url: site.feed('positions-older', older) };
  await open(page, site.at({ feed: site.feed('positions', feed) }), 'Nguồn tin thử');
  await whole(page);
  await expect(count(page, 30)).toBeVisible();
  await expect.poll(() => lengths(page)).toEqual(['30']);
  await expect(async () => {
    await page.keyboard.press('End');
    await expect(page.getByRole('link', { name: 'Cũ: Bài thử số 1', exact: true })).toBeAttached({ timeout: 500 });
  }).toPass();
  await expect(count(page, 50)).toBeAttached();
  await expect.poll(() => lengths(page)).toEqual(['50']);
  await expect.poll(() => areInOrder(page)).toBe(true);
});

test('headlines that were drawn while a page was on its way tell the length when it has brought nothing', async ({ page, site }) => {
  await page.setViewportSize(PHONE);
  const key = `positions-same-${Date.now()}`;
  const feed = { ...plainFeed(400), next_url: `${site.url}fault/slow?key=${key}` };
  await open(page, site.at({ feed: site.feed('positions-same', feed) }), 'Nguồn tin thử');
  await whole(page);
  await expect(count(page, 400)).toBeVisible();
  const asked = page.waitForResponse(/fault\/slow/);
  await page.keyboard.press('End');
  await asked;
  await expect(count(page, 400)).toHaveCount(0);
  // There may be more, as far as anybody knows.
  // The middle is drawn now, even if the way to the end led over it: that many are not kept.
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight / 2));
  await expect.poll(() => lengths(page)).toContain('-1');
  site.release(key);
  await expect(count(page, 400)).toBeAttached();
  await expect.poll(() => lengths(page)).toEqual(['400']);
});
