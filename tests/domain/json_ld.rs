//! Structured data for machines.

use bantin::domain::json_ld::build_news_article;
use bantin::domain::stream::read_feed;
use serde_json::{Value, json};

fn built(item: Value) -> Value {
    let feed = json!({"version": "https://jsonfeed.org/version/1.1", "title": "F", "language": "vi",
        "authors": [{"name": "Toà soạn"}], "items": [item]});
    let (feed, _) = read_feed(feed.to_string().as_bytes(), "https://a.example/feed.json").unwrap();
    serde_json::from_str(&build_news_article(&feed.articles[0], &feed.header, "Bộ")).unwrap()
}

#[test]
fn all_that_is_known_is_told() {
    let data = built(
        json!({"id": "1", "url": "https://a.example/1", "title": "T \"q\" \\ </script>", "summary": "S",
        "image": "i.png", "date_published": "2009-12-02T16:28:00+07:00", "tags": ["A", "B"],
        "authors": [{"name": "N", "url": "https://n.example/"}]}),
    );
    assert_eq!(data["@context"], "https://schema.org");
    assert_eq!(data["@type"], "NewsArticle");
    assert_eq!(data["headline"], "T \"q\" \\ </script>");
    assert_eq!(data["description"], "S");
    assert_eq!(data["datePublished"], "2009-12-02T16:28:00+07:00");
    assert_eq!(data["image"], "https://a.example/i.png");
    assert_eq!(data["inLanguage"], "vi");
    assert_eq!(data["keywords"], "A, B");
    assert_eq!(data["author"][0]["name"], "N");
    assert_eq!(data["publisher"]["name"], "Bộ");
}

#[test]
fn what_is_unknown_is_left_out_and_authors_fall_back_to_the_feed() {
    let data = built(json!({"id": "1"}));
    assert_eq!(data["author"][0]["name"], "Toà soạn");
    for key in ["headline", "datePublished", "image", "keywords", "url"] {
        assert!(data.get(key).is_none(), "{key}");
    }
}

#[test]
fn no_title_can_end_the_script_element_it_stands_in() {
    let feed = json!({"version": "https://jsonfeed.org/version/1.1", "title": "F", "items": [{"id": "1", "title": "</script><script>"}]});
    let (feed, _) = read_feed(feed.to_string().as_bytes(), "https://a.example/feed.json").unwrap();
    assert!(!build_news_article(&feed.articles[0], &feed.header, "B").contains('<'));
}
