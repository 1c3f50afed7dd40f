//! Listening to something that is no element of ours, such as the document.

use super::page::after;
use std::cell::RefCell;
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

/// What takes the place of something is painted by then.
const LEAVE_MS: u32 = 200;

thread_local! {
    /// Those on elements that have left the page, for a moment.
    static LEFT: RefCell<Option<Vec<Listener>>> = const { RefCell::new(None) };
}

/// A listener on an element. When that has left the page nothing happens there any more: see [`leave`].
pub struct OnElement(Option<Listener>);

impl OnElement {
    pub fn new(listener: Listener) -> OnElement {
        OnElement(Some(listener))
    }
}

impl Drop for OnElement {
    fn drop(&mut self) {
        let listener = self.0.take();
        let other = LEFT.with_borrow_mut(|left| match left {
            Some(left) => {
                left.extend(listener);
                None
            }
            None => listener,
        });
        // Not before: what it knows may hold listeners as well.
        drop(other);
    }
}

/// Drops something that the page has left. The listeners on its elements go when what takes its place has been
/// painted long since, with all that effects hold which end by this: to forget hundreds takes a browser longer than somebody
/// should wait.
#[inline(never)]
pub fn leave<T>(gone: T) {
    if LEFT.with_borrow(Option::is_none) {
        LEFT.set(Some(Vec::new()));
        after(LEAVE_MS, || drop(LEFT.take()));
    }
    drop(gone);
}
