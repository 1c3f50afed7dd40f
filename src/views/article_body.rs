use crate::domain::markup::Block;
use crate::domain::route::Route;
use crate::domain::url_policy::resolve_url;
use crate::platform::draw::Drawing;
use crate::platform::{dom, page};
use crate::state::navigator::use_navigator;
use crate::state::words::use_words;
use leptos::ev::MouseEvent;
use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// The text of an article, drawn from its tree.
#[component]
pub fn ArticleBody(blocks: Vec<Block>) -> impl IntoView {
    let navigator = use_navigator();
    let words = use_words();
    let body = NodeRef::<Div>::new();
    Effect::new(move || {
        if let Some(body) = body.get() {
            let drawing = Drawing { language: words.language(), origin: page::base_url(), heading_level: 2 };
            body.replace_children_with_node_1(&drawing.draw(&blocks));
        }
    });
    let on_click = move |event: MouseEvent| {
        let link = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let link = link.and_then(|element| element.closest("a[href]").ok().flatten());
        let Some(href) = link.and_then(|link| link.get_attribute("href")) else { return };
        if page::wants_other_tab(&event) {
            return;
        }
        if let Some(id) = href.strip_prefix('#') {
            event.prevent_default();
            show_target(id);
        } else if let Some(route) = own_route(&href) {
            event.prevent_default();
            navigator.go(route);
        }
    };
    view! { <div class="body" node_ref=body on:click=on_click></div> }
}

/// Moves to a place in the text, as following a fragment would, in a shadow root too.
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
    let page = resolve_url("./", Some(&base))?;
    (address == base || address == page).then(|| Route::parse(query.split('#').next().unwrap_or_default()))
}
