//! Reads a resource in pieces as they arrive: abortable, limited in size and in silence, tried once
//! more where that may help. Errors are plain data; `message` holds what a person reads about them.

use super::dom::window;
use super::later::load_rest;
use super::page::is_online;
use crate::domain::text::leading_integer;
use crate::domain::timestamp::Timestamp;
use gloo_net::http::Response;
use gloo_timers::callback::Timeout;
use gloo_timers::future::TimeoutFuture;
use js_sys::{Promise, Reflect, Uint8Array};
use std::cell::{Cell, RefCell};
use std::future::Future;
use std::ops::ControlFlow;
use std::pin::Pin;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortController, ReadableStreamDefaultReader, ReferrerPolicy, RequestCache, RequestCredentials,
    RequestInit,
};

/// Larger resources are refused: no honest feed is, and a phone would not survive it.
pub const SIZE_LIMIT: usize = 64 * 1024 * 1024;

/// So long may a server be silent, before its first byte or between two.
pub const SILENCE_LIMIT_MS: u32 = 20_000;

/// The pause before the second try; up to as much again is added at random, so that a server which
/// comes back is not met by everybody at once.
const RETRY_PAUSE_MS: f64 = 700.0;

/// Why a resource could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FetchError {
    /// The device itself says that it has no network.
    Offline,
    /// No answer: DNS, TLS, a refused connection, CORS. Browsers do not tell which.
    Network,
    /// Silence for longer than the limit.
    Timeout,
    /// Stopped by whoever asked for it.
    Aborted,
    /// An answer other than 2xx.
    Status(u16),
    TooLarge,
}

impl FetchError {
    /// Whether the same request may succeed a moment later.
    fn may_pass(&self) -> bool {
        matches!(
            self,
            FetchError::Network | FetchError::Timeout | FetchError::Status(408 | 429 | 500 | 502 | 503 | 504)
        )
    }
}

/// What is known of an answer beside its bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// The address after redirects.
    pub url: String,
    /// In lower case, without parameters; empty when the server named none.
    pub mime_type: String,
    /// Set where the service worker answered in the place of the network.
    pub stored: Option<Stored>,
}

/// A copy that the service worker had: of when, and why it had to help out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stored {
    pub at: Timestamp,
    pub because: Trouble,
}

/// Why the network did not give the news.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// There is none, as far as the device can tell.
    NoNetwork,
    /// It is silent, or what it says is no news: a status, a page to sign in.
    Server,
}

impl Answer {
    /// An HTML page, where data was asked for: what a captive portal or a rewrite rule sends.
    pub fn is_web_page(&self) -> bool {
        matches!(self.mime_type.as_str(), "text/html" | "application/xhtml+xml")
    }
}

/// Limits of one reading; tests set smaller ones.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    pub bytes: usize,
    pub silence_ms: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Limits { bytes: SIZE_LIMIT, silence_ms: SILENCE_LIMIT_MS }
    }
}

/// A reading in hand: stops it, and knows what its server said. Clones are handles of the same one.
#[derive(Clone, Default)]
pub struct Aborter(Rc<AborterState>);

#[derive(Default)]
struct AborterState {
    aborted: Cell<bool>,
    controller: Cell<Option<AbortController>>,
    /// Whether the server is asked even where the browser has a copy.
    fresh: Cell<bool>,
    response: RefCell<Option<web_sys::Response>>,
}

impl Aborter {
    pub fn abort(&self) {
        self.0.aborted.set(true);
        if let Some(controller) = self.0.controller.take() {
            controller.abort();
        }
    }

    pub fn is_aborted(&self) -> bool {
        self.0.aborted.get()
    }

    /// Set where the answer that came last is a stored copy: known before its first byte.
    pub fn stored(&self) -> Option<Stored> {
        stored(&Response::from(self.0.response.borrow().clone()?))
    }

    /// Where redirects have led, if there were any on the way to the answer that came last.
    pub fn end_of_redirects(&self) -> Option<String> {
        let response = self.0.response.borrow();
        response.as_ref().filter(|response| response.redirected()).map(web_sys::Response::url)
    }

