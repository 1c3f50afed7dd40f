import { test, expect, heading, headlines, articleBody, open } from './fixtures.mjs';

const WIDEST_TABLE = 'ky-thi-tuyen-dung-2026';
const views = (site) => [
  ['list', site.url],
  ['article with a wide table', site.at({ article: WIDEST_TABLE })],
  ['article with every block', site.at({ feed: '/fixtures/rich.json', article: 'day-du' })],
  ['failure', site.at({ feed: '/fault/404' })],
];
const sizes = [[320, 640], [360, 800], [768, 1024], [1280, 900], [1920, 1080], [1080, 1920]];

/** How far the page can be scrolled sideways, and which words or elements stick out. */
const overflow = (page) =>
  page.evaluate(() => {
    const room = document.scrollingElement.scrollWidth - innerWidth;
    if (room <= 0) return [];
    const range = document.createRange();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    const wide = [];
    while (walker.nextNode() && wide.length < 8) {
      const node = walker.currentNode;
      const isText = node.nodeType === Node.TEXT_NODE;
      if (isText) range.selectNode(node);
      // What scrolls in a box of its own does not move the page.
      const inBox = (isText ? node.parentElement : node).closest('[tabindex="0"]');
      if (!inBox && (isText ? range : node).getBoundingClientRect().right > innerWidth + 1) wide.push(`${node.nodeName}: ${node.textContent.trim().slice(0, 40)}`);
    }
    return [`${room}px`, ...wide];
  });

test('no view scrolls sideways at any width', async ({ page, site, expected }) => {
  expected.push(/404/);
  for (const [name, url] of views(site)) {
    await page.setViewportSize({ width: 1280, height: 900 });
    await open(page, url);
    await expect(heading(page)).not.toHaveText('Bản Tin');
    for (const [width, height] of sizes) {
      await page.setViewportSize({ width, height });
      expect.soft(await overflow(page), `${name} at ${width}x${height}`).toEqual([]);
    }
  }
});

test('no view scrolls sideways at 320 px with letters twice as large', async ({ page, site, expected }) => {
  expected.push(/404/);
  await page.setViewportSize({ width: 320, height: 640 });
  for (const [name, url] of [...views(site), ['sample article', site.at({ article: 'khai-mot-lan-25-thu-tuc' })]]) {
    await open(page, url);
    await expect(heading(page)).not.toHaveText('Bản Tin');
    // Through the object model, as a user's own setting would be: the policy refuses style attributes.
    await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
    expect.soft(await overflow(page), name).toEqual([]);
  }
});

