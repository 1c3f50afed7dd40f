//! The HTML of articles into the tree of `domain::markup`.

use crate::dump::dump;
use crate::support::{BASE, spaced, words};
use bantin::domain::feed::Body;
use bantin::platform::html::{parse_body, parse_html};
use wasm_bindgen_test::wasm_bindgen_test;

#[track_caller]
fn check(html: &str, expected: &str) {
    assert_eq!(dump(&parse_html(html, BASE)), expected, "{html}");
}

// Paragraphs and text

#[wasm_bindgen_test]
fn paragraphs_are_paragraphs() {
    check("<p>Một.</p>\n<p>Hai.</p>", "p['Một.'] p['Hai.']");
}

#[wasm_bindgen_test]
fn text_straight_in_the_body_is_a_paragraph() {
    check("Một.", "p['Một.']");
    check("Một. <b>Hai.</b><p>Ba.</p>Bốn.", "p['Một. ' bold['Hai.']] p['Ba.'] p['Bốn.']");
}

#[wasm_bindgen_test]
fn two_line_breaks_part_paragraphs() {
    check("Một<br>vẫn một<br><br>hai", "p['Một' br 'vẫn một'] p['hai']");
    check("Một<br>&nbsp;<br>\n<br>hai", "p['Một'] p['hai']");
    check("<p>Một<br /><br />hai</p>", "p['Một'] p['hai']");
}

#[wasm_bindgen_test]
fn breaks_at_the_ends_of_a_paragraph_vanish() {
    check("<br><br><p><br>Một<br></p><br>", "p['Một']");
}

#[wasm_bindgen_test]
fn empty_paragraphs_vanish() {
    check("<p></p><p> </p><p>&nbsp;</p><p><br></p><p><b> </b></p><p>&#8203;</p><p>&#65279;</p>", "");
    check("<div><div></div></div>", "");
    check("<p><a href='/x'></a></p><p><a href='/x'> </a></p>", "");
    check("", "");
    check("<!-- chỉ là ghi chú -->", "");
}

#[wasm_bindgen_test]
fn containers_part_paragraphs_and_leave_no_trace() {
    check("<div>Một<div>hai</div>ba</div>", "p['Một'] p['hai'] p['ba']");
    check(
        "<section><header>Một</header><main>hai</main></section><address>ba</address>",
        "p['Một'] p['hai'] p['ba']",
    );
    check("<center>Một</center><form>hai<fieldset>ba</fieldset></form>", "p['Một'] p['hai'] p['ba']");
}

#[wasm_bindgen_test]
fn what_looks_like_markup_in_text_stays_text() {
    check("<p>&lt;b&gt; &amp;amp;</p>", "p['<b> &amp;']");
}

#[wasm_bindgen_test]
fn unknown_elements_keep_their_words() {
    check("<p>Một <x-la foo=bar>hai</x-la> <blink>ba</blink></p>", "p['Một ' 'hai' ' ' 'ba']");
    check("<x-khung><p>Một</p></x-khung>", "p['Một']");
    check("<button>Một</button><math><mi>x</mi></math>", "p['Một' 'x']");
}

#[wasm_bindgen_test]
fn what_is_not_text_vanishes_with_its_content() {
    let hidden = "<script>alert(1)</script><style>p{}</style><noscript>không</noscript><template><p>mẫu</p></template>\
        <svg><text>hình</text></svg><canvas>vẽ</canvas><noframes>khung</noframes><noembed>nhúng</noembed><input value=nhập>";
    check(&format!("<p>Một{hidden}</p>{hidden}<p>hai</p>"), "p['Một'] p['hai']");
}

/// HTML lets scripts stand in places where other elements may not.
#[wasm_bindgen_test]
fn scripts_between_definitions_vanish() {
    check(
        "<dl><script>alert(1)</script><dt>Một</dt><style>p{}</style><dd>hai</dd></dl>",
        "dl[dt['Một'] dd[p['hai']]]",
    );
}

#[wasm_bindgen_test]
fn scripts_between_list_items_vanish() {
    check("<ul><script>alert(1)</script><li>Một</li><style>p{}</style></ul>", "ul[li[p['Một']]]");
}

#[wasm_bindgen_test]
fn scripts_between_cells_are_no_cells() {
    check(
        "<table><tr><script>alert(1)</script><td>Một</td><style>p{}</style><td>hai</td></tr></table>",
        "table[body[tr[td[p['Một']] td[p['hai']]]]]",
    );
}

#[wasm_bindgen_test]
fn form_fields_between_cells_are_no_cells() {
    check(
        "<table><tr><form><input type=hidden name=a><td>Một</td><td>hai</td></form></tr></table>",
        "table[body[tr[td[p['Một']] td[p['hai']]]]]",
    );
}

