// Nobody leaves a kiosk: by no link, key, gesture or window, whether the module lives or not.

import { test, expect, heading } from './fixtures.mjs';
import { openKiosk, touch, toList, expectPhase } from './kiosk.mjs';

test.use({ viewport: { width: 1080, height: 1920 }, hasTouch: true });

const LINKS = [
  ['web', '<a href="https://khac.example/trang">liên kết</a>', 'https://khac.example/trang'],
  ['web in another window', '<a href="https://khac.example/cua-so" target="_blank" rel="opener">liên kết</a>', 'https://khac.example/cua-so'],
  ['web that is followed', '<a href="https://khac.example/do" ping="https://do.example/">liên kết</a>', 'https://khac.example/do'],
  ['plain http', '<a href="http://khac.example/">liên kết</a>', 'http://khac.example/'],
  ['without a scheme', '<a href="//khac.example/x">liên kết</a>', 'khac.example/x'],
  ['mail', '<a href="mailto:hoi@bo.example?subject=a">liên kết</a>', 'mailto:hoi@bo.example'],
  ['telephone', '<a href="tel:+842412345">liên kết</a>', 'tel:+842412345'],
  ['file of the same site', '<a href="/documents/lich-thi-2026.pdf">liên kết</a>', '/documents/lich-thi-2026.pdf'],
  ['download', '<a href="/documents/tram-da-khoi-phuc.csv" download>liên kết</a>', '/documents/tram-da-khoi-phuc.csv'],
  ['around a picture', '<a href="https://khac.example/anh"><img src="/pictures/icon.svg" alt="liên kết" width="200" height="200"></a>', 'https://khac.example/anh'],
  ['player of another site', '<iframe src="https://www.youtube.com/embed/abc"></iframe>', 'youtube.com'],
];

// What has no place in an article, and none on the screen.
const GONE = `<form action="https://khac.example/"><input name="a"><button>gửi</button></form><map name="m"><area href="https://khac.example/vung" shape="default"></map>
<svg><a href="https://khac.example/svg"><text>svg</text></a></svg><a href="javascript:alert(1)">chạy</a><a href="data:text/html,x">dữ liệu</a><a href="intent://x#Intent;end">ý định</a>
<a href="blob:https://khac.example/1">khối</a><object data="https://khac.example/o"></object><embed src="https://khac.example/e"><base href="https://khac.example/"><meta http-equiv="refresh" content="0;url=https://khac.example/">`;

const feed = (site) => ({
  version: 'https://jsonfeed.org/version/1.1',
  title: 'Nguồn tin có liên kết',
  language: 'vi',
  items: [
    ...LINKS.map(([name, html], index) => ({ id: `lien-ket-${index}`, title: `Bài ${name}`, content_html: `<p>Trước ${html} sau.</p>` })),
    {
      id: 'quanh',
      title: 'Bài có mọi thứ quanh nó',
      url: 'https://bai.example/goc',
      external_url: 'https://bai.example/ve',
      authors: [{ name: 'Người viết', url: 'https://nguoi.example/' }],
      attachments: [
        { url: '/documents/lich-thi-2026.pdf', mime_type: 'application/pdf', title: 'Lịch thi' },
        { url: '/documents/ban-tin-bao.mp3', mime_type: 'audio/mpeg', title: 'Bản tin' },
      ],
      content_html: `<p>Xem <a href="#muc">mục</a>, <a href="${site.url}?article=lien-ket-0">bài khác</a> và <a href="${site.url}?view=saved">đã lưu</a>.</p>${GONE}<h2 id="muc">Mục</h2><video src="/documents/phim.mp4" controls></video>`,
    },
  ],
  _portal: {
    banner: { image: '/pictures/banner.svg', alt: 'Biểu ngữ', url: 'https://bieu-ngu.example/' },
    services: [{ title: 'Dịch vụ', url: 'https://dich-vu.example/' }],
    units: { title: 'Đơn vị', links: [{ title: 'Vụ Một', url: 'https://vu.example/' }] },
  },
});