test('everything that is touched is large enough', async ({ page, site, expected }) => {
  expected.push(/404/);
  await page.setViewportSize({ width: 360, height: 800 });
  for (const [name, url] of [
    ...views(site),
    ['article with attachments', site.at({ article: 'nam-viec-truoc-bao' })],
    ['unknown article', site.at({ article: 'khong-co' })],
  ]) {
    await open(page, url);
    await expect(heading(page)).not.toHaveText('Bản Tin');
    // A link around a picture has the picture's size once it has come.
    for (const picture of await page.locator('a > img').all()) {
      await picture.scrollIntoViewIfNeeded();
      await expect.poll(() => picture.evaluate((one) => one.complete)).toBe(true);
    }
    const small = await page.evaluate(() => {
      const body = document.querySelector('main article > .body');
      const targets = [...document.querySelectorAll('a[href], button, summary, [role=button], input')];
      return targets
        .filter((one) => one.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
        .filter((one) => !(body?.contains(one) && one.closest('p, li, td, th, dd, figcaption, blockquote')))
        .map((one) => {
          let box = one.getBoundingClientRect();
          // A card's link is stretched over the card by a box of no content.
          const cover = getComputedStyle(one, '::after');
          if (cover.content === '""' && cover.position === 'absolute') {
            let card = one;
            while (getComputedStyle(card).position === 'static') card = card.parentElement;
            box = card.getBoundingClientRect();
          }
          return [one.textContent.trim().slice(0, 40) || one.getAttribute('aria-label') || one.querySelector('img')?.alt, Math.round(box.width * 10) / 10, Math.round(box.height * 10) / 10];
        })
        .filter(([, width, height]) => width < 44 || height < 44);
    });
    expect.soft(small, name).toEqual([]);
  }
});

test('nothing that was seen moves while the page arrives', async ({ page, site }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  await page.addInitScript(() => {
    window.shifts = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        if (entry.hadRecentInput) continue;
        window.shifts.push({ value: entry.value, what: entry.sources.map(({ node }) => `${node?.nodeName}.${node?.className ?? ''}`).join(' ') });
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  for (const [name, query] of [['list', {}], ['article', { article: 'khai-mot-lan-25-thu-tuc' }]]) {
    await page.goto(site.at(query, 'slow-line/'));
    if (name === 'list') await expect(page.getByText('40 bài viết').first()).toBeVisible();
    else await expect(page.getByRole('link', { name: /^Bài tiếp theo/ })).toBeVisible();
    const seen = page.locator('main img');
    await expect
      .poll(() => seen.evaluateAll((all) => all.filter((one) => one.getBoundingClientRect().top < innerHeight && !one.complete).length))
      .toBe(0);
    const shifts = await page.evaluate(async () => {
      // The observer reports with the next frames.
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      return window.shifts;
    });
    const sum = shifts.reduce((sum, { value }) => sum + value, 0);
    expect(sum, `${name}: ${JSON.stringify(shifts)}`).toBeLessThan(0.02);
  }
});

test('print shows the article without the page around it', async ({ page, site }) => {
  await open(page, site.at({ article: 'khai-mot-lan-25-thu-tuc' }));
  const around = [
    page.getByRole('banner'),
    page.getByRole('complementary', { name: 'Dịch vụ liên quan' }),
    page.getByRole('navigation', { name: 'Bài trước và bài tiếp theo' }),
    page.getByRole('link', { name: 'Top', exact: true }),
  ];
  for (const part of around) await expect(part).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  for (const part of around) await expect(part).toHaveCount(0);
  await expect(heading(page)).toBeVisible();
  await expect(articleBody(page)).toBeVisible();
  await expect(page.locator('main time').first()).toBeVisible();
});

for (const [name, query] of [['list', {}], ['article', { article: 'nam-viec-truoc-bao' }]]) {
  test(`skeleton of the ${name} stands until the module has come`, async ({ page, site }) => {
    let release;
    const held = new Promise((resolve) => (release = resolve));
    await page.route('**/*.wasm', async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(site.at(query), { waitUntil: 'commit' });
    const words = page.getByText('Loading the news…');
    await expect(words).toBeAttached();
    // Shapes, drawn by the style sheet alone: some of them must take room.
    const shapes = page.locator('main [aria-hidden=true] > *');
    await expect.poll(() => shapes.evaluateAll((all) => all.filter((one) => one.getBoundingClientRect().height > 4).length)).toBeGreaterThan(3);
    await expect(page.getByRole('banner')).toContainText('Bản Tin');
    release();
    await expect(words).toHaveCount(0);
    await expect(shapes).toHaveCount(0);
    await expect(heading(page)).not.toHaveText('Bản Tin');
  });
}

test('notice for old browsers is not shown in one that works', async ({ page, site }) => {
  await open(page, site.url);
  await expect(headlines(page).first()).toBeVisible();
  await expect(page.getByText('Trình duyệt này không mở được Bản Tin.')).toBeHidden();
});

test('page says so when the module cannot start', async ({ page, site, expected }) => {
  expected.push(/404/, /Bản Tin could not start/, /WebAssembly|wasm/i, /integrity/);
  await page.route('**/*.wasm', (route) => route.fulfill({ status: 404, body: 'not found' }));
  await page.goto(site.url);
  const notice = page.getByRole('alert').filter({ hasText: 'Trình duyệt này không mở được Bản Tin.' });
  await expect(notice).toBeVisible();
  await expect(notice).toContainText('This browser cannot open Bản Tin.');
  await expect(notice.getByRole('link', { name: 'tải lại trang' })).toBeVisible();
  await expect(page.getByText('Loading the news…')).toBeHidden();
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(0);
});

test('page says so without script', async ({ browser, site }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(site.url);
  const words = page.locator('noscript p').first();
  await expect(words).toBeVisible();
  expect(await words.innerText()).toContain('Bản Tin cần JavaScript.');
  // What says that something is on its way would say so for ever.
  await expect(page.getByText('Đang tải tin…')).toBeHidden();
  await expect(page.locator('main [aria-hidden=true] > *').filter({ visible: true })).toHaveCount(0);
  await context.close();
});

test('pictures of the list keep their room before they come', async ({ page, site, expected }) => {
  expected.push(/ERR_FAILED/);
  await page.setViewportSize({ width: 360, height: 800 });
  let release;
  const held = new Promise((resolve) => (release = resolve));
  await page.route('**/pictures/*.svg', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(site.url, { waitUntil: 'commit' });
  await expect(headlines(page).nth(2)).toBeVisible();
  const places = () => headlines(page).evaluateAll((all) => all.slice(0, 6).map((one) => Math.round(one.getBoundingClientRect().top)));
  const before = await places();
  release();
  await expect.poll(() => page.locator('main img').first().evaluate((one) => one.complete && one.naturalWidth > 0)).toBe(true);
  expect(await places()).toEqual(before);
});

test('banner keeps its room before its picture comes', async ({ page, site }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  let release;
  const held = new Promise((resolve) => (release = resolve));
  await page.route('**/pictures/banner.svg', async (route) => {
    await held;
    await route.continue();
  });
  await open(page, site.at({ article: 'nam-viec-truoc-bao' }));
  const banner = page.getByRole('link', { name: 'Cổng dịch vụ công: khai một lần, làm mọi nơi' });
  await expect(banner).toHaveCount(1);
  const height = () => banner.evaluate((one) => Math.round(one.getBoundingClientRect().height));
  const before = await height();
  release();
  await banner.scrollIntoViewIfNeeded();
  await expect.poll(() => banner.locator('img').evaluate((one) => one.complete && one.naturalWidth > 0)).toBe(true);
  expect(before).toBe(await height());
});
