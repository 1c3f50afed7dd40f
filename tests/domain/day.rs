//! Days as addresses write them.

use bantin::domain::day::Day;
use bantin::domain::timestamp::parse_timestamp;

#[test]
fn days_are_read_as_they_are_written() {
    for text in ["2026-11-24", "2024-02-29", "1969-12-31", "0001-01-02", "9999-12-31"] {
        assert_eq!(Day::parse(text).map(Day::format).as_deref(), Some(text));
    }
    for text in [
        "",
        "2026-11",
        "2026-11-24-1",
        "2026-1-1",
        "2025-02-29",
        "2026-13-01",
        "2026-00-10",
        "2026-01-00",
        "x026-01-01",
        "+026-01-01",
    ] {
        assert_eq!(Day::parse(text), None, "{text}");
    }
}

#[test]
fn a_day_begins_and_ends_in_vietnam() {
    let day = Day::parse("2026-11-24").expect("a day");
    let at = |text| parse_timestamp(text).expect("a moment").0;
    assert_eq!(day.start, at("2026-11-24T00:00:00+07:00"));
    assert_eq!(day.end(), at("2026-11-25T00:00:00+07:00"));
}
