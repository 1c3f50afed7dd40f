//! Views that stand in the page apart when they make way for another one.

use crate::support::{Stage, tick, until};
use bantin::platform::apart::{Parting, keep, part, part_later, part_with};
use bantin::platform::dom::{append, create, document};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Element;

/// Tells when it is dropped, and whether the view had left the page by then.
struct Kept {
    view: Element,
    dropped: Rc<Cell<Option<bool>>>,
}

impl Drop for Kept {
    fn drop(&mut self) {
        self.dropped.set(Some(!self.view.is_connected()));
    }
}

/// A list in the page that was left, and stays there until everything is typed.
fn left_list(stage: &Stage, length: usize) -> (Element, Rc<Cell<Option<bool>>>) {
    let view = create("ul");
    (0..length).for_each(|_| append(&view, &create("li")));
    append(&stage.0, &view);
    part_later(Parting::Quiet);
    assert!(part_with(&view), "it stays for a while");
    let dropped = Rc::<Cell<Option<bool>>>::default();
    keep(Kept { view: view.clone(), dropped: dropped.clone() });
    (view, dropped)
}

#[wasm_bindgen_test]
async fn a_short_list_goes_at_once_and_what_it_kept_with_it() {
    let stage = Stage::new();
    let (view, dropped) = left_list(&stage, 20);
    tick().await;
    assert!(view.is_connected());
    assert_eq!(dropped.get(), None);
    part();
    assert_eq!(dropped.get(), Some(true));
    assert_eq!(view.child_element_count(), 20, "it is taken away whole");
}

#[wasm_bindgen_test]
async fn a_long_list_goes_item_by_item_and_what_it_kept_afterwards() {
    let stage = Stage::new();
    let (view, dropped) = left_list(&stage, 1_003);
    part();
    until(|| dropped.get().is_some()).await;
    assert_eq!(dropped.get(), Some(true), "what it kept goes when the view has");
    assert_eq!(view.child_element_count(), 0, "its items went before it");
    assert!(!document().contains(Some(&view)));
}

#[wasm_bindgen_test]
async fn a_list_that_is_left_makes_the_one_before_go() {
    let stage = Stage::new();
    let (first, first_dropped) = left_list(&stage, 500);
    let (second, second_dropped) = left_list(&stage, 5);
    until(|| first_dropped.get().is_some()).await;
    assert!(!first.is_connected());
    assert!(second.is_connected(), "the last one stays until everything is typed");
    assert_eq!(second_dropped.get(), None);
    part();
    assert_eq!(second_dropped.get(), Some(true));
}
