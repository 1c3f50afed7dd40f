// What happens before a screen in a lobby.

import { createHash } from 'node:crypto';
import { test, expect, heading, articleBody } from './fixtures.mjs';
import { plainFeed } from './server.mjs';
import { openKiosk, setKiosk, touch, toList, expectPhase, phase, findViolations, findSmallTargets } from './kiosk.mjs';

test.use({ viewport: { width: 1080, height: 1920 }, hasTouch: true });

const question = (page) => page.getByRole('alertdialog');

// --- Nobody is there ---

test('headlines pass by with the time in Vietnamese, and a touch lands on what it touched', async ({ page, site }) => {
  await openKiosk(page, site, { kiosk: { slide_seconds: 0.5 } });
  await expectPhase(page, 'attract');
  await expect(page.locator('time').first()).toHaveText(/^\d\d:\d\d (Thứ \S+|Chủ nhật), \d\d\/\d\d\/\d{4}$/);
  await expect(page.getByText('Chạm để đọc')).toBeVisible();
  await expect(page.getByText(/^Cập nhật lúc \d\d:\d\d/)).toBeVisible();
  const first = await heading(page).innerText();
  await expect(heading(page)).not.toHaveText(first);
  await expect(page.locator('.attract-picture').last().locator('img')).toBeVisible();
  // The finger comes down on one and is lifted a while later: it is that one.
  await page.mouse.move(500, 900);
  await page.mouse.down();
  const shown = await heading(page).innerText();
  await page.mouse.up();
  await expect(page.getByRole('main').getByRole('article').getByRole('heading', { level: 1 })).toHaveText(shown);
  await expectPhase(page, 'session');
  await expect(page).toHaveURL(/mode=kiosk&article=/);
});

test('headlines stand still when somebody wishes so, and nothing moves for those who want no motion', async ({ page, site }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.clock.install();
  await openKiosk(page, site, { kiosk: { slide_seconds: 5 } });
  const first = await heading(page).innerText();
  await page.getByRole('button', { name: 'Tạm dừng chuyển tin' }).click();
  await expectPhase(page, 'attract');
  await page.clock.runFor(20_000);
  await expect(heading(page)).toHaveText(first);
  await page.getByRole('button', { name: 'Tiếp tục chuyển tin' }).click();
  await page.clock.runFor(6_000);
  await expect(heading(page)).not.toHaveText(first);
  const moving = await page.evaluate(() => document.getAnimations().filter((one) => one.effect.getComputedTiming().duration > 1).length);
  expect(moving).toBe(0);
});

test('whoever has gone at once is not called back by their first touch', async ({ page, site }) => {
  await page.clock.install();
  await openKiosk(page, site);
  await page.clock.pauseAt(Date.now() + 3_600_000);
  await page.mouse.click(500, 900);
  await page.clock.runFor(50);
  await expectPhase(page, 'session');
  await page.getByRole('button', { name: 'Kết thúc' }).click();
  await page.clock.runFor(50);
  await expectPhase(page, 'attract');
  await page.clock.runFor(2_000);
  await expectPhase(page, 'attract');
});

test('a finger that slides and a key are touches too', async ({ page, site }) => {
  await openKiosk(page, site);
  const shown = await heading(page).innerText();
  await page.mouse.move(500, 900);
  await page.mouse.down();
  await page.mouse.move(500, 500, { steps: 4 });
  await page.mouse.up();
  await expectPhase(page, 'session');
  await expect(heading(page)).toHaveText(shown);
  await page.getByRole('button', { name: 'Kết thúc' }).click();
  await expectPhase(page, 'attract');
  await page.keyboard.press('x');
  await expectPhase(page, 'session');
});

