import { AxeBuilder } from '@axe-core/playwright';
import { test, expect, heading, headlines, open } from './fixtures.mjs';
import { plainFeed } from './server.mjs';

const item = (id, title, summary, html, date, tags = []) => ({
  id,
  title,
  summary,
  content_html: html,
  date_published: `${date}T08:00:00+07:00`,
  tags,
});

const feed = {
  version: 'https://jsonfeed.org/version/1.1',
  title: 'Nguồn tin để tìm',
  language: 'vi',
  items: [
    item('hoc', 'Trường học mới ở vùng cao', 'Khai giảng sớm.', '<p>Các em tới lớp.</p>', '2026-11-20', ['Giáo dục']),
    item('vang', 'Thị trường vàng', 'Giá tăng.', '<p>Chỉ thị 39-CT/TW về học tập.</p>', '2026-11-10', ['Kinh tế']),
    item('phong', 'Họp báo', 'Ngắn.', `<p>${'Nhiều chữ ở trước. '.repeat(30)}Trưởng phòng y tế nói về <b>trư</b>ờng.</p>`, '2026-10-01', ['Y tế']),
    item('hoa', 'Hòa bình', 'Chuyện xưa.', '<p>Không có gì khác.</p>', '2025-01-01', ['Giáo dục']),
    ...Array.from({ length: 30 }, (_, index) => item(`tin-${index}`, `Tin ngắn ${index}`, 'Vắn.', '<p>Như trên.</p>', '2024-01-01', ['Vắn'])),
  ],
};

const box = (page) => page.getByRole('searchbox', { name: 'Tìm kiếm' });
const parameter = (page, name) => expect.poll(() => new URL(page.url()).searchParams.get(name));
const count = (page) => page.locator('main h1 + p');
const marks = (page) => page.locator('main li mark');

async function openFeed(page, site, query = {}) {
  await open(page, site.at({ feed: site.feed('search', feed), ...query }), query.q ? undefined : feed.title);
}

test('results come with each letter, without marks, and keep the caret', async ({ page, site }) => {
  await openFeed(page, site);
  await box(page).pressSequentially('truong');
  await expect(heading(page)).toHaveText('Kết quả tìm kiếm: truong');
  await expect(headlines(page)).toHaveText(['Trường học mới ở vùng cao', 'Thị trường vàng', 'Họp báo']);
  await expect(count(page)).toHaveText('3 kết quả');
  await expect(box(page)).toBeFocused();
  await expect(box(page)).toHaveValue('truong');
  // A letter in the middle of the word: the caret stays behind it.
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowLeft');
  await page.keyboard.type('xy');
  await expect(box(page)).toHaveValue('truxyong');
  await expect(page).toHaveTitle(/^Kết quả tìm kiếm: truxyong \| /);
});

test('what has come is found while the rest is on its way, and then the rest', async ({ page, site }) => {
  const key = `search-${Date.now()}`;
  await page.goto(site.at({ feed: `/fault/slow?key=${key}`, q: 'noi dung' }));
  await expect(headlines(page).first()).toBeVisible();
  await expect(count(page)).toHaveText(/^\d+ kết quả\. Đang tìm thêm…$/);
  site.release(key);
  await expect(count(page)).toHaveText('30 kết quả');
});

test('marks sit on the words, in titles and in the place of the text where they are', async ({ page, site }) => {
  await openFeed(page, site, { q: 'truong hoc' });
  await expect(headlines(page)).toHaveText(['Trường học mới ở vùng cao', 'Thị trường vàng']);
  await expect(page.locator('main li').first().locator('mark')).toHaveText(['Trường', 'học']);
  await box(page).fill('trưởng phòng');
  await expect(headlines(page)).toHaveText(['Họp báo']);
  await expect(marks(page)).toHaveText(['Trưởng', 'phòng']);
  await expect(page.locator('main li p').first()).toContainText('… y tế nói'.slice(2));
});

