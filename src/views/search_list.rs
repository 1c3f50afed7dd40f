use super::search_result::{SearchResult, shown_text};
use crate::domain::feed::Article;
use crate::domain::message::{Message, count_results};
use crate::domain::text::decimal;
use crate::platform::near::watch_seen;
use crate::state::reader::Reader;
use crate::state::search::Results;
use crate::ui::element::{Element, element};
use gloo_timers::callback::Timeout;
use leptos::prelude::untrack;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::Node;

/// After so long without a key somebody has typed to the end: the count is said, snippets of texts that
/// are not in memory come, and so does what was found since in a feed that is still arriving.
const QUIET_MS: u32 = 800;

/// The best results, and more on demand. An entry that shows the same as before stays as it is. Calls `on_quiet`
/// whenever somebody has typed to the end.
pub fn search_list(reader: &Reader, on_quiet: Rc<dyn Fn()>) -> Element {
    let drawn: Rc<RefCell<Vec<Drawn>>> = Rc::default();
    let quiet: Rc<RefCell<Option<Timeout>>> = Rc::default();
    let list = element("ul").class("results");
    let node: Node = list.node().clone().unchecked_into();
    let drawing = reader.clone();
    let (said, length) = (RefCell::new(String::new()), Cell::new(0));
    let list = list.effect(Box::new(move || {
        draw(&drawing, &node, &mut drawn.borrow_mut());
        let asked = drawing.route().list().build_query();
        let shown = drawing.search.shown();
        let is_longer = shown > length.replace(shown);
        if *said.borrow() != asked {
            said.replace(asked);
            when_quiet(drawing.clone(), quiet.clone(), Telling::Next, on_quiet.clone());
        } else if is_longer {
            untrack(|| fetch_texts(&drawing));
        }
        // What came since somebody has typed to the end, a corrected article for one, is looked through as well.
        if quiet.borrow().is_none() && drawing.results().is_growing(&drawing.library) {
            when_quiet(drawing.clone(), quiet.clone(), Telling::Nothing, on_quiet.clone());
        }
    }));
    element("div").child(list).child(more(reader))
}

/// How many articles were found so far.
pub fn count_text(results: &Results, reader: &Reader) -> String {
    let count = count_results(results.numbers.len(), reader.language());
    match (results.is_growing(&reader.library), results.numbers.is_empty()) {
        (true, true) => reader.say(Message::StillSearching).to_owned(),
        (true, false) => [&count, ". ", reader.say(Message::StillSearching)].concat(),
        (false, _) => count,
    }
}

/// What people who do not see the count are still to be told.
#[derive(Clone, Copy, PartialEq)]
enum Telling {
    /// How many there are now, unless that is nothing yet: nothing yet is not nothing.
    Next,
    /// How many there are when all has been looked through.
    End,
    Nothing,
}

struct Drawn {
    number: u32,
    result: SearchResult,
}

/// Makes the list show what was found.
fn draw(reader: &Reader, list: &Node, drawn: &mut Vec<Drawn>) {
    let results = reader.results();
    let mut old = std::mem::take(drawn);
    let mut place = list.first_child();
    for &number in results.numbers.iter().take(reader.search.shown()) {
        let Some(article) = untrack(|| reader.library.at(number)) else { continue };
        let mut entry = match old.iter().position(|entry| entry.number == number) {
            Some(index) => old.swap_remove(index),
            None => Drawn { number, result: untrack(|| SearchResult::new(reader, &article)) },
        };
        entry.result.show(shown_text(&article, &results.query, reader.search.snippet(number)));
        let own: &Node = entry.result.node();
        if place.as_ref().is_some_and(|place| place.is_same_node(Some(own))) {
            place = own.next_sibling();
        } else {
            let _ = list.insert_before(own, place.as_ref());
        }
        drawn.push(entry);
    }
    for gone in old {
        gone.result.node().remove();
    }
}

/// Does what must not disturb somebody who types, and goes on as long as articles come and are indexed.
fn when_quiet(reader: Reader, timer: Rc<RefCell<Option<Timeout>>>, telling: Telling, on_quiet: Rc<dyn Fn()>) {
    // The list alone holds what waits, and both are gone with it.
    let (again, of_task) = (Rc::downgrade(&timer), reader.clone());
    let task = Timeout::new(QUIET_MS, move || {
        let reader = of_task;
        let Some(timer) = again.upgrade() else { return };
        let results = untrack(|| reader.results());
        let is_growing = untrack(|| results.is_growing(&reader.library));
        let is_told = telling == Telling::Next && !(is_growing && results.numbers.is_empty())
            || telling == Telling::End && !is_growing;
        if is_told {
            reader.announcer.say(untrack(|| count_text(&results, &reader)));
            on_quiet();
        }
        untrack(|| fetch_texts(&reader));
        let is_refreshed = reader.search.refresh();
        if is_growing || is_refreshed || untrack(|| reader.search.is_behind(&reader.library)) {
            let left = match telling {
                Telling::Next if is_told && is_growing => Telling::End,
                _ if is_told => Telling::Nothing,
                _ => telling,
            };
            when_quiet(reader, timer, left, on_quiet);
        } else {
            timer.take();
        }
    });
    // What was waiting for an older word is dropped with it.
    timer.replace(Some(task));
}

/// Lets the places come that were found in texts which are not in memory.
fn fetch_texts(reader: &Reader) {
    let results = reader.results();
    let wanted = results.numbers.iter().copied().take(reader.search.shown());
    let stored = wanted.filter(|number| {
        let lacks_text = |article: &Article| shown_text(article, &results.query, None).lacks_text;
        reader.search.snippet(*number).is_none()
            && reader.library.at(*number).is_some_and(|article| lacks_text(&article))
    });
    reader.search.fetch_snippets(stored.collect(), &reader.library, super::search_result::LENGTH);
}

/// More results: when their end is seen, and by a button.
fn more(reader: &Reader) -> Element {
    let (of_key, reader) = (reader.clone(), reader.clone());
    let key = move || {
        let shown = of_key.search.shown();
        if shown < of_key.results().numbers.len() { decimal(shown as i64) } else { String::new() }
    };
    let has_more = key.clone();
    element("div").class("more").live_child(key, move || {
        if has_more().is_empty() {
            return None;
        }
        let (by_hand, by_itself) = (reader.search.clone(), reader.search.clone());
        let button = element("button")
            .attr("type", "button")
            .text(reader.say(Message::MoreResults))
            .on("click", move |_| by_hand.show_more());
        let watch = watch_seen(move |_| by_itself.show_more());
        watch.add(button.node());
        Some(button.keep(watch))
    })
}
