// Version 2 is deployed over version 1: announced, taken when somebody wants it, and never beside the old one.

import { AxeBuilder } from '@axe-core/playwright';
import { createHash } from 'node:crypto';
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { copySite } from './server.mjs';
import { enterLift, expect, heading, headlines, open, settled, shifts, stored, test, watchShifts } from './worker.mjs';

const SITE = 'Cổng Thông tin điện tử Bộ Thông tin và Dịch vụ công';
const announcement = (page) => page.getByRole('region', { name: 'Có bản mới của trang này.' });
const take = (page) => announcement(page).getByRole('button', { name: 'Dùng bản mới' });
/** The version that the page and its style sheet say that they are. */
const version = (page) =>
  page.evaluate(() => {
    const sheet = getComputedStyle(document.documentElement).getPropertyValue('--version').trim() || '1';
    return `${document.documentElement.dataset.version ?? '1'} ${sheet}`;
  });

/** The version that opens once no page is left; the browser may take a while to notice that none is. */
async function expectColdStart(context, own, wanted) {
  const later = await context.newPage();
  await expect
    .poll(async () => {
      await open(later, own.url, SITE);
      const found = await version(later);
      await settled(later);
      await later.goto('about:blank');
      return found;
    })
    .toBe(wanted);
}

/** Another version: its sheet has other content and so another name, and its page names that. */
async function release(into, number) {
  return copySite(into, async (folder) => {
    const sheet = (await readdir(folder)).find((name) => /^bantin-\w+\.css$/.test(name));
    const text = `${await readFile(join(folder, sheet), 'utf8')}:root{--version:${number}}`;
    const renamed = `bantin-${createHash('sha256').update(text).digest('hex').slice(0, 16)}.css`;
    await writeFile(join(folder, sheet), text);
    await rename(join(folder, sheet), join(folder, renamed));
    const page = await readFile(join(folder, 'index.html'), 'utf8');
    const integrity = `sha384-${createHash('sha384').update(text).digest('base64')}`;
    const changed = page.replace(new RegExp(`(<link[^>]*)${sheet}([^>]*>)`), (_, before, after) => `${before}${renamed}${after}`.replace(/sha384-[\w+/=]+/, integrity));
    await writeFile(join(folder, 'index.html'), changed.replace('<html', `<html data-version="${number}"`));
  });
}

test('a new version is announced and taken by a button; the old one is gone then', async ({ page, own, scratch, context }) => {
  await open(page, own.url, SITE);
  await settled(page);
  const before = await stored(page, 'shell');
  own.folder = await release(join(scratch, 'two'), 2);
  await watchShifts(page);
  await open(page, own.url, SITE);
  expect(await version(page)).toBe('1 1');
  await expect(announcement(page)).toBeVisible();
  expect(await shifts(page)).toEqual([]);
  await expect(page.getByRole('status').filter({ hasText: 'Có bản mới của trang này.' })).toHaveCount(1);
  // In its own time: one may go on with the old one.
  await announcement(page).getByRole('button', { name: 'Để sau' }).click();
  await expect(announcement(page)).toHaveCount(0);
  await settled(page);
  await page.reload();
  await expect(heading(page)).toHaveText(SITE);
  expect(await version(page)).toBe('1 1');
  await take(page).click();
  await expect.poll(() => version(page).catch(() => '')).toBe('2 2');
  await expect(heading(page)).toHaveText(SITE);
  await expect(announcement(page)).toHaveCount(0);
  await settled(page);
  const after = await stored(page, 'shell');
  expect(after).not.toEqual(before);
  expect(after.filter((path) => /^\/bantin-\w+\.css$/.test(path))).toHaveLength(1);
  await enterLift(context, own);
  await open(page, own.url, SITE);
  expect(await version(page)).toBe('2 2');
});

