// Types of the element <news-reader>. Loading `widget.js`, or importing the package, defines it.
// JSX: `bantin-news-reader/react`, `/vue`, `/svelte` beside this file add the tag to their frameworks.

/** Headlines below each other, with pictures side by side, in one row, or one article. */
export type NewsReaderLayout = 'list' | 'cards' | 'strip' | 'article';

/** The colours: as the device asks for, always light, always dark, or those of the page around. */
export type NewsReaderTheme = 'auto' | 'light' | 'dark' | 'inherit';

/** Where an article opens: in the place of the list, in a dialog, or on the full site. */
export type NewsReaderOpening = 'element' | 'dialog' | 'site';

/** `eager` does not wait until the element comes near the part of the page that is seen. */
export type NewsReaderLoading = 'eager' | 'lazy';

/** What can be set from outside. Each property mirrors the attribute of the same name, with dashes. */
export interface NewsReaderProperties {
  /** The address of a JSON Feed, relative to the page. Its server must allow the page's origin (CORS). */
  feedUrl: string | null;
  /** The article that is open; without one the list is shown. The element sets it when somebody opens one. */
  articleId: string | null;
  /** Only articles with this tag are listed. */
  tag: string | null;
  /** So many headlines at most. */
  limit: number | null;
  layout: NewsReaderLayout | null;
  theme: NewsReaderTheme | null;
  openIn: NewsReaderOpening | null;
  /** The full site: where links to articles lead. */
  siteUrl: string | null;
  loading: NewsReaderLoading | null;
  /** Shows the feed's related services below the news. */
  services: boolean;
  /** Shows the portals of the ministry's units below the news. */
  units: boolean;
}

/** The attributes, as they are written in HTML. */
export interface NewsReaderAttributes {
  'feed-url'?: string;
  'article-id'?: string;
  tag?: string;
  limit?: number | `${number}`;
  layout?: NewsReaderLayout;
  theme?: NewsReaderTheme;
  'open-in'?: NewsReaderOpening;
  'site-url'?: string;
  loading?: NewsReaderLoading;
  /** The words of the element itself: Vietnamese unless it is `en`. */
  lang?: 'vi' | 'en' | (string & {});
  services?: boolean | '';
  units?: boolean | '';
}

/** `null` is the list. Where `cancelable` holds, `preventDefault()` leaves the way to the page. */
export interface NewsReaderNavigation {
  readonly id: string | null;
}

export interface NewsReaderFailure {
  /** A word for programs, such as `network`, `not-found` or `not-a-feed`. */
  readonly kind: string;
  /** A sentence in the element's language. */
  readonly message: string;
}

export interface NewsReaderSize {
  /** CSS pixels. */
  readonly height: number;
}

/** The element's own events; all of them bubble and are composed. */
export interface NewsReaderEventMap {
  /** The first headlines or the article are drawn. */
  'news-reader:ready': CustomEvent<Record<string, never>>;
  /** Somebody goes to an article or back to the list. */
  'news-reader:navigate': CustomEvent<NewsReaderNavigation>;
  /** Nothing can be shown, or a refresh has failed. */
  'news-reader:error': CustomEvent<NewsReaderFailure>;
  /** The element has another height. */
  'news-reader:resize': CustomEvent<NewsReaderSize>;
}

export interface NewsReader extends HTMLElement, NewsReaderProperties {
  /**
   * Asks for news and puts them into the list; what is read stays where it is. Tells whether the server has given its
   * news. Where it has not, what is there stays, and a request that failed is an error event besides. Never rejected.
   */
  refresh(): Promise<boolean>;
  /** Opens an article, or the list without an id. */
  open(id?: string | null): void;

  addEventListener<K extends keyof NewsReaderEventMap>(
    type: K,
    listener: (this: NewsReader, event: NewsReaderEventMap[K]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener<K extends keyof HTMLElementEventMap>(
    type: K,
    listener: (this: NewsReader, event: HTMLElementEventMap[K]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
  removeEventListener<K extends keyof NewsReaderEventMap>(
    type: K,
    listener: (this: NewsReader, event: NewsReaderEventMap[K]) => void,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener<K extends keyof HTMLElementEventMap>(
    type: K,
    listener: (this: NewsReader, event: HTMLElementEventMap[K]) => void,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | EventListenerOptions): void;
}

declare global {
  interface HTMLElementTagNameMap {
    'news-reader': NewsReader;
  }
}
