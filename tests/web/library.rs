//! The feed as it is read.

use crate::support::{Server, tick, until};
use bantin::domain::feed::{Article, Body};
use bantin::domain::route::Route;
use bantin::domain::site::Site;
use bantin::platform::clock::milliseconds;
use bantin::platform::fetch::FetchError;
use bantin::state::failure::Failure;
use bantin::state::library::{Digest, Digested, Library};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen_test::wasm_bindgen_test;

const START: &str = r#"'{"version":"https://jsonfeed.org/version/1.1","title":"Tin","items":['"#;
const ONE: &str = r#"'{"id":"1","content_text":"a"},'"#;
const TWO: &str = r#"'{"id":"2","content_text":"b"}'"#;
const END: &str = "']}'";

fn ids(library: &Library) -> Vec<String> {
    let list = library.list(&Route::default());
    list.iter().filter_map(|number| library.at(*number)).map(|article| article.id.clone()).collect()
}

fn open(wanted: &str) -> Library {
    let library = Library::default();
    library.open(Some(wanted), &Rc::new(Site::default()));
    library
}

async fn settled(library: &Library) {
    until(|| !library.is_loading()).await;
}

#[wasm_bindgen_test]
async fn headlines_are_there_while_the_feed_is_still_coming() {
    let _server = Server::answering(&format!(
        "({{ signal }}) => new Response(stream(signal, [{START}, {ONE}], 'hang'))"
    ));
    let library = open("tin.json");
    until(|| ids(&library) == ["1"]).await;
    assert!(library.is_loading());
    // Nobody waits for what hangs.
    library.open(Some("ftp://x"), &Rc::new(Site::default()));
}

#[wasm_bindgen_test]
async fn a_whole_feed_is_complete() {
    let _server = Server::answering(&format!("() => new Response({START} + {ONE} + {TWO} + {END})"));
    let library = open("tin.json");
    settled(&library).await;
    assert_eq!(
        (ids(&library), library.failure(), library.is_incomplete()),
        (vec!["1".into(), "2".into()], None, false)
    );
    assert_eq!(library.header().title.as_deref(), Some("Tin"));
}

#[wasm_bindgen_test]
async fn a_feed_that_breaks_off_shows_what_came() {
    let _server = Server::answering(&format!(
        "({{ signal }}) => new Response(stream(signal, [{START}, {ONE}], 'break'))"
    ));
    let library = open("tin.json");
    settled(&library).await;
    assert_eq!((ids(&library), library.failure(), library.is_incomplete()), (vec!["1".into()], None, true));
}

/// A double touch on "Thử lại", or a way back and forth in one turn.
#[wasm_bindgen_test]
async fn a_feed_that_is_asked_for_twice_at_once_is_shown_once() {
    let _server = Server::answering(&format!("() => new Response({START} + {ONE} + {TWO} + {END})"));
    let library = open("tin.json");
    library.reload();
    settled(&library).await;
    gloo_timers::future::TimeoutFuture::new(20).await;
    assert_eq!(ids(&library), ["1", "2"]);
}

#[wasm_bindgen_test]
async fn another_feed_takes_the_place_of_one_that_is_coming() {
    let _server = Server::answering(&format!(
        "({{ signal }}) => new Response(stream(signal, [{START}, {ONE}], 'hang')),
         () => new Response({START} + {TWO} + {END})"
    ));
    let library = open("tin.json");
    until(|| ids(&library) == ["1"]).await;
    library.open(Some("khac.json"), &Rc::new(Site::default()));
    settled(&library).await;
    assert_eq!(ids(&library), ["2"]);
}

#[wasm_bindgen_test]
async fn feeds_of_strangers_are_refused_without_asking_them() {
    let server = Server::answering("() => new Response('x')");
    assert_eq!(open("https://evil.example/tin.json").failure(), Some(Failure::RefusedFeed));
    assert_eq!(open("javascript:alert(1)").failure(), Some(Failure::BadFeedUrl));
    assert_eq!(server.count(), 0);
}

/// What was being read must not come into a page that says it is refused.
#[wasm_bindgen_test]
async fn a_refused_feed_ends_the_reading_before_it() {
    let server = Server::answering(&format!(
        "({{ signal }}) => new Response(stream(signal, [{START}, {ONE}], 'hang'))"
    ));
    let library = open("tin.json");
    until(|| ids(&library) == ["1"]).await;
    library.open(Some("https://evil.example/tin.json"), &Rc::new(Site::default()));
    assert!(server.is_aborted(0));
    assert_eq!((ids(&library).len(), library.failure()), (0, Some(Failure::RefusedFeed)));
}

#[wasm_bindgen_test]
async fn what_is_no_feed_fails_with_its_reason() {
    let page =
        "() => new Response('<!doctype html><p>Đăng nhập', { headers: { 'content-type': 'text/html' } })";
    for (answer, expected) in [
        (page, Failure::WebPage),
        ("() => new Response('x', { status: 404 })", Failure::Fetch(FetchError::Status(404))),
    ] {
        let _server = Server::answering(answer);
        let library = open("tin.json");
        settled(&library).await;
        assert_eq!(library.failure(), Some(expected));
    }
}

