//! The headlines that pass by when nobody is there.

use crate::domain::feed::Article;
use crate::domain::route::Route;
use crate::state::library::Library;
use leptos::prelude::{ArcTrigger, Notify, Track};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;

/// As many as somebody may watch who waits in a queue.
const MOST: usize = 12;

/// Goes on where it was when somebody came.
#[derive(Clone, Default)]
pub struct Slides(Rc<Inner>);

#[derive(Default)]
struct Inner {
    at: Cell<usize>,
    /// What is shown, by its id.
    shown: RefCell<Option<String>>,
    /// Stopped by somebody, or held under a finger.
    is_paused: Cell<bool>,
    is_held: Cell<bool>,
    changed: ArcTrigger,
}

impl Slides {
    /// The article that is shown, its place counted from 1, and of how many; tracked.
    pub fn current(&self, library: &Library) -> Option<(Arc<Article>, usize, usize)> {
        self.0.changed.track();
        let list = library.list(&Route::default());
        let count = list.len().min(MOST);
        // A feed that has become shorter begins anew.
        let at = if self.0.at.get() < count { self.0.at.get() } else { 0 };
        let article = list.get(at).and_then(|number| library.at(*number));
        self.0.shown.replace(article.as_ref().map(|article| article.id.clone()));
        article.map(|article| (article, at + 1, count))
    }

    /// The article after the shown one; not tracked.
    pub fn next(&self, library: &Library) -> Option<Arc<Article>> {
        let list = library.list(&Route::default());
        let next = (self.0.at.get() + 1).checked_rem(list.len().min(MOST))?;
        list.get(next).and_then(|number| library.at(*number))
    }

    /// The id of the article that is shown; not tracked.
    pub fn shown(&self) -> Option<String> {
        self.0.shown.borrow().clone()
    }

    /// Shows the next one, unless somebody wants to read this one.
    pub fn advance(&self, library: &Library) {
        if self.0.is_paused.get() || self.0.is_held.get() {
            return;
        }
        let count = library.count().min(MOST);
        self.0.at.set((self.0.at.get() + 1).checked_rem(count).unwrap_or(0));
        self.0.changed.notify();
    }

    /// Tracked.
    pub fn is_paused(&self) -> bool {
        self.0.changed.track();
        self.0.is_paused.get()
    }

    pub fn pause(&self, is_paused: bool) {
        self.0.is_paused.set(is_paused);
        self.0.changed.notify();
    }

    /// A finger is down: what lies under it must stay.
    pub fn hold(&self, is_held: bool) {
        self.0.is_held.set(is_held);
    }
}
