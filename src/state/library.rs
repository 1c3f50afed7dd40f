//! The feed that is being read, and its articles as they arrive.

use super::failure::Failure;
use crate::domain::feed::{Article, FeedHeader};
use crate::domain::site::Site;
use crate::domain::stream::{FeedError, FeedReader, Reading};
use crate::domain::url_policy::resolve_url;
use crate::platform::console;
use crate::platform::fetch::{Aborter, Answer, FetchError, Limits, load};
use crate::platform::page::base_url;
use leptos::prelude::{ArcTrigger, Notify, Track};
use std::cell::{Cell, Ref, RefCell};
use std::ops::ControlFlow;
use std::rc::Rc;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

/// So many headlines are drawn at first; more follow as the reader comes near. Below the first, which
/// stands alone, they fill rows of two and of three.
const FIRST_PAGE: usize = 1 + PAGE_SIZE;
const PAGE_SIZE: usize = 12;

#[derive(Clone, Default)]
pub struct Library(Rc<Inner>);

#[derive(Default)]
struct Inner {
    articles: RefCell<Vec<Arc<Article>>>,
    header: RefCell<Arc<FeedHeader>>,
    status: RefCell<Status>,
    /// One trigger for all of it: what views draw from it they compare by key.
    changed: ArcTrigger,
    /// The feed's address, once it is known to be allowed.
    url: RefCell<String>,
    /// How many headlines are drawn: kept here so that the way back finds the list as it was.
    shown: Cell<usize>,
    shown_changed: ArcTrigger,
    aborter: RefCell<Aborter>,
}

/// How far the reading of the feed has come.
#[derive(Clone, Debug, Default, PartialEq)]
enum Status {
    /// Nothing is there yet, or more is coming.
    #[default]
    Loading,
    Complete,
    /// The feed broke off; what came is shown.
    Incomplete,
    /// Nothing can be shown.
    Failed(Failure),
}

/// What views read; each is tracked.
impl Library {
    pub fn is_loading(&self) -> bool {
        *self.status() == Status::Loading
    }

    pub fn is_incomplete(&self) -> bool {
        *self.status() == Status::Incomplete
    }

    pub fn failure(&self) -> Option<Failure> {
        match &*self.status() {
            Status::Failed(failure) => Some(failure.clone()),
            _ => None,
        }
    }

    pub fn header(&self) -> Arc<FeedHeader> {
        self.0.changed.track();
        self.0.header.borrow().clone()
    }

    /// How many articles there are, with a tag or in all.
    pub fn count(&self, tag: Option<&str>) -> usize {
        within(&self.articles(), tag).count()
    }

    /// The ids of the first articles of a list.
    pub fn first_ids(&self, tag: Option<&str>, count: usize) -> Vec<String> {
        within(&self.articles(), tag).take(count).map(|article| article.id.clone()).collect()
    }

    pub fn article(&self, id: &str) -> Option<Arc<Article>> {
        self.articles().iter().find(|article| article.id == id).cloned()
    }

    /// The articles before and after one in a list.
    pub fn neighbours(&self, tag: Option<&str>, id: &str) -> [Option<Arc<Article>>; 2] {
        let articles = self.articles();
        let mut before = None;
        let mut list = within(&articles, tag);
        while let Some(article) = list.next() {
            if article.id == id {
                return [before, list.next().cloned()];
            }
            before = Some(article.clone());
        }
        [None, None]
    }

    /// What relative addresses of an article stand against.
    pub fn base_of(&self, article: &Article) -> String {
        article.base_url.as_ref().map_or_else(|| self.0.url.borrow().clone(), |url| url.as_str().to_owned())
    }

    /// How many headlines are to be drawn.
    pub fn shown(&self) -> usize {
        self.0.shown_changed.track();
        self.0.shown.get().max(FIRST_PAGE)
    }

    fn articles(&self) -> Ref<'_, Vec<Arc<Article>>> {
        self.0.changed.track();
        self.0.articles.borrow()
    }

    fn status(&self) -> Ref<'_, Status> {
        self.0.changed.track();
        self.0.status.borrow()
    }
}

impl Library {
    pub fn show_more(&self) {
        self.0.shown.set(self.shown() + PAGE_SIZE);
        self.0.shown_changed.notify();
    }

    /// Reads a feed: the one that the address asks for, if the site may show it, or else its own.
    pub fn open(&self, wanted: Option<&str>, site: &Site) {
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
        self.0.url.replace(url);
        self.reload();
    }

    /// Reads the feed again from its beginning.
    pub fn reload(&self) {
        let aborter = self.clear();
        self.set_status(Status::Loading);
        spawn_local(self.clone().read(aborter));
    }

    async fn read(self, aborter: Aborter) {
        let url = self.0.url.borrow().clone();
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
        self.finish(answer, refused.map_or_else(|| reader.finish(), Err));
    }

    fn take(&self, new: Vec<Arc<Article>>, header: &FeedHeader) {
        if new.is_empty() {
            return;
        }
        let mut articles = self.0.articles.borrow_mut();
        // What the header says before the first article is nearly always all of it; the end corrects it.
        if articles.is_empty() {
            self.0.header.replace(Arc::new(header.clone()));
        }
        articles.extend(new);
        self.0.changed.notify();
    }

    fn finish(&self, answer: Result<Answer, FetchError>, reading: Result<Reading, FeedError>) {
        let reading = match (&answer, reading) {
            (_, Ok(reading)) => reading,
            (Err(error), Err(_)) => return self.fail(Failure::Fetch(error.clone())),
            (Ok(answer), Err(_)) if answer.is_web_page() => return self.fail(Failure::WebPage),
            (Ok(_), Err(error)) => return self.fail(Failure::Feed(error)),
        };
        if !reading.warnings.is_empty() {
            console::warn("The feed deviates from JSON Feed; what could be mended was mended.");
        }
        self.0.header.replace(Arc::new(reading.header));
        self.0.articles.borrow_mut().extend(reading.articles);
        let nothing = self.0.articles.borrow().is_empty();
        self.set_status(match answer {
            Err(error) if nothing => Status::Failed(Failure::Fetch(error)),
            Ok(_) if reading.complete => Status::Complete,
            _ => Status::Incomplete,
        });
    }

    /// Ends the reading that may be going on, and forgets what it brought.
    fn clear(&self) -> Aborter {
        let aborter = Aborter::default();
        self.0.aborter.replace(aborter.clone()).abort();
        self.0.articles.borrow_mut().clear();
        self.0.header.take();
        self.0.shown.set(0);
        aborter
    }

    fn refuse(&self, failure: Failure) {
        self.clear();
        self.fail(failure);
    }

    fn fail(&self, failure: Failure) {
        self.set_status(Status::Failed(failure));
    }

    fn set_status(&self, status: Status) {
        self.0.status.replace(status);
        self.0.changed.notify();
    }
}

/// The articles of a list: those with a tag, or all.
fn within<'a>(articles: &'a [Arc<Article>], tag: Option<&'a str>) -> impl Iterator<Item = &'a Arc<Article>> {
    articles.iter().filter(move |article| tag.is_none_or(|tag| article.has_tag(tag)))
}
