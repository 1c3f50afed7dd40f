//! What an inert document would report is renamed, and nothing else.

use bantin::domain::quiet_html::quiet_html;
use proptest::prelude::*;

#[track_caller]
fn check(html: &str, expected: &str) {
    assert_eq!(quiet_html(html), expected);
}

#[test]
fn style_attributes_and_handlers_get_other_names() {
    check("<p style=\"color:red\">x</p>", "<p data-style=\"color:red\">x</p>");
    check("<img src=x OnError = alert(1)>", "<img src=x data-OnError = alert(1)>");
    check("<svg/onload=f()>", "<svg/data-onload=f()>");
    check("<a href='x'style='y'>", "<a href='x'data-style='y'>");
}

#[test]
fn style_and_base_elements_get_other_names() {
    check(
        "<style>p{}</style>a<base href=//evil.example>",
        "<data-style>p{}</data-style>a<wbr href=//evil.example>",
    );
    check("<BASE>", "<wbr>");
}

#[test]
fn words_and_other_attributes_stay() {
    for html in [
        "dùng style=\"x\" và onclick=1",
        "1 < 2 style=3",
        "<p class=\"on style\">",
        "<a href=\"?once\">on=1</a>",
        "<!-- style=1 --> a > b",
        "<abbr title=\"1 > 0\">x</abbr>",
        "&lt;p style=&quot;x&quot;&gt;",
        "<",
        "</",
        "<p",
    ] {
        check(html, html);
    }
}

#[test]
fn values_with_a_greater_sign_do_not_end_the_tag() {
    check("<p title=\"a>b\" style=c>d", "<p title=\"a>b\" data-style=c>d");
}

proptest! {
    #[test]
    fn no_text_without_tags_changes(text in "[^<]{0,60}") {
        prop_assert_eq!(quiet_html(&text), text);
    }

    #[test]
    fn no_html_panics(html in "[<>/a-z =\"'\u{1eef}-]{0,60}") {
        prop_assert!(quiet_html(&html).len() >= html.len() - 4 * html.matches("<base").count());
    }
}
