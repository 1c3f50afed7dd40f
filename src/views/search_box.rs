use crate::domain::message::Message;
use crate::domain::route::Route;
use crate::platform::dom;
use crate::state::reader::Reader;
use crate::ui::element::{Element, element};
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement, KeyboardEvent};

/// Where one types what one looks for; results come with each letter.
///
/// The address follows, with one entry in the history for a search however often it changes. The box
/// itself is never made anew, so neither the focus nor the caret nor what an input method composes is lost.
pub fn search_box(reader: &Reader) -> Element {
    let label = reader.say(Message::Search);
    let input = element("input")
        .attr("type", "search")
        .attr("name", "q")
        .attr("aria-label", label)
        .attr("placeholder", reader.say(Message::SearchPlaceholder))
        .attr("autocomplete", "off")
        .attr("autocapitalize", "off")
        .attr("spellcheck", "false")
        .attr("enterkeyhint", "search");
    let Some(node) = input.node().dyn_ref::<HtmlInputElement>().cloned() else { return input };
    let (typing, escaping, following) = (reader.clone(), reader.clone(), reader.clone());
    let (typed, escaped) = (node.clone(), node.clone());
    let input = input
        .on("input", move |_| look_for(&typing, &typed.value()))
        .on("keydown", move |event| {
            let escape = event.dyn_ref::<KeyboardEvent>().is_some_and(|event| event.key() == "Escape");
            if escape && !escaped.value().is_empty() {
                event.prevent_default();
                escaped.set_value("");
                look_for(&escaping, "");
            }
        })
        .effect(Box::new(move || {
            let words = following.route().query.unwrap_or_default();
            // Setting a value moves the caret, even where nothing changes.
            if node.value() != words {
                node.set_value(&words);
            }
        }));
    element("form").class("search-box").attr("role", "search").child(input).on("submit", |event| {
        event.prevent_default();
        to_results();
    })
}

/// Shows what is found, or the list before where nothing is looked for any more.
fn look_for(reader: &Reader, words: &str) {
    let (navigator, route) = (&reader.navigator, reader.navigator.current());
    match (words.trim().is_empty(), route.is_search()) {
        (false, true) => navigator.replace(route.with_query(words)),
        (false, false) => {
            navigator.go_quickly(route.with_query(words));
            reader.search.set_entry(navigator.entry());
        }
        (true, true) if reader.search.made_entry(navigator.entry()) => {
            reader.search.set_entry(None);
            navigator.back();
        }
        (true, true) => navigator.replace(Route { query: None, from: None, to: None, ..route }),
        (true, false) => {}
    }
}

/// Leads to the results; the keyboard of a phone then makes way for them.
fn to_results() {
    let heading = dom::document().query_selector("main h1").ok().flatten();
    if let Some(heading) = heading.and_then(|heading| heading.dyn_into::<HtmlElement>().ok()) {
        dom::focus(&heading);
    }
}