const dialog = (page) => page.getByRole('dialog', { name: /QR/ });

/** The page is where it was, with a code in front of it. */
async function expectCode(page, address, what) {
  await expect(dialog(page), what).toBeVisible();
  await expect(dialog(page).getByText('Quét để đọc trên điện thoại'), what).toBeVisible();
  await expect(dialog(page).getByText(address).last(), what).toBeVisible();
  await page.getByRole('button', { name: 'Đóng' }).click();
  await expect(dialog(page), what).toHaveCount(0);
}

test.beforeEach(async ({ page }) => {
  // What would leave would be seen: the page is asked for once by each test.
  page.loads = 0;
  page.on('framenavigated', (frame) => (page.loads += frame === page.mainFrame() && !frame.url().includes('mode=kiosk') ? 1 : 0));
  page.on('download', () => (page.loads += 1));
  page.context().on('page', () => (page.loads += 1));
});

test.afterEach(async ({ page }) => expect(page.loads, 'navigations, windows and downloads').toBe(0));

test('every kind of link in a text becomes a code', async ({ page, site }) => {
  test.slow();
  const url = site.feed('kiosk-links', feed(site));
  await openKiosk(page, site, { settings: { feeds: [{ url }] }, query: { article: 'lien-ket-0' } });
  for (const [index, [name, , address]] of LINKS.entries()) {
    await expect(heading(page)).toHaveText(`Bài ${name}`);
    const link = page.locator('main article .body a').first();
    await link.click();
    await expectCode(page, address, name);
    if (index < LINKS.length - 1) await page.getByRole('link', { name: /^Bài tiếp theo/ }).click();
  }
});

