import { AxeBuilder } from '@axe-core/playwright';
import { test, expect, articleBody, heading, open, readWords } from './fixtures.mjs';

const rich = (site) => site.at({ feed: '/fixtures/rich.json', article: 'day-du' });
const viewer = (page) => page.getByRole('dialog', { name: 'Xem ảnh' });
const openers = (page) => page.getByRole('button', { name: /^Phóng to ảnh/ });
const picture = (page) => viewer(page).getByRole('img');

/** Times its fitting size, and how far from the middle. */
const seen = (page) =>
  picture(page).evaluate((one) => {
    const { a, e, f } = new DOMMatrix(getComputedStyle(one).transform);
    return { scale: a, x: e, y: f };
  });

const scale = async (page) => (await seen(page)).scale;

async function openRich(page, site) {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page, rich(site), 'Một bài có đủ mọi khối');
  await expect(openers(page).first()).toBeAttached();
}

test('picture opens by its button, has its words, and gives the focus back', async ({ page, site }) => {
  await openRich(page, site);
  const opener = page.getByRole('button', { name: 'Phóng to ảnh: Hình tròn trắng trên nền xanh' }).first();
  await opener.focus();
  await expect(opener).toHaveCSS('opacity', '1');
  const { width, height } = await opener.boundingBox();
  expect(Math.min(width, height)).toBeGreaterThanOrEqual(44);
  const requests = [];
  page.on('request', (request) => requests.push(request.url()));
  await page.keyboard.press('Enter');
  await expect(viewer(page)).toBeVisible();
  await expect(picture(page)).toHaveAttribute('alt', 'Hình tròn trắng trên nền xanh');
  await expect(viewer(page).getByText('Chú thích của ảnh đầu bài')).toBeVisible();
  expect(await picture(page).evaluate((one) => one.complete && one.naturalWidth > 0)).toBe(true);
  expect(requests).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(viewer(page)).toBeHidden();
  await expect(opener).toBeFocused();
  await expect(heading(page)).toHaveText('Một bài có đủ mọi khối');
});

test('picture opens by a click on it, and by nothing within a link', async ({ page, site }) => {
  await openRich(page, site);
  await page.locator('article figure img').first().click();
  await expect(viewer(page)).toBeVisible();
  await viewer(page).getByRole('button', { name: 'Đóng' }).click();
  await expect(viewer(page)).toBeHidden();
  expect(await page.locator('article a [data-action]').count()).toBe(0);
});

test('buttons change neither the words nor the places of the article', async ({ page, site }) => {
  await page.route('**/rich.json', (route) => route.continue());
  await openRich(page, site);
  const read = async () => {
    const words = await articleBody(page).last().evaluate(readWords);
    // What is folded away has a place only sometimes.
    const places = await page.locator('article :is(p, figure, img, h2):not(details *)').evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top + scrollY));
    return { words, places };
  };
  const having = await read();
  await page.evaluate(() => document.querySelectorAll('[data-action="view-picture"]').forEach((one) => one.remove()));
  expect(await read()).toEqual(having);
});

test('keys turn, enlarge and move; buttons do as well', async ({ page, site }) => {
  await openRich(page, site);
  await openers(page).first().click();
  const count = await openers(page).count();
  const place = (at) => viewer(page).getByText(`Ảnh ${at} trên ${count}`, { exact: true });
  if (count > 1) {
    await expect(place(1)).toBeVisible();
    await page.keyboard.press('ArrowRight');
    await expect(place(2)).toBeVisible();
    await page.keyboard.press('ArrowLeft');
    await viewer(page).getByRole('button', { name: 'Ảnh trước' }).click();
    await expect(place(count)).toBeVisible();
    await viewer(page).getByRole('button', { name: 'Ảnh tiếp theo' }).click();
    await expect(place(1)).toBeVisible();
  }
  await page.keyboard.press('+');
  expect(await scale(page)).toBeCloseTo(1.5);
  await viewer(page).getByRole('button', { name: 'Phóng to' }).click();
  expect(await scale(page)).toBeCloseTo(2.25);
  await page.keyboard.press('-');
  await viewer(page).getByRole('button', { name: 'Thu nhỏ' }).click();
  await page.keyboard.press('-');
  expect(await seen(page)).toEqual({ scale: 1, x: 0, y: 0 });
  for (let press = 0; press < 5; press++) await page.keyboard.press('+');
  const before = await seen(page);
  await page.keyboard.press('ArrowRight');
  expect((await seen(page)).x).toBeLessThan(before.x);
  if (count > 1) await expect(place(1)).toBeVisible();
});

