// The news in a frame, for pages that run no script of ours, and the helper for those that run a small one.

import { AxeBuilder } from '@axe-core/playwright';
import { brotliCompressSync } from 'node:zlib';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test, expect } from './fixtures.mjs';
import { articleOf, expectHost, headlinesOf, hostUrl, widget } from './hosts.mjs';
import { hostFolder, plainFeed, siteFolder } from './server.mjs';

const frameOf = (page, title) => page.locator(`iframe[title="${title}"]`);
const inside = (frame) => frame.contentFrame().locator('news-reader');
/** How high a frame is, and how high what it holds. */
const heights = async (frame) => ({
  frame: await frame.evaluate((one) => one.clientHeight),
  content: Math.ceil(await frame.contentFrame().locator('main').evaluate((main) => main.getBoundingClientRect().height)),
});
const expectToFit = (frame) =>
  expect
    .poll(async () => {
      const { frame: outer, content } = await heights(frame);
      return content > 250 && Math.abs(outer - content) <= 1;
    })
    .toBe(true);

test('shows the site’s news, and opens an article', async ({ page, site }) => {
  await page.goto(`${site.url}embed.html?layout=cards&limit=4&theme=dark&accent=%23ff8800&services`);
  await expect(headlinesOf(widget(page))).toHaveCount(4);
  const reader = widget(page);
  await expect(reader).toHaveAttribute('theme', 'dark');
  expect(await reader.evaluate((one) => one.style.getPropertyValue('--news-reader-color-accent'))).toBe('#ff8800');
  await headlinesOf(reader).first().click();
  await expect(articleOf(reader)).toBeVisible();
  expect(new URL(page.url()).search).toContain('layout=cards');
});

test('has no violation of accessibility', async ({ page, site }) => {
  await page.goto(`${site.url}embed.html?limit=3`);
  await expect(headlinesOf(widget(page))).toHaveCount(3);
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes[0].html])).toEqual([]);
});

test('values of the address become no style that asks for something', async ({ page, site }) => {
  await page.goto(`${site.url}embed.html?limit=1&accent=url(//xau.example/a)&font=var(--a)&size=3em;color:red&text=red`);
  await expect(headlinesOf(widget(page))).toHaveCount(1);
  expect(await widget(page).getAttribute('style')).toBe('--news-reader-color-text: red;');
});

test.describe('feeds of the address', () => {
  const refusal = (page) => page.getByRole('alert');

  test('of a stranger’s origin are refused with a sentence', async ({ page, site }) => {
    await page.goto(`${site.url}embed.html?feed=${encodeURIComponent(`${site.otherUrl}feed.json`)}`);
    await expect(refusal(page)).toContainText('không hiển thị nguồn tin ấy');
    await expect(widget(page)).toHaveCount(0);
    for (const feed of ['javascript:alert(1)', 'data:application/json,{}', `${site.url.replace('://', '://a:b@')}feed.json`]) {
      await page.goto(`${site.url}embed.html?lang=en&feed=${encodeURIComponent(feed)}`);
      await expect(refusal(page)).toContainText('does not show that source');
    }
  });

  test('of an origin that the site allows are shown; one that only begins like it is not', async ({ page, site, expected }) => {
    expectHost(site, expected);
    site.feed('khac', plainFeed(2, 'Nguồn tin khác'));
    const other = `${site.otherUrl}made/khac.json`;
    const allow = (origin) => page.route('**/site.json', (route) => route.fulfill({ json: { title: 'Bộ Thử', allowed_origins: [origin] } }));
    await allow(new URL(site.otherUrl).origin);
    await page.goto(`${site.url}embed.html?feed=${encodeURIComponent(other)}`);
    await expect(headlinesOf(widget(page))).toHaveCount(2);
    await expect(page).toHaveTitle('Bộ Thử');
    await page.unroute('**/site.json');
    await allow(`${new URL(site.otherUrl).origin}0`.slice(0, -2));
    await page.goto(`${site.url}embed.html?feed=${encodeURIComponent(other)}`);
    await expect(refusal(page)).toBeVisible();
  });

  test('of the site itself, and a broken site.json, do no harm', async ({ page, site }) => {
    await page.route('**/site.json', (route) => route.fulfill({ body: '{"feeds":7,"allowed_origins":{"0":"*"}' }));
    await page.goto(`${site.url}embed.html?feed=huong-dan.json&limit=2`);
    await expect(headlinesOf(widget(page))).toHaveCount(2);
  });
});

