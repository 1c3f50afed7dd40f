use super::support::cases;
use bantin::domain::url_policy::{
    LinkUrl, MediaUrl, PictureUrl, WebUrl, is_same_document, is_same_origin, origin, resolve_url,
    same_document_fragment, shorten_url,
};
use proptest::prelude::*;

const BASE: &str = "https://tin.example/a/b/c.html?x=1#y";

#[track_caller]
fn check(raw: &str, expected: &str) {
    assert_eq!(resolve_url(raw, Some(BASE)).as_deref(), Some(expected), "{raw}");
}

#[track_caller]
fn check_refused(raw: &str) {
    assert_eq!(resolve_url(raw, Some(BASE)), None, "{raw}");
    assert_eq!(resolve_url(raw, None), None, "{raw}");
}

#[test]
fn relative_references_resolve() {
    check("", "https://tin.example/a/b/c.html?x=1");
    check("#z", "https://tin.example/a/b/c.html?x=1#z");
    check("?z=2", "https://tin.example/a/b/c.html?z=2");
    check("d.html", "https://tin.example/a/b/d.html");
    check("d.html?q#f", "https://tin.example/a/b/d.html?q#f");
    check("/d", "https://tin.example/d");
    check("//khac.example/d", "https://khac.example/d");
    check("./d", "https://tin.example/a/b/d");
    check("../d", "https://tin.example/a/d");
    check("../../../../d", "https://tin.example/d");
    check(".", "https://tin.example/a/b/");
    check("..", "https://tin.example/a/");
    check("d/../e/./f", "https://tin.example/a/b/e/f");
    check("%2e%2E/%2e/d", "https://tin.example/a/d");
    check(".%2e/d", "https://tin.example/a/d");
    check("1:2", "https://tin.example/a/b/1:2");
    check("?a/../b", "https://tin.example/a/b/c.html?a/../b");
}

#[test]
fn relative_reference_without_base_is_refused() {
    for raw in ["", "a", "/a", "//a.example", "?a", "#a"] {
        assert_eq!(resolve_url(raw, None), None);
        assert_eq!(resolve_url(raw, Some("mailto:a@b")), None);
        assert_eq!(resolve_url(raw, Some("không phải địa chỉ")), None);
    }
}

#[test]
fn absolute_urls_are_written_in_one_way() {
    check("HTTPS://Tin.Example", "https://tin.example/");
    check("https://tin.example:443/a", "https://tin.example/a");
    check("http://tin.example:80", "http://tin.example/");
    check("http://tin.example:0443/", "http://tin.example:443/");
    check("http://tin.example:/", "http://tin.example/");
    check("https://tin.example?q", "https://tin.example/?q");
    check("https://tin.example#f", "https://tin.example/#f");
    check("http:khac.example", "http://khac.example/");
    check("https:d.html", "https://tin.example/a/b/d.html");
    check("https:/d", "https://tin.example/d");
    check("https:////khac.example//d", "https://khac.example//d");
    check("http://[::1]:8080/", "http://[::1]:8080/");
    check("https://bộ.example/Đường dẫn", "https://bộ.example/Đường%20dẫn");
}

#[test]
fn backslashes_are_slashes_before_the_query() {
    check(r"\\khac.example\d", "https://khac.example/d");
    check(r"/\khac.example", "https://khac.example/");
    check(r"\d\..\e?a\b", r"https://tin.example/e?a\b");
    check(r"https:\\khac.example\d", "https://khac.example/d");
}

#[test]
fn characters_that_could_break_out_are_encoded() {
    check("a b\"c<d>e`f", "https://tin.example/a/b/a%20b%22c%3Cd%3Ee%60f");
    check("?a b\"<", "https://tin.example/a/b/c.html?a%20b%22%3C");
    check("#a b", "https://tin.example/a/b/c.html?x=1#a%20b");
    check("a\u{202e}b\u{a0}\u{7f}\u{1}c", "https://tin.example/a/b/a%E2%80%AEb%C2%A0%7F%01c");
    check("a%20b%", "https://tin.example/a/b/a%20b%");
}

#[test]
fn space_around_and_line_ends_inside_are_ignored() {
    check(" \u{0}\u{1f}\n https://ti\nn.exa\tmple/\r a ", "https://tin.example/%20a");
}