// Inlines

#[wasm_bindgen_test]
fn each_inline_style_keeps_its_meaning() {
    for (tag, name) in [
        ("strong", "strong"),
        ("em", "emphasis"),
        ("b", "bold"),
        ("i", "italic"),
        ("u", "underline"),
        ("s", "strike"),
        ("strike", "strike"),
        ("ins", "inserted"),
        ("del", "deleted"),
        ("mark", "mark"),
        ("small", "small"),
        ("sub", "sub"),
        ("sup", "sup"),
        ("code", "code"),
        ("tt", "code"),
        ("kbd", "keyboard"),
        ("samp", "sample"),
        ("var", "variable"),
        ("cite", "cite"),
        ("q", "quoted"),
        ("dfn", "definition"),
    ] {
        check(
            &format!("<p>a<{tag} class=x style=y onclick=z>b</{tag}>c</p>"),
            &format!("p['a' {name}['b'] 'c']"),
        );
    }
}

#[wasm_bindgen_test]
fn styles_nest() {
    check("<p><b><i>a</i> b</b></p>", "p[bold[italic['a'] ' b']]");
}

#[wasm_bindgen_test]
fn ruby_keeps_its_parts() {
    check(
        "<p><ruby>字<rp>(</rp><rt>tự</rt><rp>)</rp></ruby></p>",
        "p[ruby['字' rubyparenthesis['('] rubytext['tự'] rubyparenthesis[')']]]",
    );
}

#[wasm_bindgen_test]
fn word_breaks_and_line_breaks_stay() {
    check("<p>a<wbr>b<br>c</p>", "p['a' wbr 'b' br 'c']");
}

#[wasm_bindgen_test]
fn abbreviations_keep_their_title() {
    check("<p><abbr title='Bưu chính Viễn thông'>BCVT</abbr></p>", "p[abbr Bưu chính Viễn thông['BCVT']]");
    check("<p><abbr>BCVT</abbr> <acronym title=x>Y</acronym></p>", "p['BCVT' ' ' abbr x['Y']]");
}

#[wasm_bindgen_test]
fn language_and_direction_of_words_are_kept() {
    check("<p><span lang=en>news</span></p>", "p[span en['news']]");
    check(
        "<p><bdi dir=RTL>x</bdi><bdo dir=ltr>y</bdo><bdi>z</bdi></p>",
        "p[bdi rtl['x'] bdi ltr['y'] bdi['z']]",
    );
    check("<p><em lang=fr>oui</em></p>", "p[span fr[emphasis['oui']]]");
    check("<p><span lang='en\" onclick=x' dir=up>a</span></p>", "p['a']");
}

#[wasm_bindgen_test]
fn language_of_a_link_and_an_abbreviation_is_kept() {
    check("<p><a href='/x' lang=en>news</a></p>", "p[span en[a https://tin.example/x['news']]]");
    check("<p><abbr title='World Wide Web' lang=en>WWW</abbr></p>", "p[span en[abbr World Wide Web['WWW']]]");
}

#[wasm_bindgen_test]
fn language_and_direction_of_blocks_are_kept() {
    check("<p lang=en>News</p>", "section en[p['News']]");
    check("<div dir=rtl lang=ar><p>a</p><p>b</p></div>", "section ar rtl[p['a'] p['b']]");
    check("<blockquote dir=auto>a</blockquote>", "section auto[quote[p['a']]]");
    check("<h2 lang=en>News</h2>", "section en[h2['News']]");
    check("<p lang=en> </p>", "");
}

#[wasm_bindgen_test]
fn language_of_list_items_cells_and_captions_is_kept() {
    for html in [
        "<ul><li lang=en>News</ul>",
        "<ol><li lang=en><p>News</p></ol>",
        "<table><tr><td lang=en>News<td>Tin</table>",
        "<dl><dt lang=en>News<dd>Tin</dl>",
        "<dl><dt>Tin<dd lang=en>News</dl>",
        "<figure><p>Tin</p><figcaption lang=en>News</figcaption></figure>",
    ] {
        let tree = dump(&parse_html(html, BASE));
        assert!(tree.contains(" en["), "{html} became {tree}");
    }
}

// Links

