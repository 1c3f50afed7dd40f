use super::reading_tools::reading_tools_button;
use super::saved_link::saved_link;
use super::search_box::search_box;
use crate::state::reader::Reader;
use crate::ui::element::{Element, element};

/// Below the site's name: search, the ways through the news, the reading tools.
pub fn toolbar(reader: &Reader) -> Element {
    element("div")
        .class("toolbar")
        .child(search_box(reader))
        .child(saved_link(reader))
        .child(reading_tools_button(reader))
}
