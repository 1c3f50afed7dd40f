use super::element::{Element, element};
use crate::domain::language::Language;
use crate::domain::timestamp::{Timestamp, VIETNAM_OFFSET_MINUTES};
use crate::domain::vietnamese::date_line::format_date_line;

/// A moment as the house writes it: "Thứ tư, 02/12/2009 16:28", in the time of Vietnam.
pub fn date_line(timestamp: Timestamp, language: Language) -> Element {
    element("time")
        .attr("datetime", &timestamp.format_rfc3339(VIETNAM_OFFSET_MINUTES))
        .text(&format_date_line(timestamp, VIETNAM_OFFSET_MINUTES, language))
}
