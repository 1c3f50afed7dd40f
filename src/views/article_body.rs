use super::media_player::with_media_speeds;
use crate::domain::markup::Block;
use crate::domain::route::Route;
use crate::domain::url_policy::resolve_url;
use crate::platform::draw::Drawing;
use crate::platform::{dom, page};
use crate::state::reader::Reader;
use crate::ui::element::{Element, element};
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement};

/// The text of an article, drawn from its tree.
pub fn article_body(reader: &Reader, blocks: Vec<Block>) -> Element {
    let drawing = Drawing { language: reader.language(), origin: page::base_url(), heading_level: 2 };
    let (of_media, reader) = (reader.clone(), reader.clone());
    let body = element("div").class("body").on("click", move |event| follow_link(&reader, &event));
    dom::append(body.node(), &drawing.draw(&blocks));
    with_media_speeds(&of_media, body)
}

/// Links within the article and to other views are followed here; all others by the browser.
fn follow_link(reader: &Reader, event: &Event) {
    let link = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let link = link.and_then(|element| element.closest("a[href]").ok().flatten());
    let Some(href) = link.and_then(|link| link.get_attribute("href")) else { return };
    if page::wants_other_tab(event) {
        return;
    }
    if let Some(id) = href.strip_prefix('#') {
        event.prevent_default();
        show_target(id);
    } else if let Some(route) = own_route(&href) {
        event.prevent_default();
        reader.navigator.go(route);
    }
}

/// Moves to a place in the text with the focus, as following a fragment would.
fn show_target(id: &str) {
    let Some(target) = page::element_by_id(id) else { return };
    target.scroll_into_view();
    if let Some(target) = target.dyn_ref::<HtmlElement>() {
        dom::focus(target);
    }
}

/// The route of a link that leads to another view of this very page.
fn own_route(href: &str) -> Option<Route> {
    let base = page::base_url();
    let (address, query) = href.split_once('?').unwrap_or((href, ""));
    let folder = resolve_url("./", Some(&base))?;
    (address == base || address == folder).then(|| Route::parse(query.split('#').next().unwrap_or_default()))
}
