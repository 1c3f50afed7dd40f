//! The article tree as elements.

use crate::support::{BASE, words};
use bantin::domain::headings::list_headings;
use bantin::domain::language::Language;
use bantin::domain::markup::{Block, Inline};
use bantin::platform::dom::{append, create};
use bantin::platform::draw::{Drawing, heading_id, name_headings, show_picture};
use bantin::platform::html::parse_html;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Element;

const VIETNAMESE: Drawing = Drawing {
    language: Language::Vietnamese,
    origin: String::new(),
    heading_level: 2,
    reduced_images: false,
};

fn draw(drawing: &Drawing, blocks: &[Block]) -> Element {
    let place = create("div");
    append(&place, &drawing.draw(blocks));
    place
}

/// The drawn form of an article's HTML, as the browser writes it down.
#[track_caller]
fn check(html: &str, expected: &str) {
    check_with(&VIETNAMESE, html, expected);
}

#[track_caller]
fn check_with(drawing: &Drawing, html: &str, expected: &str) {
    assert_eq!(draw(drawing, &parse_html(html, BASE)).inner_html(), expected, "{html}");
}

/// What is drawn as it was written, because the tree knows all of it.
#[track_caller]
fn check_same(html: &str) {
    check(html, html);
}

#[wasm_bindgen_test]
fn blocks_are_drawn_as_elements_of_their_meaning() {
    check_same("<p>a</p><blockquote><p>b</p></blockquote><hr><p>c<br>d<wbr>e</p>");
    check_same("<dl><dt>a</dt><dd>b</dd></dl>");
    check_same("<details><summary>a</summary><p>b</p></details>");
    check_same("<figure><p>a</p><figcaption>b</figcaption></figure>");
}

#[wasm_bindgen_test]
fn styles_are_drawn_as_elements_of_their_meaning() {
    for tag in [
        "strong", "em", "b", "i", "u", "s", "ins", "del", "mark", "small", "sub", "sup", "code", "kbd",
        "samp", "var", "cite", "q", "dfn",
    ] {
        check_same(&format!("<p>a<{tag}>b</{tag}>c</p>"));
    }
    check_same("<p><ruby>字<rp>(</rp><rt>tự</rt><rp>)</rp></ruby></p>");
    check_same(
        "<p><abbr title=\"Bưu chính\">BC</abbr> <bdi dir=\"rtl\">x</bdi> <span lang=\"en\">y</span></p>",
    );
}

#[wasm_bindgen_test]
fn text_is_never_read_as_markup() {
    let hostile = "</p><img src=x onerror=alert(1)><b>&amp;";
    let inlines = || vec![Inline::Text(hostile.to_owned())];
    let blocks = [
        Block::Paragraph(inlines()),
        Block::Heading { level: 2, content: inlines() },
        Block::Preformatted(vec![Inline::Abbreviation { title: hostile.to_owned(), content: inlines() }]),
    ];
    let drawn = draw(&VIETNAMESE, &blocks);
    assert_eq!(drawn.text_content().unwrap(), hostile.repeat(3));
    assert_eq!(drawn.query_selector_all("*").unwrap().length(), 4, "{}", drawn.inner_html());
    assert_eq!(drawn.query_selector("abbr").unwrap().unwrap().get_attribute("title").unwrap(), hostile);
}

/// Content brings no attribute but those that have a place in the tree.
#[wasm_bindgen_test]
fn nothing_of_the_publishers_own_attributes_is_drawn() {
    check(
        "<p id=a class=b style='color:red' onclick=c data-d=e aria-hidden=true><b title=x hidden>f</b></p>",
        "<p><b>f</b></p>",
    );
}

// Headings

#[wasm_bindgen_test]
fn headings_stand_below_the_pages_own() {
    check("<h1>a</h1><h2>b</h2>", "<h2>a</h2><h3>b</h3>");
    check("<h3>a</h3><h4>b</h4>", "<h2>a</h2><h3>b</h3>");
    let drawing = Drawing { heading_level: 3, ..VIETNAMESE };
    check_with(&drawing, "<h2>a</h2>", "<h3>a</h3>");
    check_with(
        &drawing,
        "<blockquote><h4>a</h4></blockquote><h6>b</h6>",
        "<blockquote><h3>a</h3></blockquote><h5>b</h5>",
    );
}

#[wasm_bindgen_test]
fn headings_deeper_than_six_say_their_level() {
    check("<h1>a</h1><h5>b</h5><h6>c</h6>", "<h2>a</h2><h6>b</h6><h6 aria-level=\"7\">c</h6>");
}

#[wasm_bindgen_test]
fn no_heading_competes_with_the_pages_own() {
    check("<h3>a</h3><ul><li><h1>b</h1></li></ul>", "<h2>a</h2><ul><li><h2>b</h2></li></ul>");
}

