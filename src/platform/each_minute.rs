//! What must be done now and then while somebody looks.

use super::dom::document;
use gloo_timers::callback::Interval;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;

const MINUTE_MS: u32 = 60_000;

/// Goes on until it is dropped.
pub struct EachMinute {
    _timer: Interval,
    on_return: Closure<dyn Fn()>,
}

impl Drop for EachMinute {
    fn drop(&mut self) {
        let listener = self.on_return.as_ref().unchecked_ref();
        let _ = document().remove_event_listener_with_callback("visibilitychange", listener);
    }
}

/// Calls `action` each minute in which the page is seen, and when it is seen again.
pub fn each_minute(action: impl Fn() + 'static) -> EachMinute {
    let action = Rc::new(move || {
        if !document().hidden() {
            action();
        }
    });
    let of_timer = action.clone();
    let on_return = Closure::<dyn Fn()>::new(move || action());
    let listener = on_return.as_ref().unchecked_ref();
    let _ = document().add_event_listener_with_callback("visibilitychange", listener);
    EachMinute { _timer: Interval::new(MINUTE_MS, move || of_timer()), on_return }
}
