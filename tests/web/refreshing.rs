//! The feed as it is read again.

use crate::support::{Server, until};
use bantin::domain::feed::Body;
use bantin::domain::route::Route;
use bantin::domain::site::Site;
use bantin::platform::fetch::FetchError;
use bantin::state::failure::Failure;
use bantin::state::library::{Apply, Library, Refreshed};
use bantin::state::search::Search;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen_test::wasm_bindgen_test;

/// The answer with these items, which are JavaScript.
fn feed(items: &str) -> String {
    format!(
        "() => new Response(JSON.stringify({{ version: 'https://jsonfeed.org/version/1.1', title: 'Tin', items: [{items}] }}))"
    )
}

const ONE: &str = "{ id: '1', title: 'Một', content_text: 'a' }";
const TWO: &str = "{ id: '2', title: 'Hai', content_text: 'b' }";
const THREE: &str = "{ id: '3', title: 'Ba', content_text: 'c' }";

struct Reading {
    library: Library,
    search: Search,
    outcomes: Rc<RefCell<Vec<Refreshed>>>,
}

/// A library that has read its feed, and notes what comes of refreshing.
async fn read() -> Reading {
    let (library, search) = (Library::default(), Search::default());
    library.set_digest(Rc::new(search.clone()));
    let outcomes = Rc::new(RefCell::new(Vec::new()));
    let of_listener = outcomes.clone();
    library.on_refreshed(move |refreshed| of_listener.borrow_mut().push(refreshed.clone()));
    library.open(Some("tin.json"), &Rc::new(Site::default()));
    until(|| !library.is_loading() && library.is_digested()).await;
    Reading { library, search, outcomes }
}

impl Reading {
    async fn refresh(&self, apply: Apply) -> Refreshed {
        let before = self.outcomes.borrow().len();
        self.library.refresh(apply);
        until(|| self.outcomes.borrow().len() > before && self.library.is_digested()).await;
        self.outcomes.borrow()[before].clone()
    }

    fn ids(&self) -> Vec<String> {
        let list = self.library.list(&Route::default());
        list.iter().filter_map(|number| self.library.at(*number)).map(|article| article.id.clone()).collect()
    }

    fn found(&self, words: &str) -> Vec<String> {
        let route = Route { query: Some(words.to_owned()), ..Route::default() };
        let numbers = self.search.results(&route, &self.library).numbers;
        numbers
            .iter()
            .filter_map(|number| self.library.at(*number))
            .map(|article| article.id.clone())
            .collect()
    }
}

#[wasm_bindgen_test]
async fn new_articles_wait_until_they_are_wanted() {
    let both = [ONE, TWO].join(",");
    let server = Server::answering(&[feed(&both), feed(&[THREE, &both].join(","))].join(","));
    let reading = read().await;
    let refreshed = reading.refresh(Apply::OnRequest).await;
    assert_eq!(refreshed, Refreshed { new: 1, ..Refreshed::default() });
    assert_eq!(server.of_request(1, "cache"), "no-cache");
    assert_eq!((reading.ids(), reading.library.freshness().pending), (vec!["1".into(), "2".into()], 1));
    assert_eq!(reading.library.show_new(), 1);
    assert_eq!((reading.ids().join(","), reading.library.freshness().pending), ("3,1,2".into(), 0));
    // Numbers stay what they were.
    assert_eq!(reading.library.number("1"), Some(0));
    until(|| reading.library.is_digested()).await;
    assert_eq!(reading.found("ba"), ["3"]);
    // What is known is new only once.
    assert_eq!(reading.refresh(Apply::OnRequest).await, Refreshed::default());
}

#[wasm_bindgen_test]
async fn a_shell_may_have_them_at_once() {
    let _server = Server::answering(&[feed(ONE), feed(&[TWO, ONE].join(","))].join(","));
    let reading = read().await;
    assert_eq!(reading.refresh(Apply::AtOnce).await.new, 1);
    assert_eq!(reading.ids(), ["2", "1"]);
}

#[wasm_bindgen_test]
async fn what_is_taken_back_or_corrected_is_so_in_list_and_search() {
    let corrected = "{ id: '2', title: 'Hai mới', content_text: 'b' }";
    let _server = Server::answering(
        &[feed(&[ONE, TWO, THREE].join(",")), feed(&[corrected, THREE].join(","))].join(","),
    );
    let reading = read().await;
    assert_eq!(reading.found("một"), ["1"]);
    let refreshed = reading.refresh(Apply::OnRequest).await;
    assert_eq!(refreshed.withdrawn, ["1"]);
    assert_eq!(refreshed.corrected.len(), 1);
    assert_eq!(reading.ids(), ["2", "3"]);
    assert_eq!((reading.library.count(), reading.library.worn()), (2, 2));
    assert!(reading.library.was_corrected("2") && !reading.library.was_corrected("3"));
    assert_eq!(
        (reading.found("một").len(), reading.found("mới"), reading.found("hai")),
        (0, vec!["2".into()], vec!["2".into()])
    );
}

