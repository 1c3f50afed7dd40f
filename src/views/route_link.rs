use crate::domain::route::Route;
use crate::platform::page::wants_other_tab;
use crate::state::reader::Reader;
use crate::ui::element::{Element, element};

/// A link to another view. It is a real address, so that it opens in a new tab as itself.
pub fn route_link(reader: &Reader, to: Route) -> Element {
    let navigator = reader.navigator.clone();
    element("a").attr("href", &to.build_query()).on("click", move |event| {
        if !wants_other_tab(&event) {
            event.prevent_default();
            navigator.go(to.clone());
        }
    })
}