test('without news the screen says so, and shows it when it comes', async ({ page, site, expected }) => {
  expected.push(/500/);
  await page.route('**/feed.json', (route) => route.fulfill({ status: 500, body: '' }));
  await openKiosk(page, site, { kiosk: { refresh_seconds: 0.5 } });
  await expectPhase(page, 'attract');
  await expect(page.getByText(/Hiện chưa có tin/)).toBeVisible();
  await page.unroute('**/feed.json');
  await expect(page.getByText(/Hiện chưa có tin/)).toHaveCount(0);
  await expect(page.getByRole('main').getByRole('link')).toHaveAttribute('href', /article=/);
});

// --- Somebody is there ---

test('whoever is still is asked, answers, is asked again, and is forgotten', async ({ page, site }) => {
  await page.clock.install();
  await openKiosk(page, site, { kiosk: { idle_seconds: 60, warning_seconds: 40 } });
  await touch(page);
  await page.clock.runFor(62_000);
  await expect(question(page)).toContainText(/sau [23]\d giây/);
  await expectPhase(page, 'warning');
  await page.getByRole('button', { name: 'Tiếp tục' }).click();
  await expectPhase(page, 'session');
  await expect(question(page)).toHaveCount(0);
  await page.clock.runFor(62_000);
  await expectPhase(page, 'warning');
  await page.clock.runFor(42_000);
  await expectPhase(page, 'attract');
  await expect(page).toHaveURL(/\?mode=kiosk$/);
});

test('scrolling, typing and what plays are signs of life', async ({ page, site }) => {
  await page.clock.install();
  await openKiosk(page, site, { kiosk: { idle_seconds: 10, warning_seconds: 30 } });
  await toList(page);
  const search = page.getByRole('searchbox');
  for (const [what, act] of [
    ['scrolling', () => page.mouse.wheel(0, 40)],
    ['typing', () => search.press('a')],
    ['moving', (time) => page.mouse.move(300 + time, 900)],
  ]) {
    for (let time = 0; time < 3; time++) {
      await act(time);
      await page.clock.runFor(8_000);
      expect(await phase(page), what).toBe('session');
    }
  }
  await page.clock.runFor(11_000);
  await expectPhase(page, 'warning');
  await page.goto(site.at({ mode: 'kiosk', article: 'nam-viec-truoc-bao' }));
  const player = page.locator('audio').first();
  await expect(player).toBeAttached();
  await player.evaluate((one) => Object.defineProperty(one, 'paused', { get: () => globalThis.isPaused ?? false }));
  await page.clock.runFor(60_000);
  expect(await phase(page), 'playing').toBe('session');
  await page.evaluate(() => (globalThis.isPaused = true));
  await page.clock.runFor(11_000);
  await expectPhase(page, 'warning');
});

test('a clock that is set by a year, back and forward, changes the time that is shown and nothing else', async ({ page, site }) => {
  await page.clock.install({ time: new Date('2026-11-25T09:00:00+07:00') });
  await openKiosk(page, site, { kiosk: { idle_seconds: 30, warning_seconds: 20 } });
  await touch(page);
  for (const year of [2027, 2025, 2026]) {
    await page.clock.setSystemTime(new Date(`${year}-11-25T23:59:58+07:00`));
    await page.clock.runFor(4_000);
    await expect(page.locator('.clock-day').first()).toContainText(`26/11/${year}`);
    expect(await phase(page)).toBe('session');
  }
  await page.clock.runFor(30_000);
  await expectPhase(page, 'warning');
});