#[test]
fn other_schemes_are_refused() {
    for raw in [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "\u{1}javascript:alert(1)",
        "java\nscript:alert(1)",
        "java\tscript\r:alert(1)",
        "javascript://tin.example/%0aalert(1)",
        "vbscript:msgbox(1)",
        "data:text/html,<script>alert(1)</script>",
        "data:text/html;base64,PHNjcmlwdD4=",
        "data:image/svg+xml,<svg onload=alert(1)>",
        "data:image/png",
        "data:,x",
        "data: image/png,x",
        "data:image/png+xml,x",
        "data:application/javascript,x",
        "blob:https://tin.example/1",
        "file:///etc/passwd",
        "ftp://tin.example/",
        "about:blank",
        "view-source:https://tin.example/",
        "intent://tin.example/#Intent;scheme=https;end",
        "ms-word:ofe|u|https://tin.example/a.docx",
        "feed:https://tin.example/",
        "ws://tin.example/",
        "filesystem:https://tin.example/x",
        "x-javascript:1",
        "tin.example:8080/",
    ] {
        check_refused(raw);
    }
}

#[test]
fn what_only_looks_like_a_scheme_is_a_path() {
    check("1javascript:x", "https://tin.example/a/b/1javascript:x");
    check("&#106;avascript:x", "https://tin.example/a/b/&#106;avascript:x");
    check("./javascript:x", "https://tin.example/a/b/javascript:x");
    check("?javascript:x", "https://tin.example/a/b/c.html?javascript:x");
}

#[test]
fn odd_hosts_are_refused() {
    for raw in [
        "https://",
        "https:///",
        "https://?q",
        "https://bank.example@evil.example/",
        "https://bank.example:x@evil.example/",
        "https://bank.example%40evil.example/",
        "https://a b/",
        "https://a<b/",
        "https://a\"b/",
        "https://a%2fb/",
        "https://a:b/",
        "https://a:99999/",
        "https://a:80:80/",
        "https://[::1/",
        "https://[zz]/",
        "https://[::1]x/",
        "https://a^b/",
        "https://a|b/",
        "https://tin.example\u{2044}evil.example/",
        "https://tin\u{3002}example/",
        "https://tin.example\u{ff0f}evil.example/",
        "https://a\u{2100}b.example/",
        "https://ti\u{ad}n.example/",
        "https://tin\u{200b}.example/",
        "https://\u{202e}tin.example/",
        "//user@evil.example/",
    ] {
        check_refused(raw);
    }
}

#[test]
fn letters_and_telephone_numbers_are_kept() {
    check("mailto:an@tin.example?subject=Xin chào", "mailto:an@tin.example?subject=Xin%20chào");
    check("MAILTO:an@tin.example", "mailto:an@tin.example");
    check("tel:+84 24 3943-5602", "tel:+84243943-5602");
    check("tel:1900;ext=5", "tel:1900;ext=5");
}

#[test]
fn codes_that_telephones_obey_are_refused() {
    for raw in ["tel:*%2306%23", "tel:*#06#", "tel:**21*0900%23", "tel:", "tel: ", "mailto:"] {
        check_refused(raw);
    }
}

#[test]
fn pictures_may_be_inside_the_feed() {
    check("data:image/PNG;base64,iVBO Rw\n==", "data:image/png;base64,iVBO%20Rw==");
    check("data:image/avif,x", "data:image/avif,x");
    assert_eq!(PictureUrl::parse(&format!("data:image/png,{}", "x".repeat(1_048_577)), None), None);
    assert!(PictureUrl::parse(&format!("data:image/png,{}", "x".repeat(1_000_000)), None).is_some());
}

#[test]
fn each_type_allows_its_schemes() {
    let allowed = |raw: &str| {
        [
            WebUrl::parse(raw, None).is_some(),
            MediaUrl::parse(raw, None).is_some(),
            LinkUrl::parse(raw, None).is_some(),
            PictureUrl::parse(raw, None).is_some(),
        ]
    };
    assert_eq!(allowed("https://a.example/"), [true; 4]);
    assert_eq!(allowed("http://a.example/"), [true; 4]);
    assert_eq!(allowed("mailto:a@b"), [false, false, true, false]);
    assert_eq!(allowed("tel:113"), [false, false, true, false]);
    assert_eq!(allowed("data:image/png,x"), [false, false, false, true]);
    assert_eq!(allowed("javascript:1"), [false; 4]);
}

