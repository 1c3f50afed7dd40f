//! Queries, ranking, marks and snippets by cases.

use super::support::cases;
use bantin::domain::feed::{Article, Author, Body};
use bantin::domain::html_text::body_text;
use bantin::domain::search::{Filter, Index, Query, highlight, snippet};
use bantin::domain::timestamp::{Timestamp, parse_timestamp};
use proptest::prelude::*;

fn article(title: &str, lead: &str, body: &str) -> Article {
    let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    Article {
        id: "x".into(),
        title: some(title),
        lead: some(lead),
        body: Body::Html(body.into()),
        ..Article::default()
    }
}

fn tagged(title: &str, tags: &[&str], date: &str) -> Article {
    Article {
        tags: tags.iter().map(|tag| (*tag).to_owned()).collect(),
        published: Some(parse_timestamp(date).expect("a date").0),
        ..article(title, "", "")
    }
}

pub fn index_of(articles: &[Article]) -> Index {
    let mut index = Index::default();
    for article in articles {
        index.begin(article);
        let mut from = Some(0);
        while let Some(at) = from {
            from = index.add_body(&article.body, at);
        }
        index.end();
    }
    index
}

/// What a person sees: candidates, checked where the index is not sure.
pub fn results(index: &Index, articles: &[Article], query: &str, filter: &Filter) -> Vec<u32> {
    let query = Query::parse(query);
    let found = index.find(&query, filter).into_iter().filter(|found| {
        let article = &articles[found.article as usize];
        let holds =
            || query.holds(article, None).or_else(|| query.holds(article, Some(&body_text(&article.body))));
        found.sure || holds() == Some(true)
    });
    found.map(|found| found.article).collect()
}

#[track_caller]
fn check(articles: &[Article], query: &str, expected: &[u32]) {
    assert_eq!(results(&index_of(articles), articles, query, &Filter::default()), expected, "{query:?}");
}

fn schools() -> Vec<Article> {
    vec![
        article("Trường học mới", "", "<p>Khai giảng năm học ở Hà Nội</p>"),
        article("Thị trường vàng", "Giá tăng", "<p>Trưởng phòng nói: học sinh</p>"),
        article("Bóng đá", "", "<p>Sân <b>trư</b>ờng Chỉ thị 39-CT/TW của Bộ TT&amp;TT</p>"),
    ]
}

#[test]
fn words_in_any_order_without_marks() {
    check(&schools(), "truong", &[0, 1, 2]);
    check(&schools(), "hoc truong", &[0, 1]);
    check(&schools(), "TRUONG hoc", &[0, 1]);
    check(&schools(), "ha noi", &[0]);
    check(&schools(), "nothing", &[]);
    check(&schools(), "", &[]);
    check(&schools(), " - \" . ", &[]);
}

#[test]
fn last_word_may_be_unfinished_and_others_not() {
    check(&schools(), "tru", &[0, 1, 2]);
    check(&schools(), "t", &[0, 1, 2]);
    check(&schools(), "tru ", &[]);
    check(&schools(), "tru hoc", &[]);
    check(&schools(), "hoc tru", &[0, 1]);
    check(&schools(), "\"tru\"", &[]);
    check(&schools(), "\"tru", &[0, 1, 2]);
}

#[test]
fn exact_marks_come_first() {
    let articles = [article("Trưởng phòng", "", ""), article("", "", "trường"), article("truong", "", "")];
    check(&articles, "trường", &[1, 0, 2]);
    check(&articles, "trưởng", &[0, 2, 1]);
    // Still being typed: the letters have their shape, the tone is to come.
    check(&articles, "trươ", &[0, 1, 2]);
    check(&articles, "truong", &[2, 0, 1]);
}

#[test]
fn old_tone_places_are_exact_too() {
    let articles = [article("hoa", "", ""), article("", "", "hòa")];
    check(&articles, "hoà", &[1, 0]);
    check(&articles, "hoà ", &[1, 0]);
}

#[test]
fn title_and_tags_above_lead_above_body_then_the_newest() {
    let articles = [
        article("", "", "bão"),
        article("", "bão", ""),
        tagged("x", &["bão"], "2020-01-01T00:00:00Z"),
        tagged("bão", &[], "2021-01-01T00:00:00Z"),
        article("bão", "", ""),
        Article {
            authors: vec![Author { name: Some("Bão".into()), ..Author::default() }],
            ..article("", "", "")
        },
    ];
    check(&articles, "bao", &[3, 2, 4, 1, 5, 0]);
}

#[test]
fn whole_words_come_before_longer_ones() {
    check(&[article("bảo", "", ""), article("ba", "", ""), article("", "ba", "")], "ba", &[1, 0, 2]);
}

#[test]
fn phrases_stand_one_behind_the_other() {
    check(&schools(), "\"truong hoc\"", &[0]);
    check(&schools(), "“trường học”", &[0]);
    check(&schools(), "\"hoc truong\"", &[]);
    check(&schools(), "\"nam hoc\" ha", &[0]);
    check(&schools(), "\"truong chi thi", &[2]);
    check(&schools(), "39-CT/TW", &[2]);
    check(&schools(), "39 ct", &[2]);
    check(&schools(), "ct/39", &[]);
    check(&schools(), "TT&TT", &[2]);
    // Not across the border of two fields.
    check(&schools(), "\"moi khai giang\"", &[]);
    check(&[article("", "", "nghìn 2.135 người")], "2.13", &[0]);
}