    /// A header of the answer that came last, of those that the server lets a page read.
    pub fn header(&self, name: &str) -> Option<String> {
        self.0.response.borrow().as_ref()?.headers().get(name).ok().flatten()
    }
}

/// What a reader of pieces wants before the next one: nothing, or to wait. Waiting holds the stream back,
/// and through it the server.
pub type Pause = Option<Pin<Box<dyn Future<Output = ()>>>>;

/// Browsers hand over up to megabytes at once: such pieces are cut, so that no task is long.
const LONGEST_PIECE: u32 = 64 * 1024;

/// Reads `url` and hands each piece to `on_piece`, which may end the reading early.
///
/// A second try is made only while `on_piece` has seen nothing.
pub async fn load(
    url: &str,
    limits: Limits,
    aborter: &Aborter,
    on_piece: &mut dyn FnMut(&[u8]) -> ControlFlow<(), Pause>,
) -> Result<Answer, FetchError> {
    let mut seen = false;
    let mut first = attempt(url, limits, aborter, &mut |piece| {
        seen = true;
        on_piece(piece)
    })
    .await;
    // A server that says when to come back is not asked before.
    if first.as_ref().is_err_and(FetchError::may_pass) && !seen && aborter.header("retry-after").is_none() {
        TimeoutFuture::new((RETRY_PAUSE_MS * (1.0 + js_sys::Math::random())) as u32).await;
        if aborter.is_aborted() {
            return Err(FetchError::Aborted);
        }
        first = attempt(url, limits, aborter, on_piece).await;
    }
    first
}

/// Asks the server whether what it gave before is still all: a line is its answer where it is, and the
/// browser then hands over its own copy. Asked once: whoever asks again and again knows when.
pub async fn load_fresh(
    url: &str,
    limits: Limits,
    aborter: &Aborter,
    on_piece: &mut dyn FnMut(&[u8]) -> ControlFlow<(), Pause>,
) -> Result<Answer, FetchError> {
    aborter.0.fresh.set(true);
    attempt(url, limits, aborter, on_piece).await
}

async fn attempt(
    url: &str,
    limits: Limits,
    aborter: &Aborter,
    on_piece: &mut dyn FnMut(&[u8]) -> ControlFlow<(), Pause>,
) -> Result<Answer, FetchError> {
    // Whoever asked may have changed their mind before this had its first turn.
    if aborter.is_aborted() {
        return Err(FetchError::Aborted);
    }
    let (promise, controller) = start(url, aborter.0.fresh.get())?;
    aborter.0.controller.set(Some(controller.clone()));
    let silence = Silence::new(controller, limits.silence_ms);
    let failed = |error: JsValue| classify(&error, aborter, &silence);

    let response = JsFuture::from(promise).await.map_err(failed)?;
    let response = response.unchecked_into::<web_sys::Response>();
    aborter.0.response.replace(Some(Clone::clone(&response)));
    let response = Response::from(response);
    if !response.ok() {
        silence.abort();
        return Err(FetchError::Status(response.status()));
    }
    let answer = Answer { url: response.url(), mime_type: mime_type(&response), stored: stored(&response) };
    if answer.stored.is_some() {
        // There may be no network now, and what is said of a copy comes with it: nothing may be missing then.
        load_rest().await;
    }
    let Some(body) = response.body() else { return Ok(answer) };
    let reader: ReadableStreamDefaultReader = body.get_reader().unchecked_into();

    let mut total = 0usize;
    loop {
        silence.restart();
        let step = JsFuture::from(reader.read()).await.map_err(failed)?;
        // A piece that had come already when the reading was stopped.
        if aborter.is_aborted() {
            return Err(FetchError::Aborted);
        }
        let Ok(value) = Reflect::get(&step, &JsValue::from_str("value")) else { return Ok(answer) };
        if value.is_undefined() {
            return Ok(answer);
        }
        let pieces = value.unchecked_into::<Uint8Array>();
        let length = pieces.length();
        total += length as usize;
        if total > limits.bytes {
            silence.abort();
            return Err(FetchError::TooLarge);
        }
        let mut start = 0;
        while start < length {
            let end = length.min(start + LONGEST_PIECE);
            match on_piece(&pieces.subarray(start, end).to_vec()) {
                ControlFlow::Break(()) => {
                    silence.abort();
                    return Ok(answer);
                }
                ControlFlow::Continue(None) => {}
                ControlFlow::Continue(Some(pause)) => {
                    // The wait is ours, not the server's.
                    silence.stop();
                    pause.await;
                    if aborter.is_aborted() {
                        return Err(FetchError::Aborted);
                    }
                }
            }
            start = end;
        }
    }
}

