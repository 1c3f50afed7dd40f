import { AxeBuilder } from '@axe-core/playwright';
import { test, expect, heading, headlines } from './fixtures.mjs';

const item = (id, title, html) => ({ id, title, summary: 'Vắn tắt.', content_html: html, date_published: '2026-11-20T08:00:00+07:00' });
const feed = {
  version: 'https://jsonfeed.org/version/1.1',
  title: 'Tin để gõ',
  language: 'vi',
  items: [
    item('truong', 'Trường học mới ở vùng cao', '<p>Các em tới lớp.</p>'),
    item('duong', 'Đường lên bản', '<p>Xe đã chạy được.</p>'),
    ...Array.from({ length: 12 }, (_, index) => item(`tin-${index}`, `Tin ngắn ${index}`, '<p>Như trên.</p>')),
  ],
};

const box = (page) => page.getByRole('searchbox', { name: 'Tìm kiếm' });
const keyboard = (page) => page.getByRole('group', { name: 'Bàn phím' });
const key = (page, name) => keyboard(page).getByRole('button', { name, exact: true });

async function touch(page, keys) {
  for (const one of keys) await key(page, one === ' ' ? 'Dấu cách' : one).tap();
}

async function openKiosk(page, site) {
  await page.goto(site.at({ mode: 'kiosk', feed: site.feed('keyboard', feed) }));
  // Whoever touches the headlines begins.
  await expect(page.locator('html')).toHaveAttribute('data-kiosk', /attract|session/);
  if ((await page.locator('html').getAttribute('data-kiosk')) === 'attract') await page.getByRole('heading', { level: 1 }).tap();
  await expect(page.locator('html')).toHaveAttribute('data-kiosk', 'session');
  await box(page).tap();
  await expect(keyboard(page)).toBeVisible();
}

test.use({ viewport: { width: 1080, height: 1920 }, hasTouch: true });

test('words are typed by touch with Telex, and found', async ({ page, site }) => {
  await openKiosk(page, site);
  await touch(page, 'truwowngf hocj');
  await expect(box(page)).toHaveValue('trường học');
  await expect(headlines(page)).toHaveText(['Trường học mới ở vùng cao']);
  await expect(box(page)).toBeFocused();
  await key(page, 'Xong').tap();
  await expect(keyboard(page)).toBeHidden();
  await expect(heading(page)).toBeFocused();
  await headlines(page).first().tap();
  await expect(heading(page)).toHaveText('Trường học mới ở vùng cao');
});

test('the same key again takes a mark back, capitals come one at a time', async ({ page, site }) => {
  await openKiosk(page, site);
  await touch(page, 'ass');
  await expect(box(page)).toHaveValue('as');
  await key(page, 'Bỏ hết').tap();
  await expect(box(page)).toHaveValue('');
  await key(page, 'Chữ hoa').tap();
  await expect(key(page, 'Chữ hoa')).toHaveAttribute('aria-pressed', 'true');
  await touch(page, 'D');
  await expect(key(page, 'd')).toBeVisible();
  await touch(page, 'duwowngf');
  await expect(box(page)).toHaveValue('Đường');
  await expect(headlines(page)).toHaveText(['Đường lên bản']);
});

test('tones and letters of their own need no Telex; VNI and none can be chosen', async ({ page, site }) => {
  await openKiosk(page, site);
  await touch(page, ['đ', 'ư', 'ơ', 'n', 'g', 'huyền']);
  await expect(box(page)).toHaveValue('đường');
  await key(page, 'Bỏ hết').tap();
  await key(page, 'Kiểu gõ: Telex').tap();
  await touch(page, 'truong72');
  await expect(box(page)).toHaveValue('trường');
  await key(page, 'Bỏ hết').tap();
  await key(page, 'Kiểu gõ: VNI').tap();
  await touch(page, 'as1');
  await expect(box(page)).toHaveValue('as1');
  await key(page, 'Kiểu gõ: tắt').tap();
  await expect(key(page, 'Kiểu gõ: Telex')).toBeVisible();
});

