//! What this browser keeps for the reader. Private windows and sandboxed frames may keep nothing:
//! reading then finds nothing, and writing says so.

use super::dom::window;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Storage, StorageEvent};

fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

pub fn read(key: &str) -> Option<String> {
    storage()?.get_item(key).ok().flatten()
}

/// Whether the value was kept.
pub fn write(key: &str, value: &str) -> bool {
    storage().is_some_and(|storage| storage.set_item(key, value).is_ok())
}

/// Whether anything can be kept.
pub fn is_allowed() -> bool {
    const PROBE: &str = "bantin.probe";
    let allowed = write(PROBE, "");
    remove(PROBE);
    allowed
}

pub fn remove(key: &str) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(key);
    }
}

/// The keys that begin with these words.
pub fn keys(prefix: &str) -> Vec<String> {
    let Some(storage) = storage() else { return Vec::new() };
    let count = storage.length().unwrap_or(0);
    let keys = (0..count).filter_map(|index| storage.key(index).ok().flatten());
    keys.filter(|key| key.starts_with(prefix)).collect()
}

/// Hears, for as long as the page lives, of each key that another tab has changed; of `None` when it has
/// removed them all.
pub fn on_change(changed: impl Fn(Option<String>) + 'static) {
    let listener = Closure::<dyn Fn(StorageEvent)>::new(move |event: StorageEvent| changed(event.key()));
    let listener = listener.into_js_value();
    let _ = window().add_event_listener_with_callback("storage", listener.unchecked_ref());
}