test('what stands around an article becomes a code; ways within it stay ways', async ({ page, site }) => {
  const url = site.feed('kiosk-around', feed(site));
  await openKiosk(page, site, { settings: { feeds: [{ url }] }, query: { article: 'quanh' } });
  for (const [name, address] of [
    ['Người viết', 'https://nguoi.example/'],
    ['Xem bài gốc', 'https://bai.example/goc'],
    ['Trang được nhắc đến', 'https://bai.example/ve'],
    ['Tải về (PDF)', '/documents/lich-thi-2026.pdf'],
    ['Tải về (MP3)', '/documents/ban-tin-bao.mp3'],
    ['Biểu ngữ', 'https://bieu-ngu.example/'],
    ['Xem chi tiết: Dịch vụ', 'https://dich-vu.example/'],
    ['Vụ Một', 'https://vu.example/'],
  ]) {
    await page.getByRole('link', { name }).first().click();
    await expectCode(page, address, name);
  }
  expect(await page.locator('main .body :is(form, area, svg, object, embed, iframe, base, meta)').count()).toBe(0);
  // The browser's own controls have a menu that downloads.
  await expect(page.locator(':is(audio, video)[controls]')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Phát: Bản tin' })).toBeVisible();
  await page.getByRole('link', { name: 'mục', exact: true }).click();
  await expect(heading(page)).toHaveText('Bài có mọi thứ quanh nó');
  await page.getByRole('link', { name: 'đã lưu' }).click();
  await expect(page.getByRole('button', { name: /Xuất|Nhập/ })).toHaveCount(0);
  await page.goto(site.at({ mode: 'kiosk', article: 'quanh' }));
  await page.getByRole('link', { name: 'bài khác' }).click();
  await expect(heading(page)).toHaveText('Bài web');
  await expect(page).toHaveURL(/mode=kiosk/);
});

test('an allowed origin is a code too, unless the operator wants it opened', async ({ page, site }) => {
  const items = [{ id: 'a', title: 'Bài', content_html: `<p>Xem <a href="${site.otherUrl}fixtures/picture.svg">trang bạn</a>.</p>` }];
  const url = site.feed('kiosk-allowed', { ...feed(site), items });
  const settings = { feeds: [{ url }], allowed_origins: [new URL(site.otherUrl).origin] };
  await openKiosk(page, site, { settings, query: { article: 'a' } });
  await page.getByRole('link', { name: 'trang bạn' }).click();
  await expectCode(page, '/fixtures/picture.svg', 'allowed');
});

test('no gesture, key, menu, selection, drag or window leads out', async ({ page, site }) => {
  await openKiosk(page, site);
  await touch(page);
  await expect(page.locator('main article')).toBeVisible();
  const held = await page.evaluate(() => {
    const link = document.querySelector('main a[href]');
    const send = (target, event) => !target.dispatchEvent(event) || event.defaultPrevented;
    const options = { bubbles: true, cancelable: true, composed: true };
    const touch = (identifier) => new Touch({ identifier, target: document.body, clientX: 9, clientY: 9 });
    const key = (key, more) => send(document.body, new KeyboardEvent('keydown', { ...options, key, ...more }));
    return {
      menu: send(link, new MouseEvent('contextmenu', options)),
      drag: send(link, new DragEvent('dragstart', options)),
      drop: send(document.body, new DragEvent('drop', options)),
      selection: send(link, new Event('selectstart', options)),
      copy: send(document.body, new ClipboardEvent('copy', options)),
      pinch: send(document.body, new TouchEvent('touchmove', { ...options, touches: [touch(1), touch(2)] })),
      zoom: send(document.body, new WheelEvent('wheel', { ...options, ctrlKey: true, deltaY: 9 })),
      middle: send(link, new MouseEvent('auxclick', { ...options, button: 1 })),
      window: send(link, new MouseEvent('click', { ...options, ctrlKey: true })),
      print: key('p', { ctrlKey: true }),
      newWindow: key('n', { ctrlKey: true }),
      address: key('l', { altKey: true }),
      devtools: key('F12'),
      reload: key('F5'),
      home: key('BrowserHome'),
      open: window.open('https://khac.example/') === null,
      printing: String(window.print).includes('native') === false,
      select: getComputedStyle(document.querySelector('main p')).userSelect === 'none',
      touchAction: getComputedStyle(document.documentElement).touchAction === 'pan-x pan-y',
      overscroll: getComputedStyle(document.documentElement).overscrollBehavior === 'none',
      letters: !key('a') && !key('Tab'),
    };
  });
  expect(Object.entries(held).filter(([, is]) => !is)).toEqual([]);
  await expect(page.getByRole('button', { name: /In hoặc lưu PDF|Chia sẻ|Sao chép|Lưu bài/ })).toHaveCount(0);
  await toHome(page);
  // Going back ends at the kiosk, however often.
  for (let time = 0; time < 3; time++) {
    await page.evaluate(() => history.back());
    await expect(page).toHaveURL(/mode=kiosk/);
  }
});

const toHome = (page) => page.getByRole('button', { name: 'Trang đầu' }).click();

test('a page whose module never came stays in the kiosk', async ({ page, site, expected }) => {
  expected.push(/./);
  await page.route('**/*.wasm', () => {});
  await page.goto(site.at({ mode: 'kiosk' }));
  await expect.poll(() => page.evaluate(() => Boolean(globalThis.bantinWatchdog))).toBe(true);
  const held = await page.evaluate(() => {
    const link = document.createElement('a');
    document.body.append(link);
    return ['./', 'https://khac.example/', '?article=a', 'mailto:a@b.example', 'sub/?mode=kiosk', '?mode=kiosk&article=a'].map((href) => {
      link.href = href;
      return !link.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, composed: true }));
    });
  });
  // Only what is a kiosk's own may be followed.
  expect(held).toEqual([true, true, true, true, true, false]);
});

test('an apology stands where the module has stopped, and the screen comes back by itself', async ({ page, site, expected }) => {
  expected.push(/unreachable/);
  await openKiosk(page, site);
  await toList(page);
  await page.evaluate(() => setTimeout(() => { throw new WebAssembly.RuntimeError('unreachable'); }));
  await expect(page.getByRole('alert')).toContainText('Xin lỗi');
  await expectPhase(page, 'attract', { timeout: 10_000 });
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(page).toHaveURL(/\?mode=kiosk$/);
});