/// Begins a request, or takes over the one that the page's start script has begun.
fn start(url: &str, fresh: bool) -> Result<(Promise, AbortController), FetchError> {
    if let Some(started) = take_started(url).filter(|_| !fresh) {
        return Ok(started);
    }
    let controller = AbortController::new().map_err(|_| FetchError::Network)?;
    // Not gloo-net's builder: its query strings and headers, unused here, cost 2 KB of every visit.
    let init = RequestInit::new();
    // Nobody's cookies are needed to read news, and none must travel to a third party.
    init.set_credentials(RequestCredentials::Omit);
    init.set_referrer_policy(ReferrerPolicy::NoReferrer);
    init.set_signal(Some(&controller.signal()));
    if fresh {
        init.set_cache(RequestCache::NoCache);
    }
    Ok((window().fetch_with_str_and_init(url, &init), controller))
}

/// `src/start.js` leaves `bantinStarted[url] = { response, controller }`, to be used once.
fn take_started(url: &str) -> Option<(Promise, AbortController)> {
    let started = Reflect::get(&window(), &JsValue::from_str("bantinStarted")).ok()?;
    let started = started.dyn_ref::<js_sys::Object>()?;
    let key = JsValue::from_str(url);
    let entry = Reflect::get(started, &key).ok().filter(JsValue::is_object)?;
    let _ = Reflect::delete_property(started, &key);
    let response = Reflect::get(&entry, &JsValue::from_str("response")).ok()?;
    let controller = Reflect::get(&entry, &JsValue::from_str("controller")).ok()?;
    Some((response.dyn_into().ok()?, controller.dyn_into().ok()?))
}

fn mime_type(response: &Response) -> String {
    let value = response.headers().get("content-type").unwrap_or_default();
    value.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// `public/sw.js` says so in two headers of its own.
fn stored(response: &Response) -> Option<Stored> {
    let headers = response.headers();
    let seconds = leading_integer(&headers.get("x-bantin-stored")?)?;
    let because = match headers.get("x-bantin-reason").as_deref() {
        Some("network") => Trouble::NoNetwork,
        _ => Trouble::Server,
    };
    Some(Stored { at: Timestamp { seconds }, because })
}

fn classify(error: &JsValue, aborter: &Aborter, silence: &Silence) -> FetchError {
    if aborter.is_aborted() {
        FetchError::Aborted
    } else if silence.is_over() {
        FetchError::Timeout
    } else if !is_online() {
        FetchError::Offline
    } else {
        // The details go where developers look; readers get a sentence.
        web_sys::console::warn_1(error);
        FetchError::Network
    }
}

/// Aborts a request when nothing has come for a while.
struct Silence {
    controller: AbortController,
    limit_ms: u32,
    over: Rc<Cell<bool>>,
    timeout: Cell<Option<Timeout>>,
}

impl Silence {
    fn new(controller: AbortController, limit_ms: u32) -> Self {
        let silence =
            Silence { controller, limit_ms, over: Rc::new(Cell::new(false)), timeout: Cell::new(None) };
        silence.restart();
        silence
    }

    fn restart(&self) {
        let (over, controller) = (self.over.clone(), self.controller.clone());
        // Replacing the earlier time-out drops it, which cancels it.
        self.timeout.set(Some(Timeout::new(self.limit_ms, move || {
            over.set(true);
            controller.abort();
        })));
    }

    fn stop(&self) {
        self.timeout.set(None);
    }

    fn is_over(&self) -> bool {
        self.over.get()
    }

    fn abort(&self) {
        self.controller.abort();
    }
}