#[wasm_bindgen_test]
fn relative_addresses_stand_against_the_article() {
    check("<p><a href='khac.html'>a</a></p>", "p[a https://tin.example/bao/khac.html['a']]");
    check("<p><a href='/goc'>a</a></p>", "p[a https://tin.example/goc['a']]");
    check("<p><a href='../len'>a</a></p>", "p[a https://tin.example/len['a']]");
    check("<p><a href='?trang=2'>a</a></p>", "p[a https://tin.example/bao/bai.html?trang=2['a']]");
    check("<p><a href='//khac.example/b'>a</a></p>", "p[a https://khac.example/b['a']]");
}

#[wasm_bindgen_test]
fn base_elements_of_the_content_change_no_address() {
    check(
        "<base href='https://evil.example/'><p><a href='khac.html'>a</a><img src='a.png'></p>",
        "p[a https://tin.example/bao/khac.html['a'] img https://tin.example/bao/a.png]",
    );
}

#[wasm_bindgen_test]
fn mail_and_telephone_links_stay() {
    check("<p><a href='mailto:a@tin.example'>a</a></p>", "p[a mailto:a@tin.example['a']]");
    check("<p><a href='tel:+84 24 39'>a</a></p>", "p[a tel:+842439['a']]");
}

#[wasm_bindgen_test]
fn refused_links_keep_their_words() {
    for href in [
        "javascript:alert(1)",
        " JaVaScRiPt:alert(1)",
        "java&#10;script:alert(1)",
        "java&Tab;script:alert(1)",
        "&#1;javascript:alert(1)",
        "vbscript:x",
        "data:text/html,x",
        "blob:https://tin.example/1",
        "file:///etc/passwd",
        "https://bank.example@evil.example/",
        "tel:*%2306%23",
        "",
    ] {
        check(&format!("<p>a <a href=\"{href}\">b <b>c</b></a></p>"), "p['a ' 'b ' bold['c']]");
    }
    check("<p><a>a</a> <a name=x>b</a></p>", "p['a' ' ' 'b']");
}

#[wasm_bindgen_test]
fn links_around_blocks_stand_in_each_of_them() {
    check(
        "<a href='/x'><h3>Một</h3><p>Hai</p></a>",
        "h3[a https://tin.example/x['Một']] p[a https://tin.example/x['Hai']]",
    );
    check(
        "<a href='/x'><figure><img src='/a.png'><figcaption>Lời</figcaption></figure></a>",
        "figure[p[a https://tin.example/x[img https://tin.example/a.png]]] caption[p['Lời']]",
    );
    check("<a href='/x'><ul><li>Một</li></ul></a>", "ul[li[p[a https://tin.example/x['Một']]]]");
    check("<a href='/x'><blockquote>Một</blockquote></a>", "quote[p[a https://tin.example/x['Một']]]");
}

#[wasm_bindgen_test]
fn styles_around_blocks_stand_in_each_of_them() {
    check("<b><p>Một</p><div>Hai</div></b>", "p[bold['Một']] p[bold['Hai']]");
    check("<span lang=en>a<p>b</p></span>", "p[span en['a']] p[span en['b']]");
    check("<font color=red><p>Một</p></font>", "p['Một']");
}

#[wasm_bindgen_test]
fn a_link_around_a_picture_stays() {
    check(
        "<a href='/x'><img src='/a.png' alt='b'></a>",
        "p[a https://tin.example/x[img https://tin.example/a.png 'b']]",
    );
}

// Places in the article

#[wasm_bindgen_test]
fn footnotes_lead_there_and_back() {
    check(
        "<p>Lời<sup id=ref1><a href='#fn1'>1</a></sup></p><ol><li id=fn1>Chú <a href='#ref1'>↩</a></li></ol>",
        "p['Lời' #2 sup[a #1['1']]] ol[li[#1 p['Chú ' a #2['↩']]]]",
    );
}

#[wasm_bindgen_test]
fn links_with_the_articles_own_address_lead_inside_it() {
    check(&format!("<p><a href='{BASE}#a'>x</a></p><p id=a>y</p>"), "p[a #1['x']] #1 p['y']");
    check("<p><a href='bai.html#a'>x</a></p><p id=a>y</p>", "p[a #1['x']] #1 p['y']");
    check(
        "<p><a href='khac.html#a'>x</a></p><p id=a>y</p>",
        "p[a https://tin.example/bao/khac.html#a['x']] p['y']",
    );
}

#[wasm_bindgen_test]
fn ids_that_no_link_leads_to_are_not_kept() {
    check("<p id=app>Một <b id=main>hai</b></p><h2 id=x>ba</h2>", "p['Một ' bold['hai']] h2['ba']");
}

