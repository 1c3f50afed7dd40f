//! Reading a resource in pieces.

use crate::support::{Replaced, STREAM, Server, script, until};
use bantin::platform::fetch::{Aborter, Answer, FetchError, Limits, load};
use gloo_timers::future::TimeoutFuture;
use js_sys::Array;
use std::cell::RefCell;
use std::ops::ControlFlow;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use wasm_bindgen_test::wasm_bindgen_test;

/// Nothing is there: `Server` answers.
const URL: &str = "https://tin.example/feed.json";

const QUICK: Limits = Limits { bytes: 1_000_000, silence_ms: 60 };

/// What came, and how it ended.
type Outcome = (Vec<String>, Result<Answer, FetchError>);

async fn read(url: &str, limits: Limits) -> Outcome {
    read_with(url, limits, &Aborter::default()).await
}

async fn read_with(url: &str, limits: Limits, aborter: &Aborter) -> Outcome {
    let mut pieces = Vec::new();
    let answer = load(url, limits, aborter, &mut |piece| {
        pieces.push(String::from_utf8_lossy(piece).into_owned());
        ControlFlow::Continue(None)
    })
    .await;
    (pieces, answer)
}

/// Makes the pause before the second try short, and writes its length down.
fn hurry() -> (Replaced, impl Fn() -> Vec<f64>) {
    let pauses = Array::new();
    js_sys::Reflect::set(&js_sys::global(), &"bantinPauses".into(), &pauses).unwrap();
    let replaced = Replaced::new(
        "setTimeout",
        "(run, ms) => { if (ms >= 700) { bantinPauses.push(ms); ms = ms < 20000 ? 1 : ms; } return real(run, ms); }",
    );
    (replaced, move || {
        pauses.iter().filter_map(|pause| pause.as_f64()).filter(|pause| *pause < 20_000.0).collect()
    })
}

fn blob_url(text: &str, mime_type: &str) -> String {
    script(&format!("return URL.createObjectURL(new Blob(['{text}'], {{ type: '{mime_type}' }}));"))
        .as_string()
        .unwrap()
}

#[track_caller]
fn check(outcome: Outcome, pieces: &[&str], error: FetchError) {
    assert_eq!(outcome, (pieces.iter().map(|piece| (*piece).to_owned()).collect(), Err(error)));
}

// What comes

#[wasm_bindgen_test]
async fn a_resource_of_the_browsers_own_is_read() {
    let url = blob_url("Tin Việt", "application/feed+json");
    let (pieces, answer) = read(&url, QUICK).await;
    assert_eq!(pieces.concat(), "Tin Việt");
    assert_eq!(answer, Ok(Answer { url, mime_type: "application/feed+json".to_owned(), stored: None }));
}

#[wasm_bindgen_test]
async fn pieces_come_one_by_one_and_in_order() {
    let _server =
        Server::answering("({ signal }) => new Response(stream(signal, ['a', 'bc', 'd'], 'close'))");
    let (pieces, answer) = read(URL, QUICK).await;
    assert_eq!((pieces, answer.is_ok()), (vec!["a".to_owned(), "bc".to_owned(), "d".to_owned()], true));
}

#[wasm_bindgen_test]
async fn the_first_piece_is_there_before_the_last() {
    let _server = Server::answering("({ signal }) => new Response(stream(signal, ['a', 'b'], 'hang'))");
    let (pieces, aborter) = (Rc::new(RefCell::new(String::new())), Aborter::default());
    let (seen, of_reading) = (pieces.clone(), aborter.clone());
    spawn_local(async move {
        let _ = load(URL, Limits::default(), &of_reading, &mut |piece| {
            seen.borrow_mut().push_str(&String::from_utf8_lossy(piece));
            ControlFlow::Continue(None)
        })
        .await;
    });
    until(|| *pieces.borrow() == "ab").await;
    aborter.abort();
}

#[wasm_bindgen_test]
async fn the_type_is_told_without_parameters() {
    for (header, expected) in [
        ("application/feed+json; charset=utf-8", "application/feed+json"),
        ("Text/HTML", "text/html"),
        (" application/xhtml+xml ;x", "application/xhtml+xml"),
    ] {
        let _server = Server::answering(&format!(
            "() => new Response('x', {{ headers: {{ 'content-type': '{header}' }} }})"
        ));
        let answer = read(URL, QUICK).await.1.unwrap();
        assert_eq!(answer.mime_type, expected);
        assert_eq!(answer.is_web_page(), expected.contains("html"));
    }
}

