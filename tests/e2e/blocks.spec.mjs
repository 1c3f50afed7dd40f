import { test, expect, articleBody, open } from './fixtures.mjs';

const rich = (site, article = 'day-du') => site.at({ feed: '/fixtures/rich.json', article });

test.describe('of a rich article', () => {
  test.beforeEach(async ({ page, site }) => {
    await open(page, rich(site), 'Một bài có đủ mọi khối');
  });

  test('headings are shifted below the title and none is skipped or lost', async ({ page }) => {
    const outline = await articleBody(page)
      .getByRole('heading')
      .evaluateAll((all) => all.map((one) => [one.textContent, Number(one.getAttribute('aria-level') ?? one.tagName[1])]));
    const names = ['một', 'hai', 'ba', 'bốn', 'năm', 'sáu'];
    expect(outline).toEqual(names.map((name, index) => [`Đề mục bậc ${name}`, index + 2]));
  });

  test('lists keep their nesting, letters and start', async ({ page }) => {
    const outer = articleBody(page).getByRole('list').first();
    await expect(outer).toHaveJSProperty('tagName', 'UL');
    const inner = outer.getByRole('list');
    await expect(inner).toHaveJSProperty('tagName', 'OL');
    await expect(inner).toHaveAttribute('type', 'a');
    await expect(inner).toHaveAttribute('start', '3');
    await expect(inner.getByRole('listitem')).toHaveText(['Mục con thứ nhất', 'Mục con thứ hai']);
  });

  test('terms stand with their definitions', async ({ page }) => {
    await expect(articleBody(page).getByRole('term')).toHaveText(['Thuật ngữ']);
    await expect(articleBody(page).getByRole('definition')).toHaveText(['Lời giải nghĩa']);
    expect(await articleBody(page).locator('dl > *').evaluateAll((all) => all.map((one) => one.tagName))).toEqual(['DT', 'DD']);
  });

  test('wide table scrolls in its own box by keys', async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 800 });
    const table = page.getByRole('table', { name: 'Bảng mười cột' });
    await expect(table.getByRole('columnheader')).toHaveCount(10);
    await expect(table.getByRole('rowheader')).toHaveText(['Bến Thuyền']);
    await expect(table.getByRole('cell', { name: '117 và 118' })).toHaveAttribute('colspan', '2');
    const box = page.getByRole('group', { name: 'Bảng, cuộn ngang để xem hết' });
    await expect(box).toHaveAttribute('tabindex', '0');
    expect(await box.evaluate((one) => [one.scrollWidth > one.clientWidth, getComputedStyle(one).overflowX])).toEqual([true, 'auto']);
    await box.focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => box.evaluate((one) => one.scrollLeft)).toBeGreaterThan(0);
    expect(await table.getByRole('cell', { name: '119' }).evaluate((one) => getComputedStyle(one).textAlign)).toMatch(/end|right/);
  });

  test('figure has its picture and its caption', async ({ page }) => {
    const figure = articleBody(page).getByRole('figure').filter({ has: page.getByRole('img', { name: 'Ảnh có kích thước' }) });
    await expect(figure).toHaveCount(1);
    await expect(figure.locator('figcaption')).toHaveText('Lời dưới ảnh có nhấn mạnh');
    await expect(figure.locator('figcaption em')).toHaveText('nhấn mạnh');
  });

  test('pictures load late, have words, keep their room, and fit', async ({ page }) => {
    const pictures = articleBody(page).getByRole('img');
    expect(await pictures.evaluateAll((all) => all.map((one) => [one.alt, one.loading]))).toEqual([
      ['Ảnh có kích thước', 'lazy'],
      ['Ảnh rất rộng', 'lazy'],
    ]);
    expect(await pictures.first().evaluate((one) => [one.getAttribute('width'), one.getAttribute('height')])).toEqual(['640', '360']);
    const wide = pictures.nth(1);
    await wide.scrollIntoViewIfNeeded();
    await expect.poll(() => wide.evaluate((one) => one.naturalWidth)).toBe(3200);
    const [picture, article] = await wide.evaluate((one) => [one, one.closest('article')].map((box) => box.getBoundingClientRect().width));
    expect(picture).toBeLessThanOrEqual(article);
  });

  test('lead picture stands above the text with alt and caption', async ({ page }) => {
    const figure = page.locator('main article > figure');
    await expect(figure.getByRole('img', { name: 'Hình tròn trắng trên nền xanh' })).toBeVisible();
    await expect(figure.locator('figcaption')).toHaveText('Chú thích của ảnh đầu bài');
  });

  test('quotation, code and rule are what they are', async ({ page }) => {
    await expect(articleBody(page).getByRole('blockquote')).toHaveText('Lời trích dẫn');
    const code = articleBody(page).locator('pre');
    expect(await code.textContent()).toBe('if (a < b) {\n  return a;\n}');
    await expect(code.locator('code')).toHaveCount(1);
    await expect(code).toHaveAttribute('tabindex', '0');
    await expect(articleBody(page).getByRole('separator')).toHaveCount(1);
  });

  test('links keep their addresses and those that lead away are marked', async ({ page, site }) => {
    const link = (name) => articleBody(page).getByRole('link', { name, exact: false });
    const away = link('ra ngoài');
    await expect(away).toHaveAttribute('href', 'https://ngoai.example/trang?a=1&b=2');
    await expect(away).toHaveAttribute('rel', 'noopener noreferrer');
    // A sign after the words that takes room, and so is seen.
    const sign = (one) => {
      const { content, width } = getComputedStyle(one, '::after');
      return content !== 'none' && content !== 'normal' && parseFloat(width) > 0;
    };
    expect(await away.evaluate(sign)).toBe(true);
    const own = link('trong trang');
    await expect(own).toHaveAttribute('href', `${site.url}fixtures/other.html`);
    expect(await own.evaluate(sign)).toBe(false);
    await expect(link('thư điện tử')).toHaveAttribute('href', 'mailto:toasoan@ngoai.example');
    await expect(link('điện thoại')).toHaveAttribute('href', 'tel:+842412345678');
  });

  test('small marks in the text stay', async ({ page }) => {
    const marks = articleBody(page).locator('p', { hasText: 'tô sáng' }).locator('*');
    expect(await marks.evaluateAll((all) => all.map((one) => `${one.localName}:${one.textContent}`))).toEqual([
      'sub:2', 'sup:2', 'mark:tô sáng', 'abbr:HĐND', 'strong:đậm', 'em:nghiêng', 's:gạch', 'kbd:Enter',
    ]);
    await expect(articleBody(page).locator('abbr')).toHaveAttribute('title', 'Hội đồng nhân dân');
  });

  test('direction and language of foreign words stay', async ({ page }) => {
    const arabic = articleBody(page).getByText('مرحبا بالعالم');
    expect(await arabic.evaluate((one) => [getComputedStyle(one).direction, one.closest('[lang]').lang])).toEqual(['rtl', 'ar']);
    await expect(articleBody(page).locator('bdi')).toHaveText('إيان');
  });

  test('footnote and its way back are links within the article', async ({ page }) => {
    const target = async (link) => articleBody(page).locator(`[id="${(await link.getAttribute('href')).slice(1)}"]`);
    const note = await target(articleBody(page).getByRole('link', { name: '1', exact: true }));
    expect(await note.evaluate((one) => one.closest('li').textContent)).toContain('Lời chú thích thứ nhất.');
    const back = await target(articleBody(page).getByRole('link', { name: '↩' }));
    expect(await back.evaluate((one) => one.closest('p').textContent)).toContain('Câu có chú thích');
  });

  test('sound and film wait to be asked, with controls and a name', async ({ page }) => {
    const players = articleBody(page).locator('audio, video');
    expect(
      await players.evaluateAll((all) =>
        all.map((one) => [one.localName, one.controls, one.preload, one.autoplay, one.getAttribute('aria-label'), one.querySelector('source')?.src ?? one.src]),
      ),
    ).toEqual([
      ['audio', true, 'none', false, 'Bản tin sáng', 'https://phatthanh.example/ban-tin.mp3'],
      ['video', true, 'none', false, 'Phim', 'https://truyenhinh.example/phim.mp4'],
    ]);
  });

  test('foreign player becomes a link with its title', async ({ page }) => {
    await expect(page.locator('iframe')).toHaveCount(0);
    const link = articleBody(page).getByRole('link', { name: 'Xem trên trang Phim về trạm sóng' });
    await expect(link).toHaveAttribute('href', /^https:\/\/www\.youtube\.com\/watch\?v=abcdefghijk/);
    await expect(link).toHaveAttribute('rel', 'noopener noreferrer');
  });

  test('details open by keys', async ({ page }) => {
    await expect(page.getByText('Phần ẩn của bài.')).toBeHidden();
    await articleBody(page).locator('summary').focus();
    await page.keyboard.press('Enter');
    await expect(page.getByText('Phần ẩn của bài.')).toBeVisible();
  });

  test('attachments are downloads with type and size, or players', async ({ page }) => {
    const part = page.getByRole('region', { name: 'Tài liệu đính kèm' });
    await expect(part.getByRole('link', { name: 'Tải về (PDF, 1,4 MB)' })).toHaveAttribute('href', 'https://tep.example/bao-cao.pdf');
    await expect(part.getByRole('link', { name: /4:05/ })).toHaveAttribute('href', 'https://tep.example/phong-van.mp3');
    await expect(part.getByLabel('Phỏng vấn')).toHaveAttribute('preload', 'none');
  });
});

