//! Tells when an element comes near the part of the page that is seen.

use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

/// Watches until it is dropped.
pub struct Watch {
    observer: Option<IntersectionObserver>,
    _on_change: Closure<dyn FnMut(Array)>,
}

impl Drop for Watch {
    fn drop(&mut self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
    }
}

/// Calls `on_near` whenever `element` comes within a screen's height or so of being seen.
pub fn watch_near_end(element: &Element, mut on_near: impl FnMut() + 'static) -> Watch {
    let on_change = Closure::<dyn FnMut(Array)>::new(move |entries: Array| {
        let near =
            entries.iter().any(|entry| entry.unchecked_into::<IntersectionObserverEntry>().is_intersecting());
        if near {
            on_near();
        }
    });
    let options = IntersectionObserverInit::new();
    options.set_root_margin("800px");
    let observer = IntersectionObserver::new_with_options(on_change.as_ref().unchecked_ref(), &options).ok();
    if let Some(observer) = &observer {
        observer.observe(element);
    }
    Watch { observer, _on_change: on_change }
}
