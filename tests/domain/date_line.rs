//! Date lines and reading time.

use bantin::domain::language::Language::{self, English, Vietnamese};
use bantin::domain::message::{Message, stored_news};
use bantin::domain::month::Month;
use bantin::domain::timestamp::{Timestamp, VIETNAM_OFFSET_MINUTES, parse_timestamp};
use bantin::domain::vietnamese::date_line::{
    format_date_line, format_month, format_short_date, format_time_line,
};
use bantin::domain::vietnamese::reading_time::reading_minutes;

fn at(text: &str) -> Timestamp {
    parse_timestamp(text).unwrap().0
}

#[track_caller]
fn check(text: &str, language: Language, expected: &str) {
    assert_eq!(format_date_line(at(text), VIETNAM_OFFSET_MINUTES, language), expected);
}

#[test]
fn date_line_is_in_the_house_style() {
    check("2009-12-02T16:28:00+07:00", Vietnamese, "Thứ tư, 02/12/2009 16:28");
    check("2009-12-02T16:28:00+07:00", English, "Wednesday, 2 December 2009, 16:28");
}

#[test]
fn days_of_the_week_are_named() {
    let days = ["Thứ hai", "Thứ ba", "Thứ tư", "Thứ năm", "Thứ sáu", "Thứ bảy", "Chủ nhật"];
    for (day, name) in (1..).zip(days) {
        check(
            &format!("2024-01-0{day}T07:05:00+07:00"),
            Vietnamese,
            &format!("{name}, 0{day}/01/2024 07:05"),
        );
    }
}

#[test]
fn day_is_that_of_vietnam() {
    check("2023-12-31T17:00:00Z", Vietnamese, "Thứ hai, 01/01/2024 00:00");
}

#[test]
fn short_dates() {
    let date = at("2009-12-02T16:28:00+07:00");
    assert_eq!(format_short_date(date, 420, Vietnamese), "02/12/2009");
    assert_eq!(format_short_date(date, 420, English), "2 December 2009");
}

#[test]
fn reading_time_is_rounded_and_at_least_one_minute() {
    for (words, minutes) in [(0, 1), (100, 1), (359, 1), (360, 2), (2400, 10), (usize::MAX, u32::MAX)] {
        assert_eq!(reading_minutes(words), minutes);
    }
}

#[test]
fn within_a_sentence_the_time_comes_first() {
    let date = at("2026-11-25T16:28:00+07:00");
    assert_eq!(format_time_line(date, 420, Vietnamese), "16:28, thứ tư 25/11/2026");
    assert_eq!(format_time_line(date, 420, English), "16:28, Wednesday 25 November 2026");
    let sunday = at("2026-11-29T00:05:00+07:00");
    assert_eq!(format_time_line(sunday, 420, Vietnamese), "00:05, chủ nhật 29/11/2026");
}

#[test]
fn stored_news_says_why_and_of_when_it_is() {
    let time = format_time_line(at("2026-11-25T16:28:00+07:00"), 420, Vietnamese);
    assert_eq!(
        stored_news(Message::NoNetwork, &time, Vietnamese),
        "Không có mạng. Cập nhật lúc 16:28, thứ tư 25/11/2026."
    );
    assert_eq!(
        stored_news(Message::NoAnswer, "16:28", English),
        "The news server does not answer. Last updated at 16:28."
    );
}

#[test]
fn months_are_named() {
    let month = Month { year: 2026, month: 3 };
    assert_eq!(format_month(month, Vietnamese), "Tháng 3/2026");
    assert_eq!(format_month(month, English), "March 2026");
}

#[test]
fn a_moment_of_today_is_a_time_and_one_of_another_day_has_its_date() {
    use bantin::domain::vietnamese::date_line::format_moment;
    let now = at("2026-11-25T16:30:00+07:00");
    let moment = |text: &str, language| format_moment(at(text), now, 420, language);
    assert_eq!(moment("2026-11-25T16:28:59+07:00", Language::Vietnamese), "16:28");
    assert_eq!(moment("2026-11-25T00:05:00+07:00", Language::English), "00:05");
    assert_eq!(moment("2026-11-24T16:28:00+07:00", Language::Vietnamese), "16:28 24/11/2026");
    assert_eq!(moment("2025-11-25T16:28:00+07:00", Language::English), "16:28, 25 November 2025");
}
