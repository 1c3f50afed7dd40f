// Whoever has opened the site once can open it in a lift.

import { AxeBuilder } from '@axe-core/playwright';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { copySite, plainFeed, siteFolder } from './server.mjs';
import { enterLift, expect, heading, headlines, leaveLift, open, settled, shifts, stored, test, watchShifts } from './worker.mjs';

const SITE = 'Cổng Thông tin điện tử Bộ Thông tin và Dịch vụ công';
const age = (page) => page.getByRole('main').getByText(/Cập nhật lúc \d\d:\d\d, (thứ (hai|ba|tư|năm|sáu|bảy)|chủ nhật) \d\d\/\d\d\/\d{4}\.$/);
const retry = (page) => page.getByRole('button', { name: 'Thử lại' });
const picture = (page) => page.locator('main article figure img');
const isLoaded = (image) => image.evaluate((one) => one.complete && one.naturalWidth > 0);

/** That the site's whole feed is listed: those further down are drawn when somebody comes near. */
const all = (page) => page.getByRole('main').getByText('40 bài viết', { exact: true });

/** A feed with so many articles, each with a picture of its own. */
function picturedFeed(count) {
  const feed = plainFeed(count);
  const pictures = ['cap-bien', 'chu-ky-so', 'cau-song-giang', 'hoa-don-cho', 'khai-mot-lan', 'ma-buu-chinh'];
  feed.items.forEach((item, index) => (item.image = `pictures/${pictures[index % pictures.length]}.svg`));
  return feed;
}

test('one visit is enough for a lift: headlines, their age, the article that was opened, with its picture', async ({ page, own, context }) => {
  own.faults['feed.json'] = JSON.stringify(picturedFeed(6));
  await open(page, own.url, 'Nguồn tin thử');
  await headlines(page).nth(3).click();
  await expect(heading(page)).toHaveText('Bài thử số 4');
  await settled(page);
  await expect.poll(() => stored(page, 'opened')).toContain('/pictures/hoa-don-cho.svg');
  await page.close();
  await enterLift(context, own);

  const later = await context.newPage();
  await open(later, own.url, 'Nguồn tin thử');
  await expect(headlines(later)).toHaveCount(6);
  await expect(age(later)).toContainText('Không có mạng.');
  await expect(later.getByRole('status').filter({ hasText: 'Cập nhật lúc' })).toHaveCount(1);
  const { violations } = await new AxeBuilder({ page: later }).analyze();
  expect(violations).toEqual([]);
  await headlines(later).nth(3).click();
  await expect(heading(later)).toHaveText('Bài thử số 4');
  await expect(age(later)).toBeVisible();
  await expect.poll(() => isLoaded(picture(later))).toBe(true);
  // A link to it opens as well.
  await open(later, `${own.url}?article=bai-4&lang=en`, 'Bài thử số 4');
  await expect(later.getByRole('main').getByText(/^There is no network\. Last updated at \d\d:\d\d, \w+day \d+ \w+ \d{4}\.$/)).toBeVisible();
  await settled(later);

  // Out of the lift nobody need do anything.
  own.faults['feed.json'] = JSON.stringify(plainFeed(7, 'Nguồn tin mới'));
  await later.evaluate(() => (window.samePage = true));
  await leaveLift(context, own);
  await expect(later.getByText(/^There is no network/)).toHaveCount(0);
  await expect(later.getByRole('main').getByText('The news server answers again.')).toBeVisible();
  await expect(heading(later)).toHaveText('Bài thử số 4');
  await later.getByRole('link', { name: 'All headlines' }).click();
  await expect(heading(later)).toHaveText('Nguồn tin mới');
  await expect(later.getByRole('main').getByText('The news server answers again.')).toHaveCount(0);
  expect(await later.evaluate(() => window.samePage)).toBe(true);
});

