// Every view and dialog that one comes to from an article or a list, in the themes that its own tests do not
// draw, in narrow places, and as pictures to look at.

import { AxeBuilder } from '@axe-core/playwright';
import { test, expect, heading, headlines, keptOpened, longText, open, readAt, whole } from './fixtures.mjs';
import { plainFeed } from './server.mjs';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const LONG = 'lop-hoc-so-toc-bac';

/** What comes after the first view is there, its style sheet too. */
async function ready(page) {
  await whole(page);
  await expect.poll(() => page.evaluate(() => document.styleSheets.length)).toBe(2);
}
const button = (page, name) => page.getByRole('button', { name, exact: true });

/** Each begins where the one before it ended. */
const views = [
  ['results', async (page, site) => {
    await open(page, site.at({ q: 'dich vu cong' }));
    await expect(headlines(page).first()).toBeVisible();
    await page.getByText('Lọc kết quả').click();
    await expect(page.getByLabel('Từ ngày')).toBeVisible();
  }],
  ['nothing found', async (page, site) => {
    await open(page, site.at({ q: 'khôngcógì', tag: 'Dịch vụ công' }));
    await expect(page.getByText('Không tìm thấy bài nào phù hợp.')).toBeVisible();
  }],
  ['filters', async (page, site) => {
    await open(page, site.at({ sort: 'newest' }));
    await page.locator('main details summary', { hasText: 'Lưu trữ' }).click();
    await expect(page.getByRole('navigation', { name: 'Lưu trữ' })).toBeVisible();
  }],
  ['article', async (page, site) => {
    await open(page, site.at({ article: LONG }));
    await expect(button(page, 'Lưu bài').or(button(page, 'Đã lưu'))).toBeVisible();
    const contents = page.getByRole('navigation', { name: 'Mục lục' });
    if ((await contents.getByRole('link').count()) === 0) await contents.getByText('Mục lục').click();
    if (await button(page, 'Lưu bài').count()) await button(page, 'Lưu bài').click();
    await expect(button(page, 'Đã lưu')).toHaveAttribute('aria-pressed', 'true');
  }],
  ['below an article', async (page) => {
    // It is looked for when somebody comes near.
    await page.getByRole('navigation', { name: 'Bài trước và bài tiếp theo' }).scrollIntoViewIfNeeded();
    await page.getByRole('region', { name: 'Bài liên quan' }).scrollIntoViewIfNeeded();
    await expect(page.getByRole('region', { name: 'Bài liên quan' }).getByRole('link').first()).toBeVisible();
  }],
  ['copying by hand', async (page) => {
    await button(page, 'Sao chép liên kết').click();
    await expect(page.getByRole('dialog', { name: 'Sao chép liên kết' })).toBeVisible();
  }],
  ['player', async (page) => {
    await page.keyboard.press('Escape');
    await button(page, 'Nghe bài này').click();
    await expect(page.getByRole('group', { name: 'Nghe đọc bài' })).toBeVisible();
    await expect(page.getByText('Nghe không đúng tiếng?')).toBeVisible();
  }],
  ['voice that is silent', async (page) => {
    await button(page, 'Dừng đọc').click();
    await page.evaluate(() => (speechSynthesis.fails = true));
    await button(page, 'Nghe bài này').click();
    await expect(page.getByRole('alert')).toContainText('không phát được giọng đọc');
  }],
  ['where one stopped', async (page, site) => {
    await page.evaluate(() => (speechSynthesis.fails = false));
    await button(page, 'Dừng đọc').click();
    const long = plainFeed(2);
    long.items[0].content_html = longText(60);
    const address = site.at({ feed: site.feed(`view-long-${Date.now()}`, long), article: 'bai-1' });
    await open(page, address, 'Bài thử số 1');
    await whole(page);
    await readAt(page.getByText(/^Đoạn 30\./));
    await page.getByRole('link', { name: /^Bài tiếp theo/ }).evaluate((one) => one.click());
    await expect(heading(page)).toHaveText('Bài thử số 2');
    await page.goto(address);
    await expect(button(page, 'Đọc tiếp từ chỗ đã dừng')).toBeVisible();
    await ready(page);
  }],
  ['sound and documents', async (page, site) => {
    await open(page, site.at({ article: 'nam-viec-truoc-bao' }));
    await page.getByRole('region', { name: 'Tài liệu đính kèm' }).scrollIntoViewIfNeeded();
    await expect(page.getByRole('combobox', { name: 'Tốc độ phát' }).first()).toBeVisible();
  }],
  ['picture', async (page, site) => {
    await open(page, site.at({ article: 'khai-mot-lan-25-thu-tuc' }));
    await page.getByRole('button', { name: /^Phóng to ảnh/ }).first().click();
    await expect(page.getByRole('dialog', { name: 'Xem ảnh' })).toBeVisible();
  }],
  ['saved', async (page, site) => {
    await open(page, site.at({ view: 'saved' }), 'Bài đã lưu');
    await ready(page);
    await expect(headlines(page)).toHaveCount(1);
  }],
  ['saved, one removed', async (page) => {
    await page.getByRole('button', { name: /^Bỏ lưu/ }).click();
    await expect(button(page, 'Hoàn tác')).toBeVisible();
  }],
  ['keys', async (page) => {
    await button(page, 'Phím tắt').click();
    await expect(page.getByRole('dialog', { name: 'Phím tắt' })).toBeVisible();
  }],
  ['reading tools', async (page) => {
    await page.keyboard.press('Escape');
    await button(page, 'Cỡ chữ và giao diện').click();
    await expect(page.getByRole('dialog', { name: 'Cỡ chữ và giao diện' })).toBeVisible();
  }],
  ['seeking an article', async (page, site) => {
    await open(page, site.at({ feed: `/fault/slow?key=view-${Date.now()}&count=720`, article: 'bai-720' }), 'Đang tải tin…');
    await ready(page);
  }],
  ['failure', async (page, site) => {
    await open(page, site.at({ feed: '/fault/404' }), 'Chưa xem được tin');
    await ready(page);
  }],
  ['unknown article', async (page, site) => {
    await open(page, site.at({ article: 'khong-co-bai-nay' }), 'Chưa xem được tin');
    await ready(page);
  }],
  ['read and new', async (page, site) => {
    const first = plainFeed(4);
    const feed = site.changingFeed(`view-news-${Date.now()}`, first);
    await open(page, site.at({ feed: feed.url, article: 'bai-2' }), 'Bài thử số 2');
    await whole(page);
    await page.getByRole('link', { name: 'Danh sách' }).click();
    await expect(page.getByText('Đã đọc')).toBeVisible();
    const [one] = first.items;
    feed.set({ ...first, items: [{ ...one, id: 'moi', title: 'Bài mới' }, ...first.items] });
    await button(page, 'Làm mới').click();
    await expect(page.getByRole('button', { name: '1 bài mới' })).toBeVisible();
    await ready(page);
  }],
  ['feed that broke off', async (page, site) => {
    await open(page, site.at({ feed: '/fault/truncated' }), 'Nguồn tin thử');
    await expect(page.getByRole('alert')).toContainText('bị ngắt giữa chừng');
    await ready(page);
  }],
  ['older page that does not come', async (page, site) => {
    const newer = plainFeed(3);
    newer.items.forEach((item) => (item.id = `moi-${item.id}`));
    newer.next_url = new URL('/fault/404', site.url).href;
    await open(page, site.at({ feed: site.feed(`view-older-${Date.now()}`, newer) }), 'Nguồn tin thử');
    const alert = page.getByRole('main').getByRole('alert');
    // By itself where the end of the list is near already.
    await button(page, 'Tải thêm').or(alert).scrollIntoViewIfNeeded();
    await expect(alert).toContainText('Chưa tải được các bài cũ hơn.');
    await ready(page);
  }],
  ['search that did not reach everything', async (page, site) => {
    const newer = plainFeed(3);
    newer.next_url = site.feed(`view-oldest-${Date.now()}`, plainFeed(1));
    await open(page, site.at({ feed: site.feed(`view-newest-${Date.now()}`, newer), q: 'khôngcógì' }));
    await expect(page.getByText('Nguồn tin còn bài cũ hơn chưa tải về nên chưa được tìm.')).toBeVisible();
    await ready(page);
  }],
  ['imported', async (page, site) => {
    await open(page, site.at({ view: 'saved' }), 'Bài đã lưu');
    const file = (text) => ({ name: 'bai-da-luu.json', mimeType: 'application/json', buffer: Buffer.from(text) });
    await page.getByLabel('Nhập từ tệp').setInputFiles(file(JSON.stringify({ _bantin: { version: 1 }, items: plainFeed(1).items.map((item) => ({ ...item, _bantin: { feed_url: 'https://tin.example/feed.json' } })) })));
    await expect(page.getByRole('main').getByText('Đã nhập thêm 1 bài viết.')).toBeVisible();
    await ready(page);
  }],
  ['import of what is no feed', async (page) => {
    const file = { name: 'hong.json', mimeType: 'application/json', buffer: Buffer.from('không') };
    await page.getByLabel('Nhập từ tệp').setInputFiles(file);
    await expect(page.getByRole('alert').filter({ hasText: /\S/ })).toBeVisible();
  }],
  ['kept article', async (page, site) => {
    const feed = site.changingFeed(`view-${Date.now()}`, plainFeed(2));
    const address = site.at({ feed: feed.url, article: 'bai-2' });
    await open(page, address, 'Bài thử số 2');
    await ready(page);
    await keptOpened(page, 'Bài thử số 2');
    feed.way({ status: 404 });
    await open(page, address, 'Bài thử số 2');
    await expect(page.getByText('Hiện không mở được nguồn tin. Bạn đang đọc bản trên thiết bị')).toBeVisible();
    await ready(page);
  }],
];

