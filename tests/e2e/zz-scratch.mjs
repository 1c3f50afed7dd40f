import { chromium } from '@playwright/test';
import { startServer } from './server.mjs';
const server = await startServer();
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox','--disable-gpu'] });
const steps = process.argv.slice(2);
for (const [name, width, height] of [['p', 1080, 1920], ['l', 1920, 1080]]) {
  const page = await browser.newPage({ viewport: { width, height }, locale: 'vi-VN', hasTouch: true, colorScheme: 'light' });
  page.on('console', (m) => ['error','warning'].includes(m.type()) && console.log(name, m.type(), m.text()));
  page.on('pageerror', (e) => console.log(name, 'pageerror', e.message));
  await page.route('**/site.json', async (route) => {
    const r = await route.fetch(); const j = await r.json();
    j.kiosk = { ...j.kiosk, idle_seconds: 30, warning_seconds: 12, slide_seconds: 60, night_from: '0:00', night_to: '0:00', pin_sha256: '03ac674216f3e15c761ee1a5e255f067953623c8b388b4459e13f978d7c846f4' };
    await route.fulfill({ json: j });
  });
  const shot = (s) => page.screenshot({ path: `/tmp/shots/${name}-${s}.png` });
  await page.goto(`${server.url}/?mode=kiosk`);
  await page.waitForSelector('[data-kiosk=attract]', { state: 'attached', timeout: 15000 });
  await page.waitForTimeout(2000);
  await shot('attract');
  const shown = await page.locator('h1').innerText();
  await page.mouse.click(width / 2, height / 2);
  await page.waitForSelector('main article h1');
  await page.waitForTimeout(700);
  console.log(name, shown === await page.locator('main article h1').innerText(), page.url());
  await shot('article');
  if (steps.includes('more')) {
    await page.getByRole('button', { name: 'Trang đầu' }).click();
    await page.waitForTimeout(700);
    await shot('list');
    await page.getByRole('button', { name: 'Hạ thấp màn hình' }).click();
    await page.waitForTimeout(300);
    await shot('low');
    await page.getByRole('button', { name: 'Hạ thấp màn hình' }).click();
    await page.getByRole('button', { name: 'Tương phản cao' }).click();
    await page.waitForTimeout(300);
    await shot('contrast');
    await page.getByRole('button', { name: 'Tương phản cao' }).click();
    await page.getByRole('link', { name: /^Xem chi tiết/ }).first().click();
    await page.waitForTimeout(500);
    await shot('qr');
    await page.keyboard.press('Escape');
    for (let i = 0; i < 5; i++) { await page.mouse.click(20, 20); await page.waitForTimeout(80); }
    await page.waitForTimeout(500);
    await shot('pin');
    for (const d of '1234') await page.getByRole('button', { name: d, exact: true }).click();
    await page.getByRole('button', { name: 'Mở bảng' }).click();
    await page.waitForTimeout(600);
    await shot('status');
    await page.keyboard.press('Escape');
    await page.waitForSelector('[data-kiosk=warning]', { state: 'attached', timeout: 45000 });
    await page.waitForTimeout(300);
    await shot('warning');
    await page.evaluate(() => setTimeout(() => { throw new WebAssembly.RuntimeError('unreachable'); }));
    await page.waitForTimeout(1300);
    await shot('apology');
  }
  await page.close();
}
await browser.close(); await server.close();
