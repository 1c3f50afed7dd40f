//! The module of partners' pages: what `src/widget_module.js` calls. Linked by itself, it has nothing that only
//! our own pages need.

use bantin::shells;
use js_sys::Function;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{HtmlElement, ShadowRoot};

#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

fn main() {}

/// Called once before the first widget; `load_rest` gives a promise of the rest of the module, `folder` is
/// the address of the widget's own folder.
#[wasm_bindgen(js_name = beginWidgets)]
pub fn begin_widgets(load_rest: Function, folder: String) {
    shells::widget::begin(load_rest, folder);
}

/// Draws a widget into the shadow root of an element; the number is for the calls below.
#[wasm_bindgen(js_name = mountWidget)]
pub fn mount_widget(host: HtmlElement, root: ShadowRoot) -> u32 {
    shells::widget::mount(host, root)
}

/// Some of the element's attributes have changed.
#[wasm_bindgen(js_name = changeWidget)]
pub fn change_widget(number: u32) {
    shells::widget::change(number);
}

/// The element is gone from the page.
#[wasm_bindgen(js_name = endWidget)]
pub fn end_widget(number: u32) {
    shells::widget::end(number);
}

/// The element's method `refresh()`; `answer` is called with whether the server has given its news.
#[wasm_bindgen(js_name = refreshWidget)]
pub fn refresh_widget(number: u32, answer: Function) {
    shells::widget::refresh(number, answer);
}

/// The element's method `open(id)`.
#[wasm_bindgen(js_name = openInWidget)]
pub fn open_in_widget(number: u32, id: Option<String>) {
    shells::widget::open(number, id.as_deref());
}
