use super::reading_tools::reading_tools_button;
use crate::state::reader::Reader;
use crate::ui::element::{Element, element};

/// Below the site's name: search, the ways through the news, the reading tools.
pub fn toolbar(reader: &Reader) -> Element {
    element("div").class("toolbar").child(reading_tools_button(reader))
}
