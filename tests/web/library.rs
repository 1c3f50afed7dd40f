//! The feed as it is read.

use crate::support::{Server, until};
use bantin::domain::site::Site;
use bantin::platform::fetch::FetchError;
use bantin::state::failure::Failure;
use bantin::state::library::Library;
use wasm_bindgen_test::wasm_bindgen_test;

const START: &str = r#"'{"version":"https://jsonfeed.org/version/1.1","title":"Tin","items":['"#;
const ONE: &str = r#"'{"id":"1","content_text":"a"},'"#;
const TWO: &str = r#"'{"id":"2","content_text":"b"}'"#;
const END: &str = "']}'";

fn ids(library: &Library) -> Vec<String> {
    library.first_ids(None, 100)
}

fn open(wanted: &str) -> Library {
    let library = Library::default();
    library.open(Some(wanted), &Site::default());
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
    library.open(Some("ftp://x"), &Site::default());
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
    library.open(Some("khac.json"), &Site::default());
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
    library.open(Some("https://evil.example/tin.json"), &Site::default());
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
