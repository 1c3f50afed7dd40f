//! Keys that are pressed for themselves, and not to write something.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent};

/// Where keys write or choose.
const FIELDS: &str = "input, textarea, select, [contenteditable]:not([contenteditable='false'])";

/// What `read` makes of the key of an event that no field, no key beside it and nobody else has a claim to. A
/// Vietnamese letter may take several keys: those that compose one are not ours. Nothing else is asked about a key
/// that means nothing: somebody who writes waits for each answer.
pub fn plain_key<T>(event: &Event, read: fn(&str) -> Option<T>) -> Option<T> {
    let event = event.dyn_ref::<KeyboardEvent>()?;
    let meaning = read(&event.key())?;
    let is_claimed = || {
        let is_with_others = event.ctrl_key() || event.alt_key() || event.meta_key() || event.is_composing();
        is_with_others || event.default_prevented() || is_in_field(event)
    };
    (!is_claimed()).then_some(meaning)
}

/// Whether the key is held down and repeats itself.
pub fn is_repeated(event: &Event) -> bool {
    event.dyn_ref::<KeyboardEvent>().is_some_and(KeyboardEvent::repeat)
}

fn is_in_field(event: &Event) -> bool {
    // The first of the path: a field within a shadow root hides behind its host.
    let target = event.composed_path().get(0).dyn_into::<Element>();
    target.is_ok_and(|target| target.closest(FIELDS).ok().flatten().is_some())
}
