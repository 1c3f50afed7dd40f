//! Elements that follow the reactive graph.

use crate::support::{Stage, script, tick};
use bantin::platform::apart::{Parting, part, part_later};
use bantin::ui::element::{Element, element};
use bantin::ui::scope::{part_with, scoped};
use leptos::mount::{UnmountHandle, mount_to_renderer};
use leptos::prelude::{ArcTrigger, Mountable, Notify, Render, Track};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Event;

/// A value that effects follow, as the parts of `state` are made.
#[derive(Clone)]
struct Value<T>(Rc<RefCell<T>>, ArcTrigger);

impl<T: Clone> Value<T> {
    fn new(value: T) -> Self {
        Value(Rc::new(RefCell::new(value)), ArcTrigger::new())
    }

    fn get(&self) -> T {
        self.1.track();
        self.0.borrow().clone()
    }

    fn set(&self, value: T) {
        self.0.replace(value);
        self.1.notify();
    }
}

fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

/// What is shown, and the page it is shown on.
fn show(make: impl FnOnce() -> Element + 'static) -> (Stage, UnmountHandle<Element>) {
    let stage = Stage::new();
    let handle = mount_to_renderer(&stage.0, make);
    (stage, handle)
}

/// A handler or an effect that counts its calls.
fn counter() -> (Rc<Cell<u32>>, Rc<Cell<u32>>) {
    let count = Rc::new(Cell::new(0));
    (count.clone(), count)
}

