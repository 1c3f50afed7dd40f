//! Whether an article is the same as before.

use crate::support::read_item;
use bantin::domain::feed::{Article, Body};
use bantin::domain::fingerprint::fingerprint;
use std::sync::Arc;

const BASE: &str = r#""title": "Tiêu đề", "summary": "Tóm tắt", "content_html": "<p>Nội dung của bài</p>",
    "image": "https://tin.example/a.webp", "date_published": "2026-11-20T08:00:00+07:00", "tags": ["a", "b"],
    "authors": [{"name": "An"}], "attachments": [{"url": "https://tin.example/a.pdf", "mime_type": "application/pdf"}]"#;

fn print(members: &str) -> u64 {
    fingerprint(&read_item(members).0)
}

#[test]
fn the_same_item_has_the_same_fingerprint() {
    assert_eq!(print(BASE), print(BASE));
    assert_eq!(print(""), print(""));
}

#[test]
fn each_part_of_an_article_counts() {
    let base = print(BASE);
    for (from, to) in [
        ("Tiêu đề", "Tiêu đê"),
        ("Tóm tắt", "Tóm tắt."),
        ("Nội dung của bài", "Nội dung của bai"),
        ("<p>Nội dung của bài</p>", ""),
        ("a.webp", "b.webp"),
        ("08:00:00", "08:00:01"),
        (r#""date_published""#, r#""date_modified""#),
        (r#"["a", "b"]"#, r#"["a"]"#),
        (r#"["a", "b"]"#, r#"["b", "a"]"#),
        (r#"["a", "b"]"#, r#"["ab"]"#),
        ("An", "Anh"),
        ("a.pdf", "b.pdf"),
        ("application/pdf", "text/plain"),
        (r#""mime_type": "application/pdf""#, r#""mime_type": "application/pdf", "size_in_bytes": 5"#),
        (r#""title": "Tiêu đề""#, r#""title": "Tiêu đề", "url": "https://tin.example/1""#),
        (r#""title": "Tiêu đề""#, r#""title": "Tiêu đề", "language": "en""#),
        (r#""title": "Tiêu đề""#, r#""title": "Tiêu đề", "banner_image": "https://tin.example/c.webp""#),
        (r#""title": "Tiêu đề""#, r#""title": "Tiêu đề", "_portal": {"image_caption": "Ảnh"}"#),
    ] {
        assert!(BASE.contains(from), "{from}");
        assert_ne!(print(&BASE.replace(from, to)), base, "{from} -> {to}");
    }
}

#[test]
fn words_do_not_flow_from_one_part_into_the_next() {
    let of = |title: &str, lead: Option<&str>| {
        fingerprint(&Article {
            title: Some(title.to_owned()),
            lead: lead.map(str::to_owned),
            ..Article::default()
        })
    };
    assert_ne!(of("ab", Some("c")), of("a", Some("bc")));
    assert_ne!(of("ab", None), of("a", Some("b")));
    assert_ne!(of("a", None), of("a", Some("")));
}

#[test]
fn every_byte_of_a_long_text_counts() {
    let text = "chữ ".repeat(5_000);
    let of = |text: String| fingerprint(&Article { body: Body::Html(text), ..Article::default() });
    let base = of(text.clone());
    for at in [0, 1, 7, 8, 9, 10_001, text.len() - 2] {
        let mut bytes = text.clone().into_bytes();
        if let Some(byte) = bytes.get_mut(at).filter(|byte| byte.is_ascii()) {
            *byte ^= 1;
        } else {
            continue;
        }
        assert_ne!(of(String::from_utf8(bytes).expect("ASCII for ASCII")), base, "{at}");
    }
    // Nor is a text of zeros like a shorter one.
    assert_ne!(of("\0".repeat(8)), of("\0".repeat(16)));
    assert_ne!(of("\0".repeat(3)), of("\0".repeat(4)));
}

#[test]
fn html_and_text_of_the_same_letters_differ() {
    let of = |body| fingerprint(&Article { body, ..Article::default() });
    assert_ne!(of(Body::Html("a".into())), of(Body::Text("a".into())));
    assert_ne!(of(Body::Html(String::new())), of(Body::None));
}

#[test]
fn ten_thousand_articles_have_ten_thousand_fingerprints() {
    let articles =
        (0..10_000).map(|number| Article { title: Some(format!("Bài {number}")), ..Article::default() });
    let mut prints: Vec<u64> = articles.map(Arc::new).map(|article| fingerprint(&article)).collect();
    prints.sort_unstable();
    prints.dedup();
    assert_eq!(prints.len(), 10_000);
}
