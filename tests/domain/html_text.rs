//! The words of HTML.

use super::support::cases;
use bantin::domain::feed::Body;
use bantin::domain::html_text::{body_text, push_body_text};
use proptest::prelude::*;

#[track_caller]
fn check(html: &str, expected: &str) {
    let text = body_text(&Body::Html(html.into()));
    assert_eq!(text.split_whitespace().collect::<Vec<_>>().join(" "), expected, "{html}");
}

#[test]
fn only_what_is_read_is_text() {
    check("<p>Một<p>hai<br>ba<td>bốn", "Một hai ba bốn");
    check("chữ<em>liền</em><STRONG>nhau</STRONG>", "chữliềnnhau");
    check("a<script>x < y</script>b<style>p{}</STYLE >c<template><p>d</p></template>e", "a b c e");
    check("a<script>no end", "a");
    check("a<script/>b</script>c", "a c");
    check("a<!-- <p>ẩn</p> > -->b<!-->c", "abc");
    check("1 < 2 &amp; 3 &lt; 4&nbsp;5 &unknown; &", "1 < 2 & 3 < 4 5 &unknown; &");
    check("<a title='x > y' href=x>trang</a>", "trang");
    check("<p unfinished", "");
    check("<!doctype html><?xml?>x", "x");
}

fn in_pieces(body: &Body, size: usize) -> String {
    let mut text = String::new();
    let mut from = Some(0);
    while let Some(at) = from {
        let next = push_body_text(body, at, size, &mut text);
        assert!(next.is_none_or(|next| next > at), "pieces go on");
        from = next;
        text.push('\n');
    }
    text
}

fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().collect()
}

#[test]
fn pieces_end_between_words() {
    let html = Body::Html("<p>Một hai<b>ba</b> bốn</p><p>năm &amp; sáu<script>x y</script></p>bảy".into());
    for size in 1..60 {
        assert_eq!(words(&in_pieces(&html, size)), words(&body_text(&html)), "{size}");
    }
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn pieces_have_the_words_of_the_whole(
        html in "([a-zà ]|&amp;|<p>|</p>|<b>|</b>|<br/>|<|>|<!--|-->|<script>|</script>|\"|=){0,60}",
        size in 1_usize..40,
    ) {
        for body in [Body::Html(html.clone()), Body::Text(html)] {
            let (pieces, whole) = (in_pieces(&body, size), body_text(&body));
            prop_assert_eq!(words(&pieces), words(&whole));
        }
    }
}
