//! Which articles a list shows, in which order, and what else could be chosen.
//!
//! Articles are named by their positions in the feed: a list of ten thousand is forty kilobytes, and
//! telling whether it has changed costs nothing.

use super::feed::Article;
use super::month::Month;
use super::tally::Tally;
use super::timestamp::{Timestamp, VIETNAM_OFFSET_MINUTES};
use super::vietnamese::title_order;
use std::sync::Arc;

/// An order that a reader asked for. Without one a list keeps the feed's: publishers put first what
/// matters most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    Newest,
    Oldest,
    /// By title, as Vietnamese dictionaries do.
    Title,
}

impl Sort {
    pub const ALL: [Sort; 3] = [Sort::Newest, Sort::Oldest, Sort::Title];

    /// Its word in an address.
    pub fn name(self) -> &'static str {
        match self {
            Sort::Newest => "newest",
            Sort::Oldest => "oldest",
            Sort::Title => "title",
        }
    }

    pub fn from_name(name: &str) -> Option<Sort> {
        Sort::ALL.into_iter().find(|sort| sort.name() == name)
    }
}

/// What a list shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    pub tag: Option<String>,
    /// A month in Vietnam.
    pub month: Option<Month>,
    pub sort: Option<Sort>,
}

impl Selection {
    /// Whether articles are left out.
    pub fn is_filtered(&self) -> bool {
        self.tag.is_some() || self.month.is_some()
    }

    pub fn holds(&self, article: &Article) -> bool {
        self.tag.as_ref().is_none_or(|tag| article.has_tag(tag))
            && self.month.is_none_or(|month| month_of(article) == Some(month))
    }

    /// The positions of the articles that belong here, in order.
    pub fn select(&self, articles: &[Arc<Article>]) -> Vec<u32> {
        let mut numbers = Vec::new();
        self.extend(&mut numbers, articles, 0);
        self.order(numbers, articles)
    }

    /// Appends those of the articles from `from` on that belong here, in the feed's order.
    pub fn extend(&self, numbers: &mut Vec<u32>, articles: &[Arc<Article>], from: usize) {
        for (index, article) in articles.iter().enumerate().skip(from) {
            if self.holds(article) {
                numbers.push(index as u32);
            }
        }
    }

    /// Appends those of the numbers whose articles belong here.
    // A feed that has just been opened has no order but that of its numbers.
    #[inline(never)]
    pub fn extend_in_order(&self, numbers: &mut Vec<u32>, articles: &[Arc<Article>], order: &[u32]) {
        let belongs =
            |number: &u32| articles.get(*number as usize).is_some_and(|article| self.holds(article));
        numbers.extend(order.iter().copied().filter(belongs));
    }

    /// Puts numbers, which are in the feed's order, into the wanted one. Articles that lack what they
    /// are ordered by come last, and equal ones stay in the feed's order.
    pub fn order(&self, numbers: Vec<u32>, articles: &[Arc<Article>]) -> Vec<u32> {
        match self.sort {
            None => numbers,
            Some(Sort::Title) => order_by_title(numbers, articles),
            Some(sort) => order_by_date(numbers, articles, sort == Sort::Newest),
        }
    }
}

// Neither order is what a first visit shows: apart, they can come after it.
#[inline(never)]
fn order_by_date(numbers: Vec<u32>, articles: &[Arc<Article>], newest: bool) -> Vec<u32> {
    let key = |(place, number): (usize, &u32)| {
        let date = articles.get(*number as usize).and_then(|article| article.date());
        let seconds = date.map_or(i64::MAX, |date| if newest { -date.seconds } else { date.seconds });
        (seconds, place)
    };
    let mut keys: Vec<(i64, usize)> = numbers.iter().enumerate().map(key).collect();
    keys.sort_unstable();
    keys.into_iter().filter_map(|(_, place)| numbers.get(place).copied()).collect()
}

#[inline(never)]
fn order_by_title(numbers: Vec<u32>, articles: &[Arc<Article>]) -> Vec<u32> {
    let title = |number: &u32| articles.get(*number as usize).and_then(|article| article.title.as_deref());
    let (titled, mut untitled): (Vec<u32>, Vec<u32>) =
        numbers.into_iter().partition(|number| title(number).is_some());
    let titles: Vec<&str> = titled.iter().filter_map(title).collect();
    let mut ordered: Vec<u32> =
        title_order::order(&titles).iter().filter_map(|place| titled.get(*place as usize).copied()).collect();
    ordered.append(&mut untitled);
    ordered
}

/// The newest articles that `wanted` takes, at most `count` of them, newest first.
pub fn newest(articles: &[Arc<Article>], count: usize, wanted: impl Fn(u32, &Article) -> bool) -> Vec<u32> {
    let mut best: Vec<(Option<Timestamp>, u32)> = Vec::with_capacity(count + 1);
    for (number, article) in (0..).zip(articles) {
        let date = article.date();
        // Among articles of the same moment the feed's first one stands.
        let place = best.iter().position(|(other, _)| date > *other).unwrap_or(best.len());
        if place < count && wanted(number, article) {
            best.insert(place, (date, number));
            best.truncate(count);
        }
    }
    best.into_iter().map(|(_, number)| number).collect()
}

/// The tags of the articles of a month, or of all, with the number of their articles: most used first,
/// then in the alphabet's order.
pub fn count_tags(articles: &[Arc<Article>], month: Option<Month>) -> Vec<(String, u32)> {
    let mut tally = Tally::default();
    for article in articles.iter().filter(|article| month.is_none() || month_of(article) == month) {
        for (index, tag) in article.tags.iter().enumerate() {
            // A tag that an article names twice is one tag of it.
            if article.tags.iter().position(|other| other == tag) == Some(index) {
                tally.add(tag);
            }
        }
    }
    let counts = tally.into_counts();
    let tags: Vec<&str> = counts.iter().map(|(tag, _)| *tag).collect();
    let mut ordered: Vec<(&str, u32)> =
        title_order::order(&tags).iter().filter_map(|place| counts.get(*place as usize).copied()).collect();
    ordered.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    ordered.into_iter().map(|(tag, count)| (tag.to_owned(), count)).collect()
}

/// The months of the articles with a tag, or of all, with the number of their articles, newest first.
pub fn count_months(articles: &[Arc<Article>], tag: Option<&str>) -> Vec<(Month, u32)> {
    let mut months: Vec<(Month, u32)> = Vec::new();
    let mut last = 0;
    for article in articles.iter().filter(|article| tag.is_none_or(|tag| article.has_tag(tag))) {
        let Some(month) = month_of(article) else { continue };
        // Neighbours in a feed are mostly of the same month.
        if months.get(last).is_none_or(|(other, _)| *other != month) {
            last = months.iter().position(|(other, _)| *other == month).unwrap_or(months.len());
            if last == months.len() {
                months.push((month, 0));
            }
        }
        if let Some(count) = months.get_mut(last) {
            count.1 += 1;
        }
    }
    months.sort_unstable_by(|a, b| b.cmp(a));
    months
}

fn month_of(article: &Article) -> Option<Month> {
    article.date().map(|date| Month::of(date, VIETNAM_OFFSET_MINUTES))
}
