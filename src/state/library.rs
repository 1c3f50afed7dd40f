//! The feed that is being read, and its articles as they arrive.

use super::failure::Failure;
use crate::domain::feed::{Article, FeedHeader};
use crate::domain::site::Site;
use crate::domain::stream::{FeedError, FeedReader, Reading};
use crate::domain::url_policy::resolve_url;
use crate::platform::fetch::{Aborter, Answer, FetchError, Limits, load};
use crate::platform::page::base_url;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::ops::ControlFlow;
use std::sync::Arc;

/// How far the reading of the feed has come.
#[derive(Clone, Debug, PartialEq)]
pub enum Status {
    /// Nothing is there yet, or more is coming.
    Loading,
    Complete,
    /// The feed broke off; what came is shown.
    Incomplete,
    /// Nothing can be shown.
    Failed(Failure),
}

#[derive(Clone, Copy)]
pub struct Library {
    articles: RwSignal<Vec<Arc<Article>>>,
    header: RwSignal<Arc<FeedHeader>>,
    status: RwSignal<Status>,
    /// The feed's address, once it is known to be allowed.
    url: RwSignal<String>,
    /// How many headlines are drawn: kept here so that the way back finds the list as it was.
    pub shown: RwSignal<usize>,
    aborter: StoredValue<Aborter, LocalStorage>,
}

/// So many headlines are drawn at once; the rest follow as the reader comes near.
pub const PAGE_SIZE: usize = 24;

pub fn provide_library() -> Library {
    let library = Library {
        articles: RwSignal::new(Vec::new()),
        header: RwSignal::new(Arc::default()),
        status: RwSignal::new(Status::Loading),
        url: RwSignal::new(String::new()),
        shown: RwSignal::new(PAGE_SIZE),
        aborter: StoredValue::new_local(Aborter::default()),
    };
    provide_context(library);
    library
}

pub fn use_library() -> Library {
    use_context().unwrap_or_else(provide_library)
}

impl Library {
    pub fn status(self) -> Status {
        self.status.get()
    }

    pub fn header(self) -> Arc<FeedHeader> {
        self.header.get()
    }

    /// Whether there is something to show: articles, or the sentence that there are none.
    pub fn has_something(self) -> bool {
        self.articles.with(|articles| !articles.is_empty()) || self.status.get() != Status::Loading
    }

    /// How many articles there are, with a tag or in all.
    pub fn count(self, tag: Option<&str>) -> usize {
        self.articles.with(|articles| within(articles, tag).count())
    }

    /// The first articles of a list.
    pub fn first(self, tag: Option<&str>, count: usize) -> Vec<Arc<Article>> {
        self.articles.with(|articles| within(articles, tag).take(count).cloned().collect())
    }

    /// The articles before and after one in a list.
    pub fn neighbours(self, tag: Option<&str>, id: &str) -> [Option<Arc<Article>>; 2] {
        self.articles.with(|articles| {
            let mut before: Option<&Arc<Article>> = None;
            let mut list = within(articles, tag);
            while let Some(article) = list.next() {
                if article.id == id {
                    return [before.cloned(), list.next().cloned()];
                }
                before = Some(article);
            }
            [None, None]
        })
    }

    pub fn article(self, id: &str) -> Option<Arc<Article>> {
        self.articles.with(|articles| articles.iter().find(|article| article.id == id).cloned())
    }

    /// What relative addresses of an article stand against.
    pub fn base_of(self, article: &Article) -> String {
        article.base_url.as_ref().map_or_else(|| self.url.get(), |url| url.as_str().to_owned())
    }

    /// Reads a feed: the one that the address asks for, if the site may show it, or else its own.
    pub fn open(self, wanted: Option<&str>, site: &Site) {
        let page = base_url();
        let url = match wanted {
            Some(wanted) => match resolve_url(wanted, Some(&page)) {
                Some(url) if site.may_show_feed(&url, &page) => url,
                Some(_) => return self.fail(Failure::RefusedFeed),
                None => return self.fail(Failure::BadFeedUrl),
            },
            None => match site.feeds.first() {
                Some(feed) => feed.url.as_str().to_owned(),
                None => resolve_url("feed.json", Some(&page)).unwrap_or_default(),
            },
        };
        self.url.set(url);
        self.reload();
    }

    /// Reads the feed again from its beginning.
    pub fn reload(self) {
        let aborter = Aborter::default();
        self.aborter.with_value(Aborter::abort);
        self.aborter.set_value(aborter.clone());
        self.articles.set(Vec::new());
        self.header.set(Arc::default());
        self.status.set(Status::Loading);
        spawn_local(self.read(aborter));
    }

    async fn read(self, aborter: Aborter) {
        let url = self.url.get_untracked();
        let mut reader = FeedReader::new(&url);
        let mut refused = None;
        let answer = load(&url, Limits::default(), &aborter, &mut |piece| {
            if let Err(error) = reader.push(piece) {
                refused = Some(error);
                return ControlFlow::Break(());
            }
            self.take(reader.take_articles(), reader.header());
            ControlFlow::Continue(())
        })
        .await;
        // Another reading has taken this one's place: what it sets must stand.
        if answer == Err(FetchError::Aborted) {
            return;
        }
        let reading = refused.map_or_else(|| reader.finish(), Err);
        self.finish(answer, reading);
    }

    fn take(self, new: Vec<Arc<Article>>, header: &FeedHeader) {
        if new.is_empty() {
            return;
        }
        if self.header.with_untracked(|known| **known != *header) {
            self.header.set(Arc::new(header.clone()));
        }
        self.articles.update(|articles| articles.extend(new));
    }

    fn finish(self, answer: Result<Answer, FetchError>, reading: Result<Reading, FeedError>) {
        let reading = match (&answer, reading) {
            (_, Ok(reading)) => reading,
            (Err(error), Err(_)) => return self.fail(Failure::Fetch(error.clone())),
            (Ok(answer), Err(_)) if answer.is_web_page() => return self.fail(Failure::WebPage),
            (Ok(_), Err(error)) => return self.fail(Failure::Feed(error)),
        };
        report(&reading);
        self.header.set(Arc::new(reading.header));
        self.articles.update(|articles| articles.extend(reading.articles));
        let nothing = self.articles.with_untracked(Vec::is_empty);
        self.status.set(match answer {
            Err(error) if nothing => Status::Failed(Failure::Fetch(error)),
            Ok(_) if reading.complete => Status::Complete,
            _ => Status::Incomplete,
        });
    }

    fn fail(self, failure: Failure) {
        self.status.set(Status::Failed(failure));
    }
}

/// The articles of a list: those with a tag, or all.
fn within<'a>(articles: &'a [Arc<Article>], tag: Option<&'a str>) -> impl Iterator<Item = &'a Arc<Article>> {
    articles.iter().filter(move |article| tag.is_none_or(|tag| article.has_tag(tag)))
}

/// Warnings are for publishers, who look at the console, not for readers.
fn report(reading: &Reading) {
    if !reading.warnings.is_empty() {
        let count = reading.warnings.len().to_string();
        web_sys::console::info_1(&["The feed has ", &count, " deviations that were mended."].concat().into());
    }
}
