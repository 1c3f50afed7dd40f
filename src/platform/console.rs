//! For publishers, operators and developers: readers get sentences in the page.

use wasm_bindgen::JsValue;

pub fn warn(text: &str) {
    web_sys::console::warn_1(&JsValue::from_str(text));
}
