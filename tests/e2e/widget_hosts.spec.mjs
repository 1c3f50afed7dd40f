// The widget on partners' pages, whatever those do; and partners' pages with the widget, whatever it does.

import { test, expect } from './fixtures.mjs';
import { articleOf, expectHost, headlinesOf, hostUrl, openHost, portrait, serveBundle, traces, watchHost, widget } from './hosts.mjs';

const back = (of) => of.getByRole('button', { name: /danh sách|quay lại/i });

/** Opens the first article and comes back. */
async function readOne(of) {
  const title = await headlinesOf(of).first().textContent();
  await headlinesOf(of).first().click();
  await expect(articleOf(of).getByRole('heading').first()).toHaveText(title);
  await expect(articleOf(of).locator('p').nth(2)).toBeVisible();
  await back(of).click();
  await expect(headlinesOf(of).first()).toHaveText(title);
}

test.describe('what a page does to the widget', () => {
  for (const [name, what] of [
    ['hostile_css', 'rules for everything, marked as important'],
    ['right_to_left', 'letters of 40 pixels, from right to left'],
    ['frameworks', 'rules, globals and prototypes of old frameworks'],
  ]) {
    test(`${what}: it looks and works as on a plain page`, async ({ page, site, expected }) => {
      await openHost(page, site, expected, 'plain');
      await expect(headlinesOf(widget(page))).toHaveCount(5);
      const plain = await widget(page).evaluate(portrait);
      expect(plain.length).toBeGreaterThan(20);
      await openHost(page, site, expected, name);
      await expect(headlinesOf(widget(page))).toHaveCount(5);
      expect(await widget(page).evaluate(portrait)).toEqual(plain);
      await readOne(widget(page));
      // The comparison sees what the wall keeps out: without it everything looks otherwise.
      await widget(page).evaluate((one) => (one.shadowRoot.querySelector('[part~=base]').style.all = 'unset'));
      expect(await widget(page).evaluate(portrait)).not.toEqual(plain);
    });
  }

  test('a strict policy is enough for it, and nothing is refused', async ({ page, site, expected }) => {
    await openHost(page, site, expected, 'strict_policy');
    await readOne(widget(page));
  });

  test('where the policy refuses WebAssembly the fallback stays, and the console says why', async ({ page, site, expected }) => {
    expectHost(site, expected);
    expected.push(/^news-reader: /, /^securitypolicyviolation: script-src wasm-eval/, /WebAssembly|wasm/);
    const said = [];
    page.on('console', (message) => message.text().startsWith('news-reader:') && said.push(message.text()));
    await page.goto(hostUrl(site, 'no_wasm'));
    await expect.poll(() => said.length).toBe(1);
    expect(said[0]).toContain("'wasm-unsafe-eval'");
    await expect(widget(page).getByRole('link', { name: 'Xem tin trên trang của Bộ' })).toBeVisible();
    expect((await widget(page).boundingBox()).height).toBeGreaterThan(0);
  });

  test('under Trusted Types one policy of ours is enough', async ({ page, site, expected }) => {
    await openHost(page, site, expected, 'trusted_types');
    await readOne(widget(page));
  });

  test('under Trusted Types without our policy the news is readable all the same', async ({ page, site, expected }) => {
    // The page's owner hears once of the policy that was refused, and of each article that the browser's own
    // safe parser then reads instead.
    expected.push(/trusted-types|TrustedTypePolicy|TrustedHTML/i);
    const refused = [];
    page.on('console', (message) => /securitypolicyviolation/.test(message.text()) && refused.push(message.text()));
    await openHost(page, site, expected, 'trusted_types_own');
    await readOne(widget(page));
    expect(refused.filter((text) => text.includes('trusted-types '))).toHaveLength(1);
  });

  test('it does without document.write', async ({ page, site, expected }) => {
    await openHost(page, site, expected, 'no_write');
    await readOne(widget(page));
    expect(await page.evaluate(() => window.wrote)).toEqual([]);
  });

  test('in a sandboxed frame it has no origin and no storage, and works', async ({ page, site, expected }) => {
    expectHost(site, expected);
    await page.goto(hostUrl(site, 'sandboxed'));
    const frame = page.frameLocator('iframe');
    const inside = frame.locator('news-reader');
    await expect(headlinesOf(inside).first()).toBeVisible();
    expect(await inside.evaluate(() => self.origin)).toBe('null');
    await headlinesOf(inside).first().click();
    await expect(articleOf(inside).getByRole('heading').first()).toBeVisible();
  });

  test('two versions of the script: the first serves, the second steps back', async ({ page, site, expected }) => {
    const warned = [];
    page.on('console', (message) => message.type() === 'warning' && warned.push(message.text()));
    await openHost(page, site, expected, 'two_versions');
    await readOne(widget(page));
    expect(warned.filter((text) => text.startsWith('news-reader:'))).toHaveLength(1);
  });

  test('twenty elements load one module and one feed', async ({ page, site, expected }) => {
    const asked = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await openHost(page, site, expected, 'twenty');
    for (let index = 0; index < 20; index += 1) await expect(headlinesOf(widget(page, index))).toHaveCount(3);
    expect(asked.filter((path) => path === '/feed.json')).toHaveLength(1);
    expect(asked.filter((path) => /\.wasm$/.test(path)).length).toBeLessThanOrEqual(2);
    expect(asked.filter((path) => /widget.*\.js$/.test(path))).toHaveLength(2);
    // What one of them shows is its own.
    await headlinesOf(widget(page, 7)).first().click();
    await expect(articleOf(widget(page, 7))).toBeVisible();
    await expect(articleOf(widget(page, 6))).toHaveCount(0);
  });
});

