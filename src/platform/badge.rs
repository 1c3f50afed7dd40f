//! The number on an installed app's icon.

use super::dom::window;
use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// Whether this browser can show one.
pub fn has_badge() -> bool {
    Reflect::has(&window().navigator(), &"setAppBadge".into()).unwrap_or(false)
}

/// Shows a number, or takes the badge away where it is nought.
pub fn set_badge(number: usize) {
    let navigator = JsValue::from(window().navigator());
    let set = Reflect::get(&navigator, &"setAppBadge".into()).ok();
    let Some(set) = set.and_then(|set| set.dyn_into::<Function>().ok()) else { return };
    let Ok(promise) = set.apply(&navigator, &Array::of1(&JsValue::from_f64(number as f64))) else { return };
    if let Ok(promise) = promise.dyn_into::<Promise>() {
        // Browsers refuse it to what is not installed.
        spawn_local(async move { drop(JsFuture::from(promise).await) });
    }
}
