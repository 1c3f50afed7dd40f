// It installs to the home screen.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { siteFolder } from './server.mjs';
import { expect, heading, headlines, open, settled, test } from './worker.mjs';

const SITE = 'Cổng Thông tin điện tử Bộ Thông tin và Dịch vụ công';
const themeColor = (page) => page.locator('meta[name=theme-color]');

test('the browser finds nothing wrong with the manifest and may install it', async ({ page, own, context }) => {
  await open(page, own.url, SITE);
  await settled(page);
  const session = await context.newCDPSession(page);
  const { errors, data } = await session.send('Page.getAppManifest');
  expect(errors).toEqual([]);
  const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
  // Playwright's contexts are private windows, where nothing is installed.
  expect(installabilityErrors.map(({ errorId }) => errorId).filter((error) => error !== 'in-incognito')).toEqual([]);
  const manifest = JSON.parse(data);
  expect(manifest).toMatchObject({ lang: 'vi', display: 'standalone', start_url: './', scope: './' });
  for (const purpose of [undefined, 'maskable']) {
    const sizes = manifest.icons.filter((icon) => icon.purpose === purpose && icon.type === 'image/png').map((icon) => icon.sizes);
    expect(sizes).toEqual(['192x192', '512x512']);
  }
  const pictures = [manifest.icons, manifest.screenshots, manifest.shortcuts.flatMap((shortcut) => shortcut.icons)].flat();
  for (const { src, sizes } of pictures) {
    const size = await page.evaluate((src) => new Promise((done, fail) => {
      const image = new Image();
      image.onload = () => done(`${image.naturalWidth}x${image.naturalHeight}`);
      image.onerror = () => fail(new Error(src));
      image.src = src;
    }), src);
    if (sizes !== 'any') expect(size, src).toBe(sizes);
  }
});

test('what matters of a maskable icon lies within the circle that every mask leaves', async ({ page, own }) => {
  await page.goto(own.url);
  const corner = await page.evaluate(async () => {
    const bitmap = await createImageBitmap(await (await fetch('icons/maskable-512.png')).blob());
    const canvas = new OffscreenCanvas(512, 512);
    const context = canvas.getContext('2d');
    context.drawImage(bitmap, 0, 0);
    const { data } = context.getImageData(0, 0, 512, 512);
    const ground = data.slice(0, 4).join();
    let outside = 0;
    for (let y = 0; y < 512; y++) {
      for (let x = 0; x < 512; x++) {
        const at = 4 * (y * 512 + x);
        const isFar = Math.hypot(x - 255.5, y - 255.5) > 0.4 * 512;
        if (isFar && data.slice(at, at + 4).join() !== ground) outside += 1;
      }
    }
    return { outside, opaque: data[3] };
  });
  expect(corner).toEqual({ outside: 0, opaque: 255 });
});

test('shortcuts lead to the saved articles and to the search', async ({ page, own }) => {
  const manifest = JSON.parse(await readFile(join(siteFolder, 'manifest.webmanifest'), 'utf8'));
  const [saved, search] = manifest.shortcuts;
  await open(page, own.url + saved.url, 'Bài đã lưu');
  await page.goto(own.url + search.url);
  await expect(page.getByRole('searchbox')).toBeVisible();
  await expect(headlines(page).first()).toBeVisible();
});

test('the colour of the browser’s bars follows the theme', async ({ page, own }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await open(page, own.url, SITE);
  await expect(themeColor(page)).toHaveAttribute('content', '#fbfaf7');
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect(themeColor(page)).toHaveAttribute('content', '#11181a');
  await page.getByRole('button', { name: 'Cỡ chữ và giao diện' }).click();
  for (const theme of ['Sáng', 'Giấy ngà', 'Tương phản cao', 'Tối']) {
    await page.getByRole('radio', { name: theme, exact: true }).check({ force: true });
    const color = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    await expect
      .poll(() => themeColor(page).evaluate((meta) => Object.assign(document.createElement('i'), { style: `color: ${meta.content}` }).style.color))
      .toBe(color);
  }
});

test('the icon counts what is unread', async ({ page, own }) => {
  await page.addInitScript(() => {
    window.badges = [];
    Navigator.prototype.setAppBadge = (number) => Promise.resolve(window.badges.push(number));
  });
  await open(page, own.url, SITE);
  const count = await page.evaluate(async () => (await (await fetch('feed.json')).json()).items.length);
  const badge = () => page.evaluate(() => window.badges.at(-1));
  await expect.poll(badge).toBe(count);
  await headlines(page).first().click();
  await expect.poll(badge).toBe(count - 1);
  await page.goBack();
  await headlines(page).nth(1).click();
  await expect.poll(badge).toBe(count - 2);
});