test('exact marks come first, old places of tones are exact', async ({ page, site }) => {
  await openFeed(page, site, { q: 'trưởng' });
  await expect(headlines(page).first()).toHaveText('Họp báo');
  await box(page).fill('hoà');
  await expect(headlines(page)).toHaveText(['Hòa bình']);
});

test('phrases, without, and words with signs in them', async ({ page, site }) => {
  await openFeed(page, site, { q: '"truong hoc"' });
  await expect(headlines(page)).toHaveText(['Trường học mới ở vùng cao']);
  await box(page).fill('“thị trường”');
  await expect(headlines(page)).toHaveText(['Thị trường vàng']);
  await box(page).fill('39-CT/TW');
  await expect(headlines(page)).toHaveText(['Thị trường vàng']);
  await expect(marks(page)).toHaveText(['39-CT/TW']);
  await box(page).fill('truong -hoc');
  await expect(headlines(page)).toHaveText(['Họp báo']);
  await box(page).fill('truong tag:"giao duc"');
  await expect(headlines(page)).toHaveText(['Trường học mới ở vùng cao']);
});

test('filters narrow what was found, are in the address and can be cleared', async ({ page, site }) => {
  await openFeed(page, site, { q: 'truong' });
  await page.getByText('Lọc kết quả').click();
  await page.getByLabel('Chuyên mục').selectOption('Kinh tế');
  await expect(headlines(page)).toHaveText(['Thị trường vàng']);
  await parameter(page, 'tag').toBe('Kinh tế');
  await page.getByRole('button', { name: 'Bỏ lọc' }).click();
  await expect(headlines(page)).toHaveCount(3);
  await expect(page.getByLabel('Chuyên mục')).toHaveValue('');
  await page.getByLabel('Từ ngày').fill('2026-10-01');
  await page.getByLabel('Đến ngày').fill('2026-11-10');
  await expect(headlines(page)).toHaveText(['Thị trường vàng', 'Họp báo']);
  await parameter(page, 'to').toBe('2026-11-10');
  await page.reload();
  await expect(headlines(page)).toHaveText(['Thị trường vàng', 'Họp báo']);
  await expect(page.getByLabel('Từ ngày')).toHaveValue('2026-10-01');
});

test('no result says so and what may help', async ({ page, site }) => {
  await openFeed(page, site, { q: 'khôngcógì', tag: 'Y tế' });
  await expect(count(page)).toHaveText('Không có kết quả');
  await expect(page.getByText('Không tìm thấy bài nào phù hợp.')).toBeVisible();
  await expect(page.getByText(/Kiểm tra lại chính tả/)).toBeVisible();
  await expect(page.getByText(/Bỏ lọc theo chuyên mục/)).toBeVisible();
  await page.getByRole('main').getByRole('link', { name: 'Giáo dục' }).click();
  await expect(heading(page)).toHaveText('Giáo dục');
  await expect(box(page)).toHaveValue('');
});

test('a search is one entry of the history; back, forward and links restore it', async ({ page, site }) => {
  await openFeed(page, site);
  await box(page).pressSequentially('truong');
  await expect(headlines(page)).toHaveCount(3);
  await parameter(page, 'q').toBe('truong');
  await headlines(page).nth(1).click();
  await expect(heading(page)).toHaveText('Thị trường vàng');
  await expect(heading(page)).toBeFocused();
  await parameter(page, 'q').toBe('truong');
  // Its neighbours are those of what was found.
  await expect(page.getByRole('navigation', { name: 'Bài trước và bài tiếp theo' }).getByRole('link')).toHaveText([/Trường học mới/, /Họp báo/]);
  await page.goBack();
  await expect(heading(page)).toHaveText('Kết quả tìm kiếm: truong');
  await expect(headlines(page)).toHaveCount(3);
  await expect(box(page)).toHaveValue('truong');
  await page.goBack();
  await expect(heading(page)).toHaveText(feed.title);
  await expect(box(page)).toHaveValue('');
  await page.goForward();
  await expect(headlines(page)).toHaveCount(3);
  await expect(box(page)).toHaveValue('truong');
});

