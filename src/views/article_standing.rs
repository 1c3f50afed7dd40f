use super::later::fill_later;
use crate::domain::message::Message;
use crate::platform::dom;
use crate::state::library::Standing;
use crate::state::reader::Reader;
use crate::ui::element::{Element, element};
use leptos::prelude::{ArcTrigger, Notify, Track};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// That the open article was corrected or taken back since it was opened. It lies over the page: the text
/// stays as it is, and where it is, until its reader wants the new one.
pub fn article_standing(reader: &Reader, id: &str) -> Element {
    let (reader, id) = (reader.clone(), id.to_owned());
    fill_later(element("div").class("over-page at-end"), move || note(&reader, id))
}

#[inline(never)]
fn note(reader: &Reader, id: String) -> Element {
    // What its reader has put aside, told by how often it has changed.
    let closed = Rc::new((Cell::new(None), ArcTrigger::new()));
    let (of_key, of_close, of_words) = (closed.clone(), closed, id.clone());
    let reader = reader.clone();
    let standing_reader = reader.clone();
    let standing = move || {
        of_key.1.track();
        let standing = match standing_reader.open_saved() {
            // A copy has its own words for it.
            Some(_) => Standing::Current,
            None => standing_reader.library.standing(&id),
        };
        if of_key.0.get() == Some(standing) { Standing::Current } else { standing }
    };
    let key = standing.clone();
    let key = move || match key() {
        Standing::Current => "",
        Standing::Corrected => "corrected",
        Standing::Withdrawn => "withdrawn",
    };
    element("div").live_child(
        move || key().to_owned(),
        move || {
            let standing = standing();
            let withdrawn = match reader.shelf.has(reader.shelf_key(&of_words)) {
                true => Message::WithdrawnSaved,
                false => Message::WithdrawnNow,
            };
            let close = of_close.clone();
            let close = element("button")
                .attr("type", "button")
                .class("icon-button")
                .attr("data-icon", "close")
                .attr("aria-label", reader.say(Message::Close))
                .on("click", move |_| {
                    close.0.set(Some(standing));
                    close.1.notify();
                    focus_heading();
                });
            let note = element("div").class("pill").attr("role", "note");
            match standing {
                Standing::Current => None,
                Standing::Corrected => Some(
                    note.child(words(&reader, Message::CorrectedNow)).child(newest(&reader)).child(close),
                ),
                Standing::Withdrawn => Some(note.child(words(&reader, withdrawn)).child(close)),
            }
        },
    )
}

fn words(reader: &Reader, message: Message) -> Element {
    // Said once: this is not the live region, which has other things to say.
    reader.announcer.say(reader.say(message).trim_end_matches(':').to_owned());
    element("span").text(reader.say(message))
}

fn newest(reader: &Reader) -> Element {
    let library = reader.library.clone();
    element("button")
        .attr("type", "button")
        .text(reader.say(Message::ShowCorrected))
        .on("click", move |_| library.show_newest())
}

/// The button is gone with its note: the focus stays in the article.
fn focus_heading() {
    let heading = dom::document().query_selector("#main h1").ok().flatten();
    if let Some(heading) = heading.and_then(|heading| heading.dyn_into::<HtmlElement>().ok()) {
        dom::focus(&heading);
    }
}