#[wasm_bindgen_test]
async fn an_empty_answer_is_one() {
    for answer in
        ["() => new Response('')", "() => new Response(null)", "() => new Response(null, { status: 204 })"]
    {
        let server = Server::answering(answer);
        let (pieces, result) = read(URL, QUICK).await;
        assert_eq!((pieces.concat(), result.is_ok(), server.count()), (String::new(), true, 1), "{answer}");
    }
}

#[wasm_bindgen_test]
async fn cookies_stay_at_home() {
    let server = Server::answering("() => new Response('x')");
    read(URL, QUICK).await.1.unwrap();
    assert_eq!(server.of_request(0, "url"), URL);
    assert_eq!(server.of_request(0, "credentials"), "omit");
    assert_eq!(server.of_request(0, "method"), "GET");
}

// What fails

#[wasm_bindgen_test]
async fn a_missing_resource_is_a_status() {
    let url = script("return location.origin + '/khong-co-o-day';").as_string().unwrap();
    check(read(&url, Limits::default()).await, &[], FetchError::Status(404));
}

#[wasm_bindgen_test]
async fn an_address_that_is_none_is_no_answer() {
    let (_hurry, _) = hurry();
    check(read("https://", QUICK).await, &[], FetchError::Network);
}

#[wasm_bindgen_test]
async fn a_final_status_is_asked_for_once() {
    for status in [400, 401, 403, 404, 410, 501] {
        let server = Server::answering(&format!("() => new Response('x', {{ status: {status} }})"));
        check(read(URL, QUICK).await, &[], FetchError::Status(status));
        assert_eq!(server.count(), 1, "{status}");
    }
}

#[wasm_bindgen_test]
async fn a_passing_status_is_asked_for_twice() {
    let (_hurry, pauses) = hurry();
    for status in [408, 429, 500, 502, 503, 504] {
        let server = Server::answering(&format!("() => new Response('x', {{ status: {status} }})"));
        check(read(URL, QUICK).await, &[], FetchError::Status(status));
        assert_eq!(server.count(), 2, "{status}");
    }
    let pauses = pauses();
    assert_eq!(pauses.len(), 6);
    assert!(pauses.iter().all(|pause| (700.0..=1_400.0).contains(pause)), "{pauses:?}");
}

#[wasm_bindgen_test]
async fn the_second_try_may_succeed() {
    let (_hurry, _) = hurry();
    for first in [
        "() => new Response('bảo trì', { status: 503 })",
        "() => Promise.reject(new TypeError('Failed to fetch'))",
        "({ signal }) => hang(signal)",
        "({ signal }) => new Response(stream(signal, [], 'break'))",
        "({ signal }) => new Response(stream(signal, [], 'hang'))",
    ] {
        let server = Server::answering(&format!("{first}, () => new Response('Tin')"));
        let (pieces, answer) = read(URL, QUICK).await;
        assert_eq!((pieces.concat().as_str(), answer.is_ok(), server.count()), ("Tin", true, 2), "{first}");
    }
}

#[wasm_bindgen_test]
async fn no_connection_is_a_network_error_after_two_tries() {
    let (_hurry, _) = hurry();
    let server = Server::answering("() => Promise.reject(new TypeError('Failed to fetch'))");
    check(read(URL, QUICK).await, &[], FetchError::Network);
    assert_eq!(server.count(), 2);
}

#[wasm_bindgen_test]
async fn a_device_without_network_says_so() {
    let (_hurry, _) = hurry();
    let server = Server::answering("() => Promise.reject(new TypeError('Failed to fetch'))");
    script("Object.defineProperty(navigator, 'onLine', { value: false, configurable: true });");
    let outcome = read(URL, QUICK).await;
    script("delete navigator.onLine;");
    check(outcome, &[], FetchError::Offline);
    assert_eq!(server.count(), 1);
}

#[wasm_bindgen_test]
async fn silence_before_the_answer_is_a_timeout() {
    let (_hurry, _) = hurry();
    let server = Server::answering("({ signal }) => hang(signal)");
    check(read(URL, QUICK).await, &[], FetchError::Timeout);
    assert_eq!((server.count(), server.is_aborted(0), server.is_aborted(1)), (2, true, true));
}

