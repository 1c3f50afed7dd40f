//! The feed that is being read, and its articles as they arrive.
//!
//! `reading` brings them, page by page; `digest` hands each to the search and puts the texts of large
//! feeds away; `refreshing` finds out what has changed since. Articles are addressed by their number, the
//! order in which they came here, which never changes: a corrected article gets a new one.

mod digest;
mod reading;
mod refreshing;

pub use digest::{Digest, Digested};
pub use refreshing::{Apply, Freshness, Refreshed, Standing};

use super::failure::Failure;
use super::selected::Selected;
use crate::domain::feed::{Article, Body, FeedHeader};
use crate::domain::route::Route;
use crate::domain::site::Site;
use crate::domain::warning::Warning;
use crate::platform::clock::milliseconds;
use crate::platform::fetch::{Aborter, Stored};
use crate::platform::text_store::TextStore;
use gloo_timers::future::TimeoutFuture;
use leptos::prelude::{ArcTrigger, Notify, Track};
use reading::Pages;
use std::cell::{Cell, Ref, RefCell};
use std::rc::Rc;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

/// After so long the few articles that have come are shown: on a line like that, waiting for a screenful is
/// waiting too long.
const PATIENCE_MS: u32 = 1_000;

/// In so many pages of a feed a linked article is looked for.
const SOUGHT_PAGES: usize = 20;

/// Whoever waits for an article behind so many others is told what is going on.
const LONG: usize = 200;

#[derive(Clone, Default)]
pub struct Library(Rc<Inner>);

#[derive(Default)]
struct Inner {
    /// By their numbers. One that is gone has left an empty one.
    articles: RefCell<Vec<Arc<Article>>>,
    /// The numbers in the feed's order, once that is another than the numbers' own.
    order: RefCell<Option<Vec<u32>>>,
    /// The article that is being read, with its number: it stays as it is, whatever becomes of it.
    shown: RefCell<Option<(u32, Arc<Article>)>>,
    /// Counts how often that was to be drawn anew.
    edition: Cell<u32>,
    header: RefCell<Arc<FeedHeader>>,
    status: RefCell<Status>,
    /// What the feed's publisher could do better, and a bounded list of it.
    warnings: RefCell<Vec<Warning>>,
    stored: Cell<Option<Stored>>,
    /// One trigger for all of it: what views draw from it they compare by key.
    changed: ArcTrigger,
    /// When it was last pulled, and whether a pull is due.
    told: Cell<f64>,
    due: Cell<bool>,
    /// When the first article came; 0 before that.
    first: Cell<f64>,
    aborter: RefCell<Aborter>,
    site: RefCell<Option<Rc<Site>>>,
    pages: RefCell<Pages>,
    texts: TextStore,
    /// Articles that may be opened next, as they are listed and with their texts.
    brought: RefCell<Vec<(Arc<Article>, Arc<Article>)>>,
    digest: digest::Progress,
    selected: Selected,
    refreshing: refreshing::Refreshing,
    /// Heights of parts of a list, kept so that the way back finds it as it was.
    heights: RefCell<(String, Vec<f64>)>,
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
    /// It is longer than what is read of a feed; what came is shown, and asking again would bring no more.
    Cut,
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

    /// Whether the feed goes on beyond what is read of one.
    pub fn is_cut(&self) -> bool {
        *self.status() == Status::Cut
    }

    /// Whether the feed names a page of older articles that may be asked for.
    pub fn has_next_page(&self) -> bool {
        *self.status() == Status::Complete && self.0.pages.borrow().next().is_some()
    }

    /// Whether an article that has not come may be looked for on the next page. A dead link must not make a
    /// phone read all that was ever published.
    pub fn may_seek_further(&self) -> bool {
        self.has_next_page() && self.0.pages.borrow().count() < SOUGHT_PAGES
    }

    /// Whether what is read last is a page of older articles, and not the feed's first.
    pub fn is_further_page(&self) -> bool {
        self.0.changed.track();
        self.0.pages.borrow().is_further()
    }

    pub fn failure(&self) -> Option<Failure> {
        match &*self.status() {
            Status::Failed(failure) => Some(failure.clone()),
            _ => None,
        }
    }

    /// Set where the articles are from a stored copy, because the network did not give them.
    pub fn stored(&self) -> Option<Stored> {
        self.0.changed.track();
        self.0.stored.get()
    }

    pub fn header(&self) -> Arc<FeedHeader> {
        self.0.changed.track();
        self.0.header.borrow().clone()
    }

