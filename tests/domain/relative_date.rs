//! How long ago.

use bantin::domain::language::Language::{English, Vietnamese};
use bantin::domain::timestamp::{Timestamp, VIETNAM_OFFSET_MINUTES, parse_timestamp};
use bantin::domain::vietnamese::relative_date::format_relative_date;

#[track_caller]
fn check(at: &str, vietnamese: &str, english: &str) {
    let moment = |text| parse_timestamp(text).unwrap().0;
    let now = moment("2026-11-23T09:30:00+07:00");
    let write = |language| format_relative_date(moment(at), now, VIETNAM_OFFSET_MINUTES, language);
    assert_eq!((write(Vietnamese).as_str(), write(English).as_str()), (vietnamese, english), "{at}");
}

#[test]
fn moments_of_today() {
    check("2026-11-23T09:30:00+07:00", "vừa xong", "just now");
    check("2026-11-23T09:29:01+07:00", "vừa xong", "just now");
    check("2026-11-23T09:29:00+07:00", "1 phút trước", "1 minute ago");
    check("2026-11-23T08:30:01+07:00", "59 phút trước", "59 minutes ago");
    check("2026-11-23T08:30:00+07:00", "1 giờ trước", "1 hour ago");
    check("2026-11-23T01:15:00Z", "1 giờ trước", "1 hour ago");
}

#[test]
fn a_night_between_is_told_in_hours_until_a_day_has_passed() {
    check("2026-11-22T23:30:00+07:00", "10 giờ trước", "10 hours ago");
    check("2026-11-22T09:30:01+07:00", "23 giờ trước", "23 hours ago");
    check("2026-11-22T09:30:00+07:00", "hôm qua", "yesterday");
    check("2026-11-22T00:00:00+07:00", "hôm qua", "yesterday");
}

#[test]
fn days_are_those_of_the_calendar_in_vietnam() {
    check("2026-11-21T23:59:59+07:00", "2 ngày trước", "2 days ago");
    check("2026-11-21T17:00:00Z", "hôm qua", "yesterday");
    check("2026-11-16T00:00:00+07:00", "7 ngày trước", "7 days ago");
}

#[test]
fn what_is_older_or_yet_to_come_is_a_date() {
    check("2026-11-15T23:59:59+07:00", "15/11/2026", "15 November 2026");
    check("2009-12-02T16:28:00+07:00", "02/12/2009", "2 December 2009");
    check("2026-11-23T09:30:01+07:00", "23/11/2026", "23 November 2026");
    check("2027-01-01T00:00:00+07:00", "01/01/2027", "1 January 2027");
}

#[test]
fn moments_at_the_ends_of_time_are_dates() {
    let ends = [i64::MIN, i64::MAX];
    for at in ends {
        for now in ends {
            let (at, now) = (Timestamp { seconds: at }, Timestamp { seconds: now });
            assert!(!format_relative_date(at, now, VIETNAM_OFFSET_MINUTES, Vietnamese).is_empty());
        }
    }
}
