//! Keeps the screen awake (Screen Wake Lock API).

use super::call::{call, get};
use super::dom::{document, window};
use js_sys::Promise;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// The browser lets go of it whenever the page is hidden, and when it likes.
#[derive(Clone, Default)]
pub struct WakeLock(Rc<RefCell<JsValue>>);

impl WakeLock {
    /// Asks for it unless it is held. To be called now and then, and when the page is seen again.
    pub fn hold(&self) {
        if document().hidden() || get(&self.0.borrow(), "released") == false {
            return;
        }
        let lock = get(&window().navigator(), "wakeLock");
        let asked = call(&lock, "request", &[JsValue::from_str("screen")]);
        let Some(asked) = asked.and_then(|asked| asked.dyn_into::<Promise>().ok()) else { return };
        let held = self.0.clone();
        spawn_local(async move {
            // A browser that refuses has its own settings for it.
            if let Ok(sentinel) = JsFuture::from(asked).await {
                held.replace(sentinel);
            }
        });
    }
}