    /// What was mended or left out in the page that was read last.
    pub fn warnings(&self) -> Vec<Warning> {
        self.0.changed.track();
        self.0.warnings.borrow().clone()
    }

    /// How many articles there are in all.
    pub fn count(&self) -> usize {
        self.0.changed.track();
        self.0.order_len()
    }

    /// How many numbers have been given to articles, those that are gone included.
    pub fn numbers_given(&self) -> usize {
        self.articles().len()
    }

    /// Whether somebody has looked at a skeleton for long though there are articles.
    pub fn is_slow(&self) -> bool {
        let first = self.0.first.get();
        self.count() > 0 && milliseconds() - first >= f64::from(PATIENCE_MS)
    }

    /// Whether much has come already: what has not come by now may take long.
    pub fn is_long(&self) -> bool {
        self.count() >= LONG || self.waits_for_view()
    }

    /// The numbers of the articles of a route's list, in its order.
    pub fn list(&self, route: &Route) -> Rc<Vec<u32>> {
        let complete = !self.is_loading();
        let order = self.0.order.borrow();
        self.0.selected.numbers(&route.selection(), &self.articles(), order.as_deref(), complete)
    }

    /// `None` for a number whose article is gone as well.
    pub fn at(&self, number: u32) -> Option<Arc<Article>> {
        self.articles().get(number as usize).filter(|article| !article.id.is_empty()).cloned()
    }

    pub fn number(&self, id: &str) -> Option<u32> {
        let place = self.articles().iter().position(|article| article.id == id);
        place.map(|place| place as u32)
    }

    pub fn article(&self, id: &str) -> Option<Arc<Article>> {
        self.number(id).and_then(|number| self.at(number))
    }

    /// The article that is being read: what it was when it was opened, until another one is or none. A
    /// publisher may correct it or take it back meanwhile; [`Library::standing`] tells.
    pub fn show(&self, id: Option<&str>) -> Option<Arc<Article>> {
        self.0.changed.track();
        let mut shown = self.0.shown.borrow_mut();
        let is_whole = |(_, article): &(u32, Arc<Article>)| {
            Some(article.id.as_str()) == id && !matches!(article.body, Body::Stored { .. })
        };
        if !shown.as_ref().is_some_and(is_whole) {
            let number = id.and_then(|id| self.number(id));
            *shown = number.and_then(|number| Some((number, self.as_brought(self.at(number)?))));
        }
        shown.as_ref().map(|(_, article)| article.clone())
    }

    /// The article that is being read, if it is this one; the feed may have lost it meanwhile. Not tracked.
    pub fn shown(&self, id: &str) -> Option<Arc<Article>> {
        let shown = self.0.shown.borrow();
        shown.as_ref().filter(|(_, article)| article.id == id).map(|(_, article)| article.clone())
    }

    /// Whether the feed's order is another than that of the numbers: it was refreshed. Tracked.
    pub fn is_rearranged(&self) -> bool {
        self.0.changed.track();
        self.0.order.borrow().is_some()
    }

    /// Counts how often the open article was to be drawn anew; tracked.
    pub fn edition(&self) -> u32 {
        self.0.changed.track();
        self.0.edition.get()
    }

    /// The articles before and after one in the list that it is read within.
    pub fn neighbours(&self, route: &Route, id: &str) -> [Option<Arc<Article>>; 2] {
        self.neighbours_within(&self.list(route), id)
    }

    /// The articles before and after one in a list of numbers.
    pub fn neighbours_within(&self, list: &[u32], id: &str) -> [Option<Arc<Article>>; 2] {
        let Some(number) = self.number(id) else { return [None, None] };
        let Some(place) = list.iter().position(|other| *other == number) else { return [None, None] };
        let at = |place: Option<usize>| {
            place.and_then(|place| list.get(place)).and_then(|number| self.at(*number))
        };
        [at(place.checked_sub(1)), at(Some(place + 1))]
    }

    /// What relative addresses of an article stand against.
    pub fn base_of(&self, article: &Article) -> String {
        article.base_url.as_ref().map_or_else(|| self.url(), |url| url.as_str().to_owned())
    }

    /// The feed's address, once it is known to be allowed.
    pub fn url(&self) -> String {
        self.0.pages.borrow().first().to_owned()
    }

    /// All of them, by number; those that are gone are empty. Tracked.
    pub fn articles(&self) -> Ref<'_, Vec<Arc<Article>>> {
        self.0.changed.track();
        self.0.articles.borrow()
    }

    fn status(&self) -> Ref<'_, Status> {
        self.0.changed.track();
        self.0.status.borrow()
    }
}

