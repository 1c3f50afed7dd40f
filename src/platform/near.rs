//! Tells when elements come near the part of the page that is seen.

use js_sys::Array;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

/// A screen's height or more: what comes near is drawn before it is seen.
const MARGIN: &str = "1200px";
const NO_MARGIN: &str = "0px";

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
    watch(MARGIN, Box::new(on_near))
}

/// Calls `on_seen` with each element that comes to be seen.
pub fn watch_seen(on_seen: impl FnMut(Element) + 'static) -> Watch {
    watch(NO_MARGIN, Box::new(on_seen))
}

fn watch(margin: &str, mut on_near: Box<dyn FnMut(Element)>) -> Watch {
    let on_change = Closure::<dyn FnMut(Array)>::new(move |entries: Array| {
        for entry in entries.iter() {
            let entry = entry.unchecked_into::<IntersectionObserverEntry>();
            if entry.is_intersecting() {
                on_near(entry.target());
            }
        }
    });
    let options = IntersectionObserverInit::new();
    options.set_root_margin(margin);
    let observer = IntersectionObserver::new_with_options(on_change.as_ref().unchecked_ref(), &options).ok();
    Watch(Rc::new(Inner { observer, _on_change: on_change }))
}