#[wasm_bindgen_test]
async fn silence_after_a_piece_is_a_timeout_that_keeps_it() {
    let server = Server::answering("({ signal }) => new Response(stream(signal, ['a'], 'hang'))");
    check(read(URL, QUICK).await, &["a"], FetchError::Timeout);
    assert_eq!((server.count(), server.is_aborted(0)), (1, true));
}

#[wasm_bindgen_test]
async fn a_slow_answer_is_no_silence() {
    let _server = Server::answering(
        "({ signal }) => new Response(new ReadableStream({
            async pull(controller) {
                this.count = (this.count ?? 0) + 1;
                await new Promise((resolve) => setTimeout(resolve, 25));
                if (this.count > 6) controller.close();
                else controller.enqueue(new TextEncoder().encode('a'));
            },
        }, { highWaterMark: 0 }))",
    );
    let (pieces, answer) = read(URL, Limits { silence_ms: 100, ..QUICK }).await;
    assert_eq!((pieces.concat().as_str(), answer.is_ok()), ("aaaaaa", true));
}

#[wasm_bindgen_test]
async fn a_break_in_the_middle_keeps_what_came_and_is_not_repaired() {
    let server = Server::answering("({ signal }) => new Response(stream(signal, ['a', 'b'], 'break'))");
    check(read(URL, QUICK).await, &["a", "b"], FetchError::Network);
    assert_eq!(server.count(), 1);
}

#[wasm_bindgen_test]
async fn more_than_the_limit_is_refused() {
    let server =
        Server::answering("({ signal }) => new Response(stream(signal, ['aaa', 'bbb', 'ccc'], 'close'))");
    check(read(URL, Limits { bytes: 5, ..QUICK }).await, &["aaa"], FetchError::TooLarge);
    assert_eq!((server.count(), server.is_aborted(0)), (1, true));
}

#[wasm_bindgen_test]
async fn as_much_as_the_limit_is_read() {
    let _server = Server::answering("({ signal }) => new Response(stream(signal, ['aaa', 'bbb'], 'close'))");
    assert!(read(URL, Limits { bytes: 6, ..QUICK }).await.1.is_ok());
}

// Who stops it

#[wasm_bindgen_test]
async fn the_reader_may_have_enough() {
    let server = Server::answering("({ signal }) => new Response(stream(signal, ['a', 'b', 'c'], 'close'))");
    let mut pieces = Vec::new();
    let answer = load(URL, QUICK, &Aborter::default(), &mut |piece| {
        pieces.extend_from_slice(piece);
        ControlFlow::Break(())
    })
    .await;
    assert_eq!((pieces.as_slice(), answer.is_ok()), (b"a".as_slice(), true));
    assert_eq!((server.count(), server.is_aborted(0)), (1, true));
}

#[wasm_bindgen_test]
async fn what_was_stopped_before_it_began_never_begins() {
    let server = Server::answering("() => new Response('Tin')");
    let aborter = Aborter::default();
    aborter.abort();
    check(read_with(URL, QUICK, &aborter).await, &[], FetchError::Aborted);
    assert_eq!(server.count(), 0);
}

#[wasm_bindgen_test]
async fn it_can_be_stopped_before_the_answer() {
    let server = Server::answering("({ signal }) => hang(signal)");
    let aborter = Aborter::default();
    let stopping = aborter.clone();
    spawn_local(async move {
        TimeoutFuture::new(5).await;
        stopping.abort();
    });
    check(read_with(URL, Limits::default(), &aborter).await, &[], FetchError::Aborted);
    assert_eq!((server.count(), server.is_aborted(0)), (1, true));
}

#[wasm_bindgen_test]
async fn it_can_be_stopped_between_pieces() {
    let server = Server::answering("({ signal }) => new Response(stream(signal, ['a', 'b', 'c'], 'hang'))");
    let aborter = Aborter::default();
    let mut pieces = Vec::new();
    let answer = load(URL, Limits::default(), &aborter, &mut |piece| {
        pieces.extend_from_slice(piece);
        aborter.abort();
        ControlFlow::Continue(None)
    })
    .await;
    assert_eq!((pieces.as_slice(), answer), (b"a".as_slice(), Err(FetchError::Aborted)));
    assert_eq!(server.count(), 1);
}

