//! Where the reader is, shared by all surfaces: a route, and `go`.
//!
//! Only the app binds it to the browser's history; a widget leaves its host's address alone.

use crate::domain::route::Route;
use crate::platform::history::History;
use crate::platform::later::when_first_view_stands;
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
    /// What the browser's history does not have yet of the current view, and when it gets it.
    unwritten: RefCell<Option<(Unwritten, Timeout)>>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Unwritten {
    /// The entry is there, and has another view's address.
    Address,
    Entry,
}

/// After the last change.
const ADDRESS_MS: u32 = 250;
/// When what is typed first has been answered.
const ENTRY_MS: u32 = 100;

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

    /// Like [`Navigator::go`], for what somebody types: an answer is seen before the browser has taken its time to
    /// write the history's entry.
    pub fn go_quickly(&self, to: Route) {
        self.write_address();
        if let Some(history) = self.0.history.get() {
            history.begin_entry();
            self.write_later(Unwritten::Entry, ENTRY_MS);
        }
        self.set(to);
    }

    /// Goes to a view that takes this one's place in the history. The address follows a little later:
    /// browsers take their time to write it, and some allow a hundred times in half a minute, which
    /// somebody who types reaches.
    pub fn replace(&self, to: Route) {
        if self.0.history.get().is_some() && !self.has_unwritten_entry() {
            self.write_later(Unwritten::Address, ADDRESS_MS);
        }
        self.set(to);
    }

    fn write_later(&self, what: Unwritten, milliseconds: u32) {
        let navigator = self.clone();
        let timer = Timeout::new(milliseconds, move || navigator.write_address());
        self.0.unwritten.replace(Some((what, timer)));
    }

    fn has_unwritten_entry(&self) -> bool {
        self.0.unwritten.borrow().as_ref().is_some_and(|(what, _)| *what == Unwritten::Entry)
    }

    /// Goes back by one entry.
    pub fn back(&self) {
        self.write_address();
        if let Some(history) = self.0.history.get() {
            history.back();
        }
    }

    /// Writes the entry or the address of the current view, if that is still to be done.
    fn write_address(&self) {
        let unwritten = self.0.unwritten.take();
        if let (Some((what, _)), Some(history)) = (unwritten, self.0.history.get()) {
            let query = self.0.route.borrow().build_query();
            match what {
                Unwritten::Address => history.replace(&query),
                Unwritten::Entry => history.write_entry(&query),
            }
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
        // An address that is not written yet has no fragment: the browser's is of the view before.
        let fragment = Some(page::fragment()).filter(|id| !id.is_empty() && !self.has_unwritten_entry());
        let target = fragment.and_then(|id| page::element_by_id(&id));
        match (position, target) {
            (Some(y), _) => {
                page::scroll_to(y);
                if first {
                    go_on_to(y);
                }
            }
            (None, Some(target)) => target.scroll_into_view(),
            // The first view stands where the browser put it.
            (None, None) if first => {}
            (None, None) => page::scroll_to(0.0),
        }
    }
}

/// A page that was reloaded near its end is not as long yet as it was: what stands below the news comes after it.
#[inline(never)]
fn go_on_to(y: f64) {
    let reached = page::scroll_y();
    if reached < y.floor() {
        when_first_view_stands(move || {
            // Who has moved meanwhile stays there.
            if page::scroll_y() == reached {
                page::scroll_to(y);
            }
        });
    }
}
