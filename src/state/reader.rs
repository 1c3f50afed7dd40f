//! All that a view may ask: where the reader is, what there is to read, in which words.

use super::announcer::Announcer;
use super::library::Library;
use super::navigator::Navigator;
use super::preferences::Preferences;
use super::read_aloud::ReadAloud;
use super::search::{Results, Search};
use super::shelf::{Looked, Shelf};
use crate::domain::feed::{Article, Body, FeedHeader, Portal};
use crate::domain::language::Language;
use crate::domain::message::Message;
use crate::domain::route::Route;
use crate::domain::shelf::{Key, Saved};
use crate::domain::site::Site;
use crate::domain::surface::Surface;
use crate::platform::page::base_url;
use std::ops::Deref;
use std::rc::Rc;
use std::sync::Arc;

/// One surface's state. Clones are handles of the same one; views get it as their first argument,
/// which says what a context would hide and costs a first visit less. One word: nearly every handler
/// has one, and each is cloned and dropped.
#[derive(Clone)]
pub struct Reader(Rc<Parts>);

/// What a reader is put together from.
pub struct Parts {
    pub surface: Surface,
    pub navigator: Navigator,
    pub library: Library,
    pub announcer: Announcer,
    pub preferences: Preferences,
    pub search: Search,
    pub shelf: Shelf,
    pub read_aloud: ReadAloud,
    pub site: Rc<Site>,
}

impl Deref for Reader {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}

impl Reader {
    pub fn new(parts: Parts) -> Reader {
        Reader(Rc::new(parts))
    }

    /// Tracked.
    pub fn route(&self) -> Route {
        self.navigator.route()
    }

    /// The language of the reader's own words: the address' one, or else the person's, the browser's,
    /// the site's; tracked.
    pub fn language(&self) -> Language {
        let of_site = || self.site.language.as_deref().and_then(Language::from_tag);
        let of_person = self.preferences.language();
        self.route().language.or(of_person).or_else(of_site).unwrap_or_default()
    }

