import { useRef } from 'react';
import type { NewsReader } from 'bantin-news-reader';
import type {} from 'bantin-news-reader/react';

export function News() {
  const reader = useRef<NewsReader>(null);
  return (
    <>
      <news-reader ref={reader} feedUrl="feed.json" limit={5} layout="list" onnews-reader:ready={(event) => console.log(event.type)}>
        <a href="/">Tin</a>
      </news-reader>
      <news-reader feed-url="feed.json" open-in="dialog" lang="en" />
      {/* @ts-expect-error there is no such theme */}
      <news-reader theme="neon" />
    </>
  );
}
