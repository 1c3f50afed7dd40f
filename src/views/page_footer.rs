use super::shortcut_help::shortcut_help;
use super::top_link::top_link;
use crate::state::reader::Reader;
use crate::ui::element::{Element, element};

/// Whose news this is, and the way back up; `top` is the `id` of the element there.
pub fn page_footer(reader: &Reader, top: &'static str) -> Element {
    let library = reader.library.clone();
    let publisher = move || library.header().title.clone().unwrap_or_default();
    element("footer")
        .class("page-footer")
        .child(element("p").attr("dir", "auto").live_text(publisher))
        .child(shortcut_help(reader))
        .child(top_link(reader, top))
}
