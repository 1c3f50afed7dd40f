use super::element::{Element, element};
use crate::domain::language::Language;
use crate::domain::message::speed;
use crate::domain::text::{decimal, leading_integer};
use crate::platform::dom::set;
use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;

/// In percent.
const SPEEDS: [u16; 6] = [75, 100, 125, 150, 175, 200];

/// A choice of speeds, in percent; `chosen` is the first one of them that is no slower than `at`.
pub fn speed_select(name: &str, language: Language, at: u16, on_change: impl Fn(u16) + 'static) -> Element {
    let chosen = SPEEDS.into_iter().find(|speed| *speed >= at).unwrap_or(200);
    let options = SPEEDS.into_iter().map(|percent| {
        let option =
            element("option").attr("value", &decimal(percent.into())).text(&speed(percent, language));
        if percent == chosen {
            set(option.node(), "selected", "");
        }
        option
    });
    element("select").class("speed").attr("aria-label", name).attr("title", name).children(options).on(
        "change",
        move |event| {
            let select = event.target().and_then(|target| target.dyn_into::<HtmlSelectElement>().ok());
            let percent = select.and_then(|select| leading_integer(&select.value()));
            if let Some(percent) = percent.and_then(|percent| u16::try_from(percent).ok()) {
                on_change(percent);
            }
        },
    )
}