// Lists and tables

#[wasm_bindgen_test]
fn lists_keep_their_numbering() {
    check_same("<ul><li>a</li><li>b</li></ul>");
    check_same("<ol type=\"i\" start=\"3\" reversed=\"\"><li>a</li><li value=\"7\">b</li></ol>");
    check_same("<ol type=\"A\"><li>a</li></ol><ol type=\"a\"><li>a</li></ol><ol type=\"I\"><li>a</li></ol>");
    check_same("<ol start=\"-2\"><li value=\"0\">a</li></ol>");
}

#[wasm_bindgen_test]
fn a_single_paragraph_of_an_item_needs_no_element() {
    check("<ul><li><p>a</p></li></ul>", "<ul><li>a</li></ul>");
    check("<ul><li><p>a</p><ul><li>b</li></ul></li></ul>", "<ul><li>a<ul><li>b</li></ul></li></ul>");
    check("<ul><li><p>a</p><p>b</p></li></ul>", "<ul><li><p>a</p><p>b</p></li></ul>");
}

const SCROLLER: &str =
    "<div data-kind=\"table\" role=\"group\" tabindex=\"0\" aria-label=\"Bảng, cuộn ngang để xem hết\">";

#[wasm_bindgen_test]
fn tables_scroll_in_a_box_of_their_own() {
    let table = "<table><caption>t</caption><thead><tr><th scope=\"col\">a</th><th scope=\"colgroup\">b</th></tr></thead>\
        <tbody><tr><th scope=\"row\">c</th><td>d</td></tr></tbody><tfoot><tr><td colspan=\"2\">e</td></tr></tfoot></table>";
    check(table, &format!("{SCROLLER}{table}</div>"));
    let drawing = Drawing { language: Language::English, ..VIETNAMESE };
    let drawn = draw(&drawing, &parse_html(table, BASE)).inner_html();
    assert!(drawn.contains("aria-label=\"Table, scrolls sideways\""), "{drawn}");
}

#[wasm_bindgen_test]
fn cells_keep_spans_and_alignment() {
    check(
        "<table><tr><td rowspan=2 align=right>a<td colspan=3 style='text-align:center'>b<th align=left>c</table>",
        &format!(
            "{SCROLLER}<table><tbody><tr><td rowspan=\"2\" data-align=\"end\">a</td>\
             <td colspan=\"3\" data-align=\"center\">b</td><th data-align=\"start\">c</th></tr></tbody></table></div>"
        ),
    );
}

#[wasm_bindgen_test]
fn wide_code_can_be_scrolled_by_keys() {
    check("<pre>a\n b</pre>", "<pre tabindex=\"0\">a\n b</pre>");
}

// Links

#[wasm_bindgen_test]
fn links_to_other_sites_hand_over_nothing() {
    let drawing = Drawing { origin: "https://bo.example".to_owned(), ..VIETNAMESE };
    check_with(
        &drawing,
        "<p><a href='https://khac.example/x' target=_blank>a</a></p>",
        "<p><a href=\"https://khac.example/x\" rel=\"noopener noreferrer\" data-external=\"\">a</a></p>",
    );
    check_with(
        &drawing,
        "<p><a href='https://bo.example/x'>a</a></p>",
        "<p><a href=\"https://bo.example/x\">a</a></p>",
    );
    check_with(
        &drawing,
        "<p><a href='http://bo.example/x'>a</a></p>",
        "<p><a href=\"http://bo.example/x\" rel=\"noopener noreferrer\" data-external=\"\">a</a></p>",
    );
    check_with(
        &drawing,
        "<p><a href='mailto:a@b.example'>a</a></p>",
        "<p><a href=\"mailto:a@b.example\">a</a></p>",
    );
}

#[wasm_bindgen_test]
fn places_get_ids_of_ours_and_can_take_the_focus() {
    check(
        "<p>a<a href='#chu'>1</a></p><p id=chu>b</p><p>c<span id=x>d</span> <a href='#x'>e</a></p>",
        "<p>a<a href=\"#bantin-note-1\">1</a></p>\
         <div id=\"bantin-note-1\" tabindex=\"-1\" data-kind=\"target\"></div><p>b</p>\
         <p>c<span id=\"bantin-note-2\" tabindex=\"-1\" data-kind=\"target\"></span>d \
         <a href=\"#bantin-note-2\">e</a></p>",
    );
}

#[wasm_bindgen_test]
fn frames_are_links_that_say_where_they_lead() {
    let html = "<iframe src='https://player.vimeo.com/video/1'></iframe>";
    check(
        html,
        "<p><a data-kind=\"embed\" href=\"https://vimeo.com/1\" rel=\"noopener noreferrer\" data-external=\"\">\
         Xem trên trang Vimeo</a></p>",
    );
    let drawing = Drawing { language: Language::English, ..VIETNAMESE };
    let drawn = draw(&drawing, &parse_html(html, BASE));
    assert_eq!(drawn.text_content().unwrap(), "Watch on Vimeo");
}

