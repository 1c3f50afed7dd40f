//! The tab's history. Each test leaves the address as it found it.

use crate::support::{Stage, until};
use bantin::domain::route::Route;
use bantin::platform::dom::{document, set, window};
use bantin::platform::history::History;
use bantin::platform::page::{query, scroll_y};
use bantin::state::navigator::Navigator;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

/// A page that can be scrolled, and whose entries nobody has left: the histories of other tests write positions too.
fn long_page() -> Stage {
    window().session_storage().unwrap().unwrap().remove_item("bantin.scroll").unwrap();
    let stage = Stage::new();
    set(&stage.0, "style", "block-size: 20000px");
    stage
}

fn scroll(y: f64) {
    window().scroll_to_with_x_and_y(0.0, y);
}

fn bound() -> (History, Rc<Cell<u32>>) {
    let pops = Rc::new(Cell::new(0));
    let counted = pops.clone();
    (History::bind(move || counted.set(counted.get() + 1)), pops)
}

async fn travel(by: i32, pops: &Cell<u32>) {
    let before = pops.get();
    window().history().unwrap().go_with_delta(by).unwrap();
    until(|| pops.get() > before).await;
}

#[wasm_bindgen_test]
async fn entries_have_addresses_that_the_way_back_restores() {
    let start = query();
    let (history, pops) = bound();
    history.push("?article=1");
    assert_eq!(query(), "?article=1");
    history.push("?article=2&lang=en");
    assert_eq!(query(), "?article=2&lang=en");
    assert_eq!(pops.get(), 0, "pushing is no way back");
    travel(-1, &pops).await;
    assert_eq!(query(), "?article=1");
    travel(-1, &pops).await;
    assert_eq!(query(), start);
    assert_eq!(pops.get(), 2);
}

#[wasm_bindgen_test]
async fn each_entry_has_its_own_position() {
    let _page = long_page();
    let (history, pops) = bound();
    scroll(100.0);
    history.push("?article=1");
    assert_eq!(history.position(), None, "a new entry was never left");
    scroll(2_000.0);
    history.push("?article=2");
    scroll(30.0);
    travel(-1, &pops).await;
    assert_eq!(history.position(), Some(2_000.0));
    scroll(2_500.0);
    travel(-1, &pops).await;
    assert_eq!(history.position(), Some(100.0));
    travel(1, &pops).await;
    assert_eq!(history.position(), Some(2_500.0));
    travel(1, &pops).await;
    assert_eq!(history.position(), Some(30.0));
    travel(-2, &pops).await;
    scroll(0.0);
}

#[wasm_bindgen_test]
async fn an_entry_that_replaces_the_way_forward_is_new() {
    let _page = long_page();
    let (history, pops) = bound();
    history.push("?article=1");
    scroll(700.0);
    travel(-1, &pops).await;
    history.push("?article=2");
    assert_eq!(history.position(), None);
    travel(-1, &pops).await;
    scroll(0.0);
}

#[wasm_bindgen_test]
async fn the_browser_restores_no_position_by_itself() {
    let (_history, _) = bound();
    assert_eq!(window().history().unwrap().scroll_restoration().unwrap(), web_sys::ScrollRestoration::Manual);
}

#[wasm_bindgen_test]
async fn an_empty_query_leaves_no_question_mark() {
    let (history, pops) = bound();
    history.push("?article=1");
    history.push("?");
    assert!(!window().location().href().unwrap().contains('?'));
    travel(-2, &pops).await;
}

/// A page that comes back finds its positions, and gives new entries other numbers than theirs.
#[wasm_bindgen_test]
async fn positions_outlive_the_page() {
    let _page = long_page();
    let (history, pops) = bound();
    scroll(400.0);
    history.push("?article=1");
    window().dispatch_event(&web_sys::Event::new("pagehide").unwrap()).unwrap();
    let (returned, _) = bound();
    returned.push("?article=2");
    assert_eq!(returned.position(), None);
    travel(-2, &pops).await;
    until(|| returned.position() == Some(400.0)).await;
    window().session_storage().unwrap().unwrap().remove_item("bantin.scroll").unwrap();
    scroll(0.0);
}

/// Phones throw hidden pages away without another word.
#[wasm_bindgen_test]
async fn positions_are_written_when_the_page_is_hidden() {
    let _page = long_page();
    let (_history, _) = bound();
    let storage = window().session_storage().unwrap().unwrap();
    storage.remove_item("bantin.scroll").unwrap();
    scroll(321.0);
    document().dispatch_event(&web_sys::Event::new("visibilitychange").unwrap()).unwrap();
    let written = storage.get_item("bantin.scroll").unwrap().unwrap_or_default();
    assert!(written.split(',').any(|pair| pair.ends_with(":321")), "{written}");
    storage.remove_item("bantin.scroll").unwrap();
    scroll(0.0);
}

/// The next page may begin before this one hears of its end.
#[wasm_bindgen_test]
async fn positions_are_written_while_the_page_is_scrolled() {
    let _page = long_page();
    let (_history, _) = bound();
    let storage = window().session_storage().unwrap().unwrap();
    let is_written = |place: &str| {
        let written = storage.get_item("bantin.scroll").unwrap().unwrap_or_default();
        written.split(',').any(|pair| pair.ends_with(place))
    };
    for (y, place) in [(654.0, ":654"), (655.0, ":655")] {
        scroll(y);
        until(|| is_written(place)).await;
    }
    storage.remove_item("bantin.scroll").unwrap();
    scroll(0.0);
}

// The navigator on it

#[wasm_bindgen_test]
async fn the_navigator_follows_and_writes_the_address() {
    let navigator = Navigator::of_page();
    let start = navigator.route();
    let wanted = Route { article: Some("7".to_owned()), ..start.clone() };
    navigator.go(wanted.clone());
    assert_eq!((navigator.route(), query().as_str()), (wanted.clone(), "?article=7"));
    let length = window().history().unwrap().length().unwrap();
    navigator.go(wanted);
    assert_eq!(window().history().unwrap().length().unwrap(), length, "going to where one is adds nothing");
    window().history().unwrap().back().unwrap();
    until(|| navigator.route() == start).await;
}

#[wasm_bindgen_test]
async fn a_navigator_without_the_page_leaves_the_address_alone() {
    let navigator = Navigator::default();
    let (before, length) = (query(), window().history().unwrap().length().unwrap());
    navigator.go(Route { article: Some("7".to_owned()), ..Route::default() });
    assert_eq!(navigator.route().article.as_deref(), Some("7"));
    assert_eq!((query(), window().history().unwrap().length().unwrap()), (before, length));
}

#[wasm_bindgen_test]
async fn arriving_restores_the_position_or_begins_at_the_top() {
    let _page = long_page();
    let navigator = Navigator::of_page();
    let start = navigator.route();
    let heading: HtmlElement = bantin::platform::dom::create("h1").unchecked_into();
    scroll(900.0);
    navigator.expect_arrival();
    navigator.arrive(&heading);
    navigator.go(Route { article: Some("8".to_owned()), ..start.clone() });
    navigator.expect_arrival();
    navigator.arrive(&heading);
    assert_eq!(scroll_y(), 0.0);
    window().history().unwrap().back().unwrap();
    until(|| navigator.route() == start).await;
    navigator.expect_arrival();
    navigator.arrive(&heading);
    assert_eq!(scroll_y(), 900.0);
    scroll(0.0);
}