test('Escape and an empty box lead to the list before, Enter to the results', async ({ page, site }) => {
  await openFeed(page, site, { tag: 'Vắn' }).catch(() => {});
  await expect(heading(page)).toHaveText('Vắn');
  await box(page).pressSequentially('hoa');
  await expect(heading(page)).toHaveText('Kết quả tìm kiếm: hoa');
  await page.keyboard.press('Escape');
  await expect(heading(page)).toHaveText('Vắn');
  await expect(box(page)).toBeFocused();
  await box(page).pressSequentially('hoa');
  await expect(heading(page)).toHaveText('Kết quả tìm kiếm: hoa');
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('Backspace');
  await expect(heading(page)).toHaveText('Vắn');
  await box(page).pressSequentially('hoa');
  await page.keyboard.press('Enter');
  await expect(heading(page)).toHaveText('Kết quả tìm kiếm: hoa');
  await expect(heading(page)).toBeFocused();
});

test('count is said once, after the last key', async ({ page, site }) => {
  // Before the page begins: a clock that comes later cannot stop what the page has set going.
  await page.clock.install();
  await openFeed(page, site);
  await expect(page.getByRole('status')).toHaveText('34 bài viết');
  // All of the feed is indexed when a search has come to its end: what grows is told of twice.
  await box(page).fill('hoa');
  await expect(count(page)).toHaveText(/^\d+ kết quả$/);
  await page.clock.runFor(3_000);
  await expect(page.getByRole('status')).toHaveText(await count(page).textContent());
  await box(page).selectText();
  await page.evaluate(() => {
    window.said = [];
    const region = document.querySelector('[role=status]');
    new MutationObserver(() => window.said.push(region.textContent)).observe(region, {
      childList: true,
      characterData: true,
      subtree: true,
    });
  });
  await box(page).pressSequentially('truong');
  await page.clock.runFor(3_000);
  await expect.poll(() => page.evaluate(() => window.said)).toEqual(['3 kết quả']);
  await page.clock.runFor(10_000);
  expect(await page.evaluate(() => window.said)).toEqual(['3 kết quả']);
});

test('nothing yet is not said to be nothing', async ({ page, site }) => {
  const key = `search-said-${Date.now()}`;
  await page.clock.install();
  await page.addInitScript(() => {
    window.said = [];
    new MutationObserver((records) => {
      for (const { target } of records) {
        const region = (target.closest ? target : target.parentElement)?.closest('[role=status]');
        if (region) said.push(region.textContent);
      }
    }).observe(document, { childList: true, characterData: true, subtree: true });
  });
  await page.goto(site.at({ feed: `/fault/slow?key=${key}` }));
  await expect(headlines(page).first()).toBeVisible();
  await box(page).pressSequentially('so 28');
  await expect(count(page)).toContainText('Đang tìm thêm');
  await page.clock.runFor(5_000);
  expect(await page.evaluate(() => said.filter((words) => words.includes('kết quả')))).toEqual([]);
  site.release(key);
  await expect(headlines(page)).toHaveText(['Bài thử số 28']);
  await expect.poll(() => page.evaluate(() => said.at(-1))).toBe('1 kết quả');
  expect(await page.evaluate(() => said.filter((words) => words.includes('kết quả')))).toEqual(['1 kết quả']);
});

test('a search that is left says nothing any more', async ({ page, site }) => {
  const key = `search-left-${Date.now()}`;
  await page.clock.install();
  await page.goto(site.at({ feed: `/fault/slow?key=${key}` }));
  await expect(headlines(page).first()).toBeVisible();
  await box(page).pressSequentially('so 28');
  await expect(count(page)).toContainText('Đang tìm thêm');
  await page.clock.runFor(2_000);
  await page.keyboard.press('Escape');
  await expect(heading(page)).toHaveText('Nguồn tin chậm');
  site.release(key);
  await expect(page.getByText('30 bài viết').first()).toBeVisible();
  await page.clock.runFor(5_000);
  await expect(page.getByRole('status')).not.toContainText('kết quả');
});

