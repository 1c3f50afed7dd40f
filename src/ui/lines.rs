use super::element::{Element, element};

/// Puts a text into an element with the line breaks that were designed; a space stands at each, for
/// those who hear the text and for narrow screens.
pub fn lines(into: Element, text: &str) -> Element {
    text.split('\n').enumerate().fold(into, |into, (index, line)| match index {
        0 => into.text(line),
        _ => into.text(" ").child(element("br")).text(line),
    })
}
