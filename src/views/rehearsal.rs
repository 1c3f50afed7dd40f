use super::article_page::article_page;
use super::search_result::{search_result, shown_text};
use crate::domain::feed::{Article, Author, Body};
use crate::platform::clock::now;
use crate::platform::dom::append;
use crate::platform::later::when_idle;
use crate::platform::page::element_by_id;
use crate::state::reader::{Page, Reader};
use crate::ui::element::{Element, element};
use leptos::prelude::untrack;
use std::sync::Arc;

/// What most articles are made of, with the letters that Vietnamese has and English has not. No pictures: a
/// rehearsal asks for nothing.
const TEXT: &str = "<p>Đường lối ấy được <strong>giữ vững</strong>, <em>ổn định</em> và <a href=\"#\">rõ ràng</a>.</p>\
    <h2>Nghị quyết</h2><ul><li>Ngõ nhỏ</li><li>Phố lớn</li></ul><ol><li>Mỗi kỳ</li></ol>\
    <blockquote><p>Dưới ánh trăng rằm</p></blockquote>\
    <table><tr><th>Tỉnh</th><td>Số xã</td></tr></table><figure><figcaption>Chú thích</figcaption></figure>";

/// While a list is looked at and nothing else is to be done, draws an article and a result of a search, and
/// takes them away before the next frame. What a browser does for the first time costs it several times as
/// much: functions are compiled when they are called, letters are shaped when they are set in a size. So the
/// first headline that is opened, and the first letter of a search, are answered as quickly as the next ones.
pub fn rehearse(reader: &Reader) {
    let article = Article {
        title: Some("Chuyển đổi số".to_owned()),
        lead: Some("Ưu tiên người dân và doanh nghiệp".to_owned()),
        body: Body::Html(TEXT.to_owned()),
        published: Some(now()),
        authors: vec![Author { name: Some("Vũ Ngọc Ánh".to_owned()), ..Author::default() }],
        tags: vec!["Chính sách".to_owned()],
        ..Article::default()
    };
    let (article, of_search) = (Arc::new(article), reader.clone());
    let of_article = reader.clone();
    when_idle(move || {
        perform(&of_article, || article_page(&of_article, &article));
        when_idle(move || perform(&of_search, || find(&of_search, &article)));
    });
}

fn perform(reader: &Reader, scene: impl FnOnce() -> Element) {
    // Whoever has gone elsewhere already has no use for it.
    if !untrack(|| matches!(reader.page(), Page::List)) {
        return;
    }
    let Some(main) = element_by_id("main") else { return };
    let scene = untrack(scene);
    append(&main, scene.node());
    // Asking for its size makes the browser reckon all of it.
    scene.node().get_bounding_client_rect();
    scene.node().remove();
    // And here it is dropped, before what would come later in it: a mark that it was read, for one.
}

fn find(reader: &Reader, article: &Arc<Article>) -> Element {
    let query = reader.search.rehearse("chuyen", &reader.library);
    element("ul").class("results").child(search_result(reader, article, &shown_text(article, &query, None)))
}
