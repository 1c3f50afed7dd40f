// A page's own script, as partners would write it. Each line with an expected error must be one.
import type { NewsReaderLayout } from 'bantin-news-reader';

const reader = document.createElement('news-reader');
const layout: NewsReaderLayout = 'cards';
reader.feedUrl = 'feed.json';
reader.layout = layout;
reader.limit = 5;
reader.services = true;
const isFresh: Promise<boolean> = reader.refresh();
void isFresh.then((value) => value === true);
reader.open('bai-1');
reader.open();
reader.addEventListener('news-reader:navigate', (event) => {
  const id: string | null = event.detail.id;
  if (id) event.preventDefault();
});
reader.addEventListener('news-reader:error', ({ detail }) => console.warn(detail.kind.length, detail.message.trim()));
reader.addEventListener('click', (event) => event.clientX);
document.querySelector('news-reader')?.refresh();

// @ts-expect-error there is no such layout
reader.layout = 'carousel';
// @ts-expect-error a number of headlines is a number
reader.limit = 'five';
// @ts-expect-error a refresh tells whether, and not what
void reader.refresh().then((news) => news.length);
// @ts-expect-error an id is a string
reader.open(7);
// @ts-expect-error a resize has a height and no width
reader.addEventListener('news-reader:resize', (event) => event.detail.width);
