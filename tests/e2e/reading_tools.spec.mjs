// How the page looks and reads as a person wants it: what is chosen applies, stays, and costs nothing else.

import { AxeBuilder } from '@axe-core/playwright';
import { test, expect, heading, headlines, keptOpened, longText, open, readAt, whole } from './fixtures.mjs';

const KEY = 'bantin.preferences';
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const THEMES = [['light', 'Sáng'], ['dark', 'Tối'], ['sepia', 'Giấy ngà'], ['contrast', 'Tương phản cao']];
const LONG = 'lop-hoc-so-toc-bac';
const WITH_PICTURE = 'khai-mot-lan-25-thu-tuc';

const FEED_TO_PRINT = {
  version: 'https://jsonfeed.org/version/1.1',
  title: 'Tin để in',
  items: [{
    id: 'in',
    url: 'https://goc.example/bai-de-in',
    title: 'Bài để in',
    summary: 'Lời dẫn của bài để in.',
    date_published: '2026-11-20T08:00:00+07:00',
    content_html: '<h2>Một</h2><p>Lời.</p><h2>Hai</h2><details><summary>Phần gập</summary><p>Lời nằm trong phần gập lại.</p></details><h2>Ba</h2><p>Hết.</p>',
    attachments: [
      { url: 'https://goc.example/phu-luc.pdf', mime_type: 'application/pdf', title: 'Phụ lục' },
      { url: 'https://goc.example/bai.mp3', mime_type: 'audio/mpeg', title: 'Bản đọc' },
    ],
  }],
};

const button = (page) => page.getByRole('button', { name: 'Cỡ chữ và giao diện' });
const panel = (page) => page.getByRole('dialog', { name: 'Cỡ chữ và giao diện' });
const kept = (page) => page.evaluate((key) => localStorage[key], KEY);
const body = (page) => page.locator('main article > .body');
const style = (locator, name) => locator.evaluate((one, name) => getComputedStyle(one)[name], name);

async function openPanel(page) {
  await button(page).click();
  await expect(panel(page)).toBeVisible();
  return panel(page);
}

const choose = (page, group, name) => panel(page).getByRole('group', { name: group }).getByRole('radio', { name, exact: true }).check();

/** The next pages of this context begin with these preferences. */
const keep = (context, text) =>
  context.addInitScript(
    ([key, text]) => {
      // Pages without an address of their own, as the accessibility checker opens, have no storage.
      if (location.protocol === 'http:') localStorage[key] ??= text;
    },
    [KEY, text],
  );

async function findViolations(page) {
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
  return violations.map(({ id, help, nodes }) => ({ id, help, nodes: nodes.slice(0, 3).map((node) => node.html.slice(0, 160)) }));
}

const sideways = (page) => page.evaluate(() => document.scrollingElement.scrollWidth - innerWidth);

/** What of the page's own words is cut off by a box that hides it. */
const cut = (page, root = 'body') =>
  page.locator(root).evaluate((root) =>
    [...root.querySelectorAll('a, button, h1, h2, h3, legend, label, summary, p, span, time, output')]
      .filter((one) => one.checkVisibility() && !one.closest('.visually-hidden, .headline-lead, [tabindex="0"]'))
      .filter((one) => {
        const box = one.getBoundingClientRect();
        return box.right > innerWidth + 1 || box.left < -1 || (getComputedStyle(one).overflow !== 'visible' && one.scrollWidth > one.clientWidth + 1);
      })
      .map((one) => one.textContent.trim().slice(0, 40))
      .filter(Boolean),
  );

