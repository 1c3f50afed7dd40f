use super::later::fill_later;
use crate::domain::message::count_new;
use crate::domain::route::Route;
use crate::domain::text::decimal;
use crate::platform::{dom, page};
use crate::state::reader::Reader;
use crate::ui::element::{Element, element};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// The button that says how many new articles wait, and lets them in. It lies over the list, so that
/// nothing that is being read moves for it.
pub fn new_articles(reader: &Reader, route: &Route) -> Element {
    let (reader, route) = (reader.clone(), route.clone());
    fill_later(element("div").class("over-page"), move || waiting(&reader, route))
}

#[inline(never)]
fn waiting(reader: &Reader, route: Route) -> Element {
    let (of_key, reader, of_make) = (reader.library.clone(), reader.clone(), route.clone());
    let key = move || match of_key.waiting(&route) {
        0 => String::new(),
        count => decimal(count as i64),
    };
    element("div").live_child(key, move || {
        let count = reader.library.waiting(&of_make);
        let library = reader.library.clone();
        let button = element("button")
            .attr("type", "button")
            .class("pill")
            .attr("data-icon", "up")
            .text(&count_new(count, reader.language()))
            .on("click", move |event| {
                let list = list_of(&event);
                library.show_new();
                // It is drawn when this task has ended.
                page::soon(move || lead_to_first(list));
            });
        (count > 0).then_some(button)
    })
}

/// What follows the button's place.
fn list_of(event: &web_sys::Event) -> Option<web_sys::Element> {
    let button = event.current_target()?.dyn_into::<web_sys::Element>().ok()?;
    button.closest(".over-page").ok().flatten()?.parent_element()
}

/// The button is gone: the focus, and the page, go to what it has brought.
fn lead_to_first(list: Option<web_sys::Element>) {
    let Some(list) = list else { return };
    list.scroll_into_view();
    let link = list.query_selector(".headlines a").ok().flatten();
    if let Some(link) = link.and_then(|link| link.dyn_into::<HtmlElement>().ok()) {
        dom::focus(&link);
    }
}
