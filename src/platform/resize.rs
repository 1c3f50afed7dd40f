//! Tells when an element has got another size.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, ResizeObserver};

/// Watches until it is dropped.
pub struct SizeWatch {
    observer: Option<ResizeObserver>,
    _on_change: Closure<dyn FnMut()>,
}

impl Drop for SizeWatch {
    fn drop(&mut self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
    }
}

/// Calls `on_change` now and after each change of the element's size.
pub fn watch_size(element: &Element, on_change: impl FnMut() + 'static) -> SizeWatch {
    let on_change: Box<dyn FnMut()> = Box::new(on_change);
    let on_change = Closure::wrap(on_change);
    let observer = ResizeObserver::new(on_change.as_ref().unchecked_ref()).ok();
    if let Some(observer) = &observer {
        observer.observe(element);
    }
    SizeWatch { observer, _on_change: on_change }
}
