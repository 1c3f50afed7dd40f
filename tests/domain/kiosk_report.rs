use bantin::domain::kiosk::report::{Report, warning_message};
use bantin::domain::language::Language;
use bantin::domain::timestamp::Timestamp;
use bantin::domain::warning::{Place, Warning, WarningKind};
use serde_json::{Value, json};

fn report() -> Report {
    let warning = |place, field, kind| Warning { place, field, kind };
    Report {
        version: "1.2.3",
        now: Timestamp { seconds: 1_000_000 },
        phase: "attract",
        uptime_seconds: 90,
        sessions: 4,
        articles: 40,
        updated: Some(Timestamp { seconds: 999_700 }),
        failure: Some("offline"),
        memory_bytes: 12_345_678,
        reloads: 1,
        warnings: vec![
            warning(Place::Item(2), "date_published", WarningKind::BadDate),
            warning(Place::Feed, "", WarningKind::Truncated),
        ],
        errors: vec!["RuntimeError: \"unreachable\"".to_owned()],
    }
}

#[test]
fn report_is_json_with_the_age_of_the_news() {
    let read: Value = serde_json::from_str(&report().build_json()).unwrap();
    assert_eq!(
        read,
        json!({
            "version": "1.2.3", "time": "1970-01-12T20:46:40+07:00", "state": "attract", "uptime_seconds": 90,
            "sessions": 4, "articles": 40, "feed_updated": "1970-01-12T20:41:40+07:00", "feed_age_seconds": 300,
            "feed_failure": "offline", "memory_bytes": 12_345_678, "reloads": 1, "warning_count": 2,
            "warnings": [
                {"item": 3, "field": "date_published", "kind": "bad-date"},
                {"place": "feed", "kind": "truncated"},
            ],
            "errors": ["RuntimeError: \"unreachable\""],
        })
    );
}

#[test]
fn thousand_warnings_are_counted_and_fifty_are_told() {
    let warnings = std::iter::repeat_n(report().warnings, 500).flatten().collect();
    let read: Value = serde_json::from_str(&Report { warnings, ..report() }.build_json()).unwrap();
    assert_eq!(read["warning_count"], 1000);
    assert_eq!(read["warnings"].as_array().unwrap().len(), 50);
}

#[test]
fn clock_that_was_set_back_makes_no_news_of_the_future() {
    let report = Report { updated: Some(Timestamp { seconds: 2_000_000 }), ..report() };
    assert_eq!(report.age_seconds(), Some(0));
    assert_eq!(Report::default().age_seconds(), None);
}

#[test]
fn each_kind_of_warning_has_its_words() {
    let said = warning_message(WarningKind::BadUrl).text(Language::Vietnamese);
    assert_eq!(said, "không phải địa chỉ dùng được");
}
