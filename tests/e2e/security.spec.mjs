import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test, expect, heading, headlines, articleBody, open } from './fixtures.mjs';
import { fixtureFolder, siteFolder } from './server.mjs';

const hostile = JSON.parse(await readFile(join(fixtureFolder, 'hostile.json'), 'utf8'));
const hostileAt = (site, article) => site.at({ feed: '/fixtures/hostile.json', ...(article && { article }) });

function directives(policy) {
  return new Map(
    policy.split(';').map((part) => {
      const [name, ...values] = part.trim().split(/\s+/);
      return [name, values];
    }),
  );
}

test('policy of the page forbids all but what it needs', async ({ page, site }) => {
  await open(page, site.url);
  const metas = page.locator('meta[http-equiv="Content-Security-Policy" i]');
  await expect(metas).toHaveCount(1);
  const policy = directives(await metas.getAttribute('content'));
  expect(policy.get('default-src')).toEqual(["'none'"]);
  expect([...policy.get('script-src')].sort()).toEqual(["'self'", "'wasm-unsafe-eval'"]);
  expect(policy.get('style-src')).toEqual(["'self'"]);
  expect(policy.get('base-uri')).toEqual(["'none'"]);
  expect(policy.get('form-action')).toEqual(["'none'"]);
  expect(policy.get('object-src')).toEqual(["'none'"]);
  expect(policy.get('require-trusted-types-for')).toEqual(["'script'"]);
  expect([...policy.values()].flat().filter((value) => /unsafe-inline|unsafe-eval|\*/.test(value) && value !== "'wasm-unsafe-eval'")).toEqual([]);
});

test('index.html holds no script, handler or style of its own', async () => {
  const html = await readFile(join(siteFolder, 'index.html'), 'utf8');
  const policy = html.search(/<meta[^>]*Content-Security-Policy/i);
  expect(policy).toBeGreaterThan(0);
  // What stands before the policy is not under it.
  expect(html.slice(0, policy)).not.toMatch(/<(script|link|style|img)/i);
  const scripts = [...html.matchAll(/<script\b([^>]*)>([^<]*)/gi)];
  expect(scripts.length).toBeGreaterThan(0);
  for (const [, attributes, text] of scripts) {
    expect(attributes).toMatch(/\bsrc=/);
    expect(text.trim()).toBe('');
  }
  expect(html).not.toMatch(/<style|\sstyle=|\son\w+=|javascript:/i);
});

test('list, article and failure stay within the policy', async ({ page, site, expected }) => {
  // The watch of every test does the judging; here the views follow each other in one page.
  expected.push(/404/);
  await open(page, site.url);
  await headlines(page).first().click();
  await expect(page.locator('main article')).toBeVisible();
  await page.getByRole('link', { name: 'English' }).click();
  await expect(page.getByRole('link', { name: 'All headlines' })).toBeVisible();
  await open(page, site.at({ feed: '/fixtures/rich.json', article: 'day-du' }), 'Một bài có đủ mọi khối');
  await open(page, site.at({ feed: '/fault/404' }), 'Chưa xem được tin');
});

test('strings cannot become markup or script', async ({ page, site, expected }) => {
  expected.push(/TrustedHTML|TrustedScript|trusted-types|securitypolicyviolation|unsafe-eval|Refused|violates/i);
  await open(page, site.url);
  const refused = await page.evaluate(() => {
    const attempt = (action) => {
      try {
        action();
        return 'allowed';
      } catch (error) {
        return error.name;
      }
    };
    return {
      handler: attempt(() => (document.body.innerHTML = '<img onerror=1>')),
      script: attempt(() => document.body.insertAdjacentHTML('beforeend', '<script>1</script>')),
      link: attempt(() => (document.createElement('div').innerHTML = '<a href="javascript:1">x</a>')),
      source: attempt(() => (document.createElement('script').src = 'https://khac.example/x.js')),
      policy: attempt(() => trustedTypes.createPolicy('another', {})),
    };
  });
  expect(refused).toEqual({ handler: 'TypeError', script: 'TypeError', link: 'TypeError', source: 'TypeError', policy: 'TypeError' });
  await expect(heading(page)).toBeVisible();
});

/** What of an attack is in the page: elements and attributes that no publisher may make. */
function findTraces(article) {
  const traces = [];
  const allowed = ['http:', 'https:', 'mailto:', 'tel:'];
  for (const one of article.querySelectorAll('*')) {
    // The reader's own controls: no class of a publisher's is ever drawn.
    if (one.closest('.article-tools, .media-speed, .list-status')) continue;
    if (one.matches('script,style,iframe,frame,object,embed,form,input,button,select,textarea,base,meta,link,template,svg,math,portal,dialog,slot,canvas')) {
      traces.push(`element ${one.localName}`);
    }
    if (one.localName.includes('-')) traces.push(`custom element ${one.localName}`);
    for (const { name, value } of one.attributes) {
      if (/^on/i.test(name)) traces.push(`handler ${name}`);
      if (['style', 'name', 'is', 'slot', 'part', 'popover', 'form', 'formaction', 'ping', 'srcdoc', 'background', 'action', 'target', 'http-equiv', 'xlink:href', 'contenteditable', 'accesskey', 'autofocus'].includes(name)) traces.push(`${name}="${value}"`);
      if (name === 'class' && /pwned/.test(value)) traces.push(`class ${value}`);
      if (name === 'id' && !/^(bantin-note-\d+|attachments)$/.test(value)) traces.push(`id ${value}`);
      if (name === 'tabindex' && !['0', '-1'].includes(value)) traces.push(`tabindex ${value}`);
    }
    if (one.localName === 'a' && one.hasAttribute('href')) {
      if (!allowed.includes(one.protocol)) traces.push(`link ${one.getAttribute('href')}`);
      const foreign = /^https?:$/.test(one.protocol) && one.origin !== location.origin;
      if (foreign && one.rel !== 'noopener noreferrer') traces.push(`unguarded link ${one.href}`);
    }
    for (const name of ['src', 'poster']) {
      const value = one.getAttribute(name);
      if (value && !/^(https?:|data:image\/(png|jpeg|gif|webp|avif)[;,])/.test(new URL(value, location.href).href)) traces.push(`${name} ${value}`);
    }
  }
  return traces;
}

