// What a device does for the kiosk: it stays awake, and it speaks.

import { expectPhase, openKiosk, phase } from './kiosk.mjs';
import { expect, heading, test } from './fixtures.mjs';
import { giveVoices, vietnamese } from './voices.mjs';

test('the screen is kept awake, and again after the browser has let it sleep', async ({ page, site }) => {
  await page.addInitScript(() => {
    window.held = [];
    const request = async (kind) => {
      const lock = Object.assign(new EventTarget(), { kind, released: false });
      window.held.push(lock);
      return lock;
    };
    Object.defineProperty(navigator, 'wakeLock', { value: { request } });
  });
  await page.clock.install();
  await openKiosk(page, site);
  const locks = () => page.evaluate(() => window.held.map(({ kind, released }) => `${kind} ${released}`));
  await expect.poll(locks).toEqual(['screen false']);
  // What is held is not asked for again.
  await page.clock.runFor(120_000);
  expect(await locks()).toEqual(['screen false']);
  await page.evaluate(() => (window.held[0].released = true));
  await page.clock.runFor(120_000);
  expect(await locks()).toEqual(['screen true', 'screen false']);
  // When the page is seen again it does not wait for its turn.
  await page.evaluate(() => {
    window.held[1].released = true;
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await expect.poll(locks).toEqual(['screen true', 'screen true', 'screen false']);
});

test('an article is read aloud with a word on earphones, and whoever listens is there', async ({ page, site }) => {
  await giveVoices(page, [vietnamese]);
  await openKiosk(page, site, { kiosk: { idle_seconds: 5, warning_seconds: 1 }, query: { article: 'khai-mot-lan-25-thu-tuc' } });
  await expect(heading(page)).toBeVisible();
  await expect(page.getByText('Muốn nghe riêng, mời bạn cắm tai nghe.')).toBeVisible();
  await page.getByRole('button', { name: 'Nghe bài này' }).click();
  await expectPhase(page, 'session');
  await page.waitForTimeout(7500);
  expect(await phase(page)).toBe('session');
  expect(await page.evaluate(() => speechSynthesis.speaking)).toBe(true);
  // Nobody listens any more: the screen is given back, and is silent.
  await page.getByRole('group', { name: 'Nghe đọc bài' }).getByRole('button', { name: 'Tạm dừng', exact: true }).click();
  await expectPhase(page, 'attract', { timeout: 13_000 });
  expect(await page.evaluate(() => speechSynthesis.speaking)).toBe(false);
});
