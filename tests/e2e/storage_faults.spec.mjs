// A device without room, and browsers that allow less: never a blank page, a sentence where something is lost, and
// nothing that was saved is lost. `store.spec.mjs` looks at the database by itself.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { plainFeed, siteFolder } from './server.mjs';
import { expect, heading, headlines, open, settled, stored, test } from './worker.mjs';

const main = (page) => page.getByRole('main');
const save = (page) => page.getByRole('button', { name: 'Lưu bài', exact: true });
const savedLink = (page) => page.getByRole('banner').getByRole('link', { name: /^Đã lưu/ });
const shrunk = (page) => main(page).getByText(/^Thiết bị gần hết chỗ\. Bản Tin đã bỏ các bài chỉ mở xem/);
const notKept = (page) => main(page).getByText(/^Trình duyệt đã hết chỗ hoặc không cho phép lưu/);
const forbidden = (page) => main(page).getByText(/^Trình duyệt không cho lưu vào thiết bị/);

const PICTURES = ['cap-bien', 'chu-ky-so', 'cau-song-giang', 'hoa-don-cho', 'khai-mot-lan', 'ma-buu-chinh'].map((name) => `pictures/${name}.svg`);
const picture = (number) => `/${PICTURES[number - 1]}`;

function picturedFeed() {
  const feed = plainFeed(PICTURES.length);
  feed.items.forEach((item, index) => (item.image = PICTURES[index]));
  return JSON.stringify(feed);
}

// A worker whose stores refuse everything once it has been told that the device is full: until something is removed,
// or for ever.
const fullWorker = () => {
  const { put, delete: remove } = Cache.prototype;
  let full = '';
  addEventListener('message', ({ data }) => (full = data.full ?? full));
  Cache.prototype.put = function (...values) {
    return full ? Promise.reject(new DOMException('full', 'QuotaExceededError')) : put.apply(this, values);
  };
  Cache.prototype.delete = function (...values) {
    if (full === 'until something goes') full = '';
    return remove.apply(this, values);
  };
};

/** From now on this page's stores, and the worker's, have no room: until something is removed, or for ever. */
const fill = (page, full) =>
  page.evaluate((full) => {
    navigator.serviceWorker.controller?.postMessage({ full });
    let isFull = true;
    const { put, clear } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.clear = function () {
      isFull = full === 'for ever';
      return clear.call(this);
    };
    const refuse = () => {
      if (isFull) throw new DOMException('full', 'QuotaExceededError');
    };
    IDBObjectStore.prototype.put = function (...values) {
      refuse();
      return put.apply(this, values);
    };
    const { setItem } = Storage.prototype;
    Storage.prototype.setItem = function (...values) {
      refuse();
      return setItem.apply(this, values);
    };
  }, full);

/** One article is saved, and the two behind it are opened, each with its picture. */
async function saveOne(page, own) {
  own.texts['sw.js'] = (await readFile(join(siteFolder, 'sw.js'), 'utf8')).replace('\n', `\n(${fullWorker})();\n`);
  own.faults['feed.json'] = picturedFeed();
  await open(page, `${own.url}?article=bai-1`, 'Bài thử số 1');
  await settled(page);
  await save(page).click();
  await expect(savedLink(page)).toHaveText('Đã lưu (1)');
  await expect.poll(() => stored(page, 'saved')).toEqual([picture(1)]);
  for (const number of [2, 3]) {
    await goTo(page, number);
    await expect.poll(() => stored(page, 'opened')).toContain(picture(number));
  }
}

async function goTo(page, number) {
  await page.getByRole('link', { name: /^Bài tiếp theo/ }).click();
  await expect(heading(page)).toHaveText(`Bài thử số ${number}`);
}

async function expectSaved(page, numbers) {
  await expect(heading(page)).toHaveText('Bài đã lưu');
  await expect(headlines(page)).toHaveText(numbers.map((number) => `Bài thử số ${number}`));
  await headlines(page).first().click();
  await expect(page.getByText(`Nội dung của bài thử số ${numbers[0]}.`)).toBeVisible();
}