for (const item of hostile.items) {
  test(`hostile article ${item.id} is only words`, async ({ page, site, expected }) => {
    // The browser's parser tells of each handler and style that it refuses, though its document is inert;
    // pictures that the feed names do not come.
    expected.push(/^(Applying inline style|Executing inline event handler|Setting the document's base URI)\b/);
    expected.push(/^securitypolicyviolation: (style-src-attr|style-src-elem|script-src-attr) inline|^securitypolicyviolation: base-uri/);
    expected.push(/^Failed to load resource.*(404|ERR_NAME_NOT_RESOLVED|ERR_FAILED|ERR_INVALID_URL)/, /^request to https:\/\/anh\.example\//);
    page.on('dialog', () => {
      throw new Error('a dialog was opened');
    });
    await open(page, hostileAt(site, item.id));
    await expect(page.locator('main article')).toBeVisible();
    await expect(articleBody(page)).toContainText('Lời lành');
    await expect(articleBody(page)).toContainText('Lời cuối');
    expect(await page.locator('main article').evaluate(findTraces)).toEqual([]);
    for (const link of await articleBody(page).getByRole('link', { name: /bấm/i }).all()) await link.focus();
    await page.mouse.move(200, 300);
    expect(await page.evaluate(() => window.__pwned)).toBeUndefined();
    await expect(page).toHaveURL(hostileAt(site, item.id));
    expect(await page.evaluate(() => document.baseURI === location.href && document.getElementById('app').contains(document.querySelector('main')))).toBe(true);
  });
}

test('hostile titles are words in the list', async ({ page, site, expected }) => {
  expected.push(/^Failed to load resource/, /^request to https:\/\/anh\.example\//);
  await open(page, hostileAt(site));
  await expect(headlines(page)).toHaveCount(hostile.items.length);
  expect(await page.getByRole('main').evaluate(findTraces)).toEqual([]);
  // Markup in a title is shown as the words that it is made of.
  await expect(headlines(page).nth(1)).toHaveText('Bài có <img src=x onerror=window.__pwned=1> trong tên');
  expect(await page.evaluate(() => window.__pwned)).toBeUndefined();
});

test('bidi override in a title does not turn what stands beside it', async ({ page, site }) => {
  await open(page, hostileAt(site));
  const title = headlines(page).filter({ hasText: 'Tin đảo' });
  await expect(title).toHaveCount(1);
  const held = await title.evaluate((link) => {
    const override = /[\u202a-\u202e\u2066-\u2069]/;
    // Either the characters are gone, or the title is isolated from its neighbours.
    return !override.test(link.textContent) || ['isolate', 'plaintext', 'isolate-override'].includes(getComputedStyle(link.closest('h2')).unicodeBidi);
  });
  expect(held).toBe(true);
  expect(await page.title()).not.toMatch(/[\u202a-\u202e]/);
});

test('title of the document is free of bidi overrides', async ({ page, site }) => {
  await open(page, hostileAt(site, 'dao-chieu'));
  expect(await page.title()).not.toMatch(/[\u202a-\u202e]/);
});

test('markup of any depth is read without a fall', async ({ page, site }) => {
  const deep = (tag, count) => `<${tag}>`.repeat(count) + 'Lời dưới đáy' + `</${tag}>`.repeat(count);
  const html = `<p>Trên mặt</p>${deep('div', 20_000)}${deep('blockquote', 3_000)}${deep('b', 3_000)}${'<ul><li>'.repeat(2_000)}Lời sâu${'</li></ul>'.repeat(2_000)}<p>Sau cùng</p>`;
  const feed = { version: 'https://jsonfeed.org/version/1.1', title: 'Sâu', items: [{ id: 'sau', title: 'Bài sâu', content_html: html }] };
  await open(page, site.at({ feed: site.feed('deep', feed), article: 'sau' }), 'Bài sâu');
  for (const words of ['Trên mặt', 'Lời dưới đáy', 'Lời sâu', 'Sau cùng']) await expect(articleBody(page)).toContainText(words);
});

test('feed cannot end the structured data early', async ({ page, site }) => {
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Dữ liệu',
    items: [{ id: 'a', title: '</script><script>window.__pwned=1</script>', content_html: '<p>Lời</p>' }],
  };
  await open(page, site.at({ feed: site.feed('json-ld', feed), article: 'a' }));
  await expect(page.locator('script[type="application/ld+json"]')).toHaveCount(1);
  const text = await page.locator('script[type="application/ld+json"]').textContent();
  expect(text).not.toContain('</script');
  expect(() => JSON.parse(text)).not.toThrow();
  expect(await page.evaluate(() => window.__pwned)).toBeUndefined();
});

test('nothing is stored of the reader but scroll positions, and no cookie is set', async ({ page, site, context }) => {
  await open(page, site.url);
  await headlines(page).first().click();
  await expect(page.locator('main article')).toBeVisible();
  await page.reload();
  await expect(page.locator('main article')).toBeVisible();
  expect(await context.cookies()).toEqual([]);
  expect(await page.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)].filter((key) => !key.startsWith('bantin')))).toEqual([]);
});
