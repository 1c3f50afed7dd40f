import { AxeBuilder } from '@axe-core/playwright';
import { test, expect, heading, headlines, open, whole } from './fixtures.mjs';

const FEED = 'Cổng Thông tin điện tử Bộ Thông tin và Dịch vụ công';

/** Opens a view and waits until keys are heard: after the first view stands. */
async function openForKeys(page, url, title) {
  await open(page, url, title);
  await whole(page);
}

const help = (page) => page.getByRole('dialog', { name: 'Phím tắt' });

test('j and k lead along the headlines, Enter opens, Escape leads back to where it was', async ({ page, site }) => {
  await openForKeys(page, site.url, FEED);
  await page.keyboard.press('j');
  await expect(headlines(page).nth(0)).toBeFocused();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await expect(headlines(page).nth(2)).toBeFocused();
  await page.keyboard.press('k');
  await expect(headlines(page).nth(1)).toBeFocused();
  const [second, third] = [await headlines(page).nth(1).textContent(), await headlines(page).nth(2).textContent()];
  await page.keyboard.press('Enter');
  await expect(heading(page)).toHaveText(second);
  await page.keyboard.press('j');
  await expect(heading(page)).toHaveText(third);
  await page.keyboard.press('k');
  await expect(heading(page)).toHaveText(second);
  await page.keyboard.press('Escape');
  await expect(heading(page)).toHaveText(FEED);
  await page.keyboard.press('j');
  await expect(headlines(page).nth(2)).toBeFocused();
});

test('j goes on where headlines are not drawn yet, without leaving one out', async ({ page, site }) => {
  const count = 150;
  const url = site.feed('hands', {
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Danh sách dài',
    items: Array.from({ length: count }, (_, place) => ({ id: `b${place}`, title: `Bài số ${place}`, content_text: 'Nội dung.' })),
  });
  await openForKeys(page, site.at({ feed: url }), 'Danh sách dài');
  await expect(headlines(page).first()).toBeVisible();
  const seen = await page.evaluate(async (count) => {
    const titles = [];
    for (let press = 0; press < count; press++) {
      document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'j', bubbles: true, composed: true, cancelable: true }));
      titles.push(document.activeElement.textContent);
    }
    return titles;
  }, count);
  expect(seen).toEqual(Array.from({ length: count }, (_, place) => `Bài số ${place}`));
});

test('keys do nothing while somebody types, beside Ctrl, within a dialog, and while letters are composed', async ({ page, site }) => {
  await openForKeys(page, site.url, FEED);
  await page.keyboard.press('/');
  const search = page.getByRole('searchbox');
  await expect(search).toBeFocused();
  await expect(search).toHaveValue('');
  await page.keyboard.press('j');
  await expect(search).toHaveValue('j');
  await expect(search).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(heading(page)).toHaveText(FEED);
  await heading(page).focus();
  await page.keyboard.press('Control+j');
  await page.keyboard.press('Alt+j');
  await expect(heading(page)).toBeFocused();
  await page.evaluate(() => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'j', isComposing: true, bubbles: true })));
  await expect(heading(page)).toBeFocused();
  await page.keyboard.press('?');
  await expect(help(page)).toBeVisible();
  await page.keyboard.press('j');
  await expect(help(page).locator(':focus')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(help(page)).toBeHidden();
  await expect(heading(page)).toBeFocused();
});

test('Escape that closes a dialog does not leave the article', async ({ page, site }) => {
  await openForKeys(page, site.at({ article: 'khai-mot-lan-25-thu-tuc' }));
  const title = await heading(page).textContent();
  await page.keyboard.press('?');
  await expect(help(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(help(page)).toBeHidden();
  await expect(heading(page)).toHaveText(title);
});

test('keys can be switched off, and the button of the help stays', async ({ page, site }) => {
  await openForKeys(page, site.url, FEED);
  await page.getByRole('button', { name: 'Phím tắt' }).click();
  const off = help(page).getByRole('switch', { name: /^Phím tắt một chữ/ });
  await expect(off).toBeChecked();
  await off.uncheck();
  await help(page).getByRole('button', { name: 'Đóng' }).click();
  await expect(page.getByRole('button', { name: 'Phím tắt' })).toBeFocused();
  await page.keyboard.press('j');
  await page.keyboard.press('?');
  await expect(help(page)).toBeHidden();
  await expect(page.getByRole('button', { name: 'Phím tắt' })).toBeFocused();
  await page.getByRole('button', { name: 'Phím tắt' }).click();
  await help(page).getByRole('switch').check();
  await page.keyboard.press('Escape');
  await page.keyboard.press('k');
  await expect(headlines(page).last()).toBeFocused();
});

test('j and k lead through what was found, and through what is saved', async ({ page, site }) => {
  const items = ['Bão một', 'Chợ hai', 'Bão ba', 'Chợ bốn', 'Bão năm'].map((title, place) => ({ id: `b${place}`, title, content_text: 'Lời.' }));
  const feed = site.feed('within', { version: 'https://jsonfeed.org/version/1.1', title: 'Năm bài', items });
  await openForKeys(page, site.at({ feed, q: 'bao', article: 'b0' }), 'Bão một');
  // What was found is known a little after the article.
  await expect(page.getByRole('link', { name: /^Bài tiếp theo/ })).toContainText('Bão ba');
  await page.keyboard.press('j');
  await expect(heading(page)).toHaveText('Bão ba');
  await page.keyboard.press('j');
  await expect(heading(page)).toHaveText('Bão năm');
  await page.keyboard.press('k');
  await expect(heading(page)).toHaveText('Bão ba');

  for (const [id, title] of [['b4', 'Bão năm'], ['b1', 'Chợ hai']]) {
    await openForKeys(page, site.at({ feed, article: id }), title);
    await page.keyboard.press('s');
    await expect(page.locator('article [data-action="save"]')).toHaveAttribute('aria-pressed', 'true');
  }
  await openForKeys(page, site.at({ feed, view: 'saved', article: 'b1' }), 'Chợ hai');
  const next = page.getByRole('link', { name: /^Bài (trước|tiếp theo)/ });
  await expect(next).toContainText('Bão năm');
  await page.keyboard.press((await next.getAttribute('rel')) === 'next' ? 'j' : 'k');
  await expect(heading(page)).toHaveText('Bão năm');
});

test('s saves the open article, and a held key does it once', async ({ page, site }) => {
  await openForKeys(page, site.at({ article: 'khai-mot-lan-25-thu-tuc' }));
  const save = page.locator('article [data-action="save"]');
  await expect(save).toHaveAttribute('aria-pressed', 'false');
  await page.keyboard.down('s');
  await page.keyboard.down('s');
  await page.keyboard.up('s');
  await expect(save).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('s');
  await expect(save).toHaveAttribute('aria-pressed', 'false');
});

for (const colorScheme of ['light', 'dark']) {
  for (const viewport of [{ width: 360, height: 740 }, { width: 1280, height: 900 }]) {
    test(`help has no violation: ${colorScheme}, ${viewport.width}`, async ({ page, site }) => {
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme });
      await openForKeys(page, site.url, FEED);
      await page.getByRole('button', { name: 'Phím tắt' }).click();
      await expect(help(page).getByRole('row')).toHaveCount(8);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes[0].html])).toEqual([]);
      const sideways = await help(page).evaluate((one) => one.scrollWidth - one.clientWidth);
      expect(sideways).toBe(0);
    });
  }
}

test('help speaks English', async ({ page, site }) => {
  await openForKeys(page, site.at({ lang: 'en' }));
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' }).getByRole('row', { name: /^s Save/ })).toBeVisible();
});