test('keys write at the caret, which stays behind what they wrote, and over what is selected', async ({ page, site }) => {
  await openKiosk(page, site);
  await touch(page, 'hoc moi');
  await box(page).evaluate((input) => input.setSelectionRange(3, 3));
  await touch(page, 'j');
  await expect(box(page)).toHaveValue('học moi');
  expect(await box(page).evaluate((input) => [input.selectionStart, input.selectionEnd])).toEqual([3, 3]);
  await key(page, 'Xoá').tap();
  await expect(box(page)).toHaveValue('họ moi');
  await box(page).evaluate((input) => input.setSelectionRange(0, 2));
  await touch(page, 't');
  await expect(box(page)).toHaveValue('t moi');
  await box(page).evaluate((input) => input.setSelectionRange(1, 5));
  await key(page, 'Xoá').tap();
  await expect(box(page)).toHaveValue('t');
});

test('Xoá goes on while it is held, also beside the key, and stops with the finger', async ({ page, site }) => {
  await openKiosk(page, site);
  await touch(page, 'aaaaabbbbbccccc');
  const length = () => box(page).evaluate((input) => input.value.length);
  const { x, y, width, height } = await key(page, 'Xoá').boundingBox();
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x + width / 2, y - 400, { steps: 3 });
  await expect(key(page, 'Xoá')).toHaveAttribute('data-down', '');
  await expect.poll(length).toBeLessThan(8);
  await page.mouse.up();
  await expect(key(page, 'Xoá')).not.toHaveAttribute('data-down', '');
  const left = await length();
  // Two turns of the repetition later nothing has gone.
  await page.evaluate(() => new Promise((done) => setTimeout(done, 200)));
  expect(await length()).toBe(left);
});

test('keys are reached by Tab and a switch, and keep the focus', async ({ page, site }) => {
  await openKiosk(page, site);
  await key(page, 't').focus();
  await expect(keyboard(page)).toBeVisible();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Space');
  await expect(box(page)).toHaveValue('tt');
  await expect(key(page, 't')).toBeFocused();
});

test('keys of the device write too, together with those on the screen', async ({ page, site }) => {
  await openKiosk(page, site);
  await page.keyboard.type('truo');
  await touch(page, 'nwgf');
  await expect(box(page)).toHaveValue('trường');
  await page.keyboard.press('Backspace');
  await expect(box(page)).toHaveValue('trườn');
  await expect(box(page)).toHaveAttribute('inputmode', 'none');
});

test('a touch beside the keyboard puts it away, and the link that was touched opens', async ({ page, site }) => {
  await openKiosk(page, site);
  await touch(page, 'duong');
  await expect(headlines(page)).toHaveText(['Đường lên bản']);
  await headlines(page).first().tap();
  await expect(heading(page)).toHaveText('Đường lên bản');
  await expect(keyboard(page)).toBeHidden();
});

for (const [name, viewport] of Object.entries({ portrait: { width: 1080, height: 1920 }, landscape: { width: 1920, height: 1080 } })) {
  for (const colorScheme of ['light', 'dark']) {
    test.describe(`${name}, ${colorScheme}`, () => {
      test.use({ viewport, colorScheme });

      test('keys are large, apart, on the screen and without violation', async ({ page, site }) => {
        await openKiosk(page, site);
        const boxes = await keyboard(page).getByRole('button').evaluateAll((keys) => keys.map((one) => one.getBoundingClientRect().toJSON()));
        expect(boxes.length).toBeGreaterThan(50);
        for (const { width, height, left, right, bottom } of boxes) {
          expect(Math.min(width, height)).toBeGreaterThanOrEqual(64);
          expect(left).toBeGreaterThanOrEqual(0);
          expect(right).toBeLessThanOrEqual(viewport.width);
          expect(bottom).toBeLessThanOrEqual(viewport.height);
        }
        const close = boxes.filter((one) => boxes.some((other) => other !== one && other.left < one.right + 6 && other.right > one.left - 6 && other.top < one.bottom + 6 && other.bottom > one.top - 6));
        expect(close).toEqual([]);
        const { violations } = await new AxeBuilder({ page }).include('.keyboard').analyze();
        expect(violations.map(({ id, nodes }) => [id, nodes[0].html])).toEqual([]);
        if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/keyboard-${name}-${colorScheme}.png` });
      });
    });
  }
}
