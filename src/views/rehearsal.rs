use super::ahead::Ahead;
use super::article_page::article_page;
use super::headline::headline;
use super::search_box::search_box;
use super::search_result::SearchResult;
use super::shortcuts::shortcuts;
use crate::domain::feed::{Article, Author, Body};
use crate::domain::json_ld::build_news_article;
use crate::domain::message::count_results;
use crate::domain::route::Route;
use crate::platform::clock::now;
use crate::platform::dom::append;
use crate::platform::later::{when_drawn, when_idle};
use crate::platform::page::element_by_id;
use crate::platform::trusted::{Made, trust};
use crate::state::announcer::Announcer;
use crate::state::library::Library;
use crate::state::navigator::Navigator;
use crate::state::reader::{Page, Parts, Reader};
use crate::state::search::Search;
use crate::ui::element::{Element, element};
use crate::ui::picture::Loading;
use leptos::prelude::untrack;
use std::cell::RefCell;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement, KeyboardEvent};

/// What most articles are made of, with the letters that Vietnamese has and English has not. No pictures: a
/// rehearsal asks for nothing.
const TEXT: &str = "<p>Đường lối ấy được <strong>giữ vững</strong>, <em>ổn định</em> và \
    <a href=\"https://example.com/\">rõ ràng</a>.</p>\
    <p>àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ</p>\
    <h2>Nghị quyết</h2><ul><li>Ngõ nhỏ</li><li>Phố lớn</li></ul><ol><li>Mỗi kỳ</li></ol>\
    <blockquote><p>Dưới ánh trăng rằm</p></blockquote>\
    <table><tr><th>Tỉnh</th><td>Số xã</td></tr></table><figure><figcaption>Chú thích</figcaption></figure>";

/// What is typed, a letter after the other.
const WORDS: [&str; 2] = ["chuye", "chuyen"];

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
        perform(&of_article, || open(&of_article, &article), || {});
        when_idle(move || {
            let typed = RefCell::new(None);
            let scene = || find(&of_search, &article, &typed);
            perform(&of_search, scene, || {
                typed.take().into_iter().for_each(|(apart, search_box)| type_words(&apart, search_box))
            });
        });
    });
}

/// Puts a scene into the page, lets something happen in it, and takes it away once that is drawn.
fn perform(reader: &Reader, scene: impl FnOnce() -> Element, act: impl FnOnce()) {
    // Whoever has gone elsewhere already has no use for it.
    if !untrack(|| matches!(reader.page(), Page::List)) {
        return;
    }
    let Some(main) = element_by_id("main") else { return };
    let scene = untrack(scene);
    append(&main, scene.node());
    act();
    when_drawn(move || {
        // Asking for its size makes the browser reckon all of it.
        scene.node().get_bounding_client_rect();
        scene.node().remove();
        // And here it is dropped, before what would come later in it: a mark that it was read, for one.
    });
}

/// What an opened article takes, and a list that it takes the place of.
fn open(reader: &Reader, article: &Arc<Article>) -> Element {
    // Browsers make a policy when it is first asked for.
    trust("data", Made::Script, &build_news_article(article, &reader.header(), reader.site_name()));
    let headline = headline(reader, &reader.route(), article, Loading::Lazy);
    let list = element("ul").class("headlines").child(headline);
    element("div").child(list).child(article_page(reader, article, Loading::Lazy))
}

/// What a search takes: a box, whose reader has nothing to read and is nowhere else, a page of results that waits for
/// a word, and a result.
fn find(reader: &Reader, article: &Arc<Article>, typed: &RefCell<Option<(Reader, Element)>>) -> Element {
    let apart = Reader::new(Parts {
        surface: reader.surface,
        navigator: Navigator::within(Route::default()),
        library: Library::default(),
        announcer: Announcer::default(),
        preferences: reader.preferences.clone(),
        search: Search::default(),
        shelf: reader.shelf.clone(),
        read_aloud: reader.read_aloud.clone(),
        site: reader.site.clone(),
    });
    typed.replace(Some((apart.clone(), search_box(&apart))));
    let [begun, query] = WORDS.map(|word| reader.search.rehearse(word, &reader.library));
    let mut result = SearchResult::new(reader);
    let mut show = |query| result.show(article.clone(), query, None, &apart.route(), reader.language());
    show(&begun);
    show(&query);
    let list = element("ul").class("results");
    append(list.node(), result.node());
    let count = element("p").text(&count_results(1, reader.language()));
    Ahead::rehearse_search(&apart).child(count).child(list.keep(result))
}

/// Types into a search box that is not in the page.
fn type_words(reader: &Reader, search_box: Element) {
    let field = search_box.node().query_selector("input").ok().flatten();
    let Some(field) = field.and_then(|field| field.dyn_into::<HtmlInputElement>().ok()) else { return };
    let _heard = shortcuts(reader, &field);
    for words in WORDS {
        let _ = KeyboardEvent::new("keydown").map(|event| field.dispatch_event(&event));
        field.set_value(words);
        let _ = Event::new("input").map(|event| field.dispatch_event(&event));
    }
}
