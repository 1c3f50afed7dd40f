use crate::domain::route::Route;
use crate::platform::dom::set;
use crate::platform::page::wants_other_tab;
use crate::state::reader::Reader;
use crate::ui::element::{Element, element};
use std::cell::RefCell;
use std::rc::Rc;

/// A link to another view. It is a real address, so that it opens in a new tab as itself.
pub fn route_link(reader: &Reader, to: Route) -> Element {
    let address = to.build_query();
    link(reader, Rc::new(move |_| to.clone())).attr("href", &address)
}

/// A link to a view that is told from the current one, and whose address follows it.
pub fn following_link(reader: &Reader, to: impl Fn(&Route) -> Route + 'static) -> Element {
    follow(reader, Rc::new(to))
}

/// Apart, so that it is there once and not with each of its callers.
#[inline(never)]
fn follow(reader: &Reader, to: Rc<dyn Fn(&Route) -> Route>) -> Element {
    let (link, of_address) = (link(reader, to.clone()), reader.clone());
    let (node, known) = (link.node().clone(), RefCell::new(None));
    link.effect(Box::new(move || {
        // Asking the element would take a browser longer than all the rest.
        let address = Some(to(&of_address.route()).build_query());
        if *known.borrow() != address {
            set(&node, "href", address.as_deref().unwrap_or_default());
            known.replace(address);
        }
    }))
}

/// A link to a view that is told when it is followed. Whoever makes it gives it its address.
pub fn told_link(reader: &Reader, to: impl Fn(&Route) -> Route + 'static) -> Element {
    link(reader, Rc::new(to))
}

fn link(reader: &Reader, to: Rc<dyn Fn(&Route) -> Route>) -> Element {
    let navigator = reader.navigator.clone();
    element("a").on("click", move |event| {
        if !wants_other_tab(&event) {
            event.prevent_default();
            navigator.go(to(&navigator.current()));
        }
    })
}
