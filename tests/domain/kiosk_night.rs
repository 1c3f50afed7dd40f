use bantin::domain::kiosk::night::{Night, parse_clock_time, shift};
use bantin::domain::timestamp::{Timestamp, parse_timestamp};
use std::collections::BTreeSet;

fn at(text: &str) -> Timestamp {
    parse_timestamp(text).unwrap().0
}

#[test]
fn night_goes_over_midnight() {
    let night = Night::default();
    for (time, expected) in [
        ("2026-11-24T21:59:59+07:00", false),
        ("2026-11-24T22:00:00+07:00", true),
        ("2026-11-24T23:59:59+07:00", true),
        ("2026-11-25T00:00:00+07:00", true),
        ("2026-11-25T04:59:59+07:00", true),
        ("2026-11-25T05:00:00+07:00", false),
        ("2026-11-24T15:30:00Z", true),
    ] {
        assert_eq!(night.is_at(at(time)), expected, "{time}");
    }
}

#[test]
fn night_may_be_by_day_or_not_at_all() {
    let noon = at("2026-11-24T12:00:00+07:00");
    assert!(Night { from: 720, to: 780 }.is_at(noon));
    assert!(!Night { from: 721, to: 780 }.is_at(noon));
    assert!(!Night { from: 720, to: 720 }.is_at(noon));
}

#[test]
fn times_of_day_are_read() {
    for (text, expected) in [
        ("00:00", Some(0)),
        (" 7:05 ", Some(425)),
        ("23:59", Some(1439)),
        ("24:00", None),
        ("12:60", None),
        ("12", None),
        ("12:5:1", None),
        ("-1:00", None),
        ("١٢:00", None),
        ("", None),
    ] {
        assert_eq!(parse_clock_time(text), expected, "{text}");
    }
}

#[test]
fn picture_moves_each_minute_by_one_step_at_most() {
    let places: Vec<_> = (0..16).map(|minute| shift(Timestamp { seconds: minute * 60 + 7 })).collect();
    assert_eq!(places.iter().collect::<BTreeSet<_>>().len(), 8);
    for pair in places.windows(2) {
        let [(x, y), (next_x, next_y)] = pair else { continue };
        assert!(pair[0] != pair[1] && (x - next_x).abs() <= 1 && (y - next_y).abs() <= 1, "{pair:?}");
    }
    // Before 1970 and at the end of time.
    shift(Timestamp { seconds: -1 });
    shift(Timestamp { seconds: i64::MAX });
}
