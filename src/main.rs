//! The module of our own pages: what `src/start.js` calls.

use bantin::shells;
use wasm_bindgen::prelude::wasm_bindgen;

#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

fn main() {}

/// Chooses the surface of a page of our own, and starts it.
#[wasm_bindgen]
pub fn boot() {
    if shells::kiosk::is_wanted() {
        shells::kiosk::start();
    } else {
        shells::app::start();
    }
}
