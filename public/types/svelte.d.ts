// <news-reader> in Svelte's templates.
//   import type {} from 'bantin-news-reader/svelte';
import type { HTMLAttributes } from 'svelte/elements';
import type { NewsReader, NewsReaderAttributes, NewsReaderEventMap } from './news-reader.js';

type Listeners = { [K in keyof NewsReaderEventMap as `on${K}`]?: (event: NewsReaderEventMap[K]) => void };

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'news-reader': Omit<HTMLAttributes<NewsReader>, 'lang'> & NewsReaderAttributes & Listeners;
  }
}
