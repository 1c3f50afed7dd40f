//! The `_portal` extension on a feed.

use super::support::{of_feed, read};
use bantin::domain::feed::Portal;
use bantin::domain::warning::{Warning, WarningKind};

#[track_caller]
fn portal_of(json: &str) -> (Portal, Vec<Warning>) {
    let (feed, mut warnings) = read(&format!(
        r#"{{"version": "https://jsonfeed.org/version/1.1", "title": "Tin", "items": [], "_portal": {json}}}"#
    ));
    let (portal, others) = feed.header.portal.read();
    warnings.extend(others);
    (portal, warnings)
}

#[test]
fn complete_portal_is_read() {
    let (feed, _) = read(include_str!("feeds/complete.json"));
    let (portal, others) = feed.header.portal.read();
    assert_eq!(others, []);
    let banner = portal.banner.unwrap();
    assert_eq!(banner.image.as_str(), "https://tin.example/banner.png");
    assert_eq!(banner.alt.as_deref(), Some("Bản tin bến sông"));
    assert_eq!(banner.url.unwrap().as_str(), "https://tin.example/gioi-thieu");
    let service = portal.services.first().unwrap();
    assert_eq!(service.title, "Đăng ký\nthuyền hoa");
    assert_eq!(service.summary.as_deref(), Some("Đăng ký thuyền\ncho lễ hội"));
    assert_eq!(service.icon.as_ref().unwrap().as_str(), "https://tin.example/thuyen.png");
    assert_eq!(service.url.as_str(), "https://thuyen.example/");
    let units = portal.units.unwrap();
    assert_eq!(units.title.as_deref(), Some("Các bến trên sông"));
    let groups: Vec<_> =
        units.links.iter().map(|link| (link.title.as_str(), link.group.as_deref())).collect();
    assert_eq!(groups, [("Bến Thượng", Some("Phía bắc")), ("Bến Hạ", None)]);
}

#[test]
fn service_without_title_or_url_costs_only_itself() {
    let (portal, warnings) = portal_of(
        r#"{"services": [{"title": "A"}, {"url": "https://a.example"}, {"title": "", "url": "https://a.example"},
            {"title": "B", "url": "javascript:x"}, {"title": "C", "url": ""}, {"title": "D", "url": "d"}, 3]}"#,
    );
    let titles: Vec<_> = portal.services.iter().map(|service| service.title.as_str()).collect();
    assert_eq!(titles, ["D"]);
    let kinds: Vec<_> = warnings.iter().map(|warning| (warning.field, warning.kind)).collect();
    assert_eq!(
        kinds,
        [
            ("url", WarningKind::Missing),
            ("title", WarningKind::Missing),
            ("title", WarningKind::Missing),
            ("url", WarningKind::BadUrl),
            ("url", WarningKind::Missing),
            ("services", WarningKind::WrongType),
        ]
    );
}

#[test]
fn banner_needs_an_image() {
    let (portal, warnings) = portal_of(r#"{"banner": {"alt": "A"}}"#);
    assert_eq!(portal.banner, None);
    assert_eq!(warnings, [of_feed("image", WarningKind::Missing)]);
    let (portal, warnings) = portal_of(r#"{"banner": {"image": "b.svg", "url": "tel:1"}}"#);
    assert_eq!(portal.banner.unwrap().url, None);
    assert_eq!(warnings, [of_feed("url", WarningKind::BadUrl)]);
}

#[test]
fn units_need_a_link() {
    let (portal, warnings) = portal_of(r#"{"units": {"title": "A", "links": []}}"#);
    assert_eq!(portal.units, None);
    assert_eq!(warnings, [of_feed("links", WarningKind::Missing)]);
    let (portal, _) = portal_of(r#"{"units": {"links": [{"title": "A", "url": "/a"}]}}"#);
    assert_eq!(portal.units.unwrap().title, None);
}

#[test]
fn portal_of_another_type_is_none() {
    for (json, field) in [
        ("3", "_portal"),
        (r#"{"banner": "b.png"}"#, "banner"),
        (r#"{"services": "x"}"#, "services"),
        (r#"{"units": []}"#, "units"),
    ] {
        let (portal, warnings) = portal_of(json);
        assert_eq!(portal, Portal::default());
        assert!(
            !warnings.is_empty() && warnings.iter().all(|warning| warning.field == field),
            "{warnings:?}"
        );
    }
    assert_eq!(
        portal_of(r#"{"banner": null, "services": null, "units": null}"#),
        (Portal::default(), Vec::new())
    );
}