test('each choice changes the page, is kept, and is there at the next start', async ({ page, site }) => {
  await open(page, site.at({ article: LONG }));
  const before = {
    background: await style(page.locator('body'), 'backgroundColor'),
    letters: parseFloat(await style(body(page), 'fontSize')),
    lines: parseFloat(await style(body(page), 'lineHeight')) / parseFloat(await style(body(page), 'fontSize')),
    font: await style(body(page), 'fontFamily'),
    width: await page.getByRole('article').evaluate((one) => one.clientWidth),
  };
  await openPanel(page);
  await choose(page, 'Màu sắc', 'Giấy ngà');
  await expect.poll(() => style(page.locator('body'), 'backgroundColor')).not.toBe(before.background);
  await panel(page).getByRole('button', { name: 'Chữ to hơn' }).click();
  await panel(page).getByRole('button', { name: 'Chữ to hơn' }).click();
  await expect(panel(page).getByRole('status')).toHaveText('125%');
  await choose(page, 'Giãn dòng', 'Thoáng');
  await choose(page, 'Kiểu chữ', 'Có chân');
  await choose(page, 'Bề rộng bài', 'Rộng');
  await panel(page).getByRole('switch', { name: 'Vuốt ngang để chuyển bài' }).uncheck();
  await panel(page).getByRole('switch', { name: 'Phím tắt một chữ (j, k, /…)' }).uncheck();
  const text = 'theme=sepia&text=125&line=loose&width=wide&font=serif&swipe=off&keys=off';
  expect(await kept(page)).toBe(text);

  const check = async () => {
    expect(parseFloat(await style(body(page), 'fontSize'))).toBeGreaterThan(before.letters * 1.15);
    expect(parseFloat(await style(body(page), 'lineHeight')) / parseFloat(await style(body(page), 'fontSize'))).toBeGreaterThan(before.lines * 1.1);
    expect(await style(body(page), 'fontFamily')).not.toBe(before.font);
    expect(await page.getByRole('article').evaluate((one) => one.clientWidth)).toBeGreaterThan(before.width * 1.2);
    expect(await style(page.locator('body'), 'backgroundColor')).not.toBe(before.background);
  };
  await check();
  await page.reload();
  await expect(heading(page)).not.toHaveText('Bản Tin');
  await check();
  await openPanel(page);
  await expect(panel(page).getByRole('radio', { name: 'Giấy ngà' })).toBeChecked();
  await expect(panel(page).getByRole('status')).toHaveText('125%');
  await expect(panel(page).getByRole('switch', { name: 'Vuốt ngang để chuyển bài' })).not.toBeChecked();
});

/** How the text of an article stands there: spaces and lines in parts of its letters. */
const look = (page) =>
  body(page).evaluate((one) => {
    const style = getComputedStyle(one);
    const letters = (length) => (parseFloat(length) || 0) / parseFloat(style.fontSize);
    const { fontFamily, letterSpacing, wordSpacing, lineHeight, width } = style;
    return { font: fontFamily.split(',')[0], apart: letters(letterSpacing), words: letters(wordSpacing), lines: letters(lineHeight), width };
  });

for (const [name, group, choice, text, wanted] of [
  ['easy letters are other ones, and stand apart', 'Kiểu chữ', 'Dễ đọc', 'font=easy', { font: 'Verdana', apart: expect.closeTo(0.034, 2), words: expect.closeTo(0.136, 2) }],
  ['looser lines stand further apart', 'Giãn dòng', 'Rất thoáng', 'line=looser', { lines: expect.closeTo(2.3, 2) }],
  ['narrow column is narrower', 'Bề rộng bài', 'Hẹp', 'width=narrow', { width: '512px' }],
]) {
  test(name, async ({ page, site }) => {
    await page.setViewportSize({ width: 1280, height: 900 });
    await open(page, site.at({ article: LONG }));
    await expect(body(page)).toBeVisible();
    expect(await look(page)).not.toMatchObject(wanted);
    await openPanel(page);
    await choose(page, group, choice);
    await expect.poll(() => look(page)).toMatchObject(wanted);
    expect(await kept(page)).toBe(text);
    await page.reload();
    await expect(body(page)).toBeVisible();
    expect(await look(page)).toMatchObject(wanted);
  });
}

test('each size of the text is its part of the usual one', async ({ page, site }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await open(page, site.at({ article: LONG }));
  await expect(body(page)).toBeVisible();
  const sizes = async () => {
    const all = [];
    for (const one of [page.locator('html'), body(page), page.locator('main h1')]) all.push(parseFloat(await style(one, 'fontSize')));
    return all;
  };
  const usual = await sizes();
  expect(usual[0]).toBe(16);
  await openPanel(page);
  const press = (name) => panel(page).getByRole('button', { name }).click();
  for (const [name, percents] of [['Chữ nhỏ hơn', [90, 80]], ['Chữ to hơn', [110, 125, 150, 175, 200]]]) {
    await press('Cỡ chữ thường');
    for (const percent of percents) {
      await press(name);
      await expect(panel(page).getByRole('status')).toHaveText(`${percent}%`);
      expect(await kept(page)).toBe(`text=${percent}`);
      const [letter, ofText, ofHeading] = await sizes();
      expect(letter).toBeCloseTo((16 * percent) / 100, 2);
      // A part of these follows the width of the page, which stays.
      expect(Math.abs(ofText / usual[1] - percent / 100), `${percent}%`).toBeLessThan(0.15);
      expect(Math.sign(ofHeading - usual[2]), `${percent}%`).toBe(Math.sign(percent - 100));
    }
  }
});