#[wasm_bindgen_test]
fn an_element_holds_what_it_was_given() {
    let (stage, _page) = show(|| {
        element("p")
            .class("x y")
            .attr("lang", "vi")
            .attr_if("title", None)
            .attr_if("dir", Some("ltr"))
            .text("a <b>")
            .child(element("i").text("c"))
            .child_if(None)
            .children([element("u"), element("s")])
    });
    assert_eq!(stage.html(), r#"<p class="x y" lang="vi" dir="ltr">a &lt;b&gt;<i>c</i><u></u><s></s></p>"#);
}

#[wasm_bindgen_test]
fn it_leaves_the_page_when_its_handle_is_dropped() {
    let (stage, page) = show(|| element("p").text("a"));
    drop(page);
    assert_eq!(stage.html(), "");
}

#[wasm_bindgen_test]
async fn live_text_follows_a_tick_later() {
    let value = Value::new("a".to_owned());
    let read = value.clone();
    let (stage, _page) = show(|| element("p").text("[").live_text(move || read.get()).text("]"));
    assert_eq!(stage.html(), "<p>[a]</p>");
    value.set("<b>".to_owned());
    assert_eq!(stage.html(), "<p>[a]</p>", "effects run together, after what causes them");
    tick().await;
    assert_eq!(stage.html(), "<p>[&lt;b&gt;]</p>");
}

#[wasm_bindgen_test]
async fn several_changes_in_one_turn_are_one_run() {
    let value = Value::new(0);
    let (read, (count, counted)) = (value.clone(), counter());
    let (_stage, _page) = show(|| {
        element("p").effect(Box::new(move || {
            read.get();
            counted.set(counted.get() + 1);
        }))
    });
    value.set(1);
    value.set(2);
    tick().await;
    assert_eq!(count.get(), 2);
}

// One child

fn words_of(value: &Value<Option<&'static str>>) -> Element {
    let (of_key, of_make) = (value.clone(), value.clone());
    element("div")
        .text("[")
        .live_child(
            move || of_key.get().unwrap_or_default().to_owned(),
            move || of_make.get().map(|text| element("p").text(text)),
        )
        .text("]")
}

/// Without the comments that mark places.
fn shown(stage: &Stage) -> String {
    stage.html().replace("<!---->", "")
}

#[wasm_bindgen_test]
async fn a_live_child_comes_changes_and_goes_in_its_place() {
    let value = Value::new(None);
    let read = value.clone();
    let (stage, _page) = show(move || words_of(&read));
    assert_eq!(shown(&stage), "<div>[]</div>");
    value.set(Some("a"));
    tick().await;
    assert_eq!(shown(&stage), "<div>[<p>a</p>]</div>");
    value.set(Some("b"));
    tick().await;
    assert_eq!(shown(&stage), "<div>[<p>b</p>]</div>");
    value.set(None);
    tick().await;
    assert_eq!(shown(&stage), "<div>[]</div>");
}

#[wasm_bindgen_test]
async fn a_live_child_with_the_same_key_stays_the_same_element() {
    let value = Value::new(Some("a"));
    let read = value.clone();
    let (stage, _page) = show(move || words_of(&read));
    let before = stage.0.query_selector("p").unwrap();
    value.set(Some("a"));
    tick().await;
    assert_eq!(stage.0.query_selector("p").unwrap(), before);
}

#[wasm_bindgen_test]
async fn making_a_live_child_tracks_nothing() {
    let (key, other) = (Value::new("a".to_owned()), Value::new("x".to_owned()));
    let (read, read_other, (count, counted)) = (key.clone(), other.clone(), counter());
    let (stage, _page) = show(move || {
        element("div").live_child(
            move || read.get(),
            move || {
                counted.set(counted.get() + 1);
                Some(element("p").text(&read_other.get()))
            },
        )
    });
    other.set("y".to_owned());
    tick().await;
    assert_eq!((shown(&stage).as_str(), count.get()), ("<div><p>x</p></div>", 1));
    key.set("b".to_owned());
    tick().await;
    assert_eq!((shown(&stage).as_str(), count.get()), ("<div><p>y</p></div>", 2));
}

#[wasm_bindgen_test]
async fn a_replaced_child_stops_following() {
    let (key, value) = (Value::new("a".to_owned()), Value::new(0));
    let (read, read_value, (count, counted)) = (key.clone(), value.clone(), counter());
    let (_stage, _page) = show(move || {
        element("div").live_child(
            move || read.get(),
            move || {
                let (value, counted) = (read_value.clone(), counted.clone());
                Some(element("p").effect(Box::new(move || {
                    value.get();
                    counted.set(counted.get() + 1);
                })))
            },
        )
    });
    key.set("b".to_owned());
    tick().await;
    assert_eq!(count.get(), 2);
    value.set(1);
    tick().await;
    assert_eq!(count.get(), 3, "the new child's effect ran, the old one's did not");
}

// A list

fn list_of(value: &Value<Vec<String>>, made: &Rc<Cell<u32>>) -> Element {
    let (value, made) = (value.clone(), made.clone());
    element("ul").live_list(
        move || value.get(),
        move |index, key| {
            made.set(made.get() + 1);
            element("li").text(&format!("{index}{key}"))
        },
    )
}

#[wasm_bindgen_test]
async fn a_list_that_grows_keeps_its_elements() {
    let (keys, (made, counted)) = (Value::new(texts(&["a", "b"])), counter());
    let read = keys.clone();
    let (stage, _page) = show(move || list_of(&read, &counted));
    assert_eq!(stage.html(), "<ul><li>0a</li><li>1b</li></ul>");
    let first = stage.0.query_selector("li").unwrap();
    keys.set(texts(&["a", "b", "c"]));
    tick().await;
    assert_eq!(stage.html(), "<ul><li>0a</li><li>1b</li><li>2c</li></ul>");
    assert_eq!(stage.0.query_selector("li").unwrap(), first);
    assert_eq!(made.get(), 3);
}

#[wasm_bindgen_test]
async fn a_list_that_shrinks_or_changes_shows_its_keys() {
    let keys = Value::new(texts(&["a", "b", "c"]));
    let read = keys.clone();
    let (stage, _page) = show(move || list_of(&read, &Rc::default()));
    for (now, expected) in [
        (texts(&["a"]), "<ul><li>0a</li></ul>"),
        // What is there already is not made again: its number is that of its first place.
        (texts(&["b", "a"]), "<ul><li>0b</li><li>0a</li></ul>"),
        (texts(&["b", "x", "a", "a"]), "<ul><li>0b</li><li>1x</li><li>0a</li><li>3a</li></ul>"),
        (texts(&[]), "<ul></ul>"),
        (texts(&["c"]), "<ul><li>0c</li></ul>"),
    ] {
        keys.set(now);
        tick().await;
        assert_eq!(stage.html(), expected);
    }
}

#[wasm_bindgen_test]
async fn what_comes_before_an_item_leaves_it_and_its_focus_alone() {
    let (keys, (made, counted)) = (Value::new(texts(&["a", "b", "c", "d"])), counter());
    let read = keys.clone();
    let (stage, _page) = show(move || list_of(&read, &counted));
    let third = stage.0.query_selector("li:nth-child(3)").unwrap().unwrap();
    third.set_attribute("tabindex", "-1").unwrap();
    third.unchecked_ref::<web_sys::HtmlElement>().focus().unwrap();
    keys.set(texts(&["x", "c", "y", "d"]));
    tick().await;
    assert_eq!(
        stage.html().replace(" tabindex=\"-1\"", ""),
        "<ul><li>0x</li><li>2c</li><li>2y</li><li>3d</li></ul>"
    );
    assert_eq!(made.get(), 6);
    assert_eq!(web_sys::window().unwrap().document().unwrap().active_element(), Some(third));
}

#[wasm_bindgen_test]
async fn what_is_live_in_a_kept_item_goes_on() {
    let (keys, value) = (Value::new(texts(&["a"])), Value::new("1".to_owned()));
    let (read, read_value) = (keys.clone(), value.clone());
    let (stage, _page) = show(move || {
        element("ul").live_list(
            move || read.get(),
            move |_, key| {
                let value = read_value.clone();
                element("li").text(key).live_text(move || value.get())
            },
        )
    });
    keys.set(texts(&["a", "b"]));
    tick().await;
    value.set("2".to_owned());
    tick().await;
    assert_eq!(stage.html(), "<ul><li>a2</li><li>b2</li></ul>");
    keys.set(texts(&["a"]));
    tick().await;
    value.set("3".to_owned());
    tick().await;
    assert_eq!(stage.html(), "<ul><li>a3</li></ul>");
}

// The end

#[wasm_bindgen_test]
async fn effects_stop_with_their_element() {
    let (value, (count, counted)) = (Value::new(0), counter());
    let read = value.clone();
    // In a child, so that what is kept is kept through its parents.
    let (_stage, page) = show(move || {
        let child = element("p").effect(Box::new(move || {
            read.get();
            counted.set(counted.get() + 1);
        }));
        element("div").child(element("section").child(child))
    });
    value.set(1);
    tick().await;
    assert_eq!(count.get(), 2);
    drop(page);
    value.set(2);
    tick().await;
    assert_eq!(count.get(), 2);
}

#[wasm_bindgen_test]
async fn an_effect_that_is_due_does_not_run_after_the_end() {
    let (value, (count, counted)) = (Value::new(0), counter());
    let read = value.clone();
    let (_stage, page) = show(move || {
        element("p").effect(Box::new(move || {
            read.get();
            counted.set(counted.get() + 1);
        }))
    });
    value.set(1);
    drop(page);
    tick().await;
    assert_eq!(count.get(), 1);
}

#[wasm_bindgen_test]
async fn what_an_element_keeps_is_dropped_with_it() {
    struct Kept(Rc<Cell<u32>>);
    impl Drop for Kept {
        fn drop(&mut self) {
            self.0.set(self.0.get() + 1);
        }
    }
    let ((count, counted), handler, effect) = (counter(), Rc::new(()), Rc::new(()));
    let (of_handler, of_effect) = (handler.clone(), effect.clone());
    let (_stage, page) = show(move || {
        element("div").child(
            element("p")
                .keep(Kept(counted))
                .on("click", move |_| drop(of_handler.clone()))
                .effect(Box::new(move || drop(of_effect.clone()))),
        )
    });
    assert_eq!((count.get(), Rc::strong_count(&handler), Rc::strong_count(&effect)), (0, 2, 2));
    drop(page);
    tick().await;
    assert_eq!((count.get(), Rc::strong_count(&handler), Rc::strong_count(&effect)), (1, 1, 1));
}

// Events

#[wasm_bindgen_test]
fn handlers_hear_their_event_also_from_within() {
    let ((count, counted), (captured, captures)) = (counter(), counter());
    let (stage, _page) = show(move || {
        element("div")
            .on("x", move |_| counted.set(counted.get() + 1))
            .on_capture("quiet", move |_| captures.set(captures.get() + 1))
            .child(element("p"))
    });
    let inner = stage.0.query_selector("p").unwrap().unwrap();
    inner.dispatch_event(&bubbling("x")).unwrap();
    inner.dispatch_event(&bubbling("y")).unwrap();
    inner.dispatch_event(&Event::new("quiet").unwrap()).unwrap();
    assert_eq!((count.get(), captured.get()), (1, 1));
}

/// The element may still be in a hand, or leave the page slowly.
#[wasm_bindgen_test]
fn events_after_the_end_are_harmless() {
    let (count, counted) = counter();
    let (stage, page) = show(move || element("p").on("x", move |_| counted.set(counted.get() + 1)));
    let node = stage.0.query_selector("p").unwrap().unwrap();
    drop(page);
    // What a freed listener throws is reported by the browser, and reaches nobody.
    let _ = node.dispatch_event(&Event::new("x").unwrap());
    assert_eq!(count.get(), 0);
}

/// web-sys' own way needs a feature that the app has no use for.
fn bubbling(name: &str) -> Event {
    script(&format!("return new Event('{name}', {{ bubbles: true }});")).unchecked_into()
}

// As a view of Leptos

#[wasm_bindgen_test]
fn rebuilding_puts_the_new_element_in_the_old_ones_place() {
    let stage = Stage::new();
    let mut state = element("p").text("a").build();
    state.mount(&stage.0, None);
    let mut last = element("i").build();
    last.mount(&stage.0, None);
    element("p").text("b").rebuild(&mut state);
    assert_eq!(stage.html(), "<p>b</p><i></i>");
    assert!(last.insert_before_this(&mut element("u")));
    assert_eq!(stage.html(), "<p>b</p><u></u><i></i>");
    assert_eq!(state.elements().len(), 1);
    state.unmount();
    last.unmount();
    assert_eq!(stage.html(), "<u></u>");
}

/// Who holds the life of [`pages`] when one of them is there.
const ONE_PAGE: usize = 4;

/// A place for two pages, of a scope each or of none: how often an effect of theirs has run, and what is held by
/// each that is not dropped.
fn pages(number: &Value<u32>, is_scoped: bool) -> (Element, Rc<Cell<u32>>, Rc<()>) {
    let (count, counted) = counter();
    let life = Rc::new(());
    let (of_key, of_page, kept) = (number.clone(), number.clone(), life.clone());
    let place = element("div").live_page(
        move || if of_key.get() < 2 { "first" } else { "second" }.to_owned(),
        move || {
            let (follow, inner, count, kept) =
                (of_page.clone(), of_page.clone(), count.clone(), kept.clone());
            let make = || {
                let follow = Box::new(move || {
                    follow.get();
                    count.set(count.get() + 1);
                });
                // One that is made by an effect of the page belongs to it as well.
                let child = move || Some(element("i").effect(follow_of(&inner)).keep(kept.clone()));
                element("div").effect(follow).live_child(String::new, child)
            };
            Some(if is_scoped { scoped(make) } else { make() })
        },
        part_with,
    );
    (place, counted, life)
}

fn follow_of(number: &Value<u32>) -> Box<dyn Fn()> {
    let number = number.clone();
    Box::new(move || {
        number.get();
    })
}

#[wasm_bindgen_test]
async fn a_page_that_is_left_hears_no_more_and_is_dropped_when_it_is_taken_away() {
    let number = Value::new(0);
    let (place, count, life) = pages(&number, true);
    let (stage, _page) = show(move || place);
    tick().await;
    assert_eq!((count.get(), Rc::strong_count(&life)), (1, ONE_PAGE));
    number.set(1);
    tick().await;
    assert_eq!(count.get(), 2, "it is followed as long as it is shown");
    part_later(Parting::Quiet);
    number.set(2);
    tick().await;
    assert_eq!(stage.0.query_selector_all("[data-apart]").map(|all| all.length()), Ok(1));
    assert_eq!(count.get(), 3, "the new page's first run, and none of the old one's");
    assert_eq!(Rc::strong_count(&life), ONE_PAGE + 2, "the old page is there still");
    number.set(3);
    tick().await;
    assert_eq!(count.get(), 4, "of the new page");
    part();
    tick().await;
    assert_eq!(stage.0.query_selector_all("[data-apart]").map(|all| all.length()), Ok(0));
    assert_eq!(Rc::strong_count(&life), ONE_PAGE);
    number.set(4);
    tick().await;
    assert_eq!(count.get(), 5, "the new page goes on");
}

#[wasm_bindgen_test]
async fn a_page_without_a_scope_and_one_that_is_taken_away_at_once_are_dropped_at_once() {
    for (is_scoped, when) in [(false, Parting::Quiet), (true, Parting::Now)] {
        let number = Value::new(0);
        let (place, count, life) = pages(&number, is_scoped);
        let (_stage, _page) = show(move || place);
        tick().await;
        part_later(when);
        number.set(2);
        tick().await;
        assert_eq!((count.get(), Rc::strong_count(&life)), (2, ONE_PAGE), "{when:?}");
        part();
    }
}