#[wasm_bindgen_test]
async fn it_can_be_stopped_in_the_pause_before_the_second_try() {
    let aborter = Aborter::default();
    let stopping = aborter.clone();
    let server = Server::answering("() => new Response('x', { status: 503 })");
    // Long enough for the stop to come within it.
    let _pause = Replaced::new("setTimeout", "(run, ms) => real(run, ms >= 700 && ms < 20000 ? 50 : ms)");
    spawn_local(async move {
        TimeoutFuture::new(20).await;
        stopping.abort();
    });
    let outcome = read_with(URL, QUICK, &aborter).await;
    check(outcome, &[], FetchError::Aborted);
    assert_eq!(server.count(), 1);
}

// Requests that the page's start script has begun

/// As `src/start.js` leaves them.
fn begin(url: &str, response: &str) {
    script(&format!(
        "{STREAM}
        const controller = new AbortController();
        const {{ signal }} = controller;
        const response = Promise.resolve().then(() => {response});
        response.catch(() => {{}});
        globalThis.bantinStarted = {{ '{url}': {{ response, controller }} }};"
    ));
}

#[wasm_bindgen_test]
async fn a_request_that_was_begun_is_taken_over_once() {
    let server = Server::answering("() => new Response('mới')");
    begin(URL, "new Response(stream(signal, ['sẵn', 'rồi'], 'close'))");
    let (pieces, answer) = read(URL, QUICK).await;
    assert_eq!((pieces, answer.is_ok(), server.count()), (vec!["sẵn".to_owned(), "rồi".to_owned()], true, 0));
    assert_eq!((read(URL, QUICK).await.0.concat().as_str(), server.count()), ("mới", 1));
}

#[wasm_bindgen_test]
async fn a_request_for_something_else_is_left_alone() {
    let server = Server::answering("() => new Response('mới')");
    begin("https://tin.example/site.json", "new Response('sẵn')");
    assert_eq!((read(URL, QUICK).await.0.concat().as_str(), server.count()), ("mới", 1));
}

#[wasm_bindgen_test]
async fn a_begun_request_that_failed_is_made_again() {
    let (_hurry, _) = hurry();
    for response in [
        "Promise.reject(new TypeError('Failed to fetch'))",
        "new Response('x', { status: 503 })",
        "hang(signal)",
    ] {
        let server = Server::answering("() => new Response('mới')");
        begin(URL, response);
        let (pieces, answer) = read(URL, QUICK).await;
        assert_eq!(
            (pieces.concat().as_str(), answer.is_ok(), server.count()),
            ("mới", true, 1),
            "{response}"
        );
    }
}

#[wasm_bindgen_test]
async fn a_begun_request_that_stalls_is_a_timeout() {
    let server = Server::answering("() => new Response('mới')");
    begin(URL, "new Response(stream(signal, ['a'], 'hang'))");
    check(read(URL, QUICK).await, &["a"], FetchError::Timeout);
    assert_eq!(server.count(), 0);
}

#[wasm_bindgen_test]
async fn a_begun_request_can_be_stopped() {
    begin(URL, "new Response(stream(signal, ['a'], 'hang'))");
    let aborter = Aborter::default();
    let mut pieces = Vec::new();
    let answer = load(URL, Limits::default(), &aborter, &mut |piece| {
        pieces.extend_from_slice(piece);
        aborter.abort();
        ControlFlow::Continue(None)
    })
    .await;
    assert_eq!((pieces.as_slice(), answer), (b"a".as_slice(), Err(FetchError::Aborted)));
}

#[wasm_bindgen_test]
async fn odd_things_in_place_of_begun_requests_are_passed_over() {
    let server = Server::answering("() => new Response('mới')");
    for odd in ["undefined", "null", "1", "{}", "{ response: 1, controller: 2 }"] {
        script(&format!("globalThis.bantinStarted = {{ '{URL}': {odd} }};"));
        assert_eq!(read(URL, QUICK).await.0.concat(), "mới", "{odd}");
    }
    script("globalThis.bantinStarted = undefined;");
    assert_eq!(read(URL, QUICK).await.0.concat(), "mới");
    assert_eq!(server.count(), 6);
}
