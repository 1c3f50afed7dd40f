//! The time after the first view stands: what is rare or heavy waits for it.

use super::dom::window;
use gloo_timers::future::TimeoutFuture;
use js_sys::{Function, Promise, Reflect};
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

thread_local! {
    static LOADER: RefCell<Option<Function>> = const { RefCell::new(None) };
}

/// From now on the rest of the module is loaded when something first waits for it, by calling this, which
/// gives a promise: in a host's page nothing is loaded that nobody needs.
pub fn load_on_demand(loader: Function) {
    LOADER.set(Some(loader));
}

/// Runs a task once the first view is painted and the rest of the module has been loaded; at once,
/// after the current task, where that has happened.
pub fn when_first_view_stands(task: impl FnOnce() + 'static) {
    run_later(Box::new(task));
}

/// Apart, so that it is there once and not with each of its callers.
#[inline(never)]
fn run_later(task: Box<dyn FnOnce()>) {
    spawn_local(async move {
        first_view_stands().await;
        task();
    });
}

/// Waits for the same.
pub async fn first_view_stands() {
    if let Some(loader) = LOADER.with_borrow(Clone::clone) {
        let promise = loader.call0(&JsValue::UNDEFINED).ok();
        if let Some(promise) = promise.and_then(|promise| promise.dyn_into::<Promise>().ok()) {
            let _ = JsFuture::from(promise).await;
        }
        return;
    }
    // `src/start.js` leaves this promise; a page that was put together otherwise has none.
    let promise = Reflect::get(&window(), &JsValue::from_str("bantinLater")).ok();
    match promise.and_then(|promise| promise.dyn_into::<Promise>().ok()) {
        Some(promise) => {
            let _ = JsFuture::from(promise).await;
        }
        None => TimeoutFuture::new(0).await,
    }
}

/// Loads the rest of the module for a first view that needs it; whether it has come within some seconds.
pub async fn load_rest() -> bool {
    let load = Reflect::get(&window(), &JsValue::from_str("bantinRest")).ok();
    // A page that was put together otherwise has all of it.
    let Some(load) = load.and_then(|load| load.dyn_into::<Function>().ok()) else { return true };
    let promise = load.call0(&JsValue::UNDEFINED).ok();
    match promise.and_then(|promise| promise.dyn_into::<Promise>().ok()) {
        Some(promise) => JsFuture::from(promise).await.is_ok_and(|came| came.is_truthy()),
        None => false,
    }
}
