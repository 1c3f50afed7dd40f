//! Lists that are chosen, and dates that go on.

use crate::support::{Server, Stage, until};
use bantin::domain::language::Language;
use bantin::domain::listing::Sort;
use bantin::domain::route::Route;
use bantin::domain::site::Site;
use bantin::domain::timestamp::Timestamp;
use bantin::platform::dom::append;
use bantin::state::further::Further;
use bantin::state::library::Library;
use bantin::ui::relative_date::{refresh_relative_dates, relative_date};
use std::rc::Rc;
use wasm_bindgen_test::wasm_bindgen_test;

const FEED: &str = r#"'{"version":"https://jsonfeed.org/version/1.1","items":[
    {"id":"0","title":"B","content_text":"x","tags":["T"],"date_published":"2026-11-20T08:00:00Z"},
    {"id":"1","title":"A","content_text":"x","tags":["T","U"],"date_published":"2026-11-22T08:00:00Z"},
    {"id":"2","title":"C","content_text":"x","tags":["U"],"date_published":"2026-11-21T08:00:00Z"},
    {"id":"3","title":"D","content_text":"x","date_published":"2026-11-23T08:00:00Z"}]}'"#;

async fn library() -> Library {
    let feed = FEED.replace('\n', " ");
    let _server = Server::answering(&format!("() => new Response({feed})"));
    let library = Library::default();
    library.open(Some("tin.json"), &Rc::new(Site::default()));
    until(|| !library.is_loading()).await;
    library
}

fn route(tag: Option<&str>, sort: Option<Sort>) -> Route {
    Route { tag: tag.map(str::to_owned), sort, ..Route::default() }
}

fn ids(library: &Library, route: &Route) -> String {
    let list = library.list(route);
    let ids = list.iter().filter_map(|number| library.at(*number)).map(|article| article.id.clone());
    ids.collect::<Vec<_>>().join(" ")
}

#[wasm_bindgen_test]
async fn lists_are_chosen_and_ordered() {
    let library = library().await;
    let ids = |tag, sort| ids(&library, &route(tag, sort));
    assert_eq!(ids(None, None), "0 1 2 3");
    assert_eq!(ids(Some("U"), Some(Sort::Newest)), "1 2");
    assert_eq!(ids(None, Some(Sort::Title)), "1 0 2 3");
    assert_eq!(ids(Some("T"), None), "0 1");
}

#[wasm_bindgen_test]
async fn neighbours_follow_the_list() {
    let library = library().await;
    let around = |tag, sort, id| {
        library.neighbours(&route(tag, sort), id).map(|article| article.map(|article| article.id.clone()))
    };
    assert_eq!(around(None, Some(Sort::Oldest), "2"), [Some("0".into()), Some("1".into())]);
    assert_eq!(around(Some("T"), None, "0"), [None, Some("1".into())]);
    assert_eq!(around(Some("T"), None, "3"), [None, None]);
}

#[wasm_bindgen_test]
async fn another_feed_is_chosen_from_anew() {
    let library = library().await;
    let newest = route(None, Some(Sort::Newest));
    assert_eq!(ids(&library, &newest), "3 1 2 0");
    let _server = Server::answering(
        r#"() => new Response('{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"9","content_text":"x"}]}')"#,
    );
    library.open(Some("khac.json"), &Rc::new(Site::default()));
    until(|| !library.is_loading()).await;
    assert_eq!(ids(&library, &newest), "9");
}

#[wasm_bindgen_test]
async fn further_reading_is_found_without_the_article_and_without_doubles() {
    let library = library().await;
    let further = Further::default();
    further.search(&library, library.article("1").unwrap(), Some("U".into()));
    until(|| further.found().is_some()).await;
    let found = further.found().unwrap();
    let ids = |articles: &[std::sync::Arc<bantin::domain::feed::Article>]| {
        articles.iter().map(|article| article.id.as_str()).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(
        (ids(&found.related), ids(&found.latest_in_tag), ids(&found.latest)),
        ("2 0".into(), "".into(), "3".into())
    );
}

#[wasm_bindgen_test]
fn relative_dates_go_on() {
    let stage = Stage::new();
    let at = Timestamp { seconds: 1_795_000_000 };
    let date = relative_date(at, at, Language::Vietnamese);
    append(&stage.0, date.node());
    assert_eq!(stage.0.text_content().unwrap(), "vừa xong");
    let later = Timestamp { seconds: at.seconds + 7_300 };
    refresh_relative_dates(&stage.0, later, Language::English);
    assert_eq!(stage.0.text_content().unwrap(), "2 hours ago");
}
