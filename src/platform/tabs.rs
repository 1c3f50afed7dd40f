//! Other tabs of the same site: what one says, all others hear.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{BroadcastChannel, MessageEvent};

/// A way to speak to them; open for as long as the page lives.
pub struct Tabs(Option<BroadcastChannel>);

impl Tabs {
    /// Where the browser has none, nobody hears anything.
    pub fn open(name: &str, heard: impl Fn(String) + 'static) -> Tabs {
        let Ok(channel) = BroadcastChannel::new(name) else { return Tabs(None) };
        let listener = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            // Whatever else somebody may send over it.
            if let Some(words) = event.data().as_string() {
                heard(words);
            }
        });
        channel.set_onmessage(Some(listener.into_js_value().unchecked_ref()));
        Tabs(Some(channel))
    }

    pub fn say(&self, words: &str) {
        if let Some(channel) = &self.0 {
            let _ = channel.post_message(&words.into());
        }
    }
}
