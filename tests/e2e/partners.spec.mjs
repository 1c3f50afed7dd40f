// What partners take away: the snippet from the page that builds it, the pinned script, the package, the types.

import { AxeBuilder } from '@axe-core/playwright';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'vite';
import { test, expect } from './fixtures.mjs';
import { articleOf, expectHost, headlinesOf, hostUrl, integrityOf, widget } from './hosts.mjs';
import { siteFolder } from './server.mjs';

const run = promisify(execFile);
const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '../..');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const pinned = async () => JSON.parse(await readFile(join(siteFolder, 'widget.json'), 'utf8'));
const violations = async (page) => (await new AxeBuilder({ page }).withTags(TAGS).analyze()).violations.map(({ id, nodes }) => [id, nodes[0].html.slice(0, 160)]);

/** A partner's page with this in its body. */
async function paste(page, site, expected, snippet) {
  expectHost(site, expected);
  site.file('/hosts/dan.html', `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Trang dán mã</title></head><body>\n<h1>Trang dán mã</h1>\n${snippet}\n</body></html>`);
  await page.goto(hostUrl(site, 'dan'));
}

test.describe('the page that builds the snippet', () => {
  const code = (page) => page.getByRole('textbox', { name: 'Mã để chép' });

  for (const colorScheme of ['light', 'dark']) {
    test(`${colorScheme}: has no violation, in both languages`, async ({ page, site }) => {
      await page.emulateMedia({ colorScheme });
      await page.goto(`${site.url}nhung.html`);
      await expect(headlinesOf(widget(page)).first()).toBeVisible();
      expect(await violations(page)).toEqual([]);
      await page.getByRole('button', { name: 'English' }).click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Put the news on your page');
      await expect(page).toHaveTitle(/^Put the news/);
      expect(await violations(page)).toEqual([]);
    });
  }

  test('the preview follows the choices, and what is pasted shows the same', async ({ page, site, expected, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto(`${site.url}nhung.html`);
    await expect(headlinesOf(widget(page))).toHaveCount(5);
    await page.getByLabel('Bố cục').selectOption('Thẻ có ảnh');
    await page.getByLabel('Số tin nhiều nhất').fill('2');
    await page.getByLabel('Giao diện').selectOption('Tối');
    await page.getByLabel('Kèm các dịch vụ liên quan').check();
    await page.getByLabel('Màu nhấn riêng').check();
    await page.getByLabel('Màu nhấn', { exact: true }).fill('#0055aa');
    await expect(headlinesOf(widget(page))).not.toHaveCount(5);
    await page.getByRole('button', { name: 'Chép mã' }).click();
    await expect(page.getByRole('status').filter({ hasText: 'Đã chép.' })).toBeVisible();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toBe(await code(page).inputValue());
    expect(copied.split('\n')).toHaveLength(2);
    await paste(page, site, expected, copied);
    const reader = widget(page);
    await expect(reader.getByRole('heading', { level: 3 })).toHaveCount(2);
    for (const [name, value] of [['layout', 'cards'], ['limit', '2'], ['theme', 'dark'], ['services', '']]) await expect(reader).toHaveAttribute(name, value);
    expect(await reader.evaluate((one) => getComputedStyle(one).getPropertyValue('--news-reader-color-accent'))).toBe('#0055aa');
  });

  test('fits a narrow phone', async ({ page, site }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(`${site.url}nhung.html`);
    await expect(headlinesOf(widget(page)).first()).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  });

  test('as a frame', async ({ page, site, expected }) => {
    await page.goto(`${site.url}nhung.html`);
    await page.getByLabel('Số tin nhiều nhất').fill('3');
    await page.getByLabel('Khung iframe').check();
    await expect(headlinesOf(page.frameLocator('.preview iframe').locator('news-reader'))).toHaveCount(3);
    await paste(page, site, expected, await code(page).inputValue());
    await expect(headlinesOf(page.frameLocator('iframe').locator('news-reader'))).toHaveCount(3);
    expect(await page.locator('iframe').getAttribute('sandbox')).not.toContain('allow-same-origin');
  });

  test('words of a person become text of the snippet and never its markup', async ({ page, site, expected }) => {
    await page.goto(`${site.url}nhung.html`);
    const tag = '"><script>window.xau=1</script><b a="';
    await page.getByLabel('Chỉ chủ đề này').fill(tag);
    await expect(code(page)).toHaveValue(/tag="&#34;/);
    await paste(page, site, expected, await code(page).inputValue());
    await expect(widget(page)).toHaveAttribute('tag', tag);
    expect(await page.evaluate(() => window.xau)).toBeUndefined();
  });
});

test.describe('a pinned version', () => {
  test('has an integrity that the browser holds it to, and works', async ({ page, site, expected }) => {
    const { file, integrity, version } = await pinned();
    expect(file).toMatch(new RegExp(`^widget-${version.replaceAll('.', '\\.')}-[0-9a-f]{16}\\.js$`));
    expect(integrityOf(await readFile(join(siteFolder, file)))).toBe(integrity);
    const asked = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(`${site.url}nhung.html`);
    await page.getByLabel(/ghim phiên bản/).check();
    const snippet = await page.getByRole('textbox', { name: 'Mã để chép' }).inputValue();
    expect(snippet).toContain(integrity);
    asked.length = 0;
    await paste(page, site, expected, snippet);
    await expect(headlinesOf(widget(page)).first()).toBeVisible();
    // All of its script is in the file whose integrity is checked; what comes besides, it checks itself.
    expect(asked.filter((path) => path.endsWith('.js'))).toEqual([`/${file}`]);
  });

  test('is refused when a byte of the script or of the module is another', async ({ page, site, expected }) => {
    expected.push(/integrity|digest|^news-reader: /i, /Failed to (load|fetch)/);
    const { file, integrity } = await pinned();
    const snippet = `<script type="module" src="${site.url}${file}" integrity="${integrity}" crossorigin="anonymous"></script>\n<news-reader loading="eager" feed-url="${site.url}feed.json">Đang chờ tin</news-reader>`;
    const spoil = async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: Buffer.concat([await response.body(), Buffer.from('\n')]) });
    };
    await page.route(`**/${file}`, spoil);
    const refused = page.waitForEvent('console', (message) => /integrity/i.test(message.text()));
    await paste(page, site, expected, snippet);
    await refused;
    expect(await page.evaluate(() => customElements.get('news-reader'))).toBeUndefined();
    await page.unroute(`**/${file}`);
    await page.route('**/*.wasm', spoil);
    const told = page.waitForEvent('console', (message) => message.text().startsWith('news-reader:'));
    await page.reload();
    await told;
    await expect(widget(page)).toHaveText('Đang chờ tin');
  });
});

