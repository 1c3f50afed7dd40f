use crate::domain::route::Route;
use crate::platform::dom::set_changed;
use crate::platform::page::wants_other_tab;
use crate::state::reader::Reader;
use crate::ui::element::{Element, element};
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
    let node = link.node().clone();
    link.effect(Box::new(move || set_changed(&node, "href", &to(&of_address.route()).build_query())))
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