test('the second visitor finds no trace of the first', async ({ page, site, context }) => {
  await openKiosk(page, site);
  await toList(page);
  await page.getByRole('button', { name: 'Tương phản cao' }).click();
  await page.getByRole('button', { name: 'Chữ to hơn' }).click();
  await page.getByRole('button', { name: 'Hạ thấp màn hình' }).click();
  await page.getByRole('searchbox').fill('thư viện');
  await page.getByRole('searchbox').press('Enter');
  await page.getByRole('main').getByRole('link').first().click();
  await expect(page.locator('main article')).toBeVisible();
  const read = await heading(page).innerText();
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('button', { name: 'Finish' })).toBeVisible();
  await page.mouse.wheel(0, 900);
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(100);
  const settings = () => page.evaluate(() => ({ ...document.documentElement.dataset }));
  expect(await settings()).toMatchObject({ theme: 'contrast', text: '110', reach: 'low' });
  await page.getByRole('button', { name: 'Finish' }).click();

  await expectPhase(page, 'attract');
  const traces = async (where) => {
    const left = await page.evaluate(async () => {
      const stores = [localStorage, sessionStorage].map((store) => JSON.stringify({ ...store }));
      const databases = (await indexedDB.databases?.()) ?? [];
      const kept = await Promise.all((await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).map((one) => one.url)));
      return { text: document.body.innerText + document.title + document.head.innerHTML, html: document.body.innerHTML, stores, databases, kept: kept.flat(), state: history.state, query: location.search };
    });
    expect(left.text, where).not.toContain('thư viện');
    expect(left.html.replaceAll(/<a href[^>]*>/g, ''), where).not.toContain(read);
    expect(left.stores.join(), where).not.toMatch(/thư|article|contrast|q=/);
    expect([left.databases, left.state, left.query], where).toEqual([[], null, '?mode=kiosk']);
    expect(left.kept.join(), where).not.toMatch(/q=|article=/);
    expect(await settings(), where).toEqual({ surface: 'kiosk', kiosk: 'attract', view: 'list' });
    expect(await page.evaluate(() => [scrollY, String(getSelection())]), where).toEqual([0, '']);
  };
  await traces('at the end');
  for (const attempt of [1, 2, 3]) {
    await page.evaluate(() => history.back());
    await expect.poll(() => page.evaluate(() => location.search)).toBe('?mode=kiosk');
    await traces(`after way back ${attempt}`);
  }
  await touch(page);
  await expect(page.getByRole('searchbox')).toHaveValue('');
  await expect(page.getByRole('button', { name: 'Kết thúc' })).toBeVisible();
  await page.reload();
  await expect(page.locator('html')).not.toHaveAttribute('data-theme', /./);
  expect(await context.cookies()).toEqual([]);
});

test('a list is found again where it was left, by the link and by going back', async ({ page, site }) => {
  await openKiosk(page, site);
  await toList(page);
  for (const back of [() => page.getByRole('link', { name: 'Danh sách' }).click(), () => page.evaluate(() => history.back())]) {
    // At once: a wheel turns for a while. Nobody touches a headline before the page has heard of it.
    await page.evaluate(() => new Promise((heard) => {
      addEventListener('scroll', () => setTimeout(heard), { once: true });
      scrollBy(0, 1500);
    }));
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(1000);
    const y = await page.evaluate(() => scrollY);
    await page.evaluate(() => [...document.querySelectorAll('main h2 a')].find((one) => one.getBoundingClientRect().top > 300).click());
    await expect(page.locator('main article')).toBeVisible();
    await back();
    await expect(page.locator('main article')).toHaveCount(0);
    await expect.poll(() => page.evaluate((y) => Math.abs(scrollY - y), y)).toBeLessThan(80);
  }
});

test('an address with an article opens it, and its links keep the kiosk', async ({ page, site }) => {
  await openKiosk(page, site, { query: { article: 'khai-mot-lan-25-thu-tuc' } });
  await expectPhase(page, 'session');
  await expect(articleBody(page)).toBeVisible();
  await expect.poll(() => page.locator('a:not([data-to])').count()).toBe(0);
  const links = await page.evaluate(() => [...document.links].filter((one) => one.origin === location.origin && one.pathname === location.pathname && !one.getAttribute('href').startsWith('#')).map((one) => one.search));
  expect(links.length).toBeGreaterThan(5);
  expect(links.filter((one) => !one.includes('mode=kiosk'))).toEqual([]);
});