test.describe('elements that scripts make', () => {
  const fallback = 'Đang chờ tin';
  const make = (page, site, id, properties) =>
    page.evaluate(([id, fallback, properties]) => {
      const element = document.createElement('news-reader');
      Object.assign(element, { loading: 'eager', limit: 3, ...properties });
      element.textContent = fallback;
      element.addEventListener('news-reader:ready', () => (element.ready = (element.ready ?? 0) + 1));
      element.id = id;
      document.getElementById('first').append(element);
    }, [id, fallback, { feedUrl: `${site.url}feed.json`, ...properties }]);
  const define = (page, site) => page.evaluate((address) => import(address), `${site.url}widget.js`);
  const readies = (page, id) => page.evaluate((id) => document.getElementById(id).ready, id);

  test('before and after the definition, with properties', async ({ page, site, expected }) => {
    expectHost(site, expected);
    await page.goto(hostUrl(site, 'bare'));
    await make(page, site, 'truoc', { limit: 4 });
    await expect(page.locator('#truoc')).toHaveText(fallback);
    await define(page, site);
    await expect(headlinesOf(page.locator('#truoc'))).toHaveCount(4);
    await make(page, site, 'sau', { limit: 2 });
    await expect(headlinesOf(page.locator('#sau'))).toHaveCount(2);
    expect(await page.locator('#truoc').getAttribute('limit')).toBe('4');
    expect([await readies(page, 'truoc'), await readies(page, 'sau')]).toEqual([1, 1]);
  });

  test('moved: nothing is asked for again, and what is open stays open', async ({ page, site, expected }) => {
    const asked = [];
    page.on('request', (request) => asked.push(request.url()));
    expectHost(site, expected);
    await page.goto(hostUrl(site, 'bare'));
    await define(page, site);
    await make(page, site, 'tin');
    const reader = page.locator('#tin');
    await headlinesOf(reader).nth(1).click();
    await expect(articleOf(reader)).toBeVisible();
    await articleOf(reader).evaluate((article) => (article.mine = true));
    const before = asked.length;
    await page.evaluate(() => {
      const [first, second, reader] = ['first', 'second', 'tin'].map((id) => document.getElementById(id));
      second.append(reader);
      first.append(reader);
      second.moveBefore?.(reader, null);
    });
    await page.evaluate(() => new Promise((done) => setTimeout(done)));
    expect(await articleOf(reader).evaluate((article) => article.mine)).toBe(true);
    expect(await readies(page, 'tin')).toBe(1);
    expect(asked.slice(before).filter((url) => !/\.(svg|png|webp)$/.test(url))).toEqual([]);
  });

  test('cloned: the copy is an element of its own', async ({ page, site, expected }) => {
    expectHost(site, expected);
    await page.goto(hostUrl(site, 'bare'));
    await define(page, site);
    await make(page, site, 'tin');
    await expect(headlinesOf(page.locator('#tin'))).toHaveCount(3);
    await page.evaluate(() => {
      const copy = document.getElementById('tin').cloneNode(true);
      copy.id = 'ban-sao';
      document.getElementById('second').append(copy);
    });
    const copy = page.locator('#ban-sao');
    await expect(headlinesOf(copy)).toHaveCount(3);
    await headlinesOf(copy).first().click();
    await expect(articleOf(copy)).toBeVisible();
    await expect(headlinesOf(page.locator('#tin'))).toHaveCount(3);
  });

  test('removed in the middle of loading: no error, and it loads when it is back', async ({ page, site, expected }) => {
    expectHost(site, expected);
    await page.goto(hostUrl(site, 'bare'));
    await define(page, site);
    const feed = `${site.url}fault/hang`;
    const asked = page.waitForRequest(feed);
    await make(page, site, 'tin', { feedUrl: feed });
    await asked;
    // Nobody waits for the news any more, and so nobody asks for it.
    const given = page.waitForEvent('requestfailed', (request) => request.url() === feed);
    await page.evaluate(() => {
      window.kept = document.getElementById('tin');
      window.kept.remove();
    });
    await given;
    // Another one in the meantime.
    await make(page, site, 'khac');
    await expect(headlinesOf(page.locator('#khac'))).toHaveCount(3);
    expect(await page.evaluate(() => window.kept.ready)).toBeUndefined();
    await page.evaluate((address) => {
      window.kept.feedUrl = address;
      document.getElementById('second').append(window.kept);
    }, `${site.url}feed.json?lan=2`);
    await expect(headlinesOf(page.locator('#tin')).first()).toBeVisible();
  });

  test('removed before the module is there, and never back', async ({ page, site, expected }) => {
    expectHost(site, expected);
    await page.goto(hostUrl(site, 'bare'));
    let release;
    const held = new Promise((resolve) => (release = resolve));
    await page.route('**/*.wasm', async (route) => {
      await held;
      await route.continue();
    });
    await define(page, site);
    const asked = page.waitForRequest('**/*.wasm');
    await make(page, site, 'tin');
    await asked;
    await page.evaluate(() => document.getElementById('tin').remove());
    release();
    await make(page, site, 'khac');
    await expect(headlinesOf(page.locator('#khac'))).toHaveCount(3);
  });
});

