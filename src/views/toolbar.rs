use super::saved_link::saved_link;
use super::search_box::search_box;
use crate::state::reader::Reader;
use crate::ui::element::{Element, element};

/// Below the site's name: search and the ways through the news.
pub fn toolbar(reader: &Reader) -> Element {
    element("div").class("toolbar").child(search_box(reader)).child(saved_link(reader))
}
