use super::element::{Element, element};
use crate::domain::language::Language;
use crate::domain::timestamp::{Timestamp, VIETNAM_OFFSET_MINUTES, parse_timestamp};
use crate::domain::vietnamese::date_line::{format_date_line, format_short_date};
use crate::domain::vietnamese::relative_date::format_relative_date;
use crate::platform::dom::set;
use wasm_bindgen::JsCast;

/// Marks what [`refresh_relative_dates`] writes anew.
const MARK: &str = "data-relative";

/// How long ago a moment was, with the whole date for those who point at it and for machines.
pub fn relative_date(at: Timestamp, now: Timestamp, language: Language) -> Element {
    element("time")
        .attr("datetime", &at.format_rfc3339(VIETNAM_OFFSET_MINUTES))
        .attr("title", &format_date_line(at, VIETNAM_OFFSET_MINUTES, language))
        .attr(MARK, "")
        .text(&format_relative_date(at, now, VIETNAM_OFFSET_MINUTES, language))
}

/// Makes an element that is there already tell how long ago a moment was, in the same way.
pub fn show_relative_date(place: &web_sys::Element, at: Timestamp, now: Timestamp, language: Language) {
    set(place, "datetime", &at.format_rfc3339(VIETNAM_OFFSET_MINUTES));
    set(place, "title", &format_date_line(at, VIETNAM_OFFSET_MINUTES, language));
    set(place, MARK, "");
    place.set_text_content(Some(&format_relative_date(at, now, VIETNAM_OFFSET_MINUTES, language)));
}

/// Writes the dates within an element anew, as time has gone on.
pub fn refresh_relative_dates(within: &web_sys::Element, now: Timestamp, language: Language) {
    rewrite(within, |at| format_relative_date(at, now, VIETNAM_OFFSET_MINUTES, language));
}

/// Writes them as dates that stay right when time goes on.
pub fn write_short_dates(within: &web_sys::Element, language: Language) {
    rewrite(within, |at| format_short_date(at, VIETNAM_OFFSET_MINUTES, language));
}

fn rewrite(within: &web_sys::Element, format: impl Fn(Timestamp) -> String) {
    let Ok(dates) = within.query_selector_all("[data-relative]") else { return };
    for index in 0..dates.length() {
        let Some(date) = dates.item(index).and_then(|date| date.dyn_into::<web_sys::Element>().ok()) else {
            continue;
        };
        let at = date.get_attribute("datetime").and_then(|text| parse_timestamp(&text));
        let Some((at, _)) = at else { continue };
        let text = format(at);
        if date.text_content().as_ref() != Some(&text) {
            date.set_text_content(Some(&text));
        }
    }
}