#[test]
fn origin_is_scheme_host_and_port() {
    assert_eq!(origin("https://tin.example:8080/a?b#c"), Some("https://tin.example:8080"));
    assert_eq!(origin("http://tin.example"), Some("http://tin.example"));
    assert_eq!(origin("https://tin.example?x"), Some("https://tin.example"));
    for raw in ["mailto:a@b", "https://", "https:///a", "data:image/png,https://tin.example", ""] {
        assert_eq!(origin(raw), None);
    }
}

#[test]
fn origins_are_compared_whole() {
    assert!(is_same_origin("https://tin.example/a", "https://tin.example/b?c"));
    for other in [
        "http://tin.example/",
        "https://tin.example:8443/",
        "https://tin.example.evil.example/",
        "https://eviltin.example/",
        "https://tin.example@evil.example/",
        "https://Tin.example/",
    ] {
        assert!(!is_same_origin("https://tin.example/", other), "{other}");
    }
    assert!(!is_same_origin("mailto:a", "mailto:a"));
}

#[test]
fn fragments_do_not_make_another_document() {
    assert!(is_same_document("https://a.example/x#1", "https://a.example/x"));
    assert!(!is_same_document("https://a.example/x?1", "https://a.example/x"));
}

#[track_caller]
fn check_fragment(raw: &str, expected: Option<&str>) {
    assert_eq!(same_document_fragment(raw, Some(BASE)), expected, "{raw}");
}

#[test]
fn links_inside_the_document_are_recognised() {
    check_fragment("#fn1", Some("fn1"));
    check_fragment(" #fn%3A1 ", Some("fn%3A1"));
    check_fragment("#", Some(""));
    check_fragment("https://tin.example/a/b/c.html?x=1#fn1", Some("fn1"));
    check_fragment("c.html?x=1#fn1", Some("fn1"));
    check_fragment("c.html#fn1", None);
    check_fragment("https://khac.example/#fn1", None);
    check_fragment("c.html", None);
    assert_eq!(same_document_fragment("#a", None), Some("a"));
    assert_eq!(same_document_fragment("x#a", None), None);
}

fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::from("javascript:")),
        Just(String::from("https:")),
        Just(String::from("HTTP://")),
        Just(String::from("data:image/png,")),
        Just(String::from("mailto:")),
        Just(String::from("tel:")),
        Just(String::from("//")),
        Just(String::from("\\")),
        Just(String::from("..")),
        Just(String::from("%2e")),
        Just(String::from("tin.example")),
        Just(String::from("[::1]:443")),
        "[@:/?#.%]{1,2}",
        "\\PC{0,3}",
        any::<String>(),
    ]
}

proptest! {
    #![proptest_config(cases(4096))]

    #[test]
    fn what_is_resolved_is_safe_and_stays_as_it_is(pieces in prop::collection::vec(piece(), 0..6), based in any::<bool>()) {
        let raw = pieces.concat();
        if let Some(url) = resolve_url(&raw, based.then_some(BASE)) {
            let schemes = ["http://", "https://", "mailto:", "tel:", "data:image/"];
            prop_assert!(schemes.iter().any(|scheme| url.starts_with(scheme)), "{url}");
            prop_assert!(!url.contains(|c: char| c.is_whitespace() || c.is_control() || "\"<>`".contains(c)), "{url}");
            let again = resolve_url(&url, None);
            prop_assert_eq!(again.as_ref(), Some(&url));
            let based_again = resolve_url(&url, Some("http://khac.example/x/"));
            prop_assert_eq!(based_again.as_ref(), Some(&url));
        }
    }
}

#[test]
fn urls_are_shortened_only_where_they_still_lead_there() {
    let check = |url: &str, expected: &str| {
        let page = "https://tin.example/news/index.html";
        let short = shorten_url(url, page);
        assert_eq!(short, expected);
        assert_eq!(resolve_url(short, Some(page)).as_deref(), Some(url));
    };
    check("https://tin.example/news/feed.json", "feed.json");
    check("https://tin.example/news/a/b.json?x=1", "a/b.json?x=1");
    check("https://tin.example/feed.json", "/feed.json");
    check("https://tin.example/newsletter.json", "/newsletter.json");
    check("https://khac.example/feed.json", "https://khac.example/feed.json");
    check("https://tin.example.evil.example/feed.json", "https://tin.example.evil.example/feed.json");
    // Another host, another scheme.
    check("https://tin.example//evil.example/feed.json", "https://tin.example//evil.example/feed.json");
    check("https://tin.example/news/javascript:x", "/news/javascript:x");
}
