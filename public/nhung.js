// Builds the snippet that a partner copies, and shows what it gives.
import './widget.js';

const at = (file) => new URL(file, import.meta.url).href;
const find = (id) => document.getElementById(id);
const form = find('lua-chon');
const code = find('code');
const preview = find('preview');

const WORDS = {
  vi: {
    title: 'Nhúng tin vào trang của bạn | Bản Tin',
    fallback: 'Xem tin tại',
    frame: 'Tin tức',
    copied: 'Đã chép.',
    select: 'Trình duyệt không cho chép: mã đã được chọn, hãy bấm Ctrl+C.',
    pinned: 'Trình duyệt từ chối tập lệnh nếu nó khác phiên bản này dù chỉ một byte. Khi muốn bản mới, hãy chép mã mới.',
    noPin: 'Trang này được dựng mà không có phiên bản để ghim.',
    frameNote: 'Khung tự cao theo nội dung ở trình duyệt mới; ở trình duyệt khác, dòng thứ hai (không bắt buộc) làm việc đó.',
    npm: 'Trước đó: tạo gói bằng “make package”, rồi “npm install ./news-reader-….tgz”.',
  },
  en: {
    title: 'Put the news on your page | Bản Tin',
    fallback: 'Read the news at',
    frame: 'News',
    copied: 'Copied.',
    select: 'The browser does not allow copying: the code is selected, press Ctrl+C.',
    pinned: 'The browser refuses the script if a single byte of it differs from this version. For a newer one, copy the code again.',
    noPin: 'This site was built without a version to pin.',
    frameNote: 'In new browsers the frame is as high as its content by itself; in others the second line, which is optional, sees to it.',
    npm: 'Before: make the package with “make package”, then “npm install ./news-reader-….tgz”.',
  },
};

let pinned;
const ask = (file) => fetch(at(file), { credentials: 'omit' }).then((response) => (response.ok ? response.json() : null), () => null);
const language = () => (document.documentElement.lang === 'en' ? 'en' : 'vi');
const words = () => WORDS[language()];
const escape = (text) => text.replace(/[&"<>]/g, (character) => `&#${character.charCodeAt(0)};`);

/** What was chosen, as the element's attributes; what is the default is left out. */
function choices() {
  const chosen = new Map();
  for (const field of form.elements) {
    if (!field.name || field.name === 'way' || !field.checkValidity()) continue;
    const value = field.type === 'checkbox' ? field.checked && true : field.value.trim();
    if (value) chosen.set(field.name, value);
  }
  if (!chosen.has('feed-url')) chosen.set('feed-url', at('feed.json'));
  return chosen;
}

const style = () => (find('own-accent').checked ? `--news-reader-color-accent: ${find('accent').value}` : '');
const tag = (name, attributes, content = '') => {
  const written = attributes.filter(([, value]) => value).map(([key, value]) => (value === true ? ` ${key}` : ` ${key}="${escape(String(value))}"`));
  return `<${name}${written.join('')}>${content}</${name}>`;
};

function elementCode() {
  const site = at('./');
  return tag('news-reader', [...choices(), ['style', style()]], tag('a', [['href', site]], escape(`${words().fallback} ${new URL(site).host}`)));
}

function frameAddress() {
  const keys = { 'feed-url': 'feed', 'article-id': 'article', 'open-in': 'open' };
  const url = new URL(at('embed.html'));
  for (const [name, value] of choices()) {
    if (name === 'feed-url' && value === at('feed.json')) continue;
    url.searchParams.set(keys[name] ?? name, value === true ? '' : value);
  }
  if (style()) url.searchParams.set('accent', find('accent').value);
  return url.href;
}

const WAYS = {
  tag: () => [`${tag('script', [['type', 'module'], ['src', at('widget.js')]])}\n${elementCode()}`, ''],
  pinned() {
    if (!pinned) return ['', words().noPin];
    const script = tag('script', [['type', 'module'], ['src', at(pinned.file)], ['integrity', pinned.integrity], ['crossorigin', 'anonymous']]);
    return [`${script}\n${elementCode()}`, words().pinned];
  },
  frame() {
    const frame = tag('iframe', [
      ['src', frameAddress()],
      ['title', words().frame],
      ['loading', 'lazy'],
      ['sandbox', 'allow-scripts allow-popups allow-popups-to-escape-sandbox'],
      ['style', 'width: 100%; min-height: 24rem; border: 0; frame-sizing: content-height'],
    ]);
    return [`${frame}\n${tag('script', [['src', at('embed-helper.js')], ['defer', true]])}`, words().frameNote];
  },
  npm: () => [`import 'bantin-news-reader';\n\n${elementCode()}`, words().npm],
};

function draw() {
  const way = form.elements.way.value;
  const [text, note] = WAYS[way]();
  code.value = text;
  find('note').textContent = note;
  find('accent').disabled = !find('own-accent').checked;
  if (way === 'frame') return drawFrame();
  const chosen = choices();
  let reader = preview.querySelector('news-reader');
  if (!reader) {
    reader = document.createElement('news-reader');
    reader.setAttribute('loading', 'eager');
    preview.replaceChildren(reader);
  }
  for (const { name } of form.elements) {
    if (!name || name === 'way') continue;
    const value = chosen.get(name);
    const wanted = value === true ? '' : (value ?? null);
    if (reader.getAttribute(name) === wanted) continue;
    wanted === null ? reader.removeAttribute(name) : reader.setAttribute(name, wanted);
  }
  reader.style.cssText = style();
}

function drawFrame() {
  const address = frameAddress();
  let frame = preview.querySelector('iframe');
  if (frame?.src === address) return;
  frame = document.createElement('iframe');
  Object.assign(frame, { src: address, title: words().frame });
  frame.sandbox.add('allow-scripts', 'allow-popups', 'allow-popups-to-escape-sandbox');
  preview.replaceChildren(frame);
}

function speak(tongue) {
  document.documentElement.lang = tongue;
  document.title = words().title;
  // The page is written in Vietnamese; beside each text stands the English one.
  for (const one of document.querySelectorAll('[data-en]')) {
    one.dataset.vi ??= one.textContent;
    one.textContent = one.dataset[tongue];
  }
  find('doi-ngon-ngu').firstElementChild.lang = tongue === 'en' ? 'vi' : 'en';
  find('said').textContent = '';
  draw();
}

// Nothing is drawn anew with each letter of an address.
let waiting;
form.addEventListener('input', () => {
  clearTimeout(waiting);
  waiting = setTimeout(draw, 300);
});
form.addEventListener('change', draw);
form.addEventListener('submit', (event) => event.preventDefault());
find('doi-ngon-ngu').addEventListener('click', () => speak(language() === 'vi' ? 'en' : 'vi'));
find('copy').addEventListener('click', async () => {
  draw();
  try {
    await navigator.clipboard.writeText(code.value);
    find('said').textContent = words().copied;
  } catch {
    code.select();
    find('said').textContent = words().select;
  }
});
// An article that somebody opens in the preview is no choice of theirs for the snippet.
find('feed').placeholder = at('feed.json');
speak(new URLSearchParams(location.search).get('lang') === 'en' ? 'en' : 'vi');
const [site, version] = await Promise.all([ask('site.json'), ask('widget.json')]);
pinned = version;
for (const { title, url } of Array.isArray(site?.feeds) ? site.feeds : []) {
  const option = document.createElement('option');
  Object.assign(option, { value: at(url), label: title });
  find('feeds').append(option);
}
find('way-pinned').disabled = !pinned;
draw();
