import { test, expect, heading, headlines, articleBody, open } from './fixtures.mjs';
for (const n of [1,2]) test('probe'+n, async ({ page, site }) => {
  const t0 = Date.now();
  const log = (x) => console.log(Date.now() - t0, x);
  await page.goto(site.url); log('goto');
  await expect(heading(page)).toHaveText('Cổng Thông tin điện tử Bộ Thông tin và Dịch vụ công'); log('h1');
  await headlines(page).nth(3).click(); log('click');
  await expect(page.locator('main article')).toBeVisible(); log('article');
  await page.goBack(); log('back');
  console.log(await page.evaluate(() => performance.getEntriesByType('resource').map(e => [e.name.slice(-40), Math.round(e.startTime), Math.round(e.responseEnd)].join(' ')).join('\n')));
  await page.screenshot({ path: '/tmp/list.png', fullPage: true }); log('shot');
});
