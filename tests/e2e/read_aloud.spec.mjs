import { AxeBuilder } from '@axe-core/playwright';
import { test, expect, heading, open } from './fixtures.mjs';
import { english, giveVoices, vietnamese } from './voices.mjs';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const finish = (page) => page.evaluate(() => speechSynthesis.finish());
const said = (page) => page.evaluate(() => speechSynthesis.said.map(({ text }) => text));
const lastSaid = (page) => page.evaluate(() => speechSynthesis.said.at(-1));
/** The words that are highlighted in the page. */
const highlighted = (page) =>
  page.evaluate(() => [...(CSS.highlights.get('bantin-reading') ?? [])].map((range) => range.toString()).join('|'));

const feed = {
  version: 'https://jsonfeed.org/version/1.1',
  title: 'Nguồn tin đọc',
  language: 'vi',
  items: [
    {
      id: 'mot',
      title: 'Hội nghị CNVC của Bộ TT&TT',
      summary: 'Sáng 02/12/2009, hội nghị khai mạc.',
      date_published: '2026-11-20T08:00:00+07:00',
      content_html:
        '<p>Câu thứ <b>nhất có chữ</b> đậm. Câu thứ hai theo 39-CT/TW.</p>' +
        '<table><thead><tr><th>Đơn vị</th><th>Số</th></tr></thead><tbody><tr><th scope="row">Văn phòng</th><td>5-7 người</td></tr></tbody></table>' +
        '<ol><li>Việc đầu tiên.</li></ol><p lang="ar">مرحبا</p><pre><code>let x = 1;</code></pre><p>Câu cuối.<sup><a href="#n">1</a></sup></p><ul><li id="n">Lời chú.</li></ul>',
    },
    { id: 'hai', title: 'Bài thứ hai', date_published: '2026-11-19T08:00:00+07:00', content_html: '<p>Nội dung bài hai.</p>' },
    {
      id: 'dai',
      title: 'Bài dài',
      content_html: Array.from({ length: 60 }, (_, index) => `<p>Đoạn số ${index + 1} của một bài rất dài.</p>`).join(''),
    },
    { id: 'anh', title: 'English article', language: 'en', content_html: '<p>One sentence.</p>' },
  ],
};

/** An article with a sound in its text, and one that its publisher has recorded. */
const feedWithSounds = {
  version: 'https://jsonfeed.org/version/1.1',
  title: 'Nguồn tin có tiếng',
  language: 'vi',
  items: [
    {
      id: 'loi',
      title: 'Bài chưa ai thu',
      content_html: '<p>Một câu trong bài.</p><audio controls src="/documents/ban-tin-bao.mp3"></audio>',
    },
    {
      id: 'thu',
      title: 'Bài đã thu',
      content_html: Array.from({ length: 40 }, (_, index) => `<p>Đoạn số ${index + 1} của bài đã thu.</p>`).join(''),
      attachments: [{ url: '/documents/ban-tin-bao.mp3', mime_type: 'audio/mpeg', title: 'Bản thu của bài' }],
    },
  ],
};

const address = (site, article) => site.at({ feed: site.feed('doc', feed), article });
const listen = (page) => page.getByRole('button', { name: 'Nghe bài này' });
const player = (page) => page.getByRole('group', { name: 'Nghe đọc bài' });
const control = (page, name) => player(page).getByRole('button', { name, exact: true });

test('button is absent without a voice, and comes when one does', async ({ page, site }) => {
  await giveVoices(page, [english]);
  await open(page, address(site, 'mot'), 'Hội nghị CNVC của Bộ TT&TT');
  await expect(page.getByText('Câu cuối.')).toBeVisible();
  await expect(listen(page)).toHaveCount(0);
  await page.evaluate((voice) => speechSynthesis.bring([voice]), vietnamese);
  await expect(listen(page)).toBeVisible();
  // An article in English has no voice now.
  await open(page, address(site, 'anh'), 'English article');
  await expect(listen(page)).toBeVisible();
  await page.evaluate((voice) => speechSynthesis.bring([voice]), vietnamese);
  await expect(listen(page)).toHaveCount(0);
});

