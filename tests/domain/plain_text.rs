//! `content_text` as blocks.

use bantin::domain::markup::{Block, Inline};
use bantin::domain::plain_text::parse_plain_text;

/// Paragraphs as text, links as `[text](url)`, breaks as `/`.
fn dump(text: &str) -> Vec<String> {
    parse_plain_text(text)
        .iter()
        .map(|block| match block {
            Block::Paragraph(inlines) => inlines
                .iter()
                .map(|inline| match inline {
                    Inline::Text(text) => text.clone(),
                    Inline::Break => "/".to_owned(),
                    Inline::Link { url, content } => match content.as_slice() {
                        [Inline::Text(text)] => format!("[{text}]({})", url.as_str()),
                        other => panic!("{other:?}"),
                    },
                    other => panic!("{other:?}"),
                })
                .collect(),
            other => panic!("{other:?}"),
        })
        .collect()
}

#[test]
fn empty_lines_part_paragraphs_and_others_break_lines() {
    assert_eq!(dump("a\nb\n\n\n c \r\n\r\nd"), ["a/b", " c ", "d"]);
    assert!(dump(" \n\n ").is_empty());
}

#[test]
fn addresses_become_links_without_the_punctuation_around_them() {
    assert_eq!(dump("Xem https://a.example/b, rồi"), ["Xem [https://a.example/b](https://a.example/b), rồi"]);
    assert_eq!(dump("(http://a.example/x)."), ["([http://a.example/x](http://a.example/x))."]);
    assert_eq!(dump("https://a.example/w_(x)"), ["[https://a.example/w_(x)](https://a.example/w_(x))"]);
    assert_eq!(dump("“https://a.example/”"), ["“[https://a.example/](https://a.example/)”"]);
}

#[test]
fn words_that_are_no_addresses_stay_words() {
    for text in ["https:// và", "javascript:alert(1)", "a.example", "<b>không</b> & <script>"] {
        assert_eq!(dump(text), [text]);
    }
}