#[wasm_bindgen_test]
fn every_kind_of_place_can_be_led_to() {
    for (place, expected) in [
        ("<h2 id=a>x</h2>", "#1 h2['x']"),
        ("<p>y<a name=a></a>x</p>", "p['y' #1 'x']"),
        ("<p><b id=a>x</b></p>", "p[#1 bold['x']]"),
        ("<a id=a></a><p>x</p>", "#1 p['x']"),
        ("<ul><li id=a>x</li></ul>", "ul[li[#1 p['x']]]"),
        ("<dl><dt id=a>x</dt><dd>y</dd></dl>", "dl[dt[#1 'x'] dd[p['y']]]"),
        ("<dl><dt>y</dt><dd id=a>x</dd></dl>", "dl[dt['y'] dd[#1 p['x']]]"),
        ("<table><tr><td id=a>x</td><td>y</td></tr></table>", "table[body[tr[td[#1 p['x']] td[p['y']]]]]"),
        ("<table id=a><tr><td>x</td><td>y</td></tr></table>", "#1 table[body[tr[td[p['x']] td[p['y']]]]]"),
        ("<div id=a><p>x</p></div>", "#1 p['x']"),
        ("<span id=a><p>x</p></span>", "#1 p['x']"),
        ("<blockquote id=a>x</blockquote>", "#1 quote[p['x']]"),
        ("<figure id=a><p>x</p></figure>", "#1 figure[p['x']]"),
        ("<img id=a src='/a.png'>", "p[#1 img https://tin.example/a.png]"),
    ] {
        check(&format!("<p><a href='#a'>đi</a></p>{place}"), &format!("p[a #1['đi']] {expected}"));
    }
}

#[wasm_bindgen_test]
fn rows_and_captions_can_be_led_to() {
    for place in [
        "<table><tr id=a><td>x</td><td>y</td></tr></table>",
        "<table><caption id=a>z</caption><tr><td>x</td><td>y</td></tr></table>",
        "<figure><p>x</p><figcaption id=a>y</figcaption></figure>",
        "<details><summary id=a>x</summary>y</details>",
    ] {
        let tree = dump(&parse_html(&format!("<p><a href='#a'>đi</a></p>{place}"), BASE));
        let places = tree.replace("a #1[", "").matches("#1").count();
        assert_eq!(places, 1, "{place} became {tree}");
    }
}

/// A link that leads nowhere is none: it would write an address and move nothing.
#[wasm_bindgen_test]
fn links_to_places_that_are_missing_keep_their_words() {
    check("<p><a href='#khong-co'>x</a></p>", "p['x']");
    check("<p><a href='#'>x</a></p>", "p['x']");
}

#[wasm_bindgen_test]
fn places_with_encoded_names_are_found() {
    check("<p><a href='#ch%C3%BA'>x</a></p><p id='chú'>y</p>", "p[a #1['x']] #1 p['y']");
    check("<p><a href='#100%'>x</a></p><p id='100%'>y</p>", "p[a #1['x']] #1 p['y']");
}

// Blocks

#[wasm_bindgen_test]
fn headings_keep_their_level() {
    check(
        "<h1>a</h1><h2>b</h2><h3>c</h3><h4>d</h4><h5>e</h5><h6><i>f</i></h6>",
        "h1['a'] h2['b'] h3['c'] h4['d'] h5['e'] h6[italic['f']]",
    );
    check("<h2> </h2><h2><br></h2>", "");
}

#[wasm_bindgen_test]
fn lists_keep_markers_numbers_and_order() {
    check("<ul><li>a<li>b</ul>", "ul[li[p['a']] li[p['b']]]");
    check(
        "<ol start=3 reversed><li>a<li value=7>b</ol>",
        "ol start=3 reversed[li[p['a']] li value=7[p['b']]]",
    );
    for kind in ["a", "A", "i", "I"] {
        check(&format!("<ol type={kind}><li>x</ol>"), &format!("ol {kind}[li[p['x']]]"));
    }
    check("<ol type=1 start=x><li>a</ol>", "ol[li[p['a']]]");
    check("<menu><li>a</menu><dir><li>b</dir>", "ul[li[p['a']]] ul[li[p['b']]]");
    check("<ul></ul><ul><li> </li></ul>", "");
}

#[wasm_bindgen_test]
fn lists_nest_with_and_without_an_item_around() {
    check("<ul><li>a<ol><li>b</ol></ul>", "ul[li[p['a'] ol[li[p['b']]]]]");
    check("<ul><li>a</li><ul><li>b</li></ul></ul>", "ul[li[p['a'] ul[li[p['b']]]]]");
    check("<ul><ul><li>b</li></ul></ul>", "ul[li[ul[li[p['b']]]]]");
}

