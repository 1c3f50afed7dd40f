// A page of React's: attributes and properties, events, elements that come, change places and go.
import { createElement as h, StrictMode, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';

const { widget } = document.querySelector('script[data-widget]').dataset;

function Page() {
  const [limit, setLimit] = useState(3);
  const [turned, setTurned] = useState(false);
  const [shown, setShown] = useState(true);
  const [said, setSaid] = useState([]);
  const reader = useRef(null);
  const note = (event) => setSaid((all) => [...all, event.type.replace('news-reader:', '')]);
  const news = h('news-reader', {
    key: 'news',
    ref: reader,
    feedUrl: `${widget}/feed.json`,
    limit,
    loading: 'eager',
    'onnews-reader:ready': note,
    'onnews-reader:navigate': note,
  }, h('a', { href: widget }, 'Xem tin trên trang của Bộ'));
  const aside = h('p', { key: 'aside' }, 'Lời của trang');
  return h('div', null,
    h('h1', null, 'Trang React'),
    h('button', { onClick: () => setLimit(5) }, 'Năm tin'),
    h('button', { onClick: () => setTurned(!turned) }, 'Đổi chỗ'),
    h('button', { onClick: () => setShown(!shown) }, 'Ẩn hiện'),
    h('button', { onClick: () => reader.current.open(null) }, 'Về danh sách'),
    h('output', { 'aria-label': 'Đã nghe' }, said.join(' ')),
    shown && h('div', null, turned ? [aside, news] : [news, aside]),
  );
}

await import(`${widget}/widget.js`);
createRoot(document.getElementById('page')).render(h(StrictMode, null, h(Page)));
