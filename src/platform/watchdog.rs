//! The other side of `public/watchdog.js`, which sees to a kiosk whose module is dead.

use super::call::{call, get, set};
use super::dom::window;
use js_sys::Object;
use wasm_bindgen::JsValue;

const BYTES_A_PAGE: usize = 65_536;

/// What the watchdog reads of the module.
pub struct Pulse(Object);

impl Default for Pulse {
    fn default() -> Self {
        let pulse = Object::new();
        set(&window(), "bantinKiosk", &pulse);
        Pulse(pulse)
    }
}

impl Pulse {
    /// Says that the module lives; to be called each second.
    pub fn beat(&self) {
        let beats = get(&self.0, "beats").as_f64().unwrap_or(0.0);
        set(&self.0, "beats", &JsValue::from_f64(beats + 1.0));
        set(&self.0, "memory", &JsValue::from_f64(wasm_bytes()));
    }
}

/// Bytes of the module's memory, which only grows.
fn wasm_bytes() -> f64 {
    (core::arch::wasm32::memory_size::<0>() * BYTES_A_PAGE) as f64
}

fn of_watchdog(name: &str) -> JsValue {
    get(&get(&window(), "bantinWatchdog"), name)
}

/// Messages of errors that nobody has caught, the newest last.
pub fn errors() -> Vec<String> {
    let lines = of_watchdog("errors").as_string().unwrap_or_default();
    lines.lines().map(str::to_owned).collect()
}

/// How often the watchdog has loaded the page anew, in a row.
pub fn reloads() -> u64 {
    of_watchdog("reloads").as_f64().unwrap_or(0.0) as u64
}

/// Bytes of memory: that of scripts, where the browser tells, and the module's.
pub fn memory_bytes() -> u64 {
    let heap = get(&get(&window().performance().into(), "memory"), "usedJSHeapSize");
    (heap.as_f64().unwrap_or(0.0) + wasm_bytes()) as u64
}

/// Loads the page anew, from the kiosk's start; not where it could not be loaded.
pub fn restart() {
    call(&get(&window(), "bantinWatchdog"), "restart", &[JsValue::TRUE]);
}

/// Sends a text to where the operator listens. Nobody waits for an answer.
pub fn report_to(url: &str, text: &str) {
    call(&window().navigator(), "sendBeacon", &[JsValue::from_str(url), JsValue::from_str(text)]);
}
