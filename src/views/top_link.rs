use crate::domain::message::Message;
use crate::platform::{dom, page};
use crate::state::reader::Reader;
use crate::ui::element::{Element, element};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Back to the top, with the focus; `target` is the `id` of what takes it.
pub fn top_link(reader: &Reader, target: &'static str) -> Element {
    element("a").class("top-link").attr("href", &["#", target].concat()).text(reader.say(Message::Top)).on(
        "click",
        move |event| {
            if page::wants_other_tab(&event) {
                return;
            }
            event.prevent_default();
            page::scroll_to(0.0);
            if let Some(top) = page::element_by_id(target).and_then(|top| top.dyn_into::<HtmlElement>().ok())
            {
                dom::focus(&top);
            }
        },
    )
}
