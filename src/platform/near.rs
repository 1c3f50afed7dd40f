//! Tells when elements come near the part of the page that is seen.

use super::page::height;
use crate::domain::text::decimal;
use js_sys::Array;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

/// A screen's height or more: what comes near is drawn before it is seen.
const MARGIN: f64 = 1200.0;
const NO_MARGIN: f64 = 0.0;

/// Watches until the last copy of it is dropped.
#[derive(Clone)]
pub struct Watch(Rc<Inner>);

struct Inner {
    observer: Option<IntersectionObserver>,
    _on_change: Closure<dyn FnMut(Array)>,
}

impl Drop for Inner {
    fn drop(&mut self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
    }
}

impl Watch {
    pub fn add(&self, element: &Element) {
        if let Some(observer) = &self.0.observer {
            observer.observe(element);
        }
    }

    pub fn remove(&self, element: &Element) {
        if let Some(observer) = &self.0.observer {
            observer.unobserve(element);
        }
    }
}

/// Calls `on_near` with each element that comes within a screen's height or so of being seen.
pub fn watch_near(on_near: impl FnMut(Element) + 'static) -> Watch {
    watch_coming(MARGIN, Box::new(on_near))
}

/// As [`watch_near`], and calls it with `false` for each element that is no longer so near, or was not when it
/// was added.
pub fn watch_near_and_far(on_change: impl FnMut(Element, bool) + 'static) -> Watch {
    watch(MARGIN, Box::new(on_change))
}

/// Calls `on_seen` with each element that comes to be seen.
pub fn watch_seen(on_seen: impl FnMut(Element) + 'static) -> Watch {
    watch_coming(NO_MARGIN, Box::new(on_seen))
}

/// Whether what lies between two elements is near, or either of them is.
pub fn is_near(first: &Element, last: &Element) -> bool {
    first.get_bounding_client_rect().top() < height() + MARGIN
        && last.get_bounding_client_rect().bottom() > -MARGIN
}

/// Of those that leave again nothing is told.
fn watch_coming(margin: f64, mut on_come: Box<dyn FnMut(Element)>) -> Watch {
    watch(
        margin,
        Box::new(move |element, is_there| {
            if is_there {
                on_come(element);
            }
        }),
    )
}

fn watch(margin: f64, mut on_change: Box<dyn FnMut(Element, bool)>) -> Watch {
    let on_change = Closure::<dyn FnMut(Array)>::new(move |entries: Array| {
        for entry in entries.iter() {
            let entry = entry.unchecked_into::<IntersectionObserverEntry>();
            on_change(entry.target(), entry.is_intersecting());
        }
    });
    let options = IntersectionObserverInit::new();
    options.set_root_margin(&(decimal(margin as i64) + "px"));
    let observer = IntersectionObserver::new_with_options(on_change.as_ref().unchecked_ref(), &options).ok();
    Watch(Rc::new(Inner { observer, _on_change: on_change }))
}
