//! Plain texts of items: titles, summaries, names.

use super::support::{of_item, read_item};
use bantin::domain::adapter::{Shape, clean_text};
use bantin::domain::warning::WarningKind;

#[track_caller]
fn check(raw: &str, expected: &str) {
    assert_eq!(clean_text(raw, Shape::Line, 500), (String::from(expected), false));
}

#[track_caller]
fn check_shape(shape: Shape, raw: &str, expected: &str) {
    assert_eq!(clean_text(raw, shape, 500), (String::from(expected), false));
}

#[test]
fn white_space_is_collapsed() {
    check("  Hội nghị\n\t tổng   kết ", "Hội nghị tổng kết");
    check("Hà Nội\u{2003}\u{3000}hôm nay", "Hà Nội hôm nay");
}

#[test]
fn no_break_space_stays_between_words() {
    check("5&nbsp;kg\u{a0}", "5\u{a0}kg");
}

#[test]
fn entities_are_decoded_once() {
    check("Bộ TT&amp;TT &ndash; &#272;&#7891;ng", "Bộ TT&TT – Đồng");
    check("&amp;lt;", "&lt;");
}

#[test]
fn known_inline_tags_are_taken_out() {
    check("<b>Tin</b> <em class=\"x\">nóng</em>", "Tin nóng");
    check("H<sub>2</sub>O, <STRONG>m</STRONG><sup>2</sup>", "H2O, m2");
    check("<a href=\"https://x.example/?a>b\">Một</a>", "b\">Một");
    check("Một<br>hai<br/>ba", "Một hai ba");
}

#[test]
fn other_angle_brackets_are_text() {
    check("1 < 2 > 0", "1 < 2 > 0");
    check("Vec<T> và <table>", "Vec<T> và <table>");
    check("<big> <banner> <b", "<big> <banner> <b");
}

#[test]
fn tags_made_of_entities_are_text() {
    check("Thẻ &lt;b&gt; trong HTML", "Thẻ <b> trong HTML");
}

#[test]
fn direction_and_control_characters_are_removed() {
    check("Tin\u{202e}gpj.exe", "Tingpj.exe");
    check("\u{2067}a\u{2069}b\u{0}c\u{7}\u{85}", "abc");
    check("a&#x202E;b&#8238;c", "abc");
    check("\u{200b}\u{feff}", "");
}

#[test]
fn stacks_of_combining_marks_are_cut() {
    let zalgo = format!("a{}b", "\u{301}".repeat(100));
    check(&zalgo, &format!("a{}b", "\u{301}".repeat(4)));
    check("Tie\u{302}\u{301}ng", "Tie\u{302}\u{301}ng");
}

#[test]
fn summary_loses_tags_of_blocks_too() {
    check_shape(Shape::Summary, "<p>Một</p><p>hai <img src=\"x\"></p><ul><li>ba</li></ul>", "Một hai ba");
    check_shape(Shape::Line, "Thẻ <p>", "Thẻ <p>");
}

#[test]
fn lines_keep_designed_breaks() {
    check_shape(Shape::Lines, " Cổng dịch vụ công \n  Quốc Gia\n", "Cổng dịch vụ công\nQuốc Gia");
    check_shape(Shape::Lines, "Một<br>hai", "Một\nhai");
}

#[test]
fn long_text_is_cut_between_characters() {
    let (cut, too_long) = clean_text(&"ộ".repeat(501), Shape::Line, 500);
    assert!(too_long);
    assert_eq!(cut.chars().count(), 500);
    assert!(cut.ends_with("ộ…"));
    assert_eq!(clean_text(&"ộ".repeat(500), Shape::Line, 500), ("ộ".repeat(500), false));
    assert_eq!(clean_text("một hai", Shape::Line, 5), (String::from("một…"), true));
}

#[test]
fn cut_texts_of_an_item_are_reported() {
    let (article, warnings) =
        read_item(&format!(r#""title": "{}", "summary": "{}""#, "t".repeat(600), "s".repeat(3000)));
    assert_eq!(article.title.as_ref().map(|title| title.chars().count()), Some(500));
    assert_eq!(article.lead.as_ref().map(|lead| lead.chars().count()), Some(2000));
    assert_eq!(
        warnings,
        [of_item(0, "title", WarningKind::TooLong), of_item(0, "summary", WarningKind::TooLong)]
    );
}

#[test]
fn hostile_titles_take_linear_time() {
    for unit in ["<b ", "<b>", "&", "&amp;", " ", "<", "\u{301}", "\u{202e}"] {
        let (text, _) = clean_text(&unit.repeat(1_000_000), Shape::Line, 500);
        assert!(text.chars().count() <= 500);
    }
}