for (const query of ['', '?article=bai-4']) {
  test(`what is said of a stored copy comes with it and goes without moving it: ${query || 'headlines'}`, async ({ page, own, context }) => {
    await page.setViewportSize({ width: 360, height: 800 });
    own.faults['feed.json'] = JSON.stringify(picturedFeed(30));
    await open(page, own.url + query);
    await settled(page);
    await enterLift(context, own);
    await watchShifts(page);
    await open(page, own.url + query);
    await expect(age(page)).toBeVisible();
    await expect(page.getByRole('contentinfo')).toBeVisible();
    expect(await shifts(page)).toEqual([]);
    const before = await heading(page).boundingBox();
    await leaveLift(context, own);
    await expect(page.getByRole('main').getByText('Đã kết nối lại với máy chủ tin tức.')).toBeVisible();
    expect(await heading(page).boundingBox()).toEqual(before);
    expect(await shifts(page)).toEqual([]);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations).toEqual([]);
  });
}

for (const [fault, says] of [
  [404, 'Máy chủ tin tức chưa trả lời.'],
  [500, 'Máy chủ tin tức chưa trả lời.'],
  ['html', 'Máy chủ tin tức chưa trả lời.'],
  ['loop', 'Không có mạng.'],
]) {
  test(`feed with ${fault}: the last good one, its age, and a retry without a new page`, async ({ page, own, expected }) => {
    expected.push(/404|500|ERR_TOO_MANY_REDIRECTS/);
    await open(page, own.url, SITE);
    await settled(page);
    own.faults['feed.json'] = fault;
    await open(page, own.url, SITE);
    await expect(age(page)).toContainText(says);
    await expect(all(page)).toBeVisible();
    await page.evaluate(() => (window.samePage = true));
    await retry(page).click();
    await expect(age(page)).toContainText(says);
    delete own.faults['feed.json'];
    await retry(page).click();
    await expect(age(page)).toHaveCount(0);
    await expect(all(page)).toBeVisible();
    expect(await page.evaluate(() => window.samePage)).toBe(true);
  });
}

test('feed of a silent server: the last good one after some seconds', async ({ page, own }) => {
  await open(page, own.url, SITE);
  await settled(page);
  own.faults['feed.json'] = 'hang';
  await page.goto(own.url);
  await expect(age(page)).toContainText('Máy chủ tin tức chưa trả lời.', { timeout: 10_000 });
  await expect(heading(page)).toHaveText(SITE);
});

for (const fault of ['cut', 'lost', 'garbage', 'html', '{"version":"https://jsonfeed.org/version/1.1"}', '{"items":[}']) {
  test(`feed that is ${fault} never takes the place of a good copy`, async ({ page, own, context, expected }) => {
    expected.push(/ERR_/);
    await open(page, own.url, SITE);
    await settled(page);
    own.faults['feed.json'] = fault;
    await open(page, own.url);
    const isEmpty = fault.startsWith('{"version"');
    if (isEmpty) await expect(page.getByText('Nguồn tin này chưa có bài nào.')).toBeVisible();
    else await expect(retry(page)).toBeVisible();
    await enterLift(context, own);
    if (isEmpty) await page.reload();
    else await retry(page).click();
    await expect(age(page)).toBeVisible();
    await expect(all(page)).toBeVisible();
  });
}

test('what is forbidden or gone for good is not shown from a copy', async ({ page, own, expected }) => {
  expected.push(/410/);
  await open(page, own.url, SITE);
  await settled(page);
  own.faults['feed.json'] = 410;
  await open(page, own.url, 'Chưa xem được tin');
  await expect(page.getByRole('alert')).toContainText('Không tìm thấy nguồn tin');
});

test('headlines of a new feed appear before its last bytes, and it is stored when it has come whole', async ({ page, own, context }) => {
  await open(page, own.url, SITE);
  await settled(page);
  const feed = plainFeed(400, 'Nguồn tin dài');
  feed.items.forEach((item) => (item.content_html = `<p>${'Chữ nối chữ. '.repeat(200)}</p>`));
  own.faults['feed.json'] = JSON.stringify(feed);
  own.slowly = true;
  await page.goto(own.url);
  await expect(headlines(page).first()).toHaveText('Bài thử số 1');
  await expect(page.getByText(/đang tải thêm…/)).toBeVisible();
  own.slowly = false;
  await expect(page.getByText('400 bài viết').first()).toBeVisible();
  await enterLift(context, own);
  await open(page, own.url, 'Nguồn tin dài');
  await expect(page.getByText('400 bài viết').first()).toBeVisible();
});

