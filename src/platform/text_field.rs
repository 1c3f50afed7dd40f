//! Writing into a field as a keyboard does.

use super::dom::{document, focus};
use wasm_bindgen::JsCast;
use web_sys::{Event, EventInit, HtmlInputElement};

/// What stands before the caret and behind it; a selection belongs to neither, because a key takes its
/// place.
pub fn around_caret(field: &HtmlInputElement) -> (String, String) {
    let value = field.value();
    let end = value.encode_utf16().count() as u32;
    let caret = |place: Result<Option<u32>, _>| place.ok().flatten().unwrap_or(end);
    let (start, stop) = (caret(field.selection_start()), caret(field.selection_end()));
    let before = value.get(..byte_of(&value, start)).unwrap_or_default().to_owned();
    let behind = value.get(byte_of(&value, stop)..).unwrap_or_default().to_owned();
    (before, behind)
}

/// Whether something is selected.
pub fn has_selection(field: &HtmlInputElement) -> bool {
    let (start, stop) = (field.selection_start(), field.selection_end());
    matches!((start, stop), (Ok(Some(start)), Ok(Some(stop))) if start < stop)
}

/// Writes a text with the caret in the middle of it, and tells those who listen to the field.
pub fn write(field: &HtmlInputElement, before: &str, behind: &str) {
    field.set_value(&[before, behind].concat());
    let caret = before.encode_utf16().count() as u32;
    let _ = field.set_selection_range(caret, caret);
    // What overflows scrolls, so that the caret is seen.
    if behind.is_empty() {
        field.set_scroll_left(field.scroll_width());
    }
    tell(field, "input");
}

/// Does what Enter would do.
pub fn submit(field: &HtmlInputElement) {
    if let Some(form) = field.closest("form").ok().flatten() {
        tell(&form, "submit");
    }
}

fn tell(target: &web_sys::EventTarget, name: &str) {
    let options = EventInit::new();
    options.set_bubbles(true);
    options.set_cancelable(true);
    if let Ok(event) = Event::new_with_event_init_dict(name, &options) {
        let _ = target.dispatch_event(&event);
    }
}

pub fn is_focused(field: &HtmlInputElement) -> bool {
    document().active_element().is_some_and(|active| &active == field.unchecked_ref::<web_sys::Element>())
}

/// Takes the focus, the caret staying where it is.
pub fn take_focus(field: &HtmlInputElement) {
    if !is_focused(field) {
        focus(field);
    }
}

/// The byte at which a place counted in UTF-16, as browsers count, lies.
fn byte_of(text: &str, place: u32) -> usize {
    let mut units = 0;
    for (byte, character) in text.char_indices() {
        if units >= place {
            return byte;
        }
        units += character.len_utf16() as u32;
    }
    text.len()
}
