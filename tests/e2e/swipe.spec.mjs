import { test, expect, heading, open, whole } from './fixtures.mjs';

test.use({ hasTouch: true, isMobile: true, viewport: { width: 360, height: 740 } });

const item = (id, title, content_html = '<p>Một đoạn văn.</p>'.repeat(30)) => ({ id, title, content_html });
const wide = `<table><tr>${'<td>một ô rất rộng</td>'.repeat(20)}</tr></table>`;

const openMiddle = async (page, site, content) => {
  const feed = site.feed('hands', {
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Ba bài',
    items: [item('a', 'Bài đầu'), item('b', 'Bài giữa', content), item('c', 'Bài cuối')],
  });
  await open(page, site.at({ feed, article: 'b' }), 'Bài giữa');
  await whole(page);
};

/** A finger's way from one place to another. */
async function swipe(page, from, to, pause = 0) {
  const session = await page.context().newCDPSession(page);
  const sent = [];
  // A finger does not wait for a busy machine: not one after the answer to the other, and each with its own time, for
  // a machine that comes to them late would take a quick finger for a slow one.
  let time = Date.now() / 1000;
  const touch = (type, ...places) =>
    sent.push(session.send('Input.dispatchTouchEvent', { type, timestamp: time, touchPoints: places.map(([x, y]) => ({ x, y, id: 1 })) }));
  touch('touchStart', from);
  for (let step = 1; step <= 5; step++) {
    time += (pause || 20) / 1000;
    touch('touchMove', [0, 1].map((axis) => from[axis] + ((to[axis] - from[axis]) * step) / 5));
    if (pause) await page.evaluate((ms) => new Promise((done) => setTimeout(done, ms)), pause);
  }
  touch('touchEnd');
  await Promise.all(sent);
}

/** The page rolls on for a while when the finger has gone; nobody's next one is there before it is seen to rest. */
const rest = (page) =>
  page.evaluate(async () => {
    for (let still = 0, last = scrollY; still < 15; still = scrollY === last ? still + 1 : 0, last = scrollY) await new Promise(requestAnimationFrame);
  });

/** The article stands with all that comes after its first paint: no finger is sooner there. */
async function expectArticle(page, title) {
  await expect(heading(page)).toHaveText(title);
  await expect(page.getByRole('button', { name: 'Lưu bài' })).toBeVisible();
}

test('swipe to the left opens the next article, to the right the one before', async ({ page, site }) => {
  await openMiddle(page, site);
  await swipe(page, [280, 500], [120, 505]);
  await expectArticle(page, 'Bài cuối');
  await expect(heading(page)).toBeFocused();
  await swipe(page, [120, 500], [280, 505]);
  await expectArticle(page, 'Bài giữa');
  await swipe(page, [120, 500], [280, 505]);
  await expectArticle(page, 'Bài đầu');
  // There is none before it.
  await swipe(page, [120, 500], [280, 505]);
  await expectArticle(page, 'Bài đầu');
});

test('what is no swipe opens nothing', async ({ page, site }) => {
  await openMiddle(page, site);
  // From the edge some browsers go back by themselves, which would lead out of the page that is tested.
  await page.evaluate(() => { document.documentElement.style.overscrollBehaviorX = 'none'; });
  await swipe(page, [200, 600], [190, 300]); // scrolls
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(100);
  await swipe(page, [340, 500], [150, 500]); // the system's edge
  await swipe(page, [10, 500], [200, 500]);
  await swipe(page, [200, 500], [150, 500]); // short
  await swipe(page, [300, 500], [100, 500], 150); // slow
  await swipe(page, [300, 300], [200, 500]); // slanting
  await rest(page);
  await expect(heading(page)).toHaveText('Bài giữa');
  await swipe(page, [280, 500], [120, 505]);
  await expect(heading(page)).toHaveText('Bài cuối');
});

test('finger moves a wide table, and the article stays', async ({ page, site }) => {
  await openMiddle(page, site, wide);
  const table = page.getByRole('group', { name: /^Bảng/ });
  const { y, height } = await table.boundingBox();
  await swipe(page, [280, y + height / 2], [120, y + height / 2]);
  await expect.poll(() => table.evaluate((one) => one.scrollLeft)).toBeGreaterThan(50);
  await expect(heading(page)).toHaveText('Bài giữa');
});

test('selected text is not left by a swipe', async ({ page, site }) => {
  await openMiddle(page, site);
  await page.evaluate(() => getSelection().selectAllChildren(document.querySelector('article p')));
  await swipe(page, [280, 500], [120, 505]);
  await expect(heading(page)).toHaveText('Bài giữa');
});

test('swiping can be switched off', async ({ page, site }) => {
  await page.addInitScript(() => localStorage.setItem('bantin.preferences', 'swipe=off'));
  await openMiddle(page, site);
  await swipe(page, [280, 500], [120, 505]);
  await expect(heading(page)).toHaveText('Bài giữa');
});