test('page has its looks before anything is painted', async ({ page, site, context }) => {
  await keep(context, 'theme=dark&text=150&line=looser&width=narrow&font=easy&images=reduced');
  await page.addInitScript(() => {
    // The script runs before the document has an element; its first frame comes after the head's scripts.
    window.seen = [];
    const record = () => window.seen.push({ ...document.documentElement?.dataset, background: document.body && getComputedStyle(document.body).backgroundColor });
    new PerformanceObserver((list) => list.getEntries().forEach(record)).observe({ type: 'paint', buffered: true });
    addEventListener('DOMContentLoaded', record);
    requestAnimationFrame(function frame() {
      if (document.body) record();
      if (window.seen.length < 3) requestAnimationFrame(frame);
    });
  });
  await page.route('**/*.wasm', () => {});
  await page.goto(site.url, { waitUntil: 'commit' });
  await expect.poll(() => page.evaluate(() => window.seen.length)).toBeGreaterThan(2);
  for (const seen of await page.evaluate(() => window.seen)) {
    expect(seen).toMatchObject({ theme: 'dark', text: '150', line: 'looser', width: 'narrow', font: 'easy', images: 'reduced', background: 'rgb(17, 24, 26)' });
  }
});

test('page starts where nothing may be kept', async ({ page, site }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('refused', 'SecurityError'); } });
  });
  await open(page, site.url);
  await openPanel(page);
  await choose(page, 'Màu sắc', 'Tối');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('hostile preferences leave a page that can be read', async ({ page, site, context }) => {
  await keep(context, 'theme=url(x)&text=9000&line=%00&constructor=1&a-b=2&<b>=1&lang=xx');
  await open(page, site.url);
  await expect(headlines(page).first()).toBeVisible();
  expect(await style(page.locator('html'), 'fontSize')).toBe('16px');
  await openPanel(page);
  await expect(panel(page).getByRole('radio', { name: 'Theo thiết bị' })).toBeChecked();
  await expect(panel(page).getByRole('status')).toHaveText('100%');
});

test('reset forgets every choice', async ({ page, site, context }) => {
  await keep(context, 'theme=contrast&text=200&font=easy&images=reduced&lang=en&keys=off');
  await open(page, site.at({ lang: 'vi' }));
  await openPanel(page);
  await panel(page).getByRole('button', { name: 'Đặt lại mặc định' }).click();
  expect(await kept(page)).toBeUndefined();
  await expect(panel(page).getByRole('status')).toHaveText('100%');
  await expect(panel(page).getByRole('radio', { name: 'Theo thiết bị' })).toBeChecked();
  for (const name of ['theme', 'text', 'font', 'images']) await expect(page.locator('html')).not.toHaveAttribute(`data-${name}`, /./);
  await expect(page).toHaveURL(site.url);
});

test('text size has two ends and a middle', async ({ page, site }) => {
  await open(page, site.url);
  await openPanel(page);
  const percent = panel(page).getByRole('status');
  for (let step = 0; step < 8; step++) await panel(page).getByRole('button', { name: 'Chữ to hơn' }).click();
  await expect(percent).toHaveText('200%');
  expect(await style(page.locator('html'), 'fontSize')).toBe('32px');
  await panel(page).getByRole('button', { name: 'Cỡ chữ thường' }).click();
  await expect(percent).toHaveText('100%');
  for (let step = 0; step < 4; step++) await panel(page).getByRole('button', { name: 'Chữ nhỏ hơn' }).click();
  await expect(percent).toHaveText('80%');
});

