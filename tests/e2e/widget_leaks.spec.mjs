// What a widget leaves behind when it is gone: nothing.

import { expect, test } from './fixtures.mjs';
import { plainFeed } from './server.mjs';

const ROUNDS = 200;

test('two hundred elements that come, open an article and go leave nothing behind', async ({ page, site, expected }) => {
  test.slow();
  expected.push(new RegExp(`^request to ${site.otherUrl}`));
  site.file(
    '/leaks.html',
    `<!doctype html><meta charset=utf-8><link rel=icon href=data:,>
    <script>
      // Who is observed, as long as somebody observes.
      globalThis.observed = 0;
      for (const Observer of [IntersectionObserver, ResizeObserver, MutationObserver]) {
        const { observe, unobserve, disconnect } = Observer.prototype;
        const targets = new WeakMap();
        const of = (observer) => targets.get(observer) ?? targets.set(observer, new Set()).get(observer);
        const change = (observer, action) => {
          const set = of(observer);
          observed -= set.size;
          action(set);
          observed += set.size;
        };
        Observer.prototype.observe = function (target, options) { change(this, (set) => set.add(target)); observe.call(this, target, options); };
        if (unobserve) Observer.prototype.unobserve = function (target) { change(this, (set) => set.delete(target)); unobserve.call(this, target); };
        Observer.prototype.disconnect = function () { change(this, (set) => set.clear()); disconnect.call(this); };
      }
    </script>
    <script type=module src="${site.url}widget.js"></script><h1>Trang đối tác</h1><div id=place></div>`,
  );
  const feed = plainFeed(12);
  feed.items.forEach((item) => (item.content_html = '<h2>Một</h2><p>Lời.</p><h2>Hai</h2><p>Lời.</p><h2>Ba</h2><p>Lời.</p>'));
  const url = site.feed('leaks', feed);
  await page.goto(`${site.otherUrl}leaks.html`);

  const round = (times) =>
    page.evaluate(
      async ({ url, times }) => {
        const until = async (holds) => {
          while (!holds()) await new Promise((done) => setTimeout(done, 2));
        };
        const place = document.getElementById('place');
        for (let time = 0; time < times; time += 1) {
          const element = document.createElement('news-reader');
          // Near the part that is seen, and so observed until it is.
          Object.assign(element, { feedUrl: url, openIn: time % 3 ? null : 'dialog', layout: ['list', 'cards', 'strip'][time % 3] });
          place.append(element);
          await until(() => element.shadowRoot.querySelector('.item a'));
          element.shadowRoot.querySelector('.item a').click();
          await until(() => element.shadowRoot.querySelector('article'));
          element.remove();
          await until(() => element.shadowRoot.querySelector('slot'));
        }
      },
      { url, times },
    );
  const client = await page.context().newCDPSession(page);
  const measure = async () => {
    for (let time = 0; time < 3; time += 1) await client.send('HeapProfiler.collectGarbage');
    const { usedSize, backingStorageSize = 0 } = await client.send('Runtime.getHeapUsage');
    const { nodes, jsEventListeners } = await client.send('Memory.getDOMCounters');
    return { usedSize, backingStorageSize, nodes, jsEventListeners, observed: await page.evaluate(() => globalThis.observed) };
  };

  // What is made once, is made.
  await round(ROUNDS / 10);
  const before = await measure();
  await round(ROUNDS);
  const after = await measure();
  expect(after.observed).toBe(0);
  expect(after.jsEventListeners).toBe(before.jsEventListeners);
  expect(after.nodes).toBeLessThanOrEqual(before.nodes);
  expect(after.usedSize / before.usedSize).toBeLessThan(1.05);
  // The program's own memory, which can only grow.
  expect(after.backingStorageSize / (before.backingStorageSize || 1)).toBeLessThan(1.05);
});