test('network that is lost within a new feed: what came, a sentence, and the stored rest by a retry', async ({ page, own, context }) => {
  await open(page, own.url, SITE);
  await settled(page);
  own.faults['feed.json'] = 'lost';
  await open(page, own.url);
  await expect(page.getByRole('alert')).toContainText('Nguồn tin bị ngắt giữa chừng');
  await enterLift(context, own);
  await retry(page).click();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(all(page)).toBeVisible();
});

test('settings come from the stored copy, and their change shows at the next visit', async ({ page, own, context }) => {
  const name = (words) => page.getByRole('banner').getByRole('link', { name: words, exact: true });
  own.faults['site.json'] = JSON.stringify({ title: 'Tên cũ' });
  await open(page, own.url);
  await settled(page);
  // The first visit asked by itself; the second one goes through the worker.
  await open(page, own.url);
  await expect.poll(() => stored(page, 'notes')).toContain('/site.json');
  own.faults['site.json'] = JSON.stringify({ title: 'Tên mới' });
  await expect
    .poll(async () => {
      await open(page, own.url);
      return name('Tên mới').count();
    })
    .toBe(1);
  // What cannot be read is not stored; without a network the last good ones stand.
  own.faults['site.json'] = '{"title": ';
  await open(page, own.url);
  await settled(page);
  await enterLift(context, own);
  await open(page, own.url);
  await expect(name('Tên mới')).toBeVisible();
});

test('a site below a path works without a network, and leaves the rest of its origin alone', async ({ page, site, context, server, expected }) => {
  expected.push(/ERR_INTERNET_DISCONNECTED|ERR_FAILED/);
  await open(page, site.at({}, 'sub/path/'), SITE);
  await settled(page, '/sub/path/feed.json');
  expect(await page.evaluate(() => navigator.serviceWorker.ready.then(({ scope }) => scope))).toBe(`${server.url}/sub/path/`);
  await context.setOffline(true);
  await open(page, site.at({}, 'sub/path/'), SITE);
  await expect(age(page)).toBeVisible();
  await context.setOffline(false);
  // The site at the root has a worker of its own, which does not answer for the other.
  await open(page, site.url, SITE);
  await settled(page);
  await context.setOffline(true);
  await open(page, site.at({}, 'sub/path/'), SITE);
  expect(await page.evaluate(() => navigator.serviceWorker.ready.then(({ scope }) => scope))).toBe(`${server.url}/sub/path/`);
});

for (const [name, forbid] of [
  ['absent', () => delete Navigator.prototype.serviceWorker],
  ['forbidden', () => Object.defineProperty(Navigator.prototype, 'serviceWorker', { get: () => { throw new DOMException('no', 'SecurityError'); } })],
  ['refused', () => (ServiceWorkerContainer.prototype.register = () => Promise.reject(new TypeError('no')))],
  ['without stores', () => Object.defineProperty(window, 'caches', { get: () => { throw new DOMException('no', 'SecurityError'); } })],
]) {
  test(`service workers ${name}: everything else works`, async ({ page, own }) => {
    await page.addInitScript(forbid);
    await open(page, own.url, SITE);
    await headlines(page).first().click();
    await expect(page.getByRole('button', { name: 'Lưu bài', exact: true })).toBeVisible();
    await page.getByRole('button', { name: 'Lưu bài', exact: true }).click();
    await expect(page.getByRole('button', { name: 'Đã lưu', exact: true })).toBeVisible();
  });
}

test('the worker is asked for after the first view, and the first visit asks for nothing twice', async ({ page, own }) => {
  await open(page, own.url, SITE);
  await settled(page);
  const beginning = own.asked.slice(0, own.asked.indexOf('sw.js'));
  expect(beginning).toContain('feed.json');
  expect(beginning.some((name) => name.startsWith('later-'))).toBe(true);
  // What is asked for again is compared, and not sent again.
  const large = own.sent.filter((name) => /\.(js|css|wasm|json|html)$/.test(name)).sort();
  expect(large).toEqual([...new Set(large)]);
});