/** Views that find no feed: the browser itself says so. */
test.beforeEach(({ expected }) => void expected.push(/404/));

/** Preferences, a voice that may be a phantom, and no way to copy or to share. */
async function prepare(page, preferences) {
  await page.addInitScript((preferences) => {
    if (location.protocol === 'http:') localStorage['bantin.preferences'] ??= preferences;
    const own = (target, name, value) => Object.defineProperty(target, name, { value, configurable: true });
    own(navigator, 'share', undefined);
    own(navigator, 'clipboard', undefined);
    window.SpeechSynthesisUtterance = class {};
    const voices = [{ name: 'Linh', lang: 'vi_VN', voiceURI: 'linh', localService: true, default: true }];
    own(window, 'speechSynthesis', Object.assign(new EventTarget(), {
      getVoices: () => voices,
      fails: false,
      speak(utterance) {
        const failed = Object.assign(new Event('error'), { error: 'language-unavailable' });
        setTimeout(() => (this.fails ? utterance.onerror?.(failed) : utterance.onstart?.(new Event('start'))));
      },
      cancel() {},
    }));
  }, preferences);
}

async function findViolations(page) {
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
  return violations.map(({ id, nodes }) => [id, nodes.slice(0, 2).map((node) => node.html.slice(0, 160))]);
}

