// What the widget promises to those who embed it: views, addresses, events, methods, failures. What hosts
// do to it, and it to them, is in `widget_hosts.spec.mjs`; what it leaves behind, in `widget_leaks.spec.mjs`.

import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './fixtures.mjs';
import { plainFeed } from './server.mjs';

const reader = (page, index = 0) => page.locator('news-reader').nth(index);
const links = (widget) => widget.getByRole('listitem').getByRole('link');
const article = (widget) => widget.getByRole('article');
const back = (widget) => widget.getByRole('button', { name: 'Danh sách' });
/** What the page was told, as `[name, detail]`, without heights. */
const told = (page) => page.evaluate(() => globalThis.told.filter(([name]) => name !== 'resize'));

/** Opens a partner's page, of another origin than the widget, with these elements. */
async function openHost(page, site, expected, body, { script = true, before = '' } = {}) {
  expected.push(new RegExp(`^request to ${site.otherUrl}`));
  site.file(
    '/partner.html',
    `<!doctype html><html lang=vi><meta charset=utf-8><title>Trang đối tác</title><link rel=icon href=data:,>
    <script>
      globalThis.told = [];
      for (const name of ['ready', 'navigate', 'error', 'resize'])
        document.addEventListener('news-reader:' + name, (event) => told.push([name, event.detail]));
      ${before}
    </script>
    ${script ? `<script type=module src="${site.url}widget.js"></script>` : ''}
    <main><h1>Trang đối tác</h1>${body}</main>`,
  );
  await page.goto(`${site.otherUrl}partner.html`);
}

test.describe('a list of headlines', () => {
  test('takes the place of the fallback, with links that lead to the articles', async ({ page, site, expected }) => {
    const feed = plainFeed(3, 'Nguồn tin đối tác');
    feed.items[1].url = 'https://tin.example/bai-2';
    await openHost(page, site, expected, `<news-reader feed-url="${site.feed('widget-list', feed)}"><p>Dự phòng</p></news-reader>`);
    const widget = reader(page);
    await expect(links(widget)).toHaveText(['Bài thử số 1', 'Bài thử số 2', 'Bài thử số 3']);
    await expect(page.getByText('Dự phòng')).toBeHidden();
    await expect(widget.getByRole('list')).toHaveCount(1);
    await expect(widget.getByRole('region', { name: 'Nguồn tin đối tác' })).toBeVisible();
    await expect(widget.getByRole('heading', { level: 2 })).toHaveText('Nguồn tin đối tác');
    await expect(widget.getByRole('heading', { level: 3 })).toHaveCount(3);
    // Its page has those.
    await expect(widget.getByRole('main')).toHaveCount(0);
    await expect(widget.getByRole('heading', { level: 1 })).toHaveCount(0);
    const addresses = await links(widget).evaluateAll((all) => all.map((link) => link.href));
    // An article without an address of its own is read in the reader that lies beside the widget.
    expect(addresses[0]).toBe(`${site.url}?feed=${site.url}made/widget-list.json&article=bai-1`);
    expect(addresses[1]).toBe('https://tin.example/bai-2');
    await expect.poll(() => told(page)).toEqual([['ready', {}]]);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map((violation) => violation.id)).toEqual([]);
  });

  test('does not load what draws articles before somebody comes near', async ({ page, site, expected }) => {
    const parts = [];
    page.on('request', (request) => parts.push(...(/widget-later|_bg\.wasm/.exec(request.url()) ?? [])));
    await openHost(page, site, expected, `<news-reader feed-url="${site.url}feed.json" layout="cards" services units></news-reader>`);
    await expect(links(reader(page)).first()).toBeVisible();
    await expect.poll(() => told(page)).toEqual([['ready', {}]]);
    // Where a list of functions is out of date, the second file is waited for: see "make profile".
    expect(parts).toEqual(['_bg.wasm']);
    await links(reader(page)).first().focus();
    await links(reader(page)).first().click();
    await expect(article(reader(page))).toBeVisible();
  });

  test('has as many headlines as the page wants, with the tag that it wants', async ({ page, site, expected }) => {
    const feed = plainFeed(100);
    feed.items.forEach((item, index) => (item.tags = index % 2 ? ['Lẻ'] : ['Chẵn']));
    const url = site.feed('widget-many', feed);
    await openHost(page, site, expected, `<news-reader feed-url="${url}" limit="4"></news-reader><news-reader loading="eager" feed-url="${url}" tag="Lẻ" limit="2"></news-reader><news-reader loading="eager" feed-url="${url}"></news-reader>`);
    await expect(links(reader(page))).toHaveCount(4);
    await expect(links(reader(page, 1))).toHaveText(['Bài thử số 2', 'Bài thử số 4']);
    await reader(page).evaluate((element) => (element.limit = 2));
    await expect(links(reader(page))).toHaveCount(2);
    await reader(page, 1).evaluate((element) => (element.tag = 'Không có'));
    await expect(reader(page, 1).getByText('Chưa có bài nào')).toBeVisible();
    // Without a limit a long list comes in portions.
    await expect(links(reader(page, 2))).toHaveCount(60);
    await reader(page, 2).getByRole('button', { name: 'Tải thêm' }).click();
    await expect(links(reader(page, 2))).toHaveCount(100);
    await expect(reader(page, 2).getByRole('button', { name: 'Tải thêm' })).toHaveCount(0);
  });

  test('in cards, in one row, with services and units', async ({ page, site, expected }) => {
    const url = `${site.url}feed.json`;
    await openHost(page, site, expected, `<news-reader feed-url="${url}" layout="cards" limit="3" services units></news-reader><news-reader loading="eager" feed-url="${url}" layout="strip" limit="9"></news-reader>`);
    const [cards, strip] = [reader(page), reader(page, 1)];
    await expect(cards.getByRole('complementary', { name: 'Dịch vụ' }).getByRole('link').first()).toHaveAccessibleName(/^Xem chi tiết: /);
    await expect(cards.getByRole('navigation').getByRole('link').first()).toBeVisible();
    await expect(strip.getByRole('navigation')).toHaveCount(0);
    await expect(links(strip)).toHaveCount(9);
    const tops = await strip.getByRole('listitem').evaluateAll((items) => items.map((item) => item.getBoundingClientRect().top));
    expect(new Set(tops).size).toBe(1);
    // The row is wider than the page, and the page is not.
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  });
});

