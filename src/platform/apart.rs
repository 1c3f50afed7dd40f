//! Views in the page that nobody sees: one that is about to be shown, whose layout a browser reckons meanwhile, and one
//! that has just been left, which it need not take to pieces before its successor is painted.

use super::dom::{append, set};
use super::later::when_painted;
use super::page::element_by_id;
use super::slice::in_slices;
use std::any::Any;
use std::cell::{Cell, RefCell};
use wasm_bindgen::JsCast;
use web_sys::{Element, NodeList};

/// Style sheets keep what is marked from being seen, found, read out and reached.
const MARK: &str = "data-apart";
const MAIN: &str = "main";

/// So many items a browser takes away in no time.
const MANY: u32 = 200;
const AT_ONCE: u32 = 16;

/// A view that stands in the page apart. It is taken away with this, unless it was let in meanwhile.
pub struct Apart(Element);

impl Drop for Apart {
    fn drop(&mut self) {
        if let_in(&self.0) {
            self.0.remove();
        }
    }
}

/// Puts a view at the end of the main part, apart, and has it laid out.
pub fn set_apart(view: &Element) -> Option<Apart> {
    let main = element_by_id(MAIN)?;
    set(view, MARK, "");
    append(&main, view);
    // What is within is laid out for whoever asks where it is, and stays as it is until it is shown.
    if let Ok(Some(heading)) = view.query_selector("h1") {
        heading.get_bounding_client_rect();
    }
    Some(Apart(view.clone()))
}

/// Lets such a view be the one that is shown. Whether it stood in the page apart.
pub fn let_in(view: &Element) -> bool {
    let was_apart = view.has_attribute(MARK);
    let _ = view.remove_attribute(MARK);
    was_apart
}

/// When a view that makes way for another one is taken from the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Parting {
    #[default]
    Now,
    /// When its successor, which stands in the page already, is painted.
    Painted,
    /// When somebody has typed to the end, whose letters it would hold up: see [`part`].
    Quiet,
}

thread_local! {
    static NEXT: Cell<Parting> = const { Cell::new(Parting::Now) };
    static LEFT: RefCell<Option<Left>> = const { RefCell::new(None) };
}

/// A view that was left and stands in the page apart, with what is dropped when it is taken away.
struct Left(Element, Option<Box<dyn Any>>);

/// Lets the view that is shown now stay in the page for a while when the next one comes, apart.
pub fn part_later(when: Parting) {
    NEXT.set(when);
}

/// Takes a view from the page that has made way for another one. Whether it stays there apart for a while.
pub fn part_with(view: &Element) -> bool {
    // Who leaves a search before it is quiet does not wait for the list before it either.
    if let Some(left) = LEFT.take() {
        when_painted(move || take_away(left));
    }
    let when = NEXT.take();
    match when {
        Parting::Now => view.remove(),
        when => keep_apart(view, when),
    }
    when != Parting::Now
}

/// Keeps something until the view that was left last is taken away.
pub fn keep(left: impl Any) {
    LEFT.with_borrow_mut(|view| {
        if let Some(Left(_, kept)) = view {
            *kept = Some(Box::new(left));
        }
    });
}

#[inline(never)]
fn keep_apart(view: &Element, when: Parting) {
    set(view, MARK, "");
    // A page has one heading of the first level.
    if let Ok(Some(heading)) = view.query_selector("h1") {
        heading.remove();
    }
    LEFT.set(Some(Left(view.clone(), None)));
    if when == Parting::Painted {
        when_painted(part);
    }
}

/// Takes the view from the page that was left last, if it is there still; a long list in slices.
pub fn part() {
    if let Some(left) = LEFT.take() {
        take_away(left);
    }
}

#[inline(never)]
fn take_away(Left(view, kept): Left) {
    let items = view.query_selector_all("li");
    match items.ok().filter(|items| items.length() > MANY) {
        Some(items) => take_away_slowly(view, items, kept),
        None => {
            view.remove();
            drop(kept);
        }
    }
}

/// Takes a long list away from its end: all at once would hold up whoever goes on.
fn take_away_slowly(view: Element, items: NodeList, kept: Option<Box<dyn Any>>) {
    let (mut left, mut kept) = (items.length(), Some(kept));
    in_slices(move || {
        let first = left.saturating_sub(AT_ONCE);
        for item in (first..left).rev().filter_map(|place| items.get(place)) {
            item.unchecked_into::<Element>().remove();
        }
        left = first;
        if left == 0 {
            view.remove();
            drop(kept.take());
        }
        left > 0
    });
}