test('the package can be packed, installed and built by Vite, and works in what Vite made', async ({ page, site, expected }) => {
  test.slow();
  const folder = await mkdtemp(join(tmpdir(), 'bantin-package-'));
  try {
    await run('node', ['.ci/package.mjs', siteFolder, join(folder, 'package')], { cwd: root });
    const { stdout } = await run('npm', ['pack', './package', '--json'], { cwd: folder });
    const [{ filename, files }] = [JSON.parse(stdout)].flat().map((entry) => (entry.filename ? entry : Object.values(entry)[0]));
    const names = files.map(({ path }) => path);
    for (const name of ['index.js', 'package.json', 'README.md', 'LICENSE', 'custom-elements.json', 'types/news-reader.d.ts', 'types/react.d.ts', 'dist/widget.js']) expect(names).toContain(name);
    await writeFile(join(folder, 'package.json'), '{"name":"trang","private":true,"type":"module"}');
    await run('npm', ['install', `./${filename}`, '--offline', '--no-audit', '--no-fund'], { cwd: folder });
    await writeFile(join(folder, 'index.html'), `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Trang Vite</title><script type="module" src="page.js"></script></head>
<body><h1>Trang Vite</h1><news-reader loading="eager" limit="3" feed-url="${site.url}feed.json" site-url="${site.url}"></news-reader></body></html>`);
    await writeFile(join(folder, 'page.js'), "import 'bantin-news-reader';\n");
    await build({ root: folder, base: './', logLevel: 'error', configFile: false });
    const serve = async (of, under) => {
      for (const entry of await readdir(of, { withFileTypes: true })) {
        if (entry.isDirectory()) await serve(join(of, entry.name), `${under}${entry.name}/`);
        else site.file(`${under}${entry.name}`, await readFile(join(of, entry.name)));
      }
    };
    await serve(join(folder, 'dist'), '/hosts/vite/');
    expectHost(site, expected);
    const asked = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(`${site.otherUrl}hosts/vite/index.html`);
    await expect(headlinesOf(widget(page))).toHaveCount(3);
    await headlinesOf(widget(page)).first().click();
    await expect(articleOf(widget(page))).toBeVisible();
    // The program is the page's own now.
    expect(asked.filter((url) => /\.(js|wasm)$/.test(url) && !url.startsWith(site.otherUrl))).toEqual([]);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('the types hold for a page of its own, for React and for Vue', async () => {
  await run('npx', ['tsc', '-p', 'types'], { cwd: here }).catch(({ stdout }) => expect(stdout).toBe(''));
});

test('the manifest and the types speak of the same attributes and events as the element', async ({ page, site }) => {
  const manifest = JSON.parse(await readFile(join(siteFolder, 'types/custom-elements.json'), 'utf8'));
  const types = await readFile(join(siteFolder, 'types/news-reader.d.ts'), 'utf8');
  const [element] = manifest.modules[0].declarations;
  await page.goto(`${site.url}nhung.html`);
  await expect(headlinesOf(widget(page)).first()).toBeVisible();
  const real = await page.evaluate(() => {
    const { observedAttributes, prototype } = customElements.get('news-reader');
    const own = Object.getOwnPropertyNames(prototype);
    return { attributes: [...observedAttributes].sort(), members: own.filter((name) => !/^constructor$|Callback$/.test(name)).sort() };
  });
  expect(element.attributes.map(({ name }) => name).sort()).toEqual(real.attributes);
  expect(element.members.map(({ name }) => name).sort()).toEqual(real.members);
  for (const { name } of [...element.attributes, ...element.events]) expect(types).toContain(name.includes('-') || name.includes(':') ? `'${name}'` : name);
  // Parts that a list and an article have are those that are written down.
  const parts = () => widget(page).evaluate((one) => [...one.shadowRoot.querySelectorAll('[part]')].flatMap((part) => [...part.part]));
  const seen = new Set(await parts());
  await headlinesOf(widget(page)).first().click();
  await expect(articleOf(widget(page))).toBeVisible();
  for (const part of await parts()) seen.add(part);
  const written = element.cssParts.map(({ name }) => name);
  expect([...seen].filter((part) => !written.includes(part))).toEqual([]);
  expect(seen.size).toBeGreaterThan(5);
  // Each custom property is one that the style sheet reads.
  const sheet = await widget(page).evaluate((one) => [...one.shadowRoot.adoptedStyleSheets].flatMap((sheet) => [...sheet.cssRules]).map((rule) => rule.cssText).join('\n'));
  for (const { name } of element.cssProperties) expect(sheet, name).toContain(`var(${name}`);
});

test('oEmbed is found from the site, and its answer is a frame of it', async ({ page, site }) => {
  await page.goto(site.url);
  const link = page.locator('link[type="application/json+oembed"]');
  await expect(link).toHaveCount(1);
  const answer = await (await page.request.get(new URL(await link.getAttribute('href'), site.url).href)).json();
  expect(answer).toMatchObject({ version: '1.0', type: 'rich', width: expect.any(Number), height: expect.any(Number) });
  expect(answer.html).toMatch(/^<iframe src="https?:\/\/[^"]+\/embed\.html"[^>]* sandbox="allow-scripts[^"]*"[^>]*><\/iframe>$/);
  expect(answer.html).not.toContain('allow-same-origin');
});

for (const [name, colour] of [['vi-du-toi', 'rgb(17, 26, 34)'], ['vi-du-thuong-hieu', 'rgb(246, 228, 226)']]) {
  test(`example ${name} wears the page’s colours, without a violation`, async ({ page, site }) => {
    await page.goto(`${site.url}${name}.html`);
    await expect(headlinesOf(widget(page)).first()).toBeVisible();
    const base = await widget(page).evaluate((one) => getComputedStyle(one.shadowRoot.querySelector('[part~=base]')).backgroundColor);
    expect(base).toBe(colour);
    expect(await violations(page)).toEqual([]);
  });
}
