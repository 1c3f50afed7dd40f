//! Which articles a list shows, and in which order; what the archive holds.

use crate::support::{feed_of, read};
use bantin::domain::feed::Article;
use bantin::domain::listing::{Selection, Sort, count_months, count_tags, newest};
use bantin::domain::month::Month;
use bantin::domain::route::Route;
use bantin::domain::timestamp::Timestamp;
use std::sync::Arc;

const NOVEMBER: Month = Month { year: 2026, month: 11 };

/// Ids are the positions in the feed: 0, 1, ...
fn articles() -> Vec<Arc<Article>> {
    let item = |id: &str, title: &str, date: &str, tags: &str| {
        format!(
            r#"{{"id":"{id}","title":"{title}","content_text":"x","date_published":{date},"tags":[{tags}]}}"#
        )
    };
    let items = [
        item("0", "Đo mạng", r#""2026-11-20T08:00:00+07:00""#, r#""Viễn thông","Giáo dục""#),
        item("1", "Bão số 5", r#""2026-12-01T08:00:00+07:00""#, r#""Thiên tai""#),
        item("2", "Ấm trà", "null", r#""Giáo dục""#),
        // Still October in London, already November in Vietnam.
        item("3", "an toàn", r#""2026-10-31T18:00:00Z""#, r#""Viễn thông""#),
        item("4", "Bao bì", r#""2026-11-20T08:00:00+07:00""#, ""),
    ];
    read(&feed_of(&items.join(","))).0.articles
}

#[track_caller]
fn check(query: &str, expected: &[u32]) {
    assert_eq!(Route::parse(query).selection().select(&articles()), expected, "{query}");
}

#[test]
fn without_a_wish_the_order_is_the_feeds() {
    check("", &[0, 1, 2, 3, 4]);
    check("?tag=Gi%C3%A1o%20d%E1%BB%A5c", &[0, 2]);
}

#[test]
fn months_are_those_of_vietnam() {
    check("?month=2026-11", &[0, 3, 4]);
    check("?month=2026-10", &[]);
}

#[test]
fn dates_order_with_the_undated_last_and_equal_ones_as_in_the_feed() {
    check("?sort=newest", &[1, 0, 4, 3, 2]);
    check("?sort=oldest", &[3, 0, 4, 1, 2]);
}

#[test]
fn titles_order_as_in_a_dictionary() {
    check("?sort=title", &[3, 2, 4, 1, 0]);
}

#[test]
fn parts_combine() {
    check("?tag=Vi%E1%BB%85n%20th%C3%B4ng&month=2026-11&sort=oldest", &[3, 0]);
    check("?tag=Thi%C3%AAn%20tai&month=2026-11", &[]);
}

#[test]
fn untitled_articles_come_after_the_titled() {
    let articles = read(&feed_of(
        r#"{"id":"0","content_text":"a"},{"id":"1","content_text":"b","title":"B"},
           {"id":"2","content_text":"c"},{"id":"3","content_text":"d","title":"A"}"#,
    ));
    let selection = Selection { sort: Some(Sort::Title), ..Selection::default() };
    assert_eq!(selection.select(&articles.0.articles), [3, 1, 0, 2]);
}

#[test]
fn tags_are_counted_most_used_first_then_alphabetically() {
    let counts = |month| {
        let counts = count_tags(&articles(), month);
        counts.iter().map(|(tag, count)| format!("{tag} {count}")).collect::<Vec<_>>()
    };
    assert_eq!(counts(None), ["Giáo dục 2", "Viễn thông 2", "Thiên tai 1"]);
    assert_eq!(counts(Some(NOVEMBER)), ["Viễn thông 2", "Giáo dục 1"]);
}

#[test]
fn a_tag_named_twice_by_an_article_counts_once() {
    let (feed, _) = read(&feed_of(r#"{"id":"1","content_text":"a","tags":["A","A"]}"#));
    assert_eq!(count_tags(&feed.articles, None), [("A".to_owned(), 1)]);
}

#[test]
fn months_are_counted_newest_first() {
    let december = Month { year: 2026, month: 12 };
    assert_eq!(count_months(&articles(), None), [(december, 1), (NOVEMBER, 3)]);
    assert_eq!(count_months(&articles(), Some("Thiên tai")), [(december, 1)]);
}

#[test]
fn newest_articles_are_chosen_among_the_wanted() {
    let articles = articles();
    assert_eq!(newest(&articles, 3, |_, _| true), [1, 0, 4]);
    assert_eq!(newest(&articles, 9, |number, _| number != 1), [0, 4, 3, 2]);
    assert_eq!(newest(&articles, 2, |_, article| article.has_tag("Giáo dục")), [0, 2]);
    assert!(newest(&articles, 0, |_, _| true).is_empty());
}

#[test]
fn months_are_read_and_written() {
    for text in ["2026-11", "0001-01", "9999-12"] {
        assert_eq!(Month::parse(text).map(Month::format).as_deref(), Some(text));
    }
    for text in
        ["", "2026", "2026-13", "2026-00", "0000-01", "2026-1", "26-11", "2026-11-01", "+026-11", "２026-11"]
    {
        assert_eq!(Month::parse(text), None, "{text}");
    }
}

#[test]
fn ten_thousand_articles_are_listed_and_counted() {
    let articles = many(10_000);
    for sort in [None, Some(Sort::Newest), Some(Sort::Title)] {
        let selection = Selection { sort, ..Selection::default() };
        assert_eq!(selection.select(&articles).len(), 10_000);
    }
    assert_eq!(count_tags(&articles, None).len(), 40);
    assert!(count_months(&articles, None).len() > 12);
}

#[test]
fn every_article_may_have_a_tag_of_its_own() {
    let mut articles = many(10_000);
    for (index, article) in articles.iter_mut().enumerate() {
        Arc::make_mut(article).tags = vec![format!("Thẻ {index}")];
    }
    assert_eq!(count_tags(&articles, None).len(), 10_000);
}

/// Articles of different titles, three tags of forty each, an hour apart.
pub fn many(count: usize) -> Vec<Arc<Article>> {
    const WORDS: [&str; 24] = [
        "dịch", "vụ", "công", "bưu", "chính", "viễn", "thông", "mạng", "lưới", "học", "sinh", "bão", "lũ",
        "sóng", "điện", "thoại", "người", "dân", "hồ", "sơ", "chữ", "ký", "số", "tàu",
    ];
    let mut state = 1_u32;
    let mut random = |below: usize| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 8) as usize % below
    };
    (0..count)
        .map(|index| {
            let mut words =
                |count: usize| (0..count).map(|_| WORDS[random(WORDS.len())]).collect::<Vec<_>>().join(" ");
            let title = words(11);
            let lead = words(40);
            Arc::new(Article {
                id: index.to_string(),
                title: Some(title),
                lead: Some(lead),
                published: Some(Timestamp { seconds: 1_795_000_000 - index as i64 * 3_600 }),
                tags: (0..3).map(|_| format!("Chuyên mục {}", random(40))).collect(),
                ..Article::default()
            })
        })
        .collect()
}