test('entries that stay the same stay, and nothing changes late', async ({ page, site }) => {
  await page.clock.install();
  await openFeed(page, site);
  await box(page).pressSequentially('ti');
  await expect(count(page)).toHaveText('30 kết quả');
  // What fills the screen.
  await expect(headlines(page)).toHaveCount(5);
  await page.clock.runFor(3_000);
  await page.evaluate(async () => {
    const first = document.querySelector('main li');
    const input = document.querySelector('input[type=search]');
    input.value = 'tin';
    input.dispatchEvent(new Event('input', { bubbles: true }));
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    window.changes = { late: 0, kept: first === document.querySelector('main li') };
    new MutationObserver((records) => (window.changes.late += records.length)).observe(document.querySelector('main'), { subtree: true, childList: true, attributes: true, characterData: true });
  });
  await page.clock.runFor(10_000);
  const changes = await page.evaluate(() => window.changes);
  expect(changes).toEqual({ late: 0, kept: true });
  // They lead to articles within what is looked for now.
  const address = await headlines(page).first().getAttribute('href');
  expect(new URL(address, page.url()).searchParams.get('q')).toBe('tin');
});

test('more results come at the end and are there again on the way back', async ({ page, site }) => {
  await openFeed(page, site, { q: 'tin ngan' });
  await expect(headlines(page)).toHaveCount(5);
  // The button works by itself once it is seen.
  await page.getByRole('button', { name: 'Xem thêm kết quả' }).evaluate((button) => button.scrollIntoView());
  await expect(headlines(page)).toHaveCount(25);
  await headlines(page).nth(20).click();
  await expect(page.locator('main article')).toBeVisible();
  await page.goBack();
  await expect(headlines(page)).toHaveCount(25);
  expect(await page.evaluate(() => scrollY)).toBeGreaterThan(200);
});

