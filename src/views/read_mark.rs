use super::later::fill_later;
use crate::domain::message::Message;
use crate::domain::shelf::Key;
use crate::platform::dom::set;
use crate::state::reader::Reader;
use crate::ui::element::{Element, element};
use leptos::prelude::untrack;

/// The words that an article was read, or has been corrected, in a headline, which is marked as well. The style sheet keeps their
/// room, so that nothing moves when the marks are there.
pub fn read_mark(reader: &Reader, id: &str) -> Element {
    let place = element("span").class("read-mark");
    let (reader, id, node) = (reader.clone(), id.to_owned(), place.node().clone());
    fill_later(place, move || mark(&reader, &id, node))
}

#[inline(never)]
fn mark(reader: &Reader, id: &str, place: web_sys::Element) -> Element {
    let key = Key::of(&reader.library.url(), id);
    let (of_text, shelf) = (reader.clone(), reader.shelf.clone());
    // A correction makes a new headline: within one it does not change.
    let corrected = untrack(|| reader.library.was_corrected(id));
    element("span")
        .live_text(move || {
            let message = match (corrected, of_text.shelf.is_read(key)) {
                (true, _) => Message::Corrected,
                (false, true) => Message::AlreadyRead,
                (false, false) => return String::new(),
            };
            of_text.say(message).to_owned()
        })
        .effect(Box::new(move || {
            let is_read = shelf.is_read(key);
            let Some(headline) = place.closest("li").ok().flatten() else { return };
            if is_read {
                set(&headline, "data-read", "");
            } else {
                let _ = headline.remove_attribute("data-read");
            }
        }))
}
