import { AxeBuilder } from '@axe-core/playwright';
import { test, expect, heading, headlines, open } from './fixtures.mjs';
import { plainFeed } from './server.mjs';

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

test.describe('a saved article of another feed', () => {
  const tag = (page, name) => page.getByRole('main').getByRole('link', { name, exact: true });

  /** A second feed, whose articles have a tag. */
  function otherFeed(site) {
    const feed = plainFeed(3, 'Nguồn tin thứ hai');
    feed.items[1].tags = ['Chuyện riêng'];
    return site.feed('share-other', feed);
  }

  async function saveArticle(page, address) {
    await open(page, address);
    await page.getByRole('button', { name: 'Lưu bài', exact: true }).click();
    await expect(page.getByRole('button', { name: 'Đã lưu', exact: true })).toHaveAttribute('aria-pressed', 'true');
  }

  /** Opens the only saved article, within this feed or the site's own. */
  async function openSaved(page, site, feed) {
    await open(page, site.at({ ...feed, view: 'saved' }), 'Bài đã lưu');
    await expect(headlines(page)).toHaveCount(1);
    const title = await headlines(page).textContent();
    await headlines(page).click();
    await expect(heading(page)).toHaveText(title);
  }

  test('is shared, and has its tags, in its own feed', async ({ page, site }) => {
    await fake(page, null, 'done');
    const feed = otherFeed(site);
    await saveArticle(page, site.at({ feed, article: 'bai-2' }));
    await openSaved(page, site, {});
    await copy(page).click();
    await expect.poll(() => handed(page)).toEqual([`${site.url}?feed=made/share-other.json&article=bai-2`]);
    await tag(page, 'Chuyện riêng').click();
    await expect(heading(page)).toHaveText('Chuyện riêng');
    await expect(headlines(page)).toHaveText(['Bài thử số 2']);
    await open(page, `${site.url}?feed=made/share-other.json&article=bai-2`, 'Bài thử số 2');
  });

  test('is shared without a feed where its own is the site’s', async ({ page, site }) => {
    await fake(page, null, 'done');
    await saveArticle(page, site.at({ article: ID }));
    await openSaved(page, site, { feed: otherFeed(site) });
    await copy(page).click();
    await expect.poll(() => handed(page)).toEqual([site.at({ article: ID })]);
    const query = await page.getByRole('list', { name: 'Chuyên mục' }).getByRole('link').first().evaluate((one) => one.search);
    expect([...new URLSearchParams(query).keys()]).toEqual(['tag']);
  });

  test('is shared by its own page where the site may not show its feed, and its tags lead nowhere', async ({ page, site }) => {
    await fake(page, null, 'done');
    const _bantin = { feed_url: 'https://noi-khac.example/feed.json' };
    const item = { id: 'xa', title: 'Bài nơi xa', url: 'https://noi-khac.example/xa', content_html: '<p>Lời.</p>', tags: ['Chuyện xa'], _bantin };
    const bring = async (item) => {
      const file = JSON.stringify({ _bantin: { version: 1 }, items: [item] });
      await open(page, site.at({ view: 'saved' }), 'Bài đã lưu');
      await page.getByLabel('Nhập từ tệp').setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from(file) });
      await expect(page.getByRole('main').getByText('Đã nhập thêm 1 bài viết.')).toBeVisible();
    };
    await bring(item);
    await openSaved(page, site, {});
    await copy(page).click();
    await expect.poll(() => handed(page)).toEqual(['https://noi-khac.example/xa']);
    await expect(page.getByRole('main').getByText('Chuyện xa', { exact: true })).toBeVisible();
    await expect(tag(page, 'Chuyện xa')).toHaveCount(0);
    // One that has no page of its own has nothing to hand on.
    await bring({ ...item, url: undefined, _bantin: { ..._bantin, saved: '2026-11-20T08:00:00Z' }, id: 'xa-2', title: 'Bài không có trang' });
    await page.getByRole('link', { name: 'Bài không có trang', exact: true }).click();
    await expect(heading(page)).toHaveText('Bài không có trang');
    await expect(page.getByRole('button', { name: 'In hoặc lưu PDF' })).toBeVisible();
    await expect(copy(page)).toHaveCount(0);
  });
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
