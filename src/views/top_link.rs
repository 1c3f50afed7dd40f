use crate::domain::message::Message;
use crate::platform::{dom, page};
use crate::state::words::use_words;
use leptos::ev::MouseEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Back to the top, with the focus.
#[component]
pub fn TopLink(
    /// The `id` of the element at the top that takes the focus.
    target: &'static str,
) -> impl IntoView {
    let words = use_words();
    let on_click = move |event: MouseEvent| {
        if page::wants_other_tab(&event) {
            return;
        }
        event.prevent_default();
        page::scroll_to(0.0);
        if let Some(top) = page::element_by_id(target).and_then(|top| top.dyn_into::<HtmlElement>().ok()) {
            dom::focus(&top);
        }
    };
    view! {
        <a class="top-link" href=["#", target].concat() on:click=on_click>
            {move || words.say(Message::Top)}
        </a>
    }
}