test('article is read sentence by sentence, with the sentence highlighted', async ({ page, site }) => {
  await giveVoices(page, [english, vietnamese]);
  await open(page, address(site, 'mot'), 'Hội nghị CNVC của Bộ TT&TT');
  await expect(listen(page)).toHaveAttribute('aria-pressed', 'false');
  await listen(page).click();
  await expect(listen(page)).toHaveAttribute('aria-pressed', 'true');
  await expect(control(page, 'Tạm dừng')).toBeFocused();
  expect(await lastSaid(page)).toEqual({
    text: 'Hội nghị công nhân viên chức của Bộ Thông tin và Truyền thông',
    lang: 'vi-VN',
    rate: 1,
    voice: 'Linh',
  });
  expect(await highlighted(page)).toBe('Hội nghị CNVC của Bộ TT&TT');
  const sentences = [
    ['Sáng ngày 2 tháng 12 năm 2009, hội nghị khai mạc.', 'Sáng 02/12/2009, hội nghị khai mạc.'],
    ['Câu thứ nhất có chữ đậm.', 'Câu thứ nhất có chữ đậm.'],
    ['Câu thứ hai theo 39 chỉ thị Trung ương.', 'Câu thứ hai theo 39-CT/TW.'],
    ['Văn phòng', 'Văn phòng'],
    ['Số: 5 đến 7 người', '5-7 người'],
    ['1. Việc đầu tiên.', 'Việc đầu tiên.'],
    ['Câu cuối.', 'Câu cuối.'],
    ['Lời chú.', 'Lời chú.'],
  ];
  for (const [spoken, written] of sentences) {
    await finish(page);
    await expect.poll(async () => (await lastSaid(page)).text).toBe(spoken);
    expect(await highlighted(page)).toBe(written);
    await expect(page.locator('[data-reading]')).toHaveCount(1);
  }
  await finish(page);
  await expect(control(page, 'Đọc lại từ đầu')).toBeVisible();
  expect(await highlighted(page)).toBe('');
  await control(page, 'Dừng đọc').click();
  await expect(player(page)).toHaveCount(0);
  await expect(listen(page)).toBeFocused();
});

