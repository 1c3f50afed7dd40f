// What nobody holds is gone: the short run of `make soak`.

import { test, expect } from './fixtures.mjs';
import { growth, measure, openForSoak, runSessions } from './soak.mjs';

test.use({ viewport: { width: 360, height: 640 }, reducedMotion: 'reduce' });

test('visitors leave nothing behind in memory', async ({ page, site }) => {
  test.setTimeout(180_000);
  const cdp = await page.context().newCDPSession(page);
  await openForSoak(page, site);
  await runSessions(page, 0, 30);
  const before = await measure(page, cdp);
  await runSessions(page, 30, 60);
  const after = await measure(page, cdp);
  // The module's memory grows by pages, and so few visitors may need another one of them.
  expect(growth(before, after, 65_536)).toEqual([]);
});
