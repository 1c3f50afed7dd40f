//! SHA-256 by the browser (Web Cryptography API), which has it on pages by HTTPS and on `localhost` only.

use super::call::{call, get};
use super::dom::window;
use js_sys::{Promise, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// The hash of a text as 64 hexadecimal digits; `None` where the browser does not hash.
pub async fn sha256(text: &str) -> Option<String> {
    let subtle = get(&get(&window(), "crypto"), "subtle");
    if subtle.is_undefined() {
        return None;
    }
    let bytes = Uint8Array::from(text.as_bytes());
    let promise = call(&subtle, "digest", &[JsValue::from_str("SHA-256"), bytes.into()])?;
    let hash = JsFuture::from(promise.dyn_into::<Promise>().ok()?).await.ok()?;
    let digit = |value: u8| char::from_digit(value.into(), 16);
    let digits =
        Uint8Array::new(&hash).to_vec().into_iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]);
    Some(digits.flatten().collect())
}
