//! What was asked, and how far the answer has come.

use super::Results;
use crate::domain::day::Day;
use crate::domain::feed::{Article, Body};
use crate::domain::html_text::body_text;
use crate::domain::route::Route;
use crate::domain::search::{Filter, Found, Index, Query, Snippet, snippet};
use crate::platform::clock::milliseconds;
use crate::state::library::Library;
use leptos::prelude::untrack;
use std::rc::Rc;

/// So long phrases are looked for before the first answer.
const AT_ONCE_MS: f64 = 6.0;

#[derive(Default)]
pub(super) struct Asked {
    words: String,
    tag: Option<String>,
    days: [Option<Day>; 2],
    query: Rc<Query>,
    /// How many articles there were.
    articles: usize,
    /// They are others now.
    is_outdated: bool,
    found: Vec<Found>,
    /// So many of `found` have been checked; those that hold are in `numbers`.
    checked: usize,
    numbers: Rc<Vec<u32>>,
}

impl Asked {
    pub fn new(route: &Route, index: &Index, library: &Library) -> Asked {
        let words = route.query.clone().unwrap_or_default();
        let query = Query::parse(&words);
        let filter = Filter {
            tag: route.tag.as_deref(),
            from: route.from.map(|day| day.start),
            to: route.to.map(Day::end),
        };
        let mut found = index.find(&query, &filter);
        // The index knows no end of an article.
        untrack(|| {
            if library.count() < library.numbers_given() {
                found.retain(|found| library.at(found.article).is_some());
            }
        });
        let mut asked = Asked {
            words,
            tag: route.tag.clone(),
            days: [route.from, route.to],
            query: Rc::new(query),
            articles: index.len(),
            found,
            ..Asked::default()
        };
        asked.check_short();
        asked
    }

    /// Whether this is still the answer to what a route asks for.
    pub fn is_for(&self, route: &Route) -> bool {
        !self.is_outdated && self.asks(route)
    }

    pub fn outdate(&mut self) {
        self.is_outdated = true;
    }

    /// Whether the same was asked for.
    pub fn asks(&self, route: &Route) -> bool {
        route.query.as_deref() == Some(&self.words)
            && route.tag == self.tag
            && self.days == [route.from, route.to]
    }

    pub fn articles(&self) -> usize {
        self.articles
    }

    pub fn results(&self) -> Results {
        Results {
            query: self.query.clone(),
            numbers: self.numbers.clone(),
            is_checking: self.checked < self.found.len(),
            articles: self.articles,
        }
    }

    /// The article that must be checked next, if its text is needed.
    pub fn next(&self) -> Option<u32> {
        self.found.get(self.checked).map(|found| found.article)
    }

    /// Takes over all that needs no checking.
    pub fn check_short(&mut self) {
        let numbers = Rc::make_mut(&mut self.numbers);
        while let Some(found) = self.found.get(self.checked).filter(|found| found.sure) {
            numbers.push(found.article);
            self.checked += 1;
        }
    }

    /// Decides on the next article by its text; one that is gone is no result.
    pub fn check(&mut self, article: Option<&Article>) {
        let Some(number) = self.next() else { return };
        let holds = article.is_some_and(|article| {
            let by_short_texts = self.query.holds(article, None);
            by_short_texts.or_else(|| self.query.holds(article, Some(&body_text(&article.body))))
                == Some(true)
        });
        self.checked += 1;
        if holds {
            Rc::make_mut(&mut self.numbers).push(number);
        }
    }

    /// Checks what can be checked without waiting for a text, and without anybody waiting for it.
    pub fn check_at_hand(&mut self, library: &Library) {
        let end = milliseconds() + AT_ONCE_MS;
        while let Some(number) = self.next() {
            let article = untrack(|| library.at(number));
            let stored = article.as_ref().is_some_and(|article| {
                matches!(article.body, Body::Stored { .. }) && self.query.holds(article, None).is_none()
            });
            if stored {
                return;
            }
            self.check(article.as_deref());
            self.check_short();
            if milliseconds() > end {
                return;
            }
        }
    }
}

/// The place of an article's text that shows best why it was found.
pub(super) fn body_snippet(article: &Article, query: &Query, length: usize) -> Snippet {
    snippet(&body_text(&article.body), query, length)
}
