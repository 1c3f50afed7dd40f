use super::support::cases;
use bantin::domain::timestamp::{Civil, Timestamp, VIETNAM_OFFSET_MINUTES, parse_timestamp};
use proptest::prelude::*;

/// The headline of the page that this reader was asked for: 2009-12-02T16:28:00+07:00.
const MEETING: i64 = 1_259_746_080;

#[track_caller]
fn check(text: &str, seconds: i64) {
    assert_eq!(parse_timestamp(text), Some((Timestamp { seconds }, false)), "{text}");
}

#[track_caller]
fn check_mended(text: &str, seconds: i64) {
    assert_eq!(parse_timestamp(text), Some((Timestamp { seconds }, true)), "{text}");
}

#[test]
fn rfc3339_is_read() {
    check("2009-12-02T16:28:00+07:00", MEETING);
    check("2009-12-02T09:28:00Z", MEETING);
    check("2009-12-02t09:28:00z", MEETING);
    check("2009-12-02 16:28:00+07:00", MEETING);
    check("2009-12-02T16:28:00.123456789123+07:00", MEETING);
    check("2009-12-01T23:28:00-10:00", MEETING);
    check(" 2009-12-02T09:28:00Z ", MEETING);
    check("1970-01-01T00:00:00Z", 0);
    check("1969-12-31T23:59:59-00:00", -1);
    check("2000-02-29T00:00:00Z", 951_782_400);
}

#[test]
fn leap_second_counts_as_the_one_before() {
    check("2016-12-31T23:59:60Z", 1_483_228_799);
}

#[test]
fn what_is_almost_rfc3339_is_mended() {
    check_mended("2009-12-02T16:28:00", MEETING);
    check_mended("2009-12-02T16:28:00+0700", MEETING);
    check_mended("2009-12-02T16:28:00+07", MEETING);
    check_mended("2009-12-02 16:28:00 +0700", MEETING);
    check_mended("2009-12-02 16:28:00 +07:00", MEETING);
    check_mended("2009-12-02 09:28:00 UTC", MEETING);
    check_mended("2009-12-02T16:28+07:00", MEETING);
    check_mended("2009-12-02T16:28", MEETING);
    check_mended("2009-12-02", MEETING - (16 * 60 + 28) * 60);
}

#[test]
fn rfc2822_is_mended() {
    check_mended("Wed, 02 Dec 2009 16:28:00 +0700", MEETING);
    check_mended("2 Dec 2009 09:28:00 GMT", MEETING);
    check_mended("Wed, 2 December 2009 09:28 UT", MEETING);
    check_mended("02 dec 09 04:28:00 EST", MEETING);
    check_mended("Wed 02 Dec 2009 02:28:00 PDT", MEETING);
    check_mended("02 Dec 2009 01:28:00 -0800", MEETING);
    check_mended("02 Dec 2009 16:28:00", MEETING);
    check_mended("Fri, 31 Dec 99 23:59:59 GMT", 946_684_799);
}

#[test]
fn seconds_and_milliseconds_since_1970_are_mended() {
    check_mended("1259746080", MEETING);
    check_mended("1259746080123", MEETING);
}

#[test]
fn nonsense_is_no_date() {
    for text in [
        "",
        "hôm qua",
        "24026-24-09T244:2424:00+07:00",
        "2009-13-02",
        "2009-00-02",
        "2009-02-29",
        "1900-02-29",
        "2009-04-31",
        "2009-12-00",
        "2009-12-02T24:00:00Z",
        "2009-12-02T16:60:00Z",
        "2009-12-02T16:28:61Z",
        "2009-12-02T16:28:00+24:00",
        "2009-12-02T16:28:00.Z",
        "2009-12-02T16:28:00Zx",
        "2009-12-02T16:28:00+07:00:00",
        "2009-12-02X16:28:00Z",
        "2009-1-2",
        "0000-01-01",
        "-001-01-01",
        "20091202",
        "Wed, 02 Dez 2009 16:28:00 +0700",
        "02 Dec 2009",
        "02/12/2009",
        "99999999999999999999999",
        "2009-12-02T16:28:00 XYZ",
        "٢٠٠٩-12-02",
        "2009-12-0ộ",
    ] {
        assert_eq!(parse_timestamp(text), None, "{text}");
    }
}

#[test]
fn years_have_four_digits_in_utc() {
    assert_eq!(parse_timestamp("0001-01-01T00:00:00+07:00"), None);
    assert_eq!(parse_timestamp("9999-12-31T23:59:59-07:00"), None);
    check("0001-01-01T00:00:00Z", -62_135_596_800);
    check("9999-12-31T23:59:59Z", 253_402_300_799);
}

#[test]
fn civil_is_the_calendar_and_the_clock() {
    let expected = Civil { year: 2009, month: 12, day: 2, hour: 16, minute: 28, second: 0, weekday: 2 };
    assert_eq!(Timestamp { seconds: MEETING }.civil(VIETNAM_OFFSET_MINUTES), expected);
    let before = Civil { year: 1969, month: 12, day: 31, hour: 23, minute: 59, second: 59, weekday: 2 };
    assert_eq!(Timestamp { seconds: -1 }.civil(0), before);
}

#[test]
fn extreme_moments_are_drawn_without_overflow() {
    for seconds in [i64::MIN, i64::MAX] {
        for offset in [i32::MIN / 60, 0, i32::MAX / 60] {
            assert!(!Timestamp { seconds }.format_rfc3339(offset).is_empty());
        }
    }
}

#[test]
fn rfc3339_is_written() {
    let at = Timestamp { seconds: MEETING };
    assert_eq!(at.format_rfc3339(VIETNAM_OFFSET_MINUTES), "2009-12-02T16:28:00+07:00");
    assert_eq!(at.format_rfc3339(0), "2009-12-02T09:28:00+00:00");
    assert_eq!(at.format_rfc3339(-570), "2009-12-01T23:58:00-09:30");
}

proptest! {
    #![proptest_config(cases(2048))]

    #[test]
    fn what_is_written_is_read_back(seconds in -62_135_500_000_i64..253_402_200_000, offset in -840_i32..=840) {
        let at = Timestamp { seconds };
        prop_assert_eq!(parse_timestamp(&at.format_rfc3339(offset)), Some((at, false)));
    }

    #[test]
    fn no_text_makes_parsing_panic(text in "\\PC*", digits in "[0-9T:+. Z-]{0,30}") {
        let _ = parse_timestamp(&text);
        let _ = parse_timestamp(&digits);
    }
}
