// Searches in feeds whose texts are not all in memory, and in feeds that change under a search.

import { plainFeed } from './server.mjs';
import { expect, headlines, test } from './worker.mjs';

const PLACE = 'kho báu';

/** Enough text for a device to put it away; what is looked for stands in texts only. */
function longFeed(articles) {
  const feed = plainFeed(articles, 'Nguồn tin dài');
  for (const item of feed.items) {
    item.summary = 'Tóm tắt.';
    item.content_html = `<p>${'Chữ nối chữ. '.repeat(900)}</p><p>Ở đây có ${PLACE} của làng.</p>`;
  }
  return JSON.stringify(feed);
}

const box = (page) => page.getByRole('searchbox', { name: 'Tìm kiếm' });
const count = (page) => page.locator('main h1 + p');
const entries = (page) => page.locator('main li.result');
const unmarked = (page) => entries(page).filter({ hasNot: page.locator('mark') });

/** All that the live region says from now on. */
async function listen(page) {
  await page.addInitScript(() => {
    window.said = [];
    new MutationObserver((records) => {
      for (const { target } of records) {
        const region = (target.closest ? target : target.parentElement)?.closest('[role=status]');
        if (region) window.said.push(region.textContent.trim());
      }
    }).observe(document, { childList: true, characterData: true, subtree: true });
  });
  return () => page.evaluate(() => window.said.filter((words) => /kết quả|Đang tìm/.test(words)));
}

test('places in texts that were put away are shown for each page of results', async ({ page, own }) => {
  own.faults['feed.json'] = longFeed(80);
  await page.goto(`${own.url}?q=kho bau`);
  await expect(count(page)).toHaveText('80 kết quả');
  await expect(entries(page).first().locator('mark').first()).toHaveText('kho');
  await expect(unmarked(page)).toHaveCount(0);
  const before = await entries(page).count();
  await page.getByRole('button', { name: 'Xem thêm kết quả' }).evaluate((button) => button.scrollIntoView());
  await expect.poll(() => entries(page).count()).toBeGreaterThan(before);
  await expect(unmarked(page)).toHaveCount(0);
});

test('a search that began before its feed had come shows the places in texts in the end', async ({ page, own }) => {
  own.slowly = true;
  own.faults['feed.json'] = longFeed(80);
  await page.goto(`${own.url}?q=kho bau`);
  await expect(count(page)).toHaveText(/Đang tìm thêm…$/);
  own.slowly = false;
  await expect(count(page)).toHaveText('80 kết quả');
  await expect(unmarked(page)).toHaveCount(0);
});

test('a count that grows is said as such, and again when all has come', async ({ page, site }) => {
  const key = `search-grows-${Date.now()}`;
  await page.clock.install();
  const said = await listen(page);
  await page.goto(site.at({ feed: `/fault/slow?key=${key}`, q: 'noi dung' }));
  await expect(count(page)).toHaveText(/^\d+ kết quả\. Đang tìm thêm…$/);
  await page.clock.runFor(2_000);
  await expect.poll(said).toEqual([expect.stringMatching(/^\d+ kết quả\. Đang tìm thêm…$/)]);
  site.release(key);
  await expect(count(page)).toHaveText('30 kết quả');
  await page.clock.runFor(3_000);
  await expect.poll(async () => (await said()).slice(1)).toEqual(['30 kết quả']);
});

test('as many results as before are said as well', async ({ page, own }) => {
  await page.clock.install();
  const said = await listen(page);
  own.faults['feed.json'] = JSON.stringify(plainFeed(5));
  await page.goto(own.url);
  await expect(headlines(page)).toHaveCount(5);
  await box(page).pressSequentially('bai th');
  await page.clock.runFor(3_000);
  await expect.poll(said).toEqual(['5 kết quả']);
  await box(page).pressSequentially('u');
  await page.clock.runFor(3_000);
  await expect.poll(said).toEqual(['5 kết quả', '5 kết quả']);
});

test('an article that is corrected under a search stays among its results', async ({ page, site }) => {
  await page.clock.install({ time: new Date('2026-11-25T09:00:00+07:00') });
  const first = plainFeed(5);
  const feed = site.changingFeed('search-corrected', first);
  await page.goto(site.at({ feed: feed.url, q: 'bai thu' }));
  await expect(count(page)).toHaveText('5 kết quả');
  await page.clock.runFor(3_000);
  feed.set({ ...first, items: first.items.map((item) => (item.id === 'bai-2' ? { ...item, title: 'Bài thử số 2, đã sửa' } : item)) });
  const answers = feed.answers.length;
  await page.clock.fastForward(961_000);
  await expect.poll(() => feed.answers.length).toBeGreaterThan(answers);
  await page.clock.runFor(5_000);
  await expect(page.getByRole('link', { name: 'Bài thử số 2, đã sửa' })).toBeVisible();
  await expect(count(page)).toHaveText('5 kết quả');
});