test.describe('an article', () => {
  test('opens in the place of the list and leads back, with the focus; the address stays', async ({ page, site, expected }) => {
    await openHost(page, site, expected, `<news-reader feed-url="${site.feed('widget-read', plainFeed(3))}"></news-reader>`);
    const widget = reader(page);
    await links(widget).nth(1).click();
    await expect(article(widget).getByRole('heading', { level: 2 })).toHaveText('Bài thử số 2');
    await expect(article(widget).getByRole('heading', { level: 2 })).toBeFocused();
    await expect(article(widget)).toContainText('Nội dung của bài thử số 2.');
    await expect(links(widget)).toHaveCount(0);
    expect(await widget.evaluate((element) => [element.articleId, element.getAttribute('article-id')])).toEqual(['bai-2', 'bai-2']);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map((violation) => violation.id)).toEqual([]);
    await back(widget).click();
    await expect(links(widget).nth(1)).toBeFocused();
    expect(await widget.evaluate((element) => element.articleId)).toBe(null);
    expect(await told(page)).toEqual([['ready', {}], ['navigate', { id: 'bai-2' }], ['navigate', { id: null }]]);
    expect(await page.evaluate(() => [location.search, location.hash, document.title, history.length])).toEqual(['', '', 'Trang đối tác', 2]);
  });

  test('is opened and left by the page: attribute, property, method', async ({ page, site, expected }) => {
    await openHost(page, site, expected, `<news-reader feed-url="${site.feed('widget-host', plainFeed(3))}" article-id="bai-3"></news-reader>`);
    const widget = reader(page);
    await expect(article(widget)).toContainText('Nội dung của bài thử số 3.');
    await widget.evaluate((element) => element.removeAttribute('article-id'));
    await expect(links(widget)).toHaveCount(3);
    await widget.evaluate((element) => (element.articleId = 'bai-1'));
    await expect(article(widget)).toContainText('Nội dung của bài thử số 1.');
    await widget.evaluate((element) => element.open('bai-2'));
    await expect(article(widget)).toContainText('Nội dung của bài thử số 2.');
    await widget.evaluate((element) => element.open(null));
    await expect(links(widget)).toHaveCount(3);
    // Nobody has moved the focus from where it was.
    expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
    expect(await told(page)).toEqual([['ready', {}], ['navigate', { id: 'bai-2' }], ['navigate', { id: null }]]);
  });

  test('is left to the page that forbids it and goes its own way', async ({ page, site, expected }) => {
    await openHost(page, site, expected, `<news-reader feed-url="${site.feed('widget-cancel', plainFeed(3))}"></news-reader>`, {
      before: "document.addEventListener('news-reader:navigate', (event) => event.preventDefault());",
    });
    const widget = reader(page);
    await links(widget).first().click();
    await expect.poll(() => told(page)).toContainEqual(['navigate', { id: 'bai-1' }]);
    await expect(links(widget)).toHaveCount(3);
    // The page's own way may be the element's.
    await widget.evaluate((element) => element.open('bai-1'));
    await expect(article(widget)).toContainText('Nội dung của bài thử số 1.');
    await back(widget).click();
    await expect(article(widget)).toBeVisible();
  });

  test('stands alone in the layout of that name: the first, or the one that is asked for', async ({ page, site, expected }) => {
    const url = site.feed('widget-alone', plainFeed(3));
    await openHost(page, site, expected, `<news-reader feed-url="${url}" layout="article"></news-reader><news-reader loading="eager" feed-url="${url}" layout="article" article-id="bai-2"></news-reader>`);
    await expect(article(reader(page))).toContainText('Nội dung của bài thử số 1.');
    await expect(article(reader(page, 1))).toContainText('Nội dung của bài thử số 2.');
    await reader(page, 1).evaluate((element) => element.removeAttribute('article-id'));
    await expect(links(reader(page, 1))).toHaveCount(3);
    await back(reader(page)).click();
    await expect(links(reader(page))).toHaveCount(3);
  });

  test('opens in a dialog, which Esc closes and which gives the focus back', async ({ page, site, expected }) => {
    await openHost(page, site, expected, `<news-reader open-in="dialog" feed-url="${site.feed('widget-dialog', plainFeed(3))}"></news-reader>`);
    const widget = reader(page);
    for (const leave of [() => page.keyboard.press('Escape'), () => back(widget).click()]) {
      await links(widget).nth(2).click();
      const dialog = widget.getByRole('dialog', { name: 'Bài thử số 3' });
      await expect(dialog.getByRole('article')).toContainText('Nội dung của bài thử số 3.');
      await expect(links(widget)).toHaveCount(3);
      await leave();
      await expect(dialog).toHaveCount(0);
      await expect(links(widget).nth(2)).toBeFocused();
    }
    expect(await told(page)).toEqual([['ready', {}], ...Array(2).fill([['navigate', { id: 'bai-3' }], ['navigate', { id: null }]]).flat()]);
  });

  test('opens on the full site, by an ordinary link', async ({ page, site, expected }) => {
    await openHost(page, site, expected, `<news-reader open-in="site" site-url="${site.url}?lang=en" feed-url="${site.url}feed.json" limit="3"></news-reader>`);
    const title = await links(reader(page)).first().textContent();
    await links(reader(page)).first().click();
    await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toHaveText(title);
    expect(new URL(page.url()).searchParams.get('lang')).toBe('en');
  });

  test('stays within its element, on a phone and on a desk', async ({ page, site, expected }) => {
    await openHost(page, site, expected, `<div style="max-inline-size: 70rem; margin: auto"><news-reader layout="article" feed-url="${site.url}feed.json"></news-reader></div>`);
    await expect(article(reader(page)).getByRole('img').first()).toBeVisible();
    for (const width of [320, 360, 1440]) {
      await page.setViewportSize({ width, height: 800 });
      const outside = await reader(page).evaluate((element) => {
        const { left, right } = element.getBoundingClientRect();
        const isOut = (box) => box.width && (box.left < left - 1 || box.right > right + 1);
        // What is wide scrolls by itself.
        const all = [...element.shadowRoot.querySelectorAll('article :not(table, table *, pre, pre *)')];
        return all.filter((one) => isOut(one.getBoundingClientRect())).map((one) => one.outerHTML.slice(0, 80));
      });
      expect(outside, `${width} px`).toEqual([]);
    }
  });

  test('has links within itself that work in its shadow', async ({ page, site, expected }) => {
    const feed = plainFeed(1);
    feed.items[0].content_html = `<p><a href="#note">Chú thích</a></p>${'<p>Đoạn văn.</p>'.repeat(60)}<p id="note">Lời chú ở cuối.</p>`;
    await openHost(page, site, expected, `<news-reader article-id="bai-1" feed-url="${site.feed('widget-notes', feed)}"></news-reader>`);
    await article(reader(page)).getByRole('link', { name: 'Chú thích' }).click();
    await expect(reader(page).getByText('Lời chú ở cuối.')).toBeInViewport();
    expect(new URL(page.url()).hash).toBe('');
  });
});

