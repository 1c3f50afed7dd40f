//! A highlighted part of the page (CSS Custom Highlight API), which leaves the elements as they are.

use super::dom::{set, window};
use js_sys::{Array, Function, Reflect};
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Range};

/// The name in the style sheet: `::highlight(bantin-reading)`.
const NAME: &str = "bantin-reading";
/// The block that holds the highlighted part: for browsers without such highlights.
const MARK: &str = "data-reading";

/// Takes its marks away when it is dropped.
#[derive(Default)]
pub struct Highlighter(RefCell<Option<Element>>);

impl Highlighter {
    /// Moves the highlight to a part of a block.
    pub fn show(&self, range: Option<&Range>, block: &Element) {
        self.clear();
        set(block, MARK, "");
        self.0.replace(Some(block.clone()));
        if let (Some(range), Some(registry), Some(highlight)) =
            (range, registry(), property(&window(), "Highlight"))
        {
            let made = Reflect::construct(highlight.unchecked_ref::<Function>(), &Array::of1(range));
            if let Ok(made) = made {
                call(&registry, "set", &Array::of2(&NAME.into(), &made));
            }
        }
    }

    pub fn clear(&self) {
        if let Some(block) = self.0.take() {
            let _ = block.remove_attribute(MARK);
            if let Some(registry) = registry() {
                call(&registry, "delete", &Array::of1(&NAME.into()));
            }
        }
    }
}

impl Drop for Highlighter {
    fn drop(&mut self) {
        self.clear();
    }
}

fn registry() -> Option<JsValue> {
    property(&property(&window(), "CSS")?, "highlights")
}

fn property(of: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(of, &name.into()).ok().filter(|value| !value.is_undefined() && !value.is_null())
}

fn call(on: &JsValue, name: &str, arguments: &Array) {
    if let Some(function) = property(on, name).and_then(|function| function.dyn_into::<Function>().ok()) {
        let _ = function.apply(on, arguments);
    }
}
