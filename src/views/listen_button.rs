use super::media_player::play_recording;
use super::reading_player::reading_tag;
use crate::domain::feed::Article;
use crate::domain::message::Message;
use crate::platform::dom;
use crate::state::read_aloud::Status;
use crate::state::reader::Reader;
use crate::ui::element::{Element, element};
use wasm_bindgen::JsCast;
use web_sys::Event;

/// "Listen to this article": the publisher's own recording if there is one, a voice of the device
/// otherwise. Absent as long as neither is there.
pub fn listen_button(reader: &Reader, article: &Article) -> Element {
    let place = element("div");
    reader.read_aloud.prepare();
    if article.is_recorded() {
        let of_click = reader.clone();
        return place.child(button(reader).on("click", move |event| {
            if let Some(article) = article_of(&event) {
                play_recording(&of_click, &article);
            }
        }));
    }
    let page = reader.read_aloud.newest_page();
    let (of_key, reader, tag) = (reader.read_aloud.clone(), reader.clone(), reading_tag(reader, article));
    let key_tag = tag.clone();
    place.live_child(
        // The button stays while its player tells that there is no voice after all.
        move || if of_key.can_read(&key_tag) { "listen".to_owned() } else { String::new() },
        move || reader.read_aloud.can_read(&tag).then(|| synthesis_button(&reader, &tag, page)),
    )
}

fn button(reader: &Reader) -> Element {
    element("button")
        .attr("type", "button")
        .class("tool")
        .attr("data-icon", "listen")
        .text(reader.say(Message::Listen))
}

fn synthesis_button(reader: &Reader, tag: &str, page: u32) -> Element {
    let button = button(reader);
    let (node, state) = (button.node().clone(), reader.read_aloud.clone());
    let (reader, tag) = (reader.clone(), tag.to_owned());
    button
        .effect(Box::new(move || {
            let pressed = if state.status() == Status::Off { "false" } else { "true" };
            dom::set(&node, "aria-pressed", pressed);
        }))
        .on("click", move |event| match article_of(&event) {
            Some(article) if reader.read_aloud.status() == Status::Off => {
                reader.read_aloud.start(page, &article, &tag, reader.preferences.get().speech_rate);
            }
            _ => reader.read_aloud.stop(),
        })
}

fn article_of(event: &Event) -> Option<web_sys::Element> {
    let target = event.target()?.dyn_into::<web_sys::Element>().ok()?;
    target.closest("article").ok().flatten()
}