for (const theme of ['sepia', 'contrast']) {
  test(`every view and dialog has no violation in ${theme}`, async ({ page, site }) => {
    test.slow();
    await prepare(page, `theme=${theme}`);
    for (const [name, arrive] of views) {
      await arrive(page, site);
      expect.soft(await findViolations(page), name).toEqual([]);
    }
  });
}

// Of these the usual colours are looked at nowhere else.
const PLAIN = [
  'article',
  'copying by hand',
  'player',
  'voice that is silent',
  'where one stopped',
  'seeking an article',
  'read and new',
  'feed that broke off',
  'older page that does not come',
  'search that did not reach everything',
  'imported',
  'import of what is no feed',
  'kept article',
];
for (const theme of ['light', 'dark']) {
  test(`views of no other test have no violation in ${theme}`, async ({ page, site }) => {
    test.slow();
    await prepare(page, `theme=${theme}`);
    for (const [name, arrive] of views.filter(([name]) => PLAIN.includes(name))) {
      await arrive(page, site);
      expect.soft(await findViolations(page), name).toEqual([]);
    }
  });
}

/** What of the page's words sticks out of the screen, or is cut off by a box that hides it. */
const lost = (page) =>
  page.evaluate(() => {
    const room = document.scrollingElement.scrollWidth - innerWidth;
    const dialog = document.querySelector('dialog[open]');
    const root = dialog ?? document.body;
    const cut = [...root.querySelectorAll('a, button, h1, h2, h3, legend, label, summary, p, span, time, output, td, th, kbd, input, select')]
      .filter((one) => one.checkVisibility() && !one.closest('.visually-hidden, .skip-link, .headline-lead, [tabindex="0"], .stage'))
      .filter((one) => {
        const box = one.getBoundingClientRect();
        const clips = !one.matches('input, select') && getComputedStyle(one).overflow !== 'visible' && one.scrollWidth > one.clientWidth + 1;
        return box.width > 0 && (box.right > innerWidth + 1 || box.left < -1 || clips);
      })
      .map((one) => `${one.tagName}: ${one.textContent.trim().slice(0, 40)}`);
    const inner = dialog ? dialog.scrollWidth - dialog.clientWidth : 0;
    return [...(room > 0 ? [`page: ${room}px`] : []), ...(inner > 0 ? [`dialog: ${inner}px`] : []), ...cut];
  });