test('reading is paused, gone on with, skipped through and sped up', async ({ page, site }) => {
  await giveVoices(page, [vietnamese]);
  await open(page, address(site, 'mot'), 'Hội nghị CNVC của Bộ TT&TT');
  await listen(page).press('Enter');
  await expect(control(page, 'Tạm dừng')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(control(page, 'Đọc tiếp')).toBeFocused();
  expect(await page.evaluate(() => speechSynthesis.speaking)).toBe(false);
  // A pause stays one while a person looks for a place.
  await control(page, 'Câu sau').click();
  await control(page, 'Câu sau').click();
  expect(await highlighted(page)).toBe('Câu thứ nhất có chữ đậm.');
  expect(await said(page)).toHaveLength(1);
  await control(page, 'Đọc tiếp').click();
  await expect.poll(async () => (await lastSaid(page)).text).toBe('Câu thứ nhất có chữ đậm.');
  await control(page, 'Câu trước').click();
  await expect.poll(async () => (await lastSaid(page)).text).toMatch(/^Sáng ngày 2/);
  await player(page).getByRole('combobox', { name: 'Tốc độ đọc' }).selectOption('1,5×');
  await expect.poll(async () => (await lastSaid(page)).rate).toBe(1.5);
  expect((await lastSaid(page)).text).toMatch(/^Sáng ngày 2/);
  // What was cancelled on the way must not have moved the reading on.
  await finish(page);
  await expect.poll(async () => (await lastSaid(page)).text).toBe('Câu thứ nhất có chữ đậm.');
  // The speed is remembered for the next reading.
  await control(page, 'Dừng đọc').click();
  await listen(page).click();
  await expect.poll(async () => (await lastSaid(page)).rate).toBe(1.5);
});

test('next article is opened and read; leaving falls silent', async ({ page, site }) => {
  await giveVoices(page, [vietnamese]);
  await open(page, address(site, 'mot'), 'Hội nghị CNVC của Bộ TT&TT');
  await listen(page).click();
  await control(page, 'Đọc bài tiếp theo').click();
  await expect(heading(page)).toHaveText('Bài thứ hai');
  await expect.poll(async () => (await lastSaid(page)).text).toBe('Bài thứ hai');
  await finish(page);
  await expect.poll(async () => (await lastSaid(page)).text).toBe('Nội dung bài hai.');
  await page.getByRole('link', { name: 'Danh sách' }).click();
  await expect(player(page)).toHaveCount(0);
  await expect.poll(() => page.evaluate(() => speechSynthesis.speaking)).toBe(false);
  expect(await highlighted(page)).toBe('');
  // An article that is opened by hand is not read by itself.
  const count = (await said(page)).length;
  await page.goBack();
  await expect(heading(page)).toHaveText('Bài thứ hai');
  await expect(listen(page)).toBeVisible();
  expect(await said(page)).toHaveLength(count);
});

for (const mode of ['mute', 'error', 'ends at once']) {
  test(`phantom voice that ${mode === 'mute' ? 'never begins' : mode} is told of`, async ({ page, site }) => {
    await giveVoices(page, [{ ...vietnamese, lang: 'vi_VN' }], mode);
    await open(page, address(site, 'mot'), 'Hội nghị CNVC của Bộ TT&TT');
    await listen(page).click();
    await expect(page.getByRole('alert')).toContainText('không phát được giọng đọc');
    await expect(listen(page)).toHaveCount(0);
    expect(await said(page)).toHaveLength(1);
    await control(page, 'Thử lại').click();
    await expect.poll(async () => (await said(page)).length).toBe(2);
    await expect(page.getByRole('alert')).toBeVisible();
    await control(page, 'Dừng đọc').click();
    await expect(player(page)).toHaveCount(0);
  });
}

test('voice of a list of languages is doubted', async ({ page, site }) => {
  await giveVoices(page, [{ ...vietnamese, lang: 'vi_VN' }]);
  await open(page, address(site, 'mot'), 'Hội nghị CNVC của Bộ TT&TT');
  await listen(page).click();
  await expect(player(page)).toContainText('Nghe không đúng tiếng?');
});

test('voice that needs the network is told of before much is said', async ({ page, site }) => {
  const far = { ...vietnamese, voiceURI: 'xa', localService: false };
  await giveVoices(page, [far]);
  await open(page, address(site, 'mot'), 'Hội nghị CNVC của Bộ TT&TT');
  await listen(page).click();
  await expect(player(page)).toContainText('Giọng này đọc qua mạng');
  // One of the device is taken as soon as there is one.
  await page.evaluate((voices) => speechSynthesis.bring(voices), [far, { ...vietnamese, voiceURI: 'gần' }]);
  await expect(player(page)).not.toContainText('Giọng này đọc qua mạng');
});

test('next article can be gone on to when it comes after the reading has begun', async ({ page, site }) => {
  await giveVoices(page, [vietnamese]);
  const key = `read-next-${Date.now()}`;
  await page.goto(site.at({ feed: `/fault/slow?key=${key}&count=5`, article: 'bai-1' }));
  await expect(heading(page)).toHaveText('Bài thử số 1');
  await listen(page).click();
  await expect(player(page)).toBeVisible();
  await expect(control(page, 'Đọc bài tiếp theo')).toHaveCount(0);
  site.release(key);
  await expect(control(page, 'Đọc bài tiếp theo')).toBeVisible();
});

test('recording of the publisher is played instead of a voice', async ({ page, site }) => {
  await giveVoices(page, [vietnamese]);
  await open(page, site.at({ article: 'nam-viec-truoc-bao' }));
  await page.evaluate(() => {
    HTMLMediaElement.prototype.play = function () {
      window.played = this.getAttribute('aria-label');
      return Promise.reject(new Error('not here'));
    };
  });
  await listen(page).click();
  const recording = page.getByLabel('Bản tin bão cho loa truyền thanh');
  await expect(recording).toBeFocused();
  await expect(recording).toBeInViewport();
  expect(await page.evaluate(() => window.played)).toBe('Bản tin bão cho loa truyền thanh');
  await expect(player(page)).toHaveCount(0);
  expect(await said(page)).toEqual([]);
  // Its speed can be chosen.
  await page.getByRole('combobox', { name: 'Tốc độ phát' }).selectOption('1,25×');
  expect(await recording.evaluate((audio) => audio.playbackRate)).toBe(1.25);
  await expect(recording).toHaveAttribute('preload', 'none');
});

test('recording of the next article is played, and no voice reads it, where the browser refuses too', async ({ page, site }) => {
  await giveVoices(page, [vietnamese]);
  await page.addInitScript(() => {
    HTMLMediaElement.prototype.play = function () {
      window.played = this.getAttribute('aria-label');
      return Promise.reject(new DOMException('not by itself', 'NotAllowedError'));
    };
  });
  await open(page, site.at({ feed: site.feed('doc-thu', feedWithSounds), article: 'loi' }), 'Bài chưa ai thu');
  await listen(page).click();
  await control(page, 'Đọc bài tiếp theo').click();
  await expect(heading(page)).toHaveText('Bài đã thu');
  const recording = page.getByLabel('Bản thu của bài');
  await expect(recording).toBeFocused();
  await expect(recording).toBeInViewport();
  expect(await page.evaluate(() => window.played)).toBe('Bản thu của bài');
  await expect(player(page)).toHaveCount(0);
  expect(await said(page)).toEqual(['Bài chưa ai thu']);
  expect(await page.evaluate(() => speechSynthesis.speaking)).toBe(false);
});

test('voice reads where the recording cannot be had', async ({ page, site, expected }) => {
  expected.push(/404/);
  const broken = structuredClone(feedWithSounds);
  broken.items[1].attachments[0].url = '/fault/404';
  await giveVoices(page, [vietnamese]);
  await open(page, site.at({ feed: site.feed('doc-hong', broken), article: 'thu' }), 'Bài đã thu');
  await listen(page).click();
  await expect(player(page)).toBeVisible();
  await expect(page.getByRole('status')).toContainText('Không phát được bản ghi âm của bài.');
  await expect.poll(async () => (await lastSaid(page))?.text).toBe('Bài đã thu');
});

test('recording that cannot be had is told of where there is no voice, and can be tried again', async ({ page, site, expected }) => {
  expected.push(/404/);
  const broken = structuredClone(feedWithSounds);
  const address = '/fault/404?recording';
  broken.items[1].attachments[0].url = address;
  const asked = [];
  page.on('request', (request) => request.url().endsWith(address) && asked.push(address));
  await giveVoices(page, [english]);
  await open(page, site.at({ feed: site.feed('doc-cam', broken), article: 'thu' }), 'Bài đã thu');
  await listen(page).click();
  const alert = player(page).getByRole('alert');
  await expect(alert).toContainText('Không phát được bản ghi âm của bài.');
  expect(asked).toHaveLength(1);
  await control(page, 'Thử lại').click();
  await expect.poll(() => asked.length).toBe(2);
  await expect(alert).toBeVisible();
  await control(page, 'Dừng đọc').click();
  await expect(player(page)).toHaveCount(0);
  expect(await said(page)).toEqual([]);
});

test('voice makes way for a sound that a person plays', async ({ page, site }) => {
  await giveVoices(page, [vietnamese]);
  await open(page, site.at({ feed: site.feed('doc-tieng', feedWithSounds), article: 'loi' }), 'Bài chưa ai thu');
  await listen(page).click();
  await expect(control(page, 'Tạm dừng')).toBeFocused();
  // As its own button does it; whether the file can be played makes no difference.
  await page.locator('main article .body audio').evaluate((audio) => void audio.play().catch(() => {}));
  await expect(control(page, 'Đọc tiếp')).toBeVisible();
  expect(await page.evaluate(() => speechSynthesis.speaking)).toBe(false);
  // It can be gone on with.
  await control(page, 'Đọc tiếp').click();
  await expect(control(page, 'Tạm dừng')).toBeVisible();
});

test('players in the text have a choice of speeds', async ({ page, site }) => {
  await open(page, site.at({ feed: '/fixtures/rich.json', article: 'day-du' }), 'Một bài có đủ mọi khối');
  const speeds = page.getByRole('combobox', { name: 'Tốc độ phát' });
  await expect(speeds).toHaveCount(3);
  await speeds.first().selectOption('2×');
  expect(await page.getByLabel('Bản tin sáng').evaluate((audio) => audio.playbackRate)).toBe(2);
});

test('sentence is kept in view, but not against the hand that scrolls', async ({ page, site }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.setViewportSize({ width: 360, height: 740 });
  await giveVoices(page, [vietnamese]);
  await open(page, address(site, 'dai'), 'Bài dài');
  await listen(page).click();
  for (let step = 0; step < 20; step++) await control(page, 'Câu sau').click();
  const top = () =>
    page.evaluate(() => [...CSS.highlights.get('bantin-reading')][0].getBoundingClientRect().top / innerHeight);
  await expect.poll(() => highlighted(page)).toBe('Đoạn số 20 của một bài rất dài.');
  await expect.poll(top).toBeGreaterThan(0.1);
  expect(await top()).toBeLessThan(0.75);
  // The person looks at the beginning again.
  await page.mouse.move(180, 300);
  await page.mouse.wheel(0, -9000);
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(0);
  await control(page, 'Câu sau').click();
  await expect.poll(() => highlighted(page)).toBe('Đoạn số 21 của một bài rất dài.');
  expect(await page.evaluate(() => scrollY)).toBe(0);
});

test('sentence is followed by a page that scrolls smoothly and is still under way', async ({ page, site }) => {
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await page.setViewportSize({ width: 360, height: 740 });
  await giveVoices(page, [vietnamese]);
  await open(page, address(site, 'dai'), 'Bài dài');
  await listen(page).click();
  // What is paused has no time of its own: all that happens is what is pressed.
  await control(page, 'Tạm dừng').click();
  await expect(control(page, 'Đọc tiếp')).toBeVisible();
  await control(page, 'Câu sau').evaluate(async (button) => {
    for (let step = 0; step < 20; step++) {
      button.click();
      // Before the page has begun to move, and in the middle of it.
      if (step % 4 === 3) await new Promise(requestAnimationFrame);
    }
  });
  expect(await highlighted(page)).toBe('Đoạn số 20 của một bài rất dài.');
  const place = () =>
    page.evaluate(() => {
      const { top, bottom } = [...CSS.highlights.get('bantin-reading')][0].getBoundingClientRect();
      return top > innerHeight * 0.1 && bottom < innerHeight * 0.75 ? 'in the middle' : `${Math.round(top)} of ${innerHeight}`;
    });
  await expect.poll(place).toBe('in the middle');
});

for (const colorScheme of ['light', 'dark']) {
  test(`player has no violation and fits a phone, ${colorScheme}`, async ({ page, site }) => {
    await page.emulateMedia({ colorScheme });
    await giveVoices(page, [{ ...vietnamese, lang: 'vi_VN' }]);
    await open(page, address(site, 'mot'), 'Hội nghị CNVC của Bộ TT&TT');
    await listen(page).click();
    await control(page, 'Câu sau').click();
    await control(page, 'Câu sau').click();
    for (const [width, height] of [[360, 740], [320, 568], [1280, 900]]) {
      await page.setViewportSize({ width, height });
      await expect(player(page)).toBeInViewport({ ratio: 1 });
      for (const button of await player(page).getByRole('button').all()) {
        const box = await button.boundingBox();
        expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(44);
      }
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
      await page.screenshot({ path: `output/screenshots/player-${width}x${height}-${colorScheme}.png` });
    }
    const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
    expect(violations.map(({ id, nodes }) => ({ id, nodes: nodes.map((node) => node.html.slice(0, 160)) }))).toEqual([]);
  });
}
