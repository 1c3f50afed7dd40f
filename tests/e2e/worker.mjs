// For tests of the service worker: a site of its own for each, whose faults and versions the test chooses.

import { rm, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test as base } from './fixtures.mjs';
import { startSite } from './server.mjs';

export * from './fixtures.mjs';

export const test = base.extend({
  serviceWorkers: 'allow',

  // It outlives the pages, and its folder outlives it: what a page asks for while a test ends must not be missing.
  own: async ({ expected, context, scratch: _ }, use) => {
    const own = await startSite();
    // What a browser says of a network that is gone.
    expected.push(new RegExp(`^request to ${own.url}`), /ERR_(INTERNET_DISCONNECTED|FAILED|EMPTY_RESPONSE|CONNECTION|INCOMPLETE|CONTENT_LENGTH)/);
    await use(own);
    await Promise.all(context.pages().map((page) => page.close()));
    await own.close();
  },

  scratch: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'bantin-e2e-'));
    await use(folder);
    await rm(folder, { recursive: true, force: true });
  },
});

/** What the stores of a kind hold, as paths. Runs in the page. */
export const stored = (page, kind) =>
  page.evaluate(async (kind) => {
    const found = [];
    for (const name of await caches.keys()) {
      if (!name.slice('bantin '.length).includes(` ${kind}`)) continue;
      for (const { url } of await (await caches.open(name)).keys()) found.push(url.slice(location.origin.length));
    }
    return found;
  }, kind);

/** Waits until the worker has all that a visit gives it: it works, has the feed, and knows that the page stands. */
export async function settled(page, feed = '/feed.json') {
  await expect
    .poll(async () => {
      const works = await page.evaluate(() => Boolean(navigator.serviceWorker?.controller));
      const [feeds, notes] = [await stored(page, 'feeds'), await stored(page, 'notes')];
      return { works, feed: feeds.includes(feed), stands: !notes.includes('/?unstood'), noted: notes.includes(feed) };
    })
    .toEqual({ works: true, feed: true, stands: true, noted: true });
}

/** No network at all: nobody answers, and the device knows it. */
export async function enterLift(context, own) {
  own.gone = true;
  await context.setOffline(true);
}

export async function leaveLift(context, own) {
  own.gone = false;
  await context.setOffline(false);
}

/** From the next page on, what moves by itself is noted. */
export const watchShifts = (page) =>
  page.addInitScript(() => {
    window.shifts = [];
    const note = (list) => window.shifts.push(...list.getEntries().filter(({ hadRecentInput }) => !hadRecentInput).map(({ value }) => value));
    new PerformanceObserver(note).observe({ type: 'layout-shift', buffered: true });
  });

/** What has moved since the page began, when what was drawn last has been painted. */
export const shifts = (page) =>
  page.evaluate(async () => {
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
    return window.shifts;
  });
