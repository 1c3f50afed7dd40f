use crate::domain::day::Day;
use crate::domain::message::Message;
use crate::domain::route::Route;
use crate::platform::dom::append;
use crate::state::reader::Reader;
use crate::ui::element::{Element, element};
use leptos::prelude::untrack;
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use web_sys::{HtmlDetailsElement, HtmlInputElement, HtmlSelectElement};

/// So many tags can be chosen; a feed with more has them in its articles.
const TAGS: usize = 300;

/// Narrows what was found: to a tag, to a span of days.
pub fn search_filters(reader: &Reader) -> Element {
    let (of_route, of_fields) = (reader.clone(), reader.clone());
    let details = element("details").class("search-filters");
    let (node, place) = (details.node().clone(), details.node().clone());
    let details = details.child(element("summary").text(reader.say(Message::SearchFilters)));
    // Made when they are looked at: they take a browser longer than all that was found.
    let made = RefCell::new(None);
    let unfold = move || {
        if made.borrow().is_none() {
            let fields = untrack(|| fields(&of_fields));
            append(&place, fields.node());
            made.replace(Some(fields));
        }
    };
    if is_filtered(&untrack(|| reader.route())) {
        unfold();
    }
    details.on("toggle", move |_| unfold()).effect(Box::new(move || {
        // A filter that works must be seen; closing it again is the reader's own affair.
        if is_filtered(&of_route.route())
            && let Some(details) = node.dyn_ref::<HtmlDetailsElement>()
        {
            details.set_open(true);
        }
    }))
}

fn fields(reader: &Reader) -> Element {
    element("div")
        .class("fields")
        .child(field(reader, Message::Tags, tag_field(reader)))
        .child(field(reader, Message::FromDay, day_field(reader, |route| &mut route.from)))
        .child(field(reader, Message::ToDay, day_field(reader, |route| &mut route.to)))
        .child(clear_button(reader))
}

/// A page of results may be made while a list is shown: its tag filters no search.
fn is_filtered(route: &Route) -> bool {
    route.is_search() && (route.tag.is_some() || route.from.is_some() || route.to.is_some())
}

fn field(reader: &Reader, name: Message, control: Element) -> Element {
    element("label").class("field").child(element("span").text(reader.say(name))).child(control)
}

fn tag_field(reader: &Reader) -> Element {
    let (of_keys, of_items, of_change, of_value) =
        (reader.clone(), reader.clone(), reader.clone(), reader.clone());
    let select = element("select");
    let node = select.node().clone();
    let value = node.clone();
    // The first option stands for all tags, and has no value. While articles arrive their counts change,
    // and options must not move under a finger.
    let known = RefCell::new(Vec::new());
    let keys = move || {
        let mut keys = vec![String::new()];
        keys.extend(of_keys.search.top_tags(TAGS).into_iter().map(|(tag, _)| tag));
        if let Some(tag) = of_keys.route().tag.filter(|tag| !keys.contains(tag)) {
            keys.push(tag);
        }
        let mut known = known.borrow_mut();
        if keys.len() != known.len() || keys.iter().any(|tag| !known.contains(tag)) {
            *known = keys;
        }
        known.clone()
    };
    let item = move |_, tag: &str| {
        let text = if tag.is_empty() { of_items.say(Message::AllTags) } else { tag };
        element("option").attr("value", tag).text(text)
    };
    select
        .live_list(keys, item)
        .on("change", move |_| {
            let tag = node.dyn_ref::<HtmlSelectElement>().map(HtmlSelectElement::value);
            let tag = tag.filter(|tag| !tag.is_empty());
            of_change.navigator.replace(Route { tag, ..of_change.navigator.current() });
        })
        .effect(Box::new(move || {
            // The options must be there first; they follow the same changes.
            of_value.search.track();
            let tag = of_value.route().tag.unwrap_or_default();
            if let Some(select) = value.dyn_ref::<HtmlSelectElement>().filter(|select| select.value() != tag)
            {
                select.set_value(&tag);
            }
        }))
}

fn day_field(reader: &Reader, slot: fn(&mut Route) -> &mut Option<Day>) -> Element {
    let (of_change, of_value) = (reader.clone(), reader.clone());
    let input = element("input").attr("type", "date");
    let Some(node) = input.node().dyn_ref::<HtmlInputElement>().cloned() else { return input };
    let value = node.clone();
    input
        .on("change", move |_| {
            let mut route = of_change.navigator.current();
            *slot(&mut route) = Day::parse(&node.value());
            of_change.navigator.replace(route);
        })
        .effect(Box::new(move || {
            let day = slot(&mut of_value.route()).map(Day::format).unwrap_or_default();
            // A date that is only half written has no value, and must not be wiped away.
            if value.value() != day {
                value.set_value(&day);
            }
        }))
}

fn clear_button(reader: &Reader) -> Element {
    let (of_key, reader) = (reader.clone(), reader.clone());
    element("div").live_child(
        move || if is_filtered(&of_key.route()) { "filtered".to_owned() } else { String::new() },
        move || {
            is_filtered(&reader.route()).then(|| {
                let navigator = reader.navigator.clone();
                element("button").attr("type", "button").text(reader.say(Message::ClearFilters)).on(
                    "click",
                    move |_| {
                        navigator.replace(Route { tag: None, from: None, to: None, ..navigator.current() });
                    },
                )
            })
        },
    )
}
