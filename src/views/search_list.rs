use super::search_result::{SearchResult, shown_text};
use crate::domain::feed::{Article, Body};
use crate::domain::language::Language;
use crate::domain::message::{Message, count_results};
use crate::domain::route::Route;
use crate::domain::text::decimal;
use crate::platform::apart::part;
use crate::platform::clock::now;
use crate::platform::each_minute::each_minute;
use crate::platform::near::watch_seen;
use crate::platform::page::scroll_y;
use crate::state::reader::Reader;
use crate::state::search::Results;
use crate::ui::element::{Element, element};
use crate::ui::relative_date::refresh_relative_dates;
use crate::ui::scope::Scope;
use gloo_timers::callback::Timeout;
use leptos::prelude::{ArcTrigger, Notify, Track, untrack};
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;
use web_sys::Node;

/// After so long without a key somebody has typed to the end: the count is said, snippets of texts that
/// are not in memory come, and so does what was found since in a feed that is still arriving.
const QUIET_MS: u32 = 800;

/// So many results come by themselves as their end is seen; more of them only when somebody asks for them: a page must
/// not grow without end under a hand that scrolls.
const MOST_UNASKED: usize = 200;

/// The best results, and more on demand. What shows the same as before stays as it is. Calls `on_quiet`
/// whenever somebody has typed to the end.
pub fn search_list(reader: &Reader, on_quiet: Rc<dyn Fn()>) -> Element {
    let drawn: Rc<RefCell<Drawn>> = Rc::default();
    let quiet: Rc<Quiet> = Rc::default();
    let list = element("ul").class("results");
    let node = list.node().clone();
    let drawing = reader.clone();
    let (said, length) = (RefCell::new(String::new()), Cell::new(0));
    let list = list.effect(Box::new(move || {
        quiet.over.track();
        let route = drawing.route();
        if !route.is_search() {
            // It is made before anybody has typed, or is about to be left.
            if said.borrow().is_empty() {
                untrack(|| drawn.borrow_mut().prepare(&drawing));
            }
            return;
        }
        drawn.borrow_mut().draw(&drawing, &route, &node);
        let asked = route.list().build_query();
        let shown = drawing.search.shown();
        let is_longer = shown > length.replace(shown);
        if *said.borrow() != asked {
            said.replace(asked);
            when_quiet(drawing.clone(), quiet.clone(), Telling::Next, on_quiet.clone());
        } else if is_longer {
            untrack(|| fetch_texts(&drawing));
        }
        // What came since somebody has typed to the end is looked through as well: a corrected article, or the rest of
        // a feed that had broken off.
        if quiet.timer.borrow().is_none() && drawing.results().is_growing(&drawing.library) {
            // Of what somebody has asked for they want to hear.
            let telling = if drawing.library.is_loading() { Telling::End } else { Telling::Nothing };
            when_quiet(drawing.clone(), quiet.clone(), telling, on_quiet.clone());
        }
    }));
    let (dates, language) = (list.node().clone(), reader.language());
    let list = list.keep(each_minute(move || refresh_relative_dates(&dates, now(), language)));
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

/// The time after a key.
#[derive(Default)]
struct Quiet {
    /// Set as long as there is something to wait for.
    timer: RefCell<Option<Timeout>>,
    /// Notified when there no longer is.
    over: ArcTrigger,
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

/// The places of what was found, in their order.
#[derive(Default)]
struct Drawn {
    /// Each with the number of its article.
    places: Vec<(u32, SearchResult)>,
    /// What they were drawn for.
    setting: Option<Setting>,
    /// Out of the list, until they are needed again.
    spare: Vec<SearchResult>,
}

/// What all places show besides their articles.
#[derive(PartialEq)]
struct Setting {
    /// Of a search, as an address.
    address: String,
    language: Language,
}

impl Drawn {
    /// Makes the places that a first answer will need.
    fn prepare(&mut self, reader: &Reader) {
        self.spare.resize_with(reader.search.shown(), || SearchResult::new(reader));
    }

    /// Makes the list show what was found. A place whose article is found no longer takes another one.
    fn draw(&mut self, reader: &Reader, route: &Route, list: &web_sys::Element) {
        let results = reader.results();
        let setting = Setting { address: route.build_query(), language: reader.language() };
        let is_same_search = self.setting.as_ref() == Some(&setting);
        self.setting = Some(setting);
        let mut wanted = Vec::new();
        for &number in results.numbers.iter().take(reader.search.shown()) {
            if let Some(article) = untrack(|| reader.library.at(number)) {
                let known = self.places.iter().position(|(other, _)| *other == number);
                wanted.push((number, article, known.map(|index| self.places.remove(index).1)));
            }
        }
        let mut free: VecDeque<SearchResult> = self.places.drain(..).map(|(_, place)| place).collect();
        if !free.is_empty() {
            self.spare.extend(take_held(list, &mut free));
        }
        let mut next = list.first_child();
        for (number, article, known) in wanted {
            let fetched = reader.search.snippet(number);
            let is_same =
                is_same_search && known.as_ref().is_some_and(|place| place.tells(&article, &fetched));
            let place = known.or_else(|| free.pop_front()).or_else(|| self.spare.pop());
            let mut place = place.unwrap_or_else(|| SearchResult::new(reader));
            if !is_same {
                place.show(article, &results.query, fetched, route, reader.language());
            }
            let own: &Node = place.node();
            if next.as_ref().is_some_and(|next| next.is_same_node(Some(own))) {
                next = own.next_sibling();
            } else {
                let _ = list.insert_before(own, next.as_ref());
            }
            self.places.push((number, place));
        }
        free.iter().for_each(|place| place.node().remove());
        self.spare.extend(free);
    }
}

/// Takes the place that has the focus or a finger on it from the list: it would be of another article without a word.
fn take_held(list: &web_sys::Element, free: &mut VecDeque<SearchResult>) -> Option<SearchResult> {
    let held = list.query_selector(":scope > :is(:active, :focus-within)").ok()??;
    let index = free.iter().position(|place| place.node().is_same_node(Some(&held)))?;
    let place = free.remove(index)?;
    place.node().remove();
    Some(place)
}

/// Does what must not disturb somebody who types, and goes on as long as articles come and are indexed.
fn when_quiet(reader: Reader, quiet: Rc<Quiet>, telling: Telling, on_quiet: Rc<dyn Fn()>) {
    // The list alone holds what waits, and both are gone with it.
    let (again, of_task, of_list) = (Rc::downgrade(&quiet), reader.clone(), Scope::current());
    let task = Timeout::new(QUIET_MS, move || {
        let reader = of_task;
        let Some(quiet) = again.upgrade().filter(|_| !of_list.is_left()) else { return };
        part();
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
            of_list.run(|| when_quiet(reader, quiet, left, on_quiet));
        } else {
            quiet.timer.take();
            quiet.over.notify();
        }
    });
    // What was waiting for an older word is dropped with it.
    quiet.timer.replace(Some(task));
}

/// Lets the places come that were found in texts which are not in memory.
fn fetch_texts(reader: &Reader) {
    let results = reader.results();
    let wanted = results.numbers.iter().copied().take(reader.search.shown());
    let stored = wanted.filter(|number| {
        let lacks_text = |article: &Article| {
            matches!(article.body, Body::Stored { .. })
                && shown_text(article, &results.query, None).lacks_text
        };
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
        let watch = watch_seen(move |_| match scroll_y() > 0.0 {
            true if by_itself.shown() < MOST_UNASKED => by_itself.show_more(),
            true => {}
            false => by_itself.fill_screen(),
        });
        watch.add(button.node());
        Some(button.keep(watch))
    })
}
