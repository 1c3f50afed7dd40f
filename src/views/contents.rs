use super::article_body::show_target;
use crate::domain::headings::Heading;
use crate::domain::message::Message;
use crate::domain::text::decimal;
use crate::platform::draw::heading_id;
use crate::platform::page;
use crate::state::reader::Reader;
use crate::ui::element::{Element, element};
use wasm_bindgen::JsCast;

/// So many headings make an article long enough for a table of its contents.
pub const LONG: usize = 3;

/// The table of contents of a long article. It is open where there is room for it.
pub fn contents(reader: &Reader, headings: &[Heading]) -> Option<Element> {
    if headings.len() < LONG {
        return None;
    }
    let title = reader.say(Message::Contents);
    let items = headings.iter().map(item);
    let details = element("details").attr_if("open", page::is_wide().then_some(""));
    let details = details.child(element("summary").text(title)).child(element("ol").children(items));
    Some(element("nav").class("contents").attr("aria-label", title).child(details))
}

fn item(heading: &Heading) -> Element {
    let id = heading_id(heading.number);
    let link = element("a").attr("href", &["#", &id].concat()).text(&heading.text);
    let link = link.on("click", move |event| {
        if !page::wants_other_tab(&event) {
            event.prevent_default();
            if let Some(link) = event.target().and_then(|link| link.dyn_into().ok()) {
                show_target(&link, &id);
            }
        }
    });
    element("li").attr("data-depth", &decimal(heading.depth.min(2).into())).child(link)
}
