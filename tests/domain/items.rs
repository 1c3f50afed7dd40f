//! Items, field by field, as publishers write them.

use super::support::{FEED_URL, feed_of, of_feed, of_item, read, read_item};
use bantin::domain::feed::{Article, Attachment, AttachmentForm, AttachmentKind, Author, Body};
use bantin::domain::url_policy::{LinkUrl, WebUrl};
use bantin::domain::warning::{Warning, WarningKind};
use std::sync::Arc;

fn ids(articles: &[Arc<Article>]) -> Vec<&str> {
    articles.iter().map(|article| article.id.as_str()).collect()
}

#[track_caller]
fn check_id(item: &str, expected: &str, warnings: &[Warning]) {
    let (feed, found) = read(&feed_of(item));
    assert_eq!(ids(&feed.articles), [expected]);
    assert_eq!(found, warnings);
}

#[test]
fn complete_item_is_read_without_a_warning() {
    let (feed, warnings) = read(include_str!("feeds/complete.json"));
    assert_eq!(warnings, []);
    let article = feed.articles.first().unwrap();
    assert_eq!(article.id, "le-hoi-den");
    assert_eq!(article.url.as_ref().unwrap().as_str(), "https://tin.example/bai/le-hoi-den");
    assert_eq!(article.external_url.as_ref().unwrap().as_str(), "https://khac.example/den");
    assert_eq!(article.title.as_deref(), Some("Lễ hội đèn bên sông"));
    assert_eq!(article.lead.as_deref(), Some("Hàng nghìn chiếc đèn được thả xuống sông."));
    assert_eq!(article.body, Body::Html(String::from("<p>Đêm qua, bến sông sáng rực.</p>")));
    assert_eq!(article.base_url, article.url);
    let image = article.image.as_ref().unwrap();
    assert_eq!(image.url.as_str(), "https://tin.example/bai/den.webp");
    assert_eq!(image.alt.as_deref(), Some("Đèn trên sông"));
    assert_eq!(image.caption.as_deref(), Some("Ảnh: Bản Tin"));
    assert_eq!(article.banner_image.as_ref().unwrap().as_str(), "https://tin.example/rong.png");
    assert_eq!(article.published.unwrap().format_rfc3339(420), "2025-02-12T19:30:00+07:00");
    assert_eq!(article.modified.unwrap().format_rfc3339(420), "2025-02-13T08:00:00+07:00");
    assert_eq!(article.tags, ["Văn hoá", "Du lịch"]);
    assert_eq!(article.language.as_deref(), Some("vi-VN"));
}

