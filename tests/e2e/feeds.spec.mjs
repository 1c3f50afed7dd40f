// Feeds that publishers made: every headline, every word of what they wrote.

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test, expect, heading, hasShared, headlines, articleBody, open, readWords } from './fixtures.mjs';
import { sharedFolder } from './server.mjs';

const UNTITLED = 'Bài không có tiêu đề';
const folder = join(sharedFolder, 'feeds');
const files = hasShared ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];
if (!hasShared) console.log('feeds.spec: ../shared is absent, the feeds of publishers are not read');

/** A feed as far as it goes: control characters are mended, an end that broke off is cut away. */
function readFeed(name) {
  const text = readFileSync(join(folder, name), 'utf8').replace(/^\ufeff/, '').replace(/[\u0000-\u001f]/g, ' ');
  try {
    return { feed: JSON.parse(text), whole: true };
  } catch {
    for (let end = text.lastIndexOf('}'); end > 0; end = text.lastIndexOf('}', end - 1)) {
      try {
        return { feed: JSON.parse(`${text.slice(0, end + 1)}]}`), whole: false };
      } catch {
        // Further back.
      }
    }
    throw new Error(`no item of ${name} is whole`);
  }
}

/** All items of a small feed; of a big one the first ten, the last, and ten spread between. */
function choose(items) {
  if (items.length <= 24) return items;
  const spread = Array.from({ length: 10 }, (_, index) => items[Math.floor(((index + 1) * items.length) / 11)]);
  return [...new Set([...items.slice(0, 10), ...spread, items.at(-1)])];
}

const squeeze = (text) => text.split(/\s+/).filter(Boolean).join(' ');

test.beforeEach(async ({ context, server, expected }) => {
  // Publishers' pictures are elsewhere: they do not come, and that must not matter.
  await context.route((url) => url.origin !== server.url, (route) => route.abort());
  expected.push(/^Failed to load resource/, /^request to /);
});

for (const name of files) {
  const { feed, whole } = readFeed(name);

  test(`${name}: headlines and articles`, async ({ page, site, context }) => {
    test.slow();
    const address = `/shared/feeds/${name}`;
    await open(page, site.at({ feed: address }), squeeze(feed.title));
    const wanted = feed.items.slice(0, 24);
    await expect.poll(() => headlines(page).count()).toBeGreaterThanOrEqual(wanted.length);
    const shown = (await headlines(page).allTextContents()).slice(0, wanted.length);
    for (const [index, item] of wanted.entries()) {
      if (item.title) expect(squeeze(shown[index])).toBe(squeeze(item.title));
      else expect(shown[index].trim()).not.toBe('');
    }
    await expect(page.getByRole('main').getByRole('alert')).toHaveCount(whole ? 0 : 1);

    const blank = await context.newPage();
    await blank.evaluate((source) => (window.readWords = new Function(`return ${source}`)()), readWords.toString());
    for (const item of choose(feed.items)) {
      await open(page, site.at({ feed: address, article: String(item.id) }), item.title ? squeeze(item.title) : UNTITLED);
      const words = await blank.evaluate(({ content_html: html, content_text: text }) => {
        if (!html) return (text ?? '').split(/\s+/).filter(Boolean);
        const body = new DOMParser().parseFromString(html, 'text/html').body;
        return window.readWords(body);
      }, item);
      // Joined, so that a failure shows the place and not a list of thousands.
      const drawn = await articleBody(page).evaluate(readWords);
      expect(drawn.join(' '), `${item.id}: the words of the article`).toBe(words.join(' '));
      // The lead picture may stand out of the column on wide screens, but not out of main.
      const wide = await page.locator('main article img').evaluateAll((all) =>
        all
          .filter((one) => {
            const bounds = one.closest(one.closest('article > figure') ? 'main' : 'article').getBoundingClientRect();
            return one.getBoundingClientRect().width > bounds.width + 1;
          })
          .map((one) => one.src),
      );
      expect(wide, `${item.id}: pictures wider than their place`).toEqual([]);
    }
  });
}
