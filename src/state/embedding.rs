//! A widget's place in its host's page: what the page asks for, and where somebody goes within it.
//!
//! What is open is the element's own attribute `article-id`: it tells the page as well, which may set it.

mod shown;

use crate::domain::embedding::{Layout, Opening, Options};
use crate::domain::feed::Article;
use crate::domain::language::Language;
use crate::domain::route::Route;
use crate::platform::dom;
use crate::platform::host::{Told, tell};
use crate::platform::page::base_url;
use leptos::prelude::{ArcTrigger, Notify, Track};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use web_sys::HtmlElement;

/// So many headlines are drawn at once where the page sets no limit, and so many more when they are asked
/// for.
pub const PORTION: usize = 60;

#[derive(Clone)]
pub struct Embedding(Rc<Inner>);

struct Inner {
    host: HtmlElement,
    /// The address of the widget's own folder.
    folder: String,
    options: RefCell<Rc<Options>>,
    changed: ArcTrigger,
    /// Somebody has gone to the list where the layout would show an article.
    wants_list: Cell<bool>,
    /// Whether the part of the module is there that draws articles.
    whole: Cell<bool>,
    whole_asked: Cell<bool>,
    /// Somebody goes to a view, which therefore gets the focus.
    focus: Cell<bool>,
    /// The article that was left: its headline gets the focus.
    left: RefCell<Option<String>>,
    /// How many headlines may be drawn.
    shown: Cell<usize>,
}

impl Embedding {
    pub fn new(host: HtmlElement, folder: String) -> Embedding {
        let embedding = Embedding(Rc::new(Inner {
            host,
            folder,
            options: RefCell::default(),
            changed: ArcTrigger::new(),
            wants_list: Cell::new(false),
            whole: Cell::new(false),
            whole_asked: Cell::new(false),
            focus: Cell::new(false),
            left: RefCell::default(),
            shown: Cell::new(PORTION),
        }));
        embedding.read_options();
        embedding
    }

    pub fn host(&self) -> &HtmlElement {
        &self.0.host
    }

    /// What the page asks for; tracked.
    pub fn options(&self) -> Rc<Options> {
        self.0.changed.track();
        self.0.options.borrow().clone()
    }

    /// Reads the attributes again.
    pub fn read_options(&self) {
        let options = Options::read(&|name| self.0.host.get_attribute(name));
        let old = self.0.options.replace(Rc::new(options.clone()));
        if *old == options {
            return;
        }
        if options.article.is_some() || options.layout != old.layout {
            self.0.wants_list.set(false);
        } else if old.article.is_some() {
            self.0.wants_list.set(true);
        }
        if options.tag != old.tag || options.feed != old.feed {
            self.0.shown.set(PORTION);
        }
        self.0.changed.notify();
    }

    /// The route that the attributes mean.
    pub fn route(&self) -> Route {
        let options = self.0.options.borrow();
        Route {
            article: options.article.clone(),
            tag: options.tag.clone(),
            language: options.language,
            ..Route::default()
        }
    }

    /// The language of the widget's own words. Not tracked.
    pub fn language(&self) -> Language {
        self.0.options.borrow().language.unwrap_or_default()
    }

    /// Where a headline's link leads; tracked.
    pub fn link(&self, article: &Article) -> String {
        self.options().link(article, &base_url(), &self.0.folder)
    }

    /// How many headlines are listed at most; tracked.
    pub fn limit(&self) -> usize {
        let limit = self.options().limit.unwrap_or(usize::MAX);
        limit.min(self.0.shown.get())
    }

    pub fn show_more(&self) {
        self.0.shown.set(self.0.shown.get() + PORTION);
        self.0.changed.notify();
    }
}

/// Going from view to view.
impl Embedding {
    /// Somebody asks for an article, or for the list. The page may forbid it, to go its own way.
    pub fn go(&self, id: Option<&str>) {
        if self.may_go(id) {
            // A dialog takes the focus by itself, and gives it back.
            self.0.focus.set(!self.is_dialog());
            self.set(id);
        }
    }

    /// Whether the page lets somebody go there; the rest is up to the caller.
    pub fn may_go(&self, id: Option<&str>) -> bool {
        tell(&self.0.host, &Told::Navigate { id, can_cancel: true })
    }

    /// The page itself asks for it, by the element's method.
    pub fn open(&self, id: Option<&str>) {
        if self.0.options.borrow().article.as_deref() != id {
            tell(&self.0.host, &Told::Navigate { id, can_cancel: false });
            self.set(id);
        }
    }

    /// Shows it, and says nothing.
    pub fn set(&self, id: Option<&str>) {
        match id {
            // The element hears of it, and reads its attributes.
            Some(id) => dom::set(&self.0.host, "article-id", id),
            None => {
                let open = self.0.options.borrow().article.clone();
                self.0.left.replace(open.filter(|_| !self.is_dialog()));
                let _ = self.0.host.remove_attribute("article-id");
                // Where an article was shown without being asked for, no attribute has changed.
                if !self.0.wants_list.replace(true) {
                    self.0.changed.notify();
                }
            }
        }
    }

    /// Whether articles open above the page, and not in the list's place.
    fn is_dialog(&self) -> bool {
        let options = self.0.options.borrow();
        options.opening == Opening::Dialog && options.layout != Layout::Article
    }

    /// Whether the view that is drawn now gets the focus.
    pub fn take_focus(&self) -> bool {
        self.0.focus.take()
    }

    /// The article that was left last.
    pub fn take_left(&self) -> Option<String> {
        self.0.left.take()
    }
}