#[test]
fn numeric_id_keeps_its_digits() {
    for digits in ["42", "1.50", "0", "-7", "12345678901234567890123", "1e3"] {
        let item = format!(r#"{{"id": {digits}, "content_text": "x"}}"#);
        check_id(&item, digits, &[of_item(0, "id", WarningKind::WrongType)]);
    }
}

#[test]
fn boolean_id_is_its_word() {
    check_id(r#"{"id": true, "content_text": "x"}"#, "true", &[of_item(0, "id", WarningKind::WrongType)]);
}

#[test]
fn missing_id_comes_from_the_url() {
    let missing = [of_item(0, "id", WarningKind::Missing)];
    check_id(r#"{"url": "/a", "content_text": "x"}"#, "https://tin.example/a", &missing);
    check_id(r#"{"id": null, "url": "/a", "content_text": "x"}"#, "https://tin.example/a", &missing);
    check_id(r#"{"id": " ", "url": "/a", "content_text": "x"}"#, "https://tin.example/a", &missing);
    check_id(r#"{"external_url": "https://b.example", "content_text": "x"}"#, "https://b.example/", &missing);
    let both = [of_item(0, "id", WarningKind::WrongType), of_item(0, "id", WarningKind::Missing)];
    check_id(r#"{"id": {"x": 1}, "url": "/a", "content_text": "x"}"#, "https://tin.example/a", &both);
}

#[test]
fn missing_id_without_url_is_stable() {
    let id = |item: &str| {
        let (feed, _) = read(&feed_of(item));
        feed.articles.first().map(|article| article.id.clone()).unwrap()
    };
    let first = id(r#"{"title": "A", "date_published": "2024-01-01", "content_text": "một"}"#);
    let edited = id(r#"{"title": "A", "date_published": "2024-01-01", "content_text": "hai"}"#);
    let other = id(r#"{"title": "B", "date_published": "2024-01-01", "content_text": "một"}"#);
    assert_eq!(first, edited);
    assert_ne!(first, other);
    assert_ne!(id(r#"{"content_text": "một"}"#), id(r#"{"content_text": "hai"}"#));
}

#[test]
fn item_with_nothing_to_tell_it_by_is_left_out() {
    let (feed, warnings) = read(&feed_of(r#"{}, {"id": "2", "content_text": ""}"#));
    assert_eq!(ids(&feed.articles), ["2"]);
    assert_eq!(
        warnings,
        [of_item(0, "content_html", WarningKind::Missing), of_item(0, "id", WarningKind::Missing)]
    );
}

#[test]
fn very_long_id_is_shortened_to_one_of_its_own() {
    let (a, b) = ("a".repeat(5000), "a".repeat(5001));
    let (feed, _) =
        read(&feed_of(&format!(r#"{{"id": "{a}", "title": "x"}}, {{"id": "{b}", "title": "x"}}"#)));
    let [first, second] = feed.articles.as_slice() else { panic!("two articles") };
    assert!(first.id.len() < 200);
    assert_ne!(first.id, second.id);
}

#[test]
fn values_that_are_no_items_cost_only_themselves() {
    let (feed, warnings) = read(&feed_of(r#"null, 3, "x", [], {"id": "1", "content_text": ""}, true"#));
    assert_eq!(ids(&feed.articles), ["1"]);
    let odd = |index| of_item(index, "items", WarningKind::WrongType);
    assert_eq!(warnings, [odd(0), odd(1), odd(2), odd(3), odd(5)]);
}

#[test]
fn same_item_twice_is_left_out_once() {
    let item = r#"{"id": "1", "title": "A", "content_text": "x"}"#;
    let (feed, warnings) = read(&feed_of(&format!("{item}, {item}")));
    assert_eq!(ids(&feed.articles), ["1"]);
    assert_eq!(warnings, [of_item(1, "id", WarningKind::Duplicate)]);
}

#[test]
fn other_items_of_the_same_id_get_ids_of_their_own() {
    let item = |id: &str, title: &str| format!(r#"{{"id": {id}, "title": "{title}", "content_text": "x"}}"#);
    let items =
        [item("\"1\"", "A"), item("\"1\"", "B"), item("\"1-2\"", "C"), item("\"1\"", "D"), item("1", "E")];
    let (feed, warnings) = read(&feed_of(&items.join(",")));
    assert_eq!(ids(&feed.articles), ["1", "1-2", "1-2-2", "1-3", "1-4"]);
    let duplicates = warnings.iter().filter(|warning| warning.kind == WarningKind::Duplicate).count();
    assert_eq!(duplicates, 4);
}

#[test]
fn twenty_thousand_items_of_one_id_stay_apart() {
    let items: Vec<String> = (0..20_000).map(|n| format!(r#"{{"id":"1","content_text":"{n}"}}"#)).collect();
    let (feed, warnings) = read(&feed_of(&items.join(",")));
    assert_eq!(feed.articles.len(), 20_000);
    assert_eq!(feed.articles.last().unwrap().id, "1-20000");
    assert_eq!(warnings.len(), 1000);
}

#[track_caller]
fn check_body(members: &str, expected: Body, warnings: &[Warning]) {
    let (feed, found) = read(&feed_of(&format!(r#"{{"id": "1", {members}}}"#)));
    assert_eq!(feed.articles.first().unwrap().body, expected);
    assert_eq!(found, warnings);
}

#[test]
fn html_wins_over_text() {
    let html = || Body::Html(String::from("<p>a</p>"));
    check_body(r#""content_text": "b", "content_html": "<p>a</p>""#, html(), &[]);
    check_body(r#""content_html": "", "content_text": "b""#, Body::Text(String::from("b")), &[]);
    check_body(r#""content_html": null, "content_text": "b""#, Body::Text(String::from("b")), &[]);
}

#[test]
fn html_in_content_text_stays_text() {
    check_body(r#""content_text": "<b>a</b> &amp;""#, Body::Text(String::from("<b>a</b> &amp;")), &[]);
}

#[test]
fn empty_content_is_none() {
    check_body(r#""content_html": " \n ""#, Body::None, &[]);
    check_body(r#""content_text": """#, Body::None, &[]);
}

#[test]
fn absent_content_is_none_and_reported() {
    let missing = [of_item(0, "content_html", WarningKind::Missing)];
    check_body(r#""title": "A""#, Body::None, &missing);
    check_body(r#""content_html": null"#, Body::None, &missing);
}

#[test]
fn content_of_another_type() {
    let odd = [of_item(0, "content_html", WarningKind::WrongType)];
    check_body(r#""content_html": 12"#, Body::Html(String::from("12")), &odd);
    check_body(r#""content_html": ["a"], "content_text": "b""#, Body::Text(String::from("b")), &odd);
}

#[test]
fn absent_title_is_none() {
    for members in ["", r#""title": null"#, r#""title": """#, r#""title": " \n""#] {
        let (article, warnings) = read_item(members);
        assert_eq!((article.title.as_deref(), warnings.as_slice()), (None, [].as_slice()));
    }
}

#[test]
fn numbers_where_strings_belong_are_texts() {
    let (article, warnings) = read_item(r#""title": 2024, "summary": 1.50, "tags": [7, true]"#);
    assert_eq!(article.title.as_deref(), Some("2024"));
    assert_eq!(article.lead.as_deref(), Some("1.50"));
    assert_eq!(article.tags, ["7", "true"]);
    assert!(warnings.iter().all(|warning| warning.kind == WarningKind::WrongType));
    assert_eq!(warnings.len(), 4);
}

#[test]
fn nulls_everywhere_are_absent() {
    let keys = "url external_url title summary image banner_image date_published date_modified authors author tags \
                language attachments _portal";
    let members: Vec<String> = keys.split_whitespace().map(|key| format!(r#""{key}": null"#)).collect();
    let (article, warnings) = read_item(&members.join(","));
    let (bare, _) = read_item("");
    assert_eq!(article, bare);
    assert_eq!(warnings, []);
    let (article, warnings) = read_item(
        r#""authors": [null, {"name": null}], "tags": [null], "attachments": [null], "_portal": {"image_alt": null}"#,
    );
    assert_eq!(article, bare);
    assert_eq!(warnings, []);
}

#[test]
fn unknown_keys_and_extensions_are_skipped() {
    let (article, warnings) = read_item(
        r#""_blue_shed": {"about": [1, {"x": null}]}, "_portal": {"unknown": 1}, "colour": "red", "": 0"#,
    );
    assert_eq!(article, read_item("").0);
    assert_eq!(warnings, []);
}

#[test]
fn relative_url_resolves_against_item_url() {
    let (article, warnings) = read_item(r#""url": "https://b.example/x/bai.html", "image": "anh.png""#);
    assert_eq!(article.image.as_ref().unwrap().url.as_str(), "https://b.example/x/anh.png");
    assert_eq!(article.base_url.as_ref().unwrap().as_str(), "https://b.example/x/bai.html");
    assert_eq!(warnings, []);
}

#[test]
fn relative_url_resolves_against_feed_url_without_an_item_url() {
    let (feed, _) = read(
        r#"{"version": "https://jsonfeed.org/version/1", "feed_url": "https://c.example/f/feed.json",
            "items": [{"id": 1, "image": "a.png"}, {"id": 2, "url": "b/c.html", "image": "a.png"}]}"#,
    );
    let images: Vec<_> =
        feed.articles.iter().map(|article| article.image.as_ref().unwrap().url.as_str()).collect();
    assert_eq!(images, ["https://c.example/f/a.png", "https://c.example/f/b/a.png"]);
    let bases: Vec<_> =
        feed.articles.iter().map(|article| article.base_url.as_ref().unwrap().as_str()).collect();
    assert_eq!(bases, ["https://c.example/f/feed.json", "https://c.example/f/b/c.html"]);
}

#[test]
fn relative_url_resolves_against_the_reading_url_last() {
    let (article, _) = read_item(r#""image": "a.png""#);
    assert_eq!(article.image.as_ref().unwrap().url.as_str(), "https://tin.example/news/a.png");
    assert_eq!(article.base_url, WebUrl::parse(FEED_URL, None));
}

#[test]
fn refused_urls_are_reported() {
    for key in ["url", "external_url", "image", "banner_image"] {
        let (_, warnings) = read_item(&format!(r#""{key}": "javascript:alert(1)""#));
        assert_eq!(warnings, [Warning { field: key, ..of_item(0, "", WarningKind::BadUrl) }]);
    }
}

#[test]
fn own_language_is_kept_apart() {
    assert_eq!(read_item(r#""language": "en-US""#).0.language.as_deref(), Some("en-US"));
    let (article, warnings) = read_item(r#""language": "vi_VN""#);
    assert_eq!(article.language.as_deref(), Some("vi-VN"));
    assert_eq!(warnings, [of_item(0, "language", WarningKind::Mended)]);
    for odd in ["Vietnamese", "v", "vi-", "vi VN", "12"] {
        let (article, warnings) = read_item(&format!(r#""language": "{odd}""#));
        assert_eq!(article.language, None);
        assert_eq!(warnings, [of_item(0, "language", WarningKind::BadLanguage)]);
    }
}

#[track_caller]
fn check_date(raw: &str, expected: Option<&str>, warnings: &[WarningKind]) {
    let (article, found) = read_item(&format!(r#""date_published": {raw}"#));
    assert_eq!(article.published.map(|date| date.format_rfc3339(420)).as_deref(), expected);
    let kinds: Vec<WarningKind> = found.iter().map(|warning| warning.kind).collect();
    assert_eq!(kinds, warnings);
}

#[test]
fn dates_are_read_and_mended() {
    check_date(r#""2009-12-02T16:28:00+07:00""#, Some("2009-12-02T16:28:00+07:00"), &[]);
    check_date(r#""2009-12-02""#, Some("2009-12-02T00:00:00+07:00"), &[WarningKind::Mended]);
    check_date(
        "1259746080",
        Some("2009-12-02T16:28:00+07:00"),
        &[WarningKind::WrongType, WarningKind::Mended],
    );
    check_date(r#""24026-24-09T244:2424:00+07:00""#, None, &[WarningKind::BadDate]);
    check_date("{}", None, &[WarningKind::WrongType]);
}

fn author(name: &str) -> Author {
    Author { name: Some(String::from(name)), ..Author::default() }
}

#[track_caller]
fn check_authors(members: &str, expected: &[Author], warnings: &[Warning]) {
    let (article, found) = read_item(members);
    assert_eq!(article.authors, expected);
    assert_eq!(found, warnings);
}

#[test]
fn authors_in_all_forms() {
    let an = [author("An")];
    let odd = |key| [of_item(0, key, WarningKind::WrongType)];
    check_authors(r#""authors": [{"name": "An"}, {"name": "Bình"}]"#, &[author("An"), author("Bình")], &[]);
    check_authors(r#""authors": {"name": "An"}"#, &an, &odd("authors"));
    check_authors(r#""authors": ["An"]"#, &an, &odd("authors"));
    check_authors(r#""author": {"name": "An"}"#, &an, &[]);
    check_authors(r#""author": "An""#, &an, &odd("author"));
    check_authors(r#""author": [{"name": "An"}]"#, &an, &odd("author"));
    check_authors(r#""author": {"name": "Cũ"}, "authors": [{"name": "An"}]"#, &an, &[]);
    check_authors(r#""authors": [], "author": {"name": "An"}"#, &an, &[]);
    check_authors(r#""authors": [{}, {"name": ""}]"#, &[], &[]);
    check_authors(r#""authors": [7]"#, &[], &odd("authors"));
}

#[test]
fn author_has_url_and_avatar_by_policy() {
    let (article, warnings) =
        read_item(r#""authors": [{"url": "mailto:an@tin.example", "avatar": "data:text/html,x"}]"#);
    let expected = Author { url: LinkUrl::parse("mailto:an@tin.example", None), ..Author::default() };
    assert_eq!(article.authors, [expected]);
    assert_eq!(warnings, [of_item(0, "avatar", WarningKind::BadUrl)]);
}

#[test]
fn feed_authors_are_not_copied_to_items() {
    let (feed, _) = read(
        r#"{"version": "https://jsonfeed.org/version/1.1", "title": "T", "authors": [{"name": "An"}], "items": [{"id": "1"}]}"#,
    );
    assert_eq!(feed.header.authors, [author("An")]);
    assert!(feed.articles.first().unwrap().authors.is_empty());
}

#[track_caller]
fn check_tags(raw: &str, expected: &[&str], warnings: &[Warning]) {
    let (article, found) = read_item(&format!(r#""tags": {raw}"#));
    assert_eq!(article.tags, expected);
    assert_eq!(found, warnings);
}

#[test]
fn tags_in_all_forms() {
    let odd = [of_item(0, "tags", WarningKind::WrongType)];
    check_tags(r#"["Văn hoá", " Du lịch ", "Văn hoá", ""]"#, &["Văn hoá", "Du lịch"], &[]);
    check_tags(r#""Văn hoá, Du lịch,,""#, &["Văn hoá", "Du lịch"], &odd);
    check_tags(r#"["a", {"b": 1}]"#, &["a"], &odd);
    check_tags(r#"["R&amp;D"]"#, &["R&D"], &[]);
}

#[test]
fn at_most_fifty_tags_are_kept() {
    let tags: Vec<String> = (0..60).map(|n| format!("\"t{n}\"")).collect();
    let (article, warnings) = read_item(&format!(r#""tags": [{}]"#, tags.join(",")));
    assert_eq!(article.tags.len(), 50);
    assert_eq!(warnings, [of_item(0, "tags", WarningKind::TooMany)]);
}

fn form(url: &str, mime_type: &str) -> AttachmentForm {
    AttachmentForm {
        url: WebUrl::parse(url, None).unwrap(),
        mime_type: String::from(mime_type),
        size_in_bytes: None,
        duration_in_seconds: None,
    }
}

#[test]
fn attachments_of_one_title_are_forms_of_one_thing() {
    let (article, warnings) = read_item(
        r#""attachments": [
            {"url": "a.mp3", "mime_type": "audio/mpeg", "title": "Bản tin"},
            {"url": "b.pdf", "mime_type": "application/pdf"},
            {"url": "a.ogg", "mime_type": "Audio/OGG; codecs=opus", "title": "Bản tin"},
            {"url": "c.pdf", "mime_type": "application/pdf"}]"#,
    );
    let at = |name: &str| format!("https://tin.example/news/{name}");
    let single = |name: &str| Attachment { title: None, forms: vec![form(&at(name), "application/pdf")] };
    let both = vec![form(&at("a.mp3"), "audio/mpeg"), form(&at("a.ogg"), "audio/ogg")];
    let expected =
        [Attachment { title: Some(String::from("Bản tin")), forms: both }, single("b.pdf"), single("c.pdf")];
    assert_eq!(article.attachments, expected);
    assert_eq!(warnings, []);
}

#[track_caller]
fn check_mime(members: &str, expected: &str, kind: AttachmentKind) {
    let (article, _) = read_item(&format!(r#""attachments": [{{{members}}}]"#));
    let form = article.attachments.first().and_then(|attachment| attachment.forms.first()).unwrap();
    assert_eq!((form.mime_type.as_str(), form.kind()), (expected, kind));
}

#[test]
fn absent_mime_type_is_guessed_from_the_ending() {
    check_mime(r#""url": "a.MP3?x=1.pdf#y""#, "audio/mpeg", AttachmentKind::Audio);
    check_mime(r#""url": "a.webm""#, "video/webm", AttachmentKind::Video);
    check_mime(r#""url": "a.jpg", "mime_type": """#, "image/jpeg", AttachmentKind::Image);
    check_mime(r#""url": "a.pdf", "mime_type": "pdf""#, "application/pdf", AttachmentKind::Document);
    check_mime(r#""url": "a.docx""#, "application/octet-stream", AttachmentKind::Document);
    check_mime(r#""url": "https://mp3/""#, "application/octet-stream", AttachmentKind::Document);
}

#[track_caller]
fn check_size(raw: &str, expected: Option<u64>, warnings: &[WarningKind]) {
    let (article, found) =
        read_item(&format!(r#""attachments": [{{"url": "a.mp3", "size_in_bytes": {raw}}}]"#));
    let form = article.attachments.first().and_then(|attachment| attachment.forms.first()).unwrap();
    assert_eq!(form.size_in_bytes, expected);
    assert_eq!(found.iter().map(|warning| warning.kind).collect::<Vec<_>>(), warnings);
}

#[test]
fn sizes_are_whole_numbers_also_in_strings() {
    check_size("123", Some(123), &[]);
    check_size("123.9", Some(123), &[]);
    check_size("\"123\"", Some(123), &[WarningKind::WrongType]);
    check_size("-1", None, &[WarningKind::BadNumber]);
    check_size("1e6", None, &[WarningKind::BadNumber]);
    check_size("99999999999999999999999", None, &[WarningKind::BadNumber]);
    check_size("\"5 MB\"", None, &[WarningKind::WrongType, WarningKind::BadNumber]);
    check_size("null", None, &[]);
}

#[test]
fn duration_is_read() {
    let (article, _) = read_item(r#""attachments": [{"url": "a.mp3", "duration_in_seconds": 6629.5}]"#);
    let form = article.attachments.first().and_then(|attachment| attachment.forms.first()).unwrap();
    assert_eq!(form.duration_in_seconds, Some(6629));
}

#[test]
fn attachment_without_url_costs_only_itself() {
    let (article, warnings) = read_item(
        r#""attachments": [{"mime_type": "audio/mpeg"}, {"url": ""}, {"url": "blob:x"}, 3, {"url": "a.mp3"}, "b.mp3"]"#,
    );
    let urls: Vec<_> = article
        .attachments
        .iter()
        .flat_map(|attachment| &attachment.forms)
        .map(|form| form.url.as_str())
        .collect();
    assert_eq!(urls, ["https://tin.example/news/a.mp3", "https://tin.example/news/b.mp3"]);
    let url = |kind| of_item(0, "url", kind);
    let odd = of_item(0, "attachments", WarningKind::WrongType);
    assert_eq!(
        warnings,
        [url(WarningKind::Missing), url(WarningKind::Missing), url(WarningKind::BadUrl), odd.clone(), odd]
    );
}

#[test]
fn single_attachment_needs_no_list() {
    let (article, warnings) = read_item(r#""attachments": {"url": "a.mp3", "mime_type": "audio/mpeg"}"#);
    assert_eq!(article.attachments.len(), 1);
    assert_eq!(warnings, [of_item(0, "attachments", WarningKind::WrongType)]);
}

#[test]
fn five_hundred_elements_of_a_list_are_kept() {
    let forms = vec![r#"{"url": "a.mp3", "mime_type": "audio/mpeg"}"#; 600].join(",");
    let (article, warnings) = read_item(&format!(r#""attachments": [{forms}]"#));
    assert_eq!(article.attachments.len(), 500);
    assert_eq!(warnings, [of_item(0, "attachments", WarningKind::TooMany)]);
}

#[test]
fn image_words_without_an_image_are_dropped() {
    let (article, warnings) = read_item(r#""_portal": {"image_alt": "Không có ảnh"}"#);
    assert_eq!(article.image, None);
    assert_eq!(warnings, []);
    let (_, warnings) = read_item(r#""_portal": 3"#);
    assert_eq!(warnings, [of_item(0, "_portal", WarningKind::WrongType)]);
}

#[test]
fn lone_surrogates_and_raw_controls_are_mended() {
    let (article, warnings) = read_item("\"title\": \"a\\ud83d b\nc\"");
    assert_eq!(article.title.as_deref(), Some("a\u{fffd} b c"));
    assert_eq!(warnings, [of_item(0, "", WarningKind::Mended)]);
}

#[test]
fn deep_item_costs_only_itself() {
    let deep = format!(r#"{{"id": "1", "x": {}{}}}"#, "[".repeat(10_000), "]".repeat(10_000));
    let (feed, warnings) = read(&feed_of(&format!(r#"{deep}, {{"id": "2", "content_text": ""}}"#)));
    assert_eq!(ids(&feed.articles), ["2"]);
    assert_eq!(warnings, [of_item(0, "", WarningKind::TooDeep)]);
}

#[test]
fn broken_items_cost_only_themselves() {
    let good = |id: &str| format!(r#"{{"id": "{id}", "content_text": ""}}"#);
    for broken in [
        r#"{"id": "2", "title": @}"#,
        r#"{"id": "2" "title": "A"}"#,
        r#"{"id": "2", "title": "chưa đóng, "content_text": "x"}"#,
        r#"{"id": "2", "title": mở", "content_text": "x"}"#,
        r#"{id: 2}"#,
        r#"{"id": "2", "tags": [1}"#,
        r#"{"id": "2", "tags": 1]}"#,
        r#"{"id": "2", "tags": [{"a": 1]}"#,
        r#"{"id": }"#,
    ] {
        let (feed, warnings) = read(&feed_of(&format!("{}, {broken}, {}", good("1"), good("3"))));
        assert_eq!(ids(&feed.articles), ["1", "3"], "{broken}");
        assert_eq!(warnings, [of_item(1, "", WarningKind::Syntax)], "{broken}");
    }
}

#[test]
fn item_without_its_closing_brace_costs_only_itself() {
    let good = |id: &str| format!(r#"{{"id": "{id}", "content_text": ""}}"#);
    for broken in [
        r#"{"id": "2", "title": "A","#,
        r#"{"id": "2", "title": 5 "#,
        r#"{"id": "2", "author": {"name": "A"},"#,
        r#"{"id": "2", "author": {"name": "A","#,
    ] {
        let (feed, warnings) =
            read(&feed_of(&format!("{}, {broken} {}, {}", good("1"), good("3"), good("4"))));
        assert_eq!(ids(&feed.articles), ["1", "3", "4"], "{broken}");
        assert!(warnings.contains(&of_item(1, "", WarningKind::Syntax)), "{broken}");
    }
}

#[test]
fn mended_items_are_read_and_reported() {
    for (item, title) in [
        (r#"{"id": "1", "title": "A", "content_text": "",}"#, "A"),
        (r#"{"id": "1", "title": "Giải "A" cho", "content_text": ""}"#, "Giải \"A\" cho"),
        (r#"{"id": "1",, "title": "A", "content_text": ""}"#, "A"),
    ] {
        let (feed, warnings) = read(&feed_of(item));
        assert_eq!(feed.articles.first().unwrap().title.as_deref(), Some(title));
        assert_eq!(warnings, [of_item(0, "", WarningKind::Mended)]);
    }
}

#[test]
fn items_of_ten_megabytes_and_more_are_skipped() {
    let big = format!(r#"{{"id": "1", "content_text": "{}"}}"#, "x".repeat(11 * 1024 * 1024));
    let (feed, warnings) = read(&feed_of(&format!(r#"{big}, {{"id": "2", "content_text": ""}}"#)));
    assert_eq!(ids(&feed.articles), ["2"]);
    assert_eq!(warnings, [of_item(0, "", WarningKind::TooLong)]);
}

#[test]
fn extra_commas_between_items_are_mended() {
    let (feed, warnings) =
        read(&feed_of(r#"{"id": "1", "content_text": ""},, {"id": "2", "content_text": ""},"#));
    assert_eq!(feed.articles.len(), 2);
    assert_eq!(warnings, [of_feed("", WarningKind::Mended)]);
}
