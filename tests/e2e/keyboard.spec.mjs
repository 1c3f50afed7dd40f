import { test, expect, heading, headlines, open } from './fixtures.mjs';

/** Presses a key until the focus is on the link or button of this name, as a person would. */
async function move(page, key, target) {
  for (let press = 0; press < 60; press++) {
    await page.keyboard.press(key);
    if (await target.evaluate((one) => one === document.activeElement)) return;
  }
  throw new Error(`${key} does not lead to ${target}`);
}

/** Whether the focused element shows it: by an outline of its own or of the card that it stretches over. */
const focusIsSeen = (page) =>
  page.evaluate(() =>
    [null, '::after'].some((pseudo) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement, pseudo);
      return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
    }),
  );

test('keys alone lead from load to an article and back to the list', async ({ page, site }) => {
  await open(page, site.url, 'Cổng Thông tin điện tử Bộ Thông tin và Dịch vụ công');
  const link = headlines(page).nth(2);
  const title = await link.textContent();
  await move(page, 'Tab', link);
  expect(await focusIsSeen(page)).toBe(true);
  await expect(link).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(heading(page)).toHaveText(title);
  await expect(heading(page)).toBeFocused();

  await move(page, 'Shift+Tab', page.getByRole('link', { name: 'Danh sách' }));
  expect(await focusIsSeen(page)).toBe(true);
  await page.keyboard.press('Enter');
  await expect(headlines(page).first()).toBeVisible();
  await expect(heading(page)).toBeFocused();
  await move(page, 'Tab', page.getByRole('main').locator('summary'));
  await page.keyboard.press('Tab');
  await expect(headlines(page).first()).toBeFocused();
});

test('keys reach every part of an article page in the order of the page', async ({ page, site }) => {
  await open(page, site.at({ feed: '/fixtures/rich.json', article: 'day-du' }), 'Một bài có đủ mọi khối');
  const parts = [
    page.getByRole('link', { name: 'Danh sách' }),
    page.getByRole('group', { name: 'Bảng, cuộn ngang để xem hết' }),
    page.locator('pre'),
    page.getByLabel('Bản tin sáng'),
    page.getByRole('link', { name: /^Xem trên trang/ }),
    page.getByRole('link', { name: 'Tải về (PDF, 1,4 MB)' }),
    page.getByRole('link', { name: /^Bài tiếp theo/ }),
    page.getByRole('link', { name: 'Top', exact: true }),
  ];
  await page.getByRole('banner').getByRole('link').first().focus();
  for (const part of parts) await move(page, 'Tab', part);
});

test('failure is left by keys', async ({ page, site, expected }) => {
  expected.push(/503/);
  await open(page, site.at({ feed: `/fault/503-then-ok?key=keys-${Date.now()}` }), 'Chưa xem được tin');
  await move(page, 'Tab', page.getByRole('button', { name: 'Thử lại' }));
  await page.keyboard.press('Enter');
  await expect(heading(page)).toHaveText('Nguồn tin đã hồi phục');
  // The button is gone: the focus must not be lost with it.
  await expect(heading(page)).toBeFocused();
});
