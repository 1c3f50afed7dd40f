//! What several subjects need.

use bantin::domain::markup::Block;
use bantin::platform::dom::{create, document, window};
use gloo_timers::future::TimeoutFuture;
use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Element;

/// Where the articles of these tests come from.
pub const BASE: &str = "https://tin.example/bao/bai.html";

/// All words of the blocks, with one space between them.
pub fn words(blocks: &[Block]) -> String {
    let mut text = String::new();
    for block in blocks {
        block.visit_text(&mut |piece| text.push_str(piece));
        text.push(' ');
    }
    spaced(&text)
}

/// The same words with one space between them.
pub fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// An element in the page, which leaves it when it is dropped.
pub struct Stage(pub Element);

impl Stage {
    pub fn new() -> Stage {
        let stage = create("div");
        document().body().unwrap().append_child(&stage).unwrap();
        Stage(stage)
    }

    pub fn html(&self) -> String {
        self.0.inner_html()
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        self.0.remove();
    }
}

/// Lets everything that waits for its turn have it.
pub async fn tick() {
    TimeoutFuture::new(0).await;
}

/// Waits for something that the browser does in its own time, which is long where a machine has much else to do.
#[track_caller]
pub fn until(mut holds: impl FnMut() -> bool) -> impl Future<Output = ()> {
    let caller = std::panic::Location::caller();
    async move {
        for _ in 0..2_500 {
            if holds() {
                return;
            }
            TimeoutFuture::new(4).await;
        }
        panic!("what was waited for at {caller} did not happen");
    }
}

/// Runs a function body and gives what it returns.
pub fn script(body: &str) -> JsValue {
    Function::new_no_args(body).call0(&JsValue::NULL).unwrap()
}

/// Stands in for `window.fetch` as long as it lives, for addresses that end in `.json`.
///
/// `answers` are functions of the request, in JavaScript; the last one answers all further requests.
/// They may use `stream(signal, pieces, end)`: a body that hands out a piece for each reading, then
/// closes, breaks or hangs, and that breaks when the signal aborts, as the browser's own do.
pub struct Server(JsValue);

pub const STREAM: &str = r#"
    const stream = (signal, pieces, end) => {
        const left = [...pieces];
        return new ReadableStream({
            start(controller) {
                signal.addEventListener('abort', () => controller.error(signal.reason));
            },
            async pull(controller) {
                // As from a network: never all at once.
                await new Promise((resolve) => setTimeout(resolve, 1));
                if (signal.aborted) return;
                if (left.length > 0) return controller.enqueue(new TextEncoder().encode(left.shift()));
                if (end === 'close') return controller.close();
                if (end === 'break') return controller.error(new TypeError('network error'));
                return new Promise(() => {});
            },
        }, { highWaterMark: 0 });
    };
    const hang = (signal) => new Promise((_, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
    });
"#;

impl Server {
    pub fn answering(answers: &str) -> Server {
        Server(script(&format!(
            "{STREAM}
            const answers = [{answers}];
            const real = window.fetch;
            const requests = [];
            window.fetch = async (input, init) => {{
                // Others go on, so that a test that stopped with this in place spoils no other one.
                if (!/\\.json$/.test(input.url ?? input)) return real(input, init);
                const request = new Request(input, init);
                requests.push(request);
                return answers[Math.min(requests.length, answers.length) - 1](request);
            }};
            return {{ requests, close: () => {{ window.fetch = real; }} }};"
        )))
    }

    pub fn count(&self) -> usize {
        js_sys::Array::from(&self.requests()).length() as usize
    }

    /// A property of one of the requests, as text.
    pub fn of_request(&self, index: u32, property: &str) -> String {
        let request = js_sys::Array::from(&self.requests()).get(index);
        Reflect::get(&request, &property.into()).unwrap().as_string().unwrap()
    }

    /// Whether a request was stopped by whoever made it.
    pub fn is_aborted(&self, index: u32) -> bool {
        let request = js_sys::Array::from(&self.requests()).get(index);
        let signal = Reflect::get(&request, &"signal".into()).unwrap();
        Reflect::get(&signal, &"aborted".into()).unwrap().is_truthy()
    }

    fn requests(&self) -> JsValue {
        Reflect::get(&self.0, &"requests".into()).unwrap()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let close: Function = Reflect::get(&self.0, &"close".into()).unwrap().unchecked_into();
        close.call0(&JsValue::NULL).unwrap();
    }
}

/// Replaces a function of the window, given as JavaScript that may call `real`, as long as it lives.
pub struct Replaced(&'static str, JsValue);

impl Replaced {
    pub fn new(name: &'static str, with: &str) -> Replaced {
        let real = Reflect::get(&window(), &name.into()).unwrap();
        script(&format!("const real = window.{name}; window.{name} = {with};"));
        Replaced(name, real)
    }
}

impl Drop for Replaced {
    fn drop(&mut self) {
        Reflect::set(&window(), &self.0.into(), &self.1).unwrap();
    }
}
