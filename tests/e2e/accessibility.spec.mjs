import { AxeBuilder } from '@axe-core/playwright';
import { test, expect, heading, open } from './fixtures.mjs';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const views = (site) => [
  ['list', site.url],
  ['article with a table and details', site.at({ article: 'khai-mot-lan-25-thu-tuc' })],
  ['article with footnotes', site.at({ article: 'thu-vien-so-tu-lieu-quy' })],
  ['article with sound and documents', site.at({ article: 'nam-viec-truoc-bao' })],
  ['English article', site.at({ article: 'accessible-web-consultation' })],
  ['article with every block', site.at({ feed: '/fixtures/rich.json', article: 'day-du' })],
  ['failure', site.at({ feed: '/fault/404' })],
  ['unknown article', site.at({ article: 'khong-co-bai-nay' })],
  ['list in English', site.at({ lang: 'en' })],
];

async function findViolations(page) {
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
  return violations.map(({ id, help, nodes }) => ({ id, help, nodes: nodes.slice(0, 3).map((node) => node.html.slice(0, 160)) }));
}

for (const colorScheme of ['light', 'dark']) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    for (const index of views({ at: () => '' }).keys()) {
      const [name] = views({ at: () => '' })[index];
      test(`${name} has no violation`, async ({ page, site, expected }) => {
        expected.push(/404/);
        await open(page, views(site)[index][1]);
        await expect(heading(page)).not.toHaveText('Bản Tin');
        expect(await findViolations(page)).toEqual([]);
      });
    }
  });
}

test('list has no violation in forced colours', async ({ page, site }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await open(page, site.url);
  await expect(heading(page)).not.toHaveText('Bản Tin');
  expect(await findViolations(page)).toEqual([]);
});

test('every view has one h1, one main, a banner, a language and one live region', async ({ page, site, expected }) => {
  expected.push(/404/);
  for (const [name, url] of views(site)) {
    await open(page, url);
    await expect(heading(page), name).not.toHaveText('Bản Tin');
    await expect(heading(page), name).toHaveCount(1);
    await expect(page.locator('h1'), name).toHaveCount(1);
    await expect(page.getByRole('main'), name).toHaveCount(1);
    await expect(page.getByRole('banner'), name).toHaveCount(1);
    await expect(page.getByRole('status'), name).toHaveCount(1);
    await expect(page.locator('html'), name).toHaveAttribute('lang', /^(vi|en)$/);
    expect(await page.title(), name).not.toBe('');
  }
});

test('skeleton has a heading, a main, a banner and says that it loads', async ({ page, site }) => {
  await page.route('**/*.wasm', () => {});
  await page.goto(site.url, { waitUntil: 'commit' });
  await expect(heading(page)).toHaveCount(1);
  await expect(page.getByRole('main')).toHaveCount(1);
  await expect(page.getByRole('banner')).toHaveCount(1);
  await expect(page.getByRole('status')).toContainText('Đang tải tin…');
  expect(await findViolations(page)).toEqual([]);
});

test('headings of an article go down without a gap', async ({ page, site }) => {
  await open(page, site.at({ article: 'lop-hoc-so-toc-bac' }));
  await expect(heading(page)).not.toHaveText('Bản Tin');
  const levels = await page.getByRole('main').getByRole('heading').evaluateAll((all) => all.map((one) => Number(one.tagName[1])));
  expect(levels[0]).toBe(1);
  for (const [index, level] of levels.entries()) {
    if (index) expect(level, `heading ${index + 1}`).toBeLessThanOrEqual(levels[index - 1] + 1);
  }
});

test('motion stands still for those who asked for it', async ({ page, site }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.route('**/*.wasm', () => {});
  await page.goto(site.url, { waitUntil: 'commit' });
  const shape = page.locator('main [aria-hidden=true] > *').first();
  await expect.poll(() => shape.evaluate((one) => one.getBoundingClientRect().height)).toBeGreaterThan(4);
  const moving = await page.evaluate(() => document.getAnimations().filter((one) => one.playState === 'running' && one.effect.getComputedTiming().duration > 1).length);
  expect(moving).toBe(0);
});