// Pictures, sound, film

#[wasm_bindgen_test]
fn pictures_wait_and_tell_nobody_who_looks() {
    check(
        "<img src='/a.png' alt='Cầu' width=640 height=480>",
        "<figure><img loading=\"lazy\" decoding=\"async\" referrerpolicy=\"no-referrer\" alt=\"Cầu\" width=\"640\" \
         height=\"480\" src=\"https://tin.example/a.png\"></figure>",
    );
    check(
        "<p>a<img src='/a.png'></p>",
        "<p>a<img loading=\"lazy\" decoding=\"async\" referrerpolicy=\"no-referrer\" alt=\"\" \
         src=\"https://tin.example/a.png\"></p>",
    );
}

#[wasm_bindgen_test]
fn pictures_offer_their_other_sizes() {
    check(
        "<img src='/a.png' srcset='/b.png 320w, /c.png 640w'>",
        "<figure><img loading=\"lazy\" decoding=\"async\" referrerpolicy=\"no-referrer\" alt=\"\" \
         sizes=\"(min-width: 48rem) 44rem, 100vw\" \
         srcset=\"https://tin.example/b.png 320w, https://tin.example/c.png 640w\" src=\"https://tin.example/a.png\"></figure>",
    );
}

#[wasm_bindgen_test]
fn a_picture_in_a_figure_needs_no_second_one() {
    check(
        "<figure><img src='/a.png'><figcaption>b</figcaption></figure>",
        "<figure><img loading=\"lazy\" decoding=\"async\" referrerpolicy=\"no-referrer\" alt=\"\" \
         src=\"https://tin.example/a.png\"><figcaption>b</figcaption></figure>",
    );
}

#[wasm_bindgen_test]
fn sound_and_film_load_only_when_asked() {
    check(
        "<audio src='/a.mp3' autoplay></audio>",
        "<figure><audio controls=\"\" preload=\"none\" aria-label=\"Âm thanh\">\
         <source src=\"https://tin.example/a.mp3\"></audio></figure>",
    );
    check(
        "<video poster='/p.jpg' title='Lũ' preload=auto><source src='/a.webm'><source src='/a.mp4'></video>",
        "<figure><video controls=\"\" preload=\"none\" aria-label=\"Lũ\" poster=\"https://tin.example/p.jpg\">\
         <source src=\"https://tin.example/a.webm\"><source src=\"https://tin.example/a.mp4\"></video></figure>",
    );
    let drawing = Drawing { language: Language::English, ..VIETNAMESE };
    let drawn = draw(&drawing, &parse_html("<video src='/a.mp4'></video>", BASE)).inner_html();
    assert!(drawn.contains("aria-label=\"Video\""), "{drawn}");
}

/// A figure within a figure is read out as two pictures.
#[wasm_bindgen_test]
fn sound_in_a_figure_needs_no_second_one() {
    check(
        "<figure><audio src='/a.mp3'></audio><figcaption>b</figcaption></figure>",
        "<figure><audio controls=\"\" preload=\"none\" aria-label=\"Âm thanh\">\
         <source src=\"https://tin.example/a.mp3\"></audio><figcaption>b</figcaption></figure>",
    );
}

#[wasm_bindgen_test]
fn parts_in_another_language_say_so() {
    check_same("<div lang=\"ar\" dir=\"rtl\"><p>a</p></div>");
    check_same("<div dir=\"auto\"><p>a</p></div>");
}

// Pictures on request, and places to go to

fn reduced() -> Drawing {
    Drawing { reduced_images: true, ..VIETNAMESE }
}

#[wasm_bindgen_test]
fn reduced_pictures_wait_behind_a_button() {
    check_with(
        &reduced(),
        "<p><img src='/a.png' srcset='/b.png 2x' alt='Lũ'></p>",
        "<figure><button type=\"button\" data-kind=\"picture\">Hiện ảnh: Lũ</button>\
         <img loading=\"lazy\" decoding=\"async\" referrerpolicy=\"no-referrer\" alt=\"Lũ\" \
         sizes=\"(min-width: 48rem) 44rem, 100vw\" data-srcset=\"https://tin.example/b.png 2x\" \
         data-src=\"https://tin.example/a.png\"></figure>",
    );
    let film = draw(&reduced(), &parse_html("<video poster='/p.jpg' src='/a.mp4'></video>", BASE));
    assert!(film.query_selector("[poster]").unwrap().is_none(), "{}", film.inner_html());
}

