//! No link leads out.

use bantin::domain::kiosk::links::{Destination, judge_link};
use bantin::domain::route::Route;
use bantin::domain::site::{Site, read_site};

const PAGE: &str = "https://tin.example/bo/index.html";

#[track_caller]
fn check(href: &str, expected: Destination) {
    assert_eq!(judge_link(href, false, &Site::default(), PAGE), expected, "{href}");
}

fn view(query: &str) -> Destination {
    Destination::View(Route { kiosk: true, ..Route::parse(query) })
}

fn outside(url: &str) -> Destination {
    Destination::Outside(url.to_owned())
}

#[test]
fn own_views_stay_in_the_kiosk() {
    check("?article=a", view("?article=a"));
    check("?mode=kiosk&article=a", view("?article=a"));
    check("./?tag=b#x", view("?tag=b"));
    check("index.html?q=c", view("?q=c"));
    check("https://tin.example/bo/?article=d", view("?article=d"));
    check("https://tin.example/bo/", view(""));
    check("", view(""));
    check("#chu-thich", Destination::Place("chu-thich".to_owned()));
}

#[test]
fn everything_else_is_outside() {
    for href in [
        "https://khac.example/",
        "http://tin.example/bo/index.html",
        "https://tin.example/",
        "https://tin.example/bo/documents/a.pdf",
        "https://tin.example.evil.example/bo/index.html",
        "mailto:a@bo.example",
        "tel:+84123456",
    ] {
        check(href, outside(href));
    }
    check("//khac.example/x", outside("https://khac.example/x"));
    check("documents/a.pdf", outside("https://tin.example/bo/documents/a.pdf"));
}

#[test]
fn what_is_no_address_leads_nowhere() {
    for href in
        ["javascript:alert(1)", "intent://x", "blob:https://tin.example/1", "data:text/html,x", "file:///etc"]
    {
        check(href, Destination::Nowhere);
    }
}

#[test]
fn downloads_are_outside_wherever_they_are() {
    let site = Site::default();
    assert_eq!(judge_link("?x", true, &site, PAGE), outside("https://tin.example/bo/index.html?x"));
    assert_eq!(judge_link("a.pdf", true, &site, PAGE), outside("https://tin.example/bo/a.pdf"));
}

#[test]
fn allowed_origins_are_opened_only_where_the_operator_says_so() {
    let read = |open: &str| {
        let json = r#"{"allowed_origins": ["https://ban.example"], "kiosk": {"open_allowed_origins": OPEN}}"#;
        read_site(json.replace("OPEN", open).as_bytes(), PAGE, bantin::domain::surface::Surface::Kiosk).0
    };
    let (closed, open) = (read("false"), read("true"));
    let url = "https://ban.example/trang";
    assert_eq!(judge_link(url, false, &closed, PAGE), outside(url));
    assert_eq!(judge_link(url, false, &open, PAGE), Destination::Allowed(url.to_owned()));
    assert_eq!(judge_link(url, true, &open, PAGE), outside(url));
    for other in ["https://ban.example.evil.example/", "http://ban.example/", "mailto:a@ban.example"] {
        assert_eq!(judge_link(other, false, &open, PAGE), outside(other));
    }
}