test('panel is worked by keys and gives the focus back', async ({ page, site }) => {
  await open(page, site.url);
  await button(page).focus();
  await page.keyboard.press('Enter');
  await expect(panel(page)).toBeVisible();
  await panel(page).getByRole('radio', { name: 'Theo thiết bị' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(panel(page).getByRole('radio', { name: 'Sáng' })).toBeChecked();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  await page.keyboard.press('Escape');
  await expect(panel(page)).toBeHidden();
  await expect(button(page)).toBeFocused();
});

test('colours follow the device while nothing was chosen', async ({ page, site }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await open(page, site.url);
  const light = await style(page.locator('body'), 'backgroundColor');
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await style(page.locator('body'), 'backgroundColor');
  expect(dark).not.toBe(light);
  await openPanel(page);
  await choose(page, 'Màu sắc', 'Sáng');
  await expect.poll(() => style(page.locator('body'), 'backgroundColor')).toBe(light);
  await choose(page, 'Màu sắc', 'Tối');
  await page.emulateMedia({ colorScheme: 'light' });
  expect(await style(page.locator('body'), 'backgroundColor')).toBe(dark);
  expect(await style(page.locator('html'), 'colorScheme')).toBe('dark');
});

for (const [theme, name] of THEMES) {
  test(`theme ${theme} has no violation`, async ({ page, site, context }) => {
    await keep(context, `theme=${theme}`);
    for (const query of [{}, { article: WITH_PICTURE }, { feed: '/fixtures/rich.json', article: 'day-du' }]) {
      await open(page, site.at(query));
      await expect(heading(page)).not.toHaveText('Bản Tin');
      expect(await findViolations(page), JSON.stringify(query)).toEqual([]);
    }
    await openPanel(page);
    await expect(panel(page).getByRole('radio', { name })).toBeChecked();
    expect(await findViolations(page), 'panel').toEqual([]);
  });
}

test('high contrast is beyond seven to one and underlines every link', async ({ page, site, context }) => {
  await keep(context, 'theme=contrast');
  for (const query of [{}, { article: 'nam-viec-truoc-bao' }]) {
    await open(page, site.at(query));
    await expect(heading(page)).not.toHaveText('Bản Tin');
    const { violations } = await new AxeBuilder({ page }).withRules(['color-contrast-enhanced']).options({ rules: { 'color-contrast-enhanced': { enabled: true } } }).analyze();
    expect(violations.flatMap(({ nodes }) => nodes.map((node) => node.html.slice(0, 120)))).toEqual([]);
    const plain = await page.locator('a').evaluateAll((all) => all.filter((one) => one.checkVisibility() && !getComputedStyle(one).textDecorationLine.includes('underline')).map((one) => one.textContent));
    expect(plain).toEqual([]);
  }
});

test('panel can be told apart in forced colours', async ({ page, site }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await open(page, site.url);
  await openPanel(page);
  expect(await findViolations(page)).toEqual([]);
  const backgrounds = await panel(page).getByRole('group', { name: 'Giãn dòng' }).locator('.button').evaluateAll((all) => all.map((one) => getComputedStyle(one).backgroundColor));
  expect(backgrounds[0]).not.toBe(backgrounds[1]);
});

for (const [name, width, height, text] of [
  ['letters twice as large on a narrow phone', 320, 640, 'text=200'],
  ['letters twice as large, spaced, in a wide column', 320, 640, 'text=200&font=easy&line=looser&width=wide'],
  ['a page enlarged four times', 320, 256, ''],
  ['letters twice as large on a tablet', 768, 1024, 'text=200'],
]) {
  test(`nothing is lost with ${name}`, async ({ page, site, context, expected }) => {
    expected.push(/404/);
    await keep(context, text);
    await page.setViewportSize({ width, height });
    for (const query of [{}, { article: LONG }, { article: 'nam-viec-truoc-bao' }, { article: 'ky-thi-tuyen-dung-2026' }, { feed: '/fault/404' }]) {
      await open(page, site.at(query));
      await expect(heading(page)).not.toHaveText('Bản Tin');
      expect.soft(await sideways(page), JSON.stringify(query)).toBeLessThanOrEqual(0);
      expect.soft(await cut(page), JSON.stringify(query)).toEqual([]);
    }
    const dialog = await openPanel(page);
    expect(await sideways(page)).toBeLessThanOrEqual(0);
    expect(await dialog.evaluate((one) => one.scrollWidth - one.clientWidth)).toBe(0);
    expect(await cut(page, 'dialog')).toEqual([]);
    await dialog.getByRole('button', { name: 'Đóng' }).click();
    await expect(dialog).toBeHidden();
  });
}

test('everything in the panel is large enough for a finger', async ({ page, site }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await open(page, site.url);
  const dialog = await openPanel(page);
  const small = await dialog.locator('button, label').evaluateAll((all) =>
    all.map((one) => [one.textContent, one.getBoundingClientRect()]).filter(([, box]) => box.width < 44 || box.height < 44).map(([text, { width, height }]) => [text, width, height]));
  expect(small).toEqual([]);
});

test.describe('pictures on request', () => {
  test('none is asked for until its button is pressed', async ({ page, site, context }) => {
    await keep(context, 'images=reduced');
    const asked = [];
    page.on('request', (request) => request.resourceType() === 'image' && !request.url().endsWith('/icon.svg') && asked.push(request.url()));
    await open(page, site.url);
    await expect(headlines(page).first()).toBeVisible();
    await expect(page.locator('main img')).toHaveCount(0);
    await page.mouse.wheel(0, 4000);
    await headlines(page).first().scrollIntoViewIfNeeded();
    await open(page, site.at({ article: WITH_PICTURE }));
    await expect(heading(page)).not.toHaveText('Bản Tin');
    const first = page.getByRole('main').getByRole('button', { name: /^Hiện ảnh/ }).first();
    await expect(first).toBeVisible();
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    expect(asked).toEqual([]);
    expect(await findViolations(page)).toEqual([]);
    const alt = (await first.textContent()).replace('Hiện ảnh: ', '');
    await first.click();
    const picture = page.getByRole('main').getByRole('img', { name: alt });
    await expect(picture).toBeVisible();
    await expect.poll(() => picture.evaluate((one) => one.naturalWidth)).toBeGreaterThan(0);
    await expect(picture).toBeFocused();
    expect(asked.length).toBe(1);
  });

  test('every kind of picture in a text waits, in links too', async ({ page, site, context }) => {
    await keep(context, 'images=reduced');
    await open(page, site.at({ feed: '/fixtures/rich.json', article: 'day-du' }));
    await expect(heading(page)).not.toHaveText('Bản Tin');
    await expect(body(page).locator('img[src]')).toHaveCount(0);
    await expect(page.locator('video[poster]')).toHaveCount(0);
    await expect(page.locator('a button')).toHaveCount(0);
    expect(await findViolations(page)).toEqual([]);
    const waiting = body(page).getByRole('button', { name: /^Hiện ảnh/ });
    const count = await waiting.count();
    expect(count).toBe(await body(page).locator('img').count());
    for (let index = 0; index < count; index++) await waiting.first().click();
    await expect(waiting).toHaveCount(0);
    await expect(body(page).locator('img:not([src])')).toHaveCount(0);
  });

  test('switch works at once, both ways, in the list and in an article', async ({ page, site }) => {
    await open(page, site.url);
    const pictures = page.locator('main img');
    const count = await pictures.count();
    expect(count).toBeGreaterThan(2);
    await openPanel(page);
    const toggle = panel(page).getByRole('switch', { name: 'Chỉ tải ảnh khi tôi yêu cầu' });
    await toggle.check();
    await expect(pictures).toHaveCount(0);
    await toggle.uncheck();
    await expect.poll(() => pictures.count()).toBeGreaterThanOrEqual(count);
    await open(page, site.at({ article: WITH_PICTURE }));
    const lead = page.getByRole('figure').first().getByRole('img');
    await expect(lead).toBeVisible();
    await openPanel(page);
    await toggle.check();
    await expect(page.getByRole('main').locator('img[src]')).toHaveCount(0);
    await toggle.uncheck();
    await expect(lead).toHaveAttribute('src', /./);
  });
});

test.describe('language', () => {
  const speaks = (page) => page.getByRole('main').evaluate((one) => one.closest('[lang]').lang);
  const start = async (browser, site, locale, text, query = {}) => {
    const context = await browser.newContext({ locale });
    if (text) await keep(context, text);
    const page = await context.newPage();
    await page.goto(site.at(query));
    await expect(heading(page)).not.toHaveText('Bản Tin');
    const spoken = await speaks(page);
    await context.close();
    return spoken;
  };

  test('is the address’, the setting’s, the browser’s, the site’s, in this order', async ({ browser, site }) => {
    expect(await start(browser, site, 'en-GB', 'lang=en', { lang: 'vi' })).toBe('vi');
    expect(await start(browser, site, 'vi-VN', 'lang=vi', { lang: 'en' })).toBe('en');
    expect(await start(browser, site, 'vi-VN', 'lang=en')).toBe('en');
    expect(await start(browser, site, 'en-GB', 'lang=vi')).toBe('vi');
    expect(await start(browser, site, 'en-GB', '')).toBe('en');
    expect(await start(browser, site, 'vi-VN', '')).toBe('vi');
    expect(await start(browser, site, 'fr-FR', '')).toBe('vi');
  });

  test('is chosen in the panel, which stays open and speaks it, and leaves the address', async ({ page, site }) => {
    await open(page, site.at({ lang: 'vi', article: LONG }));
    await openPanel(page);
    // The panel's name changes with the click.
    await panel(page).getByRole('radio', { name: 'English' }).click();
    const dialog = page.getByRole('dialog', { name: 'Text size and appearance' });
    await expect(dialog).toBeVisible();
    await expect(dialog.getByRole('radio', { name: 'English' })).toBeChecked();
    await expect(dialog.getByRole('radio', { name: 'English' })).toBeFocused();
    await expect(dialog.getByRole('button', { name: 'Close' })).toBeVisible();
    await expect(page).toHaveURL(site.at({ article: LONG }));
    expect(await speaks(page)).toBe('en');
    expect(await kept(page)).toBe('lang=en');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: 'Text size and appearance' })).toBeFocused();
    await page.reload();
    await expect(heading(page)).not.toHaveText('Bản Tin');
    expect(await speaks(page)).toBe('en');
    await page.getByRole('link', { name: 'Tiếng Việt' }).click();
    await expect(page).toHaveURL(/lang=vi/);
    expect(await speaks(page)).toBe('vi');
    expect(await kept(page)).toBe('lang=en');
  });
});