#[wasm_bindgen_test]
fn buttons_of_pictures_in_a_link_stand_before_it_and_show_their_own() {
    let html = "<p><a href='/x'><img src='/a.png' alt='a'><img src='/b.png' alt='b'></a><img src='/c.png' alt='c'></p>";
    let drawn = draw(&reduced(), &parse_html(html, BASE));
    assert!(drawn.query_selector("a button").unwrap().is_none(), "{}", drawn.inner_html());
    for shown in ["a", "b", "c"] {
        show_picture(&drawn.query_selector("button").unwrap().unwrap());
        let picture = drawn.query_selector(&format!("img[alt={shown}]")).unwrap().unwrap();
        assert_eq!(picture.get_attribute("src").unwrap(), format!("https://tin.example/{shown}.png"));
        assert!(!picture.has_attribute("data-src"));
    }
    assert!(drawn.query_selector("button").unwrap().is_none());
}

/// What the table of contents counts in the tree are the headings that are drawn.
#[wasm_bindgen_test]
fn headings_are_numbered_as_the_contents_number_them() {
    let html = "<h1>a</h1><blockquote><h3>b</h3></blockquote><ul><li><h2>c</h2></ul><h2><img src='/x.png'></h2>\
        <table><tr><td><h4>d</h4></table><details><summary>x</summary><h2>e</h2></details>\
        <dl><dd><h2>f</h2></dl><figure><h2>g</h2></figure><h6>h</h6>";
    let blocks = parse_html(html, BASE);
    let drawn = draw(&VIETNAMESE, &blocks);
    name_headings(&drawn);
    let headings = list_headings(&blocks);
    assert_eq!(headings.len(), 8);
    for heading in headings {
        let place = drawn.query_selector(&format!("#{}", heading_id(heading.number))).unwrap().unwrap();
        assert_eq!(place.text_content().unwrap(), heading.text);
    }
}

// Words

#[wasm_bindgen_test]
fn every_word_is_drawn_once_and_in_order() {
    let html = "mở <h2>một <a href='#x'>hai</a></h2><p>ba <b>bốn</b><br> năm</p><ul><li>sáu<ul><li>bảy</ul><li>tám</ul>\
        <ol>chín<li><p>mười</p><p>mốt</p></ol><dl><dt>hai<dd>ba</dl><blockquote id=x>bốn</blockquote><pre>năm</pre>\
        <table><caption>sáu</caption><thead><tr><th>bảy<th>tám</thead><tr><td>chín<td><p>hai</p><p>mươi</p>\
        <tfoot><tr><td colspan=2>mốt</tfoot></table><figure><p>hai</p><figcaption>ba</figcaption></figure>\
        <details><summary>bốn</summary>năm</details><div lang=en>sáu</div><abbr title=x>bảy</abbr> <bdi>tám</bdi>";
    let blocks = parse_html(html, BASE);
    let drawn = draw(&VIETNAMESE, &blocks);
    // Elements part words for the eye, but not for `textContent`.
    let letters = |text: &str| text.split_whitespace().collect::<String>();
    assert_eq!(letters(&drawn.text_content().unwrap()), letters(&words(&blocks)));
    assert_eq!(
        letters(&words(&blocks)),
        letters(
            "mở một hai ba bốn năm sáu bảy tám chín mười mốt hai ba bốn năm sáu bảy tám chín hai mươi mốt hai ba \
             bốn năm sáu bảy tám"
        ),
    );
}

/// How many elements stand in each other.
fn depth(root: &Element) -> usize {
    let mut level = vec![root.clone()];
    let mut depth = 0;
    while !level.is_empty() {
        depth += 1;
        level = level.iter().flat_map(children).collect();
    }
    depth
}

fn children(element: &Element) -> impl Iterator<Item = Element> + use<> {
    std::iter::successors(element.first_element_child(), Element::next_element_sibling)
}

/// Each level is a call of each function that walks the tree: without a limit a publisher could
/// choose how much of the stack that takes.
#[wasm_bindgen_test]
fn deep_trees_are_drawn_with_a_limit() {
    for open in ["<blockquote>", "<b>", "<ul><li>", "<dl><dd>", "<table><tr><td>a</td><td>"] {
        check_depth(open);
    }
}

#[wasm_bindgen_test]
fn deep_lists_without_items_are_drawn_with_a_limit() {
    check_depth("<ul>");
}

#[wasm_bindgen_test]
fn deep_figures_and_details_are_drawn_with_a_limit() {
    check_depth("<figure>");
    check_depth("<details><summary>a</summary>");
}

#[track_caller]
fn check_depth(open: &str) {
    let drawn = draw(&VIETNAMESE, &parse_html(&(open.repeat(600) + "Đáy"), BASE));
    assert!(drawn.text_content().unwrap().contains("Đáy"), "{open}");
    // Four elements a level are the most: a table's.
    assert!(depth(&drawn) < 300, "{open} is drawn {} deep", depth(&drawn));
}
