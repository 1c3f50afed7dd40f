// <news-reader> in React's JSX. React 19 sets properties and listens to the element's events by itself;
// React 18 writes attributes: give it those with dashes, and listen by a ref.
//   import type {} from 'bantin-news-reader/react';
import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { NewsReader, NewsReaderAttributes, NewsReaderEventMap, NewsReaderProperties } from './news-reader.js';

type Listeners = { [K in keyof NewsReaderEventMap as `on${K}`]?: (event: NewsReaderEventMap[K]) => void };

type Props = Omit<DetailedHTMLProps<HTMLAttributes<NewsReader>, NewsReader>, 'lang'> &
  NewsReaderAttributes & Partial<NewsReaderProperties> & Listeners;

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'news-reader': Props;
    }
  }
}

// React 18 without its new JSX runtime.
declare global {
  namespace JSX {
    interface IntrinsicElements {
      'news-reader': Props;
    }
  }
}