#[wasm_bindgen_test]
async fn reading_on_keeps_what_came_and_adds_what_is_new() {
    let server = Server::answering(&format!(
        "({{ signal }}) => new Response(stream(signal, [{START}, {ONE}], 'break'))"
    ));
    let library = open("tin.json");
    settled(&library).await;
    assert!(library.is_incomplete());
    drop(server);
    let _server = Server::answering(&format!("() => new Response({START} + {ONE} + {TWO} + {END})"));
    library.go_on();
    settled(&library).await;
    assert_eq!((ids(&library), library.is_incomplete()), (vec!["1".into(), "2".into()], false));
}

const PAGES: &str = r#"(request) => {
    const page = request.url.endsWith('older.json') ? 2 : 1;
    const next = { 1: 'older.json', 2: 'tin.json' }[page];
    const items = [{ id: 'first', content_text: 'a' }, { id: `of-${page}`, content_text: 'b' }];
    return new Response(JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', next_url: next, items }));
}"#;

#[wasm_bindgen_test]
async fn next_pages_are_followed_once_and_bring_what_is_new() {
    let _server = Server::answering(PAGES);
    let library = open("tin.json");
    settled(&library).await;
    assert!(library.has_next_page());
    library.load_next_page();
    settled(&library).await;
    assert_eq!(ids(&library), ["first", "of-1", "of-2"]);
    // The second page leads back to the first.
    assert!(!library.has_next_page());
}

#[wasm_bindgen_test]
async fn next_page_of_another_origin_is_not_followed() {
    let _server = Server::answering(
        r#"() => new Response('{"version":"https://jsonfeed.org/version/1.1","next_url":"https://elsewhere.example/2","items":[{"id":1,"content_text":"a"}]}')"#,
    );
    let library = open("tin.json");
    settled(&library).await;
    assert_eq!((library.count(), library.has_next_page()), (1, false));
}

#[wasm_bindgen_test]
async fn texts_of_a_large_feed_are_put_away_and_come_back() {
    let _server = Server::answering(
        r#"() => new Response(JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', items:
            Array.from({ length: 30 }, (_, index) => ({ id: index, title: `${index}`, content_html: `<p>chữ ${index}</p>`.padEnd(50000, ' ă') })) }))"#,
    );
    let library = open("tin.json");
    settled(&library).await;
    until(|| library.is_digested()).await;
    let bodies: Vec<Body> =
        (0..30).filter_map(|number| library.at(number)).map(|article| article.body.clone()).collect();
    assert!(matches!(bodies.first(), Some(Body::Html(_))));
    let Some(Body::Stored { excerpt, .. }) = bodies.get(29) else { panic!("the last text is in memory") };
    assert!(excerpt.starts_with("chữ 29 "));
    library.fetch_text("29");
    until(|| library.article("29").is_some_and(|article| article.body.bytes() > 50_000)).await;
    let Some(Body::Html(text)) = library.article("29").map(|article| article.body.clone()) else {
        panic!("no text")
    };
    assert!(text.starts_with("<p>chữ 29</p> ă"));
}

/// A phone for which each article is a frame's work, and how many of them it did without turning to anything else.
#[derive(Default)]
struct SlowPhone {
    taken: Cell<u32>,
    at_once: Cell<u32>,
    most_at_once: Cell<u32>,
}

impl Digest for SlowPhone {
    fn take(&self, _: u32, _: &Article) -> Digested {
        let end = milliseconds() + 5.0;
        while milliseconds() < end {}
        self.taken.set(self.taken.get() + 1);
        self.at_once.set(self.at_once.get() + 1);
        self.most_at_once.set(self.most_at_once.get().max(self.at_once.get()));
        Digested::Whole
    }

    fn forget(&self, _: &Article) {}

    fn tell_change(&self) {}

    fn clear(&self) {}
}

#[wasm_bindgen_test]
async fn a_page_has_its_turn_while_a_feed_is_indexed() {
    let _server = Server::answering(
        r#"() => new Response(JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', items:
            Array.from({ length: 80 }, (_, index) => ({ id: index, content_text: 'a' })) }))"#,
    );
    let library = Library::default();
    let phone = Rc::new(SlowPhone::default());
    library.set_digest(phone.clone());
    library.open(Some("tin.json"), &Rc::new(Site::default()));
    while phone.taken.get() < 80 {
        tick().await;
        phone.at_once.set(0);
    }
    assert!((1..=20).contains(&phone.most_at_once.get()), "{} at once", phone.most_at_once.get());
}

/// Each page names another one after it, without end.
#[wasm_bindgen_test]
async fn pages_without_end_are_followed_up_to_a_limit() {
    let server = Server::answering(
        r#"(request) => {
            const page = Number(/tin-(\d+)/.exec(request.url)?.[1] ?? 1);
            const items = [{ id: page, content_text: 'a' }];
            return new Response(JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', next_url: `tin-${page + 1}.json`, items }));
        }"#,
    );
    let library = open("tin.json");
    settled(&library).await;
    while library.has_next_page() && library.count() < 1000 {
        library.load_next_page();
        settled(&library).await;
    }
    assert_eq!((library.count(), server.count()), (200, 200));
}