test.describe('when something is wrong', () => {
  test('says so above the fallback, and tries again', async ({ page, site, expected }) => {
    expected.push(/503/);
    await openHost(page, site, expected, `<news-reader feed-url="${site.url}fault/503-then-ok?key=widget"><a href="https://bo.example/">Trang của Bộ</a></news-reader>`);
    const widget = reader(page);
    await expect(widget.getByRole('alert')).toContainText('Máy chủ');
    await expect(page.getByRole('link', { name: 'Trang của Bộ' })).toBeVisible();
    const [[name, detail]] = await told(page);
    expect([name, detail.kind]).toEqual(['error', 'status']);
    expect(detail.message).toBe(await widget.getByRole('alert').textContent());
    await widget.getByRole('button', { name: 'Thử lại' }).click();
    await expect(links(widget)).toHaveCount(3);
    await expect(page.getByRole('link', { name: 'Trang của Bộ' })).toBeHidden();
    await expect.poll(() => told(page)).toEqual([['error', detail], ['ready', {}]]);
  });

  test('an article that is not there leads to the list', async ({ page, site, expected }) => {
    await openHost(page, site, expected, `<news-reader article-id="nothing" feed-url="${site.feed('widget-unknown', plainFeed(3))}"></news-reader>`);
    await expect(reader(page).getByRole('alert')).toBeVisible();
    await back(reader(page)).click();
    await expect(links(reader(page))).toHaveCount(3);
    expect((await told(page)).map(([name, detail]) => [name, detail.kind ?? detail.id])).toEqual([['error', 'unknown-article'], ['navigate', null], ['ready', undefined]]);
  });

  test('a feed that cannot be read again is not lost before it is said', async ({ page, site, expected }) => {
    await openHost(page, site, expected, `<news-reader feed-url="${site.feed('widget-refresh', plainFeed(3))}"></news-reader>`);
    const widget = reader(page);
    await expect(links(widget)).toHaveCount(3);
    site.feed('widget-refresh', plainFeed(4));
    await widget.evaluate((element) => element.refresh());
    await expect(links(widget)).toHaveCount(4);
    expect((await told(page)).filter(([name]) => name === 'ready')).toHaveLength(1);
  });

  test('a program that has stopped gives the fallback back, and no error reaches the page', async ({ page, site, expected }) => {
    expected.push(/news-reader: stopped/);
    await openHost(page, site, expected, `<news-reader feed-url="${site.feed('widget-stopped', plainFeed(3))}"><p>Dự phòng</p></news-reader>`, {
      before: `
        globalThis.uncaught = [];
        addEventListener('error', (event) => uncaught.push(event.message));
        addEventListener('unhandledrejection', (event) => uncaught.push(String(event.reason)));
        // What the program calls of the page breaks as a panic within it does.
        const remove = Element.prototype.remove;
        Element.prototype.remove = function () {
          if (globalThis.broken) throw new WebAssembly.RuntimeError('unreachable');
          remove.call(this);
        };`,
    });
    const widget = reader(page);
    await links(widget).first().click();
    await expect(article(widget)).toBeVisible();
    await page.evaluate(() => (globalThis.broken = true));
    await back(widget).click();
    await expect(page.getByText('Dự phòng')).toBeVisible();
    await expect(article(widget)).toHaveCount(0);
    // Calls that come now are for nobody.
    await widget.evaluate((element) => {
      globalThis.broken = false;
      element.limit = 1;
      element.open('bai-2');
      element.remove();
    });
    expect(await page.evaluate(() => globalThis.uncaught)).toEqual([]);
  });

  test('a feed chosen later, another feed, and none', async ({ page, site, expected }) => {
    await openHost(page, site, expected, '<news-reader loading="eager"><p>Dự phòng</p></news-reader>');
    const widget = reader(page);
    await expect(page.getByText('Dự phòng')).toBeVisible();
    for (const [name, count] of [['widget-one', 1], ['widget-two', 2]]) {
      await widget.evaluate((element, url) => (element.feedUrl = url), site.feed(name, plainFeed(count)));
      await expect(links(widget)).toHaveCount(count);
    }
    await widget.evaluate((element) => element.removeAttribute('feed-url'));
    await expect(page.getByText('Dự phòng')).toBeVisible();
    await expect(links(widget)).toHaveCount(0);
  });
});

