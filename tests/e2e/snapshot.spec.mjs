// At a repeat visit the list stands as it was seen last, before the module is there, and is drawn anew by it.

import { AxeBuilder } from '@axe-core/playwright';
import { plainFeed } from './server.mjs';
import { enterLift, expect, heading, headlines, leaveLift, open, settled, stored, test } from './worker.mjs';

const SITE = 'Cổng Thông tin điện tử Bộ Thông tin và Dịch vụ công';
const kept = (page) => stored(page, 'snapshots');
const isDrawn = (page) => expect(page.locator('main[aria-busy]')).toHaveCount(0);

/** Visits a list until its snapshot is kept. */
async function visit(page, url, title) {
  await open(page, url, title);
  await settled(page);
  await expect.poll(() => kept(page)).toContain(url.slice(new URL(url).origin.length));
}

/** From the next page on, the module waits for `letGo`. */
const holdModule = (page) =>
  page.addInitScript(() => {
    const instantiate = WebAssembly.instantiateStreaming;
    const released = new Promise((done) => (window.letGo = done));
    WebAssembly.instantiateStreaming = async (...values) => {
      await released;
      return instantiate.apply(WebAssembly, values);
    };
  });
const letGo = (page) => page.evaluate(() => window.letGo());

const places = async (page) => {
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
  const boxes = [heading(page), headlines(page).first(), headlines(page).nth(3), page.getByRole('searchbox'), page.getByRole('main').locator('.list-status > p')];
  return Promise.all(boxes.map(async (one) => {
    const { x, y } = await one.boundingBox();
    return [x, y];
  }));
};

for (const [device, viewport] of [['phone', { width: 360, height: 800 }], ['desk', { width: 1280, height: 900 }]]) {
  test(`headlines stand before the module is there, and do not move when it is: ${device}`, async ({ page, own }) => {
    await page.setViewportSize(viewport);
    own.faults['feed.json'] = JSON.stringify(plainFeed(30));
    await visit(page, own.url, 'Nguồn tin thử');
    await holdModule(page);
    await page.goto(own.url);
    await expect(headlines(page)).toHaveCount(12);
    await expect(heading(page)).toHaveText('Nguồn tin thử');
    await expect(page.getByRole('main')).toHaveAttribute('aria-busy', 'true');
    // With its date, for it may be another day.
    await expect(page.getByText(/^Cập nhật lúc \d\d:\d\d \d\d\/\d\d\/\d{4}$/)).toBeVisible();
    await expect(page.getByRole('searchbox')).not.toBeEditable();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations).toEqual([]);
    const before = await places(page);
    await letGo(page);
    await isDrawn(page);
    await expect(page.getByRole('main')).toHaveCount(1);
    await expect(page.getByRole('searchbox')).toBeEditable();
    expect(await places(page)).toEqual(before);
  });
}

test('a headline can be followed before the module is there', async ({ page, own }) => {
  await visit(page, own.url, SITE);
  await holdModule(page);
  await page.goto(own.url);
  const title = await headlines(page).nth(2).textContent();
  await headlines(page).nth(2).click();
  await expect(page).toHaveURL(/[?&]article=/);
  await letGo(page);
  await expect(heading(page)).toHaveText(title);
});

test('a snapshot shows no more than the last list, and makes way for what is new', async ({ page, own, context }) => {
  own.faults['feed.json'] = JSON.stringify(plainFeed(4));
  await visit(page, own.url, 'Nguồn tin thử');
  own.faults['feed.json'] = JSON.stringify(plainFeed(5, 'Nguồn tin mới'));
  await open(page, own.url, 'Nguồn tin mới');
  await isDrawn(page);
  await expect(headlines(page)).toHaveCount(5);
  // Where there is no network it stands first as well, and then what is stored, with its age.
  await expect.poll(() => page.evaluate(async () => {
    const name = (await caches.keys()).find((one) => one.includes(' snapshots '));
    // For a moment there is none: a list that looks otherwise now drops those before.
    const snapshot = await (await caches.open(name)).match(location.href);
    return (await snapshot?.text())?.includes('Nguồn tin mới');
  })).toBe(true);
  await enterLift(context, own);
  await holdModule(page);
  await page.goto(own.url);
  await expect(heading(page)).toHaveText('Nguồn tin mới');
  await letGo(page);
  await isDrawn(page);
  await expect(page.getByRole('main').getByText('Không có mạng.')).toBeVisible();
  await expect(headlines(page)).toHaveCount(5);
});

test('what was said of the network belongs to its visit', async ({ page, own, context }) => {
  await visit(page, own.url, SITE);
  await enterLift(context, own);
  await open(page, own.url, SITE);
  await expect(page.getByRole('main').getByText('Không có mạng.')).toBeVisible();
  await page.evaluate(async () => {
    for (const name of await caches.keys()) if (name.includes(' snapshots ')) await caches.delete(name);
  });
  await leaveLift(context, own);
  await expect(page.getByRole('main').getByText('Đã kết nối lại với máy chủ tin tức.')).toBeVisible();
  await expect.poll(() => kept(page)).toContain('/');
  await holdModule(page);
  await page.goto(own.url);
  await expect(page.getByRole('main')).toHaveAttribute('aria-busy', 'true');
  await expect(headlines(page)).toHaveCount(12);
  expect(await page.locator('main').locator('[style], .notice, .gap').count()).toBe(0);
});

test('words of a feed stay words', async ({ page, own }) => {
  const feed = plainFeed(12);
  feed.items[0].title = `&lt;/a></h2></li></ul></main><script>document.title = 'taken'</script><img src=x onerror="document.title = 'taken'">$&$'\`&lt;b&gt;`;
  own.faults['feed.json'] = JSON.stringify(feed);
  await visit(page, own.url, 'Nguồn tin thử');
  const title = await headlines(page).first().textContent();
  expect(title).toContain('<script>');
  await holdModule(page);
  await page.goto(own.url);
  await expect(headlines(page).first()).toHaveText(title);
  expect(await page.evaluate(() => [document.title, document.querySelectorAll('#app script, #app img, #app style').length])).toEqual(['Bản Tin', 0]);
});

test('what would look otherwise now, or must not be shown, is dropped', async ({ page, own, expected }) => {
  expected.push(/410/);
  await visit(page, own.url, SITE);
  await headlines(page).first().click();
  await page.getByRole('button', { name: 'Cỡ chữ và giao diện' }).click();
  await page.getByRole('dialog').getByRole('radio', { name: 'English' }).click();
  await expect.poll(() => kept(page)).toEqual([]);
  await visit(page, own.url);
  own.faults['feed.json'] = 410;
  await page.goto(own.url);
  await expect(page.getByRole('alert')).toBeVisible();
  await expect.poll(() => kept(page)).toEqual([]);
});

test('each list has its own, and only the last ones are kept', async ({ page, own }) => {
  const queries = ['', '?sort=oldest', '?sort=newest', '?sort=title', '?tag=Vi%E1%BB%85n%20th%C3%B4ng'];
  for (const query of queries) await visit(page, own.url + query);
  await expect.poll(async () => (await kept(page)).length).toBe(4);
  expect(await kept(page)).not.toContain('/');
  await holdModule(page);
  await page.goto(`${own.url}${queries.at(-1)}`);
  await expect(heading(page)).toHaveText('Viễn thông');
});
