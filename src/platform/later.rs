//! The time after the first view stands: what is rare or heavy waits for it.

use super::dom::window;
use gloo_timers::future::TimeoutFuture;
use js_sys::{Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// Runs a task once the first view is painted and the rest of the module has been loaded; at once,
/// after the current task, where that has happened.
pub fn when_first_view_stands(task: impl FnOnce() + 'static) {
    let task: Box<dyn FnOnce()> = Box::new(task);
    spawn_local(async move {
        first_view_stands().await;
        task();
    });
}

/// Waits for the same.
pub async fn first_view_stands() {
    // `src/start.js` leaves this promise; a page that was put together otherwise has none.
    let promise = Reflect::get(&window(), &JsValue::from_str("bantinLater")).ok();
    match promise.and_then(|promise| promise.dyn_into::<Promise>().ok()) {
        Some(promise) => {
            let _ = JsFuture::from(promise).await;
        }
        None => TimeoutFuture::new(0).await,
    }
}