    /// Tracked.
    pub fn say(&self, message: Message) -> &'static str {
        message.text(self.language())
    }

    /// What the operator calls the site, or the reader's own name.
    pub fn site_name(&self) -> &str {
        self.site.title.as_deref().unwrap_or(Message::SiteName.text(Language::Vietnamese))
    }

    /// The feed's own portal, and the site's where the feed says nothing; tracked.
    pub fn portal(&self) -> Portal {
        self.library.header().portal.read().0.or(&self.site.portal.read().0)
    }

    /// What the route looks for, or nothing; tracked.
    pub fn results(&self) -> Results {
        let route = self.route();
        if route.is_search() { self.search.results(&route, &self.library) } else { Results::none() }
    }

    /// What a route has found, once all articles that are there have been looked at; tracked.
    pub fn settled_results(&self, route: &Route) -> Rc<Vec<u32>> {
        if !self.search.is_behind(&self.library) {
            self.search.refresh();
        }
        self.search.results(route, &self.library).numbers
    }

    /// The saved article that is open, where the saved ones are read; tracked.
    pub fn open_saved(&self) -> Option<Saved> {
        let route = self.route();
        route.article.filter(|_| route.saved).and_then(|address| self.shelf.find(&address))
    }

    /// Tells the article with this id apart from those of all other feeds; tracked.
    pub fn shelf_key(&self, id: &str) -> Key {
        let saved = self.open_saved().filter(|saved| saved.article.id == id);
        saved.map_or_else(|| Key::of(&self.library.url(), id), |saved| saved.key())
    }

    /// The open article's copy on this device, where the feed does not have it; tracked.
    fn open_unlisted(&self) -> Option<Saved> {
        // Nearly always nobody has asked, and a first view must not wait for what only this needs.
        if !self.shelf.was_asked() {
            return None;
        }
        let id = self.route().article.filter(|id| self.library.number(id).is_none())?;
        self.shelf.found(Key::of(&self.library.url(), &id))
    }

    /// The feed that the open article is from, as far as it is known; tracked.
    pub fn header(&self) -> Arc<FeedHeader> {
        match self.open_saved().or_else(|| self.open_unlisted()) {
            Some(saved) => Arc::new(FeedHeader { title: saved.feed_title, ..FeedHeader::default() }),
            None => self.library.header(),
        }
    }

    /// The whole list of the feed that an article is from: a saved one may be of another feed than the address
    /// names. `None` where this site may not show that feed; tracked.
    #[inline(never)]
    pub fn home_of(&self, id: &str) -> Option<Route> {
        let (route, page) = (self.route(), base_url());
        let saved = self.open_saved().filter(|saved| saved.article.id == id);
        match saved.filter(|saved| saved.feed_url != self.library.url()) {
            None => Some(route.home()),
            Some(saved) if self.site.may_show_feed(&saved.feed_url, &page) => {
                Some(route.with_feed(self.site.name_of_feed(&saved.feed_url, &page)))
            }
            Some(_) => None,
        }
    }

    /// The articles before and after one in the list that it is read within, each with what leads to it;
    /// tracked.
    pub fn neighbours(&self, route: &Route, id: &str) -> [Option<(String, Arc<Article>)>; 2] {
        if route.saved && self.open_saved().is_some() {
            let saved = self.shelf.neighbours(self.shelf_key(id));
            return saved.map(|saved| saved.map(|saved| (self.shelf.address(&saved), saved.article)));
        }
        let articles = match route.query {
            Some(_) => self.library.neighbours_within(&self.settled_results(route), id),
            None => self.library.neighbours(route, id),
        };
        articles.map(|article| article.map(|article| (article.id.clone(), article)))
    }

    /// The article has not come: a skeleton that stands too long is no answer.
    fn awaited(&self) -> Page {
        if self.library.is_long() { Page::Seeking } else { Page::Loading }
    }

    /// What `main` shows; tracked.
    pub fn page(&self) -> Page {
        let route = self.route();
        let id = route.article;
        if route.saved {
            match &id {
                None => return Page::Saved,
                // It is here, whatever became of its feed.
                Some(_) => match self.open_saved() {
                    Some(saved) if saved.withdrawn.is_some() => return Page::Kept(Box::new(saved)),
                    Some(saved) => return Page::Article(saved.article),
                    None if !self.shelf.is_loaded() => return Page::Loading,
                    None => {}
                },
            }
        }
        if let Some(failure) = self.library.failure() {
            return self.kept_page(id.as_deref()).unwrap_or(Page::Failure(failure));
        }
        let loading = self.library.is_loading();
        if id.is_none() {
            self.library.show(None);
        }
        match id {
            Some(id) => match self.library.show(Some(&id)) {
                // Its text is on its way.
                Some(article) if matches!(article.body, Body::Stored { .. }) => {
                    self.library.fetch_text(&id);
                    Page::Loading
                }
                Some(article) => Page::Article(article),
                // It may be on an older page.
                None if self.library.may_seek_further() => {
                    self.library.load_next_page();
                    self.awaited()
                }
                None if loading => self.awaited(),
                None => self.kept_page(Some(&id)).unwrap_or(Page::UnknownArticle),
            },
            None if loading && self.library.count() == 0 => Page::Loading,
            None if self.route().is_search() => Page::Search,
            None => Page::List,
        }
    }

    /// An article that the feed does not have, from this device; `None` where that does not have it either.
    #[inline(never)]
    fn kept_page(&self, id: Option<&str>) -> Option<Page> {
        let url = self.library.url();
        // A feed that may not be shown has none.
        let id = id.filter(|_| !url.is_empty())?;
        match self.shelf.look_for(Key::of(&url, id)) {
            Looked::Looking => Some(Page::Loading),
            Looked::Absent => None,
            Looked::Found(saved) => Some(Page::Kept(saved)),
        }
    }
}

/// What `main` shows.
#[derive(Clone)]
pub enum Page {
    Loading,
    /// The article is awaited in a long feed.
    Seeking,
    List,
    Search,
    Saved,
    Article(Arc<Article>),
    /// This device's copy of an article that its feed does not have.
    Kept(Box<Saved>),
    UnknownArticle,
    Failure(super::failure::Failure),
}

impl Page {
    /// A word for each kind, to tell whether a page must be drawn anew.
    pub fn kind(&self) -> &'static str {
        match self {
            Page::Loading => "loading",
            Page::Seeking => "seeking",
            Page::List => "list",
            Page::Search => "search",
            Page::Saved => "saved",
            Page::Article(_) => "article",
            Page::Kept(_) => "kept",
            Page::UnknownArticle => "unknown",
            Page::Failure(failure) => failure.kind(),
        }
    }
}
