// Hundreds of steps as people and operators take them, in any order: open, save, lose the network, come back, a new
// feed, a new version, the tab closed while something is written. A model knows what must still be there.
//   BANTIN_SEED=7 BANTIN_STEPS=500 npx playwright test random_steps     other steps; each seed's are always the same

import { writeFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { copySite, plainFeed } from './server.mjs';
import { expect, settled, test } from './worker.mjs';

const SEEDS = process.env.BANTIN_SEED ? process.env.BANTIN_SEED.split(',').map(Number) : [20261125, 20261126, 20261127, 20261128];
const STEPS = Number(process.env.BANTIN_STEPS) || 130;
const LISTED = 12;
const SAVED = 'Bài đã lưu';
/** Most of it is there at once. */
const SOON = { intervals: [5, 10, 20, 50] };

/** Numbers that look random and are the same for the same seed (mulberry32). */
function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The newest articles up to one of this number. */
function feedUpTo(newest) {
  const feed = plainFeed(newest);
  return JSON.stringify({ ...feed, items: feed.items.slice(-LISTED).reverse() });
}

/** What the page shows, in one look. Runs in the page. */
const look = () => {
  const texts = (selector) => Array.from(document.querySelectorAll(selector), (one) => one.textContent.trim());
  return {
    headings: texts('h1'),
    isBusy: Boolean(document.querySelector('main[aria-busy]')),
    isArticle: Boolean(document.querySelector('main article h1')),
    headlines: texts('main h2 a'),
    body: texts('main article > .body').join(' '),
    isSaved: document.querySelector('[data-action="save"]')?.getAttribute('aria-pressed') ?? '',
    canRetry: texts('main button').includes('Thử lại'),
    isAnnounced: Boolean(document.querySelector('section.new-version')),
    isDelayed: Boolean(document.querySelector('section.new-version')?.textContent.includes('Lần mở trang sau')),
    version: document.documentElement.dataset.version,
  };
};

/** Presses what has these words, if it is there. Runs in the page. */
const press = ([selector, words]) => {
  const found = Array.from(document.querySelectorAll(selector)).find((one) => one.textContent.trim().startsWith(words));
  found?.click();
  return Boolean(found);
};

for (const seed of SEEDS) {
  test(`${STEPS} random steps, seed ${seed}: nothing that was saved is ever lost, and nothing is ever blank`, ({ own, scratch, context }) =>
    takeSteps(seed, own, scratch, context));
}

async function takeSteps(seed, own, scratch, context) {
  test.setTimeout(60_000 + STEPS * 2_000);
  const random = randomFrom(seed);
  const below = (limit) => Math.floor(random() * limit);

  const versions = [];
  for (const number of ['1', '2', '3', '4']) {
    versions.push(
      await copySite(join(scratch, number), async (folder) => {
        const page = await readFile(join(folder, 'index.html'), 'utf8');
        await writeFile(join(folder, 'index.html'), page.replace('<html', `<html data-version="${number}"`));
      }),
    );
  }

  // What must be there.
  const saved = new Set();
  let deployed = 0;
  let running = '1';
  let newest = 20;
  let isOnline = true;
  /** The browser has put off a version that was asked for: it may take over at any moment. */
  let isPutOff = false;
  const told = [];

  own.folder = versions[0];
  own.texts['feed.json'] = feedUpTo(newest);
  let page = await context.newPage();
  const see = () => page.evaluate(look);
  const say = (step) => told.push(`${step}${isOnline ? '' : ' (no network)'}`);

  /** Never blank: within its time, one heading and something to read or to press. */
  async function expectSomething() {
    await expect
      .poll(async () => {
        const seen = await see().catch(() => null);
        return seen && seen.headings.length === 1 && (seen.headlines.length > 0 || seen.body !== '' || seen.canRetry);
      }, { message: `blank after: ${told.slice(-8).join(', ')}`, intervals: [10, 20, 50, 100], timeout: 10_000 })
      .toBe(true);
    const seen = await see();
    isPutOff &&= seen.version === running;
    // A version only changes when it was taken, or when no page was left.
    expect([running, String(deployed + 1)], `version after: ${told.slice(-8).join(', ')}`).toContain(seen.version);
    return seen;
  }

  async function load(query = '') {
    await page.goto(own.url + query);
    running = (await expectSomething()).version;
  }

  async function toList() {
    // An article's way back leads to the list that it was opened from: perhaps that of the saved ones.
    if ((await see()).isArticle) {
      await page.evaluate(press, ['main a', 'Danh sách']);
      await expect.poll(() => see().then(({ isArticle }) => isArticle), SOON).toBe(false);
    }
    if ((await see()).headings[0] === SAVED) {
      await page.evaluate(press, ['header a.site-name', '']);
      await expect.poll(() => see().then(({ headings }) => headings[0]), SOON).not.toBe(SAVED);
    }
    return expectSomething();
  }

  async function openArticle() {
    await toList();
    // What stands until the module is there may have what the feed has no longer; and what the feed takes back may go
    // between a look and a finger.
    await expect.poll(() => see().then(({ isBusy }) => isBusy), SOON).toBe(false);
    const place = random();
    let title = '';
    await expect
      .poll(async () => {
        const { headlines } = await see();
        title = headlines[Math.floor(place * headlines.length)] ?? '';
        return title && page.evaluate(press, ['main h2 a', title]);
      }, { message: `nothing to open after: ${told.slice(-8).join(', ')}`, ...SOON })
      .toBe(true);
    say(`open ${title}`);
    await expectArticle(title);
  }

  async function expectArticle(title) {
    await expect.poll(() => see().then(({ headings }) => headings[0]), SOON).toBe(title);
    expect((await see()).body).toContain(`Nội dung của bài thử số ${title.split(' ').at(-1)}.`);
  }

  /** Presses the button that saves, and says of which article. */
  async function toggle() {
    if (!(await see()).isArticle) await openArticle();
    const [title] = (await see()).headings;
    say(saved.has(title) ? `take off ${title}` : `save ${title}`);
    // The button comes after the article, and knows what was saved a little later.
    await expect.poll(() => see().then(({ isSaved }) => isSaved), { message: `${title} after: ${told.slice(-8).join(', ')}`, ...SOON }).toBe(String(saved.has(title)));
    return title;
  }

  async function saveOrTakeOff() {
    const title = await toggle();
    const before = (await see()).isSaved;
    await page.evaluate(() => document.querySelector('[data-action="save"]').click());
    await expect.poll(() => see().then(({ isSaved }) => isSaved), { message: `${title} after: ${told.slice(-8).join(', ')}`, ...SOON }).not.toBe(before);
    saved.delete(title) || saved.add(title);
  }

  /** All that was saved is listed, and one of it can be read, whatever became of feed and network. */
  async function checkSaved(uncertain) {
    await expect
      .poll(async () => {
        // The link comes after the first view.
        await page.evaluate(press, ['header a', 'Đã lưu']);
        return (await see()).headings[0];
      }, { message: `no saved ones after: ${told.slice(-8).join(', ')}`, ...SOON })
      .toBe(SAVED);
    const listed = () => page.evaluate(() => Array.from(document.querySelectorAll('main a[href*="view=saved"][href*="article="]'), (one) => one.textContent.trim()));
    // What an earlier tab left in the middle has been brought to its end when nothing waits any more.
    const isSettled = () =>
      page.evaluate(() => {
        const waits = Object.keys(localStorage).some((key) => key.startsWith('bantin.saved.'));
        return !waits && !document.querySelector('main').textContent.includes('Đang tải');
      });
    await expect.poll(isSettled, { message: `never settled after: ${told.slice(-8).join(', ')}`, ...SOON, timeout: 10_000 }).toBe(true);
    const without = (titles) => [...new Set(titles)].filter((title) => title !== uncertain).sort();
    await expect
      .poll(() => listed().then(without), { message: `saved after: ${told.slice(-8).join(', ')}`, ...SOON, timeout: 10_000 })
      .toEqual(without(saved));
    if (uncertain) (await listed()).includes(uncertain) ? saved.add(uncertain) : saved.delete(uncertain);
    const title = [...saved][below(saved.size)];
    if (!title) return;
    await page.evaluate(press, ['main a[href*="article="]', title]);
    await expectArticle(title);
  }

  async function changeNetwork() {
    isOnline = !isOnline;
    say(isOnline ? 'network' : 'no network');
    own.gone = !isOnline;
    await context.setOffline(!isOnline);
  }

  async function closeWithin() {
    const title = await toggle();
    say('close');
    // Not awaited: the tab goes while it is written.
    page.evaluate(() => document.querySelector('[data-action="save"]').click()).catch(() => {});
    await page.close();
    page = await context.newPage();
    await load();
    await checkSaved(title);
  }

  async function takeVersion() {
    const { isAnnounced } = await toList();
    if (!isAnnounced || random() < 0.3) return;
    say('take the new version');
    const wanted = String(deployed + 1);
    await page.evaluate(press, ['section.new-version button', 'Dùng bản mới']);
    // Versions that were deployed since may lie between; and a tab that has just been closed may still count as open,
    // which the page says: then one presses again. A browser may also keep the old version for a while, whatever it is
    // asked: the page says that as well, and goes on with it.
    await expect
      .poll(async () => {
        try {
          await page.evaluate(() => {
            const bar = document.querySelector('section.new-version');
            if (bar?.textContent.includes('đang mở ở thẻ khác')) bar.querySelector('button').click();
          });
          const { version, isDelayed } = await see();
          return isDelayed ? 'delayed' : version;
        } catch {
          return running;
        }
      }, { message: `version after: ${told.slice(-8).join(', ')}`, timeout: 20_000 })
      .not.toBe(running);
    const seen = await expectSomething();
    isPutOff = seen.isDelayed;
    if (isPutOff) say('it is put off');
    running = seen.version;
    expect(Number(running)).toBeLessThanOrEqual(Number(wanted));
  }

  const steps = [
    [30, openArticle],
    [30, saveOrTakeOff],
    [12, changeNetwork],
    [8, async () => void (await toList())],
    [6, () => checkSaved()],
    [4, () => {
      say('new feed');
      newest += 1;
      own.texts['feed.json'] = feedUpTo(newest);
    }],
    [4, takeVersion],
    [3, async () => {
      say('reload');
      // Chromium 156 can lose a navigation that begins while such a version takes over: the old worker is gone before
      // it was asked, the new one never is, and page and browser wait for each other. A person presses again.
      const isLost = isPutOff && (await page.reload({ timeout: 20_000 }).then(() => false, () => true));
      if (isLost) say('reload again');
      if (isLost || !isPutOff) await page.reload();
      running = (await expectSomething()).version;
    }],
    [2, closeWithin],
    [1, () => {
      if (deployed === versions.length - 1) return;
      say('new version');
      deployed += 1;
      own.folder = versions[deployed];
    }],
  ];
  const weight = steps.reduce((sum, [share]) => sum + share, 0);

  await load();
  await settled(page);
  for (let step = 0; step < STEPS; step++) {
    let at = random() * weight;
    const [, act] = steps.find(([share]) => (at -= share) < 0);
    await act();
  }
  if (!isOnline) await changeNetwork();
  await checkSaved();
  test.info().annotations.push({ type: 'end', description: `${saved.size} saved, version ${running} of ${deployed + 1}, ${newest} articles` });
}
