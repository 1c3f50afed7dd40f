import { AxeBuilder } from '@axe-core/playwright';
import jsQR from 'jsqr';
import { test, expect, heading, open, still } from './fixtures.mjs';

const long = {
  version: 'https://jsonfeed.org/version/1.1',
  title: 'Tin dài',
  language: 'vi',
  items: [
    {
      id: 'dài / 1',
      title: 'Một bài dài',
      content_html: Array.from({ length: 60 }, (_, index) => `<p>Đoạn ${index}. ${'Chữ nối chữ cho đầy một đoạn văn. '.repeat(8)}</p>`).join(''),
      external_url: 'https://vi-du.example/trang?a=1&b=2',
    },
  ],
};

/** What a phone reads where an element stands on the screen. */
async function scan(page, element) {
  await element.scrollIntoViewIfNeeded();
  const shot = await element.screenshot();
  // One character a pixel: lists of numbers take seconds to come out of the page.
  const [greys, width, height] = await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (one) => one.charCodeAt(0));
    const picture = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(picture.width, picture.height);
    const context = canvas.getContext('2d');
    context.drawImage(picture, 0, 0);
    const { data } = context.getImageData(0, 0, picture.width, picture.height);
    let greys = '';
    for (let index = 0; index < data.length; index += 4) greys += String.fromCharCode((data[index] + data[index + 1] + data[index + 2]) / 3);
    return [btoa(greys), picture.width, picture.height];
  }, shot.toString('base64'));
  const data = Buffer.from(greys, 'base64').reduce((pixels, grey, index) => (pixels.set([grey, grey, grey, 255], index * 4), pixels), new Uint8ClampedArray(width * height * 4));
  return jsQR(data, width, height, { inversionAttempts: 'dontInvert' })?.data;
}

const code = (where) => where.getByRole('img', { name: /QR/ });
const dialog = (page) => page.getByRole('dialog', { name: /QR/ });

async function openArticle(page, site) {
  await page.goto(site.at({ mode: 'kiosk', feed: site.feed('qr', long), article: 'dài / 1', lang: 'vi', tag: 'Chỗ khác' }));
  await expect(page.getByRole('heading', { name: 'Một bài dài', level: 1 })).toBeVisible();
  // Before all of it is there, what a finger aims at may move.
  await expect(code(page.getByRole('complementary', { name: 'Đọc tiếp trên điện thoại' }))).toBeVisible();
}

test.use({ viewport: { width: 1080, height: 1920 }, hasTouch: true });

test('article has a code that opens it on a phone, without the kiosk and without how it was found', async ({ page, site }) => {
  await openArticle(page, site);
  const read = await scan(page, code(page.getByRole('complementary', { name: 'Đọc tiếp trên điện thoại' })));
  const { searchParams } = new URL(read);
  expect([...searchParams.keys()].sort()).toEqual(['article', 'feed', 'lang']);
  expect(read.startsWith(site.url)).toBe(true);
  await open(page, read, 'Một bài dài');
  await expect(page.locator('html')).toHaveAttribute('data-surface', 'app');
});

test('larger code opens the article where it was being read', async ({ page, site, browser }) => {
  await openArticle(page, site);
  const paragraph = page.locator('main article > .body > *').nth(30);
  await paragraph.evaluate((one) => scrollTo(0, scrollY + one.getBoundingClientRect().top - innerHeight * 0.2 + 10));
  await page.getByRole('button', { name: 'Phóng to mã QR' }).evaluate((button) => button.click());
  await expect(dialog(page)).toBeVisible();
  await expect(dialog(page).getByText('Quét để đọc trên điện thoại')).toBeVisible();
  const read = await scan(page, code(dialog(page)));
  expect(read).toMatch(/#at=30\.\d+$/);
  await expect(dialog(page).getByText(read)).toBeVisible();
  const phone = await browser.newContext({ viewport: { width: 360, height: 740 }, serviceWorkers: 'block' });
  const reader = await phone.newPage();
  await reader.goto(read);
  const there = reader.locator('main article > .body > *').nth(30);
  await expect(there).toBeInViewport();
  await expect(there).toBeFocused();
  await phone.close();
});

test('link to the outside shows its code and its address in words', async ({ page, site }) => {
  await openArticle(page, site);
  await (await still(page.getByRole('link', { name: 'Trang được nhắc đến' }))).tap();
  await expect(dialog(page)).toBeVisible();
  expect(await scan(page, code(dialog(page)))).toBe('https://vi-du.example/trang?a=1&b=2');
  await expect(dialog(page).getByText('https://vi-du.example/trang?a=1&b=2')).toBeVisible();
  await expect(dialog(page).getByText('Quét để đọc trên điện thoại')).toBeVisible();
  await dialog(page).getByRole('button', { name: 'Đóng' }).tap();
  await expect(dialog(page)).toBeHidden();
  await expect(heading(page)).toHaveText('Một bài dài');
});

for (const [name, media] of Object.entries({ light: {}, dark: { colorScheme: 'dark' }, 'forced colours': { forcedColors: 'active', colorScheme: 'dark' } })) {
  test(`code is dark on white and can be read: ${name}`, async ({ page, site }) => {
    await page.emulateMedia(media);
    await openArticle(page, site);
    await (await still(page.getByRole('button', { name: 'Phóng to mã QR' }))).tap();
    await expect(dialog(page)).toBeVisible();
    expect(await scan(page, code(dialog(page)))).toContain('article=');
    const { violations } = await new AxeBuilder({ page }).include('.dialog').analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes[0].html])).toEqual([]);
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/qr-${name.replace(' ', '-')}.png` });
  });
}