test.describe('table of contents', () => {
  const nav = (page) => page.getByRole('navigation', { name: 'Mục lục' });

  test('leads to each heading with the focus', async ({ page, site }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await open(page, site.at({ article: LONG }));
    await expect(nav(page)).toBeVisible();
    await expect(nav(page).getByRole('link')).toHaveCount(0);
    await nav(page).getByText('Mục lục').click();
    const titles = await body(page).getByRole('heading').allTextContents();
    expect(titles.length).toBeGreaterThan(2);
    await expect(nav(page).getByRole('link')).toHaveText(titles);
    await nav(page).getByRole('link').last().click();
    const target = body(page).getByRole('heading').last();
    await expect(target).toBeFocused();
    await expect(target).toBeInViewport();
    expect(await findViolations(page)).toEqual([]);
  });

  test('is open on a desk, and absent from a short article', async ({ page, site }) => {
    await page.setViewportSize({ width: 1280, height: 900 });
    await open(page, site.at({ article: LONG }));
    await expect(nav(page).getByRole('link').first()).toBeVisible();
    await open(page, site.at({ article: WITH_PICTURE }));
    await expect(heading(page)).not.toHaveText('Bản Tin');
    if ((await body(page).getByRole('heading').count()) < 3) await expect(nav(page)).toHaveCount(0);
    await open(page, site.url);
    await expect(nav(page)).toHaveCount(0);
  });

  test('address of a heading leads there', async ({ page, site }) => {
    await page.setViewportSize({ width: 1280, height: 900 });
    await open(page, site.at({ article: LONG }));
    const last = nav(page).getByRole('link').last();
    const href = await last.getAttribute('href');
    const name = await last.textContent();
    await page.goto('about:blank');
    await page.goto(site.at({ article: LONG }) + href);
    await expect(body(page).getByRole('heading', { name })).toBeInViewport();
  });
});

