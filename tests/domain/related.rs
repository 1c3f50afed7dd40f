//! What is related to an article.

use super::listing::many;
use crate::support::{feed_of, read};
use bantin::domain::feed::Article;
use bantin::domain::related::Relater;
use std::sync::Arc;

/// Articles with ids 0, 1, ... of a title, a day in November and tags.
fn articles(of: &[(&str, u32, &str)]) -> Vec<Arc<Article>> {
    let items: Vec<String> = (0..)
        .zip(of)
        .map(|(id, (title, day, tags))| {
            let tags: Vec<String> =
                tags.split(',').filter(|tag| !tag.is_empty()).map(|tag| format!("{tag:?}")).collect();
            format!(
                r#"{{"id":"{id}","title":"{title}","content_text":"x","date_published":"2026-11-{day:02}T08:00:00Z","tags":[{}]}}"#,
                tags.join(",")
            )
        })
        .collect();
    read(&feed_of(&items.join(","))).0.articles
}

/// The numbers related to the first of some articles.
#[track_caller]
fn check(of: &[(&str, u32, &str)], expected: &[u32]) {
    let articles = articles(of);
    let mut relater = Relater::new(&articles[0]);
    while relater.step(&articles, 2) {}
    assert_eq!(relater.best(&articles, 4), expected);
}

#[test]
fn shared_tags_relate_and_rare_ones_more() {
    check(
        &[
            ("Một", 9, "Phổ,Hiếm"),
            ("Hai", 8, "Phổ"),
            ("Ba", 1, "Hiếm"),
            ("Bốn", 7, "Phổ"),
            ("Năm", 6, "Khác"),
        ],
        &[2, 1, 3],
    );
}

#[test]
fn a_tag_of_every_article_relates_none() {
    check(&[("Một", 9, "Tin"), ("Hai", 8, "Tin"), ("Ba", 7, "Tin")], &[]);
}

#[test]
fn words_of_two_syllables_relate() {
    check(
        &[
            ("Lễ hội hoa xuân", 9, ""),
            ("Chợ hoa xuân đông khách", 8, ""),
            ("Xuân về trên bản, hoa nở", 8, ""),
            ("Đường ống nước", 8, ""),
        ],
        &[1],
    );
}

#[test]
fn words_of_any_sentence_do_not_relate() {
    check(
        &[
            ("Những gì đã và đang có trong năm", 9, ""),
            ("Những gì đã và đang có ở biển", 8, ""),
            ("Cá", 8, ""),
        ],
        &[],
    );
}

#[test]
fn words_are_the_same_in_every_writing() {
    check(&[("Tối ưu hoà giải", 9, ""), ("HÒA GIẢI Ở CƠ SỞ", 8, ""), ("Cá", 8, "")], &[1]);
    check(&[("Việc làm", 9, ""), ("vie\u{323}\u{302}c la\u{300}m mới", 8, ""), ("Cá", 8, "")], &[1]);
}

#[test]
fn a_tag_is_no_word() {
    check(&[("Gì", 9, "bão"), ("bão", 8, ""), ("Cá", 8, "")], &[]);
}

#[test]
fn the_newer_of_two_equals_comes_first() {
    check(&[("Một", 9, "A"), ("Hai", 3, "A"), ("Ba", 8, "A"), ("Bốn", 5, "A"), ("Năm", 5, "B")], &[2, 3, 1]);
}

#[test]
fn the_article_itself_is_not_related() {
    check(&[("Bưu chính số", 9, "A")], &[]);
    check(&[("", 9, "")], &[]);
}

#[test]
fn no_more_than_asked_for() {
    let of: Vec<_> = (0..9).map(|day| ("Bưu chính", day + 1, "A")).chain([("Cá", 1, "")]).collect();
    check(&of, &[8, 7, 6, 5]);
}

#[test]
fn slices_of_any_size_find_the_same() {
    let articles = many(300);
    let found = |size| {
        let mut relater = Relater::new(&articles[7]);
        while relater.step(&articles, size) {}
        relater.best(&articles, 4)
    };
    assert_eq!(found(1).len(), 4);
    assert_eq!((found(1), found(7)), (found(300), found(10_000)));
}

#[test]
fn an_article_with_many_words_and_tags_keeps_within_its_terms() {
    let mut articles = many(50);
    let lead: Vec<String> = (0..500).map(|number| format!("a{} b", "x".repeat(number % 90))).collect();
    let first = Arc::make_mut(&mut articles[0]);
    first.lead = Some(lead.join(" "));
    first.tags = (0..100).map(|number| format!("Thẻ {number}")).collect();
    let mut relater = Relater::new(&articles[0]);
    while relater.step(&articles, 10) {}
    assert!(relater.best(&articles, 4).iter().all(|number| *number != 0));
}
