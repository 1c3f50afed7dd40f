// What every test starts from: a server of its own, and no tolerance for trouble that it did not name.

import { test as base, expect } from '@playwright/test';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { sharedFolder, startServer } from './server.mjs';

export { expect };

/** Whether the material beside the repository is there; a clone of the repository alone lacks it. */
export const hasShared = existsSync(join(sharedFolder, 'reference', 'seed-feed.json'));

export const test = base.extend({
  server: [
    async ({}, use) => {
      const server = await startServer();
      await use(server);
      await server.close();
    },
    { scope: 'worker' },
  ],

  site: async ({ server }, use) => {
    await use({
      url: `${server.url}/`,
      otherUrl: `${server.otherUrl}/`,
      /** The address of a view: `at({ article: 'a' })`, `at({}, 'sub/path/')`. */
      at: (query = {}, folder = '') => {
        const search = new URLSearchParams(query).toString();
        return `${server.url}/${folder}${search && `?${search}`}`;
      },
      feed: server.feed,
      changingFeed: server.changingFeed,
      file: server.file,
      release: server.release,
    });
  },

  // The problems that a test expects, as patterns: `expected.push(/404/)`.
  expected: async ({}, use) => {
    await use([]);
  },

  watch: [
    async ({ context, server, expected }, use) => {
      const problems = [];
      context.on('console', (message) => {
        if (message.type() === 'error') problems.push(`${message.text()} (${message.location().url})`);
      });
      context.on('weberror', (error) => problems.push(`uncaught: ${error.error().stack}`));
      context.on('request', (request) => {
        const { protocol, origin } = new URL(request.url());
        if (protocol.startsWith('http') && origin !== server.url) problems.push(`request to ${request.url()}`);
      });
      await context.addInitScript(() => {
        addEventListener(
          'securitypolicyviolation',
          (event) => console.error(`securitypolicyviolation: ${event.effectiveDirective} ${event.blockedURI}`),
          true,
        );
      });
      await use(problems);
      const unexpected = problems.filter((problem) => !expected.some((pattern) => pattern.test(problem)));
      // Each kind once: a page can say the same a thousand times.
      expect([...new Set(unexpected)].slice(0, 12), 'problems that the test did not declare').toEqual([]);
    },
    { auto: true },
  ],
});

/** The only heading of the first level. */
export const heading = (page) => page.getByRole('heading', { level: 1 });

/** The links of the headlines, in their order. */
export const headlines = (page) => page.getByRole('main').getByRole('heading', { level: 2 }).getByRole('link');

/** The text of the open article: what is neither its header, its lead, its figure, nor its footer. */
export const articleBody = (page) => page.locator('main article > .body');

/** Opens a view and waits until the skeleton has made way for it. */
export async function open(page, url, title) {
  await page.goto(url);
  await expect(heading(page)).toHaveCount(1);
  // The skeleton's place, and a snapshot's, has no such attribute.
  if (title === undefined) await expect(page.locator('#main[tabindex]')).toBeAttached();
  else await expect(heading(page)).toHaveText(title);
}

/**
 * The words that an element of the page holds, parted where elements of the block level part them.
 * Runs in the page; the same function reads a publisher's markup and what the reader drew from it.
 */
export function readWords(root) {
  const silent = 'script,style,noscript,template,iframe,audio,video,svg,canvas,title';
  const line = 'a,abbr,acronym,b,bdi,bdo,cite,code,del,dfn,em,font,i,ins,kbd,mark,q,s,samp,small,span,strike,strong,sub,sup,tt,u,var,wbr';
  let text = '';
  const walk = (node) => {
    if (node.nodeType === Node.TEXT_NODE) text += node.data;
    if (node.nodeType !== Node.ELEMENT_NODE || node.matches(silent)) return;
    // The reader's own words in place of a foreign player.
    if (node.matches('a') && /^(Xem trên trang|Watch on) /.test(node.textContent)) return;
    const block = !node.matches(line);
    if (block) text += ' ';
    node.childNodes.forEach(walk);
    if (block) text += ' ';
  };
  walk(root);
  return text.split(/[\s\u200b\ufeff]+/u).filter(Boolean);
}

/** Waits for all that comes after a first view: keys and fingers are heard by then, and the end of the page stands. */
export async function whole(page) {
  await expect(page.locator('.upkeep > *')).toBeAttached();
  await expect(page.locator("[data-action='shortcuts']")).toBeAttached();
}

/**
 * Brings an element onto the screen and waits until it stands there: the heights of what was passed over are only now
 * known to the browser, and what a finger was aimed at moves until they are.
 */
export async function still(element) {
  await element.scrollIntoViewIfNeeded();
  await element.evaluate(async (element) => {
    let top;
    for (let frames = 0; frames < 20; frames++) {
      await new Promise(requestAnimationFrame);
      const now = element.getBoundingClientRect().top;
      if (now !== top) frames = 0;
      top = now;
    }
  });
  return element;
}

/** Scrolls a place to the top, and waits as long as a person needs at least to leave after that. */
export const readAt = (place) =>
  place.evaluate((one) => new Promise((done) => {
    addEventListener('scroll', () => setTimeout(done, 300), { once: true });
    one.scrollIntoView();
  }));

/** Paragraphs of which the screen shows a few: "Đoạn 1. ...". */
export const longText = (count) => Array.from({ length: count }, (_, index) => `<p>Đoạn ${index + 1}. ${'Chữ nối chữ. '.repeat(30)}</p>`).join('');

/** What a table of the database holds; nothing where the reader has not made it yet. */
export const records = (page, table) =>
  page.evaluate(
    async (table) =>
      (await indexedDB.databases()).some(({ name }) => name === 'bantin') &&
      new Promise((done, failed) => {
        const request = indexedDB.open('bantin');
        request.onerror = failed;
        request.onsuccess = () => {
          const all = request.result.transaction(table).objectStore(table).getAll();
          all.onerror = failed;
          all.onsuccess = () => {
            request.result.close();
            done(all.result);
          };
        };
      }),
    table,
  );

/** Waits until the device has a copy of an opened article: it is kept by and by, once the article stands. */
export async function keptOpened(page, title) {
  await expect.poll(async () => ((await records(page, 'opened')) || []).some((text) => text.includes(title))).toBe(true);
}