test('article whose headings begin low still has no gap below its title', async ({ page, site }) => {
  await open(page, rich(site, 'de-muc-thap'), 'Bài bắt đầu bằng đề mục thấp');
  await expect(page.getByRole('heading', { level: 2, name: 'Đề mục bốn' })).toBeVisible();
  await expect(page.getByRole('heading', { level: 3, name: 'Đề mục năm' })).toBeVisible();
});

test('plain text becomes paragraphs with links', async ({ page, site }) => {
  await open(page, rich(site, 'chu-tron'), 'Bài chỉ có chữ');
  await expect(articleBody(page).getByRole('paragraph')).toHaveCount(2);
  await expect(articleBody(page).getByRole('link')).toHaveAttribute('href', 'https://ngoai.example/x');
  await expect(articleBody(page).getByRole('paragraph').nth(1)).toHaveText(/^Đoạn thứ hai\.\s*Dòng hai của đoạn hai\.$/);
});

test('first words of an article in the list keep their spaces and hold no markup', async ({ page, site }) => {
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Trích đầu bài',
    items: [
      { id: 'khoi', title: 'Khối liền nhau', content_html: '<p>Một.</p>Hai<div>Ba</div>Bốn<ul><li>Năm</li></ul><b>Sá</b>u' },
      { id: 'dau', title: 'Dấu trong thuộc tính', content_html: '<p>Xem <a href="#" title="x > y">trang này</a> nhé.</p>' },
    ],
  };
  await open(page, site.at({ feed: site.feed('excerpts', feed) }), 'Trích đầu bài');
  const summaries = page.getByRole('main').getByRole('listitem').getByRole('paragraph').filter({ hasText: /\S/ });
  await expect.soft(summaries.first()).toHaveText('Một. Hai Ba Bốn Năm Sáu');
  await expect.soft(summaries.nth(1)).toHaveText('Xem trang này nhé.');
});