impl Library {
    /// Brings back the text of an article that was put away; everybody hears when it is there.
    pub fn fetch_text(&self, id: &str) {
        let Some(number) = self.number(id) else { return };
        let library = self.clone();
        spawn_local(async move {
            let Some(article) = library.whole(number).await else { return };
            // It may be gone by now.
            let mut articles = library.0.articles.borrow_mut();
            if let Some(slot) = articles.get_mut(number as usize).filter(|slot| slot.id == article.id) {
                *slot = article;
            }
            drop(articles);
            library.0.changed.notify();
        });
    }

    /// An article with its text, wherever that is.
    pub async fn whole(&self, number: u32) -> Option<Arc<Article>> {
        let article = self.0.articles.borrow().get(number as usize).cloned()?;
        let Body::Stored { place, is_html, .. } = article.body else { return Some(article) };
        // A browser that has lost the text leaves an article without one, not one that waits for ever.
        let text = self.0.texts.get(place).await.unwrap_or_default();
        let body = if is_html { Body::Html(text) } else { Body::Text(text) };
        Some(Arc::new(Article { body, ..(*article).clone() }))
    }

    /// Calls `then` with an article that may be opened next, and with its text, which is kept so that it is
    /// there at once then.
    pub fn bring(&self, number: u32, then: impl FnOnce(Option<Arc<Article>>) + 'static) {
        let listed = self.0.articles.borrow().get(number as usize).cloned();
        let Some(listed) = listed else { return then(None) };
        let known = self.as_brought(listed.clone());
        if !matches!(known.body, Body::Stored { .. }) {
            return then(Some(known));
        }
        let library = self.clone();
        spawn_local(async move {
            let whole = library.whole(number).await;
            if let Some(whole) = &whole {
                library.0.brought.borrow_mut().push((listed, whole.clone()));
            }
            then(whole);
        });
    }

    /// Forgets the texts that were brought of all others.
    pub fn keep_brought(&self, numbers: &[u32]) {
        let articles = self.0.articles.borrow();
        let listed = |number: &u32| articles.get(*number as usize);
        let is_kept =
            |known: &Arc<Article>| numbers.iter().filter_map(listed).any(|one| Arc::ptr_eq(one, known));
        self.0.brought.borrow_mut().retain(|(known, _)| is_kept(known));
    }

    /// An article with its text, if that was brought; as it is otherwise.
    fn as_brought(&self, listed: Arc<Article>) -> Arc<Article> {
        let brought = self.0.brought.borrow();
        let it = brought.iter().find(|(known, _)| Arc::ptr_eq(known, &listed));
        it.map_or(listed, |(_, whole)| whole.clone())
    }

    /// Heights that the parts of this list had when it was last drawn.
    pub fn heights(&self, key: &str) -> Vec<f64> {
        let heights = self.0.heights.borrow();
        if heights.0 == key { heights.1.clone() } else { Vec::new() }
    }

    pub fn keep_heights(&self, key: String, heights: Vec<f64>) {
        self.0.heights.replace((key, heights));
    }

    /// Ends the reading, and forgets what it brought: nobody looks any more.
    pub fn close(&self) {
        self.clear();
    }

    fn refuse(&self, failure: Failure) {
        self.begin_anew();
        self.set_status(Status::Failed(failure));
    }

    fn set_status(&self, status: Status) {
        self.0.status.replace(status);
        self.tell();
    }

    /// Tells soon, once for all that comes until then.
    fn tell_in(&self, milliseconds: u32) {
        if !self.0.due.replace(true) {
            let library = self.clone();
            spawn_local(async move {
                TimeoutFuture::new(milliseconds).await;
                library.0.due.set(false);
                library.tell();
            });
        }
    }

    fn tell(&self) {
        self.0.told.set(milliseconds());
        self.0.changed.notify();
    }
}

impl Inner {
    fn order_len(&self) -> usize {
        self.order.borrow().as_ref().map_or_else(|| self.articles.borrow().len(), Vec::len)
    }

    fn order_now(&self) -> Vec<u32> {
        let identity = || (0..self.articles.borrow().len() as u32).collect();
        self.order.borrow().clone().unwrap_or_else(identity)
    }
}

/// Tells lists apart: what is open in them makes no difference.
pub fn list_key(route: &Route) -> String {
    route.list().build_query()
}