#[test]
fn without_drops_words_and_phrases() {
    check(&schools(), "truong -hoc", &[2]);
    check(&schools(), "truong -“trường học”", &[1, 2]);
    check(&schools(), "truong -\"hoc truong\"", &[0, 1, 2]);
    check(&schools(), "truong -39-CT", &[0, 1]);
    check(&schools(), "-truong", &[]);
    check(&schools(), "-vang", &[0, 2]);
    // With marks a word means itself.
    check(&schools(), "truong -trưởng", &[0, 2]);
    check(&schools(), "truong -ho", &[0, 1, 2]);
}

#[test]
fn tags_and_dates_filter() {
    let articles = [
        tagged("một bài", &["Giáo dục"], "2024-01-01T00:00:00Z"),
        tagged("hai bài", &["Sức khoẻ", "Giáo dục"], "2025-01-01T00:00:00Z"),
        article("ba bài giáo dục", "", ""),
    ];
    check(&articles, "tag:\"giao duc\"", &[1, 0]);
    check(&articles, "bai tag:\"SỨC KHỎE\"", &[1]);
    check(&articles, "bai -tag:“Sức khoẻ”", &[0, 2]);
    check(&articles, "tag:giao", &[1, 0]);
    check(&articles, "tag:giao bai", &[]);
    let index = index_of(&articles);
    let at = |date| Some(parse_timestamp(date).expect("a date").0);
    let with = |tag, from: Option<Timestamp>, to: Option<Timestamp>| {
        results(&index, &articles, "bai", &Filter { tag, from, to })
    };
    assert_eq!(with(Some("Giáo dục"), None, None), [1, 0]);
    assert_eq!(with(Some("Giáo"), None, None), [] as [u32; 0]);
    assert_eq!(with(None, at("2024-06-01T00:00:00Z"), None), [1]);
    assert_eq!(with(None, None, at("2025-01-01T00:00:00Z")), [0]);
    assert_eq!(with(None, at("2024-01-01T00:00:00Z"), at("2025-01-01T00:00:01Z")), [1, 0]);
}

#[test]
fn index_answers_while_it_grows() {
    let mut index = Index::default();
    let query = Query::parse("tin");
    for (number, article) in [article("Tin một", "", ""), article("x", "", "tin")].iter().enumerate() {
        index.begin(article);
        assert_eq!(index.find(&query, &Filter::default()).len(), number, "not before its end");
        index.add_body(&article.body, 0);
        index.end();
        assert_eq!(index.find(&query, &Filter::default()).len(), number + 1);
    }
    assert_eq!(index.len(), 2);
}

#[track_caller]
fn check_marks(text: &str, query: &str, expected: &[&str]) {
    let marks: Vec<&str> =
        highlight(text, &Query::parse(query)).into_iter().map(|range| &text[range]).collect();
    assert_eq!(marks, expected, "{query:?} in {text:?}");
}

#[test]
fn marks_sit_on_the_right_letters() {
    check_marks("Thị trường, nhà trường", "truong", &["trường", "trường"]);
    check_marks(
        "tru\u{31b}o\u{31b}\u{300}ng ho\u{323}c.",
        "hoc truo",
        &["tru\u{31b}o\u{31b}\u{300}ng", "ho\u{323}c"],
    );
    check_marks("tr\u{ad}ường\u{200b} x", "truong", &["tr\u{ad}ường"]);
    check_marks("Chỉ thị 39-CT/TW và 39", "39-CT/TW", &["39-CT/TW"]);
    check_marks("đường Đường", "duong", &["đường", "Đường"]);
    // Exact marks are there, so other words are not meant.
    check_marks("trưởng trường truong", "trường", &["trường"]);
    check_marks("trưởng truong", "trường", &["trưởng", "truong"]);
    check_marks("học trường học sinh", "\"truong hoc\" hoc", &["học", "trường học"]);
    check_marks("a b c", "-b c", &["c"]);
    check_marks("a b", "tag:a", &[]);
    check_marks("", "a", &[]);
}

#[track_caller]
fn check_snippet(text: &str, query: &str, length: usize, expected: &str) {
    let snippet = snippet(text, &Query::parse(query), length);
    let mut marked = String::new();
    let mut at = 0;
    for mark in &snippet.marks {
        marked += &snippet.text[at..mark.start];
        marked += "[";
        marked += &snippet.text[mark.clone()];
        marked += "]";
        at = mark.end;
    }
    marked += &snippet.text[at..];
    assert_eq!(marked, expected);
}

#[test]
fn snippets_show_the_best_place() {
    check_snippet("một hai ba", "hai", 100, "một [hai] ba");
    check_snippet("một hai ba bốn năm sáu bảy tám chín mười", "nam", 20, "…bốn [năm] sáu bảy tám…");
    check_snippet("một hai\n\n  ba  ", "ba hai", 100, "một [hai] [ba]");
    check_snippet("một x một x x x x x x x x x x x x x x một hai", "mot hai", 20, "…x x [một] [hai]");
    check_snippet("không có gì ở đây cả", "xyz", 10, "không có…");
    check_snippet("một hai ba", "\"mot hai\"", 4, "[một hai]…");
    check_snippet("một hai", "mot hai", 7, "[một] [hai]");
    check_snippet("", "mot", 7, "");
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn no_text_and_no_query_breaks_marks(
        text in "(\\PC|[aàđbơ\u{300}\u{31b}\u{200b} .-]){0,80}",
        query in "([aàđbơ\u{300} .\"“-]|tag:|\\PC){0,12}",
        length in 0_usize..40,
    ) {
        let parsed = Query::parse(&query);
        let mut end = 0;
        for range in highlight(&text, &parsed) {
            prop_assert!(range.start >= end && text.get(range.clone()).is_some());
            end = range.end;
        }
        let cut = snippet(&text, &parsed, length);
        for range in cut.marks {
            prop_assert!(cut.text.get(range).is_some_and(|mark| !mark.is_empty()));
        }
    }
}
