// Pictures for people to look at, as the sizes of a phone, a desk and a standing screen show the pages.

import { stat } from 'node:fs/promises';
import { test, expect, heading, open } from './fixtures.mjs';

const sizes = [[360, 800], [1280, 900], [1080, 1920]];

for (const colorScheme of ['light', 'dark']) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    for (const [name, query] of [
      ['list', {}],
      ['article', { article: 'khai-mot-lan-25-thu-tuc' }],
      ['error', { feed: '/fault/404' }],
    ]) {
      test(`${name} is drawn at three sizes`, async ({ page, site, expected }) => {
        expected.push(/404/);
        await open(page, site.at(query));
        await expect(heading(page)).not.toHaveText('Bản Tin');
        for (const [width, height] of sizes) {
          await page.setViewportSize({ width, height });
          await expect
            .poll(() => page.locator('img').evaluateAll((all) => all.filter((one) => one.getBoundingClientRect().top < innerHeight && !one.complete).length))
            .toBe(0);
          const path = `output/screenshots/${name}-${width}x${height}-${colorScheme}.png`;
          await page.screenshot({ path });
          // A page of one colour would be a few kilobytes.
          expect((await stat(path)).size).toBeGreaterThan(8_000);
        }
      });
    }
  });
}
