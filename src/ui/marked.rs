use crate::platform::dom::{append, append_text, create};
use std::ops::Range;
use web_sys::Element;

/// Makes an element show a text of which some parts are marked: bytes, in order and apart from each other.
pub fn mark(element: &Element, text: &str, marks: &[Range<usize>]) {
    element.set_text_content(None);
    let mut at = 0;
    for mark in marks {
        show(element, text.get(at..mark.start));
        let marked = create("mark");
        show(&marked, text.get(mark.clone()));
        append(element, &marked);
        at = mark.end;
    }
    show(element, text.get(at..));
}

fn show(element: &Element, text: Option<&str>) {
    match text {
        Some(text) if !text.is_empty() => append_text(element, text),
        _ => {}
    }
}