#[wasm_bindgen_test]
fn words_between_list_items_are_kept() {
    check(
        "<ul>đầu<li>a</li>giữa<p>và</p><li>b</li></ul>",
        "ul[li[p['đầu']] li[p['a'] p['giữa'] p['và']] li[p['b']]]",
    );
    assert_eq!(words(&parse_html("<li>a</li><li>b</li>", BASE)), "a b");
}

#[wasm_bindgen_test]
fn definitions_keep_terms_and_descriptions() {
    check("<dl><dt>a<dd>b<dd><p>c</p><p>d</p></dl>", "dl[dt['a'] dd[p['b']] dd[p['c'] p['d']]]");
    check("<dl><div><dt>a<dd>b</div></dl>", "dl[dt['a'] dd[p['b']]]");
    check("<dl></dl>", "");
}

#[wasm_bindgen_test]
fn words_straight_in_a_definition_list_are_kept() {
    let tree = dump(&parse_html("<dl>a<dt>b<dd>c</dl>", BASE));
    assert!(tree.contains("'a'"), "{tree}");
}

#[wasm_bindgen_test]
fn quotes_hold_blocks() {
    check("<blockquote>a<p>b</p></blockquote>", "quote[p['a'] p['b']]");
    check("<blockquote> </blockquote>", "");
}

#[wasm_bindgen_test]
fn preformatted_text_keeps_its_white_space() {
    check("<pre>\na\n  b <b>c</b>\n</pre>", "pre['a\n  b ' bold['c'] '\n']");
    check("<pre><code>x  y</code></pre>", "pre[code['x  y']]");
    check("<listing>a</listing><xmp><b></xmp>", "pre['a'] pre['<b>']");
    check("<pre> \n </pre>", "");
}

#[wasm_bindgen_test]
fn tables_keep_their_structure() {
    check(
        "<table><caption>Giá <b>vé</b></caption><colgroup><col></colgroup>\
         <thead><tr><th scope=col>a<th scope=COL>b</thead>\
         <tbody><tr><th scope=row>c<td>d</tbody><tfoot><tr><td colspan=2>e</tfoot></table>",
        "table[caption['Giá ' bold['vé']] head[tr[th column[p['a']] th column[p['b']]]] \
         body[tr[th row[p['c']] td[p['d']]]] foot[tr[td columns=2[p['e']]]]]",
    );
    check("<table><tr><td>a<td><ul><li>b</ul></table>", "table[body[tr[td[p['a']] td[ul[li[p['b']]]]]]]");
    check(
        "<table><tr><th scope=rowgroup>a<th scope=colgroup>b<th scope=x>c</table>",
        "table[body[tr[th rowgroup[p['a']] th columngroup[p['b']] th[p['c']]]]]",
    );
}

#[wasm_bindgen_test]
fn spans_of_cells_are_limited() {
    check(
        "<table><tr><td colspan=3 rowspan=2>a<td colspan=-1>b</table>",
        "table[body[tr[td columns=3 rows=2[p['a']] td[p['b']]]]]",
    );
    check(
        "<table><tr><td colspan=99999>a<td colspan=0>b<td rowspan=x>c</table>",
        "table[body[tr[td columns=1000[p['a']] td[p['b']] td[p['c']]]]]",
    );
}

/// `domain::markup::Cell::rows`: 0 in HTML ("to the end") is kept as the largest value.
#[wasm_bindgen_test]
fn a_cell_down_to_the_end_of_the_table_stays_one() {
    let tree = dump(&parse_html("<table><tr><td rowspan=0>a<td>b<tr><td>c<tr><td>d</table>", BASE));
    assert!(tree.contains("rows="), "{tree}");
}

#[wasm_bindgen_test]
fn alignment_of_cells_is_kept() {
    for (attribute, name) in [
        ("align=left", "start"),
        ("align=CENTER", "center"),
        ("align=right", "end"),
        ("style='text-align: right'", "end"),
        ("style='color:red;text-align:center;width:1px'", "center"),
        ("style='text-align:start'", "start"),
        ("style='text-align: end !important'", "end"),
    ] {
        check(
            &format!("<table><tr><td {attribute}>a<td>b</table>"),
            &format!("table[body[tr[td {name}[p['a']] td[p['b']]]]]"),
        );
    }
    check(
        "<table><tr><td align=char>a<td style='text-align:url(x)'>b</table>",
        "table[body[tr[td[p['a']] td[p['b']]]]]",
    );
}

/// As word processors write it.
#[wasm_bindgen_test]
fn alignment_is_read_however_css_may_write_it() {
    for (style, name) in [
        ("TEXT-ALIGN: center", "center"),
        ("text-align:right!important", "end"),
        ("text-align-last: left; text-align: right", "end"),
    ] {
        check(
            &format!("<table><tr><td style='{style}'>a<td>b</table>"),
            &format!("table[body[tr[td {name}[p['a']] td[p['b']]]]]"),
        );
    }
}

