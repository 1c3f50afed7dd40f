//! How long ago something was, for as long as that says more than a date.

use super::date_line::format_short_date;
use crate::domain::language::Language::{self, English, Vietnamese};
use crate::domain::text::decimal;
use crate::domain::timestamp::Timestamp;

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;
const EIGHT_DAYS: i64 = 8 * DAY;

/// After so many days a date says more than a number of days.
const LAST_DAY: i64 = 7;

/// "vừa xong", "5 phút trước", "2 giờ trước", "hôm qua", "3 ngày trước", then "02/12/2009". Days are
/// those of the calendar where the offset from UTC is `offset_minutes`; what is less than 24 hours old
/// is told in hours though midnight lies between. What has yet to come is a date.
pub fn format_relative_date(
    at: Timestamp,
    now: Timestamp,
    offset_minutes: i32,
    language: Language,
) -> String {
    let seconds = now.seconds.saturating_sub(at.seconds);
    let day = |moment: Timestamp| (moment.seconds + i64::from(offset_minutes) * MINUTE).div_euclid(DAY);
    match seconds {
        0..MINUTE => if language == Vietnamese { "vừa xong" } else { "just now" }.to_owned(),
        MINUTE..HOUR => ago(seconds / MINUTE, [" phút", " minute"], language),
        HOUR..DAY => ago(seconds / HOUR, [" giờ", " hour"], language),
        DAY..EIGHT_DAYS => match day(now) - day(at) {
            1 => if language == Vietnamese { "hôm qua" } else { "yesterday" }.to_owned(),
            days @ 2..=LAST_DAY => ago(days, [" ngày", " day"], language),
            _ => format_short_date(at, offset_minutes, language),
        },
        _ => format_short_date(at, offset_minutes, language),
    }
}

fn ago(count: i64, [vietnamese, english]: [&str; 2], language: Language) -> String {
    let count_text = decimal(count);
    match language {
        Vietnamese => [&count_text, vietnamese, " trước"].concat(),
        English => [count_text.as_str(), english, if count == 1 { " ago" } else { "s ago" }].concat(),
    }
}
