//! The number that a browser writes before an item of a list.

use crate::domain::text::{decimal, leading_integer};
use web_sys::Element;

/// The number of an item that is counted upwards in plain numbers.
pub fn number_of(item: &Element) -> Option<String> {
    let list = item.parent_element().filter(|list| item.local_name() == "li" && list.local_name() == "ol")?;
    if list.has_attribute("type") || list.has_attribute("reversed") {
        return None;
    }
    let own = |item: &Element| item.get_attribute("value").and_then(|value| leading_integer(&value));
    let mut steps = 0;
    let mut item = item.clone();
    let begin = loop {
        if let Some(value) = own(&item) {
            break value;
        }
        match item.previous_element_sibling() {
            Some(before) => item = before,
            None => break list.get_attribute("start").and_then(|start| leading_integer(&start)).unwrap_or(1),
        }
        steps += 1;
    };
    Some(decimal(begin + steps))
}