#[wasm_bindgen_test]
fn tables_in_tables_stay() {
    check(
        "<table><tr><td>a<td><table><tr><td>b<td>c</table></table>",
        "table[body[tr[td[p['a']] td[table[body[tr[td[p['b']] td[p['c']]]]]]]]]",
    );
}

#[wasm_bindgen_test]
fn a_table_of_one_cell_is_only_a_frame() {
    check("<table><tr><td><p>a</p><p>b</p></td></tr></table>", "p['a'] p['b']");
    check("<table><tr><td><table><tr><td>a</table></table>", "p['a']");
    check("<table></table><table><tr></tr></table>", "");
}

#[wasm_bindgen_test]
fn the_caption_of_a_table_of_one_cell_is_kept() {
    assert_eq!(words(&parse_html("<table><caption>Bảng</caption><tr><td>a</table>", BASE)), "Bảng a");
}

#[wasm_bindgen_test]
fn words_between_cells_are_kept() {
    // The browser's parser puts them before the table.
    check("<table>a<tr><td>c<td>d</table>", "p['a'] table[body[tr[td[p['c']] td[p['d']]]]]");
}

#[wasm_bindgen_test]
fn figures_keep_content_and_caption() {
    check(
        "<figure><img src='/a.png' alt=b><figcaption>Ảnh: <i>Lan</i></figcaption></figure>",
        "figure[img https://tin.example/a.png 'b'] caption[p['Ảnh: ' italic['Lan']]]",
    );
    check("<figure><figcaption>Chỉ lời</figcaption></figure>", "figure[] caption[p['Chỉ lời']]");
    check("<figure><table><tr><td>a<td>b</table></figure>", "figure[table[body[tr[td[p['a']] td[p['b']]]]]]");
    check("<figure> </figure>", "");
    check("<figure>chữ</figure>", "figure[p['chữ']]");
}

#[wasm_bindgen_test]
fn rules_stay() {
    check("<p>a</p><hr class=x><p>b</p>", "p['a'] hr p['b']");
}

#[wasm_bindgen_test]
fn details_keep_summary_and_content() {
    check(
        "<details open><summary>a <b>b</b></summary><p>c</p>d</details>",
        "details[summary['a ' bold['b']] p['c'] p['d']]",
    );
    check("<details><summary><h3>a</h3></summary>b</details>", "details[summary['a'] p['b']]");
    check("<details><p>a</p></details>", "p['a']");
}

// Pictures

#[wasm_bindgen_test]
fn pictures_keep_words_and_size() {
    check(
        "<p>a <img src='a.png' alt=' Cầu ' width=640 height='480px'></p>",
        "p['a ' img https://tin.example/bao/a.png 'Cầu' width=640 height=480]",
    );
    check(
        "<p>a<img src='a.png' title='Cầu' width=rộng height=-4></p>",
        "p['a' img https://tin.example/bao/a.png 'Cầu']",
    );
}

#[wasm_bindgen_test]
fn a_picture_alone_stands_alone() {
    check("<p> <img src='/a.png'> </p>", "img https://tin.example/a.png");
    check("<img src='/a.png'>", "img https://tin.example/a.png");
    check("<picture><source srcset='/a.webp'><img src='/a.png'></picture>", "img https://tin.example/a.png");
}

#[wasm_bindgen_test]
fn pictures_with_refused_addresses_vanish() {
    check(
        "<p>a<img src='javascript:x'><img src='data:image/svg+xml,x'><img src='file:///x'><img></p>",
        "p['a']",
    );
    check("<p>a<img src='data:image/png;base64,AAAA'></p>", "p['a' img data:image/png;base64,AAAA]");
}

#[wasm_bindgen_test]
fn tracking_pixels_vanish() {
    check(
        "<p>a<img src='/t.gif' width=1 height=1><img src='/t.gif' width=0><img src='/t.gif' height='1'></p>",
        "p['a']",
    );
}

/// A share of the column is no number of pixels: drawn as one, the picture would be a stamp.
#[wasm_bindgen_test]
fn sizes_in_percent_are_no_pixels() {
    check("<img src='/a.png' width='100%' height='auto'>", "img https://tin.example/a.png");
    check("<img src='/a.png' width='1%'>", "img https://tin.example/a.png");
}