// Nothing bad is stored

test('a version is stored whole or not at all', async ({ page, own, expected }) => {
  expected.push(/500|integrity/);
  const sheet = (await readFile(join(siteFolder, 'sw.js'), 'utf8')).match(/later-\w+\.css/)[0];
  for (const [file, fault] of [['pictures/icon.svg', 500], ['manifest.webmanifest', 'html'], [sheet, 'body { color: inherit }']]) {
    own.faults = { [file]: fault };
    own.asked.length = 0;
    await open(page, own.url, SITE);
    await expect.poll(() => own.asked.filter((name) => name === 'sw.js').length).toBeGreaterThan(0);
    await expect.poll(() => page.evaluate(() => navigator.serviceWorker.getRegistration().then((one) => one === undefined))).toBe(true);
    expect(await stored(page, 'shell')).toEqual([]);
  }
  own.faults = {};
  await open(page, own.url, SITE);
  await settled(page);
  expect(await stored(page, 'shell')).toContain('/');
});

test('pictures that are missing, no pictures, unreadable or elsewhere are not stored', async ({ page, own, site, expected }) => {
  expected.push(/404|CORS|ERR_FAILED/, /^request to /);
  await open(page, own.url, SITE);
  await settled(page);
  own.faults['pictures/banner.svg'] = 'html';
  own.faults['pictures/cap-bien.svg'] = 'loop';
  const urls = ['pictures/khong-co.svg', 'pictures/banner.svg', 'pictures/cap-bien.svg', 'feed.json', 'pictures/chu-ky-so.svg'].map((name) => own.url + name);
  const other = `${site.otherUrl}fixtures/picture.svg`;
  await page.evaluate(
    (urls) => navigator.serviceWorker.ready.then(({ active }) => active.postMessage({ type: 'keep', urls })),
    ['data:image/png;base64,AA==', other, ...urls],
  );
  await expect.poll(() => stored(page, 'opened')).toContain('/pictures/chu-ky-so.svg');
  const kept = await stored(page, 'opened');
  // The other origin lets everybody read its picture: that is an honest copy.
  expect(kept.filter((path) => !path.includes('picture.svg'))).toEqual(['/pictures/chu-ky-so.svg']);
  const types = await page.evaluate(async () => {
    const all = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) all.push(await cache.match(request));
    }
    return all.map(({ type, status, redirected }) => `${type} ${status} ${redirected}`);
  });
  for (const one of types) expect(one).toMatch(/^(basic|cors|default) 200 false$/);
});

test('pictures of saved articles stay when those of opened ones make room, and go when they are taken off', async ({ page, own }) => {
  own.faults['feed.json'] = JSON.stringify(picturedFeed(6));
  await open(page, own.url, 'Nguồn tin thử');
  await settled(page);
  await headlines(page).first().click();
  await expect.poll(() => stored(page, 'opened')).toEqual(['/pictures/cap-bien.svg']);
  await page.getByRole('button', { name: 'Lưu bài', exact: true }).click();
  await expect.poll(() => stored(page, 'saved')).toEqual(['/pictures/cap-bien.svg']);
  await expect.poll(() => stored(page, 'opened')).toEqual([]);
  await page.getByRole('button', { name: 'Đã lưu', exact: true }).click();
  await expect.poll(() => stored(page, 'saved')).toEqual([]);
  expect(await stored(page, 'opened')).toEqual(['/pictures/cap-bien.svg']);
});

