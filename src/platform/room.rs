//! How long the browser keeps things for this site, and what can go when it gets full.

use super::dom::window;
use js_sys::{Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::StorageManager;

/// Plain http has none, nor has a frame that is shut in.
fn manager() -> Option<StorageManager> {
    Reflect::get(&window().navigator(), &"storage".into()).ok()?.dyn_into().ok()
}

/// Asks the browser not to throw away what is kept when the device gets full. Some browsers decide by
/// themselves, others ask the person: so only where something was saved by hand.
pub fn ask_to_keep() {
    spawn_local(async move {
        let Some(manager) = manager() else { return };
        let Ok(kept) = manager.persisted() else { return };
        if JsFuture::from(kept).await.is_ok_and(|kept| !kept.is_truthy())
            && let Ok(promise) = manager.persist()
        {
            let _ = JsFuture::from(promise).await;
        }
    });
}

/// Asks the service worker, where there is one, to give back the pictures of articles that were only opened.
pub fn shrink_pictures() {
    let member = |of: &JsValue, name: &str| Reflect::get(of, &JsValue::from_str(name)).unwrap_or_default();
    let worker = member(&member(&window().navigator(), "serviceWorker"), "controller");
    let message = Object::new();
    let _ = Reflect::set(&message, &"type".into(), &"shrink".into());
    if let Ok(post) = member(&worker, "postMessage").dyn_into::<js_sys::Function>() {
        let _ = post.call1(&worker, &message);
    }
}
