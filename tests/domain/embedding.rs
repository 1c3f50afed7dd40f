use bantin::domain::embedding::{Layout, Opening, Options, Theme};
use bantin::domain::feed::Article;
use bantin::domain::language::Language;
use bantin::domain::url_policy::WebUrl;

const PAGE: &str = "https://partner.example/news/today.html";
const FOLDER: &str = "https://ministry.example/reader/";

fn read(attributes: &[(&str, &str)]) -> Options {
    Options::read(&|name| {
        attributes.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned())
    })
}

#[track_caller]
fn check_link(attributes: &[(&str, &str)], url: Option<&str>, expected: &str) {
    let url = url.and_then(|url| WebUrl::parse(url, None));
    let article = Article { id: String::from("a 1&b"), url, ..Article::default() };
    assert_eq!(read(attributes).link(&article, PAGE, FOLDER), expected);
}

#[test]
fn what_is_absent_or_unknown_has_its_default() {
    assert_eq!(read(&[]), Options::default());
    let strange = [
        ("feed-url", "  "),
        ("article-id", ""),
        ("layout", "carousel"),
        ("open-in", "popup"),
        ("theme", "pink"),
        ("lang", "fr"),
        ("limit", "-3"),
    ];
    assert_eq!(read(&strange), Options::default());
    for limit in ["0", "many", "3.5", "99999999999999999999999"] {
        assert_eq!(read(&[("limit", limit)]).limit, None, "{limit}");
    }
}

#[test]
fn attributes_become_values() {
    let options = read(&[
        ("feed-url", " /feed.json "),
        ("article-id", " 7 "),
        ("tag", "Giáo dục"),
        ("lang", "en-GB"),
        ("limit", " 5 "),
        ("layout", "Cards"),
        ("open-in", "dialog"),
        ("theme", "INHERIT"),
        ("services", ""),
        ("site-url", "https://ministry.example/"),
    ]);
    assert_eq!(options.feed.as_deref(), Some("/feed.json"));
    // An id is what the publisher made it, with its spaces.
    assert_eq!(options.article.as_deref(), Some(" 7 "));
    assert_eq!(options.tag.as_deref(), Some("Giáo dục"));
    assert_eq!(options.language, Some(Language::English));
    assert_eq!(options.limit, Some(5));
    assert_eq!(options.layout, Layout::Cards);
    assert_eq!(options.opening, Opening::Dialog);
    assert_eq!(options.theme, Theme::Inherit);
    assert!(options.services && !options.units);
    assert_eq!(options.site.as_deref(), Some("https://ministry.example/"));
}

#[test]
fn links_lead_to_the_full_site_where_there_is_one() {
    check_link(
        &[("site-url", "https://ministry.example/tin/")],
        Some("https://a.example/1"),
        "https://ministry.example/tin/?article=a%201%26b",
    );
    check_link(
        &[("site-url", "../site?lang=en&utm=x#top")],
        None,
        "https://partner.example/site?utm=x&lang=en&article=a%201%26b",
    );
}

#[test]
fn links_lead_to_the_article_itself_or_to_the_reader_beside_the_widget() {
    check_link(&[], Some("https://a.example/1"), "https://a.example/1");
    // No link of a widget may run a script in its host's page.
    check_link(&[("site-url", "javascript:alert(1)")], Some("https://a.example/1"), "https://a.example/1");
    check_link(
        &[("feed-url", "/feed.json")],
        None,
        "https://ministry.example/reader/?feed=https://partner.example/feed.json&article=a%201%26b",
    );
}
