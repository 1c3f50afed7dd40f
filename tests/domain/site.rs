use bantin::domain::kiosk::night::Night;
use bantin::domain::site::{KioskSettings, MAX_MS, Site, read_site};
use bantin::domain::surface::Surface;
use bantin::domain::warning::{Place, Warning, WarningKind};

const BASE: &str = "https://tin.example/app/site.json";
const PAGE: &str = "https://tin.example/app/index.html?feed=x";

fn of_site(field: &'static str, kind: WarningKind) -> Warning {
    Warning { place: Place::Site, field, kind }
}

#[track_caller]
fn check_defaults(bytes: &[u8], warnings: &[Warning]) {
    assert_eq!(read_site(bytes, BASE, Surface::Kiosk), (Site::default(), warnings.to_vec()));
}

#[test]
fn complete_site_is_read() {
    let (site, warnings) = read_site(include_bytes!("feeds/site.json"), BASE, Surface::Kiosk);
    assert_eq!(warnings, []);
    assert_eq!(site.title.as_deref(), Some("Bản tin bến sông"));
    assert_eq!(site.language.as_deref(), Some("en"));
    let feeds: Vec<_> = site.feeds.iter().map(|feed| (feed.title.as_deref(), feed.url.as_str())).collect();
    assert_eq!(
        feeds,
        [(Some("Tin chính"), "https://tin.example/app/feed.json"), (None, "https://khac.example/feed.json")]
    );
    assert_eq!(site.allowed_origins, ["https://ban.example", "http://localhost:8080"]);
    assert_eq!(site.portal.read().0.services.len(), 1);
    let expected = KioskSettings {
        idle_ms: 90_500,
        warning_ms: 15_000,
        slide_ms: 250,
        refresh_ms: 600_000,
        pin_sha256: Some("0a".repeat(32)),
        beacon_url: site.kiosk.beacon_url.clone(),
        night: Night { from: 21 * 60 + 30, to: 6 * 60 },
        opens_allowed_origins: true,
    };
    assert_eq!(site.kiosk, expected);
    assert_eq!(site.kiosk.beacon_url.unwrap().as_str(), "https://tin.example/beacon");
}

#[test]
fn defaults_are_those_of_the_design() {
    let site = Site::default();
    assert_eq!(site.language.as_deref(), Some("vi"));
    let kiosk = site.kiosk;
    assert_eq!((kiosk.night, kiosk.opens_allowed_origins), (Night { from: 22 * 60, to: 5 * 60 }, false));
    let KioskSettings { idle_ms, warning_ms, slide_ms, refresh_ms, pin_sha256, beacon_url, .. } = kiosk;
    assert_eq!((idle_ms, warning_ms, slide_ms, refresh_ms), (60_000, 15_000, 8_000, 300_000));
    assert_eq!((pin_sha256, beacon_url), (None, None));
    check_defaults(b"{}", &[]);
}

#[test]
fn broken_site_falls_back_to_defaults() {
    check_defaults(b"", &[of_site("", WarningKind::Syntax)]);
    check_defaults(b"<html>", &[of_site("", WarningKind::Syntax)]);
    check_defaults(b"{\"title\":", &[of_site("", WarningKind::Syntax)]);
    check_defaults(b"[]", &[of_site("", WarningKind::WrongType)]);
    check_defaults("[".repeat(10_000).as_bytes(), &[of_site("", WarningKind::Syntax)]);
}

#[test]
fn nulls_and_unknown_keys_are_absent() {
    let json = br#"{"title": null, "language": null, "feeds": null, "allowed_origins": null, "portal": null,
        "kiosk": null, "colour": 3}"#;
    check_defaults(json, &[]);
    check_defaults(
        br#"{"kiosk": {"idle_seconds": null, "pin_sha256": null, "beacon_url": null, "x": 1}}"#,
        &[],
    );
}