test('wheel and double click enlarge around the pointer, which then drags', async ({ page, site }) => {
  // A picture as wide as the place for it: a smaller one stays in the middle until it is that large.
  await page.setViewportSize({ width: 360, height: 740 });
  await openRich(page, site);
  await openers(page).first().click();
  const { x, y, width, height } = await picture(page).boundingBox();
  const at = { x: x + width / 4, y: y + height / 2 };
  await page.mouse.move(at.x, at.y);
  await page.mouse.wheel(0, -200);
  await expect.poll(() => scale(page)).toBeCloseTo(1.25);
  const after = await picture(page).boundingBox();
  expect(Math.abs(after.x + after.width / 4 - at.x)).toBeLessThan(2);
  await page.mouse.dblclick(at.x, at.y);
  await expect.poll(() => scale(page)).toBe(1);
  await page.mouse.dblclick(at.x, at.y);
  await expect.poll(() => scale(page)).toBe(2.5);
  const near = await seen(page);
  await page.mouse.down();
  await page.mouse.move(at.x - 40, at.y, { steps: 4 });
  await page.mouse.up();
  expect((await seen(page)).x).toBeCloseTo(near.x - 40, 0);
});

test.describe('by fingers', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 360, height: 740 } });

  test('button is seen without a pointer, a pinch enlarges, a swipe turns', async ({ page, site, context }) => {
    await openRich(page, site);
    await expect(openers(page).first()).toHaveCSS('opacity', '1');
    await openers(page).first().tap();
    const session = await context.newCDPSession(page);
    const touch = (type, ...places) =>
      session.send('Input.dispatchTouchEvent', { type, touchPoints: places.map(([x, y], id) => ({ x, y, id })) });
    await touch('touchStart', [150, 370], [210, 370]);
    await touch('touchMove', [120, 370], [240, 370]);
    await touch('touchMove', [90, 370], [270, 370]);
    await touch('touchEnd');
    expect(await scale(page)).toBeCloseTo(3, 1);
    expect(await page.evaluate(() => visualViewport.scale)).toBe(1);
    await page.keyboard.press('0');
    if ((await openers(page).count()) > 1) {
      await touch('touchStart', [260, 370]);
      await touch('touchMove', [180, 372]);
      await touch('touchMove', [80, 374]);
      await touch('touchEnd');
      await expect(viewer(page).getByText(/^Ảnh 2 trên/)).toBeVisible();
    }
  });
});

for (const colorScheme of ['light', 'dark']) {
  for (const viewport of [{ width: 360, height: 740 }, { width: 1280, height: 900 }]) {
    test(`viewer has no violation: ${colorScheme}, ${viewport.width}`, async ({ page, site }) => {
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme });
      await openRich(page, site);
      const closed = await new AxeBuilder({ page }).analyze();
      expect(closed.violations.map(({ id, nodes }) => [id, nodes[0].html])).toEqual([]);
      await openers(page).first().focus();
      await page.keyboard.press('Enter');
      await expect(viewer(page)).toBeVisible();
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes[0].html])).toEqual([]);
      const box = await viewer(page).boundingBox();
      expect(box).toEqual({ x: 0, y: 0, ...viewport });
    });
  }
}