test('bar at the top tells how far the article has been read', async ({ page, site }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await open(page, site.at({ article: LONG }));
  const scale = () => page.getByRole('article').evaluate((one) => new DOMMatrix(getComputedStyle(one, '::before').transform).a);
  await expect.poll(scale).toBeLessThan(0.02);
  await page.getByRole('article').evaluate((one) => scrollTo(0, one.offsetTop + one.offsetHeight / 2 - innerHeight / 2));
  await expect.poll(scale).toBeGreaterThan(0.4);
  expect(await scale()).toBeLessThan(0.6);
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await expect.poll(scale).toBeGreaterThan(0.99);
});

test('article is printed with what paper needs, in black on white', async ({ page, site, context }) => {
  await keep(context, 'theme=contrast');
  const feed = site.feed('to-print', FEED_TO_PRINT);
  await open(page, site.at({ feed, article: 'in' }), 'Bài để in');
  await page.emulateMedia({ media: 'print' });
  for (const part of [heading(page), page.locator('main time').first(), page.locator('main article .lead'), body(page), page.locator('.attachments li').first()]) await expect(part).toBeVisible();
  await expect(page.locator('main').getByRole('button')).toHaveCount(0);
  await expect(button(page)).toHaveCount(0);
  await expect(page.locator('main audio')).toBeHidden();
  await expect(page.getByText('Lời nằm trong phần gập lại.')).toBeVisible();
  expect(await page.getByRole('link', { name: /^Tải về/ }).first().evaluate((one) => getComputedStyle(one, '::after').content)).toContain('/phu-luc.pdf');
  expect(await style(heading(page), 'color')).toBe('rgb(0, 0, 0)');
  expect(await style(page.locator('body'), 'backgroundColor')).toBe('rgb(255, 255, 255)');
  const original = page.getByRole('link', { name: 'Xem bài gốc' });
  const href = FEED_TO_PRINT.items[0].url;
  expect(await original.evaluate((one) => getComputedStyle(one, '::after').content)).toContain(href);
  expect(await page.locator('main article').evaluate((one) => getComputedStyle(one, '::before').content)).toBe('none');
});

