//! Where the reader is, shared by all surfaces: a route, and `go`.
//!
//! Only the app binds it to the browser's history; a widget leaves its host's address alone.

use crate::domain::route::Route;
use crate::platform::history::History;
use crate::platform::{dom, page};
use leptos::prelude::*;

#[derive(Clone, Copy)]
pub struct Navigator {
    route: RwSignal<Route>,
    history: StoredValue<Option<History>, LocalStorage>,
    /// Whether a view has been shown already: the first one does not take the focus.
    arrived: StoredValue<bool>,
}

/// Follows the page's address and writes it.
pub fn provide_page_navigator() -> Navigator {
    let route = RwSignal::new(Route::parse(&page::query()));
    let history = History::bind(move || {
        let popped = Route::parse(&page::query());
        // A link within an article changes the fragment only.
        if route.with_untracked(|route| *route != popped) {
            route.set(popped);
        }
    });
    provide_navigator(route, Some(history))
}

fn provide_navigator(route: RwSignal<Route>, history: Option<History>) -> Navigator {
    let navigator =
        Navigator { route, history: StoredValue::new_local(history), arrived: StoredValue::new(false) };
    provide_context(navigator);
    navigator
}

pub fn use_navigator() -> Navigator {
    use_context().unwrap_or_else(|| provide_navigator(RwSignal::new(Route::default()), None))
}

impl Navigator {
    pub fn route(self) -> Route {
        self.route.get()
    }

    pub fn route_untracked(self) -> Route {
        self.route.get_untracked()
    }

    /// A part of the route, which changes only when that part does.
    pub fn part<T: PartialEq + Send + Sync + 'static>(self, part: fn(&Route) -> T) -> Memo<T> {
        let route = self.route;
        Memo::new(move |_| route.with(part))
    }

    pub fn go(self, to: Route) {
        if self.route.with_untracked(|route| *route == to) {
            return;
        }
        self.history.with_value(|history| {
            if let Some(history) = history {
                history.push(&to.build_query());
            }
        });
        self.route.set(to);
    }

    /// Called by a view that has just been drawn, with its heading: moves the focus there and
    /// restores the scroll position of an entry that was visited before.
    pub fn arrive(self, heading: &web_sys::HtmlElement) {
        let first = !self.arrived.get_value();
        self.arrived.set_value(true);
        let position = self.history.with_value(|history| history.as_ref().and_then(History::position));
        if !first {
            dom::focus(heading);
        }
        let target = Some(page::fragment()).filter(|id| !id.is_empty()).and_then(|id| page::element_by_id(&id));
        match (position, target) {
            (Some(y), _) => page::scroll_to(y),
            (None, Some(target)) => target.scroll_into_view(),
            // The first view stands where the browser put it.
            (None, None) if first => {}
            (None, None) => page::scroll_to(0.0),
        }
    }
}
