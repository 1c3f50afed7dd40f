use super::element::{Element, element};
use crate::domain::language::Language;
use crate::domain::timestamp::{Timestamp, VIETNAM_OFFSET_MINUTES};
use crate::domain::vietnamese::date_line::format_date_line;

/// A moment as the house writes it: "Thứ tư, 02/12/2009 16:28", in the time of Vietnam.
pub fn date_line(timestamp: Timestamp, language: Language) -> Element {
    let [moment, words] = date_texts(timestamp, language);
    element("time").attr("datetime", &moment).text(&words)
}

/// The same, as the value of `datetime` and what is read.
pub fn date_texts(timestamp: Timestamp, language: Language) -> [String; 2] {
    let moment = timestamp.format_rfc3339(VIETNAM_OFFSET_MINUTES);
    [moment, format_date_line(timestamp, VIETNAM_OFFSET_MINUTES, language)]
}
