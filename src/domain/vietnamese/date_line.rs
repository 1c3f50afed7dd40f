//! The line under a headline that says when.
//!
//! By hand and not with `Intl`: that writes "Thứ Tư" where the house style is "Thứ tư".

use crate::domain::language::Language;
use crate::domain::month::Month;
use crate::domain::timestamp::{Civil, Timestamp, push_padded};

const VIETNAMESE_DAYS: [&str; 7] =
    ["Thứ hai", "Thứ ba", "Thứ tư", "Thứ năm", "Thứ sáu", "Thứ bảy", "Chủ nhật"];

const ENGLISH_DAYS: [&str; 7] =
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

const ENGLISH_MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// "Thứ tư, 02/12/2009 16:28" or "Wednesday, 2 December 2009, 16:28", where the offset from UTC is
/// `offset_minutes`.
pub fn format_date_line(at: Timestamp, offset_minutes: i32, language: Language) -> String {
    let mut line = format_day_line(at, offset_minutes, language);
    line.push_str(if language == Language::Vietnamese { " " } else { ", " });
    line.push_str(&format_clock(at, offset_minutes));
    line
}

/// The day alone: "Thứ tư, 02/12/2009" or "Wednesday, 2 December 2009".
pub fn format_day_line(at: Timestamp, offset_minutes: i32, language: Language) -> String {
    let at = at.civil(offset_minutes);
    let days = match language {
        Language::Vietnamese => VIETNAMESE_DAYS,
        Language::English => ENGLISH_DAYS,
    };
    let mut line = String::from(days.get(at.weekday).copied().unwrap_or_default());
    line.push_str(", ");
    push_date(&mut line, at, language);
    line
}

/// The time alone: "16:28".
pub fn format_clock(at: Timestamp, offset_minutes: i32) -> String {
    let at = at.civil(offset_minutes);
    let mut clock = String::new();
    push_padded(&mut clock, at.hour, 2);
    clock.push(':');
    push_padded(&mut clock, at.minute, 2);
    clock
}

/// "16:28, thứ tư 02/12/2009" or "16:28, Wednesday 2 December 2009": within a sentence, the time first.
pub fn format_time_line(at: Timestamp, offset_minutes: i32, language: Language) -> String {
    let at = at.civil(offset_minutes);
    let days = match language {
        Language::Vietnamese => VIETNAMESE_DAYS,
        Language::English => ENGLISH_DAYS,
    };
    let mut line = String::new();
    push_padded(&mut line, at.hour, 2);
    line.push(':');
    push_padded(&mut line, at.minute, 2);
    line.push_str(", ");
    let day = line.len();
    line.push_str(days.get(at.weekday).copied().unwrap_or_default());
    if let (Language::Vietnamese, Some(letter)) = (language, line.get_mut(day..day + 1)) {
        letter.make_ascii_lowercase();
    }
    line.push(' ');
    push_date(&mut line, at, language);
    line
}

/// "02/12/2009" or "2 December 2009".
pub fn format_short_date(at: Timestamp, offset_minutes: i32, language: Language) -> String {
    let mut line = String::new();
    push_date(&mut line, at.civil(offset_minutes), language);
    line
}

/// "16:28" on the day of `now`, "16:28 02/12/2009" on others.
pub fn format_moment(at: Timestamp, now: Timestamp, offset_minutes: i32, language: Language) -> String {
    let (at, now) = (at.civil(offset_minutes), now.civil(offset_minutes));
    let mut text = String::new();
    push_padded(&mut text, at.hour, 2);
    text.push(':');
    push_padded(&mut text, at.minute, 2);
    if (at.year, at.month, at.day) != (now.year, now.month, now.day) {
        text.push_str(if language == Language::Vietnamese { " " } else { ", " });
        push_date(&mut text, at, language);
    }
    text
}

/// "Tháng 11/2026" or "November 2026".
pub fn format_month(month: Month, language: Language) -> String {
    let mut text = String::new();
    match language {
        Language::Vietnamese => {
            text.push_str("Tháng ");
            push_padded(&mut text, month.month, 1);
            text.push('/');
        }
        Language::English => {
            text.push_str(english_month(month.month));
            text.push(' ');
        }
    }
    push_padded(&mut text, month.year, 4);
    text
}

fn english_month(month: u32) -> &'static str {
    let month = usize::try_from(month).ok().and_then(|month| ENGLISH_MONTHS.get(month.wrapping_sub(1)));
    month.copied().unwrap_or_default()
}

fn push_date(line: &mut String, at: Civil, language: Language) {
    match language {
        Language::Vietnamese => {
            push_padded(line, at.day, 2);
            line.push('/');
            push_padded(line, at.month, 2);
            line.push('/');
        }
        Language::English => {
            push_padded(line, at.day, 1);
            line.push(' ');
            line.push_str(english_month(at.month));
            line.push(' ');
        }
    }
    push_padded(line, at.year.unsigned_abs(), 4);
}
