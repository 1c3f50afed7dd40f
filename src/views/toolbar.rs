use crate::state::reader::Reader;
use crate::ui::element::{Element, element};

/// Below the site's name: search, the ways through the news, the reading tools.
pub fn toolbar(_reader: &Reader) -> Element {
    element("div").class("toolbar")
}