for (const [name, width, height, preferences] of [
  ['letters twice as large', 320, 640, 'text=200'],
  ['a page enlarged four times', 320, 256, ''],
]) {
  test(`no view or dialog loses anything with ${name}`, async ({ page, site }) => {
    test.slow();
    await page.setViewportSize({ width, height });
    await prepare(page, preferences);
    for (const [view, arrive] of views) {
      await arrive(page, site);
      expect.soft(await lost(page), view).toEqual([]);
    }
  });
}

/** What has the focus, if all of it is off the screen or lies under something else. Runs in the page. */
const hiddenFocus = () => {
  const one = document.activeElement;
  if (!one || one === document.body) return '';
  const box = one.getBoundingClientRect();
  const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];
  const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
  const parts = [0.1, 0.3, 0.5, 0.7, 0.9];
  const isSeen = parts.some((across) =>
    parts.some((down) => {
      const there = document.elementFromPoint(left + (right - left) * across, top + (bottom - top) * down);
      return there && (one.contains(there) || there.contains(one) || there.closest('label')?.contains(one));
    }),
  );
  return isSeen && right > left && bottom > top ? '' : `${one.tagName}: ${(one.ariaLabel || one.textContent).trim().slice(0, 40)} at ${Math.round(box.top)} to ${Math.round(box.bottom)}`;
};

for (const [name, width, height] of [
  ['on a desktop', 1280, 720],
  ['on a page enlarged four times', 320, 256],
]) {
  test(`no view or dialog hides what has the focus ${name}`, async ({ page, site }) => {
    test.slow();
    await page.setViewportSize({ width, height });
    await prepare(page, '');
    for (const [view, arrive] of views) {
      await arrive(page, site);
      const hidden = [];
      for (let presses = 0; presses < 40; presses++) {
        await page.keyboard.press('Tab');
        const found = await page.evaluate(hiddenFocus);
        if (found) hidden.push(found);
      }
      expect.soft(hidden, view).toEqual([]);
    }
  });
}

for (const colorScheme of ['light', 'dark']) {
  test(`every view and dialog is drawn on a phone, ${colorScheme}`, async ({ page, site }) => {
    test.slow();
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 360, height: 800 });
    await prepare(page, '');
    for (const [index, [name, arrive]] of views.entries()) {
      await arrive(page, site);
      await expect
        .poll(() => page.locator('img').evaluateAll((all) => all.filter((one) => one.getBoundingClientRect().top < innerHeight && !one.complete).length))
        .toBe(0);
      await expect(heading(page).or(page.getByRole('dialog')).first()).toBeVisible();
      const path = `output/screenshots/view-${String(index).padStart(2, '0')}-${name.replaceAll(/\W+/g, '-')}-360-${colorScheme}.png`;
      await page.screenshot({ path });
    }
  });
}
