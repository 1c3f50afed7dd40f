import type { GlobalComponents } from 'vue';
import type {} from 'bantin-news-reader/vue';

type Props = NonNullable<InstanceType<GlobalComponents['news-reader']>['$props']>;
const props: Props = { 'feed-url': 'feed.json', limit: 5, layout: 'strip' };
// @ts-expect-error there is no such layout
const wrong: Props = { layout: 'carousel' };
export const all: Props[] = [props, wrong];
