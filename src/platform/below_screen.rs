//! What lies below the screen in an article that is about to be opened: in the page from the beginning, and laid out
//! once the screen has been painted.

use super::dom::{set, window};
use super::page::{height, is_wide};
use crate::domain::text::leading_integer;
use web_sys::Element;

const MARK: &str = "data-below";

/// The page's own head is no lower than this, in pixels.
const HEAD: f64 = 100.0;
/// The height of a picture by its width, which is that of the text; so the style sheet has it.
const LEAD_IMAGE: f64 = 9.0 / 16.0;
/// The text is as wide as the screen, or at least so wide, in pixels.
const NARROWEST: f64 = 512.0;
/// A line's letters are no narrower on average, in parts of their size.
const NARROW: f64 = 0.45;
/// Between two parts, in parts of a line's height.
const SPACE: f64 = 0.5;

/// Marks the part of an article's text with which it goes on below the screen, by what all before it takes at
/// least. From there on the style sheet spares browsers its styles, its layout and its painting. `column` is an
/// element that is as wide as the text and has its letters. Of a wide screen nothing is left out: there are columns.
pub fn leave_out_below(text: &Element, column: &Element) {
    let Some((letter, line)) = sizes(column).filter(|_| !is_wide()) else { return };
    let width = f64::from(column.client_width());
    let per_line = (width / (letter * NARROW)).max(1.0);
    let taken = |part: &Element| {
        let letters = part.text_content().unwrap_or_default().chars().count();
        let lines = (letters as f64 / per_line).ceil();
        if lines == 0.0 { 0.0 } else { (lines + SPACE) * line }
    };
    let mut room = height() - HEAD;
    let mut before = text.previous_element_sibling();
    while let Some(part) = before {
        let is_picture = part.query_selector(":scope:is(figure) img").is_ok_and(|picture| picture.is_some());
        room -= if is_picture { width.min(NARROWEST) * LEAD_IMAGE } else { taken(&part) };
        before = part.previous_element_sibling();
    }
    let mut next = text.first_element_child();
    while let Some(part) = next {
        if room < 0.0 {
            return set(&part, MARK, "");
        }
        room -= taken(&part);
        next = part.next_element_sibling();
    }
}

/// Lets all of a text be there.
pub fn let_in_below(text: &Element) {
    let marked = text.query_selector(&[":scope > [", MARK, "]"].concat()).ok().flatten();
    if let Some(part) = marked {
        let _ = part.remove_attribute(MARK);
    }
}

/// Of letters and lines, in pixels.
fn sizes(element: &Element) -> Option<(f64, f64)> {
    let style = window().get_computed_style(element).ok().flatten()?;
    let pixels = |name| Some(leading_integer(&style.get_property_value(name).ok()?)? as f64);
    Some((pixels("font-size")?, pixels("line-height")?))
}
