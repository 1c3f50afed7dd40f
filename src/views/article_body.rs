use super::media_player::media_speeds;
use crate::domain::markup::Block;
use crate::domain::route::Route;
use crate::domain::surface::Surface;
use crate::domain::url_policy::resolve_url;
use crate::platform::draw::{Drawing, name_headings, show_picture};
use crate::platform::{dom, page};
use crate::state::reader::Reader;
use crate::ui::element::{Element, element};
use std::cell::{Cell, RefCell};
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement};

/// The text of an article, drawn from its tree, and anew for those who want fewer pictures or more.
pub fn article_body(reader: &Reader, blocks: Vec<Block>, has_contents: bool) -> Element {
    let (of_click, of_draw) = (reader.clone(), reader.clone());
    let body = element("div").class("body").on("click", move |event| {
        if !show_wanted_picture(&event) {
            follow_link(&of_click, &event);
        }
    });
    let (language, surface) = (reader.language(), reader.surface);
    let node = body.node().clone();
    let (drawn, speeds) = (Cell::new(None), RefCell::new(Vec::new()));
    body.effect(Box::new(move || {
        let reduced_images = of_draw.preferences.reduced_images();
        if drawn.replace(Some(reduced_images)) == Some(reduced_images) {
            return;
        }
        // Below the article's own heading.
        let heading_level = if surface == Surface::Widget { 3 } else { 2 };
        let drawing = Drawing { language, origin: page::base_url(), heading_level, reduced_images };
        node.set_text_content(None);
        dom::append(&node, &drawing.draw(&blocks));
        if has_contents {
            name_headings(&node);
        }
        speeds.replace(media_speeds(&of_draw, &node));
    }))
}

/// Shows the picture that waits behind a button, if it was one of those that was pressed.
pub fn show_wanted_picture(event: &Event) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let button = target.filter(|target| target.get_attribute("data-kind").as_deref() == Some("picture"));
    if let Some(button) = &button {
        show_picture(button);
    }
    button.is_some()
}

/// Links within the article and to other views are followed here; all others by the browser.
fn follow_link(reader: &Reader, event: &Event) {
    let link = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let Some(link) = link.and_then(|element| element.closest("a[href]").ok().flatten()) else { return };
    let Some(href) = link.get_attribute("href") else { return };
    // The kiosk judges all links by itself.
    if page::wants_other_tab(event) || reader.surface == Surface::Kiosk {
        return;
    }
    if let Some(id) = href.strip_prefix('#') {
        event.prevent_default();
        show_target(&link, id);
    } else if reader.surface == Surface::Widget {
        // The page around is the host's.
    } else if let Some(route) = own_route(&href) {
        event.prevent_default();
        reader.navigator.go(route);
    }
}

/// Moves to a place in the text with the focus, as following a fragment from `link` would.
pub fn show_target(link: &web_sys::Element, id: &str) {
    let Some(target) = dom::element_beside(link, id) else { return };
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
