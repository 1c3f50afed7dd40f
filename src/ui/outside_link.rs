use super::element::{Element, element};

/// A link that leaves the reader. The place it leads to learns nothing of where it came from.
pub fn outside_link(url: &str) -> Element {
    element("a").attr("href", url).attr("rel", "noopener noreferrer")
}
