use crate::domain::language::Language;
use crate::domain::timestamp::{Timestamp, VIETNAM_OFFSET_MINUTES};
use crate::domain::vietnamese::date_line::format_date_line;
use leptos::prelude::*;

/// A moment as the house writes it: "Thứ tư, 02/12/2009 16:28", in the time of Vietnam.
#[component]
pub fn DateLine(timestamp: Timestamp, language: Language) -> impl IntoView {
    let machine = timestamp.format_rfc3339(VIETNAM_OFFSET_MINUTES);
    view! { <time datetime=machine>{format_date_line(timestamp, VIETNAM_OFFSET_MINUTES, language)}</time> }
}
