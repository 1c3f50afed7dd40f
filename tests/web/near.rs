//! Telling when an element comes near the part of the page that is seen.

use crate::support::{Stage, until};
use bantin::platform::dom::{append, create, set, window};
use bantin::platform::near::watch_near;
use gloo_timers::future::TimeoutFuture;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Element;

/// A stage that is many screens high, and an element at its end.
fn long_stage() -> (Stage, Element) {
    let stage = Stage::new();
    set(&stage.0, "style", "padding-block-start: 20000px");
    let end = create("p");
    append(&stage.0, &end);
    (stage, end)
}

fn counter() -> (Rc<Cell<u32>>, impl FnMut(Element) + 'static) {
    let count = Rc::new(Cell::new(0));
    let counted = count.clone();
    (count, move |_| counted.set(counted.get() + 1))
}

#[wasm_bindgen_test]
async fn it_tells_when_the_element_comes_near() {
    let (_stage, end) = long_stage();
    let (count, on_near) = counter();
    let watch = watch_near(on_near);
    watch.add(&end);
    TimeoutFuture::new(60).await;
    assert_eq!(count.get(), 0);
    window().scroll_to_with_x_and_y(0.0, 19_000.0);
    until(|| count.get() == 1).await;
    window().scroll_to_with_x_and_y(0.0, 0.0);
}

#[wasm_bindgen_test]
async fn it_tells_at_once_of_an_element_in_sight() {
    let stage = Stage::new();
    let (count, on_near) = counter();
    let watch = watch_near(on_near);
    watch.add(&stage.0);
    until(|| count.get() == 1).await;
}

#[wasm_bindgen_test]
async fn it_is_silent_once_it_is_dropped() {
    let (_stage, end) = long_stage();
    let (count, on_near) = counter();
    let watch = watch_near(on_near);
    watch.add(&end);
    drop(watch);
    end.scroll_into_view();
    TimeoutFuture::new(60).await;
    assert_eq!(count.get(), 0);
    window().scroll_to_with_x_and_y(0.0, 0.0);
}

#[wasm_bindgen_test]
async fn it_is_silent_of_an_element_that_was_taken_out() {
    let (_stage, end) = long_stage();
    let (count, on_near) = counter();
    let watch = watch_near(on_near);
    watch.add(&end);
    watch.remove(&end);
    end.scroll_into_view();
    TimeoutFuture::new(60).await;
    assert_eq!(count.get(), 0);
    window().scroll_to_with_x_and_y(0.0, 0.0);
}
