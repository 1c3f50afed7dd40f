//! Brings the articles: the feed's own bytes as they come, and its further pages on demand.

use super::{Library, PATIENCE_MS, Status};
use crate::domain::feed::{Article, FeedHeader};
use crate::domain::site::Site;
use crate::domain::stream::{FeedError, FeedReader, Reading};
use crate::domain::url_policy::{is_same_document, resolve_url};
use crate::platform::clock::milliseconds;
use crate::platform::console;
use crate::platform::fetch::{Aborter, Answer, FetchError, Limits, load};
use crate::platform::page::base_url;
use crate::state::failure::Failure;
use std::ops::ControlFlow;
use std::rc::Rc;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

/// More pages than these are not followed: a feed that never ends would fill any memory.
const MOST_PAGES: usize = 200;

/// So many articles are told of at once, one piece after the other; more of them at intervals, longer ones
/// the more there are, so that drawing does not hold up reading.
const URGENT: usize = 60;
const INTERVAL_MS: f64 = 250.0;
const INTERVAL_MS_AN_ARTICLE: f64 = 0.1;

/// The addresses of the feed's pages: the first is the feed's own.
#[derive(Default)]
pub struct Pages {
    visited: Vec<String>,
    next: Option<String>,
}

impl Pages {
    pub fn begin(url: String) -> Pages {
        Pages { visited: vec![url], next: None }
    }

    pub fn count(&self) -> usize {
        self.visited.len()
    }

    pub fn last(&self) -> String {
        self.visited.last().cloned().unwrap_or_default()
    }

    /// The next page becomes the last one.
    pub fn go_on(&mut self) {
        self.visited.extend(self.next.take());
    }

    pub fn first(&self) -> &str {
        self.visited.first().map_or("", String::as_str)
    }

    pub fn is_further(&self) -> bool {
        self.count() > 1
    }

    pub fn next(&self) -> Option<&String> {
        self.next.as_ref()
    }

    /// Remembers where the next page is, unless that was visited, lies elsewhere or is one too many: a
    /// feed must not lead a reader around in circles, nor to places that the site does not show.
    pub fn set_next(&mut self, url: Option<&str>, site: Option<&Site>) {
        let page = base_url();
        self.next = url
            .filter(|url| !self.visited.iter().any(|visited| is_same_document(visited, url)))
            .filter(|url| site.is_some_and(|site| site.may_show_feed(url, &page)))
            .filter(|_| self.visited.len() < MOST_PAGES)
            .map(str::to_owned);
    }
}

impl Library {
    /// Reads a feed: the one that the address asks for, if the site may show it, or else its own.
    pub fn open(&self, wanted: Option<&str>, site: &Rc<Site>) {
        self.0.site.replace(Some(site.clone()));
        let page = base_url();
        let url = match wanted {
            Some(wanted) => match resolve_url(wanted, Some(&page)) {
                Some(url) if site.may_show_feed(&url, &page) => url,
                Some(_) => return self.refuse(Failure::RefusedFeed),
                None => return self.refuse(Failure::BadFeedUrl),
            },
            None => match site.feeds.first() {
                Some(feed) => feed.url.as_str().to_owned(),
                None => resolve_url("feed.json", Some(&page)).unwrap_or_default(),
            },
        };
        self.begin_anew();
        self.forget_server();
        self.0.pages.replace(Pages::begin(url.clone()));
        self.begin(url);
    }

    /// Reads the feed again from its beginning.
    pub fn reload(&self) {
        let url = self.url();
        self.clear();
        self.0.pages.replace(Pages::begin(url.clone()));
        self.begin(url);
    }

    /// Reads on where the feed broke off: what came stays, and only what is new is added.
    pub fn go_on(&self) {
        let last = self.0.pages.borrow().last();
        self.begin(last);
    }

    /// Reads the next page of older articles.
    pub fn load_next_page(&self) {
        if !self.has_next_page() {
            return;
        }
        self.0.pages.borrow_mut().go_on();
        self.go_on();
    }

    fn begin(&self, url: String) {
        let aborter = Aborter::default();
        self.0.aborter.replace(aborter.clone()).abort();
        self.set_status(Status::Loading);
        spawn_local(self.clone().read(url, aborter));
    }

    async fn read(self, url: String, aborter: Aborter) {
        let mut reader = FeedReader::new(&url);
        let mut refused = None;
        let mut known = Known { count: self.0.articles.borrow().len(), met: 0 };
        self.begin_slice();
        let answer = load(&url, Limits::default(), &aborter, &mut |piece| {
            if self.is_led_astray(&aborter) {
                return ControlFlow::Break(());
            }
            if let Err(error) = reader.push(piece) {
                refused = Some(error);
                return ControlFlow::Break(());
            }
            self.take(reader.take_articles(), reader.header(), &mut known, &aborter);
            ControlFlow::Continue(self.pause())
        })
        .await;
        // Another reading has taken this one's place: what it sets must stand.
        if answer == Err(FetchError::Aborted) {
            return;
        }
        self.finish(answer, refused.map_or_else(|| reader.finish(), Err), known, &aborter);
        if self.is_awaited() {
            self.answer_end();
        }
    }