#[wasm_bindgen_test]
fn lazy_pictures_are_found_where_loaders_keep_them() {
    for name in ["data-src", "data-original", "data-lazy-src"] {
        check(
            &format!("<img src='data:image/gif;base64,R0lGOD' {name}='/that.jpg'>"),
            "img https://tin.example/that.jpg",
        );
    }
    check("<img data-src='javascript:x' src='/a.png'>", "img https://tin.example/a.png");
    check("<img data-src='/a.png'><noscript><img src='/a.png'></noscript>", "img https://tin.example/a.png");
}

#[wasm_bindgen_test]
fn other_sizes_of_a_picture_are_kept() {
    check(
        "<img src='a.png' srcset='b.png 320w, /c.png 640w, javascript:x 1w'>",
        "img https://tin.example/bao/a.png [https://tin.example/bao/b.png 320w https://tin.example/c.png 640w]",
    );
    check(
        "<img src='/a.png' data-srcset='/b.png 2x'>",
        "img https://tin.example/a.png [https://tin.example/b.png 2x]",
    );
}

/// `srcset` wins over `src` in the browser: a placeholder in it would hide the picture for good.
#[wasm_bindgen_test]
fn sizes_of_lazy_pictures_are_found_where_loaders_keep_them() {
    check(
        "<img src='/x.gif' srcset='data:image/gif;base64,R0lGOD 1w' data-src='/a.png' data-srcset='/b.png 640w'>",
        "img https://tin.example/a.png [https://tin.example/b.png 640w]",
    );
    check(
        "<img srcset='data:image/gif;base64,R0lGOD 1w' data-src='/a.png'>",
        "img https://tin.example/a.png",
    );
}

#[wasm_bindgen_test]
fn a_picture_with_sizes_only_is_shown() {
    check(
        "<img srcset='/b.png 320w, /c.png 640w' alt=a>",
        "img https://tin.example/b.png 'a' [https://tin.example/b.png 320w https://tin.example/c.png 640w]",
    );
}

// Sound, film and what stands elsewhere

#[wasm_bindgen_test]
fn sound_and_film_are_kept_by_address() {
    check("<audio src='a.mp3' title='Bản tin'>cũ</audio>", "audio 'Bản tin'[https://tin.example/bao/a.mp3]");
    check(
        "<video poster='/p.jpg' autoplay onplay=x><source src='/a.webm'><source src='javascript:x'><source src='/a.mp4'>\
         <track src='/a.vtt'>cũ</video>",
        "video poster=https://tin.example/p.jpg[https://tin.example/a.webm https://tin.example/a.mp4]",
    );
    check("<video aria-label=Phim src='/a.mp4'></video>", "video 'Phim'[https://tin.example/a.mp4]");
}

#[wasm_bindgen_test]
fn media_without_an_address_leave_their_words() {
    check(
        "<video><p>Hãy xem <a href='/a'>ở đây</a>.</p></video>",
        "p['Hãy xem ' a https://tin.example/a['ở đây'] '.']",
    );
    check("<audio src='javascript:x'></audio>", "");
}

#[wasm_bindgen_test]
fn frames_become_links_to_what_they_show() {
    check(
        "<iframe src='https://www.youtube.com/embed/Ab-9_x?rel=0' title='Phim tài liệu'></iframe>",
        "embed https://www.youtube.com/watch?v=Ab-9_x['Phim tài liệu']",
    );
    check(
        "<iframe src='//www.youtube-nocookie.com/embed/Ab9'></iframe>",
        "embed https://www.youtube.com/watch?v=Ab9['YouTube']",
    );
    check(
        "<iframe src='https://player.vimeo.com/video/123'></iframe>",
        "embed https://vimeo.com/123['Vimeo']",
    );
    check(
        "<iframe src='https://ban-do.example:8080/x?y=1'></iframe>",
        "embed https://ban-do.example:8080/x?y=1['ban-do.example:8080']",
    );
    check("<embed src='/a.swf'>", "embed https://tin.example/a.swf['tin.example']");
    check("<p>a<iframe src='/b'></iframe>c</p>", "p['a'] embed https://tin.example/b['tin.example'] p['c']");
}

#[wasm_bindgen_test]
fn frames_without_an_address_vanish() {
    check("<iframe></iframe><iframe src='javascript:x'></iframe><iframe src='about:blank'></iframe>", "");
    check("<iframe srcdoc='<p>a</p>'></iframe><embed>", "");
}

#[wasm_bindgen_test]
fn lazy_frames_are_found_where_loaders_keep_them() {
    check(
        "<iframe data-src='https://player.vimeo.com/video/1'></iframe>",
        "embed https://vimeo.com/1['Vimeo']",
    );
    check(
        "<iframe src='about:blank' data-src='https://player.vimeo.com/video/1'></iframe>",
        "embed https://vimeo.com/1['Vimeo']",
    );
}