test('the oldest pictures go first', async ({ page, own }) => {
  await open(page, own.url, SITE);
  await settled(page);
  const svg = await readFile(join(siteFolder, 'pictures/icon.svg'), 'utf8');
  const names = Array.from({ length: 310 }, (_, index) => `pictures/anh-${index}.svg`);
  for (const name of names) own.faults[name] = svg;
  await page.evaluate((urls) => navigator.serviceWorker.ready.then(({ active }) => active.postMessage({ type: 'keep', urls })), names.map((name) => own.url + name));
  await expect.poll(() => stored(page, 'opened').then((kept) => kept.length === 300 && kept.at(-1)), { timeout: 60_000 }).toBe('/pictures/anh-309.svg');
  expect((await stored(page, 'opened'))[0]).toBe('/pictures/anh-10.svg');
});

test('a part of a stored sound is cut from the whole', async ({ page, own, context }) => {
  await open(page, own.url, SITE);
  await settled(page);
  const url = `${own.url}documents/ban-tin-bao.ogg`;
  await page.evaluate((url) => navigator.serviceWorker.ready.then(({ active }) => active.postMessage({ type: 'keep', urls: [url] })), url);
  await expect.poll(() => stored(page, 'opened')).toContain('/documents/ban-tin-bao.ogg');
  await enterLift(context, own);
  const played = await page.evaluate(async (url) => {
    const audio = new Audio(url);
    audio.preload = 'auto';
    await new Promise((done, fail) => {
      audio.oncanplaythrough = done;
      audio.onerror = () => fail(new Error(`error ${audio.error?.code}`));
    });
    audio.currentTime = audio.duration * 0.8;
    await new Promise((done) => (audio.onseeked = done));
    return audio.currentTime / audio.duration;
  }, url);
  expect(played).toBeCloseTo(0.8, 1);
});

test('a sound that is not stored is asked for by its parts, as the page does', async ({ page, own }) => {
  await open(page, own.url, SITE);
  await settled(page);
  const [length, partly] = [own.sent.length, 'documents/ban-tin-bao.ogg'];
  await page.evaluate(async (url) => {
    const audio = Object.assign(new Audio(url), { preload: 'auto' });
    await new Promise((done, fail) => {
      audio.oncanplaythrough = done;
      audio.onerror = () => fail(new Error(`error ${audio.error?.code}`));
    });
  }, own.url + partly);
  expect(own.asked).toContain(partly);
  // Only what was sent whole is noted there.
  expect(own.sent.slice(length)).not.toContain(partly);
});

// A broken deployment heals

/** Damages what is stored of the module: the parts whose names begin so. */
const damage = (page, part) =>
  page.evaluate(async (part) => {
    const name = (await caches.keys()).find((name) => name.includes(' shell '));
    const cache = await caches.open(name);
    for (const { url } of await cache.keys()) {
      if (url.includes(`/${part}`) && url.endsWith('_bg.wasm')) await cache.put(url, new Response('broken', { headers: { 'content-type': 'application/wasm' } }));
    }
  }, part);

/** Waits until all of the module is stored anew. */
async function mended(page) {
  const smallest = () =>
    page.evaluate(async () => {
      const cache = await caches.open((await caches.keys()).find((name) => name.includes(' shell ')));
      const modules = (await cache.keys()).filter(({ url }) => url.endsWith('_bg.wasm'));
      const sizes = await Promise.all(modules.map(async (request) => (await (await cache.match(request)).blob()).size));
      return Math.min(...sizes);
    });
  await expect.poll(smallest, { timeout: 10_000 }).toBeGreaterThan(1000);
}

for (const [damaged, part] of [['all of the module', ''], ['the part that comes first', 'bantin-']]) {
  test(`a page that could not start asks the network at the next visit, and heals: ${damaged}`, ({ page, own, expected, context }) => healsWithout(part, { page, own, expected, context }));
}

async function healsWithout(part, { page, own, expected, context }) {
  expected.push(/could not start/);
  await open(page, own.url, SITE);
  await settled(page);
  await damage(page, part);
  await page.goto(own.url);
  await expect(page.getByRole('alert')).toContainText('Trình duyệt này không mở được Bản Tin.');
  await page.getByRole('alert').getByRole('link', { name: 'tải lại trang' }).click();
  await expect(heading(page)).toHaveText(SITE);
  await settled(page);
  await mended(page);
  await enterLift(context, own);
  await open(page, own.url, SITE);
}

