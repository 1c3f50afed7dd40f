//! Handing an address on: to another app, or to the clipboard.

use super::dom::window;
use js_sys::Reflect;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{DomException, Navigator, ShareData};

/// Whether the navigator has this: neither of the two is there on pages without HTTPS.
fn has(navigator: &Navigator, name: &str) -> bool {
    Reflect::get(navigator, &JsValue::from_str(name)).is_ok_and(|value| !value.is_undefined())
}

pub fn can_share() -> bool {
    has(&window().navigator(), "share")
}

/// Opens the device's own dialog; `otherwise` runs if it does not open. Whoever closes it without sharing
/// has decided so. To be called while a click is handled.
pub fn share(title: &str, url: &str, otherwise: impl FnOnce() + 'static) {
    let data = ShareData::new();
    data.set_title(title);
    data.set_url(url);
    let shared = JsFuture::from(window().navigator().share_with_data(&data));
    let otherwise: Box<dyn FnOnce()> = Box::new(otherwise);
    spawn_local(async move {
        if let Err(error) = shared.await
            && DomException::from(error).name() != "AbortError"
        {
            otherwise();
        }
    });
}

/// Puts a text into the clipboard; `then` hears whether it is there. To be called while a click is handled.
pub fn copy(text: &str, then: impl FnOnce(bool) + 'static) {
    let navigator = window().navigator();
    let written = has(&navigator, "clipboard").then(|| navigator.clipboard().write_text(text));
    let then: Box<dyn FnOnce(bool)> = Box::new(then);
    spawn_local(async move {
        then(match written {
            Some(written) => JsFuture::from(written).await.is_ok(),
            None => false,
        });
    });
}
