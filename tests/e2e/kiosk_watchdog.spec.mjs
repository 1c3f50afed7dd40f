// A kiosk that is killed comes back by itself: when nobody stands before it, and not again and again.

import { test, expect, heading } from './fixtures.mjs';
import { expectPhase, openKiosk, setKiosk, touch } from './kiosk.mjs';

test.use({ viewport: { width: 1080, height: 1920 } });

const SHORT = { idle_seconds: 2, warning_seconds: 1 };
const apology = (page) => page.getByRole('dialog').getByRole('alert');

test.beforeEach(async ({ page, expected }) => {
  // What killing it sounds like.
  expected.push(/RuntimeError|unreachable|out of bounds|uncaught|net::ERR|Failed to load resource/);
  // Keeps hold of the module, and counts how often the page is loaded.
  await page.addInitScript(() => {
    globalThis.modules = [];
    const make = WebAssembly.instantiateStreaming;
    WebAssembly.instantiateStreaming = async (...values) => {
      const made = await make(...values);
      globalThis.modules.push(made.instance.exports);
      return made;
    };
  });
  page.times = [];
  page.on('domcontentloaded', () => page.times.push(Date.now()));
});

const loads = (page) => page.times.length;

/** Tells this load of the page from any other. */
const mark = (page) => page.evaluate(() => (globalThis.marked = true));
const isSame = (page) => page.evaluate(() => globalThis.marked === true);

/** Overwrites all that the module knows: whatever it does next traps. */
const trap = (page) =>
  page.evaluate(() => {
    for (const exports of globalThis.modules) {
      for (const thing of Object.values(exports)) {
        if (thing instanceof WebAssembly.Memory) new Uint8Array(thing.buffer).fill(255);
      }
    }
  });

/** Back at the headlines, with a module that works. */
async function expectBack(page, options) {
  await expect.poll(() => page.evaluate(() => !globalThis.marked && globalThis.bantinKiosk?.beats > 0).catch(() => false), options).toBe(true);
  await expectPhase(page, 'attract');
  await expect(apology(page)).toHaveCount(0);
  await touch(page);
}

test('module that traps under somebody’s hands apologises and is back within ten seconds', async ({ page, site }) => {
  await openKiosk(page, site, { kiosk: { idle_seconds: 30, warning_seconds: 10 } });
  await touch(page);
  await mark(page);
  await trap(page);
  const began = Date.now();
  await page.mouse.wheel(0, 300);
  // The wheel may have been enough, and the apology lies over the button.
  await page.getByRole('button', { name: 'Trang đầu' }).click({ noWaitAfter: true, timeout: 2_000 }).catch(() => {});
  await expect(apology(page)).toContainText('Xin lỗi');
  await expectBack(page, { timeout: 10_000 });
  expect(Date.now() - began).toBeLessThan(12_000);
  expect(await page.evaluate(() => globalThis.bantinWatchdog.reloads)).toBe(1);
});

test('module that traps before nobody comes back without a word', async ({ page, site }) => {
  await openKiosk(page, site, { kiosk: SHORT });
  await mark(page);
  await trap(page);
  await expectBack(page, { timeout: 15_000 });
});

test('module that hangs is left alone as long as somebody touches the screen', async ({ page, site }) => {
  await openKiosk(page, site, { kiosk: SHORT });
  await touch(page);
  await mark(page);
  // It says nothing any more.
  await page.evaluate(() => Object.defineProperty(globalThis.bantinKiosk, 'beats', { get: () => 7, set() {} }));
  for (let turn = 0; turn < 14; turn += 1) {
    await page.mouse.move(200 + turn * 20, 900);
    await page.evaluate(() => new Promise((done) => setTimeout(done, 500)));
    expect(await isSame(page), `turn ${turn}`).toBe(true);
  }
  await expectBack(page, { timeout: 15_000 });
});

test('a page that was blocked, or asleep, is not dead', async ({ page, site }) => {
  await openKiosk(page, site, { kiosk: SHORT });
  await mark(page);
  await page.evaluate(() => {
    const end = performance.now() + 6000;
    while (performance.now() < end);
  });
  const beats = () => page.evaluate(() => globalThis.bantinKiosk.beats);
  const before = await beats();
  await expect.poll(beats).toBeGreaterThan(before + 3);
  expect(await isSame(page)).toBe(true);
});

test('memory that fills up is given back when nobody is there', async ({ page, site }) => {
  await openKiosk(page, site, { kiosk: { idle_seconds: 3, warning_seconds: 2, memory_megabytes: 200 } });
  await touch(page);
  await mark(page);
  await page.evaluate(() => {
    for (const exports of globalThis.modules) {
      const memory = Object.values(exports).find((thing) => thing instanceof WebAssembly.Memory);
      memory?.grow(Math.ceil(250e6 / 65_536));
    }
  });
  await expect.poll(() => page.evaluate(() => globalThis.bantinKiosk.memory)).toBeGreaterThan(200e6);
  for (let turn = 0; turn < 6; turn += 1) {
    await page.mouse.move(200 + turn * 20, 900);
    await page.evaluate(() => new Promise((done) => setTimeout(done, 500)));
    expect(await isSame(page), `turn ${turn}`).toBe(true);
  }
  await expectBack(page, { timeout: 20_000 });
});