for (const framework of ['react', 'vue']) {
  test(`in a page of ${framework}: properties, events, methods, places`, async ({ page, site, expected }) => {
    await serveBundle(site, `${framework}_page`);
    await openHost(page, site, expected, framework);
    const reader = widget(page);
    const heard = page.getByLabel('Đã nghe');
    await expect(headlinesOf(reader)).toHaveCount(3);
    await expect(heard).toContainText('ready');
    await page.getByRole('button', { name: 'Năm tin' }).click();
    await expect(headlinesOf(reader)).toHaveCount(5);
    await headlinesOf(reader).first().click();
    await expect(articleOf(reader)).toBeVisible();
    await expect(heard).toContainText('navigate');
    await page.getByRole('button', { name: 'Đổi chỗ' }).click();
    await expect(page.locator('p + news-reader')).toHaveCount(1);
    await expect(articleOf(reader)).toBeVisible();
    await page.getByRole('button', { name: 'Về danh sách' }).click();
    await expect(headlinesOf(reader)).toHaveCount(5);
    await page.getByRole('button', { name: 'Ẩn hiện' }).click();
    await expect(reader).toHaveCount(0);
    await page.getByRole('button', { name: 'Ẩn hiện' }).click();
    await expect(headlinesOf(reader)).toHaveCount(5);
  });
}