const sizes = { phone: { width: 360, height: 740 }, desktop: { width: 1280, height: 900 } };
for (const colorScheme of ['light', 'dark']) {
  for (const [size, viewport] of Object.entries(sizes)) {
    test.describe(`${colorScheme}, ${size}`, () => {
      test.use({ colorScheme, viewport });

      test('results and their absence have no violation and fit', async ({ page, site }) => {
        for (const q of ['truong', 'khôngcógì']) {
          await openFeed(page, site, { q, tag: q === 'truong' ? '' : 'Y tế' });
          if (q === 'truong') await page.getByText('Lọc kết quả').click();
          await expect(page.getByLabel('Từ ngày')).toBeVisible();
          const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
          expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html.slice(0, 120))])).toEqual([]);
          const height = await box(page).evaluate((input) => input.getBoundingClientRect().height);
          expect(height).toBeGreaterThanOrEqual(44);
          expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
          if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${size}-${colorScheme}-${q === 'truong' ? 'results' : 'none'}.png` });
        }
      });
    });
  }
}

test('an article that was found by its author or by a later tag shows that, marked', async ({ page, site }) => {
  const items = [
    { ...item('cho', 'Chợ nổi', 'Trên sông.', '<p>Nước lên.</p>', '2026-11-20', ['Du lịch', 'Miền Tây']), authors: [{ name: 'Lê Thị Ngọc' }] },
    { ...item('deo', 'Đèo cao', 'Trên núi.', '<p>Mây xuống.</p>', '2026-11-19', ['Du lịch']), authors: [{ name: 'Trần Văn Bình' }] },
  ];
  await open(page, site.at({ feed: site.feed('search-names', { ...feed, items }), q: 'ngoc' }));
  const entry = page.getByRole('main').getByRole('listitem');
  await expect(entry).toHaveCount(1);
  await expect(entry.getByText('Lê Thị Ngọc')).toBeVisible();
  await expect(marks(page)).toHaveText(['Ngọc']);
  await box(page).fill('mien tay');
  await expect(entry.getByRole('link')).toHaveText(['Chợ nổi', 'Miền Tây']);
  await expect(marks(page)).toHaveText(['Miền', 'Tây']);
  // With the space between them, as it is seen.
  expect(await entry.getByRole('link', { name: 'Miền Tây' }).innerText()).toBe('Miền Tây');
  await expect(entry.getByText('Lê Thị Ngọc')).toBeHidden();
  await entry.getByRole('link', { name: 'Miền Tây' }).click();
  await parameter(page, 'tag').toBe('Miền Tây');
  await page.goBack();
  // What is seen already is not told a second time.
  await box(page).fill('du lich');
  await expect(entry).toHaveCount(2);
  await box(page).fill('cho');
  await expect(entry.getByRole('link')).toHaveText(['Chợ nổi', 'Du lịch']);
});

test('a search in a feed that broke off says so instead of blaming the words, and goes on', async ({ page, site, expected }) => {
  expected.push(/ERR_INCOMPLETE_CHUNKED_ENCODING|ERR_CONTENT_LENGTH_MISMATCH|net::ERR|TypeError: network error/);
  const key = `search-broken-${Date.now()}`;
  await page.goto(site.at({ feed: `/fault/connection-lost-once?key=${key}`, q: 'so 12' }));
  await expect(count(page)).toContainText('Đang tìm thêm');
  site.release(key);
  const alert = page.getByRole('main').getByRole('alert');
  await expect(alert).toContainText('bị ngắt giữa chừng');
  await expect(page.getByText('Không tìm thấy bài nào phù hợp.')).toHaveCount(0);
  // Nothing is waited for any more: people do not press at once.
  await expect(page.getByRole('status').filter({ hasText: 'Không có kết quả' })).toHaveCount(1);
  await alert.getByRole('button', { name: 'Thử lại' }).click();
  await expect(headlines(page)).toHaveText(['Bài thử số 12']);
  await expect(alert).toHaveCount(0);
});

test('a search tells of older pages that were not searched, and brings them by hand', async ({ page, site }) => {
  const pageOf = (from, next) => {
    const of = plainFeed(3);
    of.items.forEach((one, index) => Object.assign(one, { id: `${from + index}`, title: `Bài thử số ${from + index}` }));
    return { ...of, ...(next && { next_url: next }) };
  };
  const oldest = site.feed('search-oldest', pageOf(20));
  const older = site.feed('search-older', pageOf(10, oldest));
  const newest = site.feed('search-newest', pageOf(1, older));
  await open(page, site.at({ feed: newest, q: 'so 21' }), 'Kết quả tìm kiếm: so 21');
  const notice = page.getByText('Nguồn tin còn bài cũ hơn chưa tải về nên chưa được tìm.');
  await expect(notice).toBeVisible();
  await expect(headlines(page)).toHaveCount(0);
  await page.getByRole('button', { name: 'Tải thêm' }).click();
  await expect(count(page)).toHaveText('Không có kết quả');
  await page.getByRole('button', { name: 'Tải thêm' }).click();
  await expect(headlines(page)).toHaveText(['Bài thử số 21']);
  await expect(notice).toHaveCount(0);
});

test('results that come as one scrolls stay few enough for a phone, and more come by hand', async ({ page, site }) => {
  await open(page, site.at({ feed: site.feed('search-many', plainFeed(1_000)), q: 'bai' }));
  await expect(count(page)).toHaveText('1.000 kết quả');
  const more = page.getByRole('button', { name: 'Xem thêm kết quả' });
  const length = () => headlines(page).count();
  await expect
    .poll(async () => {
      await page.keyboard.press('End');
      return length();
    })
    .toBeGreaterThanOrEqual(200);
  await more.scrollIntoViewIfNeeded();
  await expect(more).toBeInViewport();
  const shown = await length();
  expect(shown).toBeLessThan(220);
  expect(await page.evaluate(() => document.querySelectorAll('*').length)).toBeLessThan(3_000);
  // What stands there already is left alone when more comes.
  await page.evaluate(() => {
    window.changed = 0;
    const known = document.querySelector('ul.results > li:nth-child(5)');
    new MutationObserver((records) => (changed += records.length)).observe(known, { childList: true, attributes: true, characterData: true, subtree: true });
  });
  await more.click();
  await expect.poll(length).toBe(shown + 20);
  expect(await page.evaluate(() => changed)).toBe(0);
});

test('an entry that shows another article says all of that one', async ({ page, site }) => {
  const items = [
    { id: 'mot', title: 'Chợ nổi', summary: 'Trên sông.', date_published: '2026-11-20T08:00:00+07:00', tags: ['Du lịch'] },
    { id: 'two', title: 'Bridge repairs', language: 'en', content_html: '<p>None.</p>' },
  ];
  await page.clock.install({ time: new Date('2026-11-20T10:00:00+07:00') });
  await open(page, site.at({ feed: site.feed('search-places', { ...feed, items }) }), feed.title);
  const entry = page.getByRole('main').getByRole('listitem');
  const looksFor = async (words) => {
    await box(page).fill(words);
    await expect(entry).toHaveCount(1);
  };
  await looksFor('cho');
  const place = await entry.elementHandle();
  await expect(entry.getByRole('time')).toHaveText('2 giờ trước');
  await expect(entry.getByRole('time')).toHaveAttribute('title', 'Thứ sáu, 20/11/2026 08:00');
  await expect(entry.getByRole('link')).toHaveText(['Chợ nổi', 'Du lịch']);
  await looksFor('bridge');
  await expect(entry.getByRole('link')).toHaveText(['Bridge repairs']);
  await expect(entry).toHaveAttribute('lang', 'en');
  await expect(entry.locator('time')).toBeHidden();
  // It is the same entry, and leads elsewhere.
  expect(await entry.evaluate((one, known) => one === known, place)).toBe(true);
  await looksFor('song');
  await expect(entry.getByRole('link')).toHaveText(['Chợ nổi', 'Du lịch']);
  await expect(entry).not.toHaveAttribute('lang');
  const [title, tag] = await entry.getByRole('link').all();
  expect(new URLSearchParams(await title.getAttribute('href')).get('article')).toBe('mot');
  expect(new URLSearchParams(await tag.getAttribute('href')).get('tag')).toBe('Du lịch');
  await title.click();
  await expect(heading(page)).toHaveText('Chợ nổi');
  await page.goBack();
  await expect(heading(page)).toHaveText('Kết quả tìm kiếm: song');
  await looksFor('bridge');
  await entry.getByRole('link').click();
  await expect(heading(page)).toHaveText('Bridge repairs');
});

test('short results fill the screen, and a search for them again does so at once', async ({ page, site }) => {
  const items = Array.from({ length: 60 }, (_, index) => ({ id: `ngan-${index}`, title: `Ngắn ${index}`, content_html: '<p>Vắn.</p>' }));
  await page.setViewportSize({ width: 412, height: 1600 });
  await open(page, site.at({ feed: site.feed('search-short', { ...feed, items }) }), feed.title);
  await box(page).pressSequentially('n');
  await expect(headlines(page).first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Xem thêm kết quả' })).not.toBeInViewport();
  const drawn = await headlines(page).count();
  await page.evaluate(() => {
    window.lengths = [];
    const note = () => lengths.push(document.querySelectorAll('main .result').length);
    new MutationObserver(note).observe(document.querySelector('main'), { childList: true, subtree: true, characterData: true });
  });
  await box(page).pressSequentially('g');
  await expect(heading(page)).toHaveText('Kết quả tìm kiếm: ng');
  await expect(headlines(page).last()).not.toBeInViewport();
  expect(new Set(await page.evaluate(() => lengths))).toEqual(new Set([drawn]));
});