test('a new version is never announced over an open article, nor taken under it', async ({ page, own, scratch }) => {
  await open(page, own.url, SITE);
  await settled(page);
  own.folder = await release(join(scratch, 'two'), 2);
  const title = await headlines(page).first().textContent();
  await headlines(page).first().click();
  await page.reload();
  await expect(heading(page)).toHaveText(title);
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.getRegistration().then(({ waiting }) => Boolean(waiting)))).toBe(true);
  await expect(announcement(page)).toHaveCount(0);
  expect(await version(page)).toBe('1 1');
  await page.getByRole('link', { name: 'Danh sách' }).click();
  await expect(announcement(page)).toBeVisible();
});

test('two tabs never run two versions: the second must be closed first', async ({ page, own, scratch, context }) => {
  await open(page, own.url, SITE);
  await settled(page);
  const other = await context.newPage();
  await open(other, `${own.url}?article=khai-mot-lan-25-thu-tuc`);
  await settled(other);
  own.folder = await release(join(scratch, 'two'), 2);
  await open(page, own.url, SITE);
  await take(page).click();
  await expect(announcement(page)).toContainText('Trang này đang mở ở thẻ khác.');
  // A third one that is opened now is of the version of the others.
  const third = await context.newPage();
  await open(third, own.url, SITE);
  for (const one of [page, other, third]) expect(await version(one)).toBe('1 1');
  await third.close();
  await other.close();
  await take(page).click();
  await expect.poll(() => version(page).catch(() => '')).toBe('2 2');
});

test('a new version does not wait for pictures that the old one waits for', async ({ page, own, scratch }) => {
  await open(page, own.url, SITE);
  await settled(page);
  own.folder = await release(join(scratch, 'two'), 2);
  await page.reload();
  await expect(announcement(page)).toBeVisible();
  own.faults['pictures/cap-bien.svg'] = 'hang';
  const hanging = page.waitForRequest(/cap-bien\.svg\?hangs$/);
  await page.evaluate(() => document.body.append(Object.assign(new Image(), { src: 'pictures/cap-bien.svg?hangs' })));
  await hanging;
  await take(page).click();
  await expect.poll(() => version(page).catch(() => '')).toBe('2 2');
});

test('a new version that cannot take over at once says when it will', async ({ page, own, scratch, context }) => {
  await page.clock.install();
  await open(page, own.url, SITE);
  await settled(page);
  own.folder = await release(join(scratch, 'two'), 2);
  await page.reload();
  // The waiting worker is never told.
  await page.evaluate(() => (ServiceWorker.prototype.postMessage = () => {}));
  await take(page).click();
  await page.clock.fastForward('00:06');
  await expect(announcement(page)).toContainText('Lần mở trang sau sẽ là bản mới.');
  await expect(page.getByRole('status').filter({ hasText: 'Lần mở trang sau sẽ là bản mới.' })).toHaveCount(1);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations).toEqual([]);
  await page.close();
  await expectColdStart(context, own, '2 2');
});

test('a new version is there at the next cold start', async ({ page, own, scratch, context }) => {
  await open(page, own.url, SITE);
  await settled(page);
  own.folder = await release(join(scratch, 'two'), 2);
  await open(page, own.url, SITE);
  await expect(announcement(page)).toBeVisible();
  await settled(page);
  await page.goto('about:blank');
  await page.close();
  await expectColdStart(context, own, '2 2');
});

test('a new version that is not there as a whole is not taken, and the old one goes on', async ({ page, own, scratch, context }) => {
  await open(page, own.url, SITE);
  await settled(page);
  own.folder = await release(join(scratch, 'two'), 2);
  const sheet = (await readdir(own.folder)).find((name) => /^later-\w+\.css$/.test(name));
  await rm(join(own.folder, sheet));
  own.asked.length = 0;
  await open(page, own.url, SITE);
  await expect.poll(() => own.asked).toContain('sw.js');
  await settled(page);
  await expect(announcement(page)).toHaveCount(0);
  expect(await version(page)).toBe('1 1');
  await enterLift(context, own);
  await open(page, own.url, SITE);
  expect(await version(page)).toBe('1 1');
});