#[test]
fn wrong_types_fall_back_each_by_itself() {
    let json = br#"{"title": [], "language": "?", "feeds": 3, "allowed_origins": [4, "*", "tin.example"],
        "portal": "x", "kiosk": []}"#;
    let warnings = [
        of_site("title", WarningKind::WrongType),
        of_site("language", WarningKind::BadLanguage),
        of_site("feeds", WarningKind::WrongType),
        of_site("feeds", WarningKind::WrongType),
        of_site("allowed_origins", WarningKind::WrongType),
        of_site("allowed_origins", WarningKind::BadUrl),
        of_site("allowed_origins", WarningKind::BadUrl),
        of_site("allowed_origins", WarningKind::BadUrl),
        of_site("portal", WarningKind::WrongType),
        of_site("kiosk", WarningKind::WrongType),
    ];
    check_defaults(json, &warnings);
}

#[test]
fn feeds_may_be_bare_addresses() {
    let (site, warnings) =
        read_site(br#"{"feeds": ["feed.json", "javascript:x", {"title": "A"}]}"#, BASE, Surface::Kiosk);
    assert_eq!(site.feeds.len(), 1);
    assert_eq!(
        warnings,
        [
            of_site("feeds", WarningKind::WrongType),
            of_site("feeds", WarningKind::BadUrl),
            of_site("url", WarningKind::Missing),
        ]
    );
}

#[track_caller]
fn check_seconds(raw: &str, expected: u32, warnings: &[WarningKind]) {
    let (site, found) =
        read_site(format!(r#"{{"kiosk": {{"idle_seconds": {raw}}}}}"#).as_bytes(), BASE, Surface::Kiosk);
    assert_eq!(site.kiosk.idle_ms, expected, "{raw}");
    assert_eq!(found.iter().map(|warning| warning.kind).collect::<Vec<_>>(), warnings, "{raw}");
}

#[test]
fn seconds_may_be_fractions_and_strings() {
    check_seconds("2", 2000, &[]);
    check_seconds("0.5", 500, &[]);
    check_seconds("0.0019", 1, &[]);
    check_seconds("1.25", 1250, &[]);
    check_seconds("\" 3 \"", 3000, &[WarningKind::WrongType]);
}

#[test]
fn seconds_that_are_no_time_fall_back() {
    for raw in ["0", "-5", "0.0", "1e3", "0.0001"] {
        check_seconds(raw, 60_000, &[WarningKind::BadNumber]);
    }
    check_seconds("\"lâu\"", 60_000, &[WarningKind::WrongType, WarningKind::BadNumber]);
    check_seconds("[]", 60_000, &[WarningKind::WrongType]);
}

#[test]
fn long_times_are_the_longest_a_timer_can_wait() {
    check_seconds("99999999999999999999", MAX_MS, &[]);
    check_seconds("4294968", MAX_MS, &[]);
}

#[test]
fn pin_must_be_a_hash() {
    for raw in ["1234", "", "zz"] {
        let (site, _) =
            read_site(format!(r#"{{"kiosk": {{"pin_sha256": "{raw}"}}}}"#).as_bytes(), BASE, Surface::Kiosk);
        assert_eq!(site.kiosk.pin_sha256, None);
    }
}

#[test]
fn feeds_of_strangers_are_not_shown() {
    let (site, _) = read_site(
        br#"{"allowed_origins": ["https://ban.example"], "feeds": [{"url": "https://khac.example/feed.json"}]}"#,
        BASE,
        Surface::Kiosk,
    );
    for url in [
        "https://tin.example/any.json",
        "https://ban.example/feed.json?x=1",
        "https://khac.example/feed.json",
        "https://khac.example/feed.json#x",
    ] {
        assert!(site.may_show_feed(url, PAGE), "{url}");
    }
    for url in [
        "https://evil.example/feed.json",
        "https://khac.example/other.json",
        "https://ban.example.evil.example/feed.json",
        "https://ban.example@evil.example/feed.json",
        "http://ban.example/feed.json",
        "https://ban.example:8443/feed.json",
        "data:application/json,{}",
        "feed.json",
        "",
    ] {
        assert!(!site.may_show_feed(url, PAGE), "{url}");
    }
}

#[test]
fn redirects_lead_to_no_stranger_but_from_the_operators_own_feeds() {
    let (site, _) = read_site(
        br#"{"allowed_origins": ["https://ban.example"], "feeds": [{"url": "https://khac.example/feed.json"}, {"url": "a.json"}]}"#,
        BASE,
        Surface::App,
    );
    for (url, end) in [
        ("https://tin.example/di?toi=1", "https://tin.example/feed.json"),
        ("https://tin.example/di?toi=2", "https://ban.example/feed.json"),
        ("https://tin.example/di?toi=3", "https://khac.example/feed.json"),
        ("https://khac.example/feed.json", "https://kho.example/feed.json"),
        ("https://tin.example/app/a.json", "https://kho.example/feed.json"),
    ] {
        assert!(site.may_be_led(url, end, PAGE), "{url} {end}");
    }
    for (url, end) in [
        ("https://tin.example/di?toi=4", "https://evil.example/feed.json"),
        ("https://tin.example/di?toi=5", "http://tin.example/feed.json"),
        ("https://ban.example/feed.json", "https://evil.example/feed.json"),
    ] {
        assert!(!site.may_be_led(url, end, PAGE), "{url} {end}");
    }
}

#[test]
fn shown_feed_is_told_by_its_address_however_it_is_written() {
    let json =
        r#"{"feeds": [{"url": "a.json"}, {"url": "tin/b.json"}, {"url": "https://khac.example/c.json"}]}"#;
    let (site, _) = read_site(json.as_bytes(), "https://tin.example/news/site.json", Surface::Kiosk);
    let check = |wanted: Option<&str>, expected: Option<usize>| {
        assert_eq!(site.shown_feed(wanted, "https://tin.example/news/"), expected, "{wanted:?}");
    };
    check(None, Some(0));
    check(Some("a.json"), Some(0));
    check(Some("/news/tin/b.json"), Some(1));
    check(Some("https://tin.example/news/tin/b.json"), Some(1));
    check(Some("https://khac.example/c.json"), Some(2));
    check(Some("d.json"), None);
    check(Some("javascript:0"), None);
    assert_eq!(Site::default().shown_feed(None, "https://tin.example/"), None);
}

#[test]
fn address_names_every_feed_but_the_own_one() {
    let page = "https://tin.example/news/";
    let check = |site: &Site, url: &str, expected: Option<&str>| {
        assert_eq!(site.name_of_feed(url, page).as_deref(), expected, "{url}");
    };
    let json = r#"{"feeds": [{"url": "a.json"}, {"url": "tin/b.json"}]}"#;
    let (site, _) = read_site(json.as_bytes(), "https://tin.example/news/site.json", Surface::App);
    check(&site, "https://tin.example/news/a.json", None);
    check(&site, "https://tin.example/news/tin/b.json", Some("tin/b.json"));
    check(&site, "https://tin.example/news/feed.json", Some("feed.json"));
    check(&site, "https://khac.example/c.json", Some("https://khac.example/c.json"));
    check(&Site::default(), "https://tin.example/news/feed.json", None);
    check(&Site::default(), "https://tin.example/news/a.json", Some("a.json"));
}

#[test]
fn night_is_two_times_of_day() {
    let night = |json: &str| {
        let (site, warnings) =
            read_site([r#"{"kiosk": "#, json, "}"].concat().as_bytes(), BASE, Surface::Kiosk);
        (site.kiosk.night.from, site.kiosk.night.to, warnings.len())
    };
    assert_eq!(night(r#"{"night_from": "9:05", "night_to": "23:59"}"#), (545, 1439, 0));
    assert_eq!(night(r#"{"night_from": "24:00", "night_to": "7"}"#), (1320, 300, 2));
    assert_eq!(night(r#"{"night_from": null}"#), (1320, 300, 0));
}