    fn take(&self, new: Vec<Arc<Article>>, header: &FeedHeader, known: &mut Known, aborter: &Aborter) {
        if new.is_empty() {
            return;
        }
        let articles = self.0.articles.borrow();
        // What the header says before the first article is nearly always all of it; the end corrects it.
        if articles.is_empty() {
            self.0.header.replace(Arc::new(header.clone()));
            // What is said of it comes with it, and not above it when it is being read.
            self.0.stored.set(aborter.stored());
            self.0.first.set(milliseconds());
            self.tell_in(PATIENCE_MS);
        }
        drop(articles);
        let count = self.add(new, known);
        let interval = INTERVAL_MS + count as f64 * INTERVAL_MS_AN_ARTICLE;
        let wait = self.0.told.get() + interval - milliseconds();
        if count <= URGENT || wait < 0.0 {
            self.tell();
        } else {
            // The line may fall silent: what has come is shown all the same.
            self.tell_in(wait as u32);
        }
    }

    fn finish(
        &self,
        answer: Result<Answer, FetchError>,
        reading: Result<Reading, FeedError>,
        mut known: Known,
        aborter: &Aborter,
    ) {
        let failure = match (&answer, &reading) {
            (Err(error), Ok(_)) => Some(Failure::Fetch(error.clone())),
            (Ok(_), Ok(_)) => None,
            (answer, Err(error)) => Some(self.why(answer, error, aborter)),
        };
        let is_first_page = !self.0.pages.borrow().is_further();
        let stored = answer.as_ref().ok().and_then(|answer| answer.stored);
        if is_first_page && answer.is_ok() {
            self.0.stored.set(stored);
        }
        if let Ok(reading) = reading {
            if !reading.warnings.is_empty() {
                console::warn("The feed deviates from JSON Feed; what could be mended was mended.");
            }
            self.0.warnings.replace(reading.warnings);
            let next = reading.header.next_url.as_ref().filter(|_| reading.complete);
            self.0.pages.borrow_mut().set_next(next.map(|url| url.as_str()), self.0.site.borrow().as_deref());
            if is_first_page {
                self.0.header.replace(Arc::new(reading.header));
            }
            self.add(reading.articles, &mut known);
            if answer.is_ok() && reading.complete {
                match stored {
                    None => self.note_success(),
                    Some(stored) => {
                        self.note_later(aborter, move |library, aborter| library.note_stored(stored, aborter))
                    }
                }
                self.set_status(Status::Complete);
                return self.digest_rest();
            }
        }
        let nothing = self.0.articles.borrow().is_empty();
        if !nothing && failure == Some(Failure::Fetch(FetchError::TooLarge)) {
            self.note_success();
            self.set_status(Status::Cut);
            return self.digest_rest();
        }
        let told = failure.clone();
        self.note_later(aborter, move |library, aborter| library.note_failure(told, aborter));
        self.set_status(match failure {
            Some(failure) if nothing => Status::Failed(failure),
            _ => Status::Incomplete,
        });
        self.digest_rest();
    }

    /// Whether redirects led from the feed to a place that the site does not show.
    pub(super) fn is_led_astray(&self, aborter: &Aborter) -> bool {
        let site = self.0.site.borrow();
        aborter.end_of_redirects().is_some_and(|end| {
            let url = self.url();
            site.as_ref().is_none_or(|site| !site.may_be_led(&url, &end, &base_url()))
        })
    }

    /// Why what a server sent is no feed.
    pub(super) fn why(
        &self,
        answer: &Result<Answer, FetchError>,
        error: &FeedError,
        aborter: &Aborter,
    ) -> Failure {
        match answer {
            Err(error) => Failure::Fetch(error.clone()),
            Ok(_) if self.is_led_astray(aborter) => Failure::RefusedFeed,
            Ok(answer) if answer.is_web_page() => Failure::WebPage,
            Ok(_) => Failure::Feed(error.clone()),
        }
    }

    /// Forgets what was read, if anything was: the first feed of all needs no code for it.
    pub(super) fn begin_anew(&self) {
        if !self.url().is_empty() {
            self.clear();
        }
    }

    /// Ends the reading that may be going on, and forgets what it brought.
    pub(super) fn clear(&self) {
        self.0.aborter.take().abort();
        self.forget_refreshing();
        self.0.articles.borrow_mut().clear();
        self.0.order.take();
        self.0.shown.take();
        self.0.header.take();
        self.0.pages.take();
        self.0.stored.take();
        self.0.selected.forget();
        self.0.heights.take();
        self.0.brought.take();
        self.0.texts.clear();
        self.0.digest.clear();
    }

    /// Adds the articles that are not there yet; how many there are then.
    fn add(&self, new: Vec<Arc<Article>>, known: &mut Known) -> usize {
        let mut articles = self.0.articles.borrow_mut();
        let mut order = self.0.order.borrow_mut();
        for article in new {
            if !known.has(&articles, &article.id) {
                self.0.digest.expect(&article);
                if let Some(order) = &mut *order {
                    order.push(articles.len() as u32);
                }
                articles.push(article);
            }
        }
        articles.len()
    }
}

/// The articles that were there before a reading began: it may bring them again, as a rule in their order.
struct Known {
    count: usize,
    /// So many of them have come again in their order.
    met: usize,
}

impl Known {
    fn has(&mut self, articles: &[Arc<Article>], id: &str) -> bool {
        let known = articles.get(..self.count).unwrap_or_default();
        if known.get(self.met).is_some_and(|article| article.id == id) {
            self.met += 1;
            return true;
        }
        known.iter().any(|article| article.id == id)
    }
}
