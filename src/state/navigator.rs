//! Where the reader is, shared by all surfaces: a route, and `go`.
//!
//! Only the app binds it to the browser's history; a widget leaves its host's address alone.

use crate::domain::route::Route;
use crate::platform::history::History;
use crate::platform::{dom, page};
use gloo_timers::callback::Timeout;
use leptos::prelude::{ArcTrigger, Notify, Track};
use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;
use web_sys::HtmlElement;

#[derive(Clone, Default)]
pub struct Navigator(Rc<Inner>);

#[derive(Default)]
struct Inner {
    route: RefCell<Route>,
    changed: ArcTrigger,
    history: OnceCell<History>,
    /// Whether a view has been shown already: the first one does not take the focus.
    arrived: Cell<bool>,
    /// Whether a view has been drawn that nobody has arrived at yet.
    awaited: Cell<bool>,
    /// Runs when the address of the current view is to be written.
    unwritten: RefCell<Option<Timeout>>,
}

/// After the last change.
const ADDRESS_MS: u32 = 250;

impl Navigator {
    /// Follows the page's address and writes it.
    pub fn of_page() -> Navigator {
        let navigator = Navigator::default();
        navigator.0.route.replace(Route::parse(&page::query()));
        let popped = navigator.clone();
        let history = History::bind(move || {
            // It would be written to another entry now.
            popped.0.unwritten.take();
            popped.set(Route::parse(&page::query()));
        });
        let _ = navigator.0.history.set(history);
        navigator
    }

    /// Begins here, and leaves the page's address to others.
    pub fn within(route: Route) -> Navigator {
        let navigator = Navigator::default();
        navigator.0.route.replace(route);
        navigator
    }

    /// Tracked.
    pub fn route(&self) -> Route {
        self.0.changed.track();
        self.0.route.borrow().clone()
    }

    /// Not tracked: for handlers, which ask when something happens.
    pub fn current(&self) -> Route {
        self.0.route.borrow().clone()
    }

    pub fn go(&self, to: Route) {
        if *self.0.route.borrow() == to {
            return;
        }
        self.write_address();
        if let Some(history) = self.0.history.get() {
            history.push(&to.build_query());
        }
        self.set(to);
    }

    /// Goes to a view that takes this one's place in the history. The address follows a little later:
    /// browsers take their time to write it, and some allow a hundred times in half a minute, which
    /// somebody who types reaches.
    pub fn replace(&self, to: Route) {
        if self.0.history.get().is_some() {
            let navigator = self.clone();
            self.0.unwritten.replace(Some(Timeout::new(ADDRESS_MS, move || navigator.write_address())));
        }
        self.set(to);
    }

    /// Goes back by one entry.
    pub fn back(&self) {
        self.write_address();
        if let Some(history) = self.0.history.get() {
            history.back();
        }
    }

    /// Writes the address of the current view, if that is still to be done.
    fn write_address(&self) {
        if let (Some(_), Some(history)) = (self.0.unwritten.take(), self.0.history.get()) {
            history.replace(&self.0.route.borrow().build_query());
        }
    }

    /// The number of the history's current entry, where there is a history.
    pub fn entry(&self) -> Option<u32> {
        self.0.history.get().map(History::entry)
    }

    /// A way back may lead to the same route: a link within an article changes the fragment only.
    fn set(&self, route: Route) {
        if self.0.route.replace(route.clone()) != route {
            self.0.changed.notify();
        }
    }

    /// Where the page stood when this view was left, if it was visited before.
    pub fn saved_position(&self) -> Option<f64> {
        self.0.history.get().and_then(History::position)
    }

    /// Called when a view is drawn anew, perhaps before it is in the page.
    pub fn expect_arrival(&self) {
        self.0.awaited.set(true);
    }

    /// Called with its heading when a drawn view is in the page, and works once for each: moves the
    /// focus there, and restores the scroll position of an entry that was visited before.
    pub fn arrive(&self, heading: &HtmlElement) {
        if !self.0.awaited.replace(false) {
            return;
        }
        let first = !self.0.arrived.replace(true);
        if !first && !page::is_searching() {
            dom::focus(heading);
        }
        let position = self.saved_position();
        let target =
            Some(page::fragment()).filter(|id| !id.is_empty()).and_then(|id| page::element_by_id(&id));
        match (position, target) {
            (Some(y), _) => page::scroll_to(y),
            (None, Some(target)) => target.scroll_into_view(),
            // The first view stands where the browser put it.
            (None, None) if first => {}
            (None, None) => page::scroll_to(0.0),
        }
    }
}
