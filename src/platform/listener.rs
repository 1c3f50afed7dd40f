//! Listening to something that is no element of ours, such as the document.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{AddEventListenerOptions, Event, EventTarget};

/// Hears of an event until it is dropped.
pub struct Listener {
    target: EventTarget,
    event: &'static str,
    capture: bool,
    function: Closure<dyn FnMut(Event)>,
}

impl Listener {
    pub fn new(target: &EventTarget, event: &'static str, handler: impl FnMut(Event) + 'static) -> Listener {
        Listener::boxed(target, event, false, Box::new(handler))
    }

    /// The same, with a choice: a listener that captures hears of events that do not bubble as well.
    pub fn boxed(
        target: &EventTarget,
        event: &'static str,
        capture: bool,
        handler: Box<dyn FnMut(Event)>,
    ) -> Listener {
        let function = Closure::wrap(handler);
        let callback = function.as_ref().unchecked_ref();
        let _ = target.add_event_listener_with_callback_and_bool(event, callback, capture);
        Listener { target: target.clone(), event, capture, function }
    }

    /// The same for what must never hold up scrolling: the handler only watches.
    pub fn passive(
        target: &EventTarget,
        event: &'static str,
        handler: impl FnMut(Event) + 'static,
    ) -> Listener {
        let handler: Box<dyn FnMut(Event)> = Box::new(handler);
        let function = Closure::wrap(handler);
        let options = AddEventListenerOptions::new();
        options.set_passive(true);
        let _ = target.add_event_listener_with_callback_and_add_event_listener_options(
            event,
            function.as_ref().unchecked_ref(),
            &options,
        );
        Listener { target: target.clone(), event, capture: false, function }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let callback = self.function.as_ref().unchecked_ref();
        let _ = self.target.remove_event_listener_with_callback_and_bool(self.event, callback, self.capture);
    }
}
