//! The feed's own fields, and what is a feed at all.

use super::support::{FEED_URL, of_feed, of_item, read};
use bantin::domain::feed::{Author, FeedHeader};
use bantin::domain::stream::{FeedError, read_feed};
use bantin::domain::url_policy::WebUrl;
use bantin::domain::warning::{Warning, WarningKind};

#[track_caller]
fn check_error(input: &str, expected: FeedError) {
    assert_eq!(read_feed(input.as_bytes(), FEED_URL), Err(expected));
}

/// A feed of nothing but version, title and these members.
#[track_caller]
fn header_of(members: &str) -> (FeedHeader, Vec<Warning>) {
    let (feed, warnings) = read(&format!(
        r#"{{"version": "https://jsonfeed.org/version/1.1", "title": "Tin", "items": [], {members}}}"#
    ));
    (feed.header, warnings)
}

#[track_caller]
fn check_warnings(input: &str, expected: &[Warning]) {
    let (_, warnings) = read(input);
    assert_eq!(warnings, expected);
}

#[test]
fn nothing_is_told_apart_from_something_else() {
    check_error("", FeedError::Empty);
    check_error(" \n\t", FeedError::Empty);
    check_error("\u{feff} ", FeedError::Empty);
}

#[test]
fn what_is_no_json_is_refused() {
    check_error("<!doctype html>", FeedError::NotJson { offset: 0 });
    check_error("\n  <rss>", FeedError::NotJson { offset: 3 });
    check_error("not found", FeedError::NotJson { offset: 0 });
    check_error("{version: 1}", FeedError::NotJson { offset: 1 });
    check_error(r#"{"ver"#, FeedError::NotJson { offset: 5 });
    check_error(r#"{"title": "Tin", "#, FeedError::NotJson { offset: 17 });
    check_error("{", FeedError::NotJson { offset: 1 });
}

#[test]
fn json_of_another_kind_is_no_feed() {
    for input in
        ["[]", "{}", r#"{"items": 3}"#, r#"{"items": {}}"#, "3", "\"x\"", r#"{"error": "not found"}"#, "[{"]
    {
        check_error(input, FeedError::NotAFeed);
    }
}

#[test]
fn nothing_but_nesting_is_refused() {
    check_error(&"[".repeat(200_000), FeedError::NotAFeed);
    check_error(&r#"{"a":"#.repeat(10_000), FeedError::TooDeep);
    check_error(&format!(r#"{{"a":{}{}}}"#, "[".repeat(10_000), "]".repeat(10_000)), FeedError::TooDeep);
}

#[test]
fn deep_field_costs_only_itself() {
    let deep = format!(r#""_x": {}{}"#, "[".repeat(10_000), "]".repeat(10_000));
    let (header, warnings) = header_of(&deep);
    assert_eq!(header.title.as_deref(), Some("Tin"));
    assert_eq!(warnings, [of_feed("", WarningKind::TooDeep)]);
}

#[test]
fn versions_of_both_schemes_and_numbers_are_accepted() {
    for version in [
        "https://jsonfeed.org/version/1",
        "http://jsonfeed.org/version/1.1",
        "https://jsonfeed.org/version/2",
    ] {
        check_warnings(&format!(r#"{{"version": "{version}", "title": "Tin", "items": []}}"#), &[]);
    }
}

#[test]
fn absent_or_odd_version_is_reported() {
    let missing = [of_feed("version", WarningKind::Missing)];
    check_warnings(r#"{"title": "Tin", "items": []}"#, &missing);
    check_warnings(r#"{"title": "Tin", "version": "1.1", "items": []}"#, &missing);
    check_warnings(r#"{"title": "Tin", "version": null, "items": []}"#, &missing);
}

#[test]
fn absent_title_is_reported() {
    let start = r#"{"version": "https://jsonfeed.org/version/1", "items": []"#;
    check_warnings(&format!("{start}}}"), &[of_feed("title", WarningKind::Missing)]);
    check_warnings(&format!(r#"{start}, "title": ""}}"#), &[]);
}

#[test]
fn absent_items_are_an_empty_feed() {
    let start = r#"{"version": "https://jsonfeed.org/version/1", "title": "Tin""#;
    let missing = of_feed("items", WarningKind::Missing);
    check_warnings(&format!("{start}}}"), std::slice::from_ref(&missing));
    check_warnings(&format!(r#"{start}, "items": null}}"#), std::slice::from_ref(&missing));
    check_warnings(
        &format!(r#"{start}, "items": 3}}"#),
        &[of_feed("items", WarningKind::WrongType), missing],
    );
}

#[test]
fn single_item_needs_no_list() {
    let (feed, warnings) = read(
        r#"{"version": "https://jsonfeed.org/version/1", "title": "Tin", "items": {"id": "1", "content_text": ""}}"#,
    );
    assert_eq!(feed.articles.len(), 1);
    assert_eq!(warnings, [of_feed("items", WarningKind::WrongType)]);
}

#[test]
fn keys_may_come_in_any_order() {
    let (feed, warnings) = read(
        r#"{"items": [{"id": "1", "content_text": ""}], "language": "vi", "title": "Tin",
            "version": "https://jsonfeed.org/version/1.1"}"#,
    );
    assert_eq!(feed.articles.len(), 1);
    assert_eq!((feed.header.title.as_deref(), feed.header.language.as_deref()), (Some("Tin"), Some("vi")));
    assert_eq!(warnings, []);
}

#[test]
fn all_fields_are_read() {
    let (feed, warnings) = read(include_str!("feeds/complete.json"));
    let header = feed.header;
    assert_eq!(header.title.as_deref(), Some("Bản tin bến sông"));
    assert_eq!(header.description.as_deref(), Some("Chuyện nhỏ của một thành phố bên sông."));
    assert!(header.user_comment.is_some());
    assert_eq!(header.home_page_url.unwrap().as_str(), "https://tin.example/");
    assert_eq!(header.feed_url.unwrap().as_str(), FEED_URL);
    assert_eq!(header.next_url.unwrap().as_str(), "https://tin.example/news/feed-2.json");
    assert_eq!(header.icon.unwrap().as_str(), "https://tin.example/icon.png");
    assert_eq!(header.favicon.unwrap().as_str(), "https://tin.example/favicon.png");
    assert_eq!(header.language.as_deref(), Some("vi"));
    assert_eq!(
        header.authors.first().unwrap().avatar.as_ref().unwrap().as_str(),
        "https://tin.example/toa-soan.png"
    );
    assert!(!header.expired);
    assert_eq!(warnings, []);
}

#[test]
fn relative_feed_url_resolves_against_the_reading_url() {
    let (header, warnings) = header_of(r#""feed_url": "other.json", "icon": "i.png""#);
    assert_eq!(header.feed_url.unwrap().as_str(), "https://tin.example/news/other.json");
    assert_eq!(header.icon.unwrap().as_str(), "https://tin.example/news/i.png");
    assert_eq!(warnings, []);
}

#[test]
fn feed_url_is_the_base_of_what_follows() {
    let (header, _) = header_of(r#""feed_url": "https://c.example/f/feed.json", "icon": "i.png""#);
    assert_eq!(header.icon.unwrap().as_str(), "https://c.example/f/i.png");
}

#[test]
fn next_url_that_is_the_feed_itself_is_dropped() {
    let own = [of_feed("next_url", WarningKind::Ignored)];
    for members in [
        r#""feed_url": "https://tin.example/a.json", "next_url": "https://tin.example/a.json""#,
        r#""next_url": "https://tin.example/a.json", "feed_url": "https://tin.example/a.json""#,
        r#""next_url": "feed.json""#,
        r##""next_url": "feed.json#2""##,
    ] {
        let (header, warnings) = header_of(members);
        assert_eq!(header.next_url, None, "{members}");
        assert_eq!(warnings, own, "{members}");
    }
    let (header, warnings) = header_of(r#""next_url": "feed.json?page=2""#);
    assert_eq!(header.next_url, WebUrl::parse("https://tin.example/news/feed.json?page=2", None));
    assert_eq!(warnings, []);
}

#[test]
fn expired_is_a_flag_also_in_words() {
    assert!(header_of(r#""expired": true"#).0.expired);
    assert!(!header_of(r#""expired": null"#).0.expired);
    let odd = [of_feed("expired", WarningKind::WrongType)];
    for (raw, expected) in [("\"true\"", true), ("1", true), ("\"no\"", false), ("0", false)] {
        let (header, warnings) = header_of(&format!(r#""expired": {raw}"#));
        assert_eq!(header.expired, expected);
        assert_eq!(warnings, odd);
    }
}

#[test]
fn old_author_stands_in_for_authors() {
    let author = |name: &str| Author { name: Some(String::from(name)), ..Author::default() };
    assert_eq!(header_of(r#""author": {"name": "An"}"#).0.authors, [author("An")]);
    assert_eq!(header_of(r#""author": {"name": "An"}, "authors": [{"name": "B"}]"#).0.authors, [author("B")]);
    assert_eq!(header_of(r#""authors": [{"name": "B"}], "author": {"name": "An"}"#).0.authors, [author("B")]);
    assert_eq!(header_of(r#""authors": [], "author": {"name": "An"}"#).0.authors, [author("An")]);
}

#[test]
fn nulls_everywhere_are_absent() {
    let keys = "description user_comment home_page_url feed_url next_url icon favicon authors author language expired \
                hubs _portal";
    let members: Vec<String> = keys.split_whitespace().map(|key| format!(r#""{key}": null"#)).collect();
    let (header, warnings) = header_of(&members.join(","));
    assert_eq!(header, FeedHeader { title: Some(String::from("Tin")), ..FeedHeader::default() });
    assert_eq!(warnings, []);
}

#[test]
fn last_of_repeated_keys_counts() {
    let (header, _) = header_of(r#""title": "Một", "title": "Hai""#);
    assert_eq!(header.title.as_deref(), Some("Hai"));
    assert_eq!(header_of(r#""title": null"#).0.title, None);
}

#[test]
fn wrong_types_of_the_header_are_reported() {
    let (header, warnings) =
        header_of(r#""description": {}, "icon": 3, "language": 5, "home_page_url": "tel:1""#);
    assert_eq!(header.description, None);
    assert_eq!(
        warnings,
        [
            of_feed("description", WarningKind::WrongType),
            of_feed("icon", WarningKind::WrongType),
            of_feed("language", WarningKind::WrongType),
            of_feed("language", WarningKind::BadLanguage),
            of_feed("home_page_url", WarningKind::BadUrl),
        ]
    );
}

#[test]
fn byte_order_mark_is_mended() {
    check_warnings(
        "\u{feff}{\"version\": \"https://jsonfeed.org/version/1\", \"title\": \"Tin\", \"items\": []}",
        &[of_feed("", WarningKind::Mended)],
    );
}

#[test]
fn broken_fields_cost_only_themselves() {
    for (broken, kind) in [
        (r#""description": ,"#, WarningKind::Syntax),
        (r#""description": @x,"#, WarningKind::Syntax),
        (r#""_x": {"a": },"#, WarningKind::Syntax),
        (r#"description: "x","#, WarningKind::Syntax),
        (r#""description": "x",,"#, WarningKind::Mended),
    ] {
        let json = format!(
            r#"{{"version": "https://jsonfeed.org/version/1", {broken} "title": "Tin", "items": [{{"id": "1", "content_text": ""}}]}}"#
        );
        let (feed, warnings) = read(&json);
        assert_eq!(feed.header.title.as_deref(), Some("Tin"), "{broken}");
        assert_eq!(feed.articles.len(), 1, "{broken}");
        assert!(warnings.iter().any(|warning| warning.kind == kind), "{broken}: {warnings:?}");
    }
}

#[test]
fn what_follows_the_feed_is_reported() {
    let json =
        r#"{"version": "https://jsonfeed.org/version/1", "title": "Tin", "items": []} <!-- made by -->"#;
    check_warnings(json, &[of_feed("", WarningKind::Syntax)]);
}

#[test]
fn warnings_are_plain_data_about_a_place() {
    let (_, warnings) = read(
        r#"{"version": "https://jsonfeed.org/version/1", "title": "Tin", "items": [{"id": "1", "content_text": "", "url": "data:x"}]}"#,
    );
    assert_eq!(warnings, [of_item(0, "url", WarningKind::BadUrl)]);
}
