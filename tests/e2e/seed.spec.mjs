// The page that this product was asked for, word for word and in its order.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test, expect, heading, hasShared, articleBody, open, readWords, whole } from './fixtures.mjs';
import { fixtureFolder, sharedFolder } from './server.mjs';

const [folder, file] = hasShared ? ['/shared/reference/', 'seed-feed.json'] : ['/fixtures/', 'seed-like.json'];
if (!hasShared) console.log('seed.spec: ../shared is absent, a feed of the same shape stands in');
const feed = JSON.parse(await readFile(join(hasShared ? join(sharedFolder, 'reference') : fixtureFolder, file), 'utf8'));
const item = feed.items[0];
const portal = feed._portal;

test.beforeEach(async ({ page, site }) => {
  await open(page, site.at({ feed: folder + file, article: item.id }), item.title);
});

test('seed page has every part in the designed order', async ({ page }) => {
  const services = page.getByRole('complementary').filter({ has: page.getByRole('link', { name: /^Xem chi tiết: / }) });
  const parts = [
    ['headline', heading(page)],
    ['date', page.locator('main time')],
    ['lead', page.getByText(item.summary, { exact: true })],
    ['picture', page.getByRole('figure').getByRole('img', { name: item._portal.image_alt })],
    ['text', articleBody(page)],
    ['banner', page.getByRole('link', { name: portal.banner.alt })],
    ['services', services],
    ['units', page.getByRole('navigation', { name: portal.units.title })],
    ['top', page.getByRole('link', { name: 'Top', exact: true })],
  ];
  for (const [name, part] of parts) await expect(part, name).toHaveCount(1);
  for (let index = 1; index < parts.length; index++) {
    const earlier = await parts[index - 1][1].elementHandle();
    const follows = await parts[index][1].evaluate(
      (later, before) => Boolean(before.compareDocumentPosition(later) & Node.DOCUMENT_POSITION_FOLLOWING),
      earlier,
    );
    expect(follows, `${parts[index][0]} comes after ${parts[index - 1][0]}`).toBe(true);
    // And stands below it, which is what the eye's order is.
    const tops = await Promise.all([parts[index - 1][1], parts[index][1]].map(async (part) => (await part.boundingBox()).y));
    expect(tops[1], `${parts[index][0]} stands below ${parts[index - 1][0]}`).toBeGreaterThan(tops[0] - 1);
  }
});

test('seed date line is written in the house style', async ({ page }) => {
  const time = page.locator('main time');
  await expect(time).toHaveText('Thứ tư, 02/12/2009 16:28');
  expect(new Date(await time.getAttribute('datetime')).toISOString()).toBe('2009-12-02T09:28:00.000Z');
});

test('seed article says every word once and in order', async ({ page, context }) => {
  const blank = await context.newPage();
  const expected = await blank.evaluate(
    ([html, source]) => new Function(`return ${source}`)()(new DOMParser().parseFromString(html, 'text/html').body),
    [item.content_html, readWords.toString()],
  );
  expect(expected.length).toBeGreaterThan(hasShared ? 800 : 10);
  expect(await articleBody(page).evaluate(readWords)).toEqual(expected);
  const paragraphs = item.content_html.split('<p>').length - 1;
  await expect(articleBody(page).getByRole('paragraph')).toHaveCount(paragraphs);
});

test('seed pictures are shown', async ({ page }) => {
  await whole(page);
  const pictures = page.getByRole('img');
  for (const picture of await page.locator('main img, aside img, a > img').all()) await picture.scrollIntoViewIfNeeded();
  await expect
    .poll(() => page.locator('img').evaluateAll((all) => all.filter((one) => !one.complete || !one.naturalWidth).map((one) => one.src)))
    .toEqual([]);
  await expect(pictures.filter({ visible: true })).toHaveCount(2);
  expect(await page.locator('img').count()).toBe(5);
});

test('seed banner leads where it says', async ({ page }) => {
  const banner = page.getByRole('link', { name: portal.banner.alt });
  await expect(banner).toHaveAttribute('href', portal.banner.url);
  await expect(banner).toHaveAttribute('rel', 'noopener noreferrer');
});

test('seed services have two-line titles and named links', async ({ page }) => {
  const cards = page.getByRole('complementary').getByRole('listitem');
  await expect(cards).toHaveCount(3);
  for (const [index, service] of portal.services.entries()) {
    const card = cards.nth(index);
    const name = service.title.replace('\n', ' ');
    await expect(card.getByRole('link', { name: `Xem chi tiết: ${name}` })).toHaveAttribute('href', service.url);
    await expect(card.getByRole('link')).toHaveText('Xem chi tiết');
    for (const [place, text] of [service.title, service.summary].entries()) {
      const lines = text.split('\n');
      const paragraph = card.getByRole('paragraph').nth(place);
      await expect(paragraph).toHaveText(lines.join(' '));
      const broken = await paragraph.evaluate((one) => {
        const around = document.createRange();
        const [first, second] = [one.firstChild, one.lastChild].map((node) => {
          around.selectNodeContents(node);
          return around.getBoundingClientRect().top;
        });
        return [one.querySelectorAll('br').length, second > first];
      });
      expect(broken, `"${lines[0]}" breaks where it was designed to`).toEqual([1, true]);
    }
  }
});

test('seed units are a navigation with their links', async ({ page }) => {
  const links = page.getByRole('navigation', { name: portal.units.title }).getByRole('link');
  await expect(links).toHaveText(portal.units.links.map((link) => link.title));
  expect(await links.evaluateAll((all) => all.map((one) => one.getAttribute('href')))).toEqual(portal.units.links.map((link) => link.url));
});

test('"Top" moves the page and the focus up', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 640 });
  const top = page.getByRole('link', { name: 'Top', exact: true });
  await top.scrollIntoViewIfNeeded();
  expect(await page.evaluate(() => scrollY)).toBeGreaterThan(500);
  await top.click();
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(0);
  await expect(top).not.toBeFocused();
  expect(await page.evaluate(() => document.activeElement.getBoundingClientRect().top)).toBeLessThan(200);
  // The next key press goes on from there.
  await page.keyboard.press('Tab');
  await expect(page.getByRole('main').getByRole('link').first()).toBeFocused();
});

test('seed page reads as its own portal', async ({ page }) => {
  await expect(page).toHaveTitle(new RegExp(item.title.slice(0, 20)));
  await page.getByRole('link', { name: 'Danh sách' }).click();
  await expect(heading(page)).toHaveText(feed.title);
});
