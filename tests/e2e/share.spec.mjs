import { AxeBuilder } from '@axe-core/playwright';
import { test, expect, heading, open } from './fixtures.mjs';

const ID = 'khai-mot-lan-25-thu-tuc';

/** Stands in for what the device does: `share` and `copy` are functions, or null where there is none. */
async function fake(page, share, copy) {
  await page.addInitScript(
    ([share, copy]) => {
      window.handed = [];
      const own = (name, value) => Object.defineProperty(navigator, name, { value, configurable: true });
      const answer = (kind) => async (data) => {
        window.handed.push(data);
        if (kind !== 'done') throw new DOMException('refused', kind);
      };
      own('share', share ? answer(share) : undefined);
      own('clipboard', copy ? { writeText: answer(copy) } : undefined);
    },
    [share, copy],
  );
}

const handed = (page) => page.evaluate(() => window.handed);
const share = (page) => page.getByRole('button', { name: 'Chia sẻ' });
const copy = (page) => page.getByRole('button', { name: 'Sao chép liên kết' });

test('device shares the title and an address without how the article was found', async ({ page, site }) => {
  await fake(page, 'done', 'done');
  await open(page, site.at({ article: ID, q: 'khai', from: '2020-01-01', to: '2030-01-01', view: 'saved', tag: 'Chính sách' }));
  await share(page).click();
  expect(await handed(page)).toEqual([{ title: await heading(page).textContent(), url: site.at({ article: ID }) }]);
});

test('shared address opens the article', async ({ page, site }) => {
  await fake(page, 'done', 'done');
  const feed = '/fixtures/rich.json';
  await open(page, site.at({ feed, article: 'day-du' }), 'Một bài có đủ mọi khối');
  await share(page).click();
  const [{ url }] = await handed(page);
  await open(page, url, 'Một bài có đủ mọi khối');
});

test('who closes the device’s dialog has decided: nothing else happens', async ({ page, site }) => {
  await fake(page, 'AbortError', 'done');
  await open(page, site.at({ article: ID }));
  await share(page).click();
  await expect.poll(() => handed(page)).toHaveLength(1);
  await page.evaluate(() => new Promise((done) => setTimeout(done)));
  expect(await handed(page)).toHaveLength(1);
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('device that cannot share after all copies', async ({ page, site }) => {
  await fake(page, 'NotAllowedError', 'done');
  await open(page, site.at({ article: ID }));
  await share(page).click();
  await expect.poll(async () => (await handed(page))[1]).toBe(site.at({ article: ID }));
});

test('link is copied and said', async ({ page, site }) => {
  await fake(page, null, 'done');
  await open(page, site.at({ article: ID }));
  await expect(share(page)).toHaveCount(0);
  await copy(page).click();
  await expect(page.getByRole('status')).toHaveText('Đã sao chép liên kết');
  await expect(page.getByRole('button', { name: 'Đã sao chép liên kết' })).toBeFocused();
  expect(await handed(page)).toEqual([site.at({ article: ID })]);
  await expect(copy(page)).toBeFocused({ timeout: 8000 });
});

for (const refusal of ['NotAllowedError', null]) {
  test(`where copying is refused the link stands there, selected: ${refusal ?? 'no clipboard'}`, async ({ page, site }) => {
    await fake(page, null, refusal);
    await open(page, site.at({ article: ID }));
    await copy(page).click();
    const field = page.getByRole('dialog', { name: 'Sao chép liên kết' }).getByRole('textbox', { name: 'Liên kết của bài viết' });
    await expect(field).toBeFocused();
    await expect(field).toHaveValue(site.at({ article: ID }));
    const selected = await field.evaluate((one) => one.value.slice(one.selectionStart, one.selectionEnd));
    expect(selected).toBe(site.at({ article: ID }));
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes[0].html])).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(copy(page)).toBeFocused();
  });
}
