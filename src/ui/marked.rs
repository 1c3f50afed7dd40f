use super::element::{Element, element};
use std::ops::Range;

/// Appends a text in which some parts are marked: bytes, in order and apart from each other.
pub fn marked(mut parent: Element, text: &str, marks: &[Range<usize>]) -> Element {
    let mut at = 0;
    for mark in marks {
        let before = text.get(at..mark.start).unwrap_or_default();
        if !before.is_empty() {
            parent = parent.text(before);
        }
        parent = parent.child(element("mark").text(text.get(mark.clone()).unwrap_or_default()));
        at = mark.end;
    }
    match text.get(at..) {
        Some(rest) if !rest.is_empty() => parent.text(rest),
        _ => parent,
    }
}