test('a page whose rest is damaged shows the news all the same, and is whole at the next visit, without a network too', async ({ page, own, context, expected }) => {
  expected.push(/wasm|WebAssembly/i);
  await open(page, own.url, SITE);
  await settled(page);
  await damage(page, 'later-');
  await open(page, own.url, SITE);
  await expect(headlines(page).first()).toBeVisible();
  await expect(page.getByRole('contentinfo')).toBeVisible();
  await mended(page);
  await enterLift(context, own);
  await open(page, own.url, SITE);
  await expect(age(page)).toBeVisible();
});

test('what is missing in the store comes from the network, and is stored again', async ({ page, own }) => {
  await open(page, own.url, SITE);
  await settled(page);
  const before = await stored(page, 'shell');
  await page.evaluate(async () => {
    const cache = await caches.open((await caches.keys()).find((name) => name.includes(' shell ')));
    for (const request of await cache.keys()) await cache.delete(request);
  });
  await open(page, own.url, SITE);
  await expect.poll(async () => (await stored(page, 'shell')).sort()).toEqual(before.sort());
});

test('a page that somebody changed on the server alone is taken over', async ({ page, own, scratch }) => {
  await open(page, own.url, SITE);
  await settled(page);
  const html = await readFile(join(siteFolder, 'index.html'), 'utf8');
  own.faults['index.html'] = undefined;
  own.folder = await copySite(join(scratch, 'site'));
  await writeFile(join(own.folder, 'sw.js'), await readFile(join(siteFolder, 'sw.js')));
  await writeFile(join(own.folder, 'index.html'), html.replace('<html', '<html data-edited="yes"'));
  await open(page, own.url, SITE);
  // The worker looks for another version first, and browsers take their time for that.
  const kept = () => page.evaluate(async () => (await (await caches.match('./')).text()).includes('data-edited'));
  await expect.poll(kept, { timeout: 20_000 }).toBe(true);
  await open(page, own.url, SITE);
  expect(await page.evaluate(() => document.documentElement.dataset.edited)).toBe('yes');
});

test('the kill switch takes the worker away and leaves what was saved', async ({ page, own, context }) => {
  own.faults['feed.json'] = JSON.stringify(picturedFeed(3));
  await open(page, own.url, 'Nguồn tin thử');
  await settled(page);
  await headlines(page).first().click();
  await page.getByRole('button', { name: 'Lưu bài', exact: true }).click();
  await expect.poll(() => stored(page, 'saved')).toEqual(['/pictures/cap-bien.svg']);
  own.faults['sw.js'] = await readFile(new URL('../../.ci/sw-off.js', import.meta.url), 'utf8');
  await open(page, own.url, 'Nguồn tin thử');
  await expect.poll(() => page.evaluate(() => caches.keys().then((names) => names.map((name) => name.split(' ').at(2))))).toEqual(['saved']);
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.getRegistrations().then(({ length }) => length))).toBe(0);
  const again = await context.newPage();
  own.asked.length = 0;
  await open(again, own.url, 'Nguồn tin thử');
  expect(own.asked).toContain('index.html');
  await expect(again.getByRole('banner').getByRole('link', { name: 'Đã lưu (1)' })).toBeVisible();
});

test('where there is neither a store nor a network, a sentence says so', async ({ page, own, context, expected }) => {
  expected.push(/503/);
  await open(page, own.url, SITE);
  await settled(page);
  await page.evaluate(async () => {
    for (const name of await caches.keys()) await caches.delete(name);
  });
  await enterLift(context, own);
  await page.goto(own.url).catch(() => {});
  await expect(page.getByRole('alert')).toContainText('Hãy kiểm tra kết nối');
  // It names no picture, or the browser would look for one that the folder may not have.
  await expect(page.locator('link[rel=icon]')).toHaveAttribute('href', 'data:,');
  await leaveLift(context, own);
  await page.getByRole('link', { name: 'thử lại' }).click();
  await expect(heading(page)).toHaveText(SITE);
});
