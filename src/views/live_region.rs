use crate::state::reader::Reader;
use crate::ui::element::{Element, element};

/// Speaks what has happened to people who do not see it.
pub fn live_region(reader: &Reader) -> Element {
    let announcer = reader.announcer.clone();
    element("div").attr("role", "status").class("visually-hidden").live_text(move || announcer.sentence())
}
