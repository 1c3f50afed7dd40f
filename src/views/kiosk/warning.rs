use crate::domain::kiosk::session::Phase;
use crate::domain::message::{Message, session_ends};
use crate::platform::dom;
use crate::state::kiosk::Kiosk;
use crate::ui::dialog::open;
use crate::ui::element::{Element, element};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Asks whether somebody is still there, and counts down. Any touch is an answer.
pub fn warning(kiosk: &Kiosk) -> Element {
    let (of_key, kiosk) = (kiosk.session.clone(), kiosk.clone());
    element("div").live_child(
        move || if of_key.phase() == Phase::Warning { "warning" } else { "" }.to_owned(),
        move || (kiosk.session.current() == Phase::Warning).then(|| question(&kiosk)),
    )
}

fn question(kiosk: &Kiosk) -> Element {
    let reader = &kiosk.reader;
    let (of_click, of_escape, of_backdrop) =
        (kiosk.session.clone(), kiosk.session.clone(), kiosk.session.clone());
    let button = element("button")
        .attr("type", "button")
        .class("invitation")
        .text(reader.say(Message::ContinueSession))
        .on("click", move |_| of_click.touch());
    let (seconds, ends, language) = (kiosk.session.clone(), kiosk.session.clone(), reader.language());
    let digits = element("p")
        .class("warning-seconds")
        .attr("aria-hidden", "true")
        .live_text(move || crate::domain::text::decimal(seconds.seconds_left().into()));
    let text = element("p")
        .attr("id", "warning-text")
        .live_text(move || session_ends(ends.seconds_left(), language));
    let dialog = element("dialog")
        .class("dialog warning")
        .attr("role", "alertdialog")
        .attr("lang", language.tag())
        .attr("aria-labelledby", "warning-title")
        .attr("aria-describedby", "warning-text")
        .child(element("h2").attr("id", "warning-title").text(reader.say(Message::StillThere)))
        .child(digits)
        .child(text)
        .child(button)
        .on("click", move |_| of_backdrop.touch())
        .on("cancel", move |event| {
            event.prevent_default();
            of_escape.touch();
        });
    let node = dialog.node().clone();
    // It is in the page when this task has ended.
    dom::soon(move || {
        open(&node);
        let button = node.query_selector("button").ok().flatten();
        if let Some(button) = button.and_then(|button| button.dyn_into::<HtmlElement>().ok()) {
            dom::focus(&button);
        }
    });
    dialog
}