test.describe('its properties', () => {
  test('mirror the attributes', async ({ page, site, expected }) => {
    await openHost(page, site, expected, '<news-reader></news-reader>');
    await page.waitForFunction(() => customElements.get('news-reader'));
    const mirrored = await reader(page).evaluate((element) => {
      const texts = { feedUrl: 'feed-url', articleId: 'article-id', theme: 'theme', layout: 'layout', loading: 'loading', tag: 'tag', openIn: 'open-in', siteUrl: 'site-url', lang: 'lang', limit: 'limit' };
      const wrong = [];
      for (const [property, attribute] of Object.entries(texts)) {
        element[property] = '7';
        if (element.getAttribute(attribute) !== '7' || String(element[property]) !== '7') wrong.push(property);
        if (property !== 'lang') element[property] = null;
        if (property !== 'lang' && element.hasAttribute(attribute)) wrong.push(`${property} = null`);
      }
      for (const name of ['services', 'units']) {
        element[name] = true;
        if (!element.hasAttribute(name) || element[name] !== true) wrong.push(name);
        element[name] = false;
        if (element.hasAttribute(name)) wrong.push(`${name} = false`);
      }
      return wrong;
    });
    expect(mirrored).toEqual([]);
  });

  test('its colours are the device’s, unless the page wants light or dark', async ({ page, site, expected }) => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await openHost(page, site, expected, `<news-reader feed-url="${site.feed('widget-auto', plainFeed(1))}"></news-reader>`);
    const widget = reader(page);
    const scheme = () => links(widget).first().evaluate((link) => getComputedStyle(link).color);
    const [light, dark] = ['rgb(26, 36, 39)', 'rgb(231, 236, 236)'];
    for (const [theme, device, colour] of [['auto', 'dark', dark], ['auto', 'light', light], ['light', 'dark', light], ['dark', 'light', dark], [null, 'dark', dark]]) {
      await page.emulateMedia({ colorScheme: device });
      await widget.evaluate((element, theme) => (element.theme = theme), theme);
      await expect.poll(scheme, `${theme} on a ${device} device`).toBe(colour);
    }
  });

  test('its events cross the shadow trees around it; only somebody’s way can be forbidden', async ({ page, site, expected }) => {
    await openHost(page, site, expected, '<section id=around></section>', {
      before: `
        globalThis.heard = [];
        for (const name of ['ready', 'navigate', 'error', 'resize'])
          document.addEventListener('news-reader:' + name, (event) => heard.push([name, event.bubbles, event.composed, event.cancelable, event.target.id]));`,
    });
    await page.evaluate((url) => {
      const element = document.createElement('news-reader');
      element.feedUrl = url;
      document.getElementById('around').attachShadow({ mode: 'open' }).append(element);
    }, site.feed('widget-composed', plainFeed(2)));
    await links(reader(page)).first().click();
    await expect(article(reader(page))).toBeVisible();
    await reader(page).evaluate((element) => {
      element.open('bai-2');
      element.articleId = 'nothing';
    });
    await expect(reader(page).getByRole('alert')).toBeVisible();
    const heard = () => page.evaluate(() => [...new Set(globalThis.heard.map(String))].sort());
    // By hand and by the page's own call.
    await expect.poll(heard).toEqual(['error,true,true,false,around', 'navigate,true,true,false,around', 'navigate,true,true,true,around', 'ready,true,true,false,around', 'resize,true,true,false,around']);
  });

  test('its words follow its language, its colours its theme', async ({ page, site, expected }) => {
    await openHost(page, site, expected, `<div style="color: rgb(1, 2, 3)"><news-reader lang="en" theme="inherit" article-id="bai-1" feed-url="${site.feed('widget-theme', plainFeed(1))}"></news-reader></div>`);
    const widget = reader(page);
    await expect(widget.getByRole('button', { name: 'All headlines' })).toBeVisible();
    const colour = () => article(widget).evaluate((node) => getComputedStyle(node).color);
    expect(await colour()).toBe('rgb(1, 2, 3)');
    await widget.evaluate((element) => (element.theme = 'dark'));
    await expect.poll(colour).toBe('rgb(231, 236, 236)');
    await widget.evaluate((element) => element.style.setProperty('--news-reader-color-text', 'rgb(4, 5, 6)'));
    await expect.poll(colour).toBe('rgb(4, 5, 6)');
    await widget.evaluate((element) => (element.lang = 'vi'));
    await expect(back(widget)).toBeVisible();
  });
});