test.describe('height', () => {
  test('follows the news by the browser’s own means, in a page without any script', async ({ page, site, expected }) => {
    expectHost(site, expected);
    await page.goto(hostUrl(site, 'frame_native'));
    const frame = frameOf(page, 'Tin');
    await expect(headlinesOf(inside(frame))).toHaveCount(5);
    await expectToFit(frame);
    const { frame: list } = await heights(frame);
    await headlinesOf(inside(frame)).first().click();
    await expect(articleOf(inside(frame))).toBeVisible();
    await expectToFit(frame);
    expect((await heights(frame)).frame).toBeGreaterThan(list);
    // And becomes less again.
    await inside(frame).getByRole('button', { name: /danh sách|quay lại/i }).click();
    await expectToFit(frame);
  });

  test('follows the news by the helper, in sealed frames too', async ({ page, site, expected }) => {
    expectHost(site, expected);
    await page.goto(hostUrl(site, 'frame_helper'));
    for (const title of ['Tin kín', 'Tin mở']) {
      await expect(headlinesOf(inside(frameOf(page, title))).first()).toBeVisible();
      await expectToFit(frameOf(page, title));
    }
    await headlinesOf(inside(frameOf(page, 'Tin kín'))).first().click();
    await expect(articleOf(inside(frameOf(page, 'Tin kín')))).toBeVisible();
    await expectToFit(frameOf(page, 'Tin kín'));
    expect(await frameOf(page, 'Khung lạ').evaluate((one) => one.offsetHeight)).toBe(200);
  });

  test('a helper that comes after the news asks for it', async ({ page, site, expected }) => {
    expectHost(site, expected);
    let release;
    const held = new Promise((resolve) => (release = resolve));
    await page.route('**/embed-helper.js', async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(hostUrl(site, 'frame_helper'), { waitUntil: 'commit' });
    await expect(headlinesOf(inside(frameOf(page, 'Tin mở'))).first()).toBeVisible();
    await expect(headlinesOf(inside(frameOf(page, 'Tin kín'))).first()).toBeVisible();
    expect(await frameOf(page, 'Tin mở').evaluate((one) => one.offsetHeight)).toBe(200);
    release();
    await expectToFit(frameOf(page, 'Tin mở'));
    await expectToFit(frameOf(page, 'Tin kín'));
  });

  test('the helper believes only the frames themselves, and only heights', async ({ page, site, expected }) => {
    expectHost(site, expected);
    await page.goto(hostUrl(site, 'frame_helper'));
    await expectToFit(frameOf(page, 'Tin mở'));
    const before = (await heights(frameOf(page, 'Tin mở'))).frame;
    const say = { type: 'news-reader:height', height: 4321 };
    await page.evaluate(() => addEventListener('message', ({ data }) => (window.isDone ||= data === 'xong')));
    // The page itself, and a frame of another origin that has the right name.
    await page.evaluate((say) => postMessage(say, '*'), say);
    await frameOf(page, 'Khung lạ').contentFrame().locator('body').evaluate((_, say) => parent.postMessage(say, '*'), say);
    // The right frame, with what is no height.
    await frameOf(page, 'Tin mở').contentFrame().locator('body').evaluate((_, origin) => {
      for (const height of ['900', NaN, -5, 0, Infinity, null, { valueOf: () => 900 }]) {
        try {
          parent.postMessage({ type: 'news-reader:height', height }, origin);
        } catch {
          // Not everything can be sent.
        }
      }
      for (const other of [null, 7, 'news-reader:height', { type: 'khac', height: 900 }, 'xong']) parent.postMessage(other, origin);
    }, new URL(site.otherUrl).origin);
    // Messages arrive in their order: the last one is awaited.
    await expect.poll(() => page.evaluate(() => window.isDone)).toBe(true);
    expect((await heights(frameOf(page, 'Tin mở'))).frame).toBe(before);
    expect(await frameOf(page, 'Khung lạ').evaluate((one) => one.offsetHeight)).toBe(200);
  });

  test('a message of the frame reaches the page around and no other', async ({ page, site, expected }) => {
    expectHost(site, expected);
    // The frame takes the address of the page around from the browser, and an address that lies is not heard.
    const html = (await readFile(join(hostFolder, 'frame_helper.html'), 'utf8')).replaceAll('{{widget}}', new URL(site.url).origin);
    site.file('/hosts/lying.html', html.replace('limit=3', 'limit=3&amp;host=https://xau.example'));
    await page.goto(hostUrl(site, 'lying'));
    await expectToFit(frameOf(page, 'Tin mở'));
    const code = await readFile(join(siteFolder, 'embed.js'), 'utf8');
    expect(code).not.toMatch(/postMessage\([^)]*["'`]\*["'`]/);
    // A question from a window that is not around the frame gets no answer.
    const answered = await page.evaluate(async () => {
      const frame = document.querySelector('iframe[title="Tin mở"]').contentWindow;
      const stranger = document.querySelector('iframe[title="Khung lạ"]').contentWindow;
      let heard = 0;
      addEventListener('message', () => (heard += 1));
      stranger.eval(`parent.frames[1].postMessage({ type: 'news-reader:ask' }, '*')`);
      // Asked later, and so answered later.
      frame.postMessage({ type: 'news-reader:ask' }, new URL(document.querySelectorAll('iframe')[1].src).origin);
      await new Promise((done) => addEventListener('message', done, { once: true }));
      return heard;
    });
    expect(answered).toBe(1);
  });
});

test('the helper is at most one kilobyte', async () => {
  expect(brotliCompressSync(await readFile(join(siteFolder, 'embed-helper.js'))).length).toBeLessThanOrEqual(1024);
});

test('links of the frame do not replace the news', async ({ page, site, context, expected }) => {
  expectHost(site, expected);
  await page.goto(`${site.url}embed.html?limit=2&open=site`);
  const opened = context.waitForEvent('page');
  await headlinesOf(widget(page)).first().click();
  expect(new URL((await opened).url()).searchParams.get('article')).toBeTruthy();
  await expect(headlinesOf(widget(page))).toHaveCount(2);
});

test('the header frame-ancestors says who may show the frame', async ({ page, site, expected }) => {
  expectHost(site, expected);
  expected.push(/frame-ancestors|ERR_BLOCKED_BY_RESPONSE/);
  const html = await readFile(join(siteFolder, 'embed.html'), 'utf8');
  site.file('/hosts/frames.html', `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Khung</title></head><body><h1>Khung</h1>
<iframe title="cho" src="${site.url}embed-cho.html?limit=2"></iframe><iframe title="cam" src="${site.url}embed-cam.html"></iframe></body></html>`);
  site.file('/embed-cho.html', html, { 'content-security-policy': `frame-ancestors ${new URL(site.otherUrl).origin}` });
  site.file('/embed-cam.html', html, { 'content-security-policy': "frame-ancestors 'self'" });
  await page.goto(hostUrl(site, 'frames'));
  await expect(headlinesOf(inside(frameOf(page, 'cho')))).toHaveCount(2);
  await expect(inside(frameOf(page, 'cam'))).toHaveCount(0);
});