#[wasm_bindgen_test]
async fn an_article_that_is_read_stays_as_it_was() {
    let corrected = "{ id: '1', title: 'Một', content_text: 'khác' }";
    let _server = Server::answering(&[feed(ONE), feed(corrected)].join(","));
    let reading = read().await;
    let text = |reading: &Reading| match reading.library.show(Some("1")).map(|article| article.body.clone()) {
        Some(Body::Text(text)) => text,
        other => panic!("{other:?}"),
    };
    assert_eq!(text(&reading), "a");
    reading.refresh(Apply::AtOnce).await;
    assert_eq!(text(&reading), "a");
    reading.library.show_newest();
    assert_eq!(text(&reading), "khác");
}

#[wasm_bindgen_test]
async fn a_failure_leaves_everything_as_it_was() {
    let _server = Server::answering(
        &[
            feed(&[ONE, TWO].join(",")),
            "() => new Response('', { status: 503, headers: { 'retry-after': '7200' } })".to_owned(),
            r#"() => new Response('{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1","title":"Mộ')"#.to_owned(),
            feed(ONE),
        ]
        .join(","),
    );
    let reading = read().await;
    let refreshed = reading.refresh(Apply::OnRequest).await;
    assert_eq!(refreshed.failure, Some(Failure::Fetch(FetchError::Status(503))));
    assert_eq!((reading.ids().len(), reading.library.freshness().failures), (2, 1));
    assert!(reading.library.wait().is_some_and(|wait| wait > 7_000_000));
    assert!(reading.library.asked_to_wait().is_some());
    // A shell that asks all the same finds a feed that is cut off: it takes nothing back.
    assert!(reading.refresh(Apply::OnRequest).await.failure.is_some());
    assert_eq!((reading.ids().len(), reading.library.freshness().failures), (2, 2));
    assert_eq!(reading.refresh(Apply::OnRequest).await.withdrawn, ["2"]);
    assert_eq!((reading.library.freshness().failures, reading.library.asked_to_wait()), (0, None));
}

#[wasm_bindgen_test]
async fn another_feed_ends_a_refresh() {
    let server =
        Server::answering(&[feed(ONE), "({ signal }) => hang(signal)".to_owned(), feed(TWO)].join(","));
    let reading = read().await;
    reading.library.refresh(Apply::OnRequest);
    until(|| server.count() == 2).await;
    reading.library.open(Some("khac.json"), &Rc::new(Site::default()));
    until(|| reading.ids() == ["2"]).await;
    assert!(server.is_aborted(1));
    assert!(reading.outcomes.borrow().is_empty() && !reading.library.freshness().is_refreshing);
}

/// An answer with the name of the one before says all by that.
#[wasm_bindgen_test]
async fn a_feed_of_the_same_name_is_not_read_again() {
    let named = "new Response(JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', items: [{ id: '1', content_text: 'a' }] }), { headers: { etag: '\"1\"' } })";
    let hanging =
        "({ signal }) => new Response(stream(signal, ['{'], 'hang'), { headers: { etag: '\"1\"' } })";
    let server = Server::answering(&format!("() => {named}, {hanging}"));
    let reading = read().await;
    assert_eq!(reading.refresh(Apply::OnRequest).await, Refreshed::default());
    assert!(server.is_aborted(1));
}

/// All texts of a large feed change at once: they go where those of large feeds are, are found and come back.
#[wasm_bindgen_test]
async fn texts_of_a_large_refresh_stay_outside_of_memory() {
    let large = |word: &str| {
        format!(
            "() => new Response(JSON.stringify({{ version: 'https://jsonfeed.org/version/1.1', items:
                Array.from({{ length: 30 }}, (_, index) => ({{ id: String(index), title: `Bài ${{index}}`, content_html: `<p>{word} số${{index}}</p>`.padEnd(50000, ' ă') }})) }}))"
        )
    };
    let _server = Server::answering(&[large("trước"), large("sau")].join(","));
    let reading = read().await;
    assert_eq!(reading.refresh(Apply::OnRequest).await.corrected.len(), 30);
    let bytes: usize = (0..reading.library.numbers_given() as u32)
        .filter_map(|number| reading.library.at(number))
        .map(|article| article.body.bytes())
        .sum();
    assert!(bytes <= 256 * 1024, "{bytes}");
    assert_eq!((reading.found("sau").len(), reading.found("trước").len()), (30, 0));
    reading.library.fetch_text("29");
    until(|| reading.library.article("29").is_some_and(|article| article.body.bytes() > 50_000)).await;
    // Nothing has changed since.
    assert_eq!(reading.refresh(Apply::OnRequest).await, Refreshed::default());
}

#[wasm_bindgen_test]
async fn what_failed_at_first_is_shown_when_it_comes() {
    let _server =
        Server::answering(&["() => new Response('', { status: 404 })".to_owned(), feed(ONE)].join(","));
    let (library, outcomes) = (Library::default(), Rc::new(RefCell::new(0)));
    let of_listener = outcomes.clone();
    library.on_refreshed(move |_| *of_listener.borrow_mut() += 1);
    library.open(Some("tin.json"), &Rc::new(Site::default()));
    until(|| library.failure().is_some()).await;
    library.refresh(Apply::OnRequest);
    until(|| *outcomes.borrow() == 1).await;
    assert_eq!((library.failure(), library.count()), (None, 1));
}