test.describe('what the widget does to a page', () => {
  const begin = async (page, site, expected) => {
    await page.addInitScript(watchHost);
    expectHost(site, expected);
    await page.goto(hostUrl(site, 'bare'));
    await page.evaluate(() => {
      document.cookie = 'cua-trang=1';
      localStorage['cua-trang'] = sessionStorage['cua-trang'] = '1';
    });
  };
  const insert = (page, site, attributes = '') =>
    page.evaluate(([address, attributes]) => {
      const reader = document.createElement('news-reader');
      reader.setAttribute('feed-url', `${address}feed.json`);
      for (const pair of attributes.split(' ').filter(Boolean)) reader.setAttribute(...pair.split('='));
      document.getElementById('first').append(reader);
      return import(`${address}widget.js`);
    }, [site.url, attributes]);

  for (const [what, attributes] of [['in its place', 'services= units='], ['in a dialog', 'open-in=dialog theme=dark'], ['as cards', 'layout=cards theme=inherit']]) {
    test(`reading ${what} leaves globals, listeners, history, title, storage and cookies as they were`, async ({ page, site, expected }) => {
      await begin(page, site, expected);
      const before = await page.evaluate(traces);
      await insert(page, site, attributes);
      await readOne(widget(page));
      await widget(page).evaluate((one) => one.refresh());
      await expect(headlinesOf(widget(page)).first()).toBeVisible();
      await widget(page).evaluate((one) => one.remove());
      // What goes, goes in a task of its own.
      await page.evaluate(() => new Promise((done) => setTimeout(done)));
      const after = await page.evaluate(traces);
      // The one name that is documented: the policy that the inert parser needs. Focus and scroll are the person's.
      expect(after.policies.filter((name) => name !== 'news-reader-feed')).toEqual([]);
      for (const key of ['policies', 'active', 'scroll']) delete before[key], delete after[key];
      expect(after).toEqual(before);
    });
  }

  test('every request goes to the widget’s own origin, with no cookie and no referrer', async ({ page, site, expected, context }) => {
    expectHost(site, expected);
    await context.addCookies([{ name: 'cua-bo', value: '1', url: site.url }]);
    const requests = [];
    page.on('request', (request) => requests.push(request));
    await page.goto(hostUrl(site, 'bare'));
    const own = requests.length;
    await insert(page, site, 'loading=eager services= units=');
    await readOne(widget(page));
    const made = [];
    for (const request of requests.slice(own)) {
      const headers = await request.allHeaders();
      const { origin, pathname } = new URL(request.url());
      made.push({ origin, pathname, cookie: headers.cookie, from: headers.referer && new URL(headers.referer).origin });
    }
    expect(made.filter(({ origin }) => `${origin}/` !== site.url)).toEqual([]);
    const kinds = [/^\/widget\.js$/, /^\/widget-[\w-]+\.js$/, /^\/[\w-]+\.wasm$/, /^\/feed\.json$/, /^\/pictures\/[\w-]+\.(svg|webp|png)$/];
    expect(made.filter(({ pathname }) => !kinds.some((kind) => kind.test(pathname)))).toEqual([]);
    // The page's own tag fetches the first script by the page's rules, pictures by theirs.
    const strict = made.filter(({ pathname }) => /\.(wasm|json)$/.test(pathname));
    expect(strict.length).toBeGreaterThanOrEqual(2);
    expect(strict.filter(({ cookie, from }) => cookie || from)).toEqual([]);
    expect(made.filter(({ pathname, from }) => pathname !== '/widget.js' && from && `${from}/` === site.otherUrl)).toEqual([]);
    expect((await context.cookies()).map(({ name }) => name)).toEqual(['cua-bo']);
  });

  test('below the fold nothing is loaded but the small script', async ({ page, site, expected }) => {
    const asked = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    expectHost(site, expected);
    await page.goto(hostUrl(site, 'below_the_fold'), { waitUntil: 'networkidle' });
    expect(asked.filter((path) => !/^\/(hosts|pictures)\//.test(path))).toEqual(['/widget.js']);
    await widget(page).scrollIntoViewIfNeeded();
    await expect(headlinesOf(widget(page)).first()).toBeVisible();
  });
});
