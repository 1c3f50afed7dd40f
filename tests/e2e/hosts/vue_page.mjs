// A page of Vue's: the same as React's.
import { createApp, h } from 'vue';

const { widget } = document.querySelector('script[data-widget]').dataset;

const Page = {
  data: () => ({ limit: 3, turned: false, shown: true, said: [] }),
  methods: {
    note(event) {
      this.said.push(event.type.replace('news-reader:', ''));
    },
  },
  render() {
    const news = h('news-reader', {
      key: 'news',
      ref: 'reader',
      'feed-url': `${widget}/feed.json`,
      limit: this.limit,
      loading: 'eager',
      'onNews-reader:ready': this.note,
      'onNews-reader:navigate': this.note,
    }, [h('a', { href: widget }, 'Xem tin trên trang của Bộ')]);
    const aside = h('p', { key: 'aside' }, 'Lời của trang');
    return h('div', [
      h('h1', 'Trang Vue'),
      h('button', { onClick: () => (this.limit = 5) }, 'Năm tin'),
      h('button', { onClick: () => (this.turned = !this.turned) }, 'Đổi chỗ'),
      h('button', { onClick: () => (this.shown = !this.shown) }, 'Ẩn hiện'),
      h('button', { onClick: () => this.$refs.reader.open(null) }, 'Về danh sách'),
      h('output', { 'aria-label': 'Đã nghe' }, this.said.join(' ')),
      this.shown && h('div', this.turned ? [aside, news] : [news, aside]),
    ]);
  },
};

await import(`${widget}/widget.js`);
createApp(Page).mount('#page');