test('nothing is kept: no mark, no position, no settings of whoever used the browser before', async ({ page, site }) => {
  await page.addInitScript(() => localStorage.setItem('bantin.preferences', 'theme=dark&text=200&lang=en'));
  await openKiosk(page, site);
  await expect(page.getByText('Chạm để đọc')).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBeUndefined();
  await touch(page);
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual(['bantin.preferences']);
});

// --- The news goes on ---

test('what was withdrawn is gone at the next refresh, what is new is there, and trouble is told with a time', async ({ page, site, expected }) => {
  expected.push(/500/);
  const url = site.feed('kiosk-changes', plainFeed(3, 'Nguồn tin đổi'));
  const settings = { feeds: [{ title: 'Tin', url }] };
  await openKiosk(page, site, { kiosk: { refresh_seconds: 0.5, slide_seconds: 0.3 }, settings });
  const seen = (title) => page.waitForFunction((title) => document.querySelector('h1').textContent === title, title, { polling: 'raf' });
  await seen('Bài thử số 2');
  const changed = plainFeed(4, 'Nguồn tin đổi');
  changed.items.splice(1, 1);
  site.feed('kiosk-changes', changed);
  await seen('Bài thử số 4');
  await toList(page);
  await expect(page.getByRole('link', { name: 'Bài thử số 4' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Bài thử số 2' })).toHaveCount(0);
  await page.route(url, (route) => route.fulfill({ status: 500, body: '' }));
  await expect(page.locator('.page .age-notice')).toHaveText(/^Cập nhật lúc \d\d:\d\d/);
  await expect(page.getByRole('link', { name: 'Bài thử số 4' })).toBeVisible();
  await page.unroute(url);
  await expect(page.locator('.page .age-notice')).toHaveCount(0);
});

test('at night the screen is dark while nobody is there', async ({ page, site }) => {
  await page.clock.install({ time: new Date('2026-11-25T23:30:00+07:00') });
  await openKiosk(page, site, { kiosk: { night_from: '22:00', night_to: '5:00' } });
  const filter = () => page.locator('.attract').evaluate((one) => getComputedStyle(one).filter);
  expect(await filter()).toContain('brightness');
  const place = () => page.locator('.attract').evaluate((one) => getComputedStyle(one).transform);
  const before = await place();
  await page.clock.runFor(61_000);
  expect(await place()).not.toBe(before);
  await expect(page.locator('.clock-time').first()).toHaveText('23:31');
});

// --- The operator ---

const PIN = createHash('sha256').update('2468').digest('hex');

async function knock(page) {
  for (let tap = 0; tap < 5; tap++) await page.mouse.click(20, 20);
}

test('five taps and the PIN show how the screen is, by item; a beacon tells the same', async ({ page, site }) => {
  const feed = plainFeed(3, 'Nguồn tin có lỗi');
  feed.items[1].date_published = 'hôm qua';
  const url = site.feed('kiosk-warnings', feed);
  const told = [];
  await page.route('**/beacon', (route) => {
    told.push(JSON.parse(route.request().postData()));
    return route.fulfill({ status: 204, body: '' });
  });
  await openKiosk(page, site, { kiosk: { pin_sha256: PIN, beacon_url: '/beacon', refresh_seconds: 0.7 }, settings: { feeds: [{ url }] } });
  await knock(page);
  const pad = page.getByRole('dialog', { name: 'Mã PIN của người vận hành' });
  await expect(pad).toBeVisible();
  for (const digit of '1111') await pad.getByRole('button', { name: digit, exact: true }).click();
  await pad.getByRole('button', { name: 'Mở bảng' }).click();
  await expect(pad.getByRole('alert')).toHaveText('Mã PIN không đúng.');
  for (const digit of '2468') await pad.getByRole('button', { name: digit, exact: true }).click();
  await pad.getByRole('button', { name: 'Mở bảng' }).click();
  const panel = page.getByRole('dialog', { name: 'Tình trạng màn hình' });
  await expect(panel).toContainText('Bài số 2: date_published không phải ngày giờ');
  await expect(panel).toContainText(/Phiên bản\s*\d+\.\d+/);
  await expect(panel.getByRole('button', { name: 'Khởi động lại' })).toBeVisible();
  await expect.poll(() => told.length).toBeGreaterThan(0);
  const last = told.at(-1);
  expect(last).toMatchObject({ articles: 3, warning_count: 1, warnings: [{ item: 2, field: 'date_published', kind: 'bad-date' }] });
  expect(JSON.stringify(last)).not.toMatch(/bai-|article=/);
  await page.keyboard.press('Escape');
  await expect(panel).toHaveCount(0);
});

test('a PIN cannot be guessed, and without one there is no panel', async ({ page, site }) => {
  await openKiosk(page, site, { kiosk: { pin_sha256: PIN } });
  await knock(page);
  const pad = page.getByRole('dialog', { name: 'Mã PIN của người vận hành' });
  for (let attempt = 0; attempt < 5; attempt++) {
    await page.keyboard.type('13579');
    await pad.getByRole('button', { name: 'Mở bảng' }).click();
    await expect(pad.getByRole('alert')).toHaveText('Mã PIN không đúng.');
  }
  await page.keyboard.type('2468');
  await pad.getByRole('button', { name: 'Mở bảng' }).click();
  await expect(pad.getByRole('alert')).toHaveText(/Đã nhập sai nhiều lần/);
  await setKiosk(page);
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-kiosk', /./);
  await knock(page);
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

// --- For everybody ---

for (const [name, size] of [['portrait', { width: 1080, height: 1920 }], ['landscape', { width: 1920, height: 1080 }]]) {
  test(`every state is accessible and large enough to touch, in ${name}`, async ({ page, site }) => {
    test.slow();
    await page.setViewportSize(size);
    await openKiosk(page, site, { kiosk: { pin_sha256: PIN } });
    const check = async (state) => {
      // What fades in has its colours when it is there.
      await page.evaluate(() => Promise.all(document.getAnimations().filter((one) => one.timeline === document.timeline && one.effect.getComputedTiming().iterations < Infinity).map((one) => one.finished)));
      expect.soft(await findViolations(page), state).toEqual([]);
      expect.soft(await findSmallTargets(page), state).toEqual([]);
      const room = await page.evaluate(() => document.scrollingElement.scrollWidth - innerWidth);
      expect.soft(room, `${state}: scrolls sideways`).toBeLessThanOrEqual(0);
    };
    await check('attract');
    await touch(page);
    await expect(page.locator('main article')).toBeVisible();
    await check('article');
    await page.getByRole('link', { name: /^Xem chi tiết/ }).first().click();
    await expect(page.getByRole('dialog', { name: /QR/ })).toBeVisible();
    await check('code');
    await page.getByRole('button', { name: 'Đóng' }).click();
    await page.getByRole('button', { name: 'Trang đầu' }).click();
    await expect(page.getByText('40 bài viết').first()).toBeVisible();
    await check('list');
    await page.getByRole('button', { name: 'Tương phản cao' }).click();
    await page.getByRole('button', { name: 'Hạ thấp màn hình' }).click();
    await check('list, lowered, in high contrast');
    await page.getByRole('searchbox').fill('bão');
    await expect(page.getByText(/kết quả/).first()).toBeVisible();
    await check('search');
    await page.keyboard.press('Tab');
    await knock(page);
    await expect(page.getByRole('dialog', { name: /PIN/ })).toBeVisible();
    await check('PIN');
    await page.keyboard.press('Escape');
    await setKiosk(page, { idle_seconds: 0.5 });
    await page.reload();
    await expect(question(page)).toBeVisible();
    await check('warning');
  });
}