test('what is of no use on paper is not printed, and what is said of the article is', async ({ page, site, expected }) => {
  expected.push(/503/);
  const text = longText(60);
  const first = { ...FEED_TO_PRINT, items: [{ ...FEED_TO_PRINT.items[0], content_html: text }, { id: 'khac', title: 'Bài khác', content_html: '<p>Lời.</p>' }] };
  const feed = site.changingFeed('to-print-in-the-middle', first);
  const address = site.at({ feed: feed.url, article: 'in' });
  const resume = page.getByRole('button', { name: 'Đọc tiếp từ chỗ đã dừng' });
  const paper = (media) => page.emulateMedia({ media });

  await open(page, address, 'Bài để in');
  await whole(page);
  // It is left in its middle.
  await readAt(page.getByText(/^Đoạn 30\./));
  await page.getByRole('link', { name: /^Bài tiếp theo/ }).evaluate((one) => one.click());
  await expect(heading(page)).toHaveText('Bài khác');
  await page.goto(address);
  await expect(resume).toBeVisible();
  await paper('print');
  await expect(body(page)).toBeVisible();
  await expect(page.locator('main').getByRole('button')).toHaveCount(0);
  // What lies over the page on a screen would lie over the text on paper.
  expect(await page.locator('main .over-page').evaluateAll((all) => all.map((one) => getComputedStyle(one).display))).toEqual(['none']);
  await paper(null);
  await expect(resume).toBeVisible();

  // The feed cannot be reached: this device's copy, which says what it is.
  await keptOpened(page, 'Bài để in');
  feed.way({ status: 503 });
  await page.goto(address);
  await expect(heading(page)).toHaveText('Bài để in');
  const notice = page.getByText('Hiện không mở được nguồn tin. Bạn đang đọc bản trên thiết bị');
  await expect(notice).toBeVisible();
  await expect(page.getByRole('main').getByRole('button', { name: 'Thử lại' })).toBeVisible();
  await paper('print');
  await expect(notice).toBeVisible();
  await expect(page.locator('main').getByRole('button')).toHaveCount(0);
});

test('print button opens the browser’s dialog', async ({ page, site }) => {
  await page.addInitScript(() => (window.print = () => (window.printed = true)));
  await open(page, site.at({ article: LONG }));
  await page.getByRole('button', { name: 'In hoặc lưu PDF' }).click();
  expect(await page.evaluate(() => window.printed)).toBe(true);
});
