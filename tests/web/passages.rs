//! What of a drawn article is read, and where it stands in the page.

use crate::support::{Stage, script};
use bantin::platform::passages::{Passage, PiecedText, passages};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Element;

/// An article drawn by the test itself: what is read depends on the elements alone.
fn article(body: &str) -> (Stage, Element) {
    let stage = Stage::new();
    let text = body.replace('\\', "\\\\").replace('`', "\\`");
    let article: Element = script(&format!(
        "const drawn = new DOMParser().parseFromString(`<article>{text}</article>`, 'text/html');
        return document.importNode(drawn.querySelector('article'), true);"
    ))
    .unchecked_into();
    stage.0.append_child(&article).unwrap();
    (stage, article)
}

#[track_caller]
fn check(body: &str, expected: &[&str]) {
    let (_stage, article) = article(&["<div class=body>", body, "</div>"].concat());
    let found = passages(&article);
    let said: Vec<String> = found
        .iter()
        .map(|passage| [passage.prefix.as_str(), passage.text.as_str().trim()].concat())
        .collect();
    assert_eq!(said, expected);
}

fn marked(passage: &Passage, part: &str) -> String {
    let text = passage.text.as_str();
    let start = text.find(part).unwrap();
    String::from(passage.range(start..start + part.len()).unwrap().to_string())
}

#[wasm_bindgen_test]
fn article_is_read_in_its_order_without_what_surrounds_it() {
    let (_stage, article) = article(
        "<header><h1>Tít</h1><div class=meta>Ngày</div></header><div class=article-tools><button>Nghe</button></div>
        <p class=lead>Sa-pô</p><figure class=lead-image><figcaption>Ảnh</figcaption></figure>
        <div class=body><p>Thân</p></div><section class=attachments><h2>Tệp</h2></section>",
    );
    let found = passages(&article);
    assert_eq!(
        found.iter().map(|passage| passage.text.as_str()).collect::<Vec<_>>(),
        ["Tít", "Sa-pô", "Ảnh", "Thân"]
    );
}

#[wasm_bindgen_test]
fn blocks_are_passages_and_inlines_are_not() {
    check(
        "<p>Một <b>hai</b> <a href=x>ba</a></p><h2>Bốn</h2><blockquote><p>Năm</p>Sáu</blockquote>",
        &["Một hai ba", "Bốn", "Năm", "Sáu"],
    );
    check("<ul><li>A<ul><li>B</li></ul>C</li></ul>", &["A", "B", "C"]);
    check("<p>Một<br>hai</p><p> – </p>", &["Một\nhai"]);
}

#[wasm_bindgen_test]
fn numbers_of_lists_are_said() {
    check(
        "<ol start=3><li>A</li><li>B</li><li value=9>C</li><li>D</li></ol>",
        &["3. A", "4. B", "9. C", "10. D"],
    );
    check("<ol type=a><li>A</li></ol><ol reversed><li>B</li></ol>", &["A", "B"]);
}

#[wasm_bindgen_test]
fn cells_are_said_with_the_name_of_their_column() {
    let head = "<table><caption>Bảng</caption><thead><tr><th>Xã</th><th>Trạm</th></tr></thead>";
    check(
        &[head, "<tbody><tr><th>A</th><td>1</td></tr></tbody></table>"].concat(),
        &["Bảng", "A", "Trạm: 1"],
    );
    // Where columns are not plain, a name could be a wrong one.
    check(
        &[head, "<tbody><tr><td colspan=2>x</td></tr></tbody></table>"].concat(),
        &["Bảng", "Xã", "Trạm", "x"],
    );
    check("<table><tbody><tr><td>1</td><td>–</td><td>2</td></tr></tbody></table>", &["1", "2"]);
}

#[wasm_bindgen_test]
fn what_cannot_be_listened_to_is_left_out() {
    check(
        "<p>Câu<sup><a href=#n>[1]</a></sup> này <a href=#m>mục hai</a></p><pre><code>x()</code></pre><pre>Thơ</pre>
        <audio>a</audio><p><a data-kind=embed href=x>Xem</a></p><details><summary>Thêm</summary><p>Ẩn</p></details>
        <details open><summary>Mở</summary><p>Hiện</p></details><ruby>漢<rt>kan</rt></ruby><select><option>1×</select>",
        &["Câu này mục hai", "Thơ", "Thêm", "Mở", "Hiện", "漢"],
    );
}

#[wasm_bindgen_test]
fn language_of_a_passage_is_the_text_s_own() {
    let (_stage, article) =
        article("<div class=body><p>Một</p><p lang=ar>x</p><div lang=en><p>One</p></div></div>");
    let languages: Vec<_> = passages(&article).into_iter().map(|passage| passage.language).collect();
    assert_eq!(languages, [None, Some("ar".to_owned()), Some("en".to_owned())]);
}

#[wasm_bindgen_test]
fn parts_of_a_passage_are_ranges_of_the_page() {
    let (_stage, article) = article("<div class=body><p>Chữ 😀 <b>đậm, và</b>\nnữa.<br>Hết 😀.</p></div>");
    let found = passages(&article);
    for part in ["Chữ", "😀 đậm", "đậm, và", "nữa.", "Hết 😀."] {
        assert_eq!(marked(&found[0], part), part);
    }
    assert_eq!(marked(&found[0], "và nữa"), "và\nnữa");
}

#[wasm_bindgen_test]
fn places_in_a_text_are_counted_as_the_page_counts_them() {
    let mut text = PiecedText::default();
    text.push("đ😀");
    text.push_break();
    text.push("ab");
    assert_eq!(text.as_str(), "đ😀\nab");
    assert_eq!(text.locate_start(0), Some((0, 0)));
    assert_eq!(text.locate_start(2), Some((0, 1)));
    assert_eq!(text.locate_end(6), Some((0, 3)));
    // The break itself is nowhere: what begins there begins after it.
    assert_eq!(text.locate_start(6), Some((1, 0)));
    assert_eq!(text.locate_end(9), Some((1, 2)));
    assert_eq!(text.locate_start(9), None);
    assert_eq!(text.locate_end(0), None);
}
