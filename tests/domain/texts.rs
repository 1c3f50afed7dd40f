//! Small things of texts: excerpts, digits, searching.

use bantin::domain::excerpt::{excerpt, shorten};
use bantin::domain::feed::{Article, Body};
use bantin::domain::text::{decimal, join, leading_integer, split_at_words};
use proptest::prelude::*;

fn html(text: &str) -> Article {
    Article { id: "1".into(), body: Body::Html(text.into()), ..Article::default() }
}

#[test]
fn excerpts_are_plain_words_on_one_line() {
    let cases = [
        ("<p>Một <b>hai</b></p><p>ba</p>", "Một hai ba"),
        ("<p>Tiếng&nbsp;Việt &amp; TT&amp;TT</p>", "Tiếng Việt & TT&TT"),
        ("a<script>x < y</script>b<style>p{}</style>c", "a b c"),
        ("chữ<em>liền</em>nhau", "chữliềnnhau"),
        ("<p unfinished", ""),
        ("1 < 2", "1 < 2"),
        ("<p>Một.</p>Hai<div>Ba</div>Bốn", "Một. Hai Ba Bốn"),
        ("Xem <a title=\"x > y\">trang</a><!-- ẩn --> này", "Xem trang này"),
    ];
    for (body, expected) in cases {
        assert_eq!(excerpt(&html(body), 100), expected, "{body}");
    }
}

#[test]
fn long_texts_end_between_words_with_an_ellipsis() {
    assert_eq!(shorten("một hai ba bốn", 11), "một hai ba…");
    assert_eq!(shorten("một hai ba", 10), "một hai ba");
    assert_eq!(shorten("dàiquádàiquá", 4), "dàiq…");
    assert_eq!(shorten("", 10), "");
}

#[test]
fn headlines_fall_back_to_the_first_words() {
    assert_eq!(html("<p>Ghi chép ngắn</p>").headline(), "Ghi chép ngắn");
    assert_eq!(html("").headline(), "1");
    let led = Article { lead: Some("Lời dẫn".into()), ..html("<p>x</p>") };
    assert_eq!(led.headline(), "Lời dẫn");
    assert_eq!(led.list_summary(), None, "its first words are the headline already");
    let titled = Article { title: Some("T".into()), ..html("<p>thân bài</p>") };
    assert_eq!((titled.headline(), titled.list_summary()), ("T".into(), Some("thân bài".into())));
}

#[test]
fn texts_are_parted_and_joined() {
    assert_eq!(split_at_words("https://a", "://"), Some(("https", "a")));
    assert_eq!(split_at_words("ữ://ư", "://"), Some(("ữ", "ư")));
    assert_eq!(split_at_words("abc", "x"), None);
    assert_eq!(join(&["a".into(), "b".into()], ", "), "a, b");
    assert_eq!(join(&[], ", "), "");
}

#[test]
fn integers_are_read_as_html_reads_them() {
    for (text, expected) in [
        ("640", Some(640)),
        ("640px", Some(640)),
        ("-3", Some(-3)),
        ("+7", Some(7)),
        ("x", None),
        ("", None),
        ("9999999999999999", None),
    ] {
        assert_eq!(leading_integer(text), expected, "{text}");
    }
}

proptest! {
    #[test]
    fn digits_are_those_of_the_standard_library(number: i64) {
        prop_assert_eq!(decimal(number), number.to_string());
    }

    #[test]
    fn words_are_found_where_the_standard_library_finds_them(text in "[ab:]{0,12}", words in "[ab:]{1,3}") {
        prop_assert_eq!(split_at_words(&text, &words), text.split_once(&words));
    }

    #[test]
    fn no_body_breaks_an_excerpt(body in ".{0,200}") {
        prop_assert!(excerpt(&html(&body), 50).chars().count() <= 51);
    }
}
