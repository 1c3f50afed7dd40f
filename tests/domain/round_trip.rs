//! What was read and mended is written as JSON Feed 1.1 and reads back the same, without a warning.

use super::support::{FEED_URL, cases, files_beside};
use bantin::domain::json::write;
use bantin::domain::json_feed::build_json_feed;
use bantin::domain::stream::read_feed;
use proptest::prelude::*;
use proptest::sample::select;

#[track_caller]
fn check(json: &[u8]) {
    let Ok((feed, _)) = read_feed(json, FEED_URL) else { return };
    let written = write(&build_json_feed(&feed)).into_bytes();
    serde_json::from_slice::<serde_json::Value>(&written).expect("JSON that others read too");
    let (again, warnings) = read_feed(&written, FEED_URL).unwrap();
    assert_eq!(again, feed, "{}", String::from_utf8_lossy(&written));
    assert_eq!(warnings, [], "{}", String::from_utf8_lossy(&written));
}

#[test]
fn own_feeds_read_back_the_same() {
    check(include_bytes!("feeds/complete.json"));
    check(include_bytes!("feeds/tricky.json"));
}

#[test]
fn real_feeds_read_back_the_same() {
    for path in files_beside("shared/feeds") {
        check(&std::fs::read(path).unwrap());
    }
}

#[test]
fn base_of_an_article_without_url_survives_another_order() {
    check(br#"{"items": [{"id": 1, "content_html": "<img src=a.png>"}], "feed_url": "https://c.example/f.json"}"#);
}

#[test]
fn titles_about_markup_survive() {
    check(
        br#"{"items": [{"id": 1, "title": "The &lt;code> tag, AT&T, &amp;amp;", "summary": "&lt;p&gt;"}]}"#,
    );
}

/// Texts of all the kinds that mending knows.
fn text() -> impl Strategy<Value = serde_json::Value> {
    let known = [
        "",
        " ",
        "1",
        "Hà Nội",
        "<b>a</b>",
        "&lt;b&gt;",
        "&amp;amp;",
        "a<br>b",
        "a & b",
        "\u{202e}x",
        "Một\nhai",
        "null",
        "https://tin.example/a",
        "https://tin.example/a#b",
        "../x.png",
        "data:image/png,x",
        "mailto:a@b",
        "javascript:1",
        "feed.json",
        "a.mp3",
        "audio/mpeg",
        "vi_VN",
        "en",
        "2009-12-02",
        "2009-12-02T16:28:00Z",
        "9999-12-31T23:59:59Z",
        "0001-01-01T00:00:00+07:00",
        "https://jsonfeed.org/version/1.1",
        "\u{a0}",
        "a\u{301}\u{301}\u{301}\u{301}\u{301}",
    ];
    prop_oneof![
        8 => select(known.to_vec()).prop_map(serde_json::Value::from),
        1 => any::<String>().prop_map(serde_json::Value::from),
        1 => "[a ]{490,520}".prop_map(serde_json::Value::from),
    ]
}

/// Objects with the feed's keys and any values under them.
fn value() -> impl Strategy<Value = serde_json::Value> {
    let keys = [
        "version",
        "title",
        "items",
        "id",
        "url",
        "external_url",
        "content_html",
        "content_text",
        "summary",
        "image",
        "banner_image",
        "date_published",
        "date_modified",
        "author",
        "authors",
        "name",
        "avatar",
        "tags",
        "language",
        "attachments",
        "mime_type",
        "size_in_bytes",
        "duration_in_seconds",
        "feed_url",
        "next_url",
        "home_page_url",
        "icon",
        "favicon",
        "description",
        "user_comment",
        "expired",
        "_portal",
        "banner",
        "services",
        "units",
        "links",
        "group",
        "alt",
        "image_alt",
        "image_caption",
        "base_url",
    ];
    let leaf = prop_oneof![
        6 => text(),
        1 => Just(serde_json::Value::Null),
        1 => any::<bool>().prop_map(serde_json::Value::from),
        1 => (-9_i64..2_000_000_000).prop_map(serde_json::Value::from),
        1 => (0_f64..9.0).prop_map(serde_json::Value::from),
    ];
    leaf.prop_recursive(5, 96, 8, move |inner| {
        prop_oneof![
            1 => prop::collection::vec(inner.clone(), 0..4).prop_map(serde_json::Value::from),
            3 => prop::collection::vec((select(keys.to_vec()), inner), 0..12).prop_map(|pairs| {
                serde_json::Value::Object(pairs.into_iter().map(|(key, value)| (String::from(key), value)).collect())
            }),
        ]
    })
}

fn feed() -> impl Strategy<Value = serde_json::Value> {
    (value(), prop::collection::vec(value(), 0..6), any::<bool>()).prop_map(|(mut feed, items, known)| {
        if !feed.is_object() {
            feed = serde_json::json!({});
        }
        feed["items"] = serde_json::Value::from(items);
        if known {
            feed["version"] = serde_json::Value::from("https://jsonfeed.org/version/1");
        }
        feed
    })
}

proptest! {
    #![proptest_config(cases(1024))]

    #[test]
    fn mended_feed_reads_back_the_same(feed in feed()) {
        check(&serde_json::to_vec(&feed).unwrap());
    }
}