test('storage that is corrupted or forbidden changes nothing', async ({ page, site }) => {
  await openKiosk(page, site, { kiosk: SHORT });
  await page.evaluate(() => {
    for (const store of [sessionStorage, localStorage]) {
      for (const key of [...Object.keys(store), 'bantin.watchdog.reloads', 'bantin.watchdog.start', 'bantin.preferences', 'bantin.shelf']) store[key] = '\u0000{"[NaN&&javascript:alert(1)';
    }
  });
  await page.reload();
  await expectBack(page);
  await page.addInitScript(() => {
    for (const name of ['sessionStorage', 'localStorage', 'indexedDB']) {
      Object.defineProperty(globalThis, name, {
        get() {
          throw new DOMException('forbidden', 'SecurityError');
        },
      });
    }
  });
  await page.reload();
  await expectBack(page);
});

test('clock that leaps by a year or over midnight wakes nobody', async ({ page, site }) => {
  await page.clock.install({ time: new Date('2026-11-25T23:59:50+07:00') });
  await openKiosk(page, site, { kiosk: { idle_seconds: 30, warning_seconds: 20 } });
  await mark(page);
  await page.clock.runFor(20_000);
  await expect(page.locator('.clock-day').first()).toContainText('26/11/2026');
  for (const year of [2027, 2025, 1970]) {
    await page.clock.setSystemTime(new Date(`${year}-06-01T12:00:00+07:00`));
    await page.clock.runFor(30_000);
    await expect(page.locator('.clock-day').first()).toContainText(`01/06/${year}`);
    expect(await isSame(page)).toBe(true);
  }
  await expectPhase(page, 'attract');
  await touch(page);
});

test('network that comes and goes costs nothing but freshness; a page that dies without it comes back', async ({ page, site, context }) => {
  await openKiosk(page, site, { kiosk: { idle_seconds: 60, warning_seconds: 10, refresh_seconds: 0.5 } });
  await touch(page);
  await mark(page);
  const age = page.locator('.page').getByText(/^Cập nhật lúc/);
  for (let turn = 0; turn < 3; turn += 1) {
    await context.setOffline(true);
    await expect(age).toBeVisible({ timeout: 10_000 });
    await expect(heading(page)).toBeVisible();
    await context.setOffline(false);
    await expect(age).toHaveCount(0, { timeout: 10_000 });
  }
  expect(await isSame(page)).toBe(true);
  await context.setOffline(true);
  await trap(page);
  await expect(apology(page)).toBeVisible();
  await page.evaluate(() => new Promise((done) => setTimeout(done, 4000))).catch(() => {});
  // Loaded from what is stored, or not at all: what is on the screen is better than an error page.
  await expect(page.locator('html')).toHaveAttribute('data-surface', 'kiosk');
  await context.setOffline(false);
  await expectBack(page, { timeout: 15_000 });
});

test('page that dies again and again is loaded less and less often', async ({ page, site }) => {
  await page.addInitScript(() => {
    setTimeout(() => dispatchEvent(new ErrorEvent('error', { error: new WebAssembly.RuntimeError('unreachable'), message: 'unreachable' })), 1500);
  });
  // How old each page became: how long it takes to load has no part in it.
  const begun = [];
  page.on('request', (request) => request.isNavigationRequest() && begun.push(Date.now()));
  await setKiosk(page, { idle_seconds: 0.5, warning_seconds: 0.5 });
  await page.goto(site.at({ mode: 'kiosk' }));
  await expect.poll(() => loads(page), { timeout: 25_000 }).toBe(4);
  const ages = begun.slice(1).map((time, index) => time - begun[index]);
  expect(ages).toHaveLength(3);
  // Five and ten seconds, but for what it takes to hear of them.
  expect(ages[1]).toBeGreaterThan(4_500);
  expect(ages[2]).toBeGreaterThan(9_500);
});

test('page whose module cannot be loaded says so and tries again, without haste', async ({ page, site, expected }) => {
  expected.push(/could not start/);
  await page.route('**/*.wasm', (route) => route.fulfill({ status: 200, contentType: 'application/wasm', body: 'not a module' }));
  await setKiosk(page, SHORT);
  await page.goto(site.at({ mode: 'kiosk' }));
  await expect(page.getByRole('alert').first()).toBeVisible();
  await page.unroute('**/*.wasm');
  await expect.poll(() => loads(page), { timeout: 20_000 }).toBe(2);
  expect(page.times[1] - page.times[0]).toBeGreaterThan(8_000);
  await expectBack(page, { timeout: 10_000 });
});
