// <news-reader> in Vue's templates and JSX. Tell the compiler that the tag is no component:
// `compilerOptions: { isCustomElement: (tag) => tag === 'news-reader' }`.
//   import type {} from 'bantin-news-reader/vue';
import type { DefineComponent, HTMLAttributes } from 'vue';
import type { NewsReaderAttributes, NewsReaderEventMap, NewsReaderProperties } from './news-reader.js';

type Listeners = { [K in keyof NewsReaderEventMap as `on${Capitalize<K>}`]?: (event: NewsReaderEventMap[K]) => void };
type Props = Omit<HTMLAttributes, 'lang'> & NewsReaderAttributes & Partial<NewsReaderProperties> & Listeners;

declare module 'vue' {
  interface GlobalComponents {
    'news-reader': DefineComponent<Props>;
  }
  interface IntrinsicElementAttributes {
    'news-reader': Props;
  }
}