test('a full device gives up articles and pictures that were only opened, says so, and keeps what is saved', async ({ page, own }) => {
  await saveOne(page, own);
  await fill(page, 'until something goes');
  await goTo(page, 4);
  await save(page).click();
  await expect(shrunk(page)).toBeVisible();
  // What was saved has its pictures, and no other has.
  await expect.poll(() => stored(page, 'saved')).toEqual([picture(1), picture(4)]);
  await expect.poll(() => stored(page, 'opened')).toEqual([]);
  await savedLink(page).click();
  await expect(shrunk(page)).toBeVisible();
  await open(page, `${own.url}?view=saved`);
  await expectSaved(page, [4, 1]);
});

test('a device without any room: a sentence before anything is lost, and what was saved before stays', async ({ page, own }) => {
  await saveOne(page, own);
  await fill(page, 'for ever');
  await goTo(page, 4);
  await save(page).click();
  await expect(notKept(page)).toBeVisible();
  await expect(page.getByRole('status')).toHaveText(/^Trình duyệt đã hết chỗ/);
  // This visit has it, and can take it along.
  await savedLink(page).click();
  await expect(notKept(page)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Xuất ra tệp' })).toBeVisible();
  await expectSaved(page, [4, 1]);
  // The next one has what was kept, with its picture, and reads on: what the worker cannot store passes through it.
  own.faults['feed.json'] = JSON.stringify(plainFeed(5, 'Nguồn tin khác'));
  await open(page, own.url, 'Nguồn tin khác');
  await expect(headlines(page)).toHaveCount(5);
  expect(await stored(page, 'saved')).toEqual([picture(1)]);
  await open(page, `${own.url}?view=saved`);
  await expectSaved(page, [1]);
});

test('localStorage forbidden: the database keeps what is saved', async ({ page, own }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', { get: () => { throw new DOMException('no', 'SecurityError'); } });
  });
  own.faults['feed.json'] = picturedFeed();
  await open(page, `${own.url}?article=bai-2`, 'Bài thử số 2');
  await save(page).click();
  await expect(page.getByRole('status')).toHaveText('Đã lưu bài: Bài thử số 2');
  await open(page, `${own.url}?view=saved`);
  await expectSaved(page, [2]);
});

const STORES = ['indexedDB', 'localStorage', 'sessionStorage', 'caches', 'BroadcastChannel'];
for (const [how, forbid] of [
  ['absent', (names) => {
    for (const name of names) Object.defineProperty(window, name, { value: undefined });
    for (const name of ['serviceWorker', 'storage']) Object.defineProperty(Navigator.prototype, name, { value: undefined });
  }],
  ['forbidden', (names) => {
    const get = () => {
      throw new DOMException('no', 'SecurityError');
    };
    for (const name of names) Object.defineProperty(window, name, { get });
    for (const name of ['serviceWorker', 'storage']) Object.defineProperty(Navigator.prototype, name, { get });
  }],
]) {
  test(`every store ${how}: all can be read, a sentence says what is not kept, and the visit loses nothing`, async ({ page, own, expected }) => {
    expected.push(/503/);
    await page.addInitScript(forbid, STORES);
    own.faults['feed.json'] = picturedFeed();
    await open(page, own.url, 'Nguồn tin thử');
    await headlines(page).nth(1).click();
    await expect(heading(page)).toHaveText('Bài thử số 2');
    await save(page).click();
    await expect(notKept(page)).toBeVisible();
    await savedLink(page).click();
    await expect(forbidden(page)).toBeVisible();
    await expectSaved(page, [2]);
    // Nor is it blank where the news does not come either.
    own.faults['feed.json'] = 503;
    await open(page, own.url);
    await expect(main(page).getByRole('alert')).toContainText('Máy chủ tin tức đang gặp sự cố.');
    own.faults['feed.json'] = picturedFeed();
    await page.getByRole('button', { name: 'Thử lại' }).click();
    await expect(headlines(page)).toHaveCount(PICTURES.length);
  });
}
