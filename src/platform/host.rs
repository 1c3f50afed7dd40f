//! The element of a partner's page that a widget is drawn in, and what it tells that page.

use js_sys::{Object, Reflect};
use wasm_bindgen::JsValue;
use web_sys::{CustomEvent, CustomEventInit, HtmlElement};

/// What the page hears. Each event bubbles, and crosses the borders of shadow trees around the element.
pub enum Told<'a> {
    /// `news-reader:ready`: the first headlines or the article are drawn.
    Ready,
    /// `news-reader:navigate`: another view is asked for, `None` is the list. Where `can_cancel` holds,
    /// the page may forbid it and go its own way.
    Navigate { id: Option<&'a str>, can_cancel: bool },
    /// `news-reader:error`: nothing can be shown; `kind` is a word for programs.
    Error { kind: &'a str, message: &'a str },
    /// `news-reader:resize`: the element has another height, in CSS pixels.
    Resize { height: i32 },
}

/// Tells the page; whether it has not forbidden what it was told of.
pub fn tell(host: &HtmlElement, told: &Told) -> bool {
    let detail = Object::new();
    let set = |name: &str, value: JsValue| {
        let _ = Reflect::set(&detail, &JsValue::from_str(name), &value);
    };
    let mut can_be_cancelled = false;
    let name = match told {
        Told::Ready => "news-reader:ready",
        Told::Navigate { id, can_cancel } => {
            can_be_cancelled = *can_cancel;
            set("id", id.map_or(JsValue::NULL, JsValue::from_str));
            "news-reader:navigate"
        }
        Told::Error { kind, message } => {
            set("kind", JsValue::from_str(kind));
            set("message", JsValue::from_str(message));
            "news-reader:error"
        }
        Told::Resize { height } => {
            set("height", JsValue::from(*height));
            "news-reader:resize"
        }
    };
    let init = CustomEventInit::new();
    init.set_bubbles(true);
    init.set_composed(true);
    init.set_cancelable(can_be_cancelled);
    init.set_detail(&detail);
    match CustomEvent::new_with_event_init_dict(name, &init) {
        Ok(event) => host.dispatch_event(&event).unwrap_or(true),
        Err(_) => true,
    }
}