#[wasm_bindgen_test]
fn objects_become_links_or_what_stands_in_for_them() {
    check(
        "<object data='/a.pdf' title='Quyết định'>cũ</object>",
        "embed https://tin.example/a.pdf['Quyết định']",
    );
    check("<object><p>thay</p></object>", "p['thay']");
    check("<object data='javascript:x'><img src='/a.png'></object>", "img https://tin.example/a.png");
}

// Odd and hostile markup

#[wasm_bindgen_test]
fn unclosed_and_misnested_markup_is_read_as_browsers_do() {
    check("<p>a<p>b<b>c<i>d</b>e", "p['a'] p['b' bold['c' italic['d']] italic['e']]");
    check("</p></div>a", "p['a']");
}

#[wasm_bindgen_test]
fn whole_documents_are_read_by_their_body() {
    check("<!doctype html><html><head><title>x</title></head><body><p>a</p></body></html>", "p['a']");
    check("<frameset><frame src=x></frameset>", "");
}

/// The browser's parser itself stops nesting at some hundreds, and takes its time for more.
#[track_caller]
fn check_deep(times: usize, open: &str, close: &str) {
    let html = [open.repeat(times), "Đáy".to_owned(), close.repeat(times)].concat();
    assert!(words(&parse_html(&html, BASE)).contains("Đáy"), "{open} lost its words");
}

#[wasm_bindgen_test]
fn deep_containers_keep_their_words() {
    check_deep(5_000, "<div>", "</div>");
    check_deep(1_000, "<x-la>", "</x-la>");
    check_deep(1_000, "<b>", "</b>");
    check_deep(1_000, "<span><div>", "</div></span>");
    check_deep(1_000, "<blockquote>", "</blockquote>");
    check_deep(1_000, "<section lang=en>", "</section>");
}

#[wasm_bindgen_test]
fn deep_lists_keep_their_words() {
    check_deep(5_000, "<ul><li>", "</li></ul>");
    check_deep(1_000, "<dl><dd>", "</dd></dl>");
    check_deep(1_000, "<dl><div>", "</div></dl>");
}

#[wasm_bindgen_test]
fn deep_lists_without_items_keep_their_words() {
    check_deep(1_000, "<ul>", "</ul>");
}

#[wasm_bindgen_test]
fn deep_figures_and_details_keep_their_words() {
    check_deep(1_000, "<figure>", "</figure>");
    check_deep(1_000, "<details><summary>a</summary>", "</details>");
}

#[wasm_bindgen_test]
fn deep_tables_keep_their_words() {
    check_deep(1_000, "<table><tr><td>", "</td></tr></table>");
    check_deep(1_000, "<table><tr><td>a</td><td>", "</td></tr></table>");
}

#[wasm_bindgen_test]
fn words_beyond_the_depth_limit_stay_apart() {
    let deep = |inner: &str| ["<div>".repeat(200).as_str(), inner].concat();
    assert_eq!(words(&parse_html(&deep("<p>Một</p><p>hai</p>"), BASE)), "Một hai");
    assert_eq!(words(&parse_html(&deep("<ul><li>Một<li>hai</ul>"), BASE)), "Một hai");
}

#[wasm_bindgen_test]
fn scripts_beyond_the_depth_limit_vanish() {
    let html = ["<div>".repeat(200).as_str(), "Một<script>alert(1)</script><style>p{}</style>"].concat();
    assert_eq!(words(&parse_html(&html, BASE)), "Một");
}

#[wasm_bindgen_test]
fn long_articles_keep_every_word_in_order() {
    let html: String = (0..2_000).map(|n| format!("<p>từ{n} <b>đậm{n}</b></p>")).collect();
    let expected: String = (0..2_000).map(|n| format!("từ{n} đậm{n} ")).collect();
    assert_eq!(words(&parse_html(&html, BASE)), spaced(&expected));
}

// Other content

#[wasm_bindgen_test]
fn plain_text_becomes_paragraphs_with_links() {
    let body = Body::Text("Một.\nXem https://tin.example/x.\n\nHai <b>.".to_owned());
    assert_eq!(
        dump(&parse_body(&body, BASE)),
        "p['Một.' br 'Xem ' a https://tin.example/x['https://tin.example/x'] '.'] p['Hai <b>.']",
    );
    assert_eq!(dump(&parse_body(&Body::None, BASE)), "");
    assert_eq!(dump(&parse_body(&Body::Html("<p>a</p>".to_owned()), BASE)), "p['a']");
}
